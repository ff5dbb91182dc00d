#include "privateer/wire.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace privateer {
namespace {

constexpr int varint_type = 0;
constexpr int fixed64_type = 1;
constexpr int bytes_type = 2;
constexpr int group_type = 3;
constexpr int group_end_type = 4;
constexpr int fixed32_type = 5;

/// As deep as messages may nest, here and on the Java side.
constexpr int max_depth = 100;

void check_depth(int depth) {
  if (depth > max_depth) {
    throw CodecError("messages nest deeper than " + std::to_string(max_depth));
  }
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
  std::size_t i = 0;
  while (i < text.size()) {
    const auto lead = static_cast<unsigned char>(text[i++]);
    if (lead < 0x80) {
      continue;
    }
    int more = 0;
    std::uint32_t point = 0;
    std::uint32_t least = 0;
    if (lead >= 0xc2 && lead <= 0xdf) {
      more = 1, point = lead & 0x1f, least = 0x80;
    } else if (lead >= 0xe0 && lead <= 0xef) {
      more = 2, point = lead & 0x0f, least = 0x800;
    } else if (lead >= 0xf0 && lead <= 0xf4) {
      more = 3, point = lead & 0x07, least = 0x10000;
    } else {
      return false;
    }
    for (; more > 0; more--) {
      if (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) {
        return false;
      }
      point = point << 6 | (static_cast<unsigned char>(text[i++]) & 0x3f);
    }
    if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
      return false;
    }
  }
  return true;
}

// ---- writing

Writer::Writer() : Writer(0) {}

Writer::Writer(int depth)
    : depth_(depth),
      stream_(&out_),
      coded_(std::make_unique<google::protobuf::io::CodedOutputStream>(&stream_)) {
  check_depth(depth);
}

void Writer::tag(int field, int wire_type) {
  if (!in_packed_) {
    coded_->WriteTag(static_cast<std::uint32_t>(field) << 3 | static_cast<std::uint32_t>(wire_type));
  }
}

void Writer::varint(int field, std::uint64_t value) {
  tag(field, varint_type);
  coded_->WriteVarint64(value);
}

void Writer::sint32(int field, std::int32_t value) {
  varint(field, (static_cast<std::uint32_t>(value) << 1) ^ static_cast<std::uint32_t>(value >> 31));
}

void Writer::sint64(int field, std::int64_t value) {
  varint(field, (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

void Writer::fixed32(int field, std::uint32_t value) {
  tag(field, fixed32_type);
  coded_->WriteLittleEndian32(value);
}

void Writer::fixed64(int field, std::uint64_t value) {
  tag(field, fixed64_type);
  coded_->WriteLittleEndian64(value);
}

void Writer::float32(int field, float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  fixed32(field, bits);
}

void Writer::float64(int field, double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  fixed64(field, bits);
}

void Writer::string(int field, std::string_view value) {
  if (!is_utf8(value)) {
    throw CodecError("text of field " + std::to_string(field) + " is not UTF-8");
  }
  bytes(field, value);
}

void Writer::bytes(int field, std::string_view value) {
  tag(field, bytes_type);
  coded_->WriteVarint32(static_cast<std::uint32_t>(value.size()));
  coded_->WriteRaw(value.data(), static_cast<int>(value.size()));
}

void Writer::fields(std::string_view written) { coded_->WriteRaw(written.data(), static_cast<int>(written.size())); }

int Writer::levels() const noexcept { return max_depth - depth_; }

std::string Writer::finish() {
  // Only then is all of it in the string.
  coded_.reset();
  return std::move(out_);
}

// ---- reading

Reader::Reader(std::string_view message) : Reader(message, 0) {}

Reader::Reader(std::string_view message, int depth)
    : coded_(reinterpret_cast<const std::uint8_t*>(message.data()), static_cast<int>(message.size())),
      message_(message),
      size_(static_cast<int>(message.size())),
      depth_(depth) {
  check_depth(depth);
  coded_.SetTotalBytesLimit(size_);
}

bool Reader::next() {
  if (coded_.CurrentPosition() == size_) {
    return false;
  }
  tag_ = coded_.ReadTag();
  if (field() == 0) {
    throw CodecError("a field without a number, or cut short");
  }
  return true;
}

void Reader::require(int field, const char* name) const {
  if (std::find(seen_.begin(), seen_.end(), field) == seen_.end()) {
    throw CodecError(std::string(name) + " is missing");
  }
}

void Reader::expect(int wire_type) const {
  if (!in_packed_ && static_cast<int>(tag_ & 7) != wire_type) {
    throw CodecError("field " + std::to_string(field()) + " of wire type " + std::to_string(tag_ & 7) + ", must be " +
                     std::to_string(wire_type));
  }
}

std::uint64_t Reader::varint() {
  expect(varint_type);
  std::uint64_t value = 0;
  if (!coded_.ReadVarint64(&value)) {
    throw CodecError("cut short");
  }
  return value;
}

std::int32_t Reader::sint32() {
  const auto value = static_cast<std::uint32_t>(varint());
  return static_cast<std::int32_t>((value >> 1) ^ (~(value & 1) + 1));
}

std::int64_t Reader::sint64() {
  const std::uint64_t value = varint();
  return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
}

std::uint32_t Reader::fixed32() {
  expect(fixed32_type);
  std::uint32_t value = 0;
  if (!coded_.ReadLittleEndian32(&value)) {
    throw CodecError("cut short");
  }
  return value;
}

std::uint64_t Reader::fixed64() {
  expect(fixed64_type);
  std::uint64_t value = 0;
  if (!coded_.ReadLittleEndian64(&value)) {
    throw CodecError("cut short");
  }
  return value;
}

float Reader::float32() {
  const std::uint32_t bits = fixed32();
  float value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

double Reader::float64() {
  const std::uint64_t bits = fixed64();
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

std::string Reader::string() {
  const std::string_view text = bytes();
  if (!is_utf8(text)) {
    throw CodecError("text of field " + std::to_string(field()) + " is not UTF-8");
  }
  return std::string(text);
}

std::string_view Reader::bytes() {
  expect(bytes_type);
  std::uint32_t length = 0;
  if (!coded_.ReadVarint32(&length) || length > static_cast<std::uint32_t>(size_ - coded_.CurrentPosition())) {
    throw CodecError("a length beyond the message");
  }
  const auto begin = static_cast<std::size_t>(coded_.CurrentPosition());
  coded_.Skip(static_cast<int>(length));
  return message_.substr(begin, length);
}

std::string_view Reader::fields() {
  const std::string_view all = message_.substr(static_cast<std::size_t>(coded_.CurrentPosition()));
  coded_.Skip(static_cast<int>(all.size()));
  return all;
}

int Reader::levels() const noexcept { return max_depth - depth_; }

void Reader::skip() { skip_value(static_cast<int>(tag_ & 7), depth_); }

void Reader::skip_value(int wire_type, int nesting) {
  check_depth(nesting);
  switch (wire_type) {
    case varint_type: varint(); return;
    case fixed64_type: fixed64(); return;
    case bytes_type: bytes(); return;
    case fixed32_type: fixed32(); return;
    case group_type: {
      const int group = field();
      while (next()) {
        if ((tag_ & 7) == group_end_type) {
          if (field() == group) {
            return;
          }
          break;
        }
        skip_value(static_cast<int>(tag_ & 7), nesting + 1);
      }
      throw CodecError("a group without its end");
    }
    default: throw CodecError("wire type " + std::to_string(wire_type) + " does not exist");
  }
}

}  // namespace privateer
