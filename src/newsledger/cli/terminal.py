"""How do tables and lines reach whatever stands behind standard output?

Invariant: never fails over an encoding, a narrow or dumb terminal, or control characters in somebody's page, and
never lets such a page steer the terminal; JSON lines are UTF-8 wherever they go.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterable
from io import TextIOWrapper
from shutil import get_terminal_size
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.progress import Progress, TaskID

PIPE_WIDTH = 100
"""Characters a line where there is no terminal to ask and COLUMNS does not say."""
NARROWEST, WIDEST = 40, 500
_HEIGHT = 25
QUIET_SECONDS = 2.0
"""Work that takes no longer shows no progress bar."""

# Control characters could move the cursor or rename the window, and marks of direction reorder what is read; each
# becomes one character, so that offsets hold.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str) -> str:
    """Make a text safe to print; its length stays."""
    return _CONTROL.sub("�", text.replace("\t", " "))


def is_terminal() -> bool:
    """Say whether somebody watches standard output."""
    return bool(sys.stdout.isatty())


def _width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if re.fullmatch("[1-9][0-9]{0,8}", columns):
        width = int(columns)
    else:
        width = get_terminal_size((PIPE_WIDTH, _HEIGHT)).columns if is_terminal() else PIPE_WIDTH
    return min(max(width, NARROWEST), WIDEST)


class Output:
    """Standard output, for tables or for lines."""

    def __init__(self, *, jsonl: bool, table: bool) -> None:
        """Choose tables on a terminal and lines on a pipe, unless told."""
        self.tables = table or (is_terminal() and not jsonl)
        if isinstance(sys.stdout, TextIOWrapper):
            if self.tables:
                sys.stdout.reconfigure(errors="replace")
            else:  # within JSON, the backslash form of a lone surrogate is its proper escape
                sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")

    def lines(self, lines: Iterable[str]) -> int:
        """Write lines that end themselves; say how many."""
        count = 0
        for line in lines:
            sys.stdout.write(line)
            count += 1
        return count

    def line(self, line: str) -> None:
        """Write one line now, so that nobody waits for it."""
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    def show(self, *renderables: RenderableType) -> None:
        """Write tables and texts."""
        from rich.console import Console

        # With a height as well, rich asks neither the terminal nor COLUMNS, which may hold anything.
        console = Console(
            highlight=False, markup=False, emoji=False, legacy_windows=False, width=_width(), height=_HEIGHT
        )
        with console.capture() as capture:
            for renderable in renderables:
                console.print(renderable)
        drawn = capture.get()
        if not is_terminal():
            drawn = "".join(f"{line.rstrip()}\n" for line in drawn.split("\n")[:-1])
        sys.stdout.write(drawn)
        sys.stdout.flush()


class Waiting:
    """A progress bar on standard error, only on a terminal, and only once the work has taken a while."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        """Prepare; nothing is shown yet. `quiet` keeps it so, as where tables scroll by on the same terminal."""
        self._total = total
        self._quiet = quiet or not sys.stderr.isatty()
        self._began = time.monotonic()
        self._bar: tuple[Progress, TaskID] | None = None

    def tell(self, done: int, doing: str) -> None:
        """Say how much is done, and what is being done."""
        if self._quiet or time.monotonic() - self._began < QUIET_SECONDS:
            return
        progress, task = self._bar or self._start()
        progress.update(task, completed=done, description=printable(doing))

    def _start(self) -> tuple[Progress, TaskID]:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (BarColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
        progress = Progress(*columns, console=Console(stderr=True), transient=True)
        progress.start()
        self._bar = progress, progress.add_task("", total=self._total)
        return self._bar

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar[0].stop()
            self._bar = None
