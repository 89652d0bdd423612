"""Score linking on the marked texts of linking.tsv.

python -m tests.golden.linking [--half tuning] [--found] [--errors]
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from newsledger.annotate.entities import resolve_entities
from newsledger.annotate.known import link
from newsledger.annotate.names import find_mentions
from newsledger.annotate.parse import load_model, parse
from newsledger.model import Article, Entity, Mention
from newsledger.recovery.plain import article_of_text

TEXTS = Path(__file__).parent / "linking.tsv"
HALVES = (
    *("tuning", "held-out", "second", "third", "fourth", "fifth", "sixth", "seventh"),
    *("eighth", "ninth", "tenth"),
)
MARKED = re.compile(r"\[\[(.+?)\|([A-Z]+)\|(.+?)\]\]")


@dataclass(frozen=True)
class Marked:
    """A text and its marked mentions with their ids; None where it is nobody we know, or nobody can tell."""

    half: str
    published: str | None
    text: str
    mentions: tuple[tuple[Mention, str | None], ...]


@dataclass
class Score:
    """How many links were asked for, made, and right."""

    asked: int = 0
    right: int = 0
    made: int = 0
    made_right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def accuracy(self) -> float:
        return 100 * self.right / max(1, self.asked)

    @property
    def precision(self) -> float:
        return 100 * self.made_right / max(1, self.made)


def texts() -> Iterator[Marked]:
    for line in TEXTS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            half, published, marked = line.split("\t")
            yield _unmarked(half, published or None, marked)


def _unmarked(half: str, published: str | None, marked: str) -> Marked:
    text, at, mentions = "", 0, []
    for found in MARKED.finditer(marked):
        text += marked[at : found.start()]
        mention = Mention(len(text), len(text) + len(found[1]), found[1], found[2])  # type: ignore[arg-type]
        mentions.append((mention, None if found[3] == "-" else found[3]))
        text, at = text + found[1], found.end()
    return Marked(half, published, text + marked[at:], tuple(mentions))


def linked(marked: Marked, *, given: bool) -> list[tuple[Mention, Entity | None]]:
    """Read a text; with its marked names given, or with those that are found."""
    article: Article = article_of_text(marked.text, title=None, published=marked.published, language="en")
    doc = parse(article, load_model(""))
    mentions = list(find_mentions(article, doc))
    gold = [m for m, _ in marked.mentions]
    if given:
        free = [m for m in mentions if not any(m.start < g.end and g.start < m.end for g in gold)]
        mentions = sorted([*free, *gold], key=lambda m: m.start)
    resolved = resolve_entities(article, doc, mentions)
    by_id = {e.id: e for e in link(article, resolved.mentions, resolved.entities)}
    found = {(m.start, m.end): m.entity for m in resolved.mentions}
    return [(m, by_id.get(found.get((m.start, m.end)) or "")) for m in gold]


def score(half: str | None = None, *, given: bool = True) -> Score:
    total = Score()
    for marked in texts():
        if half in (None, marked.half):
            for (mention, wanted), (_, entity) in zip(
                marked.mentions, linked(marked, given=given), strict=True
            ):
                _count(total, marked, mention, wanted, entity)
    return total


def _count(total: Score, marked: Marked, mention: Mention, wanted: str | None, entity: Entity | None) -> None:
    made = entity.link if entity else None
    total.asked += 1
    total.right += made == wanted
    total.made += made is not None
    total.made_right += made is not None and made == wanted
    if made != wanted:
        shown = [(c.id, c.score) for c in entity.candidates[:3]] if entity else "not found"
        total.wrong.append(
            f"{mention.text}: {made} for {wanted} {shown} in {marked.text[:90]!r} {marked.published or ''}"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument(
        "--found", action="store_true", help="with the names that are found, not those marked"
    )
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    total = score(asked.half, given=not asked.found)
    print(  # noqa: T201  a script
        f"{total.asked} mentions: accuracy {total.accuracy:.1f}, precision {total.precision:.1f} of {total.made} links"
    )
    if asked.errors:
        print(*total.wrong, sep="\n")  # noqa: T201  a script


if __name__ == "__main__":
    main()
