"""A process killed at any moment loses nothing it had reported, and leaves a ledger that opens."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import newsledger as nl

from .dump import dump
from .reader import ARTICLES, items

ROOT = Path(__file__).parents[2]


def start(ledger: Path) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "tests.stores.reader",
        "read",
        "anything",
        "--jsonl",
        "--ledger",
        str(ledger),
    ]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def whole_lines(printed: str) -> list[str]:
    return [json.loads(line)["id"] for line in printed.splitlines(keepends=True) if line.endswith("\n")]


def read_and_kill(ledger: Path, wait: Callable[[subprocess.Popen[str]], str]) -> list[str]:
    """Start reading, kill when `wait` has seen enough, and give the ids that had been reported."""
    process = start(ledger)
    begun = wait(process)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    return whole_lines(begun + rest)


def check(ledger: Path, reported: list[str]) -> None:
    with nl.Ledger(ledger) as store:
        assert store.damage() == ()
        assert [i for i in reported if store.get(i) is None] == []
        assert store.count("article") == store.count()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_killed_while_adding(tmp_path: Path) -> None:
    chance = random.Random(7)
    ledger = tmp_path / "x.ledger"
    reported: set[str] = set()

    def some_articles(process: subprocess.Popen[str]) -> str:
        assert process.stdout is not None
        begun = "".join(process.stdout.readline() for _ in range(chance.randrange(1, 10)))
        time.sleep(chance.random() / 20)
        return begun

    for _ in range(4):
        reported.update(read_and_kill(ledger, some_articles))
        assert reported
        check(ledger, sorted(reported))
    finished, _ = start(ledger).communicate()
    assert len(whole_lines(finished)) == ARTICLES
    with nl.Ledger(ledger) as killed, nl.Ledger(":memory:") as calm:
        calm.add(items())
        assert dump(killed)["articles_fts"] == dump(calm)["articles_fts"]
        assert sorted(r.to_json() for r in killed.readings()) == sorted(r.to_json() for r in calm.readings())
        assert len(list(killed.rejected())) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_killed_while_making_the_ledger(tmp_path: Path) -> None:
    chance = random.Random(11)
    for n in range(4):
        ledger = tmp_path / f"{n}.ledger"

        def file_appears(process: subprocess.Popen[str], ledger: Path = ledger) -> str:
            while process.poll() is None and not ledger.exists():
                time.sleep(0.001)
            time.sleep(chance.random() / 8)
            return ""

        check(ledger, read_and_kill(ledger, file_appears))
