"""Who and what has been spoken of up to here?

Invariant: looking back only sees what stands before, sentence by sentence, nearest sentence first; what stands inside
quotation marks is not looked back upon from outside them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from newsledger.annotate.linking.gender import Gender
from newsledger.model import Entity, Mention

_QUOTED = re.compile(r"“[^”\n]{0,3000}”?|\"[^\"\n]{1,3000}\"")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s+|\n+")
_SUBJECTS = frozenset(["nsubj", "nsubj:pass", "csubj"])


@dataclass(frozen=True, slots=True)
class Seen:
    """An entity spoken of at a place."""

    start: int
    end: int
    entity: str
    subject: bool


@dataclass(frozen=True)
class Discourse:
    """An article's mentions, sentences and quotations, with what is known of the entities."""

    text: str
    doc: Doc
    mentions: Sequence[Mention]
    entities: Mapping[str, Entity]
    genders: Mapping[str, Gender]

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Stretches inside quotation marks."""
        return tuple((found.start(), found.end()) for found in _QUOTED.finditer(self.text))

    def in_quotation(self, at: int) -> bool:
        """Say whether an offset lies inside quotation marks."""
        i = bisect_right(self.quoted, (at, len(self.text))) - 1
        return i >= 0 and self.quoted[i][0] <= at < self.quoted[i][1]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offsets at which sentences start."""
        if self.doc.has_annotation("SENT_START"):
            return tuple(sentence.start_char for sentence in self.doc.sents)
        return (0, *(found.end() for found in _SENTENCE_END.finditer(self.text)))

    def sentence(self, at: int) -> int:
        """Give the number of the sentence an offset lies in."""
        return bisect_right(self.starts, at) - 1

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[Seen, ...]]:
        """Give what is spoken of in each sentence, outside quotation marks, in order."""
        subjects = self._subject_starts
        found: dict[int, list[Seen]] = {}
        for m in self.mentions:
            if m.entity and not self.in_quotation(m.start):
                subject = any(m.start <= at < m.end for at in subjects.get(self.sentence(m.start), ()))
                found.setdefault(self.sentence(m.start), []).append(Seen(m.start, m.end, m.entity, subject))
        return {number: tuple(seen) for number, seen in found.items()}

    @cached_property
    def _subject_starts(self) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = {}
        if not self.doc.has_annotation("DEP"):
            return found
        subjects = {self.doc.vocab.strings.add(label) for label in _SUBJECTS}
        for idx, dep in self.doc.to_array(["IDX", "DEP"]).tolist():
            if dep in subjects:
                found.setdefault(self.sentence(idx), []).append(idx)
        return found

    def back(self, at: int, most: int, fits: Callable[[Entity], bool]) -> Iterator[tuple[Seen, ...]]:
        """Look back from an offset over at most `most` sentences before its own; give those with entities that fit."""
        here = self.sentence(at)
        for number in range(here, max(-1, here - most - 1), -1):
            seen = tuple(
                s for s in self.by_sentence.get(number, ()) if s.end <= at and fits(self.entities[s.entity])
            )
            if seen:
                yield seen

    def one(self, at: int, most: int, fits: Callable[[Entity], bool]) -> str | None:
        """Give the entity that fits, of the nearest sentence that has one; None where that sentence has several."""
        for seen in self.back(at, most, fits):
            distinct = {s.entity for s in seen}
            return distinct.pop() if len(distinct) == 1 else None
        return None

    def two(self, at: int, most: int, fits: Callable[[Entity], bool]) -> tuple[str, str] | None:
        """Give the two entities that fit and were spoken of last; None where the nearest sentences hold more."""
        found: dict[str, None] = {}
        for seen in self.back(at, most, fits):
            found |= dict.fromkeys(s.entity for s in seen)
            if len(found) >= 2:
                break
        names = tuple(found)
        return (names[0], names[1]) if len(names) == 2 else None
