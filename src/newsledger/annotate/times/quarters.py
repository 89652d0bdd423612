"""Which quarter or half of which year is meant?

Invariant: a quarter without a year is the last one of that number that had begun by publication; "the quarter" and
"a year earlier" follow the quarter named before.
"""

from __future__ import annotations

from newsledger.annotate.times.durations import count_of, period
from newsledger.annotate.times.relative import shift_of
from newsledger.annotate.times.rule import PHASE, Rule
from newsledger.annotate.times.scene import Read, Scene
from newsledger.knowledge.calendar import quarter_of, shift_months
from newsledger.lang.patterns import Match

Reads = tuple[Read, ...]

GLANCE_WORDS = 3
"""How many words before a quarter are asked whether it is only compared with; TimeBank, value F1, 2026-11-28."""


def _unit_of(match: Match) -> str | None:
    """Give the unit whose part is named; "second" is an ordinal here."""
    return next(
        (w.classes["unit"] for w in match.inside if "unit" in w.classes and "ordinal" not in w.classes), None
    )


def _year_of(match: Match, part: str, number: int, scene: Scene) -> int | None:
    year = match.value("year")
    if year:
        return int(year)
    anchor, by = scene.anchor, shift_of(match)
    if anchor is None:
        return None
    if by is not None and _unit_of(match) == "Y":
        return anchor.year + by
    now = quarter_of(anchor) if part == "Q" else (anchor.month > 6) + 1
    if number > now and scene.direction(match) != "future":
        return anchor.year - 1
    if number < now and scene.direction(match) == "future" and now - number >= (2 if part == "Q" else 1):
        return anchor.year + 1
    return anchor.year


def read_quarter(match: Match, scene: Scene) -> Reads:
    """Read "the third quarter", "third-quarter", "the first half of 2024", "this year's fourth quarter"."""
    part = "Q" if match.value("quarter") else "H"
    number = int(match.value("ordinal") or 0) or (2 if match.value("last") else 0)
    if not 1 <= number <= (4 if part == "Q" else 2):
        return ()
    unit = _unit_of(match)
    if unit not in {"Y", None} or (part == "H" and not (match.value("year") or unit)):
        return ()
    year = _year_of(match, part, number, scene)
    compared = bool(match.value("yearago") or match.value("ago") or match.value("earlier"))
    if compared:
        year = year - 1 if year else None
    fiscal = match.value("fiscal") is not None
    hyphenated = "hyphen" in match.words[match.last - 2].classes
    first = match.first + 1 if hyphenated and "w_the" in match.words[match.first].classes else match.first
    value = f"{year:04d}-{part}{number}" if year else f"XXXX-{part}{number}"
    leads = not compared and not _is_aside(match, value, scene)
    return (Read("date", value, first=first, fixed=not fiscal, leads=leads),)


def read_two_quarters(match: Match, scene: Scene) -> Reads:
    """Read "the second and fourth quarters" as two times; the words that close it belong to both."""
    if _unit_of(match) != "Q":
        return ()
    joint = next(i for i in range(match.first, match.last) if "w_and" in match.words[i].classes)
    numbers = [int(number) for number in match.values("ordinal")]
    if len(numbers) != 2 or not all(1 <= number <= 4 for number in numbers):
        return ()
    years = [_year_of(match, "Q", number, scene) for number in numbers]
    first, second = (
        f"{year:04d}-Q{number}" if year else f"XXXX-Q{number}"
        for year, number in zip(years, numbers, strict=True)
    )
    return Read("date", first, last=joint), Read("date", second, first=joint + 1)


def _is_aside(match: Match, value: str, scene: Scene) -> bool:
    """Say whether an account of one quarter only glances at another: "after a flat second quarter", one still to end.

    A quarter that its company counts otherwise ("the fourth quarter ended Aug. 26") is no glance.
    """
    if scene.quarter_in_focus(match) is None:
        return False
    after = match.after()
    if after is not None and after.text in {"ended", "ending"}:
        return False
    led = [word.text.lower() for distance in range(1, GLANCE_WORDS + 1) if (word := match.before(distance))]
    return bool({"after", "from", "than"} & set(led)) or scene.is_unfinished(value)


