// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#include "client.hpp"

#include <chrono>
#include <utility>

// How messages look in JSON.

namespace {

constexpr ::privateer::EnumConstantForm article_kind_constants[] = {
  {0, "ARTICLE_KIND_UNSPECIFIED"},
  {1, "ARTICLE_KIND_FOOD"},
  {2, "ARTICLE_KIND_TOOL"},
};
constexpr ::privateer::EnumForm article_kind_form(article_kind_constants, 0);

extern const ::privateer::MessageForm inner_form;
extern const ::privateer::MessageForm store_all_reply_form;
extern const ::privateer::MessageForm store_all_request_form;
extern const ::privateer::MessageForm store_inner_reply_form;
extern const ::privateer::MessageForm store_inner_request_form;
extern const ::privateer::MessageForm article_form;

constexpr ::privateer::FieldForm inner_fields[] = {
  ::privateer::single(1, "article", "article", &::article_form),
};
constexpr ::privateer::MessageForm inner_form(inner_fields);

constexpr ::privateer::FieldForm store_all_reply_fields[] = {
  ::privateer::map(1, "result", "result", ::privateer::Scalar::string, &::article_form),
};
constexpr ::privateer::MessageForm store_all_reply_form(store_all_reply_fields);

constexpr ::privateer::FieldForm store_all_request_fields[] = {
  ::privateer::repeated(1, "kinds", "kinds", &::article_kind_form),
};
constexpr ::privateer::MessageForm store_all_request_form(store_all_request_fields);

constexpr ::privateer::FieldForm store_inner_reply_fields[] = {
  ::privateer::single(1, "result", "result", &::inner_form),
};
constexpr ::privateer::MessageForm store_inner_reply_form(store_inner_reply_fields);

constexpr ::privateer::FieldForm store_inner_request_fields[] = {
  ::privateer::single(1, "inner", "inner", &::inner_form),
};
constexpr ::privateer::MessageForm store_inner_request_form(store_inner_request_fields);

constexpr ::privateer::FieldForm article_fields[] = {
  ::privateer::single(1, "name", "name", ::privateer::Scalar::string),
  ::privateer::single(2, "part", "part", &::article_form),
  ::privateer::single(3, "kind", "kind", &::article_kind_form),
};
constexpr ::privateer::MessageForm article_form(article_fields);

}  // namespace

namespace store {

namespace {

const ::privateer::Method& store_all_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "old.Store/All";
    described.request = &::store_all_request_form;
    described.reply = &::store_all_reply_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& store_inner_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "old.Store/Inner";
    described.request = &::store_inner_request_form;
    described.reply = &::store_inner_reply_form;
    return described;
  }();
  return method;
}

}  // namespace

::privateer::Result<std::map<std::string, ::ware::Article>> StoreClient::try_all(
    const std::vector<::ware::ArticleKind>& kinds,
    const ::privateer::CallOptions& options) const {
  return client_->call<std::map<std::string, ::ware::Article>>(
    store_all_method(), options,
    [&](::privateer::Writer& out) {
      if (!kinds.empty()) {
        out.packed(1, [&](::privateer::Writer& out) {
          for (const auto& each : kinds) {
            out.int32(1, static_cast<std::int32_t>(each));
          }
        });
      }
    },
    [](::privateer::Reader& in) {
      std::map<std::string, ::ware::Article> result{};
      while (in.next()) {
        switch (in.field()) {
          case 1: {
            std::string key{};
            ::ware::Article mapped{};
            in.message([&](::privateer::Reader& in) {
              while (in.next()) {
                switch (in.field()) {
                  case 1: {
                    key = in.string();
                    break;
                  }
                  case 2: {
                    auto& inner2 = mapped;
                    in.message([&](::privateer::Reader& in) { ::ware::decode(inner2, in); });
                    break;
                  }
                  default: in.skip();
                }
              }
            });
            result[key] = std::move(mapped);
            break;
          }
          default: in.skip();
        }
      }
      return result;
    });
}

::privateer::Result<Inner> StoreClient::try_inner(
    const Inner& inner_,
    const ::privateer::CallOptions& options) const {
  return client_->call<Inner>(
    store_inner_method(), options,
    [&](::privateer::Writer& out) {
      out.message(1, [&](::privateer::Writer& out) { encode(inner_, out); });
    },
    [](::privateer::Reader& in) {
      Inner result{};
      while (in.next()) {
        switch (in.field()) {
          case 1: {
            in.saw();
            auto& inner = result;
            in.message([&](::privateer::Reader& in) { decode(inner, in); });
            break;
          }
          default: in.skip();
        }
      }
      in.require(1, "store.StoreInnerReply.result");
      return result;
    });
}

void encode(const Inner& value, ::privateer::Writer& out) {
  out.message(1, [&](::privateer::Writer& out) { ::ware::encode(value.article, out); });
}

void decode(Inner& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        in.saw();
        auto& inner = value.article;
        in.message([&](::privateer::Reader& in) { ::ware::decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
  in.require(1, "store.Inner.article");
}

}  // namespace store

namespace ware {

void encode(const Article& value, ::privateer::Writer& out) {
  if (!value.name.empty()) {
    out.string(1, value.name);
  }
  if (value.part) {
    out.message(2, [&](::privateer::Writer& out) { encode(*value.part, out); });
  }
  if (static_cast<std::int32_t>(value.kind) != 0) {
    out.int32(3, static_cast<std::int32_t>(value.kind));
  }
}

void decode(Article& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.name = in.string();
        break;
      }
      case 2: {
        auto& inner = ::privateer::present(value.part);
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 3: {
        value.kind = static_cast<ArticleKind>(in.int32());
        break;
      }
      default: in.skip();
    }
  }
}

}  // namespace ware
