"""Whom or what that we know does a name mean, given what its article says?

Every candidate gets points for its name, its prominence and the evidence of the article; points are log-odds, and so
the scores are shares of what all candidates and "somebody we do not know" have together. Invariant: all candidates are
kept, the likeliest first, and none is chosen below `SURE`: nothing rather than a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import exp, log10
from typing import Literal

import msgspec

from newsledger.knowledge.countries import Country, countries_meant
from newsledger.knowledge.forms import fold_form, slug
from newsledger.knowledge.gazetteer import Spot, spots_named
from newsledger.knowledge.lists import NO_NAMES, Listed, NameLists
from newsledger.knowledge.officials import Fit, Official, Term, officials_named
from newsledger.knowledge.organisations import Organisation, organisations_named
from newsledger.knowledge.spelling import fold_name
from newsledger.lang.lexicon import lexicon
from newsledger.model import Candidate, NameType, Precision

SURE = 0.65
"""A candidate is chosen at this score: tuned on the tuning half of tests/golden/linking.tsv (precision 99), 2026-11-24."""
_UNKNOWN, _UNKNOWN_PLACE = 1.5, 0.3
"""Points of being none of those we know."""
KEPT = 5
"""How many candidates an entity keeps at most."""

_FEATURES = frozenset(["sea", "lake", "river", "mountain", "area", "continent"])
_TOWNS = frozenset(["city", "capital"])
_REGION = frozenset(["KAZ", "KGZ", "TJK", "TKM", "UZB"])
_HEADS = frozenset(["president", "prime minister", "supreme leader"])
_FAMILY_FIRST = frozenset(["CHN", "KOR", "PRK"])
_INTRODUCED = {("who", True): 2.5, ("a", True): 5.5, ("who", False): 4.0, ("a", False): 4.0}
"""What it costs to be introduced, to heads of states and to others: a president is told of by "who", hardly by "a"."""
_SHORT_NAME = 9  # letters: "Wang Yi", "Li Qiang"
_AT_HOME = frozenset(["USA", "GBR", "CAN", "AUS", "NZL", "IRL"])
"""Countries whose own papers, in English, do not say where their towns are."""
_WITH_ARTICLE = frozenset(["Gambia", "Congo", "Sudan", "Ukraine", "Lebanon", "Vatican", "Yemen"])
"""Countries whose short names may stand with "the"; those of several words, in capitals and in plural all may."""
_METROPOLIS = 1_000_000

# Points, all tuned on halves of tests/golden/linking.tsv (precision first), 2026-11-28: "tuning", "fourth" and "fifth"; for
# provinces, other spellings, shared names and what lies beyond also "eighth" and "ninth".
_HOME = 3.0
"""For lying in one of `_AT_HOME` where nothing tells the country: a bare "Alexandria" may be Virginia's."""
_SMALL_TOWN = 2.8
"""For being a town there that the tables do not have."""
_RIVAL, _RIVALLED = 200_000, 5.0
"""People of a namesake in another country, and what it gives to "nobody can tell" where nothing does: a bare "Tripoli"."""
_PROVINCE = 1.8
"""What a town loses to the province named after it where provinces are spoken of: enough to leave it open."""
_BEYOND = 6.0
"""For being one that lies in a place that the tables do not have either."""
_ONLY_BEARER = 1.2
"""For having a name that nothing else in the world has."""
_OTHER_SPELLING, _SHORTENED = 2.0, 0.5
"""What it costs to be called otherwise where another place is called so, and what it costs to be called so for short."""
_AMONG_STATES = 3.0
"""What it costs a town to be put beside states: "Washington and Oregon"."""
_STATE = 3.0
"""What it costs a country that a state shares its name with where "state lawmakers" are spoken of."""
_ARTICLE, _RIVER = 6.0, 2.0
"""What "the" costs towns and countries, and what it gives rivers and seas."""
_COUNTY = -12.0
"""What it costs a town that what is named is a county, of which we know few: "Ohio’s Hamilton and Lake counties"."""
_ELSEWHERE = 8.0
"""What it costs to lie elsewhere than the text says."""
_COMMON_NAME = 1.0
"""For being somebody we do not know who has a family name of many."""
_SHARED_NAME = 4.0
"""What it costs an organisation to be called what others are called elsewhere: "Congress" in India."""
_AT_ISSUE = 0.5
"""How much of the article an organisation's country takes up at least, of what the foremost country does, where others
elsewhere are called so too."""
_COMPANY = 2.0
"""For holding an office when another holder of one is named."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office that the article gives a person."""

    name: str | None
    """As the table of officials calls it; None for one it has no name for."""
    country: str | None = None
    """ISO 3166-1 alpha-3 of the country it is said to be of."""
    organisation: str | None = None
    """Our id, or the name, of the organisation it is said to be of."""
    former: bool = False


