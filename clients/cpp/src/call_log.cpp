#include "call_log.hpp"

namespace privateer {
namespace {

const char* meaning(Outcome outcome) {
  switch (outcome) {
    case Outcome::not_executed: return "the call did not run and never will";
    case Outcome::executed: return "the call ran";
    case Outcome::unknown: break;
  }
  return "the call may have been executed";
}

}  // namespace

void CallLog::began(const std::string& endpoint, TimePoint now) {
  sent_++;
  open_ = endpoint;
  opened_at_ = now;
}

void CallLog::ended(TimePoint now, const std::string& result) {
  if (!open_.empty()) {
    attempts_.push_back({open_, sent_, now - opened_at_, result});
    open_.clear();
  }
}

std::string CallLog::told(const std::string& what, std::uint64_t sequence, Outcome outcome) const {
  const std::string tries = sent_ == 1 ? "1 attempt" : std::to_string(sent_) + " attempts";
  return what + ", " + tries + " (" + method_ + ", sequence " + std::to_string(sequence) +
         "). Outcome: " + to_string(outcome) + ", " + meaning(outcome);
}

Failure nothing_sent(const std::string& method, Code code, const std::string& why) {
  Failure failure;
  failure.code = code;
  failure.outcome = Outcome::not_executed;
  failure.message = why + " (" + method + "). Outcome: NOT_EXECUTED, nothing was sent";
  return failure;
}

std::string seconds(Nanoseconds duration) {
  const auto ms = std::chrono::round<std::chrono::milliseconds>(duration).count();
  if (ms < 1'000) {
    return std::to_string(ms) + " ms";
  }
  std::string fraction = std::to_string(1'000 + ms % 1'000).substr(1);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return std::to_string(ms / 1'000) + (fraction.empty() ? "" : "." + fraction) + " s";
}

}  // namespace privateer
