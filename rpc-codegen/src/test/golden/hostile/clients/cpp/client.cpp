// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#include "client.hpp"

#include <chrono>
#include <utility>

namespace hostile {

namespace {

const ::privateer::Method& hostile_call_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "hostile.Hostile/Call";
    return described;
  }();
  return method;
}

const ::privateer::Method& hostile_objects_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "hostile.Hostile/Objects";
    described.errors.push_back(::privateer::typed_error<HostileException_Error>("hostile.HostileException_"));
    return described;
  }();
  return method;
}

const ::privateer::Method& hostile_of_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "hostile.Hostile/Of";
    return described;
  }();
  return method;
}

const ::privateer::Method& hostile_with_options_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "hostile.Hostile/WithOptions";
    return described;
  }();
  return method;
}

const ::privateer::Method& hostile_words_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "hostile.Hostile/Words";
    return described;
  }();
  return method;
}

}  // namespace

::privateer::Result<Override> HostileClient::try_call(
    const HostileCallOptions& call_options,
    const HostileRpcException& rpc_exception,
    const HostileList& list,
    const ::privateer::CallOptions& options) const {
  return client_->call<Override>(
    hostile_call_method(), options,
    [&](::privateer::Writer& out) {
      out.message(1, [&](::privateer::Writer& out) { encode(call_options, out); });
      out.message(2, [&](::privateer::Writer& out) { encode(rpc_exception, out); });
      out.message(3, [&](::privateer::Writer& out) { encode(list, out); });
    },
    [](::privateer::Reader& in) {
      Override result{};
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
      in.require(1, "hostile.HostileCallReply.result");
      return result;
    });
}

::privateer::Result<void> HostileClient::try_objects(
    std::int32_t hash_code,
    std::int32_t to_string,
    std::int32_t wait,
    const ::privateer::CallOptions& options) const {
  return client_->call<void>(
    hostile_objects_method(), options,
    [&](::privateer::Writer& out) {
      if (hash_code != 0) {
        out.int32(1, hash_code);
      }
      if (to_string != 0) {
        out.int32(2, to_string);
      }
      if (wait != 0) {
        out.int32(3, wait);
      }
    },
    [](::privateer::Reader& in) {
      while (in.next()) {
        in.skip();
      }
    });
}

::privateer::Result<std::int32_t> HostileClient::try_of(
    std::int32_t hostile_methods,
    std::int32_t hostile_of_request,
    std::int32_t names,
    const ::privateer::CallOptions& options) const {
  return client_->call<std::int32_t>(
    hostile_of_method(), options,
    [&](::privateer::Writer& out) {
      if (hostile_methods != 0) {
        out.int32(1, hostile_methods);
      }
      if (hostile_of_request != 0) {
        out.int32(2, hostile_of_request);
      }
      if (names != 0) {
        out.int32(3, names);
      }
    },
    [](::privateer::Reader& in) {
      std::int32_t result{};
      while (in.next()) {
        switch (in.field()) {
          case 1: {
            result = in.int32();
            break;
          }
          default: in.skip();
        }
      }
      return result;
    });
}

::privateer::Result<std::int32_t> HostileClient::try_with_options(
    const std::string& channel,
    std::int32_t options_,
    std::int32_t e,
    std::int32_t error,
    std::int32_t request,
    std::int32_t implementation,
    const ::privateer::CallOptions& options) const {
  return client_->call<std::int32_t>(
    hostile_with_options_method(), options,
    [&](::privateer::Writer& out) {
      if (!channel.empty()) {
        out.string(1, channel);
      }
      if (options_ != 0) {
        out.int32(2, options_);
      }
      if (e != 0) {
        out.int32(3, e);
      }
      if (error != 0) {
        out.int32(4, error);
      }
      if (request != 0) {
        out.int32(5, request);
      }
      if (implementation != 0) {
        out.int32(6, implementation);
      }
    },
    [](::privateer::Reader& in) {
      std::int32_t result{};
      while (in.next()) {
        switch (in.field()) {
          case 1: {
            result = in.int32();
            break;
          }
          default: in.skip();
        }
      }
      return result;
    });
}

::privateer::Result<Words> HostileClient::try_words(
    const Words& words,
    const ::privateer::CallOptions& options) const {
  return client_->call<Words>(
    hostile_words_method(), options,
    [&](::privateer::Writer& out) {
      out.message(1, [&](::privateer::Writer& out) { encode(words, out); });
    },
    [](::privateer::Reader& in) {
      Words result{};
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
      in.require(1, "hostile.HostileWordsReply.result");
      return result;
    });
}

void encode(const Field& value, ::privateer::Writer& out) {
  if (value.number != 0) {
    out.int32(1, value.number);
  }
}

void decode(Field& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.number = in.int32();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const HostileCallOptions& value, ::privateer::Writer& out) {
  if (value.a != 0) {
    out.int32(1, value.a);
  }
}

void decode(HostileCallOptions& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.a = in.int32();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const HostileException_& value, ::privateer::Writer& out) {
  if (!value.message.empty()) {
    out.string(1, value.message);
  }
}

