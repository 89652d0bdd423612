"""Pronouns and descriptions that speak lead to whom they mean: golden/speakers.tsv, half of which was never tuned on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import newsledger as nl

GOLDEN = Path(__file__).parent.parent / "golden" / "speakers.tsv"


@dataclass(frozen=True)
class Passage:
    part: str
    text: str
    begins: str
    speaker: str
    entity: str


@dataclass(frozen=True)
class Heard:
    """What was read of one passage: the words for the speaker, and the names of whom they mean."""

    passage: Passage
    words: str
    names: tuple[str, ...]

    @property
    def found(self) -> bool:
        return self.passage.speaker in (self.words, *self.names) or self.passage.speaker in self.words

    @property
    def right(self) -> bool:
        return self.passage.entity in self.names if self.passage.entity != "-" else not self.names

    @property
    def wrong(self) -> bool:
        """Somebody else is named; silence is not wrong."""
        return bool(self.names) and not self.right


def passages() -> list[Passage]:
    lines = GOLDEN.read_text("utf-8").splitlines()[1:]
    return [Passage(*line.replace(" ¶ ", "\n\n").split("\t")) for line in lines]


def hear(passage: Passage) -> Heard:
    record: dict[str, Any] = nl.read_text(passage.text, language="en").to_dict()
    begins = passage.text.index(passage.begins)
    near = [q for q in record["quotes"] if q["start"] in (begins, begins - 1) and q["speaker"]]
    if not near:
        return Heard(passage, "", ())
    speaker = near[0]["speaker"]
    entities = {e["id"]: (e["name"], *e["names"]) for e in record["entities"]}
    return Heard(passage, speaker["text"], tuple(entities.get(speaker["entity"], ())))


@cache
def heard(part: str) -> tuple[Heard, ...]:
    return tuple(hear(p) for p in passages() if p.part == part)


def share(hits: int, of: int) -> int:
    return round(100 * hits / of)


@pytest.mark.parametrize(
    ("part", "words", "entities"), [("tuning", 96, 82), ("heldout", 94, 84)], ids=["tuning", "heldout"]
)
def test_speakers_lead_to_whom_they_mean(part: str, words: int, entities: int) -> None:
    all_of_them = heard(part)
    assert share(sum(h.found for h in all_of_them), len(all_of_them)) >= words
    assert share(sum(h.right for h in all_of_them), len(all_of_them)) >= entities
    assert sum(h.wrong for h in all_of_them) <= len(all_of_them) // 10
