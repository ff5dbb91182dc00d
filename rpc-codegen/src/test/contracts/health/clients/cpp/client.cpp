// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#include "client.hpp"

#include <chrono>
#include <utility>

// How messages look in JSON.

namespace {

constexpr ::privateer::EnumConstantForm check_response_status_constants[] = {
  {0, "UNKNOWN"},
  {1, "SERVING"},
  {2, "NOT_SERVING"},
};
constexpr ::privateer::EnumForm check_response_status_form(check_response_status_constants, INT32_MIN);

extern const ::privateer::MessageForm check_request_form;
extern const ::privateer::MessageForm check_response_form;

constexpr ::privateer::FieldForm check_request_fields[] = {
  ::privateer::single(1, "service", "service", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm check_request_form(check_request_fields);

constexpr ::privateer::FieldForm check_response_fields[] = {
  ::privateer::single(1, "status", "status", &::check_response_status_form),
  ::privateer::single(2, "text", "text", ::privateer::Scalar::string, 1),
  ::privateer::single(3, "number", "number", ::privateer::Scalar::uint64, 1),
  ::privateer::single(4, "asked", "asked", &::check_request_form, 1),
  ::privateer::map(5, "all", "all", ::privateer::Scalar::string, &::check_response_status_form),
  ::privateer::single(6, "since", "since", ::privateer::Scalar::fixed64),
  ::privateer::single(7, "change", "change", ::privateer::Scalar::sint32),
  ::privateer::repeated(8, "samples", "samples", ::privateer::Scalar::sfixed32),
};
constexpr ::privateer::MessageForm check_response_form(check_response_fields);

}  // namespace

namespace health::v1 {

namespace {

const ::privateer::Method& health_check_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "health.v1.Health/Check";
    described.request = &::check_request_form;
    described.reply = &::check_response_form;
    return described;
  }();
  return method;
}

}  // namespace

::privateer::Result<CheckResponse> HealthClient::try_check(
    const CheckRequest& request,
    const ::privateer::CallOptions& options) const {
  return client_->call<CheckResponse>(
    health_check_method(), options,
    [&](::privateer::Writer& out) { encode(request, out); },
    [](::privateer::Reader& in) {
      CheckResponse result{};
      decode(result, in);
      return result;
    });
}

void encode(const CheckRequest& value, ::privateer::Writer& out) {
  if (!value.service.empty()) {
    out.string(1, value.service);
  }
}

void decode(CheckRequest& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.service = in.string();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const CheckResponse& value, ::privateer::Writer& out) {
  if (static_cast<std::int32_t>(value.status) != 0) {
    out.int32(1, static_cast<std::int32_t>(value.status));
  }
  if (value.text) {
    out.string(2, *value.text);
  }
  if (value.number) {
    out.uint64(3, *value.number);
  }
  if (value.asked) {
    out.message(4, [&](::privateer::Writer& out) { encode(*value.asked, out); });
  }
  for (const auto& entry : value.all) {
    out.message(5, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.int32(2, static_cast<std::int32_t>(entry.second));
    });
  }
  if (value.since != 0) {
    out.fixed64(6, value.since);
  }
  if (value.change != 0) {
    out.sint32(7, value.change);
  }
  if (!value.samples.empty()) {
    out.packed(8, [&](::privateer::Writer& out) {
      for (const auto& each : value.samples) {
        out.sfixed32(8, each);
      }
    });
  }
}

void decode(CheckResponse& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.status = static_cast<CheckResponseStatus>(in.int32());
        break;
      }
      case 2: {
        value.number.reset();
        value.asked.reset();
        value.text = in.string();
        break;
      }
      case 3: {
        value.text.reset();
        value.asked.reset();
        value.number = in.uint64();
        break;
      }
      case 4: {
        value.text.reset();
        value.number.reset();
        auto& inner = ::privateer::present(value.asked);
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 5: {
        std::string key{};
        CheckResponseStatus mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                mapped = static_cast<CheckResponseStatus>(in.int32());
                break;
              }
              default: in.skip();
            }
          }
        });
        value.all[key] = std::move(mapped);
        break;
      }
      case 6: {
        value.since = in.fixed64();
        break;
      }
      case 7: {
        value.change = in.sint32();
        break;
      }
      case 8: {
        in.elements([&](::privateer::Reader& in) { value.samples.push_back(in.sfixed32()); });
        break;
      }
      default: in.skip();
    }
  }
}

}  // namespace health::v1