class Clues(msgspec.Struct, frozen=True):
    """What an article says of one of its entities."""

    type: NameType
    forms: tuple[str, ...]
    """The names the article uses, the fullest first."""
    demonym: bool = False
    """It is also named as a people: "Georgian"."""
    kind: str | None = None
    """What a place is called beside its name: division, county (of those we do not know), city or feature."""
    owners: frozenset[str] = frozenset()
    """Countries and divisions that the words right before it say it belongs to: "Kazakhstan’s", "the Turkmen city of"."""
    beside: frozenset[str] = frozenset()
    """Countries and divisions named right behind it: ", Texas", "in Kazakhstan"."""
    holds: frozenset[str] = frozenset()
    """Countries and divisions that the town named right before it, with a comma, may lie in: "Athens, Georgia"."""
    inside: frozenset[str] = frozenset()
    """Countries and divisions that it is said to lie in: "in China’s Xinjiang", "in the Bolivian lowlands"."""
    beyond: bool = False
    """It is said to lie in a place that we do not know: "the Lincolnshire port"."""
    article: bool = False
    """It is named with "the", as towns are not: "the Naryn was dammed"."""
    provinces: bool = False
    """It is named where provinces, or their governors, are spoken of."""
    state: bool = False
    """The article speaks of a state's troopers or of "the state's" law: of a country that has states."""
    peers: frozenset[tuple[str | None, str]] = frozenset()
    """Country and kind ("country", "division", "city") of the places that "and" or "or" puts it beside: "Georgia and Ohio"."""
    offices: tuple[Office, ...] = ()
    introduced: Literal["", "who", "a"] = ""
    """Told of as somebody the reader may not know: by "who", or, more plainly, by age or "a"."""
    company: bool = False
    """The article seems to name another holder of an office too."""
    shares: Mapping[str, float] = msgspec.field(default_factory=dict)
    """How much of the rest of the article each country takes up, from 0 to 1."""
    local: Mapping[str, float] = msgspec.field(default_factory=dict)
    """The same, of cities and divisions alone."""
    divisions: frozenset[str] = frozenset()
    """Divisions that the rest of the article names or names cities of."""
    maybe: frozenset[str] = frozenset()
    """The same of what the rest of the article may name."""
    published: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class _Pointed:
    candidate: Candidate
    points: float


def candidates_for(clues: Clues, lists: NameLists = NO_NAMES) -> tuple[Candidate, ...]:
    """Give whom or what a name may mean, with scores, the likeliest first."""
    listed = tuple(_listed(clues, lists))
    if clues.type == "PERSON":
        pointed, unknown = [*listed, *_persons(clues)], _unknown_person(clues)
    elif clues.type == "ORG":
        pointed, unknown = [*listed, *_organisations(clues)], _UNKNOWN
    elif clues.type == "PLACE":
        pointed, unknown = [*listed, *_places(clues)], _unknown_place(clues)
    elif clues.type == "NORP":
        pointed, unknown = [*listed, *_peoples(clues)], 0.0
    else:
        pointed, unknown = list(listed), _UNKNOWN
    return _scored(pointed, unknown)


def bears_known_name(kind: NameType, forms: Sequence[str], lists: NameLists = NO_NAMES) -> bool:
    """Say whether anything that we, or the user's lists, know may have such names; where not, no clue makes a candidate."""
    if lists.rows and any(lists.named(form, kind) for form in forms):
        return True
    if kind == "PERSON":
        return bool(officials_named(_fullest(forms)))
    return kind != "ORG" or any(map(organisations_named, forms))


def _fullest(forms: Sequence[str]) -> str:
    return max(forms, key=lambda form: (form.count(" "), len(form)))


def chosen(candidates: Iterable[Candidate]) -> Candidate | None:
    """Give the candidate that it is, if that is sure."""
    best = next(iter(candidates), None)
    return best if best and best.score >= SURE else None


