// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#include "client.hpp"

#include <chrono>
#include <utility>

// How messages look in JSON.

namespace {

constexpr ::privateer::EnumConstantForm color_constants[] = {
  {0, "COLOR_UNSPECIFIED"},
  {1, "COLOR_RED"},
  {2, "COLOR_GREEN"},
};
constexpr ::privateer::EnumForm color_form(color_constants, 0);

constexpr ::privateer::EnumConstantForm mood_constants[] = {
  {0, "MOOD_UNSPECIFIED"},
  {1, "MOOD_GOOD"},
  {2, "MOOD_BAD"},
};
constexpr ::privateer::EnumForm mood_form(mood_constants, 0);

extern const ::privateer::MessageForm everything_form;
extern const ::privateer::MessageForm everything_arrays_form;
extern const ::privateer::MessageForm everything_boxes_form;
extern const ::privateer::MessageForm everything_defaults_form;
extern const ::privateer::MessageForm everything_lists_form;
extern const ::privateer::MessageForm everything_maps_form;
extern const ::privateer::MessageForm everything_optionals_form;
extern const ::privateer::MessageForm everything_point_form;
extern const ::privateer::MessageForm everything_point_list_form;
extern const ::privateer::MessageForm everything_scalars_form;
extern const ::privateer::MessageForm everything_texts_form;
extern const ::privateer::MessageForm everything_times_form;
extern const ::privateer::MessageForm out_of_stock_form;
extern const ::privateer::MessageForm page_of_everything_point_form;
extern const ::privateer::MessageForm page_of_string_list_form;
extern const ::privateer::MessageForm shape_form;
extern const ::privateer::MessageForm shape_circle_form;
extern const ::privateer::MessageForm shape_square_form;
extern const ::privateer::MessageForm shop_echo_reply_form;
extern const ::privateer::MessageForm shop_echo_request_form;
extern const ::privateer::MessageForm shop_find_reply_form;
extern const ::privateer::MessageForm shop_find_request_form;
extern const ::privateer::MessageForm shop_names_reply_form;
extern const ::privateer::MessageForm shop_names_request_form;
extern const ::privateer::MessageForm shop_ping_reply_form;
extern const ::privateer::MessageForm shop_ping_request_form;
extern const ::privateer::MessageForm shop_points_reply_form;
extern const ::privateer::MessageForm shop_points_request_form;
extern const ::privateer::MessageForm shop_sum_reply_form;
extern const ::privateer::MessageForm shop_sum_request_form;
extern const ::privateer::MessageForm shop_take_reply_form;
extern const ::privateer::MessageForm shop_take_request_form;
extern const ::privateer::MessageForm sold_forever_form;
extern const ::privateer::MessageForm string_bytes_map_form;
extern const ::privateer::MessageForm string_list_form;

constexpr ::privateer::FieldForm everything_fields[] = {
  ::privateer::single(1, "scalars", "scalars", &::everything_scalars_form),
  ::privateer::single(2, "boxes", "boxes", &::everything_boxes_form),
  ::privateer::single(3, "optionals", "optionals", &::everything_optionals_form),
  ::privateer::single(4, "defaults", "defaults", &::everything_defaults_form),
  ::privateer::single(5, "texts", "texts", &::everything_texts_form),
  ::privateer::single(6, "times", "times", &::everything_times_form),
  ::privateer::single(7, "lists", "lists", &::everything_lists_form),
  ::privateer::single(8, "arrays", "arrays", &::everything_arrays_form),
  ::privateer::single(9, "maps", "maps", &::everything_maps_form),
  ::privateer::single(10, "color", "color", &::color_form),
  ::privateer::single(11, "mood", "mood", &::mood_form),
  ::privateer::single(12, "shape", "shape", &::shape_form),
  ::privateer::single(13, "next", "next", &::everything_form),
};
constexpr ::privateer::MessageForm everything_form(everything_fields);

constexpr ::privateer::FieldForm everything_arrays_fields[] = {
  ::privateer::repeated(1, "ints", "ints", ::privateer::Scalar::int32),
  ::privateer::repeated(2, "longs", "longs", ::privateer::Scalar::int64),
  ::privateer::repeated(3, "floats", "floats", ::privateer::Scalar::float32),
  ::privateer::repeated(4, "doubles", "doubles", ::privateer::Scalar::float64),
  ::privateer::repeated(5, "booleans", "booleans", ::privateer::Scalar::boolean),
  ::privateer::repeated(6, "strings", "strings", ::privateer::Scalar::string),
  ::privateer::repeated(7, "bytes", "bytes", ::privateer::Scalar::bytes),
  ::privateer::repeated(8, "colors", "colors", &::color_form),
  ::privateer::repeated(9, "points", "points", &::everything_point_form),
};
constexpr ::privateer::MessageForm everything_arrays_form(everything_arrays_fields);

constexpr ::privateer::FieldForm everything_boxes_fields[] = {
  ::privateer::single(1, "i", "i", ::privateer::Scalar::int32),
  ::privateer::single(2, "l", "l", ::privateer::Scalar::int64),
  ::privateer::single(3, "f", "f", ::privateer::Scalar::float32),
  ::privateer::single(4, "d", "d", ::privateer::Scalar::float64),
  ::privateer::single(5, "b", "b", ::privateer::Scalar::boolean),
};
constexpr ::privateer::MessageForm everything_boxes_form(everything_boxes_fields);

constexpr ::privateer::FieldForm everything_defaults_fields[] = {
  ::privateer::single(1, "i", "i", ::privateer::Scalar::int32),
  ::privateer::single(2, "l", "l", ::privateer::Scalar::int64),
  ::privateer::single(3, "f", "f", ::privateer::Scalar::float32),
  ::privateer::single(4, "d", "d", ::privateer::Scalar::float64),
  ::privateer::single(5, "b", "b", ::privateer::Scalar::boolean),
  ::privateer::single(6, "s", "s", ::privateer::Scalar::string),
  ::privateer::single(7, "color", "color", &::color_form),
};
constexpr ::privateer::MessageForm everything_defaults_form(everything_defaults_fields);

constexpr ::privateer::FieldForm everything_lists_fields[] = {
  ::privateer::repeated(1, "ints", "ints", ::privateer::Scalar::int32),
  ::privateer::repeated(2, "longs", "longs", ::privateer::Scalar::int64),
  ::privateer::repeated(3, "floats", "floats", ::privateer::Scalar::float32),
  ::privateer::repeated(4, "doubles", "doubles", ::privateer::Scalar::float64),
  ::privateer::repeated(5, "booleans", "booleans", ::privateer::Scalar::boolean),
  ::privateer::repeated(6, "strings", "strings", ::privateer::Scalar::string),
  ::privateer::repeated(7, "bytes", "bytes", ::privateer::Scalar::bytes),
  ::privateer::repeated(8, "uuids", "uuids", ::privateer::Scalar::string),
  ::privateer::repeated(9, "colors", "colors", &::color_form),
  ::privateer::repeated(10, "instants", "instants", ::privateer::Scalar::timestamp),
  ::privateer::repeated(11, "shapes", "shapes", &::shape_form),
  ::privateer::repeated(12, "nested", "nested", &::string_list_form),
  ::privateer::repeated(13, "set", "set", ::privateer::Scalar::int32),
  ::privateer::repeated(14, "dates", "dates", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm everything_lists_form(everything_lists_fields);

constexpr ::privateer::FieldForm everything_maps_fields[] = {
  ::privateer::map(1, "by_string", "byString", ::privateer::Scalar::string, ::privateer::Scalar::int32),
  ::privateer::map(2, "by_int", "byInt", ::privateer::Scalar::int32, ::privateer::Scalar::string),
  ::privateer::map(3, "by_long", "byLong", ::privateer::Scalar::int64, ::privateer::Scalar::boolean),
  ::privateer::map(4, "by_boolean", "byBoolean", ::privateer::Scalar::boolean, ::privateer::Scalar::float64),
  ::privateer::map(5, "by_uuid", "byUuid", ::privateer::Scalar::string, &::everything_point_form),
  ::privateer::map(6, "by_date", "byDate", ::privateer::Scalar::string, &::color_form),
  ::privateer::map(7, "lists", "lists", ::privateer::Scalar::string, &::everything_point_list_form),
  ::privateer::map(8, "maps", "maps", ::privateer::Scalar::string, &::string_bytes_map_form),
  ::privateer::map(9, "durations", "durations", ::privateer::Scalar::string, ::privateer::Scalar::duration),
};
constexpr ::privateer::MessageForm everything_maps_form(everything_maps_fields);

constexpr ::privateer::FieldForm everything_optionals_fields[] = {
  ::privateer::single(1, "i", "i", ::privateer::Scalar::int32),
  ::privateer::single(2, "l", "l", ::privateer::Scalar::int64),
  ::privateer::single(3, "f", "f", ::privateer::Scalar::float32),
  ::privateer::single(4, "d", "d", ::privateer::Scalar::float64),
  ::privateer::single(5, "b", "b", ::privateer::Scalar::boolean),
  ::privateer::single(6, "s", "s", ::privateer::Scalar::string),
  ::privateer::single(7, "bytes", "bytes", ::privateer::Scalar::bytes),
  ::privateer::single(8, "uuid", "uuid", ::privateer::Scalar::string),
  ::privateer::single(9, "color", "color", &::color_form),
  ::privateer::single(10, "instant", "instant", ::privateer::Scalar::timestamp),
  ::privateer::single(11, "shape", "shape", &::shape_form),
};
constexpr ::privateer::MessageForm everything_optionals_form(everything_optionals_fields);

constexpr ::privateer::FieldForm everything_point_fields[] = {
  ::privateer::single(1, "x", "x", ::privateer::Scalar::int32),
  ::privateer::single(2, "y", "y", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm everything_point_form(everything_point_fields);

constexpr ::privateer::FieldForm everything_point_list_fields[] = {
  ::privateer::repeated(1, "values", "values", &::everything_point_form),
};
constexpr ::privateer::MessageForm everything_point_list_form(everything_point_list_fields);

constexpr ::privateer::FieldForm everything_scalars_fields[] = {
  ::privateer::single(1, "i", "i", ::privateer::Scalar::int32),
  ::privateer::single(2, "l", "l", ::privateer::Scalar::int64),
  ::privateer::single(3, "f", "f", ::privateer::Scalar::float32),
  ::privateer::single(4, "d", "d", ::privateer::Scalar::float64),
  ::privateer::single(5, "b", "b", ::privateer::Scalar::boolean),
  ::privateer::single(6, "s", "s", ::privateer::Scalar::string),
  ::privateer::single(7, "bytes", "bytes", ::privateer::Scalar::bytes),
};
constexpr ::privateer::MessageForm everything_scalars_form(everything_scalars_fields);

constexpr ::privateer::FieldForm everything_texts_fields[] = {
  ::privateer::single(1, "uuid", "uuid", ::privateer::Scalar::string),
  ::privateer::single(2, "decimal", "decimal", ::privateer::Scalar::string),
  ::privateer::single(3, "integer", "integer", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm everything_texts_form(everything_texts_fields);

constexpr ::privateer::FieldForm everything_times_fields[] = {
  ::privateer::single(1, "instant", "instant", ::privateer::Scalar::timestamp),
  ::privateer::single(2, "duration", "duration", ::privateer::Scalar::duration),
  ::privateer::single(3, "date", "date", ::privateer::Scalar::string),
  ::privateer::single(4, "time", "time", ::privateer::Scalar::string),
  ::privateer::single(5, "date_time", "dateTime", ::privateer::Scalar::string),
  ::privateer::single(6, "offset_date_time", "offsetDateTime", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm everything_times_form(everything_times_fields);

constexpr ::privateer::FieldForm out_of_stock_fields[] = {
  ::privateer::single(1, "message", "message", ::privateer::Scalar::string),
  ::privateer::single(2, "article", "article", ::privateer::Scalar::string),
  ::privateer::single(3, "left", "left", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm out_of_stock_form(out_of_stock_fields);

constexpr ::privateer::FieldForm page_of_everything_point_fields[] = {
  ::privateer::repeated(1, "items", "items", &::everything_point_form),
  ::privateer::single(2, "total", "total", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm page_of_everything_point_form(page_of_everything_point_fields);

constexpr ::privateer::FieldForm page_of_string_list_fields[] = {
  ::privateer::repeated(1, "items", "items", &::string_list_form),
  ::privateer::single(2, "total", "total", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm page_of_string_list_form(page_of_string_list_fields);

constexpr ::privateer::FieldForm shape_fields[] = {
  ::privateer::single(1, "circle", "circle", &::shape_circle_form, 1),
  ::privateer::single(2, "square", "square", &::shape_square_form, 1),
};
constexpr ::privateer::MessageForm shape_form(shape_fields);

constexpr ::privateer::FieldForm shape_circle_fields[] = {
  ::privateer::single(1, "radius", "radius", ::privateer::Scalar::float64),
};
constexpr ::privateer::MessageForm shape_circle_form(shape_circle_fields);

constexpr ::privateer::FieldForm shape_square_fields[] = {
  ::privateer::single(1, "side", "side", ::privateer::Scalar::float64),
  ::privateer::single(2, "variant", "variant", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm shape_square_form(shape_square_fields);

constexpr ::privateer::FieldForm shop_echo_reply_fields[] = {
  ::privateer::single(1, "result", "result", &::everything_form),
};
constexpr ::privateer::MessageForm shop_echo_reply_form(shop_echo_reply_fields);

constexpr ::privateer::FieldForm shop_echo_request_fields[] = {
  ::privateer::single(1, "everything", "everything", &::everything_form),
};
constexpr ::privateer::MessageForm shop_echo_request_form(shop_echo_request_fields);

constexpr ::privateer::FieldForm shop_find_reply_fields[] = {
  ::privateer::single(1, "result", "result", &::everything_point_form),
};
constexpr ::privateer::MessageForm shop_find_reply_form(shop_find_reply_fields);

constexpr ::privateer::FieldForm shop_find_request_fields[] = {
  ::privateer::single(1, "id", "id", ::privateer::Scalar::string),
  ::privateer::single(2, "hint", "hint", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm shop_find_request_form(shop_find_request_fields);

constexpr ::privateer::FieldForm shop_names_reply_fields[] = {
  ::privateer::single(1, "result", "result", &::page_of_string_list_form),
};
constexpr ::privateer::MessageForm shop_names_reply_form(shop_names_reply_fields);

constexpr ::privateer::MessageForm shop_names_request_form;

constexpr ::privateer::MessageForm shop_ping_reply_form;

constexpr ::privateer::MessageForm shop_ping_request_form;

constexpr ::privateer::FieldForm shop_points_reply_fields[] = {
  ::privateer::single(1, "result", "result", &::page_of_everything_point_form),
};
constexpr ::privateer::MessageForm shop_points_reply_form(shop_points_reply_fields);

constexpr ::privateer::FieldForm shop_points_request_fields[] = {
  ::privateer::single(1, "from", "from", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm shop_points_request_form(shop_points_request_fields);

constexpr ::privateer::FieldForm shop_sum_reply_fields[] = {
  ::privateer::single(1, "result", "result", ::privateer::Scalar::int64),
};
constexpr ::privateer::MessageForm shop_sum_reply_form(shop_sum_reply_fields);

constexpr ::privateer::FieldForm shop_sum_request_fields[] = {
  ::privateer::repeated(1, "numbers", "numbers", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm shop_sum_request_form(shop_sum_request_fields);

constexpr ::privateer::FieldForm shop_take_reply_fields[] = {
  ::privateer::single(1, "result", "result", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm shop_take_reply_form(shop_take_reply_fields);

constexpr ::privateer::FieldForm shop_take_request_fields[] = {
  ::privateer::single(1, "article", "article", ::privateer::Scalar::string),
  ::privateer::single(2, "count", "count", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm shop_take_request_form(shop_take_request_fields);

constexpr ::privateer::FieldForm sold_forever_fields[] = {
  ::privateer::single(1, "message", "message", ::privateer::Scalar::string),
  ::privateer::single(2, "article", "article", ::privateer::Scalar::string),
  ::privateer::single(3, "left", "left", ::privateer::Scalar::int32),
};
constexpr ::privateer::MessageForm sold_forever_form(sold_forever_fields);

constexpr ::privateer::FieldForm string_bytes_map_fields[] = {
  ::privateer::map(1, "values", "values", ::privateer::Scalar::string, ::privateer::Scalar::bytes),
};
constexpr ::privateer::MessageForm string_bytes_map_form(string_bytes_map_fields);

constexpr ::privateer::FieldForm string_list_fields[] = {
  ::privateer::repeated(1, "values", "values", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm string_list_form(string_list_fields);

}  // namespace

namespace shop {

namespace {

const ::privateer::Method& shop_echo_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "shop.Shop/Echo";
    described.idempotent = true;
    described.timeout = std::chrono::milliseconds(200);
    described.request = &::shop_echo_request_form;
    described.reply = &::shop_echo_reply_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& shop_find_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "shop.Shop/Find";
    described.request = &::shop_find_request_form;
    described.reply = &::shop_find_reply_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& shop_names_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "shop.Shop/Names";
    described.request = &::shop_names_request_form;
    described.reply = &::shop_names_reply_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& shop_ping_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "shop.Shop/Ping";
    described.priority = ::privateer::Priority::critical;
    described.request = &::shop_ping_request_form;
    described.reply = &::shop_ping_reply_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& shop_points_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "shop.Shop/Points";
    described.request = &::shop_points_request_form;
    described.reply = &::shop_points_reply_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& shop_sum_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "shop.Shop/Sum";
    described.request = &::shop_sum_request_form;
    described.reply = &::shop_sum_reply_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& shop_take_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "shop.Shop/Take";
    described.errors.push_back(::privateer::typed_error<SoldForeverError>("shop.SoldForever", ::sold_forever_form));
    described.errors.push_back(::privateer::typed_error<OutOfStockError>("shop.OutOfStock", ::out_of_stock_form));
    described.request = &::shop_take_request_form;
    described.reply = &::shop_take_reply_form;
    return described;
  }();
  return method;
}

}  // namespace

::privateer::Result<Everything> ShopClient::try_echo(
    const Everything& everything,
    const ::privateer::CallOptions& options) const {
  return client_->call<Everything>(
    shop_echo_method(), options,
    [&](::privateer::Writer& out) {
      out.message(1, [&](::privateer::Writer& out) { encode(everything, out); });
    },
    [](::privateer::Reader& in) {
      Everything result{};
      while (in.next()) {
        switch (in.field()) {
          case 1: {
            in.saw();
            auto& inner = result;
            in.message([&](::privateer::Reader& in) { decode(inner, in); });
            break;
          }
          default: in.skip();
        }
      }
      in.require(1, "shop.ShopEchoReply.result");
      return result;
    });
}

::privateer::Result<std::optional<EverythingPoint>> ShopClient::try_find(
    const std::string& id,
    const std::optional<std::string>& hint,
    const ::privateer::CallOptions& options) const {
  return client_->call<std::optional<EverythingPoint>>(
    shop_find_method(), options,
    [&](::privateer::Writer& out) {
      if (!id.empty()) {
        out.string(1, id);
      }
      if (hint) {
        out.string(2, *hint);
      }
    },
    [](::privateer::Reader& in) {
      std::optional<EverythingPoint> result{};
      while (in.next()) {
        switch (in.field()) {
          case 1: {
            auto& inner = ::privateer::present(result);
            in.message([&](::privateer::Reader& in) { decode(inner, in); });
            break;
          }
          default: in.skip();
        }
      }
      return result;
    });
}

::privateer::Result<PageOfStringList> ShopClient::try_names(const ::privateer::CallOptions& options) const {
  return client_->call<PageOfStringList>(
    shop_names_method(), options,
    [](::privateer::Writer&) {},
    [](::privateer::Reader& in) {
      PageOfStringList result{};
      while (in.next()) {
        switch (in.field()) {
          case 1: {
            in.saw();
            auto& inner = result;
            in.message([&](::privateer::Reader& in) { decode(inner, in); });
            break;
          }
          default: in.skip();
        }
      }
      in.require(1, "shop.ShopNamesReply.result");
      return result;
    });
}

::privateer::Result<void> ShopClient::try_ping(const ::privateer::CallOptions& options) const {
  return client_->call<void>(
    shop_ping_method(), options,
    [](::privateer::Writer&) {},
    [](::privateer::Reader& in) {
      while (in.next()) {
        in.skip();
      }
    });
}

::privateer::Result<PageOfEverythingPoint> ShopClient::try_points(
    std::int32_t from,
    const ::privateer::CallOptions& options) const {
  return client_->call<PageOfEverythingPoint>(
    shop_points_method(), options,
    [&](::privateer::Writer& out) {
      if (from != 0) {
        out.int32(1, from);
      }
    },
    [](::privateer::Reader& in) {
      PageOfEverythingPoint result{};
      while (in.next()) {
        switch (in.field()) {
          case 1: {
            in.saw();
            auto& inner = result;
            in.message([&](::privateer::Reader& in) { decode(inner, in); });
            break;
          }
          default: in.skip();
        }
      }
      in.require(1, "shop.ShopPointsReply.result");
      return result;
    });
}

::privateer::Result<std::int64_t> ShopClient::try_sum(
    const std::vector<std::int32_t>& numbers,
    const ::privateer::CallOptions& options) const {
  return client_->call<std::int64_t>(
    shop_sum_method(), options,
    [&](::privateer::Writer& out) {
      if (!numbers.empty()) {
        out.packed(1, [&](::privateer::Writer& out) {
          for (const auto& each : numbers) {
            out.int32(1, each);
          }
        });
      }
    },
    [](::privateer::Reader& in) {
      std::int64_t result{};
      while (in.next()) {
        switch (in.field()) {
          case 1: {
            result = in.int64();
            break;
          }
          default: in.skip();
        }
      }
      return result;
    });
}

::privateer::Result<std::int32_t> ShopClient::try_take(
    const std::string& article,
    std::int32_t count,
    const ::privateer::CallOptions& options) const {
  return client_->call<std::int32_t>(
    shop_take_method(), options,
    [&](::privateer::Writer& out) {
      if (!article.empty()) {
        out.string(1, article);
      }
      if (count != 0) {
        out.int32(2, count);
      }
    },
    [](::privateer::Reader& in) {
      std::int32_t result{};
      while (in.next()) {
        switch (in.field()) {
          case 1: {
            result = in.int32();
            break;
          }
          default: in.skip();
        }
      }
      return result;
    });
}

void encode(const Everything& value, ::privateer::Writer& out) {
  out.message(1, [&](::privateer::Writer& out) { encode(value.scalars, out); });
  out.message(2, [&](::privateer::Writer& out) { encode(value.boxes, out); });
  out.message(3, [&](::privateer::Writer& out) { encode(value.optionals, out); });
  out.message(4, [&](::privateer::Writer& out) { encode(value.defaults, out); });
  out.message(5, [&](::privateer::Writer& out) { encode(value.texts, out); });
  out.message(6, [&](::privateer::Writer& out) { encode(value.times, out); });
  out.message(7, [&](::privateer::Writer& out) { encode(value.lists, out); });
  out.message(8, [&](::privateer::Writer& out) { encode(value.arrays, out); });
  out.message(9, [&](::privateer::Writer& out) { encode(value.maps, out); });
  if (static_cast<std::int32_t>(value.color) != 0) {
    out.int32(10, static_cast<std::int32_t>(value.color));
  }
  if (value.mood) {
    out.int32(11, static_cast<std::int32_t>(*value.mood));
  }
  out.message(12, [&](::privateer::Writer& out) { encode(value.shape, out); });
  if (value.next) {
    out.message(13, [&](::privateer::Writer& out) { encode(*value.next, out); });
  }
}

void decode(Everything& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        in.saw();
        auto& inner = value.scalars;
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 2: {
        in.saw();
        auto& inner = value.boxes;
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 3: {
        in.saw();
        auto& inner = value.optionals;
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 4: {
        in.saw();
        auto& inner = value.defaults;
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 5: {
        in.saw();
        auto& inner = value.texts;
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 6: {
        in.saw();
        auto& inner = value.times;
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 7: {
        in.saw();
        auto& inner = value.lists;
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 8: {
        in.saw();
        auto& inner = value.arrays;
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 9: {
        in.saw();
        auto& inner = value.maps;
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 10: {
        value.color = static_cast<Color>(in.int32());
        break;
      }
      case 11: {
        value.mood = static_cast<Mood>(in.int32());
        break;
      }
      case 12: {
        in.saw();
        auto& inner = value.shape;
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 13: {
        auto& inner = ::privateer::present(value.next);
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
  in.require(1, "shop.Everything.scalars");
  in.require(2, "shop.Everything.boxes");
  in.require(3, "shop.Everything.optionals");
  in.require(4, "shop.Everything.defaults");
  in.require(5, "shop.Everything.texts");
  in.require(6, "shop.Everything.times");
  in.require(7, "shop.Everything.lists");
  in.require(8, "shop.Everything.arrays");
  in.require(9, "shop.Everything.maps");
  in.require(12, "shop.Everything.shape");
}

void encode(const EverythingArrays& value, ::privateer::Writer& out) {
  if (!value.ints.empty()) {
    out.packed(1, [&](::privateer::Writer& out) {
      for (const auto& each : value.ints) {
        out.int32(1, each);
      }
    });
  }
  if (!value.longs.empty()) {
    out.packed(2, [&](::privateer::Writer& out) {
      for (const auto& each : value.longs) {
        out.int64(2, each);
      }
    });
  }
  if (!value.floats.empty()) {
    out.packed(3, [&](::privateer::Writer& out) {
      for (const auto& each : value.floats) {
        out.float32(3, each);
      }
    });
  }
  if (!value.doubles.empty()) {
    out.packed(4, [&](::privateer::Writer& out) {
      for (const auto& each : value.doubles) {
        out.float64(4, each);
      }
    });
  }
  if (!value.booleans.empty()) {
    out.packed(5, [&](::privateer::Writer& out) {
      for (const auto each : value.booleans) {
        out.boolean(5, each);
      }
    });
  }
  for (const auto& each : value.strings) {
    out.string(6, each);
  }
  for (const auto& each : value.bytes) {
    out.bytes(7, each);
  }
  if (!value.colors.empty()) {
    out.packed(8, [&](::privateer::Writer& out) {
      for (const auto& each : value.colors) {
        out.int32(8, static_cast<std::int32_t>(each));
      }
    });
  }
  for (const auto& each : value.points) {
    out.message(9, [&](::privateer::Writer& out) { encode(each, out); });
  }
}

void decode(EverythingArrays& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        in.elements([&](::privateer::Reader& in) { value.ints.push_back(in.int32()); });
        break;
      }
      case 2: {
        in.elements([&](::privateer::Reader& in) { value.longs.push_back(in.int64()); });
        break;
      }
      case 3: {
        in.elements([&](::privateer::Reader& in) { value.floats.push_back(in.float32()); });
        break;
      }
      case 4: {
        in.elements([&](::privateer::Reader& in) { value.doubles.push_back(in.float64()); });
        break;
      }
      case 5: {
        in.elements([&](::privateer::Reader& in) { value.booleans.push_back(in.boolean()); });
        break;
      }
      case 6: {
        value.strings.push_back(in.string());
        break;
      }
      case 7: {
        value.bytes.push_back(std::string(in.bytes()));
        break;
      }
      case 8: {
        in.elements([&](::privateer::Reader& in) { value.colors.push_back(static_cast<Color>(in.int32())); });
        break;
      }
      case 9: {
        auto& inner = value.points.emplace_back();
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const EverythingBoxes& value, ::privateer::Writer& out) {
  if (value.i) {
    out.int32(1, *value.i);
  }
  if (value.l) {
    out.int64(2, *value.l);
  }
  if (value.f) {
    out.float32(3, *value.f);
  }
  if (value.d) {
    out.float64(4, *value.d);
  }
  if (value.b) {
    out.boolean(5, *value.b);
  }
}

void decode(EverythingBoxes& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.i = in.int32();
        break;
      }
      case 2: {
        value.l = in.int64();
        break;
      }
      case 3: {
        value.f = in.float32();
        break;
      }
      case 4: {
        value.d = in.float64();
        break;
      }
      case 5: {
        value.b = in.boolean();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const EverythingDefaults& value, ::privateer::Writer& out) {
  out.int32(1, value.i);
  out.int64(2, value.l);
  out.float32(3, value.f);
  out.float64(4, value.d);
  out.boolean(5, value.b);
  out.string(6, value.s);
  out.int32(7, static_cast<std::int32_t>(value.color));
}

void decode(EverythingDefaults& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.i = in.int32();
        break;
      }
      case 2: {
        value.l = in.int64();
        break;
      }
      case 3: {
        value.f = in.float32();
        break;
      }
      case 4: {
        value.d = in.float64();
        break;
      }
      case 5: {
        value.b = in.boolean();
        break;
      }
      case 6: {
        value.s = in.string();
        break;
      }
      case 7: {
        value.color = static_cast<Color>(in.int32());
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const EverythingLists& value, ::privateer::Writer& out) {
  if (!value.ints.empty()) {
    out.packed(1, [&](::privateer::Writer& out) {
      for (const auto& each : value.ints) {
        out.int32(1, each);
      }
    });
  }
  if (!value.longs.empty()) {
    out.packed(2, [&](::privateer::Writer& out) {
      for (const auto& each : value.longs) {
        out.int64(2, each);
      }
    });
  }
  if (!value.floats.empty()) {
    out.packed(3, [&](::privateer::Writer& out) {
      for (const auto& each : value.floats) {
        out.float32(3, each);
      }
    });
  }
  if (!value.doubles.empty()) {
    out.packed(4, [&](::privateer::Writer& out) {
      for (const auto& each : value.doubles) {
        out.float64(4, each);
      }
    });
  }
  if (!value.booleans.empty()) {
    out.packed(5, [&](::privateer::Writer& out) {
      for (const auto each : value.booleans) {
        out.boolean(5, each);
      }
    });
  }
  for (const auto& each : value.strings) {
    out.string(6, each);
  }
  for (const auto& each : value.bytes) {
    out.bytes(7, each);
  }
  for (const auto& each : value.uuids) {
    out.string(8, each);
  }
  if (!value.colors.empty()) {
    out.packed(9, [&](::privateer::Writer& out) {
      for (const auto& each : value.colors) {
        out.int32(9, static_cast<std::int32_t>(each));
      }
    });
  }
  for (const auto& each : value.instants) {
    out.message(10, [&](::privateer::Writer& out) { ::privateer::encode(each, out); });
  }
  for (const auto& each : value.shapes) {
    out.message(11, [&](::privateer::Writer& out) { encode(each, out); });
  }
  for (const auto& each : value.nested) {
    out.message(12, [&](::privateer::Writer& out) {
      for (const auto& each2 : each) {
        out.string(1, each2);
      }
    });
  }
  if (!value.set.empty()) {
    out.packed(13, [&](::privateer::Writer& out) {
      for (const auto& each : value.set) {
        out.int32(13, each);
      }
    });
  }
  for (const auto& each : value.dates) {
    out.string(14, each);
  }
}

void decode(EverythingLists& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        in.elements([&](::privateer::Reader& in) { value.ints.push_back(in.int32()); });
        break;
      }
      case 2: {
        in.elements([&](::privateer::Reader& in) { value.longs.push_back(in.int64()); });
        break;
      }
      case 3: {
        in.elements([&](::privateer::Reader& in) { value.floats.push_back(in.float32()); });
        break;
      }
      case 4: {
        in.elements([&](::privateer::Reader& in) { value.doubles.push_back(in.float64()); });
        break;
      }
      case 5: {
        in.elements([&](::privateer::Reader& in) { value.booleans.push_back(in.boolean()); });
        break;
      }
      case 6: {
        value.strings.push_back(in.string());
        break;
      }
      case 7: {
        value.bytes.push_back(std::string(in.bytes()));
        break;
      }
      case 8: {
        value.uuids.push_back(in.string());
        break;
      }
      case 9: {
        in.elements([&](::privateer::Reader& in) { value.colors.push_back(static_cast<Color>(in.int32())); });
        break;
      }
      case 10: {
        auto& inner = value.instants.emplace_back();
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 11: {
        auto& inner = value.shapes.emplace_back();
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 12: {
        auto& inner = value.nested.emplace_back();
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                inner.push_back(in.string());
                break;
              }
              default: in.skip();
            }
          }
        });
        break;
      }
      case 13: {
        in.elements([&](::privateer::Reader& in) { value.set.push_back(in.int32()); });
        break;
      }
      case 14: {
        value.dates.push_back(in.string());
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const EverythingMaps& value, ::privateer::Writer& out) {
  for (const auto& entry : value.by_string) {
    out.message(1, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.int32(2, entry.second);
    });
  }
  for (const auto& entry : value.by_int) {
    out.message(2, [&](::privateer::Writer& out) {
      out.int32(1, entry.first);
      out.string(2, entry.second);
    });
  }
  for (const auto& entry : value.by_long) {
    out.message(3, [&](::privateer::Writer& out) {
      out.int64(1, entry.first);
      out.boolean(2, entry.second);
    });
  }
  for (const auto& entry : value.by_boolean) {
    out.message(4, [&](::privateer::Writer& out) {
      out.boolean(1, entry.first);
      out.float64(2, entry.second);
    });
  }
  for (const auto& entry : value.by_uuid) {
    out.message(5, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { encode(entry.second, out); });
    });
  }
  for (const auto& entry : value.by_date) {
    out.message(6, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.int32(2, static_cast<std::int32_t>(entry.second));
    });
  }
  for (const auto& entry : value.lists) {
    out.message(7, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) {
        for (const auto& each2 : entry.second) {
          out.message(1, [&](::privateer::Writer& out) { encode(each2, out); });
        }
      });
    });
  }
  for (const auto& entry : value.maps) {
    out.message(8, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) {
        for (const auto& entry2 : entry.second) {
          out.message(1, [&](::privateer::Writer& out) {
            out.string(1, entry2.first);
            out.bytes(2, entry2.second);
          });
        }
      });
    });
  }
  for (const auto& entry : value.durations) {
    out.message(9, [&](::privateer::Writer& out) {
      out.string(1, entry.first);
      out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(entry.second, out); });
    });
  }
}

void decode(EverythingMaps& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        std::string key{};
        std::int32_t mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                mapped = in.int32();
                break;
              }
              default: in.skip();
            }
          }
        });
        value.by_string[key] = std::move(mapped);
        break;
      }
      case 2: {
        std::int32_t key{};
        std::string mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.int32();
                break;
              }
              case 2: {
                mapped = in.string();
                break;
              }
              default: in.skip();
            }
          }
        });
        value.by_int[key] = std::move(mapped);
        break;
      }
      case 3: {
        std::int64_t key{};
        bool mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.int64();
                break;
              }
              case 2: {
                mapped = in.boolean();
                break;
              }
              default: in.skip();
            }
          }
        });
        value.by_long[key] = std::move(mapped);
        break;
      }
      case 4: {
        bool key{};
        double mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.boolean();
                break;
              }
              case 2: {
                mapped = in.float64();
                break;
              }
              default: in.skip();
            }
          }
        });
        value.by_boolean[key] = std::move(mapped);
        break;
      }
      case 5: {
        std::string key{};
        EverythingPoint mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.by_uuid[key] = std::move(mapped);
        break;
      }
      case 6: {
        std::string key{};
        Color mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                mapped = static_cast<Color>(in.int32());
                break;
              }
              default: in.skip();
            }
          }
        });
        value.by_date[key] = std::move(mapped);
        break;
      }
      case 7: {
        std::string key{};
        std::vector<EverythingPoint> mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) {
                  while (in.next()) {
                    switch (in.field()) {
                      case 1: {
                        auto& inner3 = inner2.emplace_back();
                        in.message([&](::privateer::Reader& in) { decode(inner3, in); });
                        break;
                      }
                      default: in.skip();
                    }
                  }
                });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.lists[key] = std::move(mapped);
        break;
      }
      case 8: {
        std::string key{};
        std::map<std::string, std::string> mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) {
                  while (in.next()) {
                    switch (in.field()) {
                      case 1: {
                        std::string key3{};
                        std::string mapped3{};
                        in.message([&](::privateer::Reader& in) {
                          while (in.next()) {
                            switch (in.field()) {
                              case 1: {
                                key3 = in.string();
                                break;
                              }
                              case 2: {
                                mapped3 = std::string(in.bytes());
                                break;
                              }
                              default: in.skip();
                            }
                          }
                        });
                        inner2[key3] = std::move(mapped3);
                        break;
                      }
                      default: in.skip();
                    }
                  }
                });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.maps[key] = std::move(mapped);
        break;
      }
      case 9: {
        std::string key{};
        ::privateer::Duration mapped{};
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                key = in.string();
                break;
              }
              case 2: {
                auto& inner2 = mapped;
                in.message([&](::privateer::Reader& in) { ::privateer::decode(inner2, in); });
                break;
              }
              default: in.skip();
            }
          }
        });
        value.durations[key] = std::move(mapped);
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const EverythingOptionals& value, ::privateer::Writer& out) {
  if (value.i) {
    out.int32(1, *value.i);
  }
  if (value.l) {
    out.int64(2, *value.l);
  }
  if (value.f) {
    out.float32(3, *value.f);
  }
  if (value.d) {
    out.float64(4, *value.d);
  }
  if (value.b) {
    out.boolean(5, *value.b);
  }
  if (value.s) {
    out.string(6, *value.s);
  }
  if (value.bytes) {
    out.bytes(7, *value.bytes);
  }
  if (value.uuid) {
    out.string(8, *value.uuid);
  }
  if (value.color) {
    out.int32(9, static_cast<std::int32_t>(*value.color));
  }
  if (value.instant) {
    out.message(10, [&](::privateer::Writer& out) { ::privateer::encode(*value.instant, out); });
  }
  if (value.shape) {
    out.message(11, [&](::privateer::Writer& out) { encode(*value.shape, out); });
  }
}

