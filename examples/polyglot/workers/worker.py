"""Takes orders, as one of two workers in different languages that share a ledger.

Arguments: the stock, the ledger, the front, where to listen.
"""

from __future__ import annotations

import fcntl
import random
import signal
import sys
import time
import uuid
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from polyglot import Order, Orders, OutOfStock, Receipt, bind_orders

import privateer


class Desk(Orders):
    def __init__(self, stock: Path, ledger: Path) -> None:
        rows = [line.split("\t") for line in stock.read_text("utf-8").splitlines()[1:]]
        self._stock = {sku: int(on_hand) for sku, _, on_hand in rows}
        self._ledger = ledger

    def place(self, order: Order) -> Receipt:
        print(order.id, "authorises its payment", flush=True)
        work(0.02, 0.06)
        receipt = self._take(order)
        print(order.id, "is in the ledger", flush=True)
        work(0.01, 0.02)
        return receipt

    def find(self, order_id: str) -> Receipt | None:
        with self._ledger.open("a+b") as file:
            for line in read(file):
                if line[0] == order_id:
                    return Receipt(line[0], uuid.UUID(line[1]), at(int(line[2])), line[3], Decimal(line[7]), line[8])
        return None

    def _take(self, order: Order) -> Receipt:
        # It does not look whether the order is there already: what comes twice is written twice, or the final check
        # could be fooled.
        with self._ledger.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            left = self._stock.get(order.sku, 0) - sum(int(line[6]) for line in read(file) if line[5] == order.sku)
            if left < order.quantity:
                raise OutOfStock(order.sku, order.quantity, left)
            confirmation, now, total = uuid.uuid4(), time.time_ns() // 1_000_000, order.unit_price * order.quantity
            call = privateer.current_call()
            customer = call.metadata.get("customer", "") if call else ""
            line = (order.id, confirmation, now, "python", customer, order.sku, order.quantity, total, order.currency)
            file.write(("\t".join(map(str, line)) + "\n").encode())
        return Receipt(order.id, confirmation, at(now), "python", total, order.currency)


def read(ledger: BinaryIO) -> list[list[str]]:
    ledger.seek(0)
    return [line.split("\t") for line in ledger.read().decode().splitlines()]


def at(millis: int) -> privateer.Timestamp:
    return privateer.Timestamp(millis // 1_000, millis % 1_000 * 1_000_000)


def work(at_least: float, at_most: float) -> None:
    """Stands for calls to a bank and to a warehouse."""
    time.sleep(random.uniform(at_least, at_most))


def main(stock: str, ledger: str, front: str, bind: str) -> None:
    desk = Desk(Path(stock), Path(ledger))
    worker = privateer.Worker(bind_orders(desk), fronts=front, bind=bind, lease=3)
    signal.signal(signal.SIGTERM, lambda *_: worker.stop())
    print("listens at", worker.endpoint, flush=True)
    worker.run()


main(*sys.argv[1:])
