#pragma once

// What generated code is made of, besides the client itself.

#include <google/protobuf/message_lite.h>

#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "privateer/box.hpp"
#include "privateer/client.hpp"
#include "privateer/form.hpp"
#include "privateer/time.hpp"
#include "privateer/wire.hpp"

namespace privateer {

/// An error that a service declares, with what the service says of it: `Self` is the class, `D` the message.
template <typename Self, typename D>
class TypedError : public Error {
 public:
  using Detail = D;

  TypedError(Detail detail, Failure failure) : Error(std::move(failure)), detail_(std::move(detail)) {}

  const Detail& detail() const noexcept { return detail_; }

  [[noreturn]] void raise() const override { throw static_cast<const Self&>(*this); }

 private:
  Detail detail_;
};

template <typename E>
ErrorDescriptor typed_error(std::string name, const MessageForm& form) {
  return {std::move(name), [](std::string_view body, Failure failure) -> std::shared_ptr<const Error> {
            typename E::Detail detail;
            Reader in(body);
            decode(detail, in);
            return std::make_shared<E>(std::move(detail), std::move(failure));
          },
          &form};
}

/// Whether a number is written where zero is not: minus zero is.
inline bool is_written(float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits != 0;
}

inline bool is_written(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits != 0;
}

void encode(const Timestamp& value, Writer& out);
void decode(Timestamp& value, Reader& in);
void encode(const Duration& value, Writer& out);
void decode(Duration& value, Reader& in);

/// Google's own messages, by Google's own library. What nobody could read is not written: text that is not UTF-8, messages that
/// nest too deep.
void encode(const google::protobuf::MessageLite& value, Writer& out);
void decode(google::protobuf::MessageLite& value, Reader& in);

template <typename T>
T& present(OptionalBox<T>& value) {
  return value ? *value : value.emplace();
}

}  // namespace privateer