def _scored(pointed: Iterable[_Pointed], unknown: float) -> tuple[Candidate, ...]:
    best: dict[str, _Pointed] = {}
    for each in pointed:
        other = best.get(each.candidate.id)
        if other is None or each.points > other.points:
            best[each.candidate.id] = each
    weights = {i: exp(each.points) for i, each in best.items()}
    total = sum(weights.values()) + exp(unknown)
    ranked = sorted(best.values(), key=lambda each: (-each.points, each.candidate.id))[:KEPT]
    scored = ((each.candidate, round(weights[each.candidate.id] / total, 3)) for each in ranked)
    return tuple(msgspec.structs.replace(c, score=score) for c, score in scored if score > 0)


def _context(clues: Clues, country: str | None, *, gain: float, loss: float) -> float:
    """Weigh how much of the article a candidate's country takes up."""
    if country is None or not clues.shares:
        return 0.0
    share = clues.shares.get(country, 0.0)
    return 0.7 + gain * share if share else -loss


# User's lists


def _listed(clues: Clues, lists: NameLists) -> Iterator[_Pointed]:
    for form in clues.forms:
        for row in lists.named(form, clues.type):
            points = 9.0 + _context(clues, row.country, gain=3.0, loss=1.0)
            yield _Pointed(_listed_candidate(row, clues.type), points)


def _listed_candidate(row: Listed, kind: NameType) -> Candidate:
    precision: Precision | None = None
    if kind == "PLACE":
        precision = "city" if row.latitude is not None else "feature"
    return Candidate(
        id=row.id, name=row.name, kind=(row.type or kind).lower(), score=0.0, country=row.country,
        wikidata=row.wikidata, precision=precision, latitude=row.latitude, longitude=row.longitude,
    )  # fmt: skip


# Organisations


def _organisations(clues: Clues) -> Iterator[_Pointed]:
    long = [form for form in clues.forms if " " in form.strip()]
    for form in clues.forms:
        for organisation in organisations_named(form):
            if organisation.generic:
                continue
            points = 3.0 if form.isupper() and len(form) <= 5 else 5.0
            if form in organisation.names:
                points += 0.5
            elsewhere = form in organisation.shared and _elsewhere(clues, organisation.country)
            if long and not any(organisation in organisations_named(other) for other in long):
                points -= 4.0  # the acronym is ours, the long form beside it is not
            context = _context(clues, organisation.country, gain=2.0, loss=0.5)
            points += min(context, 0.0) - _SHARED_NAME if elsewhere else context
            yield _Pointed(_organisation_candidate(organisation), points)


def _elsewhere(clues: Clues, country: str | None) -> bool:
    """Say whether the article speaks rather of other countries than an organisation's, or, of a world's, of one alone."""
    if country is None:
        return len(clues.shares) == 1
    if not clues.shares:
        return False
    return clues.shares.get(country, 0.0) <= _AT_ISSUE * max(clues.shares.values(), default=0.0)


def _organisation_candidate(organisation: Organisation) -> Candidate:
    return Candidate(
        id=organisation.id, name=organisation.name, kind="organisation", score=0.0,
        country=organisation.country, wikidata=organisation.wikidata,
    )  # fmt: skip


# Places


@dataclass(frozen=True)
class _Namesakes:
    """What the places of one name are together."""

    countries: frozenset[str]
    towns: tuple[Spot, ...]
    homes: frozenset[tuple[str | None, bool]]
    """Division, or else country, of each town, and whether the name is its usual one."""
    usual: frozenset[str | None]
    """Countries where it is a usual name of something."""
    divisions: frozenset[str]
    stately: frozenset[str | None]
    """Countries that have a division of the name."""
    only: bool
    """No other country has a place of the name, and this one no second town."""
    several: bool
    at_home: bool
    """One is a town of a country whose papers do not say where its towns are."""

    @classmethod
    def of(cls, countries: Iterable[str], spots: Sequence[tuple[Spot, bool]]) -> _Namesakes:
        """Look at the countries and the other places of a name."""
        named = frozenset(countries)
        towns = {spot.id: spot for spot, _ in spots if spot.kind in _TOWNS}
        divisions = {spot.id: spot for spot, _ in spots if spot.kind == "division"}
        return cls(
            countries=named,
            towns=tuple(towns.values()),
            homes=frozenset((s.division or s.country, usual) for s, usual in spots if s.id in towns),
            usual=frozenset(spot.country for spot, usual in spots if usual),
            divisions=frozenset(divisions),
            stately=frozenset(spot.country for spot in divisions.values()),
            only=not named and len(towns) <= 1 and len({spot.country for spot, _ in spots}) == 1,
            several=len({spot.id for spot, _ in spots}) + len(named) > 1,
            at_home=len(towns) > 1 and any(town.country in _AT_HOME for town in towns.values()),
        )

    def rivalled(self) -> bool:
        """Say whether another country than the largest town's has one that is a tenth as large, and large."""
        first = max(self.towns, key=lambda town: town.population, default=None)
        least = max(_RIVAL, first.population / 10) if first else 0.0
        return any(first and t.country != first.country and t.population >= least for t in self.towns)

    def gave_name(self, spot: Spot, *, usual: bool) -> bool:
        """Say whether a division is named after a town: "Osh"."""
        after = {(spot.id, True), (spot.id, False), (spot.country, True), (spot.country, usual)}
        return spot.kind == "division" and bool(after & self.homes)


