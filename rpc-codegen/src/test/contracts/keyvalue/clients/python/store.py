"""What store offers, for Python.

Generated from Java by Privateer. Changes here are lost: change the Java source and build.
"""

from __future__ import annotations

import dataclasses as _dataclasses

from privateer import codec as _codec

__all__ = [
    "Entry",
]


@_dataclasses.dataclass(frozen=True)
class Entry:
    """A key with its value."""

    key: str
    value: bytes


# How the messages travel; for the runtime.


def _tables() -> tuple[_codec.MessageCodec, ...]:
    return (
        _codec.Record(
            "store.Entry",
            Entry,
            _codec.Field("key", _codec.STRING),
            _codec.Field("value", _codec.BYTES),
        ),
    )


_DESCRIPTION = (
    "ClMKEXN0b3JlL2VudHJ5LnByb3RvEgVzdG9yZSIvCgVFbnRyeRIQCgNrZXkYASABKAlSA2tleRIUCgV2YWx1ZRgCIAEoDFIFdmFs"
    "dWViBnByb3RvMw=="
)

_codecs = _codec.Codecs(_DESCRIPTION, _tables)
