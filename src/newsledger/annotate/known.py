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
from functools import cache
from itertools import accumulate
from typing import Literal

import msgspec

from newsledger.annotate.linking.joining import Key
from newsledger.knowledge.countries import countries_meant
from newsledger.knowledge.forms import slug
from newsledger.knowledge.gazetteer import spot, spots_named
from newsledger.knowledge.linking import SURE, Clues, Office, bears_known_name, candidates_for, chosen
from newsledger.knowledge.lists import NO_NAMES, NameLists
from newsledger.knowledge.officials import officials_named
from newsledger.lang.lexicon import lexicon
from newsledger.model import Article, Candidate, Entity, Mention, Role

_AFTER = re.compile(r"\s+([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+)\s+of\s+(?:the\s+)?$")
_PLURAL_BEFORE = re.compile(
    r"\b([a-z]+s)\s+of\s+(?:(?:the\s+)?[^\W\d_][\w’'-]*(?:\s[A-Z][\w-]*)?(?:,|,?\s+and)\s+)+(?:the\s+)?$"
)
_LISTED = re.compile(
    r"(?:,\s+[^\W\d_][\w-]*(?:\s[A-Z][\w-]*)?){0,6},?\s+and\s+[^\W\d_][\w-]*(?:\s[A-Z][\w-]*)?\s+([a-z]+s)\b"
)
_PEERS = re.compile(r",?\s+(?:and|or)\s+(?:the\s+)?")
_INTRODUCED = re.compile(r",\s+(?:(who)\s|an?\s|\d{1,2}\b)")
_GAP = 60  # characters between an owner and what it owns, at most
_OWNED = re.compile(r"(?:['’]s?)?\s+((?:[\w-]+\s+){0,5})")
_BESIDE = re.compile(
    r"(?:\s+([a-z]+)|\s+and\s+other\s+[a-z]+)?(,?\s+in\b|,?\s+of\b|,|\s+\()\s*((?:[\w-]+\s+){0,6})"
)
_WITHIN = re.compile(r",?\s+(?:in|on)\s+the\s+((?:[\w-]+\s+){0,3})")
_LANDS = frozenset(
    [
        "lowlands",
        "highlands",
        "coast",
        "north",
        "south",
        "east",
        "west",
        "interior",
        "capital",
        "side",
        "border",
    ]
)
_TITLE = re.compile(r"((?:[\w’'-]+\s+){0,3}[\w’'-]+),?\s+$")
_OF_STATE = re.compile(
    r"\s(?:lawmakers|legislators|voters|senators?|governor|troopers|residents|farmers|growers|officials|judges?|"
    r"prosecutors|police|teachers|students|schools|hospitals|Republicans?|Democrats?)\b"
)
_AREA_OF = re.compile(r"\b(?:towns|cities|villages|parts|counties)\s+of\s+(?:the\s+)?$")
_GOES_ON = re.compile(r",?\s+(?:and|or)\s|,\s+[A-Z]")
_CLOSED = re.compile(r"[.;)]|,\s+[a-z]")
_SHARED_TITLE = re.compile(
    r"\b((?:[A-Za-z]+\s+){0,2}[A-Za-z]+)s\s+(?:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}(?:,|,?\s+and)\s+)*$"
)
_THE = re.compile(r"\b[Tt]he\s+$")
_NO_NOUN = re.compile(
    r"\s*(?:[.;:!?]|,\s+[a-z]|\s(?:was|were|is|are|has|had|will|rose|fell|froze|burst|broke|flows|runs|[a-z]+ed|and|or|in|near|at|from|to|between|which)\b)"
)
_STATE = re.compile(
    r"\bthe state['’]s\b|\bstatewide\b|\bstate (?:troopers?|lawmakers?|legislat\w+|senators?|representatives?)\b",
    re.IGNORECASE,
)
_LINKERS = frozenset(
    [
        "of", "the", "northern", "southern", "eastern", "western", "north", "south", "east", "west", "central",
        "northeastern", "northwestern", "southeastern", "southwestern", "second", "third", "largest", "main", "biggest",
        "autonomous", "remote", "ancient", "border", "industrial", "oil-rich", "then", "northernmost", "southernmost",
    ]
)  # fmt: skip
_FORMER = re.compile(r"\b(?:former|ex|then|late|ousted|deposed)\b", re.IGNORECASE)
_MEMBERS = frozenset(["state", "council", "treasury", "home", "defense", "defence", "foreign", "executive"])
_LESSER = frozenset(
    ["deputy", "vice", "assistant", "adviser", "advisor", "spokesman", "spokeswoman", "spokesperson", "aide"]
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
    parted = _namesakes_parted(article, mentions, parted)
    rows: dict[Key, set[str]] = {}
    for mention, key in zip(mentions, parted, strict=True):
        named = lists.named(mention.text, mention.type) if lists.rows else ()
        rows.setdefault(key, set()).update(row.id for row in named)
    return [Key(key.type, f"list {next(iter(rows[key]))}") if len(rows[key]) == 1 else key for key in parted]


def _parted(text: str, mention: Mention, key: Key) -> Key:
    if mention.type != "PLACE" or _kind_beside(text, mention) != "division":
        return key
    kinds = {place.kind for place, _ in spots_named(mention.text)}
    both = "division" in kinds and kinds & {"city", "capital"}
    return Key("PLACE", f"{key.name} region") if both else key


def _namesakes_parted(article: Article, mentions: Sequence[Mention], keys: list[Key]) -> list[Key]:
    """Part two officials of one surname, each told by office or full name; a bare surname means the one named before it."""
    places: dict[Key, list[int]] = {}
    for at, key in enumerate(keys):
        if key.type == "PERSON":
            places.setdefault(key, []).append(at)
    shared = [ats for key, ats in places.items() if len(officials_named(key.name.split()[-1])) > 1]
    told = {at: _only_official(article, mentions[at]) for ats in shared for at in ats}
    in_full = {one: keys[at] for at, one in told.items() if one and " " in mentions[at].text}
    parted = list(keys)
    for ats in shared:
        meant = list(accumulate((told[at] for at in ats), _latest))
        if len({one for one in meant if one}) > 1:
            for at, one in zip(ats, meant, strict=True):
                if one:
                    parted[at] = in_full.get(one, Key("PERSON", f"{keys[at].name} {one}"))
    return parted


def _latest(before: str | None, told: str | None) -> str | None:
    return told or before


def _only_official(article: Article, mention: Mention) -> str | None:
    """Give the only official whom a name, with the office right before it, can mean."""
    before = _TITLE.search(article.text, max(0, mention.start - 60), mention.start)
    words = before[1].lower().split() if before else []
    held = next((office for n in (4, 3, 2, 1) if (office := _named(frozenset(words[-n:])))), None)
    if not words or not any(words[-1] in form for form, _ in _offices()):
        held = None
    if held is None and " " not in mention.text:
        return None
    published = _window(article)
    fitting = {
        official.id
        for official, _, _ in officials_named(mention.text)
        if held is None
        or any(
            term.office == held and (published is None or term.covers(*published)) for term in official.terms
        )
    }
    return fitting.pop() if len(fitting) == 1 else None


def link(
    article: Article, mentions: Sequence[Mention], entities: Sequence[Entity], lists: NameLists = NO_NAMES
) -> tuple[Entity, ...]:
    """Give entities their candidates and, where one is sure, their link."""
    view = _View(article, tuple(mentions), {e.id: e for e in entities}, lists)
    known = [e for e in entities if bears_known_name(e.type, tuple(_forms(e)), lists)]
    first: dict[str, tuple[Candidate, ...]] = dict.fromkeys(view.entities, ())
    first |= {e.id: candidates_for(view.clues(e), lists) for e in known}
    view = _View(article, tuple(mentions), view.entities, lists, first)
    linked = {e.id: _linked(e, candidates_for(view.clues(e), lists)) for e in known}
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
        lists: NameLists,
        first: Mapping[str, tuple[Candidate, ...]] | None = None,
    ) -> None:
        self.text, self.mentions, self.entities, self.lists = article.text, mentions, entities, lists
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

    def clues(self, entity: Entity) -> Clues:
        """Gather what the article says of an entity."""
        mentions = [self.mentions[at] for at in self._places.get(entity.id, ())]
        own = self._weights.get(entity.id, _Weight())
        maybe = self._maybe.get(entity.id, frozenset())
        place = entity.type == "PLACE"
        return Clues(
            type=entity.type,
            forms=tuple(_forms(entity)),
            demonym=any(m.type == "NORP" for m in mentions),
            kind=_kind(self.text, entity, mentions) if place else None,
            owners=self._owners(entity) if place else frozenset(),
            beside=(within := self._inside_of(entity)) | self._beside(entity) if place else frozenset(),
            inside=within if place else frozenset(),
            article=place and any(_with_article(self.text, m) for m in mentions),
            state=place
            and (bool(_STATE.search(self.text)) or any(_OF_STATE.match(self.text, m.end) for m in mentions)),
            holds=self._holds(entity) if place else frozenset(),
            peers=self._peers(entity) if place else frozenset(),
            offices=self._offices(entity, mentions),
            introduced=_introduced(self.text, mentions) if entity.type == "PERSON" else "",
            shares=_shares(self._lands if place else self._countries, own),
            local=_shares(self._local, own if own.spot else _Weight()),
            divisions=_of_others(self._inside, own.inside) if place else frozenset(),
            maybe=_of_others(self._possible, maybe) if place else frozenset(),
            company=entity.type == "PERSON" and bool(self._officials - {entity.id}),
            published=self.published,
        )

    def likely(self, identity: str | None) -> Candidate | None:
        """Give what an entity is at first sight."""
        return _likely(self._first.get(identity or "", ()))

    def _areas(self, mention: Mention, least: float = _PROVISIONAL) -> Iterator[str]:
        """Give the countries and divisions that a mention names, or may name."""
        for candidate in self._first.get(mention.entity or "", ()):
            if candidate.score >= least and candidate.precision in ("country", "division"):
                yield candidate.id

    def _offices(self, entity: Entity, mentions: Sequence[Mention]) -> tuple[Office, ...]:
        """Give the offices of the entity's roles, and those that it shares: "Presidents Kocharyan and Aliyev"."""
        if entity.type != "PERSON":
            return ()
        shared = {held for m in mentions if (held := _shared_office(self.text, m))}
        return (*(_office(self, role) for role in entity.roles), *map(Office, sorted(shared)))

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
                if gap and _links(gap[1]) and before.type in ("PLACE", "NORP"):
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
                and _links(gap[3])
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
                and _links(f"{gap[1] or ''} {gap[3]}")
            ):
                found.update(self._divided(after))
            gap = _WITHIN.fullmatch(self.text, mention.end, after.start)
            land = _AFTER.match(self.text, after.end)
            if after.type == "NORP" and gap and _links(gap[1]) and land and _is_land(land[1]):
                found.update(self._divided(after))
        return frozenset(found)

    def _apposed(self, mention: Mention, after: Mention, between: str) -> bool:
        """Say whether a comma says where a town lies, "Paris, Texas, …", and parts no list."""
        alone = not self.text[: mention.start].rstrip().endswith((",", " and", " or"))
        closed = _CLOSED.match(self.text, after.end)
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
                if gap and _links(f"{gap[1] or ''} {gap[3]}"):
                    found.update(self._areas(after, _POSSIBLE))
        for form in entity.names:
            found.update(_tail(form))
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
    rest = {country: count - own.count * (country == own.country) for country, count in counts.items()}
    total = sum(rest.values())
    return {country: count / total for country, count in rest.items() if count}


