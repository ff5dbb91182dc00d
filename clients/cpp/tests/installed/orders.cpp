#include "client.hpp"

// Nobody listens there: the call must say so.
int main() {
  privateer::ClientOptions options;
  options.endpoints = {"tcp://127.0.0.1:1"};
  options.deadline = std::chrono::milliseconds(50);
  privateer::Client client(options);
  const auto order = shop::OrdersClient(client).try_find("7");
  return !order && order.error().outcome() == privateer::Outcome::not_executed ? 0 : 1;
}
