"""What shop offers, for Python.

Generated from Java by Privateer. Changes here are lost: change the Java source and build.
"""

from __future__ import annotations

import builtins as _builtins
import dataclasses as _dataclasses
import datetime as _datetime
import decimal as _decimal
import typing as _typing
import uuid as _uuid

import privateer as _rpc
from privateer import codec as _codec
from privateer import service as _service

__all__ = [
    "Color",
    "Everything",
    "EverythingArrays",
    "EverythingBoxes",
    "EverythingDefaults",
    "EverythingLists",
    "EverythingMaps",
    "EverythingOptionals",
    "EverythingPoint",
    "EverythingScalars",
    "EverythingTexts",
    "EverythingTimes",
    "Mood",
    "OutOfStock",
    "PageOfEverythingPoint",
    "PageOfStringList",
    "Shape",
    "ShapeCircle",
    "ShapeSquare",
    "ShapeUnknown",
    "Shop",
    "ShopAsyncClient",
    "ShopClient",
    "SoldForever",
    "bind_shop",
]


class Color(_codec.OpenEnum):
    RED = 1
    """Warm."""
    GREEN = 2
    OTHER = 0


class Mood(_codec.ClosedEnum):
    """Without a constant for what is not known."""

    GOOD = 1
    BAD = 2


@_dataclasses.dataclass(frozen=True)
class Everything:
    """One component for every row of the mapping."""

    scalars: EverythingScalars
    boxes: EverythingBoxes
    optionals: EverythingOptionals
    defaults: EverythingDefaults
    texts: EverythingTexts
    times: EverythingTimes
    lists: EverythingLists
    arrays: EverythingArrays
    maps: EverythingMaps
    color: Color
    mood: Mood | None
    shape: Shape
    next: Everything | None = None


@_dataclasses.dataclass(frozen=True)
class EverythingArrays:
    ints: list[int] = _dataclasses.field(default_factory=list)
    longs: list[int] = _dataclasses.field(default_factory=list)
    floats: list[float] = _dataclasses.field(default_factory=list)
    doubles: list[float] = _dataclasses.field(default_factory=list)
    booleans: list[bool] = _dataclasses.field(default_factory=list)
    strings: list[str] = _dataclasses.field(default_factory=list)
    bytes: list[_builtins.bytes] = _dataclasses.field(default_factory=list)
    colors: list[Color] = _dataclasses.field(default_factory=list)
    points: list[EverythingPoint] = _dataclasses.field(default_factory=list)


@_dataclasses.dataclass(frozen=True)
class EverythingBoxes:
    i: int | None = None
    l: int | None = None
    f: float | None = None
    d: float | None = None
    b: bool | None = None


@_dataclasses.dataclass(frozen=True)
class EverythingDefaults:
    i: int = 3
    l: int = -9223372036854775808
    f: float = 1.5
    d: float = 1.0e300
    b: bool = True
    s: str = 'a"\\u0041\n\xe9'
    color: Color = Color.GREEN


@_dataclasses.dataclass(frozen=True)
class EverythingLists:
    ints: list[int] = _dataclasses.field(default_factory=list)
    longs: list[int] = _dataclasses.field(default_factory=list)
    floats: list[float] = _dataclasses.field(default_factory=list)
    doubles: list[float] = _dataclasses.field(default_factory=list)
    booleans: list[bool] = _dataclasses.field(default_factory=list)
    strings: list[str] = _dataclasses.field(default_factory=list)
    bytes: list[_builtins.bytes] = _dataclasses.field(default_factory=list)
    uuids: list[_uuid.UUID] = _dataclasses.field(default_factory=list)
    colors: list[Color] = _dataclasses.field(default_factory=list)
    instants: list[_rpc.Timestamp] = _dataclasses.field(default_factory=list)
    shapes: list[Shape] = _dataclasses.field(default_factory=list)
    nested: list[list[str]] = _dataclasses.field(default_factory=list)
    set: _builtins.set[int] = _dataclasses.field(default_factory=_builtins.set)
    dates: _builtins.set[_datetime.date] = _dataclasses.field(default_factory=_builtins.set)


@_dataclasses.dataclass(frozen=True)
class EverythingMaps:
    by_string: dict[str, int] = _dataclasses.field(default_factory=dict)
    by_int: dict[int, str] = _dataclasses.field(default_factory=dict)
    by_long: dict[int, bool] = _dataclasses.field(default_factory=dict)
    by_boolean: dict[bool, float] = _dataclasses.field(default_factory=dict)
    by_uuid: dict[_uuid.UUID, EverythingPoint] = _dataclasses.field(default_factory=dict)
    by_date: dict[_datetime.date, Color] = _dataclasses.field(default_factory=dict)
    lists: dict[str, list[EverythingPoint]] = _dataclasses.field(default_factory=dict)
    maps: dict[str, dict[str, bytes]] = _dataclasses.field(default_factory=dict)
    durations: dict[str, _rpc.Duration] = _dataclasses.field(default_factory=dict)


@_dataclasses.dataclass(frozen=True)
class EverythingOptionals:
    i: int | None = None
    l: int | None = None
    f: float | None = None
    d: float | None = None
    b: bool | None = None
    s: str | None = None
    bytes: _builtins.bytes | None = None
    uuid: _uuid.UUID | None = None
    color: Color | None = None
    instant: _rpc.Timestamp | None = None
    shape: Shape | None = None


@_dataclasses.dataclass(frozen=True)
class EverythingPoint:
    x: int
    y: int


