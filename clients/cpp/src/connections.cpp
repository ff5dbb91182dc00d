#include "connections.hpp"

#include <atomic>
#include <utility>

namespace privateer {
namespace {

/// What an envelope adds to the largest body: identities, numbers, 8 KiB of metadata.
constexpr std::int64_t envelope_bytes = 64 * 1024;

/// How long the last request on a connection may take to leave, in milliseconds.
constexpr int last_words_ms = 100;

/// Tells apart the names of connections' events within a process.
std::atomic<std::uint64_t> monitors{0};

}  // namespace

Connection::Connection(zmq::context_t& context, std::string endpoint, int max_message_bytes)
    : endpoint_(std::move(endpoint)),
      socket_(context, zmq::socket_type::dealer),
      events_(context, zmq::socket_type::pair) {
  socket_.set(zmq::sockopt::linger, 0);
  socket_.set(zmq::sockopt::maxmsgsize, max_message_bytes + envelope_bytes);
  socket_.set(zmq::sockopt::reconnect_ivl, 100);
  socket_.set(zmq::sockopt::reconnect_ivl_max, 1'000);
  socket_.set(zmq::sockopt::handshake_ivl, 2'000);
  socket_.set(zmq::sockopt::tcp_keepalive, 1);
  socket_.set(zmq::sockopt::tcp_keepalive_idle, 60);
  socket_.set(zmq::sockopt::ipv6, true);
  events_.set(zmq::sockopt::linger, 0);
  const std::string monitor = "inproc://privateer-events-" + std::to_string(++monitors);
  if (zmq_socket_monitor(socket_.handle(), monitor.c_str(), ZMQ_EVENT_DISCONNECTED) != 0) {
    throw zmq::error_t();
  }
  events_.connect(monitor);
  socket_.connect(endpoint_);
}

Connection::~Connection() {
  if (last_kind_ == Kind::cancel) {
    // Nobody waits for its answer, but it should get there.
    socket_.set(zmq::sockopt::linger, last_words_ms);
  }
}

std::optional<Peer> Connection::peer() {
  zmq::message_t event;
  while (events_.recv(event, zmq::recv_flags::dontwait)) {
    // ZeroMQ tells of a loss before it starts to connect again.
    peer_.reset();
  }
  return peer_;
}

bool Connection::send(const Request& request) {
  last_kind_ = request.kind;
  try {
    return socket_.send(zmq::message_t(), zmq::send_flags::dontwait | zmq::send_flags::sndmore) &&
           socket_.send(zmq::buffer(encode(request)), zmq::send_flags::dontwait);
  } catch (const zmq::error_t&) {
    return false;
  }
}

std::optional<std::string> Connection::receive() {
  zmq::message_t first;
  while (socket_.recv(first, zmq::recv_flags::dontwait)) {
    zmq::message_t last;
    int frames = 1;
    for (bool more = first.more(); more; more = last.more()) {
      if (!socket_.recv(last)) {
        return std::nullopt;
      }
      frames++;
    }
    if (first.size() == 0 && frames == 2) {
      return last.to_string();
    }
  }
  return std::nullopt;
}

}  // namespace privateer
