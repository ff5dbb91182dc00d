#include "call_id.hpp"

#include <regex>
#include <stdexcept>

namespace privateer {
namespace {

/// Of 32 hexadecimal digits.
Id id_of(const std::string& digits) {
  Id id{};
  for (std::size_t i = 0; i < id.size(); i++) {
    id[i] = static_cast<std::uint8_t>(std::stoi(digits.substr(2 * i, 2), nullptr, 16));
  }
  return id;
}

}  // namespace

std::string to_string(const CallId& id) {
  const std::string text = to_string(id.client) + "/" + std::to_string(id.sequence);
  return id.scope == no_id ? text : text + "@" + to_string(id.scope) + "/" + std::to_string(id.bound_ms);
}

CallId parse_call_id(const std::string& text) {
  static const std::regex form("([0-9a-f]{32})/([1-9][0-9]{0,18})(?:@([0-9a-f]{32})/(0|[1-9][0-9]{0,18}))?");
  std::smatch parts;
  if (!std::regex_match(text, parts, form)) {
    throw std::invalid_argument("no call id: \"" + text + "\"; it looks like client/sequence@scope/boundMs");
  }
  try {
    CallId id;
    id.client = id_of(parts[1]);
    id.sequence = static_cast<std::uint64_t>(std::stoll(parts[2]));
    if (parts[3].matched) {
      id.scope = id_of(parts[3]);
      id.bound_ms = std::stoll(parts[4]);
    }
    return id;
  } catch (const std::out_of_range&) {
    throw std::invalid_argument("no call id: a number in \"" + text + "\" is too large");
  }
}

}  // namespace privateer
