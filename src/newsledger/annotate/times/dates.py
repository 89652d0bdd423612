"""Which calendar dates are named: days, months, years, decades, centuries?

Invariant: what the words leave open (the year of "23 May") is taken from the publication day and the tense around,
and stays open ("XXXX-05-23") where there is no publication day.
"""

from __future__ import annotations

from datetime import date

from newsledger.annotate.times.rule import DAY, MONTH, PHASE, WEEKDAY, Rule
from newsledger.annotate.times.scene import Read, Scene
from newsledger.knowledge.calendar import day_or_none, quarter_of
from newsledger.lang.patterns import Match, Word

Reads = tuple[Read, ...]

FAR_DAYS = 100
"""From when on the tense decides between two days; TimeBank, value F1, 2026-11-24."""


_OWN_ARTICLE = {"phase", "edge", "ordinal", "previous"}


def after_article(match: Match) -> int:
    """Leave out an article that belongs to a noun further on: "the January 2024 study"."""
    words = match.words
    lone = "w_the" in words[match.first].classes and not _OWN_ARTICLE & set(words[match.first + 1].classes)
    return match.first + 1 if lone and match.last - match.first > 1 else match.first


def month_number(word: Word) -> int | None:
    """Give the month that a word names."""
    written = word.classes.get("month") or word.classes.get("month_short")
    return int(written) if written else None


def month_of(match: Match) -> int:
    """Give the month that a match names."""
    return int(match.value("month") or match.value("month_short") or 0)


def full_year(digits: str, anchor: date | None) -> int | None:
    """Read a year of four digits, or of two: the century that brings it nearest to the publication, at most 20 ahead."""
    if len(digits) == 4:
        return int(digits)
    if anchor is None:
        return None
    century = anchor.year // 100 * 100
    year = century + int(digits)
    return year - 100 if year > anchor.year + 20 else year


def _named_days(match: Match) -> list[int]:
    """Give the day numbers of a match: "5-7 May" has two."""
    found = [w.classes.get("day") or w.classes.get("ordinal") or "" for w in match.inside]
    return [int(day) for day in found if day.isdigit() and 1 <= int(day) <= 31]


def year_for_day(month: int, day: int, match: Match, scene: Scene) -> int | None:
    """Choose the year of a day without one: past or future by tense, else the nearest."""
    anchor = scene.anchor
    if anchor is None:
        return None
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [d for d in (day_or_none(year, month, day) for year in years) if d]
    if not days:
        return None
    direction = scene.direction(match, far=True)
    nearest = min(days, key=lambda d: abs((d - anchor).days))
    latest = scene.published.latest if scene.published else anchor
    before = match.before()
    if before is not None and before.text == "ended":
        return max((d for d in days if d <= latest), default=nearest).year
    # The nearest such day is nearly always meant; the tense decides where two are far.
    if direction == "past" and (nearest - latest).days > FAR_DAYS:
        return max((d for d in days if d <= anchor), default=nearest).year
    if direction == "future" and (anchor - nearest).days > FAR_DAYS:
        return min((d for d in days if d >= anchor), default=nearest).year
    return nearest.year


def day_value(year: int | None, month: int, day: int) -> str | None:
    """Write a day of a month as a value, the year open where it is not known; None where there is no such day."""
    if year is None:
        return f"XXXX-{month:02d}-{day:02d}" if day_or_none(2024, month, day) else None
    return f"{year:04d}-{month:02d}-{day:02d}" if day_or_none(year, month, day) else None


def _year_word(match: Match) -> str | None:
    return match.value("year") or match.value("short_year")


