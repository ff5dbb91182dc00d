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

extern const ::privateer::MessageForm ledger_audit_reply_form;
extern const ::privateer::MessageForm ledger_audit_request_form;
extern const ::privateer::MessageForm ledger_book_form;
extern const ::privateer::MessageForm ledger_entry_form;
extern const ::privateer::MessageForm ledger_entry_list_form;
extern const ::privateer::MessageForm ledger_origin_form;
extern const ::privateer::MessageForm ledger_origin_machine_form;
extern const ::privateer::MessageForm ledger_origin_person_form;
extern const ::privateer::MessageForm ledger_owner_form;
extern const ::privateer::MessageForm ledger_owner_company_form;
extern const ::privateer::MessageForm ledger_owner_nobody_form;
extern const ::privateer::MessageForm ledger_write_reply_form;
extern const ::privateer::MessageForm ledger_write_request_form;

constexpr ::privateer::FieldForm ledger_audit_reply_fields[] = {
  ::privateer::single(1, "result", "result", &::ledger_book_form),
};
constexpr ::privateer::MessageForm ledger_audit_reply_form(ledger_audit_reply_fields);

constexpr ::privateer::FieldForm ledger_audit_request_fields[] = {
  ::privateer::single(1, "book", "book", &::ledger_book_form),
  ::privateer::single(1, "ledger", "ledger", &::ledger_book_form),
};
constexpr ::privateer::MessageForm ledger_audit_request_form(ledger_audit_request_fields);

constexpr ::privateer::FieldForm ledger_book_fields[] = {
  ::privateer::repeated(1, "entries", "entries", &::ledger_entry_form),
  ::privateer::map(2, "by_account", "byAccount", ::privateer::Scalar::string, &::ledger_entry_form),
  ::privateer::map(3, "years", "years", ::privateer::Scalar::string, &::ledger_entry_list_form),
  ::privateer::repeated(4, "states", "states", &::ledger_state_form),
  ::privateer::map(5, "last", "last", ::privateer::Scalar::string, &::ledger_state_form),
  ::privateer::single(6, "owner", "owner", &::ledger_owner_form),
  ::privateer::map(2, "accounts", "accounts", ::privateer::Scalar::string, &::ledger_entry_form),
};
constexpr ::privateer::MessageForm ledger_book_form(ledger_book_fields);

constexpr ::privateer::FieldForm ledger_entry_fields[] = {
  ::privateer::single(2, "cents", "cents", ::privateer::Scalar::int64),
  ::privateer::single(3, "state", "state", &::ledger_state_form),
  ::privateer::single(4, "origin", "origin", &::ledger_origin_form),
  ::privateer::single(7, "account", "account", ::privateer::Scalar::string),
  ::privateer::single(2, "amount_cents", "amountCents", ::privateer::Scalar::int64),
};
constexpr ::privateer::MessageForm ledger_entry_form(ledger_entry_fields);

constexpr ::privateer::FieldForm ledger_entry_list_fields[] = {
  ::privateer::repeated(1, "values", "values", &::ledger_entry_form),
};
constexpr ::privateer::MessageForm ledger_entry_list_form(ledger_entry_list_fields);

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

constexpr ::privateer::FieldForm ledger_owner_fields[] = {
  ::privateer::single(1, "company", "company", &::ledger_owner_company_form, 1),
  ::privateer::single(2, "nobody", "nobody", &::ledger_owner_nobody_form, 1),
  ::privateer::single(1, "firm", "firm", &::ledger_owner_company_form, 1),
};
constexpr ::privateer::MessageForm ledger_owner_form(ledger_owner_fields);

constexpr ::privateer::FieldForm ledger_owner_company_fields[] = {
  ::privateer::single(1, "name", "name", ::privateer::Scalar::string),
  ::privateer::single(1, "title", "title", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm ledger_owner_company_form(ledger_owner_company_fields);

constexpr ::privateer::MessageForm ledger_owner_nobody_form;

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

const ::privateer::Method& ledger_audit_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "evolved.Ledger/Audit";
    described.idempotent = true;
    described.request = &::ledger_audit_request_form;
    described.reply = &::ledger_audit_reply_form;
    return described;
  }();
  return method;
}

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

