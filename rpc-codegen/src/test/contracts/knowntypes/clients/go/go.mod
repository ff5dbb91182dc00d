module privateer.local/client

go 1.19

require (
	google.golang.org/protobuf v1.33.0
	privateer.io/go/privateer v0.1.0
)
