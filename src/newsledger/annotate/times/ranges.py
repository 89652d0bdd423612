"""From when to when?

A range is two times, each with its own words; the year that closes it holds for both ("from March to May 2024").
Invariant: the first never lies after the second.
"""

from __future__ import annotations

from newsledger.annotate.times.dates import day_value, month_number, resolve_month, year_for_day
from newsledger.annotate.times.relative import shift_of
from newsledger.annotate.times.rule import MONTH, Rule
from newsledger.annotate.times.scene import Read, Scene
from newsledger.lang.patterns import Match

Reads = tuple[Read, ...]

_JOIN = "(hyphen | w_to | w_through | w_until | w_till)"
_YEAR_TAIL = "((comma | w_of)? year | w_of? (last | this | next) one)"


def _months(match: Match) -> list[tuple[int, int]]:
    """Give the places and numbers of the months of a match."""
    return [
        (i, number)
        for i in range(match.first, match.last)
        if (number := month_number(match.words[i])) is not None
    ]


def _closing_year(match: Match, month: int, scene: Scene) -> int | None:
    year, by = match.value("year"), shift_of(match)
    if year:
        return int(year)
    if by is not None:
        return scene.anchor.year + by if scene.anchor else None
    value = resolve_month(month, match, scene)
    return int(value[:4]) if value and value[:4].isdigit() else None


def _end_of_month(match: Match, place: int) -> int:
    """Count the dot of an abbreviated month to its words."""
    dotted = place + 1 < match.last and "dot" in match.words[place + 1].classes
    return place + (2 if dotted else 1)


def read_months(match: Match, scene: Scene) -> Reads:
    """Read "from March to May 2024", "January-April", "between November and February 2023"."""
    (at, first), (_, second) = _months(match)
    year = _closing_year(match, second, scene)
    if match.value("unit") not in {"Y", None}:
        return ()
    opening = year - (first > second) if year else None
    middle = _end_of_month(match, at)
    start = f"{opening:04d}" if opening else "XXXX"
    end = f"{year:04d}" if year else "XXXX"
    return (
        Read("date", f"{start}-{first:02d}", last=middle),
        Read("date", f"{end}-{second:02d}", first=middle + 1),
    )


def read_days(match: Match, scene: Scene) -> Reads:
    """Read "May 27 to June 3, 2024" and "27 May-3 June"."""
    months = [number for _, number in _months(match)]
    days = [int(day) for day in match.values("day")]
    joint = next(i for i in range(match.first + 1, match.last) if _is_joint(match, i))
    if len(months) != 2 or len(days) != 2:
        return ()
    written = match.value("year")
    year = int(written) if written else year_for_day(months[1], days[1], match, scene)
    opening = year - ((months[0], days[0]) > (months[1], days[1])) if year else None
    values = day_value(opening, months[0], days[0]), day_value(year, months[1], days[1])
    if None in values:
        return ()
    return Read("date", values[0], last=joint), Read("date", values[1], first=joint + 1)


def _is_joint(match: Match, place: int) -> bool:
    return bool(
        {"hyphen", "w_to", "w_through", "w_until", "w_till", "w_and"} & set(match.words[place].classes)
    )


RULES = (
    Rule("month-range", f"{MONTH} ({_JOIN} {MONTH} {_YEAR_TAIL}? | w_and {MONTH} {_YEAR_TAIL})", read_months),
    Rule("day-range", f"{MONTH} day ({_JOIN} | w_and) {MONTH} day (comma? year)?", read_days),
    Rule(
        "european-day-range",
        f"day w_of? {MONTH} ({_JOIN} | w_and) day w_of? {MONTH} (comma? year)?",
        read_days,
    ),
)
