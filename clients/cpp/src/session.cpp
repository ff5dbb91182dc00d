#include "session.hpp"

namespace privateer {

std::uint64_t Session::allocate() {
  unfinished_.insert(next_);
  return next_++;
}

void Session::finish(std::uint64_t sequence) {
  unfinished_.erase(sequence);
  unknown_.erase(sequence);
}

void Session::finish_unknown(std::uint64_t sequence, TimePoint until) {
  unknown_[sequence] = until;
  ended_.push_back(sequence);
  while (unknown_.size() > max_unknown) {
    finish(ended_.front());
    ended_.pop_front();
  }
}

Request Session::acknowledging(Request request, TimePoint now) {
  while (!ended_.empty()) {
    if (const auto first = unknown_.find(ended_.front()); first != unknown_.end() && first->second > now) {
      break;
    }
    finish(ended_.front());
    ended_.pop_front();
  }
  if (unfinished_.empty()) {
    request.done_below = next_;
    request.done.clear();
  } else {
    request.done_below = *unfinished_.begin();
    request.done = ranges();
  }
  return request;
}

/// What is finished between the unfinished numbers and above them.
std::vector<Numbers> Session::ranges() {
  auto each = unfinished_.upper_bound(told_up_to_);
  if (each != unfinished_.begin()) {
    --each;
  }
  told_up_to_ = 0;
  std::vector<Numbers> done;
  std::uint64_t before = *each;
  for (++each; each != unfinished_.end(); ++each) {
    if (*each > before + 1) {
      done.push_back({before + 1, *each - 1});
      if (done.size() == max_ranges) {
        told_up_to_ = *each;
        return done;
      }
    }
    before = *each;
  }
  if (before + 1 < next_) {
    done.push_back({before + 1, next_ - 1});
  }
  return done;
}

}  // namespace privateer
