"""Which time of day is meant, and on which day?

Invariant: a clock time without a day takes the day named beside it, else the day of publication, else none ("T10:30").
"""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.annotate.times.dates import month_number, read_day
from newsledger.annotate.times.relative import read_day_word, weekday_value
from newsledger.annotate.times.rule import DAY, MONTH, WEEKDAY, Rule
from newsledger.annotate.times.scene import Read, Scene
from newsledger.lang.en.tense import ends_sentence
from newsledger.lang.patterns import Match

Reads = tuple[Read, ...]

EVENING_HOUR = 6
"""From which hour on "at night" is before midnight."""

REACH = 8
"""Words to each side in which the day of a clock time is looked for."""


def _clock(match: Match) -> str | None:
    """Give hours and minutes as 24-hour ISO time."""
    word = match.value("clock_word")
    if word:
        return word
    written = (match.value("clock") or f"{match.value('hour') or ''}:00").replace(".", ":")
    hours, _, rest = written.partition(":")
    if not hours.isdigit():
        return None
    hour, minute = int(hours), int(rest[:2] or 0)
    half = (match.value("ampm") or "").lower()[:1] or _half_of_daypart(match, hour)
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def _half_of_daypart(match: Match, hour: int) -> str:
    """Say which half of the day "in the afternoon" or "in the evening" puts an hour into."""
    part = match.value("daypart")
    return "p" if part in {"AF", "EV"} or (part == "NI" and hour >= EVENING_HOUR) else ""


def _zoned(clock: str, match: Match) -> str:
    """Add the zone where its name means one offset all over the world and the year; else the time is the local one."""
    return f"{clock}{match.value('zone') or ''}"


def _day_beside(match: Match, scene: Scene) -> str | None:
    """Find the day that a clock time belongs to: named in the match, or just before or after it."""
    if match.value("weekday") or match.value("weekday_short"):
        return weekday_value(match, scene)
    if match.value("month") or match.value("month_short"):
        at = next(
            i
            for i in range(match.first, match.last)
            if {"month", "month_short"} & set(match.words[i].classes)
        )
        return next((read.value for read in read_day(Match(match.words, at, match.last), scene)), None)
    if match.value("yesterday") or match.value("today") or match.value("tomorrow"):
        return read_day_word(match, scene)[0].value
    for place in _places_beside(match):
        value = _day_at(match, place, scene)
        if value:
            return value
    return scene.today.isoformat() if scene.today else None


def _places_beside(match: Match) -> Iterator[int]:
    """Give the places around a clock time, nearest first, within its sentence."""
    after, before = match.last, match.first - 1
    ahead = back = True
    for step in range(REACH):
        ahead = ahead and after + step < len(match.words) and not _is_border(match, after + step)
        if ahead:
            yield after + step
        back = back and before - step >= 0 and not _is_border(match, before - step)
        if back:
            yield before - step


def _is_border(match: Match, place: int) -> bool:
    return "break" in match.words[place].classes or ends_sentence(match.words, place)


def _day_at(match: Match, place: int, scene: Scene) -> str | None:
    """Read the weekday or the day of a month that stands at a place."""
    words = match.words
    if "weekday" in words[place].classes:
        return weekday_value(Match(words, place, place + 1), scene)
    if month_number(words[place]) is None:
        return None
    if place and "day" in words[place - 1].classes:
        span = Match(words, place - 1, place + 1)
    elif place + 1 < len(words) and "day" in words[place + 1].classes:
        span = Match(words, place, place + 2)
    else:
        return None
    return next((read.value for read in read_day(span, scene)), None)


def read_clock(match: Match, scene: Scene) -> Reads:
    """Read "10:30 a.m.", "noon Thursday", "5 p.m. EST Nov. 9"."""
    clock = _clock(match)
    before = match.before()
    # "High noon" is a film, or a manner of speaking.
    if clock is None or (before is not None and before.text.lower() == "high"):
        return ()
    day = _day_beside(match, scene)
    return (Read("time", f"{day or ''}T{_zoned(clock, match)}"),)


def read_clock_of_place(match: Match, scene: Scene) -> Reads:
    """Read "15:00 Moscow time"."""
    place = match.words[match.last - 2]
    return read_clock(match, scene) if place.text[0].isupper() else ()


def read_four_digits(match: Match, scene: Scene) -> Reads:
    """Read "0930 GMT"."""
    digits = match.words[match.first].text
    if len(digits) != 4 or not digits.isdecimal() or int(digits[:2]) > 23 or int(digits[2:]) > 59:
        return ()
    value = f"{_day_beside(match, scene) or ''}T{_zoned(f'{digits[:2]}:{digits[2:]}', match)}"
    return (Read("time", value),)


def read_clock_range(match: Match, scene: Scene) -> Reads:
    """Read "9 to 10 a.m." and "11:30 a.m.-1 p.m." as two times; the half of the day that closes it holds for both."""
    joint = next(
        i
        for i in range(match.first + 1, match.last)
        if {"hyphen", "w_to", "w_and"} & set(match.words[i].classes)
    )
    first, second = (
        _clock(Match(match.words, match.first, joint)),
        _clock(Match(match.words, joint + 1, match.last)),
    )
    if first is None or second is None:
        return ()
    # "9 to 10 p.m." are both of the evening, "11 to 1 p.m." are not.
    hour, minutes = int(first[:2]), first[2:]
    if second >= "12" and hour < 12 and hour % 12 < int(second[:2]) % 12:
        first = f"{hour + 12}{minutes}"
    day = _day_beside(match, scene) or ""
    return (
        Read("time", f"{day}T{first}", last=joint),
        Read("time", f"{day}T{second}", first=joint + 1),
    )


def read_bare_clock(match: Match, scene: Scene) -> Reads:
    """Read "at 17:30": a clock without a.m. or p.m. only after a preposition, else it is a score or a verse."""
    before = match.before()
    if match.value("zone") or match.value("local_time"):
        return read_clock(match, scene)
    if before is None or not set(before.classes) & {
        "w_at",
        "w_by",
        "w_until",
        "w_from",
        "w_to",
        "approx",
        "circa",
        "later",
        "earlier",
    }:
        return ()
    return read_clock(match, scene)


_TAIL = f"(zone | local_time time_word)? (comma? ({WEEKDAY} (comma? {MONTH} {DAY})? | {MONTH} {DAY} (comma? year)? | today | yesterday | tomorrow))?"

RULES = (
    Rule("clock", f"circa? (clock | hour) (ampm | oclock (w_in w_the daypart)?) {_TAIL}", read_clock),
    Rule("clock-range", "(clock | hour) (hyphen | w_to | w_and) (clock | hour) ampm", read_clock_range),
    Rule("clock-of-place", "clock any time_word", read_clock_of_place),
    Rule("four-digits", "number zone", read_four_digits),
    Rule("hour-in-the", "hour w_in w_the daypart", read_clock),
    Rule("bare-clock", f"clock {_TAIL}", read_bare_clock),
    Rule("clock-word", f"clock_word {_TAIL}", read_clock),
)
