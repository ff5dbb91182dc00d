#include "loop.hpp"

#include <unistd.h>

#include <algorithm>
#include <utility>

#include "privateer/wire.hpp"
#include "running_call.hpp"

namespace privateer {
namespace {

/// Bounds a sleep, so that a mistake in the reckoning of time costs no more.
constexpr std::chrono::seconds longest_sleep{1};

/// How long a server waits for the next request before it is told by a PING what is finished.
constexpr std::chrono::milliseconds acknowledge_after{100};

/// How long a closing client waits for the answers to its last words.
constexpr std::chrono::milliseconds farewell{100};

}  // namespace

CallResult PendingCall::not_sent(Code code, const std::string& why) const {
  CallResult result;
  if (question) {
    // That nobody was asked says nothing of the call.
    result.failure.code = code;
    result.failure.message = why + ", no server was asked";
    result.failure.call_id = to_string(*question);
  } else {
    result.failure = nothing_sent(request.method, code, why);
  }
  return result;
}

Loop::Loop(const ClientOptions& options)
    : options_(options),
      process_(::getpid()),
      waked_(context_, zmq::socket_type::pair),
      waker_(context_, zmq::socket_type::pair),
      random_(std::random_device()()),
      shared_{{options.attempt_timeout, options.max_attempts, options.backoff_base, options.backoff_cap},
              Session(random_id()),
              RetryBudget(options.retry_share, options.retries_per_second, Clock::now()),
              Endpoints(options.endpoints),
              [this] { return std::uniform_real_distribution<double>()(random_); }} {
  // Each call's connection is a socket and one for its events.
  context_.set(zmq::ctxopt::max_sockets,
               4 * options.max_concurrent_calls * static_cast<int>(options.endpoints.size()) + 64);
  waked_.set(zmq::sockopt::linger, 0);
  waker_.set(zmq::sockopt::linger, 0);
  waked_.bind("inproc://wake");
  waker_.connect("inproc://wake");
  thread_ = std::thread(&Loop::run, this);
}

Loop::~Loop() {
  execute([this] {
    closing_ = true;
    for (Machine* machine : machines()) {
      machine->cancel(Clock::now());
    }
    for (const auto& call : waiting_) {
      not_sent(*call, Code::cancelled, "the client was closed");
    }
    waiting_.clear();
  });
  thread_.join();
}

void Loop::submit(std::shared_ptr<PendingCall> call) {
  execute([this, call = std::move(call)] { accept(call); });
}

void Loop::cancel(std::shared_ptr<PendingCall> call) {
  execute([this, call = std::move(call)] { cancel_now(call); });
}

void Loop::execute(std::function<void()> task) {
  const std::lock_guard<std::mutex> lock(mutex_);
  tasks_.push_back(std::move(task));
  if (tasks_.size() == 1) {
    // One wake-up is enough for all that comes until it is seen.
    waker_.send(zmq::message_t(), zmq::send_flags::dontwait);
  }
}

// ---- the loop

void Loop::run() {
  while (true) {
    run_tasks();
    ended_.clear();
    if (closing_ && running_.empty()) {
      break;
    }
    poll(next_time() - Clock::now());
    on_time(Clock::now());
  }
  say_farewell();
}

void Loop::run_tasks() {
  std::vector<std::function<void()>> tasks;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    tasks.swap(tasks_);
  }
  for (const auto& task : tasks) {
    task();
  }
}

void Loop::poll(Nanoseconds timeout) {
  std::vector<zmq_pollitem_t> items{{waked_.handle(), 0, ZMQ_POLLIN, 0}};
  for (const auto& each : connections_) {
    items.push_back({each.first, 0, ZMQ_POLLIN, 0});
  }
  // Rounded up: a wait that ends too early by less than a millisecond would be repeated in a busy loop.
  const auto ms = std::chrono::ceil<std::chrono::milliseconds>(std::max(timeout, Nanoseconds::zero()));
  if (zmq_poll(items.data(), static_cast<int>(items.size()), ms.count()) <= 0) {
    return;
  }
  for (const zmq_pollitem_t& item : items) {
    if ((item.revents & ZMQ_POLLIN) == 0) {
      continue;
    }
    if (item.socket == waked_.handle()) {
      zmq::message_t wake;
      while (waked_.recv(wake, zmq::recv_flags::dontwait)) {
      }
    } else if (const auto found = connections_.find(item.socket); found != connections_.end()) {
      // A copy: the call may close it while it is told of a reply.
      receive(ConnectionPtr(found->second));
    }
  }
}

void Loop::receive(const ConnectionPtr& connection) {
  while (const std::optional<std::string> frame = connection->receive()) {
    try {
      const Reply reply = decode_reply(*frame);
      if (const auto user = connection->user) {
        user(reply);
      }
    } catch (const CodecError& error) {
      warn("unreadable reply from " + connection->endpoint() + ": " + error.what());
    }
  }
}

TimePoint Loop::next_time() const {
  TimePoint next = Clock::now() + longest_sleep;
  for (const auto& each : running_) {
    next = std::min(next, each.second->machine().next_time());
  }
  for (const auto& call : waiting_) {
    next = std::min(next, call->deadline);
  }
  for (const auto& each : owed_) {
    next = std::min(next, each.second);
  }
  return next;
}

