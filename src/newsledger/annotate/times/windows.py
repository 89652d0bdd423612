"""Which days does a length of time cover, where words tie it to a day?

"The past three months" end on the day of publication, "the next six weeks" begin on it, "in five years" lies no further
ahead than that; "three days later" counts from the date named just before, "two weeks before 9 May" from the one named
just after, and "the nine months to 30 September" end there. Invariant: the value stays a length; there are no days where
the words do not say from when to count, and none that the tense contradicts.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from newsledger.annotate.times.dates import month_of, read_day, read_month_year, resolve_month
from newsledger.annotate.times.relative import shifted, weekday_day, weekday_of
from newsledger.annotate.times.scene import Read, Scene
from newsledger.knowledge.calendar import Days, day_or_none, days_of, shift_days, shift_months
from newsledger.lang.patterns import Match, Word

HEAD_WORDS = 5
"""How many words before a length are asked whether it looks back: "the lowest price of wheat in five years"."""

_LENGTH = re.compile(r"P([0-9]{1,4})([DWMY])")
_NEEDED = {"D": len("2024-05-20"), "W": len("2024-W21"), "M": len("2024-05"), "Y": len("2024")}
"""How precise a value must be to count a unit from it."""
_RANKED = frozenset(("best", "least", "most", "only", "once", "time", "times", "twice", "worst"))
"""Words before "in two decades" that look back over them: "the first visit in", "the lowest in"."""
_PAST, _AHEAD = ("last", "past"), ("next", "coming")


def window_of(read: Read, match: Match, scene: Scene) -> Days | None:
    """Give the first and last day of a length of time; None where nothing ties it to a day."""
    length = _LENGTH.fullmatch(read.value or "") if read.type == "duration" else None
    if length is None or len(match.values("number")) > 1:
        return None
    count, unit = int(length[1]), length[2]
    words = Match(match.words, read.first or match.first, read.last or match.last)
    found = (
        _up_to_a_date(words, count, unit, scene)
        or _around_publication(words, count, unit, scene)
        or _counted(words, count, unit, scene)
    )
    return found if found and found[0] <= found[1] else None


def moved(day: date, unit: str, by: int) -> date | None:
    """Count days, weeks, months or years from a day; the last of the month where the day has none like it."""
    if unit in {"D", "W"}:
        return shift_days(day, by * (7 if unit == "W" else 1))
    year, month = shift_months(day.year, day.month, by * (12 if unit == "Y" else 1))
    if not 1 <= year <= 9999:
        return None
    return day_or_none(year, month, min(day.day, monthrange(year, month)[1]))


def _around_publication(words: Match, count: int, unit: str, scene: Scene) -> Days | None:
    """Read "the past three months", "the next six weeks", "in five years", "two weeks from now"."""
    published, after = scene.published, words.after()
    if published is None or _goes_on(words):
        return None
    if any(words.value(name) is not None for name in _PAST):
        first = moved(published.earliest, unit, -count)
        return (first, published.latest) if first else None
    if _is_point_ahead(words):
        anchor = scene.today if unit == "D" else scene.anchor
        return days_of(shifted(anchor, unit, count)) if anchor else None
    ahead = any(words.value(name) is not None for name in _AHEAD)
    if not (ahead or _leads_ahead(words)) or (
        after is not None and set(after.classes) & {"earlier", "later"}
    ):
        return None
    direction = scene.direction(words, far=True)
    if direction == "past" or (direction is None and not ahead):
        return None
    last = moved(published.latest, unit, count)
    return (published.earliest, last) if last else None


def _goes_on(words: Match) -> bool:
    """Say whether words follow that tell of what the length is: "the last three weeks of May"."""
    after, next_but_one = words.after(), words.after(2)
    if after is None:
        return False
    dated = next_but_one is not None and {"month", "month_short", "year"} & set(next_but_one.classes)
    return bool({"w_of", "w_or", "w_to"} & set(after.classes)) or bool("w_in" in after.classes and dated)


def _is_point_ahead(words: Match) -> bool:
    """Read "three weeks from now", "in three weeks' time"."""
    following = [set(word.classes) if word else set() for word in (words.after(), words.after(2))]
    from_now = "w_from" in following[0] and "reference" in following[1]
    return from_now or ("possessive" in following[0] and "time_word" in following[1])


def _leads_ahead(words: Match) -> bool:
    """Read "in five years", "within a month", but not "the first visit in five years"."""
    before = words.before()
    if before is None or words.value("w_the") is not None or not {"w_in", "w_within"} & set(before.classes):
        return False
    return not any(_is_ranked(words.before(distance)) for distance in range(2, HEAD_WORDS + 1))


def _is_ranked(word: Word | None) -> bool:
    text = word.text.lower() if word is not None else ""
    return word is not None and ("ordinal" in word.classes or text in _RANKED or text.endswith("est"))


def _named_at(words: Match, place: int, scene: Scene) -> Days | None:
    """Give the days of what stands at a place: a weekday, a month, or a day of a month, with or without a year."""
    every = words.words
    here = [set(word.classes) for word in every[place : place + 6]]
    if not here:
        return None
    if "weekday" in here[0]:
        match = Match(every, place, place + 1)
        day = weekday_day(weekday_of(match), match, scene)
        return (day, day) if day else None
    at = 1 if "day" in here[0] else 0
    if not here[at:] or not here[at] & {"month", "month_short"}:
        return None
    at += 2 if "month_short" in here[at] and here[at + 1 : at + 2] == [{"dot"}] else 1
    at += 1 if "day" not in here[0] and here[at:] and "day" in here[at] else 0
    comma = 1 if here[at : at + 1] == [{"comma"}] else 0
    at += comma + 1 if here[at + comma :] and "year" in here[at + comma] else 0
    return days_of(_value_of(Match(every, place, place + at), scene))


def _value_of(match: Match, scene: Scene) -> str | None:
    """Read a day, a month with its year, or a month alone."""
    if match.value("day") is not None:
        reads = read_day(match, scene)
    elif match.value("year") is not None:
        reads = read_month_year(match, scene)
    else:
        return resolve_month(month_of(match), match, scene)
    return reads[0].value if reads else None


def _up_to_a_date(words: Match, count: int, unit: str, scene: Scene) -> Days | None:
    """Read "the nine months ended Sept. 30", "the year to March"."""
    after = words.after()
    if after is None or not (after.text in {"ended", "ending"} or "w_to" in after.classes):
        return None
    named = _named_at(words, words.last + 1, scene)
    following = shift_days(named[1], 1) if named else None
    first = moved(following, unit, -count) if following else None
    return (first, named[1]) if first and named else None


def _counted(words: Match, count: int, unit: str, scene: Scene) -> Days | None:
    """Read "three days later", "two weeks before 9 May": as precise as the unit."""
    after, behind = words.after(), words.after(2)
    if after is None or not {"earlier", "later"} & set(after.classes) or "hence" in after.text:
        return None
    by = count if "later" in after.classes else -count
    text = after.text.lower()
    if text in {"after", "before"}:
        skipped = 1 if behind is not None and "w_the" in behind.classes else 0
        named = _named_at(words, words.last + 1 + skipped, scene)
        if named is not None:
            return days_of(shifted(named[0], unit, by)) if named[0] == named[1] else None
        if behind is not None and not set(behind.classes) & {"comma", "dot", "break", "dash", "that"}:
            return None
    elif behind is not None and "w_than" in behind.classes:
        return None
    return _from_focus(words, unit, by, scene)


def _from_focus(words: Match, unit: str, by: int, scene: Scene) -> Days | None:
    """Count from the date named just before, where that is precise enough and the tense allows it."""
    day = scene.day_in_focus(words, _NEEDED[unit])
    days = days_of(shifted(day, unit, by)) if day else None
    if days is None or scene.published is None:
        return days
    direction = scene.direction(words)
    ahead, over = days[0] > scene.published.latest, days[1] < scene.published.earliest
    return None if (direction == "past" and ahead) or (direction == "future" and over) else days
