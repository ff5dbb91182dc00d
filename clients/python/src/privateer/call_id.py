"""Which call: what a program keeps of one whose outcome it does not know, to ask later what became of it."""

from __future__ import annotations

import dataclasses
import re

_ID = "[0-9a-f]{32}"
_TEXT = re.compile(f"({_ID})/([1-9][0-9]{{0,18}})(?:@({_ID})/(0|[1-9][0-9]{{0,18}}))?", re.ASCII)
_MOST = (1 << 63) - 1


@dataclasses.dataclass(frozen=True)
class CallId:
    """The identity of a call: the same in every attempt, on every server, in every log line.

    ``str(call_id)`` is all of it in one line, ``client/sequence@scope/bound_ms``, to be kept and to be read by
    :meth:`parse` in another process, in any language.
    """

    client: str
    """The client session's 16 random bytes as 32 hexadecimal digits."""
    sequence: int
    """The call's number in that session, from 1."""
    scope: str = ""
    """The reply store that the call is bound to, as 32 hexadecimal digits; empty if it is bound to none."""
    bound_ms: int = 0
    """That store's clock when the call was bound; 0 if it is not."""

    @staticmethod
    def parse(text: str) -> CallId:
        """Reads what ``str`` wrote. Raises ValueError if it is not that."""
        parts = _TEXT.fullmatch(text)
        if parts is None:
            raise ValueError(f"no call id: {text!r}; it looks like client/sequence@scope/bound_ms")
        client, sequence, scope, bound_ms = parts.groups(default="")
        if max(int(sequence), int(bound_ms or 0)) > _MOST:
            raise ValueError(f"no call id: a number in {text!r} is too large")
        return CallId(client, int(sequence), scope, int(bound_ms or 0))

    def __str__(self) -> str:
        bound = f"@{self.scope}/{self.bound_ms}" if self.scope else ""
        return f"{self.client}/{self.sequence}{bound}"
