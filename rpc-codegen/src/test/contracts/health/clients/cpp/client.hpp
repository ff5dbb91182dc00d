// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "privateer/generated.hpp"

namespace health::v1 {

struct CheckRequest;
struct CheckResponse;

enum class CheckResponseStatus : std::int32_t {
  unknown = 0,
  serving = 1,
  not_serving = 2,
};

struct CheckRequest {
  /// Empty: the server as a whole.
  std::string service;
};

void encode(const CheckRequest& value, ::privateer::Writer& out);
void decode(CheckRequest& value, ::privateer::Reader& in);

struct CheckResponse {
  CheckResponseStatus status{};
  std::optional<std::string> text;
  std::optional<std::uint64_t> number;
  std::optional<CheckRequest> asked;
  std::map<std::string, CheckResponseStatus> all;
  std::uint64_t since{};
  std::int32_t change{};
  std::vector<std::int32_t> samples;
};

void encode(const CheckResponse& value, ::privateer::Writer& out);
void decode(CheckResponse& value, ::privateer::Reader& in);

/// What a load balancer asks.
class HealthClient {
 public:
  /// The client must outlive this one, which is as thread-safe.
  explicit HealthClient(::privateer::Client& client) : client_(&client) {}

  /// How a service is.
  CheckResponse check(const CheckRequest& request, const ::privateer::CallOptions& options = {}) const {
    return try_check(request, options).value();
  }

  /// As `check`, but gives errors back in place of throwing them.
  ::privateer::Result<CheckResponse> try_check(
      const CheckRequest& request,
      const ::privateer::CallOptions& options = {}) const;

 private:
  ::privateer::Client* client_;
};

}  // namespace health::v1
