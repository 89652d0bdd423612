"""How well are offices read? Precision, recall and F1 on the sentences of tests/golden/roles.tsv.

    roles.py [PART ...] [--faults]

A role is right when person, title, what it is of, status and dates all are.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsledger.model import Article, Block, DocumentRef, Entity, article_id

PATH = Path(__file__).resolve().parents[1] / "tests" / "golden" / "roles.tsv"
PARTS = ("tuning", "heldout")
"""The rules were written with an eye on the first half (2026-11-24), never on the second."""
FIELDS = 6


@dataclass(frozen=True)
class Sentence:
    """A sentence and the roles it states."""

    part: str
    text: str
    roles: tuple[str, ...]


def sentences(path: Path = PATH) -> list[Sentence]:
    """Read the golden sentences."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [
        Sentence(part, text, tuple(_whole(role) for role in roles.split(";") if role))
        for part, text, roles in rows
    ]


def _whole(role: str) -> str:
    """Write out what a short role leaves to be understood: that it is held now, since nobody knows when."""
    name, title, of, status, *dates = (*role.split("|"), *[""] * FIELDS)[:FIELDS]
    return "|".join((name, title, of, status or "current", *dates))


def told(entities: Iterable[Entity]) -> list[str]:
    """Write what newsledger read in the same way."""
    entities = tuple(entities)
    names = {entity.id: entity.name for entity in entities}
    return [
        "|".join(
            (entity.name, role.title, names.get(role.of or "", role.of or ""), role.status or "",
             role.since or "", role.until or "")
        )
        for entity in entities
        for role in entity.roles
    ]  # fmt: skip


def read(sentence: Sentence) -> list[str]:
    """Read the roles of a sentence as those of an article of one paragraph."""
    from newsledger.config import load_settings
    from newsledger.pipeline import annotate

    document = DocumentRef(id="golden", uri="memory:", media_type="text/plain")
    article = Article(
        id=article_id(sentence.text),
        document=document,
        language="en",
        title=None,
        text=sentence.text,
        blocks=(Block(0, len(sentence.text), "paragraph"),),
    )
    return told(annotate(article, load_settings()).entities)


def score(part: str) -> tuple[dict[str, float], list[str]]:
    """Score a part; give what differs, too."""
    hits = found = wanted = 0
    faults = []
    for sentence in (s for s in sentences() if s.part == part):
        got, want = Counter(read(sentence)), Counter(sentence.roles)
        hits += (got & want).total()
        found += got.total()
        wanted += want.total()
        if got != want:
            faults.append(f"{sentence.text}\n  missed {_shown(want - got)}\n  extra {_shown(got - want)}")
    return {
        "p": round(100 * hits / found, 1) if found else 0.0,
        "r": round(100 * hits / wanted, 1) if wanted else 0.0,
        "f1": round(200 * hits / (found + wanted), 1) if found + wanted else 0.0,
    }, faults


def _shown(roles: Counter[str]) -> Sequence[str]:
    return sorted(roles.elements())


def main() -> None:
    """Print the figures of the parts as one line of JSON; with --faults, what differs before it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", default=PARTS)
    parser.add_argument("--faults", action="store_true")
    asked = parser.parse_args()
    shown = {}
    for part in asked.parts:
        shown[part], faults = score(part)
        if asked.faults:
            print(*faults, sep="\n")
    print(json.dumps(shown))


if __name__ == "__main__":
    main()