void decode(EverythingOptionals& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.i = in.int32();
        break;
      }
      case 2: {
        value.l = in.int64();
        break;
      }
      case 3: {
        value.f = in.float32();
        break;
      }
      case 4: {
        value.d = in.float64();
        break;
      }
      case 5: {
        value.b = in.boolean();
        break;
      }
      case 6: {
        value.s = in.string();
        break;
      }
      case 7: {
        value.bytes = std::string(in.bytes());
        break;
      }
      case 8: {
        value.uuid = in.string();
        break;
      }
      case 9: {
        value.color = static_cast<Color>(in.int32());
        break;
      }
      case 10: {
        auto& inner = ::privateer::present(value.instant);
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 11: {
        auto& inner = ::privateer::present(value.shape);
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const EverythingPoint& value, ::privateer::Writer& out) {
  if (value.x != 0) {
    out.int32(1, value.x);
  }
  if (value.y != 0) {
    out.int32(2, value.y);
  }
}

void decode(EverythingPoint& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.x = in.int32();
        break;
      }
      case 2: {
        value.y = in.int32();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const EverythingScalars& value, ::privateer::Writer& out) {
  if (value.i != 0) {
    out.int32(1, value.i);
  }
  if (value.l != 0) {
    out.int64(2, value.l);
  }
  if (::privateer::is_written(value.f)) {
    out.float32(3, value.f);
  }
  if (::privateer::is_written(value.d)) {
    out.float64(4, value.d);
  }
  if (value.b) {
    out.boolean(5, value.b);
  }
  if (!value.s.empty()) {
    out.string(6, value.s);
  }
  if (!value.bytes.empty()) {
    out.bytes(7, value.bytes);
  }
}

void decode(EverythingScalars& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.i = in.int32();
        break;
      }
      case 2: {
        value.l = in.int64();
        break;
      }
      case 3: {
        value.f = in.float32();
        break;
      }
      case 4: {
        value.d = in.float64();
        break;
      }
      case 5: {
        value.b = in.boolean();
        break;
      }
      case 6: {
        value.s = in.string();
        break;
      }
      case 7: {
        value.bytes = std::string(in.bytes());
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const EverythingTexts& value, ::privateer::Writer& out) {
  if (!value.uuid.empty()) {
    out.string(1, value.uuid);
  }
  if (!value.decimal.empty()) {
    out.string(2, value.decimal);
  }
  if (!value.integer.empty()) {
    out.string(3, value.integer);
  }
}

void decode(EverythingTexts& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.uuid = in.string();
        break;
      }
      case 2: {
        value.decimal = in.string();
        break;
      }
      case 3: {
        value.integer = in.string();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const EverythingTimes& value, ::privateer::Writer& out) {
  out.message(1, [&](::privateer::Writer& out) { ::privateer::encode(value.instant, out); });
  out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(value.duration, out); });
  if (!value.date.empty()) {
    out.string(3, value.date);
  }
  if (!value.time.empty()) {
    out.string(4, value.time);
  }
  if (!value.date_time.empty()) {
    out.string(5, value.date_time);
  }
  if (!value.offset_date_time.empty()) {
    out.string(6, value.offset_date_time);
  }
}

