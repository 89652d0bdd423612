"""Which words say that somebody said something?

The lexicons of this package, turned the way rules ask for them. Invariant: read-only, made once a process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from newsledger.lang.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying, thinking or showing, and what may follow it."""

    lemma: str
    kind: str
    """say | think | show | hold, which is what nouns and adjectives do."""
    frames: frozenset[str]
    """quote, that, wh, to, np, np-quote, np-as, to-np, addressee, as, or a preposition."""


@cache
def verbs() -> Mapping[str, Saying]:
    """Give each form of each verb of saying."""
    found: dict[str, Saying] = {}
    for lemma, (forms, kind, frames) in lexicon("en", "quotes_verbs").items():
        saying = Saying(lemma, kind, frozenset(frames.split()))
        for form in (lemma, *forms.split()):
            found.setdefault(form, saying)
    return MappingProxyType(found)


@cache
def nouns() -> Mapping[str, Saying]:
    """Give each form of each noun of saying, thinking and wanting: "his claim that …", "support for …"."""
    found: dict[str, Saying] = {}
    for noun, (plural, frames) in lexicon("en", "quotes_nouns").items():
        found[noun] = found[plural] = Saying(noun, "hold", frozenset(frames.split()))
    return MappingProxyType(found)


@cache
def adjectives() -> Mapping[str, Saying]:
    """Give each adjective of belief, feeling and intention: "is convinced that …", "critical of …"."""
    rows = lexicon("en", "quotes_adjectives").items()
    return MappingProxyType({form: Saying(form, "hold", frozenset(row[0].split())) for form, row in rows})


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Give what a word can be: pronoun, determiner, time, title, role, preposition, …"""
    return MappingProxyType(
        {form: frozenset(row[0].split()) for form, row in lexicon("en", "quotes_words").items()}
    )


NO_CLASS: frozenset[str] = frozenset()


def is_a(word: str, name: str) -> bool:
    """Say whether a lower-case word can be a `name`."""
    return name in classes().get(word, NO_CLASS)
