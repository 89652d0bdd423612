"""How is a small grammar over classes of words written down and matched?

A lexicon gives each word its classes ("may": month 5), a pattern is a line of class names ("month day comma? year"),
and a match gives the words of a class back. Each combination of classes becomes one character, so a pattern is an
ordinary regular expression over a string with one character a word: matching is linear in practice, because patterns
have no unbounded repetition. Invariant: words keep their offsets into the text and never overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Classes = Mapping[str, str]
"""Class name → value: {"month": "5"}."""

NO_CLASSES: Classes = {}


class Word(NamedTuple):
    """A word, number or mark of the text, with what it can be."""

    start: int
    end: int
    text: str
    classes: Classes


class Signs:
    """The alphabet: one character for each combination of classes that can occur."""

    def __init__(self, combinations: Iterable[frozenset[str]]) -> None:
        distinct = sorted(set(combinations) | {frozenset()}, key=sorted)
        self._sign = {combination: chr(0xE000 + n) for n, combination in enumerate(distinct)}
        self._known = frozenset(name for combination in distinct for name in combination)

    def spell(self, words: Sequence[Word]) -> str:
        """Write words as one character each."""
        sign = self._sign
        plain = sign[frozenset()]
        return "".join([sign[frozenset(w.classes)] if w.classes else plain for w in words])

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Compile a line of class names; `?`, `|`, `(`, `)` and `{m,n}` mean what they mean in `re`.

        `any` is any word at all. Raises ValueError for an unknown class.
        """
        return re.compile(re.sub(r"[a-z_]+|\s+", self._translate, pattern))

    def _translate(self, match: re.Match[str]) -> str:
        name = match.group()
        if name.isspace():
            return ""
        if name == "any":
            return "."
        if name not in self._known:
            raise ValueError(f"no word has the class {name!r}")
        return "[" + "".join(sign for classes, sign in self._sign.items() if name in classes) + "]"


@dataclass(frozen=True, slots=True)
class Match:
    """Words that fit a pattern, from `first` up to `last` (half-open) in `words`."""

    words: Sequence[Word]
    first: int
    last: int

    @property
    def inside(self) -> Sequence[Word]:
        """The words themselves."""
        return self.words[self.first : self.last]

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.words[self.first].start

    @property
    def end(self) -> int:
        """Offset after the last word."""
        return self.words[self.last - 1].end

    def value(self, name: str) -> str | None:
        """Give the value of the first word of a class; None where there is none."""
        return next((w.classes[name] for w in self.inside if name in w.classes), None)

    def values(self, name: str) -> list[str]:
        """Give the values of every word of a class, in order."""
        return [w.classes[name] for w in self.inside if name in w.classes]

    def before(self, distance: int = 1) -> Word | None:
        """Give the word that stands `distance` words before the match."""
        at = self.first - distance
        return self.words[at] if at >= 0 else None

    def after(self, distance: int = 1) -> Word | None:
        """Give the word that stands `distance` words after the match."""
        at = self.last - 1 + distance
        return self.words[at] if at < len(self.words) else None


def find_matches(signs: str, words: Sequence[Word], pattern: re.Pattern[str]) -> Iterator[Match]:
    """Find where a pattern fits, from left to right, without overlaps."""
    for found in pattern.finditer(signs):
        yield Match(words, found.start(), found.end())
