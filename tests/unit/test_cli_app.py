from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import newsledger as nl
from newsledger.cli.app import COMMANDS
from newsledger.cli.terminal import Waiting
from tests.stores.readings import bridge

from .commands import Commands, Stream


@pytest.mark.parametrize("args", [["--help"], ["-h"], []])
def test_help_names_every_command(newsledger: Commands, args: list[str]) -> None:
    done = newsledger(*args)
    for command in COMMANDS:
        assert f"  {command.__name__}" in done.out + done.err


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.__name__)
def test_help_teaches_by_examples(newsledger: Commands, command: object) -> None:
    done = newsledger(command.__name__, "--help")  # type: ignore[attr-defined]
    assert done.code == 0
    assert "Examples" in done.out
    assert done.out.count("newsledger") > 2


def test_version(newsledger: Commands) -> None:
    assert newsledger("--version").out == f"newsledger {nl.__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom newsledger.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'spacy', 'sqlalchemy', 'alembic', 'trafilatura', 'numpy', 'rich'}\n"
        "sys.stderr.write(repr(sorted(heavy & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=True)
    assert done.stderr == "[]"


def test_ctrl_c(newsledger: Commands) -> None:
    newsledger.reading({"page.txt": KeyboardInterrupt()})
    done = newsledger("read", "page.txt")
    assert (done.code, done.out, done.err) == (130, "", "")


def run_reader(*args: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.stores.reader", "read", "anything", *args]
    return subprocess.Popen(
        command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_a_closed_pipe_is_quiet() -> None:
    process = run_reader()
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith(b'{"id":')
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0
    process.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send here")
def test_ctrl_c_in_the_middle_leaves_a_ledger(tmp_path: Path) -> None:
    process = run_reader("--jsonl", "--ledger", str(tmp_path / "x.ledger"))
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode in {0, 130}  # it may have been done already
    assert b"Traceback" not in err
    with nl.Ledger(tmp_path / "x.ledger") as store:
        assert store.count() >= 1 + out.count(b"\n")


def test_a_bar_only_on_a_terminal_and_only_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    for terminal, seconds, shown in [(True, 5.0, True), (True, 1.0, False), (False, 5.0, False)]:
        err = Stream(terminal=terminal)
        monkeypatch.setattr(sys, "stderr", err)
        now[0] = 0.0
        waiting = Waiting(3, quiet=False)
        now[0] = seconds
        waiting.tell(1, "page.txt, 4 articles so far")
        waiting.stop()
        assert (b"page.txt" in err.written) == shown


def test_a_source_in_another_script(newsledger: Commands) -> None:
    newsledger.reading({"мост.txt": nl.SourceError("cannot read мост.txt"), "page.txt": [bridge()]})
    assert newsledger("read", "мост.txt").err == "newsledger: cannot read мост.txt\n"
    assert newsledger("read", "мост.txt", encoding="ascii").err.startswith("newsledger: cannot read \\u043c")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there is no pseudo-terminal here")
def test_a_true_terminal_gets_a_table() -> None:
    leader, follower = os.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm"}
    code = "from newsledger.cli import main; main()"
    subprocess.run([sys.executable, "-c", code, "config"], stdout=follower, check=True, env=environment)
    os.close(follower)
    shown = os.read(leader, 10_000).decode()
    os.close(leader)
    assert "max_article_chars" in shown
    assert not shown.startswith("{")
