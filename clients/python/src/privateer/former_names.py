"""The names that fields and constants had before they were renamed, which older programs still write into JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from google.protobuf import descriptor_pb2, json_format

from privateer.descriptors import unknown_texts

# The option, of fields and constants, that generated descriptions have it in.
_FORMER_NAME = 77_261


class FormerNames:
    """What was renamed in one description, maybe nothing: it is read by both names."""

    def __init__(self, files: Iterable[descriptor_pb2.FileDescriptorProto]) -> None:
        # By the full name of a message or an enum: what the present name is, by the former one.
        self._present: dict[str, dict[str, str]] = {}
        # By the full name of a message that was met: its fields, by each of their present names.
        self._fields: dict[str, dict[str, Any]] = {}
        for file in files:
            self._collect(file.package, file.message_type, file.enum_type)

    def _collect(self, scope: str, messages: Any, enums: Any) -> None:
        for enum in enums:
            self._add(scope, enum, ((value, value.name) for value in enum.value))
        for message in messages:
            name = self._add(scope, message, ((field, field.json_name) for field in message.field))
            self._collect(name, message.nested_type, message.enum_type)

    def _add(self, scope: str, of: Any, members: Iterable[tuple[Any, str]]) -> str:
        name = f"{scope}.{of.name}" if scope else str(of.name)
        present = {
            former.decode("utf-8"): json_name
            for member, json_name in members
            for former in unknown_texts(member.options, _FORMER_NAME)
        }
        if present:
            self._present[name] = present
        return name

    def parse(self, text: str, message: Any) -> None:
        """Reads JSON into a message.

        Raises ``json_format.ParseError`` or ValueError for what does not fit.
        """
        tree = _tree(text) if self._present else None
        if tree is None:
            json_format.Parse(text, message, ignore_unknown_fields=True)
        else:
            json_format.ParseDict(self._message(tree, message.DESCRIPTOR), message, ignore_unknown_fields=True)

    def _message(self, value: Any, of: Any) -> Any:
        # Google's own look different in JSON, and were never renamed.
        if not isinstance(value, dict) or of.full_name.startswith("google.protobuf."):
            return value
        fields = self._fields.get(of.full_name)
        if fields is None:
            fields = {name: field for field in of.fields for name in (field.name, field.json_name)}
            self._fields[of.full_name] = fields
        present = self._present.get(of.full_name, {})
        renamed = {key: each for key, each in value.items() if key in fields or key not in present}
        for key in value.keys() - renamed.keys():
            field = fields[present[key]]
            others = {field.name, field.json_name} & renamed.keys()
            # Null is as good as not there.
            if all(renamed[other] is None for other in others):
                for other in others:
                    del renamed[other]
                renamed[field.json_name] = value[key]
            elif value[key] is not None:
                raise ValueError(f"{field.full_name} is there twice")
        return {key: self._value(each, fields[key]) if key in fields else each for key, each in renamed.items()}

    def _value(self, value: Any, field: Any) -> Any:
        if isinstance(value, list):
            return [self._value(each, field) for each in value]
        if field.enum_type is not None:
            return self._constant(value, field.enum_type)
        if field.message_type is None:
            return value
        if field.message_type.GetOptions().map_entry and isinstance(value, dict):
            held = field.message_type.fields_by_name["value"]
            return {key: self._value(each, held) for key, each in value.items()}
        return self._message(value, field.message_type)

    def _constant(self, value: Any, of: Any) -> Any:
        if not isinstance(value, str) or value in of.values_by_name:
            return value
        return self._present.get(of.full_name, {}).get(value, value)


def _tree(text: str) -> Any:
    """What is in the text; None if the library is to say what is wrong with it."""
    try:
        return json.loads(text, object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        return None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        raise ValueError("a name is there twice")
    return read
