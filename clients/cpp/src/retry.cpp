#include "retry.hpp"

#include <algorithm>
#include <cmath>

namespace privateer {
namespace {

/// How many seconds' refill a budget keeps: Finagle's ten.
constexpr double window_seconds = 10;

}  // namespace

Nanoseconds RetryPolicy::backoff(int failures, double random) const {
  const double doubled = static_cast<double>(backoff_base.count()) * std::pow(2.0, failures - 1);
  return Nanoseconds(static_cast<Nanoseconds::rep>(random * std::min(doubled, static_cast<double>(backoff_cap.count()))));
}

std::uint32_t RetryPolicy::beat_ms() const {
  const auto half = std::chrono::duration_cast<std::chrono::milliseconds>(attempt_timeout).count() / 2;
  return static_cast<std::uint32_t>(std::max<std::int64_t>(1, half));
}

RetryBudget::RetryBudget(double share, double per_second, TimePoint now)
    : share_(share),
      per_second_(per_second),
      capacity_(std::max(per_second * window_seconds, share * 1'000)),
      tokens_(per_second * window_seconds),
      refilled_at_(now) {}

void RetryBudget::deposit() { tokens_ = std::min(capacity_, tokens_ + share_); }

bool RetryBudget::withdraw(TimePoint now) {
  const double seconds = std::chrono::duration<double>(now - refilled_at_).count();
  refilled_at_ = now;
  tokens_ = std::min(capacity_, tokens_ + seconds * per_second_);
  // A hair below one counts as one: five deposits of a fifth do not quite add up in binary.
  if (tokens_ < 0.999'999) {
    return false;
  }
  tokens_ -= 1;
  return true;
}

}  // namespace privateer
