"""How near are the samples' readings to the golden ones? Figures that need nothing but this repository."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import newsledger as nl

HERE = Path(__file__).resolve().parents[1]
LAYERS = ("mentions", "times", "amounts", "quotes", "events", "findings")


def keys(record: dict[str, Any], layer: str) -> list[str]:
    """Say in one word a thing what a reading holds of a layer: where it stands, and what it was read as."""
    shown = []
    for found in record[layer]:
        plain = {k: v for k, v in found.items() if k not in {"entity", "confidence", "by"}}
        shown.append(f"{record['title']}|{json.dumps(plain, sort_keys=True, ensure_ascii=False)}")
    return shown


def f1(want: Counter[str], got: Counter[str]) -> float:
    """Give the F1 of two bags, in percent; two empty ones agree."""
    total = want.total() + got.total()
    return round(200 * (want & got).total() / total, 1) if total else 100.0


def score(folder: Path = HERE / "tests" / "golden", samples: Path = HERE / "examples") -> dict[str, float]:
    """Read every sample that has a golden reading, and compare: one figure a layer."""
    want: dict[str, Counter[str]] = {layer: Counter() for layer in ("articles", *LAYERS)}
    got: dict[str, Counter[str]] = {layer: Counter() for layer in ("articles", *LAYERS)}
    for sample in sorted(samples.glob("*.[th]*")):
        golden = folder / f"{sample.stem}.json"
        if not golden.is_file():
            continue
        readings = [reading.to_dict() for reading in nl.read(sample)]
        for bags, records in ((want, json.loads(golden.read_text("utf-8"))), (got, readings)):
            bags["articles"].update(str(record["text"]) for record in records)
            for layer in LAYERS:
                bags[layer].update(key for record in records for key in keys(record, layer))
    return {layer: f1(want[layer], got[layer]) for layer in want if want[layer]}


if __name__ == "__main__":
    print(json.dumps(score()))
