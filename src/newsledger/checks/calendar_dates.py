"""Is there such a date, and does it fall on the day of the week that stands beside it?

There is no 31 June, and "Tuesday, 12 March 2025" was a Wednesday. Where the year is not said, a date fails only if it
falls on that day in none of the years that the article may mean. Silent where no year is known.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from datetime import date
from typing import TYPE_CHECKING

from newsledger.model import Finding, Span
from newsledger.registry import Example, component

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.annotate.annotated import Annotated
    from newsledger.model import Event

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?!\d)(?:,? (?P<year>(?:19|20)\d\d)(?!\d))?"
)
_WEEKDAY = rf"(?P<name>{'|'.join(_DAYS)})"
LEAP, LONGEST = 2024, 31
"""A year in which every month is as long as it may be, and the longest month."""
_ALONE = re.compile(rf"(?<![\w.,-]){_DATE}")
_BESIDE = (
    re.compile(rf"(?<!\w){_WEEKDAY}(?:,? (?:the )?| \(){_DATE}"),
    re.compile(rf"(?<!\w){_DATE}(?:, a | \(){_WEEKDAY}(?!\w)"),
)


def _month_and_day(found: re.Match[str]) -> tuple[int, int]:
    month = _MONTHS.index((found["month"] or found["month2"])[:3].lower()) + 1
    return month, int(found["day"] or found["day2"])


def _missing(found: re.Match[str]) -> Finding | None:
    """Say that no calendar has a date; "June 31" without a year may be 31 of something."""
    (month, day), year = _month_and_day(found), int(found["year"] or LEAP)
    days = monthrange(year, month)[1]
    if not days < day <= LONGEST or (found["month2"] and not found["year"]):
        return None
    name = f"{month_name[month]} {year}" if found["year"] else month_name[month]
    return Finding("calendar", "fails", f"{name} has {days} days: fails", (Span(found.start(), found.end()),))


def _years(found: re.Match[str], annotated: Annotated) -> list[int]:
    """Give the years that a date may be of: the one it says, else those about the day of publication."""
    if found["year"]:
        return [int(found["year"])]
    published = annotated.article.published
    return list(range(published.earliest.year - 1, published.latest.year + 2)) if published else []


def _day(year: int, found: re.Match[str]) -> date | None:
    try:
        return date(year, *_month_and_day(found))
    except ValueError:
        return None


def _finding(found: re.Match[str], annotated: Annotated) -> Finding | None:
    days = [day for year in _years(found, annotated) if (day := _day(year, found)) is not None]
    said = [day for day in days if _DAYS[day.weekday()] == found["name"]]
    span = (Span(found.start(), found.end()),)
    if not days or (said and not found["year"]):
        return None
    if said:
        return Finding("calendar", "holds", f"{said[0].isoformat()} was a {found['name']}: holds", span)
    told = ", ".join(f"{day.isoformat()} was a {_DAYS[day.weekday()]}" for day in days)
    return Finding("calendar", "fails", f"{told}, no {found['name']}: fails", span)


@component(
    "check",
    name="calendar",
    examples=(
        Example("The vote was on Wednesday, 12 March 2025.", ("calendar holds",)),
        Example("The vote was on Tuesday, 12 March 2025.", ("calendar fails",)),
        Example("The agreement, signed on 31 June 2024, covers gas.", ("calendar fails",)),
        Example("The talks began on March 13, 2025, a Friday.", ("calendar fails",)),
    ),
    silent=(
        "The vote is on Tuesday, 12 March.",
        "On Tuesday 12 March deputies resigned.",
        "Friday 13 is a film.",
    ),
)
def calendar(annotated: Annotated, events: tuple[Event, ...]) -> Iterator[Finding]:
    """Look dates up in the calendar."""
    del events
    text = annotated.article.text
    yield from (found for match in _ALONE.finditer(text) if (found := _missing(match)))
    for pattern in _BESIDE:
        for match in pattern.finditer(text):
            if found := _finding(match, annotated):
                yield found
