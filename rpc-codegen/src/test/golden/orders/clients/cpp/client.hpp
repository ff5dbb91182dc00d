// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "privateer/generated.hpp"

namespace shop {

struct Order;
struct OrderLine;
struct OutOfStock;
struct Receipt;

/// What a customer wants.
struct Order {
  /// chosen by the customer
  std::string id;
  /// at least one
  std::vector<OrderLine> lines;
};

void encode(const Order& value, ::privateer::Writer& out);
void decode(Order& value, ::privateer::Reader& in);

/// Some pieces of one article.
struct OrderLine {
  std::string article;
  std::int32_t pieces{};
  std::string price;
};

void encode(const OrderLine& value, ::privateer::Writer& out);
void decode(OrderLine& value, ::privateer::Reader& in);

/// Nothing left of an article.
struct OutOfStock {
  std::string article;
};

void encode(const OutOfStock& value, ::privateer::Writer& out);
void decode(OutOfStock& value, ::privateer::Reader& in);

struct Receipt {
  std::int64_t number{};
  ::privateer::Timestamp placed;
};

void encode(const Receipt& value, ::privateer::Writer& out);
void decode(Receipt& value, ::privateer::Reader& in);

/// Nothing left of an article.
class OutOfStockError final : public ::privateer::TypedError<OutOfStockError, OutOfStock> {
 public:
  using TypedError::TypedError;
};

/// The smallest service worth showing.
class OrdersClient {
 public:
  /// The client must outlive this one, which is as thread-safe.
  explicit OrdersClient(::privateer::Client& client) : client_(&client) {}

  std::optional<Order> find(const std::string& id, const ::privateer::CallOptions& options = {}) const {
    return try_find(id, options).value();
  }

  /// As `find`, but gives errors back in place of throwing them.
  ::privateer::Result<std::optional<Order>> try_find(
      const std::string& id,
      const ::privateer::CallOptions& options = {}) const;

  /// Deduplicated: a retry never places a second order.
  /// Throws OutOfStockError.
  Receipt place(const Order& order, const ::privateer::CallOptions& options = {}) const {
    return try_place(order, options).value();
  }

  /// As `place`, but gives errors back in place of throwing them.
  ::privateer::Result<Receipt> try_place(
      const Order& order,
      const ::privateer::CallOptions& options = {}) const;

 private:
  ::privateer::Client* client_;
};

}  // namespace shop
