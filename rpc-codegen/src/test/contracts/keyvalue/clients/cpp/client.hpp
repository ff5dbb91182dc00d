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

struct Entry;
struct Query;

/// A key with its value.
struct Entry {
  std::string key;
  std::string value;
};

void encode(const Entry& value, ::privateer::Writer& out);
void decode(Entry& value, ::privateer::Reader& in);

/// Its field is called as the parameter of a method that takes it.
struct Query {
  std::string request;
};

void encode(const Query& value, ::privateer::Writer& out);
void decode(Query& value, ::privateer::Reader& in);

}  // namespace store

namespace store::api {

/// A package of services alone, whose messages are another one's.
class KVClient {
 public:
  /// The client must outlive this one, which is as thread-safe.
  explicit KVClient(::privateer::Client& client) : client_(&client) {}

  /// What is kept under a key like this.
  ::store::Entry find(const ::store::Query& request, const ::privateer::CallOptions& options = {}) const {
    return try_find(request, options).value();
  }

  /// As `find`, but gives errors back in place of throwing them.
  ::privateer::Result<::store::Entry> try_find(
      const ::store::Query& request,
      const ::privateer::CallOptions& options = {}) const;

  /// What is kept under a key.
  ::store::Entry get(const ::store::Entry& request, const ::privateer::CallOptions& options = {}) const {
    return try_get(request, options).value();
  }

  /// As `get`, but gives errors back in place of throwing them.
  ::privateer::Result<::store::Entry> try_get(
      const ::store::Entry& request,
      const ::privateer::CallOptions& options = {}) const;

  /// Keeps a value.
  ::store::Entry put(const ::store::Entry& request, const ::privateer::CallOptions& options = {}) const {
    return try_put(request, options).value();
  }

  /// As `put`, but gives errors back in place of throwing them.
  ::privateer::Result<::store::Entry> try_put(
      const ::store::Entry& request,
      const ::privateer::CallOptions& options = {}) const;

 private:
  ::privateer::Client* client_;
};

}  // namespace store::api
