// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#include "client.hpp"

#include <chrono>
#include <utility>

namespace store {

namespace {

const ::privateer::Method& store_all_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "old.Store/All";
    return described;
  }();
  return method;
}

const ::privateer::Method& store_inner_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "old.Store/Inner";
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
