#pragma once

#include <chrono>

namespace privateer {

using Clock = std::chrono::steady_clock;
using Duration = std::chrono::nanoseconds;
using TimePoint = std::chrono::time_point<Clock, Duration>;

}  // namespace privateer
