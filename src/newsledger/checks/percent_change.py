"""Is a change of so many percent the one between the two figures beside it?

Only where a sentence has one percentage, one figure after "from" and one like it after "to", or "to" and "from". The
figures' own roundness is allowed for; a percentage that is near is left alone, as growth in real terms is.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from newsledger.checks.figures import (
    ABOUT,
    inside,
    kind_of,
    last_place,
    rounding,
    say,
    sentence_around,
    value_of,
    without_conversions,
)
from newsledger.model import Amount, Finding, Span
from newsledger.registry import Example, component

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.annotate.annotated import Annotated
    from newsledger.model import Event

_UP = re.compile(
    r"(?<!\w)(?:r[io]se|risen|rising|gr[eo]w\w*|climb\w*|increas\w*|rais\w*|jump\w*|gain\w*|soar\w*|surg\w*|up)(?!\w)",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"(?<!\w)(?:f[ae]ll\w*|declin\w*|decreas\w*|drop\w*|cuts?|cutting|lower\w*|reduc\w*|shr[aiu]nk\w*|slump\w*|slid\w*|down)(?!\w)",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"(?<!\w)(?:in real terms|real|inflation|adjusted|constant|annuali[sz]ed|on average|a year|per year|each|points?|target\w*"
    r"|expect\w*|forecast\w*|share|stake|interest|than|while|whereas)(?!\w)",
    re.IGNORECASE,
)
"""Words by which the percentage may be of something else."""
_LED_BY = re.compile(
    r"(?<!\w)(from|to)(?: (?:about|around|some|nearly|almost|just|over|more than))? ?$", re.IGNORECASE
)
_LEAD = 24
"""Code points before a figure in which its preposition stands."""
_HUNDRED = Decimal(100)
_NEAR = Decimal("0.1")
"""Share of the change by which a percentage may be off and yet tell of another measure of the same."""


def _led_by(text: str, amount: Amount) -> str:
    found = _LED_BY.search(text[max(0, amount.start - _LEAD) : amount.start])
    return found[1].lower() if found else ""


def _ends(text: str, amounts: list[Amount]) -> tuple[Amount, Amount] | None:
    """Give the figures that something changed from and to, where a sentence has just these two."""
    whole = [a for a in without_conversions(text, amounts) if "percent" not in kind_of(a)]
    led = {_led_by(text, a): a for a in whole}
    if len(whole) != 2 or led.keys() != {"from", "to"} or kind_of(whole[0]) != kind_of(whole[1]):
        return None
    return led["from"], led["to"]


def _finding(words: str, share: Amount, first: Amount, last: Amount) -> Finding | None:
    up, down = bool(_UP.search(words)), bool(_DOWN.search(words))
    if up == down or not value_of(first) or first.high or last.high or share.high:
        return None
    ratio = value_of(last) / value_of(first)
    change = (ratio - 1) * _HUNDRED
    slack = (last_place(share) or Decimal(1)) + ratio * (rounding(first) + rounding(last)) * _HUNDRED
    if share.modifier or first.modifier or last.modifier:
        slack += abs(change) * ABOUT + ratio * ABOUT * _HUNDRED * bool(first.modifier or last.modifier)
    kind = kind_of(first)
    said = (
        f"from {say(value_of(first), kind)} to {say(value_of(last), kind)} is "
        f"{'up' if change > 0 else 'down'} {say(round(abs(change), 1))} percent"
    )
    spans = tuple(Span(a.start, a.end) for a in sorted((share, first, last), key=lambda a: a.start))
    stated = value_of(share) if up else -value_of(share)
    if abs(change - stated) <= slack:
        return Finding("percent-change", "holds", f"{said}, given as {share.text}: holds", spans)
    if stated * change > 0 and abs(change - stated) <= slack + _NEAR * abs(change):
        return None
    return Finding(
        "percent-change", "fails", f"{said}, yet given as {'up' if up else 'down'} {share.text}: fails", spans
    )


@component(
    "check",
    name="percent-change",
    examples=(
        Example(
            "Trade grew by 20 percent to $3 billion last year, from $2.5 billion.", ("percent-change holds",)
        ),
        Example("The price rose from 50 tenge to 55 tenge, up 10 percent.", ("percent-change holds",)),
        Example(
            "Exports fell by 40 percent, from 475,000 tonnes to 439,000 tonnes.", ("percent-change fails",)
        ),
        Example("Revenue rose 20 percent to $2.5 billion from $3 billion.", ("percent-change fails",)),
    ),
    silent=(
        "Revenue rose 12 percent in real terms to $3 billion from $2.5 billion.",
        "Exports rose 12 percent to $3.2 billion, with imports rising from $2 billion to $2.5 billion.",
        "The bank raised its stake by 5 percent, paying from $2 million to $3 million.",
        "The tax went from 10 percent to 12 percent.",
    ),
)
def percent_change(annotated: Annotated, events: tuple[Event, ...]) -> Iterator[Finding]:
    """Reckon a change after from the two figures that it lies between."""
    del events
    text = annotated.article.text
    for share in annotated.figures:
        if share.unit != "percent":
            continue
        sentence = sentence_around(text, share.start)
        amounts = inside(annotated.figures, sentence.start, sentence.end)
        ends = _ends(text, amounts)
        words = text[sentence.start : sentence.end]
        if ends is None or sum(a.unit == "percent" for a in amounts) != 1 or _OTHERWISE.search(words):
            continue
        found = _finding(words, share, *ends)
        if found is not None:
            yield found
