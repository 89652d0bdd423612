"""Who held which office of a state or an international organisation, and when?

The table is `officials.tsv` beside this file. Invariant: only what the table says; a name gives everybody it may mean,
each with how well it fits, and nobody is chosen here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

from rapidfuzz import fuzz, process

from newsledger.knowledge.forms import slug, split_values
from newsledger.knowledge.spelling import fold_name, likeness, skeleton
from newsledger.lang.lexicon import read_table

Fit = Literal["full", "family", "near"]

_FAMILY_FIRST = frozenset(["CHN", "KOR", "PRK"])
_LETTER = re.compile(r"(?<=[\s.])([A-Z])\.")
_ALIKE = 0.8
"""How alike two words of one skeleton must be to be one name: "mirziaev" and "mirzioev" are, "putin" and "paton" not."""
_NEAR = 90
"""Likeness, of 100, of whole names that differ in their skeletons: a letter left out or two exchanged."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office."""

    office: str
    country: str | None
    """ISO 3166-1 alpha-3; None for an international organisation, which the office names."""
    start: str
    end: str
    """ISO 8601, to the year, month or day; nothing where it goes on."""

    def covers(self, earliest: date, latest: date) -> bool:
        """Say whether the office was held at some time of a window."""
        return self.begun(latest) and not self.over(earliest)

    def begun(self, day: date) -> bool:
        """Say whether the term had begun on a day."""
        return self.start <= day.isoformat()

    def over(self, day: date) -> bool:
        """Say whether the term had surely ended before a day."""
        return bool(self.end) and self.end < day.isoformat()[: len(self.end)]


@dataclass(frozen=True, slots=True)
class Official:
    """A person with the offices held."""

    id: str
    name: str
    other_names: tuple[str, ...]
    terms: tuple[Term, ...]
    wikidata: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """The usual name, then the others."""
        return (self.name, *self.other_names)

    @property
    def country(self) -> str | None:
        """The country served."""
        return next((term.country for term in self.terms if term.country), None)


@cache
def officials() -> tuple[Official, ...]:
    """Give everybody of the table."""
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for row in read_table("newsledger.knowledge", "officials.tsv"):
        grouped.setdefault(row[0], []).append(row)
    return tuple(_official(name, rows) for name, rows in grouped.items())


def _official(name: str, rows: Sequence[tuple[str, ...]]) -> Official:
    terms = tuple(
        Term(office, country or None, start, end) for _, _, country, office, start, end, _, _ in rows
    )
    return Official(f"person:{slug(name)}", name, split_values(rows[0][1]), terms, rows[0][6] or None)


def _family(folded: str, *, first: bool) -> str:
    words = folded.split()
    return words[0 if first else -1] if words else ""


@cache
def _by_family() -> Mapping[str, tuple[tuple[Official, str], ...]]:
    """Give officials with their folded names by the skeleton of their family names."""
    found: dict[str, list[tuple[Official, str]]] = {}
    for official in officials():
        for name in dict.fromkeys(map(fold_name, official.names)):
            family = _family(name, first=official.country in _FAMILY_FIRST)
            found.setdefault(skeleton(family), []).append((official, name))
    return MappingProxyType({key: tuple(pairs) for key, pairs in found.items()})


@cache
def _by_outline() -> Mapping[tuple[str, int], tuple[tuple[str, ...], tuple[Official, ...]]]:
    """Give folded names and whose they are by their first letter and number of words."""
    found: dict[tuple[str, int], list[tuple[str, Official]]] = {}
    for official in officials():
        for name in map(fold_name, official.names):
            found.setdefault(_outline(name), []).append((name, official))
    return MappingProxyType(
        {key: (tuple(n for n, _ in pairs), tuple(o for _, o in pairs)) for key, pairs in found.items()}
    )


def _outline(folded: str) -> tuple[str, int]:
    return folded[:1], folded.count(" ")


@lru_cache(maxsize=20_000)
def officials_named(words: str) -> tuple[tuple[Official, Fit, float], ...]:
    """Give the officials a name may mean, how much of their name it is, and how alike the spellings are."""
    folded = fold_name(words)
    best: dict[str, tuple[Official, Fit, float]] = {}
    keys = {skeleton(_family(folded, first=first)) for first in (False, True)}
    for key in sorted(keys):
        for official, name in _by_family().get(key, ()):
            found = _fit(folded.split(), name.split(), first=official.country in _FAMILY_FIRST)
            if (
                found
                and not _other_initials(words, official)
                and found[1] > best.get(official.id, (official, "near", 0.0))[2]
            ):
                best[official.id] = (official, *found)
    return tuple(best.values() if best or " " not in folded else _nearly(folded))


def _other_initials(words: str, official: Official) -> bool:
    """Say whether a name has other middle initials than the official's: "George W. Bush" is not George H. W. Bush."""
    given, own = _initials(words), [i for name in official.names if (i := _initials(name))]
    return bool(given and own) and not any(i.startswith(given) or given.startswith(i) for i in own)


def _initials(name: str) -> str:
    return "".join(_LETTER.findall(name))


def _fit(given: list[str], name: list[str], *, first: bool) -> tuple[Fit, float] | None:
    if len(given) == 1:
        like = likeness(given[0], name[0 if first else -1])
        fit: Fit = "full" if len(name) == 1 else "family"
        return (fit, like) if like >= _ALIKE else None
    if len(name) == 1:
        return None
    ends = [name[0], name[-1]] if len(given) == 2 else name
    like = _in_order(ends, given)
    initial = any(len(word) == 1 for word in given[:1])
    return ("family" if initial else "full", like) if like >= _ALIKE else None


def _in_order(name: list[str], given: list[str]) -> float:
    """Say how well the words of a name stand in a longer or equal one, the others being middle names; 0 where not."""
    if len(given) < len(name):
        return 0.0
    rest, likes = iter(given), []
    for word in name:
        like = next((found for other in rest if (found := _same_word(word, other))), 0.0)
        if not like:
            return 0.0
        likes.append(like)
    return min(likes)


def _same_word(one: str, other: str) -> float:
    if len(other) == 1:
        return 0.85 if one.startswith(other) else 0.0
    return likeness(one, other) if skeleton(one) == skeleton(other) else 0.0


def _nearly(folded: str) -> Iterator[tuple[Official, Fit, float]]:
    names, owners = _by_outline().get(_outline(folded), ((), ()))
    close: Iterable[tuple[str, float, int]] = process.extract(
        folded, names, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=3
    )
    best: dict[str, tuple[Official, Fit, float]] = {}
    for _, score, at in close:
        best.setdefault(owners[at].id, (owners[at], "near", score / 100))
    yield from best.values()
