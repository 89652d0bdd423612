"""What stands at a word: a name, a reference, or just a word?

Invariant: names do not overlap, so at most one starts and one ends at a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsledger.annotate.naming.page import Page
from newsledger.annotate.naming.words import word_at
from newsledger.model import Mention, Reference


@dataclass(frozen=True)
class Named:
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
    starts: Mapping[int, Named]
    ends: Mapping[int, Named]

    @classmethod
    def of(cls, page: Page, mentions: Iterable[Mention], references: Iterable[Reference] = ()) -> Scene:
        """Lay names, then references, over a page."""
        spans: list[tuple[int, int, str, str]] = [(r.start, r.end, "", r.entity) for r in references]
        spans += [(m.start, m.end, m.type, m.entity or "") for m in mentions]
        found = [
            Named(word_at(page.words, s), max(word_at(page.words, e), word_at(page.words, s) + 1), t, x)
            for s, e, t, x in spans
        ]
        whole = {e for _, e, _, _ in spans}
        # A name inside "Bishkek-based" ends at no word, so that it owns nothing.
        ends = {n.last: n for n in found if n.last == 0 or page.words[n.last - 1].end in whole}
        return cls(page, {n.first: n for n in found}, ends)

    def gap(self, i: int) -> str:
        """Give what stands between word `i` and the one before it."""
        words = self.page.words
        return self.page.text[words[i - 1].end : words[i].start] if 0 < i < len(words) else "\n"

    def comma(self, i: int) -> bool:
        """Say whether a comma and nothing else stands before word `i`."""
        return self.gap(i).strip() == ","

    def near(self, i: int) -> bool:
        """Say whether nothing but space, or a possessive ending, stands before word `i`."""
        gap = self.gap(i).strip()
        return "\n" not in self.gap(i) and gap in ("", "’s", "'s", "’", "'", "’S", "'S")

    def person_at(self, i: int) -> Named | None:
        """Give the person whose name starts at word `i`."""
        found = self.starts.get(i)
        return found if found and found.type == "PERSON" else None
