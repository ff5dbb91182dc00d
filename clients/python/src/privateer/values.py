"""Values that Python's own types cannot hold exactly: those with nanoseconds."""

from __future__ import annotations

import dataclasses
import datetime
import re
import time
from typing import ClassVar, TypeVar

_NANOS = 1_000_000_000
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


@dataclasses.dataclass(frozen=True, order=True)
class Timestamp:
    """A point in time to the nanosecond, in the years 1 to 9999: Java's Instant.

    ``datetime`` ends at microseconds. This type keeps what the service said; :meth:`to_datetime` rounds it down.
    """

    seconds: int
    """Since 1970-01-01T00:00:00Z, negative before."""
    nanos: int = 0
    """0 to 999,999,999, always forward in time."""

    MIN_SECONDS: ClassVar[int] = -62_135_596_800
    MAX_SECONDS: ClassVar[int] = 253_402_300_799

    def __post_init__(self) -> None:
        if not self.MIN_SECONDS <= self.seconds <= self.MAX_SECONDS:
            raise ValueError(f"{self.seconds} seconds are outside the years 0001 to 9999")
        if not 0 <= self.nanos < _NANOS:
            raise ValueError(f"{self.nanos} nanoseconds, must be from 0 to 999999999")

    @classmethod
    def now(cls) -> Timestamp:
        """The current time of this machine."""
        return cls(*divmod(time.time_ns(), _NANOS))

    @classmethod
    def of(cls, moment: datetime.datetime) -> Timestamp:
        """The same moment. It must say its time zone."""
        if moment.tzinfo is None:
            raise ValueError(f"{moment!r} has no time zone")
        since = moment - _EPOCH
        return cls(since.days * 86_400 + since.seconds, since.microseconds * 1_000)

    def to_datetime(self) -> datetime.datetime:
        """The same moment in UTC, rounded down to microseconds."""
        return _EPOCH + datetime.timedelta(seconds=self.seconds, microseconds=self.nanos // 1_000)


@dataclasses.dataclass(frozen=True, order=True)
class Duration:
    """A span of time to the nanosecond, up to 10,000 years in either direction: Java's Duration."""

    seconds: int
    """Rounded down: half a second back is -1 and 500,000,000 nanoseconds."""
    nanos: int = 0
    """0 to 999,999,999."""

    MAX_SECONDS: ClassVar[int] = 315_576_000_000

    def __post_init__(self) -> None:
        if not 0 <= self.nanos < _NANOS:
            raise ValueError(f"{self.nanos} nanoseconds, must be from 0 to 999999999")
        most = self.MAX_SECONDS * _NANOS
        if not -most - _NANOS < self.seconds * _NANOS + self.nanos < most + _NANOS:
            raise ValueError(f"{self.seconds} seconds are over 10000 years")

    @classmethod
    def of(cls, span: datetime.timedelta) -> Duration:
        """The same span."""
        return cls(span.days * 86_400 + span.seconds, span.microseconds * 1_000)

    @classmethod
    def of_nanos(cls, nanos: int) -> Duration:
        """The span of so many nanoseconds, negative backwards."""
        return cls(*divmod(nanos, _NANOS))

    def to_timedelta(self) -> datetime.timedelta:
        """The same span, rounded down to microseconds."""
        return datetime.timedelta(seconds=self.seconds, microseconds=self.nanos // 1_000)

    def total_nanos(self) -> int:
        """The whole span in nanoseconds."""
        return self.seconds * _NANOS + self.nanos


_Text = TypeVar("_Text", bound="_IsoText")


class _IsoText(str):
    """A text in the one form that the service understands; another one is a ValueError."""

    _FORM: ClassVar[re.Pattern[str]]
    _LIKE: ClassVar[str]
    __slots__ = ()

    def __new__(cls: type[_Text], text: str) -> _Text:
        match = cls._FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"{text[:40]!r} is no {cls._LIKE}")
        parts = match.groupdict()
        if "date" in parts:
            datetime.date.fromisoformat(parts["date"])
        if int(parts["hour"]) > 23 or int(parts["minute"]) > 59 or int(parts["second"]) > 59:
            raise ValueError(f"{text!r} is no time of a day")
        if parts.get("zone") not in (None, "Z"):
            hours, minutes = int(parts["zone"][1:3]), int(parts["zone"][4:6])
            if hours * 60 + minutes > 18 * 60 or minutes > 59:
                raise ValueError(f"{text!r} is over 18 hours away from UTC")
        return str.__new__(cls, _normal(text, parts))


def _normal(text: str, parts: dict[str, str]) -> str:
    """One text for one value: no, three, six or nine digits of a second, and Z for no offset at all."""
    fraction = (parts.get("fraction") or "").rstrip("0")
    digits = -(-len(fraction) // 3) * 3
    end = text.index(parts["hour"] + ":") + 8
    zone = parts.get("zone") or ""
    return text[:end] + ("." + fraction.ljust(digits, "0") if digits else "") + ("Z" if zone[1:] == "00:00" else zone)


_DATE = r"(?P<date>(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2})"
_TIME = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]{1,9}))?"
_ZONE = r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})"


