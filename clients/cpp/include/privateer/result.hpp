#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "privateer/error.hpp"

namespace privateer {

/// What a call came to: its result, or an error that was not thrown.
///
///     auto receipt = orders.try_place(order);
///     if (receipt) {
///       print(receipt->number);
///     } else if (auto* out_of_stock = receipt.error_as<OutOfStock>()) {
///       apologise(out_of_stock->article);
///     } else if (receipt.error().outcome() == privateer::Outcome::not_executed) {
///       retry_later(order);
///     }
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(std::shared_ptr<const Error> error) : error_(std::move(error)) {}

  explicit operator bool() const noexcept { return value_.has_value(); }

  /// The result. Throws the error if there is none.
  const T& value() const& {
    require();
    return *value_;
  }
  T&& value() && {
    require();
    return *std::move(value_);
  }

  /// The result, which must be there.
  const T& operator*() const noexcept { return *value_; }
  const T* operator->() const noexcept { return &*value_; }

  /// The error, which must be there.
  const Error& error() const noexcept { return *error_; }

  /// The error if it is one of this class, else null.
  template <typename E>
  const E* error_as() const noexcept {
    return dynamic_cast<const E*>(error_.get());
  }

  std::shared_ptr<const Error> shared_error() const noexcept { return error_; }

 private:
  void require() const {
    if (!value_) {
      error_->raise();
    }
  }

  std::optional<T> value_;
  std::shared_ptr<const Error> error_;
};

/// What a call without a result came to.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(std::shared_ptr<const Error> error) : error_(std::move(error)) {}

  explicit operator bool() const noexcept { return error_ == nullptr; }

  /// Throws the error if there is one.
  void value() const {
    if (error_) {
      error_->raise();
    }
  }

  /// The error, which must be there.
  const Error& error() const noexcept { return *error_; }

  /// The error if it is one of this class, else null.
  template <typename E>
  const E* error_as() const noexcept {
    return dynamic_cast<const E*>(error_.get());
  }

  std::shared_ptr<const Error> shared_error() const noexcept { return error_; }

 private:
  std::shared_ptr<const Error> error_;
};

}  // namespace privateer
