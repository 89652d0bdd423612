"""What was a dollar worth in a year?

Annual averages, each with its basis (`rates.tsv` names the sources). Invariant: a year without a figure has none; a
band says how far daily rates may have strayed, and a caveat says why a rate misleads.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, cast

from newsledger.lang.lexicon import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Basis = Literal["official", "peg", "press"]

SPREAD = Decimal("0.12")
"""How far a day's rate strays from the averages of its year and its neighbours: the widest calm year in the table is
the tenge's 2024, 440 to 525 around 469 (2026-11-24)."""
STALE_SPREAD = Decimal("0.25")
"""The same for up to two years after the last figure."""
STALE_YEARS = 2

CAVEATS: Mapping[tuple[str, int | None], str] = MappingProxyType(
    {
        (
            "TMT",
            None,
        ): "3.5 manat is the fixed official rate; the street paid 12 to 25 in 2018-2020 and about 19.5 in 2022",
        (
            "UZS",
            2017,
        ): "the sum was devalued in September 2017, from about 4,210 to about 8,100: an annual average means nothing",
    }
)


STREET: Mapping[str, Decimal] = MappingProxyType({"TMT": Decimal(30)})
"""Up to what rate a dollar has been paid for outside the banks, where that is far from the official rate."""


@dataclass(frozen=True)
class Rate:
    """Local currency for one US dollar, averaged over a year."""

    currency: str
    year: int
    per_usd: Decimal
    basis: Basis


@dataclass(frozen=True)
class Band:
    """Between what rates a dollar can have been changed in some years."""

    low: Decimal
    high: Decimal
    years: tuple[int, ...]
    nearest: Rate
    """The figure it is chiefly read from: the middle one of the years."""
    stale: bool
    """Whether the years lie after the last figure."""
    caveat: str | None
    street: Decimal | None


@cache
def _rates() -> Mapping[str, Mapping[int, Rate]]:
    found: dict[str, dict[int, Rate]] = {}
    for currency, year, per_usd, basis in read_table("newsledger.knowledge", "rates.tsv"):
        rate = Rate(currency, int(year), Decimal(per_usd), cast("Basis", basis))
        found.setdefault(currency, {})[rate.year] = rate
    return MappingProxyType({c: MappingProxyType(years) for c, years in found.items()})


def rate(currency: str, year: int) -> Rate | None:
    """Give a currency's average rate in a year, or None where there is no figure."""
    return _rates().get(currency, {}).get(year)


def known_years(currency: str) -> tuple[int, ...]:
    """Give the years for which there is a figure."""
    return tuple(sorted(_rates().get(currency, {})))


def caveat(currency: str, years: Iterable[int]) -> str | None:
    """Say why a currency's rate misleads in one of these years, if it does."""
    return CAVEATS.get((currency, None)) or next(
        (c for y in years if (c := CAVEATS.get((currency, y)))), None
    )


def _around(currency: str, year: int) -> list[Rate]:
    return [r for y in (year - 1, year, year + 1) if (r := rate(currency, y))]


def band(currency: str, years: Iterable[int]) -> Band | None:
    """Give the rates a dollar can have had in any of `years`; None where no figure is near."""
    wanted = sorted(set(years))
    known = [r for year in wanted if rate(currency, year) for r in _around(currency, year)]
    if known:
        averages = sorted((r for year in wanted if (r := rate(currency, year))), key=lambda r: r.per_usd)
        nearest = averages[len(averages) // 2]
        return _band(currency, wanted, known, nearest, stale=False)
    last = max(_rates().get(currency, {0: None}))
    late = [year for year in wanted if last < year <= last + STALE_YEARS]
    recent = rate(currency, last) if late else None
    return _band(currency, wanted, [recent], recent, stale=True) if recent else None


def _band(currency: str, years: list[int], known: list[Rate], nearest: Rate, *, stale: bool) -> Band:
    spread = STALE_SPREAD if stale else SPREAD
    low = min(r.per_usd for r in known) * (1 - spread)
    high = max(r.per_usd for r in known) * (1 + spread)
    return Band(low, high, tuple(years), nearest, stale, caveat(currency, years), STREET.get(currency))
