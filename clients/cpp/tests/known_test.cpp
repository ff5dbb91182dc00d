#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <functional>
#include <limits>
#include <random>
#include <thread>
#include <zmq.hpp>

#include "client.hpp"
#include "json_body.hpp"
#include "messages.hpp"
#include "native/clients/cpp/client.hpp"

// Google's own messages: in a client that was generated from a contract that has each of them in every place.

namespace privateer {
namespace {

namespace google = ::google::protobuf;
namespace known = ::known::v1;

// Text in a Value, of which C++ would otherwise make a truth.
using Text = std::string;

google::Value value_of(double number) {
  google::Value value;
  value.set_number_value(number);
  return value;
}

google::Value value_of(const Text& text) {
  google::Value value;
  value.set_string_value(text);
  return value;
}

google::Value null() {
  google::Value value;
  value.set_null_value(google::NULL_VALUE);
  return value;
}

google::Any any(const std::string& type, const std::string& bytes) {
  google::Any any;
  any.set_type_url(type);
  any.set_value(bytes);
  return any;
}

template <typename W, typename T>
W wrapped(T value) {
  W wrapper;
  wrapper.set_value(value);
  return wrapper;
}

google::Struct deep() {
  google::Struct value;
  auto& fields = *value.mutable_fields();
  fields[""] = null();
  google::ListValue& list = *fields["\xc3\xa9"].mutable_list_value();
  list.add_values()->set_bool_value(false);
  *list.add_values() = value_of(Text("\"x\n"));
  *list.add_values() = value_of(-0.5);
  list.add_values()->mutable_list_value();
  list.add_values()->mutable_struct_value();
  return value;
}

google::FieldMask mask(const std::vector<std::string>& paths) {
  google::FieldMask mask;
  for (const std::string& path : paths) {
    mask.add_paths(path);
  }
  return mask;
}

/// All that has JSON.
known::Everything plain() {
  known::Everything all;
  known::Singular& singular = all.singular.emplace();
  singular.empty.emplace();
  singular.field_mask = mask({"title", "body.deep_down"});
  singular.struct_ = deep();
  singular.value = null();
  singular.list_value = deep().fields().at("\xc3\xa9").list_value();
  singular.bool_ = wrapped<google::BoolValue>(true);
  singular.bytes = wrapped<google::BytesValue>(std::string("\0\xff", 2));
  singular.double_ = wrapped<google::DoubleValue>(-std::numeric_limits<double>::infinity());
  singular.float_ = wrapped<google::FloatValue>(1.5F);
  singular.int32 = wrapped<google::Int32Value>(INT32_MIN);
  singular.int64 = wrapped<google::Int64Value>(INT64_MIN);
  singular.string = wrapped<google::StringValue>("\xc3\xa9\"");
  singular.uint32 = wrapped<google::UInt32Value>(UINT32_MAX);
  singular.uint64 = wrapped<google::UInt64Value>(UINT64_MAX);
  // Present, and all of them empty.
  known::Explicit& present = all.explicit_.emplace();
  present.empty.emplace();
  present.field_mask.emplace();
  present.struct_.emplace();
  present.value = value_of(Text());
  present.list_value.emplace();
  present.bool_.emplace();
  present.bytes.emplace();
  present.double_.emplace();
  present.float_.emplace();
  present.int32.emplace();
  present.int64.emplace();
  present.string.emplace();
  present.uint32.emplace();
  present.uint64.emplace();
  known::Lists& lists = all.lists.emplace();
  lists.empty.resize(2);
  lists.struct_ = {{}, deep()};
  lists.value = {null(), value_of(1e300), value_of(Text("NaN"))};
  lists.int64 = {{}, wrapped<google::Int64Value>(7)};
  known::Maps& maps = all.maps.emplace();
  maps.value = {{"", null()}, {"a", value_of(-0.0)}};
  maps.struct_ = {{"a", {}}, {"b", deep()}};
  maps.string = {{"a", {}}, {"b", wrapped<google::StringValue>("b")}};
  maps.empty = {{"a", {}}};
  all.choice.emplace().value = null();
  return all;
}

/// And what has none.
known::Everything everything() {
  known::Everything all = plain();
  const google::Any nobodys = any("example.com/nobody.Knows", "\xff");
  all.singular->any = nobodys;
  all.singular->value = value_of(std::nan(""));
  all.explicit_->any.emplace();
  all.explicit_->value.emplace();
  all.lists->any = {{}, nobodys};
  all.maps->any = {{"a", {}}, {"b", nobodys}};
  all.choice = known::Choice();
  all.choice->any.emplace();
  return all;
}

/// Answers every call with what becomes of its body.
class EchoServer {
 public:
  explicit EchoServer(std::function<std::string(std::string)> answer = [](std::string body) { return body; })
      : answer_(std::move(answer)), socket_(context_, zmq::socket_type::router) {
    socket_.bind("tcp://127.0.0.1:*");
    endpoint = socket_.get(zmq::sockopt::last_endpoint);
    thread_ = std::thread([this] { serve(); });
  }