def _places(clues: Clues) -> Iterator[_Pointed]:
    named = {country.alpha3: country for form in clues.forms for country in countries_meant(form)}
    spots = [(spot, usual) for form in clues.forms for spot, usual in _spots(form, clues.kind)]
    namesakes = _Namesakes.of(named, spots)
    placed = _placed(clues)
    for country in named.values():
        points = _country_points(clues, country)
        if clues.state and namesakes.stately & _AT_HOME:
            points -= _STATE
        yield _Pointed(country_candidate(country), points)
    if (
        named
    ):  # "the United States and Georgia" speaks of states, not of a state: only what lies inside one counts
        clues = msgspec.structs.replace(clues, shares=clues.local)
    for spot, usual in spots:
        points = _spot_points(clues, spot, usual=usual) + _rival_points(clues, spot, namesakes, usual=usual)
        if not placed and namesakes.several:
            points += _unplaced(spot, namesakes)
        yield _Pointed(spot_candidate(spot), points)


def _unknown_place(clues: Clues) -> float:
    """Where nothing tells in which country it is, a town may also be one of those too small for the tables."""
    if clues.beyond:
        return _UNKNOWN_PLACE + _BEYOND
    if _placed(clues):
        return _UNKNOWN_PLACE
    spots = [(spot, usual) for form in clues.forms for spot, usual in _spots(form, clues.kind)]
    namesakes = _Namesakes.of((), spots)
    if namesakes.rivalled():
        return _UNKNOWN_PLACE + _RIVALLED
    return _UNKNOWN_PLACE + (_SMALL_TOWN if namesakes.at_home else 0.0)


def _rival_points(clues: Clues, spot: Spot, namesakes: _Namesakes, *, usual: bool) -> float:
    """Weigh a place against those that share its name."""
    points, town = 0.0, spot.kind in _TOWNS
    if namesakes.only and (spot.country not in _AT_HOME or spot.kind == "division"):
        points += _ONLY_BEARER
    named_after = namesakes.gave_name(spot, usual=usual)
    if clues.provinces and clues.kind is None and namesakes.divisions:
        points += -_PROVINCE if town else _PROVINCE if named_after else 0.0
    if named_after and clues.kind is None:
        points -= 1.5  # "Osh" is the city: a region named after one is called a region
    if not usual and namesakes.usual and spot.division not in namesakes.divisions:
        # "Akmola" is what is called so now, not what was called so once
        shortened = any(fold_name(spot.name).startswith(f"{fold_name(form)} ") for form in clues.forms)
        points -= 3.0 if spot.country in namesakes.usual else _SHORTENED if shortened else _OTHER_SPELLING
    if spot.country in namesakes.countries and town and clues.kind != "city":
        points -= 5.0  # "Mexico" is the country, not its capital
    if town and {kind for _, kind in clues.peers} == {"division"}:
        countries = {country for country, _ in clues.peers}
        points -= _AMONG_STATES if countries & namesakes.stately else 0.0
    return points + (_with_article(spot, named_after=named_after) if clues.article else 0.0)


def _with_article(spot: Spot, *, named_after: bool) -> float:
    """Weigh "the" before a name, which rivers and seas have, and towns have not."""
    if spot.kind in _FEATURES:
        return _RIVER
    town = spot.kind in _TOWNS and not spot.name.startswith("The ")
    return -_ARTICLE if town or named_after else 0.0


