#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <string>

#include "endpoints.hpp"
#include "privateer/wire.hpp"
#include "retry.hpp"
#include "session.hpp"

namespace privateer {
namespace {

using std::chrono::milliseconds;
using Pairs = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

TimePoint at(int ms) { return TimePoint{} + milliseconds(ms); }

std::pair<std::uint64_t, Pairs> told(Session& session, TimePoint now = {}) {
  const Request request = session.acknowledging({}, now);
  Pairs done;
  for (const Numbers& each : request.done) {
    done.emplace_back(each.first, each.last);
  }
  return {request.done_below, done};
}

TEST(Session, TellsWhatIsFinished) {
  Session session({1});
  EXPECT_EQ(told(session), std::make_pair(std::uint64_t{1}, Pairs{}));
  for (int i = 0; i < 7; i++) {
    session.allocate();
  }
  for (const unsigned sequence : {1U, 3U, 5U, 7U}) {
    session.finish(sequence);
  }
  EXPECT_EQ(told(session), std::make_pair(std::uint64_t{2}, Pairs{{3, 3}, {5, 5}, {7, 7}}));
}

TEST(Session, KeepsAnUnknownOneUnfinishedUntilItsTimeIsOver) {
  Session session({1});
  session.finish_unknown(session.allocate(), at(600));
  session.finish(session.allocate());
  EXPECT_EQ(told(session, at(599)), std::make_pair(std::uint64_t{1}, Pairs{{2, 2}}));
  EXPECT_EQ(told(session, at(600)), std::make_pair(std::uint64_t{3}, Pairs{}));
}

TEST(Session, TellsMoreRangesThanFitWithTheNextRequests) {
  Session session({1});
  for (int i = 0; i < 138; i++) {
    session.allocate();
  }
  Pairs even;
  for (std::uint64_t sequence = 2; sequence <= 138; sequence += 2) {
    session.finish(sequence);
    even.push_back({sequence, sequence});
  }
  const Pairs first(even.begin(), even.begin() + 64);
  EXPECT_EQ(told(session), std::make_pair(std::uint64_t{1}, first));
  EXPECT_EQ(told(session), std::make_pair(std::uint64_t{1}, Pairs(even.begin() + 64, even.end())));
  EXPECT_EQ(told(session), std::make_pair(std::uint64_t{1}, first));
}

TEST(Session, LetsGoOfTheOldestOfVeryManyUnknownOnes) {
  Session session({1});
  for (std::size_t i = 0; i < Session::max_unknown + 2; i++) {
    session.finish_unknown(session.allocate(), at(1'000));
  }
  const std::uint64_t last = session.allocate();
  EXPECT_EQ(told(session), std::make_pair(std::uint64_t{3}, Pairs{}));
  session.finish(5);
  session.finish_unknown(last, at(1'000));
  EXPECT_EQ(told(session), std::make_pair(std::uint64_t{3}, Pairs{{5, 5}}));
  EXPECT_EQ(told(session, at(1'000)), std::make_pair(last + 1, Pairs{}));
}

TEST(Session, TellsOfAnyHistoryWhatIsFinished) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 100; round++) {
    Session session({1});
    std::set<std::uint64_t> unfinished;
    std::uint64_t taken = 0;
    for (int step = 0; step < 60; step++) {
      if (unfinished.empty() || random() % 2 == 0) {
        taken = session.allocate();
        unfinished.insert(taken);
      } else {
        const std::uint64_t sequence = random() % taken + 1;
        session.finish(sequence);
        unfinished.erase(sequence);
      }
      const auto [below, done] = told(session);
      for (std::uint64_t number = 1; number <= taken; number++) {
        bool finished = number < below;
        for (const auto& [first, last] : done) {
          finished = finished || (first <= number && number <= last);
        }
        ASSERT_EQ(finished, unfinished.count(number) == 0) << "sequence " << number;
      }
    }
  }
}

TEST(Endpoints, TakeTurnsAndAvoidThoseThatFailed) {
  Endpoints turns({"a", "b"});
  EXPECT_EQ(turns.choose(at(0), {}), "a");
  EXPECT_EQ(turns.choose(at(0), {}), "b");
  EXPECT_EQ(turns.choose(at(0), {}), "a");
  Endpoints endpoints({"a", "b"});
  endpoints.avoid("a", at(0));
  EXPECT_EQ(endpoints.choose(at(999), {}), "b");
  EXPECT_EQ(endpoints.choose(at(1'000), {}), "a");
  EXPECT_EQ(endpoints.choose(at(1'000), {}), "b");
  EXPECT_EQ(endpoints.choose(at(1'000), {}), "b");
  endpoints.avoid("b", at(500));
  EXPECT_EQ(endpoints.choose(at(600), {}), "b");
  EXPECT_EQ(endpoints.choose(at(600), {"a", "b"}), "");
}

TEST(RetryBudget, AllowsAShareAndSomePerSecond) {
  RetryBudget budget(0.2, 1, at(0));
  const auto all = [&budget](TimePoint now) {
    int count = 0;
    while (budget.withdraw(now)) {
      count++;
    }
    return count;
  };
  EXPECT_EQ(all(at(0)), 10);
  for (int i = 0; i < 5; i++) {
    budget.deposit();
  }
  EXPECT_EQ(all(at(0)), 1);
  EXPECT_EQ(all(at(3'000)), 3);
}

TEST(Deadline, OfLessThanAMillisecondIsOneStill) {
  using std::chrono::microseconds;
  EXPECT_EQ(timeout_ms(at(0), at(-1'000)), 1U);
  EXPECT_EQ(timeout_ms(at(0), at(0)), 1U);
  EXPECT_EQ(timeout_ms(at(0), at(0) + microseconds(999)), 1U);
  EXPECT_EQ(timeout_ms(at(0), at(0) + microseconds(2'999)), 2U);
  EXPECT_EQ(timeout_ms(at(0), at(0) + std::chrono::hours(49 * 24)), 4'233'600'000U);
}

TEST(Utf8, IsToldFromWhatIsNot) {
  for (const char* text : {"", "plain", "h\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x8f\xb4", "\xf4\x8f\xbf\xbf"}) {
    EXPECT_TRUE(is_utf8(text)) << text;
  }
  for (const char* text : {"\xff", "\xc3", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80",
                           "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "a\x80"}) {
    EXPECT_FALSE(is_utf8(text)) << testing::PrintToString(text);
  }
}

TEST(Wire, ReadsWhatItWrote) {
  Writer out;
  out.sint32(1, -2);
  out.sint64(2, std::numeric_limits<std::int64_t>::min());
  out.float32(3, 1.5F);
  out.float64(4, -0.0);
  out.int32(5, -1);
  out.message(6, [](Writer& nested) { nested.string(1, "in"); });
  const std::string bytes = out.finish();
  Reader in(bytes);
  ASSERT_TRUE(in.next());
  EXPECT_EQ(in.sint32(), -2);
  ASSERT_TRUE(in.next());
  EXPECT_EQ(in.sint64(), std::numeric_limits<std::int64_t>::min());
  ASSERT_TRUE(in.next());
  EXPECT_EQ(in.float32(), 1.5F);
  ASSERT_TRUE(in.next());
  EXPECT_TRUE(std::signbit(in.float64()));
  ASSERT_TRUE(in.next());
  EXPECT_EQ(in.int32(), -1);
  ASSERT_TRUE(in.next());
  in.message([](Reader& nested) {
    ASSERT_TRUE(nested.next());
    EXPECT_EQ(nested.string(), "in");
    EXPECT_FALSE(nested.next());
  });
  EXPECT_FALSE(in.next());
}

TEST(Wire, ReadsNumbersPackedAndOneByOne) {
  using namespace std::string_literals;
  const std::string bytes = "\x0a\x03\x01\x96\x01\x08\x05"s;
  Reader in(bytes);
  std::vector<int> numbers;
  while (in.next()) {
    in.elements([&numbers](Reader& element) { numbers.push_back(element.int32()); });
  }
  EXPECT_EQ(numbers, (std::vector<int>{1, 150, 5}));
}

TEST(Wire, SkipsGroupsAndRefusesBrokenOnes) {
  using namespace std::string_literals;
  const std::string bytes = "\x0b\x10\x01\x0c\x10\x07"s;
  Reader in(bytes);
  ASSERT_TRUE(in.next());
  in.skip();
  ASSERT_TRUE(in.next());
  EXPECT_EQ(in.int32(), 7);
  const std::string nested(500, '\x0b');
  Reader deep(nested);
  ASSERT_TRUE(deep.next());
  EXPECT_THROW(deep.skip(), CodecError);
}

}  // namespace
}  // namespace privateer
