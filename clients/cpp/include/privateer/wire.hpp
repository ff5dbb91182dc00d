#pragma once

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace privateer {

/// A message that cannot be written or read.
class CodecError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Whether these bytes are UTF-8: no surrogates, nothing longer than it must be.
bool is_utf8(std::string_view text) noexcept;

/// The value, made first if it is not there: a message that comes in pieces is read into one.
template <typename T>
T& present(std::optional<T>& value) {
  return value ? *value : value.emplace();
}

/// Writes the fields of a message. What generated code and the envelope are written with.
class Writer {
 public:
  Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void varint(int field, std::uint64_t value);
  void int32(int field, std::int32_t value) { varint(field, static_cast<std::uint64_t>(std::int64_t{value})); }
  void uint32(int field, std::uint32_t value) { varint(field, value); }
  void int64(int field, std::int64_t value) { varint(field, static_cast<std::uint64_t>(value)); }
  void uint64(int field, std::uint64_t value) { varint(field, value); }
  void sint32(int field, std::int32_t value);
  void sint64(int field, std::int64_t value);
  void boolean(int field, bool value) { varint(field, value ? 1 : 0); }
  void fixed32(int field, std::uint32_t value);
  void fixed64(int field, std::uint64_t value);
  void sfixed32(int field, std::int32_t value) { fixed32(field, static_cast<std::uint32_t>(value)); }
  void sfixed64(int field, std::int64_t value) { fixed64(field, static_cast<std::uint64_t>(value)); }
  void float32(int field, float value);
  void float64(int field, double value);
  /// Throws a CodecError that names the field if the text is not UTF-8.
  void string(int field, std::string_view value);
  void bytes(int field, std::string_view value);

  /// A nested message: `write` fills it.
  template <typename Write>
  void message(int field, Write write) {
    Writer nested(depth_ + 1);
    write(nested);
    bytes(field, nested.finish());
  }

  /// The elements of a repeated field of numbers: `write` writes one after the other.
  template <typename Write>
  void packed(int field, Write write) {
    Writer elements(depth_);
    elements.in_packed_ = true;
    write(elements);
    bytes(field, elements.finish());
  }

  /// All fields of this message, written already by somebody else.
  void fields(std::string_view written);
  /// How many levels of messages there may be below this one.
  int levels() const noexcept;

  /// What was written. Comes last.
  std::string finish();

 private:
  explicit Writer(int depth);
  void tag(int field, int wire_type);

  int depth_;
  bool in_packed_ = false;
  std::string out_;
  google::protobuf::io::StringOutputStream stream_;
  std::unique_ptr<google::protobuf::io::CodedOutputStream> coded_;
};

/// Reads the fields of a message. Every method throws a CodecError if the bytes do not have what it reads.
///
///     while (in.next()) {
///       switch (in.field()) {
///         case 1: value.name = in.string(); break;
///         default: in.skip();
///       }
///     }
class Reader {
 public:
  explicit Reader(std::string_view message);
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// Goes to the next field; false at the end.
  bool next();
  int field() const noexcept { return static_cast<int>(tag_ >> 3); }

  /// Remembers that the field was there, for `require`.
  void saw() { seen_.push_back(field()); }
  /// Throws, with the field's name, if the field was not there.
  void require(int field, const char* name) const;

  std::uint64_t varint();
  std::int32_t int32() { return static_cast<std::int32_t>(varint()); }
  std::uint32_t uint32() { return static_cast<std::uint32_t>(varint()); }
  std::int64_t int64() { return static_cast<std::int64_t>(varint()); }
  std::uint64_t uint64() { return varint(); }
  std::int32_t sint32();
  std::int64_t sint64();
  bool boolean() { return varint() != 0; }
  std::uint32_t fixed32();
  std::uint64_t fixed64();
  std::int32_t sfixed32() { return static_cast<std::int32_t>(fixed32()); }
  std::int64_t sfixed64() { return static_cast<std::int64_t>(fixed64()); }
  float float32();
  double float64();
  std::string string();
  std::string_view bytes();
  void skip();

  /// All fields of this message, for somebody else to read.
  std::string_view fields();
  /// How many levels of messages there may be below this one.
  int levels() const noexcept;

  /// A nested message: `read` takes its fields.
  template <typename Read>
  void message(Read read) {
    Reader nested(bytes(), depth_ + 1);
    read(nested);
  }

  /// The elements of a repeated field of numbers, packed or a single one: `read` takes each.
  template <typename Read>
  void elements(Read read) {
    if ((tag_ & 7) != 2) {
      read(*this);
      return;
    }
    Reader packed(bytes(), depth_);
    packed.in_packed_ = true;
    while (packed.coded_.CurrentPosition() < packed.size_) {
      read(packed);
    }
  }

 private:
  Reader(std::string_view message, int depth);
  void expect(int wire_type) const;
  void skip_value(int wire_type, int nesting);

  google::protobuf::io::CodedInputStream coded_;
  std::string_view message_;
  int size_;
  int depth_;
  bool in_packed_ = false;
  std::uint32_t tag_ = 0;
  std::vector<int> seen_;
};

}  // namespace privateer
