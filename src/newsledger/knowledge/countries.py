"""Which country does a name, a demonym or a capital mean?

The table is `countries.tsv` beside this file. Invariant: a form that means several countries ("Congolese") gives None,
never one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from newsledger.knowledge.forms import fold_form, split_values
from newsledger.lang.lexicon import read_table


@dataclass(frozen=True)
class Country:
    """A country or territory of ISO 3166-1 (and Kosovo)."""

    alpha3: str
    alpha2: str
    name: str
    demonyms: tuple[str, ...]
    """Adjectives and singular nouns: "Danish", "Dane"."""
    other_names: tuple[str, ...]
    capitals: tuple[str, ...]
    wikidata: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """The usual name, then the others."""
        return (self.name, *self.other_names)


def _country(row: tuple[str, ...]) -> Country:
    alpha3, alpha2, name, demonyms, others, capitals, wikidata = row
    return Country(
        alpha3,
        alpha2,
        name,
        split_values(demonyms),
        split_values(others),
        split_values(capitals),
        wikidata or None,
    )


@cache
def countries() -> Mapping[str, Country]:
    """Give all countries by alpha-3 code."""
    rows = read_table("newsledger.knowledge", "countries.tsv")
    return MappingProxyType({row[0]: _country(row) for row in rows})


def _unambiguous(pairs: Iterable[tuple[str, Country]]) -> Mapping[str, Country]:
    found: dict[str, Country] = {}
    several: set[str] = set()
    for form, country in pairs:
        if found.setdefault(fold_form(form), country) is not country:
            several.add(fold_form(form))
    return MappingProxyType({form: country for form, country in found.items() if form not in several})


def _shouted(name: str) -> tuple[str, ...]:
    """Give a name as it is and in the capitals of datelines and headlines: "KUWAIT"."""
    return tuple(dict.fromkeys((name, name.upper())))


def _plural(demonym: str) -> str:
    """Give the plural of a demonym; those that end in a hiss or in "ese" ("Kyrgyz", "Chinese") have none."""
    if demonym.endswith(("s", "z", "x", "ch", "sh", "ese", "men")):
        return demonym
    return (
        demonym.removesuffix("man") + "men" if demonym.endswith("man") and len(demonym) > 7 else demonym + "s"
    )


def demonym_forms(country: Country) -> tuple[str, ...]:
    """Give a country's demonyms with their plurals."""
    return tuple(dict.fromkeys(f for d in country.demonyms for f in (d, _plural(d))))


@cache
def _by_name() -> Mapping[str, Country]:
    return _unambiguous(
        (form, c) for c in countries().values() for name in c.names for form in _shouted(name)
    )


@cache
def _by_demonym() -> Mapping[str, Country]:
    return _unambiguous((form, c) for c in countries().values() for form in demonym_forms(c))


@cache
def _by_capital() -> Mapping[str, Country]:
    return _unambiguous((capital, c) for c in countries().values() for capital in c.capitals)


@cache
def _all_meanings() -> Mapping[str, tuple[Country, ...]]:
    found: dict[str, dict[str, Country]] = {}
    for country in countries().values():
        for form in (*(form for name in country.names for form in _shouted(name)), *demonym_forms(country)):
            found.setdefault(fold_form(form), {})[country.alpha3] = country
    return MappingProxyType({form: tuple(several.values()) for form, several in found.items()})


def countries_meant(words: str) -> tuple[Country, ...]:
    """Give every country that a name or demonym may mean: two for "Congo" and "Congolese"."""
    return _all_meanings().get(fold_form(words).removeprefix("the "), ())


def country_named(words: str) -> Country | None:
    """Find the country that a name means: "USA", "Russian Federation"."""
    return _by_name().get(fold_form(words).removeprefix("the "))


def country_of_demonym(words: str) -> Country | None:
    """Find the country that a demonym belongs to: "Kazakh", "Danes"."""
    return _by_demonym().get(fold_form(words))


def country_of_capital(words: str) -> Country | None:
    """Find the country that a city is the capital of."""
    return _by_capital().get(fold_form(words))
