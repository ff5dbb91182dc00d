#include "privateer/generated.hpp"

namespace privateer {
namespace {

void write(std::int64_t seconds, std::int32_t nanos, Writer& out) {
  if (seconds != 0) {
    out.int64(1, seconds);
  }
  if (nanos != 0) {
    out.int32(2, nanos);
  }
}

void read(std::int64_t& seconds, std::int32_t& nanos, Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: seconds = in.int64(); break;
      case 2: nanos = in.int32(); break;
      default: in.skip();
    }
  }
}

}  // namespace

void encode(const Timestamp& value, Writer& out) { write(value.seconds, value.nanos, out); }

void decode(Timestamp& value, Reader& in) { read(value.seconds, value.nanos, in); }

void encode(const Duration& value, Writer& out) { write(value.seconds, value.nanos, out); }

void decode(Duration& value, Reader& in) { read(value.seconds, value.nanos, in); }

}  // namespace privateer