void decode(EverythingTimes& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        in.saw();
        auto& inner = value.instant;
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 2: {
        in.saw();
        auto& inner = value.duration;
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      case 3: {
        value.date = in.string();
        break;
      }
      case 4: {
        value.time = in.string();
        break;
      }
      case 5: {
        value.date_time = in.string();
        break;
      }
      case 6: {
        value.offset_date_time = in.string();
        break;
      }
      default: in.skip();
    }
  }
  in.require(1, "shop.EverythingTimes.instant");
  in.require(2, "shop.EverythingTimes.duration");
}

void encode(const OutOfStock& value, ::privateer::Writer& out) {
  if (!value.message.empty()) {
    out.string(1, value.message);
  }
  if (!value.article.empty()) {
    out.string(2, value.article);
  }
  if (value.left != 0) {
    out.int32(3, value.left);
  }
}

void decode(OutOfStock& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.message = in.string();
        break;
      }
      case 2: {
        value.article = in.string();
        break;
      }
      case 3: {
        value.left = in.int32();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const PageOfEverythingPoint& value, ::privateer::Writer& out) {
  for (const auto& each : value.items) {
    out.message(1, [&](::privateer::Writer& out) { encode(each, out); });
  }
  if (value.total != 0) {
    out.int32(2, value.total);
  }
}

