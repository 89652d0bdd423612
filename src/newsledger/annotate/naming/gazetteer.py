"""Which known names does a text hold?

Countries, demonyms, capitals, places and organisations of `newsledger.knowledge`, the longest at each point. Invariant:
a form that is as often a person or a plain word (`names_ambiguous`) is left to those who see its surroundings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from types import MappingProxyType

from newsledger.annotate.naming.candidates import NOT_A_NAME, Candidate
from newsledger.knowledge.countries import countries, demonym_forms
from newsledger.knowledge.forms import fold_form
from newsledger.knowledge.lists import NameLists
from newsledger.knowledge.organisations import organisations
from newsledger.knowledge.places import place_forms
from newsledger.lang.lexicon import lexicon
from newsledger.model import NameType

_PIECE = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
_STATE = re.compile(
    r"(?:\b[A-Z][\w’'-]*, |\((?![A-Z]{2})|\b([DIR]-))([A-Z](?:[a-z]{1,4}\.|\.[A-Z][a-z]?\.|[A-Z]\b))"
)
_MOST_LETTERS = 80
_SHOUTED = 4  # shorter names are not looked for in capitals: "IT", "WHO"


@cache
def known_names() -> Mapping[str, NameType]:
    """Give every known form with its type."""
    known: dict[str, NameType] = {}
    for country in countries().values():
        known |= dict.fromkeys(map(fold_form, demonym_forms(country)), "NORP")
    known |= dict.fromkeys(lexicon("en", "names_organisations"), "ORG")
    for organisation in organisations():
        known |= dict.fromkeys(map(fold_form, organisation.names), "ORG")
    known |= dict.fromkeys(
        (form for form in place_forms() if form == "The Hague" or not form.startswith(("The ", "the "))),
        "PLACE",
    )
    known |= dict.fromkeys(lexicon("en", "names_peoples"), "NORP")
    shouted = {
        form.upper(): label for form, label in known.items() if len(form) >= _SHOUTED and label == "PLACE"
    }
    return MappingProxyType(shouted | known)


@cache
def _most_known() -> Mapping[str, int]:
    return _most_pieces(known_names())


def _most_pieces(forms: Iterable[str]) -> Mapping[str, int]:
    """Give how many pieces the longest form has that begins with a piece."""
    most: dict[str, int] = {}
    for form in forms:
        pieces = _PIECE.findall(form)
        if pieces:
            first = fold_form(pieces[0])
            most[first] = max(most.get(first, 0), len(pieces))
    return MappingProxyType(most)


def states_in(text: str) -> Iterator[Candidate]:
    """Find shortened states behind the comma of a town, "Nashua, N.H.", and parties' marks, "R-N.H.", which are no names."""
    for found in _STATE.finditer(text):
        if found[2] in lexicon("en", "names_states"):
            party = found[1] is not None
            start = found.start() if party else found.start(2)
            yield Candidate(start, found.end(), NOT_A_NAME if party else "PLACE", trust=4)


def is_ambiguous(form: str) -> bool:
    """Say whether a known form is as often something else."""
    return form in lexicon("en", "names_ambiguous")


def known_in(text: str) -> Iterator[tuple[Candidate, str]]:
    """Find known names, each with its folded form."""
    return _found_in(text, known_names(), _most_known(), trust=3)


def listed_in(text: str, lists: NameLists) -> list[Candidate]:
    """Find the names of a user's lists: trusted more than whatever we think ourselves."""
    if not lists.forms:
        return []
    return [found for found, _ in _found_in(text, lists.forms, _most_pieces(lists.forms), trust=5)]


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
    text: str, known: Mapping[str, NameType], most: Mapping[str, int], trust: int
) -> Iterator[tuple[Candidate, str]]:
    after = 0  # where the last name ends
    for found in _PIECE.finditer(text):
        first, start = found[0], found.start()
        form = first if first.isascii() and "." not in first else fold_form(first)
        if form not in most or start < after:
            continue
        longest = _longest(text, start, most[form], known)
        if longest:
            after, form = longest
            yield Candidate(start, after, known[form], trust), form


def _longest(text: str, start: int, most: int, known: Mapping[str, NameType]) -> tuple[int, str] | None:
    """Give the end and the form of the longest known name that starts at an offset, of so many pieces at most."""
    ends = [piece.end() for piece in islice(_PIECE.finditer(text, start, start + _MOST_LETTERS + 1), most)]
    for end in reversed(ends):
        words = text[start:end]
        if len(words) <= _MOST_LETTERS and "\n" not in words:
            form = fold_form(words)
            if form in known:
                return end, form
    return None