def _fraction(micros: int) -> str:
    return f".{micros:06}" if micros else ""


class LocalTime(_IsoText):
    """A time of day to the nanosecond, as text like ``23:59:00.123456789``. It compares and sorts as it should."""

    _FORM = re.compile(_TIME)
    _LIKE = "time like 23:59:00"
    __slots__ = ()

    @classmethod
    def of(cls, value: datetime.time) -> LocalTime:
        """The same time; a time zone is left out."""
        return cls(f"{value:%H:%M:%S}" + _fraction(value.microsecond))

    def to_time(self) -> datetime.time:
        """The same time, rounded down to microseconds."""
        return datetime.time(int(self[0:2]), int(self[3:5]), int(self[6:8]), int(self[9:].ljust(6, "0")[:6]))


class LocalDateTime(_IsoText):
    """Date and time without a time zone to the nanosecond, as text like ``2026-01-31T23:59:00``."""

    _FORM = re.compile(f"{_DATE}T{_TIME}")
    _LIKE = "date and time like 2026-01-31T23:59:00"
    __slots__ = ()

    @classmethod
    def of(cls, value: datetime.datetime) -> LocalDateTime:
        """The same date and time; a time zone is left out."""
        return cls(value.replace(tzinfo=None, microsecond=0).isoformat() + _fraction(value.microsecond))

    def to_datetime(self) -> datetime.datetime:
        """The same without a time zone, rounded down to microseconds."""
        day = datetime.date.fromisoformat(self[:10])
        return datetime.datetime.combine(day, LocalTime(self[11:]).to_time())


class OffsetDateTime(_IsoText):
    """Date, time and offset from UTC to the nanosecond, as text like ``2026-01-31T23:59:00+01:00``."""

    _FORM = re.compile(f"{_DATE}T{_TIME}{_ZONE}")
    _LIKE = "date, time and offset like 2026-01-31T23:59:00+01:00"
    __slots__ = ()

    @classmethod
    def of(cls, value: datetime.datetime) -> OffsetDateTime:
        """The same moment. It must say its time zone, whose offset must have no seconds."""
        offset = value.utcoffset()
        if offset is None:
            raise ValueError(f"{value!r} has no time zone")
        minutes, rest = divmod(round(offset.total_seconds()), 60)
        if rest:
            raise ValueError(f"the offset of {value!r} has seconds")
        sign = "-" if minutes < 0 else "+"
        zone = f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
        return cls(LocalDateTime.of(value) + zone)

    def to_datetime(self) -> datetime.datetime:
        """The same moment with the same offset, rounded down to microseconds."""
        zone = 1 if self.endswith("Z") else 6
        offset = datetime.timedelta(0)
        if zone == 6:
            offset = datetime.timedelta(hours=int(self[-5:-3]), minutes=int(self[-2:]))
            offset = -offset if self[-6] == "-" else offset
        return LocalDateTime(self[:-zone]).to_datetime().replace(tzinfo=datetime.timezone(offset))
