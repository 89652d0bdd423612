"""The tables of countries, organisations and places."""

from __future__ import annotations

from collections import Counter

import pytest

from newsledger.knowledge.countries import countries, country_named, country_of_capital, country_of_demonym
from newsledger.knowledge.forms import fold_form
from newsledger.knowledge.organisations import organisation_named, organisations, organisations_named
from newsledger.knowledge.places import place_forms, place_named, places
from newsledger.lang.lexicon import read_table


def test_the_table_holds_all_countries_once() -> None:
    rows = read_table("newsledger.knowledge", "countries.tsv")
    assert len(rows) == len(countries()) == 250
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    for column in (0, 1, 2):
        assert not [v for v, n in Counter(row[column] for row in rows).items() if n > 1]
    items = Counter(c.wikidata for c in countries().values() if c.wikidata)
    assert not [v for v, n in items.items() if n > 1]
    for code, country in countries().items():
        assert len(code) == 3
        assert code.isupper()
        assert len(country.alpha2) == 2
        assert country.alpha2.isupper()
        assert country.wikidata is None or country.wikidata[1:].isdigit()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kazakhstan", "KAZ"),
        ("Kyrgyz Republic", "KGZ"),
        ("U.S.", "USA"),
        ("USA", "USA"),
        ("the United Kingdom", "GBR"),
        ("Türkiye", "TUR"),
        ("Côte d’Ivoire", "CIV"),
        ("Czechia", "CZE"),
        ("Atlantis", None),
        ("us", None),
    ],
)
def test_country_named(words: str, expected: str | None) -> None:
    found = country_named(words)
    assert (found.alpha3 if found else None) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kazakh", "KAZ"),
        ("Kazakhs", "KAZ"),
        ("Kyrgyz", "KGZ"),
        ("Danes", "DNK"),
        ("Frenchmen", "FRA"),
        ("Chinese", "CHN"),
        ("South Korean", "KOR"),
        ("Congolese", None),
        ("Martian", None),
    ],
)
def test_country_of_demonym(words: str, expected: str | None) -> None:
    found = country_of_demonym(words)
    assert (found.alpha3 if found else None) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [("Bishkek", "KGZ"), ("Nur-Sultan", "KAZ"), ("Kiev", "UKR"), ("Osh", None)]
)
def test_country_of_capital(words: str, expected: str | None) -> None:
    found = country_of_capital(words)
    assert (found.alpha3 if found else None) == expected


@pytest.mark.parametrize(
    ("alpha3", "alpha2", "capital", "wikidata"),
    [
        ("KAZ", "KZ", "Astana", "Q232"),
        ("KGZ", "KG", "Bishkek", "Q813"),
        ("TJK", "TJ", "Dushanbe", "Q863"),
        ("TKM", "TM", "Ashgabat", "Q874"),
        ("UZB", "UZ", "Tashkent", "Q265"),
        ("SGP", "SG", None, "Q334"),
        ("DEU", "DE", "Berlin", "Q183"),
    ],
)
def test_a_sample_of_countries(alpha3: str, alpha2: str, capital: str | None, wikidata: str) -> None:
    country = countries()[alpha3]
    assert (country.alpha2, country.wikidata) == (alpha2, wikidata)
    assert country.capitals[:1] == ((capital,) if capital else ())


@pytest.mark.parametrize(
    ("words", "kind", "country"),
    [
        ("Osh", "city", "KGZ"),
        ("Shymkent", "city", "KAZ"),
        ("Khatlon", "region", "TJK"),
        ("Zhetysu", "region", "KAZ"),
        ("Dushanbe", "capital", "TJK"),
        ("Georgia", "country", "GEO"),
        ("Aral Sea", "sea", None),
        ("Saint Petersburg", "city", "RUS"),
        ("Punjab", "province", None),
    ],
)
def test_place_named(words: str, kind: str, country: str | None) -> None:
    found = place_named(words)
    assert found is not None
    assert (found.kind, found.country) == (kind, country)


def test_places_point_to_countries_of_the_table() -> None:
    assert {place.country for place in places() if place.country} <= set(countries())
    assert {organisation.country for organisation in organisations() if organisation.country} <= set(
        countries()
    )
    names = Counter(place.name for place in places())
    assert not [name for name, n in names.items() if n > 1]
    assert place_named("Nowhere in Particular") is None
    assert place_forms()["Almaty"] == "city"


@pytest.mark.parametrize(
    ("words", "name", "wikidata"),
    [
        ("IMF", "International Monetary Fund", "Q7804"),
        ("U.N.", "United Nations", "Q1065"),
        ("World Bank Group", "World Bank", "Q7164"),
        ("Qazpost", "Kazpost", None),
    ],
)
def test_organisation_named(words: str, name: str, wikidata: str | None) -> None:
    found = organisation_named(words)
    assert found is not None
    assert (found.name, found.wikidata) == (name, wikidata)


def test_an_acronym_of_two_organisations_is_neither() -> None:
    forms = Counter(fold_form(form) for o in organisations() for form in set(map(fold_form, o.names)))
    assert sorted(form for form, n in forms.items() if n > 1) == ["CPC", "IDB"]
    assert organisation_named("IDB") is None
    assert len(organisations_named("IDB")) == 2
    assert [o.name for o in organisations_named("ООН")] == ["United Nations"]


@pytest.mark.parametrize(
    ("words", "folded"),
    [("U.S.", "US"), ("Côte d’Ivoire", "Côte d'Ivoire"), ("New\u00a0York", "New York"), ("", "")],
)
def test_fold_form(words: str, folded: str) -> None:
    assert fold_form(words) == folded
