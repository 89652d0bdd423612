"""Whom do "he", "she", "his" and "her" mean, and what "it" where it speaks?

The subject of the nearest sentence that has a person who fits, or its first person. Invariant: never a person whose name
tells the other gender, never a pronoun inside quotation marks, never more than two sentences back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from newsledger.annotate.linking.discourse import Discourse, Seen
from newsledger.annotate.linking.gender import Gender
from newsledger.annotate.naming.page import Page
from newsledger.lang.lexicon import lexicon
from newsledger.model import Entity, Reference

_GENDERS: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_OPENERS = frozenset(
    ["during", "for", "in", "on", "at", "after", "before", "following", "with", "despite", "as", "upon"]
)
_MOST_BACK = 3  # sentences
_MOST_BACK_SURELY = (
    1  # where a person's gender is known, one sentence back beats a nearer person of unknown gender
)


def pronouns(page: Page, discourse: Discourse) -> Iterator[Reference]:
    """Find whom personal pronouns mean."""
    genders = dict(discourse.genders)
    for i, word in enumerate(page.words):
        lower = word.text.lower()
        if (lower not in _GENDERS and lower not in ("it", "its")) or discourse.in_quotation(word.start):
            continue
        entity = _person(page, discourse, i, genders) if lower in _GENDERS else _thing(page, discourse, i)
        if entity:
            yield Reference(word.start, word.end, entity)
            if lower in _GENDERS:
                genders.setdefault(entity, _GENDERS[lower])  # who was "he" once is not "she" later


def _person(page: Page, discourse: Discourse, i: int, genders: Mapping[str, Gender]) -> str | None:
    gender = _GENDERS[page.lower(i)]

    def fits(entity: Entity) -> bool:
        return entity.type == "PERSON" and genders.get(entity.id, gender) == gender

    def surely(entity: Entity) -> bool:
        return entity.type == "PERSON" and genders.get(entity.id) == gender

    at = page.words[i].start
    if page.lower(i) in ("his", "her") and page.lower(i - 1) in _OPENERS and page.words[i - 1].opens:
        ahead = _ahead(discourse, at, fits)
        if ahead:
            return ahead
    for seen in discourse.back(at, _MOST_BACK_SURELY, surely):
        return _chosen(seen)
    for seen in discourse.back(at, _MOST_BACK, fits):
        return _chosen(seen)
    return None


def _ahead(discourse: Discourse, at: int, fits: Callable[[Entity], bool]) -> str | None:
    """Give the first person after a pronoun that opens the sentence: "During his visit, Tokayev …"."""
    after = discourse.by_sentence.get(discourse.sentence(at), ())
    return next((s.entity for s in after if s.start > at and fits(discourse.entities[s.entity])), None)


def _chosen(seen: tuple[Seen, ...]) -> str:
    subject = next((s for s in seen if s.subject), None)
    return (subject or seen[0]).entity


def _thing(page: Page, discourse: Discourse, i: int) -> str | None:
    """Say what "it" means where it speaks, and "its" beside the only organisation or country of its sentence."""
    at = page.words[i].start
    speaks = (
        page.lower(i) == "it" and lexicon("en", "names_cues").get(page.lower(i + 1), ("",))[0] == "speaks"
    )
    if speaks:
        return discourse.one(at, 1, lambda e: e.type == "ORG")
    if page.lower(i) == "its":
        number = discourse.sentence(at)
        before = {s.entity for s in discourse.by_sentence.get(number, ()) if s.end <= at}
        things = {e for e in before if discourse.entities[e].type in ("ORG", "PLACE")}
        return things.pop() if len(things) == 1 else None
    return None
