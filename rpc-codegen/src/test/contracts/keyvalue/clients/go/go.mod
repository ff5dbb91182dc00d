module privateer.local/client

go 1.19

require privateer.io/go/privateer v0.1.0
