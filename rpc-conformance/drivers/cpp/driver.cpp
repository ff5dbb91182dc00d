// The C++ client under test: requests are lines of JSON on standard input, results lines of JSON on standard output.
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base64.hpp"
#include "rpc_conformance_client.hpp"

namespace {

using nlohmann::json;
using privateer::CallOptions;
using privateer::Reader;
using privateer::Writer;
namespace service = io::privateer::conformance;
using Stub = service::ConformanceClient;

/// Reads a message whose fields each have a reader of their own.
void fields(Reader& in, const std::map<int, std::function<void()>>& known) {
  while (in.next()) {
    const auto field = known.find(in.field());
    if (field == known.end()) {
      in.skip();
    } else {
      field->second();
    }
  }
}

template <typename T>
T only(Reader& in) {
  T value{};
  fields(in, {{1, [&] { in.message([&](Reader& nested) { decode(value, nested); }); }}});
  return value;
}

template <typename T>
std::string encoded(const T& value) {
  Writer out;
  encode(value, out);
  return out.finish();
}

/// The reply whose result is this message.
template <typename T>
std::string replied(const T& result) {
  Writer out;
  out.message(1, [&](Writer& nested) { encode(result, nested); });
  return out.finish();
}

std::string replied(const std::string& result) {
  Writer out;
  out.bytes(1, result);
  return out.finish();
}

std::string keyed(Reader& in) {
  std::string key;
  fields(in, {{1, [&] { key = in.string(); }}});
  return key;
}

/// Each method by its name on the wire: from the request's bytes to the reply's.
using Invocation = std::function<std::string(const Stub&, Reader&, const CallOptions&)>;

const std::map<std::string, Invocation> calls = {
    {"Echo", [](const Stub& stub, Reader& in, const CallOptions& o) {
       return replied(stub.echo(only<service::Everything>(in), o));
     }},
    {"Find", [](const Stub& stub, Reader& in, const CallOptions& o) {
       std::string id;
       std::optional<std::string> hint;
       // The default of an argument that is not there: in C++ all are.
       std::int32_t limit = 7;
       fields(in, {{1, [&] { id = in.string(); }}, {2, [&] { hint = in.string(); }}, {3, [&] { limit = in.int32(); }}});
       const auto result = stub.find(id, hint, limit, o);
       return result ? replied(*result) : std::string();
     }},
    {"Points", [](const Stub& stub, Reader& in, const CallOptions& o) {
       return replied(stub.points(only<service::PageOfEverythingPoint>(in), o));
     }},
    {"Lists", [](const Stub& stub, Reader& in, const CallOptions& o) {
       return replied(stub.lists(only<service::PageOfStringList>(in), o));
     }},
    {"Sum", [](const Stub& stub, Reader& in, const CallOptions& o) {
       std::vector<std::int32_t> numbers;
       fields(in, {{1, [&] { in.elements([&](Reader& each) { numbers.push_back(each.int32()); }); }}});
       Writer out;
       out.int64(1, stub.sum(numbers, o));
       return out.finish();
     }},
    {"CountWords", [](const Stub& stub, Reader& in, const CallOptions& o) {
       std::vector<std::string> words;
       fields(in, {{1, [&] { words.push_back(in.string()); }}});
       Writer out;
       for (const auto& [word, count] : stub.count(words, o)) {
         out.message(1, [&, &word = word, &count = count](Writer& entry) {
           entry.string(1, word);
           entry.int32(2, count);
         });
       }
       return out.finish();
     }},
    {"Blob", [](const Stub& stub, Reader& in, const CallOptions& o) {
       std::string content;
       std::int32_t size = 0;
       fields(in, {{1, [&] { content = in.bytes(); }}, {2, [&] { size = in.int32(); }}});
       return replied(stub.blob(content, size, o));
     }},
    {"Move", [](const Stub& stub, Reader& in, const CallOptions& o) {
       service::EverythingPoint from;
       service::EverythingPoint by;
       fields(in, {{1, [&] { in.message([&](Reader& nested) { decode(from, nested); }); }},
                   {2, [&] { in.message([&](Reader& nested) { decode(by, nested); }); }}});
       return replied(stub.move(from, by, o));
     }},
    {"Nothing", [](const Stub& stub, Reader&, const CallOptions& o) {
       stub.nothing(o);
       return std::string();
     }},
    {"Metadata", [](const Stub& stub, Reader&, const CallOptions& o) {
       Writer out;
       for (const auto& [key, value] : stub.metadata(o)) {
         out.message(1, [&, &key = key, &value = value](Writer& entry) {
           entry.string(1, key);
           entry.string(2, value);
         });
       }
       return out.finish();
     }},
    {"Place", [](const Stub& stub, Reader& in, const CallOptions& o) { return replied(stub.place(keyed(in), o)); }},
    {"Look", [](const Stub& stub, Reader& in, const CallOptions& o) { return replied(stub.look(keyed(in), o)); }},
    {"Fail", [](const Stub& stub, Reader& in, const CallOptions& o) {
       std::int32_t code = 0;
       std::string message;
       fields(in, {{1, [&] { code = in.int32(); }}, {2, [&] { message = in.string(); }}});
       stub.fail(code, message, o);
       return std::string();
     }},
    {"Take", [](const Stub& stub, Reader& in, const CallOptions& o) {
       std::string article;
       std::int32_t count = 0;
       fields(in, {{1, [&] { article = in.string(); }}, {2, [&] { count = in.int32(); }}});
       stub.take(article, count, o);
       return std::string();
     }},
};

/// Cancels a call after some time, unless it ends before.
class Timer {
 public:
  Timer(std::chrono::milliseconds after, privateer::Cancellation cancellation)
      : thread_([this, after, cancellation]() mutable {
          std::unique_lock<std::mutex> lock(mutex_);
          if (!ended_.wait_for(lock, after, [this] { return over_; })) {
            cancellation.cancel();
          }
        }) {}

