"""Which stretches of a text stand between quotation marks?

Invariant: stretches are in order, do not overlap, take in their marks, and never leave their block. A quote nobody
closes ends with its paragraph; where the next paragraph opens with a mark again it is one quote that goes on.
Apostrophes are no marks. Time is linear in the text, whatever the marks do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MARK = re.compile("[“”„«»\"‘’‹›]|'+")
LINE_BREAK = re.compile("\r?\n|\r|[\u2028\u2029]")
SINGLE = frozenset("‘’‹›'")
CLOSERS_OF_SINGLE = {"‘": "’'", "‹": "›", "›": "‹", "'": "'’", "’": "’"}
FLAT = "''"
"""What archives write where a newspaper had a quotation mark."""
SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', "’", "»", ")", "…")
OPENERS = ("“", "„", "«", '"', "‘")
LEAST_UNCLOSED = 4
"""Words behind a mark nobody closes, below which it is taken for a stray one."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between marks, marks included."""

    start: int
    end: int
    mark: str
    """The opening mark."""
    closed: bool

    def inner(self, text: str) -> str:
        """Give the words between the marks."""
        width = len(self.mark)
        return text[self.start + width : self.end - width if self.closed else self.end].strip()


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    char: str
    opens: bool
    """It stands as an opening mark does: no word before it, something right behind it."""
    closes: bool


def paragraphs(text: str, blocks: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut blocks at their line breaks, but not where a line was merely wrapped."""
    for start, end in blocks:
        begin = start
        for line in LINE_BREAK.finditer(text, start, end):
            before = text[max(begin, line.start() - 8) : line.start()].rstrip()
            if not before or before.endswith(SENTENCE_ENDS) or text.startswith(OPENERS, line.end()):
                if begin < line.start():
                    yield begin, line.start()
                begin = line.end()
        if begin < end:
            yield begin, end


def _mark(text: str, start: int, end: int) -> _Mark:
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    touches = bool(behind) and not behind.isspace() and behind not in ",;:!?)"
    char = FLAT if text.startswith(FLAT, start, end) else text[start]
    after_word = before.isalnum() or before in {",", ".", "?", "!"}
    opens = touches and not (after_word and (char not in "“„«" or not behind.isalnum()))
    # « Spaced » as in French, or as in tokenised text.
    opens = opens or (char in "“„«" and not (before and not before.isspace()))
    closes = bool(before) and not before.isspace() and not behind.isalnum()
    return _Mark(start, end, char, opens, closes or (char not in SINGLE and not opens))


def _is_possessive(text: str, mark: _Mark) -> bool:
    """Say whether a mark looks like that of "the ministers’ plan"."""
    at = mark.start
    return text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()


def _close_single(text: str, opening: _Mark, closers: list[_Mark], starts: list[int]) -> _Mark | None:
    """Find what closes a single mark; possessives are passed over, at most three of them."""
    first = bisect_right(starts, opening.start)
    for mark in closers[first : first + 4]:
        if mark.char in CLOSERS_OF_SINGLE[opening.char] and not _is_possessive(text, mark):
            return mark
    return None


def _crosses(doubles: list[int], opening: _Mark, closing: _Mark) -> bool:
    """Say whether double marks between two single ones do not pair: in ‘98 she said “the ‘old’ road”."""
    return (bisect_right(doubles, closing.start) - bisect_right(doubles, opening.start)) % 2 == 1


def _stretches(text: str, start: int, end: int) -> Iterator[Stretch]:
    marks = [_mark(text, m.start(), m.end()) for m in MARK.finditer(text, start, end)]
    closers = [m for m in marks if m.char in SINGLE and m.closes]
    starts = [m.start for m in closers]
    doubles = [m.start for m in marks if m.char not in SINGLE]
    opened: _Mark | None = None
    done = start
    for mark in marks:
        if mark.start < done:
            continue
        if mark.char in SINGLE:
            close = None if opened or not mark.opens else _close_single(text, mark, closers, starts)
            if close is not None and not _crosses(doubles, mark, close):
                yield Stretch(mark.start, close.end, mark.char, closed=True)
                done = close.end
        elif opened is None or (mark.opens and not mark.closes):
            # A second opening mark makes the first a stray one.
            opened = mark if mark.opens else opened
        else:
            yield Stretch(opened.start, mark.end, opened.char, closed=True)
            opened = None
    if opened is not None:
        yield Stretch(opened.start, end, opened.char, closed=False)


def _trimmed(text: str, stretch: Stretch) -> Stretch | None:
    """Leave out white space behind an unclosed stretch, and what is too short to be one."""
    if stretch.closed:
        return stretch if stretch.inner(text) else None
    words = text[stretch.start : stretch.end].rstrip()
    if len(words.split()) < LEAST_UNCLOSED:
        return None
    return Stretch(stretch.start, stretch.start + len(words), stretch.mark, closed=False)


def find_stretches(text: str, cuts: Iterable[tuple[int, int]]) -> tuple[Stretch, ...]:
    """Find what stands between quotation marks, paragraph by paragraph, and join what goes on over paragraphs."""
    found: list[Stretch] = []
    for start, end in cuts:
        for raw in _stretches(text, start, end):
            stretch = _trimmed(text, raw)
            if stretch is None:
                continue
            last = found[-1] if found else None
            if (
                last
                and not last.closed
                and text[last.end : stretch.start].isspace()
                and last.mark == stretch.mark
            ):
                found[-1] = Stretch(last.start, stretch.end, last.mark, stretch.closed)
            else:
                found.append(stretch)
    return tuple(found)
