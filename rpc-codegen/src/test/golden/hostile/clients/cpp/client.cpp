// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#include "client.hpp"

#include <chrono>
#include <utility>

// How messages look in JSON.

namespace {

constexpr ::privateer::EnumConstantForm words_color_constants[] = {
  {0, "WORDS_COLOR_UNSPECIFIED"},
  {1, "WORDS_COLOR_COLOR"},
  {2, "WORDS_COLOR_RED"},
};
constexpr ::privateer::EnumForm words_color_form(words_color_constants, 0);

extern const ::privateer::MessageForm field_form;
extern const ::privateer::MessageForm hostile_call_options_form;
extern const ::privateer::MessageForm hostile_call_reply_form;
extern const ::privateer::MessageForm hostile_call_request_form;
extern const ::privateer::MessageForm hostile_exception__form;
extern const ::privateer::MessageForm hostile_list_form;
extern const ::privateer::MessageForm hostile_objects_reply_form;
extern const ::privateer::MessageForm hostile_objects_request_form;
extern const ::privateer::MessageForm hostile_of_reply_form;
extern const ::privateer::MessageForm hostile_of_request_form;
extern const ::privateer::MessageForm hostile_rpc_exception_form;
extern const ::privateer::MessageForm hostile_with_options_reply_form;
extern const ::privateer::MessageForm hostile_with_options_request_form;
extern const ::privateer::MessageForm hostile_words_reply_form;
extern const ::privateer::MessageForm hostile_words_request_form;
extern const ::privateer::MessageForm override_form;
extern const ::privateer::MessageForm words_form;
extern const ::privateer::MessageForm option_form;

constexpr ::privateer::FieldForm field_fields[] = {
  ::privateer::single(1, "number", "number", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm field_form(field_fields);

constexpr ::privateer::FieldForm hostile_call_options_fields[] = {
  ::privateer::single(1, "a", "a", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm hostile_call_options_form(hostile_call_options_fields);

constexpr ::privateer::FieldForm hostile_call_reply_fields[] = {
  ::privateer::single(1, "result", "result", &::override_form),
};
constexpr ::privateer::MessageForm hostile_call_reply_form(hostile_call_reply_fields);

constexpr ::privateer::FieldForm hostile_call_request_fields[] = {
  ::privateer::single(1, "call_options", "callOptions", &::hostile_call_options_form),
  ::privateer::single(2, "rpc_exception", "rpcException", &::hostile_rpc_exception_form),
  ::privateer::single(3, "list", "list", &::hostile_list_form),
};
constexpr ::privateer::MessageForm hostile_call_request_form(hostile_call_request_fields);

constexpr ::privateer::FieldForm hostile_exception__fields[] = {
  ::privateer::single(1, "message", "message", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm hostile_exception__form(hostile_exception__fields);

constexpr ::privateer::FieldForm hostile_list_fields[] = {
  ::privateer::repeated(1, "items", "items", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm hostile_list_form(hostile_list_fields);

constexpr ::privateer::MessageForm hostile_objects_reply_form;

constexpr ::privateer::FieldForm hostile_objects_request_fields[] = {
  ::privateer::single(1, "hash_code", "hashCode", ::privateer::Scalar::int32),
  ::privateer::single(2, "to_string", "toString", ::privateer::Scalar::int32),
  ::privateer::single(3, "wait", "wait", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm hostile_objects_request_form(hostile_objects_request_fields);

constexpr ::privateer::FieldForm hostile_of_reply_fields[] = {
  ::privateer::single(1, "result", "result", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm hostile_of_reply_form(hostile_of_reply_fields);

constexpr ::privateer::FieldForm hostile_of_request_fields[] = {
  ::privateer::single(1, "hostile_methods", "HostileMethods", ::privateer::Scalar::int32),
  ::privateer::single(2, "hostile_of_request", "HostileOfRequest", ::privateer::Scalar::int32),
  ::privateer::single(3, "names", "names", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm hostile_of_request_form(hostile_of_request_fields);

constexpr ::privateer::FieldForm hostile_rpc_exception_fields[] = {
  ::privateer::single(1, "b", "b", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm hostile_rpc_exception_form(hostile_rpc_exception_fields);

constexpr ::privateer::FieldForm hostile_with_options_reply_fields[] = {
  ::privateer::single(1, "result", "result", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm hostile_with_options_reply_form(hostile_with_options_reply_fields);

constexpr ::privateer::FieldForm hostile_with_options_request_fields[] = {
  ::privateer::single(1, "channel", "channel", ::privateer::Scalar::string),
  ::privateer::single(2, "options", "options", ::privateer::Scalar::int32),
  ::privateer::single(3, "e", "e", ::privateer::Scalar::int32),
  ::privateer::single(4, "error", "error", ::privateer::Scalar::int32),
  ::privateer::single(5, "request", "request", ::privateer::Scalar::int32),
  ::privateer::single(6, "implementation", "implementation", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm hostile_with_options_request_form(hostile_with_options_request_fields);

constexpr ::privateer::FieldForm hostile_words_reply_fields[] = {
  ::privateer::single(1, "result", "result", &::words_form),
};
constexpr ::privateer::MessageForm hostile_words_reply_form(hostile_words_reply_fields);

constexpr ::privateer::FieldForm hostile_words_request_fields[] = {
  ::privateer::single(1, "words", "words", &::words_form),
};
constexpr ::privateer::MessageForm hostile_words_request_form(hostile_words_request_fields);

constexpr ::privateer::FieldForm override_fields[] = {
  ::privateer::single(1, "name", "name", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm override_form(override_fields);

constexpr ::privateer::FieldForm words_fields[] = {
  ::privateer::single(1, "in", "in", ::privateer::Scalar::int32),
  ::privateer::single(2, "out", "out", ::privateer::Scalar::int32),
  ::privateer::single(3, "value", "value", ::privateer::Scalar::string),
  ::privateer::single(4, "result", "result", ::privateer::Scalar::string),
  ::privateer::single(5, "text", "text", ::privateer::Scalar::string),
  ::privateer::single(6, "color", "color", &::words_color_form),
  ::privateer::single(7, "other_color", "otherColor", &::words_color_form),
  ::privateer::single(8, "e", "e", ::privateer::Scalar::int32),
  ::privateer::single(9, "create", "create", ::privateer::Scalar::int32),
  ::privateer::single(10, "instance", "instance", ::privateer::Scalar::int32),
  ::privateer::single(11, "lock", "lock", ::privateer::Scalar::int32),
  ::privateer::single(12, "len", "len", ::privateer::Scalar::int32),
  ::privateer::single(13, "varint", "varint", ::privateer::Scalar::int32),
  ::privateer::single(14, "yield", "yield", ::privateer::Scalar::int32),
  ::privateer::single(15, "record", "record", ::privateer::Scalar::int32),
  ::privateer::single(16, "var", "var", ::privateer::Scalar::int32),
  ::privateer::single(17, "sealed", "sealed", ::privateer::Scalar::int32),
  ::privateer::single(18, "permits", "permits", ::privateer::Scalar::int32),
  ::privateer::single(19, "when", "when", ::privateer::Scalar::int32),
  ::privateer::repeated(20, "message", "message", &::words_form),
  ::privateer::single(21, "option", "option", ::privateer::Scalar::int32),
  ::privateer::single(22, "optional", "optional", ::privateer::Scalar::int32),
  ::privateer::single(23, "repeated", "repeated", ::privateer::Scalar::int32),
  ::privateer::single(24, "reserved", "reserved", ::privateer::Scalar::int32),
  ::privateer::single(25, "scalars", "Scalars", ::privateer::Scalar::int32),
  ::privateer::single(26, "field", "field", &::field_form),
  ::privateer::single(27, "lower_case", "lowerCase", &::option_form),
};
constexpr ::privateer::MessageForm words_form(words_fields);

constexpr ::privateer::FieldForm option_fields[] = {
  ::privateer::single(1, "option", "option", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm option_form(option_fields);

}  // namespace

namespace hostile {

namespace {

const ::privateer::Method& hostile_call_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "hostile.Hostile/Call";
    described.request = &::hostile_call_request_form;
    described.reply = &::hostile_call_reply_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& hostile_objects_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "hostile.Hostile/Objects";
    described.errors.push_back(::privateer::typed_error<HostileException_Error>("hostile.HostileException_", ::hostile_exception__form));
    described.request = &::hostile_objects_request_form;
    described.reply = &::hostile_objects_reply_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& hostile_of_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "hostile.Hostile/Of";
    described.request = &::hostile_of_request_form;
    described.reply = &::hostile_of_reply_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& hostile_with_options_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "hostile.Hostile/WithOptions";
    described.request = &::hostile_with_options_request_form;
    described.reply = &::hostile_with_options_reply_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& hostile_words_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "hostile.Hostile/Words";
    described.request = &::hostile_words_request_form;
    described.reply = &::hostile_words_reply_form;
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
