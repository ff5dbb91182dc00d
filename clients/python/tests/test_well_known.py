"""Google's own messages in fields: the protobuf library's own objects, with whichever protobuf is installed."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest
from conftest import GENERATED, JavaServer, golden
from google.protobuf import (
    any_pb2,
    descriptor_pb2,
    descriptor_pool,
    empty_pb2,
    field_mask_pb2,
    struct_pb2,
    wrappers_pb2,
)

import privateer
from privateer import DecodeError, codec
from privateer.envelope import Codec
from privateer.json_body import JsonBodies

known: Any = golden("knowntypes", "v1", "contracts")
native: Any = golden("native", "nativ")

CASES = json.loads((GENERATED / "contracts/knowntypes/bodies.json").read_text(encoding="utf-8"))

NO_JSON = "google.protobuf.Any has no JSON here, use protobuf bodies"


def encode(value: Any, body: Codec = Codec.PROTOBUF) -> bytes:
    return bytes(known._codecs.encode(f"known.v1.{type(value).__name__}", value, body))


def decode(message: str, body: bytes, form: Codec = Codec.PROTOBUF) -> Any:
    return known._codecs.decode(f"known.v1.{message}", body, form)


def struct(**fields: Any) -> struct_pb2.Struct:
    made = struct_pb2.Struct()
    made.update(fields)
    return made


def one_of_each() -> dict[str, Any]:
    value = struct_pb2.Value(struct_value=struct(a=[1, None, {"b": True}], c="\N{GRINNING FACE}"))
    return {
        "empty": empty_pb2.Empty(),
        "field_mask": field_mask_pb2.FieldMask(paths=["id", "owner.display_name"]),
        "struct": value.struct_value,
        "value": value,
        "list_value": struct_pb2.ListValue(values=[value, struct_pb2.Value(null_value=struct_pb2.NULL_VALUE)]),
        "bool": wrappers_pb2.BoolValue(value=True),
        "bytes": wrappers_pb2.BytesValue(value=b"\0\xff"),
        "double": wrappers_pb2.DoubleValue(value=0.1),
        "float": wrappers_pb2.FloatValue(value=0.5),
        "int32": wrappers_pb2.Int32Value(value=-(1 << 31)),
        "int64": wrappers_pb2.Int64Value(value=-(1 << 63)),
        "string": wrappers_pb2.StringValue(value="\N{GRINNING FACE}"),
        "uint32": wrappers_pb2.UInt32Value(value=(1 << 32) - 1),
        "uint64": wrappers_pb2.UInt64Value(value=(1 << 64) - 1),
    }


@pytest.mark.parametrize("body", list(Codec))
def test_each_in_each_place(body: Codec) -> None:
    each = one_of_each()
    values = [
        known.Singular(**each),
        known.Explicit(**each),
        known.Lists(**{name: [value, type(value)(), value] for name, value in each.items() if name != "value"}),
        known.Lists(value=[each["value"], struct_pb2.Value(null_value=struct_pb2.NULL_VALUE)]),
        known.Maps(**{name: {"": value, "b": value} for name, value in each.items()}),
        *(known.Choice(**{name: value}) for name, value in each.items()),
    ]
    for value in values:
        assert decode(type(value).__name__, encode(value, body), body) == value


def test_what_is_read_are_the_librarys_own_classes() -> None:
    each = {**one_of_each(), "any": any_pb2.Any()}
    read = decode("Singular", encode(known.Singular(**each)))
    for name, value in each.items():
        assert type(getattr(read, name)) is type(value)
    assert type(decode("Lists", encode(known.Lists(any=[any_pb2.Any()]))).any[0]) is any_pb2.Any
    assert read.struct["c"] == "\N{GRINNING FACE}"


@pytest.mark.parametrize("body", list(Codec))
def test_absent_is_not_the_default(body: Codec) -> None:
    nothing = known.Singular()
    assert nothing.int32 is None
    assert decode("Singular", encode(nothing, body), body) == nothing
    zeros = {name: type(value)() for name, value in one_of_each().items() if name != "value"}
    assert decode("Singular", encode(known.Singular(**zeros), body), body) == known.Singular(**zeros)
    assert decode("Singular", b'{"int32":null,"struct":null}', Codec.JSON) == nothing


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_bodies_are_those_of_googles_own(case: dict[str, str]) -> None:
    message = case["message"]
    read = decode(message, bytes.fromhex(case["proto"]))
    # Not compared as objects: a Value may be what equals nothing, NaN.
    again = encode(read)
    assert repr(decode(message, again)) == repr(read)
    assert len(again) == len(case["proto"]) // 2
    if case["json"] is not None:
        assert decode(message, case["json"].encode(), Codec.JSON) == read
        assert json.loads(encode(read, Codec.JSON)) == json.loads(case["json"])
    else:
        with pytest.raises(ValueError, match=r"google\.protobuf\.(Any|Value) .*has no JSON"):
            encode(read, Codec.JSON)


def test_any_of_a_type_that_nobody_knows_is_kept() -> None:
    anything = any_pb2.Any(type_url="x.y/never.heard.Of", value=b"\xff\0")
    assert decode("Singular", encode(known.Singular(any=anything))).any == anything
    packed = any_pb2.Any()
    packed.Pack(wrappers_pb2.Int32Value(value=7))
    number = wrappers_pb2.Int32Value()
    assert decode("Singular", encode(known.Singular(any=packed))).any.Unpack(number)
    assert number.value == 7


@pytest.mark.parametrize("place", [{"any": any_pb2.Any()}, {"any": any_pb2.Any(type_url="a/b")}])
def test_any_has_no_json(place: dict[str, Any]) -> None:
    value = known.Singular(**place)
    for whole in (value, known.Everything(singular=value), known.Everything(maps=known.Maps(any={"a": place["any"]}))):
        with pytest.raises(ValueError, match=NO_JSON):
            encode(whole, Codec.JSON)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        '{"@type":"x.y/never.heard.Of"}',
        '{"@type":"type.googleapis.com/google.protobuf.Duration","value":"1s"}',
        '{"value":1}',
    ],
)
def test_any_is_not_read_from_json(text: str) -> None:
    with pytest.raises(DecodeError, match=f"known.v1.Singular: {NO_JSON}"):
        decode("Singular", f'{{"any":{text}}}'.encode(), Codec.JSON)


def test_values_that_json_would_change_are_refused() -> None:
    for value in (struct_pb2.Value(number_value=float("nan")), struct_pb2.Value(number_value=float("-inf"))):
        message = known.Singular(value=value)
        assert str(decode("Singular", encode(message)).value) == str(value)
        with pytest.raises(ValueError, match="it would be read as a string"):
            encode(message, Codec.JSON)
    with pytest.raises(ValueError, match="Value without a kind has no JSON"):
        encode(known.Lists(value=[struct_pb2.Value()]), Codec.JSON)
    with pytest.raises(ValueError, match=r"known\.v1\.Singular: "):
        encode(known.Singular(field_mask=field_mask_pb2.FieldMask(paths=["aB"])), Codec.JSON)


@pytest.mark.parametrize("message", [any_pb2.Any(), struct_pb2.Value()])
def test_one_file_of_those_that_may_have_no_json_is_enough(message: Any) -> None:
    file = descriptor_pb2.FileDescriptorProto()
    message.DESCRIPTOR.file.CopyToProto(file)
    bodies = JsonBodies([file])
    with pytest.raises(ValueError, match=r"google\.protobuf\.(Any|Value) .*has no JSON"):
        bodies.encode(message)


def test_other_values_are_refused_by_name() -> None:
    for wrong in (7, "x", wrappers_pb2.Int64Value(value=7)):
        with pytest.raises(TypeError, match=r"int32: expected a message google\.protobuf\.Int32Value, got "):
            encode(known.Singular(int32=wrong))
    with pytest.raises(TypeError, match="any: None as an element"):
        encode(known.Lists(any=[None]))
    deep = struct_pb2.Value()
    inside = deep
    for _ in range(60):
        inside = inside.list_value.values.add()
    with pytest.raises(ValueError, match=r"value|known\.v1"):
        encode(known.Singular(value=deep))


@pytest.mark.parametrize("damaged", ["0a020aff", "22030a0105", "2a021a05", "2a031a01ff", "5a020aff", "1a030a01ff"])
def test_damaged_bytes(damaged: str) -> None:
    with pytest.raises(DecodeError, match=r"known\.v1\.Singular: "):
        decode("Singular", bytes.fromhex(damaged))


def test_an_object_of_another_description_will_do() -> None:
    pool = descriptor_pool.DescriptorPool()
    pool.AddSerializedFile(wrappers_pb2.DESCRIPTOR.serialized_pb)
    other = codec.Codecs(known._DESCRIPTION, known._tables).message_class("google.protobuf.Int32Value")(value=7)
    assert not isinstance(other, wrappers_pb2.Int32Value)
    assert decode("Singular", encode(known.Singular(int32=other))).int32 == wrappers_pb2.Int32Value(value=7)


def test_as_arguments_and_result_of_a_java_interface() -> None:
    value = struct_pb2.Value(string_value="x")
    document = native.DocumentsDocument(
        "a", struct(a=1), value, None, [value], {"de": struct(b=2)}, one_of_each()["field_mask"]
    )
    body = native._codecs.encode_all("nativ.DocumentsMergeRequest", [document, value])
    assert native._codecs.decode_all("nativ.DocumentsMergeRequest", body) == (document, value)
    with pytest.raises(TypeError, match="value: must not be None"):
        native._codecs.encode_all("nativ.DocumentsMergeRequest", [document, None])


class Keeper(known.Documents):  # type: ignore[misc]
    """Gives everything back."""

    def echo(self, request: Any) -> Any:
        return request

    def patch(self, request: Any) -> Any:
        return known.Document(id=request.id, body=request.patch, mask=request.mask)


def test_a_worker_and_a_client(java: JavaServer) -> None:
    front = java.do("front python-well-known")
    everything = known.Everything(
        singular=known.Singular(**one_of_each(), any=any_pb2.Any(type_url="a/b", value=b"\xff"))
    )
    request = known.PatchRequest("a", struct(b=[1]), field_mask_pb2.FieldMask(paths=["owner.display_name"]))
    worker = privateer.Worker(known.bind_documents(Keeper()), fronts=front, bind="tcp://127.0.0.1:*")
    thread = threading.Thread(target=worker.run)
    thread.start()
    try:
        for in_json in (False, True):
            with privateer.Client(front, json=in_json) as client:
                documents = known.DocumentsClient(client)
                assert documents.patch(request) == known.Document("a", body=request.patch, mask=request.mask)
                if in_json:
                    with pytest.raises(ValueError, match=NO_JSON):
                        documents.echo(everything)
                else:
                    assert documents.echo(everything) == everything
    finally:
        worker.stop()
        thread.join(10)
    assert not thread.is_alive()
