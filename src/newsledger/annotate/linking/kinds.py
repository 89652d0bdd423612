"""By which nouns may an organisation or place be called?

By those of its name ("bank"), those beside it ("the website Chronika", "Nordwind, a carrier", "the Free Choice party"),
and of whose country it is ("Norway's Nordwind"). Invariant: only what the article or our tables say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from newsledger.annotate.linking.scene import Named, Scene
from newsledger.knowledge.forms import fold_form
from newsledger.knowledge.organisations import organisation_named
from newsledger.lang.lexicon import lexicon
from newsledger.model import Entity

_SAME_NOUN = {
    "centre": "center", "organisation": "organization", "organisations": "organization", "carrier": "airline",
    "startup": "start-up", "theater": "theatre", "center": "center", "airlines": "airline", "airways": "airline",
}  # fmt: skip
_CENTRAL = re.compile(
    r"\b(?:[Cc]entral|[Nn]ational|[Rr]eserve|[Ff]ederal|[Ss]tate) [Bb]ank\b(?! [A-Z])|\bFederal Reserve\b"
)
_LONGEST_APPOSITION = 9  # words
_UNKNOWN = "?"


@dataclass(frozen=True)
class Kinds:
    """What each entity may be called, and of which country it is said to be."""

    nouns: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    """Kinds of organisation, as its name or its nouns tell; empty where nothing does."""
    homes: Mapping[str, frozenset[str]]
    """Entities of countries."""

    def named_by(self, entity: str, noun: str) -> bool:
        """Say whether a noun is in the entity's name, or said of it."""
        return noun in self.nouns.get(entity, ())

    def may_be(self, entity: str, noun: str) -> bool:
        """Say whether a noun can mean the entity although nothing says so."""
        accepted = frozenset(lexicon("en", "linking_nouns").get(noun, ("", ""))[1].split("|")) - {""}
        own = self.kinds.get(entity, frozenset())
        if own:
            return bool(own & accepted)
        return _UNKNOWN in accepted and not self.nouns.get(entity, frozenset()) & _telling()


def same_noun(word: str) -> str:
    """Give one spelling, and one of two words for the same: "centre" and "center", "carrier" and "airline"."""
    return _SAME_NOUN.get(word, word)


def singular(word: str) -> str:
    """Give "bank" for "banks", "agency" for "agencies"."""
    if word.endswith("ies"):
        return same_noun(word[:-3] + "y")
    return same_noun(word.removesuffix("s"))


@cache
def _telling() -> frozenset[str]:
    """Give the nouns that say what an organisation is."""
    return frozenset(w for w, values in lexicon("en", "linking_nouns").items() if values[0] == "organisation")


def kinds_of(scene: Scene, entities: Iterable[Entity]) -> Kinds:
    """Read what each organisation and place of an article may be called."""
    nouns: dict[str, set[str]] = {}
    for entity in entities:
        if entity.type in ("ORG", "PLACE", "FACILITY"):
            nouns[entity.id] = set(_of_names(entity))
    homes: dict[str, set[str]] = {}
    for named in scene.starts.values():
        if named.entity in nouns and named.type in ("ORG", "PLACE", "FACILITY"):
            beside = (*_apposed(scene, named.last), *_before(scene, named.first), *_behind(scene, named))
            nouns[named.entity].update(same_noun(noun) for noun in beside)
        if named.type == "ORG":
            homes.setdefault(named.entity, set()).update(_homes(scene, named))
    kinds = {entity.id: _kinds(entity, nouns.get(entity.id, set())) for entity in entities}
    return Kinds(
        {entity: frozenset(found) for entity, found in nouns.items()},
        kinds,
        {entity: frozenset(found) for entity, found in homes.items()},
    )


def _of_names(entity: Entity) -> Iterator[str]:
    known = [o.names for o in map(organisation_named, entity.names) if o] if entity.type == "ORG" else []
    for form in (*entity.names, *(name for names in known for name in names)):
        yield from _nouns_of(form)


@lru_cache(maxsize=20_000)
def _words_of(form: str) -> tuple[str, ...]:
    return tuple(fold_form(form).split())


