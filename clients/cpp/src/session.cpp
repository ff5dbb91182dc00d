#include "session.hpp"

namespace privateer {

std::uint64_t Session::allocate() {
  unfinished_.insert(next_);
  return next_++;
}

void Session::finish(std::uint64_t sequence) { unfinished_.erase(sequence); }

void Session::finish_unknown(std::uint64_t sequence, TimePoint until) { unknown_[sequence] = until; }

Request Session::acknowledging(Request request, TimePoint now) {
  for (auto each = unknown_.begin(); each != unknown_.end();) {
    if (each->second <= now) {
      unfinished_.erase(each->first);
      each = unknown_.erase(each);
    } else {
      ++each;
    }
  }
  request.done.clear();
  if (unfinished_.empty()) {
    request.done_below = next_;
    return request;
  }
  request.done_below = *unfinished_.begin();
  std::uint64_t before = request.done_below;
  for (const std::uint64_t sequence : unfinished_) {
    if (sequence > before + 1) {
      request.done.push_back({before + 1, sequence - 1});
      if (request.done.size() == max_ranges) {
        return request;
      }
    }
    before = sequence;
  }
  if (before + 1 < next_) {
    request.done.push_back({before + 1, next_ - 1});
  }
  return request;
}

}  // namespace privateer
