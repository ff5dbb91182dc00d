// Clients of contracts under test: requests are lines of JSON on standard input, results lines of JSON on standard output.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"privateer.io/go/privateer"
	operations "privateer.local/real-contracts/com/google/longrunning/rpc"
	etcd "privateer.local/real-contracts/io/etcd/jetcd/api/rpc"
	health "privateer.local/real-contracts/io/grpc/health/v1/rpc"
)

type line struct {
	ID       int64    `json:"id"`
	Client   settings `json:"client"`
	Method   string   `json:"method"`
	Argument []byte   `json:"argumentBytes"`
}

type settings struct {
	Name             string   `json:"name"`
	Endpoints        []string `json:"endpoints"`
	AttemptTimeoutMs int64    `json:"attemptTimeoutMs"`
	DeadlineMs       int64    `json:"deadlineMs"`
}

type answer map[string]any

// message is what a generated struct is to the runtime.
type message[T any] interface {
	*T
	MarshalPrivateer(*privateer.Writer)
	UnmarshalPrivateer(*privateer.Reader)
}

// invocation makes a call, from the request's bytes to the reply's.
type invocation func(*privateer.Client, []byte) ([]byte, error)

// unary is the method of a stub that takes a message and gives one.
func unary[S, Q, R any, PQ message[Q], PR message[R]](
	open func(*privateer.Client) *S,
	method func(*S, context.Context, Q, ...privateer.CallOption) (R, error),
) invocation {
	return func(client *privateer.Client, body []byte) ([]byte, error) {
		request, err := decoded[Q, PQ](body)
		if err != nil {
			return nil, err
		}
		reply, err := method(open(client), context.Background(), request)
		if err != nil {
			return nil, err
		}
		var w privateer.Writer
		PR(&reply).MarshalPrivateer(&w)
		return w.Bytes()
	}
}

// silent is the method of a stub that takes a message and gives nothing.
func silent[S, Q any, PQ message[Q]](
	open func(*privateer.Client) *S,
	method func(*S, context.Context, Q, ...privateer.CallOption) error,
) invocation {
	return func(client *privateer.Client, body []byte) ([]byte, error) {
		request, err := decoded[Q, PQ](body)
		if err != nil {
			return nil, err
		}
		return nil, method(open(client), context.Background(), request)
	}
}

func decoded[T any, P message[T]](body []byte) (value T, err error) {
	r := privateer.NewReader(body)
	P(&value).UnmarshalPrivateer(r)
	return value, r.Err()
}

