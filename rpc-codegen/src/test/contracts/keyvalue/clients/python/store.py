"""What store offers, for Python.

Generated from Java by Privateer. Changes here are lost: change the Java source and build.
"""

from __future__ import annotations

import dataclasses as _dataclasses

from privateer import codec as _codec

__all__ = [
    "Entry",
    "Query",
]


@_dataclasses.dataclass(frozen=True)
class Entry:
    """A key with its value."""

    key: str
    value: bytes


@_dataclasses.dataclass(frozen=True)
class Query:
    """Its field is called as the parameter of a method that takes it."""

    request: str


# How the messages travel; for the runtime.


def _tables() -> tuple[_codec.MessageCodec, ...]:
    return (
        _codec.Record(
            "store.Entry",
            Entry,
            _codec.Field("key", _codec.STRING),
            _codec.Field("value", _codec.BYTES),
        ),
        _codec.Record(
            "store.Query",
            Query,
            _codec.Field("request", _codec.STRING),
        ),
    )


_DESCRIPTION = (
    "CnYKEXN0b3JlL2VudHJ5LnByb3RvEgVzdG9yZSIvCgVFbnRyeRIQCgNrZXkYASABKAlSA2tleRIUCgV2YWx1ZRgCIAEoDFIFdmFs"
    "dWUiIQoFUXVlcnkSGAoHcmVxdWVzdBgBIAEoCVIHcmVxdWVzdGIGcHJvdG8z"
)

_codecs = _codec.Codecs(_DESCRIPTION, _tables)
