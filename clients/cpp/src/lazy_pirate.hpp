#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "call_log.hpp"
#include "endpoints.hpp"
#include "line.hpp"
#include "machine.hpp"
#include "retry.hpp"
#include "session.hpp"

namespace privateer {

/// What all calls of a client have in common.
struct Shared {
  RetryPolicy policy;
  Session session;
  RetryBudget budget;
  Endpoints endpoints;
  /// Uniform between 0 and 1.
  std::function<double()> random;

  /// Asks who is there. Its number is far above that of any call, so that no PONG can pass for a call's reply.
  Request ping(TimePoint now) {
    const std::uint64_t nonce = std::uint64_t{1} << 62 | static_cast<std::uint64_t>(random() * 9e15);
    return session.acknowledging(new_ping(session.client(), nonce), now);
  }
};

/// One call on its way to a result: asks a fresh connection for a PONG, sends, tells slow from dead by the beat, closes and
/// opens and sends again with the same identity, and settles the outcome before it gives up.
///
/// The name is ZeroMQ's for the pattern (zguide, chapter 4).
class LazyPirate final : public Machine {
 public:
  /// `request` is a CALL with method, body and metadata; the machine fills in the rest. `timeout` is how long the caller
  /// waits from `now` on.
  LazyPirate(Shared& shared, Line& line, Request request, bool idempotent, Nanoseconds timeout, TimePoint now);

  void start(TimePoint now) override;
  TimePoint next_time() const override;
  void on_time(TimePoint now) override;
  void on_reply(TimePoint now, const Reply& reply) override;

  /// The call ends as cancelled with a true outcome.
  void cancel(TimePoint now) override;

 private:
  enum class Phase {
    ready,
    pinging,
    calling,
    resting,
    /// Giving up or moving: waits for the PONG that must come before a CANCEL on a fresh connection.
    settling_ping,
    /// Giving up or moving: a CANCEL is on its way.
    settling,
    over
  };

  /// What the call ends with once its outcome is known.
  struct Verdict {
    Code code = Code::unknown;
    std::string message;
    bool server_said = false;
    /// It does not end then, if it was not executed: it is placed anew, wherever it is taken.
    bool moves = false;
  };

  bool is_settling() const { return phase_ == Phase::settling || phase_ == Phase::settling_ping; }
  bool is_mine(const Reply& reply) const;

  // Towards a connection.
  void identify();
  void proceed(TimePoint now);
  void ping(TimePoint now, Phase next, TimePoint until);
  void on_pong(TimePoint now, const Peer& peer);
  void call(TimePoint now, const Peer& peer);
  void send(TimePoint now, Request out);

  // What may come back.
  void on_answer(TimePoint now, const Reply& reply);
  void on_refusal(TimePoint now, const Reply& reply);
  void on_unknown(TimePoint now, const Reply& reply);

  // Silence and rest.
  void unanswered(TimePoint now);
  void try_again(TimePoint now, const std::string& why, std::uint32_t at_least_ms);
  void not_reached(TimePoint now);
  void rest(TimePoint now, std::uint32_t at_least_ms);
  void other_store(TimePoint now);
  void store_is_gone(TimePoint now);

  // Settling the outcome.
  void give_up(TimePoint now, Code code, const std::string& message);
  void settle(TimePoint now, Verdict verdict);
  void reconnect_to_settle(TimePoint now);
  void send_cancel(TimePoint now);
  void on_settlement(TimePoint now, const Reply& reply);
  void unsettled(TimePoint now, const std::string& why);
  void move(TimePoint now, const std::string& why, std::uint32_t at_least_ms);

  // The end.
  void finish(TimePoint now, Outcome outcome);
  void finish(TimePoint now, const Reply& reply, Outcome outcome);
  void end(TimePoint now, const Verdict& verdict, Outcome outcome, std::optional<Reply> reply);

  Shared& shared_;
  HeldLine line_;
  CallLog log_;
  bool deduplicated_;
  Nanoseconds timeout_;
  TimePoint deadline_;
  /// Endpoints that told of another reply store than the one that this call is bound to.
  std::set<std::string> foreign_;

  Request request_;
  Phase phase_ = Phase::ready;
  TimePoint timer_{};
  std::uint64_t nonce_ = 0;
  Kind last_kind_ = Kind::ping;
  std::string last_sent_to_;
  int failures_ = 0;
  Verdict verdict_;
  TimePoint settle_by_{};
};

}  // namespace privateer
