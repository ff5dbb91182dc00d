#include "line.hpp"

#include <algorithm>
#include <utility>

namespace privateer {
namespace {

/// How old a PONG may get before a call is bound to what it told.
constexpr std::chrono::milliseconds pong_fresh{60'000};

}  // namespace

Peer Peer::of(const Reply& pong, TimePoint now) {
  const ServerInfo server = pong.server.value_or(ServerInfo{});
  return {pong.scope, pong.store_ms, pong.draining, server.max_message_bytes, server.retention_ms, now};
}

Peer Peer::heard(const Reply& reply, TimePoint now) const {
  return {reply.scope, reply.store_ms, reply.draining, max_message_bytes, retention_ms, now};
}

bool Peer::is_fresh(TimePoint now) const {
  const auto longest = static_cast<std::uint64_t>(pong_fresh.count());
  const std::uint64_t most = retention_ms > 0 ? std::min(longest, retention_ms / 4) : longest;
  return now - at <= std::chrono::milliseconds(most);
}

bool HeldLine::connect(const std::string& endpoint) {
  close();
  endpoint_ = endpoint;
  held_ = line_.connect(endpoint);
  return held_;
}

void HeldLine::heard(TimePoint now, const Reply& reply) {
  const std::optional<Peer> peer = held_ ? line_.peer() : std::nullopt;
  if (peer && reply.scope != no_id) {
    line_.learned(peer->heard(reply, now));
  }
}

void HeldLine::release() {
  if (std::exchange(held_, false)) {
    line_.release();
  }
}

void HeldLine::close() {
  if (std::exchange(held_, false)) {
    line_.close();
  }
}

void HeldLine::done(CallResult result) {
  close();
  line_.done(std::move(result));
}

}  // namespace privateer
