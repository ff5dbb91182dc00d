#pragma once

#include <cstddef>
#include <cstdint>
#include <variant>

namespace privateer {

// What generated code says of its messages as data, for their form in JSON. All of it is made when the program is compiled
// and costs nothing until somebody asks for JSON.

struct EnumForm;
struct MessageForm;

/// The types that have a form of their own in JSON.
enum class Scalar {
  boolean,
  int32,
  uint32,
  int64,
  uint64,
  sint32,
  sint64,
  fixed32,
  fixed64,
  sfixed32,
  sfixed64,
  float32,
  float64,
  string,
  bytes,
  timestamp,
  duration,
};

/// Google's own messages that have a form of their own in JSON.
enum class Known { any, empty, field_mask, structure, value, list };

/// Google's own message around a scalar, such as Int32Value.
struct Wrapped {
  Scalar scalar;
};

/// What a field holds.
using TypeForm = std::variant<Scalar, const EnumForm*, const MessageForm*, Known, Wrapped>;

/// One field of a message, under one of its names. Made by `single`, `repeated` and `map`.
struct FieldForm {
  enum class Label { single, repeated, map };

  int number;
  /// Its name in the `.proto`, which is read too.
  const char* name;
  /// Its name in JSON, which is written.
  const char* json_name;
  Label label;
  /// Of each element, and of a map's values.
  TypeForm type;
  /// Of a map's keys.
  Scalar key;
  /// Fields of one message with the same number here are a oneof; 0 is none.
  int oneof;
};

constexpr FieldForm single(int number, const char* name, const char* json_name, TypeForm type, int oneof = 0) {
  return {number, name, json_name, FieldForm::Label::single, type, Scalar::string, oneof};
}

constexpr FieldForm repeated(int number, const char* name, const char* json_name, TypeForm type) {
  return {number, name, json_name, FieldForm::Label::repeated, type, Scalar::string, 0};
}

constexpr FieldForm map(int number, const char* name, const char* json_name, Scalar key, TypeForm value) {
  return {number, name, json_name, FieldForm::Label::map, value, key, 0};
}

/// The fields of a message. A field that was renamed comes twice: under its name, and later under the one that is only read.
struct MessageForm {
  const FieldForm* fields = nullptr;
  std::size_t size = 0;

  constexpr MessageForm() = default;
  template <std::size_t N>
  constexpr explicit MessageForm(const FieldForm (&all)[N]) : fields(all), size(N) {}

  const FieldForm* begin() const { return fields; }
  const FieldForm* end() const { return fields + size; }
};

struct EnumConstantForm {
  std::int32_t number;
  const char* name;
};

/// The constants of an enum, former names last.
struct EnumForm {
  const EnumConstantForm* constants;
  std::size_t size;
  /// What a name that this program does not know is read as.
  std::int32_t unknown;

  template <std::size_t N>
  constexpr EnumForm(const EnumConstantForm (&all)[N], std::int32_t unknown)
      : constants(all), size(N), unknown(unknown) {}

  const EnumConstantForm* begin() const { return constants; }
  const EnumConstantForm* end() const { return constants + size; }
};

}  // namespace privateer
