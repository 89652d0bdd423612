"""How long, how old, how often?

Invariant: a duration or set has no first and last day; a vague count is "X" (PXM), never a number that was not said.
"""

from __future__ import annotations

from newsledger.annotate.times.rule import Rule
from newsledger.annotate.times.scene import Read, Scene
from newsledger.annotate.times.tense import AHEAD
from newsledger.lang.patterns import Match, Word

Reads = tuple[Read, ...]

HALVES = {
    "Y": ("M", 6),
    "TH": ("TM", 30),
    "TM": ("TS", 30),
    "D": ("TH", 12),
    "10Y": ("Y", 5),
    "100Y": ("Y", 50),
}
"""What half of a unit is, in a smaller one."""


def _plain(unit: str) -> tuple[int, str]:
    """Split "10Y" into 10 and "Y"."""
    digits = "".join(c for c in unit if c.isdigit())
    return int(digits or 1), unit.removeprefix(digits)


def period(count: str, unit: str) -> str | None:
    """Write a duration as ISO 8601: ("2", "10Y") is "P20Y", ("X", "M") is "PXM", ("2.5", "Y") is "P2Y6M".

    None for a part of a unit that no smaller one measures in whole.
    """
    factor, letter = _plain(unit)
    head = "PT" if letter.startswith("T") else "P"
    letter = letter.removeprefix("T")
    if count == "X":
        return f"{head}X{letter}"
    whole, _, part = count.partition(".")
    total = int(whole or 0) * factor
    if not part:
        return f"{head}{total}{letter}"
    if part != "5":
        return f"{head}{count}{letter}" if factor == 1 else None
    return _with_half(head, total, letter, unit)


def _with_half(head: str, total: int, letter: str, unit: str) -> str | None:
    smaller, halves = HALVES.get(unit, ("", 0))
    if not halves:
        return f"{head}{total}.5{letter}" if unit == letter else None
    if smaller == _plain(unit)[1]:
        return f"{head}{total + halves}{letter}"
    within = smaller.startswith("T") and head == "P"
    start = f"{head}{total}{letter}" if total else head
    return start + ("T" if within else "") + f"{halves}{smaller.removeprefix('T')}"


def count_of(match: Match) -> str:
    """Give the count of a match: a number, 1 for an article, "X" where it is vague."""
    number = match.value("number")
    if number is not None:
        return number
    vague = match.value("vague")
    if vague is not None:
        return vague
    return "1" if match.value("article") is not None else "X"


def read_duration(match: Match, _scene: Scene) -> Reads:
    """Read "10 years", "nearly two months", "the past three months", "nine-month", "several days"."""
    unit = match.value("unit") or ""
    last, before, after = match.words[match.last - 1], match.before(), match.after()
    if "ordinal" in last.classes or match.value("old") is not None or is_some_day(match):
        return ()
    # An age dates nothing ("a 45-year-old man"): TimeBank and AQUAINT leave ages out.
    if after is not None and (
        "old" in after.classes or ("hyphen" in after.classes and _is_old(match.after(2)))
    ):
        return ()
    if unit == "Q" and match.value("hyphen") is not None:
        return ()
    if before is not None and (before.text in {"$", "€", "£", "#"} or "slash" in before.classes):
        return ()
    return (Read("duration", period(count_of(match), unit)),)


def is_some_day(match: Match) -> bool:
    """Tell "they may one day sing" from "they sang for one day": no length, but a day that nobody knows."""
    before = match.before()
    if [word.text.lower() for word in match.inside] != ["one", "day"] or before is None:
        return False
    return "w_to" in before.classes or before.text.lower() in AHEAD


def _is_old(word: Word | None) -> bool:
    return word is not None and "old" in word.classes


def read_one(match: Match, _scene: Scene) -> Reads:
    """Read "a week", "an hour": a length of time, or how often where it follows a count of something."""
    unit = match.value("unit") or ""
    if "ordinal" in match.words[match.last - 1].classes:
        return ()
    before, after = match.before(), match.after()
    # "In about a year" is led by "in", "they spoke about a year" is not.
    before = match.before(2) if before is not None and "about" in before.classes else before
    if before is None or (after is not None and "hyphen" in after.classes):
        return ()
    if set(before.classes) & _LENGTH_LEADS or before.text in _LENGTH_VERBS or match.last - match.first > 2:
        return (Read("duration", period("1", unit)),)
    counted = [match.before(distance) for distance in range(1, 5)]
    if any(w is not None and _is_count(w) for w in counted):
        return (Read("set", period("1", unit)),)
    return ()


def _is_count(word: Word) -> bool:
    return bool({"number", "once", "vague"} & set(word.classes)) or word.text[0].isdigit()


def read_per(match: Match, _scene: Scene) -> Reads:
    """Read "per week" after "twice" or "three times"; after a thing it belongs to the thing's unit."""
    before = match.before()
    if before is None or not {"once", "time_word"} & set(before.classes):
        return ()
    return (Read("set", period("1", match.value("unit") or "")),)


