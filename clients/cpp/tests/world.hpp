#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lazy_pirate.hpp"
#include "resolver.hpp"

namespace privateer {

constexpr Id test_client{0xcc};
constexpr Id scope_a{0xaa};
constexpr Id scope_b{0xbb};

/// A place for one call at a time, without sockets and with a clock that only tests move.
class World final : public Line {
 public:
  explicit World(std::vector<std::string> endpoints)
      : shared{{},
               Session(test_client),
               RetryBudget(0.2, 10, TimePoint{}),
               Endpoints(endpoints),
               [] { return 0.5; }} {}

  // The caller.

  void place(Nanoseconds timeout = std::chrono::seconds(10)) { begin("shop.Orders/Place", false, timeout); }
  void find(Nanoseconds timeout = std::chrono::seconds(10)) { begin("shop.Orders/Find", true, timeout); }
  void resolve(const CallId& id, Nanoseconds timeout = std::chrono::seconds(5)) {
    over.reset();
    machine_ = std::make_unique<Resolver>(shared, *this, id, timeout, now);
    machine_->start(now);
  }
  void cancel() { machine_->cancel(now); }

  // Time.

  Nanoseconds until_next() const { return machine_->next_time() - now; }

  void advance_to_next() {
    now = std::max(now, machine_->next_time());
    machine_->on_time(now);
  }

  /// Lets so much time pass, with all that happens in it.
  void advance(Nanoseconds duration) {
    const TimePoint until = now + duration;
    while (!over && machine_->next_time() <= until) {
      advance_to_next();
    }
    now = until;
  }

  // The server.

  void pong(const Id& scope = scope_a, std::int64_t store_ms = 1, bool draining = false, ServerInfo server = {}) {
    ASSERT_EQ(last().kind, Kind::ping);
    Reply pong;
    pong.client = test_client;
    pong.sequence = last().sequence;
    pong.executed = Executed::no;
    pong.scope = scope;
    pong.store_ms = store_ms;
    pong.draining = draining;
    server.retention_ms = server.retention_ms == 0 ? 600'000 : server.retention_ms;
    pong.server = server;
    machine_->on_reply(now, pong);
  }

  /// A reply to the call that was sent last.
  Reply answer(Executed executed, bool settled = false, Code code = Code::ok) const {
    Reply reply;
    reply.client = test_client;
    reply.executed = executed;
    reply.settled = settled;
    reply.code = code;
    for (const Request& request : sent) {
      if (request.kind != Kind::ping) {
        reply.sequence = request.sequence;
        reply.scope = request.scope;
      }
    }
    return reply;
  }

  void reply(const Reply& reply) { machine_->on_reply(now, reply); }

  const Request& last() const { return sent.back(); }

  int count(Kind kind) const {
    int count = 0;
    for (const Request& request : sent) {
      count += request.kind == kind ? 1 : 0;
    }
    return count;
  }

  void expect_end(Code code, Outcome outcome) const {
    ASSERT_TRUE(over) << "the call is not over";
    EXPECT_EQ(over->failure.code, code) << over->failure.message;
    EXPECT_EQ(over->failure.outcome, outcome) << over->failure.message;
  }

  // The line.

  bool connect(const std::string& endpoint) override {
    at = endpoint;
    return true;
  }
  std::optional<Peer> peer() override {
    const auto found = peers_.find(at);
    return found == peers_.end() ? std::nullopt : std::optional<Peer>(found->second);
  }
  void learned(const Peer& peer) override { peers_[at] = peer; }
  bool send(const Request& request) override {
    sent.push_back(request);
    return true;
  }
  void release() override { released.push_back(at); }
  void close() override {
    closed.push_back(at);
    peers_.erase(at);
  }
  void done(CallResult result) override { over = std::move(result); }

  Shared shared;
  TimePoint now{};
  std::string at;
  std::vector<Request> sent;
  std::vector<std::string> closed;
  std::vector<std::string> released;
  std::optional<CallResult> over;

 private:
  void begin(const std::string& method, bool idempotent, Nanoseconds timeout) {
    over.reset();
    Request request;
    request.method = method;
    request.body = "\x08\x01";
    machine_ = std::make_unique<LazyPirate>(shared, *this, request, idempotent, timeout, now);
    machine_->start(now);
  }

  std::unique_ptr<Machine> machine_;
  std::map<std::string, Peer> peers_;
};

}  // namespace privateer
