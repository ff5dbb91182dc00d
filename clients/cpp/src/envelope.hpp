#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "privateer/status.hpp"

namespace privateer {

// The envelope of the protocol: docs/protocol.md has its tables.

enum class Kind { call = 1, wait = 2, cancel = 3, ping = 4 };

enum class Executed { unknown = 0, no = 1, yes = 2 };

/// How a body is encoded.
enum class BodyCodec { protobuf = 1, json = 2 };

/// An identity of the protocol; all zeros is absent.
using Id = std::array<std::uint8_t, 16>;

constexpr Id no_id{};

/// 16 bytes from the system's source of randomness.
Id random_id();

/// In hexadecimal digits.
std::string to_string(const Id& id);

/// Finished sequence numbers, both ends included.
struct Numbers {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
};

using Metadata = std::map<std::string, std::string>;

struct Request {
  Kind kind = Kind::call;
  Id client{};
  std::uint64_t sequence = 0;
  std::uint64_t done_below = 0;
  std::vector<Numbers> done;
  Id scope{};
  std::int64_t bound_ms = 0;
  std::uint32_t attempt = 0;
  std::string method;
  std::uint32_t timeout_ms = 0;
  std::uint32_t beat_ms = 0;
  BodyCodec codec = BodyCodec::protobuf;
  Metadata metadata;
  std::string body;
  Priority priority = Priority::normal;
  /// Another copy may be executed too.
  bool extra = false;

  /// The same request, asking or telling something else of the same call; only a CALL carries a body.
  Request about(Kind other) const;
};

Request new_ping(const Id& client, std::uint64_t nonce);

struct ErrorDetail {
  std::string name;
  std::string body;
};

struct ServerInfo {
  std::uint64_t max_message_bytes = 0;
  std::uint64_t retention_ms = 0;
};

struct Reply {
  Id client{};
  std::uint64_t sequence = 0;
  Code code = Code::ok;
  std::string message;
  std::optional<ErrorDetail> detail;
  Executed executed = Executed::unknown;
  bool working = false;
  bool draining = false;
  std::uint32_t retry_after_ms = 0;
  Id scope{};
  std::int64_t store_ms = 0;
  Metadata metadata;
  std::string body;
  std::optional<ServerInfo> server;
  bool settled = false;
};

/// What is wrong with a request's text, for its caller: servers would refuse the frame. Empty if nothing is.
std::string problem_of(std::string_view method, const Metadata& metadata);

std::string encode(const Request& request);

/// Throws a CodecError if the frame breaks a rule of the protocol.
Reply decode_reply(std::string_view frame);

}  // namespace privateer
