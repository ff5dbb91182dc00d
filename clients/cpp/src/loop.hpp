#pragma once

#include <sys/types.h>

#include <deque>
#include <functional>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <zmq.hpp>

#include "call_id.hpp"
#include "connections.hpp"
#include "lazy_pirate.hpp"
#include "privateer/client.hpp"

namespace privateer {

/// A call between its caller's thread, which waits for the result, and the client's own, which makes it.
struct PendingCall {
  Request request;
  bool idempotent = false;
  /// The call that it asks about, if it is no call itself.
  std::optional<CallId> question;
  TimePoint deadline{};
  std::promise<CallResult> result;

  /// How it ends if it never left this client.
  CallResult not_sent(Code code, const std::string& why) const;
};

/// The thread that owns a client's sockets and makes its calls; a ZeroMQ socket belongs to one thread. All decisions are
/// those of LazyPirate.
class Loop {
 public:
  explicit Loop(const ClientOptions& options);

  /// Cancels all calls and waits for their outcomes.
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  /// The process that this loop's thread is in: a forked child has none.
  pid_t process() const { return process_; }

  // From any thread.
  void submit(std::shared_ptr<PendingCall> call);
  void cancel(std::shared_ptr<PendingCall> call);

 private:
  class RunningCall;
  using ConnectionPtr = std::shared_ptr<Connection>;

  void execute(std::function<void()> task);
  void run();
  void run_tasks();
  void poll(Nanoseconds timeout);
  void receive(const ConnectionPtr& connection);
  TimePoint next_time() const;
  void on_time(TimePoint now);

  std::vector<Machine*> machines() const;
  void accept(const std::shared_ptr<PendingCall>& call);
  void begin(const std::shared_ptr<PendingCall>& call);
  void begin_waiting();
  void cancel_now(const std::shared_ptr<PendingCall>& call);
  static void not_sent(PendingCall& call, Code code, const std::string& why);

  ConnectionPtr take(const std::string& endpoint);
  void give_back(const ConnectionPtr& connection);
  void close(const ConnectionPtr& connection);

  void owe(const std::string& endpoint, TimePoint now);
  int acknowledge(const std::vector<std::string>& endpoints, TimePoint now, const std::function<void()>& answered);
  void say_farewell();
  void warn(const std::string& message) const;

  const ClientOptions options_;
  const pid_t process_;
  zmq::context_t context_;
  zmq::socket_t waked_;

  std::mutex mutex_;
  zmq::socket_t waker_;                       // guarded by mutex_
  std::vector<std::function<void()>> tasks_;  // guarded by mutex_

  // Of the loop's thread alone.
  std::mt19937_64 random_;
  Shared shared_;
  std::map<void*, ConnectionPtr> connections_;
  std::map<std::string, std::vector<ConnectionPtr>> idle_;
  std::map<PendingCall*, std::unique_ptr<RunningCall>> running_;
  /// Calls that are over; they may still be on the stack.
  std::list<std::unique_ptr<RunningCall>> ended_;
  std::deque<std::shared_ptr<PendingCall>> waiting_;
  /// Servers that remember results which this client has in hand by now and have not been told so, and when they will be.
  /// Any request tells it; who is sent none for a while is told by a PING, or a server that drains would wait for a client
  /// that is busy elsewhere.
  std::map<std::string, TimePoint> owed_;
  bool closing_ = false;

  std::thread thread_;
};

}  // namespace privateer
