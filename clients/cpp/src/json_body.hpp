#pragma once

#include <string>
#include <string_view>

#include "privateer/form.hpp"

namespace privateer {

// Bodies in JSON: the proto3 JSON mapping. Generated code writes and reads Protocol Buffers alone; its messages become JSON
// and come back by the forms that it gives.

/// The JSON of a message; fields with the same number stand together in it, as generated code writes them. Throws a CodecError
/// if a value in it has no form in JSON.
std::string to_json(std::string_view message, const MessageForm& form);

/// The message of a JSON text; an empty one counts as `{}`. Throws a CodecError if it is none.
std::string from_json(std::string_view json, const MessageForm& form);

}  // namespace privateer
