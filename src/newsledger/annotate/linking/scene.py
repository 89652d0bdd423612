"""What stands at a word: a name, a reference, or just a word?

Invariant: names do not overlap, so at most one starts and one ends at a word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from newsledger.annotate.naming.page import Page
from newsledger.annotate.naming.words import word_at
from newsledger.model import Mention, Reference


class Named(msgspec.Struct, frozen=True, gc=False):
    """A name or reference as a run of words."""

    first: int
    last: int
    """Exclusive."""
    type: str
    entity: str


@dataclass(frozen=True)
class Scene:
    """A page with its names, found by the words they start and end at."""

    page: Page
    starts: dict[int, Named]
    ends: dict[int, Named]

    @classmethod
    def of(cls, page: Page, mentions: Iterable[Mention], references: Iterable[Reference] = ()) -> Scene:
        """Lay names, then references, over a page."""
        spans = [(m.start, m.end, m.type, m.entity or "") for m in mentions]
        return cls(page, *_laid(page, spans)).with_references(references)

    def with_references(self, references: Iterable[Reference]) -> Scene:
        """Lay references where no name stands."""
        starts, ends = _laid(self.page, [(r.start, r.end, "", r.entity) for r in references])
        return Scene(self.page, starts | self.starts, ends | self.ends) if starts else self

    def gap(self, i: int) -> str:
        """Give what stands between word `i` and the one before it."""
        words = self.page.words
        return self.page.text[words[i - 1].end : words[i].start] if 0 < i < len(words) else "\n"

    def comma(self, i: int) -> bool:
        """Say whether a comma and nothing else stands before word `i`."""
        return not self.page.follows(i) and self.gap(i).strip() == ","

    def near(self, i: int) -> bool:
        """Say whether nothing but space, or a possessive ending, stands before word `i`."""
        if self.page.follows(i):
            return True
        gap = self.gap(i)
        return "\n" not in gap and gap.strip() in ("", "’s", "'s", "’", "'", "’S", "'S")

    def person_at(self, i: int) -> Named | None:
        """Give the person whose name starts at word `i`."""
        found = self.starts.get(i)
        return found if found and found.type == "PERSON" else None


def _laid(
    page: Page, spans: Iterable[tuple[int, int, str, str]]
) -> tuple[dict[int, Named], dict[int, Named]]:
    """Give what starts, and what ends, at which word; a name inside "Bishkek-based" ends at no word, so that it owns nothing."""
    starts: dict[int, Named] = {}
    ends: dict[int, Named] = {}
    for start, end, label, entity in spans:
        first = word_at(page.words, start)
        last = max(word_at(page.words, end), first + 1)
        named = Named(first, last, label, entity)
        starts[first] = named
        if last <= len(page.words) and page.words[last - 1].end == end:
            ends[last] = named
    return starts, ends
