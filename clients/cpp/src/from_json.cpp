#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "json_body.hpp"
#include "json_reader.hpp"
#include "json_text.hpp"
#include "privateer/generated.hpp"

namespace privateer {
namespace {

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

// ---- Google's own messages

void read_elements(const FieldForm& field, JsonReader& in, Writer& out);
void read_entries(const FieldForm& field, JsonReader& in, Writer& out);
void read_value(int number, const TypeForm& type, JsonReader& in, Writer& out);

void read_any_value(JsonReader& in, Writer& out) {
  switch (in.peek()) {
    case 'n':
      in.take_null();
      out.int32(null_value, 0);
      break;
    case '"': out.string(string_value, in.string()); break;
    case 't':
    case 'f': out.boolean(bool_value, in.boolean()); break;
    case '{': read_value(struct_value, Known::structure, in, out); break;
    case '[': read_value(list_value, Known::list, in, out); break;
    default: out.float64(number_value, read_floating<double>(in));
  }
}

/// `user.displayName` becomes `user.display_name`.
std::string read_path(std::string_view text, const JsonReader& in) {
  if (text.empty() || text.find('_') != std::string_view::npos) {
    in.fail(quoted(text) + " is no path of a field mask");
  }
  std::string out;
  for (const char character : text) {
    if (character >= 'A' && character <= 'Z') {
      out += '_';
      out += static_cast<char>(character - 'A' + 'a');
    } else {
      out += character;
    }
  }
  return out;
}

void read_mask(JsonReader& in, Writer& out) {
  const std::string text = in.string();
  for (std::size_t begin = 0; !text.empty() && begin != std::string::npos;) {
    const std::size_t comma = text.find(',', begin);
    const std::size_t length = comma == std::string::npos ? comma : comma - begin;
    out.string(mask_paths.number, read_path(std::string_view(text).substr(begin, length), in));
    begin = comma == std::string::npos ? comma : comma + 1;
  }
}

void read_known(Known type, JsonReader& in, Writer& out) {
  switch (type) {
    case Known::any: in.fail(no_json_of_any);
    case Known::empty: read_message(nothing, in, out); break;
    case Known::field_mask: read_mask(in, out); break;
    case Known::structure: read_entries(struct_entries, in, out); break;
    case Known::value: read_any_value(in, out); break;
    case Known::list: read_elements(list_elements, in, out); break;
  }
}

/// Takes a null that stands for no value; null may be a value itself.
bool take_no_value(const TypeForm& type, JsonReader& in) {
  const Known* known = std::get_if<Known>(&type);
  return (known == nullptr || *known != Known::value) && in.take_null();
}

void read_value(int number, const TypeForm& type, JsonReader& in, Writer& out) {
  if (const Scalar* scalar = std::get_if<Scalar>(&type)) {
    read_scalar(number, *scalar, in, out);
  } else if (const EnumForm* const* form = std::get_if<const EnumForm*>(&type)) {
    out.int32(number, read_constant(**form, in));
  } else if (const Known* known = std::get_if<Known>(&type)) {
    out.message(number, [&](Writer& nested) { read_known(*known, in, nested); });
  } else if (const Wrapped* wrapped = std::get_if<Wrapped>(&type)) {
    out.message(number, [&](Writer& nested) { read_scalar(1, wrapped->scalar, in, nested); });
  } else {
    out.message(number, [&](Writer& nested) { read_message(*std::get<const MessageForm*>(type), in, nested); });
  }
}

void read_elements(const FieldForm& field, JsonReader& in, Writer& out) {
  const auto all = [&](Writer& to) {
    in.array([&] {
      if (take_no_value(field.type, in)) {
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
    if (take_no_value(field.type, in)) {
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
    if (field->label == FieldForm::Label::single ? take_no_value(field->type, in) : in.take_null()) {
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
