"""Which time is named by its distance from the publication, or from the time named before?

Invariant: the value is as precise as the words: "five years ago" is a year, "last week" a week; without a publication
day there is no value.
"""

from __future__ import annotations

from datetime import date, timedelta

from newsledger.annotate.times.dates import after_article, read_day, resolve_month
from newsledger.annotate.times.durations import count_of, period
from newsledger.annotate.times.rule import MONTH, PHASE, WEEKDAY, Rule
from newsledger.annotate.times.scene import Read, Scene
from newsledger.knowledge.calendar import (
    SEASON_MONTHS,
    days_of,
    holiday,
    shift_days,
    shift_months,
    week_value,
)
from newsledger.lang.lexicon import lexicon
from newsledger.lang.patterns import Match, Word

Reads = tuple[Read, ...]

HOLIDAY_DAYS = 120
"""Within how many days the nearest holiday is meant, whatever the tense."""

JUST_OVER_DAYS = 30
"""For how many days a holiday that is over is still "this" one."""

LONGEST_COUNT = 6
"""Digits of a count of units; a calendar reaches no further."""

SHIFTS = {"last": -1, "latest": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def shift_of(match: Match) -> int | None:
    """Say which way "last", "this" and "next" point; None where the match has no such word."""
    return next((by for name, by in SHIFTS.items() if match.value(name) is not None), None)


def shifted(day: date, unit: str, by: int) -> str | None:
    """Name the day, week, month, … that lies `by` units from a day's own."""
    if unit == "D":
        moved = shift_days(day, by)
        return moved.isoformat() if moved else None
    if unit in {"W", "2W"}:
        moved = shift_days(day, by * 7 * (2 if unit == "2W" else 1))
        return week_value(moved) if moved else None
    if unit == "M":
        year, month = shift_months(day.year, day.month, by)
        return f"{year:04d}-{month:02d}" if 1 <= year <= 9999 else None
    if unit == "Q":
        year, month = shift_months(day.year, day.month, by * 3)
        return f"{year:04d}-Q{(month + 2) // 3}" if 1 <= year <= 9999 else None
    years = {"Y": 1, "10Y": 10, "100Y": 100, "1000Y": 1000}.get(unit)
    if years is None:
        return None
    year = day.year + by * years
    return f"{year:04d}" if 1 <= year <= 9999 else None


def _widened(value: str | None, unit: str) -> str | None:
    """Give the decade or century that a year lies in, where that is what was named."""
    if value and unit == "10Y":
        return value[:3]
    if value and unit == "100Y":
        return value[:2]
    return value


def is_title(match: Match) -> bool:
    """Tell "This Week", a programme, from this week."""
    last = next(
        (w for w in reversed(match.inside) if {"one", "today", "tomorrow", "yesterday"} & set(w.classes)),
        None,
    )
    return last is not None and last.text[0].isupper() and not last.text.isupper()


def read_unit(match: Match, scene: Scene) -> Reads:
    """Read "last week", "this month", "next year", "the past year"."""
    unit, by = match.value("unit") or "", shift_of(match)
    if by is None or unit.startswith("T") or is_title(match):
        return ()
    words = [w.text.lower() for w in match.inside]
    # "The last decade" is ten years up to now, seldom the calendar's decade before this one.
    span = unit in {"10Y", "100Y", "1000Y"} and by != 0
    if span or ("past" in words and unit != "Y") or ("coming" in words and unit not in {"Y", "W", "M"}):
        return (Read("duration", period("1", unit)),)
    if unit == "D" and by == 0:
        return ()
    fiscal = match.value("fiscal") is not None
    value = _widened(shifted(scene.anchor, unit, by), unit) if scene.anchor else None
    first = match.first
    # "the last year" is last year; "the past year" is a phrase of its own.
    if words[0] == "the" and words[1] == "last" and unit in {"Y", "M", "W", "D"}:
        first += 1
    if unit == "W":
        first = after_sequence(match, first)
    return (Read("date", value, first=first, fixed=not fiscal),)


def read_the_year(match: Match, scene: Scene) -> Reads:
    """Read "the year" of figures: "for the year", "the full year"; a length where it is "the year ended May 31"."""
    before, after = match.before(), match.after()
    if match.value("unit") == "W" and match.last - match.first == len(("the", "week")):
        return _the_week(match, scene)
    if match.value("unit") != "Y":
        return ()
    if _closes(match):
        return (Read("duration", "P1Y"),)
    led = before is not None and bool(set(before.classes) & {"w_for", "w_during", "w_through"})
    if not (led or match.value("fiscal") or match.value("whole")) or scene.anchor is None:
        return ()
    if after is not None and "number" in after.classes:
        return ()
    return (Read("date", f"{scene.anchor.year:04d}", fixed=match.value("fiscal") is None),)


def _closes(match: Match) -> bool:
    """Say whether words follow that tell when "the year" ends: "the year ended May 31", "the year to March"."""
    after, following = match.after(), [match.after(distance) for distance in (2, 3)]
    if after is None:
        return False
    dated = any(word is not None and {"month", "month_short"} & set(word.classes) for word in following)
    return after.text in {"ended", "ending"} or ("w_to" in after.classes and dated)


def _the_week(match: Match, scene: Scene) -> Reads:
    """Read "for the week" and "the week's highest": the week of the day named just before."""
    before, after = match.before(), match.after()
    owns = after is not None and "possessive" in after.classes
    summed = before is not None and "w_for" in before.classes and after is not None
    if not owns and not (summed and after is not None and set(after.classes) & {"comma", "dot"}):
        return ()
    day = scene.day_in_focus(match, len("2024-05-20"))
    return (Read("date", week_value(day) if day else None),)


def focus_day(scene: Scene) -> date | None:
    """Give the first day of the last time named."""
    days = days_of(scene.last_value)
    return days[0] if days else None


def read_unit_of_focus(match: Match, scene: Scene) -> Reads:
    """Read "the following year", "that month", "the same day", "the previous week": counted from the last time named."""
    unit, day = match.value("unit") or "", focus_day(scene)
    if unit.startswith("T") or unit == "":
        return ()
    if day is None or len(scene.last_value or "") < {"Y": 4, "M": 7, "W": 8, "D": 10}.get(unit, 99):
        return ()
    by = 1 if match.value("following") or match.value("next") else -1 if match.value("previous") else 0
    return (Read("date", shifted(day, unit, by)),)


def weekday_of(match: Match) -> int:
    """Give the ISO number of the weekday that a match names."""
    return int(match.value("weekday") or match.value("weekday_short") or 1)


def weekday_day(weekday: int, match: Match, scene: Scene) -> date | None:
    """Find the day a weekday means: "last" and "next" leave out today, a bare one follows the tense."""
    today = scene.today
    if today is None:
        return None
    back = (today.isoweekday() - weekday) % 7
    by = shift_of(match)
    if match.value("previous") is not None and (focus := focus_day(scene)) is not None:
        return shift_days(focus, -((focus.isoweekday() - weekday - 1) % 7 + 1))
    if by is not None and by < 0:
        return shift_days(today, -(back or 7))
    if by is not None and (by > 0 or match.value("coming") is not None):
        return shift_days(today, 7 - back)
    if by == 0 or (scene.direction(match) == "future" and not _has_happened(match)):
        return shift_days(today, (7 - back) % 7)
    return shift_days(today, -back)


OWNED_WORDS = 4
"""Within how many words after "Friday's" the noun is looked for."""


def _has_happened(match: Match) -> bool:
    """Say whether a weekday owns what nobody schedules: "they will appeal Friday's ruling", but "Friday's vote"."""
    mark = match.after()
    if mark is None or "possessive" not in mark.classes:
        return False
    owned = [match.after(distance) for distance in range(2, 2 + OWNED_WORDS)]
    scheduled = lexicon("en", "times_scheduled")
    return not any(word is not None and word.text.lower() in scheduled for word in owned)


def weekday_value(match: Match, scene: Scene) -> str:
    """Give a weekday's date, or the weekday alone where the day of publication is unknown."""
    weekday = weekday_of(match)
    day = weekday_day(weekday, match, scene)
    return day.isoformat() if day else f"XXXX-WXX-{weekday}"


def after_sequence(match: Match, first: int) -> int:
    """Leave out "earlier" and "later" before a day or a week: there they tell the order, not the time.

    TimeBank and AQUAINT include them before months and years only (strict F1, 2026-11-24).
    """
    return first + 1 if "sooner" in match.words[first].classes and first + 1 < match.last else first


def read_weekday(match: Match, scene: Scene) -> Reads:
    """Read "Friday", "last Tuesday", "Monday night", "early Thursday"."""
    last = match.words[match.last - 1]
    if "weekday_short" in last.classes:
        return ()
    value, part = weekday_value(match, scene), match.value("daypart")
    first = after_sequence(match, after_article(match))
    # "get around Friday's ban" is no approximate Friday.
    if "circa" in match.words[first].classes:
        first += 1
    return (Read("time", f"{value}T{part}", first=first),) if part else (Read("date", value, first=first),)


def read_month_by(match: Match, scene: Scene) -> Reads:
    """Read "last May", "next September", "this January"."""
    month = int(match.value("month") or match.value("month_short") or 0)
    anchor, by = scene.anchor, shift_of(match)
    if anchor is None or by is None:
        return (Read("date", f"XXXX-{month:02d}"),)
    if by == 0:
        return (
            Read(
                "date",
                f"{anchor.year:04d}-{month:02d}"
                if match.value("this")
                else resolve_month(month, match, scene),
            ),
        )
    # The month just over is "last month", so "last February" said in March is a year older.
    behind = month < anchor.month - 1 if by < 0 else month <= anchor.month
    year = anchor.year + (0 if behind else -1) if by < 0 else anchor.year + (1 if behind else 0)
    return (Read("date", f"{year:04d}-{month:02d}"),)


def _season_year(season: str, by: int | None, match: Match, scene: Scene) -> int | None:
    """Choose the year of a season; a winter has the year in which it began."""
    anchor = scene.anchor
    if anchor is None:
        return None
    first, last = SEASON_MONTHS[season]
    # January belongs to the winter of the year before.
    year = anchor.year - (1 if season == "WI" and anchor.month <= last else 0)
    over = anchor.month > last if season != "WI" else False
    begun = anchor.month >= first or year < anchor.year
    if by is not None and by < 0:
        return year if over else year - 1
    if by is not None and by > 0:
        return year + 1 if begun else year
    if by == 0:
        return year
    ahead = scene.direction(match) == "future"
    return year + 1 if ahead and over else year - 1 if not ahead and not begun else year


def read_season(match: Match, scene: Scene) -> Reads:
    """Read "last fall", "this summer", "the winter of 1994", "spring 2024"."""
    season, year = match.value("season") or "", match.value("year")
    if year:
        return (Read("date", f"{int(year):04d}-{season}"),)
    by = shift_of(match)
    found = _season_year(season, by, match, scene)
    return (Read("date", f"{found:04d}-{season}" if found else f"XXXX-{season}"),)


def read_bare_season(match: Match, scene: Scene) -> Reads:
    """Read "the summer" after a preposition; "spring" and "fall" alone are mostly other words."""
    before = match.before()
    if before is None or not set(before.classes) & {
        "w_in",
        "w_into",
        "w_during",
        "w_by",
        "w_over",
        "w_until",
        "w_since",
        "w_through",
        "w_of",
    }:
        return ()
    after = match.after()
    if after is not None and "w_of" in after.classes:
        return ()
    return read_season(match, scene)


def read_ago(match: Match, scene: Scene) -> Reads:
    """Read "five years ago", "a few weeks ago", "a year earlier": as precise as the unit, never more."""
    unit, count = match.value("unit") or "", count_of(match)
    back = match.words[match.last - 1]
    one_year = unit == "Y" and count == "1"
    if one_year and (back.text in {"ago", "earlier"}):
        return _year_back(match, scene, back)
    if "ago" not in back.classes:
        return (Read("duration", period(count, unit), last=match.last - 1),)
    if count == "X":
        return (Read("date", "PAST_REF"),) if scene.today else ()
    if unit.startswith("T"):
        return (Read("time", None),)
    return _counted_back(count, unit, scene)


def _year_back(match: Match, scene: Scene, back: Word) -> Reads:
    """Read "a year ago" and "a year earlier": of the quarter that figures are about, else of a day."""
    quarter = scene.quarter_in_focus(match)
    if quarter:
        return (Read("date", f"{int(quarter[:4]) - 1:04d}{quarter[4:]}", leads=False),)
    day = scene.anchor if back.text == "ago" else focus_day(scene) or scene.anchor
    return (Read("date", shifted(day, "Y", -1) if day else None, leads=False),)


def _counted_back(count: str, unit: str, scene: Scene) -> Reads:
    whole, _, half = count.partition(".")
    if len(whole) > LONGEST_COUNT:
        return ()
    number = int(whole or 0)
    if unit == "D":
        value, days = _day_word(scene, -number)
        return (Read("date", value, days=days),)
    if scene.anchor is None:
        return (Read("date", None),)
    if half and unit == "Y":
        return (Read("date", shifted(scene.anchor, "M", -number * 12 - 6)),)
    return (Read("date", shifted(scene.anchor, unit, -number)),)


def _day_word(scene: Scene, by: int) -> tuple[str | None, tuple[date, date] | None]:
    """Give a day counted from publication; where that is a window, its days without a value."""
    if scene.published is None:
        return None, None
    first, last = shift_days(scene.published.earliest, by), shift_days(scene.published.latest, by)
    if first is None or last is None:
        return None, None
    return (first.isoformat() if first == last else None), (first, last)


def read_day_word(match: Match, scene: Scene) -> Reads:
    """Read "today", "late yesterday", "tomorrow morning"."""
    before = match.before()
    if is_title(match) and before is not None and before.text[0].isupper():
        return ()
    by = int(match.value("yesterday") or match.value("tomorrow") or 0)
    value, days = _day_word(scene, by)
    part, first = match.value("daypart"), after_sequence(match, match.first)
    if part:
        return (Read("time", f"{value}T{part}" if value else None, first=first, days=days),)
    return (Read("date", value, first=first, days=days),)


def read_daypart(match: Match, scene: Scene) -> Reads:
    """Read "this morning", "last night", "tonight"."""
    by = shift_of(match) or 0
    value, days = _day_word(scene, by)
    part = match.value("daypart") or "NI"
    return (Read("time", f"{value}T{part}" if value else None, days=days),)


def read_weekend(match: Match, scene: Scene) -> Reads:
    """Read "the weekend", "last weekend", "next weekend"."""
    anchor, by = scene.today, shift_of(match)
    if anchor is None:
        return (Read("date", None),)
    within = anchor.isoweekday() >= 6
    if by is None:
        by = 1 if scene.direction(match) == "future" else -1
    # On a working day the next weekend is this week's, on the weekend itself "the weekend" is the one it is.
    weeks = (by if match.value("next") or match.value("last") else 0) if within else min(by, 0)
    if match.value("this") is not None:
        weeks = -1 if match.value("past") else 0
    day = shift_days(anchor, 7 * weeks)
    return (Read("date", f"{week_value(day)}-WE" if day else None),)


def read_edge(match: Match, scene: Scene) -> Reads:
    """Read "the end of the month", "year-end", "the start of the week": the value is the whole of it."""
    unit, before = match.value("unit") or "", match.before()
    if unit.startswith("T") or unit in {"D", "10Y", "100Y", "1000Y"} or scene.anchor is None:
        return ()
    # "It has grown since year-end": the end of the year before.
    over = before is not None and "w_since" in before.classes and match.value("edge") == "end"
    return (Read("date", shifted(scene.anchor, unit, -1 if over else 0)),)


def read_sooner_in(match: Match, scene: Scene) -> Reads:
    """Read "earlier in the year", "later in the day"."""
    unit = match.value("unit") or ""
    anchor = scene.today if unit == "D" else scene.anchor
    if unit not in {"D", "W", "M", "Y"} or anchor is None:
        return ()
    return (Read("date", shifted(anchor, unit, 0)),)


def read_week_of(match: Match, scene: Scene) -> Reads:
    """Read "the week of March 6"."""
    if match.value("unit") != "W":
        return ()
    inner = Match(match.words, match.first + 3, match.last)
    days = [days_of(read.value) for read in read_day(inner, scene)]
    return (Read("date", week_value(days[0][0])),) if len(days) == 1 and days[0] else ()


def read_holiday(match: Match, scene: Scene) -> Reads:
    """Read "Thanksgiving Day", "last Christmas", "Nowruz", "Easter week": the nearest one, or as the tense says."""
    name, anchor = match.value("holiday") or "", scene.anchor
    if anchor is None or match.value("unit") not in {"W", None}:
        return ()
    years = [day for year in range(anchor.year - 1, anchor.year + 2) if (day := holiday(name, year))]
    past = [day for day in years if day <= anchor]
    future = [day for day in years if day > anchor]
    if not past or not future:
        return ()
    by = shift_of(match)
    gap_back, gap_ahead = (anchor - past[-1]).days, (future[0] - anchor).days
    nearer = gap_ahead < gap_back
    if by is None and min(gap_back, gap_ahead) > HOLIDAY_DAYS:
        nearer = scene.direction(match) == "future"
    # "This Christmas" is the coming one unless it is only just over.
    ahead = by == 1 or (by == 0 and gap_back > JUST_OVER_DAYS) or (by is None and nearer)
    day = future[0] if ahead else past[-1]
    if match.value("eve"):
        day -= timedelta(days=1)
    return (Read("date", week_value(day) if match.value("unit") == "W" else day.isoformat()),)


_NUMBER = "(number | article vague? | vague | article? couple w_of)"
AMOUNT = f"({_NUMBER} extra?)"

RULES = (
    Rule("latest-fiscal", "w_the latest fiscal one", read_unit),
    Rule("the-year", "w_the (fiscal | whole)? one", read_the_year),
    Rule(
        "shifted-unit",
        f"{PHASE} w_the? (last | this | next | past | coming | current) fiscal? one (w_or so)?",
        read_unit,
    ),
    Rule(
        "focus-unit",
        f"{PHASE} (w_the (following | previous | same | next) | that same?) one",
        read_unit_of_focus,
    ),
    Rule(
        "weekday",
        f"{PHASE} (last | this past? | next | w_the previous)? coming? {WEEKDAY} daypart?",
        read_weekday,
    ),
    Rule("shifted-month", f"{PHASE} (last | this (past | coming)? | next) {MONTH}", read_month_by),
    Rule("season", f"{PHASE} (last | this past? | next) season", read_season),
    Rule("season-year", f"{PHASE} w_the? season w_of? year", read_season),
    Rule("the-season", "w_the phase? season", read_bare_season),
    Rule("holiday", "(last | this | next)? holiday (holiday_day | eve)?", read_holiday),
    Rule("holiday-week", "(last | this | next)? holiday one", read_holiday),
    Rule(
        "ago",
        f"(about | approx | more w_than | w_up w_to | w_at w_least)? {AMOUNT} hyphen? unit (w_or so)? (ago | earlier | later)",
        read_ago,
    ),
    Rule("day-word", f"{PHASE} (daypart)? (today | yesterday | tomorrow) daypart?", read_day_word),
    Rule("daypart", "(sooner | phase)? (this | last) daypart", read_daypart),
    Rule("tonight", "(sooner | phase)? tonight", read_daypart),
    Rule(
        "weekend", "(w_the | this past? | last | next | w_the (past | last | coming)) weekend", read_weekend
    ),
    Rule("edge", "w_the? edge w_of w_the one", read_edge),
    Rule("unit-end", "circa? w_the? one (hyphen | possessive)? edge", read_edge),
    Rule("sooner-in", "sooner w_in w_the one", read_sooner_in),
    Rule("week-of", f"w_the one w_of {MONTH} day", read_week_of),
)