@_dataclasses.dataclass(frozen=True)
class EverythingScalars:
    """Values without presence."""

    i: int
    l: int
    f: float
    d: float
    b: bool
    s: str
    bytes: _builtins.bytes


@_dataclasses.dataclass(frozen=True)
class EverythingTexts:
    uuid: _uuid.UUID
    decimal: _decimal.Decimal
    integer: int


@_dataclasses.dataclass(frozen=True)
class EverythingTimes:
    instant: _rpc.Timestamp
    duration: _rpc.Duration
    date: _datetime.date
    time: _rpc.LocalTime
    date_time: _rpc.LocalDateTime
    offset_date_time: _rpc.OffsetDateTime


class OutOfStock(_rpc.ServiceError):
    """Nothing left."""

    def __init__(self, message: str, article: str, left: int) -> None:
        super().__init__(message)
        self.message = message
        self.article = article
        self.left = left


@_dataclasses.dataclass(frozen=True)
class PageOfEverythingPoint:
    """A part of a longer list."""

    items: list[EverythingPoint]
    total: int


@_dataclasses.dataclass(frozen=True)
class PageOfStringList:
    """A part of a longer list."""

    items: list[list[str]]
    total: int


@_dataclasses.dataclass(frozen=True)
class ShapeCircle:
    """Round."""

    radius: float


@_dataclasses.dataclass(frozen=True)
class ShapeSquare:
    side: float
    variant: str


class SoldForever(_rpc.ServiceError):
    """Nothing left, and nothing will come."""

    def __init__(self, message: str, article: str, left: int) -> None:
        super().__init__(message)
        self.message = message
        self.article = article
        self.left = left


@_dataclasses.dataclass(frozen=True)
class ShapeUnknown:
    """Stands for variants of Shape that this program does not know."""


Shape = _typing.Union[ShapeCircle, ShapeSquare, ShapeUnknown]
"""One of two forms."""


class Shop:
    """All that can be asked of the shop.

    A second paragraph with a backslash \\ and an end of a comment, &#42;/.

    For a worker: override what it serves, and see bind_shop.
    """

    def echo(self, everything: Everything) -> Everything:
        """Gives back what it gets."""
        raise NotImplementedError

    def find(self, id: _uuid.UUID, hint: str | None = None) -> EverythingPoint | None:
        raise NotImplementedError

    def names(self) -> PageOfStringList:
        raise NotImplementedError

    def ping(self) -> None:
        raise NotImplementedError

    def points(self, from_: int) -> PageOfEverythingPoint:
        raise NotImplementedError

    def sum(self, numbers: list[int]) -> int:
        raise NotImplementedError

    def take(self, article: str, count: int) -> int:
        """Takes some off the shelf.

        :raises SoldForever: the service says so
        :raises OutOfStock: the service says so
        """
        raise NotImplementedError


class ShopClient:
    """All that can be asked of the shop.

    A second paragraph with a backslash \\ and an end of a comment, &#42;/.

    Calls that wait for their result. Where there is none they raise privateer.RpcError, whose outcome says
    whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> ShopClient:
        """The same with other settings for its calls."""
        return ShopClient(self._client, options)

    def echo(self, everything: Everything) -> Everything:
        """Gives back what it gets."""
        result: Everything = self._client.call(_SHOP_ECHO, everything, options=self._options)
        return result

    def find(self, id: _uuid.UUID, hint: str | None = None) -> EverythingPoint | None:
        result: EverythingPoint | None = self._client.call(_SHOP_FIND, id, hint, options=self._options)
        return result

    def names(self) -> PageOfStringList:
        result: PageOfStringList = self._client.call(_SHOP_NAMES, options=self._options)
        return result

    def ping(self) -> None:
        self._client.call(_SHOP_PING, options=self._options)

    def points(self, from_: int) -> PageOfEverythingPoint:
        result: PageOfEverythingPoint = self._client.call(_SHOP_POINTS, from_, options=self._options)
        return result

    def sum(self, numbers: list[int]) -> int:
        result: int = self._client.call(_SHOP_SUM, numbers, options=self._options)
        return result

    def take(self, article: str, count: int) -> int:
        """Takes some off the shelf.

        :raises SoldForever: the service says so
        :raises OutOfStock: the service says so
        """
        result: int = self._client.call(_SHOP_TAKE, article, count, options=self._options)
        return result


class ShopAsyncClient:
    """All that can be asked of the shop.

    A second paragraph with a backslash \\ and an end of a comment, &#42;/.

    Calls for asyncio: a task that is cancelled cancels its call. Where there is none they raise
    privateer.RpcError, whose outcome says whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> ShopAsyncClient:
        """The same with other settings for its calls."""
        return ShopAsyncClient(self._client, options)

    async def echo(self, everything: Everything) -> Everything:
        """Gives back what it gets."""
        result: Everything = await self._client.call_async(_SHOP_ECHO, everything, options=self._options)
        return result

    async def find(self, id: _uuid.UUID, hint: str | None = None) -> EverythingPoint | None:
        result: EverythingPoint | None = await self._client.call_async(_SHOP_FIND, id, hint, options=self._options)
        return result

    async def names(self) -> PageOfStringList:
        result: PageOfStringList = await self._client.call_async(_SHOP_NAMES, options=self._options)
        return result

    async def ping(self) -> None:
        await self._client.call_async(_SHOP_PING, options=self._options)

    async def points(self, from_: int) -> PageOfEverythingPoint:
        result: PageOfEverythingPoint = await self._client.call_async(_SHOP_POINTS, from_, options=self._options)
        return result

    async def sum(self, numbers: list[int]) -> int:
        result: int = await self._client.call_async(_SHOP_SUM, numbers, options=self._options)
        return result

    async def take(self, article: str, count: int) -> int:
        """Takes some off the shelf.

        :raises SoldForever: the service says so
        :raises OutOfStock: the service says so
        """
        result: int = await self._client.call_async(_SHOP_TAKE, article, count, options=self._options)
        return result


