#pragma once

#include <set>
#include <string>
#include <vector>

#include "clock.hpp"

namespace privateer {

/// Where a client's servers are and which of them to try next: round robin over those that neither failed lately nor
/// drain; if all did, the one that failed longest ago. Shared by all calls of a client.
///
/// One that failed gets a single call when its time is over, and all others only after it has answered that one: a server
/// that is down would otherwise hold up every second call for as long as silence takes to be believed.
class Endpoints {
 public:
  explicit Endpoints(const std::vector<std::string>& addresses);

  /// The endpoint for a new try among those that are not excluded; empty if there is none.
  std::string choose(TimePoint now, const std::set<std::string>& excluded);

  /// It was silent, or it drains: others come first for a while.
  void avoid(const std::string& address, TimePoint now);

  /// It answered.
  void trust(const std::string& address);

 private:
  struct Endpoint {
    std::string address;
    bool avoided = false;
    TimePoint avoid_until{};
  };

  std::vector<Endpoint> all_;
  std::size_t turn_ = 0;
};

}  // namespace privateer
