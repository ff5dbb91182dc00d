#include "envelope.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <sstream>

#include "privateer/wire.hpp"

namespace privateer {
namespace {

std::string from_hex(const std::string& digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  }
  return bytes;
}

/// One of the examples of the protocol's page.
std::string example(const std::string& name) {
  std::ifstream page("../../docs/protocol.md");
  std::string line;
  std::string digits;
  bool inside = false;
  while (std::getline(page, line)) {
    if (line == "```hex " + name) {
      inside = true;
    } else if (inside && line == "```") {
      return from_hex(digits);
    } else if (inside) {
      digits += std::regex_replace(line.substr(0, line.find('#')), std::regex("\\s"), "");
    }
  }
  ADD_FAILURE() << "no example " << name << " on the page";
  return "";
}

Id page_id(unsigned from) {
  Id id{};
  for (std::uint8_t& byte : id) {
    byte = static_cast<std::uint8_t>(from++);
  }
  return id;
}

TEST(Envelope, WritesThePagesRequests) {
  Request ping = new_ping(page_id(0), 7);
  EXPECT_EQ(encode(ping), example("ping"));
  Request call;
  call.client = page_id(0);
  call.sequence = 1;
  call.done_below = 1;
  call.scope = page_id(0x10);
  call.bound_ms = 65'000;
  call.attempt = 1;
  call.method = "shop.Orders/place";
  call.timeout_ms = 5'000;
  call.beat_ms = 500;
  call.body = "\x0a\x04" "book";
  EXPECT_EQ(encode(call), example("call"));
  std::string json = example("call");
  json.replace(json.find("\x60\x01"), 2, "\x60\x02");
  call.codec = BodyCodec::json;
  EXPECT_EQ(encode(call), json);
  ping.priority = Priority::background;
  EXPECT_EQ(encode(ping), example("ping") + "\x88\x01\x02");
}

TEST(Envelope, ReadsThePagesReplies) {
  const Reply pong = decode_reply(example("pong"));
  EXPECT_EQ(pong.scope, page_id(0x10));
  ASSERT_TRUE(pong.server);
  EXPECT_EQ(pong.server->max_message_bytes, 4'194'304U);
  EXPECT_EQ(pong.server->retention_ms, 600'000U);
  const Reply result = decode_reply(example("result"));
  EXPECT_EQ(result.executed, Executed::yes);
  EXPECT_TRUE(result.settled);
  EXPECT_EQ(result.body, "\x08\x2a");
  const Reply refusal = decode_reply(example("refusal"));
  EXPECT_EQ(refusal.executed, Executed::no);
  EXPECT_FALSE(refusal.settled);
  EXPECT_EQ(refusal.code, Code::resource_exhausted);
  EXPECT_EQ(refusal.message, "queue is full");
  EXPECT_EQ(refusal.retry_after_ms, 100U);
  EXPECT_TRUE(decode_reply(example("working")).working);
}

TEST(Envelope, TakesWhatItDoesNotKnowForUnknownAndSkipsFields) {
  const Reply reply = decode_reply(from_hex("182a3009a80601"));
  EXPECT_EQ(reply.code, Code::unknown);
  EXPECT_EQ(reply.executed, Executed::unknown);
}

TEST(Envelope, RefusesFramesThatCannotBeRead) {
  const std::map<std::string, std::string> frames{
      {"cut short", "0a10000102"},
      {"a length beyond the frame", "6aff01"},
      {"a known field of another type", "0801"},
      {"an identity of 15 bytes", "0a0f000102030405060708090a0b0c0d0e"},
      {"an identity of zeros", "0a1000000000000000000000000000000000"},
      {"a sequence above 2^63-1", "10ffffffffffffffffff01"},
      {"text that is not UTF-8", "2201ff"},
      {"half a surrogate pair", "2203eda080"},
      {"a field without a number", "0001"},
  };
  for (const auto& [what, frame] : frames) {
    EXPECT_THROW(decode_reply(from_hex(frame)), CodecError) << what;
  }
}

TEST(Envelope, CutsAMessageAtAWholeCharacter) {
  std::string text;
  std::string kept;
  for (int i = 0; i < 2'000; i++) {
    text += "\xe2\x82\xac";
    kept = i < 1'365 ? text : kept;
  }
  Writer out;
  out.string(4, text);
  EXPECT_EQ(decode_reply(out.finish()).message, kept);
}

}  // namespace
}  // namespace privateer
