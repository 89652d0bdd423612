"""Which words does a text consist of, for the eye of a reader of names?

Finer than the parse's tokens and independent of them: possessive endings are cut off, hyphenated words stay whole, and
each word knows whether it is capitalised, whether it opens a sentence, and whether its line is set in headline case, where
capitals tell nothing. Invariant: words stand in order and do not overlap.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache

_ABBREVIATED = (
    r"(?:Messrs|Prof|Adm|Amb|Capt|Engr|Brig|Mrs|Gen|Col|Cpl|Maj|Sgt|Spc|Sen|Rep|Gov|Rev|Hon|Lt|Dr|Mr|Ms|St|Jr|Sr)\.(?=\s)"
    r"|(?:[^\W\d_]\.-?){2,}(?![^\W_])"  # U.S., D.C., J.-P.
    r"|U\. ?[SNK]\.(?=\s)"
    r"|[A-Z]\.(?=\s[A-Z])"  # John F. Kennedy
)
_WORD = re.compile(_ABBREVIATED + r"|[^\W_]+(?:(?:[-‐‑'’&ʻʼ]|\.(?=[a-z]))[^\W_]+)*")
_SPACED_WORD = re.compile(_ABBREVIATED + r"|[^\W_]+(?:(?:[-‐‑'’&ʻʼ]| - |’ (?=s\b)|\.(?=[a-z]))[^\W_]+)*")
_SPACED_OUT = re.compile(r"\w[’'] s\b|“ \w")
"""Marks of a text whose words were once set apart by a tokenizer and never joined again: "Ko Wen - je’ s"."""
_POSSESSIVE = re.compile(r"['’] ?[sS]$")
_OPENING = re.compile(r"[.!?:;\n•“\"‘(\[]")
_SHORT = 4  # in a headline, shorter words (prepositions, articles) may be small


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands, without a possessive ending."""

    start: int
    end: int
    text: str
    capital: bool
    """It has a capital where a name has one: first, or after a particle ("al-Farabi")."""
    opens: bool
    """It opens a sentence, a quotation or a bracket, so that its capital tells nothing."""
    headline: bool
    """Its line is set in headline case or in capitals."""
    joined: bool
    """Only a space lies between the word before and this one, and that one has no possessive ending."""
    possessive: bool
    """A possessive ending follows."""
    lower: str
    """In small letters."""


class Words(tuple[Word, ...]):  # noqa: SLOT001  the starts, once asked for, are kept
    """The words of a text, found by where they start."""

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offsets at which words start."""
        return tuple(word.start for word in self)


def _headline(line: str) -> bool:
    words = [w for w in re.findall(r"[^\W\d_]+", line) if len(w) >= _SHORT]
    capitals = sum(w[0].isupper() for w in words)
    # Four of five long words: "Bank Helps Farmers To Plant Trees"; a sentence of names seldom gets so far.
    return len(words) >= 3 and capitals >= 0.8 * len(words) and not line.rstrip().endswith((".", "”", '"'))


def _lines(text: str) -> list[tuple[int, bool]]:
    starts = [0, *(found.end() for found in re.finditer(r"\n+", text))]
    ends = [*starts[1:], len(text)]
    return [(end, _headline(text[start:end])) for start, end in zip(starts, ends, strict=True)]


def _is_capital(word: str) -> bool:
    if word[0].isupper():
        return True
    if word.isalnum():
        return False  # nothing in it that could part a particle from the rest
    particle, hyphen, rest = word.replace("’", "-").replace("'", "-").partition("-")
    return bool(hyphen and len(particle) <= 2 and rest[:1].isupper())


@lru_cache(maxsize=2)  # the article at hand, which several annotations look at
def words_of(text: str) -> Words:
    """Take a text apart into words."""
    words: list[Word] = []
    lines = iter(_lines(text))
    line_end, headline = next(lines)
    at, possessive = 0, True
    pattern = _SPACED_WORD if _SPACED_OUT.search(text) else _WORD
    for found in pattern.finditer(text):
        while found.start() >= line_end:
            line_end, headline = next(lines, (len(text) + 1, False))
        whole = found.group()
        form = _POSSESSIVE.sub("", whole)
        gap = text[at : found.start()]
        joined = bool(words) and not possessive and gap.isspace() and "\n" not in gap and len(gap) <= 2
        possessive = form != whole or (
            form[-1] in "sz" and text[found.end() : found.end() + 2] in ("' ", "’ ")
        )
        opens = not words or (bool(_OPENING.search(gap)) and not _abbreviates(words))
        words.append(
            Word(
                found.start(),
                found.start() + len(form),
                form,
                _is_capital(form),
                opens,
                headline,
                joined,
                possessive,
                form.lower(),
            )
        )
        at = found.end()
    return Words(words)


def _abbreviates(words: list[Word]) -> bool:
    return bool(words) and words[-1].text.endswith(".") and not words[-1].text[:-1].count(".")


def word_at(words: Words, start: int) -> int:
    """Give the index of the first word that starts at or after an offset."""
    return bisect_left(words.starts, start)
