#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clock.hpp"
#include "envelope.hpp"
#include "privateer/error.hpp"

namespace privateer {

/// What a server told of itself on a connection: in its last PONG, and in its replies since.
struct Peer {
  /// Its reply store, and that store's clock.
  Id scope{};
  std::int64_t store_ms = 0;
  bool draining = false;
  std::uint64_t max_message_bytes = 0;
  std::uint64_t retention_ms = 0;
  /// When it was heard, on the client's own clock.
  TimePoint at{};

  static Peer of(const Reply& pong, TimePoint now);

  /// The same server, heard again.
  Peer heard(const Reply& reply, TimePoint now) const;

  /// Whether a call may be bound to what it told: a store forgets what was bound longer ago than its retention, so a call
  /// must not start with most of that behind it.
  bool is_fresh(TimePoint now) const;
};

/// How a call ended: as a failure, or with code OK and the reply.
struct CallResult {
  Failure failure;
  /// The one that decided it, if one did.
  std::optional<Reply> reply;
};

/// A call's hand on the world: at most one connection at a time, and a place for the result.
class Line {
 public:
  virtual ~Line() = default;

  /// Takes an idle connection to this endpoint, or opens one. False if none can be had.
  virtual bool connect(const std::string& endpoint) = 0;

  /// What the server on this connection told last; nothing on a fresh one, and on one that broke and was made again
  /// underneath, because another server may have come up at the other end.
  virtual std::optional<Peer> peer() = 0;

  /// The server told this of itself: to be remembered with the connection.
  virtual void learned(const Peer& peer) = 0;

  /// Sends; false means that this copy will never reach anybody.
  virtual bool send(const Request& request) = 0;

  /// Gives the connection back for other calls: nothing is on its way on it.
  virtual void release() = 0;

  /// Closes the connection for good.
  virtual void close() = 0;

  /// The call is over. Comes once, and last.
  virtual void done(CallResult result) = 0;
};

/// A line, and whether it holds a connection at the moment, so that none is used after it was given back.
class HeldLine {
 public:
  explicit HeldLine(Line& line) : line_(line) {}

  /// The endpoint that was connected last; for messages also when it is not held any more.
  const std::string& endpoint() const { return endpoint_; }
  bool held() const { return held_; }

  bool connect(const std::string& endpoint);
  std::optional<Peer> peer() { return line_.peer(); }
  void learned(const Peer& peer) { line_.learned(peer); }
  /// Any reply tells the server's store and its clock, as a PONG does.
  void heard(TimePoint now, const Reply& reply);
  bool send(const Request& request) { return held_ && line_.send(request); }
  void release();
  void close();
  void done(CallResult result);

 private:
  Line& line_;
  std::string endpoint_ = "no endpoint";
  bool held_ = false;
};

}  // namespace privateer