@lru_cache(maxsize=20_000)
def _nouns_of(form: str) -> tuple[str, ...]:
    return tuple(same_noun(w) for w in re.split(r"[\s-]+", fold_form(form).lower()) if w)


def _kinds(entity: Entity, nouns: set[str]) -> frozenset[str]:
    if entity.type != "ORG":
        return frozenset()
    heads = lexicon("en", "names_organisation_heads")
    words = [word for form in entity.names for word in _words_of(form)]
    of_name = {heads[word][1] for word in words if word in heads and word != "Fund"}
    table = lexicon("en", "linking_nouns")
    of_nouns = {
        kind
        for noun in nouns
        if noun in table and table[noun][0] == "organisation"
        for kind in table[noun][1].split("|")
        if kind not in ("", _UNKNOWN)
    }
    central = {"central bank" for form in entity.names if _CENTRAL.search(form)}
    return frozenset(of_name | of_nouns | central)


def _is_noun(word: str) -> bool:
    return lexicon("en", "linking_nouns").get(word, ("",))[0] in ("organisation", "city", "region", "place")


def _apposed(scene: Scene, i: int) -> Iterator[str]:
    """Give the nouns of "…, a Singapore-based transport company", "…, Kazakhstan's postal operator", "… is a bank"."""
    page = scene.page
    if page.follows(i) and page.lower(i) in ("is", "was") and page.lower(i + 1) in ("a", "an", "the"):
        i += 1
    elif not scene.comma(i):
        return
    owned = i in scene.starts and page.words[scene.starts[i].last - 1].possessive
    if page.lower(i) not in ("a", "an", "the") and not owned:
        return
    for k in range(i, min(i + _LONGEST_APPOSITION, len(page.words))):
        if k > i and scene.gap(k).strip() not in ("", "’s", "'s", "-"):
            return
        if page.lower(k) in ("of", "that", "which", "for", "in", "with"):
            return
        if _is_noun(page.lower(k)):
            yield page.lower(k)


def _before(scene: Scene, i: int) -> Iterator[str]:
    """Give the noun of "the website Chronika" and "the regulator, BDDK"."""
    page = scene.page
    if page.follows(i) and _is_noun(page.lower(i - 1)) and not page.words[i - 1].capital:
        yield page.lower(i - 1)
    if scene.comma(i) and _is_noun(page.lower(i - 1)) and page.words[i - 1].text.islower():
        first = i - 1
        while first > i - 5 and page.follows(first) and page.lower(first) not in ("the", "its", "their"):
            first -= 1
        led = page.lower(first) in ("the", "its", "their") or page.words[max(0, first - 1)].possessive
        if led:
            yield page.lower(i - 1)


def _behind(scene: Scene, named: Named) -> Iterator[str]:
    """Give the noun of "the Free Choice party" and "Talas region"."""
    page, at = scene.page, named.last
    if page.follows(at) and _is_noun(page.lower(at)) and page.words[at].text.islower():
        goes_on = page.follows(at + 1) and page.tag(at + 1) in ("NN", "NNS")
        if not goes_on:
            yield page.lower(at)


def _homes(scene: Scene, named: Named) -> Iterator[str]:
    """Give the country of "Norway's Nordwind", "Swedish operator Norrtel", "Nordwind of Norway"."""
    page, at = scene.page, named.first
    while at > named.first - 3 and page.follows(at) and _is_noun(page.lower(at - 1)):
        at -= 1
    owner = scene.ends.get(at)
    owns = owner and scene.near(at) and (owner.type == "NORP" or page.words[at - 1].possessive)
    if owner and owns and owner.type in ("NORP", "PLACE"):
        yield owner.entity
    after = scene.starts.get(named.last + 1)
    if (
        after
        and after.type == "PLACE"
        and page.follows(named.last)
        and page.lower(named.last) in ("of", "from")
    ):
        yield after.entity
    if scene.comma(named.last):
        first = named.last + (page.lower(named.last) in ("a", "an", "the"))
        apposed = next((scene.starts[k] for k in range(first, first + 3) if k in scene.starts), None)
        if apposed and apposed.type == "NORP" and page.lower(named.last) in ("a", "an", "the"):
            yield apposed.entity
