"""What tests need of the world: generated modules, and the Java server that clients are tested against."""

from __future__ import annotations

import importlib.util
import pathlib
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
GENERATED = ROOT / "rpc-codegen/src/test"


def golden(case: str, module: str, kind: str = "golden") -> Any:
    """A generated module of the code generator's own tests, which begin with Java or, in "contracts", with a .proto."""
    folder = GENERATED / kind / case / "clients/python"
    sys.path.insert(0, str(folder))
    try:
        name = f"{module}"
        spec = importlib.util.spec_from_file_location(name, folder / f"{module}.py")
        assert spec is not None
        assert spec.loader is not None
        loaded = importlib.util.module_from_spec(spec)
        sys.modules[name] = loaded
        spec.loader.exec_module(loaded)
        return loaded
    finally:
        sys.path.remove(str(folder))


class JavaServer:
    """Servers and broken networks on demand: see TestServer.java for what it can be told."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [ROOT / "clients/testserver/run"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def do(self, order: str) -> str:
        """Gives an order; what is answered."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(order + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().strip()
        assert answer, f"no answer to {order}"
        return answer

    def close(self) -> None:
        """Ends with its input."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)


@pytest.fixture(scope="session")
def java() -> Iterator[JavaServer]:
    server = JavaServer()
    yield server
    server.close()


@pytest.fixture(scope="session")
def desk() -> Any:
    """The generated module of the test server's service."""
    folder = ROOT / "clients/testserver/target/generated-clients/python"
    sys.path.insert(0, str(folder))
    import testserver

    return testserver
