"""Places the orders on its standard input until it is certain what became of each, and prints that."""

from __future__ import annotations

import datetime
import sys
import time
from decimal import Decimal

from polyglot import Order, OrdersClient, OutOfStock, Receipt

import privateer

PATIENCE = 20
PAUSE = 0.2
# How long a worker that nobody hears any more may still be at an order.
SLOWEST_ORDER = 1.0


def buy(orders: OrdersClient, order: Order) -> None:
    for _ in range(PATIENCE):
        try:
            return tell("accepted", order.id, orders.place(order).confirmation)
        except OutOfStock as reason:
            return tell("rejected", order.id, reason.available)
        except privateer.RpcError as failure:
            if failure.outcome is privateer.Outcome.NOT_EXECUTED:
                tell("not-executed", order.id)
                time.sleep(PAUSE)
                continue
            tell("unknown", order.id, failure)
        receipt = find(orders, order.id)
        if receipt is not None:
            tell("found", order.id)
            return tell("accepted", order.id, receipt.confirmation)
        tell("missing", order.id)
    raise SystemExit(f"nobody knows what became of {order.id}")


def find(orders: OrdersClient, order_id: str) -> Receipt | None:
    """Whether it was taken after all; it counts as missing after the time that the slowest order takes."""
    certain = time.monotonic() + SLOWEST_ORDER
    for _ in range(PATIENCE):
        try:
            while True:
                last = time.monotonic() >= certain
                receipt = orders.find(order_id)
                if receipt is not None or last:
                    return receipt
                time.sleep(PAUSE)
        except privateer.RpcError:
            time.sleep(PAUSE)
    raise SystemExit(f"{order_id} cannot be looked for")


def tell(*what: object) -> None:
    print(*what, sep="\t", flush=True)


def parse(line: str) -> Order:
    order_id, placed_at, customer, city, country, sku, quantity, unit_price, currency = line.rstrip("\n").split("\t")
    moment = privateer.Timestamp.of(datetime.datetime.fromisoformat(placed_at.replace("Z", "+00:00")))
    return Order(order_id, moment, customer, city, country, sku, int(quantity), Decimal(unit_price), currency)


with privateer.Client(sys.argv[1], attempt_timeout=0.5, max_attempts=10) as client:
    orders = OrdersClient(client).with_options(privateer.CallOptions(metadata={"customer": "python"}))
    for line in sys.stdin:
        buy(orders, parse(line))
