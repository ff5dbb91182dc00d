#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "privateer/error.hpp"
#include "privateer/form.hpp"
#include "privateer/result.hpp"
#include "privateer/wire.hpp"

namespace privateer {

class Loop;
struct CallResult;
struct PendingCall;

/// Settings of a client.
struct ClientOptions {
  /// Where the servers are, `tcp://host:port`; calls are spread over all of them. At least one.
  std::vector<std::string> endpoints;
  /// How long a caller waits for a result, over all attempts, where neither the method nor the call says otherwise. 1 ms
  /// to 49 days. A call whose deadline passed may take one attempt timeout more, in which it asks what became of it.
  std::chrono::milliseconds deadline{10'000};
  /// How long a server may be silent before it counts as dead or cut off, 10 ms to 1 h. It does not bound how long a call
  /// may run: a server that works on it says so twice in this time.
  std::chrono::milliseconds attempt_timeout{1'000};
  /// How often a call is sent at most, 1 to 100.
  int max_attempts = 5;
  /// The pause before a call is sent again is random between 0 and the base, which doubles with each failure up to the cap.
  std::chrono::milliseconds backoff_base{50};
  std::chrono::milliseconds backoff_cap{1'000};
  /// How many resendings all calls of this client may make: a share of the calls, 0 to 1, and so many per second.
  double retry_share = 0.2;
  double retries_per_second = 10;
  /// How many calls are under way at once, each on a connection of its own, 1 to 10,000.
  int max_concurrent_calls = 256;
  /// How many calls may wait for those, 0 to 1,000,000; more are refused at once as not executed.
  int max_waiting_calls = 1'024;
  /// The largest body of a request and of a reply in bytes, 1,024 to 1 GiB.
  int max_message_bytes = 4 << 20;
  /// Whether bodies travel as JSON, for people who watch the network. It takes a few times as long as Protocol Buffers.
  bool json = false;
  /// Told of what a call does not end with, such as a reply that cannot be read. Called on the client's own thread; what it
  /// throws ends the program. By default nobody is.
  std::function<void(const std::string& message)> warn;
};

/// Cancels calls, from any thread. A copy cancels the same calls.
class Cancellation {
 public:
  Cancellation();

  /// Each call that was made with it ends as cancelled, with a true outcome. Idempotent.
  void cancel();

  bool is_cancelled() const noexcept;

 private:
  friend class Client;
  struct State;
  std::shared_ptr<State> state_;
};

/// Settings of one call.
struct CallOptions {
  /// How long to wait for the result, over all attempts; by default as the method or the client says.
  std::optional<std::chrono::milliseconds> deadline;
  /// Which calls go first when not all can be served; by default the method's.
  std::optional<Priority> priority;
  /// Text pairs that reach the handler: at most 64 and 8,192 bytes.
  std::map<std::string, std::string> metadata;
  /// Cancels the call.
  std::optional<Cancellation> cancellation;
};

/// One of the errors that a method declares.
struct ErrorDescriptor {
  /// Its name on the wire.
  std::string name;
  /// The error for its bytes; may throw a CodecError.
  std::function<std::shared_ptr<const Error>(std::string_view body, Failure failure)> decode;
  /// Its message's form in JSON.
  const MessageForm* form = nullptr;
};

/// What a generated client knows of a method.
struct Method {
  /// `package.Service/Method`
  std::string path;
  /// Whether it may be executed again, anywhere; otherwise it is deduplicated.
  bool idempotent = false;
  std::optional<std::chrono::milliseconds> timeout;
  Priority priority = Priority::normal;
  std::vector<ErrorDescriptor> errors;
  /// The form of its argument and of its result in JSON; without them it cannot be called by a client that sends JSON.
  const MessageForm* request = nullptr;
  const MessageForm* reply = nullptr;
};

/// What became of a call, as its server said when it was asked.
struct Resolution {
  /// Whether it ran; unknown also while it still runs, and if no server could say.
  Outcome outcome = Outcome::unknown;
  /// Whether it waits or runs at this moment: ask again later.
  bool running = false;
  /// How it ended: ok with a result; not_found if the server has never seen it; deadline_exceeded or unavailable if no server
  /// that remembers it was reached.
  Code code = Code::unknown;
  /// For people; empty if there is a result.
  std::string message;
  /// The result: the method's reply message, encoded as the call had it: in JSON if its client sent that.
  std::optional<std::string> body;
  /// The name of the service's own error, if the call ended with one.
  std::string error;
};

/// A client of one or several servers, for any number of generated clients. Thread-safe.
///
///     privateer::ClientOptions options;
///     options.endpoints = {"tcp://127.0.0.1:5555"};
///     privateer::Client client(options);
///     shop::OrdersClient orders(client);
///     shop::Receipt receipt = orders.place(order);
///
/// In a forked child it is a new client with a session and a thread of its own; the parent's calls stay the parent's.
class Client {
 public:
  /// Nothing is connected before the first call. Throws std::invalid_argument if an option is missing or out of its range.
  explicit Client(ClientOptions options);

  /// Cancels the calls under way, each ending with a true outcome within one attempt timeout. No call may begin meanwhile.
  ~Client();

  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// Makes one call with an argument that is encoded already, in JSON if this client sends that, and returns the encoded
  /// result. Throws nothing but std::invalid_argument, for a deadline out of its range.
  Result<std::string> call(const Method& method, std::string body, const CallOptions& options);

  /// Makes one call: `write` encodes the argument, `read` decodes the result. Generated clients use it.
  template <typename T, typename Write, typename Read>
  Result<T> call(const Method& method, const CallOptions& options, Write write, Read read) {
    std::string body;
    try {
      Writer out;
      write(out);
      body = encoded(method, out.finish());
    } catch (const CodecError& error) {
      return unsendable(method, error);
    }
    Result<std::string> reply = call(method, std::move(body), options);
    if (!reply) {
      return reply.shared_error();
    }
    try {
      const std::string message = decoded(method, method.reply, std::move(reply).value());
      Reader in(message);
      if constexpr (std::is_void_v<T>) {
        read(in);
        return {};
      } else {
        return read(in);
      }
    } catch (const CodecError& error) {
      return unreadable(method, error);
    }
  }

  /// Asks what became of a call, such as one that failed with outcome unknown: its error's call_id(), also in another process
  /// that kept it. It changes nothing: a call that runs goes on, and whoever waits for its result still gets it. Servers
  /// remember for their retention, 10 minutes by default. Of the options deadline and cancellation count: it waits until a
  /// server answers, for the client's deadline by default. Throws std::invalid_argument if it is no call id, or the call is
  /// bound to no reply store: of idempotent calls, and of those that were never sent, nothing is remembered.
  Resolution resolve(const std::string& call_id, const CallOptions& options = {});

 private:
  CallResult await(const std::shared_ptr<PendingCall>& pending, const CallOptions& options);
  /// An argument in the codec of this client's bodies, and a result or an error back, by its form. Both throw a CodecError.
  std::string encoded(const Method& method, std::string message) const;
  std::string decoded(const Method& method, const MessageForm* form, std::string body) const;
  std::shared_ptr<const Error> failed(const Method& method, const CallResult& result) const;
  static std::shared_ptr<const Error> unsendable(const Method& method, const CodecError& error);
  static std::shared_ptr<const Error> unreadable(const Method& method, const CodecError& error);
  Loop& loop();

  ClientOptions options_;
  std::atomic<Loop*> loop_;
};

}  // namespace privateer