def bind_shop(implementation: Shop) -> _rpc.Binding:
    """What a privateer.Worker serves: the methods that the implementation overrides."""
    methods = {
        "echo": _SHOP_ECHO,
        "find": _SHOP_FIND,
        "names": _SHOP_NAMES,
        "ping": _SHOP_PING,
        "points": _SHOP_POINTS,
        "sum": _SHOP_SUM,
        "take": _SHOP_TAKE,
    }
    return _rpc.Binding.of(implementation, Shop, methods)


# How the messages travel; for the runtime.


def _tables() -> tuple[_codec.MessageCodec, ...]:
    return (
        _codec.Record(
            "shop.Everything",
            Everything,
            _codec.Field("scalars", _codec.message("shop.EverythingScalars")),
            _codec.Field("boxes", _codec.message("shop.EverythingBoxes")),
            _codec.Field("optionals", _codec.message("shop.EverythingOptionals")),
            _codec.Field("defaults", _codec.message("shop.EverythingDefaults")),
            _codec.Field("texts", _codec.message("shop.EverythingTexts")),
            _codec.Field("times", _codec.message("shop.EverythingTimes")),
            _codec.Field("lists", _codec.message("shop.EverythingLists")),
            _codec.Field("arrays", _codec.message("shop.EverythingArrays")),
            _codec.Field("maps", _codec.message("shop.EverythingMaps")),
            _codec.Field("color", _codec.enumeration(Color)),
            _codec.optional("mood", _codec.enumeration(Mood)),
            _codec.Field("shape", _codec.message("shop.Shape")),
            _codec.optional("next", _codec.message("shop.Everything")),
        ),
        _codec.Record(
            "shop.EverythingArrays",
            EverythingArrays,
            _codec.Field("ints", _codec.Repeated(_codec.INT)),
            _codec.Field("longs", _codec.Repeated(_codec.INT)),
            _codec.Field("floats", _codec.Repeated(_codec.FLOAT)),
            _codec.Field("doubles", _codec.Repeated(_codec.FLOAT)),
            _codec.Field("booleans", _codec.Repeated(_codec.BOOL)),
            _codec.Field("strings", _codec.Repeated(_codec.STRING)),
            _codec.Field("bytes", _codec.Repeated(_codec.BYTES)),
            _codec.Field("colors", _codec.Repeated(_codec.enumeration(Color))),
            _codec.Field("points", _codec.Repeated(_codec.message("shop.EverythingPoint"))),
        ),
        _codec.Record(
            "shop.EverythingBoxes",
            EverythingBoxes,
            _codec.optional("i", _codec.INT),
            _codec.optional("l", _codec.INT),
            _codec.optional("f", _codec.FLOAT),
            _codec.optional("d", _codec.FLOAT),
            _codec.optional("b", _codec.BOOL),
        ),
        _codec.Record(
            "shop.EverythingDefaults",
            EverythingDefaults,
            _codec.defaulted("i", _codec.INT, 3),
            _codec.defaulted("l", _codec.INT, -9223372036854775808),
            _codec.defaulted("f", _codec.FLOAT, 1.5),
            _codec.defaulted("d", _codec.FLOAT, 1.0e300),
            _codec.defaulted("b", _codec.BOOL, True),
            _codec.defaulted("s", _codec.STRING, 'a"\\u0041\n\xe9'),
            _codec.defaulted("color", _codec.enumeration(Color), Color.GREEN),
        ),
        _codec.Record(
            "shop.EverythingLists",
            EverythingLists,
            _codec.Field("ints", _codec.Repeated(_codec.INT)),
            _codec.Field("longs", _codec.Repeated(_codec.INT)),
            _codec.Field("floats", _codec.Repeated(_codec.FLOAT)),
            _codec.Field("doubles", _codec.Repeated(_codec.FLOAT)),
            _codec.Field("booleans", _codec.Repeated(_codec.BOOL)),
            _codec.Field("strings", _codec.Repeated(_codec.STRING)),
            _codec.Field("bytes", _codec.Repeated(_codec.BYTES)),
            _codec.Field("uuids", _codec.Repeated(_codec.UUID)),
            _codec.Field("colors", _codec.Repeated(_codec.enumeration(Color))),
            _codec.Field("instants", _codec.Repeated(_codec.TIMESTAMP)),
            _codec.Field("shapes", _codec.Repeated(_codec.message("shop.Shape"))),
            _codec.Field("nested", _codec.Repeated(_codec.Wrapped(_codec.Repeated(_codec.STRING)))),
            _codec.Field("set", _codec.Repeated(_codec.INT, set)),
            _codec.Field("dates", _codec.Repeated(_codec.DATE, set)),
        ),
        _codec.Record(
            "shop.EverythingMaps",
            EverythingMaps,
            _codec.Field("by_string", _codec.MapOf(_codec.STRING, _codec.INT)),
            _codec.Field("by_int", _codec.MapOf(_codec.INT, _codec.STRING)),
            _codec.Field("by_long", _codec.MapOf(_codec.INT, _codec.BOOL)),
            _codec.Field("by_boolean", _codec.MapOf(_codec.BOOL, _codec.FLOAT)),
            _codec.Field("by_uuid", _codec.MapOf(_codec.UUID, _codec.message("shop.EverythingPoint"))),
            _codec.Field("by_date", _codec.MapOf(_codec.DATE, _codec.enumeration(Color))),
            _codec.Field(
                "lists",
                _codec.MapOf(_codec.STRING, _codec.Wrapped(_codec.Repeated(_codec.message("shop.EverythingPoint")))),
            ),
            _codec.Field(
                "maps",
                _codec.MapOf(_codec.STRING, _codec.Wrapped(_codec.MapOf(_codec.STRING, _codec.BYTES))),
            ),
            _codec.Field("durations", _codec.MapOf(_codec.STRING, _codec.DURATION)),
        ),
        _codec.Record(
            "shop.EverythingOptionals",
            EverythingOptionals,
            _codec.optional("i", _codec.INT),
            _codec.optional("l", _codec.INT),
            _codec.optional("f", _codec.FLOAT),
            _codec.optional("d", _codec.FLOAT),
            _codec.optional("b", _codec.BOOL),
            _codec.optional("s", _codec.STRING),
            _codec.optional("bytes", _codec.BYTES),
            _codec.optional("uuid", _codec.UUID),
            _codec.optional("color", _codec.enumeration(Color)),
            _codec.optional("instant", _codec.TIMESTAMP),
            _codec.optional("shape", _codec.message("shop.Shape")),
        ),
        _codec.Record(
            "shop.EverythingPoint",
            EverythingPoint,
            _codec.Field("x", _codec.INT),
            _codec.Field("y", _codec.INT),
        ),
        _codec.Record(
            "shop.EverythingScalars",
            EverythingScalars,
            _codec.Field("i", _codec.INT),
            _codec.Field("l", _codec.INT),
            _codec.Field("f", _codec.FLOAT),
            _codec.Field("d", _codec.FLOAT),
            _codec.Field("b", _codec.BOOL),
            _codec.Field("s", _codec.STRING),
            _codec.Field("bytes", _codec.BYTES),
        ),
        _codec.Record(
            "shop.EverythingTexts",
            EverythingTexts,
            _codec.Field("uuid", _codec.UUID),
            _codec.Field("decimal", _codec.DECIMAL),
            _codec.Field("integer", _codec.INTEGER),
        ),
        _codec.Record(
            "shop.EverythingTimes",
            EverythingTimes,
            _codec.Field("instant", _codec.TIMESTAMP),
            _codec.Field("duration", _codec.DURATION),
            _codec.Field("date", _codec.DATE),
            _codec.Field("time", _codec.TIME),
            _codec.Field("date_time", _codec.DATE_TIME),
            _codec.Field("offset_date_time", _codec.OFFSET_DATE_TIME),
        ),
        _codec.Record(
            "shop.OutOfStock",
            OutOfStock,
            _codec.Field("message", _codec.STRING),
            _codec.Field("article", _codec.STRING),
            _codec.Field("left", _codec.INT),
        ),
        _codec.Record(
            "shop.PageOfEverythingPoint",
            PageOfEverythingPoint,
            _codec.Field("items", _codec.Repeated(_codec.message("shop.EverythingPoint"))),
            _codec.Field("total", _codec.INT),
        ),
        _codec.Record(
            "shop.PageOfStringList",
            PageOfStringList,
            _codec.Field("items", _codec.Repeated(_codec.Wrapped(_codec.Repeated(_codec.STRING)))),
            _codec.Field("total", _codec.INT),
        ),
        _codec.Union(
            "shop.Shape",
            _codec.Variant("circle", ShapeCircle, "shop.ShapeCircle"),
            _codec.Variant("square", ShapeSquare, "shop.ShapeSquare"),
            unknown=ShapeUnknown,
        ),
        _codec.Record(
            "shop.ShapeCircle",
            ShapeCircle,
            _codec.Field("radius", _codec.FLOAT),
        ),
        _codec.Record(
            "shop.ShapeSquare",
            ShapeSquare,
            _codec.Field("side", _codec.FLOAT),
            _codec.Field("variant", _codec.STRING),
        ),
        _codec.Arguments(
            "shop.ShopEchoReply",
            _codec.Field("result", _codec.message("shop.Everything")),
        ),
        _codec.Arguments(
            "shop.ShopEchoRequest",
            _codec.Field("everything", _codec.message("shop.Everything")),
        ),
        _codec.Arguments(
            "shop.ShopFindReply",
            _codec.optional("result", _codec.message("shop.EverythingPoint")),
        ),
        _codec.Arguments(
            "shop.ShopFindRequest",
            _codec.Field("id", _codec.UUID),
            _codec.optional("hint", _codec.STRING),
        ),
        _codec.Arguments(
            "shop.ShopNamesReply",
            _codec.Field("result", _codec.message("shop.PageOfStringList")),
        ),
        _codec.Arguments("shop.ShopNamesRequest"),
        _codec.Arguments("shop.ShopPingReply"),
        _codec.Arguments("shop.ShopPingRequest"),
        _codec.Arguments(
            "shop.ShopPointsReply",
            _codec.Field("result", _codec.message("shop.PageOfEverythingPoint")),
        ),
        _codec.Arguments(
            "shop.ShopPointsRequest",
            _codec.Field("from", _codec.INT, attribute="from_"),
        ),
        _codec.Arguments(
            "shop.ShopSumReply",
            _codec.Field("result", _codec.INT),
        ),
        _codec.Arguments(
            "shop.ShopSumRequest",
            _codec.Field("numbers", _codec.Repeated(_codec.INT)),
        ),
        _codec.Arguments(
            "shop.ShopTakeReply",
            _codec.Field("result", _codec.INT),
        ),
        _codec.Arguments(
            "shop.ShopTakeRequest",
            _codec.Field("article", _codec.STRING),
            _codec.Field("count", _codec.INT),
        ),
        _codec.Record(
            "shop.SoldForever",
            SoldForever,
            _codec.Field("message", _codec.STRING),
            _codec.Field("article", _codec.STRING),
            _codec.Field("left", _codec.INT),
        ),
    )