def _of_others(counts: Counter[str], own: frozenset[str]) -> frozenset[str]:
    return frozenset(division for division, count in counts.items() if count > (division in own))


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
        yield form
        head, comma, _ = form.partition(", ")
        if comma and entity.type == "PLACE":
            yield head


def _tail(form: str) -> Iterator[str]:
    """Give what a name holds behind its comma: "Texas" in "Paris, Texas"."""
    _, comma, tail = form.partition(", ")
    if comma:
        yield from (country.alpha3 for country in countries_meant(tail))
        yield from (place.id for place, _ in spots_named(tail) if place.kind == "division")


def _links(words: str) -> bool:
    """Say whether words only say what and where a place is: "largest city of"."""
    kinds = lexicon("en", "linking_places")
    return all(word.lower() in _LINKERS or word.lower() in kinds for word in words.split())


def _is_land(word: str) -> bool:
    return word in _LANDS or word in lexicon("en", "linking_places")


def _with_article(text: str, mention: Mention) -> bool:
    """Say whether a name stands with "the" and no noun behind it: "the Naryn was dammed", not "the Atlanta chamber"."""
    return bool(
        _THE.search(text, max(0, mention.start - 6), mention.start) and _NO_NOUN.match(text, mention.end)
    )


def _kind(text: str, entity: Entity, mentions: Sequence[Mention]) -> str | None:
    """Say what a place is called: in its own name, else beside it wherever its name stands with such a word."""
    kinds = lexicon("en", "linking_places")
    for form in entity.names:
        head = form.rpartition(" ")[2].lower()
        if " " in form and head in kinds and not spots_named(form) and not countries_meant(form):
            return kinds[head][0]
    beside = Counter(kind for mention in mentions if (kind := _kind_beside(text, mention)))
    return beside.most_common(1)[0][0] if beside else None


