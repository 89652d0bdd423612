"""Which entities do we, or the user's lists, know?

Gathers what the article says of each entity (what stands beside its name, offices, the countries it speaks of) and lets
`knowledge.linking` judge. Invariant: entities keep their ids and order; a link is one of the entity's candidates, and a
country is set only where the candidates agree on one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import msgspec

from newsledger.annotate.linking.beside import (
    among_provinces,
    introduced,
    kind_beside,
    kind_of,
    land_behind,
    of_state,
    only_links,
    with_article,
)
from newsledger.annotate.linking.joining import Key
from newsledger.annotate.linking.namesakes import namesakes_parted
from newsledger.annotate.linking.offices import office_named, office_shared
from newsledger.knowledge.countries import countries_meant
from newsledger.knowledge.forms import slug
from newsledger.knowledge.gazetteer import spot, spots_named
from newsledger.knowledge.linking import SURE, Clues, Office, bears_known_name, candidates_for, chosen
from newsledger.knowledge.lists import NO_NAMES, NameLists
from newsledger.knowledge.places import written_out
from newsledger.model import Article, Candidate, Entity, Mention, Role

_PEERS = re.compile(r",?\s+(?:and|or)\s+(?:the\s+)?")
_GAP = 60  # characters between an owner and what it owns, at most
_OWNED = re.compile(r"(?:['’]s?)?\s+((?:[\w-]+\s+){0,5})")
_BESIDE = re.compile(
    r"(?:\s+([a-z]+)|\s+and\s+other\s+[a-z]+)?(,?\s+in\b|,?\s+of\b|,|\s+\()\s*((?:[\w-]+\s+){0,6})"
)
_WITHIN = re.compile(r",?\s+(?:in|on)\s+the\s+((?:[\w-]+\s+){0,3})")
_CLOSED = re.compile(r"[.;)]|,\s+[a-z]")
_FORMER = re.compile(r"\b(?:former|ex|then|late|ousted|deposed)\b", re.IGNORECASE)
_STANDING = re.compile(
    r"\b(?:nominee|candidate|contender|front-?runner|hopeful|challenger|rival|opponent)$", re.IGNORECASE
)
_MOST = 3
"""How many mentions of an entity count: a country named twenty times is not all that an article is about."""
_PROVISIONAL, _SEEN, _POSSIBLE = 0.5, 0.2, 0.02
"""Scores at first sight from which a candidate counts as what is named, as an official in company, and as what may be."""


def refined(
    article: Article, mentions: Sequence[Mention], keys: Sequence[Key], lists: NameLists = NO_NAMES
) -> list[Key]:
    """Part a region from the city it is named after, and two officials of one surname; join what a user's list says is one."""
    parted = [_parted(article.text, mention, key) for mention, key in zip(mentions, keys, strict=True)]
    parted = namesakes_parted(article.text, _window(article), mentions, parted)
    rows: dict[Key, set[str]] = {}
    for mention, key in zip(mentions, parted, strict=True):
        named = lists.named(mention.text, mention.type) if lists.rows else ()
        rows.setdefault(key, set()).update(row.id for row in named)
    return [Key(key.type, f"list {next(iter(rows[key]))}") if len(rows[key]) == 1 else key for key in parted]


def _parted(text: str, mention: Mention, key: Key) -> Key:
    if mention.type != "PLACE" or kind_beside(text, mention) != "division":
        return key
    spots = [place for place, _ in spots_named(written_out(mention.text))]
    towns = [place for place in spots if place.kind in ("city", "capital")]
    divisions = [place for place in spots if place.kind == "division"]
    if all(place.country == "USA" for place in divisions):
        towns = [town for town in towns if town.known]  # "Iowa" is the state, with "caucuses" or without
    both = divisions and towns
    return Key("PLACE", f"{key.name} region") if both else key


def link(
    article: Article, mentions: Sequence[Mention], entities: Sequence[Entity], lists: NameLists = NO_NAMES
) -> tuple[Entity, ...]:
    """Give entities their candidates and, where one is sure, their link."""
    known = [e for e in entities if bears_known_name(e.type, tuple(_forms(e)), lists)]
    view = _View(article, tuple(mentions), {e.id: e for e in entities})
    alone = {e.id: view.alone(e) for e in known}
    first = dict.fromkeys(view.entities, ()) | {i: candidates_for(c, lists) for i, c in alone.items()}
    view = _View(article, tuple(mentions), view.entities, first)
    linked = {e.id: _linked(e, candidates_for(view.clues(e, alone[e.id]), lists)) for e in known}
    return tuple(linked.get(e.id, e) for e in entities)