  ~Timer() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      over_ = true;
    }
    ended_.notify_all();
    thread_.join();
  }

  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable ended_;
  bool over_ = false;
  std::thread thread_;
};

std::map<std::string, std::unique_ptr<privateer::Client>> clients;

privateer::Client& client(const json& settings) {
  auto& known = clients[settings.at("name")];
  if (!known) {
    privateer::ClientOptions options;
    options.endpoints = settings.at("endpoints").get<std::vector<std::string>>();
    options.attempt_timeout = std::chrono::milliseconds(settings.value("attemptTimeoutMs", 1000));
    options.max_attempts = settings.value("maxAttempts", 5);
    options.deadline = std::chrono::milliseconds(settings.value("deadlineMs", 10'000));
    options.max_message_bytes = settings.value("maxMessageBytes", 4 << 20);
    options.json = settings.value("codec", "PROTOBUF") == "JSON";
    options.warn = [](const std::string& message) { std::cerr << message << std::endl; };
    known = std::make_unique<privateer::Client>(std::move(options));
  }
  return *known;
}

json declared(const std::string& name, const std::string& body) {
  return {{"error", {{"name", name}, {"fieldsBytes", to_base64(body)}}}};
}

json call(const json& line) {
  try {
    CallOptions options;
    if (line.contains("deadlineMs")) {
      options.deadline = std::chrono::milliseconds(line.at("deadlineMs").get<std::int64_t>());
    }
    options.metadata = line.value("metadata", std::map<std::string, std::string>());
    std::optional<Timer> timer;
    if (line.contains("cancelAfterMs")) {
      options.cancellation.emplace();
      timer.emplace(std::chrono::milliseconds(line.at("cancelAfterMs").get<std::int64_t>()), *options.cancellation);
    }
    const std::string argument = from_base64(line.at("argumentBytes"));
    Reader in(argument);
    const Stub stub(client(line.at("client")));
    return {{"resultBytes", to_base64(calls.at(line.at("method"))(stub, in, options))}};
  } catch (const service::SoldForeverError& error) {
    return declared("SoldForever", encoded(error.detail()));
  } catch (const service::OutOfStockError& error) {
    return declared("OutOfStock", encoded(error.detail()));
  } catch (const privateer::Error& error) {
    return {{"failure",
             {{"code", std::string(to_string(error.code()))},
              {"outcome", std::string(to_string(error.outcome()))},
              {"message", error.what()},
              {"attempts", error.attempts().size()},
              {"callId", error.call_id()}}}};
  } catch (const std::exception& error) {
    return {{"broken", error.what()}};
  }
}

json resolve(const json& line) {
  try {
    const privateer::Resolution told = client(line.at("client")).resolve(line.at("resolve"));
    return {{"resolution",
             {{"outcome", std::string(to_string(told.outcome))},
              {"running", told.running},
              {"code", std::string(to_string(told.code))}}}};
  } catch (const std::exception& error) {
    return {{"broken", error.what()}};
  }
}

}  // namespace

int main() {
  for (std::string text; std::getline(std::cin, text);) {
    const json line = json::parse(text);
    json answer;
    if (line.contains("close")) {
      clients.erase(line.at("close").get<std::string>());
      answer = {{"closed", line.at("close")}};
    } else if (line.contains("resolve")) {
      answer = resolve(line);
    } else {
      answer = call(line);
    }
    answer["id"] = line.at("id");
    std::cout << answer.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
  }
  clients.clear();
}
