// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "privateer/generated.hpp"

namespace evolved {

struct LedgerBook;
struct LedgerEntry;
struct LedgerOrigin;
struct LedgerOriginMachine;
struct LedgerOriginPerson;
struct LedgerOwner;
struct LedgerOwnerCompany;
struct LedgerOwnerNobody;

enum class LedgerState : std::int32_t {
  unspecified = 0,
  open = 2,
  closed = 3,
  void_ = 20,
};

struct LedgerOriginPerson {
  std::string name;
};

void encode(const LedgerOriginPerson& value, ::privateer::Writer& out);
void decode(LedgerOriginPerson& value, ::privateer::Reader& in);

struct LedgerOriginMachine {
  std::int32_t number{};
};

void encode(const LedgerOriginMachine& value, ::privateer::Writer& out);
void decode(LedgerOriginMachine& value, ::privateer::Reader& in);

struct LedgerOrigin {
  std::variant<std::monostate, LedgerOriginPerson, LedgerOriginMachine> variant;
};

void encode(const LedgerOrigin& value, ::privateer::Writer& out);
void decode(LedgerOrigin& value, ::privateer::Reader& in);

struct LedgerEntry {
  std::int64_t cents{};
  LedgerState state{};
  std::optional<LedgerOrigin> origin;
  std::string account;
};

void encode(const LedgerEntry& value, ::privateer::Writer& out);
void decode(LedgerEntry& value, ::privateer::Reader& in);

struct LedgerOwnerCompany {
  std::string name;
};

void encode(const LedgerOwnerCompany& value, ::privateer::Writer& out);
void decode(LedgerOwnerCompany& value, ::privateer::Reader& in);

struct LedgerOwnerNobody {
};

void encode(const LedgerOwnerNobody& value, ::privateer::Writer& out);
void decode(LedgerOwnerNobody& value, ::privateer::Reader& in);

struct LedgerOwner {
  std::variant<std::monostate, LedgerOwnerCompany, LedgerOwnerNobody> variant;
};

void encode(const LedgerOwner& value, ::privateer::Writer& out);
void decode(LedgerOwner& value, ::privateer::Reader& in);

struct LedgerBook {
  std::vector<LedgerEntry> entries;
  std::map<std::string, LedgerEntry> by_account;
  std::map<std::string, std::vector<LedgerEntry>> years;
  std::vector<LedgerState> states;
  std::map<std::string, LedgerState> last;
  std::optional<LedgerOwner> owner;
};

void encode(const LedgerBook& value, ::privateer::Writer& out);
void decode(LedgerBook& value, ::privateer::Reader& in);

/// A service in its second year: renamed, removed and renumbered parts.
class LedgerClient {
 public:
  /// The client must outlive this one, which is as thread-safe.
  explicit LedgerClient(::privateer::Client& client) : client_(&client) {}

  /// What was renamed may be anywhere.
  LedgerBook audit(const LedgerBook& book, const ::privateer::CallOptions& options = {}) const {
    return try_audit(book, options).value();
  }

  /// As `audit`, but gives errors back in place of throwing them.
  ::privateer::Result<LedgerBook> try_audit(
      const LedgerBook& book,
      const ::privateer::CallOptions& options = {}) const;

  std::int64_t append(
      const LedgerEntry& entry_,
      const std::optional<std::string>& note,
      const ::privateer::CallOptions& options = {}) const {
    return try_append(entry_, note, options).value();
  }

  /// As `append`, but gives errors back in place of throwing them.
  ::privateer::Result<std::int64_t> try_append(
      const LedgerEntry& entry_,
      const std::optional<std::string>& note,
      const ::privateer::CallOptions& options = {}) const;

 private:
  ::privateer::Client* client_;
};

}  // namespace evolved
