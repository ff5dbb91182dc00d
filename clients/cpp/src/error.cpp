#include "privateer/error.hpp"

#include <utility>

namespace privateer {

Error::Error(Failure failure)
    : std::runtime_error(std::string(to_string(failure.code)) + ": " + failure.message), failure_(std::move(failure)) {}

void Error::raise() const { throw *this; }

}  // namespace privateer
