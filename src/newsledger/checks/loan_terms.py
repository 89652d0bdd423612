"""Can a loan have these terms?

A grace period, or years without interest, cannot be longer than the loan; a rate cannot be negative or usurious.
Durations are read from the sentences that speak of the loan. Silent where a duration's meaning is not said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from newsledger.checks.figures import inside, say, sentence_around, value_of
from newsledger.model import Finding, Span, Time
from newsledger.registry import Example, component

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.annotate.annotated import Annotated
    from newsledger.model import Event

Meaning = Literal["term", "grace", "free"]

_LOAN = re.compile(
    r"(?<!\w)(?:loans?|credits?|lend|lends|lent|borrow(?:s|ed)?|mortgages?|financing|repa(?:y|id|yment))(?!\w)",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"P(\d+)(Y|M)")
_GRACE_BEFORE = re.compile(
    r"grace period (?:of|is|lasts|lasting|for)?\s?(?:up to |about |another |an? )?$|(?<!\w)grace of $",
    re.IGNORECASE,
)
_GRACE_AFTER = re.compile(r"[\s-](?:of )?grace(?: period)?(?!\w)|\s\(?as a grace period", re.IGNORECASE)
_FREE_AFTER = re.compile(
    r"\s(?:of (?:the|this|that|which) ?(?:loan|term|period)?s?\s?)?(?:being |are |will be |is |to be )?(?:interest[- ]free|without interest|free of interest)",
    re.IGNORECASE,
)
_FREE_BEFORE = re.compile(
    r"(?:interest[- ]free|without interest|free of interest|no interest) (?:for|during|over)(?: the first)? $",
    re.IGNORECASE,
)
_TERM_BEFORE = re.compile(
    r"(?:(?<!\w)(?:for|over|in|within|during)|(?:term|maturity|tenor|period|duration) (?:of|is)|repa(?:id|yable|yment) (?:over|in|within))"
    r" (?:a (?:period|term) of )?(?:up to |about )?(?:a )?$",
    re.IGNORECASE,
)
_TERM_AFTER = re.compile(
    r"[\s-](?:[^\W\d_]+[\s-])?(?:loan|credit|term|maturity|mortgage)(?!\w)", re.IGNORECASE
)
_OTHER_MEANING = re.compile(
    r"(?<!\w)(?:grace|delay|ago|since|last|past|previous|within the next|every)(?!\w)", re.IGNORECASE
)
_RATE = re.compile(r"(?<!\w)(?:interest|per annum|annual|a year|annually|coupon)(?!\w)", re.IGNORECASE)
_NOT_RATE = re.compile(
    r"(?<!\w)(?:increase|rise|rose|growth|grew|inflation|fell|drop|of the (?:loan|sum|cost))(?!\w)",
    re.IGNORECASE,
)
_USURY = Decimal(60)
"""Percent a year: above it no lender the region's press reports on lends, microlenders' penalties excepted."""
_PARAGRAPHS = 2


@dataclass(frozen=True)
class Term:
    """A duration and what it is to the loan."""

    meaning: Meaning
    months: int
    time: Time


def _meaning(text: str, time: Time) -> Meaning | None:
    before, after = text[max(0, time.start - 44) : time.start], text[time.end : time.end + 60]
    if _GRACE_BEFORE.search(before) or _GRACE_AFTER.match(after):
        return "grace"
    if _FREE_AFTER.match(after) or _FREE_BEFORE.search(before):
        return "free"
    if _TERM_AFTER.match(after) or (_TERM_BEFORE.search(before) and not _OTHER_MEANING.search(before[-24:])):
        return "term"
    return None


def _term(text: str, time: Time) -> Term | None:
    period = _PERIOD.fullmatch(time.value or "") if time.type == "duration" else None
    meaning = _meaning(text, time) if period else None
    if period is None or meaning is None:
        return None
    months = int(period[1][:4]) * (12 if period[2] == "Y" else 1)
    return Term(meaning, months, time)


def _loan_sentences(text: str) -> Iterator[Span]:
    """Give each sentence that speaks of a loan, once."""
    done = -1
    for word in _LOAN.finditer(text):
        if word.start() >= done:
            sentence = sentence_around(text, word.start())
            done = sentence.end
            yield sentence


def _terms(annotated: Annotated) -> Iterator[list[Term]]:
    """Group the terms that sentences about one loan give: a group begins where a new length is said."""
    text = annotated.article.text
    if not any(t.type == "duration" for t in annotated.times):
        return
    group: list[Term] = []
    for sentence in _loan_sentences(text):
        said = inside(annotated.times, sentence.start, sentence.end)
        terms = [term for t in said if (term := _term(text, t))]
        if group and (any(t.meaning == "term" for t in terms) or _far(text, group, sentence)):
            yield group
            group = []
        group += terms
    if group:
        yield group


def _far(text: str, group: list[Term], sentence: Span) -> bool:
    return text.count("\n\n", group[-1].time.end, sentence.start) > _PARAGRAPHS


def _length(term: Term) -> str:
    years, months = divmod(term.months, 12)
    number, unit = (term.months, "month") if months else (years, "year")
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _compare(group: list[Term]) -> Iterator[Finding]:
    lengths = [t for t in group if t.meaning == "term"]
    if len({t.months for t in lengths}) != 1:
        return
    length = lengths[0]
    for other in group:
        if other.meaning == "term":
            continue
        what = "a grace period of" if other.meaning == "grace" else "interest-free for"
        fits = other.months <= length.months
        relation = "is within" if fits else "cannot exceed"
        verdict = "holds" if fits else "fails"
        message = f"{what} {_length(other)} {relation} a term of {_length(length)}: {verdict}"
        spans = (Span(length.time.start, length.time.end), Span(other.time.start, other.time.end))
        yield Finding("loan-terms", "holds" if fits else "fails", message, spans)


def _rates(annotated: Annotated) -> Iterator[Finding]:
    text = annotated.article.text
    if not any(a.unit == "percent" for a in annotated.figures):
        return
    for sentence in _loan_sentences(text):
        for amount in inside(annotated.figures, sentence.start, sentence.end):
            near = text[max(sentence.start, amount.start - 40) : min(sentence.end, amount.end + 24)]
            if amount.unit != "percent" or not _RATE.search(near) or _NOT_RATE.search(near):
                continue
            span = (Span(amount.start, amount.end),)
            if re.search(r"(?<![\w)])[-−–]$|(?<!\w)minus $", text[max(0, amount.start - 8) : amount.start]):
                yield Finding(
                    "loan-terms", "suspicious", f"an interest rate of minus {amount.text}: suspicious", span
                )
            elif value_of(amount) > _USURY:
                message = f"an interest rate of {say(value_of(amount))} percent a year: suspicious"
                yield Finding("loan-terms", "suspicious", message, span)


@component(
    "check",
    name="loan-terms",
    examples=(
        Example(
            "The bank will lend the town $4 million. The loan is for 12 years with a grace period of 15 years.",
            ("loan-terms fails",),
        ),
        Example("The loan is for 12 years with a grace period of 3 years.", ("loan-terms holds",)),
        Example(
            "The loan will be for 12 years, with 20 years of the loan being interest-free.",
            ("loan-terms fails",),
        ),
        Example(
            "They took out a loan at an interest rate of 140 percent a year.", ("loan-terms suspicious",)
        ),
    ),
    silent=(
        "The loan was agreed 12 years ago, and the road took 15 years to build.",
        "The grace period of 15 years surprised everybody.",
        "The loan carries an interest rate of 14 percent a year.",
    ),
)
def loan_terms(annotated: Annotated, events: tuple[Event, ...]) -> Iterator[Finding]:
    """Hold a loan's grace period, interest-free years and rate against its length and against reason."""
    del events
    for group in _terms(annotated):
        yield from _compare(group)
    yield from _rates(annotated)
