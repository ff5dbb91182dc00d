#pragma once

#include <chrono>

namespace privateer {

using Clock = std::chrono::steady_clock;
using Nanoseconds = std::chrono::nanoseconds;
using TimePoint = std::chrono::time_point<Clock, Nanoseconds>;

}  // namespace privateer
