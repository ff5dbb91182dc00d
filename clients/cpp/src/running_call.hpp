#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "loop.hpp"
#include "resolver.hpp"

namespace privateer {

/// A call under way: the machine, and the connection that it holds.
class Loop::RunningCall final : public Line {
 public:
  RunningCall(Loop& loop, std::shared_ptr<PendingCall> pending, Nanoseconds left, TimePoint now)
      : loop_(loop),
        pending_(std::move(pending)),
        machine_(made(left, now)) {}

  Machine& machine() { return *machine_; }

  bool connect(const std::string& endpoint) override {
    connection_ = loop_.take(endpoint);
    if (connection_) {
      connection_->user = [this](const Reply& reply) { machine_->on_reply(Clock::now(), reply); };
    }
    return connection_ != nullptr;
  }

  std::optional<Peer> peer() override { return connection_ ? connection_->peer() : std::nullopt; }

  void learned(const Peer& peer) override {
    if (connection_) {
      connection_->learned(peer);
    }
  }

  bool send(const Request& request) override {
    if (!connection_) {
      return false;
    }
    const std::string& endpoint = connection_->endpoint();
    loop_.owed_.erase(endpoint);
    if (request.kind != Kind::ping && endpoint != sent_to_) {
      // It moved, and is finished where it was before.
      owe();
      sent_to_ = endpoint;
    }
    return connection_->send(request);
  }

  void release() override {
    if (const ConnectionPtr connection = std::exchange(connection_, nullptr)) {
      loop_.give_back(connection);
    }
  }

  void close() override {
    if (const ConnectionPtr connection = std::exchange(connection_, nullptr)) {
      loop_.close(connection);
    }
  }

  void done(CallResult result) override {
    owe();
    pending_->result.set_value(std::move(result));
    const auto self = loop_.running_.find(pending_.get());
    loop_.ended_.push_back(std::move(self->second));
    loop_.running_.erase(self);
  }

 private:
  std::unique_ptr<Machine> made(Nanoseconds left, TimePoint now) {
    if (pending_->question) {
      return std::make_unique<Resolver>(loop_.shared_, *this, *pending_->question, left, now);
    }
    return std::make_unique<LazyPirate>(loop_.shared_, *this, pending_->request, pending_->idempotent, left, now);
  }

  void owe() {
    if (!sent_to_.empty() && !pending_->idempotent) {
      loop_.owe(sent_to_, Clock::now());
    }
  }

  Loop& loop_;
  std::shared_ptr<PendingCall> pending_;
  ConnectionPtr connection_;
  std::string sent_to_;
  std::unique_ptr<Machine> machine_;
};

}  // namespace privateer