def _linked(entity: Entity, candidates: tuple[Candidate, ...]) -> Entity:
    if not candidates:
        return entity
    best = chosen(candidates)
    country, item = entity.country, entity.wikidata
    if entity.type == "PLACE":
        country = _agreed(candidates)
    elif entity.type in ("ORG", "NORP") and best:
        country = best.country or country
    if best or entity.type == "PLACE":
        item = best.wikidata if best else None
    return msgspec.structs.replace(
        entity, link=best.id if best else None, candidates=candidates, country=country, wikidata=item
    )


def _agreed(candidates: Sequence[Candidate]) -> str | None:
    """Give the country that candidates agree on: the city and the region of Osh are both Kyrgyz."""
    shares: Counter[str | None] = Counter()
    for candidate in candidates:
        shares[candidate.country] += round(1000 * candidate.score)
    country, share = shares.most_common(1)[0]
    return country if share >= 1000 * SURE else None


def _likely(candidates: Sequence[Candidate]) -> Candidate | None:
    best = next(iter(candidates), None)
    return best if best and best.score >= _PROVISIONAL else None


class _View:
    """An article's entities with what stands around their names, in the light of what they are at first sight."""

    def __init__(
        self,
        article: Article,
        mentions: tuple[Mention, ...],
        entities: Mapping[str, Entity],
        first: Mapping[str, tuple[Candidate, ...]] | None = None,
    ) -> None:
        self.text, self.mentions, self.entities = article.text, mentions, entities
        self.published = _window(article)
        self._first = first or {}
        self._places: dict[str, list[int]] = {}
        for at, mention in enumerate(mentions):
            self._places.setdefault(mention.entity or "", []).append(at)
        self._maybe = {i: _possible_divisions(candidates) for i, candidates in self._first.items()}
        self._weights = {identity: self._weight(identity) for identity in self._first}
        weights = self._weights.values()
        self._officials = {
            i
            for i, found in self._first.items()
            if entities[i].type == "PERSON" and found and found[0].score >= _SEEN
        }
        self._countries = _counted(weights)
        self._lands = _counted(w for i, w in self._weights.items() if entities[i].type != "ORG")
        self._local = _counted(weight for weight in weights if weight.spot)
        self._inside = Counter(division for weight in weights for division in weight.inside)
        self._possible = Counter(division for ids in self._maybe.values() for division in ids)

    def _weight(self, identity: str) -> _Weight:
        likely = _likely(self._first[identity])
        count = min(len(self._places.get(identity, ())), _MOST)
        if likely is None or likely.country is None:
            return _Weight()
        spot = likely.precision in ("city", "division")
        inside = frozenset(i for i in (likely.id, _division(likely)) if i) if spot else frozenset()
        return _Weight(likely.country, count, spot, inside)

    def alone(self, entity: Entity) -> Clues:
        """Gather what the article says of an entity, whatever the others are."""
        mentions = [self.mentions[at] for at in self._places.get(entity.id, ())]
        place, person = entity.type == "PLACE", entity.type == "PERSON"
        return Clues(
            type=entity.type,
            forms=tuple(_forms(entity)),
            demonym=any(m.type == "NORP" for m in mentions),
            kind=kind_of(self.text, entity, mentions) if place else None,
            beside=frozenset(area for form in entity.names for area in _tail(form)) if place else frozenset(),
            article=place and any(with_article(self.text, m) for m in mentions),
            provinces=place and any(among_provinces(self.text, m) for m in mentions),
            state=place and of_state(self.text, mentions),
            offices=(*self._offices(entity), *self._shared_offices(mentions)) if person else (),
            introduced=introduced(self.text, mentions) if person else "",
            published=self.published,
        )

    def clues(self, entity: Entity, alone: Clues) -> Clues:
        """Add what the others say of an entity, in the light of what they are at first sight."""
        own = self._weights[entity.id]
        if entity.type == "PLACE":
            within = self._inside_of(entity)
            return msgspec.structs.replace(
                alone,
                owners=self._owners(entity),
                beside=alone.beside | within | self._beside(entity),
                inside=within,
                beyond=self._beyond(entity),
                holds=self._holds(entity),
                peers=self._peers(entity),
                shares=_shares(self._lands, own),
                local=_shares(self._local, own if own.spot else _Weight()),
                divisions=_of_others(self._inside, own.inside),
                maybe=_of_others(self._possible, self._maybe[entity.id]),
            )
        clues = msgspec.structs.replace(alone, shares=_shares(self._countries, own))
        if entity.type != "PERSON":
            return clues
        shared = alone.offices[len(_held(entity)) :]
        return msgspec.structs.replace(
            clues,
            offices=(*self._offices(entity), *shared),
            company=bool(self._officials - {entity.id}),
        )

    def likely(self, identity: str | None) -> Candidate | None:
        """Give what an entity is at first sight."""
        return _likely(self._first.get(identity or "", ()))

    def _areas(self, mention: Mention, least: float = _PROVISIONAL) -> Iterator[str]:
        """Give the countries and divisions that a mention names, or may name."""
        for candidate in self._first.get(mention.entity or "", ()):
            if candidate.score >= least and candidate.precision in ("country", "division"):
                yield candidate.id

    def _offices(self, entity: Entity) -> Iterator[Office]:
        return (_office(self, role) for role in _held(entity))

    def _shared_offices(self, mentions: Sequence[Mention]) -> Iterator[Office]:
        """Give the offices that a name shares with its neighbours: "Presidents Kocharyan and Aliyev"."""
        shared = {found for m in mentions if (found := office_shared(self.text, m))}
        return (Office(name, former=former) for name, former in sorted(shared))

    def _divided(self, mention: Mention) -> Iterator[str]:
        """Give the countries and first-level divisions alone that a mention names: Siberia is neither."""
        for candidate in self._first.get(mention.entity or "", ()):
            if candidate.score >= _PROVISIONAL and candidate.kind in ("country", "division"):
                yield candidate.id

    def _owners(self, entity: Entity) -> frozenset[str]:
        found: set[str] = set()
        for at in self._places.get(entity.id, ()):
            before = self.mentions[at - 1] if at else None
            if (
                before
                and before.entity != entity.id
                and before.end <= self.mentions[at].start <= before.end + _GAP
            ):
                gap = _OWNED.fullmatch(self.text, before.end, self.mentions[at].start)
                if gap and only_links(gap[1]) and before.type in ("PLACE", "NORP"):
                    found.update(self._areas(before))
        return frozenset(found)

    def _holds(self, entity: Entity) -> frozenset[str]:
        found: set[str] = set()
        for at in self._places.get(entity.id, ()):
            before = self.mentions[at - 1] if at else None
            if (
                before
                and before.type == "PLACE"
                and before.entity != entity.id
                and before.end <= self.mentions[at].start <= before.end + _GAP
                and (gap := _BESIDE.fullmatch(self.text, before.end, self.mentions[at].start))
                and not gap[1]
                and only_links(gap[3])
            ):
                towns = (c for c in self._first.get(before.entity or "", ()) if c.precision == "city")
                found.update(i for c in towns for i in (c.country, _division(c)) if i)
        return frozenset(found)

    def _peers(self, entity: Entity) -> frozenset[tuple[str | None, str]]:
        found: set[tuple[str | None, str]] = set()
        for at in self._places.get(entity.id, ()):
            for first, last in ((at - 1, at), (at, at + 1)):
                if first >= 0 and last < len(self.mentions):
                    one, other = self.mentions[first], self.mentions[last]
                    peer = self.likely((one if last == at else other).entity)
                    joined = one.end <= other.start and _PEERS.fullmatch(self.text, one.end, other.start)
                    if peer and peer.precision and one.entity != other.entity and joined:
                        found.add((peer.country, peer.precision))
        return frozenset(found)

    def _inside_of(self, entity: Entity) -> frozenset[str]:
        found: set[str] = set()
        for at in self._places.get(entity.id, ()):
            mention, after = self.mentions[at], self.mentions[at + 1] if at + 1 < len(self.mentions) else None
            if after is None or not mention.end <= after.start <= mention.end + _GAP:
                continue
            gap = _BESIDE.fullmatch(self.text, mention.end, after.start)
            if (
                after.type == "PLACE"
                and gap
                and (gap[2].endswith(("in", "(")) or self._apposed(mention, after, gap[2]))
                and only_links(f"{gap[1] or ''} {gap[3]}")
            ):
                found.update(self._divided(after))
            gap = _WITHIN.fullmatch(self.text, mention.end, after.start)
            if after.type == "NORP" and gap and only_links(gap[1]) and land_behind(self.text, after.end):
                found.update(self._divided(after))
        return frozenset(found)

    def _beyond(self, entity: Entity) -> bool:
        """Say whether a place we do not know is said to be where one lies: "Boston, the Lincolnshire port"."""
        for at in self._places.get(entity.id, ()):
            mention, after = self.mentions[at], self.mentions[at + 1] if at + 1 < len(self.mentions) else None
            known = bool(after and self._first.get(after.entity or ""))
            if after is None or known or after.type != "PLACE" or not 0 <= after.start - mention.end <= _GAP:
                continue
            gap = _BESIDE.fullmatch(self.text, mention.end, after.start)
            said = gap and (gap[3].startswith("the ") or gap[2].endswith((" in", "(")))
            if gap and said and only_links(f"{gap[1] or ''} {gap[3]}"):
                return True
        return False

    def _apposed(self, mention: Mention, after: Mention, between: str) -> bool:
        """Say whether a comma says where a town lies, "Paris, Texas, …", and parts no list."""
        alone = not self.text[: mention.start].rstrip().endswith((",", " and", " or"))
        closed = written_out(after.text) != after.text or _CLOSED.match(self.text, after.end)
        return between == "," and alone and bool(closed) and not countries_meant(mention.text)

    def _beside(self, entity: Entity) -> frozenset[str]:
        found: set[str] = set()
        for at in self._places.get(entity.id, ()):
            after = self.mentions[at + 1] if at + 1 < len(self.mentions) else None
            if (
                after
                and after.type == "PLACE"
                and self.mentions[at].end <= after.start <= self.mentions[at].end + _GAP
            ):
                gap = _BESIDE.fullmatch(self.text, self.mentions[at].end, after.start)
                if gap and only_links(f"{gap[1] or ''} {gap[3]}"):
                    found.update(self._areas(after, _POSSIBLE))
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Weight:
    """What an entity adds to what an article is about."""

    country: str | None = None
    count: int = 0
    spot: bool = False
    """It lies inside a country and is not one."""
    inside: frozenset[str] = field(default_factory=frozenset)
    """The division it is, or lies in."""


