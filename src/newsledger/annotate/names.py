"""Which persons, organisations, places and peoples does an article name, and where?

Known names, the words' own evidence (titles, head words, brackets), the model's view and the article's consistency with
itself, in this order of trust. Invariant: mentions stand in order, do not overlap, and hold neither titles, determiners
nor possessive endings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from newsledger.annotate.naming.candidates import NOT_A_NAME, Candidate, choose
from newsledger.annotate.naming.consistency import (
    acronyms,
    long_forms,
    repetitions,
    settle_types,
    short_forms,
    without_abbreviations,
)
from newsledger.annotate.naming.context import Surroundings
from newsledger.annotate.naming.gazetteer import is_ambiguous, known_in, listed_in, states_in, with_listed
from newsledger.annotate.naming.model import model_names
from newsledger.annotate.naming.organisations import organisation_names, place_names, portfolios
from newsledger.annotate.naming.page import Page
from newsledger.annotate.naming.persons import person_names, speakers
from newsledger.annotate.naming.things import things
from newsledger.knowledge.lists import NO_NAMES, NameLists
from newsledger.model import Article, Mention
from newsledger.registry import Example, component

_SUM = re.compile(r" ?\$ ?\d")
_DOLLARS = frozenset(["US", "U.S.", "U. S.", "NT", "HK", "NZ"])
"""What stands before "$" and says whose dollars they are; no name of a place there."""
_EXAMPLES = (
    Example(
        "President Askar Toktorov met Kyrgyzstan’s minister of finance in Osh. Toktorov thanked him.",
        ("Askar Toktorov PERSON", "Kyrgyzstan PLACE", "Osh PLACE", "Toktorov PERSON"),
    ),
    Example(
        "The Asian Development Bank (ADB) will lend Tajikistan money, the Tajik Ministry of Finance said.",
        (
            "Asian Development Bank ORG",
            "ADB ORG",
            "Tajikistan PLACE",
            "Tajik Ministry of Finance ORG",
        ),
    ),
)


@component(
    "annotation",
    name="names",
    examples=_EXAMPLES,
    silent=("The new plant will open next spring, and prices are expected to fall.",),
)
def find_mentions(article: Article, doc: Doc, lists: NameLists = NO_NAMES) -> tuple[Mention, ...]:
    """Find the names of an article; those of a user's lists win over ours."""
    page = Page.of(doc, article.text)
    around = Surroundings(page)
    listed = listed_in(page.text, lists)
    first = settle_types(around, choose([*_candidates(page, doc), *listed]))
    first = without_abbreviations(page, first)
    brackets = list(acronyms(page, first))
    found = settle_types(around, choose([*first, *brackets]))
    again = repetitions(page, short_forms(page, [c for c in found if c.type != NOT_A_NAME]))
    final = with_listed(settle_types(around, choose([*found, *again])), listed)
    return tuple(
        Mention(c.start, c.end, article.text[c.start : c.end], c.type) for c in final if c.type != NOT_A_NAME
    )


def _candidates(page: Page, doc: Doc) -> list[Candidate]:
    persons = list(person_names(page))
    seen = list(model_names(page, doc, persons))
    found = [
        *seen,
        *_known(page, seen),
        *states_in(page.text),
        *organisation_names(page),
        *things(page),
        *place_names(page),
        *persons,
        *portfolios(page),
        *long_forms(page, seen),
    ]
    named = [
        c for c in found if not (_SUM.match(page.text, c.end) and page.text[c.start : c.end] in _DOLLARS)
    ]
    return [*named, *speakers(page, named)]


def _known(page: Page, seen: list[Candidate]) -> Iterator[Candidate]:
    agreed = {(c.start, c.end, c.type) for c in seen}
    for candidate, form in known_in(page.text):
        if not page.in_word(candidate.start) or _SUM.match(page.text, candidate.end):
            continue  # a part of a link; "US $5 million"
        if not is_ambiguous(form) or (candidate.start, candidate.end, candidate.type) in agreed:
            yield candidate
