from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import newsledger as nl

from .readings import bridge, gas_tariffs, menu, school_loan

ENGINES = ("file", "memory")
"""One suite, run against each; PostgreSQL joins here."""


@pytest.fixture(params=ENGINES)
def open_ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], nl.Ledger]]:
    """Opens empty ledgers of one engine, and closes them afterwards."""
    opened: list[nl.Ledger] = []

    def open_one() -> nl.Ledger:
        path = tmp_path / f"{len(opened)}.ledger" if request.param == "file" else ":memory:"
        opened.append(nl.Ledger(path))
        return opened[-1]

    yield open_one
    for ledger in opened:
        ledger.close()


@pytest.fixture
def ledger(open_ledger: Callable[[], nl.Ledger]) -> nl.Ledger:
    return open_ledger()


@pytest.fixture(scope="module", params=ENGINES)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[nl.Ledger]:
    """A ledger of each engine that tests only look into."""
    path = tmp_path_factory.mktemp("filled") / "x.ledger" if request.param == "file" else ":memory:"
    with nl.Ledger(path) as ledger:
        ledger.add([school_loan(), bridge(), menu()])
        yield ledger


@pytest.fixture(scope="module", params=ENGINES)
def linked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[nl.Ledger]:
    """A ledger of each engine with an article whose entities are known, for tests that only look into it."""
    path = tmp_path_factory.mktemp("linked") / "x.ledger" if request.param == "file" else ":memory:"
    with nl.Ledger(path) as ledger:
        ledger.add([gas_tariffs()])
        yield ledger
