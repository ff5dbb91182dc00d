#include "json_body.hpp"

#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <memory>
#include <random>
#include <vector>

#include "json_text.hpp"
#include "privateer/wire.hpp"

namespace privateer {
namespace {

namespace google = ::google::protobuf;

constexpr EnumConstantForm color_constants[] = {{0, "COLOR_UNSPECIFIED"}, {1, "COLOR_RED"}, {1, "COLOR_CRIMSON"}};
constexpr EnumForm color(color_constants, 0);
constexpr EnumForm open_color(color_constants, INT32_MIN);

extern const MessageForm node;
constexpr FieldForm node_fields[] = {
    single(1, "boolean", "boolean", Scalar::boolean),
    single(2, "int32", "int32", Scalar::int32),
    single(3, "uint32", "uint32", Scalar::uint32),
    single(4, "int64", "int64", Scalar::int64),
    single(5, "uint64", "uint64", Scalar::uint64),
    single(6, "sint32", "sint32", Scalar::sint32),
    single(7, "sint64", "sint64", Scalar::sint64),
    single(8, "fixed32", "fixed32", Scalar::fixed32),
    single(9, "fixed64", "fixed64", Scalar::fixed64),
    single(10, "sfixed32", "sfixed32", Scalar::sfixed32),
    single(11, "sfixed64", "sfixed64", Scalar::sfixed64),
    single(12, "float32", "float32", Scalar::float32),
    single(13, "float64", "float64", Scalar::float64),
    single(14, "string", "string", Scalar::string),
    single(15, "bytes", "bytes", Scalar::bytes),
    single(16, "placed_at", "placedAt", Scalar::timestamp),
    single(17, "time_left", "timeLeft", Scalar::duration),
    single(18, "color", "color", &color),
    single(19, "open_color", "openColor", &open_color),
    single(20, "next_node", "nextNode", &node),
    repeated(21, "numbers", "numbers", Scalar::int32),
    repeated(22, "texts", "texts", Scalar::string),
    repeated(23, "nodes", "nodes", &node),
    repeated(24, "colors", "colors", &color),
    map(25, "by_text", "byText", Scalar::string, &node),
    map(26, "by_number", "byNumber", Scalar::int64, Scalar::string),
    map(27, "by_truth", "byTruth", Scalar::boolean, Scalar::float64),
    single(28, "this_way", "thisWay", Scalar::int32, 1),
    single(29, "that_way", "thatWay", Scalar::int32, 1),
    single(28, "old_way", "oldWay", Scalar::int32, 1),
};
constexpr MessageForm node(node_fields);

std::string message(const std::function<void(Writer&)>& write) {
  Writer out;
  write(out);
  return out.finish();
}

std::string time(int field, std::int64_t seconds, std::int32_t nanos) {
  return message([&](Writer& out) {
    out.message(field, [&](Writer& nested) {
      nested.int64(1, seconds);
      nested.int32(2, nanos);
    });
  });
}

TEST(Json, ValuesHaveTheFormOfTheMapping) {
  struct Case {
    std::string json;
    std::function<void(Writer&)> write;
  };
  using F = std::numeric_limits<float>;
  using D = std::numeric_limits<double>;
  const std::vector<Case> cases{
      {"{}", [](Writer&) {}},
      {R"({"boolean":true})", [](Writer& out) { out.boolean(1, true); }},
      {R"({"int32":-2147483648})", [](Writer& out) { out.int32(2, INT32_MIN); }},
      {R"({"uint32":4294967295})", [](Writer& out) { out.uint32(3, UINT32_MAX); }},
      {R"({"int64":"-9223372036854775808"})", [](Writer& out) { out.int64(4, INT64_MIN); }},
      {R"({"uint64":"18446744073709551615"})", [](Writer& out) { out.uint64(5, UINT64_MAX); }},
      {R"({"sint32":-1})", [](Writer& out) { out.sint32(6, -1); }},
      {R"({"sint64":"-9007199254740993"})", [](Writer& out) { out.sint64(7, -9'007'199'254'740'993); }},
      {R"({"fixed32":4000000000})", [](Writer& out) { out.fixed32(8, 4'000'000'000); }},
      {R"({"fixed64":"1"})", [](Writer& out) { out.fixed64(9, 1); }},
      {R"({"sfixed32":-5})", [](Writer& out) { out.sfixed32(10, -5); }},
      {R"({"sfixed64":"-5"})", [](Writer& out) { out.sfixed64(11, -5); }},
      {R"({"float32":0.1})", [](Writer& out) { out.float32(12, 0.1F); }},
      {R"({"float32":3.4028235e+38})", [](Writer& out) { out.float32(12, F::max()); }},
      {R"({"float32":1e-45})", [](Writer& out) { out.float32(12, F::denorm_min()); }},
      {R"({"float32":"-Infinity"})", [](Writer& out) { out.float32(12, -F::infinity()); }},
      {R"({"float64":1.7976931348623157e+308})", [](Writer& out) { out.float64(13, D::max()); }},
      {R"({"float64":5e-324})", [](Writer& out) { out.float64(13, D::denorm_min()); }},
      {R"({"float64":-0.0})", [](Writer& out) { out.float64(13, -0.0); }},
      {R"({"float64":"Infinity"})", [](Writer& out) { out.float64(13, D::infinity()); }},
      {R"({"float64":"NaN"})", [](Writer& out) { out.float64(13, D::quiet_NaN()); }},
      {"{\"string\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\x7f\xc3\xa9\xf0\x9f\x8f\xb4\"}",
       [](Writer& out) { out.string(14, std::string("\"\\/\b\f\n\r\t\0\x1f\x7f\xc3\xa9\xf0\x9f\x8f\xb4", 17)); }},
      {R"({"bytes":"+/8="})", [](Writer& out) { out.bytes(15, "\xfb\xff"); }},
      {R"({"bytes":""})", [](Writer& out) { out.bytes(15, ""); }},
      {R"({"color":"COLOR_RED"})", [](Writer& out) { out.int32(18, 1); }},
      {R"({"color":-7})", [](Writer& out) { out.int32(18, -7); }},
      {R"({"nextNode":{"nextNode":{}}})",
       [](Writer& out) { out.message(20, [](Writer& next) { next.message(20, [](Writer&) {}); }); }},
      {R"({"numbers":[1,-1]})",
       [](Writer& out) {
         out.packed(21, [](Writer& each) {
           each.int32(21, 1);
           each.int32(21, -1);
         });
       }},
      {R"({"texts":["a",""],"nodes":[{"int32":1},{}],"colors":["COLOR_RED",9]})",
       [](Writer& out) {
         out.string(22, "a");
         out.string(22, "");
         out.message(23, [](Writer& each) { each.int32(2, 1); });
         out.message(23, [](Writer&) {});
         out.packed(24, [](Writer& each) {
           each.int32(24, 1);
           each.int32(24, 9);
         });
       }},
      {R"({"byText":{"":{},"\"":{"int32":1}},"byNumber":{"-1":"x"},"byTruth":{"false":1,"true":"NaN"}})",
       [](Writer& out) {
         out.message(25, [](Writer& entry) {
           entry.string(1, "");
           entry.message(2, [](Writer&) {});
         });
         out.message(25, [](Writer& entry) {
           entry.string(1, "\"");
           entry.message(2, [](Writer& value) { value.int32(2, 1); });
         });
         out.message(26, [](Writer& entry) {
           entry.int64(1, -1);
           entry.string(2, "x");
         });
         out.message(27, [](Writer& entry) {
           entry.boolean(1, false);
           entry.float64(2, 1);
         });
         out.message(27, [](Writer& entry) {
           entry.boolean(1, true);
           entry.float64(2, D::quiet_NaN());
         });
       }},
  };
  for (const Case& each : cases) {
    const std::string bytes = message(each.write);
    EXPECT_EQ(to_json(bytes, node), each.json);
    EXPECT_EQ(from_json(each.json, node), bytes) << each.json;
  }
}

TEST(Json, TimesHaveTheFormOfTheMapping) {
  const auto both = [](int field, std::int64_t seconds, std::int32_t nanos, const std::string& text) {
    const std::string json = "{\"" + std::string(field == 16 ? "placedAt" : "timeLeft") + "\":\"" + text + "\"}";
    EXPECT_EQ(to_json(time(field, seconds, nanos), node), json);
    const std::string back = from_json(json, node);
    EXPECT_EQ(to_json(back, node), json);
  };
  both(16, -62'135'596'800, 0, "0001-01-01T00:00:00Z");
  both(16, 253'402'300'799, 999'999'999, "9999-12-31T23:59:59.999999999Z");
  both(16, 0, 0, "1970-01-01T00:00:00Z");
  both(16, -1, 1'000, "1969-12-31T23:59:59.000001Z");
  both(16, 951'782'400, 500'000'000, "2000-02-29T00:00:00.500Z");
  both(16, 4'107'542'399, 0, "2100-02-28T23:59:59Z");
  both(16, 4'107'542'400, 0, "2100-03-01T00:00:00Z");
  both(17, -315'576'000'000, -999'999'999, "-315576000000.999999999s");
  both(17, 0, -500'000'000, "-0.500s");
  both(17, 3, 1, "3.000000001s");
  both(17, 0, 0, "0s");
  for (const std::string& bad : {time(16, 253'402'300'800, 0), time(16, 0, -1), time(16, INT64_MIN, 0), time(17, 1, -1),
                                 time(17, 315'576'000'001, 0), time(17, INT64_MIN, 0), time(17, 0, 1'000'000'000)}) {
    EXPECT_THROW(to_json(bad, node), CodecError);
  }
}

TEST(Json, ReadsEveryFormOfAValue) {
  const std::vector<std::pair<std::string, std::string>> same{
      {"", "{}"},
      {" \n{ } ", "{}"},
      {R"({"unknown":{"a":[1,"x",null,true,{}]},"int32":1})", R"({"int32":1})"},
      {R"({"int32":null,"nodes":null,"byText":null,"placedAt":null})", "{}"},
      {R"({"placed_at":"2026-01-31T23:59:00.5+01:30"})", R"({"placedAt":"2026-01-31T22:29:00.500Z"})"},
      {R"({"int32":"7","uint32":1.0,"int64":7,"uint64":1.8446744073709551615e19,"sint32":-1.5e1})",
       R"({"int32":7,"uint32":1,"int64":"7","uint64":"18446744073709551615","sint32":-15})"},
      {R"({"int32":-0,"sint32":0e999999999,"sfixed32":10e-1})", R"({"int32":0,"sint32":0,"sfixed32":1})"},
      {R"({"float32":"0.5","float64":-0})", R"({"float32":0.5,"float64":-0.0})"},
      {R"({"float64":1e-999999,"float32":-1e-60})", R"({"float64":0,"float32":-0.0})"},
      {R"({"bytes":"-_8"})", R"({"bytes":"+/8="})"},
      {R"({"string":"\u0041\/\ud83c\udff4"})", "{\"string\":\"A/\xf0\x9f\x8f\xb4\"}"},
      {R"({"color":1,"open_color":"COLOR_CRIMSON"})", R"({"color":"COLOR_RED","openColor":"COLOR_RED"})"},
      {R"({"color":"COLOR_OF_TOMORROW","openColor":"COLOR_OF_TOMORROW"})",
       R"({"color":"COLOR_UNSPECIFIED","openColor":-2147483648})"},
      {R"({"oldWay":3})", R"({"thisWay":3})"},
      {R"({"thisWay":null,"thatWay":3})", R"({"thatWay":3})"},
  };
  for (const auto& [text, canonical] : same) {
    EXPECT_EQ(to_json(from_json(text, node), node), canonical) << text;
  }
}

TEST(Json, RefusesWhatIsNoJsonOrNoValueOfItsField) {
  for (const std::string text : {
           " ", "null", "[]", "{", "{}x", "{} {}", R"({"int32":1,})", R"({int32:1})", R"({'int32':1})",
           R"({"int32":01})", R"({"int32":+1})", R"({"int32":1.5})", R"({"int32":2147483648})", R"({"int32":" 1"})",
           R"({"int32":"1 "})", R"({"int32":"0x1"})", R"({"int32":""})", R"({"int32":true})", R"({"uint32":-1})",
           R"({"uint64":18446744073709551616})", R"({"int64":1e19})", R"({"int64":1e999999999})", R"({"int32":1e-1})",
           R"({"int32":1e})", R"({"int32":.5})", R"({"int32":1.})", R"({"int32":1,"int32":1})",
           R"({"thisWay":1,"oldWay":1})", R"({"thisWay":1,"thatWay":1})", R"({"float32":3.5e38})",
           R"({"float64":1e309})", R"({"float64":Infinity})", R"({"float64":"inf"})", R"({"float64":"nan"})",
           R"({"float64":"1."})", R"({"boolean":"true"})", R"({"boolean":1})", R"({"boolean":truth})",
           R"({"string":1})", R"({"string":"\x"})", R"({"string":"\ud83c"})", R"({"string":"\udff4"})",
           R"({"string":"\ud83c\u0041"})", R"({"string":"\u00g0"})", R"({"string":"\u-001"})", R"({"string":"\u00)",
           R"({"string":")", "{\"x\":\"\xff\"}", "{\"\xff\":1}",
           R"({"string":"\)", "{\"string\":\"\n\"}", "{\"string\":\"\xff\"}", "{\"string\":\"\xed\xa0\x80\"}",
           R"({"bytes":"a"})", R"({"bytes":"ab="})", R"({"bytes":"a b="})", R"({"bytes":"===="})",
           R"({"placedAt":"2026-02-29T00:00:00Z"})", R"({"placedAt":"2026-01-31T24:00:00Z"})",
           R"({"placedAt":"2026-01-31T00:00:00"})", R"({"placedAt":"0001-01-01T00:00:00+00:01"})",
           R"({"placedAt":"0000-01-01T00:00:00Z"})", R"({"placedAt":"2026-00-10T00:00:00Z"})",
           R"({"placedAt":1})", R"({"timeLeft":"1"})", R"({"timeLeft":"315576000001s"})", R"({"timeLeft":".5s"})",
           R"({"color":true})", R"({"nextNode":[]})", R"({"nodes":{}})", R"({"nodes":[null]})", R"({"numbers":1})",
           R"({"numbers":[1,]})", R"({"byText":[]})", R"({"byText":{"a":null}})", R"({"byText":{"a":{},"a":{}}})",
           R"({"byNumber":{"x":""}})", R"({"byTruth":{"1":1}})", R"({"byTruth":{"true ":1}})",
       }) {
    EXPECT_THROW(from_json(text, node), CodecError) << text;
  }
  const std::string zero("{}\0", 3);
  EXPECT_THROW(from_json(zero, node), CodecError);
  EXPECT_THROW(from_json("{\"int32\":1" + std::string(1'000, '0') + "}", node), CodecError);
  try {
    from_json(R"({"int32":"x"})", node);
    FAIL() << "nothing was thrown";
  } catch (const CodecError& error) {
    EXPECT_STREQ(error.what(), "JSON at byte 12: expected a whole number that the field can hold");
  }
}

std::string nested(std::size_t levels, const std::string& open, const std::string& close) {
  std::string text;
  for (std::size_t i = 0; i < levels; i++) {
    text += open;
  }
  text += "{}";
  for (std::size_t i = 0; i < levels; i++) {
    text += close;
  }
  return text;
}

TEST(Json, IsAsDeepAsOtherBodiesAndNoDeeper) {
  EXPECT_NO_THROW(from_json(nested(100, "{\"nextNode\":", "}"), node));
  EXPECT_THROW(from_json(nested(101, "{\"nextNode\":", "}"), node), CodecError);
  // What is passed over may be deeper, and must not be without end.
  EXPECT_NO_THROW(from_json("{\"x\":" + nested(498, "[", "]") + "}", node));
  EXPECT_THROW(from_json("{\"x\":" + nested(499, "[", "]") + "}", node), CodecError);
  for (const std::string open : {"[", "{\"nextNode\":", "{\"nodes\":[", "{\"x\":", "{\"x\":["}) {
    EXPECT_THROW(from_json("{\"x\":" + nested(1 << 20, open, ""), node), CodecError);
    EXPECT_THROW(from_json(nested(1 << 20, open, ""), node), CodecError);
  }
}

/// The same messages in Protocol Buffers' own library, made at random.
class Peer {
 public:
  explicit Peer(unsigned seed) : random_(seed) {
    using Field = google::FieldDescriptorProto;
    google::FileDescriptorProto file;
    file.set_name("node.proto");
    file.set_syntax("proto3");
    google::DescriptorProto* type = file.add_message_type();
    type->set_name("Node");
    constexpr Field::Type types[] = {Field::TYPE_BOOL,     Field::TYPE_INT32,   Field::TYPE_UINT32,
                                     Field::TYPE_INT64,    Field::TYPE_UINT64,  Field::TYPE_SINT32,
                                     Field::TYPE_SINT64,   Field::TYPE_FIXED32, Field::TYPE_FIXED64,
                                     Field::TYPE_SFIXED32, Field::TYPE_SFIXED64, Field::TYPE_FLOAT,
                                     Field::TYPE_DOUBLE,   Field::TYPE_STRING,  Field::TYPE_BYTES};
    const auto add = [type](int number, Field::Type of) {
      Field* field = type->add_field();
      const FieldForm& form = node_fields[number - 1];
      field->set_name(form.name);
      field->set_json_name(form.json_name);
      field->set_number(number);
      field->set_type(of);
      field->set_label(form.label == FieldForm::Label::single ? Field::LABEL_OPTIONAL : Field::LABEL_REPEATED);
      return field;
    };
    for (int number = 1; number <= 15; number++) {
      add(number, types[number - 1]);
    }
    add(20, Field::TYPE_MESSAGE)->set_type_name(".Node");
    add(21, Field::TYPE_INT32);
    add(22, Field::TYPE_STRING);
    add(23, Field::TYPE_MESSAGE)->set_type_name(".Node");
    type_ = pool_.BuildFile(file)->message_type(0);
  }

  std::unique_ptr<google::Message> empty() {
    return std::unique_ptr<google::Message>(factory_.GetPrototype(type_)->New());
  }

  void fill(google::Message& message, int depth = 0) {
    for (int i = 0; i < type_->field_count(); i++) {
      const google::FieldDescriptor* field = type_->field(i);
      if (random_() % 3 == 0) {
        continue;
      }
      for (unsigned j = field->is_repeated() ? random_() % 4 : 1; j > 0; j--) {
        set(message, field, depth);
      }
    }
  }

 private:
  void set(google::Message& message, const google::FieldDescriptor* field, int depth) {
    using Type = google::FieldDescriptor;
    using R = google::Reflection;
    const R& reflection = *message.GetReflection();
    const auto put = [&](auto set_one, auto add_one, auto value) {
      if (field->is_repeated()) {
        (reflection.*add_one)(&message, field, value);
      } else {
        (reflection.*set_one)(&message, field, value);
      }
    };
    // Small numbers and all bits.
    const std::uint64_t bits = random_() % 2 == 0 ? random_() : random_() % 5 - 2;
    const auto low = static_cast<std::uint32_t>(bits);
    switch (field->cpp_type()) {
      case Type::CPPTYPE_BOOL: reflection.SetBool(&message, field, bits % 2 == 0); break;
      case Type::CPPTYPE_INT32: put(&R::SetInt32, &R::AddInt32, static_cast<std::int32_t>(low)); break;
      case Type::CPPTYPE_UINT32: reflection.SetUInt32(&message, field, low); break;
      case Type::CPPTYPE_INT64: reflection.SetInt64(&message, field, static_cast<std::int64_t>(bits)); break;
      case Type::CPPTYPE_UINT64: reflection.SetUInt64(&message, field, bits); break;
      case Type::CPPTYPE_FLOAT: reflection.SetFloat(&message, field, number<float>(low)); break;
      case Type::CPPTYPE_DOUBLE: reflection.SetDouble(&message, field, number<double>(bits)); break;
      case Type::CPPTYPE_STRING:
        put(&R::SetString, &R::AddString, field->type() == Type::TYPE_BYTES ? bytes() : text());
        break;
      default:
        if (depth < 4) {
          fill(*(field->is_repeated() ? reflection.AddMessage(&message, field)
                                      : reflection.MutableMessage(&message, field)),
               depth + 1);
        }
    }
  }

  template <typename T, typename Bits>
  static T number(Bits bits) {
    T value{};
    std::memcpy(&value, &bits, sizeof value);
    // One of the many that are not a number would come back as another one.
    return std::isnan(value) ? T{1.5} : value;
  }

  std::string text() {
    static const std::vector<std::string> parts{
        "a", "\"", "\\", "/", "<", std::string(1, '\0'), "\n", "\xc3\xa9", "\xf0\x9f\x8f\xb4", "\xe2\x80\xa8"};
    std::string text;
    for (std::uint64_t length = random_() % 8; length > 0; length--) {
      text += parts[random_() % parts.size()];
    }
    return text;
  }

  std::string bytes() {
    std::string bytes(random_() % 8, '\0');
    for (char& each : bytes) {
      each = static_cast<char>(random_());
    }
    return bytes;
  }

  std::mt19937_64 random_;
  google::DescriptorPool pool_;
  google::DynamicMessageFactory factory_;
  const google::Descriptor* type_ = nullptr;
};

TEST(Json, IsWhatProtocolBuffersItselfReadsAndWrites) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  Peer peer(seed);
  for (int i = 0; i < 300; i++) {
    const auto theirs = peer.empty();
    peer.fill(*theirs);

    const auto read = peer.empty();
    const std::string ours = to_json(theirs->SerializeAsString(), node);
    const auto status = google::util::JsonStringToMessage(ours, read.get());
    ASSERT_TRUE(status.ok()) << status.ToString() << " " << ours;
    ASSERT_TRUE(google::util::MessageDifferencer::Equals(*theirs, *read)) << ours;

    std::string written;
    ASSERT_TRUE(google::util::MessageToJsonString(*theirs, &written).ok());
    const auto back = peer.empty();
    ASSERT_TRUE(back->ParseFromString(from_json(written, node)));
    ASSERT_TRUE(google::util::MessageDifferencer::Equals(*theirs, *back)) << written;
  }
}

TEST(Json, WhateverComesIsReadOrRefused) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  Peer peer(seed);
  std::mt19937_64 random(seed);
  static constexpr std::string_view characters = "{}[]\",:\\-+.eEu019ntf \x01\x80\xff";
  int refused = 0;
  for (int i = 0; i < 2'000; i++) {
    const auto message = peer.empty();
    peer.fill(*message, 2);
    std::string text = to_json(message->SerializeAsString(), node);
    for (std::uint64_t changes = 1 + random() % 3; changes > 0; changes--) {
      text[random() % text.size()] = characters[random() % characters.size()];
    }
    if (random() % 8 == 0) {
      text.resize(random() % text.size());
    }
    try {
      EXPECT_TRUE(message->ParseFromString(from_json(text, node))) << text;
    } catch (const CodecError&) {
      refused++;
    }
  }
  EXPECT_GT(refused, 500);
  EXPECT_LT(refused, 2'000);
}

}  // namespace
}  // namespace privateer