def _unplaced(spot: Spot, namesakes: _Namesakes) -> float:
    """Weigh a place where nothing tells in which country it is: "Portland", and no more."""
    home, town = spot.country in _AT_HOME, spot.kind in _TOWNS
    if town and namesakes.countries:
        return 0.0
    points = _HOME if home else 0.0
    if town and not (spot.known and (home or spot.population >= _METROPOLIS)):
        points -= 0.8
    return points


def _spots(form: str, kind: str | None) -> Iterator[tuple[Spot, bool]]:
    """Give the places of a form and, where the form says what it is ("Osh Region"), of the name in it."""
    bare = fold_form(form).removeprefix("the ")
    yield from spots_named(bare)
    name, _, head = bare.rpartition(" ")
    if name and kind and head.lower() in lexicon("en", "linking_places"):
        yield from spots_named(name)


def _peoples(clues: Clues) -> Iterator[_Pointed]:
    """Give the countries of a demonym that several have: "Congolese"."""
    for country in {c.alpha3: c for form in clues.forms for c in countries_meant(form)}.values():
        points = 0.5 + _context(clues, country.alpha3, gain=3.0, loss=1.0)
        yield _Pointed(country_candidate(country), points)


def _country_points(clues: Clues, country: Country) -> float:
    points = 4.0 + (3.0 if clues.demonym else 0.0) + clues.shares.get(country.alpha3, 0.0) * 2.5
    if clues.kind:
        points -= 5.0
    if country.alpha3 in clues.holds:
        points += 2.0
    if {kind for _, kind in clues.peers} == {"division"}:
        points -= 2.0  # "Georgia and Ohio"
    if clues.inside and country.alpha3 not in clues.inside and not clues.demonym:
        points -= _ELSEWHERE
    if clues.article and not any(map(_takes_article, clues.forms)):
        points -= _ARTICLE  # "the Niger" is the river
    return points - (3.0 if clues.owners else 0.0)


def _takes_article(name: str) -> bool:
    """Say whether a country's name may stand with "the": "the Kyrgyz Republic", "the Maldives", "the Gambia"."""
    return " " in name or name.isupper() or name.endswith("s") or name in _WITH_ARTICLE


def _spot_points(clues: Clues, spot: Spot, *, usual: bool) -> float:
    points = _prominence(spot) - (0.0 if usual else 0.5)
    points += _kind_points(clues.kind, spot)
    points += _context(clues, spot.country, gain=3.0, loss=1.0)
    if {spot.division, spot.id} & clues.divisions:
        points += 2.0
    elif {spot.division, spot.id} & clues.maybe:
        points += 1.5
    if {spot.country, spot.division} & clues.beside:
        points += 4.0
    elif clues.inside and not {spot.country, spot.division} & clues.inside:
        points -= _ELSEWHERE
    if spot.id in clues.holds:
        points += 3.5
    if spot.kind == "division" and (spot.country, "division") in clues.peers:
        points += 3.0
    if clues.owners and spot.country:  # "Jordan’s Red Sea port" takes no sea of several countries elsewhere
        points += 4.0 if {spot.country, spot.division} & clues.owners else -4.0
    return points


def _placed(clues: Clues) -> bool:
    """Say whether anything in the article tells where its places are."""
    return bool(clues.shares or clues.beside or clues.owners or clues.holds or clues.maybe)


def _prominence(spot: Spot) -> float:
    regional = 1.0 if spot.country in _REGION else 0.0
    if spot.kind == "division":
        return (2.5 if spot.known else 0.8) + regional
    if spot.kind in _TOWNS:
        people = 1.2 * log10(max(spot.population, 3_000) / 10_000)
        return people + (1.5 if spot.known else 0.0) + (1.0 if spot.kind == "capital" else 0.0) + regional
    return 3.5 if spot.kind in _FEATURES or spot.country else 1.5


def _kind_points(kind: str | None, spot: Spot) -> float:
    if kind is None:
        return 0.0
    city, feature = spot.kind in _TOWNS, spot.kind in _FEATURES
    if kind == "county":
        return _COUNTY if city or feature else 0.0
    if kind == "division":
        return -4.0 if city or feature else 3.5
    if kind == "city":
        return 2.0 if city else -4.0
    return 2.0 if feature else -8.0


