"""The gate compares rightly: it fails where a figure falls, and raises floors but never lowers one."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bench_{name}", BENCH / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


gate = load("gate")
golden = load("golden")

TEXT = """# What must be reached.

[items]
quotes = 40

[at_least.quotes]
"polnear.quote.f1" = 96

[at_most.invariants]
"crashed" = 0
"""


def test_the_floors_can_be_read() -> None:
    floors = gate.read_floors((BENCH / "floors.toml").read_text("utf-8"))
    assert gate.GOLDEN in floors.tasks()
    assert {"seed", "split", "quotes", "invariants"} <= set(floors.tasks())
    assert set(floors.items) <= set(floors.tasks())
    assert len({(b.task, b.metric, b.at_most) for b in floors.bounds}) == len(floors.bounds)


@pytest.mark.parametrize(
    ("now", "at_most", "holds"),
    [
        (96.0, False, True),
        (97.0, False, True),
        (95.95, False, True),
        (95.5, False, False),
        (None, False, False),
        (95.0, True, True),
        (97.0, True, False),
    ],
)
def test_a_figure_below_its_floor_or_above_its_ceiling_fails(
    now: float | None, at_most: bool, holds: bool
) -> None:
    assert gate.Bound("quotes", "f1", 96.0, at_most).holds(now) is holds


def test_floors_are_raised_and_never_lowered() -> None:
    bound = gate.Bound("quotes", "f1", 96.0)
    assert bound.raised(97.8).limit == 97.5
    assert bound.raised(100.0).limit == 100.0
    assert bound.raised(90.0).limit == 96.0
    assert bound.raised(None).limit == 96.0
    assert gate.Bound("invariants", "crashed", 2.0, at_most=True).raised(0.0).limit == 0.0


def test_floors_survive_being_written() -> None:
    floors = gate.read_floors(TEXT)
    assert gate.write_floors(TEXT, floors) == TEXT
    assert gate.read_floors(gate.write_floors(TEXT, floors)) == floors


def test_answers_become_figures_by_path() -> None:
    answer = {"quotes": {"f1": 90, "p": 80.5}, "title": "5/6", "note": "a/b", "n": True}
    assert dict(gate.flat(answer)) == {
        "quotes.f1": 90.0,
        "quotes.p": 80.5,
        "title": pytest.approx(83.333, 0.01),
    }


def test_the_table_says_what_fails() -> None:
    floors = gate.read_floors(TEXT)
    lines = list(
        gate.table(floors.bounds, {"quotes": {"polnear.quote.f1": 90.0}, "invariants": {"crashed": 0.0}})
    )
    assert [line.split()[-1] for line in lines[1:]] == ["FAILS", "ok"]


def test_without_the_shared_folder_only_the_golden_readings_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def run(task: str, shared: Path, items: int | None) -> tuple[dict[str, float], str]:
        asked.append(task)
        bounds = gate.read_floors((BENCH / "floors.toml").read_text("utf-8")).bounds
        return {b.metric: b.limit for b in bounds if b.task == task}, ""

    monkeypatch.setattr(gate, "run", run)
    assert gate.main(["--shared", str(tmp_path / "nowhere")]) == 0
    assert set(asked) == set(gate.OWN)
    assert "only our own golden readings" in capsys.readouterr().out


def test_a_failing_figure_fails_the_gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "run", lambda *_: ({}, "it broke"))
    assert gate.main(["--shared", str(tmp_path / "nowhere")]) == 1


def test_golden_readings_are_compared_by_what_they_hold() -> None:
    same = golden.f1(golden.Counter("ab"), golden.Counter("ab"))
    half = golden.f1(golden.Counter("ab"), golden.Counter("ac"))
    assert (same, half) == (100.0, 50.0)
