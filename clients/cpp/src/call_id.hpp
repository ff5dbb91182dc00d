#pragma once

#include <cstdint>
#include <string>

#include "envelope.hpp"

namespace privateer {

/// Which call, and where it is remembered.
struct CallId {
  Id client{};
  std::uint64_t sequence = 0;
  /// Absent if it is bound to no reply store.
  Id scope{};
  std::int64_t bound_ms = 0;
};

/// `client/sequence@scope/boundMs`, without the second half if the call is bound to no store.
std::string to_string(const CallId& id);

/// Throws std::invalid_argument if it is no call id.
CallId parse_call_id(const std::string& text);

}  // namespace privateer
