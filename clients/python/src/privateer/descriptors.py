"""Message classes made at run time, from a description in the code: no protoc, and any protobuf from 4.21 on."""

from __future__ import annotations

import base64
import importlib
import importlib.util
from collections.abc import Iterable
from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

# Newer runtimes have a module for it, older ones a method of each message.
_unknown_fields: Any = (
    importlib.import_module("google.protobuf.unknown_fields")
    if importlib.util.find_spec("google.protobuf.unknown_fields")
    else None
)


class Pool:
    """Message classes of its own: no other program's description of an equally named message gets in the way."""

    def __init__(self, description: bytes | str) -> None:
        """Takes a serialized FileDescriptorSet, whose files come after their imports; as text, it is in base64."""
        self._pool = descriptor_pool.DescriptorPool()
        for file in files(description):
            self._pool.AddSerializedFile(file.SerializeToString())

    def message_class(self, name: str) -> Any:
        """The class of a message by its full name."""
        found = self._pool.FindMessageTypeByName(name)
        if hasattr(message_factory, "GetMessageClass"):
            return message_factory.GetMessageClass(found)
        factory: Any = message_factory.MessageFactory(self._pool)
        return factory.GetPrototype(found)


def files(description: bytes | str) -> Iterable[descriptor_pb2.FileDescriptorProto]:
    """The files of a serialized FileDescriptorSet, or of one in base64."""
    data = base64.b64decode(description) if isinstance(description, str) else description
    return descriptor_pb2.FileDescriptorSet.FromString(data).file


def unknown_numbers(message: Any) -> set[int]:
    """The numbers of fields that were in the bytes but are not in the description."""
    return {field.field_number for field in _unknown(message)}


def unknown_texts(message: Any, number: int) -> list[bytes]:
    """What such a field of strings holds."""
    return [field.data for field in _unknown(message) if field.field_number == number]


def _unknown(message: Any) -> Any:
    return message.UnknownFields() if _unknown_fields is None else _unknown_fields.UnknownFieldSet(message)
