"""Is a number a measured quantity, and in what unit?

Invariant: units come out in one form: SI units by symbol ("km", "MW", "m³"), others by their English plural ("hectares",
"barrels"), shares as "percent" and "percentage points".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from newsledger.annotate.amounts.numbers import DASHES, SPACES, Number
from newsledger.lang.lexicon import lexicon

_SHORT = 3
"""Forms this short are symbols: their case matters ("MW", "mm")."""
_GLUED_ONLY = frozenset(("m", "g", "l", "t", "W", "V", "mt", "bp"))
"""Symbols that stand alone as other things: read only close behind digits."""


@dataclass(frozen=True)
class Measure:
    """A measured quantity where it stands."""

    start: int
    end: int
    value: Decimal
    unit: str
    dimension: str
    number: Number
    high: Decimal | None = None
    """The upper end of a range, `value` being its lower one."""


def _alternatives(forms: list[str]) -> str:
    ordered = sorted(forms, key=lambda f: (-len(f), f))
    return "|".join(
        re.escape(f).replace(r"\ ", rf"[{SPACES}]").replace(r"\-", rf"[{DASHES}]") for f in ordered
    )


@cache
def _units() -> tuple[re.Pattern[str], re.Pattern[str]]:
    forms = list(lexicon("en", "amounts_units"))
    gap = rf"[{SPACES}]?(?:[{DASHES}][{SPACES}]?)?"
    tail = r"(?![\w²³])"
    exact = _alternatives(forms)
    long = _alternatives([f for f in forms if len(f) > _SHORT])
    return (
        re.compile(rf"{gap}(?P<unit>{exact}){tail}"),
        re.compile(rf"{gap}(?P<unit>{long}){tail}", re.IGNORECASE),
    )


_GAP = re.compile(rf"[{SPACES}]?(?:[{DASHES}][{SPACES}]?)?")


@cache
def _heads() -> frozenset[str]:
    """Give the first two characters of every unit, the first alone where no letter follows it."""
    return frozenset(form[:2].rstrip().lower() for form in lexicon("en", "amounts_units"))


def _may_be_unit(text: str, end: int) -> bool:
    """Whether a unit may follow: a cheap look before all units are tried."""
    gap = _GAP.match(text, end)
    at = gap.end() if gap else end
    head = text[at : at + 2].lower()
    return head in _heads() or head[:1] in _heads()


@cache
def _folded() -> dict[str, tuple[str, ...]]:
    table = lexicon("en", "amounts_units")
    return {form.lower(): values for form, values in table.items() if len(form) > _SHORT} | dict(table)


def read_measure(text: str, number: Number) -> Measure | None:
    """Read a number as a measured quantity, or give None."""
    if number.start and (text[number.start - 1].isalnum() or text[number.start - 1] in "/_"):
        return None
    if not _may_be_unit(text, number.end):
        return None
    exact, loose = _units()
    found = exact.match(text, number.end) or loose.match(text, number.end)
    if found is None:
        return None
    form = re.sub(rf"[{SPACES}]", " ", found["unit"])
    if form in _GLUED_ONLY and (not number.raw or found.start("unit") > number.end + 1):
        return None
    if form == "points" and "." not in number.raw:
        return None
    if form in ("degree", "degrees") and not number.raw:
        return None
    form = re.sub(rf"[{DASHES}]", "-", form)
    unit, dimension, factor = _folded().get(form) or _folded()[form.lower()]
    if form.lower() == "pp" and not number.raw:
        return None
    return Measure(number.start, found.end(), number.value * Decimal(factor), unit, dimension, number)
