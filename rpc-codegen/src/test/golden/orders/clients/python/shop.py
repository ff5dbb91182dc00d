"""What shop offers, for Python.

Generated from Java by Privateer. Changes here are lost: change the Java source and build.
"""

from __future__ import annotations

import dataclasses as _dataclasses
import decimal as _decimal
import uuid as _uuid

import privateer as _rpc
from privateer import codec as _codec
from privateer import service as _service

__all__ = [
    "Order",
    "OrderLine",
    "Orders",
    "OrdersAsyncClient",
    "OrdersClient",
    "OutOfStock",
    "Receipt",
    "bind_orders",
]


@_dataclasses.dataclass(frozen=True)
class Order:
    """What a customer wants."""

    id: _uuid.UUID
    """chosen by the customer"""
    lines: list[OrderLine] = _dataclasses.field(default_factory=list)
    """at least one"""


@_dataclasses.dataclass(frozen=True)
class OrderLine:
    """Some pieces of one article."""

    article: str
    pieces: int
    price: _decimal.Decimal


class OutOfStock(_rpc.ServiceError):
    """Nothing left of an article."""

    def __init__(self, article: str) -> None:
        super().__init__(article)
        self.article = article


@_dataclasses.dataclass(frozen=True)
class Receipt:
    number: int
    placed: _rpc.Timestamp


class Orders:
    """The smallest service worth showing.

    For a worker: override what it serves, and see bind_orders.
    """

    def find(self, id: _uuid.UUID) -> Order | None:
        raise NotImplementedError

    def place(self, order: Order) -> Receipt:
        """Deduplicated: a retry never places a second order.

        :raises OutOfStock: the service says so
        """
        raise NotImplementedError


class OrdersClient:
    """The smallest service worth showing.

    Calls that wait for their result. Where there is none they raise privateer.RpcError, whose outcome says
    whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> OrdersClient:
        """The same with other settings for its calls."""
        return OrdersClient(self._client, options)

    def find(self, id: _uuid.UUID) -> Order | None:
        result: Order | None = self._client.call(_ORDERS_FIND, id, options=self._options)
        return result

    def place(self, order: Order) -> Receipt:
        """Deduplicated: a retry never places a second order.

        :raises OutOfStock: the service says so
        """
        result: Receipt = self._client.call(_ORDERS_PLACE, order, options=self._options)
        return result


class OrdersAsyncClient:
    """The smallest service worth showing.

    Calls for asyncio: a task that is cancelled cancels its call. Where there is none they raise
    privateer.RpcError, whose outcome says whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> OrdersAsyncClient:
        """The same with other settings for its calls."""
        return OrdersAsyncClient(self._client, options)

    async def find(self, id: _uuid.UUID) -> Order | None:
        result: Order | None = await self._client.call_async(_ORDERS_FIND, id, options=self._options)
        return result

    async def place(self, order: Order) -> Receipt:
        """Deduplicated: a retry never places a second order.

        :raises OutOfStock: the service says so
        """
        result: Receipt = await self._client.call_async(_ORDERS_PLACE, order, options=self._options)
        return result


def bind_orders(implementation: Orders) -> _rpc.Binding:
    """What a privateer.Worker serves: the methods that the implementation overrides."""
    methods = {
        "find": _ORDERS_FIND,
        "place": _ORDERS_PLACE,
    }
    return _rpc.Binding.of(implementation, Orders, methods)


# How the messages travel; for the runtime.


