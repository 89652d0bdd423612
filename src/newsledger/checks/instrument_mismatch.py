"""Is a sum called a loan of which only a part is a loan?"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsledger.checks.breakdown import Breakdown, breakdowns
from newsledger.checks.figures import kind_of, say, value_of
from newsledger.checks.instruments import INSTRUMENTS, named_instrument
from newsledger.model import Amount, Finding, Span
from newsledger.registry import Example, component

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.annotate.annotated import Annotated
    from newsledger.model import Event


def _part_called(found: Breakdown, instrument: str) -> Finding | None:
    """Say how much of a sum called one thing is that thing, where other parts are called something else."""
    same = [p for p in found.parts if p.role == instrument]
    others = [p for p in found.parts if p.role in INSTRUMENTS and p.role != instrument]
    value = sum(map(value_of, same), Decimal(0))
    whole = value_of(found.whole)
    if not others or value >= whole:
        return None
    kind = kind_of(found.whole)
    message = f"called a {instrument} of {say(whole, kind)}, yet only {say(value, kind, like=whole)} of it is a {instrument}: fails"
    spans = (found.whole, *same, *others)
    return Finding("instrument-mismatch", "fails", message, tuple(Span(a.start, a.end) for a in spans))


def _called_both(text: str, amounts: tuple[Amount, ...]) -> Iterator[Finding]:
    """Find a sum that the article calls a loan here and a grant there."""
    called: dict[tuple[str, str], dict[str, Amount]] = {}
    for amount in amounts:
        name = named_instrument(text, amount) if amount.currency else None
        if name:
            called.setdefault((amount.currency or "", amount.value or ""), {}).setdefault(name, amount)
    for (currency, value), names in called.items():
        if len(names) == len(INSTRUMENTS):
            first, second = sorted(names.items(), key=lambda item: item[1].start)
            message = f"{say(Decimal(value), currency)} is called a {first[0]} here and a {second[0]} there: suspicious"
            spans = tuple(Span(a.start, a.end) for _, a in (first, second))
            yield Finding("instrument-mismatch", "suspicious", message, spans)


@component(
    "check",
    name="instrument-mismatch",
    examples=(
        Example(
            "The bank will give Naryn a $9.5 million loan for wells. Of this sum, 6 million dollars will be lent as a"
            " loan, and 3.5 million dollars will be given as a grant.",
            ("instrument-mismatch fails",),
        ),
        Example(
            "The bank approved a $7 million grant for schools. Ministers thanked the bank for the loan of $7 million.",
            ("instrument-mismatch suspicious",),
        ),
    ),
    silent=(
        "The bank will give Naryn $9.5 million for wells. Of this amount, 6 million dollars is a loan and 3 a grant.",
        "The bank approved a $7 million grant for schools and a $9 million loan for roads.",
        "The bank gave millions of dollars as a grant. Ministers thanked it for the loan of millions of dollars.",
    ),
)
def instrument_mismatch(annotated: Annotated, events: tuple[Event, ...]) -> Iterator[Finding]:
    """Hold what a sum is called against what its parts are called."""
    del events
    text = annotated.article.text
    for found in breakdowns(annotated):
        name = named_instrument(text, found.whole) or _earlier_name(text, annotated.figures, found.whole)
        finding = _part_called(found, name) if name else None
        if finding:
            yield finding
    yield from _called_both(text, annotated.figures)


def _earlier_name(text: str, amounts: tuple[Amount, ...], whole: Amount) -> str | None:
    """Give what the headline or lead called the same sum."""
    same = (
        a for a in amounts if a.end <= whole.start and (a.currency, a.value) == (whole.currency, whole.value)
    )
    return next((name for a in same if (name := named_instrument(text, a))), None)