::privateer::Result<LedgerBook> LedgerClient::try_audit(
    const LedgerBook& book,
    const ::privateer::CallOptions& options) const {
  return client_->call<LedgerBook>(
    ledger_audit_method(), options,
    [&](::privateer::Writer& out) {
      out.message(1, [&](::privateer::Writer& out) { encode(book, out); });
    },
    [](::privateer::Reader& in) {
      LedgerBook result{};
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
      in.require(1, "evolved.LedgerAuditReply.result");
      return result;
    });
}

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

void encode(const LedgerBook& value, ::privateer::Writer& out) {
  for (const auto& each : value.entries) {
    out.message(1, [&](::privateer::Writer& out) { encode(each, out); });
  }
  for (const auto& entry : value.by_account) {
    out.message(2, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.years) {
    out.message(3, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) {
        for (const auto& each2 : entry.second) {
          out.message(1, [&](::privateer::Writer& out) { encode(each2, out); });
        }
      });
    });
  }
  if (!value.states.empty()) {
    out.packed(4, [&](::privateer::Writer& out) {
      for (const auto& each : value.states) {
        out.int32(4, static_cast<std::int32_t>(each));
      }
    });
  }
  for (const auto& entry : value.last) {
    out.message(5, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.int32(2, static_cast<std::int32_t>(entry.second));
    });
  }
  if (value.owner) {
    out.message(6, [&](::privateer::Writer& out) { encode(*value.owner, out); });
  }
}

void decode(LedgerBook& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        auto& inner = value.entries.emplace_back();
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 2: {
        std::string key{};
        LedgerEntry mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.by_account[key] = std::move(mapped);
        break;
      }
      case 3: {
        std::string key{};
        std::vector<LedgerEntry> mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) {
                  while (in.next()) {
                    switch (in.field()) {
                      case 1: {
                        auto& inner3 = inner2.emplace_back();
                        in.message([&](::privateer::Reader& in) { decode(inner3, in); });
                        break;
                      }
                      default: in.skip();
                    }
                  }
                });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.years[key] = std::move(mapped);
        break;
      }
      case 4: {
        in.elements([&](::privateer::Reader& in) { value.states.push_back(static_cast<LedgerState>(in.int32())); });
        break;
      }
      case 5: {
        std::string key{};
        LedgerState mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                mapped = static_cast<LedgerState>(in.int32());
                break;
              }
              default: in.skip();
            }
          }
        });
        value.last[key] = std::move(mapped);
        break;
      }
      case 6: {
        auto& inner = ::privateer::present(value.owner);
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
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

void encode(const LedgerOwner& value, ::privateer::Writer& out) {
  if (const auto* chosen = std::get_if<LedgerOwnerCompany>(&value.variant)) {
    out.message(1, [&](::privateer::Writer& out) { encode(*chosen, out); });
  }
  if (const auto* chosen = std::get_if<LedgerOwnerNobody>(&value.variant)) {
    out.message(2, [&](::privateer::Writer& out) { encode(*chosen, out); });
  }
}

void decode(LedgerOwner& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        LedgerOwnerCompany chosen;
        in.message([&](::privateer::Reader& in) { decode(chosen, in); });
        value.variant = std::move(chosen);
        break;
      }
      case 2: {
        LedgerOwnerNobody chosen;
        in.message([&](::privateer::Reader& in) { decode(chosen, in); });
        value.variant = std::move(chosen);
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const LedgerOwnerCompany& value, ::privateer::Writer& out) {
  if (!value.name.empty()) {
    out.string(1, value.name);
  }
}

void decode(LedgerOwnerCompany& value, ::privateer::Reader& in) {
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

void encode(const LedgerOwnerNobody&, ::privateer::Writer&) {}

void decode(LedgerOwnerNobody&, ::privateer::Reader& in) {
  while (in.next()) {
    in.skip();
  }
}

}  // namespace evolved
