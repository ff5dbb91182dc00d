#include "client.hpp"

// Nobody listens there: the call must say so.
int main() {
  privateer::ClientOptions options;
  options.endpoints = {"tcp://127.0.0.1:1"};
  options.deadline = std::chrono::milliseconds(50);
  privateer::Client client(options);
  known::v1::PatchRequest patch;
  patch.mask.emplace().add_paths("title");
  const auto document = known::v1::DocumentsClient(client).try_patch(patch);
  return !document && document.error().outcome() == privateer::Outcome::not_executed ? 0 : 1;
}
