#include "privateer/generated.hpp"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

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

/// Reads what there is into the message; false if it is none, or nests deeper.
bool merge(google::protobuf::MessageLite& into, std::string_view fields, int levels) {
  google::protobuf::io::CodedInputStream in(reinterpret_cast<const std::uint8_t*>(fields.data()),
                                            static_cast<int>(fields.size()));
  in.SetRecursionLimit(levels);
  return into.MergeFromCodedStream(&in) && in.ConsumedEntireMessage();
}

}  // namespace

void encode(const Timestamp& value, Writer& out) { write(value.seconds, value.nanos, out); }

void decode(Timestamp& value, Reader& in) { read(value.seconds, value.nanos, in); }

void encode(const Duration& value, Writer& out) { write(value.seconds, value.nanos, out); }

void decode(Duration& value, Reader& in) { read(value.seconds, value.nanos, in); }

void encode(const google::protobuf::MessageLite& value, Writer& out) {
  std::string fields;
  {
    google::protobuf::io::StringOutputStream stream(&fields);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    value.SerializeToCodedStream(&coded);
  }
  // The library itself writes both.
  const std::unique_ptr<google::protobuf::MessageLite> copy(value.New());
  if (!merge(*copy, fields, out.levels())) {
    throw CodecError(std::string(value.GetTypeName()) + " with text that is not UTF-8, or nested too deep");
  }
  out.fields(fields);
}

void decode(google::protobuf::MessageLite& value, Reader& in) {
  if (!merge(value, in.fields(), in.levels())) {
    throw CodecError("malformed " + std::string(value.GetTypeName()));
  }
}

}  // namespace privateer
