"""Clients of contracts under test: requests are lines of JSON on standard input, results on standard output."""

from __future__ import annotations

import base64
import importlib
import inspect
import json
import pathlib
import sys
from collections.abc import Callable, Iterator
from typing import Any

import privateer
from privateer.service import Method


class Recorder:
    """Stands in for a client, to find out which method a stub's function calls."""

    def __init__(self) -> None:
        self.methods: list[Method] = []

    def call(self, method: Method, *_arguments: Any, options: Any) -> None:
        self.methods.append(method)


def stubs(folder: pathlib.Path) -> Iterator[type]:
    for file in sorted(folder.glob("*.py")):
        for name, value in inspect.getmembers(importlib.import_module(file.stem), inspect.isclass):
            if name.endswith("Client") and not name.endswith("AsyncClient"):
                yield value


def methods(stub: Callable[[Any], Any]) -> Iterator[tuple[str, Method]]:
    """The functions of a stub that make calls, each with the method that it calls."""
    for name, function in inspect.getmembers(stub, inspect.isfunction):
        if not name.startswith("_") and name != "with_options":
            recorder = Recorder()
            function(stub(recorder), *[None] * (len(inspect.signature(function).parameters) - 1))
            yield name, recorder.methods[0]


def call(line: dict[str, Any]) -> dict[str, str]:
    stub, name, method = METHODS[line["method"]]
    arguments = method.codecs.decode_all(method.request, base64.b64decode(line["argumentBytes"]))
    result = getattr(stub(client(line["client"])), name)(*arguments)
    reply = method.codecs.encode_all(method.reply, (result,))
    return {"resultBytes": base64.b64encode(reply).decode()}


def client(settings: dict[str, Any]) -> privateer.Client:
    name = settings["name"]
    if name not in clients:
        clients[name] = privateer.Client(
            *settings["endpoints"],
            attempt_timeout=settings["attemptTimeoutMs"] / 1000,
            deadline=settings["deadlineMs"] / 1000,
        )
    return clients[name]


METHODS = {
    method.path: (stub, name, method) for stub in stubs(pathlib.Path(sys.argv[1])) for name, method in methods(stub)
}

clients: dict[str, privateer.Client] = {}


def main() -> None:
    for text in sys.stdin:
        line = json.loads(text)
        try:
            answer = call(line)
        except Exception as error:  # none is expected
            answer = {"broken": repr(error)}
        print(json.dumps({"id": line["id"], **answer}), flush=True)
    for each in clients.values():
        each.close()


main()