void Loop::on_time(TimePoint now) {
  for (Machine* machine : machines()) {
    machine->on_time(now);
  }
  for (auto each = waiting_.begin(); each != waiting_.end();) {
    if ((*each)->deadline <= now) {
      not_sent(**each, Code::deadline_exceeded,
               "no connection came free within the deadline: max_concurrent_calls = " +
                   std::to_string(options_.max_concurrent_calls));
      each = waiting_.erase(each);
    } else {
      ++each;
    }
  }
  begin_waiting();
  std::vector<std::string> due;
  for (const auto& [endpoint, at] : owed_) {
    if (at <= now) {
      due.push_back(endpoint);
    }
  }
  acknowledge(due, now, [] {});
}

// ---- calls

/// Those of all calls under way. A copy: one that ends leaves running_.
std::vector<Machine*> Loop::machines() const {
  std::vector<Machine*> all;
  for (const auto& each : running_) {
    all.push_back(&each.second->machine());
  }
  return all;
}

void Loop::accept(const std::shared_ptr<PendingCall>& call) {
  if (closing_) {
    not_sent(*call, Code::cancelled, "the client is closed");
  } else if (static_cast<int>(running_.size()) < options_.max_concurrent_calls) {
    begin(call);
  } else if (static_cast<int>(waiting_.size()) < options_.max_waiting_calls) {
    waiting_.push_back(call);
  } else {
    not_sent(*call, Code::resource_exhausted,
             "max_concurrent_calls = " + std::to_string(options_.max_concurrent_calls) +
                 " are under way and max_waiting_calls = " + std::to_string(options_.max_waiting_calls) + " wait");
  }
}

void Loop::begin(const std::shared_ptr<PendingCall>& call) {
  const TimePoint now = Clock::now();
  if (call->deadline <= now) {
    not_sent(*call, Code::deadline_exceeded, "the deadline passed before the call was sent");
    return;
  }
  auto running = std::make_unique<RunningCall>(*this, call, call->deadline - now, now);
  Machine& machine = running->machine();
  running_[call.get()] = std::move(running);
  machine.start(now);
}

void Loop::begin_waiting() {
  while (!waiting_.empty() && static_cast<int>(running_.size()) < options_.max_concurrent_calls) {
    const std::shared_ptr<PendingCall> next = waiting_.front();
    waiting_.pop_front();
    begin(next);
  }
}

void Loop::cancel_now(const std::shared_ptr<PendingCall>& call) {
  if (const auto running = running_.find(call.get()); running != running_.end()) {
    running->second->machine().cancel(Clock::now());
  } else if (const auto found = std::find(waiting_.begin(), waiting_.end(), call); found != waiting_.end()) {
    waiting_.erase(found);
    not_sent(*call, Code::cancelled, "cancelled by the caller");
  }
}

void Loop::not_sent(PendingCall& call, Code code, const std::string& why) {
  call.result.set_value(call.not_sent(code, why));
}

// ---- connections

/// An idle connection, the one used last, or a new one; null if none can be had.
Loop::ConnectionPtr Loop::take(const std::string& endpoint) {
  if (std::vector<ConnectionPtr>& free = idle_[endpoint]; !free.empty()) {
    ConnectionPtr connection = free.back();
    free.pop_back();
    return connection;
  }
  try {
    auto connection = std::make_shared<Connection>(context_, endpoint, options_.max_message_bytes);
    connections_[connection->handle()] = connection;
    return connection;
  } catch (const zmq::error_t& error) {
    warn("no connection to " + endpoint + ": " + error.what());
    return nullptr;
  }
}

void Loop::give_back(const ConnectionPtr& connection) {
  connection->user = nullptr;
  idle_[connection->endpoint()].push_back(connection);
}

void Loop::close(const ConnectionPtr& connection) {
  connection->user = nullptr;
  connections_.erase(connection->handle());
}

// ---- what servers may forget

void Loop::owe(const std::string& endpoint, TimePoint now) { owed_.emplace(endpoint, now + acknowledge_after); }

/// Tells servers what is finished, so that they free it, and a draining one can end; returns how many answers to expect.
int Loop::acknowledge(const std::vector<std::string>& endpoints, TimePoint now,
                      const std::function<void()>& answered) {
  int asked = 0;
  for (const std::string& endpoint : endpoints) {
    owed_.erase(endpoint);
    std::vector<ConnectionPtr>& free = idle_[endpoint];
    if (free.empty()) {
      continue;
    }
    free.back()->user = [answered](const Reply&) { answered(); };
    if (free.back()->send(shared_.ping(now))) {
      asked++;
    }
  }
  return asked;
}

void Loop::say_farewell() {
  const TimePoint now = Clock::now();
  std::vector<std::string> endpoints;
  for (const auto& each : owed_) {
    endpoints.push_back(each.first);
  }
  int answers = 0;
  const int asked = acknowledge(endpoints, now, [&answers] { answers++; });
  for (Nanoseconds left = farewell; answers < asked && left > Nanoseconds::zero(); left = now + farewell - Clock::now()) {
    poll(left);
  }
  idle_.clear();
  connections_.clear();
}

void Loop::warn(const std::string& message) const {
  if (options_.warn) {
    options_.warn(message);
  }
}

}  // namespace privateer
