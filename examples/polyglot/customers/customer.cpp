// Places the orders on its standard input until it is certain what became of each, and prints that.
#include <chrono>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "polyglot_client.hpp"

namespace {

using namespace std::chrono_literals;
namespace shop = io::privateer::examples::polyglot;
using Clock = std::chrono::steady_clock;

constexpr int patience = 20;
constexpr auto pause = 200ms;
/// How long a worker that nobody hears any more may still be at an order.
constexpr auto slowest_order = 1s;

class Customer {
 public:
  explicit Customer(privateer::Client& client) : orders_(client) { options_.metadata = {{"customer", "cpp"}}; }

  void buy(const shop::Order& order) const {
    for (int tries = 0; tries < patience; tries++) {
      try {
        return tell("accepted", order.id, orders_.place(order, options_).confirmation);
      } catch (const shop::OutOfStockError& error) {
        return tell("rejected", order.id, error.detail().available);
      } catch (const privateer::Error& error) {
        if (error.outcome() == privateer::Outcome::not_executed) {
          tell("not-executed", order.id);
          std::this_thread::sleep_for(pause);
          continue;
        }
        tell("unknown", order.id, error.what());
      }
      if (const auto receipt = find(order.id)) {
        tell("found", order.id);
        return tell("accepted", order.id, receipt->confirmation);
      }
      tell("missing", order.id);
    }
    throw std::runtime_error("nobody knows what became of " + order.id);
  }

 private:
  /// Whether it was taken after all; it counts as missing after the time that the slowest order takes.
  std::optional<shop::Receipt> find(const std::string& order_id) const {
    const auto certain = Clock::now() + slowest_order;
    for (int failures = 0;; std::this_thread::sleep_for(pause)) {
      const bool last = Clock::now() >= certain;
      const auto receipt = orders_.try_find(order_id, options_);
      if (receipt && (receipt.value() || last)) {
        return receipt.value();
      }
      if (!receipt && ++failures == patience) {
        throw std::runtime_error(receipt.error().what());
      }
    }
  }

  template <typename... More>
  static void tell(const char* what, const More&... more) {
    std::cout << what;
    ((std::cout << '\t' << more), ...);
    std::cout << std::endl;
  }

  shop::OrdersClient orders_;
  privateer::CallOptions options_;
};

privateer::Timestamp timestamp(const std::string& text) {
  std::tm parts{};
  std::istringstream in(text);
  in >> std::get_time(&parts, "%Y-%m-%dT%H:%M:%SZ");
  if (!in) {
    throw std::invalid_argument("no time: " + text);
  }
  return {timegm(&parts), 0};
}

shop::Order parse(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, '\t');) {
    fields.push_back(field);
  }
  shop::Order order;
  order.id = fields.at(0);
  order.placed_at = timestamp(fields.at(1));
  order.customer = fields.at(2);
  order.city = fields.at(3);
  order.country = fields.at(4);
  order.sku = fields.at(5);
  order.quantity = std::stoi(fields.at(6));
  order.unit_price = fields.at(7);
  order.currency = fields.at(8);
  return order;
}

}  // namespace

int main(int, char** arguments) {
  try {
    privateer::ClientOptions options;
    options.endpoints = {arguments[1]};
    options.attempt_timeout = 500ms;
    options.max_attempts = 10;
    privateer::Client client(options);
    const Customer customer(client);
    for (std::string line; std::getline(std::cin, line);) {
      customer.buy(parse(line));
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << std::endl;
    return 1;
  }
}
