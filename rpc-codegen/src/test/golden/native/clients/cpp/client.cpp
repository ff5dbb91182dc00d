// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#include "client.hpp"

#include <chrono>
#include <utility>

// How messages look in JSON.

namespace {

extern const ::privateer::MessageForm documents_document_form;
extern const ::privateer::MessageForm documents_merge_reply_form;
extern const ::privateer::MessageForm documents_merge_request_form;

constexpr ::privateer::FieldForm documents_document_fields[] = {
  ::privateer::single(1, "id", "id", ::privateer::Scalar::string),
  ::privateer::single(2, "body", "body", ::privateer::Known::structure),
  ::privateer::single(3, "extra", "extra", ::privateer::Known::value),
  ::privateer::single(4, "draft", "draft", ::privateer::Known::structure),
  ::privateer::repeated(5, "history", "history", ::privateer::Known::value),
  ::privateer::map(6, "translations", "translations", ::privateer::Scalar::string, ::privateer::Known::structure),
  ::privateer::single(7, "mask", "mask", ::privateer::Known::field_mask),
};
constexpr ::privateer::MessageForm documents_document_form(documents_document_fields);

constexpr ::privateer::FieldForm documents_merge_reply_fields[] = {
  ::privateer::single(1, "result", "result", ::privateer::Known::structure),
};
constexpr ::privateer::MessageForm documents_merge_reply_form(documents_merge_reply_fields);

constexpr ::privateer::FieldForm documents_merge_request_fields[] = {
  ::privateer::single(1, "document", "document", &::documents_document_form),
  ::privateer::single(2, "value", "value", ::privateer::Known::value),
};
constexpr ::privateer::MessageForm documents_merge_request_form(documents_merge_request_fields);

}  // namespace

namespace nativ {

namespace {

const ::privateer::Method& documents_merge_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "nativ.Documents/Merge";
    described.request = &::documents_merge_request_form;
    described.reply = &::documents_merge_reply_form;
    return described;
  }();
  return method;
}

}  // namespace

::privateer::Result<::google::protobuf::Struct> DocumentsClient::try_merge(
    const DocumentsDocument& document,
    const ::google::protobuf::Value& value,
    const ::privateer::CallOptions& options) const {
  return client_->call<::google::protobuf::Struct>(
    documents_merge_method(), options,
    [&](::privateer::Writer& out) {
      out.message(1, [&](::privateer::Writer& out) { encode(document, out); });
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(value, out); });
    },
    [](::privateer::Reader& in) {
      ::google::protobuf::Struct result{};
      while (in.next()) {
        switch (in.field()) {
          case 1: {
            in.saw();
            auto& inner = result;
            in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
            break;
          }
          default: in.skip();
        }
      }
      in.require(1, "nativ.DocumentsMergeReply.result");
      return result;
    });
}

void encode(const DocumentsDocument& value, ::privateer::Writer& out) {
  if (!value.id.empty()) {
    out.string(1, value.id);
  }
  out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(value.body, out); });
  out.message(3, [&](::privateer::Writer& out) { ::privateer::encode(value.extra, out); });
  if (value.draft) {
    out.message(4, [&](::privateer::Writer& out) { ::privateer::encode(*value.draft, out); });
  }
  for (const auto& each : value.history) {
    out.message(5, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& entry : value.translations) {
    out.message(6, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
  out.message(7, [&](::privateer::Writer& out) { ::privateer::encode(value.mask, out); });
}

void decode(DocumentsDocument& value, ::privateer::Reader& in) {
  value.extra.set_null_value(::google::protobuf::NULL_VALUE);
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.id = in.string();
        break;
      }
      case 2: {
        in.saw();
        auto& inner = value.body;
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 3: {
        auto& inner = value.extra;
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 4: {
        auto& inner = ::privateer::present(value.draft);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 5: {
        auto& inner = value.history.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 6: {
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
      case 7: {
        in.saw();
        auto& inner = value.mask;
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
  in.require(2, "nativ.DocumentsDocument.body");
  in.require(7, "nativ.DocumentsDocument.mask");
}

}  // namespace nativ
