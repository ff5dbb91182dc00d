#include "lazy_pirate.hpp"

#include <algorithm>
#include <utility>

#include "call_id.hpp"

namespace privateer {
namespace {

/// How long a call with unknown outcome stays unfinished for servers: the default retention of a store.
constexpr std::chrono::minutes retention{10};

}  // namespace

LazyPirate::LazyPirate(Shared& shared, Line& line, Request request, bool idempotent, Nanoseconds timeout, TimePoint now)
    : shared_(shared),
      line_(line),
      log_(request.method),
      deduplicated_(!idempotent),
      timeout_(timeout),
      deadline_(now + timeout),
      request_(std::move(request)) {}

TimePoint LazyPirate::next_time() const { return is_settling() ? timer_ : std::min(timer_, deadline_); }

void LazyPirate::start(TimePoint now) {
  identify();
  proceed(now);
}

void LazyPirate::on_time(TimePoint now) {
  if (phase_ == Phase::over || next_time() > now) {
    return;
  }
  if (!is_settling() && deadline_ <= now) {
    log_.ended(now, "the deadline passed");
    give_up(now, Code::deadline_exceeded,
            "no result from " + line_.endpoint() + " within the deadline of " + seconds(timeout_));
    return;
  }
  switch (phase_) {
    case Phase::pinging: not_reached(now); break;
    case Phase::calling: unanswered(now); break;
    case Phase::resting: proceed(now); break;
    case Phase::settling_ping:
    case Phase::settling: unsettled(now, ""); break;
    case Phase::ready:
    case Phase::over: break;
  }
}

void LazyPirate::cancel(TimePoint now) {
  const Verdict cancelled{Code::cancelled, "cancelled by the caller"};
  if (is_settling()) {
    // One that wanted to move gives up instead; one that gives up goes on doing so.
    if (verdict_.moves) {
      verdict_ = cancelled;
    }
  } else if (phase_ != Phase::over) {
    log_.ended(now, "the caller cancelled");
    settle(now, cancelled);
  }
}

void LazyPirate::on_reply(TimePoint now, const Reply& reply) {
  if (reply.server) {
    const bool pinging = phase_ == Phase::pinging || phase_ == Phase::settling_ping;
    if (pinging && reply.sequence == nonce_ && reply.client == request_.client) {
      on_pong(now, Peer::of(reply, now));
    }
  } else if (phase_ == Phase::calling && reply.sequence == 0 && reply.client == no_id) {
    try_again(now, "not read by the server: " + reply.message, reply.retry_after_ms);
  } else if (is_mine(reply)) {
    line_.heard(now, reply);
    if (phase_ == Phase::calling) {
      on_answer(now, reply);
    } else if (phase_ == Phase::settling) {
      on_settlement(now, reply);
    }
  }
}

bool LazyPirate::is_mine(const Reply& reply) const {
  const bool mine = reply.sequence == request_.sequence && reply.client == request_.client;
  const bool other_store = deduplicated_ && reply.scope != request_.scope;
  return mine && (!other_store || reply.code == Code::wrong_scope);
}

// ---- towards a connection

/// A new identity, free to be bound to any reply store.
void LazyPirate::identify() {
  request_.kind = Kind::call;
  request_.client = shared_.session.client();
  request_.sequence = shared_.session.allocate();
  request_.scope = no_id;
  request_.bound_ms = 0;
  request_.attempt = 0;
  foreign_.clear();
  last_sent_to_.clear();
}

void LazyPirate::proceed(TimePoint now) {
  const std::string chosen = shared_.endpoints.choose(now, foreign_);
  if (chosen.empty()) {
    store_is_gone(now);
    return;
  }
  if (!line_.connect(chosen)) {
    not_reached(now);
    return;
  }
  if (const std::optional<Peer> peer = line_.peer(); peer && peer->is_fresh(now)) {
    call(now, *peer);
  } else {
    ping(now, Phase::pinging, now + shared_.policy.attempt_timeout);
  }
}

void LazyPirate::ping(TimePoint now, Phase next, TimePoint until) {
  const Request request = shared_.ping(now);
  nonce_ = request.sequence;
  phase_ = next;
  timer_ = until;
  if (line_.send(request)) {
    return;
  }
  if (next == Phase::pinging) {
    not_reached(now);
  } else {
    unsettled(now, "");
  }
}

void LazyPirate::on_pong(TimePoint now, const Peer& peer) {
  line_.learned(peer);
  if (phase_ == Phase::pinging) {
    shared_.endpoints.trust(line_.endpoint());
    call(now, peer);
  } else if (peer.scope == request_.scope) {
    send_cancel(now);
  } else {
    line_.release();
    if (line_.endpoint() == last_sent_to_) {
      unsettled(now, "another reply store answers in its place");
    } else {
      reconnect_to_settle(now);
    }
  }
}

void LazyPirate::call(TimePoint now, const Peer& peer) {
  const bool bound = request_.scope != no_id;
  if (bound && peer.scope != request_.scope) {
    other_store(now);
    return;
  }
  if (!bound && peer.draining) {
    line_.release();
    not_reached(now);
    return;
  }
  if (peer.max_message_bytes > 0 && request_.body.size() > peer.max_message_bytes) {
    line_.release();
    give_up(now, Code::resource_exhausted,
            "request of " + std::to_string(request_.body.size()) +
                " bytes is over maxMessageSize = " + std::to_string(peer.max_message_bytes) + " of " +
                line_.endpoint());
    return;
  }
  if (log_.sent() == 0) {
    shared_.budget.deposit();
  } else if (!shared_.budget.withdraw(now)) {
    line_.release();
    give_up(now, Code::unavailable, "the client's retry budget is used up");
    return;
  }
  if (deduplicated_ && !bound) {
    request_.scope = peer.scope;
    request_.bound_ms = peer.store_ms;
  }
  request_.attempt++;
  request_.extra = !deduplicated_ && request_.attempt > 1;
  log_.began(line_.endpoint(), now);
  send(now, request_);
}

/// Sends a CALL, or a WAIT for one, and listens for as long as a server may be silent.
void LazyPirate::send(TimePoint now, Request out) {
  phase_ = Phase::calling;
  timer_ = now + shared_.policy.attempt_timeout;
  last_kind_ = out.kind;
  out.timeout_ms = timeout_ms(now, deadline_);
  out.beat_ms = shared_.policy.beat_ms();
  if (line_.send(shared_.session.acknowledging(std::move(out), now))) {
    last_sent_to_ = line_.endpoint();
  } else {
    unanswered(now);
  }
}

// ---- what may come back

void LazyPirate::on_answer(TimePoint now, const Reply& reply) {
  failures_ = 0;
  if (reply.draining) {
    shared_.endpoints.avoid(line_.endpoint(), now);
  } else {
    shared_.endpoints.trust(line_.endpoint());
  }
  if (reply.working) {
    send(now, request_.about(Kind::wait));
    return;
  }
  switch (reply.executed) {
    case Executed::yes: finish(now, reply, Outcome::executed); break;
    case Executed::no: on_refusal(now, reply); break;
    case Executed::unknown: on_unknown(now, reply); break;
  }
}

void LazyPirate::on_refusal(TimePoint now, const Reply& reply) {
  const bool come_back =
      reply.code == Code::unavailable || (reply.code == Code::resource_exhausted && !reply.settled);
  if (!come_back && reply.settled) {
    finish(now, reply, Outcome::not_executed);
  } else if (!come_back) {
    log_.ended(now, std::string(to_string(reply.code)) + ": " + reply.message);
    settle(now, {reply.code, reply.message, true});
  } else if (reply.settled) {
    log_.ended(now, "refused: " + reply.message);
    move(now, reply.message, reply.retry_after_ms);
  } else if (deduplicated_ && reply.draining) {
    log_.ended(now, "refused: " + reply.message);
    settle(now, {reply.code, reply.message, true, true});
  } else {
    try_again(now, "refused: " + reply.message, reply.retry_after_ms);
  }
}

void LazyPirate::on_unknown(TimePoint now, const Reply& reply) {
  const bool never_arrived = last_kind_ == Kind::wait && reply.code == Code::not_found && !reply.settled;
  const bool may_run_again = !deduplicated_ && (reply.code == Code::unavailable || reply.code == Code::aborted);
  if (reply.code == Code::wrong_scope) {
    log_.ended(now, "another reply store");
    other_store(now);
  } else if (never_arrived || may_run_again) {
    try_again(now, reply.message, reply.retry_after_ms);
  } else {
    finish(now, reply, Outcome::unknown);
  }
}

// ---- silence and rest

/// This server is dead or cut off.
void LazyPirate::unanswered(TimePoint now) {
  const std::string silence =
      "no reply from " + line_.endpoint() + " within " + seconds(shared_.policy.attempt_timeout);
  line_.close();
  shared_.endpoints.avoid(line_.endpoint(), now);
  try_again(now, silence, 0);
}

/// The attempt came to nothing, and another one may follow.
void LazyPirate::try_again(TimePoint now, const std::string& why, std::uint32_t at_least_ms) {
  log_.ended(now, why);
  line_.release();
  if (log_.sent() >= shared_.policy.max_attempts) {
    give_up(now, Code::unavailable, why);
  } else {
    rest(now, at_least_ms);
  }
}

/// Nobody there to send to: another endpoint, or the same one later. Costs no attempt.
void LazyPirate::not_reached(TimePoint now) {
  line_.close();
  shared_.endpoints.avoid(line_.endpoint(), now);
  rest(now, 0);
}

void LazyPirate::rest(TimePoint now, std::uint32_t at_least_ms) {
  failures_++;
  phase_ = Phase::resting;
  timer_ = now + shared_.policy.pause(failures_, shared_.random(), at_least_ms);
}

void LazyPirate::other_store(TimePoint now) {
  foreign_.insert(line_.endpoint());
  line_.release();
  proceed(now);
}

/// Every endpoint answers, and none has the store that this call is bound to.
void LazyPirate::store_is_gone(TimePoint now) {
  if (last_sent_to_.empty()) {
    // Bound, but no copy was handed to a socket.
    shared_.session.finish(request_.sequence);
    identify();
    rest(now, 0);
    return;
  }
  verdict_ = {Code::unavailable, "the server that took the call is gone, another reply store answers in its place"};
  finish(now, Outcome::unknown);
}

// ---- settling the outcome

void LazyPirate::give_up(TimePoint now, Code code, const std::string& message) { settle(now, {code, message}); }

/// Ends with the verdict once the server has said what became of all copies, or within one attempt timeout.
void LazyPirate::settle(TimePoint now, Verdict verdict) {
  verdict_ = std::move(verdict);
  if (last_sent_to_.empty()) {
    finish(now, Outcome::not_executed);
    return;
  }
  if (!deduplicated_) {
    // It stops work that nobody waits for. No server remembers such calls, so its answer would say nothing.
    if (phase_ == Phase::calling) {
      line_.send(request_.about(Kind::cancel));
    }
    finish(now, Outcome::unknown);
    return;
  }
  settle_by_ = now + shared_.policy.attempt_timeout;
  timer_ = settle_by_;
  if (line_.held() && phase_ == Phase::calling) {
    send_cancel(now);
  } else if (line_.held() && phase_ == Phase::pinging) {
    phase_ = Phase::settling_ping;
  } else {
    reconnect_to_settle(now);
  }
}

void LazyPirate::reconnect_to_settle(TimePoint now) {
  if (last_sent_to_.empty() || !line_.connect(last_sent_to_)) {
    unsettled(now, line_.endpoint() + " cannot be reached");
    return;
  }
  if (const std::optional<Peer> peer = line_.peer(); peer && peer->scope == request_.scope) {
    send_cancel(now);
  } else {
    ping(now, Phase::settling_ping, settle_by_);
  }
}

void LazyPirate::send_cancel(TimePoint now) {
  phase_ = Phase::settling;
  timer_ = settle_by_;
  Request cancel = request_.about(Kind::cancel);
  cancel.timeout_ms = 1;
  cancel.beat_ms = shared_.policy.beat_ms();
  if (!line_.send(shared_.session.acknowledging(std::move(cancel), now))) {
    unsettled(now, "");
  }
}

void LazyPirate::on_settlement(TimePoint now, const Reply& reply) {
  const bool of_a_copy = (reply.executed == Executed::no && !reply.settled) ||
                         (reply.executed == Executed::unknown && reply.code == Code::not_found);
  if (reply.working || of_a_copy) {
    // It answers a copy that was sent before the CANCEL.
    return;
  }
  line_.release();
  if (reply.executed == Executed::no && verdict_.moves) {
    move(now, verdict_.message, 0);
  } else if (reply.executed == Executed::no) {
    finish(now, Outcome::not_executed);
  } else if (reply.executed == Executed::yes && verdict_.moves) {
    finish(now, reply, Outcome::executed);
  } else if (reply.executed == Executed::yes) {
    finish(now, Outcome::executed);
  } else {
    finish(now, Outcome::unknown);
  }
}

void LazyPirate::unsettled(TimePoint now, const std::string& why) {
  line_.close();
  if (verdict_.moves && deadline_ > now) {
    // Nobody may place it elsewhere yet: try again where it is bound.
    shared_.endpoints.avoid(line_.endpoint(), now);
    rest(now, 0);
    return;
  }
  if (!why.empty()) {
    verdict_.message += "; " + why;
  }
  finish(now, Outcome::unknown);
}

/// It did not run in the old store and never will: it is placed anew.
void LazyPirate::move(TimePoint now, const std::string& why, std::uint32_t at_least_ms) {
  line_.release();
  if (log_.sent() >= shared_.policy.max_attempts) {
    verdict_ = {Code::unavailable, why, true};
    finish(now, Outcome::not_executed);
    return;
  }
  shared_.session.finish(request_.sequence);
  identify();
  rest(now, at_least_ms);
}

// ---- the end

/// Ends with the verdict.
void LazyPirate::finish(TimePoint now, Outcome outcome) { end(now, verdict_, outcome, std::nullopt); }

/// Ends with a reply.
void LazyPirate::finish(TimePoint now, const Reply& reply, Outcome outcome) {
  log_.ended(now, reply.code == Code::ok ? "result" : std::string(to_string(reply.code)) + ": " + reply.message);
  line_.release();
  end(now, {reply.code, reply.message, true}, outcome, reply);
}

void LazyPirate::end(TimePoint now, const Verdict& verdict, Outcome outcome, std::optional<Reply> reply) {
  phase_ = Phase::over;
  const std::uint64_t sequence = request_.sequence;
  if (outcome == Outcome::unknown && deduplicated_) {
    shared_.session.finish_unknown(sequence, now + retention);
  } else {
    shared_.session.finish(sequence);
  }
  CallResult result;
  result.failure.code = verdict.code;
  result.failure.outcome = outcome;
  result.failure.message = verdict.code == Code::ok ? "" : log_.told(verdict.message, sequence, outcome);
  result.failure.server_said = verdict.server_said;
  result.failure.attempts = log_.attempts();
  result.failure.call_id = to_string(CallId{request_.client, sequence, request_.scope, request_.bound_ms});
  result.reply = std::move(reply);
  line_.done(std::move(result));
}

}  // namespace privateer