def _tables() -> tuple[_codec.MessageCodec, ...]:
    return (
        _codec.Record(
            "shop.Order",
            Order,
            _codec.Field("id", _codec.UUID),
            _codec.Field("lines", _codec.Repeated(_codec.message("shop.OrderLine"))),
        ),
        _codec.Record(
            "shop.OrderLine",
            OrderLine,
            _codec.Field("article", _codec.STRING),
            _codec.Field("pieces", _codec.INT),
            _codec.Field("price", _codec.DECIMAL),
        ),
        _codec.Arguments(
            "shop.OrdersFindReply",
            _codec.optional("result", _codec.message("shop.Order")),
        ),
        _codec.Arguments(
            "shop.OrdersFindRequest",
            _codec.Field("id", _codec.UUID),
        ),
        _codec.Arguments(
            "shop.OrdersPlaceReply",
            _codec.Field("result", _codec.message("shop.Receipt")),
        ),
        _codec.Arguments(
            "shop.OrdersPlaceRequest",
            _codec.Field("order", _codec.message("shop.Order")),
        ),
        _codec.Record(
            "shop.OutOfStock",
            OutOfStock,
            _codec.Field("article", _codec.STRING),
        ),
        _codec.Record(
            "shop.Receipt",
            Receipt,
            _codec.Field("number", _codec.INT),
            _codec.Field("placed", _codec.TIMESTAMP),
        ),
    )


_DESCRIPTION = (
    "Cv8BCh9nb29nbGUvcHJvdG9idWYvdGltZXN0YW1wLnByb3RvEg9nb29nbGUucHJvdG9idWYiOwoJVGltZXN0YW1wEhgKB3NlY29u"
    "ZHMYASABKANSB3NlY29uZHMSFAoFbmFub3MYAiABKAVSBW5hbm9zQoUBChNjb20uZ29vZ2xlLnByb3RvYnVmQg5UaW1lc3RhbXBQ"
    "cm90b1ABWjJnb29nbGUuZ29sYW5nLm9yZy9wcm90b2J1Zi90eXBlcy9rbm93bi90aW1lc3RhbXBwYvgBAaICA0dQQqoCHkdvb2ds"
    "ZS5Qcm90b2J1Zi5XZWxsS25vd25UeXBlc2IGcHJvdG8zCqUECg9zaG9wL3Nob3AucHJvdG8SBHNob3AaH2dvb2dsZS9wcm90b2J1"
    "Zi90aW1lc3RhbXAucHJvdG8iPgoFT3JkZXISDgoCaWQYASABKAlSAmlkEiUKBWxpbmVzGAIgAygLMg8uc2hvcC5PcmRlckxpbmVS"
    "BWxpbmVzIlMKCU9yZGVyTGluZRIYCgdhcnRpY2xlGAEgASgJUgdhcnRpY2xlEhYKBnBpZWNlcxgCIAEoBVIGcGllY2VzEhQKBXBy"
    "aWNlGAMgASgJUgVwcmljZSI2Cg9PcmRlcnNGaW5kUmVwbHkSIwoGcmVzdWx0GAEgASgLMgsuc2hvcC5PcmRlclIGcmVzdWx0IiMK"
    "EU9yZGVyc0ZpbmRSZXF1ZXN0Eg4KAmlkGAEgASgJUgJpZCI5ChBPcmRlcnNQbGFjZVJlcGx5EiUKBnJlc3VsdBgBIAEoCzINLnNo"
    "b3AuUmVjZWlwdFIGcmVzdWx0IjcKEk9yZGVyc1BsYWNlUmVxdWVzdBIhCgVvcmRlchgBIAEoCzILLnNob3AuT3JkZXJSBW9yZGVy"
    "IiYKCk91dE9mU3RvY2sSGAoHYXJ0aWNsZRgBIAEoCVIHYXJ0aWNsZSJVCgdSZWNlaXB0EhYKBm51bWJlchgBIAEoA1IGbnVtYmVy"
    "EjIKBnBsYWNlZBgCIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSBnBsYWNlZGIGcHJvdG8z"
)

_codecs = _codec.Codecs(_DESCRIPTION, _tables)


_ORDERS_FIND = _service.Method(
    path="shop.Orders/Find",
    codecs=_codecs,
    request="shop.OrdersFindRequest",
    reply="shop.OrdersFindReply",
    idempotent=True,
    timeout=0.2,
)


_ORDERS_PLACE = _service.Method(
    path="shop.Orders/Place",
    codecs=_codecs,
    request="shop.OrdersPlaceRequest",
    reply="shop.OrdersPlaceReply",
    errors=(_service.ErrorType("shop.OutOfStock", OutOfStock, "shop.OutOfStock"),),
)
