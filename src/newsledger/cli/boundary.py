"""How does a command end?

Invariant: with 0 where it found something, 1 where it found nothing, 2 after an error, 130 after Ctrl-C; a mistake of
the user's is one line on standard error, without a traceback; a reader that closed the pipe is not spoken to again.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec

import typer

from newsledger.errors import NewsledgerError, SourceError

FOUND, NOTHING, ERROR, INTERRUPTED = 0, 1, 2, 130

P = ParamSpec("P")


def complain(message: str) -> None:
    """Say what went wrong, in one line on standard error."""
    line = " ".join(message.split())
    sys.stderr.write(
        f"newsledger: {line.encode('ascii', 'backslashreplace').decode() if not _speaks(line) else line}\n"
    )
    sys.stderr.flush()


def _speaks(line: str) -> bool:
    try:
        line.encode(sys.stderr.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def given() -> str:
    """Read what was typed or piped to standard input. Raises SourceError where it is no text."""
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise SourceError(f"standard input is no {error.encoding} text (byte {error.start})") from error


def _leave_the_pipe() -> None:
    # Whatever is still buffered would raise once more when Python closes the file.
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    os.close(devnull)


def answers(command: Callable[P, int]) -> Callable[P, None]:
    """Make a function that returns an exit code a command."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
            sys.stdout.flush()
        except NewsledgerError as error:
            complain(str(error))
            code = ERROR
        except BrokenPipeError:
            _leave_the_pipe()
            code = FOUND
        except KeyboardInterrupt:
            code = INTERRUPTED
        raise typer.Exit(code)

    return run