  ~EchoServer() {
    context_.shutdown();
    thread_.join();
  }

  std::string endpoint;

 private:
  void serve() {
    try {
      while (true) {
        std::vector<zmq::message_t> frames(3);
        for (zmq::message_t& frame : frames) {
          (void)socket_.recv(frame);
        }
        socket_.send(frames[0], zmq::send_flags::sndmore);
        socket_.send(frames[1], zmq::send_flags::sndmore);
        socket_.send(zmq::buffer(reply(frames[2].to_string())), zmq::send_flags::none);
      }
    } catch (const zmq::error_t&) {
      socket_.close();
    }
  }

  std::string reply(const std::string& request) {
    constexpr int ping = 4;
    Writer out;
    int kind = 0;
    std::string body;
    Reader in(request);
    while (in.next()) {
      switch (in.field()) {
        case 1: kind = in.int32(); break;
        case 2: out.bytes(1, in.bytes()); break;
        case 3: out.uint64(2, in.uint64()); break;
        case 14: body = in.bytes(); break;
        default: in.skip();
      }
    }
    out.bytes(10, "0123456789abcdef");
    out.int32(6, kind == ping ? 1 : 2);
    if (kind == ping) {
      out.bytes(14, "");
    } else {
      out.bytes(13, answer_(body));
      out.int32(15, 1);
    }
    return out.finish();
  }

