"""Generated classes there and back, with whichever protobuf is installed."""

from __future__ import annotations

import contextlib
import datetime
import decimal
import importlib
import random
import uuid
from typing import Any

import pytest
from conftest import golden

from privateer import DecodeError, Duration, LocalDateTime, LocalTime, OffsetDateTime, Timestamp
from privateer.envelope import Codec

shop: Any = golden("everything", "shop")
evolved: Any = golden("evolved", "evolved")


def everything() -> Any:
    point = shop.EverythingPoint(-1, 2)
    key = uuid.UUID("00000000-0000-0000-0000-00000000000a")
    moment = Timestamp(-1, 999_999_999)
    shape = shop.ShapeSquare(2.5, "\N{GRINNING FACE}")
    return shop.Everything(
        scalars=shop.EverythingScalars(-(1 << 31), (1 << 63) - 1, 0.5, -0.0, True, "\0\N{GRINNING FACE}", b"\0\xff"),
        boxes=shop.EverythingBoxes(0, None, 0.0, 1e300, False),
        optionals=shop.EverythingOptionals(
            0, -1, 0.0, None, False, "", b"", key, shop.Color.RED, moment, shop.ShapeCircle(1.0)
        ),
        defaults=shop.EverythingDefaults(),
        texts=shop.EverythingTexts(key, decimal.Decimal("1.50"), 10**300),
        times=shop.EverythingTimes(
            moment,
            Duration.of_nanos(-500_000_000),
            datetime.date(1, 1, 1),
            LocalTime("23:59:59.123456789"),
            LocalDateTime("2026-01-31T00:00:00"),
            OffsetDateTime("2026-01-31T00:00:00.5+01:00"),
        ),
        lists=shop.EverythingLists(
            ints=[1, 0, -1],
            longs=[],
            floats=[0.5],
            doubles=[float("inf")],
            booleans=[True, False],
            strings=["", "x"],
            bytes=[b"", b"x"],
            uuids=[key],
            colors=[shop.Color.RED, shop.Color.OTHER],
            instants=[moment],
            shapes=[shape, shop.ShapeUnknown()],
            nested=[["a"], [], ["b", "c"]],
            set={3, 1, 2},
            dates={datetime.date(9999, 12, 31)},
        ),
        arrays=shop.EverythingArrays(points=[point, point]),
        maps=shop.EverythingMaps(
            by_string={"": 1, "x": 0},
            by_int={-1: ""},
            by_long={1 << 62: True},
            by_boolean={False: 1.5},
            by_uuid={key: point},
            by_date={datetime.date(2026, 1, 31): shop.Color.GREEN},
            lists={"a": [point], "b": []},
            maps={"a": {"b": b"c"}},
            durations={"d": Duration(1, 1)},
        ),
        color=shop.Color.GREEN,
        mood=shop.Mood.BAD,
        shape=shape,
        next=None,
    )


@pytest.mark.parametrize("codec", list(Codec))
def test_everything_comes_back_as_it_went(codec: Codec) -> None:
    value = everything()
    body = shop._codecs.encode("shop.Everything", value, codec)
    assert shop._codecs.decode("shop.Everything", body, codec) == value


def test_absent_fields_are_zero_none_or_their_default() -> None:
    assert shop._codecs.decode("shop.EverythingScalars", b"") == shop.EverythingScalars(0, 0, 0.0, 0.0, False, "", b"")
    assert shop._codecs.decode("shop.EverythingBoxes", b"") == shop.EverythingBoxes()
    defaults = shop._codecs.decode("shop.EverythingDefaults", b"")
    assert defaults == shop.EverythingDefaults(3, -(1 << 63), 1.5, 1e300, True, 'a"\\u0041\n\xe9', shop.Color.GREEN)
    with pytest.raises(DecodeError, match="instant: is missing"):
        shop._codecs.decode("shop.EverythingTimes", b"")


def test_an_unknown_number_of_an_open_enum_survives() -> None:
    raw = shop._codecs.message_class("shop.EverythingDefaults")(color=77)
    value = shop._codecs.decode("shop.EverythingDefaults", raw.SerializeToString())
    assert (value.color, value.color.is_known, value.color.name) == (77, False, "UNKNOWN_77")
    assert shop._codecs.encode("shop.EverythingDefaults", value)[-2:] == b"\x38\x4d"
    assert shop.Color.RED.is_known


