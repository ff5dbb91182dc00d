"""Serves an earlier or a later release of the service behind a front: see ../../README.md.

Arguments: older or newer, and the front. It ends with its standard input.
"""

from __future__ import annotations

import dataclasses
import sys
import threading
import uuid

import newer
import older

import privateer


class OlderWorkshop(older.OlderConformance):
    def echo(self, everything: older.OlderConformanceOlderEverything) -> older.OlderConformanceOlderEverything:
        return everything

    def find(self, id: uuid.UUID) -> older.OlderConformanceOlderPoint | None:
        return older.OlderConformanceOlderPoint(1)


class NewerWorkshop(newer.NewerConformance):
    def echo(self, everything: newer.NewerConformanceNewerEverything) -> newer.NewerConformanceNewerEverything:
        if everything.added is not None:
            raise ValueError(f"an older caller sent added = {everything.added}")
        triangle = newer.NewerConformanceFormTriangle(3, 4, 5)
        return newer.NewerConformanceNewerEverything(newer.Color.BLUE, triangle, "news")

    def find(
        self, id: uuid.UUID, hint: str | None, limit: int, more: int, tags: set[str]
    ) -> newer.NewerConformanceNewerPoint | None:
        return newer.NewerConformanceNewerPoint(more, limit, 9 + len(tags))

    def take(self, article: str, count: int) -> None:
        raise newer.NewerConformanceDamaged(f"{article} is damaged")


def renamed(binding: privateer.Binding) -> privateer.Binding:
    """Two services of one module cannot have one name, so the earlier release is given the right one here."""
    service = "io.privateer.conformance.Conformance/"
    return privateer.Binding(
        {
            dataclasses.replace(method, path=service + method.path.rpartition("/")[2]): handler
            for method, handler in binding.handlers.items()
        }
    )


RELEASES = {
    "older": renamed(older.bind_older_conformance(OlderWorkshop())),
    "newer": newer.bind_newer_conformance(NewerWorkshop()),
}


def main(release: str, front: str) -> None:
    worker = privateer.Worker(RELEASES[release], fronts=front, bind="tcp://127.0.0.1:*")

    def end_with_input() -> None:
        sys.stdin.read()
        worker.stop()

    threading.Thread(target=end_with_input, daemon=True).start()
    worker.run()


main(*sys.argv[1:])
