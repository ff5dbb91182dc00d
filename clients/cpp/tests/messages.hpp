#pragma once

// Messages of generated clients, as bytes and back.

#include <string>

#include "privateer/wire.hpp"

namespace privateer {

template <typename T>
std::string bytes_of(const T& value) {
  Writer out;
  encode(value, out);
  return out.finish();
}

template <typename T>
T read(const std::string& bytes) {
  T value;
  Reader in(bytes);
  decode(value, in);
  return value;
}

}  // namespace privateer
