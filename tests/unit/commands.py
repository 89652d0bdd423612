"""Runs the command line within the test's process, as from a pipe or as on a terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Self

import pytest

import newsledger as nl
from newsledger.cli.app import app
from tests.stores.readings import bridge, menu, school_loan


class Stream(io.TextIOWrapper):
    """A standard stream that may claim to be a terminal."""

    def __init__(self, content: bytes = b"", *, terminal: bool = False, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(content), encoding=encoding, write_through=True)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    @property
    def written(self) -> bytes:
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


@dataclass(frozen=True)
class Done:
    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode()

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Commands:
    """Runs commands with a reader that gives made-up readings."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def reading(self, sources: dict[str, list[nl.Reading | nl.Unread] | BaseException]) -> Self:
        """Let each source hold what is said here."""

        def read_source(source: str, *_: object) -> Iterator[nl.Reading | nl.Unread]:
            held = sources[source]
            if isinstance(held, BaseException):
                raise held
            yield from held

        pipeline = ModuleType("newsledger.pipeline")
        pipeline.__dict__.update(read_source=read_source, read_article=None)
        self.monkeypatch.setitem(sys.modules, "newsledger.pipeline", pipeline)
        return self

    def __call__(
        self, *args: object, terminal: bool = False, given: str | bytes = "", encoding: str = "utf-8"
    ) -> Done:
        out = Stream(terminal=terminal, encoding=encoding)
        err = Stream(encoding=encoding)
        with self.monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", Stream(given.encode() if isinstance(given, str) else given))
            with pytest.raises(SystemExit) as left:
                app([str(arg) for arg in args], prog_name="newsledger")
        code = left.value.code
        assert isinstance(code, int)
        return Done(code, out.written, err.written.decode(encoding))


SOURCES: dict[str, list[nl.Reading | nl.Unread] | BaseException] = {
    "page.txt": [school_loan(), menu(), bridge()],
    "menu.txt": [menu()],
    "empty": [],
    "picture.png": [
        nl.Unread(
            nl.Document.of(b"x", uri="picture.png", media_type="image/png").ref(),
            nl.Rejected("source", nl.Reason.UNSUPPORTED_MEDIA, "looks like a picture, which is not read yet"),
        )
    ]
    * 30,
    "broken.txt": nl.SourceError("cannot read broken.txt: it is a test"),
    "-": [bridge()],
}
