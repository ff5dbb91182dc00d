#pragma once

#include <algorithm>
#include <cstdint>

#include "clock.hpp"

namespace privateer {

/// How patiently a call is tried.
struct RetryPolicy {
  /// How long a server may be silent before it counts as dead or cut off.
  Nanoseconds attempt_timeout = std::chrono::seconds(1);
  /// How often a call is sent at most.
  int max_attempts = 5;
  /// The longest wait before the first resending; it doubles with each further one.
  Nanoseconds backoff_base = std::chrono::milliseconds(50);
  /// The longest wait of all.
  Nanoseconds backoff_cap = std::chrono::seconds(1);

  /// The wait after so many failures in a row: full jitter, uniform between 0 and the doubled base. Of the usual
  /// strategies it finishes contended work with the fewest calls (Brooker, "Exponential Backoff And Jitter", 2015).
  /// `random` is between 0 and 1.
  Nanoseconds backoff(int failures, double random) const;

  /// That wait, but no shorter than the server asked for.
  Nanoseconds pause(int failures, double random, std::uint32_t at_least_ms) const {
    return std::max<Nanoseconds>(backoff(failures, random), std::chrono::milliseconds(at_least_ms));
  }

  /// The beat to ask for: half of the attempt timeout, so that one lost beat shows before it counts as silence.
  std::uint32_t beat_ms() const;
};

/// How many resendings all calls of a client may make together: a share of the calls, and a few per second whatever
/// happens. It keeps retries from turning a small outage into a large one.
class RetryBudget {
 public:
  RetryBudget(double share, double per_second, TimePoint now);

  /// A call is sent for the first time.
  void deposit();

  /// Whether a call may be sent again now; if so, that is paid for.
  bool withdraw(TimePoint now);

 private:
  double share_;
  double per_second_;
  double capacity_;
  double tokens_;
  TimePoint refilled_at_;
};

}  // namespace privateer
