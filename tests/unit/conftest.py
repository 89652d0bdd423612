from __future__ import annotations

from pathlib import Path

import pytest

import newsledger as nl
from tests.stores.readings import bridge, menu, school_loan

from .commands import SOURCES, Commands


@pytest.fixture
def newsledger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Commands:
    """The command line, in a folder of its own and with plain surroundings."""
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "NEWSLEDGER_LEDGER", "NEWSLEDGER_SETTINGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return Commands(monkeypatch).reading(SOURCES)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger with two articles and a menu in it."""
    path = tmp_path / "my.ledger"
    with nl.Ledger(path) as store:
        store.add([school_loan(), bridge(), menu()])
    return path
