#pragma once

#include <memory>
#include <utility>

namespace privateer {

/// A value in a place of its own, for a message that contains itself. Copies are deep; it always has a value.
template <typename T>
class Box {
 public:
  Box() : value_(std::make_unique<T>()) {}
  Box(T value) : value_(std::make_unique<T>(std::move(value))) {}
  Box(const Box& other) : value_(std::make_unique<T>(*other)) {}
  Box(Box&& other) : value_(std::make_unique<T>(std::move(*other))) {}
  Box& operator=(const Box& other) {
    if (this != &other) {
      *value_ = *other;
    }
    return *this;
  }
  Box& operator=(Box&& other) noexcept {
    value_.swap(other.value_);
    return *this;
  }
  ~Box() = default;

  T& operator*() noexcept { return *value_; }
  const T& operator*() const noexcept { return *value_; }
  T* operator->() noexcept { return value_.get(); }
  const T* operator->() const noexcept { return value_.get(); }

 private:
  std::unique_ptr<T> value_;
};

/// What std::optional is, for a message that contains itself.
template <typename T>
class OptionalBox {
 public:
  OptionalBox() = default;
  OptionalBox(T value) : value_(std::make_unique<T>(std::move(value))) {}
  OptionalBox(const OptionalBox& other) : value_(other ? std::make_unique<T>(*other) : nullptr) {}
  OptionalBox(OptionalBox&&) noexcept = default;
  OptionalBox& operator=(const OptionalBox& other) {
    value_ = other ? std::make_unique<T>(*other) : nullptr;
    return *this;
  }
  OptionalBox& operator=(OptionalBox&&) noexcept = default;
  ~OptionalBox() = default;

  explicit operator bool() const noexcept { return value_ != nullptr; }
  bool has_value() const noexcept { return value_ != nullptr; }
  T& operator*() noexcept { return *value_; }
  const T& operator*() const noexcept { return *value_; }
  T* operator->() noexcept { return value_.get(); }
  const T* operator->() const noexcept { return value_.get(); }

  T& emplace() {
    value_ = std::make_unique<T>();
    return *value_;
  }
  void reset() noexcept { value_.reset(); }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace privateer
