module privateer.io/go/privateer

go 1.19

require (
	github.com/pebbe/zmq4 v1.4.0
	google.golang.org/protobuf v1.33.0
)
