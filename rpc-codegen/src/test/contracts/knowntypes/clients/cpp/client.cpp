// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#include "client.hpp"

#include <chrono>
#include <utility>

// How messages look in JSON.

namespace {

extern const ::privateer::MessageForm choice_form;
extern const ::privateer::MessageForm document_form;
extern const ::privateer::MessageForm everything_form;
extern const ::privateer::MessageForm explicit_form;
extern const ::privateer::MessageForm lists_form;
extern const ::privateer::MessageForm maps_form;
extern const ::privateer::MessageForm patch_request_form;
extern const ::privateer::MessageForm singular_form;

constexpr ::privateer::FieldForm choice_fields[] = {
  ::privateer::single(1, "any", "any", ::privateer::Known::any, 1),
  ::privateer::single(2, "empty", "empty", ::privateer::Known::empty, 1),
  ::privateer::single(3, "field_mask", "fieldMask", ::privateer::Known::field_mask, 1),
  ::privateer::single(4, "struct", "struct", ::privateer::Known::structure, 1),
  ::privateer::single(5, "value", "value", ::privateer::Known::value, 1),
  ::privateer::single(6, "list_value", "listValue", ::privateer::Known::list, 1),
  ::privateer::single(7, "bool", "bool", ::privateer::Wrapped{::privateer::Scalar::boolean}, 1),
  ::privateer::single(8, "bytes", "bytes", ::privateer::Wrapped{::privateer::Scalar::bytes}, 1),
  ::privateer::single(9, "double", "double", ::privateer::Wrapped{::privateer::Scalar::float64}, 1),
  ::privateer::single(10, "float", "float", ::privateer::Wrapped{::privateer::Scalar::float32}, 1),
  ::privateer::single(11, "int32", "int32", ::privateer::Wrapped{::privateer::Scalar::int32}, 1),
  ::privateer::single(12, "int64", "int64", ::privateer::Wrapped{::privateer::Scalar::int64}, 1),
  ::privateer::single(13, "string", "string", ::privateer::Wrapped{::privateer::Scalar::string}, 1),
  ::privateer::single(14, "uint32", "uint32", ::privateer::Wrapped{::privateer::Scalar::uint32}, 1),
  ::privateer::single(15, "uint64", "uint64", ::privateer::Wrapped{::privateer::Scalar::uint64}, 1),
};
constexpr ::privateer::MessageForm choice_form(choice_fields);

constexpr ::privateer::FieldForm document_fields[] = {
  ::privateer::single(1, "id", "id", ::privateer::Scalar::string),
  ::privateer::single(2, "body", "body", ::privateer::Known::structure),
  ::privateer::single(3, "owner", "owner", ::privateer::Known::value),
  ::privateer::repeated(4, "history", "history", ::privateer::Known::value),
  ::privateer::map(5, "translations", "translations", ::privateer::Scalar::string, ::privateer::Known::structure),
  ::privateer::single(6, "title", "title", ::privateer::Wrapped{::privateer::Scalar::string}),
  ::privateer::single(7, "version", "version", ::privateer::Wrapped{::privateer::Scalar::int64}),
  ::privateer::single(8, "mask", "mask", ::privateer::Known::field_mask),
};
constexpr ::privateer::MessageForm document_form(document_fields);

constexpr ::privateer::FieldForm everything_fields[] = {
  ::privateer::single(1, "singular", "singular", &::singular_form),
  ::privateer::single(2, "explicit", "explicit", &::explicit_form),
  ::privateer::single(3, "lists", "lists", &::lists_form),
  ::privateer::single(4, "maps", "maps", &::maps_form),
  ::privateer::single(5, "choice", "choice", &::choice_form),
};
constexpr ::privateer::MessageForm everything_form(everything_fields);

constexpr ::privateer::FieldForm explicit_fields[] = {
  ::privateer::single(1, "any", "any", ::privateer::Known::any),
  ::privateer::single(2, "empty", "empty", ::privateer::Known::empty),
  ::privateer::single(3, "field_mask", "fieldMask", ::privateer::Known::field_mask),
  ::privateer::single(4, "struct", "struct", ::privateer::Known::structure),
  ::privateer::single(5, "value", "value", ::privateer::Known::value),
  ::privateer::single(6, "list_value", "listValue", ::privateer::Known::list),
  ::privateer::single(7, "bool", "bool", ::privateer::Wrapped{::privateer::Scalar::boolean}),
  ::privateer::single(8, "bytes", "bytes", ::privateer::Wrapped{::privateer::Scalar::bytes}),
  ::privateer::single(9, "double", "double", ::privateer::Wrapped{::privateer::Scalar::float64}),
  ::privateer::single(10, "float", "float", ::privateer::Wrapped{::privateer::Scalar::float32}),
  ::privateer::single(11, "int32", "int32", ::privateer::Wrapped{::privateer::Scalar::int32}),
  ::privateer::single(12, "int64", "int64", ::privateer::Wrapped{::privateer::Scalar::int64}),
  ::privateer::single(13, "string", "string", ::privateer::Wrapped{::privateer::Scalar::string}),
  ::privateer::single(14, "uint32", "uint32", ::privateer::Wrapped{::privateer::Scalar::uint32}),
  ::privateer::single(15, "uint64", "uint64", ::privateer::Wrapped{::privateer::Scalar::uint64}),
};
constexpr ::privateer::MessageForm explicit_form(explicit_fields);

constexpr ::privateer::FieldForm lists_fields[] = {
  ::privateer::repeated(1, "any", "any", ::privateer::Known::any),
  ::privateer::repeated(2, "empty", "empty", ::privateer::Known::empty),
  ::privateer::repeated(3, "field_mask", "fieldMask", ::privateer::Known::field_mask),
  ::privateer::repeated(4, "struct", "struct", ::privateer::Known::structure),
  ::privateer::repeated(5, "value", "value", ::privateer::Known::value),
  ::privateer::repeated(6, "list_value", "listValue", ::privateer::Known::list),
  ::privateer::repeated(7, "bool", "bool", ::privateer::Wrapped{::privateer::Scalar::boolean}),
  ::privateer::repeated(8, "bytes", "bytes", ::privateer::Wrapped{::privateer::Scalar::bytes}),
  ::privateer::repeated(9, "double", "double", ::privateer::Wrapped{::privateer::Scalar::float64}),
  ::privateer::repeated(10, "float", "float", ::privateer::Wrapped{::privateer::Scalar::float32}),
  ::privateer::repeated(11, "int32", "int32", ::privateer::Wrapped{::privateer::Scalar::int32}),
  ::privateer::repeated(12, "int64", "int64", ::privateer::Wrapped{::privateer::Scalar::int64}),
  ::privateer::repeated(13, "string", "string", ::privateer::Wrapped{::privateer::Scalar::string}),
  ::privateer::repeated(14, "uint32", "uint32", ::privateer::Wrapped{::privateer::Scalar::uint32}),
  ::privateer::repeated(15, "uint64", "uint64", ::privateer::Wrapped{::privateer::Scalar::uint64}),
};
constexpr ::privateer::MessageForm lists_form(lists_fields);

constexpr ::privateer::FieldForm maps_fields[] = {
  ::privateer::map(1, "any", "any", ::privateer::Scalar::string, ::privateer::Known::any),
  ::privateer::map(2, "empty", "empty", ::privateer::Scalar::string, ::privateer::Known::empty),
  ::privateer::map(3, "field_mask", "fieldMask", ::privateer::Scalar::string, ::privateer::Known::field_mask),
  ::privateer::map(4, "struct", "struct", ::privateer::Scalar::string, ::privateer::Known::structure),
  ::privateer::map(5, "value", "value", ::privateer::Scalar::string, ::privateer::Known::value),
  ::privateer::map(6, "list_value", "listValue", ::privateer::Scalar::string, ::privateer::Known::list),
  ::privateer::map(7, "bool", "bool", ::privateer::Scalar::string, ::privateer::Wrapped{::privateer::Scalar::boolean}),
  ::privateer::map(8, "bytes", "bytes", ::privateer::Scalar::string, ::privateer::Wrapped{::privateer::Scalar::bytes}),
  ::privateer::map(9, "double", "double", ::privateer::Scalar::string, ::privateer::Wrapped{::privateer::Scalar::float64}),
  ::privateer::map(10, "float", "float", ::privateer::Scalar::string, ::privateer::Wrapped{::privateer::Scalar::float32}),
  ::privateer::map(11, "int32", "int32", ::privateer::Scalar::string, ::privateer::Wrapped{::privateer::Scalar::int32}),
  ::privateer::map(12, "int64", "int64", ::privateer::Scalar::string, ::privateer::Wrapped{::privateer::Scalar::int64}),
  ::privateer::map(13, "string", "string", ::privateer::Scalar::string, ::privateer::Wrapped{::privateer::Scalar::string}),
  ::privateer::map(14, "uint32", "uint32", ::privateer::Scalar::string, ::privateer::Wrapped{::privateer::Scalar::uint32}),
  ::privateer::map(15, "uint64", "uint64", ::privateer::Scalar::string, ::privateer::Wrapped{::privateer::Scalar::uint64}),
};
constexpr ::privateer::MessageForm maps_form(maps_fields);

constexpr ::privateer::FieldForm patch_request_fields[] = {
  ::privateer::single(1, "id", "id", ::privateer::Scalar::string),
  ::privateer::single(2, "patch", "patch", ::privateer::Known::structure),
  ::privateer::single(3, "mask", "mask", ::privateer::Known::field_mask),
};
constexpr ::privateer::MessageForm patch_request_form(patch_request_fields);

constexpr ::privateer::FieldForm singular_fields[] = {
  ::privateer::single(1, "any", "any", ::privateer::Known::any),
  ::privateer::single(2, "empty", "empty", ::privateer::Known::empty),
  ::privateer::single(3, "field_mask", "fieldMask", ::privateer::Known::field_mask),
  ::privateer::single(4, "struct", "struct", ::privateer::Known::structure),
  ::privateer::single(5, "value", "value", ::privateer::Known::value),
  ::privateer::single(6, "list_value", "listValue", ::privateer::Known::list),
  ::privateer::single(7, "bool", "bool", ::privateer::Wrapped{::privateer::Scalar::boolean}),
  ::privateer::single(8, "bytes", "bytes", ::privateer::Wrapped{::privateer::Scalar::bytes}),
  ::privateer::single(9, "double", "double", ::privateer::Wrapped{::privateer::Scalar::float64}),
  ::privateer::single(10, "float", "float", ::privateer::Wrapped{::privateer::Scalar::float32}),
  ::privateer::single(11, "int32", "int32", ::privateer::Wrapped{::privateer::Scalar::int32}),
  ::privateer::single(12, "int64", "int64", ::privateer::Wrapped{::privateer::Scalar::int64}),
  ::privateer::single(13, "string", "string", ::privateer::Wrapped{::privateer::Scalar::string}),
  ::privateer::single(14, "uint32", "uint32", ::privateer::Wrapped{::privateer::Scalar::uint32}),
  ::privateer::single(15, "uint64", "uint64", ::privateer::Wrapped{::privateer::Scalar::uint64}),
};
constexpr ::privateer::MessageForm singular_form(singular_fields);

}  // namespace