// calls has each method by its path on the wire.
var calls = map[string]invocation{
	"etcdserverpb.Auth/AuthDisable":                 unary(etcd.NewAuthClient, (*etcd.AuthClient).AuthDisable),
	"etcdserverpb.Auth/AuthEnable":                  unary(etcd.NewAuthClient, (*etcd.AuthClient).AuthEnable),
	"etcdserverpb.Auth/Authenticate":                unary(etcd.NewAuthClient, (*etcd.AuthClient).Authenticate),
	"etcdserverpb.Auth/RoleAdd":                     unary(etcd.NewAuthClient, (*etcd.AuthClient).RoleAdd),
	"etcdserverpb.Auth/RoleDelete":                  unary(etcd.NewAuthClient, (*etcd.AuthClient).RoleDelete),
	"etcdserverpb.Auth/RoleGet":                     unary(etcd.NewAuthClient, (*etcd.AuthClient).RoleGet),
	"etcdserverpb.Auth/RoleGrantPermission":         unary(etcd.NewAuthClient, (*etcd.AuthClient).RoleGrantPermission),
	"etcdserverpb.Auth/RoleList":                    unary(etcd.NewAuthClient, (*etcd.AuthClient).RoleList),
	"etcdserverpb.Auth/RoleRevokePermission":        unary(etcd.NewAuthClient, (*etcd.AuthClient).RoleRevokePermission),
	"etcdserverpb.Auth/UserAdd":                     unary(etcd.NewAuthClient, (*etcd.AuthClient).UserAdd),
	"etcdserverpb.Auth/UserChangePassword":          unary(etcd.NewAuthClient, (*etcd.AuthClient).UserChangePassword),
	"etcdserverpb.Auth/UserDelete":                  unary(etcd.NewAuthClient, (*etcd.AuthClient).UserDelete),
	"etcdserverpb.Auth/UserGet":                     unary(etcd.NewAuthClient, (*etcd.AuthClient).UserGet),
	"etcdserverpb.Auth/UserGrantRole":               unary(etcd.NewAuthClient, (*etcd.AuthClient).UserGrantRole),
	"etcdserverpb.Auth/UserList":                    unary(etcd.NewAuthClient, (*etcd.AuthClient).UserList),
	"etcdserverpb.Auth/UserRevokeRole":              unary(etcd.NewAuthClient, (*etcd.AuthClient).UserRevokeRole),
	"etcdserverpb.Cluster/MemberAdd":                unary(etcd.NewClusterClient, (*etcd.ClusterClient).MemberAdd),
	"etcdserverpb.Cluster/MemberList":               unary(etcd.NewClusterClient, (*etcd.ClusterClient).MemberList),
	"etcdserverpb.Cluster/MemberRemove":             unary(etcd.NewClusterClient, (*etcd.ClusterClient).MemberRemove),
	"etcdserverpb.Cluster/MemberUpdate":             unary(etcd.NewClusterClient, (*etcd.ClusterClient).MemberUpdate),
	"etcdserverpb.KV/Compact":                       unary(etcd.NewKVClient, (*etcd.KVClient).Compact),
	"etcdserverpb.KV/DeleteRange":                   unary(etcd.NewKVClient, (*etcd.KVClient).DeleteRange),
	"etcdserverpb.KV/Put":                           unary(etcd.NewKVClient, (*etcd.KVClient).Put),
	"etcdserverpb.KV/Range":                         unary(etcd.NewKVClient, (*etcd.KVClient).Range),
	"etcdserverpb.KV/Txn":                           unary(etcd.NewKVClient, (*etcd.KVClient).Txn),
	"etcdserverpb.Lease/LeaseGrant":                 unary(etcd.NewLeaseClient, (*etcd.LeaseClient).LeaseGrant),
	"etcdserverpb.Lease/LeaseRevoke":                unary(etcd.NewLeaseClient, (*etcd.LeaseClient).LeaseRevoke),
	"etcdserverpb.Lease/LeaseTimeToLive":            unary(etcd.NewLeaseClient, (*etcd.LeaseClient).LeaseTimeToLive),
	"etcdserverpb.Maintenance/Alarm":                unary(etcd.NewMaintenanceClient, (*etcd.MaintenanceClient).Alarm),
	"etcdserverpb.Maintenance/Defragment":           unary(etcd.NewMaintenanceClient, (*etcd.MaintenanceClient).Defragment),
	"etcdserverpb.Maintenance/Hash":                 unary(etcd.NewMaintenanceClient, (*etcd.MaintenanceClient).Hash),
	"etcdserverpb.Maintenance/HashKV":               unary(etcd.NewMaintenanceClient, (*etcd.MaintenanceClient).HashKV),
	"etcdserverpb.Maintenance/MoveLeader":           unary(etcd.NewMaintenanceClient, (*etcd.MaintenanceClient).MoveLeader),
	"etcdserverpb.Maintenance/Status":               unary(etcd.NewMaintenanceClient, (*etcd.MaintenanceClient).Status),
	"etcdserverpb.Watch/Progress":                   unary(etcd.NewWatchClient, (*etcd.WatchClient).Progress),
	"google.longrunning.Operations/CancelOperation": silent(operations.NewOperationsClient, (*operations.OperationsClient).CancelOperation),
	"google.longrunning.Operations/DeleteOperation": silent(operations.NewOperationsClient, (*operations.OperationsClient).DeleteOperation),
	"google.longrunning.Operations/GetOperation":    unary(operations.NewOperationsClient, (*operations.OperationsClient).GetOperation),
	"google.longrunning.Operations/ListOperations":  unary(operations.NewOperationsClient, (*operations.OperationsClient).ListOperations),
	"google.longrunning.Operations/WaitOperation":   unary(operations.NewOperationsClient, (*operations.OperationsClient).WaitOperation),
	"grpc.health.v1.Health/Check":                   unary(health.NewHealthClient, (*health.HealthClient).Check),
}

var clients = map[string]*privateer.Client{}

func client(s settings) (*privateer.Client, error) {
	if known, ok := clients[s.Name]; ok {
		return known, nil
	}
	opened, err := privateer.Connect(privateer.Config{
		Endpoints:      s.Endpoints,
		AttemptTimeout: time.Duration(s.AttemptTimeoutMs) * time.Millisecond,
		Deadline:       time.Duration(s.DeadlineMs) * time.Millisecond,
	})
	if err == nil {
		clients[s.Name] = opened
	}
	return opened, err
}

func call(l line) answer {
	invoke, ok := calls[l.Method]
	if !ok {
		return answer{"broken": "no method " + l.Method}
	}
	through, err := client(l.Client)
	if err != nil {
		return answer{"broken": err.Error()}
	}
	reply, err := invoke(through, l.Argument)
	if err != nil {
		return answer{"broken": err.Error()}
	}
	// A nil slice would be null.
	return answer{"resultBytes": append([]byte{}, reply...)}
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<16)
	out := json.NewEncoder(os.Stdout)
	for {
		request, err := in.ReadBytes('\n')
		if err == io.EOF {
			break
		}
		var l line
		if err := json.Unmarshal(request, &l); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		given := call(l)
		given["id"] = l.ID
		if err := out.Encode(given); err != nil {
			os.Exit(1)
		}
	}
	for _, each := range clients {
		each.Close()
	}
}
