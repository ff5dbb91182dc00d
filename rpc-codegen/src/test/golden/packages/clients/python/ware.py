"""What ware offers, for Python.

Generated from Java by Privateer. Changes here are lost: change the Java source and build.
"""

from __future__ import annotations

import dataclasses as _dataclasses

from privateer import codec as _codec

__all__ = [
    "Article",
    "ArticleKind",
]


class ArticleKind(_codec.ClosedEnum):
    FOOD = 1
    TOOL = 2


@_dataclasses.dataclass(frozen=True)
class Article:
    name: str
    part: Article | None
    kind: ArticleKind


# How the messages travel; for the runtime.


def _tables() -> tuple[_codec.MessageCodec, ...]:
    return (
        _codec.Record(
            "ware.Article",
            Article,
            _codec.Field("name", _codec.STRING),
            _codec.optional("part", _codec.message("ware.Article")),
            _codec.Field("kind", _codec.enumeration(ArticleKind)),
        ),
    )


_DESCRIPTION = (
    "CuMBCg93YXJlL3dhcmUucHJvdG8SBHdhcmUiZwoHQXJ0aWNsZRISCgRuYW1lGAEgASgJUgRuYW1lEiEKBHBhcnQYAiABKAsyDS53"
    "YXJlLkFydGljbGVSBHBhcnQSJQoEa2luZBgDIAEoDjIRLndhcmUuQXJ0aWNsZUtpbmRSBGtpbmQqWQoLQXJ0aWNsZUtpbmQSHAoY"
    "QVJUSUNMRV9LSU5EX1VOU1BFQ0lGSUVEEAASFQoRQVJUSUNMRV9LSU5EX0ZPT0QQARIVChFBUlRJQ0xFX0tJTkRfVE9PTBACYgZw"
    "cm90bzM="
)

_codecs = _codec.Codecs(_DESCRIPTION, _tables)
