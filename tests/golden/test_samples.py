"""What is read from each sample is what was read before; `make golden` rewrites it, and the diff is the review."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import newsledger as nl

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parents[1] / "examples").glob("*.[th]*"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.stem)
def test_sample(sample: Path) -> None:
    records = [reading.to_dict() for reading in nl.read(sample)]
    for record in records:
        record["document"] = {**record["document"], "uri": sample.name}  # type: ignore[dict-item]
    now = json.dumps(records, ensure_ascii=False, indent=1) + "\n"
    golden = HERE / f"{sample.stem}.json"
    if os.environ.get("GOLDEN") == "rewrite":
        golden.write_text(now, "utf-8")
    else:
        assert json.loads(now) == json.loads(golden.read_text("utf-8"))


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 4
