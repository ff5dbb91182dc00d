#pragma once

#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

#include "privateer/status.hpp"

namespace privateer {

/// One sending of a call.
struct Attempt {
  /// Where it was sent.
  std::string endpoint;
  /// From 1, as on the wire.
  int number = 0;
  /// From the sending to the end of the attempt.
  std::chrono::nanoseconds duration{};
  /// What came of it, for people.
  std::string result;
};

/// What an error of a call knows besides its message.
struct Failure {
  Code code = Code::unknown;
  Outcome outcome = Outcome::unknown;
  std::string message;
  /// Whether the server said code and outcome; false if the client concluded them, from silence for example.
  bool server_said = false;
  /// What was sent where and what came of it, in order. Empty if nothing was sent.
  std::vector<Attempt> attempts;
  /// Which call it was, for Client::resolve, also in another process that kept this text; empty if the call never got a
  /// number. What is before the @ is what a server's log has.
  std::string call_id;
};

/// Why a call failed, and whether it ran. The errors that a service declares are classes derived from it.
class Error : public std::runtime_error {
 public:
  explicit Error(Failure failure);

  Code code() const noexcept { return failure_.code; }
  Outcome outcome() const noexcept { return failure_.outcome; }
  bool server_said() const noexcept { return failure_.server_said; }
  const std::vector<Attempt>& attempts() const noexcept { return failure_.attempts; }
  const std::string& call_id() const noexcept { return failure_.call_id; }

  /// Throws it as the class that it is.
  [[noreturn]] virtual void raise() const;

 private:
  Failure failure_;
};

}  // namespace privateer
