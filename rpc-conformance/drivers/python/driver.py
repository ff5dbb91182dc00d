"""The Python client under test: requests are lines of JSON on standard input, results on standard output."""

from __future__ import annotations

import json
import sys
import threading
from typing import Any

import conformance

import privateer
from privateer.envelope import Codec
from privateer.service import Method

STUB_METHODS = {
    "Echo": "echo",
    "Find": "find",
    "Points": "points",
    "Lists": "lists",
    "Sum": "sum",
    "CountWords": "count",
    "Blob": "blob",
    "Move": "move",
    "Nothing": "nothing",
    "Metadata": "metadata",
    "Place": "place",
    "Look": "look",
    "Fail": "fail",
    "Take": "take",
}

METHODS = {value.path.rpartition("/")[2]: value for value in vars(conformance).values() if isinstance(value, Method)}

clients: dict[str, privateer.Client] = {}


def client(settings: dict[str, Any]) -> privateer.Client:
    name = settings["name"]
    if name not in clients:
        clients[name] = privateer.Client(
            *settings["endpoints"],
            attempt_timeout=settings.get("attemptTimeoutMs", 1000) / 1000,
            max_attempts=settings.get("maxAttempts", 5),
            deadline=settings.get("deadlineMs", 10_000) / 1000,
            max_message_bytes=settings.get("maxMessageBytes", 4 << 20),
            json=settings.get("codec") == "JSON",
        )
    return clients[name]


class Cancelling:
    """A client whose calls are cancelled by another thread. What an interrupted caller gets from Python carries no
    outcome, so this looks at what becomes of the call."""

    def __init__(self, inner: privateer.Client, seconds: float) -> None:
        self._inner = inner
        self._seconds = seconds

    def call(self, method: Method, *arguments: Any, options: privateer.CallOptions | None = None) -> Any:
        pending = self._inner._begin(method, arguments, options)
        timer = threading.Timer(self._seconds, pending.cancel)
        timer.start()
        try:
            return self._inner._unpack(method, pending.future.result())
        finally:
            timer.cancel()


def call(line: dict[str, Any]) -> dict[str, Any]:
    method = METHODS[line["method"]]
    codecs = method.codecs
    through: Any = client(line["client"])
    if "cancelAfterMs" in line:
        through = Cancelling(through, line["cancelAfterMs"] / 1000)
    timeout = line["deadlineMs"] / 1000 if "deadlineMs" in line else None
    options = privateer.CallOptions(timeout=timeout, metadata=line.get("metadata", {}))
    stub = conformance.ConformanceClient(through, options)
    arguments = codecs.decode(method.request, json.dumps(line["argument"]).encode(), Codec.JSON)
    try:
        result = getattr(stub, STUB_METHODS[line["method"]])(*arguments)
    except privateer.RpcError as error:
        return {
            "failure": {
                "code": error.code.name,
                "outcome": error.outcome.name,
                "message": error.message,
                "attempts": len(error.attempts),
                "callId": None if error.call_id is None else str(error.call_id),
            }
        }
    except privateer.ServiceError as error:
        declared = next(each for each in method.errors if each.python is type(error))
        fields = json.loads(codecs.encode(declared.message, error, Codec.JSON))
        return {"error": {"name": type(error).__name__, "fields": fields}}
    values = () if returns_nothing(line["method"]) else (result,)
    return {"result": json.loads(codecs.encode(method.reply, values, Codec.JSON))}


def resolve(line: dict[str, Any]) -> dict[str, Any]:
    told = client(line["client"]).resolve(privateer.CallId.parse(line["resolve"]))
    return {"resolution": {"outcome": told.outcome.name, "running": told.running, "code": told.code.name}}


def returns_nothing(method: str) -> bool:
    return method in ("Nothing", "Fail", "Take")


def main() -> None:
    for text in sys.stdin:
        line = json.loads(text)
        try:
            if "close" in line:
                closed = clients.pop(line["close"], None)
                if closed is not None:
                    closed.close()
                answer: dict[str, Any] = {"closed": line["close"]}
            else:
                answer = resolve(line) if "resolve" in line else call(line)
        except Exception as error:  # whatever no client should raise
            answer = {"broken": repr(error)}
        print(json.dumps({"id": line["id"], **answer}), flush=True)
    for each in clients.values():
        each.close()


main()
