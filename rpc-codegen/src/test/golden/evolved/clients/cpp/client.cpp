// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#include "client.hpp"

#include <chrono>
#include <utility>

namespace evolved {

namespace {

const ::privateer::Method& ledger_append_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "evolved.Ledger/Write";
    described.idempotent = true;
    return described;
  }();
  return method;
}

}  // namespace

::privateer::Result<std::int64_t> LedgerClient::try_append(
    const LedgerEntry& entry_,
    const std::optional<std::string>& note,
    const ::privateer::CallOptions& options) const {
  return client_->call<std::int64_t>(
    ledger_append_method(), options,
    [&](::privateer::Writer& out) {
      out.message(1, [&](::privateer::Writer& out) { encode(entry_, out); });
      if (note) {
        out.string(3, *note);
      }
    },
    [](::privateer::Reader& in) {
      std::int64_t result{};
      while (in.next()) {
        switch (in.field()) {
          case 1: {
            result = in.int64();
            break;
          }
          default: in.skip();
        }
      }
      return result;
    });
}

void encode(const LedgerEntry& value, ::privateer::Writer& out) {
  if (value.cents != 0) {
    out.int64(2, value.cents);
  }
  if (static_cast<std::int32_t>(value.state) != 0) {
    out.int32(3, static_cast<std::int32_t>(value.state));
  }
  if (value.origin) {
    out.message(4, [&](::privateer::Writer& out) { encode(*value.origin, out); });
  }
  if (!value.account.empty()) {
    out.string(7, value.account);
  }
}

void decode(LedgerEntry& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 2: {
        value.cents = in.int64();
        break;
      }
      case 3: {
        value.state = static_cast<LedgerState>(in.int32());
        break;
      }
      case 4: {
        auto& inner = ::privateer::present(value.origin);
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 7: {
        value.account = in.string();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const LedgerOrigin& value, ::privateer::Writer& out) {
  if (const auto* chosen = std::get_if<LedgerOriginPerson>(&value.variant)) {
    out.message(1, [&](::privateer::Writer& out) { encode(*chosen, out); });
  }
  if (const auto* chosen = std::get_if<LedgerOriginMachine>(&value.variant)) {
    out.message(9, [&](::privateer::Writer& out) { encode(*chosen, out); });
  }
}

void decode(LedgerOrigin& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        LedgerOriginPerson chosen;
        in.message([&](::privateer::Reader& in) { decode(chosen, in); });
        value.variant = std::move(chosen);
        break;
      }
      case 9: {
        LedgerOriginMachine chosen;
        in.message([&](::privateer::Reader& in) { decode(chosen, in); });
        value.variant = std::move(chosen);
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const LedgerOriginMachine& value, ::privateer::Writer& out) {
  if (value.number != 0) {
    out.int32(1, value.number);
  }
}

void decode(LedgerOriginMachine& value, ::privateer::Reader& in) {
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

void encode(const LedgerOriginPerson& value, ::privateer::Writer& out) {
  if (!value.name.empty()) {
    out.string(1, value.name);
  }
}

void decode(LedgerOriginPerson& value, ::privateer::Reader& in) {
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

}  // namespace evolved