def _kind_beside(text: str, mention: Mention) -> str | None:
    """Give the kind of place that the word behind a name, or the one before "of", says it is, if there is one such."""
    kinds = lexicon("en", "linking_places")
    after = _AFTER.match(text, mention.end, mention.end + 30)
    before = _BEFORE.search(text, max(0, mention.start - 30), mention.start)
    listed = _LISTED.match(text, mention.end, mention.end + 150)  # "Osh, Naryn and Talas regions"
    plural = _PLURAL_BEFORE.search(text, max(0, mention.start - 120), mention.start)
    area = _AREA_OF.search(text, max(0, mention.start - 30), mention.start)
    if area and not _GOES_ON.match(text, mention.end) and _exists(mention.text, "division"):
        return "division"  # "other towns of Washington"
    for found in (after, before, listed, plural):
        word = found[1].lower() if found else ""
        kind = kinds.get(word)
        if found and kind == ("feature",) and found is after and found[1][:1].isupper():
            return "feature"  # "Niger River" is named after a country that it is not
        if kind and _exists(mention.text, kind[0]) and not (found is before and _of_country(mention, word)):
            return kind[0]
    return None


def _of_country(mention: Mention, word: str) -> bool:
    """Say whether a country is named after "of": "the second city of Lebanon" is not called Lebanon."""
    divided = word in ("state", "province", "region", "county", "governor", "mayor")
    return not divided and bool(countries_meant(mention.text))


