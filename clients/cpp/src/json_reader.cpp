#include "json_reader.hpp"

#include <algorithm>
#include <charconv>

#include "json_text.hpp"
#include "privateer/wire.hpp"

namespace privateer {
namespace {

/// As deep as a body in JSON may nest, on the Java side too. Bounds the stack, also where a value is passed over.
constexpr int max_depth = 500;

void append_utf8(std::string& out, unsigned point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
    return;
  }
  if (point < 0x800) {
    out += static_cast<char>(0xc0 | point >> 6);
  } else {
    if (point < 0x10000) {
      out += static_cast<char>(0xe0 | point >> 12);
    } else {
      out += static_cast<char>(0xf0 | point >> 18);
      out += static_cast<char>(0x80 | (point >> 12 & 0x3f));
    }
    out += static_cast<char>(0x80 | (point >> 6 & 0x3f));
  }
  out += static_cast<char>(0x80 | (point & 0x3f));
}

}  // namespace

char JsonReader::peek() {
  at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
  return at_ == text_.size() ? '\0' : text_[at_];
}

bool JsonReader::take_null() {
  if (peek() != 'n') {
    return false;
  }
  literal("null");
  return true;
}

bool JsonReader::boolean() {
  const bool value = peek() == 't';
  literal(value ? "true" : "false");
  return value;
}

std::string JsonReader::string() {
  expect('"');
  std::string out;
  while (true) {
    const std::size_t plain = std::min(text_.find_first_of("\"\\", at_), text_.size());
    const std::string_view part = text_.substr(at_, plain - at_);
    for (const char character : part) {
      if (static_cast<unsigned char>(character) < 0x20) {
        fail("a control character in a string");
      }
    }
    out += part;
    at_ = plain + 1;
    if (plain == text_.size()) {
      at_ = plain;
      fail("a string without its end");
    }
    if (text_[plain] == '"') {
      break;
    }
    escape(out);
  }
  if (!is_utf8(out)) {
    fail("a string that is not UTF-8");
  }
  return out;
}

void JsonReader::escape(std::string& out) {
  static constexpr std::string_view letters = "\"\\/bfnrt";
  static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  const char letter = at_ < text_.size() ? text_[at_++] : '\0';
  if (const std::size_t simple = letters.find(letter); simple != std::string_view::npos) {
    out += meanings[simple];
    return;
  }
  if (letter != 'u') {
    fail("an escape that does not exist");
  }
  unsigned point = unit();
  if (point >= 0xd800 && point < 0xdc00 && text_.substr(at_, 2) == "\\u") {
    at_ += 2;
    const unsigned low = unit();
    if (low < 0xdc00 || low > 0xdfff) {
      fail("half a surrogate pair");
    }
    point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
  }
  if (point >= 0xd800 && point <= 0xdfff) {
    fail("half a surrogate pair");
  }
  append_utf8(out, point);
}

/// Four hexadecimal digits.
unsigned JsonReader::unit() {
  const std::string_view digits = text_.substr(at_, 4);
  const char* end = digits.data() + digits.size();
  unsigned value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), end, value, 16);
  if (digits.size() != 4 || error != std::errc() || stop != end) {
    fail("\\u needs four hexadecimal digits");
  }
  at_ += 4;
  return value;
}

std::string_view JsonReader::number() {
  peek();
  const std::size_t end = std::min(text_.find_first_not_of("+-.0123456789eE", at_), text_.size());
  const std::string_view number = text_.substr(at_, end - at_);
  if (!is_number(number)) {
    fail("expected a number of at most " + std::to_string(longest_number) + " characters");
  }
  at_ = end;
  return number;
}

void JsonReader::skip() {
  switch (peek()) {
    case '{': object([this](const std::string&) { skip(); }); break;
    case '[': array([this] { skip(); }); break;
    case '"': string(); break;
    case 't':
    case 'f': boolean(); break;
    case 'n': take_null(); break;
    default: number();
  }
}

void JsonReader::end() {
  if (peek() != '\0' || at_ != text_.size()) {
    fail("something behind the end");
  }
}

void JsonReader::fail(const std::string& problem) const {
  throw CodecError("JSON at byte " + std::to_string(at_) + ": " + problem);
}

void JsonReader::enter() {
  if (++depth_ > max_depth) {
    fail("nested deeper than " + std::to_string(max_depth));
  }
}

void JsonReader::expect(char next) {
  if (peek() != next || at_ == text_.size()) {
    fail(std::string("expected ") + next);
  }
  at_++;
}

void JsonReader::literal(std::string_view word) {
  if (text_.substr(at_, word.size()) != word) {
    fail("expected " + std::string(word));
  }
  at_ += word.size();
}

}  // namespace privateer
