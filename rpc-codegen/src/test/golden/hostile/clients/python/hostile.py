"""What hostile offers, for Python.

Generated from Java by Privateer. Changes here are lost: change the Java source and build.
"""

from __future__ import annotations

import dataclasses as _dataclasses

import privateer as _rpc
from privateer import codec as _codec
from privateer import service as _service

__all__ = [
    "Field",
    "Hostile",
    "HostileAsyncClient",
    "HostileCallOptions",
    "HostileClient",
    "HostileException_",
    "HostileList",
    "HostileRpcException",
    "Option",
    "Override",
    "Words",
    "WordsCOLOR",
    "bind_hostile",
]


class WordsCOLOR(_codec.ClosedEnum):
    """A name like that of the constant for a component."""

    COLOR = 1
    RED = 2


@_dataclasses.dataclass(frozen=True)
class Field:
    """Called like a class of the runtime."""

    number: int


@_dataclasses.dataclass(frozen=True)
class HostileCallOptions:
    """Nested types hide imported ones inside every class that implements this."""

    a: int


class HostileException_(_rpc.ServiceError):
    """Checked, nested, with a name of its own."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@_dataclasses.dataclass(frozen=True)
class HostileList:
    items: list[str] = _dataclasses.field(default_factory=list)


@_dataclasses.dataclass(frozen=True)
class HostileRpcException:
    b: int


@_dataclasses.dataclass(frozen=True)
class Override:
    """Called like a class of java.lang."""

    name: str


@_dataclasses.dataclass(frozen=True)
class Words:
    """Components whose names mean something to generated code. \\\\u002a/ and &#42;/ and $L and $T and %s and a
    backslash at the end \\.
    """

    in_: int
    out: int
    value: str
    result: str | None
    text: str
    color: WordsCOLOR
    other_color: WordsCOLOR
    e: int
    create: int
    instance: int
    lock: int
    len: int
    varint: int
    yield_: int
    record: int
    var: int
    sealed: int
    permits: int
    when: int
    message: list[Words]
    option: int
    optional: int
    repeated: int
    reserved: int
    scalars: int
    field: Field
    lower_case: Option


@_dataclasses.dataclass(frozen=True)
class Option:
    """Called like a word of Protocol Buffers."""

    option: int


class Hostile:
    """A service with names that generated code likes to use.

    For a worker: override what it serves, and see bind_hostile.
    """

    def call(self, call_options: HostileCallOptions, rpc_exception: HostileRpcException, list: HostileList) -> Override:
        raise NotImplementedError

    def objects(self, hash_code: int, to_string: int, wait: int) -> None:
        """A parameter called like a method of each object. &#42;/ and \\\\u002a/ and /* and $L and $T and %s and
        é\\.

        @deprecated is no tag here.

        :param hash_code: \\\\u002a/
        :raises HostileException_: the service says so
        """
        raise NotImplementedError

    def of(self, hostile_methods: int, hostile_of_request: int, names: int) -> int:
        raise NotImplementedError

    def with_options_(self, channel: str, options: int, e: int, error: int, request: int, implementation: int) -> int:
        raise NotImplementedError

    def words(self, words: Words) -> Words:
        raise NotImplementedError


class HostileClient:
    """A service with names that generated code likes to use.

    Calls that wait for their result. Where there is none they raise privateer.RpcError, whose outcome says
    whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> HostileClient:
        """The same with other settings for its calls."""
        return HostileClient(self._client, options)

    def call(self, call_options: HostileCallOptions, rpc_exception: HostileRpcException, list: HostileList) -> Override:
        result: Override = self._client.call(_HOSTILE_CALL, call_options, rpc_exception, list, options=self._options)
        return result

    def objects(self, hash_code: int, to_string: int, wait: int) -> None:
        """A parameter called like a method of each object. &#42;/ and \\\\u002a/ and /* and $L and $T and %s and
        é\\.

        @deprecated is no tag here.

        :param hash_code: \\\\u002a/
        :raises HostileException_: the service says so
        """
        self._client.call(_HOSTILE_OBJECTS, hash_code, to_string, wait, options=self._options)

    def of(self, hostile_methods: int, hostile_of_request: int, names: int) -> int:
        result: int = self._client.call(_HOSTILE_OF, hostile_methods, hostile_of_request, names, options=self._options)
        return result

    def with_options_(self, channel: str, options: int, e: int, error: int, request: int, implementation: int) -> int:
        result: int = self._client.call(
            _HOSTILE_WITH_OPTIONS_,
            channel,
            options,
            e,
            error,
            request,
            implementation,
            options=self._options,
        )
        return result

    def words(self, words: Words) -> Words:
        result: Words = self._client.call(_HOSTILE_WORDS, words, options=self._options)
        return result


