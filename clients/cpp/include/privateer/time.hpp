#pragma once

#include <chrono>
#include <cstdint>

namespace privateer {

/// A point in time as the wire has it: seconds since 1970 in UTC, and nanoseconds after that, 0 to 999,999,999. It holds all
/// of the years 1 to 9999, more than a system_clock does.
struct Timestamp {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;

  static Timestamp of(std::chrono::system_clock::time_point time) {
    const auto since = time.time_since_epoch();
    const auto whole = std::chrono::floor<std::chrono::seconds>(since);
    return {whole.count(),
            static_cast<std::int32_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(since - whole).count())};
  }

  /// The same in the system's clock, which must be able to hold it: years 1678 to 2261.
  std::chrono::system_clock::time_point time() const {
    return std::chrono::system_clock::time_point(std::chrono::duration_cast<std::chrono::system_clock::duration>(
        std::chrono::seconds(seconds) + std::chrono::nanoseconds(nanos)));
  }

  friend bool operator==(const Timestamp& a, const Timestamp& b) {
    return a.seconds == b.seconds && a.nanos == b.nanos;
  }
};

/// A length of time as the wire has it: up to 10,000 years. Seconds and nanoseconds have the same sign.
struct Duration {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;

  static Duration of(std::chrono::nanoseconds duration) {
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(duration);
    return {whole.count(), static_cast<std::int32_t>((duration - whole).count())};
  }

  /// The same as std::chrono has it, which must be able to hold it: 292 years.
  std::chrono::nanoseconds duration() const {
    return std::chrono::seconds(seconds) + std::chrono::nanoseconds(nanos);
  }

  friend bool operator==(const Duration& a, const Duration& b) {
    return a.seconds == b.seconds && a.nanos == b.nanos;
  }
};

}  // namespace privateer
