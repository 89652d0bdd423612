"""Which person does a description mean: "the minister", "the Kazakh president", "the 54-year-old", "the two leaders"?

Invariant: silent unless one person fits by office, by age, or by being the only one near by; groups have the number of
members that they say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from newsledger.annotate.linking.descriptions import Described, person_described
from newsledger.annotate.linking.discourse import Discourse
from newsledger.annotate.linking.scene import Scene
from newsledger.lang.lexicon import lexicon
from newsledger.model import Entity, Reference

_FAR = 100
_NEAR = 3
_NEXT = 2
_STATE_NOUNS = frozenset(["leader", "head of state", "statesman"])
_DEPUTY = re.compile(r"\b(?:deputy|vice|assistant|under)\b")
_OFFICES = {
    "presidents": "president", "ministers": "minister", "foreign ministers": "foreign minister",
    "prime ministers": "prime minister", "governors": "governor", "mayors": "mayor", "ambassadors": "ambassador",
    "envoys": "envoy", "directors": "director", "founders": "founder", "co-founders": "co-founder",
}  # fmt: skip
_CLASSES = {
    "official": ("minister", "official", "legislature", "state"),
    "politician": ("minister", "official", "legislature", "state"),
    "diplomat": ("diplomat",), "lawmaker": ("legislature",), "legislator": ("legislature",),
    "parliamentarian": ("legislature",), "executive": ("business",),
}  # fmt: skip
"""By which classes of offices somebody may be called what names no office."""
_MALE = frozenset(["men", "brothers"])
_FEMALE = frozenset(["women", "sisters"])


class Holders:
    """Finds persons by what they are called, for one article."""

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self.scene, self.discourse = scene, discourse
        self.ages = _ages(scene)
        self._fitting: dict[tuple[str, str, str | None, bool], frozenset[str]] = {}

    def at(self, i: int) -> tuple[Reference, ...]:
        """Find whom the description that starts at word `i` means."""
        described = person_described(self.scene, i)
        if described is None:
            return ()
        words = self.scene.page.words
        start, end = words[described.first].start, words[described.last - 1].end
        beside = self.scene.ends.get(i) if self.scene.comma(i) else None
        return tuple(
            Reference(start, end, entity)
            for entity in self._meant(described, start)
            if beside is None
            or beside.entity != entity  # "Elisabeth Kranz, Germany’s envoy, …" is an apposition
        )

    def _meant(self, described: Described, at: int) -> tuple[str, ...]:
        if described.kind == "pair of persons":
            return self._several(described, at)
        if described.kind in ("aged", "anybody"):
            return _maybe(self._anybody(described, at))
        fitting = self._holding(described)
        if not fitting:
            return ()
        if described.new:
            return _maybe(self._newest(fitting, at))
        if not described.former:
            fitting = self._in_office(described, fitting, at)
        return _maybe(self.discourse.one(at, _FAR, lambda e: e.id in fitting))

    def _in_office(self, described: Described, fitting: frozenset[str], at: int) -> frozenset[str]:
        """Leave out former holders where one who holds the office was spoken of: "the minister" is hardly the former one."""
        entities = self.discourse.entities
        holds = frozenset(i for i in fitting if _fits(entities[i], described, held=True))
        spoken = self.discourse.so_far(at, lambda e: e.id in fitting) if holds and holds != fitting else ()
        return holds if holds.intersection(spoken) else fitting

    def _newest(self, fitting: frozenset[str], at: int) -> str | None:
        """Give the holder who was first spoken of last; nobody after "as", which says what somebody becomes."""
        if self.discourse.text[:at].endswith("as "):
            return None
        every = [s for seen in self.discourse.back(at, _FAR, lambda e: e.id in fitting) for s in seen]
        first = {s.entity: s.start for s in sorted(every, reverse=True)}
        return max(first, key=lambda e: first[e], default=None)

    def _holding(self, described: Described) -> frozenset[str]:
        key = (described.noun, described.kind, described.owner, described.former)
        if key not in self._fitting:
            every = self.discourse.entities.values()
            self._fitting[key] = frozenset(e.id for e in every if _fits(e, described))
        return self._fitting[key]

    def _several(self, described: Described, at: int) -> tuple[str, ...]:
        number = described.number or 2
        in_office = self._holding(described) if described.noun != "two" else frozenset()

        def fits(entity: Entity) -> bool:
            return entity.id in in_office

        found = self.discourse.some(at, _NEAR, number, fits)
        if found:
            return tuple(sorted(found))
        every = self.discourse.so_far(at, fits)
        if len(every) == number:
            return tuple(sorted(every))
        return (
            tuple(sorted(self.discourse.some(at, 1, number, self._like(described.noun))))
            if described.number
            else ()
        )

    def _like(self, noun: str) -> Callable[[Entity], bool]:
        """Say who may be called by a plural that needs no office: "the two men"."""
        genders = self.discourse.genders

        def fits(entity: Entity) -> bool:
            other = "f" if noun in _MALE else "m" if noun in _FEMALE else ""
            return entity.type == "PERSON" and genders.get(entity.id) != other

        return fits

    def _anybody(self, described: Described, at: int) -> str | None:
        aged = described.kind == "aged"
        if self.discourse.in_quotation(at):
            return None
        if aged and described.noun in self.ages.values():
            of_age = [entity for entity, age in self.ages.items() if age == described.noun]
            return of_age[0] if len(of_age) == 1 else None
        gender = "" if aged else lexicon("en", "linking_persons")[described.noun][0]

        def fits(entity: Entity) -> bool:
            if entity.type != "PERSON" or (aged and entity.id in self.ages):
                return False
            return not gender or self.discourse.genders.get(entity.id, gender) == gender

        for seen in self.discourse.back(at, _NEXT, fits):
            return self.discourse.only(seen)
        return None


def _maybe(entity: str | None) -> tuple[str, ...]:
    return (entity,) if entity else ()


def _ages(scene: Scene) -> Mapping[str, str]:
    """Give the ages of "Rustam Aliev, 45, …"."""
    words = scene.page.words
    return {
        named.entity: words[named.last].text
        for named in scene.starts.values()
        if named.type == "PERSON" and scene.comma(named.last) and words[named.last].text.isdigit()
    }


def _leads(entity: Entity, noun: str) -> bool:
    if entity.type != "PERSON":
        return False
    nouns = [_office_of(role.title) for role in entity.roles]
    wanted = _OFFICES.get(noun)
    if wanted:
        return any(_word(wanted).search(title) for title, _ in nouns)
    if noun in ("leaders", "heads of state"):
        return any(kind == "state" for _, kind in nouns)
    return bool(nouns)


@lru_cache(maxsize=5_000)
def _office_of(title: str) -> tuple[str, str]:
    """Give a title in small letters and the class of its noun of office."""
    words = title.lower().split()
    for start in range(len(words)):
        for end in range(min(len(words), start + 4), start, -1):
            entry = lexicon("en", "roles_titles").get(" ".join(words[start:end]))
            if entry:
                return title.lower(), entry[1]
    return title.lower(), ""


def _fits(entity: Entity, described: Described, *, held: bool = False) -> bool:
    """Say whether a person may be so described; with `held`, by an office held now."""
    if entity.type != "PERSON":
        return False
    if described.kind == "pair of persons":
        return _leads(entity, described.noun)
    return any(
        _same_office(role.title, described)
        and (described.owner is None or role.of == described.owner)
        and (role.status == "former" if described.former else not held or role.status != "former")
        for role in entity.roles
    )


def _same_office(title: str, described: Described) -> bool:
    words, kind = _office_of(title)
    noun = described.noun
    if _DEPUTY.search(words) and not _DEPUTY.search(noun):
        return noun in ("official", "politician", "deputy")
    if noun in _STATE_NOUNS:
        return kind == "state"
    if noun in _CLASSES:
        return kind in _CLASSES[noun]
    if noun == "minister" and "prime minister" in words:
        return False
    return _word(noun).search(words) is not None


@lru_cache(maxsize=2_000)
def _word(noun: str) -> re.Pattern[str]:
    """Give a pattern that finds a noun as a word; the nouns are those of a lexicon."""
    return re.compile(rf"\b{re.escape(noun)}\b")
