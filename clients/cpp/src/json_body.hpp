#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "privateer/form.hpp"

namespace privateer {

// Bodies in JSON: the proto3 JSON mapping. Generated code writes and reads Protocol Buffers alone; its messages become JSON
// and come back by the forms that it gives.

/// Whether repeated values of it travel packed behind one tag.
inline bool is_packed(const TypeForm& type) {
  const Scalar* scalar = std::get_if<Scalar>(&type);
  return std::holds_alternative<const EnumForm*>(type) || (scalar != nullptr && *scalar < Scalar::string);
}

// What Google's own messages have inside.

inline constexpr FieldForm struct_entries = map(1, "fields", "fields", Scalar::string, Known::value);
inline constexpr FieldForm list_elements = repeated(1, "values", "values", Known::value);
inline constexpr FieldForm mask_paths = repeated(1, "paths", "paths", Scalar::string);
inline constexpr MessageForm nothing;

/// The fields of a Value, of which it has one.
enum ValueField : int { null_value = 1, number_value, string_value, bool_value, struct_value, list_value };

inline constexpr const char* no_json_of_any = "google.protobuf.Any has no JSON here, use protobuf bodies";

/// The JSON of a message; fields with the same number stand together in it, as generated code writes them. Throws a CodecError
/// if a value in it has no form in JSON.
std::string to_json(std::string_view message, const MessageForm& form);

/// The message of a JSON text; an empty one counts as `{}`. Throws a CodecError if it is none.
std::string from_json(std::string_view json, const MessageForm& form);

}  // namespace privateer
