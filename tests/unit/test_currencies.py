"""Currencies: one code each, signs that mean one thing, and words whose currencies exist."""

from __future__ import annotations

import re

import pytest

from newsledger.knowledge.currencies import currencies, signs
from newsledger.lang.lexicon import lexicon


def test_codes_and_digits() -> None:
    assert len(currencies()) > 140
    for code, currency in currencies().items():
        assert re.fullmatch(r"[A-Z]{3}", code)
        assert currency.digits in (0, 2, 3)
        assert currency.name


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        ("$", "USD"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("₸", "KZT"),
        ("₽", "RUB"),
        ("₹", "INR"),
        ("HK$", "HKD"),
        ("RM", "MYR"),
    ],
)
def test_a_sign_means_a_currency(sign: str, code: str) -> None:
    assert signs()[sign] == ((code, False),)


def test_sure_signs_mean_one_currency() -> None:
    for sign, meanings in signs().items():
        sure = [code for code, cautious in meanings if not cautious]
        assert len(sure) <= 1, f"{sign!r} cannot be told"


def test_words_and_places_name_currencies_that_exist() -> None:
    for kind, default, codes in lexicon("en", "amounts_currency_words").values():
        assert kind in ("major", "minor")
        assert set(codes.split()) <= set(currencies())
        assert default == "-" or default in currencies()
    for (codes,) in lexicon("en", "amounts_currency_places").values():
        assert set(codes.split()) <= set(currencies())
