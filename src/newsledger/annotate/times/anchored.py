"""Which time is named by its place beside or inside another one: "the day after tomorrow", "Friday next week"?

Invariant: the other time's value is read first and only counted on from; a part that ISO 8601 has no name for ("the
first week of May") has its days and no value.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from newsledger.annotate.times.dates import read_day, resolve_month
from newsledger.annotate.times.relative import (
    focus_day,
    is_title,
    read_day_word,
    shift_of,
    shifted,
    weekday_day,
    weekday_of,
)
from newsledger.annotate.times.rule import MONTH, WEEKDAY, Rule
from newsledger.annotate.times.scene import Read, Scene
from newsledger.knowledge.calendar import day_or_none, days_of, shift_days, week_value
from newsledger.lang.patterns import Match

Reads = tuple[Read, ...]


def _day_named(match: Match, scene: Scene) -> date | None:
    """Give the day that a match names by a weekday, a date, or "yesterday" and its kin."""
    if match.value("weekday"):
        return weekday_day(weekday_of(match), match, scene)
    if match.value("yesterday") or match.value("tomorrow"):
        days = read_day_word(match, scene)[0].days
        return days[0] if days and days[0] == days[1] else None
    days = next((days_of(read.value) for read in read_day(match, scene)), None)
    return days[0] if days else None


def read_day_beside(match: Match, scene: Scene) -> Reads:
    """Read "the day after tomorrow", "the day before last Tuesday", "the day after 9 May"."""
    if match.value("unit") != "D":
        return ()
    place = next(
        i for i in range(match.first, match.last) if {"earlier", "later"} & set(match.words[i].classes)
    )
    word = match.words[place].text.lower()
    if word not in {"before", "after"}:
        return ()
    day = _day_named(Match(match.words, place + 1, match.last), scene)
    moved = shift_days(day, 1 if word == "after" else -1) if day else None
    return (Read("date", moved.isoformat() if moved else None),)


def read_weekday_of_week(match: Match, scene: Scene) -> Reads:
    """Read "Friday next week", "on Tuesday of last week"."""
    by = shift_of(match)
    if match.value("unit") != "W" or by is None or is_title(match):
        return ()
    if scene.today is None:
        return (Read("date", f"XXXX-WXX-{weekday_of(match)}"),)
    day = shift_days(scene.today, 7 * by + weekday_of(match) - scene.today.isoweekday())
    return (Read("date", day.isoformat() if day else None),)


def read_weekend_of(match: Match, scene: Scene) -> Reads:
    """Read "the weekend of May 11": the weekend of that day's week."""
    inner = Match(match.words, match.first + 3, match.last)
    days = next((days_of(read.value) for read in read_day(inner, scene)), None)
    return (Read("date", f"{week_value(days[0])}-WE"),) if days else ()


def _ordinal_of(match: Match) -> int:
    """Give the ordinal of a match, -1 for "last", 0 where there is none."""
    if match.value("last") is not None:
        return -1
    number = match.value("ordinal") or ""
    return int(number) if number.isdigit() else 0


def read_part_of_month(match: Match, scene: Scene) -> Reads:
    """Read "the first week of May", "the second half of June 2024": days without a value."""
    number = _ordinal_of(match)
    # "Second" is an ordinal here, not a unit.
    units = {w.classes["unit"] for w in match.inside if "unit" in w.classes and "ordinal" not in w.classes}
    if units - {"W"} or not number:
        return ()
    month = int(match.value("month") or match.value("month_short") or 0)
    written, named = match.value("year"), resolve_month(month, match, scene)
    year = written or (named or "XXXX")[:4]
    if not year.isdigit():
        return (Read("date", None),)
    days = _part(int(year), month, number, half=match.value("half") is not None)
    return (Read("date", None, days=days),) if days else ()


def _part(year: int, month: int, number: int, *, half: bool) -> tuple[date, date] | None:
    end = monthrange(year, month)[1] if 1 <= year <= 9999 else 0
    first, last = 7 * number - 6, 7 * number
    if half:
        first, last = (1, 15) if number == 1 else (16, end)
    elif number == -1:
        first, last = end - 6, end
    days = day_or_none(year, month, first), day_or_none(year, month, min(last, end))
    fits = number in {1, 2, -1} if half else number in {-1, 1, 2, 3, 4}
    return (days[0], days[1]) if fits and days[0] and days[1] else None


def read_daypart_of_focus(match: Match, scene: Scene) -> Reads:
    """Read "the next morning", "the previous evening", "that night": counted from the day named before."""
    day = focus_day(scene) if len(scene.last_value or "") >= len("2024-05-20") else None
    by = 1 if match.value("following") or match.value("next") else -1 if match.value("previous") else 0
    value = shifted(day, "D", by) if day else None
    return (Read("time", f"{value}T{match.value('daypart')}" if value else None),)


def read_the_daypart(match: Match, scene: Scene) -> Reads:
    """Read "in the morning", "by mid-afternoon" in a tale of a day: of the day named just before."""
    before, part = match.before(), match.value("daypart")
    if before is None or not set(before.classes) & _DURING or part == "NI":
        return ()
    day = scene.day_in_focus(match, len("2024-05-20")) if scene.direction(match) == "past" else None
    if day is None and match.value("phase") is None:
        return ()
    return (Read("time", f"{day.isoformat()}T{part}" if day else None),)


_DURING = frozenset(("w_in", "w_by", "w_until", "w_during"))

RULES = (
    Rule(
        "day-beside",
        f"w_the one (earlier | later) (yesterday | tomorrow | last? {WEEKDAY} | {MONTH} day | day {MONTH})",
        read_day_beside,
    ),
    Rule("weekday-of-week", f"{WEEKDAY} w_of? (last | this | next) one", read_weekday_of_week),
    Rule("weekend-of", f"w_the weekend w_of ({MONTH} day | day {MONTH})", read_weekend_of),
    Rule(
        "part-of-month",
        f"w_the (ordinal | last) (one | half) w_of {MONTH} (comma? year)?",
        read_part_of_month,
    ),
    Rule("daypart-of-focus", "w_the (following | previous | next | same) daypart", read_daypart_of_focus),
    Rule("the-daypart", "(w_the phase? | phase) hyphen? daypart", read_the_daypart),
)
