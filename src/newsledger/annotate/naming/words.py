"""Which words does a text consist of, for the eye of a reader of names?

Finer than the parse's tokens and independent of them: possessive endings are cut off, hyphenated words stay whole, and
each word knows whether it is capitalised, whether it opens a sentence, and whether its line is set in headline case, where
capitals tell nothing. Invariant: words stand in order and do not overlap.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from types import MappingProxyType

import msgspec

_ABBREVIATED = (
    r"(?:Messrs|Prof|Adm|Amb|Capt|Engr|Brig|Mrs|Gen|Col|Cpl|Maj|Sgt|Spc|Sen|Rep|Gov|Rev|Hon|Lt|Dr|Mr|Ms|St|Jr|Sr)\.(?=\s)"
    r"|(?:[^\W\d_]\.-?){2,}(?![^\W_])"  # U.S., D.C., J.-P.
    r"|U\. ?[SNK]\.(?=\s)"
    r"|[A-Z]\.(?=\s[A-Z])"  # John F. Kennedy
    r"|(?:Bros|Corp|Inc|Ltd)\.(?=\W|$)"
)
_LINK = r"((?:https?://|www\.)\S+|(?<![^\W_])[@#][^\W\d]\w*)"
"""Links, handles and hashtags: the only group of the patterns, by which they are left out again."""
_WORD = re.compile(_LINK + "|" + _ABBREVIATED + r"|[^\W_]+(?:(?:[-‐‑'’&ʻʼ]|\.(?=[a-z]))[^\W_]+)*")
_SPACED_WORD = re.compile(
    _LINK + "|" + _ABBREVIATED + r"|[^\W_]+(?:(?:[-‐‑'’&ʻʼ]| - |’ (?=s\b)|\.(?=[a-z]))[^\W_]+)*"
)
_SPACED_OUT = re.compile(
    r"\w[’'] s\b|“ \w"
    r"|\b(?:[Aa]l|[Aa]nti|[Cc]o|[Ee]x|[Mm]id|[Mm]ulti|[Nn]on|[Pp]ost|[Pp]re|[Pp]ro|[Ss]elf|[Ss]emi|so|[Uu]ltra|[Vv]ice) - \w"
    r"|\w - (?:based|called|led|old|scale|term|wide|year)\b"
)
"""Marks of a text whose words were once set apart by a tokenizer and never joined again: "Ko Wen - je’ s"."""
_SPACES_OUT = (" - ", "’ s", "' s", "“ ")
"""What such a mark holds: a text without any, as most are, need not be searched for one."""
_DATELINE = re.compile(r"(?:^|(?<=[\n\t])|\S{20} )(?:[^\W\d_a-z][^\W\d_]{2,}[ ,]{1,2}){1,3}-(?= [^\W\d_a-z])")
"""In such a text, a place and a dash that begin a line (or follow a link): "Cape Town - The harbour …"."""
_POSSESSIVE = re.compile(r"['’] ?[sS]$")
_OPENING = re.compile(r"[.!?:;\n•“\"‘(\[]")
_PREFIXES = frozenset(["co", "ex", "re", "un"])
_SHORT = 4  # in a headline, shorter words (prepositions, articles) may be small


class Word(msgspec.Struct, frozen=True, gc=False):
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


class Words(tuple[Word, ...]):  # noqa: SLOT001  the indices, once asked for, are kept
    """The words of a text, found by where they start or by what they are."""

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offsets at which words start."""
        return tuple([word.start for word in self])

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """Indices of the words that have a capital."""
        return tuple([i for i, word in enumerate(self) if word.capital])

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Indices at which a word, in small letters, stands."""
        found: dict[str, list[int]] = {}
        for i, word in enumerate(self):
            found.setdefault(word.lower, []).append(i)
        return MappingProxyType(found)

    def any_of(self, lowered: AbstractSet[str]) -> list[int]:
        """Give the indices, in order, at which one of some words in small letters stands."""
        places = self.places
        return sorted(i for lower in places.keys() & lowered for i in places[lower])


def _headline(line: str) -> bool:
    if line.rstrip().endswith((".", "”", '"')):
        return False
    words = [w for w in re.findall(r"[^\W\d_]+", line) if len(w) >= _SHORT]
    capitals = sum(w[0].isupper() for w in words)
    # Four of five long words: "Bank Helps Farmers To Plant Trees"; a sentence of names seldom gets so far.
    return len(words) >= 3 and capitals >= 0.8 * len(words)


def _lines(text: str) -> list[tuple[int, bool]]:
    starts = [0, *(found.end() for found in re.finditer(r"\n+", text))]
    ends = [*starts[1:], len(text)]
    return [(end, _headline(text[start:end])) for start, end in zip(starts, ends, strict=True)]


def _follows_particle(word: str) -> bool:
    """Say whether a capital stands behind a particle: "al-Farabi"."""
    particle, hyphen, rest = word.replace("’", "-").replace("'", "-").partition("-")
    short = len(particle.rstrip()) <= 2 and particle.rstrip() not in _PREFIXES
    return bool(hyphen) and short and rest.lstrip()[:1].isupper()


def words_of(text: str) -> Words:
    """Take a text apart into words."""
    words: list[Word] = []
    lines = iter(_lines(text))
    line_end, headline = next(lines)
    at, possessive = 0, True
    for found in _pieces(text):
        start, end = found.span()
        while start >= line_end:
            line_end, headline = next(lines, (len(text) + 1, False))
        if found.lastindex:
            continue  # a link or a handle
        whole = found[0]
        plain = whole.isalnum()
        form = whole if plain or whole[-1] not in "sS" else _POSSESSIVE.sub("", whole)
        gap = text[at:start]
        if gap == " " and words:
            joined, opens = not possessive, False
        else:
            joined = bool(words) and not possessive and gap.isspace() and "\n" not in gap and len(gap) <= 2
            opens = not words or (bool(_OPENING.search(gap)) and not _abbreviates(words))
        possessive = form != whole or (whole[-1] in "sz" and text[end : end + 2] in ("' ", "’ "))
        capital = form[0].isupper() or (not plain and _follows_particle(form))
        words.append(
            Word(start, start + len(form), form, capital, opens, headline, joined, possessive, form.lower())
        )
        at = end
    return Words(words)


def _pieces(text: str) -> Iterator[re.Match[str]]:
    """Give the words as they are written, links, handles and possessive endings among them."""
    spaced_out = any(mark in text for mark in _SPACES_OUT) and _SPACED_OUT.search(text)
    return _spaced_pieces(text) if spaced_out else _WORD.finditer(text)


def _spaced_pieces(text: str) -> Iterator[re.Match[str]]:
    start = 0
    for dateline in _DATELINE.finditer(text):
        yield from _SPACED_WORD.finditer(text, start, dateline.end() - 1)
        start = dateline.end()
    yield from _SPACED_WORD.finditer(text, start)


def _abbreviates(words: list[Word]) -> bool:
    return bool(words) and words[-1].text.endswith(".") and not words[-1].text[:-1].count(".")


def word_at(words: Words, start: int) -> int:
    """Give the index of the first word that starts at or after an offset."""
    return bisect_left(words.starts, start)
