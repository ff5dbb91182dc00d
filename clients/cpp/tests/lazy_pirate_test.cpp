#include <cmath>
#include <cstdint>

#include "world.hpp"

namespace privateer {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Strings = std::vector<std::string>;

TEST(LazyPirate, AsksAFreshConnectionBeforeItBindsAndSends) {
  World world({"a"});
  world.place();
  ASSERT_EQ(world.sent.size(), 1U);
  world.pong(scope_a, 65'000);
  EXPECT_EQ(world.last().kind, Kind::call);
  EXPECT_EQ(world.last().scope, scope_a);
  EXPECT_EQ(world.last().bound_ms, 65'000);
  EXPECT_EQ(world.last().sequence, 1U);
  EXPECT_EQ(world.last().attempt, 1U);
  EXPECT_EQ(world.last().timeout_ms, 10'000U);
  EXPECT_EQ(world.last().beat_ms, 500U);
}

TEST(LazyPirate, NeverAsksWithANumberThatACallCouldHave) {
  World world({"a"});
  std::uint64_t last = INT64_MAX / 4;
  for (const double random : {0.0, 0.5, std::nextafter(1.0, 0.0)}) {
    world.shared.random = [random] { return random; };
    const Request ping = world.shared.ping(world.now);
    EXPECT_EQ(ping.kind, Kind::ping);
    EXPECT_GT(ping.sequence, last);
    EXPECT_LE(ping.sequence, std::uint64_t{INT64_MAX});
    last = ping.sequence;
  }
}

TEST(LazyPirate, EndsWithAResult) {
  World world({"a"});
  world.place();
  world.pong();
  Reply result = world.answer(Executed::yes, true);
  result.body = "\x07";
  world.reply(result);
  world.expect_end(Code::ok, Outcome::executed);
  EXPECT_EQ(world.over->reply->body, "\x07");
  EXPECT_EQ(world.over->failure.message, "");
  EXPECT_EQ(world.released, Strings{"a"});
}

TEST(LazyPirate, DoesNotBindAnIdempotentCall) {
  World world({"a"});
  world.find();
  world.pong();
  EXPECT_EQ(world.last().scope, no_id);
  EXPECT_EQ(world.last().bound_ms, 0);
}

TEST(LazyPirate, WaitsForAServerThatWorksAtNoCostOfAttempts) {
  World world({"a"});
  world.place();
  world.pong();
  for (unsigned beat = 1; beat <= 12; beat++) {
    world.advance(milliseconds(500));
    Reply working = world.answer(Executed::unknown);
    working.working = true;
    world.reply(working);
    EXPECT_EQ(world.last().kind, Kind::wait);
    EXPECT_EQ(world.last().attempt, 1U);
    EXPECT_EQ(world.last().body, "");
    EXPECT_EQ(world.last().timeout_ms, 10'000 - beat * 500);
  }
  world.reply(world.answer(Executed::yes, true));
  world.expect_end(Code::ok, Outcome::executed);
  EXPECT_EQ(world.over->failure.attempts.size(), 1U);
}

TEST(LazyPirate, OpensAnewAfterSilenceAndSendsTheSameIdentity) {
  World world({"a"});
  world.place();
  world.pong(scope_a, 1);
  const Request first = world.last();
  world.advance(seconds(1));
  EXPECT_EQ(world.closed, Strings{"a"});
  world.advance_to_next();
  world.pong(scope_a, 99'000);
  const Request second = world.last();
  EXPECT_EQ(second.kind, Kind::call);
  EXPECT_EQ(second.attempt, 2U);
  EXPECT_EQ(second.client, first.client);
  EXPECT_EQ(second.sequence, first.sequence);
  EXPECT_EQ(second.scope, first.scope);
  EXPECT_EQ(second.bound_ms, first.bound_ms);
  EXPECT_EQ(second.body, first.body);
}

TEST(LazyPirate, BacksOffWithFullJitterUpToTheCap) {
  World world({"a"});
  world.shared.random = [] { return 1.0; };
  world.place(std::chrono::minutes(1));
  std::vector<Nanoseconds> pauses;
  for (int i = 0; i < 7; i++) {
    world.advance(seconds(1));
    pauses.push_back(world.until_next());
    world.advance_to_next();
  }
  EXPECT_EQ(pauses, (std::vector<Nanoseconds>{milliseconds(50), milliseconds(100), milliseconds(200), milliseconds(400),
                                           milliseconds(800), seconds(1), seconds(1)}));
}

TEST(LazyPirate, ComesBackNoSoonerThanAServerAsksFor) {
  World world({"a"});
  world.place();
  world.pong();
  Reply refusal = world.answer(Executed::no, false, Code::resource_exhausted);
  refusal.retry_after_ms = 700;
  world.reply(refusal);
  EXPECT_EQ(world.until_next(), milliseconds(700));
}

TEST(LazyPirate, SendsCallAgainWhenAWaitFindsNothing) {
  World world({"a"});
  world.place();
  world.pong();
  Reply working = world.answer(Executed::unknown);
  working.working = true;
  world.reply(working);
  world.reply(world.answer(Executed::unknown, false, Code::not_found));
  world.advance_to_next();
  EXPECT_EQ(world.last().kind, Kind::call);
  EXPECT_EQ(world.last().attempt, 2U);
}

TEST(LazyPirate, TakesNotFoundToACallForTheLastWord) {
  World world({"a"});
  world.place();
  world.pong();
  world.reply(world.answer(Executed::unknown, false, Code::not_found));
  world.expect_end(Code::not_found, Outcome::unknown);
}

TEST(LazyPirate, SettlesByCancelWhenTheDeadlinePasses) {
  struct Case {
    Executed executed;
    bool settled;
    Outcome outcome;
    std::string told;
  };
  for (const Case& each :
       {Case{Executed::no, true, Outcome::not_executed, "NOT_EXECUTED, the call did not run and never will"},
        Case{Executed::yes, true, Outcome::executed, "EXECUTED, the call ran"},
        Case{Executed::unknown, false, Outcome::unknown, "UNKNOWN, the call may have been executed"}}) {
    World world({"a"});
    world.place(milliseconds(800));
    world.pong();
    world.advance(milliseconds(800));
    ASSERT_EQ(world.last().kind, Kind::cancel);
    EXPECT_EQ(world.last().scope, scope_a);
    world.reply(world.answer(each.executed, each.settled, Code::cancelled));
    world.expect_end(Code::deadline_exceeded, each.outcome);
    EXPECT_EQ(world.over->failure.message,
              "no result from a within the deadline of 800 ms, 1 attempt (shop.Orders/Place, sequence 1). Outcome: " +
                  each.told);
  }
}

TEST(LazyPirate, DoesNotTakeLateRepliesForTheAnswerToCancel) {
  World world({"a"});
  world.place(milliseconds(800));
  world.pong();
  world.advance(milliseconds(800));
  Reply working = world.answer(Executed::unknown);
  working.working = true;
  world.reply(working);
  world.reply(world.answer(Executed::no, false, Code::resource_exhausted));
  world.reply(world.answer(Executed::unknown, false, Code::not_found));
  EXPECT_FALSE(world.over);
  EXPECT_EQ(world.until_next(), seconds(1));
  world.advance(seconds(1));
  world.expect_end(Code::deadline_exceeded, Outcome::unknown);
  EXPECT_FALSE(world.over->failure.server_said);
}

TEST(LazyPirate, IsNotExecutedIfNoCopyWasHandedToASocket) {
  World world({"a"});
  world.place(seconds(5));
  world.advance(seconds(5));
  world.expect_end(Code::deadline_exceeded, Outcome::not_executed);
  EXPECT_TRUE(world.over->failure.attempts.empty());
}

TEST(LazyPirate, GivesUpAfterSoManyAttempts) {
  World world({"a"});
  world.shared.policy.max_attempts = 2;
  world.place(std::chrono::minutes(1));
  world.pong();
  world.advance(seconds(1));
  world.advance_to_next();
  world.pong();
  world.advance(seconds(1));
  world.pong();
  ASSERT_EQ(world.last().kind, Kind::cancel);
  world.reply(world.answer(Executed::no, true, Code::cancelled));
  world.expect_end(Code::unavailable, Outcome::not_executed);
  EXPECT_EQ(world.over->failure.attempts.size(), 2U);
}

TEST(LazyPirate, StopsWhenTheRetryBudgetIsUsedUp) {
  World world({"a"});
  world.shared.budget = RetryBudget(0, 0, world.now);
  world.place();
  world.pong();
  world.advance(seconds(1));
  world.advance_to_next();
  world.pong();
  ASSERT_EQ(world.last().kind, Kind::cancel);
  world.reply(world.answer(Executed::no, true, Code::cancelled));
  world.expect_end(Code::unavailable, Outcome::not_executed);
  EXPECT_EQ(world.over->failure.message.rfind("the client's retry budget is used up, 1 attempt", 0), 0U);
}

TEST(LazyPirate, GoesToTheNextEndpointAfterSilenceIfIdempotent) {
  World world({"a", "b"});
  world.find();
  world.pong();
  world.advance(seconds(1));
  world.advance_to_next();
  EXPECT_EQ(world.at, "b");
}

TEST(LazyPirate, SendsABoundCallOnlyWhereItsScopeIsTold) {
  World world({"a", "b"});
  world.place();
  world.pong(scope_a);
  world.advance(seconds(1));
  world.advance_to_next();
  EXPECT_EQ(world.at, "b");
  world.pong(scope_b);
  EXPECT_EQ(world.at, "a");
  world.pong(scope_a);
  EXPECT_EQ(world.last().attempt, 2U);
}

TEST(LazyPirate, IsUnknownWhenEveryEndpointTellsAnotherScope) {
  World world({"a"});
  world.place();
  world.pong(scope_a);
  Reply wrong = world.answer(Executed::unknown, false, Code::wrong_scope);
  wrong.scope = scope_b;
  world.reply(wrong);
  world.expect_end(Code::unavailable, Outcome::unknown);
}

TEST(LazyPirate, DropsForeignReplies) {
  World world({"a"});
  world.place();
  world.pong();
  Reply other_scope = world.answer(Executed::yes);
  other_scope.scope = scope_b;
  world.reply(other_scope);
  Reply other_call = world.answer(Executed::yes);
  other_call.sequence = 2;
  world.reply(other_call);
  Reply other_client = world.answer(Executed::yes);
  other_client.client = scope_b;
  world.reply(other_client);
  EXPECT_FALSE(world.over);
}

TEST(LazyPirate, AsksForTheOutcomeWhenACopyIsRefusedForGood) {
  World world({"a"});
  world.place();
  world.pong();
  world.reply(world.answer(Executed::no, false, Code::unimplemented));
  ASSERT_EQ(world.last().kind, Kind::cancel);
  world.reply(world.answer(Executed::no, true, Code::cancelled));
  world.expect_end(Code::unimplemented, Outcome::not_executed);
  EXPECT_TRUE(world.over->failure.server_said);
}

TEST(LazyPirate, MovesOffADrainingServerAsANewCall) {
  World world({"a", "b"});
  world.place();
  world.pong(scope_a);
  Reply drains = world.answer(Executed::no, false, Code::unavailable);
  drains.draining = true;
  world.reply(drains);
  ASSERT_EQ(world.last().kind, Kind::cancel);
  drains.settled = true;
  drains.code = Code::cancelled;
  world.reply(drains);
  world.advance_to_next();
  EXPECT_EQ(world.at, "b");
  world.pong(scope_b);
  EXPECT_EQ(world.last().kind, Kind::call);
  EXPECT_EQ(world.last().sequence, 2U);
  EXPECT_EQ(world.last().scope, scope_b);
  world.reply(world.answer(Executed::yes, true));
  world.expect_end(Code::ok, Outcome::executed);
}

TEST(LazyPirate, DoesNotMoveWhileTheOldStoreHasNotSaidNo) {
  World world({"a", "b"});
  world.place(seconds(3));
  world.pong(scope_a);
  Reply drains = world.answer(Executed::no, false, Code::unavailable);
  drains.draining = true;
  world.reply(drains);
  world.advance(seconds(1));
  world.advance_to_next();
  world.pong(scope_b);
  EXPECT_EQ(world.count(Kind::call), 1);
}

TEST(LazyPirate, EndsWithTheResultThatADrainingServerHadAfterAll) {
  World world({"a", "b"});
  world.place();
  world.pong();
  Reply drains = world.answer(Executed::no, false, Code::unavailable);
  drains.draining = true;
  world.reply(drains);
  world.reply(world.answer(Executed::yes, true));
  world.expect_end(Code::ok, Outcome::executed);
}

TEST(LazyPirate, PlacesACallAnewThatWasSettledAsNotExecutedForLackOfRoom) {
  World world({"a"});
  world.place();
  world.pong();
  world.reply(world.answer(Executed::no, true, Code::unavailable));
  world.advance_to_next();
  EXPECT_EQ(world.last().kind, Kind::call);
  EXPECT_EQ(world.last().sequence, 2U);
}

TEST(LazyPirate, GivesNoNewCallToAServerWhosePongSaysThatItDrains) {
  World world({"a", "b"});
  world.place();
  world.pong(scope_a, 1, true);
  world.advance_to_next();
  EXPECT_EQ(world.at, "b");
  EXPECT_EQ(world.count(Kind::call), 0);
}

TEST(LazyPirate, DoesNotSendWhatIsOverTheServersLimit) {
  World world({"a"});
  world.place();
  world.pong(scope_a, 1, false, {1, 0});
  world.expect_end(Code::resource_exhausted, Outcome::not_executed);
}

TEST(LazyPirate, RetriesAnIdempotentCallWhoseWorkerDied) {
  World idempotent({"a"});
  idempotent.find();
  idempotent.pong();
  idempotent.reply(idempotent.answer(Executed::unknown, true, Code::aborted));
  EXPECT_FALSE(idempotent.over);
  World deduplicated({"a"});
  deduplicated.place();
  deduplicated.pong();
  deduplicated.reply(deduplicated.answer(Executed::unknown, true, Code::aborted));
  deduplicated.expect_end(Code::aborted, Outcome::unknown);
}

TEST(LazyPirate, CancelsWithATrueOutcome) {
  World deduplicated({"a"});
  deduplicated.place();
  deduplicated.pong();
  deduplicated.cancel();
  ASSERT_EQ(deduplicated.last().kind, Kind::cancel);
  deduplicated.reply(deduplicated.answer(Executed::yes, true));
  deduplicated.expect_end(Code::cancelled, Outcome::executed);
  World idempotent({"a"});
  idempotent.find();
  idempotent.pong();
  idempotent.cancel();
  EXPECT_EQ(idempotent.last().kind, Kind::cancel);
  idempotent.expect_end(Code::cancelled, Outcome::unknown);
}

TEST(LazyPirate, TakesAnAnswerWithoutIdentityForTheEndOfTheAttempt) {
  World world({"a"});
  world.place();
  world.pong();
  Reply unreadable;
  unreadable.code = Code::resource_exhausted;
  unreadable.retry_after_ms = 5'000;
  world.reply(unreadable);
  EXPECT_FALSE(world.over);
  const TimePoint asked = world.now;
  world.advance_to_next();
  EXPECT_GE(world.now - asked, seconds(5));
  EXPECT_EQ(world.last().attempt, 2U);
}

TEST(LazyPirate, AsksAgainWhenThePongIsOld) {
  World world({"a"});
  world.place();
  world.pong(scope_a, 1, false, {0, 40'000});
  world.reply(world.answer(Executed::yes, true));
  world.advance(seconds(10));
  world.place();
  EXPECT_EQ(world.last().kind, Kind::call);
  world.reply(world.answer(Executed::yes, true));
  world.advance(milliseconds(10'001));
  world.place();
  EXPECT_EQ(world.last().kind, Kind::ping);
}

TEST(LazyPirate, KeepsAnUnknownCallUnfinishedForTheRetention) {
  World world({"a"});
  world.place();
  world.pong();
  world.reply(world.answer(Executed::unknown, false, Code::not_found));
  world.expect_end(Code::not_found, Outcome::unknown);
  world.place();
  EXPECT_EQ(world.last().done_below, 1U);
  world.reply(world.answer(Executed::yes, true));
  world.advance(std::chrono::minutes(10));
  world.place();
  EXPECT_EQ(world.last().done_below, 3U);
}

}  // namespace
}  // namespace privateer
