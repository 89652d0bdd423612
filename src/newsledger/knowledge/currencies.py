"""Which currencies are there, and which signs stand for them?

ISO 4217 codes with their signs; the words of a language for them stand in its lexicon. Invariant: a sign or code means
one currency; a sign that is also an everyday letter is `cautious`: it is money only where the text names the country.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsledger.lang.lexicon import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

CAUTIOUS_CODES = frozenset(
    ("ALL", "AMD", "BAM", "COP", "CUP", "DOP", "GEL", "LAK", "MAD", "MOP", "PEN", "SAR", "SOS", "TOP", "TRY")
)
"""Codes that are also English words or abbreviations ("ALL", "COP29", "World CUP")."""


@dataclass(frozen=True)
class Currency:
    """A currency."""

    code: str
    """ISO 4217."""
    name: str
    digits: int
    """Decimal digits of its minor unit: 2 for cents, 0 for yen."""
    signs: tuple[str, ...]
    cautious_signs: tuple[str, ...]


@cache
def currencies() -> Mapping[str, Currency]:
    """Give all currencies by code."""
    rows = read_table("newsledger.knowledge", "currencies.tsv")
    return MappingProxyType({row[0]: _currency(row) for row in rows})


def _currency(row: tuple[str, ...]) -> Currency:
    code, name, digits, *rest = row
    signs = rest[0].split() if rest else []
    sure = tuple(s for s in signs if not s.startswith("?"))
    return Currency(code, name, int(digits), sure, tuple(s[1:] for s in signs if s.startswith("?")))


@cache
def signs() -> Mapping[str, tuple[tuple[str, bool], ...]]:
    """Give sign or code → the currencies it stands for, each with whether it is cautious."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for currency in currencies().values():
        found.setdefault(currency.code, []).append((currency.code, currency.code in CAUTIOUS_CODES))
        for sign in currency.signs:
            found.setdefault(sign, []).append((currency.code, False))
        for sign in currency.cautious_signs:
            found.setdefault(sign, []).append((currency.code, True))
    return MappingProxyType({sign: tuple(codes) for sign, codes in found.items()})