class HostileAsyncClient:
    """A service with names that generated code likes to use.

    Calls for asyncio: a task that is cancelled cancels its call. Where there is none they raise
    privateer.RpcError, whose outcome says whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> HostileAsyncClient:
        """The same with other settings for its calls."""
        return HostileAsyncClient(self._client, options)

    async def call(
        self,
        call_options: HostileCallOptions,
        rpc_exception: HostileRpcException,
        list: HostileList,
    ) -> Override:
        result: Override = await self._client.call_async(
            _HOSTILE_CALL,
            call_options,
            rpc_exception,
            list,
            options=self._options,
        )
        return result

    async def objects(self, hash_code: int, to_string: int, wait: int) -> None:
        """A parameter called like a method of each object. &#42;/ and \\\\u002a/ and /* and $L and $T and %s and
        é\\.

        @deprecated is no tag here.

        :param hash_code: \\\\u002a/
        :raises HostileException_: the service says so
        """
        await self._client.call_async(_HOSTILE_OBJECTS, hash_code, to_string, wait, options=self._options)

    async def of(self, hostile_methods: int, hostile_of_request: int, names: int) -> int:
        result: int = await self._client.call_async(
            _HOSTILE_OF,
            hostile_methods,
            hostile_of_request,
            names,
            options=self._options,
        )
        return result

    async def with_options_(
        self,
        channel: str,
        options: int,
        e: int,
        error: int,
        request: int,
        implementation: int,
    ) -> int:
        result: int = await self._client.call_async(
            _HOSTILE_WITH_OPTIONS_,
            channel,
            options,
            e,
            error,
            request,
            implementation,
            options=self._options,
        )
        return result

    async def words(self, words: Words) -> Words:
        result: Words = await self._client.call_async(_HOSTILE_WORDS, words, options=self._options)
        return result


def bind_hostile(implementation: Hostile) -> _rpc.Binding:
    """What a privateer.Worker serves: the methods that the implementation overrides."""
    methods = {
        "call": _HOSTILE_CALL,
        "objects": _HOSTILE_OBJECTS,
        "of": _HOSTILE_OF,
        "with_options_": _HOSTILE_WITH_OPTIONS_,
        "words": _HOSTILE_WORDS,
    }
    return _rpc.Binding.of(implementation, Hostile, methods)


# How the messages travel; for the runtime.


def _tables() -> tuple[_codec.MessageCodec, ...]:
    return (
        _codec.Record(
            "hostile.Field",
            Field,
            _codec.Field("number", _codec.INT),
        ),
        _codec.Record(
            "hostile.HostileCallOptions",
            HostileCallOptions,
            _codec.Field("a", _codec.INT),
        ),
        _codec.Arguments(
            "hostile.HostileCallReply",
            _codec.Field("result", _codec.message("hostile.Override")),
        ),
        _codec.Arguments(
            "hostile.HostileCallRequest",
            _codec.Field("call_options", _codec.message("hostile.HostileCallOptions")),
            _codec.Field("rpc_exception", _codec.message("hostile.HostileRpcException")),
            _codec.Field("list", _codec.message("hostile.HostileList")),
        ),
        _codec.Record(
            "hostile.HostileException_",
            HostileException_,
            _codec.Field("message", _codec.STRING),
        ),
        _codec.Record(
            "hostile.HostileList",
            HostileList,
            _codec.Field("items", _codec.Repeated(_codec.STRING)),
        ),
        _codec.Arguments("hostile.HostileObjectsReply"),
        _codec.Arguments(
            "hostile.HostileObjectsRequest",
            _codec.Field("hash_code", _codec.INT),
            _codec.Field("to_string", _codec.INT),
            _codec.Field("wait", _codec.INT),
        ),
        _codec.Arguments(
            "hostile.HostileOfReply",
            _codec.Field("result", _codec.INT),
        ),
        _codec.Arguments(
            "hostile.HostileOfRequest",
            _codec.Field("hostile_methods", _codec.INT),
            _codec.Field("hostile_of_request", _codec.INT),
            _codec.Field("names", _codec.INT),
        ),
        _codec.Record(
            "hostile.HostileRpcException",
            HostileRpcException,
            _codec.Field("b", _codec.INT),
        ),
        _codec.Arguments(
            "hostile.HostileWithOptionsReply",
            _codec.Field("result", _codec.INT),
        ),
        _codec.Arguments(
            "hostile.HostileWithOptionsRequest",
            _codec.Field("channel", _codec.STRING),
            _codec.Field("options", _codec.INT),
            _codec.Field("e", _codec.INT),
            _codec.Field("error", _codec.INT),
            _codec.Field("request", _codec.INT),
            _codec.Field("implementation", _codec.INT),
        ),
        _codec.Arguments(
            "hostile.HostileWordsReply",
            _codec.Field("result", _codec.message("hostile.Words")),
        ),
        _codec.Arguments(
            "hostile.HostileWordsRequest",
            _codec.Field("words", _codec.message("hostile.Words")),
        ),
        _codec.Record(
            "hostile.Override",
            Override,
            _codec.Field("name", _codec.STRING),
        ),
        _codec.Record(
            "hostile.Words",
            Words,
            _codec.Field("in", _codec.INT, attribute="in_"),
            _codec.Field("out", _codec.INT),
            _codec.Field("value", _codec.STRING),
            _codec.optional("result", _codec.STRING),
            _codec.defaulted("text", _codec.STRING, '*/ \\u002a/ " \\ $L $S $T %s {@code} \xe9 \U0001f600'),
            _codec.Field("color", _codec.enumeration(WordsCOLOR)),
            _codec.defaulted("other_color", _codec.enumeration(WordsCOLOR), WordsCOLOR.COLOR),
            _codec.Field("e", _codec.INT),
            _codec.Field("create", _codec.INT),
            _codec.Field("instance", _codec.INT),
            _codec.Field("lock", _codec.INT),
            _codec.Field("len", _codec.INT),
            _codec.Field("varint", _codec.INT),
            _codec.Field("yield", _codec.INT, attribute="yield_"),
            _codec.Field("record", _codec.INT),
            _codec.Field("var", _codec.INT),
            _codec.Field("sealed", _codec.INT),
            _codec.Field("permits", _codec.INT),
            _codec.Field("when", _codec.INT),
            _codec.Field("message", _codec.Repeated(_codec.message("hostile.Words"))),
            _codec.Field("option", _codec.INT),
            _codec.Field("optional", _codec.INT),
            _codec.Field("repeated", _codec.INT),
            _codec.Field("reserved", _codec.INT),
            _codec.Field("scalars", _codec.INT),
            _codec.Field("field", _codec.message("hostile.Field")),
            _codec.Field("lower_case", _codec.message("hostile.option")),
        ),
        _codec.Record(
            "hostile.option",
            Option,
            _codec.Field("option", _codec.INT),
        ),
    )


_DESCRIPTION = (
    "Cp4QChVob3N0aWxlL2hvc3RpbGUucHJvdG8SB2hvc3RpbGUiHwoFRmllbGQSFgoGbnVtYmVyGAEgASgFUgZudW1iZXIiIgoSSG9z"
    "dGlsZUNhbGxPcHRpb25zEgwKAWEYASABKAVSAWEiPQoQSG9zdGlsZUNhbGxSZXBseRIpCgZyZXN1bHQYASABKAsyES5ob3N0aWxl"
    "Lk92ZXJyaWRlUgZyZXN1bHQiwQEKEkhvc3RpbGVDYWxsUmVxdWVzdBI+CgxjYWxsX29wdGlvbnMYASABKAsyGy5ob3N0aWxlLkhv"
    "c3RpbGVDYWxsT3B0aW9uc1ILY2FsbE9wdGlvbnMSQQoNcnBjX2V4Y2VwdGlvbhgCIAEoCzIcLmhvc3RpbGUuSG9zdGlsZVJwY0V4"
    "Y2VwdGlvblIMcnBjRXhjZXB0aW9uEigKBGxpc3QYAyABKAsyFC5ob3N0aWxlLkhvc3RpbGVMaXN0UgRsaXN0Ii0KEUhvc3RpbGVF"
    "eGNlcHRpb25fEhgKB21lc3NhZ2UYASABKAlSB21lc3NhZ2UiIwoLSG9zdGlsZUxpc3QSFAoFaXRlbXMYASADKAlSBWl0ZW1zIhUK"
    "E0hvc3RpbGVPYmplY3RzUmVwbHkiZQoVSG9zdGlsZU9iamVjdHNSZXF1ZXN0EhsKCWhhc2hfY29kZRgBIAEoBVIIaGFzaENvZGUS"
    "GwoJdG9fc3RyaW5nGAIgASgFUgh0b1N0cmluZxISCgR3YWl0GAMgASgFUgR3YWl0IigKDkhvc3RpbGVPZlJlcGx5EhYKBnJlc3Vs"
    "dBgBIAEoBVIGcmVzdWx0In8KEEhvc3RpbGVPZlJlcXVlc3QSJwoPaG9zdGlsZV9tZXRob2RzGAEgASgFUg5Ib3N0aWxlTWV0aG9k"
    "cxIsChJob3N0aWxlX29mX3JlcXVlc3QYAiABKAVSEEhvc3RpbGVPZlJlcXVlc3QSFAoFbmFtZXMYAyABKAVSBW5hbWVzIiMKE0hv"
    "c3RpbGVScGNFeGNlcHRpb24SDAoBYhgBIAEoBVIBYiIxChdIb3N0aWxlV2l0aE9wdGlvbnNSZXBseRIWCgZyZXN1bHQYASABKAVS"
    "BnJlc3VsdCK1AQoZSG9zdGlsZVdpdGhPcHRpb25zUmVxdWVzdBIYCgdjaGFubmVsGAEgASgJUgdjaGFubmVsEhgKB29wdGlvbnMY"
    "AiABKAVSB29wdGlvbnMSDAoBZRgDIAEoBVIBZRIUCgVlcnJvchgEIAEoBVIFZXJyb3ISGAoHcmVxdWVzdBgFIAEoBVIHcmVxdWVz"
    "dBImCg5pbXBsZW1lbnRhdGlvbhgGIAEoBVIOaW1wbGVtZW50YXRpb24iOwoRSG9zdGlsZVdvcmRzUmVwbHkSJgoGcmVzdWx0GAEg"
    "ASgLMg4uaG9zdGlsZS5Xb3Jkc1IGcmVzdWx0IjsKE0hvc3RpbGVXb3Jkc1JlcXVlc3QSJAoFd29yZHMYASABKAsyDi5ob3N0aWxl"
    "LldvcmRzUgV3b3JkcyIeCghPdmVycmlkZRISCgRuYW1lGAEgASgJUgRuYW1lIosGCgVXb3JkcxIOCgJpbhgBIAEoBVICaW4SEAoD"
    "b3V0GAIgASgFUgNvdXQSFAoFdmFsdWUYAyABKAlSBXZhbHVlEhsKBnJlc3VsdBgEIAEoCUgAUgZyZXN1bHSIAQESFwoEdGV4dBgF"
    "IAEoCUgBUgR0ZXh0iAEBEikKBWNvbG9yGAYgASgOMhMuaG9zdGlsZS5Xb3Jkc0NPTE9SUgVjb2xvchI5CgtvdGhlcl9jb2xvchgH"
    "IAEoDjITLmhvc3RpbGUuV29yZHNDT0xPUkgCUgpvdGhlckNvbG9yiAEBEgwKAWUYCCABKAVSAWUSFgoGY3JlYXRlGAkgASgFUgZj"
    "cmVhdGUSGgoIaW5zdGFuY2UYCiABKAVSCGluc3RhbmNlEhIKBGxvY2sYCyABKAVSBGxvY2sSEAoDbGVuGAwgASgFUgNsZW4SFgoG"
    "dmFyaW50GA0gASgFUgZ2YXJpbnQSFAoFeWllbGQYDiABKAVSBXlpZWxkEhYKBnJlY29yZBgPIAEoBVIGcmVjb3JkEhAKA3ZhchgQ"
    "IAEoBVIDdmFyEhYKBnNlYWxlZBgRIAEoBVIGc2VhbGVkEhgKB3Blcm1pdHMYEiABKAVSB3Blcm1pdHMSEgoEd2hlbhgTIAEoBVIE"
    "d2hlbhIoCgdtZXNzYWdlGBQgAygLMg4uaG9zdGlsZS5Xb3Jkc1IHbWVzc2FnZRIWCgZvcHRpb24YFSABKAVSBm9wdGlvbhIaCghv"
    "cHRpb25hbBgWIAEoBVIIb3B0aW9uYWwSGgoIcmVwZWF0ZWQYFyABKAVSCHJlcGVhdGVkEhoKCHJlc2VydmVkGBggASgFUghyZXNl"
    "cnZlZBIYCgdzY2FsYXJzGBkgASgFUgdTY2FsYXJzEiQKBWZpZWxkGBogASgLMg4uaG9zdGlsZS5GaWVsZFIFZmllbGQSLgoKbG93"
    "ZXJfY2FzZRgbIAEoCzIPLmhvc3RpbGUub3B0aW9uUglsb3dlckNhc2VCCQoHX3Jlc3VsdEIHCgVfdGV4dEIOCgxfb3RoZXJfY29s"
    "b3IiIAoGb3B0aW9uEhYKBm9wdGlvbhgBIAEoBVIGb3B0aW9uKlUKCldvcmRzQ09MT1ISGwoXV09SRFNfQ09MT1JfVU5TUEVDSUZJ"
    "RUQQABIVChFXT1JEU19DT0xPUl9DT0xPUhABEhMKD1dPUkRTX0NPTE9SX1JFRBACYgZwcm90bzM="
)

_codecs = _codec.Codecs(_DESCRIPTION, _tables)


_HOSTILE_CALL = _service.Method(
    path="hostile.Hostile/Call",
    codecs=_codecs,
    request="hostile.HostileCallRequest",
    reply="hostile.HostileCallReply",
)


_HOSTILE_OBJECTS = _service.Method(
    path="hostile.Hostile/Objects",
    codecs=_codecs,
    request="hostile.HostileObjectsRequest",
    reply="hostile.HostileObjectsReply",
    errors=(_service.ErrorType("hostile.HostileException_", HostileException_, "hostile.HostileException_"),),
)


_HOSTILE_OF = _service.Method(
    path="hostile.Hostile/Of",
    codecs=_codecs,
    request="hostile.HostileOfRequest",
    reply="hostile.HostileOfReply",
)


_HOSTILE_WITH_OPTIONS_ = _service.Method(
    path="hostile.Hostile/WithOptions",
    codecs=_codecs,
    request="hostile.HostileWithOptionsRequest",
    reply="hostile.HostileWithOptionsReply",
)


_HOSTILE_WORDS = _service.Method(
    path="hostile.Hostile/Words",
    codecs=_codecs,
    request="hostile.HostileWordsRequest",
    reply="hostile.HostileWordsReply",
)
