"""Which organisation or place does a description mean: "the bank", "the country", "the two companies"?

Invariant: silent unless one antecedent fits: by the noun in its name or beside it, by its country, or by being the only
one of its kind near by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsledger.annotate.linking.descriptions import Described, things_described
from newsledger.annotate.linking.discourse import Discourse, Seen
from newsledger.annotate.linking.kinds import Kinds, same_noun, singular
from newsledger.annotate.linking.scene import Scene
from newsledger.knowledge.places import place_named
from newsledger.model import Entity, Reference

_FAR = 100  # sentences: a noun that is in the name reaches further back than any article goes on
_NEAR = 3
_NEXT = 2  # sentences: a noun that nothing ties to a name
_PLACE_KINDS = {"city": frozenset(["city", "capital"]), "region": frozenset(["region", "state", "province"])}
_COMPANIES = frozenset(["company", "firm"])
_SETTLEMENTS = frozenset(["city", "town", "village", "settlement"])


def things(scene: Scene, discourse: Discourse, kinds: Kinds) -> Iterator[Reference]:
    """Find descriptions of organisations and places, and note them in the discourse."""
    for described in things_described(scene):
        start = scene.page.words[described.first].start
        for entity in _meant(discourse, described, start, kinds):
            reference = Reference(start, scene.page.words[described.last - 1].end, entity)
            discourse.note(reference)
            yield reference


def is_country(entity: Entity) -> bool:
    """Say whether an entity is a country."""
    return entity.type == "PLACE" and entity.wikidata is not None and entity.country is not None


def _meant(discourse: Discourse, described: Described, at: int, kinds: Kinds) -> tuple[str, ...]:
    kind = described.kind
    if kind == "organisation":
        return _maybe(_organisation(discourse, described, at, kinds))
    if kind == "pair of organisations":
        return _organisations(discourse, described, at, kinds)
    if described.owner:
        return ()
    if kind in ("pair of countries", "pair of sides"):
        return _several(discourse, described.number, at, is_country)
    if kind == "country":
        return _maybe(_country(discourse, at))
    if kind == "place":
        return _maybe(discourse.one(at, _FAR, lambda e: kinds.named_by(e.id, described.noun)))
    return _maybe(_place(discourse, described, at, kinds)) if kind in _PLACE_KINDS else ()


def _maybe(entity: str | None) -> tuple[str, ...]:
    return (entity,) if entity else ()


def _several(
    discourse: Discourse, number: int | None, at: int, fits: Callable[[Entity], bool]
) -> tuple[str, ...]:
    """Give those spoken of last, or, where their number is said, all there are if they are so many."""
    near = discourse.some(at, _NEAR, number or 2, fits)
    if near or number is None:
        return near
    every = discourse.so_far(at, fits)
    return every if len(every) == number else ()


def _organisations(discourse: Discourse, described: Described, at: int, kinds: Kinds) -> tuple[str, ...]:
    if described.number is None or described.owner:
        return ()
    noun = singular(described.noun)
    named = _several(discourse, described.number, at, lambda e: kinds.named_by(e.id, noun))
    return named or _several(
        discourse,
        described.number,
        at,
        lambda e: e.type == "ORG" and (kinds.named_by(e.id, noun) or kinds.may_be(e.id, noun)),
    )


def _organisation(discourse: Discourse, described: Described, at: int, kinds: Kinds) -> str | None:
    noun = described.noun
    last = same_noun(noun.rsplit(maxsplit=1)[-1])

    def so_called(entity: Entity) -> bool:
        return kinds.named_by(entity.id, last)

    def so_callable(entity: Entity) -> bool:
        return entity.type == "ORG" and kinds.may_be(entity.id, noun)

    if described.owner:
        return _of_country(discourse, described.owner, at, kinds, lambda e: so_called(e) or so_callable(e))
    for seen in discourse.back(at, _FAR, so_called):
        return discourse.only(seen)
    for seen in discourse.back(at, _NEXT, so_callable):
        return discourse.only(seen)
    if noun not in _COMPANIES:
        return None
    every = discourse.so_far(at, so_callable)
    return every[0] if len(every) == 1 else None


def _of_country(
    discourse: Discourse, owner: str, at: int, kinds: Kinds, fits: Callable[[Entity], bool]
) -> str | None:
    """Give the one organisation so far that is said to be of a country: "the Indian company"."""
    country = discourse.entities[owner].country
    own = discourse.so_far(
        at,
        lambda e: (
            fits(e) and (owner in kinds.homes.get(e.id, ()) or (country is not None and e.country == country))
        ),
    )
    return own[0] if len(own) == 1 else None


def _country(discourse: Discourse, at: int) -> str | None:
    """Give the country last spoken of as a noun, or else in passing ("Kazakh"); however far back, the only one."""

    def plain(seen: tuple[Seen, ...]) -> tuple[Seen, ...]:
        return tuple(s for s in seen if s.start not in discourse.adjectives)

    near = list(discourse.back(at, _NEAR, is_country))
    for seen in (*filter(None, map(plain, near)), *near):
        return discourse.only(seen)
    far = [s for seen in discourse.back(at, _FAR, is_country) for s in seen]
    for group in (plain(tuple(far)), far):
        if len({s.entity for s in group}) == 1:
            return group[0].entity
    return None


def _place(discourse: Discourse, described: Described, at: int, kinds: Kinds) -> str | None:
    noun = described.noun
    named = discourse.one(at, _NEAR, lambda e: e.type == "PLACE" and kinds.named_by(e.id, noun))
    if named:
        return named

    def fits(entity: Entity) -> bool:
        if entity.type != "PLACE" or is_country(entity):
            return False
        place = place_named(entity.name)
        if place is None:  # a place we do not know is hardly ever more than a town
            return noun in _SETTLEMENTS and not kinds.nouns.get(entity.id, frozenset()) & {
                "region", "province", "district", "lake", "river", "mountain", "valley", "sea",
            }  # fmt: skip
        return place.kind in _PLACE_KINDS[described.kind] and (noun != "capital" or place.kind == "capital")

    for seen in discourse.back(at, _NEAR, fits):
        return discourse.only(seen)
    every = discourse.so_far(at, fits)
    return every[0] if len(every) == 1 else None
