#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace privateer {

using Clock = std::chrono::steady_clock;
using Nanoseconds = std::chrono::nanoseconds;
using TimePoint = std::chrono::time_point<Clock, Nanoseconds>;

/// What a request says of a deadline: how long the caller will still wait. 0 would say that no time is left.
inline std::uint32_t timeout_ms(TimePoint now, TimePoint deadline) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - now).count();
  return static_cast<std::uint32_t>(std::max<std::int64_t>(1, left));
}

}  // namespace privateer