def read_day(match: Match, scene: Scene) -> Reads:
    """Read "May 23", "27 May 2024", "Friday, Sept. 5th", "5-7 May"."""
    month, days = month_of(match), _named_days(match)
    if not days or _is_counted(match, days):
        return ()
    digits = _year_word(match)
    year = (
        full_year(digits.strip("'’"), scene.anchor) if digits else year_for_day(month, days[0], match, scene)
    )
    values = [day_value(year, month, day) for day in days]
    if any(value is None for value in values):
        return ()
    if len(days) == 1:
        first = match.first
        # "the 27 May meeting": the article belongs to the meeting; "the 5th of May" keeps it.
        if "w_the" in match.words[first].classes and "ordinal" not in match.words[first + 1].classes:
            first += 1
        return (Read("date", values[0], first=first),)
    return _day_range(match, values)


def _day_range(match: Match, values: list[str | None]) -> Reads:
    """Give the two days of a range, each with its own words; the month goes with the one it stands beside."""
    places = [i for i in range(match.first, match.last) if {"day", "ordinal"} & set(match.words[i].classes)]
    places = [i for i in places if match.words[i].classes.get("day") or match.words[i].classes.get("ordinal")]
    if len(places) != 2 or len(values) != 2:
        return ()
    return (
        Read("date", values[0], first=match.first, last=places[0] + 1),
        Read("date", values[1], first=places[1], last=match.last),
    )


_COUNTED_WITH = {"percent", "per", "cent", "million", "billion", "people", "points"}


def _is_counted(match: Match, days: list[int]) -> bool:
    """Say whether a bare number after a month counts something: "in May 20 people"."""
    after = match.after()
    last = match.words[match.last - 1]
    if "day" not in last.classes or after is None or not days:
        return False
    return after.text in _COUNTED_WITH or after.text == "%" or (after.text == ":" and False)


def read_month_year(match: Match, scene: Scene) -> Reads:
    """Read "January 2024", "Feb. '99", "early May 2023"."""
    digits, before = _year_word(match) or "", match.before()
    # "31 February 2024" is no day, and no February 2024 either.
    if before is not None and "day" in before.classes:
        return ()
    year = full_year(digits.strip("'’"), scene.anchor)
    return (Read("date", f"{year:04d}-{month_of(match):02d}", first=after_article(match)),) if year else ()


def read_month_of_year(match: Match, scene: Scene) -> Reads:
    """Read "June last year", "in January of this year", "next May"."""
    if scene.anchor is None:
        return ()
    if match.value("unit") not in {"Y", None}:
        return ()
    by = -1 if match.value("last") else 1 if match.value("next") else 0
    return (Read("date", f"{scene.anchor.year + by:04d}-{month_of(match):02d}"),)


def _is_month_name(match: Match, word: Word) -> bool:
    """Tell May and March the months from a name, a verb at a sentence's start and a march."""
    if "unsure" not in word.classes:
        return True
    before, after = match.before(), match.after()
    prefixed = match.last - match.first > 1
    if prefixed:
        return True
    if before is None or not set(before.classes) & _LEADS_TO_MONTH:
        return False
    return after is None or not after.text[0].isupper() or bool(after.classes)


_LEADS_TO_MONTH = {"w_in", "w_of", "w_by", "w_since", "w_until", "w_till", "w_from", "w_to", "w_between", "w_through",
                   "w_during", "w_and", "w_for", "each", "later", "earlier", "slash"}  # fmt: skip


def resolve_month(month: int, match: Match, scene: Scene) -> str | None:
    """Choose the year of a bare month: the coming one in the future tense, else the last."""
    anchor = scene.anchor
    if anchor is None:
        return f"XXXX-{month:02d}"
    direction = scene.direction(match, far=True)
    before = match.before()
    led = set(before.classes) if before is not None else set()
    if not led & _LEADS_TO_MONTH:
        # "the June agreement": the nearest June.
        direction = "future" if (month - anchor.month) % 12 < 6 else "past"
    ahead = direction != "past" and bool(led & {"w_until", "w_till", "w_by", "w_through"})
    soon = direction is None and (month - anchor.month) % 12 <= SOON_MONTHS
    if direction == "future" or ahead or soon:
        year = anchor.year if month >= anchor.month else anchor.year + 1
    else:
        year = anchor.year if month <= anchor.month else anchor.year - 1
    return f"{year:04d}-{month:02d}"


