"""Bodies as JSON: as the protobuf library has them, less what they would change in silence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from google.protobuf import descriptor_pb2, json_format
from google.protobuf.message import Message

from privateer.former_names import FormerNames

# It would take all types that there are.
_ANY_HAS_NO_JSON = "google.protobuf.Any has no JSON here, use protobuf bodies"
# What the library says of one whose type it does not know.
_ABOUT_ANY = re.compile(r"@type|type_url")
# The files of messages that may have no JSON.
_MAY_LACK_JSON = {"google/protobuf/any.proto", "google/protobuf/struct.proto"}


class JsonBodies:
    """The messages of one description in JSON."""

    def __init__(self, files: Iterable[descriptor_pb2.FileDescriptorProto]) -> None:
        known = list(files)
        self._former_names = FormerNames(known)
        self._may_lack_json = any(file.name in _MAY_LACK_JSON for file in known)

    def encode(self, message: Message) -> bytes:
        """The body of a message.

        Raises ``json_format.Error`` or ValueError for what cannot be written.
        """
        self._require_json(message)
        return json_format.MessageToJson(message, indent=None).encode("utf-8")

    def decode(self, body: bytes, message: Message) -> None:
        """Reads a body into a message; an empty one is an empty message.

        Raises ValueError or TypeError for what does not fit.
        """
        try:
            self._former_names.parse(body.decode("utf-8") or "{}", message)
        except json_format.ParseError as wrong:
            raise ValueError(_ANY_HAS_NO_JSON if _ABOUT_ANY.search(str(wrong)) else str(wrong)) from None
        self._require_json(message)

    def _require_json(self, message: Message) -> None:
        if self._may_lack_json:
            _require_json(message)


def _require_json(message: Message) -> None:
    """Raises ValueError for what has no JSON, or one that says something else."""
    name = message.DESCRIPTOR.full_name
    if name == "google.protobuf.Any":
        raise ValueError(_ANY_HAS_NO_JSON)
    if name == "google.protobuf.Value":
        _require_json_value(message)
    for field, value in message.ListFields():
        if field.message_type is not None:
            for each in [value] if isinstance(value, Message) else _elements(value):
                if isinstance(each, Message):
                    _require_json(each)


def _require_json_value(value: Any) -> None:
    kind = value.WhichOneof("kind")
    if kind is None:
        raise ValueError("google.protobuf.Value without a kind has no JSON")
    if kind == "number_value" and not math.isfinite(value.number_value):
        raise ValueError(f"google.protobuf.Value of {value.number_value} has no JSON: it would be read as a string")


def _elements(container: Any) -> Iterable[Any]:
    return container.values() if isinstance(container, Mapping) else container
