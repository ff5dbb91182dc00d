#include "resolver.hpp"

#include "world.hpp"

namespace privateer {
namespace {

using std::chrono::seconds;
using Strings = std::vector<std::string>;

const CallId asked_call{test_client, 1, scope_a, 65'000};
const CallId their_call{Id{0xab}, 1, scope_a, 65'000};

/// Has a call that ended with unknown outcome, and asks about one.
class Question final {
 public:
  explicit Question(std::vector<std::string> endpoints, const CallId& id = asked_call) : world(std::move(endpoints)) {
    world.shared.session.finish_unknown(world.shared.session.allocate(), world.now + std::chrono::minutes(10));
    world.resolve(id);
  }

  bool unfinished() {
    return world.shared.session.acknowledging(new_ping(test_client, 1), world.now).done_below == 1;
  }

  World world;
};

TEST(Resolver, TakesTheServersWord) {
  struct Word {
    Executed executed;
    bool settled;
    Code code;
    bool working;
    Outcome outcome;
  };
  const std::vector<Word> words{
      {Executed::yes, true, Code::ok, false, Outcome::executed},
      {Executed::yes, true, Code::aborted, false, Outcome::executed},
      {Executed::no, true, Code::cancelled, false, Outcome::not_executed},
      // Of a copy: another one may run yet.
      {Executed::no, false, Code::unavailable, false, Outcome::unknown},
      {Executed::unknown, false, Code::not_found, false, Outcome::unknown},
      {Executed::unknown, false, Code::ok, true, Outcome::unknown},
  };
  for (const Word& word : words) {
    Question question({"a"});
    question.world.pong();
    Reply reply = question.world.answer(word.executed, word.settled, word.code);
    reply.working = word.working;
    question.world.reply(reply);
    question.world.expect_end(word.code, word.outcome);
    EXPECT_TRUE(question.world.over->failure.server_said);
    EXPECT_EQ(question.world.over->failure.call_id, to_string(asked_call));
    EXPECT_EQ(question.world.released, Strings{"a"});
    EXPECT_EQ(question.unfinished(), word.outcome == Outcome::unknown);
  }
}

TEST(Resolver, SendsAWaitThatDoesNotWaitAndTellsNothingOfFinishedNumbers) {
  Question question({"a"}, their_call);
  question.world.pong();
  const Request sent = question.world.last();
  EXPECT_EQ(sent.kind, Kind::wait);
  EXPECT_EQ(to_string(CallId{sent.client, sent.sequence, sent.scope, sent.bound_ms}), to_string(their_call));
  EXPECT_EQ(sent.beat_ms, 0U);
  EXPECT_EQ(sent.timeout_ms, 5'000U);
  EXPECT_EQ(sent.attempt, 0U);
  EXPECT_EQ(sent.done_below, 0U);
  Reply reply = question.world.answer(Executed::yes, true);
  reply.client = their_call.client;
  question.world.reply(reply);
  question.world.expect_end(Code::ok, Outcome::executed);
  // Another session's call is no number of this one.
  EXPECT_TRUE(question.unfinished());
}

TEST(Resolver, AsksOnlyServersThatTellTheCallsStore) {
  Question question({"a", "b"});
  question.world.pong(scope_b);
  EXPECT_EQ(question.world.at, "b");
  question.world.pong();
  EXPECT_EQ(question.world.count(Kind::wait), 1);
  Reply wrong = question.world.answer(Executed::unknown, false, Code::wrong_scope);
  wrong.scope = scope_b;
  question.world.reply(wrong);
  question.world.expect_end(Code::unavailable, Outcome::unknown);
  EXPECT_EQ(question.world.over->failure.message, "no server has the reply store that the call is bound to");
  EXPECT_FALSE(question.world.over->failure.server_said);
}

TEST(Resolver, AsksAgainAfterSilenceOnANewConnectionUntilItsDeadline) {
  Question question({"a"});
  question.world.pong();
  question.world.advance(seconds(1));
  EXPECT_EQ(question.world.closed, Strings{"a"});
  question.world.advance_to_next();
  EXPECT_EQ(question.world.last().kind, Kind::ping);
  EXPECT_FALSE(question.world.over);
  question.world.advance(seconds(5));
  question.world.expect_end(Code::deadline_exceeded, Outcome::unknown);
  EXPECT_EQ(question.world.over->failure.message, "no reply from a");
}

TEST(Resolver, ComesBackWhenAServerSaysThatItCouldNotReadTheQuestion) {
  Question question({"a"});
  question.world.pong();
  Reply full;
  full.code = Code::resource_exhausted;
  full.message = "no memory for this";
  full.retry_after_ms = 2'000;
  question.world.reply(full);
  EXPECT_FALSE(question.world.over);
  // It lives: the connection is kept, and is asked again when the server wants that.
  EXPECT_EQ(question.world.released, Strings{"a"});
  EXPECT_EQ(question.world.closed, Strings{});
  EXPECT_EQ(question.world.until_next(), seconds(2));
  question.world.advance_to_next();
  EXPECT_EQ(question.world.count(Kind::wait), 2);
  full.retry_after_ms = 60'000;
  question.world.reply(full);
  question.world.advance(seconds(5));
  question.world.expect_end(Code::deadline_exceeded, Outcome::unknown);
  EXPECT_EQ(question.world.over->failure.message, "not read by the server: no memory for this");
}

TEST(Resolver, DropsRepliesToOtherQuestionsAndFromOtherStores) {
  Question question({"a"});
  question.world.pong();
  const Reply right = question.world.answer(Executed::yes, true);
  Reply other_number = right;
  other_number.sequence = 2;
  Reply other_client = right;
  other_client.client = Id{0xdd};
  Reply other_store = right;
  other_store.scope = scope_b;
  for (const Reply& wrong : {other_number, other_client, other_store}) {
    question.world.reply(wrong);
    EXPECT_FALSE(question.world.over);
  }
  question.world.reply(right);
  question.world.expect_end(Code::ok, Outcome::executed);
}

TEST(Resolver, SaysNothingWhenItIsCancelled) {
  Question question({"a"});
  question.world.cancel();
  question.world.expect_end(Code::cancelled, Outcome::unknown);
  EXPECT_EQ(question.world.closed, Strings{"a"});
}

TEST(CallId, IsOneLineOfText) {
  const std::string scope = to_string(scope_a);
  for (const std::string& text : {to_string(asked_call), scope + "/1"}) {
    EXPECT_EQ(to_string(parse_call_id(text)), text);
  }
  for (const std::string& text :
       {std::string(), std::string("order 7"), scope + "/0", scope + "/01", scope + "/1@", scope + "/1@" + scope,
        scope + "/1\n", scope + "/9223372036854775808", scope + "/1@" + scope + "/9223372036854775808"}) {
    EXPECT_THROW(parse_call_id(text), std::invalid_argument) << text;
  }
}

}  // namespace
}  // namespace privateer
