#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace privateer {

/// Reads JSON (RFC 8259), value by value. Numbers stay the text that they are, so that no digit is lost. Every method throws a
/// CodecError if what comes next is not what it reads.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  /// The first character of what comes next; 0 at the end.
  char peek();

  /// Takes a null, if one comes next.
  bool take_null();
  bool boolean();
  std::string string();
  std::string_view number();

  /// Calls `member` with each name; it must read the value.
  template <typename Member>
  void object(Member member) {
    each('{', '}', [&] {
      const std::string name = string();
      expect(':');
      member(name);
    });
  }

  /// Calls `element` for each value, which it must read.
  template <typename Element>
  void array(Element element) {
    each('[', ']', element);
  }

  /// Passes over a value.
  void skip();

  /// Nothing else may follow.
  void end();

  /// Throws a CodecError that says where.
  [[noreturn]] void fail(const std::string& problem) const;

 private:
  template <typename Each>
  void each(char open, char close, Each each) {
    expect(open);
    enter();
    if (peek() != close) {
      each();
      while (peek() == ',') {
        at_++;
        each();
      }
    }
    expect(close);
    depth_--;
  }

  void enter();
  void expect(char next);
  void literal(std::string_view word);
  void escape(std::string& out);
  unsigned unit();

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace privateer
