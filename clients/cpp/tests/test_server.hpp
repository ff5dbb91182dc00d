#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <stdexcept>
#include <string>

namespace privateer {

/// The Java servers and broken networks that clients are tested against, in a process of their own.
class TestServer {
 public:
  TestServer() {
    int in[2];
    int out[2];
    if (pipe(in) != 0 || pipe(out) != 0) {
      throw std::runtime_error("no pipes");
    }
    process_ = fork();
    if (process_ == 0) {
      dup2(in[0], STDIN_FILENO);
      dup2(out[1], STDOUT_FILENO);
      ::close(in[0]), ::close(in[1]), ::close(out[0]), ::close(out[1]);
      execl("../testserver/run", "run", nullptr);
      _exit(127);
    }
    ::close(in[0]), ::close(out[1]);
    orders_ = fdopen(in[1], "w");
    answers_ = fdopen(out[0], "r");
    main = order("server main");
  }

  ~TestServer() {
    std::fclose(orders_);
    std::fclose(answers_);
    waitpid(process_, nullptr, 0);
  }

  /// Gives one order and takes its answer.
  std::string order(const std::string& line) {
    std::fprintf(orders_, "%s\n", line.c_str());
    std::fflush(orders_);
    char answer[256];
    if (std::fgets(answer, sizeof answer, answers_) == nullptr) {
      throw std::runtime_error("the test server ended at: " + line);
    }
    std::string text(answer);
    text.pop_back();
    return text;
  }

  int executions(const std::string& text) { return std::stoi(order("executions " + text)); }

  void await_begun(const std::string& text) {
    while (executions(text) == 0) {
    }
  }

  std::string main;

 private:
  pid_t process_;
  FILE* orders_ = nullptr;
  FILE* answers_ = nullptr;
};

}  // namespace privateer