def read_month(match: Match, scene: Scene) -> Reads:
    """Read a month that stands alone."""
    place = next(
        i for i in range(match.first, match.last) if {"month", "month_short"} & set(match.words[i].classes)
    )
    word = match.words[place]
    if "month_short" in word.classes and "dot" not in match.words[match.last - 1].classes:
        return ()
    before = match.before()
    if not _is_month_name(match, word) or (before is not None and "day" in before.classes):
        return ()
    # "the late-March vote": the article is the vote's; "the end of March" keeps its own.
    article = (
        "w_the" in match.words[match.first].classes and "edge" not in match.words[match.first + 1].classes
    )
    first = match.first + 1 if article else match.first
    return (Read("date", resolve_month(month_of(match), match, scene), first=first),)


SOON_MONTHS = 2
"""How far ahead a bare month may lie where no tense is seen; TimeBank, value F1, 2026-11-24."""

_YEAR_LEADS = {
    "w_in", "w_of", "w_by", "w_since", "w_until", "w_till", "w_from", "w_to", "w_between", "w_through", "w_during",
    "w_and", "w_or", "w_for", "w_the", "article", "comma", "hyphen", "bracket", "slash", "earlier", "later", "phase",
    "dash", "w_as", "w_than", "approx", "break", "possessive", "w_at", "w_on",
}  # fmt: skip


def _is_bare_year(match: Match, word: Word, scene: Scene) -> bool:
    """Tell a year from a count, a sum, a number of a road."""
    year = int(word.classes["year"])
    text_before = scene.text[word.start - 1] if word.start else ""
    if not 1600 <= year <= 2100 or (text_before and text_before in "$€£¥#№"):
        return False
    before, after = match.before(), match.after()
    if before is not None and "month" in before.classes:
        return False
    if after is not None and after.start == word.end and after.text in {"%", "°", "$", "€", "+"}:
        return False
    if after is not None and _is_counting_noun(after, before):
        return False
    if before is not None and "hyphen" in before.classes:
        # "CACCC-2024" is a name, "2019-2021" a range, "post-1959" a time.
        head = match.before(2)
        return head is None or "year" in head.classes or head.text.islower() or head.end < before.start
    if before is not None and not before.classes and before.text[0].isupper():
        # "Vision 2040" is a plan's name.
        return scene.anchor is None or 1900 <= year <= scene.anchor.year + 1
    return before is None or bool(set(before.classes) & _YEAR_LEADS) or 1900 <= year <= 2050


def _is_counting_noun(after: Word, before: Word | None) -> bool:
    if after.text in {
        "percent",
        "people",
        "km",
        "tonnes",
        "tons",
        "dollars",
        "euros",
        "miles",
        "meters",
        "metres",
        "points",
    }:
        return True
    if "unit" in after.classes and "many" in after.classes:
        return True
    plural = after.text.islower() and after.text.endswith("s") and len(after.text) > 3 and not after.classes
    return (
        plural
        and not (
            before is not None and set(before.classes) & {"w_the", "w_in", "w_of", "possessive", "hyphen"}
        )
        and (before is None or before.text.lower() not in {"its", "his", "her", "their"})
    )


def read_year(match: Match, scene: Scene) -> Reads:
    """Read "1999", "the year 2000", "fiscal 1989", "mid-2024", "the end of 1990"."""
    place = next(i for i in range(match.first, match.last) if "year" in match.words[i].classes)
    word = match.words[place]
    named = match.last - match.first > 1
    source = scene.text[word.start - 1] if word.start else ""
    if "spoken" in word.classes and word.text.lower().split()[0] == "two" and not match.value("one"):
        return ()
    if not named and not _is_bare_year(match, word, scene):
        return ()
    if named and ((source in "$€£" and source) or _bad_after(match)):
        return ()
    fiscal = match.value("fiscal") is not None
    first = match.first
    if place == first + 1 and "w_the" in match.words[first].classes:
        first = place
    return (Read("date", match.value("year"), first=first, fixed=not fiscal),)


