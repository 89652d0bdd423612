"""Which days does a TIMEX3 value cover, and how are months, weeks and quarters counted?

Invariant: plain arithmetic on the Gregorian calendar; a value that names no days gives no days, never a guess.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of a season of the northern temperate zone."""

Days = tuple[date, date]
"""First and last day, both inclusive."""

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d{2})(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T.*)?)?))?"
)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Give a date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_months(year: int, month: int, by: int) -> tuple[int, int]:
    """Count months forward or back."""
    years, month_index = divmod(year * 12 + month - 1 + by, 12)
    return years, month_index + 1


def shift_days(day: date, by: int) -> date | None:
    """Count days forward or back; None outside the calendar."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None


def months(year: int, first: int, last: int) -> Days | None:
    """Give the days from the first day of one month to the last day of another of the same year."""
    if not (1 <= year <= 9999 and 1 <= first <= last <= 12):
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def week_value(day: date) -> str:
    """Name the ISO week of a day: "2024-W21"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(day: date) -> int:
    """Give the calendar quarter, 1 to 4."""
    return (day.month + 2) // 3


def easter(year: int) -> date:
    """Give Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def holiday(name: str, year: int) -> date | None:
    """Give the day of a holiday: "12-25", "easter", or "thanksgiving", the fourth Thursday of November."""
    if not 1600 <= year <= 9998:
        return None
    if name == "easter":
        return easter(year)
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return first + timedelta(days=(4 - first.isoweekday()) % 7 + 21)
    month, _, day = name.partition("-")
    return day_or_none(year, int(month), int(day))


def _week_days(year: int, week: int, *, weekend: bool) -> Days | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
        return (monday + timedelta(days=5 if weekend else 0)), monday + timedelta(days=6)
    except (ValueError, OverflowError):
        return None


def _season_days(year: int, season: str) -> Days | None:
    first, last = SEASON_MONTHS[season]
    if first <= last:
        return months(year, first, last)
    # "The winter of 1994" may be the one that began or the one that ended in that year.
    if not 1 < year < 9999:
        return None
    return date(year - 1, 12, 1), date(year + 1, 2, monthrange(year + 1, 2)[1])


def _years(prefix: str, width: int) -> Days | None:
    first = int(prefix) * width
    if first < 1 or first + width - 1 > 9999:
        return None
    return date(first, 1, 1), date(first + width - 1, 12, 31)


def days_of(value: str | None) -> Days | None:
    """Give the first and last day that a TIMEX3 value covers; None where it fixes none.

    >>> days_of("2024-W21")
    (datetime.date(2024, 5, 20), datetime.date(2024, 5, 26))
    """
    if value is None:
        return None
    if re.fullmatch(r"\d{2,3}", value):
        return _years(value, 100 if len(value) == 2 else 10)
    found = _VALUE.fullmatch(value)
    if not found:
        return None
    year = int(found["year"])
    if found["week"]:
        return _week_days(year, int(found["week"]), weekend=bool(found["weekend"]))
    if found["season"]:
        return _season_days(year, found["season"])
    for name, width in (("quarter", 3), ("half", 6)):
        if found[name]:
            first = (int(found[name]) - 1) * width + 1
            return months(year, first, first + width - 1)
    if found["day"]:
        day = day_or_none(year, int(found["month"]), int(found["day"]))
        return (day, day) if day else None
    if found["month"]:
        return months(year, int(found["month"]), int(found["month"]))
    return months(year, 1, 12)