_DESCRIPTION = (
    "CvsBCh5nb29nbGUvcHJvdG9idWYvZHVyYXRpb24ucHJvdG8SD2dvb2dsZS5wcm90b2J1ZiI6CghEdXJhdGlvbhIYCgdzZWNvbmRz"
    "GAEgASgDUgdzZWNvbmRzEhQKBW5hbm9zGAIgASgFUgVuYW5vc0KDAQoTY29tLmdvb2dsZS5wcm90b2J1ZkINRHVyYXRpb25Qcm90"
    "b1ABWjFnb29nbGUuZ29sYW5nLm9yZy9wcm90b2J1Zi90eXBlcy9rbm93bi9kdXJhdGlvbnBi+AEBogIDR1BCqgIeR29vZ2xlLlBy"
    "b3RvYnVmLldlbGxLbm93blR5cGVzYgZwcm90bzMK/wEKH2dvb2dsZS9wcm90b2J1Zi90aW1lc3RhbXAucHJvdG8SD2dvb2dsZS5w"
    "cm90b2J1ZiI7CglUaW1lc3RhbXASGAoHc2Vjb25kcxgBIAEoA1IHc2Vjb25kcxIUCgVuYW5vcxgCIAEoBVIFbmFub3NChQEKE2Nv"
    "bS5nb29nbGUucHJvdG9idWZCDlRpbWVzdGFtcFByb3RvUAFaMmdvb2dsZS5nb2xhbmcub3JnL3Byb3RvYnVmL3R5cGVzL2tub3du"
    "L3RpbWVzdGFtcHBi+AEBogIDR1BCqgIeR29vZ2xlLlByb3RvYnVmLldlbGxLbm93blR5cGVzYgZwcm90bzMK2yoKD3Nob3Avc2hv"
    "cC5wcm90bxIEc2hvcBoeZ29vZ2xlL3Byb3RvYnVmL2R1cmF0aW9uLnByb3RvGh9nb29nbGUvcHJvdG9idWYvdGltZXN0YW1wLnBy"
    "b3RvItYECgpFdmVyeXRoaW5nEjEKB3NjYWxhcnMYASABKAsyFy5zaG9wLkV2ZXJ5dGhpbmdTY2FsYXJzUgdzY2FsYXJzEisKBWJv"
    "eGVzGAIgASgLMhUuc2hvcC5FdmVyeXRoaW5nQm94ZXNSBWJveGVzEjcKCW9wdGlvbmFscxgDIAEoCzIZLnNob3AuRXZlcnl0aGlu"
    "Z09wdGlvbmFsc1IJb3B0aW9uYWxzEjQKCGRlZmF1bHRzGAQgASgLMhguc2hvcC5FdmVyeXRoaW5nRGVmYXVsdHNSCGRlZmF1bHRz"
    "EisKBXRleHRzGAUgASgLMhUuc2hvcC5FdmVyeXRoaW5nVGV4dHNSBXRleHRzEisKBXRpbWVzGAYgASgLMhUuc2hvcC5FdmVyeXRo"
    "aW5nVGltZXNSBXRpbWVzEisKBWxpc3RzGAcgASgLMhUuc2hvcC5FdmVyeXRoaW5nTGlzdHNSBWxpc3RzEi4KBmFycmF5cxgIIAEo"
    "CzIWLnNob3AuRXZlcnl0aGluZ0FycmF5c1IGYXJyYXlzEigKBG1hcHMYCSABKAsyFC5zaG9wLkV2ZXJ5dGhpbmdNYXBzUgRtYXBz"
    "EiEKBWNvbG9yGAogASgOMgsuc2hvcC5Db2xvclIFY29sb3ISIwoEbW9vZBgLIAEoDjIKLnNob3AuTW9vZEgAUgRtb29kiAEBEiEK"
    "BXNoYXBlGAwgASgLMgsuc2hvcC5TaGFwZVIFc2hhcGUSJAoEbmV4dBgNIAEoCzIQLnNob3AuRXZlcnl0aGluZ1IEbmV4dEIHCgVf"
    "bW9vZCKOAgoQRXZlcnl0aGluZ0FycmF5cxISCgRpbnRzGAEgAygFUgRpbnRzEhQKBWxvbmdzGAIgAygDUgVsb25ncxIWCgZmbG9h"
    "dHMYAyADKAJSBmZsb2F0cxIYCgdkb3VibGVzGAQgAygBUgdkb3VibGVzEhoKCGJvb2xlYW5zGAUgAygIUghib29sZWFucxIYCgdz"
    "dHJpbmdzGAYgAygJUgdzdHJpbmdzEhQKBWJ5dGVzGAcgAygMUgVieXRlcxIjCgZjb2xvcnMYCCADKA4yCy5zaG9wLkNvbG9yUgZj"
    "b2xvcnMSLQoGcG9pbnRzGAkgAygLMhUuc2hvcC5FdmVyeXRoaW5nUG9pbnRSBnBvaW50cyKOAQoPRXZlcnl0aGluZ0JveGVzEhEK"
    "AWkYASABKAVIAFIBaYgBARIRCgFsGAIgASgDSAFSAWyIAQESEQoBZhgDIAEoAkgCUgFmiAEBEhEKAWQYBCABKAFIA1IBZIgBARIR"
    "CgFiGAUgASgISARSAWKIAQFCBAoCX2lCBAoCX2xCBAoCX2ZCBAoCX2RCBAoCX2Ii3AEKEkV2ZXJ5dGhpbmdEZWZhdWx0cxIRCgFp"
    "GAEgASgFSABSAWmIAQESEQoBbBgCIAEoA0gBUgFsiAEBEhEKAWYYAyABKAJIAlIBZogBARIRCgFkGAQgASgBSANSAWSIAQESEQoB"
    "YhgFIAEoCEgEUgFiiAEBEhEKAXMYBiABKAlIBVIBc4gBARImCgVjb2xvchgHIAEoDjILLnNob3AuQ29sb3JIBlIFY29sb3KIAQFC"
    "BAoCX2lCBAoCX2xCBAoCX2ZCBAoCX2RCBAoCX2JCBAoCX3NCCAoGX2NvbG9yIqMDCg9FdmVyeXRoaW5nTGlzdHMSEgoEaW50cxgB"
    "IAMoBVIEaW50cxIUCgVsb25ncxgCIAMoA1IFbG9uZ3MSFgoGZmxvYXRzGAMgAygCUgZmbG9hdHMSGAoHZG91YmxlcxgEIAMoAVIH"
    "ZG91YmxlcxIaCghib29sZWFucxgFIAMoCFIIYm9vbGVhbnMSGAoHc3RyaW5ncxgGIAMoCVIHc3RyaW5ncxIUCgVieXRlcxgHIAMo"
    "DFIFYnl0ZXMSFAoFdXVpZHMYCCADKAlSBXV1aWRzEiMKBmNvbG9ycxgJIAMoDjILLnNob3AuQ29sb3JSBmNvbG9ycxI2CghpbnN0"
    "YW50cxgKIAMoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCGluc3RhbnRzEiMKBnNoYXBlcxgLIAMoCzILLnNob3AuU2hh"
    "cGVSBnNoYXBlcxIoCgZuZXN0ZWQYDCADKAsyEC5zaG9wLlN0cmluZ0xpc3RSBm5lc3RlZBIQCgNzZXQYDSADKAVSA3NldBIUCgVk"
    "YXRlcxgOIAMoCVIFZGF0ZXMiswkKDkV2ZXJ5dGhpbmdNYXBzEj8KCWJ5X3N0cmluZxgBIAMoCzIiLnNob3AuRXZlcnl0aGluZ01h"
    "cHMuQnlTdHJpbmdFbnRyeVIIYnlTdHJpbmcSNgoGYnlfaW50GAIgAygLMh8uc2hvcC5FdmVyeXRoaW5nTWFwcy5CeUludEVudHJ5"
    "UgVieUludBI5CgdieV9sb25nGAMgAygLMiAuc2hvcC5FdmVyeXRoaW5nTWFwcy5CeUxvbmdFbnRyeVIGYnlMb25nEkIKCmJ5X2Jv"
    "b2xlYW4YBCADKAsyIy5zaG9wLkV2ZXJ5dGhpbmdNYXBzLkJ5Qm9vbGVhbkVudHJ5UglieUJvb2xlYW4SOQoHYnlfdXVpZBgFIAMo"
    "CzIgLnNob3AuRXZlcnl0aGluZ01hcHMuQnlVdWlkRW50cnlSBmJ5VXVpZBI5CgdieV9kYXRlGAYgAygLMiAuc2hvcC5FdmVyeXRo"
    "aW5nTWFwcy5CeURhdGVFbnRyeVIGYnlEYXRlEjUKBWxpc3RzGAcgAygLMh8uc2hvcC5FdmVyeXRoaW5nTWFwcy5MaXN0c0VudHJ5"
    "UgVsaXN0cxIyCgRtYXBzGAggAygLMh4uc2hvcC5FdmVyeXRoaW5nTWFwcy5NYXBzRW50cnlSBG1hcHMSQQoJZHVyYXRpb25zGAkg"
    "AygLMiMuc2hvcC5FdmVyeXRoaW5nTWFwcy5EdXJhdGlvbnNFbnRyeVIJZHVyYXRpb25zGjsKDUJ5U3RyaW5nRW50cnkSEAoDa2V5"
    "GAEgASgJUgNrZXkSFAoFdmFsdWUYAiABKAVSBXZhbHVlOgI4ARo4CgpCeUludEVudHJ5EhAKA2tleRgBIAEoBVIDa2V5EhQKBXZh"
    "bHVlGAIgASgJUgV2YWx1ZToCOAEaOQoLQnlMb25nRW50cnkSEAoDa2V5GAEgASgDUgNrZXkSFAoFdmFsdWUYAiABKAhSBXZhbHVl"
    "OgI4ARo8Cg5CeUJvb2xlYW5FbnRyeRIQCgNrZXkYASABKAhSA2tleRIUCgV2YWx1ZRgCIAEoAVIFdmFsdWU6AjgBGlAKC0J5VXVp"
    "ZEVudHJ5EhAKA2tleRgBIAEoCVIDa2V5EisKBXZhbHVlGAIgASgLMhUuc2hvcC5FdmVyeXRoaW5nUG9pbnRSBXZhbHVlOgI4ARpG"
    "CgtCeURhdGVFbnRyeRIQCgNrZXkYASABKAlSA2tleRIhCgV2YWx1ZRgCIAEoDjILLnNob3AuQ29sb3JSBXZhbHVlOgI4ARpTCgpM"
    "aXN0c0VudHJ5EhAKA2tleRgBIAEoCVIDa2V5Ei8KBXZhbHVlGAIgASgLMhkuc2hvcC5FdmVyeXRoaW5nUG9pbnRMaXN0UgV2YWx1"
    "ZToCOAEaTQoJTWFwc0VudHJ5EhAKA2tleRgBIAEoCVIDa2V5EioKBXZhbHVlGAIgASgLMhQuc2hvcC5TdHJpbmdCeXRlc01hcFIF"
    "dmFsdWU6AjgBGlcKDkR1cmF0aW9uc0VudHJ5EhAKA2tleRgBIAEoCVIDa2V5Ei8KBXZhbHVlGAIgASgLMhkuZ29vZ2xlLnByb3Rv"
    "YnVmLkR1cmF0aW9uUgV2YWx1ZToCOAEi/QIKE0V2ZXJ5dGhpbmdPcHRpb25hbHMSEQoBaRgBIAEoBUgAUgFpiAEBEhEKAWwYAiAB"
    "KANIAVIBbIgBARIRCgFmGAMgASgCSAJSAWaIAQESEQoBZBgEIAEoAUgDUgFkiAEBEhEKAWIYBSABKAhIBFIBYogBARIRCgFzGAYg"
    "ASgJSAVSAXOIAQESGQoFYnl0ZXMYByABKAxIBlIFYnl0ZXOIAQESFwoEdXVpZBgIIAEoCUgHUgR1dWlkiAEBEiYKBWNvbG9yGAkg"
    "ASgOMgsuc2hvcC5Db2xvckgIUgVjb2xvcogBARI0CgdpbnN0YW50GAogASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIH"
    "aW5zdGFudBIhCgVzaGFwZRgLIAEoCzILLnNob3AuU2hhcGVSBXNoYXBlQgQKAl9pQgQKAl9sQgQKAl9mQgQKAl9kQgQKAl9iQgQK"
    "Al9zQggKBl9ieXRlc0IHCgVfdXVpZEIICgZfY29sb3IiLQoPRXZlcnl0aGluZ1BvaW50EgwKAXgYASABKAVSAXgSDAoBeRgCIAEo"
    "BVIBeSJEChNFdmVyeXRoaW5nUG9pbnRMaXN0Ei0KBnZhbHVlcxgBIAMoCzIVLnNob3AuRXZlcnl0aGluZ1BvaW50UgZ2YWx1ZXMi"
    "fQoRRXZlcnl0aGluZ1NjYWxhcnMSDAoBaRgBIAEoBVIBaRIMCgFsGAIgASgDUgFsEgwKAWYYAyABKAJSAWYSDAoBZBgEIAEoAVIB"
    "ZBIMCgFiGAUgASgIUgFiEgwKAXMYBiABKAlSAXMSFAoFYnl0ZXMYByABKAxSBWJ5dGVzIlkKD0V2ZXJ5dGhpbmdUZXh0cxISCgR1"
    "dWlkGAEgASgJUgR1dWlkEhgKB2RlY2ltYWwYAiABKAlSB2RlY2ltYWwSGAoHaW50ZWdlchgDIAEoCVIHaW50ZWdlciLtAQoPRXZl"
    "cnl0aGluZ1RpbWVzEjQKB2luc3RhbnQYASABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgdpbnN0YW50EjUKCGR1cmF0"
    "aW9uGAIgASgLMhkuZ29vZ2xlLnByb3RvYnVmLkR1cmF0aW9uUghkdXJhdGlvbhISCgRkYXRlGAMgASgJUgRkYXRlEhIKBHRpbWUY"
    "BCABKAlSBHRpbWUSGwoJZGF0ZV90aW1lGAUgASgJUghkYXRlVGltZRIoChBvZmZzZXRfZGF0ZV90aW1lGAYgASgJUg5vZmZzZXRE"
    "YXRlVGltZSJUCgpPdXRPZlN0b2NrEhgKB21lc3NhZ2UYASABKAlSB21lc3NhZ2USGAoHYXJ0aWNsZRgCIAEoCVIHYXJ0aWNsZRIS"
    "CgRsZWZ0GAMgASgFUgRsZWZ0IloKFVBhZ2VPZkV2ZXJ5dGhpbmdQb2ludBIrCgVpdGVtcxgBIAMoCzIVLnNob3AuRXZlcnl0aGlu"
    "Z1BvaW50UgVpdGVtcxIUCgV0b3RhbBgCIAEoBVIFdG90YWwiUAoQUGFnZU9mU3RyaW5nTGlzdBImCgVpdGVtcxgBIAMoCzIQLnNo"
    "b3AuU3RyaW5nTGlzdFIFaXRlbXMSFAoFdG90YWwYAiABKAVSBXRvdGFsImwKBVNoYXBlEisKBmNpcmNsZRgBIAEoCzIRLnNob3Au"
    "U2hhcGVDaXJjbGVIAFIGY2lyY2xlEisKBnNxdWFyZRgCIAEoCzIRLnNob3AuU2hhcGVTcXVhcmVIAFIGc3F1YXJlQgkKB3Zhcmlh"
    "bnQiJQoLU2hhcGVDaXJjbGUSFgoGcmFkaXVzGAEgASgBUgZyYWRpdXMiOwoLU2hhcGVTcXVhcmUSEgoEc2lkZRgBIAEoAVIEc2lk"
    "ZRIYCgd2YXJpYW50GAIgASgJUgd2YXJpYW50IjkKDVNob3BFY2hvUmVwbHkSKAoGcmVzdWx0GAEgASgLMhAuc2hvcC5FdmVyeXRo"
    "aW5nUgZyZXN1bHQiQwoPU2hvcEVjaG9SZXF1ZXN0EjAKCmV2ZXJ5dGhpbmcYASABKAsyEC5zaG9wLkV2ZXJ5dGhpbmdSCmV2ZXJ5"
    "dGhpbmciPgoNU2hvcEZpbmRSZXBseRItCgZyZXN1bHQYASABKAsyFS5zaG9wLkV2ZXJ5dGhpbmdQb2ludFIGcmVzdWx0IkMKD1No"
    "b3BGaW5kUmVxdWVzdBIOCgJpZBgBIAEoCVICaWQSFwoEaGludBgCIAEoCUgAUgRoaW50iAEBQgcKBV9oaW50IkAKDlNob3BOYW1l"
    "c1JlcGx5Ei4KBnJlc3VsdBgBIAEoCzIWLnNob3AuUGFnZU9mU3RyaW5nTGlzdFIGcmVzdWx0IhIKEFNob3BOYW1lc1JlcXVlc3Qi"
    "DwoNU2hvcFBpbmdSZXBseSIRCg9TaG9wUGluZ1JlcXVlc3QiRgoPU2hvcFBvaW50c1JlcGx5EjMKBnJlc3VsdBgBIAEoCzIbLnNo"
    "b3AuUGFnZU9mRXZlcnl0aGluZ1BvaW50UgZyZXN1bHQiJwoRU2hvcFBvaW50c1JlcXVlc3QSEgoEZnJvbRgBIAEoBVIEZnJvbSIm"
    "CgxTaG9wU3VtUmVwbHkSFgoGcmVzdWx0GAEgASgDUgZyZXN1bHQiKgoOU2hvcFN1bVJlcXVlc3QSGAoHbnVtYmVycxgBIAMoBVIH"
    "bnVtYmVycyInCg1TaG9wVGFrZVJlcGx5EhYKBnJlc3VsdBgBIAEoBVIGcmVzdWx0IkEKD1Nob3BUYWtlUmVxdWVzdBIYCgdhcnRp"
    "Y2xlGAEgASgJUgdhcnRpY2xlEhQKBWNvdW50GAIgASgFUgVjb3VudCJVCgtTb2xkRm9yZXZlchIYCgdtZXNzYWdlGAEgASgJUgdt"
    "ZXNzYWdlEhgKB2FydGljbGUYAiABKAlSB2FydGljbGUSEgoEbGVmdBgDIAEoBVIEbGVmdCKFAQoOU3RyaW5nQnl0ZXNNYXASOAoG"
    "dmFsdWVzGAEgAygLMiAuc2hvcC5TdHJpbmdCeXRlc01hcC5WYWx1ZXNFbnRyeVIGdmFsdWVzGjkKC1ZhbHVlc0VudHJ5EhAKA2tl"
    "eRgBIAEoCVIDa2V5EhQKBXZhbHVlGAIgASgMUgV2YWx1ZToCOAEiJAoKU3RyaW5nTGlzdBIWCgZ2YWx1ZXMYASADKAlSBnZhbHVl"
    "cyo+CgVDb2xvchIVChFDT0xPUl9VTlNQRUNJRklFRBAAEg0KCUNPTE9SX1JFRBABEg8KC0NPTE9SX0dSRUVOEAIqOQoETW9vZBIU"
    "ChBNT09EX1VOU1BFQ0lGSUVEEAASDQoJTU9PRF9HT09EEAESDAoITU9PRF9CQUQQAmIGcHJvdG8z"
)

