"""What do we know by a name that somebody searches for?

Invariant: a name gives the ids of all that bears it, as `Entity.link` has them; nothing is chosen among them. Persons are
found by their names alone: a surname is borne by many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from newsledger.knowledge.countries import countries_meant
from newsledger.knowledge.gazetteer import spots_named
from newsledger.knowledge.organisations import organisations_named
from newsledger.model import NameType

NameField = Literal["who", "org", "place"]
NAME_TYPES: Mapping[NameField, NameType] = {"who": "PERSON", "org": "ORG", "place": "PLACE"}
"""Which entities each field of a search asks for."""


def ids_named(field: NameField, name: str) -> tuple[str, ...]:
    """Give the ids of the places or organisations that bear a name, in whatever case it was typed."""
    typed = dict.fromkeys((name, name.title(), name.upper()))
    if field == "place":
        return tuple(dict.fromkeys(found for form in typed for found in _places(form)))
    if field == "org":
        return tuple(
            dict.fromkeys(o.id for form in typed for o in organisations_named(form) if not o.generic)
        )
    return ()


def _places(name: str) -> Iterator[str]:
    """Give places: a country, and what bears the name today; only where nothing does, what once bore it."""
    yield from (country.alpha3 for country in countries_meant(name))
    spots = spots_named(name)
    bearers = [spot.id for spot, usual in spots if usual]
    yield from bearers or [spot.id for spot, _ in spots]
