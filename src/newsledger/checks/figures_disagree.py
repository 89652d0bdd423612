"""Does an article give two different figures for one thing?

Either the same sum loosened in two ways ("around 40 million", then "more than 40 million"), or a headline's figure that
the article does not bear out. Silent about percentages and measures, which recur by chance.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsledger.checks.figures import kind_of, last_place, rounding, say, value_of, without_conversions
from newsledger.checks.instruments import named_instrument
from newsledger.model import Amount, Finding, Modifier, Span
from newsledger.registry import Example, component

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.annotate.annotated import Annotated
    from newsledger.model import Event

_DISAGREE: frozenset[frozenset[Modifier]] = frozenset(
    frozenset(pair)
    for pair in (
        ("about", "more_than"), ("about", "less_than"), ("more_than", "less_than"), ("more_than", "up_to"), ("less_than", "at_least"),
    )
)  # fmt: skip
_WORDS: dict[Modifier, str] = {
    "about": "about", "more_than": "more than", "less_than": "less than", "up_to": "up to", "at_least": "at least",
}  # fmt: skip
_TITLE_FIGURES = 4
"""A title with more figures is no headline."""
_SINGULAR = frozenset(
    (
        "loan",
        "grant",
        "bribe",
        "fine",
        "bail",
        "aid",
        "debt",
        "damage",
        "investment",
        "theft",
        "budget",
        "reward",
    )
)
_FACTOR = 3
_POWERS = (10, 100, 1000)
_NEAR = 2000
"""Characters between two mentions of one thing: about a short article."""
_NEAR_COUNTS = 800
_INDEFINITE = re.compile(r"(?<!\w)an?\s(?:(?:new|loan|grant|of)\s){0,3}$", re.IGNORECASE)
_DEFINITE = re.compile(r"(?<!\w)(?:the|this|that)\s(?:(?:same|loan|grant|of)\s){0,3}$", re.IGNORECASE)
_SMALLEST = 10
"""Counts below this recur by chance."""


def _is_compared(amount: Amount) -> bool:
    """Money, and counted things; shares and measures of different things are often equal."""
    if amount.currency:
        return True
    return amount.unit is not None and amount.unit.endswith(("s", "people", "men", "women", "children"))


def _is_one_thing(amount: Amount) -> bool:
    """Whether a figure is likely to be said of one thing only: a price or a wage is said of many."""
    return _is_compared(amount) and (amount.role in _SINGULAR if amount.currency else True)


def _loosened(amounts: list[Amount]) -> Iterator[Finding]:
    """Find one figure loosened in two ways."""
    seen: dict[tuple[str, str, str | None], Amount] = {}
    for amount in amounts:
        if not amount.modifier or not _is_one_thing(amount) or value_of(amount) < _SMALLEST:
            continue
        key = (amount.value or "", kind_of(amount), amount.role)
        first = seen.setdefault(key, amount)
        near = amount.start - first.end < (_NEAR if amount.currency else _NEAR_COUNTS)
        if near and first.modifier and frozenset((first.modifier, amount.modifier)) in _DISAGREE:
            said = (
                f"{_WORDS[first.modifier]} {first.text} here, {_WORDS[amount.modifier]} {amount.text} there"
            )
            spans = (Span(first.start, first.end), Span(amount.start, amount.end))
            yield Finding("figures-disagree", "suspicious", f"{said}: suspicious", spans)


def _rounds_to(exact: Amount, headline: Amount) -> bool:
    """Whether a headline may have rounded a figure so, up or down by one of its last place."""
    place = max(last_place(headline), value_of(headline) * rounding(headline) * 2)
    return abs(value_of(exact) - value_of(headline)) < max(place, value_of(headline) / 20)


def _is_slip(headline: Amount, other: Amount) -> bool:
    """Whether one figure may be the other gone wrong: not far from it, or off by a power of ten."""
    larger, smaller = sorted((value_of(headline), value_of(other)), reverse=True)
    return smaller > 0 and (larger / smaller < _FACTOR or larger / smaller in _POWERS)


def _headline(title: list[Amount], body: list[Amount]) -> Iterator[Finding]:
    """Find a headline's sum that no sum of that kind in the article comes near to, where there is but one."""
    for amount in title[:_TITLE_FIGURES]:
        same = [
            b for b in body if kind_of(b) == kind_of(amount) and (b.role == amount.role or not amount.role)
        ]
        if (
            not _is_compared(amount)
            or len({b.value for b in same}) != 1
            or amount.modifier
            or same[0].modifier
        ):
            continue
        other = same[0]
        if _rounds_to(other, amount) or value_of(amount) < 2 or not _is_slip(amount, other):
            continue
        kind = kind_of(amount)
        message = f"the headline says {say(value_of(amount), kind)}, the article {say(value_of(other), kind)}: suspicious"
        spans = (Span(amount.start, amount.end), Span(other.start, other.end))
        yield Finding("figures-disagree", "suspicious", message, spans)


def _later(text: str, amounts: list[Amount]) -> Iterator[Finding]:
    """Find "the $54 million loan" where the only loan so far was "a $52 million loan"."""
    named = [(a, name) for a in amounts if a.currency and (name := named_instrument(text, a))]
    for kind in dict.fromkeys(name for _, name in named):
        sums = [a for a, name in named if name == kind]
        if len(sums) != 2 or sums[0].currency != sums[1].currency or sums[0].value == sums[1].value:
            continue
        first, second = sums
        given = _INDEFINITE.search(text[max(0, first.start - 24) : first.start])
        again = _DEFINITE.search(text[max(0, second.start - 24) : second.start])
        if not given or not again or _rounds_to(first, second) or _rounds_to(second, first):
            continue
        said = f"a {kind} of {say(value_of(first), kind_of(first))} here, of {say(value_of(second), kind_of(second))} there"
        spans = (Span(first.start, first.end), Span(second.start, second.end))
        yield Finding("figures-disagree", "suspicious", f"{said}: suspicious", spans)


@component(
    "check",
    name="figures-disagree",
    examples=(
        Example(
            "The clerk took bribes of around 30 million tenge, prosecutors said. “The bribes came to more than 30 million"
            " tenge,” the court heard.",
            ("figures-disagree suspicious",),
        ),
        Example(
            "The bank approved a $52 million loan for roads. Deputies will vote on the $25 million loan in May.",
            ("figures-disagree suspicious",),
        ),
        Example(
            "Ministry to Spend $68 Million on Canal\n\nThe ministry will spend $86 million on the canal. Work begins in May.",
            ("figures-disagree suspicious",),
            title="Ministry to Spend $68 Million on Canal",
        ),
    ),
    silent=(
        "The bank approved a $52 million loan for roads and a $64 million loan for canals.",
        "The clerk took bribes of around 30 million tenge. The house cost more than 30 million tenge.",
        "Around 30 percent agreed. More than 30 percent did not answer.",
        "The ministry spent about $86 million in May and over $90 million in June.",
    ),
)
def figures_disagree(annotated: Annotated, events: tuple[Event, ...]) -> Iterator[Finding]:
    """Hold figures for one thing against each other."""
    del events
    amounts = without_conversions(annotated.article.text, annotated.figures)
    yield from _loosened(amounts)
    yield from _later(annotated.article.text, amounts)
    title_end = max((b.end for b in annotated.article.blocks if b.kind == "title"), default=0)
    yield from _headline(
        [a for a in amounts if a.end <= title_end], [a for a in amounts if a.start >= title_end]
    )