def country_candidate(country: Country) -> Candidate:
    """Give a country as a candidate; it has no coordinates, for it is no pin on its capital."""
    return Candidate(
        id=country.alpha3, name=country.name, kind="country", score=0.0, country=country.alpha3,
        wikidata=country.wikidata, precision="country",
    )  # fmt: skip


def spot_candidate(spot: Spot) -> Candidate:
    """Give a place of the gazetteer as a candidate."""
    precision: Precision = "feature"
    if spot.kind in _TOWNS:
        precision = "city"
    elif spot.kind not in _FEATURES:
        precision = "division"
    return Candidate(
        id=spot.id, name=spot.name, kind=spot.kind, score=0.0, country=spot.country, wikidata=spot.wikidata,
        precision=precision, latitude=spot.latitude, longitude=spot.longitude,
    )  # fmt: skip


# Persons


def _unknown_person(clues: Clues) -> float:
    if any(" " in form.strip() for form in clues.forms):
        return 2.0
    common = any(fold_name(form) in _common_names() for form in clues.forms)
    return 2.5 + (_COMMON_NAME if common and not clues.offices else 0.0)


@cache
def _common_names() -> frozenset[str]:
    return frozenset(map(fold_name, lexicon("en", "linking_surnames")))


def _persons(clues: Clues) -> Iterator[_Pointed]:
    for official, fit, like in officials_named(_fullest(clues.forms)):
        yield _Pointed(_person_candidate(official), _person_points(clues, official, fit, like))


def _person_candidate(official: Official) -> Candidate:
    return Candidate(
        id=official.id,
        name=official.name,
        kind="person",
        score=0.0,
        country=official.country,
        wikidata=official.wikidata,
    )


def _person_points(clues: Clues, official: Official, fit: Fit, like: float) -> float:
    points = {"full": 4.0, "family": 1.0, "near": 1.5}[fit] - 6 * (1 - like)
    short = official.country in _FAMILY_FIRST and len(official.name) <= _SHORT_NAME
    if fit == "full" and short:
        points -= 1.0  # thousands are called Wang Yi
    whole = fit == "full" and not short
    held = {term.country for term in official.terms if term.country}
    points += max((_context(clues, country, gain=2.0, loss=0.5) for country in held), default=0.0)
    head = any(term.office in _HEADS and _covers(clues, term) for term in official.terms)
    points += 2.0 if head else 0.0
    named = [office for office in clues.offices if office.name or office.country or office.organisation]
    if clues.offices and not named:
        # "a sergeant": those of the table are called by their offices, and need no "a"
        return points - (5.5 if clues.introduced else 3.0)
    if not clues.offices and clues.introduced:
        points -= _INTRODUCED[clues.introduced, head or whole]
    if named:
        return points + max(_office_points(clues, official, office) for office in named)
    known = clues.company and clues.published and any(_covers(clues, term) for term in official.terms)
    return (
        points
        + _in_office(clues, official.terms, whole=whole)
        + (_COMPANY if known and not clues.introduced else 0.0)
    )


def _covers(clues: Clues, term: Term) -> bool:
    return clues.published is None or term.covers(*clues.published)


def _office_points(clues: Clues, official: Official, office: Office) -> float:
    points = 0.0
    if office.country and any(term.country for term in official.terms):
        points += 1.5 if any(term.country == office.country for term in official.terms) else -4.0
    fitting = [term for term in official.terms if office.name and _is(term, office)]
    if office.name is None:
        return points
    if not fitting:
        return points - 2.5
    points += 3.0
    if clues.published and not office.former:
        held = any(term.covers(*clues.published) for term in fitting)
        points += 1.5 if held else -3.0
    elif clues.published and not any(term.begun(clues.published[1]) for term in fitting):
        points -= 3.0
    return points


def _is(term: Term, office: Office) -> bool:
    if term.country is None:
        named = office.organisation is None or slug(term.office).endswith(
            office.organisation.partition(":")[2]
        )
        return named and term.office.startswith(f"{office.name} ")
    return term.office == office.name and not (office.organisation and office.name in _HEADS)


def _in_office(clues: Clues, terms: tuple[Term, ...], *, whole: bool) -> float:
    """Weigh, where no office is named, whether one was held when the article was written."""
    if clues.published is None:
        return 0.0
    if any(term.covers(*clues.published) for term in terms):
        return 0.7
    if any(term.begun(clues.published[1]) for term in terms):
        return -0.3
    return -1.0 if whole else -1.5  # a whole name is news before its office is
