"""Which currencies do the places named in an article use?

It settles "pesos" or "Rs" where a word means several currencies. Invariant: evidence only, counted from the article's
own words; where it does not settle, the commonest meaning stands, or none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from newsledger.lang.lexicon import lexicon

_CAPITALISED = re.compile(r"U\.\s?S\.|U\.\s?K\.|[^\W\d_a-z][^\W\d_]*(?:[ -][^\W\d_a-z][^\W\d_]*)*")
_LONGEST = 3
_NEAR = 1000
"""Characters to each side that may still be the same paragraph; it keeps the work for one amount bounded."""


@dataclass(frozen=True)
class Places:
    """An article's text, with its money evidence read when first asked for."""

    text: str

    @cached_property
    def _found(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        forms = lexicon("en", "amounts_currency_places")
        found: list[tuple[int, tuple[str, ...]]] = []
        for run in _CAPITALISED.finditer(self.text):
            words = re.split(r"[ -]", run[0]) if len(run[0]) < 200 else []
            at = 0
            while at < len(words):
                size = next((n for n in range(_LONGEST, 0, -1) if " ".join(words[at : at + n]) in forms), 0)
                if size:
                    found.append((run.start(), tuple(forms[" ".join(words[at : at + size])][0].split())))
                at += max(size, 1)
        return tuple(found)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(code for _, codes in self._found for code in codes)

    def names(self, code: str) -> bool:
        """Say whether the article names a place that uses this currency."""
        return self._counts[code] > 0

    def choose(self, codes: tuple[str, ...], at: int) -> str | None:
        """Pick the one of `codes` whose places are named nearest: same paragraph first, then the whole article."""
        first, last = max(0, at - _NEAR), min(len(self.text), at + _NEAR)
        start, end = self.text.rfind("\n", first, at), self.text.find("\n", at, last)
        low = bisect_left(self._found, (max(start, first), ()))
        high = bisect_left(self._found, (end if end >= 0 else last, ()))
        near = Counter(code for _, found in self._found[low:high] for code in found)
        return _winner(near, codes) or _winner(self._counts, codes)


def _winner(counts: Counter[str], codes: tuple[str, ...]) -> str | None:
    ranked = sorted(((counts[code], code) for code in codes if counts[code]), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]
