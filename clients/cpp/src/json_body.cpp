#include "json_body.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "json_reader.hpp"
#include "json_text.hpp"
#include "privateer/generated.hpp"

namespace privateer {
namespace {

bool is_packed(const TypeForm& type) {
  const Scalar* scalar = std::get_if<Scalar>(&type);
  return std::holds_alternative<const EnumForm*>(type) || (scalar != nullptr && *scalar < Scalar::string);
}

// ---- writing

std::string json_of(const TypeForm& type, Reader& in);

template <typename T>
std::string time_of(Reader& in) {
  T value;
  in.message([&](Reader& nested) { decode(value, nested); });
  return to_text(value);
}

/// A value as text, without quotes: as map keys have it.
std::string text_of(Scalar type, Reader& in) {
  switch (type) {
    case Scalar::boolean: return in.boolean() ? "true" : "false";
    case Scalar::int32: return std::to_string(in.int32());
    case Scalar::uint32: return std::to_string(in.uint32());
    case Scalar::int64: return std::to_string(in.int64());
    case Scalar::uint64: return std::to_string(in.uint64());
    case Scalar::sint32: return std::to_string(in.sint32());
    case Scalar::sint64: return std::to_string(in.sint64());
    case Scalar::fixed32: return std::to_string(in.fixed32());
    case Scalar::fixed64: return std::to_string(in.fixed64());
    case Scalar::sfixed32: return std::to_string(in.sfixed32());
    case Scalar::sfixed64: return std::to_string(in.sfixed64());
    case Scalar::float32: return to_text(in.float32());
    case Scalar::float64: return to_text(in.float64());
    case Scalar::string: return in.string();
    case Scalar::bytes: return to_base64(in.bytes());
    case Scalar::timestamp: return time_of<Timestamp>(in);
    case Scalar::duration: return time_of<Duration>(in);
  }
  return "";
}

/// A double holds no more than 53 bits of a number, so JSON has those with 64 as strings.
bool is_string(Scalar type) {
  switch (type) {
    case Scalar::int64:
    case Scalar::uint64:
    case Scalar::sint64:
    case Scalar::fixed64:
    case Scalar::sfixed64:
    case Scalar::string:
    case Scalar::bytes:
    case Scalar::timestamp:
    case Scalar::duration: return true;
    default: return false;
  }
}

std::string constant_of(const EnumForm& form, std::int32_t number) {
  const auto found = std::find_if(form.begin(), form.end(), [&](const auto& each) { return each.number == number; });
  return found == form.end() ? std::to_string(number) : quoted(found->name);
}

std::string entry_of(const FieldForm& field, Reader& in) {
  std::string key;
  std::string value;
  in.message([&](Reader& entry) {
    while (entry.next()) {
      switch (entry.field()) {
        case 1: key = text_of(field.key, entry); break;
        case 2: value = json_of(field.type, entry); break;
        default: entry.skip();
      }
    }
  });
  return quoted(key) + ":" + value;
}

/// What one field of the message adds: the elements of a packed one, with commas between.
std::string part_of(const FieldForm& field, Reader& in) {
  if (field.label == FieldForm::Label::map) {
    return entry_of(field, in);
  }
  if (field.label == FieldForm::Label::single || !is_packed(field.type)) {
    return json_of(field.type, in);
  }
  std::string all;
  in.elements([&](Reader& each) { all += (all.empty() ? "" : ",") + json_of(field.type, each); });
  return all;
}

std::string message_of(const MessageForm& form, Reader& in) {
  std::string out = "{";
  std::string close;
  int open = 0;
  while (in.next()) {
    const int number = in.field();
    const auto field = std::find_if(form.begin(), form.end(), [&](const auto& each) { return each.number == number; });
    if (field == form.end()) {
      in.skip();
      continue;
    }
    if (number != open) {
      const bool map = field->label == FieldForm::Label::map;
      const bool many = field->label != FieldForm::Label::single;
      out += close + (open == 0 ? "" : ",") + quoted(field->json_name) + ":" + (map ? "{" : many ? "[" : "");
      close = map ? "}" : many ? "]" : "";
      open = number;
    } else {
      out += ',';
    }
    out += part_of(*field, in);
  }
  return out + close + '}';
}

std::string json_of(const TypeForm& type, Reader& in) {
  if (const Scalar* scalar = std::get_if<Scalar>(&type)) {
    const std::string text = text_of(*scalar, in);
    return is_string(*scalar) ? quoted(text) : text;
  }
  if (const EnumForm* const* form = std::get_if<const EnumForm*>(&type)) {
    return constant_of(**form, in.int32());
  }
  std::string out;
  in.message([&](Reader& nested) { out = message_of(*std::get<const MessageForm*>(type), nested); });
  return out;
}

// ---- reading

void read_message(const MessageForm& form, JsonReader& in, Writer& out);

template <typename T>
T read_as(std::optional<T> (*read)(std::string_view), std::string_view text, const JsonReader& in, const char* what) {
  std::optional<T> value = read(text);
  if (!value) {
    in.fail("expected " + std::string(what));
  }
  return *std::move(value);
}

/// A number may stand in quotes.
std::string maybe_quoted(JsonReader& in) { return in.peek() == '"' ? in.string() : std::string(in.number()); }

template <typename T>
T read_integer(JsonReader& in) {
  return read_as<T>(integer<T>, maybe_quoted(in), in, "a whole number that the field can hold");
}

template <typename T>
T read_floating(JsonReader& in) {
  const std::string text = maybe_quoted(in);
  if (text == "NaN") {
    return std::numeric_limits<T>::quiet_NaN();
  }
  if (text == "Infinity" || text == "-Infinity") {
    return text.front() == '-' ? -std::numeric_limits<T>::infinity() : std::numeric_limits<T>::infinity();
  }
  return read_as<T>(floating<T>, text, in, "a number that the field can hold");
}

template <typename T>
void read_time(int number, std::optional<T> (*read)(std::string_view), const char* what, JsonReader& in, Writer& out) {
  const T value = read_as<T>(read, in.string(), in, what);
  out.message(number, [&](Writer& nested) { encode(value, nested); });
}

void read_scalar(int number, Scalar type, JsonReader& in, Writer& out) {
  switch (type) {
    case Scalar::boolean: out.boolean(number, in.boolean()); break;
    case Scalar::int32: out.int32(number, read_integer<std::int32_t>(in)); break;
    case Scalar::uint32: out.uint32(number, read_integer<std::uint32_t>(in)); break;
    case Scalar::int64: out.int64(number, read_integer<std::int64_t>(in)); break;
    case Scalar::uint64: out.uint64(number, read_integer<std::uint64_t>(in)); break;
    case Scalar::sint32: out.sint32(number, read_integer<std::int32_t>(in)); break;
    case Scalar::sint64: out.sint64(number, read_integer<std::int64_t>(in)); break;
    case Scalar::fixed32: out.fixed32(number, read_integer<std::uint32_t>(in)); break;
    case Scalar::fixed64: out.fixed64(number, read_integer<std::uint64_t>(in)); break;
    case Scalar::sfixed32: out.sfixed32(number, read_integer<std::int32_t>(in)); break;
    case Scalar::sfixed64: out.sfixed64(number, read_integer<std::int64_t>(in)); break;
    case Scalar::float32: out.float32(number, read_floating<float>(in)); break;
    case Scalar::float64: out.float64(number, read_floating<double>(in)); break;
    case Scalar::string: out.string(number, in.string()); break;
    case Scalar::bytes: out.bytes(number, read_as<std::string>(from_base64, in.string(), in, "base64")); break;
    case Scalar::timestamp: read_time<Timestamp>(number, timestamp, "a time like 2026-01-31T23:59:00Z", in, out); break;
    case Scalar::duration: read_time<Duration>(number, duration, "a duration like 1.5s", in, out); break;
  }
}

std::int32_t read_constant(const EnumForm& form, JsonReader& in) {
  if (in.peek() != '"') {
    return read_integer<std::int32_t>(in);
  }
  const std::string name = in.string();
  const auto found = std::find_if(form.begin(), form.end(), [&](const auto& each) { return each.name == name; });
  return found == form.end() ? form.unknown : found->number;
}

void read_value(int number, const TypeForm& type, JsonReader& in, Writer& out) {
  if (const Scalar* scalar = std::get_if<Scalar>(&type)) {
    read_scalar(number, *scalar, in, out);
  } else if (const EnumForm* const* form = std::get_if<const EnumForm*>(&type)) {
    out.int32(number, read_constant(**form, in));
  } else {
    out.message(number, [&](Writer& nested) { read_message(*std::get<const MessageForm*>(type), in, nested); });
  }
}

void read_elements(const FieldForm& field, JsonReader& in, Writer& out) {
  const auto all = [&](Writer& to) {
    in.array([&] {
      if (in.take_null()) {
        in.fail("a null element");
      }
      read_value(field.number, field.type, in, to);
    });
  };
  if (is_packed(field.type)) {
    out.packed(field.number, all);
  } else {
    all(out);
  }
}

void read_key(Scalar type, const std::string& key, const JsonReader& in, Writer& entry) {
  if (type == Scalar::boolean) {
    if (key != "true" && key != "false") {
      in.fail("expected true or false as a key");
    }
    entry.boolean(1, key == "true");
  } else {
    const std::string text = quoted(key);
    JsonReader alone(text);
    read_scalar(1, type, alone, entry);
  }
}

void read_entries(const FieldForm& field, JsonReader& in, Writer& out) {
  std::set<std::string> keys;
  in.object([&](const std::string& key) {
    if (!keys.insert(key).second) {
      in.fail("a key twice");
    }
    if (in.take_null()) {
      in.fail("a null element");
    }
    out.message(field.number, [&](Writer& entry) {
      read_key(field.key, key, in, entry);
      read_value(2, field.type, in, entry);
    });
  });
}

void read_message(const MessageForm& form, JsonReader& in, Writer& out) {
  std::vector<int> seen;
  std::vector<int> chosen;
  const auto once = [&in](std::vector<int>& all, int number, const char* problem) {
    if (std::find(all.begin(), all.end(), number) != all.end()) {
      in.fail(problem);
    }
    all.push_back(number);
  };
  in.object([&](const std::string& name) {
    const auto field = std::find_if(form.begin(), form.end(), [&](const FieldForm& each) {
      return name == each.json_name || name == each.name;
    });
    if (field == form.end()) {
      in.skip();
      return;
    }
    once(seen, field->number, "a field twice");
    if (in.take_null()) {
      return;
    }
    if (field->oneof != 0) {
      once(chosen, field->oneof, "a second field of a oneof");
    }
    switch (field->label) {
      case FieldForm::Label::single: read_value(field->number, field->type, in, out); break;
      case FieldForm::Label::repeated: read_elements(*field, in, out); break;
      case FieldForm::Label::map: read_entries(*field, in, out); break;
    }
  });
}

}  // namespace

std::string to_json(std::string_view message, const MessageForm& form) {
  Reader in(message);
  return message_of(form, in);
}

std::string from_json(std::string_view json, const MessageForm& form) {
  Writer out;
  if (!json.empty()) {
    JsonReader in(json);
    read_message(form, in, out);
    in.end();
  }
  return out.finish();
}

}  // namespace privateer
