#pragma once

#include <deque>
#include <map>
#include <set>
#include <vector>

#include "clock.hpp"
#include "envelope.hpp"

namespace privateer {

/// A client's identity, its sequence numbers, and what it tells servers to forget.
///
/// A number is unfinished from its allocation until its result is in hand; after UNKNOWN until the retention has passed,
/// because a server must still be able to say what became of it.
class Session {
 public:
  /// More ranges than this are not told at once: the next request goes on where this one stopped.
  static constexpr std::size_t max_ranges = 64;

  /// Calls of unknown outcome beyond this many are finished before their time, the oldest first. By default a server remembers
  /// twice as many calls of a client and takes no more: who is cut off for long must not be refused when he is back.
  static constexpr std::size_t max_unknown = 4'096;

  explicit Session(const Id& client) : client_(client) {}

  const Id& client() const { return client_; }

  std::uint64_t allocate();

  /// The result is in hand: no server needs to remember it.
  void finish(std::uint64_t sequence);

  /// Nobody could say what became of it: it stays unfinished until then.
  void finish_unknown(std::uint64_t sequence, TimePoint until);

  /// The request, telling what is finished by now.
  Request acknowledging(Request request, TimePoint now);

 private:
  std::vector<Numbers> ranges();

  Id client_;
  std::uint64_t next_ = 1;
  std::set<std::uint64_t> unfinished_;
  std::map<std::uint64_t, TimePoint> unknown_;
  /// Calls of unknown outcome in the order in which they ended; some may be finished since.
  std::deque<std::uint64_t> ended_;
  /// The number behind which the ranges of the next request begin.
  std::uint64_t told_up_to_ = 0;
};

}  // namespace privateer
