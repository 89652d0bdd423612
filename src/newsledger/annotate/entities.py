"""Whom and what does an article name or mean?

Names that name the same are joined; descriptions ("the bank") and pronouns are tied to the nearest entity that fits, or
left alone. Invariant: every mention of a person, organisation, place or people has an entity (events, works, laws and
facilities are mentions alone: nobody acts in them), entities are numbered in order of first mention, and every reference
and role points to an entity of the same reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
from spacy.tokens import Doc

from newsledger.annotate.known import refined
from newsledger.annotate.linking.descriptions import LEADING
from newsledger.annotate.linking.discourse import Discourse
from newsledger.annotate.linking.gender import Gender, gender_of
from newsledger.annotate.linking.holders import Holders
from newsledger.annotate.linking.joining import Key, country_in_name, country_name, country_of, keys_of
from newsledger.annotate.linking.kinds import kinds_of
from newsledger.annotate.linking.pronouns import PRONOUNS, Pronouns
from newsledger.annotate.linking.scene import Scene
from newsledger.annotate.linking.services import owned_services
from newsledger.annotate.linking.things import things
from newsledger.annotate.naming.page import Page
from newsledger.annotate.naming.words import word_at
from newsledger.annotate.roles import roles_in
from newsledger.knowledge.lists import NO_NAMES, NameLists
from newsledger.knowledge.organisations import organisation_named
from newsledger.knowledge.places import place_named
from newsledger.model import Article, Entity, Mention, Reference

ENTITY_TYPES = frozenset(["PERSON", "ORG", "PLACE", "NORP"])
"""Types of mentions that entities are made of."""


@dataclass(frozen=True)
class Resolved:
    """Mentions with their entities, and the other words that mean them."""

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()

    def entity_at(self, start: int, end: int) -> str | None:
        """Give the id of the entity that the words from `start` to `end` name or mean, if they overlap one.

        The one that shares most of the words; the earlier of equals; None where the same words mean several ("the two
        ministers").
        """
        named = ((m.start, m.end, m.entity) for m in self.mentions)
        meant = ((r.start, r.end, r.entity) for r in self.references)
        found = [
            ((min(end, last) - max(start, first), -first), entity)
            for first, last, entity in (*named, *meant)
            if entity and first < end and last > start
        ]
        if not found:
            return None
        best = max(fit for fit, _ in found)
        fitting = {entity for fit, entity in found if fit == best}
        return fitting.pop() if len(fitting) == 1 else None


def resolve_entities(
    article: Article, doc: Doc, mentions: Sequence[Mention], lists: NameLists = NO_NAMES
) -> Resolved:
    """Join an article's mentions to entities, with their roles, and find what else means them."""
    named = [m for m in mentions if m.type in ENTITY_TYPES or lists.named(m.text, m.type)]
    resolved = _resolve(article, doc, named, lists)
    taken = {m.start for m in named}
    others = [m for m in mentions if m.start not in taken]
    if not others:
        return resolved
    in_order = sorted((*resolved.mentions, *others), key=lambda m: m.start)
    return Resolved(tuple(in_order), resolved.entities, resolved.references)


def _resolve(article: Article, doc: Doc, mentions: Sequence[Mention], lists: NameLists) -> Resolved:
    keys = refined(article, mentions, keys_of(article.text, mentions), lists)
    ids = {key: f"e{n}" for n, key in enumerate(dict.fromkeys(keys), start=1)}
    linked = tuple(
        msgspec.structs.replace(mention, entity=ids[key]) for mention, key in zip(mentions, keys, strict=True)
    )
    grouped: dict[str, list[Mention]] = {}
    for mention in linked:
        grouped.setdefault(mention.entity or "", []).append(mention)
    entities = {ids[key]: _entity(ids[key], key, grouped[ids[key]]) for key in ids}
    return _with_meanings(article, doc, linked, entities)


def _with_meanings(
    article: Article, doc: Doc, linked: tuple[Mention, ...], entities: dict[str, Entity]
) -> Resolved:
    """Add roles, descriptions and pronouns; offices need the descriptions of organisations, and those of persons need offices."""
    page = Page.of(doc, article.text)
    scene = Scene.of(page, linked)
    kinds = kinds_of(scene, entities.values())
    discourse = Discourse(article.text, doc, linked, entities)
    named = tuple(things(scene, discourse, kinds))
    laid = scene.with_references(named)
    roles = roles_in(laid)
    full = {i: msgspec.structs.replace(entity, roles=roles.get(i, ())) for i, entity in entities.items()}
    discourse.learn(full, _genders(page, scene, full))
    meant = (*named, *_persons(laid, discourse))
    its = tuple(r for r in meant if article.text[r.start : r.end].lower() == "its")
    if its:  # "Its director, …": of what somebody is director shows only now
        roles = roles_in(scene.with_references((*named, *its)))
        full = {i: msgspec.structs.replace(e, roles=roles.get(i, ())) for i, e in full.items()}
    services = owned_services(scene, {word_at(page.words, r.end): r.entity for r in meant})
    references = sorted({*meant, *services}, key=lambda r: (r.start, r.end, r.entity))
    return Resolved(linked, tuple(full.values()), tuple(references))


def _persons(scene: Scene, discourse: Discourse) -> Iterator[Reference]:
    """Find descriptions of persons and pronouns from beginning to end, each with those before it in mind."""
    holders, pronouns = Holders(scene, discourse), Pronouns(scene.page, discourse)
    for i, word in enumerate(scene.page.words):
        if word.lower in LEADING or i in scene.starts:
            found = holders.at(i)
        elif word.lower in PRONOUNS:
            found = pronouns.at(i)
        else:
            continue
        for reference in found:
            discourse.note(reference)
            yield reference


def _genders(page: Page, scene: Scene, entities: dict[str, Entity]) -> dict[str, Gender]:
    honorifics: dict[str, list[str]] = {}
    for named in scene.starts.values():
        if named.type == "PERSON" and named.first > 0:
            honorifics.setdefault(named.entity, []).append(page.words[named.first - 1].text)
    told = {
        entity.id: gender_of(
            (entity.name, *entity.names), [r.title for r in entity.roles], honorifics.get(entity.id, ())
        )
        for entity in entities.values()
        if entity.type == "PERSON"
    }
    return {identity: gender for identity, gender in told.items() if gender}


def _entity(identity: str, key: Key, mentions: list[Mention]) -> Entity:
    forms = tuple(dict.fromkeys(m.text for m in mentions))
    country = next((c for c in map(country_of, mentions) if c), None)
    if country:
        name = country_name(country.alpha3, [m.text for m in mentions if m.type == "PLACE"])
        return Entity(
            id=identity,
            type="PLACE",
            name=name,
            country=country.alpha3,
            wikidata=country.wikidata,
            names=forms,
        )
    name = max(forms, key=len)
    known = next((o for o in map(organisation_named, forms) if o), None) if key.type == "ORG" else None
    return Entity(
        id=identity,
        type=key.type,
        name=name,
        country=_country(key, name, known.country if known else None),
        wikidata=known.wikidata if known else None,
        names=forms,
    )


def _country(key: Key, name: str, known: str | None) -> str | None:
    if key.type == "PLACE":
        place = place_named(name)
        return place.country if place else None
    if key.type == "ORG":
        return known or country_in_name(name)
    return None