def _exists(name: str, kind: str) -> bool:
    groups = {"city": {"city", "capital"}, "division": {"division", "region", "state"}}
    return any(place.kind in groups.get(kind, ()) for place, _ in spots_named(name))


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
        name=None if _lesser(words) else _named(words),
        country=_served(likely) if likely else (of.country if of else None),
        organisation=organisation,
        former=role.status == "former" or bool(_FORMER.search(before)),
    )


def _shared_office(text: str, mention: Mention) -> str | None:
    found = _SHARED_TITLE.search(text, max(0, mention.start - 120), mention.start)
    words = found[1].lower().split() if found else []
    told = bool(words) and any(words[-1] in form for form, _ in _offices())
    return _named(frozenset(words)) if told else None


def _introduced(text: str, mentions: Sequence[Mention]) -> Literal["", "who", "a"]:
    found = [told for m in mentions if (told := _INTRODUCED.match(text, m.end))]
    if not found:
        return ""
    return "who" if all(told[1] for told in found) else "a"


def _served(of: Candidate) -> str | None:
    """Give the country an office is of; a cook in Shenzhen has none of China."""
    return None if of.precision in ("city", "division") else of.country


def _lesser(words: frozenset[str]) -> bool:
    """Say whether a title is of somebody who serves a holder of office: "deputy", "press secretary"."""
    return bool(words & _LESSER) or ("secretary" in words and not words & _MEMBERS)


def _named(words: frozenset[str]) -> str | None:
    """Give the office whose words all stand in a title: the one with the most words."""
    fitting = [(len(form), office) for form, office in _offices() if words >= form]
    return max(fitting)[1] if fitting else None


@cache
def _offices() -> tuple[tuple[frozenset[str], str], ...]:
    """Give the words of each office's title with the office."""
    return tuple(
        (frozenset(form.split()), office) for form, (office,) in lexicon("en", "linking_offices").items()
    )
