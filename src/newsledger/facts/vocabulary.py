"""Which words say that something was done, and what?

One vocabulary serves every kind of fact and `classify_relation`: `events_verbs.tsv` (verbs and phrases, by lemma) and
`events_nouns.tsv` (nouns that name an event or complete a phrase). A form there is a row of lemmas; `@class` asks for
a noun of that class in the complement, `^class` for one in the subject, `+word` for that very word. Invariant: a
token's possible lemmas are worked out from its letters, so a text without a parse or a lemmatizer is read too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, cast

import msgspec
from spacy.strings import StringStore
from spacy.tokens import Token

from newsledger.lang.lexicon import lexicon
from newsledger.model import EventType


@dataclass(frozen=True)
class Pattern:
    """A row of `events_verbs.tsv`."""

    words: tuple[str, ...]
    classes: tuple[str, ...]
    others: tuple[str, ...]
    subjects: tuple[str, ...]
    type: EventType
    mode: str | None
    strength: int
    size: int
    """How much of the text it accounts for."""
    lemmas: frozenset[str]
    """What its sentence must hold beside its first word …"""
    wanted: frozenset[str]
    """… and of which classes it must have nouns."""


@dataclass(frozen=True)
class Noun:
    """A row of `events_nouns.tsv`."""

    words: tuple[str, ...]
    classes: frozenset[str]
    type: EventType | None
    mode: str | None
    strength: int


class Spelling(msgspec.Struct, frozen=True):
    """Every lemma that a spelling may have, and what the vocabulary knows by them."""

    lower: str
    is_capitalised: bool
    verb_forms: tuple[str, ...]
    noun_forms: tuple[str, ...]
    forms: frozenset[str]
    """Every lemma of either kind."""
    patterns: tuple[Pattern, ...]
    """The patterns that may begin here."""
    nouns: tuple[Noun, ...]
    """The nouns of the vocabulary that may begin here."""


class Word(Spelling, frozen=True):
    """A token with what is known of its spelling."""

    pos: str
    tag: str
    token: Token

    @property
    def may_be_verb(self) -> bool:
        """Say whether the tagger saw a verb here, or saw nothing."""
        return self.pos in {"VERB", "AUX", ""} or self.tag.startswith("VB")

    @property
    def may_be_noun(self) -> bool:
        """Say whether the tagger saw a noun here, or saw nothing."""
        return self.pos in {"NOUN", "PROPN", ""}

    @property
    def is_participle(self) -> bool:
        """Say whether this may be a past participle."""
        return self.tag == "VBN" or (self.tag in {"", "VBD", "JJ"} and self.lower not in self.verb_forms[1:])


def _none(value: str) -> str | None:
    return None if value == "-" else value


def _event_type(value: str) -> EventType:
    return cast("EventType", value)


def _tokens_of(form: str) -> list[str]:
    """Split a form as the tokenizer does: "cease-fire" is three tokens."""
    return form.replace("-", " - ").split(" ")


@cache
def patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """Give the verbs and phrases by their first word."""
    table: dict[str, list[Pattern]] = defaultdict(list)
    for form, (kind, mode, strength) in lexicon("en", "events_verbs").items():
        parts = _tokens_of(form)
        plain = tuple(part for part in parts if part[0] not in "@+^")
        classes = tuple(part[1:] for part in parts if part[0] == "@")
        others = tuple(part[1:] for part in parts if part[0] == "+")
        subjects = tuple(part[1:] for part in parts if part[0] == "^")
        table[plain[0]].append(
            Pattern(
                plain,
                classes,
                others,
                subjects,
                _event_type(kind),
                _none(mode),
                int(strength),
                size=len(plain) + len(classes) + len(others) + len(subjects),
                lemmas=frozenset((*plain[1:], *others)),
                wanted=frozenset(classes),
            )
        )
    return MappingProxyType({first: tuple(rows) for first, rows in table.items()})


@cache
def nouns() -> Mapping[str, tuple[Noun, ...]]:
    """Give the nouns by their first word, the longest first."""
    table: dict[str, list[Noun]] = defaultdict(list)
    for form, (classes, kind, mode, strength) in lexicon("en", "events_nouns").items():
        words = tuple(_tokens_of(form))
        named = frozenset(() if classes == "-" else classes.split(","))
        typed = None if kind == "-" else _event_type(kind)
        table[words[0]].append(Noun(words, named, typed, _none(mode), int(strength)))
    return MappingProxyType(
        {first: tuple(sorted(rows, key=lambda row: -len(row.words))) for first, rows in table.items()}
    )


@cache
def function_words(kind: str) -> frozenset[str]:
    """Give the small words of one kind: "skip", "boundary", "light", …."""
    return frozenset(
        form for form, (kinds,) in lexicon("en", "events_function").items() if kind in kinds.split(",")
    )


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType(
        {form: tuple(lemmas.split(",")) for form, (lemmas,) in lexicon("en", "events_irregular").items()}
    )


def _undoubled(stem: str) -> Iterator[str]:
    yield stem
    yield stem + "e"
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]


def _plural_stems(lower: str) -> Iterator[str]:
    if len(lower) > 3 and lower.endswith("s") and not lower.endswith("ss"):
        yield lower[:-1]
        if lower.endswith("es"):
            yield lower[:-2]
        if lower.endswith("ies"):
            yield lower[:-3] + "y"


def _verb_stems(lower: str) -> Iterator[str]:
    yield from _plural_stems(lower)
    if lower.endswith("ied"):
        yield lower[:-3] + "y"
    if len(lower) > 4 and lower.endswith("ed"):
        yield from _undoubled(lower[:-2])
    if len(lower) > 5 and lower.endswith("ing"):
        yield from _undoubled(lower[:-3])


def _spelling(text: str, lemma: str) -> Spelling:
    """Work out which lemmas a spelling may have: as a verb, as a noun, as either; the form itself first."""
    lower, tagged = text.lower().replace("’", "'"), lemma.lower()
    irregular = _irregular().get(lower, ())
    verb = dict.fromkeys((lower, *irregular, *((tagged,) if tagged else ()), *_verb_stems(lower)))
    noun = dict.fromkeys((lower, *(irregular if len(irregular) == 1 else ()), *_plural_stems(lower)))
    return Spelling(
        lower,
        text[:1].isupper(),
        tuple(verb),
        tuple(noun),
        frozenset((*verb, *noun)),
        tuple(pattern for form in verb for pattern in patterns().get(form, ())),
        tuple(known for form in noun for known in nouns().get(form, ())),
    )


@lru_cache(maxsize=50_000)  # so many spellings, with the lemmas they are tagged with, have few megabytes
def _known(strings: StringStore, orth: int, lemma: int) -> tuple[Any, ...]:
    """Give what is known of a spelling, by the numbers of its strings."""
    return msgspec.structs.astuple(_spelling(strings[orth], strings[lemma]))


def word_of(token: Token) -> Word:
    """Work out which lemmas a token may have: its own form first."""
    known = _known(token.vocab.strings, token.orth, token.lemma)
    fields: tuple[Any, ...] = (*known, token.pos_, token.tag_, token)
    return Word(*fields)


def words_of(tokens: Iterable[Token]) -> tuple[Word, ...]:
    """Work out the words of a sentence; white space is none."""
    return tuple(word_of(token) for token in tokens if not token.is_space)
