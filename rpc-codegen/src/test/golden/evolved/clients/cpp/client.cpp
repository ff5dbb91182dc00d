// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#include "client.hpp"

#include <chrono>
#include <utility>

// How messages look in JSON.

namespace {

constexpr ::privateer::EnumConstantForm ledger_state_constants[] = {
  {0, "LEDGER_STATE_UNSPECIFIED"},
  {2, "LEDGER_STATE_OPEN"},
  {3, "LEDGER_STATE_CLOSED"},
  {20, "LEDGER_STATE_VOID"},
  {3, "LEDGER_STATE_DONE"},
};
constexpr ::privateer::EnumForm ledger_state_form(ledger_state_constants, 0);

extern const ::privateer::MessageForm ledger_entry_form;
extern const ::privateer::MessageForm ledger_origin_form;
extern const ::privateer::MessageForm ledger_origin_machine_form;
extern const ::privateer::MessageForm ledger_origin_person_form;
extern const ::privateer::MessageForm ledger_write_reply_form;
extern const ::privateer::MessageForm ledger_write_request_form;

constexpr ::privateer::FieldForm ledger_entry_fields[] = {
  ::privateer::single(2, "cents", "cents", ::privateer::Scalar::int64),
  ::privateer::single(3, "state", "state", &::ledger_state_form),
  ::privateer::single(4, "origin", "origin", &::ledger_origin_form),
  ::privateer::single(7, "account", "account", ::privateer::Scalar::string),
  ::privateer::single(2, "amount_cents", "amountCents", ::privateer::Scalar::int64),
};
constexpr ::privateer::MessageForm ledger_entry_form(ledger_entry_fields);

constexpr ::privateer::FieldForm ledger_origin_fields[] = {
  ::privateer::single(1, "person", "person", &::ledger_origin_person_form, 1),
  ::privateer::single(9, "machine", "machine", &::ledger_origin_machine_form, 1),
};
constexpr ::privateer::MessageForm ledger_origin_form(ledger_origin_fields);

constexpr ::privateer::FieldForm ledger_origin_machine_fields[] = {
  ::privateer::single(1, "number", "number", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm ledger_origin_machine_form(ledger_origin_machine_fields);

constexpr ::privateer::FieldForm ledger_origin_person_fields[] = {
  ::privateer::single(1, "name", "name", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm ledger_origin_person_form(ledger_origin_person_fields);

constexpr ::privateer::FieldForm ledger_write_reply_fields[] = {
  ::privateer::single(1, "result", "result", ::privateer::Scalar::int64),
};
constexpr ::privateer::MessageForm ledger_write_reply_form(ledger_write_reply_fields);

constexpr ::privateer::FieldForm ledger_write_request_fields[] = {
  ::privateer::single(1, "entry", "entry", &::ledger_entry_form),
  ::privateer::single(3, "note", "note", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm ledger_write_request_form(ledger_write_request_fields);

}  // namespace

namespace evolved {

namespace {

const ::privateer::Method& ledger_append_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "evolved.Ledger/Write";
    described.idempotent = true;
    described.request = &::ledger_write_request_form;
    described.reply = &::ledger_write_reply_form;
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
