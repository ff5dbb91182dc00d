// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "privateer/generated.hpp"

namespace store {

struct Inner;

}  // namespace store

namespace ware {

struct Article;

enum class ArticleKind : std::int32_t {
  unspecified = 0,
  food = 1,
  tool = 2,
};

struct Article {
  std::string name;
  ::privateer::OptionalBox<Article> part;
  ArticleKind kind{};
};

void encode(const Article& value, ::privateer::Writer& out);
void decode(Article& value, ::privateer::Reader& in);

}  // namespace ware

namespace store {

struct Inner {
  ::ware::Article article;
};

void encode(const Inner& value, ::privateer::Writer& out);
void decode(Inner& value, ::privateer::Reader& in);

/// Uses the types of another package.
class StoreClient {
 public:
  /// The client must outlive this one, which is as thread-safe.
  explicit StoreClient(::privateer::Client& client) : client_(&client) {}

  std::map<std::string, ::ware::Article> all(
      const std::vector<::ware::ArticleKind>& kinds,
      const ::privateer::CallOptions& options = {}) const {
    return try_all(kinds, options).value();
  }

  /// As `all`, but gives errors back in place of throwing them.
  ::privateer::Result<std::map<std::string, ::ware::Article>> try_all(
      const std::vector<::ware::ArticleKind>& kinds,
      const ::privateer::CallOptions& options = {}) const;

  /// A record that only this package may name, and so is its codec.
  Inner inner(const Inner& inner_, const ::privateer::CallOptions& options = {}) const {
    return try_inner(inner_, options).value();
  }

  /// As `inner`, but gives errors back in place of throwing them.
  ::privateer::Result<Inner> try_inner(const Inner& inner_, const ::privateer::CallOptions& options = {}) const;

 private:
  ::privateer::Client* client_;
};

}  // namespace store
