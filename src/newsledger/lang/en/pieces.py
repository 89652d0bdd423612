"""Which word pieces does a text consist of, and how were they written?

all-MiniLM-L6-v2's pieces are lower-case and without accents; how a word was written goes beside them as its shape.
Invariant: every word has at least one piece, and the same word gives the same pieces.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Shapes of a word, for its first piece and (plus six) for the further ones; 0 is no word at all.
_LOWER, _TITLE, _UPPER, _MIXED, _DIGIT, _OTHER = range(1, 7)
_CONTINUED = 6
SHAPES = 13
_MOST_PIECES = 8
_LONGEST = 64


def shape(word: str) -> int:
    """Give a word's shape.

    >>> [shape(word) for word in ("bank", "Osh", "ADB", "McKay", "2024", "%")]
    [1, 2, 3, 4, 5, 6]
    """
    if not word.isalpha():
        if any(c.isdigit() for c in word):
            return _DIGIT
        if not any(c.isalpha() for c in word):
            return _OTHER
    if word.islower():
        return _LOWER
    if word.isupper():
        return _UPPER if len(word) > 1 else _TITLE
    return _TITLE if word[0].isupper() and word[1:].islower() else _MIXED


def _plain(word: str) -> str:
    lower = word[:_LONGEST].lower()
    if lower.isascii():
        return lower
    lower = unicodedata.normalize("NFD", lower)
    return "".join(c for c in lower if unicodedata.category(c) != "Mn")


def _apart(c: str) -> bool:
    """Say whether a character is always a piece of its own: punctuation, symbols, ideographs."""
    category = unicodedata.category(c)
    return category[0] in "PS" or "\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf"


def _runs(word: str) -> list[str]:
    if word.isascii() and word.isalnum():
        return [word]
    runs: list[str] = []
    joined = False
    for c in word:
        if _apart(c):
            runs.append(c)
            joined = False
        elif joined:
            runs[-1] += c
        else:
            runs.append(c)
            joined = True
    return runs


class Pieces:
    """The vocabulary of pieces, and the words already cut."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        """Take the vocabulary: piece → number; "[UNK]", "[CLS]" and "[SEP]" are in it."""
        self._numbers = vocabulary
        self.unknown, self.begin, self.end = (vocabulary[mark] for mark in ("[UNK]", "[CLS]", "[SEP]"))
        self.cut = lru_cache(maxsize=50_000)(self._cut)

    def _cut(self, word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Give a word's pieces and their shapes; a word of white space is one `end`."""
        if word.isspace():
            return (self.end,), (0,)
        numbers = [n for run in _runs(_plain(word)) for n in self._run(run)][:_MOST_PIECES] or [self.unknown]
        form = shape(word)
        return tuple(numbers), (form, *[form + _CONTINUED] * (len(numbers) - 1))

    def _run(self, run: str) -> list[int]:
        """Cut greedily, the longest piece first (Wu et al. 2016)."""
        pieces: list[int] = []
        at = 0
        while at < len(run):
            for end in range(len(run), at, -1):
                number = self._numbers.get(("##" if at else "") + run[at:end])
                if number is not None:
                    pieces.append(number)
                    at = end
                    break
            else:
                return [self.unknown]
        return pieces