def _bad_after(match: Match) -> bool:
    after = match.after()
    return after is not None and ("many" in after.classes or after.text in {"percent", "people", "%"})


def read_year_span(match: Match, _scene: Scene) -> Reads:
    """Read "2023-24" and "2023/24" as the years from one to the other."""
    place = next(i for i in range(match.first, match.last) if "year" in match.words[i].classes)
    word, mark, tail = match.words[place : place + 3]
    first, second = int(word.classes["year"]), tail.text
    if len(second) != 2 or tail.start != mark.end or mark.start != word.end or not second.isdecimal():
        return ()
    if not 1600 <= first <= 2100 or _bad_after(match):
        return ()
    if int(second) != (first + 1) % 100:
        return _years_of_span(place, first, int(second))
    fiscal = match.value("fiscal") is not None
    days = None if fiscal else (date(first, 1, 1), date(first + 1, 12, 31))
    start = match.first if fiscal else place
    return (Read("date", f"{first}/{first + 1}", first=start, days=days, fixed=not fiscal),)


def _years_of_span(place: int, first: int, second: int) -> Reads:
    """Read "1941-45" as two years."""
    if second <= first % 100:
        return ()
    return (
        Read("date", f"{first}", first=place, last=place + 1),
        Read("date", f"{first // 100 * 100 + second}", first=place + 2, last=place + 3),
    )


def read_fiscal_code(match: Match, scene: Scene) -> Reads:
    """Read "FY24", "FY 2025", "Q3 FY2024": the year's name; which days it has is each country's own affair."""
    digits = (match.value("fiscal_code") or "").removeprefix("FY") or match.value("year")
    if not digits:
        return ()
    year, part = full_year(digits, scene.anchor), match.value("quarter_code") or ""
    code = part if part[:1] in {"Q", "H"} else f"Q{part[:1]}"
    value = f"{year:04d}" + (f"-{code}" if part else "") if year else None
    return (Read("date", value, fixed=False),)


def read_short_year(match: Match, scene: Scene) -> Reads:
    """Read "in '98"."""
    before = match.before()
    if before is None or not _SHORT_YEAR_LEADS & set(before.classes):
        return ()
    year = full_year((match.value("short_year") or "").strip("'’"), scene.anchor)
    return (Read("date", f"{year:04d}" if year else None),)


_SHORT_YEAR_LEADS = {"w_in", "w_of", "w_since", "w_by", "w_until", "w_till", "season"}


def read_decade(match: Match, _scene: Scene) -> Reads:
    """Read "the 1990s", "the late '80s", "the nineties"."""
    written, tens = match.value("decade"), match.value("tens_of_years")
    if tens:
        before = match.inside[0]
        if "w_the" not in before.classes and "phase" not in before.classes:
            return ()
        return (Read("date", f"19{tens}"),)
    digits = "".join(c for c in written or "" if c.isdigit())
    # "The 1500s" are a century, "the 1950s" a decade.
    century = len(digits) == 4 and digits[2:] == "00" and digits < "1900"
    value = (
        digits[:2]
        if century
        else digits[:3]
        if len(digits) == 4
        else f"19{digits[0]}"
        if int(digits[0]) >= 3
        else f"20{digits[0]}"
    )
    first = match.first
    if (
        "w_the" in match.words[first].classes
        and "phase" not in match.words[first + 1].classes
        and len(digits) == 4
    ):
        first += 1
    return (Read("date", value, first=first),)


def read_century(match: Match, _scene: Scene) -> Reads:
    """Read "the 20th century"; centuries before our era have no value that could be written, and stay unread."""
    after = match.after()
    if match.value("unit") != "100Y" or (after is not None and after.text in {"BC", "BCE", "B"}):
        return ()
    number = int(match.value("ordinal") or 0)
    return (Read("date", f"{number - 1:02d}"),) if 2 <= number <= 30 else ()


