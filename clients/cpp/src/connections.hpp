#pragma once

#include <functional>
#include <optional>
#include <string>

#include <zmq.hpp>

#include "envelope.hpp"
#include "line.hpp"

namespace privateer {

/// One DEALER to one server, used by one call at a time, and what its server told on it.
class Connection {
 public:
  /// Throws zmq::error_t if it cannot be had. Nothing waits for the network here.
  Connection(zmq::context_t& context, std::string endpoint, int max_message_bytes);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  const std::string& endpoint() const { return endpoint_; }
  void* handle() { return socket_.handle(); }

  /// What is known of the server. ZeroMQ makes a lost connection again in silence, and another server may listen there by
  /// then: so a loss forgets it.
  std::optional<Peer> peer();
  void learned(const Peer& peer) { peer_ = peer; }

  bool send(const Request& request);

  /// Takes one frame that has come; empty if there is none. Messages of another form are dropped.
  std::optional<std::string> receive();

  /// Who gets the replies.
  std::function<void(const Reply&)> user;

 private:
  std::string endpoint_;
  zmq::socket_t socket_;
  zmq::socket_t events_;
  std::optional<Peer> peer_;
  Kind last_kind_ = Kind::ping;
};

}  // namespace privateer
