#include "privateer/client.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <future>

#include "test_server.hpp"

namespace privateer {
namespace {

using std::chrono::milliseconds;

/// The desk's own error.
class Refused final : public Error {
 public:
  Refused(std::string text, Failure failure) : Error(std::move(failure)), text(std::move(text)) {}
  [[noreturn]] void raise() const override { throw *this; }
  std::string text;
};

std::string text_of(Reader& in) {
  std::string text;
  while (in.next()) {
    if (in.field() == 1) {
      text = in.string();
    } else {
      in.skip();
    }
  }
  return text;
}

Method desk(const std::string& name) {
  Method method;
  method.path = "test.Desk/" + name;
  method.idempotent = name == "Find";
  method.errors = {{"io.privateer.clients.testserver.Refused", [](std::string_view body, Failure failure) {
                      Reader in(body);
                      return std::make_shared<Refused>(text_of(in), std::move(failure));
                    }}};
  return method;
}

Result<std::string> send(Client& client, const std::string& method, const std::string& text,
                         const CallOptions& options = {}) {
  return client.call<std::string>(
      desk(method), options, [&](Writer& out) { out.string(1, text); }, text_of);
}

class ClientTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { server = new TestServer; }
  static void TearDownTestSuite() { delete server; }

  static ClientOptions to(std::vector<std::string> endpoints) {
    ClientOptions options;
    options.endpoints = std::move(endpoints);
    options.attempt_timeout = milliseconds(300);
    options.deadline = milliseconds(20'000);
    return options;
  }

  static void expect_failure(const Result<std::string>& result, Code code, Outcome outcome) {
    ASSERT_FALSE(result) << "got " << *result;
    EXPECT_EQ(result.error().code(), code) << result.error().what();
    EXPECT_EQ(result.error().outcome(), outcome) << result.error().what();
  }

  static void expect_text(const Result<std::string>& result, const std::string& text) {
    ASSERT_TRUE(result) << result.error().what();
    EXPECT_EQ(*result, text);
  }

  static TestServer* server;
};

TestServer* ClientTest::server = nullptr;

TEST_F(ClientTest, GetsAResult) {
  Client client(to({server->main}));
  expect_text(send(client, "Place", "h\xc3\xa9llo \xf0\x9f\x8f\xb4"), "h\xc3\xa9llo \xf0\x9f\x8f\xb4");
  expect_text(send(client, "Find", "again"), "again");
}

TEST_F(ClientTest, MakesManyCallsAtOnce) {
  ClientOptions options = to({server->main});
  options.max_concurrent_calls = 16;
  Client client(options);
  std::vector<std::future<Result<std::string>>> calls;
  for (int i = 0; i < 100; i++) {
    calls.push_back(std::async(std::launch::async, [&client, i] { return send(client, "Place", "many " + std::to_string(i)); }));
  }
  for (int i = 0; i < 100; i++) {
    expect_text(calls[static_cast<std::size_t>(i)].get(), "many " + std::to_string(i));
  }
  EXPECT_EQ(server->executions("many 7"), 1);
}

TEST_F(ClientTest, WaitsForASlowMethodWithoutASecondAttempt) {
  Client client(to({server->main}));
  expect_text(send(client, "Place", "slow:1000:beats"), "slow:1000:beats");
  EXPECT_EQ(server->executions("slow:1000:beats"), 1);
}

TEST_F(ClientTest, ThrowsTheServicesOwnErrorAndThePlainOneForCodes) {
  Client client(to({server->main}));
  const auto refused = send(client, "Place", "refuse:no books");
  expect_failure(refused, Code::aborted, Outcome::executed);
  ASSERT_NE(refused.error_as<Refused>(), nullptr);
  try {
    refused.value();
    FAIL() << "nothing was thrown";
  } catch (const Refused& error) {
    EXPECT_EQ(error.text, "no books");
    EXPECT_TRUE(error.server_said());
  }
  const auto denied = send(client, "Find", "fail:PERMISSION_DENIED:not you");
  expect_failure(denied, Code::permission_denied, Outcome::executed);
  EXPECT_EQ(denied.error_as<Refused>(), nullptr);
  EXPECT_EQ(std::string(denied.error().what()).rfind("PERMISSION_DENIED: not you, 1 attempt (test.Desk/Find", 0), 0U);
}

TEST_F(ClientTest, ThrowsThePlainErrorIfTheServicesOwnCannotBeRead) {
  Client client(to({server->main}));
  Method place = desk("Place");
  place.errors[0].decode = [](std::string_view, Failure) -> std::shared_ptr<const Error> { throw CodecError("broken"); };
  const auto refused = client.call<std::string>(
      place, {}, [](Writer& out) { out.string(1, "refuse:no books"); }, text_of);
  expect_failure(refused, Code::aborted, Outcome::executed);
  EXPECT_TRUE(refused.error().server_said());
}

TEST_F(ClientTest, SaysThatAnUnknownMethodWasNotExecuted) {
  Client client(to({server->main}));
  expect_failure(send(client, "Nothing", "x"), Code::unimplemented, Outcome::not_executed);
}

TEST_F(ClientTest, CarriesMetadata) {
  Client client(to({server->main}));
  CallOptions options;
  options.metadata = {{"tenant", "\xc3\xbcnicode"}};
  expect_text(send(client, "Find", "metadata:tenant", options), "\xc3\xbcnicode");
  options.metadata = {{"tenant", "\xff"}};
  expect_failure(send(client, "Find", "x", options), Code::invalid_argument, Outcome::not_executed);
}

TEST_F(ClientTest, RefusesTextThatIsNotUtf8) {
  Client client(to({server->main}));
  expect_failure(send(client, "Find", "\xff"), Code::invalid_argument, Outcome::not_executed);
}

TEST_F(ClientTest, EndsAtTheDeadlineWithATrueOutcome) {
  Client client(to({server->main}));
  CallOptions options;
  options.deadline = milliseconds(1'500);
  expect_failure(send(client, "Place", "stubborn:4000:late", options), Code::deadline_exceeded, Outcome::unknown);
  options.deadline = milliseconds(0);
  EXPECT_THROW(send(client, "Place", "never", options), std::invalid_argument);
}

TEST_F(ClientTest, IsAskedByItsTextWhatBecameOfACallByAnotherClientToo) {
  CallOptions options;
  options.deadline = milliseconds(1'500);
  std::string kept;
  {
    Client client(to({server->main}));
    const auto late = send(client, "Place", "stubborn:6000:kept", options);
    expect_failure(late, Code::deadline_exceeded, Outcome::unknown);
    kept = late.error().call_id();
  }
  Client other(to({server->main}));
  Resolution told = other.resolve(kept);
  EXPECT_TRUE(told.running) << told.message;
  EXPECT_EQ(told.outcome, Outcome::unknown);
  EXPECT_FALSE(told.body);
  while (told.running) {
    told = other.resolve(kept);
  }
  EXPECT_EQ(told.outcome, Outcome::executed) << told.message;
  EXPECT_EQ(told.code, Code::ok);
  EXPECT_EQ(told.body, "\x0a\x12stubborn:6000:kept");
  EXPECT_EQ(server->executions("stubborn:6000:kept"), 1);
}

TEST_F(ClientTest, SaysNothingOfACallWhenNobodyCouldBeAsked) {
  CallOptions options;
  options.deadline = milliseconds(1'500);
  Client client(to({server->main}));
  const auto late = send(client, "Place", "stubborn:3000:unasked", options);
  expect_failure(late, Code::deadline_exceeded, Outcome::unknown);
  const std::string kept = late.error().call_id();

  ClientOptions one_call = to({server->main});
  one_call.max_concurrent_calls = 1;
  one_call.max_waiting_calls = 0;
  Client full(one_call);
  CallOptions until;
  until.cancellation.emplace();
  auto running = std::async(std::launch::async, [&] { return send(full, "Place", "slow:60000:full", until); });
  server->await_begun("slow:60000:full");
  const Resolution refused = full.resolve(kept);
  EXPECT_EQ(refused.code, Code::resource_exhausted);
  EXPECT_EQ(refused.outcome, Outcome::unknown);
  until.cancellation->cancel();
  expect_failure(running.get(), Code::cancelled, Outcome::executed);
  const Resolution cancelled = full.resolve(kept, until);
  EXPECT_EQ(cancelled.code, Code::cancelled);
  EXPECT_EQ(cancelled.outcome, Outcome::unknown);
}

TEST_F(ClientTest, RefusesToAskAboutWhatIsNoCallIdAndCallsOfWhichNothingIsRemembered) {
  Client client(to({server->main}));
  const auto failed = send(client, "Find", "fail:ABORTED:x");
  expect_failure(failed, Code::aborted, Outcome::executed);
  EXPECT_THROW(client.resolve(failed.error().call_id()), std::invalid_argument);
  EXPECT_THROW(client.resolve("order 7"), std::invalid_argument);
}

TEST_F(ClientTest, CancelsFromAnotherThread) {
  Client client(to({server->main}));
  CallOptions options;
  options.cancellation.emplace();
  auto call = std::async(std::launch::async, [&] { return send(client, "Place", "slow:60000:cancel", options); });
  server->await_begun("slow:60000:cancel");
  options.cancellation->cancel();
  expect_failure(call.get(), Code::cancelled, Outcome::executed);
  expect_failure(send(client, "Place", "never", options), Code::cancelled, Outcome::not_executed);
  EXPECT_EQ(server->executions("never"), 0);
}

TEST_F(ClientTest, RunsACallOnceWhateverTheNetworkDoes) {
  for (const std::string fault : {"drop", "duplicate"}) {
    for (const std::string direction : {"request", "reply"}) {
      const std::string name = fault + "-" + direction;
      Client client(to({server->order("proxy " + name + " main")}));
      expect_text(send(client, "Find", "warm"), "warm");
      server->order(fault + " " + name + " " + direction + " 1");
      for (const std::string& text : {name + " 1", name + " 2"}) {
        expect_text(send(client, "Place", text), text);
        EXPECT_EQ(server->executions(text), 1) << text;
      }
    }
  }
}

TEST_F(ClientTest, FailsAsNotExecutedWhenNobodyIsThereAndUsesTheServerThatLives) {
  Client nobody(to({"tcp://127.0.0.1:1"}));
  CallOptions options;
  options.deadline = milliseconds(400);
  expect_failure(send(nobody, "Place", "nobody", options), Code::deadline_exceeded, Outcome::not_executed);
  Client one_of_two(to({"tcp://127.0.0.1:1", server->main}));
  expect_text(send(one_of_two, "Place", "one of two"), "one of two");
}

TEST_F(ClientTest, IsUnknownWhenAnotherServerAnswersInTheOldOnesPlace) {
  const std::string own = server->order("server restarted");
  Client client(to({server->order("proxy restarted-proxy restarted")}));
  auto call = std::async(std::launch::async, [&] { return send(client, "Place", "slow:60000:restart"); });
  server->await_begun("slow:60000:restart");
  server->order("hole restarted-proxy");
  server->order("stop restarted");
  server->order("server restarted " + own);
  server->order("heal restarted-proxy");
  const auto lost = call.get();
  ASSERT_FALSE(lost);
  EXPECT_EQ(lost.error().outcome(), Outcome::unknown) << lost.error().what();
  expect_text(send(client, "Place", "after the restart"), "after the restart");
  EXPECT_EQ(server->executions("slow:60000:restart"), 1);
}

TEST_F(ClientTest, AsksAServerThatWasRestartedForItsNewScope) {
  const std::string own = server->order("server between");
  Client client(to({own}));
  expect_text(send(client, "Place", "first life"), "first life");
  server->order("stop between");
  server->order("server between " + own);
  expect_text(send(client, "Place", "second life"), "second life");
}

TEST_F(ClientTest, MovesOffADrainingServerWithoutLosingOrDoublingACall) {
  Client client(to({server->order("server leaving"), server->main}));
  std::vector<std::future<Result<std::string>>> calls;
  for (int i = 0; i < 60; i++) {
    calls.push_back(std::async(std::launch::async,
                               [&client, i] { return send(client, "Place", "slow:20:drain " + std::to_string(i)); }));
  }
  server->await_begun("slow:20:drain 5");
  server->order("drain leaving");
  for (int i = 0; i < 60; i++) {
    const std::string text = "slow:20:drain " + std::to_string(i);
    expect_text(calls[static_cast<std::size_t>(i)].get(), text);
    EXPECT_EQ(server->executions(text), 1) << text;
  }
  // It is told what is finished, and need not wait out its five seconds.
  EXPECT_LT(std::stoi(server->order("drained leaving")), 4'000);
}

TEST_F(ClientTest, DoesNotSendWhatIsOverTheServersLimit) {
  ClientOptions options = to({server->main});
  options.max_message_bytes = 16 << 20;
  Client client(options);
  expect_failure(client.call(desk("Place"), std::string(5 << 20, 'x'), {}), Code::resource_exhausted,
                 Outcome::not_executed);
}

TEST_F(ClientTest, RefusesBadOptionsByName) {
  EXPECT_THROW(Client(to({})), std::invalid_argument);
  EXPECT_THROW(Client(to({"localhost:1"})), std::invalid_argument);
  ClientOptions options = to({server->main});
  options.max_attempts = 0;
  try {
    Client client(options);
    FAIL() << "nothing was thrown";
  } catch (const std::invalid_argument& error) {
    EXPECT_STREQ(error.what(), "max_attempts = 0, must be from 1 to 100");
  }
}

TEST_F(ClientTest, RefusesMoreCallsThanMayWaitAndEndsThoseUnderWayWhenItIsClosed) {
  ClientOptions options = to({server->main});
  options.max_concurrent_calls = 1;
  options.max_waiting_calls = 0;
  auto client = std::make_unique<Client>(options);
  auto running = std::async(std::launch::async, [&] { return send(*client, "Place", "slow:60000:closing"); });
  server->await_begun("slow:60000:closing");
  expect_failure(send(*client, "Place", "refused"), Code::resource_exhausted, Outcome::not_executed);
  client.reset();
  expect_failure(running.get(), Code::cancelled, Outcome::executed);
}

TEST_F(ClientTest, IsANewClientInAForkedChild) {
  Client client(to({server->main}));
  expect_text(send(client, "Place", "parent"), "parent");
  const pid_t child = fork();
  if (child == 0) {
    const auto result = send(client, "Place", "child");
    _exit(result && *result == "child" ? 0 : 1);
  }
  int status = -1;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  expect_text(send(client, "Place", "parent again"), "parent again");
  EXPECT_EQ(server->executions("child"), 1);
}

}  // namespace
}  // namespace privateer