def test_an_unknown_number_of_a_closed_enum_is_an_error() -> None:
    message = shop._codecs.message_class("shop.Everything")()
    message.ParseFromString(shop._codecs.encode("shop.Everything", everything()))
    message.mood = 9
    with pytest.raises(DecodeError, match="mood: 9 is not a valid Mood"):
        shop._codecs.decode("shop.Everything", message.SerializeToString())


def test_a_variant_that_nobody_knows_is_the_unknown_one() -> None:
    assert shop._codecs.decode("shop.Shape", b"\x7a\x01x") == shop.ShapeUnknown()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (shop.EverythingPoint("1", 2), "x: expected int, got str"),
        (shop.EverythingPoint(1 << 31, 2), "x: "),
        (shop.EverythingPoint(None, 2), "x: must not be None"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(value: Any, said: str) -> None:
    with pytest.raises((TypeError, ValueError)) as refused:
        shop._codecs.encode("shop.EverythingPoint", value)
    assert str(refused.value).startswith(said)
    with pytest.raises((TypeError, ValueError)) as refused:
        shop._codecs.encode("shop.PageOfEverythingPoint", shop.PageOfEverythingPoint([value], 1))
    assert str(refused.value).startswith("items." + said)


@pytest.mark.parametrize("text", ["1-1-1-1-1", "{00000000-0000-0000-0000-00000000000a}", "0" * 32, ""])
def test_a_uuid_has_one_form(text: str) -> None:
    raw = shop._codecs.message_class("shop.EverythingTexts")(uuid=text, decimal="1", integer="1")
    with pytest.raises(DecodeError, match=r"uuid: .* is no UUID"):
        shop._codecs.decode("shop.EverythingTexts", raw.SerializeToString())


def test_numbers_as_text_are_bounded() -> None:
    for decimal_text in ("1e10001", "9" * 1_001, "NaN", "Infinity"):
        with pytest.raises(ValueError, match="decimal: "):
            shop._codecs.encode(
                "shop.EverythingTexts", shop.EverythingTexts(uuid.UUID(int=0), decimal.Decimal(decimal_text), 1)
            )
    with pytest.raises(ValueError, match="integer: number of 1001 digits"):
        shop._codecs.encode(
            "shop.EverythingTexts", shop.EverythingTexts(uuid.UUID(int=0), decimal.Decimal(1), 10**1000)
        )


def test_bytes_of_nobody_end_in_a_decode_error_or_a_value() -> None:
    seed = 11
    rng = random.Random(seed)
    good = shop._codecs.encode("shop.Everything", everything())
    for _ in range(300):
        broken = bytearray(good)
        for _ in range(rng.randint(1, 4)):
            broken[rng.randrange(len(broken))] = rng.randrange(256)
        with contextlib.suppress(DecodeError):
            shop._codecs.decode("shop.Everything", bytes(broken[: rng.randint(0, len(broken))]))


# ---- former names


def entry(cents: int = 0, state: Any = None, account: str = "a") -> Any:
    return evolved.LedgerEntry(account, cents, evolved.LedgerState.OPEN if state is None else state, None)


def audited(json: str) -> Any:
    (book,) = evolved._codecs.decode_all("evolved.LedgerAuditRequest", json.encode(), Codec.JSON)
    return book


def test_json_has_former_names_anywhere() -> None:
    closed, void = evolved.LedgerState.CLOSED, evolved.LedgerState.VOID
    old = """
        {"ledger": {
          "entries": [{"account": "a", "amountCents": "9007199254740993", "state": "LEDGER_STATE_DONE"}],
          "accounts": {"amountCents": {"account": "amountCents", "amountCents": 2, "state": "LEDGER_STATE_OPEN"}},
          "years": {"accounts": {"values": [{"account": "LEDGER_STATE_DONE", "amountCents": 3, "state": 3}]}},
          "states": ["LEDGER_STATE_DONE", "LEDGER_STATE_VOID"],
          "last": {"LEDGER_STATE_DONE": "LEDGER_STATE_DONE"},
          "owner": {"firm": {"title": "accounts"}}, "amountCents": {"accounts": 1}
        }}"""
    book = evolved.LedgerBook(
        entries=[entry(9007199254740993, closed)],
        by_account={"amountCents": entry(2, account="amountCents")},
        years={"accounts": [entry(3, closed, "LEDGER_STATE_DONE")]},
        states=[closed, void],
        last={"LEDGER_STATE_DONE": closed},
        owner=evolved.LedgerOwnerCompany("accounts"),
    )
    assert audited(old) == book
    # What is written has present names alone, and both spellings of those are read as ever.
    written = evolved._codecs.encode_all("evolved.LedgerAuditRequest", (book,), Codec.JSON).decode()
    assert audited(written) == book
    for name in ('"book":', '"byAccount":', '"cents":', ':"LEDGER_STATE_CLOSED"', '"company":'):
        assert name in written.replace(" ", "")
    assert audited('{"book": {"by_account": {"k": {"cents": 1, "state": 2}}}}').by_account["k"].cents == 1


def decoded_entry(json: str) -> Any:
    return evolved._codecs.decode("evolved.LedgerEntry", json.encode(), Codec.JSON)


@pytest.mark.parametrize("json", ['{"cents": 5, "amountCents": null}', '{"cents": null, "amountCents": 5}'])
def test_null_under_either_name_is_as_good_as_not_there(json: str) -> None:
    assert decoded_entry(json[:-1] + ', "state": 2}').cents == 5
    assert decoded_entry('{"state": 2, "amountCents": null}').cents == 0


@pytest.mark.parametrize(
    ("json", "said"),
    [
        ('{"state": 3, "cents": 5, "amountCents": 5}', "evolved.LedgerEntry: evolved.LedgerEntry.cents is there twice"),
        ('{"state": 3, "amountCents": 5, "amountCents": 5}', "evolved.LedgerEntry: Failed to load JSON: "),
        ('{"state": 3, "amountCents": 5', "evolved.LedgerEntry: Failed to load JSON: "),
        ('{"state": 3, "amountCents": true}', "evolved.LedgerEntry: Failed to parse cents field: "),
        ("[]", "evolved.LedgerEntry: "),
    ],
)
def test_what_former_names_cannot_be_is_an_error(json: str, said: str) -> None:
    with pytest.raises(DecodeError) as refused:
        decoded_entry(json)
    assert str(refused.value).startswith(said)


def test_names_that_mean_something_to_python_are_escaped() -> None:
    hostile = golden("hostile", "hostile")
    assert hostile.Words.__dataclass_fields__["in_"] is not None
    value = hostile.Option(3)
    assert hostile._codecs.decode("hostile.option", hostile._codecs.encode("hostile.option", value)) == value
    assert hostile.HostileClient.with_options_ is not hostile.HostileClient.with_options


def test_modules_of_several_packages_know_each_other() -> None:
    ware = golden("packages", "ware")
    store = golden("packages", "store")
    assert store._ware is ware
    assert importlib.import_module("ware") is ware


def test_a_package_without_messages_carries_those_of_another() -> None:
    store = golden("keyvalue", "store", kind="contracts")
    api = golden("keyvalue", "api", kind="contracts")
    entry = store.Entry("k", b"v")
    assert api._codecs.encode("store.Entry", entry) == store._codecs.encode("store.Entry", entry)
    assert api._codecs.decode("store.Entry", b"\n\x01k\x12\x01v") == entry


def test_times_keep_their_nanoseconds_and_meet_pythons_own() -> None:
    moment = datetime.datetime(2026, 1, 31, 1, 2, 3, 4, tzinfo=datetime.timezone.utc)
    assert Timestamp.of(moment).to_datetime() == moment
    assert Timestamp(0, 1) < Timestamp(0, 2)
    span = datetime.timedelta(seconds=-1, microseconds=1)
    assert Duration.of(span).to_timedelta() == span
    assert Duration.of_nanos(-1) == Duration(-1, 999_999_999)
    assert Duration.of_nanos(-1).total_nanos() == -1
    local = datetime.datetime(2026, 1, 31, 1, 2, 3, 500_000)
    assert LocalDateTime.of(local) == "2026-01-31T01:02:03.500"
    assert LocalDateTime.of(local).to_datetime() == local
    assert LocalTime.of(local.time()).to_time() == local.time()
    zoned = local.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=-3, minutes=-30)))
    assert OffsetDateTime.of(zoned) == "2026-01-31T01:02:03.500-03:30"
    assert OffsetDateTime.of(zoned).to_datetime() == zoned
    assert OffsetDateTime("2026-01-31T00:00:00+00:00") == "2026-01-31T00:00:00Z"
    for wrong in ("24:00:00", "1:02:03", "01:02", "01:02:03.", "01:02:03.1234567890"):
        with pytest.raises(ValueError, match=r"is no time"):
            LocalTime(wrong)
    with pytest.raises(ValueError, match="years"):
        Timestamp(253_402_300_800)
    least = -315_576_000_000_999_999_999
    assert Duration.of_nanos(least).total_nanos() == least
    for seconds in (315_576_000_001, -315_576_000_001):
        with pytest.raises(ValueError, match="10000 years"):
            Duration(seconds)
