"""Who and what has been spoken of up to here?

Invariant: looking back only sees what stands before, sentence by sentence, nearest sentence first; what stands inside
quotation marks is not looked back upon from outside them.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec
from spacy.tokens import Doc

from newsledger.annotate.linking.clauses import Clauses
from newsledger.annotate.linking.gender import Gender
from newsledger.model import Entity, Mention, Reference

_QUOTED = re.compile(r"“[^”\n]{0,3000}”?|\"[^\"\n]{1,3000}\"")
_JOINS = re.compile(r",?\s+(?:and|or)\s+(?:the\s+)?")
_WHOLE = 120  # sentences: what an article has at most, so that a book does not take its length squared
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s+|\n+")


class Seen(msgspec.Struct, frozen=True, order=True, gc=False):
    """An entity spoken of at a place."""

    start: int
    end: int
    entity: str
    subject: bool
    named: bool = True
    """By its name; else by a description or a pronoun."""


class Discourse:
    """An article's mentions, sentences and quotations, with what is known of the entities.

    It remembers references that are noted while it is read from beginning to end.
    """

    def __init__(
        self,
        text: str,
        doc: Doc,
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
    ) -> None:
        self.text, self.doc, self.entities = text, doc, entities
        self.genders: Mapping[str, Gender] = {}
        self.clauses = Clauses.of(doc)
        self.by_sentence: dict[int, list[Seen]] = {}
        self.adjectives = frozenset(m.start for m in mentions if m.type == "NORP")
        """Where "Kazakh" stands, which means the country in passing."""
        for m in mentions:
            if m.entity:
                person = entities[m.entity].type == "PERSON"
                self._remember(m.start, m.end, m.entity, person=person, named=True)

    def learn(self, entities: Mapping[str, Entity], genders: Mapping[str, Gender]) -> None:
        """Take in offices and genders, which only show once descriptions of organisations are tied."""
        self.entities, self.genders = entities, genders

    def note(self, reference: Reference) -> None:
        """Remember that words mean an entity."""
        self._remember(reference.start, reference.end, reference.entity, person=False, named=False)

    def _remember(self, start: int, end: int, entity: str, *, person: bool, named: bool) -> None:
        if not self.in_quotation(start):
            subject = self.clauses.is_subject(start, end, with_parts=person)
            seen = Seen(start, end, entity, subject, named)
            row = self.by_sentence.setdefault(self.sentence(start), [])
            if row and row[-1].start > start:
                insort(row, seen)
            else:
                row.append(seen)

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Stretches inside quotation marks."""
        return tuple((found.start(), found.end()) for found in _QUOTED.finditer(self.text))

    def quotation(self, at: int) -> tuple[int, int] | None:
        """Give the stretch inside quotation marks that an offset lies in."""
        i = bisect_right(self.quoted, (at, len(self.text))) - 1
        return self.quoted[i] if i >= 0 and self.quoted[i][0] <= at < self.quoted[i][1] else None

    def in_quotation(self, at: int) -> bool:
        """Say whether an offset lies inside quotation marks."""
        return self.quotation(at) is not None

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offsets at which sentences start."""
        if self.doc.has_annotation("SENT_START"):
            return tuple(sentence.start_char for sentence in self.doc.sents)
        return (0, *(found.end() for found in _SENTENCE_END.finditer(self.text)))

    def sentence(self, at: int) -> int:
        """Give the number of the sentence an offset lies in."""
        return bisect_right(self.starts, at) - 1

    def opens(self, at: int) -> bool:
        """Say whether a sentence, or a quotation, starts at an offset."""
        return at in self.starts or self.text[at - 1 : at] in {"“", '"'}

    def here(self, at: int) -> tuple[Seen, ...]:
        """Give what is spoken of before an offset in its own sentence."""
        return tuple(s for s in self.by_sentence.get(self.sentence(at), ()) if s.end <= at)

    def back(self, at: int, most: int, fits: Callable[[Entity], bool]) -> Iterator[tuple[Seen, ...]]:
        """Look back from an offset over at most `most` sentences before its own; give those with entities that fit."""
        here = self.sentence(at)
        for number in range(here, max(-1, here - most - 1), -1):
            seen = tuple(
                s for s in self.by_sentence.get(number, ()) if s.end <= at and fits(self.entities[s.entity])
            )
            if seen:
                yield seen

    def only(self, seen: tuple[Seen, ...]) -> str | None:
        """Give the one entity of a sentence, or the one of several that is the subject and does not share its part."""
        distinct = {s.entity for s in seen}
        if len(distinct) > 1:
            shares = (
                i for i in range(1, len(seen)) if seen[i - 1].subject and self._joined(seen[i - 1], seen[i])
            )
            distinct = {s.entity for s in seen if s.subject} | {seen[i].entity for i in shares}
        return distinct.pop() if len(distinct) == 1 else None

    def _joined(self, one: Seen, other: Seen) -> bool:
        return bool(_JOINS.fullmatch(self.text, one.end, other.start))

    def one(self, at: int, most: int, fits: Callable[[Entity], bool]) -> str | None:
        """Give the entity that fits, of the nearest sentence that has one; None where that sentence has several."""
        for seen in self.back(at, most, fits):
            distinct = {s.entity for s in seen}
            return distinct.pop() if len(distinct) == 1 else None
        return None

    def some(self, at: int, most: int, number: int, fits: Callable[[Entity], bool]) -> tuple[str, ...]:
        """Give so many entities that fit and were spoken of last; nothing where the nearest sentences hold more."""
        found: dict[str, None] = {}
        for seen in self.back(at, most, fits):
            found |= dict.fromkeys(s.entity for s in seen)
            if len(found) >= number:
                break
        return tuple(found) if len(found) == number else ()

    def so_far(self, at: int, fits: Callable[[Entity], bool]) -> tuple[str, ...]:
        """Give all that fit and were spoken of before an offset, latest first."""
        found = (s.entity for seen in self.back(at, _WHOLE, fits) for s in reversed(seen))
        return tuple(dict.fromkeys(found))