def read_iso(match: Match, _scene: Scene) -> Reads:
    """Read "2024-05-27" and "2024-05-27T10:30"."""
    written = match.value("iso") or ""
    day, _, clock = written.partition("T")
    year, month, number = (int(part) for part in day.split("-"))
    value = day_value(year, month, number) if year else None
    if value is None:
        return ()
    return (Read("time", f"{value}T{clock.rstrip('Z')[:5]}"),) if clock else (Read("date", value),)


def read_numeric(match: Match, scene: Scene) -> Reads:
    """Read "12/31/99" and "27.05.2024"; where day and month could be either, the days stay open between both."""
    written = match.value("numeric") or ""
    parts = written.replace("/", ".").replace("-", ".").split(".")
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
        value = day_value(year, month, day) if year else None
        return (Read("date", value),) if value else ()
    year_or_none = full_year(parts[2], scene.anchor) if len(parts[2]) == 4 or scene.anchor else None
    if not year_or_none:
        return ()
    first, second = int(parts[0]), int(parts[1])
    if "." in written or first > 12:
        value = day_value(year_or_none, second, first)
        return (Read("date", value),) if value else ()
    if second > 12:
        value = day_value(year_or_none, first, second)
        return (Read("date", value),) if value else ()
    either = day_or_none(year_or_none, first, second), day_or_none(year_or_none, second, first)
    earlier, later = min(filter(None, either), default=None), max(filter(None, either), default=None)
    if earlier is None or later is None:
        return ()
    return (Read("date", earlier.isoformat() if earlier == later else None, days=(earlier, later)),)


def read_quarter_code(match: Match, scene: Scene) -> Reads:
    """Read "Q3 2023", "2023 H1"."""
    code = match.value("quarter_code") or ""
    part = code if code[0] in "QH" else f"Q{code[0]}"
    year = match.value("year")
    if not year and scene.anchor:
        behind = part[0] == "Q" and int(part[1]) > quarter_of(scene.anchor)
        year = str(scene.anchor.year - (1 if behind and scene.direction(match) != "future" else 0))
    return (Read("date", f"{year or 'XXXX'}-{part}"),)


RULES = (
    Rule("iso", "iso", read_iso),
    Rule("numeric", "numeric", read_numeric),
    Rule(
        "month-day",
        f"{PHASE} ({WEEKDAY} comma? w_the?)? {MONTH} w_the? {DAY} ((hyphen | w_to | w_and) {DAY})? (comma? (year | short_year))?",
        read_day,
    ),
    Rule(
        "day-month",
        f"{PHASE} ({WEEKDAY} comma? w_the?)? w_the? {DAY} ((hyphen | w_to | w_and) {DAY})? w_of? {MONTH} (comma? (year | short_year))?",
        read_day,
    ),
    Rule("last-month-day", f"last {MONTH} day", read_day),
    Rule("month-year", f"{PHASE} {MONTH} (comma | w_of)? (year | short_year)", read_month_year),
    Rule("month-of-year", f"{PHASE} {MONTH} w_of? (last | this | next) one", read_month_of_year),
    Rule("month", f"{PHASE} {MONTH}", read_month),
    Rule("year", f"{PHASE} (w_the? (fiscal one?|one) )? year", read_year),
    Rule(
        "year-span",
        "w_the? (year (hyphen | slash) number fiscal one | (fiscal one?)? year (hyphen | slash) number)",
        read_year_span,
    ),
    Rule("fiscal-code", "(quarter_code w_of?)? fiscal_code year?", read_fiscal_code),
    Rule("short-year", "short_year", read_short_year),
    Rule("decade", f"{PHASE} (decade | tens_of_years)", read_decade),
    Rule("century", f"{PHASE} ordinal hyphen? unit", read_century),
    Rule("quarter-code", "(year hyphen? quarter_code | quarter_code w_of? year?)", read_quarter_code),
)
