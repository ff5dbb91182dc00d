// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#include "client.hpp"

#include <chrono>
#include <utility>

// How messages look in JSON.

namespace {

extern const ::privateer::MessageForm order_form;
extern const ::privateer::MessageForm order_line_form;
extern const ::privateer::MessageForm orders_find_reply_form;
extern const ::privateer::MessageForm orders_find_request_form;
extern const ::privateer::MessageForm orders_place_reply_form;
extern const ::privateer::MessageForm orders_place_request_form;
extern const ::privateer::MessageForm out_of_stock_form;
extern const ::privateer::MessageForm receipt_form;

constexpr ::privateer::FieldForm order_fields[] = {
  ::privateer::single(1, "id", "id", ::privateer::Scalar::string),
  ::privateer::repeated(2, "lines", "lines", &::order_line_form),
};
constexpr ::privateer::MessageForm order_form(order_fields);

constexpr ::privateer::FieldForm order_line_fields[] = {
  ::privateer::single(1, "article", "article", ::privateer::Scalar::string),
  ::privateer::single(2, "pieces", "pieces", ::privateer::Scalar::int32),
  ::privateer::single(3, "price", "price", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm order_line_form(order_line_fields);

constexpr ::privateer::FieldForm orders_find_reply_fields[] = {
  ::privateer::single(1, "result", "result", &::order_form),
};
constexpr ::privateer::MessageForm orders_find_reply_form(orders_find_reply_fields);

constexpr ::privateer::FieldForm orders_find_request_fields[] = {
  ::privateer::single(1, "id", "id", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm orders_find_request_form(orders_find_request_fields);

constexpr ::privateer::FieldForm orders_place_reply_fields[] = {
  ::privateer::single(1, "result", "result", &::receipt_form),
};
constexpr ::privateer::MessageForm orders_place_reply_form(orders_place_reply_fields);

constexpr ::privateer::FieldForm orders_place_request_fields[] = {
  ::privateer::single(1, "order", "order", &::order_form),
};
constexpr ::privateer::MessageForm orders_place_request_form(orders_place_request_fields);

constexpr ::privateer::FieldForm out_of_stock_fields[] = {
  ::privateer::single(1, "article", "article", ::privateer::Scalar::string),
};
constexpr ::privateer::MessageForm out_of_stock_form(out_of_stock_fields);

constexpr ::privateer::FieldForm receipt_fields[] = {
  ::privateer::single(1, "number", "number", ::privateer::Scalar::int64),
  ::privateer::single(2, "placed", "placed", ::privateer::Scalar::timestamp),
};
constexpr ::privateer::MessageForm receipt_form(receipt_fields);

}  // namespace

namespace shop {

namespace {

const ::privateer::Method& orders_find_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "shop.Orders/Find";
    described.idempotent = true;
    described.timeout = std::chrono::milliseconds(200);
    described.request = &::orders_find_request_form;
    described.reply = &::orders_find_reply_form;
    return described;
  }();
  return method;
}

const ::privateer::Method& orders_place_method() {
  static const ::privateer::Method method = [] {
    ::privateer::Method described;
    described.path = "shop.Orders/Place";
    described.errors.push_back(::privateer::typed_error<OutOfStockError>("shop.OutOfStock", ::out_of_stock_form));
    described.request = &::orders_place_request_form;
    described.reply = &::orders_place_reply_form;
    return described;
  }();
  return method;
}

}  // namespace

::privateer::Result<std::optional<Order>> OrdersClient::try_find(
    const std::string& id,
    const ::privateer::CallOptions& options) const {
  return client_->call<std::optional<Order>>(
    orders_find_method(), options,
    [&](::privateer::Writer& out) {
      if (!id.empty()) {
        out.string(1, id);
      }
    },
    [](::privateer::Reader& in) {
      std::optional<Order> result{};
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

::privateer::Result<Receipt> OrdersClient::try_place(
    const Order& order,
    const ::privateer::CallOptions& options) const {
  return client_->call<Receipt>(
    orders_place_method(), options,
    [&](::privateer::Writer& out) {
      out.message(1, [&](::privateer::Writer& out) { encode(order, out); });
    },
    [](::privateer::Reader& in) {
      Receipt result{};
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
      in.require(1, "shop.OrdersPlaceReply.result");
      return result;
    });
}

void encode(const Order& value, ::privateer::Writer& out) {
  if (!value.id.empty()) {
    out.string(1, value.id);
  }
  for (const auto& each : value.lines) {
    out.message(2, [&](::privateer::Writer& out) { encode(each, out); });
  }
}

void decode(Order& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.id = in.string();
        break;
      }
      case 2: {
        auto& inner = value.lines.emplace_back();
        in.message([&](::privateer::Reader& in) { decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const OrderLine& value, ::privateer::Writer& out) {
  if (!value.article.empty()) {
    out.string(1, value.article);
  }
  if (value.pieces != 0) {
    out.int32(2, value.pieces);
  }
  if (!value.price.empty()) {
    out.string(3, value.price);
  }
}

void decode(OrderLine& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.article = in.string();
        break;
      }
      case 2: {
        value.pieces = in.int32();
        break;
      }
      case 3: {
        value.price = in.string();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const OutOfStock& value, ::privateer::Writer& out) {
  if (!value.article.empty()) {
    out.string(1, value.article);
  }
}

void decode(OutOfStock& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.article = in.string();
        break;
      }
      default: in.skip();
    }
  }
}

void encode(const Receipt& value, ::privateer::Writer& out) {
  if (value.number != 0) {
    out.int64(1, value.number);
  }
  out.message(2, [&](::privateer::Writer& out) { ::privateer::encode(value.placed, out); });
}

void decode(Receipt& value, ::privateer::Reader& in) {
  while (in.next()) {
    switch (in.field()) {
      case 1: {
        value.number = in.int64();
        break;
      }
      case 2: {
        in.saw();
        auto& inner = value.placed;
        in.message([&](::privateer::Reader& in) { ::privateer::decode(inner, in); });
        break;
      }
      default: in.skip();
    }
  }
  in.require(2, "shop.Receipt.placed");
}

}  // namespace shop