namespace known::v1 {

namespace {

const ::privateer::Method& documents_echo_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "known.v1.Documents/Echo";
    described.request = &::everything_form;
    described.reply = &::everything_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& documents_patch_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "known.v1.Documents/Patch";
    described.request = &::patch_request_form;
    described.reply = &::document_form;
    return described;
  }();
  return method;
}

}  // namespace

::privateer::Result<Everything> DocumentsClient::try_echo(
    const Everything& request,
    const ::privateer::CallOptions& options) const {
  return client_->call<Everything>(
    documents_echo_method(), options,
    [&](::privateer::Writer& out) { encode(request, out); },
    [](::privateer::Reader& in) {
      Everything result{};
      decode(result, in);
      return result;
    });
}

::privateer::Result<Document> DocumentsClient::try_patch(
    const PatchRequest& request,
    const ::privateer::CallOptions& options) const {
  return client_->call<Document>(
    documents_patch_method(), options,
    [&](::privateer::Writer& out) { encode(request, out); },
    [](::privateer::Reader& in) {
      Document result{};
      decode(result, in);
      return result;
    });
}

void encode(const Choice& value, ::privateer::Writer& out) {
  if (value.any) {
    out.message(1, [&](::privateer::Writer& out) { ::privateer::encode(*value.any, out); });
  }
  if (value.empty) {
    out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(*value.empty, out); });
  }
  if (value.field_mask) {
    out.message(3, [&](::privateer::Writer& out) { ::privateer::encode(*value.field_mask, out); });
  }
  if (value.struct_) {
    out.message(4, [&](::privateer::Writer& out) { ::privateer::encode(*value.struct_, out); });
  }
  if (value.value) {
    out.message(5, [&](::privateer::Writer& out) { ::privateer::encode(*value.value, out); });
  }
  if (value.list_value) {
    out.message(6, [&](::privateer::Writer& out) { ::privateer::encode(*value.list_value, out); });
  }
  if (value.bool_) {
    out.message(7, [&](::privateer::Writer& out) { ::privateer::encode(*value.bool_, out); });
  }
  if (value.bytes) {
    out.message(8, [&](::privateer::Writer& out) { ::privateer::encode(*value.bytes, out); });
  }
  if (value.double_) {
    out.message(9, [&](::privateer::Writer& out) { ::privateer::encode(*value.double_, out); });
  }
  if (value.float_) {
    out.message(10, [&](::privateer::Writer& out) { ::privateer::encode(*value.float_, out); });
  }
  if (value.int32) {
    out.message(11, [&](::privateer::Writer& out) { ::privateer::encode(*value.int32, out); });
  }
  if (value.int64) {
    out.message(12, [&](::privateer::Writer& out) { ::privateer::encode(*value.int64, out); });
  }
  if (value.string) {
    out.message(13, [&](::privateer::Writer& out) { ::privateer::encode(*value.string, out); });
  }
  if (value.uint32) {
    out.message(14, [&](::privateer::Writer& out) { ::privateer::encode(*value.uint32, out); });
  }
  if (value.uint64) {
    out.message(15, [&](::privateer::Writer& out) { ::privateer::encode(*value.uint64, out); });
  }
}

