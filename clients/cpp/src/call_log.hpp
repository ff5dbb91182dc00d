#pragma once

#include <string>
#include <vector>

#include "clock.hpp"
#include "privateer/error.hpp"

namespace privateer {

/// What a call tried and how it is told to people.
class CallLog {
 public:
  explicit CallLog(std::string method) : method_(std::move(method)) {}

  /// How often the call was sent, under all its identities.
  int sent() const { return sent_; }
  const std::vector<Attempt>& attempts() const { return attempts_; }

  void began(const std::string& endpoint, TimePoint now);

  /// What came of the attempt that is under way; nothing if none is.
  void ended(TimePoint now, const std::string& result);

  /// The end of every message: `, 3 attempts (shop.Orders/Place, sequence 41). Outcome: UNKNOWN, …`.
  std::string told(const std::string& what, std::uint64_t sequence, Outcome outcome) const;

 private:
  std::string method_;
  std::vector<Attempt> attempts_;
  int sent_ = 0;
  std::string open_;
  TimePoint opened_at_{};
};

/// Why a call was not executed: it never left this client.
Failure nothing_sent(const std::string& method, Code code, const std::string& why);

/// For people: `800 ms`, `2.5 s`.
std::string seconds(Nanoseconds duration);

}  // namespace privateer
