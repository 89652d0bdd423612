"""Which day does a line of an article's head name?

Full dates only: a day, a month and a year, in the notations and languages that newspapers use. Invariant: a date is
given only where it can be read one way; what might be the third of April or the fourth of March is neither, unless
the page itself decides (`day_first`).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from newsledger.lang.lexicon import read_table
from newsledger.recovery.wording import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

YEARS = range(1700, 2100)
# Each begins with the figure itself, which is found faster than what must not stand before it.
ISO = re.compile(r"(\d(?<![\d.]\d)\d{3})[-./年]\s?(\d{1,2})[-./月]\s?(\d{1,2})(?:日|(?!\d))")
NUMERIC = re.compile(r"(\d(?<![\d.]\d)\d?)([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d]|[./-]\d)")
NAMED = re.compile(r"[^\W\d_]{2,20}")
DAY_BEFORE = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|°|ª|\.|-?е)?(?:\s+(?:de|d'|of|da|di))?[\s\-,.]+$"
)
YEAR_AFTER = re.compile(r"^\.?,?[\s\-]*(?:(?:de|del|of|в)\s+)?(\d{4})(?!\d)")
DAY_YEAR_AFTER = re.compile(r"^\.?[\s\-]*(\d{1,2})(?:st|nd|rd|th)?(?:,|\s)\s*(\d{4})(?!\d)")


class FoundDate(msgspec.Struct, frozen=True):
    """A date and where it stands."""

    day: date
    start: int
    end: int


@cache
def months() -> Mapping[str, int]:
    """Give the months' names: casefolded form → number."""
    return {row[0]: int(row[1]) for row in read_table("newsledger.recovery", "lexicon/months.tsv")}


def _date(year: int, month: int, day: int) -> date | None:
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(text: str) -> list[FoundDate]:
    found = []
    for match in NAMED.finditer(text):
        month = months().get(fold(match.group()))
        if month is None:
            continue
        after, before = text[match.end() : match.end() + 24], text[max(0, match.start() - 16) : match.start()]
        day_first, american = DAY_BEFORE.search(before), DAY_YEAR_AFTER.match(after)
        year = YEAR_AFTER.match(after)
        if day_first and year:
            day = _date(int(year.group(1)), month, int(day_first.group(1)))
            start, end = match.start() - len(before) + day_first.start(), match.end() + year.end()
        elif american:
            day = _date(int(american.group(2)), month, int(american.group(1)))
            start, end = match.start(), match.end() + american.end()
        else:
            continue
        if day:
            found.append(FoundDate(day, start, end))
    return found


def _numeric(text: str, day_first: bool | None) -> list[FoundDate]:
    found = []
    for match in NUMERIC.finditer(text):
        first, second, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
        if len(match.group(4)) == 2:
            continue  # a century is not guessed
        if first > 12 or first == second:
            order: bool | None = True
        elif second > 12:
            order = False
        else:
            order = True if match.group(2) == "." else day_first
        if order is None:
            continue
        day = _date(year, second, first) if order else _date(year, first, second)
        if day:
            found.append(FoundDate(day, match.start(), match.end()))
    return found


def decides_order(text: str) -> bool | None:
    """Tell from a page's own figures whether the day stands before the month; None where nothing decides."""
    votes = [
        int(m.group(1)) > 12
        for m in NUMERIC.finditer(text)
        if len(m.group(4)) == 4 and (int(m.group(1)) > 12) != (int(m.group(3)) > 12)
    ]
    return votes[0] if votes and len(set(votes)) == 1 else None


def find_dates(text: str, *, day_first: bool | None = None) -> list[FoundDate]:
    """Find the full dates in a line, in order."""
    if not any(map(str.isdecimal, text)):
        return []
    found = [FoundDate(day, m.start(), m.end()) for m in ISO.finditer(text) if (day := _iso(m))]
    found += _numeric(text, day_first) + _named(text)
    return sorted(found, key=lambda d: (d.start, d.end))


def _iso(match: re.Match[str]) -> date | None:
    return _date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
