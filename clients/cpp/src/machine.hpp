#pragma once

#include "clock.hpp"
#include "envelope.hpp"

namespace privateer {

/// What decides a call's next step. Pure: events and the time come in through its methods, actions go out through a line; it
/// never sleeps and reads no clock.
class Machine {
 public:
  virtual ~Machine() = default;

  virtual void start(TimePoint now) = 0;

  /// When on_time must be called next.
  virtual TimePoint next_time() const = 0;

  /// Time has passed.
  virtual void on_time(TimePoint now) = 0;

  /// A reply came on the current connection; one that this call did not ask for is dropped.
  virtual void on_reply(TimePoint now, const Reply& reply) = 0;

  /// The caller does not want the result any more.
  virtual void cancel(TimePoint now) = 0;
};

}  // namespace privateer
