"""Rates: figures as their sources have them, bands, and caveats."""

from __future__ import annotations

from decimal import Decimal

import pytest

from newsledger.knowledge.rates import band, caveat, known_years, rate


@pytest.mark.parametrize(
    ("currency", "year", "per_usd", "basis"),
    [
        ("KZT", 2024, "468.9625", "official"),
        ("UZS", 2018, "8069.60624", "official"),
        ("TMT", 2020, "3.5", "peg"),
        ("RUB", 2025, "83.3", "press"),
    ],
)
def test_a_rate_with_its_basis(currency: str, year: int, per_usd: str, basis: str) -> None:
    found = rate(currency, year)
    assert found is not None
    assert (found.per_usd, found.basis) == (Decimal(per_usd), basis)


@pytest.mark.parametrize(("currency", "year"), [("RUB", 2024), ("KZT", 2025), ("KZT", 1999), ("JPY", 2020)])
def test_what_was_not_found_is_none(currency: str, year: int) -> None:
    assert rate(currency, year) is None


def test_years() -> None:
    assert known_years("KGS") == tuple(range(2015, 2025))
    assert known_years("JPY") == ()


def test_a_band_takes_in_the_neighbouring_years() -> None:
    found = band("KZT", [2016])
    assert found is not None
    assert found.low < Decimal(200) < Decimal(380) < found.high
    assert found.nearest.year == 2016
    assert not found.stale


def test_a_late_year_is_held_against_the_last_one_known() -> None:
    found = band("KZT", [2025])
    assert found is not None
    assert found.stale
    assert found.nearest.year == 2024
    assert band("KZT", [2031]) is None
    assert band("KZT", []) is None
    assert band("JPY", [2020]) is None


def test_caveats() -> None:
    assert "street" in (caveat("TMT", [2022]) or "")
    assert "devalued" in (caveat("UZS", [2017]) or "")
    assert caveat("UZS", [2019]) is None