  std::function<std::string(std::string)> answer_;
  zmq::context_t context_;
  zmq::socket_t socket_;
  std::thread thread_;
};

ClientOptions options(const std::string& endpoint, bool json) {
  ClientOptions options;
  options.endpoints = {endpoint};
  options.json = json;
  return options;
}

TEST(Known, MessagesComeBackInEveryPlace) {
  for (const bool json : {false, true}) {
    SCOPED_TRACE(json ? "JSON" : "Protocol Buffers");
    const EchoServer server;
    Client client(options(server.endpoint, json));
    const known::DocumentsClient calls(client);
    const known::Everything all = json ? plain() : everything();
    const auto back = calls.try_echo(all);
    ASSERT_TRUE(back) << back.error().what();
    EXPECT_EQ(bytes_of(*back), bytes_of(all));
    EXPECT_TRUE(back->explicit_->bool_.has_value());
    EXPECT_EQ(back->singular->string->value(), "\xc3\xa9\"");
    EXPECT_EQ(back->choice->any.has_value(), !json);
    EXPECT_FALSE(back->choice->struct_.has_value());

    known::Everything absent;
    absent.singular.emplace();
    const auto nothing = calls.echo(absent);
    EXPECT_FALSE(nothing.singular->any || nothing.singular->empty || nothing.singular->value || nothing.singular->int32);
    EXPECT_FALSE(nothing.maps.has_value());
  }
}

TEST(Known, AnyNeedsProtocolBuffers) {
  const EchoServer server([](const std::string&) { return R"({"singular":{"any":{}}})"; });
  Client client(options(server.endpoint, true));
  const known::DocumentsClient calls(client);
  known::Everything with;
  with.maps.emplace().any["a"];
  const auto unsent = calls.try_echo(with);
  ASSERT_FALSE(unsent);
  EXPECT_EQ(unsent.error().code(), Code::invalid_argument);
  EXPECT_EQ(unsent.error().outcome(), Outcome::not_executed);
  EXPECT_NE(std::string(unsent.error().what()).find("google.protobuf.Any has no JSON here, use protobuf bodies"),
            std::string::npos)
      << unsent.error().what();
  const auto unread = calls.try_echo({});
  ASSERT_FALSE(unread);
  EXPECT_EQ(unread.error().outcome(), Outcome::executed);
  EXPECT_NE(std::string(unread.error().what()).find("google.protobuf.Any has no JSON here, use protobuf bodies"),
            std::string::npos)
      << unread.error().what();
}

TEST(Known, DamagedMessagesAreLossOfData) {
  const std::vector<std::pair<std::string, bool>> bodies{
      {"\x0a\x04\x0a\x02\x0a\x05", false},      // an Any with five bytes less than it says
      {"\x0a\x05\x0a\x03\x0a\x01\xff", false},  // of a type that is not UTF-8
      {"\x0a\x02\x08\x01", false},              // a number in the place of an Any
      {"\x0a\x03\x0a\x01\x0c", false},          // the end of a group in it
      {R"({"singular":{"int32":{"value":1}}})", true},
      {R"({"singular":{"struct":[]}})", true},
      {R"({"singular":{"fieldMask":"a_b"}})", true},
  };
  for (const auto& [body, json] : bodies) {
    const EchoServer server([&body = body](const std::string&) { return body; });
    Client client(options(server.endpoint, json));
    const auto read = known::DocumentsClient(client).try_echo({});
    ASSERT_FALSE(read) << body;
    EXPECT_EQ(read.error().code(), Code::data_loss) << read.error().what();
    EXPECT_EQ(read.error().outcome(), Outcome::executed);
  }
}

TEST(Known, BytesAreTheSameEachTimeAndUnknownFieldsSurvive) {
  google::Struct letters;
  for (char letter = 'z'; letter >= 'a'; letter--) {
    (*letters.mutable_fields())[std::string(1, letter)] = value_of(letter);
  }
  google::Struct reversed;
  for (char letter = 'a'; letter <= 'z'; letter++) {
    (*reversed.mutable_fields())[std::string(1, letter)] = value_of(letter);
  }
  EXPECT_EQ(bytes_of(letters), bytes_of(reversed));
  const std::string unknown = "\x98\x06\x05";
  EXPECT_EQ(bytes_of(read<google::Empty>(unknown)), unknown);
}

TEST(Known, PiecesAreOneAndTheLastMemberOfAOneofIsTheOne) {
  known::Choice first;
  first.any = any("a", "");
  known::Choice more;
  more.any = any("", "b");
  const auto whole = read<known::Choice>(bytes_of(first) + bytes_of(more));
  EXPECT_EQ(bytes_of(*whole.any), bytes_of(any("a", "b")));
  known::Choice last;
  last.bool_.emplace().set_value(true);
  const auto choice = read<known::Choice>(bytes_of(first) + bytes_of(last));
  EXPECT_FALSE(choice.any.has_value());
  EXPECT_TRUE(choice.bool_->value());
}

TEST(Known, WhatMustBeThereIsAndAnAbsentValueIsNull) {
  nativ::DocumentsDocument document;
  Reader nothing("");
  try {
    decode(document, nothing);
    FAIL() << "nothing was thrown";
  } catch (const CodecError& error) {
    EXPECT_STREQ(error.what(), "nativ.DocumentsDocument.body is missing");
  }
  EXPECT_EQ(document.extra.kind_case(), google::Value::kNullValue);
  document.extra = value_of(2.5);
  const auto back = read<nativ::DocumentsDocument>(bytes_of(document));
  EXPECT_EQ(back.extra.number_value(), 2.5);
}

TEST(Known, WhatCannotBeReadIsNotWritten) {
  EXPECT_THROW(bytes_of(wrapped<google::StringValue>("\xff")), CodecError);
  // The value and 50 lists with theirs are 101 levels.
  const auto nested = [](int lists) {
    google::Value value;
    google::Value* inner = &value;
    for (int i = 0; i < lists; i++) {
      inner = inner->mutable_list_value()->add_values();
    }
    inner->set_null_value(google::NULL_VALUE);
    return value;
  };
  EXPECT_EQ(bytes_of(read<google::Value>(bytes_of(nested(50)))), bytes_of(nested(50)));
  EXPECT_THROW(bytes_of(nested(51)), CodecError);
  EXPECT_THROW(read<google::Value>(nested(51).SerializeAsString()), CodecError);
  known::Singular around;
  around.value = nested(49);
  EXPECT_NO_THROW(bytes_of(around));
  around.value = nested(50);
  EXPECT_THROW(bytes_of(around), CodecError);
}

// ---- JSON

constexpr FieldForm holder_fields[] = {
    single(1, "value", "value", Known::value),          single(2, "mask", "mask", Known::field_mask),
    single(3, "empty", "empty", Known::empty),          single(4, "wrapped", "wrapped", Wrapped{Scalar::int64}),
    single(5, "text", "text", Wrapped{Scalar::string}), map(6, "values", "values", Scalar::string, Known::value),
    repeated(7, "list", "list", Known::value),          single(8, "truth", "truth", Wrapped{Scalar::boolean}),
    single(9, "any", "any", Known::any),                single(10, "structure", "structure", Known::structure),
    single(11, "number", "number", Wrapped{Scalar::float32}),
};
constexpr MessageForm holder(holder_fields);

std::string field(int number, const google::MessageLite& message) {
  Writer out;
  out.message(number, [&](Writer& nested) { encode(message, nested); });
  return out.finish();
}

TEST(Known, JsonIsReadInEveryForm) {
  for (const std::string same :
       {R"({"value":null})", R"({"value":{"a":[null,true,"NaN",-1.5,{}]}})", R"({"mask":""})", R"({"mask":"a.bC,d"})",
        R"({"empty":{}})", R"({"wrapped":"0"})", R"({"text":""})", R"({"truth":false})", R"({"number":"NaN"})",
        R"({"values":{"a":null},"list":[null,[null]]})"}) {
    EXPECT_EQ(to_json(from_json(same, holder), holder), same);
  }
  EXPECT_EQ(to_json(from_json(R"({"wrapped":null,"mask":null,"empty":{"a":1},"text":null})", holder), holder),
            R"({"empty":{}})");
  // What is zero is not on the wire.
  EXPECT_EQ(to_json(field(4, google::Int64Value()) + field(5, google::StringValue()) + field(8, google::BoolValue()) +
                        field(11, google::FloatValue()),
                    holder),
            R"({"wrapped":"0","text":"","truth":false,"number":0})");
}

TEST(Known, JsonRefusesWhatItCannotSay) {
  for (const std::string& bytes :
       {field(1, google::Value()), field(1, value_of(std::nan(""))), field(1, value_of(-INFINITY)), field(2, mask({"aB"})),
        field(2, mask({"a__b"})), field(2, mask({"a_"})), field(2, mask({"a,b"})), field(2, mask({"a_1"})),
        field(2, mask({""})), field(9, google::Any())}) {
    EXPECT_THROW(to_json(bytes, holder), CodecError) << bytes;
  }
  for (const std::string text :
       {R"({"mask":"a_b"})", R"({"mask":"a,"})", R"({"mask":",a"})", R"({"mask":["a"]})", R"({"empty":1})",
        R"({"wrapped":{"value":1}})", R"({"wrapped":1.5})", R"({"structure":[]})", R"({"structure":{"a":1,"a":2}})",
        R"({"value":{"a":1,"a":2}})", R"({"value":1e999})", R"({"value":nul})", R"({"value":})", R"({"any":{}})",
        R"({"value":1,"value":2})", R"({"any":{"@type":"type.googleapis.com/google.protobuf.Empty","value":{}}})"}) {
    EXPECT_THROW(from_json(text, holder), CodecError) << text;
  }
  const auto nested = [](int levels) {
    return "{\"value\":" + std::string(levels, '[') + std::string(levels, ']') + "}";
  };
  EXPECT_EQ(to_json(from_json(nested(49), holder), holder), nested(49));
  EXPECT_THROW(from_json(nested(51), holder), CodecError);
  EXPECT_THROW(from_json(nested(1 << 20), holder), CodecError);
}

/// A value as deep as there are levels.
google::Value random_value(std::mt19937_64& random, int levels) {
  static const std::vector<std::string> texts{"", "NaN", "null", "1", "\"", "\\", "\n", "\xc3\xa9", "\xf0\x9f\x8f\xb4"};
  google::Value value;
  switch (random() % (levels == 0 ? 4 : 6)) {
    case 0: return null();
    case 1: return value_of(random() % 2 == 0 ? static_cast<double>(random()) : std::ldexp(1.7, random() % 600 - 300));
    case 2: return value_of(texts[random() % texts.size()]);
    case 3: value.set_bool_value(random() % 2 == 0); return value;
    case 4:
      value.mutable_list_value();
      for (auto i = random() % 4; i > 0; i--) {
        *value.mutable_list_value()->add_values() = random_value(random, levels - 1);
      }
      return value;
    default:
      value.mutable_struct_value();
      for (auto i = random() % 4; i > 0; i--) {
        (*value.mutable_struct_value()->mutable_fields())[texts[random() % texts.size()]] =
            random_value(random, levels - 1);
      }
      return value;
  }
}

TEST(Known, JsonIsWhatProtocolBuffersItselfReadsAndWrites) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random(seed);
  for (int i = 0; i < 500; i++) {
    google::Struct theirs;
    (*theirs.mutable_fields())["a"] = random_value(random, 6);
    const std::string ours = to_json(field(10, theirs), holder);
    const std::string inner = ours.substr(13, ours.size() - 14);
    google::Struct read;
    const auto status = google::util::JsonStringToMessage(inner, &read);
    ASSERT_TRUE(status.ok()) << status.ToString() << " " << ours;
    ASSERT_TRUE(google::util::MessageDifferencer::Equals(theirs, read)) << ours;
    std::string written;
    ASSERT_TRUE(google::util::MessageToJsonString(theirs, &written).ok());
    const std::string bytes = from_json("{\"structure\":" + written + "}", holder);
    Reader in(bytes);
    google::Struct back;
    ASSERT_TRUE(in.next());
    in.message([&](Reader& nested) { decode(back, nested); });
    ASSERT_TRUE(google::util::MessageDifferencer::Equals(theirs, back)) << written;
  }
}

}  // namespace
}  // namespace privateer
