"""What is said in an article, word by word?

Invariant: everything here is cited; normal forms (values, types, ids) are values beside the words, never edits of
the text.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from newsledger.model.span import Cited, Span

NameType = Literal["PERSON", "ORG", "PLACE", "NORP", "EVENT", "WORK", "LAW", "FACILITY"]
TimeType = Literal["date", "time", "duration", "set"]
Modifier = Literal["about", "more_than", "less_than", "up_to", "at_least"]
QuoteKind = Literal["direct", "partial", "indirect"]
RoleStatus = Literal["current", "former", "acting", "elect"]
Precision = Literal["country", "division", "city", "feature"]


class Mention(Cited, frozen=True):
    """A name where it stands, without titles and determiners."""

    type: NameType
    """NORP: a nationality, people, faith or party's adherents; FACILITY: a work that carries or makes (pipelines, roads,
    refineries), while buildings, dams and airports are a PLACE; EVENT, WORK and LAW: named ones alone."""
    entity: str | None = None
    """The id of an entity of the same reading; None for events, works, laws and facilities."""


class Role(Span, frozen=True):
    """An office or function, where the text says it."""

    title: str
    """The title's words as they stand: "minister of internal affairs"."""
    of: str | None
    """An entity's id, or the words themselves where they name nothing we know; None where the text does not say."""
    status: RoleStatus | None = "current"
    """As the article has it when it was written; None where "was" leaves it open."""
    since: str | None = None
    """TIMEX3, as far as the text says: "2019", "2020-03", "XXXX-03" for a March of no said year."""
    until: str | None = None


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """Whom or what we know that an entity may be."""

    id: str
    """"KGZ", GeoNames' "1527534" or "KG.08", "org:…", "person:…", "place:…", or an id of the user's list."""
    name: str
    kind: str
    """country, capital, city, division, sea, …, organisation, person, or a type of the user's list."""
    score: float
    """0 to 1; those of one entity sum up to less than 1, for it may be nobody that we know."""
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    wikidata: str | None = None
    precision: Precision | None = None
    """Of places: how much of the world it is. A country has no coordinates: it is no pin on its capital."""
    latitude: float | None = None
    longitude: float | None = None


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Whom or what some mentions name, within one reading."""

    id: str
    """"e1", "e2", … in order of first mention."""
    type: NameType
    name: str
    """The fullest form: "Emomali Rahmon" for mentions "Emomali Rahmon" and "Rahmon"."""
    country: str | None = None
    """ISO 3166-1 alpha-3 of a country, or of the country a place or organisation is known to belong to."""
    wikidata: str | None = None
    roles: tuple[Role, ...] = ()
    names: tuple[str, ...] = ()
    """Every form the text uses, acronyms and long forms among them, in order of first use."""
    link: str | None = None
    """The id of the candidate that it is, in every article; None where that is not sure."""
    candidates: tuple[Candidate, ...] = ()
    """Whom or what it may be, the likeliest first."""

    @property
    def linked(self) -> Candidate | None:
        """The candidate that it is, in every article; None where that is not sure."""
        return next((c for c in self.candidates if c.id == self.link), None)


class Reference(Span, frozen=True):
    """Words that mean an entity without naming it: "the service", "his press service", "he"."""

    entity: str


class Time(Cited, frozen=True):
    """A time expression (TIMEX3)."""

    type: TimeType
    value: str | None
    """TIMEX3 / ISO 8601; None where neither the text nor the publication date fixes it."""
    earliest: date | None = None
    latest: date | None = None


class Amount(Cited, frozen=True):
    """Money or a counted or measured quantity."""

    value: str | None
    """A decimal string in single units: "52400000"; the least it can be where the words name no figure ("dozens")."""
    currency: str | None = None
    """ISO 4217."""
    unit: str | None = None
    """"km", "percent", "participants", "foreign companies"; None for money."""
    modifier: Modifier | None = None
    role: str | None = None
    """What the money is: loan, grant, investment, bribe, budget, …"""
    high: str | None = None
    """The upper end, where the words give a range; `value` is its lower end then, and `modifier` "at_least"."""
    per: str | None = None
    """What so much is for: "tonne", "year", "person"."""
    share_of: Cited | None = None
    """What a share is of: "the vote" in "34 percent of the vote"."""
    currencies: tuple[str, ...] = ()
    """What `currency` may be, where its word or sign means several and the text does not say which."""


class Speaker(Cited, frozen=True):
    """Who is quoted, as the words name him."""

    entity: str | None = None


class Quote(Cited, frozen=True):
    """Speech. The span takes in the quotation marks where there are any."""

    kind: QuoteKind
    speaker: Speaker | None = None
    cue: Cited | None = None
    """The verb or phrase of saying."""