void decode(Choice& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.empty.reset();
        value.field_mask.reset();
        value.struct_.reset();
        value.value.reset();
        value.list_value.reset();
        value.bool_.reset();
        value.bytes.reset();
        value.double_.reset();
        value.float_.reset();
        value.int32.reset();
        value.int64.reset();
        value.string.reset();
        value.uint32.reset();
        value.uint64.reset();
        auto& inner = ::privateer::present(value.any);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 2: {
        value.any.reset();
        value.field_mask.reset();
        value.struct_.reset();
        value.value.reset();
        value.list_value.reset();
        value.bool_.reset();
        value.bytes.reset();
        value.double_.reset();
        value.float_.reset();
        value.int32.reset();
        value.int64.reset();
        value.string.reset();
        value.uint32.reset();
        value.uint64.reset();
        auto& inner = ::privateer::present(value.empty);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 3: {
        value.any.reset();
        value.empty.reset();
        value.struct_.reset();
        value.value.reset();
        value.list_value.reset();
        value.bool_.reset();
        value.bytes.reset();
        value.double_.reset();
        value.float_.reset();
        value.int32.reset();
        value.int64.reset();
        value.string.reset();
        value.uint32.reset();
        value.uint64.reset();
        auto& inner = ::privateer::present(value.field_mask);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 4: {
        value.any.reset();
        value.empty.reset();
        value.field_mask.reset();
        value.value.reset();
        value.list_value.reset();
        value.bool_.reset();
        value.bytes.reset();
        value.double_.reset();
        value.float_.reset();
        value.int32.reset();
        value.int64.reset();
        value.string.reset();
        value.uint32.reset();
        value.uint64.reset();
        auto& inner = ::privateer::present(value.struct_);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 5: {
        value.any.reset();
        value.empty.reset();
        value.field_mask.reset();
        value.struct_.reset();
        value.list_value.reset();
        value.bool_.reset();
        value.bytes.reset();
        value.double_.reset();
        value.float_.reset();
        value.int32.reset();
        value.int64.reset();
        value.string.reset();
        value.uint32.reset();
        value.uint64.reset();
        auto& inner = ::privateer::present(value.value);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 6: {
        value.any.reset();
        value.empty.reset();
        value.field_mask.reset();
        value.struct_.reset();
        value.value.reset();
        value.bool_.reset();
        value.bytes.reset();
        value.double_.reset();
        value.float_.reset();
        value.int32.reset();
        value.int64.reset();
        value.string.reset();
        value.uint32.reset();
        value.uint64.reset();
        auto& inner = ::privateer::present(value.list_value);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 7: {
        value.any.reset();
        value.empty.reset();
        value.field_mask.reset();
        value.struct_.reset();
        value.value.reset();
        value.list_value.reset();
        value.bytes.reset();
        value.double_.reset();
        value.float_.reset();
        value.int32.reset();
        value.int64.reset();
        value.string.reset();
        value.uint32.reset();
        value.uint64.reset();
        auto& inner = ::privateer::present(value.bool_);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 8: {
        value.any.reset();
        value.empty.reset();
        value.field_mask.reset();
        value.struct_.reset();
        value.value.reset();
        value.list_value.reset();
        value.bool_.reset();
        value.double_.reset();
        value.float_.reset();
        value.int32.reset();
        value.int64.reset();
        value.string.reset();
        value.uint32.reset();
        value.uint64.reset();
        auto& inner = ::privateer::present(value.bytes);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 9: {
        value.any.reset();
        value.empty.reset();
        value.field_mask.reset();
        value.struct_.reset();
        value.value.reset();
        value.list_value.reset();
        value.bool_.reset();
        value.bytes.reset();
        value.float_.reset();
        value.int32.reset();
        value.int64.reset();
        value.string.reset();
        value.uint32.reset();
        value.uint64.reset();
        auto& inner = ::privateer::present(value.double_);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 10: {
        value.any.reset();
        value.empty.reset();
        value.field_mask.reset();
        value.struct_.reset();
        value.value.reset();
        value.list_value.reset();
        value.bool_.reset();
        value.bytes.reset();
        value.double_.reset();
        value.int32.reset();
        value.int64.reset();
        value.string.reset();
        value.uint32.reset();
        value.uint64.reset();
        auto& inner = ::privateer::present(value.float_);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 11: {
        value.any.reset();
        value.empty.reset();
        value.field_mask.reset();
        value.struct_.reset();
        value.value.reset();
        value.list_value.reset();
        value.bool_.reset();
        value.bytes.reset();
        value.double_.reset();
        value.float_.reset();
        value.int64.reset();
        value.string.reset();
        value.uint32.reset();
        value.uint64.reset();
        auto& inner = ::privateer::present(value.int32);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 12: {
        value.any.reset();
        value.empty.reset();
        value.field_mask.reset();
        value.struct_.reset();
        value.value.reset();
        value.list_value.reset();
        value.bool_.reset();
        value.bytes.reset();
        value.double_.reset();
        value.float_.reset();
        value.int32.reset();
        value.string.reset();
        value.uint32.reset();
        value.uint64.reset();
        auto& inner = ::privateer::present(value.int64);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 13: {
        value.any.reset();
        value.empty.reset();
        value.field_mask.reset();
        value.struct_.reset();
        value.value.reset();
        value.list_value.reset();
        value.bool_.reset();
        value.bytes.reset();
        value.double_.reset();
        value.float_.reset();
        value.int32.reset();
        value.int64.reset();
        value.uint32.reset();
        value.uint64.reset();
        auto& inner = ::privateer::present(value.string);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 14: {
        value.any.reset();
        value.empty.reset();
        value.field_mask.reset();
        value.struct_.reset();
        value.value.reset();
        value.list_value.reset();
        value.bool_.reset();
        value.bytes.reset();
        value.double_.reset();
        value.float_.reset();
        value.int32.reset();
        value.int64.reset();
        value.string.reset();
        value.uint64.reset();
        auto& inner = ::privateer::present(value.uint32);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 15: {
        value.any.reset();
        value.empty.reset();
        value.field_mask.reset();
        value.struct_.reset();
        value.value.reset();
        value.list_value.reset();
        value.bool_.reset();
        value.bytes.reset();
        value.double_.reset();
        value.float_.reset();
        value.int32.reset();
        value.int64.reset();
        value.string.reset();
        value.uint32.reset();
        auto& inner = ::privateer::present(value.uint64);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const Document& value, ::privateer::Writer& out) {
  if (!value.id.empty()) {
    out.string(1, value.id);
  }
  if (value.body) {
    out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(*value.body, out); });
  }
  if (value.owner) {
    out.message(3, [&](::privateer::Writer& out) { ::privateer::encode(*value.owner, out); });
  }
  for (const auto& each : value.history) {
    out.message(4, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& entry : value.translations) {
    out.message(5, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  if (value.title) {
    out.message(6, [&](::privateer::Writer& out) { ::privateer::encode(*value.title, out); });
  }
  if (value.version) {
    out.message(7, [&](::privateer::Writer& out) { ::privateer::encode(*value.version, out); });
  }
  if (value.mask) {
    out.message(8, [&](::privateer::Writer& out) { ::privateer::encode(*value.mask, out); });
  }
}

void decode(Document& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.id = in.string();
        break;
      }
      case 2: {
        auto& inner = ::privateer::present(value.body);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 3: {
        auto& inner = ::privateer::present(value.owner);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 4: {
        auto& inner = value.history.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 5: {
        std::string key{};
        ::google::protobuf::Struct mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.translations[key] = std::move(mapped);
        break;
      }
      case 6: {
        auto& inner = ::privateer::present(value.title);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 7: {
        auto& inner = ::privateer::present(value.version);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 8: {
        auto& inner = ::privateer::present(value.mask);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const Everything& value, ::privateer::Writer& out) {
  if (value.singular) {
    out.message(1, [&](::privateer::Writer& out) { encode(*value.singular, out); });
  }
  if (value.explicit_) {
    out.message(2, [&](::privateer::Writer& out) { encode(*value.explicit_, out); });
  }
  if (value.lists) {
    out.message(3, [&](::privateer::Writer& out) { encode(*value.lists, out); });
  }
  if (value.maps) {
    out.message(4, [&](::privateer::Writer& out) { encode(*value.maps, out); });
  }
  if (value.choice) {
    out.message(5, [&](::privateer::Writer& out) { encode(*value.choice, out); });
  }
}

void decode(Everything& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        auto& inner = ::privateer::present(value.singular);
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 2: {
        auto& inner = ::privateer::present(value.explicit_);
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 3: {
        auto& inner = ::privateer::present(value.lists);
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 4: {
        auto& inner = ::privateer::present(value.maps);
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 5: {
        auto& inner = ::privateer::present(value.choice);
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const Explicit& value, ::privateer::Writer& out) {
  if (value.any) {
    out.message(1, [&](::privateer::Writer& out) { ::privateer::encode(*value.any, out); });
  }
  if (value.empty) {
    out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(*value.empty, out); });
  }
  if (value.field_mask) {
    out.message(3, [&](::privateer::Writer& out) { ::privateer::encode(*value.field_mask, out); });
  }
  if (value.struct_) {
    out.message(4, [&](::privateer::Writer& out) { ::privateer::encode(*value.struct_, out); });
  }
  if (value.value) {
    out.message(5, [&](::privateer::Writer& out) { ::privateer::encode(*value.value, out); });
  }
  if (value.list_value) {
    out.message(6, [&](::privateer::Writer& out) { ::privateer::encode(*value.list_value, out); });
  }
  if (value.bool_) {
    out.message(7, [&](::privateer::Writer& out) { ::privateer::encode(*value.bool_, out); });
  }
  if (value.bytes) {
    out.message(8, [&](::privateer::Writer& out) { ::privateer::encode(*value.bytes, out); });
  }
  if (value.double_) {
    out.message(9, [&](::privateer::Writer& out) { ::privateer::encode(*value.double_, out); });
  }
  if (value.float_) {
    out.message(10, [&](::privateer::Writer& out) { ::privateer::encode(*value.float_, out); });
  }
  if (value.int32) {
    out.message(11, [&](::privateer::Writer& out) { ::privateer::encode(*value.int32, out); });
  }
  if (value.int64) {
    out.message(12, [&](::privateer::Writer& out) { ::privateer::encode(*value.int64, out); });
  }
  if (value.string) {
    out.message(13, [&](::privateer::Writer& out) { ::privateer::encode(*value.string, out); });
  }
  if (value.uint32) {
    out.message(14, [&](::privateer::Writer& out) { ::privateer::encode(*value.uint32, out); });
  }
  if (value.uint64) {
    out.message(15, [&](::privateer::Writer& out) { ::privateer::encode(*value.uint64, out); });
  }
}

void decode(Explicit& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        auto& inner = ::privateer::present(value.any);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 2: {
        auto& inner = ::privateer::present(value.empty);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 3: {
        auto& inner = ::privateer::present(value.field_mask);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 4: {
        auto& inner = ::privateer::present(value.struct_);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 5: {
        auto& inner = ::privateer::present(value.value);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 6: {
        auto& inner = ::privateer::present(value.list_value);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 7: {
        auto& inner = ::privateer::present(value.bool_);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 8: {
        auto& inner = ::privateer::present(value.bytes);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 9: {
        auto& inner = ::privateer::present(value.double_);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 10: {
        auto& inner = ::privateer::present(value.float_);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 11: {
        auto& inner = ::privateer::present(value.int32);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 12: {
        auto& inner = ::privateer::present(value.int64);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 13: {
        auto& inner = ::privateer::present(value.string);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 14: {
        auto& inner = ::privateer::present(value.uint32);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 15: {
        auto& inner = ::privateer::present(value.uint64);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const Lists& value, ::privateer::Writer& out) {
  for (const auto& each : value.any) {
    out.message(1, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.empty) {
    out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.field_mask) {
    out.message(3, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.struct_) {
    out.message(4, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.value) {
    out.message(5, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.list_value) {
    out.message(6, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.bool_) {
    out.message(7, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.bytes) {
    out.message(8, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.double_) {
    out.message(9, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.float_) {
    out.message(10, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.int32) {
    out.message(11, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.int64) {
    out.message(12, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.string) {
    out.message(13, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.uint32) {
    out.message(14, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.uint64) {
    out.message(15, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
}

void decode(Lists& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        auto& inner = value.any.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 2: {
        auto& inner = value.empty.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 3: {
        auto& inner = value.field_mask.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 4: {
        auto& inner = value.struct_.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 5: {
        auto& inner = value.value.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 6: {
        auto& inner = value.list_value.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 7: {
        auto& inner = value.bool_.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 8: {
        auto& inner = value.bytes.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 9: {
        auto& inner = value.double_.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 10: {
        auto& inner = value.float_.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 11: {
        auto& inner = value.int32.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 12: {
        auto& inner = value.int64.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 13: {
        auto& inner = value.string.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 14: {
        auto& inner = value.uint32.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 15: {
        auto& inner = value.uint64.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const Maps& value, ::privateer::Writer& out) {
  for (const auto& entry : value.any) {
    out.message(1, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.empty) {
    out.message(2, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.field_mask) {
    out.message(3, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.struct_) {
    out.message(4, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.value) {
    out.message(5, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.list_value) {
    out.message(6, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.bool_) {
    out.message(7, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.bytes) {
    out.message(8, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.double_) {
    out.message(9, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.float_) {
    out.message(10, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.int32) {
    out.message(11, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.int64) {
    out.message(12, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.string) {
    out.message(13, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.uint32) {
    out.message(14, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.uint64) {
    out.message(15, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
}

void decode(Maps& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        std::string key{};
        ::google::protobuf::Any mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.any[key] = std::move(mapped);
        break;
      }
      case 2: {
        std::string key{};
        ::google::protobuf::Empty mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.empty[key] = std::move(mapped);
        break;
      }
      case 3: {
        std::string key{};
        ::google::protobuf::FieldMask mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.field_mask[key] = std::move(mapped);
        break;
      }
      case 4: {
        std::string key{};
        ::google::protobuf::Struct mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.struct_[key] = std::move(mapped);
        break;
      }
      case 5: {
        std::string key{};
        ::google::protobuf::Value mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.value[key] = std::move(mapped);
        break;
      }
      case 6: {
        std::string key{};
        ::google::protobuf::ListValue mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.list_value[key] = std::move(mapped);
        break;
      }
      case 7: {
        std::string key{};
        ::google::protobuf::BoolValue mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.bool_[key] = std::move(mapped);
        break;
      }
      case 8: {
        std::string key{};
        ::google::protobuf::BytesValue mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.bytes[key] = std::move(mapped);
        break;
      }
      case 9: {
        std::string key{};
        ::google::protobuf::DoubleValue mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.double_[key] = std::move(mapped);
        break;
      }
      case 10: {
        std::string key{};
        ::google::protobuf::FloatValue mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.float_[key] = std::move(mapped);
        break;
      }
      case 11: {
        std::string key{};
        ::google::protobuf::Int32Value mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.int32[key] = std::move(mapped);
        break;
      }
      case 12: {
        std::string key{};
        ::google::protobuf::Int64Value mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.int64[key] = std::move(mapped);
        break;
      }
      case 13: {
        std::string key{};
        ::google::protobuf::StringValue mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.string[key] = std::move(mapped);
        break;
      }
      case 14: {
        std::string key{};
        ::google::protobuf::UInt32Value mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.uint32[key] = std::move(mapped);
        break;
      }
      case 15: {
        std::string key{};
        ::google::protobuf::UInt64Value mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.uint64[key] = std::move(mapped);
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const PatchRequest& value, ::privateer::Writer& out) {
  if (!value.id.empty()) {
    out.string(1, value.id);
  }
  if (value.patch) {
    out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(*value.patch, out); });
  }
  if (value.mask) {
    out.message(3, [&](::privateer::Writer& out) { ::privateer::encode(*value.mask, out); });
  }
}

void decode(PatchRequest& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.id = in.string();
        break;
      }
      case 2: {
        auto& inner = ::privateer::present(value.patch);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 3: {
        auto& inner = ::privateer::present(value.mask);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const Singular& value, ::privateer::Writer& out) {
  if (value.any) {
    out.message(1, [&](::privateer::Writer& out) { ::privateer::encode(*value.any, out); });
  }
  if (value.empty) {
    out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(*value.empty, out); });
  }
  if (value.field_mask) {
    out.message(3, [&](::privateer::Writer& out) { ::privateer::encode(*value.field_mask, out); });
  }
  if (value.struct_) {
    out.message(4, [&](::privateer::Writer& out) { ::privateer::encode(*value.struct_, out); });
  }
  if (value.value) {
    out.message(5, [&](::privateer::Writer& out) { ::privateer::encode(*value.value, out); });
  }
  if (value.list_value) {
    out.message(6, [&](::privateer::Writer& out) { ::privateer::encode(*value.list_value, out); });
  }
  if (value.bool_) {
    out.message(7, [&](::privateer::Writer& out) { ::privateer::encode(*value.bool_, out); });
  }
  if (value.bytes) {
    out.message(8, [&](::privateer::Writer& out) { ::privateer::encode(*value.bytes, out); });
  }
  if (value.double_) {
    out.message(9, [&](::privateer::Writer& out) { ::privateer::encode(*value.double_, out); });
  }
  if (value.float_) {
    out.message(10, [&](::privateer::Writer& out) { ::privateer::encode(*value.float_, out); });
  }
  if (value.int32) {
    out.message(11, [&](::privateer::Writer& out) { ::privateer::encode(*value.int32, out); });
  }
  if (value.int64) {
    out.message(12, [&](::privateer::Writer& out) { ::privateer::encode(*value.int64, out); });
  }
  if (value.string) {
    out.message(13, [&](::privateer::Writer& out) { ::privateer::encode(*value.string, out); });
  }
  if (value.uint32) {
    out.message(14, [&](::privateer::Writer& out) { ::privateer::encode(*value.uint32, out); });
  }
  if (value.uint64) {
    out.message(15, [&](::privateer::Writer& out) { ::privateer::encode(*value.uint64, out); });
  }
}

void decode(Singular& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        auto& inner = ::privateer::present(value.any);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 2: {
        auto& inner = ::privateer::present(value.empty);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 3: {
        auto& inner = ::privateer::present(value.field_mask);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 4: {
        auto& inner = ::privateer::present(value.struct_);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 5: {
        auto& inner = ::privateer::present(value.value);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 6: {
        auto& inner = ::privateer::present(value.list_value);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 7: {
        auto& inner = ::privateer::present(value.bool_);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 8: {
        auto& inner = ::privateer::present(value.bytes);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 9: {
        auto& inner = ::privateer::present(value.double_);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 10: {
        auto& inner = ::privateer::present(value.float_);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 11: {
        auto& inner = ::privateer::present(value.int32);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 12: {
        auto& inner = ::privateer::present(value.int64);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 13: {
        auto& inner = ::privateer::present(value.string);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 14: {
        auto& inner = ::privateer::present(value.uint32);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 15: {
        auto& inner = ::privateer::present(value.uint64);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
}

}  // namespace known::v1
