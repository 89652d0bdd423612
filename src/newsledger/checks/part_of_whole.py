"""Is a part no larger than its whole, and do shares of a whole stay within a hundred percent?"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from newsledger.checks.breakdown import Breakdown, breakdowns
from newsledger.checks.figures import inside, kind_of, last_place, rounding, say, sentence_around, value_of
from newsledger.model import Amount, Finding, Span
from newsledger.registry import Example, component

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.annotate.annotated import Annotated
    from newsledger.model import Event

_SHARES = re.compile(
    r"(?<!\w)(?:of (?:all|the total|total|them|those|respondents|voters)|account(?:s|ed|ing)? for|made up|share of)(?!\w)",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"(?<!\w)(?:grew|grow\w*|rose|rise\w*|rising|fell|fall\w*|increas\w*|decreas\w*|up|down|higher|lower|drop\w*|gain\w*"
    r"|declin\w*|inflation|interest|rates?|from|than|compared|respectively|stake|also|or|both|while|whereas|tax|but|among)(?!\w)",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(r"\sof (?:all |the |its |their |all the |a total of |the total of |the country's )?")
_OR = re.compile(r"(?:\s[^\W\d_]+){0,3},?\s(?:or|that is|i\.e\.)\s|\s?\(")
_HUNDRED = Decimal(100)
_SHARE_SLACK = Decimal("0.5")
"""Rounding of each share to a whole percent."""


def _finding(found: Breakdown) -> Finding | None:
    whole, part = found.whole, found.parts[0]
    evidence = (Span(whole.start, whole.end), Span(part.start, part.end))
    said = f"{say(value_of(part), kind_of(part))} among {say(value_of(whole), kind_of(whole))}"
    if value_of(part) <= value_of(whole):
        return Finding("part-of-whole", "holds", f"{said}: holds", evidence)
    if whole.modifier in ("more_than", "at_least", "about"):
        return None
    return Finding("part-of-whole", "fails", f"{said}: a part larger than its whole: fails", evidence)


def _comparable(found: Breakdown) -> bool:
    if "percent" in kind_of(found.whole):
        return False
    return "percent" not in kind_of(found.parts[0])


def _shares(text: str, amounts: tuple[Amount, ...]) -> Iterator[Finding]:
    """Add up the shares that one sentence gives of one whole."""
    seen = -1
    for amount in amounts:
        if amount.unit != "percent" or amount.start < seen:
            continue
        sentence = sentence_around(text, amount.start)
        seen = sentence.end
        words = text[sentence.start : sentence.end]
        shares = [a for a in inside(amounts, sentence.start, sentence.end) if a.unit == "percent"]
        if len(shares) < 3 or not _SHARES.search(words) or _CHANGES.search(words):
            continue
        total = sum(map(value_of, shares), Decimal(0))
        if total > _HUNDRED + _SHARE_SLACK * len(shares):
            terms = " + ".join(say(value_of(a)) for a in shares)
            message = f"{terms} = {say(total)} percent, more than a whole: fails"
            yield Finding("part-of-whole", "fails", message, tuple(Span(a.start, a.end) for a in shares))


def _percents(text: str, amounts: tuple[Amount, ...]) -> Iterator[Finding]:
    """Reckon "85 of them, or 20 percent of the 412 workers" after."""
    for at, share in enumerate(amounts[:-1]):
        if share.unit != "percent" or not at or share.modifier:
            continue
        whole = amounts[at + 1]
        if not _OF_WHOLE.fullmatch(text[share.end : whole.start]) or "percent" in kind_of(whole):
            continue
        part = _beside(text, amounts, at)
        if part and bool(part.currency) == bool(whole.currency) and (found := _reckon(share, whole, part)):
            yield found


def _beside(text: str, amounts: tuple[Amount, ...], at: int) -> Amount | None:
    """Give the part that a share is said to be: "P, or 20 percent of W", "20 percent of W, or P"."""
    before = amounts[at - 1]
    if _OR.fullmatch(text[before.end : amounts[at].start]):
        return before
    after = amounts[at + 2] if at + 2 < len(amounts) else None
    return after if after and _OR.fullmatch(text[amounts[at + 1].end : after.start]) else None


def _reckon(share: Amount, whole: Amount, part: Amount) -> Finding | None:
    if part.modifier or whole.modifier or not value_of(whole):
        return None
    actual = value_of(part) / value_of(whole) * _HUNDRED
    slack = (last_place(share) or Decimal(1)) + actual * (rounding(part) + rounding(whole))
    said = (
        f"{say(value_of(part))} of {say(value_of(whole), kind_of(whole))} is {say(round(actual, 1))} percent"
    )
    spans = tuple(Span(a.start, a.end) for a in sorted((share, whole, part), key=lambda a: a.start))
    if abs(actual - value_of(share)) <= slack:
        return Finding("part-of-whole", "holds", f"{said}, given as {share.text}: holds", spans)
    return Finding("part-of-whole", "fails", f"{said}, yet given as {share.text}: fails", spans)


@component(
    "check",
    name="part-of-whole",
    examples=(
        Example("The fair drew 640 visitors, including 85 foreign buyers.", ("part-of-whole holds",)),
        Example("The fair drew 640 visitors, including 850 foreign buyers.", ("part-of-whole fails",)),
        Example(
            "The plant employs 412 people, of whom 57 are engineers, said its director.",
            ("part-of-whole holds",),
        ),
        Example("The firm let 103 people go, or 25 percent of its 412 workers.", ("part-of-whole holds",)),
        Example("The firm let 103 people go, or 52 percent of its 412 workers.", ("part-of-whole fails",)),
        Example(
            "Coal accounted for 55 percent of the total, gas for 35 percent and water for 25 percent.",
            ("part-of-whole fails",),
        ),
    ),
    silent=(
        "The fair drew 640 visitors, up from 850 visitors a year earlier.",
        "Exports grew by 60 percent, imports by 50 percent and transit by 30 percent.",
        "The fair drew 640 visitors, with 850 hotel rooms booked.",
    ),
)
def part_of_whole(annotated: Annotated, events: tuple[Event, ...]) -> Iterator[Finding]:
    """Hold a single part against its whole, and shares against a hundred."""
    del events
    for found in breakdowns(annotated):
        if len(found.parts) == 1 and _comparable(found) and (finding := _finding(found)):
            yield finding
    yield from _shares(annotated.article.text, annotated.figures)
    yield from _percents(annotated.article.text, annotated.figures)
