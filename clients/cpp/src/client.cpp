#include "privateer/client.hpp"

#include <unistd.h>

#include <mutex>
#include <stdexcept>
#include <utility>

#include "json_body.hpp"
#include "loop.hpp"

namespace privateer {
namespace {

constexpr std::chrono::milliseconds longest_deadline = std::chrono::hours(49 * 24);

std::string number(std::chrono::milliseconds value) { return std::to_string(value.count()) + " ms"; }
std::string number(double value) { return std::to_string(value); }
std::string number(int value) { return std::to_string(value); }

template <typename T>
void within(const char* option, T value, T min, T max) {
  if (!(value >= min && value <= max)) {
    throw std::invalid_argument(std::string(option) + " = " + number(value) + ", must be from " + number(min) +
                                " to " + number(max));
  }
}

void check(const ClientOptions& options) {
  using std::chrono::milliseconds;
  const milliseconds hour = std::chrono::hours(1);
  if (options.endpoints.empty()) {
    throw std::invalid_argument("no endpoint: say where the server is with endpoints = {\"tcp://host:5555\"}");
  }
  for (const std::string& endpoint : options.endpoints) {
    if (endpoint.rfind("tcp://", 0) != 0 || endpoint.find(':', 6) == std::string::npos) {
      throw std::invalid_argument("endpoint " + endpoint + ": must be tcp://host:port");
    }
  }
  within("deadline", options.deadline, milliseconds(1), longest_deadline);
  within("attempt_timeout", options.attempt_timeout, milliseconds(10), hour);
  within("max_attempts", options.max_attempts, 1, 100);
  within("backoff_base", options.backoff_base, milliseconds(1), hour);
  within("backoff_cap", options.backoff_cap, options.backoff_base, hour);
  within("retry_share", options.retry_share, 0.0, 1.0);
  within("retries_per_second", options.retries_per_second, 0.0, 1'000'000.0);
  within("max_concurrent_calls", options.max_concurrent_calls, 1, 10'000);
  within("max_waiting_calls", options.max_waiting_calls, 0, 1'000'000);
  within("max_message_bytes", options.max_message_bytes, 1'024, 1 << 30);
}

std::shared_ptr<const Error> invalid(const Method& method, const std::string& why) {
  return std::make_shared<Error>(nothing_sent(method.path, Code::invalid_argument, why));
}

/// The form of a message that a method with bodies in JSON must have.
const MessageForm& required(const MessageForm* form, const Method& method) {
  if (form == nullptr) {
    throw CodecError(method.path + " says nothing of its messages' form in JSON");
  }
  return *form;
}

}  // namespace

// ---- cancellation

struct Cancellation::State {
  std::mutex mutex;
  bool cancelled = false;                        // guarded by mutex
  std::map<const void*, std::function<void()>> calls;  // guarded by mutex
};

Cancellation::Cancellation() : state_(std::make_shared<State>()) {}

void Cancellation::cancel() {
  const std::lock_guard<std::mutex> lock(state_->mutex);
  state_->cancelled = true;
  for (const auto& each : state_->calls) {
    each.second();
  }
  state_->calls.clear();
}

bool Cancellation::is_cancelled() const noexcept {
  const std::lock_guard<std::mutex> lock(state_->mutex);
  return state_->cancelled;
}

// ---- the client

Client::Client(ClientOptions options) : options_(std::move(options)) {
  check(options_);
  loop_ = new Loop(options_);
}

Client::~Client() {
  Loop* loop = loop_;
  // A forked child that made no call has only what is left of the parent's, which it must not touch.
  if (loop->process() == ::getpid()) {
    delete loop;
  }
}

Loop& Client::loop() {
  Loop* current = loop_;
  if (current->process() == ::getpid()) {
    return *current;
  }
  // A forked child: its parent's sockets and threads are not here. What is left of them is leaked on purpose.
  auto fresh = std::make_unique<Loop>(options_);
  if (loop_.compare_exchange_strong(current, fresh.get())) {
    return *fresh.release();
  }
  return *current;
}

Result<std::string> Client::call(const Method& method, std::string body, const CallOptions& options) {
  const auto timeout = options.deadline.value_or(method.timeout.value_or(options_.deadline));
  within("deadline", timeout, std::chrono::milliseconds(1), longest_deadline);
  if (const std::string problem = problem_of(method.path, options.metadata); !problem.empty()) {
    return invalid(method, problem);
  }
  auto pending = std::make_shared<PendingCall>();
  pending->request.method = method.path;
  pending->request.metadata = options.metadata;
  pending->request.body = std::move(body);
  pending->request.codec = options_.json ? BodyCodec::json : BodyCodec::protobuf;
  pending->request.priority = options.priority.value_or(method.priority);
  pending->idempotent = method.idempotent;
  pending->deadline = Clock::now() + timeout;
  CallResult result = await(pending, options);
  if (result.failure.code == Code::ok && result.reply) {
    return std::move(result.reply->body);
  }
  return failed(method, result);
}

Resolution Client::resolve(const std::string& call_id, const CallOptions& options) {
  const CallId id = parse_call_id(call_id);
  if (id.scope == no_id) {
    throw std::invalid_argument("call " + call_id + " is bound to no reply store: nothing is remembered of it");
  }
  const auto timeout = options.deadline.value_or(options_.deadline);
  within("deadline", timeout, std::chrono::milliseconds(1), longest_deadline);
  auto pending = std::make_shared<PendingCall>();
  pending->question = id;
  pending->deadline = Clock::now() + timeout;
  Resolution resolution;
  CallResult result = await(pending, options);
  resolution.outcome = result.failure.outcome;
  resolution.code = result.failure.code;
  resolution.message = std::move(result.failure.message);
  resolution.running = result.reply && result.reply->working;
  if (resolution.outcome == Outcome::executed && resolution.code == Code::ok) {
    resolution.body = std::move(result.reply->body);
  } else if (resolution.outcome == Outcome::executed && result.reply->detail) {
    resolution.error = std::move(result.reply->detail->name);
  }
  return resolution;
}

CallResult Client::await(const std::shared_ptr<PendingCall>& pending, const CallOptions& options) {
  Loop& loop = this->loop();
  std::future<CallResult> future = pending->result.get_future();
  Cancellation::State* state = options.cancellation ? options.cancellation->state_.get() : nullptr;
  if (state == nullptr) {
    loop.submit(pending);
  } else {
    const std::lock_guard<std::mutex> lock(state->mutex);
    if (state->cancelled) {
      return pending->not_sent(Code::cancelled, "cancelled by the caller");
    }
    loop.submit(pending);
    state->calls[pending.get()] = [&loop, pending] { loop.cancel(pending); };
  }
  CallResult result = future.get();
  if (state != nullptr) {
    const std::lock_guard<std::mutex> lock(state->mutex);
    state->calls.erase(pending.get());
  }
  return result;
}

std::string Client::encoded(const Method& method, std::string message) const {
  return options_.json ? to_json(message, required(method.request, method)) : std::move(message);
}

std::string Client::decoded(const Method& method, const MessageForm* form, std::string body) const {
  return options_.json ? from_json(body, required(form, method)) : std::move(body);
}

std::shared_ptr<const Error> Client::failed(const Method& method, const CallResult& result) const {
  if (result.reply && result.reply->detail) {
    const ErrorDetail& detail = *result.reply->detail;
    for (const ErrorDescriptor& error : method.errors) {
      if (error.name == detail.name) {
        try {
          return error.decode(decoded(method, error.form, detail.body), result.failure);
        } catch (const CodecError&) {
          // The call failed all the same, and its code and message are there.
        }
      }
    }
  }
  return std::make_shared<Error>(result.failure);
}

std::shared_ptr<const Error> Client::unsendable(const Method& method, const CodecError& error) {
  return invalid(method, error.what());
}

std::shared_ptr<const Error> Client::unreadable(const Method& method, const CodecError& error) {
  Failure failure;
  failure.code = Code::data_loss;
  failure.outcome = Outcome::executed;
  failure.message =
      std::string("the call ran, and its result cannot be read: ") + error.what() + " (" + method.path + ")";
  return std::make_shared<Error>(std::move(failure));
}

}  // namespace privateer
