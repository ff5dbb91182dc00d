#pragma once

#include <cstdint>

namespace privateer {

/// How a call ended. The numbers are those of google.rpc.Code, so that gateways and dashboards know them; 100 is the
/// protocol's own.
enum class Code : std::int32_t {
  ok = 0,
  cancelled = 1,
  unknown = 2,
  invalid_argument = 3,
  deadline_exceeded = 4,
  not_found = 5,
  already_exists = 6,
  permission_denied = 7,
  resource_exhausted = 8,
  failed_precondition = 9,
  aborted = 10,
  out_of_range = 11,
  unimplemented = 12,
  internal = 13,
  unavailable = 14,
  data_loss = 15,
  unauthenticated = 16,
  /// The call is bound to a reply store that this server does not have, so it cannot tell whether the call ran.
  wrong_scope = 100,
};

/// The code's name as the protocol spells it: `UNAVAILABLE`.
const char* to_string(Code code);

/// Whether a call ran. Every failure carries one; the library never guesses.
enum class Outcome {
  /// Nobody can say, and it may still finish later: look before placing it again.
  unknown,
  /// It did not run and never will, so placing it again is safe.
  not_executed,
  /// It ran to its end.
  executed,
};

const char* to_string(Outcome outcome);

/// Which calls are served first, and refused last, when there are more than can be served.
enum class Priority : std::int32_t {
  /// That of everything that says nothing else.
  normal = 0,
  /// Somebody would notice at once. Served before all others.
  critical = 1,
  /// Nobody waits. Served when nothing else waits.
  background = 2,
};

}  // namespace privateer