def _last_quarter(scene: Scene, by: int = -1) -> str | None:
    if scene.anchor is None:
        return None
    year, month = shift_months(scene.anchor.year, scene.anchor.month, 3 * by)
    return f"{year:04d}-Q{(month + 2) // 3}"


def read_the_quarter(match: Match, scene: Scene) -> Reads:
    """Read "the quarter", "the latest period", "this quarter", "last year's quarter"."""
    focus = None if match.value("current") else scene.quarter_in_focus(match)
    if match.value("period") and focus is None and not match.value("latest"):
        return ()
    completed = _last_quarter(scene)
    if match.value("latest") and focus and completed and focus > completed:
        focus = completed
    by = shift_of(match)
    if match.value("unit") == "Y":
        quarter = focus or _last_quarter(scene)
        if quarter is None or by is None or scene.anchor is None:
            return ()
        return (Read("date", f"{scene.anchor.year + by:04d}{quarter[4:]}", leads=by == 0),)
    if by is not None and focus is None:
        return (Read("date", _last_quarter(scene, by)),)
    value = focus or _last_quarter(scene)
    return (Read("date", value),) if value else ()


def read_year_ago(match: Match, scene: Scene) -> Reads:
    """Read "the year-ago quarter", "year-earlier", "the corresponding period last year"."""
    if match.value("unit") not in {"Y", None}:
        return ()
    quarter = scene.quarter_in_focus(match) or (_last_quarter(scene) if match.value("quarter") else None)
    first = match.first
    if not (match.value("quarter") or match.value("period")) and match.value("w_the"):
        first += 1
    if quarter is None:
        return (
            (Read("date", f"{scene.anchor.year - 1:04d}", first=first, leads=False),) if scene.anchor else ()
        )
    return (Read("date", f"{int(quarter[:4]) - 1:04d}{quarter[4:]}", first=first, leads=False),)


def read_months(match: Match, _scene: Scene) -> Reads:
    """Read "the year-earlier nine months": their length."""
    return (Read("duration", period(count_of(match), match.values("unit")[-1])),)


def read_period_of_year(match: Match, scene: Scene) -> Reads:
    """Read "the 1988 period", "the 1988 quarter": that year's quarter of the one in focus."""
    year, focus = match.value("year") or "", scene.quarter_in_focus(match)
    return (Read("date", f"{year}{focus[4:]}" if focus else year, leads=False),)


_ORDINAL = "(ordinal | last) hyphen? (quarter | half)"

RULES = (
    Rule(
        "quarter",
        f"{PHASE} w_the? fiscal? hyphen? {_ORDINAL} ((w_of | comma)? fiscal? (year | (last | this | next | w_the) fiscal? one))?",
        read_quarter,
    ),
    Rule("quarter-of", f"{PHASE} (last | this | next) one possessive fiscal? {_ORDINAL}", read_quarter),
    Rule("two-quarters", "w_the? ordinal w_and ordinal many (w_of year)?", read_two_quarters),
    Rule("year-quarter", f"w_the? year {_ORDINAL}", read_quarter),
    Rule("year-ago-quarter", f"w_the? yearago? one hyphen (ago | earlier) {_ORDINAL}", read_quarter),
    Rule("the-quarter", f"{PHASE} w_the (latest | current)? (quarter | period)", read_the_quarter),
    Rule("this-quarter", "(this | last | next | that) quarter", read_the_quarter),
    Rule("years-quarter", "(last | this | next) one possessive quarter", read_the_quarter),
    Rule("year-ago", "w_the? yearago? one hyphen (ago | earlier) (quarter | period)?", read_year_ago),
    Rule("corresponding", "w_the yearago (quarter | period) (last one)?", read_year_ago),
    Rule("year-ago-months", "w_the? (one hyphen (ago | earlier) | latest) number many", read_months),
    Rule("year-period", "w_the year (quarter | period)", read_period_of_year),
)