void decode(PageOfEverythingPoint& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        auto& inner = value.items.emplace_back();
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      case 2: {
        value.total = in.int32();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const PageOfStringList& value, ::privateer::Writer& out) {
  for (const auto& each : value.items) {
    out.message(1, [&](::privateer::Writer& out) {
      for (const auto& each2 : each) {
        out.string(1, each2);
      }
    });
  }
  if (value.total != 0) {
    out.int32(2, value.total);
  }
}

void decode(PageOfStringList& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        auto& inner = value.items.emplace_back();
        in.message([&](::privateer::Reader& in) {
          while (in.next()) {
            switch (in.field()) {
              case 1: {
                inner.push_back(in.string());
                break;
              }
              default: in.skip();
            }
          }
        });
        break;
      }
      case 2: {
        value.total = in.int32();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const Shape& value, ::privateer::Writer& out) {
  if (const auto* chosen = std::get_if<ShapeCircle>(&value.variant)) {
    out.message(1, [&](::privateer::Writer& out) { encode(*chosen, out); });
  }
  if (const auto* chosen = std::get_if<ShapeSquare>(&value.variant)) {
    out.message(2, [&](::privateer::Writer& out) { encode(*chosen, out); });
  }
}

void decode(Shape& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        ShapeCircle chosen;
        in.message([&](::privateer::Reader& in) { decode(chosen, in); });
        value.variant = std::move(chosen);
        break;
      }
      case 2: {
        ShapeSquare chosen;
        in.message([&](::privateer::Reader& in) { decode(chosen, in); });
        value.variant = std::move(chosen);
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const ShapeCircle& value, ::privateer::Writer& out) {
  if (::privateer::is_written(value.radius)) {
    out.float64(1, value.radius);
  }
}

void decode(ShapeCircle& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.radius = in.float64();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const ShapeSquare& value, ::privateer::Writer& out) {
  if (::privateer::is_written(value.side)) {
    out.float64(1, value.side);
  }
  if (!value.variant.empty()) {
    out.string(2, value.variant);
  }
}

void decode(ShapeSquare& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.side = in.float64();
        break;
      }
      case 2: {
        value.variant = in.string();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const SoldForever& value, ::privateer::Writer& out) {
  if (!value.message.empty()) {
    out.string(1, value.message);
  }
  if (!value.article.empty()) {
    out.string(2, value.article);
  }
  if (value.left != 0) {
    out.int32(3, value.left);
  }
}

void decode(SoldForever& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.message = in.string();
        break;
      }
      case 2: {
        value.article = in.string();
        break;
      }
      case 3: {
        value.left = in.int32();
        break;
      }
      default: in.skip();
    }
  }
}

}  // namespace shop