_LENGTH_LEADS = {
    "w_for",
    "w_in",
    "w_within",
    "w_over",
    "approx",
    "later",
    "than",
    "w_than",
    "w_by",
    "w_as",
    "w_of",
    "w_through",
    "least",
    "w_until",
}
_LENGTH_VERBS = {
    "takes",
    "took",
    "take",
    "spent",
    "spend",
    "lasted",
    "last",
    "him",
    "them",
    "us",
    "with",
    "long",
}


def read_units(match: Match, _scene: Scene) -> Reads:
    """Read "for weeks", "in the years", "days after", "recent months"."""
    unit = match.value("unit") or ""
    before, after = match.before(), match.after()
    led = before is not None and bool(set(before.classes) & {"w_for", "w_in", "w_within", "w_over", "later"})
    followed = match.value("ago") is not None or (
        after is not None and bool(set(after.classes) & {"ago", "earlier", "later"})
    )
    article = before is not None and "w_the" in before.classes
    if match.value("recent") or match.value("coming") or match.value("ahead") or article or led or followed:
        return (Read("duration", period("X", unit)),)
    return ()


def read_long(match: Match, _scene: Scene) -> Reads:
    """Read "day-long", "decades-old", "year-long"."""
    unit = match.value("unit") or ""
    count = "1" if match.value("one") else "X"
    return (Read("duration", period(count, unit)),)


def read_half(match: Match, _scene: Scene) -> Reads:
    """Read "half an hour", "half a century"."""
    return (Read("duration", period("0.5", match.value("unit") or "")),)


def read_and_half(match: Match, _scene: Scene) -> Reads:
    """Read "a year and a half", "two and a half years"."""
    whole = match.value("number") or "1"
    return (Read("duration", period(f"{whole}.5", match.value("unit") or "")),) if whole.isdigit() else ()


def read_set(match: Match, _scene: Scene) -> Reads:
    """Read "every week", "each year", "every two years", "every other day"."""
    unit = match.value("unit") or match.value("quarter") or ""
    count = match.value("number") or ("2" if match.value("other") else "1")
    if "ordinal" in match.words[match.last - 1].classes:
        return ()
    return (Read("set", period(count, unit)),)


def read_frequency(match: Match, _scene: Scene) -> Reads:
    """Read "annually", "daily", but not "the daily Kambar" and "a quarterly report"."""
    word, after = match.words[match.first], match.after()
    named = after is not None and after.text[0].isupper() and word.text.islower() and not after.classes
    if named or (
        match.value("adverb") and after is not None and after.text[0].isalpha() and not after.classes
    ):
        return ()
    return (Read("set", match.value("frequency")),)


def read_weekdays(match: Match, _scene: Scene) -> Reads:
    """Read "Mondays", "every Friday", "Tuesday nights"."""
    day, before = match.value("weekdays") or match.value("weekday"), match.before()
    if (
        match.last - match.first == 1
        and before is not None
        and not before.classes
        and before.text[0].isupper()
    ):
        return ()
    part = match.value("daypart") or match.value("dayparts")
    return (Read("set", f"XXXX-WXX-{day}" + (f"T{part}" if part else "")),)


def read_each_month(match: Match, _scene: Scene) -> Reads:
    """Read "every July", "each summer"."""
    month, season = match.value("month"), match.value("season")
    return (Read("set", f"XXXX-{int(month):02d}" if month else f"XXXX-{season}"),)


HEDGE = "(approx | w_up w_to | no? more w_than | w_at w_least | circa)?"
COUNT = "(number | (article | w_the)? (vague | couple) w_of? )"

RULES = (
    Rule(
        "duration",
        f"({HEDGE} | w_the? (last | past | next | coming | first)) {COUNT} ((w_to | w_or | hyphen) number)? hyphen? extra? hyphen? unit (hyphen old | w_or so)?",
        read_duration,
    ),
    Rule("the-count", "w_the number hyphen? many", read_duration),
    Rule("one", f"({HEDGE} | w_over) article extra? one", read_one),
    Rule("units", "(recent | coming)? many ago? | w_the many ahead", read_units),
    Rule("long", "one hyphen long | many hyphen (long | old)", read_long),
    Rule("half", "half_word hyphen? article? hyphen? one", read_half),
    Rule("and-half", "article one w_and article half_word", read_and_half),
    Rule(
        "number-and-half",
        "number hyphen? w_and hyphen? article hyphen? half_word hyphen? unit",
        read_and_half,
    ),
    Rule("set", "each (other | number)? (unit | quarter)", read_set),
    Rule("frequency", "frequency", read_frequency),
    Rule("per", "per one", read_per),
    Rule("weekdays", "(each weekday daypart? | weekdays | weekday dayparts)", read_weekdays),
    Rule("each-month", "each (month | season)", read_each_month),
)
