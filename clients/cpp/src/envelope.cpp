#include "envelope.hpp"

#include <limits>
#include <random>

#include "privateer/wire.hpp"

namespace privateer {
namespace {

constexpr std::size_t max_metadata_pairs = 64;
constexpr std::size_t max_metadata_bytes = 8192;
constexpr std::size_t max_method_bytes = 512;
constexpr std::size_t max_error_name_bytes = 512;
constexpr std::size_t max_message_bytes = 4096;

std::string_view view(const Id& id) { return {reinterpret_cast<const char*>(id.data()), id.size()}; }

Id read_id(const char* name, Reader& in) {
  const std::string_view bytes = in.bytes();
  Id id{};
  if (bytes.empty()) {
    return id;
  }
  if (bytes.size() != id.size()) {
    throw CodecError(std::string(name) + " has " + std::to_string(bytes.size()) + " bytes, must be 16");
  }
  for (std::size_t i = 0; i < id.size(); i++) {
    id[i] = static_cast<std::uint8_t>(bytes[i]);
  }
  if (id == no_id) {
    throw CodecError(std::string(name) + " must not be all zeros");
  }
  return id;
}

std::uint64_t read_uint63(const char* name, Reader& in) {
  const std::uint64_t value = in.uint64();
  if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    throw CodecError(std::string(name) + " = " + std::to_string(value) + ", must be below 2^63");
  }
  return value;
}

/// A number that this version does not know is Code::unknown.
Code code_of(std::int32_t number) {
  const bool known = (number >= 0 && number <= 16) || number == 100;
  return known ? static_cast<Code>(number) : Code::unknown;
}

Executed executed_of(std::uint64_t number) {
  return number == 1 ? Executed::no : number == 2 ? Executed::yes : Executed::unknown;
}

/// The text without what is over the limit, and without half a character.
std::string cut(std::string text, std::size_t limit) {
  if (text.size() > limit) {
    std::size_t end = limit;
    while ((static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) {
      end--;
    }
    text.resize(end);
  }
  return text;
}

void read_pair(Reader& in, Metadata& metadata) {
  std::string key;
  std::string value;
  in.message([&](Reader& pair) {
    while (pair.next()) {
      switch (pair.field()) {
        case 1: key = pair.string(); break;
        case 2: value = pair.string(); break;
        default: pair.skip();
      }
    }
  });
  metadata[key] = value;
}

void read_detail(Reader& in, ErrorDetail& detail) {
  in.message([&](Reader& nested) {
    while (nested.next()) {
      switch (nested.field()) {
        case 1: detail.name = nested.string(); break;
        case 2: detail.body = nested.bytes(); break;
        default: nested.skip();
      }
    }
  });
  if (detail.name.size() > max_error_name_bytes) {
    throw CodecError("the name of an error is over the limit of " + std::to_string(max_error_name_bytes) + " bytes");
  }
}

void read_server(Reader& in, ServerInfo& server) {
  in.message([&](Reader& nested) {
    while (nested.next()) {
      switch (nested.field()) {
        case 1: read_id("instance", nested); break;
        case 2: server.max_message_bytes = read_uint63("max_message_bytes", nested); break;
        case 3: server.retention_ms = read_uint63("retention_ms", nested); break;
        default: nested.skip();
      }
    }
  });
}

}  // namespace

Id random_id() {
  std::random_device source;
  Id id{};
  while (id == no_id) {
    for (std::uint8_t& byte : id) {
      byte = static_cast<std::uint8_t>(source());
    }
  }
  return id;
}

std::string to_string(const Id& id) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : id) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

Request Request::about(Kind other) const {
  Request request = *this;
  request.kind = other;
  request.metadata.clear();
  request.body.clear();
  return request;
}

Request new_ping(const Id& client, std::uint64_t nonce) {
  Request ping;
  ping.kind = Kind::ping;
  ping.client = client;
  ping.sequence = nonce;
  return ping;
}

std::string problem_of(std::string_view method, const Metadata& metadata) {
  if (method.size() > max_method_bytes) {
    return "method of " + std::to_string(method.size()) + " bytes is over the limit of " +
           std::to_string(max_method_bytes);
  }
  if (metadata.size() > max_metadata_pairs) {
    return std::to_string(metadata.size()) + " pairs of metadata are over the limit of " +
           std::to_string(max_metadata_pairs);
  }
  std::size_t size = 0;
  for (const auto& [key, value] : metadata) {
    if (!is_utf8(key) || !is_utf8(value)) {
      return "metadata is not UTF-8";
    }
    size += key.size() + value.size();
  }
  return size > max_metadata_bytes ? "metadata of " + std::to_string(size) + " bytes is over the limit of " +
                                         std::to_string(max_metadata_bytes)
                                   : "";
}

std::string encode(const Request& request) {
  Writer out;
  const auto number = [&out](int field, std::uint64_t value) {
    if (value != 0) {
      out.varint(field, value);
    }
  };
  number(1, static_cast<std::uint64_t>(request.kind));
  out.bytes(2, view(request.client));
  number(3, request.sequence);
  number(4, request.done_below);
  for (const Numbers& finished : request.done) {
    out.message(5, [&](Writer& range) {
      range.varint(1, finished.first);
      range.varint(2, finished.last);
    });
  }
  if (request.scope != no_id) {
    out.bytes(6, view(request.scope));
  }
  number(7, static_cast<std::uint64_t>(request.bound_ms));
  number(8, request.attempt);
  if (!request.method.empty()) {
    out.bytes(9, request.method);
  }
  number(10, request.timeout_ms);
  number(11, request.beat_ms);
  number(12, static_cast<std::uint64_t>(request.codec));
  for (const auto& [key, value] : request.metadata) {
    out.message(13, [&key = key, &value = value](Writer& pair) {
      pair.string(1, key);
      pair.string(2, value);
    });
  }
  if (!request.body.empty()) {
    out.bytes(14, request.body);
  }
  number(17, static_cast<std::uint64_t>(request.priority));
  number(18, request.extra ? 1 : 0);
  return out.finish();
}

Reply decode_reply(std::string_view frame) {
  Reply reply;
  Reader in(frame);
  while (in.next()) {
    switch (in.field()) {
      case 1: reply.client = read_id("client", in); break;
      case 2: reply.sequence = read_uint63("sequence", in); break;
      case 3: reply.code = code_of(in.int32()); break;
      case 4: reply.message = cut(in.string(), max_message_bytes); break;
      case 5: read_detail(in, present(reply.detail)); break;
      case 6: reply.executed = executed_of(in.varint()); break;
      case 7: reply.working = in.boolean(); break;
      case 8: reply.draining = in.boolean(); break;
      case 9: reply.retry_after_ms = in.uint32(); break;
      case 10: reply.scope = read_id("scope", in); break;
      case 11: reply.store_ms = static_cast<std::int64_t>(read_uint63("store_ms", in)); break;
      case 12: read_pair(in, reply.metadata); break;
      case 13: reply.body = in.bytes(); break;
      case 14: read_server(in, present(reply.server)); break;
      case 15: reply.settled = in.boolean(); break;
      default: in.skip();
    }
  }
  if (const std::string problem = problem_of("", reply.metadata); !problem.empty()) {
    throw CodecError(problem);
  }
  return reply;
}

}  // namespace privateer
