"""Which known names does a text hold?

Countries, demonyms, capitals, places and organisations of `newsledger.knowledge`, the longest at each point. Invariant:
a form that is as often a person or a plain word (`names_ambiguous`) is left to those who see its surroundings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from newsledger.annotate.naming.candidates import Candidate
from newsledger.knowledge.countries import countries, demonym_forms
from newsledger.knowledge.forms import fold_form
from newsledger.knowledge.lists import NameLists
from newsledger.knowledge.organisations import organisations
from newsledger.knowledge.places import place_forms
from newsledger.lang.lexicon import lexicon
from newsledger.model import NameType

_PIECE = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
_MOST_PIECES = 9  # "United Nations Educational, Scientific and Cultural Organization" has seven
_SHOUTED = 4  # shorter names are not looked for in capitals: "IT", "WHO"


@cache
def known_names() -> Mapping[str, NameType]:
    """Give every known form with its type."""
    known: dict[str, NameType] = {}
    for country in countries().values():
        known |= dict.fromkeys(map(fold_form, demonym_forms(country)), "NORP")
    for organisation in organisations():
        known |= dict.fromkeys(map(fold_form, organisation.names), "ORG")
    known |= dict.fromkeys((form for form in place_forms() if not form.startswith(("The ", "the "))), "PLACE")
    known |= dict.fromkeys(lexicon("en", "names_peoples"), "NORP")
    shouted = {
        form.upper(): label for form, label in known.items() if len(form) >= _SHOUTED and label == "PLACE"
    }
    return MappingProxyType(shouted | known)


@cache
def _first_pieces() -> frozenset[str]:
    return _firsts(known_names())


def _firsts(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_form(found.group()) for form in forms if (found := _PIECE.search(form)))


def is_ambiguous(form: str) -> bool:
    """Say whether a known form is as often something else."""
    return form in lexicon("en", "names_ambiguous")


def known_in(text: str) -> Iterator[tuple[Candidate, str]]:
    """Find known names, each with its folded form."""
    return _found_in(text, known_names(), _first_pieces(), trust=3)


def listed_in(text: str, lists: NameLists) -> list[Candidate]:
    """Find the names of a user's lists: trusted more than whatever we think ourselves."""
    if not lists.forms:
        return []
    return [found for found, _ in _found_in(text, lists.forms, _firsts(lists.forms), trust=5)]


def with_listed(found: list[Candidate], listed: list[Candidate]) -> list[Candidate]:
    """Let the names of a user's lists stand as they are listed, unless they are parts of longer names."""
    free = [
        own
        for own in listed
        if not any(
            c.start <= own.start and own.end <= c.end and c.end - c.start > own.end - own.start for c in found
        )
    ]
    kept = [c for c in found if not any(own.start < c.end and c.start < own.end for own in free)]
    return sorted([*kept, *free], key=lambda c: c.start)


def _found_in(
    text: str, known: Mapping[str, NameType], firsts: frozenset[str], trust: int
) -> Iterator[tuple[Candidate, str]]:
    pieces = [(found.start(), found.end()) for found in _PIECE.finditer(text)]
    i = 0
    while i < len(pieces):
        found = _longest(text, pieces, i, known, firsts)
        if found:
            count, form = found
            yield Candidate(pieces[i][0], pieces[i + count - 1][1], known[form], trust), form
            i += count
        else:
            i += 1


def _longest(
    text: str, pieces: list[tuple[int, int]], i: int, known: Mapping[str, NameType], firsts: frozenset[str]
) -> tuple[int, str] | None:
    start = pieces[i][0]
    if fold_form(text[start : pieces[i][1]]) not in firsts:
        return None
    for j in range(min(i + _MOST_PIECES, len(pieces)), i, -1):
        words = text[start : pieces[j - 1][1]]
        if len(words) > 80 or "\n" in words:
            continue
        form = fold_form(words)
        if form in known:
            return j - i, form
    return None
