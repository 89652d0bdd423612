"""Which place does a name mean, and which country is it in?

The table is `places.tsv` beside this file: regions and cities of Central Asia, main cities, parts of countries, seas and
rivers elsewhere. Invariant: a place that lies in several countries, or whose name several places share, has no country.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from newsledger.knowledge.countries import countries, country_named, country_of_capital
from newsledger.knowledge.forms import fold_form, split_values
from newsledger.lang.lexicon import lexicon, read_table


@dataclass(frozen=True)
class Place:
    """A city, region, sea or the like."""

    name: str
    kind: str
    """country | capital | city | region | state | province | nation | area | continent | sea | lake | river | mountain"""
    country: str | None
    """ISO 3166-1 alpha-3."""
    other_names: tuple[str, ...] = ()


@cache
def places() -> tuple[Place, ...]:
    """Give all places of the table."""
    rows = read_table("newsledger.knowledge", "places.tsv")
    return tuple(
        Place(name, kind, country or None, split_values(others)) for name, kind, country, others in rows
    )


@cache
def _by_name() -> Mapping[str, Place]:
    found: dict[str, Place] = {}
    for country in countries().values():
        for capital in country.capitals:
            found.setdefault(fold_form(capital), Place(capital, "capital", country.alpha3))
    for place in places():
        for name in (place.name, *place.other_names):
            found[fold_form(name)] = place
    return MappingProxyType(found)


def place_named(words: str) -> Place | None:
    """Find the place that a name means; countries come first, so "Georgia" is the country."""
    country = country_named(words)
    if country:
        return Place(country.name, "country", country.alpha3, country.other_names)
    form = fold_form(words).removeprefix("the ")
    found = _by_name().get(form)
    if found and found.kind == "capital" and country_of_capital(form) is None:
        return Place(found.name, "capital", None)
    return found


def written_out(words: str) -> str:
    """Write out a state that is shortened as behind a town's name, "N.H."; anything else stays as it is."""
    return lexicon("en", "names_states").get(words, (words,))[0]


@cache
def place_forms() -> Mapping[str, str]:
    """Give every form that names a place, with the kind of place it names."""
    named = {fold_form(name): "country" for country in countries().values() for name in country.names}
    others = {form: place.kind for form, place in _by_name().items()}
    return MappingProxyType(others | named)
