"""Since when and until when does somebody hold an office, as far as the words beside it tell?

"since 2019", "from 2015 to March 2020", "until 2022", "(2011–2014)", "in 2021" after a verb of taking or leaving office.
Invariant: a bound is a TIMEX3 date that the text itself fixes; of a month without a year the year stays open (XXXX-03).
"""

from __future__ import annotations

import re

import msgspec

from newsledger.annotate.naming.page import Page

_MONTHS = {
    month: n
    for n, month in enumerate(
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
         "november", "december"], start=1,
    )
}  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"\s?\(((?:19|20)\d\d)\s?[-–—]\s?((?:19|20)\d\d)\)")
_DAYS = 31
_ENDS = frozenset(["to", "until", "till", "through"])


class Tenure(msgspec.Struct, frozen=True, gc=False):
    """Bounds in TIMEX3, and the word after what tells them."""

    since: str | None = None
    until: str | None = None
    next: int = 0


def tenure_at(page: Page, i: int) -> Tenure:
    """Read the bounds that start at word `i`; none where nothing there tells."""
    word = page.lower(i)
    if not page.follows(i):
        return _bracketed(page, i)
    if word == "since":
        return _since(page, i)
    if word in ("until", "till"):
        date, after = _date(page, i + 1)
        return Tenure(None, date, after) if date else Tenure(next=i)
    if word in ("from", "between"):
        return _range(page, i, _ENDS if word == "from" else frozenset(["and"]))
    return Tenure(next=i)


def moment_at(page: Page, i: int) -> tuple[str | None, int]:
    """Read "in 2021", "in March 2020", "on 5 May 2021" at word `i`: when an office was taken or left."""
    if page.follows(i) and page.lower(i) in ("in", "on"):
        return _date(page, i + 1)
    return None, i


def _since(page: Page, i: int) -> Tenure:
    date, after = _date(page, i + 1)
    return Tenure(date, None, after) if date else Tenure(next=i)


def _range(page: Page, i: int, joins: frozenset[str]) -> Tenure:
    first, at = _date(page, i + 1)
    if first is None:
        return Tenure(next=i)
    if page.follows(at) and page.lower(at) in joins:
        last, after = _date(page, at + 1)
        if last:
            return Tenure(first, last, after)
    return Tenure(next=i)


def _bracketed(page: Page, i: int) -> Tenure:
    """Read "(2011–2014)" before word `i` … which its own two numbers are."""
    if not 0 < i < len(page.words):
        return Tenure(next=i)
    found = _YEARS.match(page.text, page.words[i - 1].end)
    if found is None:
        return Tenure(next=i)
    after = i
    while after < len(page.words) and page.words[after].start < found.end():
        after += 1
    return Tenure(found[1], found[2], after)


def _date(page: Page, i: int) -> tuple[str | None, int]:
    """Read a year, a month with or without its year, or a day of a month; give the word after it."""
    if not page.follows(i):
        return None, i
    day = page.lower(i) if page.lower(i).isdigit() and 1 <= int(page.lower(i)) <= _DAYS else ""
    at = i + 1 if day else i
    month = _MONTHS.get(page.lower(at)) if page.words[at : at + 1] and page.words[at].capital else None
    if month is None:
        return (page.lower(i), i + 1) if _YEAR.fullmatch(page.lower(i)) else (None, i)
    at += 1
    year = page.lower(at) if page.follows(at) and _YEAR.fullmatch(page.lower(at)) else ""
    value = f"{year or 'XXXX'}-{month:02}" + (f"-{int(day):02}" if day else "")
    return value, at + 1 if year else at
