#include "endpoints.hpp"

namespace privateer {
namespace {

/// How long a failure keeps an endpoint out of new calls while another one is there.
constexpr std::chrono::seconds avoid_for{1};

}  // namespace

Endpoints::Endpoints(const std::vector<std::string>& addresses) {
  for (const std::string& address : addresses) {
    all_.push_back({address});
  }
}

std::string Endpoints::choose(TimePoint now, const std::set<std::string>& excluded) {
  const Endpoint* best = nullptr;
  for (std::size_t i = 0; i < all_.size(); i++) {
    Endpoint& candidate = all_[(turn_ + i) % all_.size()];
    if (excluded.count(candidate.address) > 0) {
      continue;
    }
    const bool trial = candidate.avoided && candidate.avoid_until <= now;
    if (trial) {
      candidate.avoid_until = now + avoid_for;
    }
    if (trial || !candidate.avoided) {
      turn_ = (turn_ + i + 1) % all_.size();
      return candidate.address;
    }
    if (best == nullptr || candidate.avoid_until < best->avoid_until) {
      best = &candidate;
    }
  }
  return best == nullptr ? "" : best->address;
}

void Endpoints::avoid(const std::string& address, TimePoint now) {
  for (Endpoint& endpoint : all_) {
    if (endpoint.address == address) {
      endpoint.avoided = true;
      endpoint.avoid_until = now + avoid_for;
    }
  }
}

void Endpoints::trust(const std::string& address) {
  for (Endpoint& endpoint : all_) {
    if (endpoint.address == address) {
      endpoint.avoided = false;
    }
  }
}

}  // namespace privateer
