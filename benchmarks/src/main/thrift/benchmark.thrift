// The same two methods as in Desk.java and benchmark.proto.
namespace java io.privateer.benchmarks.contract.thrift

struct Line {
  1: string article
  2: i32 count
  3: i64 priceCents
}

struct Order {
  1: string id
  2: string customer
  3: list<Line> lines
}

struct Receipt {
  1: string orderId
  2: i64 totalCents
  3: i32 lines
}

service Desk {
  binary echo(1: binary bytes)
  Receipt place(1: Order order)
}
