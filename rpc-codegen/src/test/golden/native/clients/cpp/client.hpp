// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#pragma once

#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/struct.pb.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "privateer/generated.hpp"

namespace nativ {

struct DocumentsDocument;

/// A document and what is known of it.
struct DocumentsDocument {
  std::string id;
  ::google::protobuf::Struct body;
  ::google::protobuf::Value extra;
  std::optional<::google::protobuf::Struct> draft;
  std::vector<::google::protobuf::Value> history;
  std::map<std::string, ::google::protobuf::Struct> translations;
  ::google::protobuf::FieldMask mask;
};

void encode(const DocumentsDocument& value, ::privateer::Writer& out);
void decode(DocumentsDocument& value, ::privateer::Reader& in);

/// Messages of protoc's own classes as components, arguments and results.
class DocumentsClient {
 public:
  /// The client must outlive this one, which is as thread-safe.
  explicit DocumentsClient(::privateer::Client& client) : client_(&client) {}

  ::google::protobuf::Struct merge(
      const DocumentsDocument& document,
      const ::google::protobuf::Value& value,
      const ::privateer::CallOptions& options = {}) const {
    return try_merge(document, value, options).value();
  }

  /// As `merge`, but gives errors back in place of throwing them.
  ::privateer::Result<::google::protobuf::Struct> try_merge(
      const DocumentsDocument& document,
      const ::google::protobuf::Value& value,
      const ::privateer::CallOptions& options = {}) const;

 private:
  ::privateer::Client* client_;
};

}  // namespace nativ
