"""Does a sum that converts the one before it do so at a rate of that time?

Annual averages are all the package has, so a conversion holds within a band around the averages of the year and its
neighbours, is suspicious outside it, and fails where no rate of those years comes near: by half as much again.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from newsledger.checks.figures import inside, is_converted, rounding, say, sentence_around, value_of
from newsledger.knowledge.currencies import currencies
from newsledger.knowledge.rates import Band, band, known_years
from newsledger.model import Amount, Finding, Span, Verdict
from newsledger.registry import Example, component

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.annotate.annotated import Annotated
    from newsledger.model import Event

FAR = Decimal("1.5")
"""From this factor outside the band on it fails: no official rate of the table moved so far between two years but the
sum's in 2017-2018 and the tenge's in 2015-2016, which the band of neighbouring years takes in."""
_ROUNDEST = Decimal("0.3")
"""Figures rounded more coarsely than this say nothing about a rate that is not far off."""
_BRIDGE = re.compile(
    r"\s?[(\[]\s?(?:[^\W\d_]{1,14}\s){0,4}|,?\s(?:or|equivalent to|equal to|i\.e\.|that is)\s(?:about |around |roughly |approximately |some |nearly )?"
)
"""What stands between a sum and its conversion: a bracket, or words that say it is the same sum."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def _pairs(text: str, amounts: tuple[Amount, ...]) -> Iterator[tuple[Amount, Amount]]:
    """Give (local sum, dollar sum) where one converts the other in brackets."""
    for first, second in pairwise(amounts):
        if not _BRIDGE.fullmatch(text[first.end : second.start][:60]) or not is_converted(
            text, second, first
        ):
            continue
        if {first.modifier, second.modifier} & {"at_least", "up_to"}:
            continue
        if second.currency == "USD":
            yield first, second
        elif first.currency == "USD":
            yield second, first


def _years(annotated: Annotated, at: int) -> tuple[int, ...]:
    """Give the years a sum may be of: its sentence's, else the year of publication."""
    sentence = sentence_around(annotated.article.text, at)
    said = [
        int(m[0])
        for t in inside(annotated.times, sentence.start, sentence.end)
        if t.type == "date" and (m := _YEAR.match(t.value or ""))
    ]
    published = annotated.article.published
    if published and published.earliest.year >= published.latest.year - 1:
        said += [published.earliest.year, published.latest.year]
    return tuple(sorted(set(said)))


def _verdict(rate: Decimal, wide: Decimal, allowed: Band) -> Verdict | None:
    low, high = allowed.low * (1 - wide), allowed.high * (1 + wide)
    if low <= rate <= high:
        return "holds"
    if low / FAR < rate < high * FAR:
        return None if allowed.stale else "suspicious"
    return "fails"


def _slip(rate: Decimal, average: Decimal) -> str:
    """Name the power of ten by which a figure seems to have slipped, if one does."""
    for power in (1, 2, 3, 6):
        for factor in (Decimal(10) ** power, Decimal(10) ** -power):
            if Decimal("0.8") < rate / average / factor < Decimal("1.25"):
                return f", as if the dollars were {10**power:,} times too {'few' if factor > 1 else 'many'}"
    return ""


def _message(local: Amount, dollars: Amount, rate: Decimal, allowed: Band, verdict: Verdict) -> str:
    said = f"{say(value_of(local), local.currency or '')} at {say(value_of(dollars), 'USD')} is {_rate(rate)} a dollar"
    why = f" ({allowed.caveat})" if allowed.caveat else ""
    slip = _slip(rate, allowed.nearest.per_usd) if verdict == "fails" else ""
    return f"{said}; {_against(local.currency or '', allowed)}{why}{slip}: {verdict}"


def _against(currency: str, allowed: Band) -> str:
    """Say what the rate is held against: the average of the year, or of all years where the text gives no date."""
    name, near = currencies()[currency].name, allowed.nearest
    years = known_years(currency)
    if len(allowed.years) > 3:
        return f"in no year from {years[0]} to {years[-1]} did the {name} average so"
    basis = {
        "official": "averaged",
        "peg": "was officially fixed at",
        "press": "averaged, by a newspaper's reckoning,",
    }
    stale = ", the last year known" if allowed.stale else ""
    return f"the {name} {basis[near.basis]} {_rate(near.per_usd)} in {near.year}{stale}"


def _rate(rate: Decimal) -> str:
    return say(round(rate, 0 if rate >= 100 else 2))


def _judge(local: Amount, dollars: Amount, allowed: Band) -> Finding | None:
    wide = rounding(local) + rounding(dollars)
    rate = value_of(local) / value_of(dollars)
    verdict = _verdict(rate, wide, allowed)
    if wide > _ROUNDEST and verdict != "fails":
        return None
    if allowed.caveat:
        verdict = _with_caveat(verdict, rate, allowed)
    if verdict is None:
        return None
    first, second = sorted((local, dollars), key=lambda a: a.start)
    spans = (Span(first.start, first.end), Span(second.start, second.end))
    return Finding("conversion", verdict, _message(local, dollars, rate, allowed, verdict), spans)


def _with_caveat(verdict: Verdict | None, rate: Decimal, allowed: Band) -> Verdict | None:
    """Be wary where the rate itself misleads: the official one is suspicious, and one paid in the street may be right."""
    if verdict == "fails":
        return None if allowed.street and allowed.high < rate <= allowed.street else "fails"
    return "suspicious" if verdict == "holds" and allowed.nearest.basis == "peg" else None


@component(
    "check",
    name="conversion",
    examples=(
        Example("The fine was 9 million tenge ($19,200).", ("conversion holds",), published="2024-03-05"),
        Example("The fine was 9 million tenge ($192,000).", ("conversion fails",), published="2024-03-05"),
        Example(
            "The mine paid 2.1 billion soms ($24 million) in tax.",
            ("conversion holds",),
            published="2023-07-01",
        ),
        Example(
            "The mine paid 2.1 million soms ($24 million) in tax.",
            ("conversion fails",),
            published="2023-07-01",
        ),
        Example(
            "The fine was 9 million tenge ($15,000).", ("conversion suspicious",), published="2024-03-05"
        ),
        Example("The fine was 9 million tenge ($192,000), said the court.", ("conversion fails",)),
        Example(
            "A ticket costs 700 Turkmen manats ($200).", ("conversion suspicious",), published="2022-03-05"
        ),
    ),
    silent=(
        "The fine was 9 million tenge ($19,200), said the court.",
        "The fine was 9 million tenge, and the fee was $192,000.",
        "The fine was 9 million yen ($192,000).",
    ),
)
def conversion(annotated: Annotated, events: tuple[Event, ...]) -> Iterator[Finding]:
    """Hold a conversion in brackets against the annual rates of its time."""
    del events
    for local, dollars in _pairs(annotated.article.text, annotated.figures):
        years = _years(annotated, local.start)
        allowed = band(local.currency or "", years or known_years(local.currency or ""))
        found = _judge(local, dollars, allowed) if allowed and value_of(local) and value_of(dollars) else None
        # Without a date only a rate that no year had can be told from a right one.
        if found and (years or found.verdict == "fails"):
            yield found
