"""Is what newsledger reads at least as good as it was?

    gate.py [--shared FOLDER] [--only TASK ...] [--raise] [--jobs N]

Runs the scorers of FOLDER/eval and our own golden readings, each in a process of its own, and compares every figure
that `floors.toml` names with its floor (or, for counts of defects, its ceiling). Exit 1 where one does not hold.
`--raise` writes better figures into `floors.toml`; it never lowers one: that is done by hand, with a line in
CHANGELOG.md that names it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import floor
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
GOLDEN = "golden"
OWN = {GOLDEN: "golden.py", "coreference": "coreference.py", "roles": "roles.py"}
"""The tasks that need no folder beside the repository, and the scripts beside this one that run them."""
EPSILON = 0.1
"""Points that a figure may fall short by: rounding, not worse reading."""
STEP = 0.5
"""Floors are raised to a multiple of this below what was reached: a model trained anew differs by as much."""


@dataclass(frozen=True)
class Bound:
    """A figure that must hold: the scorer's task, where the figure stands in its answer, and the limit."""

    task: str
    metric: str
    limit: float
    at_most: bool = False

    def holds(self, now: float | None) -> bool:
        """Say whether a figure is good enough; one that is missing is not."""
        if now is None:
            return False
        return now <= self.limit + EPSILON if self.at_most else now >= self.limit - EPSILON

    def raised(self, now: float | None) -> Bound:
        """Give the stricter of this bound and what was reached."""
        if now is None:
            return self
        limit = min(self.limit, now) if self.at_most else max(self.limit, floor(now / STEP) * STEP)
        return Bound(self.task, self.metric, limit, self.at_most)


@dataclass(frozen=True)
class Floors:
    """What `floors.toml` says: the bounds, and on how many items a task is run."""

    bounds: tuple[Bound, ...]
    items: Mapping[str, int]

    def tasks(self) -> tuple[str, ...]:
        """Give the tasks that have a bound, each once."""
        return tuple(dict.fromkeys(bound.task for bound in self.bounds))


def read_floors(text: str) -> Floors:
    """Read floors from TOML."""
    tables = tomllib.loads(text)
    bounds = [
        Bound(task, metric, float(limit), kind == "at_most")
        for kind in ("at_least", "at_most")
        for task, metrics in tables.get(kind, {}).items()
        for metric, limit in metrics.items()
    ]
    return Floors(tuple(bounds), tables.get("items", {}))


def write_floors(old: str, floors: Floors) -> str:
    """Write floors as TOML, with the comment that the old ones began with."""
    head = [line for line in old.splitlines() if line.startswith("#")]
    lines = [*head, "", "[items]", *(f"{task} = {n}" for task, n in floors.items.items())]
    for kind, at_most in (("at_least", False), ("at_most", True)):
        for task in floors.tasks():
            own = [b for b in floors.bounds if b.task == task and b.at_most == at_most]
            if own:
                lines += ["", f"[{kind}.{task}]", *(f'"{b.metric}" = {b.limit:g}' for b in own)]
    return "\n".join(lines) + "\n"


def flat(value: object, path: str = "") -> Iterator[tuple[str, float]]:
    """Turn a scorer's answer into figures by path: {"quotes": {"f1": 90}} → quotes.f1 = 90; "5/6" is a percentage."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from flat(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, bool):
        return
    elif isinstance(value, int | float):
        yield path, float(value)
    elif isinstance(value, str) and value.count("/") == 1:
        part, whole = value.split("/")
        if part.isdigit() and whole.isdigit() and int(whole):
            yield path, round(100 * int(part) / int(whole), 1)


def _command(task: str, shared: Path, items: int | None) -> list[str]:
    if task in OWN:
        return [sys.executable, str(HERE / OWN[task])]
    limit = ["--limit", str(items)] if items else []
    return [sys.executable, str(shared / "eval" / "score.py"), task, "--json", *limit]


def run(task: str, shared: Path, items: int | None) -> tuple[dict[str, float], str]:
    """Run one task in a process of its own: its figures, and why there are none."""
    path = os.pathsep.join([str(HERE.parent / "src"), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        _command(task, shared, items), capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode:
        return {}, (done.stderr.strip().splitlines() or ["it failed without a word"])[-1]
    answer: Any = json.loads(done.stdout.strip().splitlines()[-1])
    figures = dict(flat(answer))
    return figures, "" if figures else "it had nothing to measure (`make golden` writes golden readings)"


def table(bounds: Iterable[Bound], figures: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Write one line a bound: task, figure, limit, what it is now, and whether that holds."""
    yield f"{'task':<11} {'figure':<44} {'bound':>9} {'now':>7}"
    for bound in bounds:
        now = figures.get(bound.task, {}).get(bound.metric)
        limit = f"{'≤' if bound.at_most else '≥'} {bound.limit:g}"
        shown = "-" if now is None else f"{now:g}"
        verdict = "ok" if bound.holds(now) else "FAILS"
        yield f"{bound.task:<11} {bound.metric:<44} {limit:>9} {shown:>7}  {verdict}"


def main(arguments: list[str] | None = None) -> int:
    """Run the gate."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--only", nargs="+", metavar="TASK", help="run these tasks alone")
    parser.add_argument("--raise", dest="higher", action="store_true", help="write better figures as floors")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args(arguments)
    text = FLOORS.read_text("utf-8")
    floors = read_floors(text)
    tasks = [task for task in floors.tasks() if not asked.only or task in asked.only]
    if not (asked.shared / "eval" / "score.py").is_file():
        print(f"no {asked.shared / 'eval' / 'score.py'}: only our own golden readings are compared")
        tasks = [task for task in tasks if task in OWN]
    with ThreadPoolExecutor(asked.jobs) as pool:
        answers = dict(
            zip(tasks, pool.map(lambda t: run(t, asked.shared, floors.items.get(t)), tasks), strict=True)
        )
    for task, (_, why) in answers.items():
        if why:
            print(f"{task} gave no figures: {why}")
    figures = {task: found for task, (found, _) in answers.items()}
    bounds = [bound for bound in floors.bounds if bound.task in figures]
    print(*table(bounds, figures), sep="\n")
    if asked.higher:
        better = tuple(b.raised(figures.get(b.task, {}).get(b.metric)) for b in floors.bounds)
        FLOORS.write_text(write_floors(text, Floors(better, floors.items)), "utf-8")
    failed = [b for b in bounds if not b.holds(figures[b.task].get(b.metric))]
    print(f"{len(bounds) - len(failed)} of {len(bounds)} hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
