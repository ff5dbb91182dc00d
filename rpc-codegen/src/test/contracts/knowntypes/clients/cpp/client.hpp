// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#pragma once

#include <google/protobuf/any.pb.h>
#include <google/protobuf/empty.pb.h>
#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/wrappers.pb.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "privateer/generated.hpp"

namespace known::v1 {

struct Choice;
struct Document;
struct Everything;
struct Explicit;
struct Lists;
struct Maps;
struct PatchRequest;
struct Singular;

struct Choice {
  std::optional<::google::protobuf::Any> any;
  std::optional<::google::protobuf::Empty> empty;
  std::optional<::google::protobuf::FieldMask> field_mask;
  std::optional<::google::protobuf::Struct> struct_;
  std::optional<::google::protobuf::Value> value;
  std::optional<::google::protobuf::ListValue> list_value;
  std::optional<::google::protobuf::BoolValue> bool_;
  std::optional<::google::protobuf::BytesValue> bytes;
  std::optional<::google::protobuf::DoubleValue> double_;
  std::optional<::google::protobuf::FloatValue> float_;
  std::optional<::google::protobuf::Int32Value> int32;
  std::optional<::google::protobuf::Int64Value> int64;
  std::optional<::google::protobuf::StringValue> string;
  std::optional<::google::protobuf::UInt32Value> uint32;
  std::optional<::google::protobuf::UInt64Value> uint64;
};

void encode(const Choice& value, ::privateer::Writer& out);
void decode(Choice& value, ::privateer::Reader& in);

/// Has nothing that JSON could not say.
struct Document {
  std::string id;
  std::optional<::google::protobuf::Struct> body;
  std::optional<::google::protobuf::Value> owner;
  std::vector<::google::protobuf::Value> history;
  std::map<std::string, ::google::protobuf::Struct> translations;
  std::optional<::google::protobuf::StringValue> title;
  std::optional<::google::protobuf::Int64Value> version;
  std::optional<::google::protobuf::FieldMask> mask;
};

void encode(const Document& value, ::privateer::Writer& out);
void decode(Document& value, ::privateer::Reader& in);

struct Singular {
  std::optional<::google::protobuf::Any> any;
  std::optional<::google::protobuf::Empty> empty;
  std::optional<::google::protobuf::FieldMask> field_mask;
  std::optional<::google::protobuf::Struct> struct_;
  std::optional<::google::protobuf::Value> value;
  std::optional<::google::protobuf::ListValue> list_value;
  std::optional<::google::protobuf::BoolValue> bool_;
  std::optional<::google::protobuf::BytesValue> bytes;
  std::optional<::google::protobuf::DoubleValue> double_;
  std::optional<::google::protobuf::FloatValue> float_;
  std::optional<::google::protobuf::Int32Value> int32;
  std::optional<::google::protobuf::Int64Value> int64;
  std::optional<::google::protobuf::StringValue> string;
  std::optional<::google::protobuf::UInt32Value> uint32;
  std::optional<::google::protobuf::UInt64Value> uint64;
};

void encode(const Singular& value, ::privateer::Writer& out);
void decode(Singular& value, ::privateer::Reader& in);

struct Explicit {
  std::optional<::google::protobuf::Any> any;
  std::optional<::google::protobuf::Empty> empty;
  std::optional<::google::protobuf::FieldMask> field_mask;
  std::optional<::google::protobuf::Struct> struct_;
  std::optional<::google::protobuf::Value> value;
  std::optional<::google::protobuf::ListValue> list_value;
  std::optional<::google::protobuf::BoolValue> bool_;
  std::optional<::google::protobuf::BytesValue> bytes;
  std::optional<::google::protobuf::DoubleValue> double_;
  std::optional<::google::protobuf::FloatValue> float_;
  std::optional<::google::protobuf::Int32Value> int32;
  std::optional<::google::protobuf::Int64Value> int64;
  std::optional<::google::protobuf::StringValue> string;
  std::optional<::google::protobuf::UInt32Value> uint32;
  std::optional<::google::protobuf::UInt64Value> uint64;
};

void encode(const Explicit& value, ::privateer::Writer& out);
void decode(Explicit& value, ::privateer::Reader& in);

struct Lists {
  std::vector<::google::protobuf::Any> any;
  std::vector<::google::protobuf::Empty> empty;
  std::vector<::google::protobuf::FieldMask> field_mask;
  std::vector<::google::protobuf::Struct> struct_;
  std::vector<::google::protobuf::Value> value;
  std::vector<::google::protobuf::ListValue> list_value;
  std::vector<::google::protobuf::BoolValue> bool_;
  std::vector<::google::protobuf::BytesValue> bytes;
  std::vector<::google::protobuf::DoubleValue> double_;
  std::vector<::google::protobuf::FloatValue> float_;
  std::vector<::google::protobuf::Int32Value> int32;
  std::vector<::google::protobuf::Int64Value> int64;
  std::vector<::google::protobuf::StringValue> string;
  std::vector<::google::protobuf::UInt32Value> uint32;
  std::vector<::google::protobuf::UInt64Value> uint64;
};

void encode(const Lists& value, ::privateer::Writer& out);
void decode(Lists& value, ::privateer::Reader& in);

struct Maps {
  std::map<std::string, ::google::protobuf::Any> any;
  std::map<std::string, ::google::protobuf::Empty> empty;
  std::map<std::string, ::google::protobuf::FieldMask> field_mask;
  std::map<std::string, ::google::protobuf::Struct> struct_;
  std::map<std::string, ::google::protobuf::Value> value;
  std::map<std::string, ::google::protobuf::ListValue> list_value;
  std::map<std::string, ::google::protobuf::BoolValue> bool_;
  std::map<std::string, ::google::protobuf::BytesValue> bytes;
  std::map<std::string, ::google::protobuf::DoubleValue> double_;
  std::map<std::string, ::google::protobuf::FloatValue> float_;
  std::map<std::string, ::google::protobuf::Int32Value> int32;
  std::map<std::string, ::google::protobuf::Int64Value> int64;
  std::map<std::string, ::google::protobuf::StringValue> string;
  std::map<std::string, ::google::protobuf::UInt32Value> uint32;
  std::map<std::string, ::google::protobuf::UInt64Value> uint64;
};

void encode(const Maps& value, ::privateer::Writer& out);
void decode(Maps& value, ::privateer::Reader& in);

/// Each of them once.
struct Everything {
  std::optional<Singular> singular;
  std::optional<Explicit> explicit_;
  std::optional<Lists> lists;
  std::optional<Maps> maps;
  std::optional<Choice> choice;
};

void encode(const Everything& value, ::privateer::Writer& out);
void decode(Everything& value, ::privateer::Reader& in);

struct PatchRequest {
  std::string id;
  /// What becomes of the document.
  std::optional<::google::protobuf::Struct> patch;
  std::optional<::google::protobuf::FieldMask> mask;
};

void encode(const PatchRequest& value, ::privateer::Writer& out);
void decode(PatchRequest& value, ::privateer::Reader& in);

/// Keeps documents, which hold what Google has messages for.
class DocumentsClient {
 public:
  /// The client must outlive this one, which is as thread-safe.
  explicit DocumentsClient(::privateer::Client& client) : client_(&client) {}

  /// Gives back what it is given.
  Everything echo(const Everything& request, const ::privateer::CallOptions& options = {}) const {
    return try_echo(request, options).value();
  }

  /// As `echo`, but gives errors back in place of throwing them.
  ::privateer::Result<Everything> try_echo(
      const Everything& request,
      const ::privateer::CallOptions& options = {}) const;

  /// Changes the fields that are in the mask.
  Document patch(const PatchRequest& request, const ::privateer::CallOptions& options = {}) const {
    return try_patch(request, options).value();
  }

  /// As `patch`, but gives errors back in place of throwing them.
  ::privateer::Result<Document> try_patch(
      const PatchRequest& request,
      const ::privateer::CallOptions& options = {}) const;

 private:
  ::privateer::Client* client_;
};

}  // namespace known::v1
