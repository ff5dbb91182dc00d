// Places the orders on its standard input until it is certain what became of each, and prints that.
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { Client, RpcError } from "privateer-rpc";
import { OrdersClient, OutOfStockError } from "polyglot-client/io/privateer/examples/polyglot";

const PATIENCE = 20;
const PAUSE_MS = 200;
/** How long a worker that nobody hears any more may still be at an order. */
const SLOWEST_ORDER_MS = 1_000;

const client = new Client({ endpoints: [process.argv[2]], attemptTimeoutMs: 500, maxAttempts: 10 });
const orders = new OrdersClient(client);
const options = { metadata: { customer: "node" } };

async function buy(order) {
  for (let tries = 0; tries < PATIENCE; tries++) {
    try {
      const { confirmation } = await orders.place(order, options);
      return tell("accepted", order.id, confirmation);
    } catch (error) {
      if (error instanceof OutOfStockError) return tell("rejected", order.id, error.detail.available);
      if (!(error instanceof RpcError)) throw error;
      if (error.outcome === "NOT_EXECUTED") {
        tell("not-executed", order.id);
        await sleep(PAUSE_MS);
        continue;
      }
      tell("unknown", order.id, error.message);
    }
    const receipt = await find(order.id);
    if (receipt) {
      tell("found", order.id);
      return tell("accepted", order.id, receipt.confirmation);
    }
    tell("missing", order.id);
  }
  throw new Error(`nobody knows what became of ${order.id}`);
}

/** Whether it was taken after all; it counts as missing after the time that the slowest order takes. */
async function find(orderId) {
  const certain = performance.now() + SLOWEST_ORDER_MS;
  for (let failures = 0; ; await sleep(PAUSE_MS)) {
    const last = performance.now() >= certain;
    try {
      const receipt = await orders.find(orderId, options);
      if (receipt || last) return receipt;
    } catch (error) {
      if (!(error instanceof RpcError) || ++failures === PATIENCE) throw error;
    }
  }
}

function tell(...what) {
  process.stdout.write(`${what.join("\t")}\n`);
}

function parse(line) {
  const [id, placedAt, customer, city, country, sku, quantity, unitPrice, currency] = line.split("\t");
  return {
    id,
    placedAt: timestampFromDate(new Date(placedAt)),
    customer,
    city,
    country,
    sku,
    quantity: Number(quantity),
    unitPrice,
    currency,
  };
}

try {
  for await (const line of createInterface({ input: process.stdin })) {
    await buy(parse(line));
  }
} finally {
  await client.close();
}
