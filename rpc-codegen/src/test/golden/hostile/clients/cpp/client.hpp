// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "privateer/generated.hpp"

namespace hostile {

struct Field;
struct HostileCallOptions;
struct HostileException_;
struct HostileList;
struct HostileRpcException;
struct Override;
struct Words;
struct option;

/// A name like that of the constant for a component.
enum class WordsCOLOR : std::int32_t {
  unspecified = 0,
  color = 1,
  red = 2,
};

/// Called like a class of the runtime.
struct Field {
  std::int32_t number{};
};

void encode(const Field& value, ::privateer::Writer& out);
void decode(Field& value, ::privateer::Reader& in);

/// Nested types hide imported ones inside every class that implements this.
struct HostileCallOptions {
  std::int32_t a{};
};

void encode(const HostileCallOptions& value, ::privateer::Writer& out);
void decode(HostileCallOptions& value, ::privateer::Reader& in);

/// Checked, nested, with a name of its own.
struct HostileException_ {
  std::string message;
};

void encode(const HostileException_& value, ::privateer::Writer& out);
void decode(HostileException_& value, ::privateer::Reader& in);

struct HostileList {
  std::vector<std::string> items;
};

void encode(const HostileList& value, ::privateer::Writer& out);
void decode(HostileList& value, ::privateer::Reader& in);

struct HostileRpcException {
  std::int32_t b{};
};

void encode(const HostileRpcException& value, ::privateer::Writer& out);
void decode(HostileRpcException& value, ::privateer::Reader& in);

/// Called like a class of java.lang.
struct Override {
  std::string name;
};

void encode(const Override& value, ::privateer::Writer& out);
void decode(Override& value, ::privateer::Reader& in);

/// Called like a word of Protocol Buffers.
struct option {
  std::int32_t option_{};
};

void encode(const option& value, ::privateer::Writer& out);
void decode(option& value, ::privateer::Reader& in);

/// Components whose names mean something to generated code. \\u002a/ and &#42;/ and $L and $T and %s and a
/// backslash at the end \.
struct Words {
  std::int32_t in{};
  std::int32_t out{};
  std::string value;
  std::optional<std::string> result;
  std::string text = "*/ \134u002a/ \042 \134 $L $S $T %s {@code} \303\251 \360\237\230\200";
  WordsCOLOR color{};
  WordsCOLOR other_color = WordsCOLOR::color;
  std::int32_t e{};
  std::int32_t create{};
  std::int32_t instance{};
  std::int32_t lock{};
  std::int32_t len{};
  std::int32_t varint{};
  std::int32_t yield{};
  std::int32_t record{};
  std::int32_t var{};
  std::int32_t sealed{};
  std::int32_t permits{};
  std::int32_t when{};
  std::vector<Words> message;
  std::int32_t option_{};
  std::int32_t optional{};
  std::int32_t repeated{};
  std::int32_t reserved{};
  std::int32_t scalars{};
  Field field;
  option lower_case;
};

void encode(const Words& value, ::privateer::Writer& out);
void decode(Words& value, ::privateer::Reader& in);

/// Checked, nested, with a name of its own.
class HostileException_Error final : public ::privateer::TypedError<HostileException_Error, HostileException_> {
 public:
  using TypedError::TypedError;
};

/// A service with names that generated code likes to use.
class HostileClient {
 public:
  /// The client must outlive this one, which is as thread-safe.
  explicit HostileClient(::privateer::Client& client) : client_(&client) {}

  Override call(
      const HostileCallOptions& call_options,
      const HostileRpcException& rpc_exception,
      const HostileList& list,
      const ::privateer::CallOptions& options = {}) const {
    return try_call(call_options, rpc_exception, list, options).value();
  }

  /// As `call`, but gives errors back in place of throwing them.
  ::privateer::Result<Override> try_call(
      const HostileCallOptions& call_options,
      const HostileRpcException& rpc_exception,
      const HostileList& list,
      const ::privateer::CallOptions& options = {}) const;

  /// A parameter called like a method of each object. &#42;/ and \\u002a/ and /* and $L and $T and %s and
  /// é\.
  ///
  /// @deprecated is no tag here.
  /// Throws HostileException_Error.
  void objects(
      std::int32_t hash_code,
      std::int32_t to_string,
      std::int32_t wait,
      const ::privateer::CallOptions& options = {}) const {
    return try_objects(hash_code, to_string, wait, options).value();
  }

  /// As `objects`, but gives errors back in place of throwing them.
  ::privateer::Result<void> try_objects(
      std::int32_t hash_code,
      std::int32_t to_string,
      std::int32_t wait,
      const ::privateer::CallOptions& options = {}) const;

  std::int32_t of(
      std::int32_t hostile_methods,
      std::int32_t hostile_of_request,
      std::int32_t names,
      const ::privateer::CallOptions& options = {}) const {
    return try_of(hostile_methods, hostile_of_request, names, options).value();
  }

  /// As `of`, but gives errors back in place of throwing them.
  ::privateer::Result<std::int32_t> try_of(
      std::int32_t hostile_methods,
      std::int32_t hostile_of_request,
      std::int32_t names,
      const ::privateer::CallOptions& options = {}) const;

  std::int32_t with_options(
      const std::string& channel,
      std::int32_t options_,
      std::int32_t e,
      std::int32_t error,
      std::int32_t request,
      std::int32_t implementation,
      const ::privateer::CallOptions& options = {}) const {
    return try_with_options(channel, options_, e, error, request, implementation, options).value();
  }

  /// As `with_options`, but gives errors back in place of throwing them.
  ::privateer::Result<std::int32_t> try_with_options(
      const std::string& channel,
      std::int32_t options_,
      std::int32_t e,
      std::int32_t error,
      std::int32_t request,
      std::int32_t implementation,
      const ::privateer::CallOptions& options = {}) const;

  Words words(const Words& words, const ::privateer::CallOptions& options = {}) const {
    return try_words(words, options).value();
  }

  /// As `words`, but gives errors back in place of throwing them.
  ::privateer::Result<Words> try_words(const Words& words, const ::privateer::CallOptions& options = {}) const;

 private:
  ::privateer::Client* client_;
};

}  // namespace hostile
