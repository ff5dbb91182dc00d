#pragma once

#include <optional>
#include <set>
#include <string>

#include "call_id.hpp"
#include "lazy_pirate.hpp"

namespace privateer {

/// Asks what became of a call, by a WAIT that does not wait: it changes nothing, and never takes the reply from whoever waits
/// for it. It asks each server that tells the call's reply store until one answers, or the time is over.
class Resolver final : public Machine {
 public:
  /// `id` is of a call that is bound to a reply store; `timeout` is how long the caller waits from `now` on.
  Resolver(Shared& shared, Line& line, const CallId& id, Nanoseconds timeout, TimePoint now);

  void start(TimePoint now) override { proceed(now); }
  TimePoint next_time() const override;
  void on_time(TimePoint now) override;
  void on_reply(TimePoint now, const Reply& reply) override;
  void cancel(TimePoint now) override;

 private:
  enum class Phase { resting, pinging, asking, over };

  void on_answer(TimePoint now, const Reply& reply);
  void proceed(TimePoint now);
  void ask(TimePoint now, const Peer& peer);
  void send(TimePoint now, const Request& request);
  void other_store(TimePoint now);
  void failed(TimePoint now, const std::string& why);
  void rest(TimePoint now, const std::string& why, std::uint32_t at_least_ms);
  void end(Code code, const std::string& message, std::optional<Reply> reply);

  Shared& shared_;
  HeldLine line_;
  CallId id_;
  TimePoint deadline_;
  /// Endpoints that told of another reply store.
  std::set<std::string> foreign_;
  Phase phase_ = Phase::resting;
  TimePoint timer_{};
  std::uint64_t nonce_ = 0;
  int failures_ = 0;
  std::string last_ = "no server was reached";
};

}  // namespace privateer
