// Clients of contracts under test: requests are lines of JSON on standard input, results lines of JSON on standard output.
#include <chrono>
#include <cstdint>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <type_traits>
#include <vector>

#include "base64.hpp"
#include "real_contracts_client.hpp"

namespace {

using nlohmann::json;
using privateer::CallOptions;
using privateer::Client;
namespace etcd = io::etcd::jetcd::api::rpc;
namespace operations = com::google::longrunning::rpc;
namespace health = io::grpc::health::v1::rpc;

/// From a request's bytes to the reply's.
using Invocation = std::function<std::string(Client&, const std::string&)>;

/// The method of a stub that takes a message; it may give one.
template <typename Stub, typename Request, typename Reply>
Invocation unary(Reply (Stub::*method)(const Request&, const CallOptions&) const) {
  return [method](Client& client, const std::string& body) {
    Request request{};
    privateer::Reader in(body);
    decode(request, in);
    const Stub stub(client);
    privateer::Writer out;
    if constexpr (std::is_void_v<Reply>) {
      (stub.*method)(request, {});
    } else {
      encode((stub.*method)(request, {}), out);
    }
    return out.finish();
  };
}

/// Each method by its path on the wire.
const std::map<std::string, Invocation> calls = {
    {"etcdserverpb.Auth/AuthDisable", unary(&etcd::AuthClient::auth_disable)},
    {"etcdserverpb.Auth/AuthEnable", unary(&etcd::AuthClient::auth_enable)},
    {"etcdserverpb.Auth/Authenticate", unary(&etcd::AuthClient::authenticate)},
    {"etcdserverpb.Auth/RoleAdd", unary(&etcd::AuthClient::role_add)},
    {"etcdserverpb.Auth/RoleDelete", unary(&etcd::AuthClient::role_delete)},
    {"etcdserverpb.Auth/RoleGet", unary(&etcd::AuthClient::role_get)},
    {"etcdserverpb.Auth/RoleGrantPermission", unary(&etcd::AuthClient::role_grant_permission)},
    {"etcdserverpb.Auth/RoleList", unary(&etcd::AuthClient::role_list)},
    {"etcdserverpb.Auth/RoleRevokePermission", unary(&etcd::AuthClient::role_revoke_permission)},
    {"etcdserverpb.Auth/UserAdd", unary(&etcd::AuthClient::user_add)},
    {"etcdserverpb.Auth/UserChangePassword", unary(&etcd::AuthClient::user_change_password)},
    {"etcdserverpb.Auth/UserDelete", unary(&etcd::AuthClient::user_delete)},
    {"etcdserverpb.Auth/UserGet", unary(&etcd::AuthClient::user_get)},
    {"etcdserverpb.Auth/UserGrantRole", unary(&etcd::AuthClient::user_grant_role)},
    {"etcdserverpb.Auth/UserList", unary(&etcd::AuthClient::user_list)},
    {"etcdserverpb.Auth/UserRevokeRole", unary(&etcd::AuthClient::user_revoke_role)},
    {"etcdserverpb.Cluster/MemberAdd", unary(&etcd::ClusterClient::member_add)},
    {"etcdserverpb.Cluster/MemberList", unary(&etcd::ClusterClient::member_list)},
    {"etcdserverpb.Cluster/MemberRemove", unary(&etcd::ClusterClient::member_remove)},
    {"etcdserverpb.Cluster/MemberUpdate", unary(&etcd::ClusterClient::member_update)},
    {"etcdserverpb.KV/Compact", unary(&etcd::KVClient::compact)},
    {"etcdserverpb.KV/DeleteRange", unary(&etcd::KVClient::delete_range)},
    {"etcdserverpb.KV/Put", unary(&etcd::KVClient::put)},
    {"etcdserverpb.KV/Range", unary(&etcd::KVClient::range)},
    {"etcdserverpb.KV/Txn", unary(&etcd::KVClient::txn)},
    {"etcdserverpb.Lease/LeaseGrant", unary(&etcd::LeaseClient::lease_grant)},
    {"etcdserverpb.Lease/LeaseRevoke", unary(&etcd::LeaseClient::lease_revoke)},
    {"etcdserverpb.Lease/LeaseTimeToLive", unary(&etcd::LeaseClient::lease_time_to_live)},
    {"etcdserverpb.Maintenance/Alarm", unary(&etcd::MaintenanceClient::alarm)},
    {"etcdserverpb.Maintenance/Defragment", unary(&etcd::MaintenanceClient::defragment)},
    {"etcdserverpb.Maintenance/Hash", unary(&etcd::MaintenanceClient::hash)},
    {"etcdserverpb.Maintenance/HashKV", unary(&etcd::MaintenanceClient::hash_kv)},
    {"etcdserverpb.Maintenance/MoveLeader", unary(&etcd::MaintenanceClient::move_leader)},
    {"etcdserverpb.Maintenance/Status", unary(&etcd::MaintenanceClient::status)},
    {"etcdserverpb.Watch/Progress", unary(&etcd::WatchClient::progress)},
    {"google.longrunning.Operations/CancelOperation", unary(&operations::OperationsClient::cancel_operation)},
    {"google.longrunning.Operations/DeleteOperation", unary(&operations::OperationsClient::delete_operation)},
    {"google.longrunning.Operations/GetOperation", unary(&operations::OperationsClient::get_operation)},
    {"google.longrunning.Operations/ListOperations", unary(&operations::OperationsClient::list_operations)},
    {"google.longrunning.Operations/WaitOperation", unary(&operations::OperationsClient::wait_operation)},
    {"grpc.health.v1.Health/Check", unary(&health::HealthClient::check)},
};

std::map<std::string, std::unique_ptr<Client>> clients;

Client& client(const json& settings) {
  auto& known = clients[settings.at("name")];
  if (!known) {
    privateer::ClientOptions options;
    options.endpoints = settings.at("endpoints").get<std::vector<std::string>>();
    options.attempt_timeout = std::chrono::milliseconds(settings.at("attemptTimeoutMs").get<std::int64_t>());
    options.deadline = std::chrono::milliseconds(settings.at("deadlineMs").get<std::int64_t>());
    known = std::make_unique<Client>(std::move(options));
  }
  return *known;
}

json call(const json& line) {
  try {
    const std::string argument = from_base64(line.at("argumentBytes"));
    return {{"resultBytes", to_base64(calls.at(line.at("method"))(client(line.at("client")), argument))}};
  } catch (const std::exception& error) {
    return {{"broken", error.what()}};
  }
}

}  // namespace

int main() {
  for (std::string text; std::getline(std::cin, text);) {
    const json line = json::parse(text);
    json answer = call(line);
    answer["id"] = line.at("id");
    std::cout << answer.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
  }
  clients.clear();
}
