"""Do the parts of a whole add up to it?

Silent where the words leave room for further parts, and where rounding explains the difference.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsledger.checks.breakdown import Breakdown, breakdowns
from newsledger.checks.figures import bare, kind_of, say, slack, value_of
from newsledger.model import Finding, Span, Verdict
from newsledger.registry import Example, component

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.annotate.annotated import Annotated
    from newsledger.model import Event

_AGREED = frozenset(("loan", "grant", "aid", "budget", "fine", "bribe", "allocation"))


def _verdict(found: Breakdown, total: Decimal) -> Verdict | None:
    whole = value_of(found.whole)
    if total == whole:
        return "holds"
    if abs(total - whole) <= slack((found.whole, *found.parts)):
        return "suspicious" if found.complete and _is_exact(found) else None
    if total > whole:
        return None if found.whole.modifier in ("more_than", "at_least") else "fails"
    return "fails" if found.complete and found.whole.modifier not in ("less_than", "up_to") else None


def _is_exact(found: Breakdown) -> bool:
    """Whether the sums are agreed to the last place, as loans and grants are and statistics are not."""
    loosened = any(a.modifier for a in (found.whole, *found.parts))
    return not loosened and found.whole.role in _AGREED


def _message(found: Breakdown, total: Decimal, verdict: Verdict) -> str:
    whole = value_of(found.whole)
    terms = " + ".join(bare(value_of(p), whole) for p in found.parts)
    total_words = say(total, kind_of(found.whole), like=whole)
    if verdict == "holds":
        return f"{terms} = {total_words}: holds"
    doubt = "fails" if verdict == "fails" else "suspicious, though rounding may explain it"
    return f"{terms} = {total_words}, but the whole is given as {say(whole, kind_of(found.whole))}: {doubt}"


@component(
    "check",
    name="sum-of-parts",
    examples=(
        Example(
            "The fund set aside $9.5 million for wells. Of this amount, 6 million dollars will go to Osh, 2 million"
            " dollars to Batken, and another 1.5 million dollars to Talas.",
            ("sum-of-parts holds",),
        ),
        Example(
            "The fund set aside $9.5 million for wells. Of this amount, 6 million dollars will go to Osh, 3 million"
            " dollars to Batken, and another 1.5 million dollars to Talas.",
            ("sum-of-parts fails",),
        ),
        Example(
            "Sales through the market reached $48 million, of which $31 million was fruit and $17 million was wool.",
            ("sum-of-parts holds",),
        ),
    ),
    silent=(
        "The fund set aside $9.5 million for wells. Of this amount, 6 million dollars will go to Osh.",
        "Sales reached $48 million, including $31 million for fruit and $9 million for wool.",
        "Sales reached $48 million, up from $31 million last year and $17 million in 2019.",
    ),
)
def sum_of_parts(annotated: Annotated, events: tuple[Event, ...]) -> Iterator[Finding]:
    """Add the parts up and hold them against the whole."""
    del events
    for found in breakdowns(annotated):
        if len(found.parts) < 2 or not _same_things(found):
            continue
        total = sum(map(value_of, found.parts), Decimal(0))
        verdict = _verdict(found, total)
        if verdict:
            evidence = tuple(Span(a.start, a.end) for a in (found.whole, *found.parts))
            yield Finding("sum-of-parts", verdict, _message(found, total, verdict), evidence)


def _same_things(found: Breakdown) -> bool:
    """Whether adding up makes sense: money, or counts that are no shares of one another."""
    units = [kind_of(p) for p in found.parts]
    return bool(found.whole.currency) or "percent" not in (kind_of(found.whole), *units)