_codecs = _codec.Codecs(_DESCRIPTION, _tables)


_SHOP_ECHO = _service.Method(
    path="shop.Shop/Echo",
    codecs=_codecs,
    request="shop.ShopEchoRequest",
    reply="shop.ShopEchoReply",
    idempotent=True,
    timeout=0.2,
)


_SHOP_FIND = _service.Method(
    path="shop.Shop/Find",
    codecs=_codecs,
    request="shop.ShopFindRequest",
    reply="shop.ShopFindReply",
)


_SHOP_NAMES = _service.Method(
    path="shop.Shop/Names",
    codecs=_codecs,
    request="shop.ShopNamesRequest",
    reply="shop.ShopNamesReply",
)


_SHOP_PING = _service.Method(
    path="shop.Shop/Ping",
    codecs=_codecs,
    request="shop.ShopPingRequest",
    reply="shop.ShopPingReply",
    priority=_rpc.Priority.CRITICAL,
)


_SHOP_POINTS = _service.Method(
    path="shop.Shop/Points",
    codecs=_codecs,
    request="shop.ShopPointsRequest",
    reply="shop.ShopPointsReply",
)


_SHOP_SUM = _service.Method(
    path="shop.Shop/Sum",
    codecs=_codecs,
    request="shop.ShopSumRequest",
    reply="shop.ShopSumReply",
)


_SHOP_TAKE = _service.Method(
    path="shop.Shop/Take",
    codecs=_codecs,
    request="shop.ShopTakeRequest",
    reply="shop.ShopTakeReply",
    errors=(
        _service.ErrorType("shop.SoldForever", SoldForever, "shop.SoldForever"),
        _service.ErrorType("shop.OutOfStock", OutOfStock, "shop.OutOfStock"),
    ),
)
