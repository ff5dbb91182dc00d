#pragma once

#include <map>
#include <set>

#include "clock.hpp"
#include "envelope.hpp"

namespace privateer {

/// A client's identity, its sequence numbers, and what it tells servers to forget.
///
/// A number is unfinished from its allocation until its result is in hand; after UNKNOWN until the retention has passed,
/// because a server must still be able to say what became of it.
class Session {
 public:
  /// More ranges than this are not told: a server learns of the rest when the first unfinished call ends.
  static constexpr std::size_t max_ranges = 64;

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
  Id client_;
  std::uint64_t next_ = 1;
  std::set<std::uint64_t> unfinished_;
  std::map<std::uint64_t, TimePoint> unknown_;
};

}  // namespace privateer
