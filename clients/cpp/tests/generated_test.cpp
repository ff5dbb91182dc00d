#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "client.hpp"
#include "clients_testserver_client.hpp"
#include "messages.hpp"
#include "test_server.hpp"

namespace {

using privateer::bytes_of;
using privateer::CodecError;
using privateer::read;
using privateer::Reader;
using privateer::Writer;
namespace desk = io::privateer::clients::testserver;

shop::Everything everything() {
  shop::Everything value;
  value.scalars = {std::numeric_limits<std::int32_t>::min(),
                   std::numeric_limits<std::int64_t>::min(),
                   1.5F,
                   -0.0,
                   true,
                   "\xc3\xa9\xf0\x9f\x8f\xb4",
                   std::string(1, '\0')};
  value.boxes.i = 0;
  value.optionals.s = "";
  value.optionals.color = static_cast<shop::Color>(9);
  value.optionals.shape = shop::Shape{shop::ShapeSquare{2, "v"}};
  value.defaults.i = 5;
  value.times.duration = {-315'576'000'000, -1};
  value.lists.booleans = {true, false};
  value.lists.nested = {{"a"}, {}, {"b", ""}};
  value.lists.shapes = {shop::Shape{shop::ShapeCircle{1}}};
  value.arrays.ints = {1, -1};
  value.arrays.colors = {shop::Color::red, static_cast<shop::Color>(77)};
  value.maps.by_long = {{std::numeric_limits<std::int64_t>::min(), true}};
  value.maps.lists = {{"a", {{1, 0}, {0, 2}}}};
  value.maps.maps = {{"a", {{"b", "c"}}}};
  value.mood = static_cast<shop::Mood>(42);
  value.next = shop::Everything{};
  return value;
}

TEST(Generated, MessagesReadWhatTheyWrote) {
  const std::string bytes = bytes_of(everything());
  // With an unknown field behind.
  const auto value = read<shop::Everything>(bytes + "\xa8\x06\x07");
  EXPECT_EQ(bytes_of(value), bytes);
  EXPECT_TRUE(std::signbit(value.scalars.d));
  EXPECT_EQ(value.optionals.color, static_cast<shop::Color>(9));
  EXPECT_EQ(std::get<shop::ShapeSquare>(value.optionals.shape->variant).variant, "v");
  EXPECT_EQ(value.times.duration, (privateer::Duration{-315'576'000'000, -1}));
  EXPECT_EQ(value.lists.nested, (std::vector<std::vector<std::string>>{{"a"}, {}, {"b", ""}}));
  EXPECT_EQ(value.maps.lists.at("a").at(1).y, 2);
  EXPECT_EQ(value.maps.maps.at("a").at("b"), "c");
  EXPECT_TRUE(value.next.has_value());
  EXPECT_FALSE(value.next->next.has_value());
}

TEST(Generated, CopiesOfAMessageThatContainsItselfAreDeep) {
  const shop::Everything value = everything();
  shop::Everything copy = value;
  copy.next->scalars.i = 7;
  EXPECT_EQ(value.next->scalars.i, 0);
  copy = value;
  EXPECT_EQ(copy.next->scalars.i, 0);
}

TEST(Generated, DefaultsAreReadAndWhatIsRequiredMustBeThere) {
  const auto defaults = read<shop::EverythingDefaults>("");
  EXPECT_EQ(defaults.i, 3);
  EXPECT_EQ(defaults.l, std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(defaults.s, "a\"\\u0041\n\xc3\xa9");
  EXPECT_EQ(defaults.color, shop::Color::green);
  try {
    read<shop::Everything>("");
    FAIL() << "nothing was thrown";
  } catch (const CodecError& error) {
    EXPECT_STREQ(error.what(), "shop.Everything.scalars is missing");
  }
}

privateer::ClientOptions json_to(const std::string& endpoint) {
  privateer::ClientOptions options;
  options.endpoints = {endpoint};
  options.json = true;
  return options;
}

TEST(Generated, BodiesAreJsonIfTheClientIsToldSo) {
  privateer::TestServer server;
  privateer::Client client(json_to(server.main));
  const desk::DeskClient calls(client);
  EXPECT_EQ(calls.place("h\xc3\xa9llo \"json\"\n"), "h\xc3\xa9llo \"json\"\n");
  EXPECT_EQ(calls.find(""), "");
  const auto refused = calls.try_place("refuse:no");
  ASSERT_NE(refused.error_as<desk::RefusedError>(), nullptr) << refused.error().what();
  EXPECT_EQ(refused.error_as<desk::RefusedError>()->detail().message, "no");
  EXPECT_EQ(refused.error_as<desk::RefusedError>()->detail().times, 1);

  // What is on the wire.
  privateer::Method place;
  place.path = "test.Desk/Place";
  const auto raw = client.call(place, R"({"text": "raw"})", {});
  ASSERT_TRUE(raw) << raw.error().what();
  EXPECT_EQ(*raw, R"({"result":"raw"})");
}

TEST(Generated, ResultsInJsonThatCannotBeReadAreDataLossAndWhatHasNoFormIsNotSent) {
  privateer::TestServer server;
  privateer::Client client(json_to(server.main));
  static constexpr privateer::FieldForm argument[] = {privateer::single(1, "text", "text", privateer::Scalar::string)};
  static constexpr privateer::FieldForm number[] = {privateer::single(1, "result", "result", privateer::Scalar::int32)};
  static constexpr privateer::MessageForm request(argument);
  static constexpr privateer::MessageForm reply(number);
  privateer::Method place;
  place.path = "test.Desk/Place";
  const auto call = [&] {
    return client.call<void>(
        place, {}, [](Writer& out) { out.string(1, "no form"); }, [](Reader&) {});
  };
  const auto unsent = call();
  ASSERT_FALSE(unsent);
  EXPECT_EQ(unsent.error().code(), privateer::Code::invalid_argument);
  EXPECT_EQ(unsent.error().outcome(), privateer::Outcome::not_executed);
  EXPECT_EQ(server.executions("no form"), 0);

  place.request = &request;
  place.reply = &reply;
  const auto unread = call();
  ASSERT_FALSE(unread);
  EXPECT_EQ(unread.error().code(), privateer::Code::data_loss);
  EXPECT_EQ(unread.error().outcome(), privateer::Outcome::executed);
  EXPECT_EQ(server.executions("no form"), 1);
}

TEST(Generated, CallsTheServerThatWasGeneratedFromTheSameInterface) {
  privateer::TestServer server;
  privateer::ClientOptions options;
  options.endpoints = {server.main};
  privateer::Client client(options);
  const desk::DeskClient calls(client);
  EXPECT_EQ(calls.place("hello"), "hello");
  privateer::CallOptions with;
  with.metadata = {{"tenant", "t"}};
  EXPECT_EQ(calls.find("metadata:tenant", with), "t");
  try {
    calls.place("refuse:no");
    FAIL() << "nothing was thrown";
  } catch (const desk::RefusedError& error) {
    EXPECT_EQ(error.detail().message, "no");
    EXPECT_EQ(error.detail().times, 1);
    EXPECT_EQ(error.outcome(), privateer::Outcome::executed);
  }
  const auto refused = calls.try_place("refuse:no");
  ASSERT_FALSE(refused);
  ASSERT_NE(refused.error_as<desk::RefusedError>(), nullptr);
  EXPECT_EQ(refused.error_as<desk::RefusedError>()->detail().times, 2);
  const auto broken = calls.try_find("\xff");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code(), privateer::Code::invalid_argument);
}

}  // namespace
