#include "resolver.hpp"

#include <algorithm>
#include <utility>

namespace privateer {
namespace {

Outcome outcome_of(const std::optional<Reply>& reply) {
  if (reply && reply->executed == Executed::yes) {
    return Outcome::executed;
  }
  // A NO that is not settled speaks of a copy; another one may run yet.
  return reply && reply->executed == Executed::no && reply->settled ? Outcome::not_executed : Outcome::unknown;
}

}  // namespace

Resolver::Resolver(Shared& shared, Line& line, const CallId& id, Nanoseconds timeout, TimePoint now)
    : shared_(shared), line_(line), id_(id), deadline_(now + timeout) {}

TimePoint Resolver::next_time() const { return std::min(timer_, deadline_); }

void Resolver::on_time(TimePoint now) {
  if (phase_ == Phase::over || next_time() > now) {
    return;
  }
  if (deadline_ <= now) {
    end(Code::deadline_exceeded, last_, std::nullopt);
  } else if (phase_ == Phase::resting) {
    proceed(now);
  } else {
    failed(now, "no reply from " + line_.endpoint());
  }
}

void Resolver::cancel(TimePoint) {
  if (phase_ != Phase::over) {
    end(Code::cancelled, "cancelled by the caller", std::nullopt);
  }
}

void Resolver::on_reply(TimePoint now, const Reply& reply) {
  if (reply.server) {
    if (phase_ == Phase::pinging && reply.sequence == nonce_ && reply.client == shared_.session.client()) {
      const Peer peer = Peer::of(reply, now);
      line_.learned(peer);
      shared_.endpoints.trust(line_.endpoint());
      ask(now, peer);
    }
  } else if (phase_ == Phase::asking) {
    if (reply.sequence == 0 && reply.client == no_id) {
      // Such as one that has no memory left for the question. It lives, and says when to come back.
      line_.release();
      rest(now, "not read by the server: " + reply.message, reply.retry_after_ms);
    } else if (reply.sequence == id_.sequence && reply.client == id_.client) {
      on_answer(now, reply);
    }
  }
}

void Resolver::on_answer(TimePoint now, const Reply& reply) {
  if (reply.code == Code::wrong_scope) {
    other_store(now);
  } else if (reply.scope == id_.scope) {
    line_.release();
    end(reply.code, reply.message, reply);
  }
}

// ---- towards a server that knows

void Resolver::proceed(TimePoint now) {
  const std::string chosen = shared_.endpoints.choose(now, foreign_);
  if (chosen.empty()) {
    end(Code::unavailable, "no server has the reply store that the call is bound to", std::nullopt);
    return;
  }
  phase_ = Phase::pinging;
  timer_ = now + shared_.policy.attempt_timeout;
  const std::optional<Peer> peer = line_.connect(chosen) ? line_.peer() : std::nullopt;
  if (peer) {
    ask(now, *peer);
  } else {
    const Request ping = shared_.ping(now);
    nonce_ = ping.sequence;
    send(now, ping);
  }
}

void Resolver::ask(TimePoint now, const Peer& peer) {
  if (peer.scope != id_.scope) {
    other_store(now);
    return;
  }
  phase_ = Phase::asking;
  timer_ = now + shared_.policy.attempt_timeout;
  // Without a word of what is finished: it may be another session's call, and that session's numbers are not ours.
  Request question;
  question.kind = Kind::wait;
  question.client = id_.client;
  question.sequence = id_.sequence;
  question.scope = id_.scope;
  question.bound_ms = id_.bound_ms;
  question.timeout_ms = timeout_ms(now, deadline_);
  send(now, question);
}

void Resolver::send(TimePoint now, const Request& request) {
  if (!line_.send(request)) {
    failed(now, "no connection to " + line_.endpoint());
  }
}

void Resolver::other_store(TimePoint now) {
  foreign_.insert(line_.endpoint());
  line_.release();
  proceed(now);
}

void Resolver::failed(TimePoint now, const std::string& why) {
  line_.close();
  shared_.endpoints.avoid(line_.endpoint(), now);
  rest(now, why, 0);
}

void Resolver::rest(TimePoint now, const std::string& why, std::uint32_t at_least_ms) {
  last_ = why;
  failures_++;
  phase_ = Phase::resting;
  timer_ = now + shared_.policy.pause(failures_, shared_.random(), at_least_ms);
}

// ---- the end

void Resolver::end(Code code, const std::string& message, std::optional<Reply> reply) {
  phase_ = Phase::over;
  CallResult result;
  result.failure.code = code;
  result.failure.outcome = outcome_of(reply);
  result.failure.message = message;
  result.failure.server_said = reply.has_value();
  result.failure.call_id = to_string(id_);
  if (result.failure.outcome != Outcome::unknown && id_.client == shared_.session.client()) {
    shared_.session.finish(id_.sequence);
  }
  result.reply = std::move(reply);
  line_.done(std::move(result));
}

}  // namespace privateer
