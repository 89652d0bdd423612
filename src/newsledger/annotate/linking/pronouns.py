"""Whom do "he", "she", "his" and "her" mean, and what "it", "its" and "they" where the words around them tell?

The subject of the nearest sentence that has a person who fits, or its first person. Invariant: never a person whose name
tells the other gender, never somebody more than three sentences back, never the speaker of the quotation it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from newsledger.annotate.linking.discourse import Discourse, Seen
from newsledger.annotate.linking.gender import Gender
from newsledger.annotate.linking.services import service_at
from newsledger.annotate.linking.things import is_country
from newsledger.annotate.linking.titles import head_at
from newsledger.annotate.naming.page import Page
from newsledger.lang.lexicon import lexicon
from newsledger.model import Entity, Reference

_GENDERS: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_THINGS = frozenset(["it", "its"])
_GROUPS = frozenset(["they", "them", "their"])
PRONOUNS = frozenset([*_GENDERS, *_THINGS, *_GROUPS])
"""Words that are looked at here."""
_OPENERS = frozenset(
    ["during", "for", "in", "on", "at", "after", "before", "following", "with", "despite", "as", "upon"]
)
_AUXILIARIES = frozenset(["had", "has", "would", "will", "could", "might", "may", "can", "did", "does"])
_MOST_BACK = 3  # sentences
_MOST_BACK_SURELY = (
    1  # where a person's gender is known, one sentence back beats a nearer person of unknown gender
)
_TITLE_AHEAD = 4  # words between "its" and a noun of office: "its local deputy chief executive"


class Pronouns:
    """Finds what pronouns mean, for one article, read from beginning to end."""

    def __init__(self, page: Page, discourse: Discourse) -> None:
        self.page, self.discourse = page, discourse
        self.genders: dict[str, Gender] = dict(discourse.genders)

    def at(self, i: int) -> tuple[Reference, ...]:
        """Find what the word `i` means, if it is a pronoun."""
        word, lower = self.page.words[i], self.page.lower(i)
        if lower in _GENDERS:
            found = _maybe(self._person(i))
            for entity in found:
                self.genders.setdefault(entity, _GENDERS[lower])  # who was "he" once is not "she" later
        elif lower in _THINGS and not self.discourse.in_quotation(word.start):
            found = _maybe(_thing(self.page, self.discourse, i))
        elif lower in _GROUPS:
            found = _group(self.page, self.discourse, i)
        else:
            return ()
        return tuple(Reference(word.start, word.end, entity) for entity in found)

    def _fits(self, gender: Gender, barred: str | None) -> Callable[[Entity], bool]:
        return lambda e: e.type == "PERSON" and e.id != barred and self.genders.get(e.id, gender) == gender

    def _person(self, i: int) -> str | None:
        page, discourse, at = self.page, self.discourse, self.page.words[i].start
        gender = _GENDERS[page.lower(i)]
        quotation = discourse.quotation(at)
        if quotation:
            return _in_quotation(page, discourse, quotation, gender, self._fits(gender, None))
        fits = self._fits(gender, _subject_barred(page, discourse, i))
        if page.lower(i) in ("his", "her") and page.lower(i - 1) in _OPENERS and page.words[i - 1].opens:
            ahead = _ahead(discourse, at, fits)
            if ahead:
                return ahead
        who_said = _who_said(page, discourse, i, fits)
        if who_said:
            return who_said
        for seen in discourse.back(at, _MOST_BACK_SURELY, lambda e: fits(e) and e.id in self.genders):
            return _chosen(seen)
        for seen in discourse.back(at, _MOST_BACK, fits):
            return _chosen(seen)
        return None


def _maybe(entity: str | None) -> tuple[str, ...]:
    return (entity,) if entity else ()


def _subject_barred(page: Page, discourse: Discourse, i: int) -> str | None:
    """Give the subject of the verb that "him" or "her" is an object of: whom it cannot mean."""
    lower = page.lower(i)
    if not (lower == "him" or (lower == "her" and page.tag(i) == "PRP")):
        return None
    subject = discourse.clauses.own_subject(page.words[i].start)
    if subject is None:
        return None
    return next(
        (s.entity for s in discourse.here(page.words[i].start) if s.start <= subject < s.end), None
    ) or next(
        (
            s.entity
            for s in discourse.here(page.words[i].start)
            if s.subject and s.start >= subject and discourse.entities[s.entity].type == "PERSON"
        ),
        None,
    )


def _who_said(page: Page, discourse: Discourse, i: int, fits: Callable[[Entity], bool]) -> str | None:
    """Give the subject of "Zholdasov said he …" and "The mayor told reporters that he …"."""
    verb = _speaking(page, i)
    if verb is None:
        return None
    before = [s for s in discourse.here(page.words[verb].start) if fits(discourse.entities[s.entity])]
    for s in reversed(before):
        if s.end == page.words[verb - 1].end:
            return s.entity
    return None


def _speaking(page: Page, i: int) -> int | None:
    """Give the verb of saying before a word, or before the "that" before it."""
    verb = i - 2 if page.lower(i - 1) == "that" and page.follows(i - 1) else i - 1
    said = lexicon("en", "names_cues").get(page.lower(verb), ("",))[0] == "speaks"
    return verb if said and verb > 0 and page.follows(i) else None


def _ahead(discourse: Discourse, at: int, fits: Callable[[Entity], bool]) -> str | None:
    """Give the first person after a pronoun that opens the sentence: "During his visit, Tokayev …"."""
    after = discourse.by_sentence.get(discourse.sentence(at), ())
    return next((s.entity for s in after if s.start > at and fits(discourse.entities[s.entity])), None)


def _chosen(seen: tuple[Seen, ...]) -> str:
    subject = next((s for s in seen if s.subject), None)
    return (subject or seen[0]).entity


def _in_quotation(
    page: Page,
    discourse: Discourse,
    quotation: tuple[int, int],
    gender: Gender,
    fits: Callable[[Entity], bool],
) -> str | None:
    """Give whom somebody speaks of: whom the sentences before did, but himself.

    Silent where a pronoun or description that might mean him says who speaks.
    """
    start, end = quotation
    beside = (
        *(s for s in discourse.by_sentence.get(discourse.sentence(end - 1), ()) if s.start >= end),
        *(s for s in discourse.by_sentence.get(discourse.sentence(start), ()) if s.end <= start),
    )
    speakers = {s.entity for s in beside if discourse.entities[s.entity].type == "PERSON"}
    if not speakers:
        after = [w.text.lower() for w in page.words if end <= w.start < end + 20][:2]
        if not any(word in _GENDERS and _GENDERS[word] != gender for word in after):
            return None
    first = discourse.starts[discourse.sentence(start)]
    for seen in discourse.back(max(0, first - 1), 1, lambda e: fits(e) and e.id not in speakers):
        distinct = {s.entity for s in seen if s.subject} or {s.entity for s in seen}
        return distinct.pop() if len(distinct) == 1 else None
    return None


def _is_agent(entity: Entity) -> bool:
    return entity.type == "ORG" or is_country(entity)


def _thing(page: Page, discourse: Discourse, i: int) -> str | None:
    at = page.words[i].start
    if page.lower(i) == "its":
        return _its(page, discourse, i)
    here = tuple(s for s in discourse.here(at) if _is_agent(discourse.entities[s.entity]))
    verb = _speaking(page, i)
    if verb is not None:
        said = next((s for s in reversed(here) if s.end == page.words[verb - 1].end), None)
        return said.entity if said else _one_subject(here)
    if page.words[i].opens:
        return _opening(page, discourse, i)
    if page.lower(i + 1) in _AUXILIARIES and page.follows(i):
        return _one_subject(here) if len({s.entity for s in here}) == 1 else None
    return None


def _one_subject(seen: tuple[Seen, ...]) -> str | None:
    subjects = {s.entity for s in seen if s.subject}
    return subjects.pop() if len(subjects) == 1 else None


def _opening(page: Page, discourse: Discourse, i: int) -> str | None:
    """Say what "It" means where it opens a sentence and does what an organisation does."""
    verb = i + 2 if page.lower(i + 1) in ("also", "then", "now", "later") else i + 1
    speaks = lexicon("en", "names_cues").get(page.lower(verb), ("",))[0] == "speaks"
    if not page.follows(i + 1) or not (speaks or page.lower(verb) in lexicon("en", "linking_agents")):
        return None
    at = page.words[i].start
    if speaks:
        return discourse.one(at, 1, lambda e: e.type == "ORG")
    for seen in discourse.back(at, 1, _is_agent):
        return _one_subject(seen)
    return None


def _its(page: Page, discourse: Discourse, i: int) -> str | None:
    """Say what "its" means: the only organisation or country of its sentence before it, or the subject among several.

    Where it opens the sentence and an office follows ("Its director, …"), the one of the sentence before.
    """
    at = page.words[i].start
    here = tuple(s for s in discourse.here(at) if discourse.entities[s.entity].type in ("ORG", "PLACE"))
    if here:
        distinct = {s.entity for s in here}
        return distinct.pop() if len(distinct) == 1 else _one_subject(here)
    service = page.follows(i + 1) and service_at(page, i + 1) > 0
    opens = page.words[i].opens and (
        service or any(head_at(page, k) for k in range(i + 1, i + 1 + _TITLE_AHEAD))
    )
    if not (opens or service):
        return None
    for seen in discourse.back(at, 1, lambda e: e.type == "ORG"):
        distinct = {s.entity for s in seen}
        return distinct.pop() if len(distinct) == 1 else _one_subject(seen) if opens else None
    return None


def _group(page: Page, discourse: Discourse, i: int) -> tuple[str, ...]:
    """Say whom "they" means: those that one plural, or an "and" between two subjects, has just put together."""
    at = page.words[i].start
    if discourse.in_quotation(at):
        return ()
    here = discourse.here(at)
    together = _together(discourse, here)
    if page.lower(i) == "their":
        return () if _other_plural(page, i, here) else together
    if together or here:
        return together
    if not page.words[i].opens:
        return ()
    number = discourse.sentence(at) - 1
    return _together(discourse, tuple(discourse.by_sentence.get(number, ())))


def _other_plural(page: Page, i: int, here: tuple[Seen, ...]) -> bool:
    """Say whether a plural noun stands between those spoken of last and "their": "told farmers to sell their grain"."""
    k = i - 1
    while k >= 0 and here and page.words[k].start >= here[-1].end:
        if page.tag(k) in ("NNS", "NNPS"):
            return True
        k -= 1
    return False


def _together(discourse: Discourse, seen: tuple[Seen, ...]) -> tuple[str, ...]:
    """Give the members of the one plural of a stretch, or two names joined by "and" that are the subject."""
    spans: dict[tuple[int, int], list[str]] = {}
    for s in seen:
        spans.setdefault((s.start, s.end), []).append(s.entity)
    plurals: Mapping[frozenset[str], list[str]] = {
        frozenset(entities): entities for entities in spans.values() if len(entities) > 1
    }
    if plurals:
        return tuple(*plurals.values()) if len(plurals) == 1 else ()
    if len(seen) == 2 and seen[0].subject and discourse.text[seen[0].end : seen[1].start] == " and ":
        kinds = {discourse.entities[s.entity].type for s in seen}
        return tuple(s.entity for s in seen) if len(kinds) == 1 else ()
    return ()
