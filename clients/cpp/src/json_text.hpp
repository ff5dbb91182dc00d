#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "privateer/time.hpp"

namespace privateer {

// The texts that values have in JSON. What reads gives nothing for a text that is none of them; what writes throws a
// CodecError for a value that has no text.

/// In quotes, with what must be escaped escaped.
std::string quoted(std::string_view text);

std::string to_base64(std::string_view bytes);
/// Of either alphabet, padded or not.
std::optional<std::string> from_base64(std::string_view text);

/// The shortest that is read as the same number.
std::string to_text(float value);
std::string to_text(double value);

/// Of a number in JSON, on the Java side too.
constexpr std::size_t longest_number = 1'000;

/// Whether JSON would take it for a number, and it is not too long.
bool is_number(std::string_view text);

/// A number as this type; nothing if it is out of its range, or no whole one: `1e3` is whole, `1.5` is not.
template <typename T>
std::optional<T> integer(std::string_view text);
template <typename T>
std::optional<T> floating(std::string_view text);

/// `2026-01-31T23:59:00.5Z`
std::string to_text(const Timestamp& value);
/// With any offset.
std::optional<Timestamp> timestamp(std::string_view text);

/// `-1.5s`
std::string to_text(const Duration& value);
std::optional<Duration> duration(std::string_view text);

}  // namespace privateer
