#include <algorithm>
#include <cmath>

#include "json_body.hpp"
#include "json_text.hpp"
#include "privateer/generated.hpp"

namespace privateer {
namespace {

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

std::string scalar_of(Scalar type, Reader& in) {
  const std::string text = text_of(type, in);
  return is_string(type) ? quoted(text) : text;
}

// ---- Google's own messages

/// What is in the message's one field, with commas between.
std::string all_of(const FieldForm& field, Reader& in) {
  std::string out;
  while (in.next()) {
    if (in.field() == field.number) {
      out += (out.empty() ? "" : ",") + part_of(field, in);
    } else {
      in.skip();
    }
  }
  return out;
}

std::string number_of(double value) {
  if (!std::isfinite(value)) {
    throw CodecError("google.protobuf.Value of " + to_text(value) + " has no JSON: it would be read as a string");
  }
  return to_text(value);
}

std::string value_of(Reader& in) {
  std::string out;
  while (in.next()) {
    switch (in.field()) {
      case null_value:
        in.int32();
        out = "null";
        break;
      case number_value: out = number_of(in.float64()); break;
      case string_value: out = scalar_of(Scalar::string, in); break;
      case bool_value: out = scalar_of(Scalar::boolean, in); break;
      case struct_value: out = json_of(Known::structure, in); break;
      case list_value: out = json_of(Known::list, in); break;
      default: in.skip();
    }
  }
  if (out.empty()) {
    throw CodecError("google.protobuf.Value without a kind has no JSON");
  }
  return out;
}

/// `user.display_name` becomes `user.displayName`; a path that would not come back is refused.
std::string path_of(const std::string& path) {
  const auto is_lower = [](char character) { return character >= 'a' && character <= 'z'; };
  std::string out;
  for (std::size_t i = 0; i < path.size(); i++) {
    const char character = path[i];
    const bool joint = character == '_' && i + 1 < path.size() && is_lower(path[i + 1]);
    if (character == ',' || (character >= 'A' && character <= 'Z') || (character == '_' && !joint)) {
      throw CodecError("field mask path " + quoted(path) + " has no JSON");
    }
    out += joint ? static_cast<char>(path[++i] - 'a' + 'A') : character;
  }
  if (out.empty()) {
    throw CodecError("an empty field mask path has no JSON");
  }
  return out;
}

std::string mask_of(Reader& in) {
  std::string out;
  while (in.next()) {
    if (in.field() == mask_paths.number) {
      out += (out.empty() ? "" : ",") + path_of(in.string());
    } else {
      in.skip();
    }
  }
  return quoted(out);
}

std::string known_of(Known type, Reader& in) {
  switch (type) {
    case Known::any: throw CodecError(no_json_of_any);
    case Known::empty: return message_of(nothing, in);
    case Known::field_mask: return mask_of(in);
    case Known::structure: return "{" + all_of(struct_entries, in) + "}";
    case Known::value: return value_of(in);
    case Known::list: return "[" + all_of(list_elements, in) + "]";
  }
  return "";
}

/// What is not on the wire is zero.
std::string zero_of(Scalar type) {
  if (type == Scalar::boolean) {
    return "false";
  }
  return type == Scalar::string || type == Scalar::bytes ? quoted("") : is_string(type) ? quoted("0") : "0";
}

std::string wrapped_of(Scalar type, Reader& in) {
  std::string out = zero_of(type);
  while (in.next()) {
    if (in.field() == 1) {
      out = scalar_of(type, in);
    } else {
      in.skip();
    }
  }
  return out;
}

std::string json_of(const TypeForm& type, Reader& in) {
  if (const Scalar* scalar = std::get_if<Scalar>(&type)) {
    return scalar_of(*scalar, in);
  }
  if (const EnumForm* const* form = std::get_if<const EnumForm*>(&type)) {
    return constant_of(**form, in.int32());
  }
  std::string out;
  in.message([&](Reader& nested) {
    if (const Known* known = std::get_if<Known>(&type)) {
      out = known_of(*known, nested);
    } else if (const Wrapped* wrapped = std::get_if<Wrapped>(&type)) {
      out = wrapped_of(wrapped->scalar, nested);
    } else {
      out = message_of(*std::get<const MessageForm*>(type), nested);
    }
  });
  return out;
}

}  // namespace

std::string to_json(std::string_view message, const MessageForm& form) {
  Reader in(message);
  return message_of(form, in);
}

}  // namespace privateer
