// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#include "client.hpp"

#include <chrono>
#include <utility>

// How messages look in JSON.

namespace {

extern const ::privateer::MessageForm entry_form;
extern const ::privateer::MessageForm query_form;

constexpr ::privateer::FieldForm entry_fields[] = {
  ::privateer::single(1, "key", "key", ::privateer::Scalar::string),
  ::privateer::single(2, "value", "value", ::privateer::Scalar::bytes),
};
constexpr ::privateer::MessageForm entry_form(entry_fields);

constexpr ::privateer::FieldForm query_fields[] = {
  ::privateer::single(1, "request", "request", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm query_form(query_fields);

}  // namespace

namespace store {

void encode(const Entry& value, ::privateer::Writer& out) {
  if (!value.key.empty()) {
    out.string(1, value.key);
  }
  if (!value.value.empty()) {
    out.bytes(2, value.value);
  }
}

void decode(Entry& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.key = in.string();
        break;
      }
      case 2: {
        value.value = std::string(in.bytes());
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const Query& value, ::privateer::Writer& out) {
  if (!value.request.empty()) {
    out.string(1, value.request);
  }
}

void decode(Query& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.request = in.string();
        break;
      }
      default: in.skip();
    }
  }
}

}  // namespace store

namespace store::api {

namespace {

const ::privateer::Method& kv_find_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "store.api.KV/Find";
    described.request = &::query_form;
    described.reply = &::entry_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& kv_get_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "store.api.KV/Get";
    described.request = &::entry_form;
    described.reply = &::entry_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& kv_put_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "store.api.KV/Put";
    described.request = &::entry_form;
    described.reply = &::entry_form;
    return described;
  }();
  return method;
}

}  // namespace

::privateer::Result<::store::Entry> KVClient::try_find(
    const ::store::Query& request,
    const ::privateer::CallOptions& options) const {
  return client_->call<::store::Entry>(
    kv_find_method(), options,
    [&](::privateer::Writer& out) { ::store::encode(request, out); },
    [](::privateer::Reader& in) {
      ::store::Entry result{};
      ::store::decode(result, in);
      return result;
    });
}

::privateer::Result<::store::Entry> KVClient::try_get(
    const ::store::Entry& request,
    const ::privateer::CallOptions& options) const {
  return client_->call<::store::Entry>(
    kv_get_method(), options,
    [&](::privateer::Writer& out) { ::store::encode(request, out); },
    [](::privateer::Reader& in) {
      ::store::Entry result{};
      ::store::decode(result, in);
      return result;
    });
}

::privateer::Result<::store::Entry> KVClient::try_put(
    const ::store::Entry& request,
    const ::privateer::CallOptions& options) const {
  return client_->call<::store::Entry>(
    kv_put_method(), options,
    [&](::privateer::Writer& out) { ::store::encode(request, out); },
    [](::privateer::Reader& in) {
      ::store::Entry result{};
      ::store::decode(result, in);
      return result;
    });
}

}  // namespace store::api