void decode(HostileException_& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.message = in.string();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const HostileList& value, ::privateer::Writer& out) {
  for (const auto& each : value.items) {
    out.string(1, each);
  }
}

void decode(HostileList& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.items.push_back(in.string());
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const HostileRpcException& value, ::privateer::Writer& out) {
  if (value.b != 0) {
    out.int32(1, value.b);
  }
}

void decode(HostileRpcException& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.b = in.int32();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const Override& value, ::privateer::Writer& out) {
  if (!value.name.empty()) {
    out.string(1, value.name);
  }
}

void decode(Override& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.name = in.string();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const Words& value, ::privateer::Writer& out) {
  if (value.in != 0) {
    out.int32(1, value.in);
  }
  if (value.out != 0) {
    out.int32(2, value.out);
  }
  if (!value.value.empty()) {
    out.string(3, value.value);
  }
  if (value.result) {
    out.string(4, *value.result);
  }
  out.string(5, value.text);
  if (static_cast<std::int32_t>(value.color) != 0) {
    out.int32(6, static_cast<std::int32_t>(value.color));
  }
  out.int32(7, static_cast<std::int32_t>(value.other_color));
  if (value.e != 0) {
    out.int32(8, value.e);
  }
  if (value.create != 0) {
    out.int32(9, value.create);
  }
  if (value.instance != 0) {
    out.int32(10, value.instance);
  }
  if (value.lock != 0) {
    out.int32(11, value.lock);
  }
  if (value.len != 0) {
    out.int32(12, value.len);
  }
  if (value.varint != 0) {
    out.int32(13, value.varint);
  }
  if (value.yield != 0) {
    out.int32(14, value.yield);
  }
  if (value.record != 0) {
    out.int32(15, value.record);
  }
  if (value.var != 0) {
    out.int32(16, value.var);
  }
  if (value.sealed != 0) {
    out.int32(17, value.sealed);
  }
  if (value.permits != 0) {
    out.int32(18, value.permits);
  }
  if (value.when != 0) {
    out.int32(19, value.when);
  }
  for (const auto& each : value.message) {
    out.message(20, [&](::privateer::Writer& out) { encode(each, out); });
  }
  if (value.option_ != 0) {
    out.int32(21, value.option_);
  }
  if (value.optional != 0) {
    out.int32(22, value.optional);
  }
  if (value.repeated != 0) {
    out.int32(23, value.repeated);
  }
  if (value.reserved != 0) {
    out.int32(24, value.reserved);
  }
  if (value.scalars != 0) {
    out.int32(25, value.scalars);
  }
  out.message(26, [&](::privateer::Writer& out) { encode(value.field, out); });
  out.message(27, [&](::privateer::Writer& out) { encode(value.lower_case, out); });
}

void decode(Words& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.in = in.int32();
        break;
      }
      case 2: {
        value.out = in.int32();
        break;
      }
      case 3: {
        value.value = in.string();
        break;
      }
      case 4: {
        value.result = in.string();
        break;
      }
      case 5: {
        value.text = in.string();
        break;
      }
      case 6: {
        value.color = static_cast<WordsCOLOR>(in.int32());
        break;
      }
      case 7: {
        value.other_color = static_cast<WordsCOLOR>(in.int32());
        break;
      }
      case 8: {
        value.e = in.int32();
        break;
      }
      case 9: {
        value.create = in.int32();
        break;
      }
      case 10: {
        value.instance = in.int32();
        break;
      }
      case 11: {
        value.lock = in.int32();
        break;
      }
      case 12: {
        value.len = in.int32();
        break;
      }
      case 13: {
        value.varint = in.int32();
        break;
      }
      case 14: {
        value.yield = in.int32();
        break;
      }
      case 15: {
        value.record = in.int32();
        break;
      }
      case 16: {
        value.var = in.int32();
        break;
      }
      case 17: {
        value.sealed = in.int32();
        break;
      }
      case 18: {
        value.permits = in.int32();
        break;
      }
      case 19: {
        value.when = in.int32();
        break;
      }
      case 20: {
        auto& inner = value.message.emplace_back();
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 21: {
        value.option_ = in.int32();
        break;
      }
      case 22: {
        value.optional = in.int32();
        break;
      }
      case 23: {
        value.repeated = in.int32();
        break;
      }
      case 24: {
        value.reserved = in.int32();
        break;
      }
      case 25: {
        value.scalars = in.int32();
        break;
      }
      case 26: {
        in.saw();
        auto& inner = value.field;
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 27: {
        in.saw();
        auto& inner = value.lower_case;
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
  in.require(26, "hostile.Words.field");
  in.require(27, "hostile.Words.lowerCase");
}

void encode(const option& value, ::privateer::Writer& out) {
  if (value.option_ != 0) {
    out.int32(1, value.option_);
  }
}

void decode(option& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.option_ = in.int32();
        break;
      }
      default: in.skip();
    }
  }
}

}  // namespace hostile