def _counted(weights: Iterable[_Weight]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for weight in weights:
        if weight.country:
            counts[weight.country] += weight.count
    return counts


def _shares(counts: Counter[str], own: _Weight) -> dict[str, float]:
    """Give each country's share of what the other entities add."""
    rest = dict(counts)
    if own.country in rest:
        rest[own.country] -= own.count
    total = sum(rest.values())
    return {country: count / total for country, count in rest.items() if count}


def _of_others(counts: Counter[str], own: frozenset[str]) -> frozenset[str]:
    return frozenset(counts).difference(division for division in own if counts[division] == 1)


def _division(candidate: Candidate) -> str | None:
    place = spot(candidate.id)
    return place.division if place else None


def _possible_divisions(candidates: Sequence[Candidate]) -> frozenset[str]:
    spots = [c for c in candidates if c.precision in ("city", "division")]
    return frozenset(i for c in spots for i in (c.id, _division(c)) if i)


def _window(article: Article) -> tuple[date, date] | None:
    published = article.published
    if published is None or published.earliest is None:
        return None
    return published.earliest, published.latest or published.earliest


def _forms(entity: Entity) -> Iterator[str]:
    for form in dict.fromkeys((entity.name, *entity.names)):
        yield from dict.fromkeys((form, written_out(form)))
        head, comma, _ = form.partition(", ")
        if comma and entity.type == "PLACE":
            yield head


def _tail(form: str) -> Iterator[str]:
    """Give what a name holds behind its comma: "Texas" in "Paris, Texas"."""
    _, comma, tail = form.partition(", ")
    if comma:
        yield from (country.alpha3 for country in countries_meant(tail))
        yield from (place.id for place, _ in spots_named(written_out(tail)) if place.kind == "division")


def _held(entity: Entity) -> list[Role]:
    """Give the offices of a person, without those only stood for: a "presidential nominee" may be anybody known."""
    return [role for role in entity.roles if not _STANDING.search(role.title)]


def _office(view: _View, role: Role) -> Office:
    of = view.entities.get(role.of or "")
    likely = view.likely(role.of)
    organisation = None
    if of is not None and of.type == "ORG":
        organisation = likely.id if likely else f"org:{slug(of.name)}"
    elif of is None and role.of and role.of != role.of.lower():
        organisation = f"org:{slug(role.of)}"
    words = frozenset(
        re.findall(r"[\w-]+", f"{role.title} {of.name if of and of.type == 'ORG' else role.of or ''}".lower())
    )
    before = view.text[max(0, role.start - 25) : role.end]
    return Office(
        name=office_named(words),
        country=_served(likely) if likely else (of.country if of else None),
        organisation=organisation,
        former=role.status == "former" or bool(_FORMER.search(before)),
    )


def _served(of: Candidate) -> str | None:
    """Give the country an office is of; a cook in Shenzhen has none of China."""
    return None if of.precision in ("city", "division") else of.country
