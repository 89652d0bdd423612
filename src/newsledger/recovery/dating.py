"""Which words of an article bear on when it was published?

Days without a year that the text speaks of in the past ("on May 23") peg the news; days ahead of it bound it; months and
days with a year, and years glued to the name of an event ("TalksForum-2024"), vote for a year. Invariant: every
piece of evidence is cited from the decoded source; a bare year ("in 1998") is never evidence for, only against.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import Literal, NamedTuple

import msgspec

from newsledger.knowledge.calendar import day_or_none, days_of
from newsledger.lang.en.tense import direction_of, ends_sentence
from newsledger.lang.en.time_words import find_time_words, time_lexicon, time_signs
from newsledger.lang.patterns import Match, Word, find_matches
from newsledger.model import SourceQuote
from newsledger.recovery.dates import find_dates
from newsledger.recovery.draft import Draft, DraftBlock

Kind = Literal["peg", "ahead", "dated", "named", "bare", "dateline"]

YEARS = range(1990, 2100)
"""Years in which news without metadata may be placed; older pages are press archives, which carry their dates."""

REACH = 60
"""Words to each side in which a sentence's ends are looked for."""

MOST = 200
"""An article with more dates is a chronicle or a table, and says nothing of its own."""

_MONTH = "(month | month_short dot?)"
_WEEKDAY = "(weekday | weekday_short dot?)"
_PATTERNS = {
    "day": f"({_WEEKDAY} comma? w_the?)? ({_MONTH} (day | ordinal) | w_the? (day | ordinal) w_of? {_MONTH}) (comma? year)?",
    "month": f"{_MONTH} (comma | w_of)? year",
    "year": "year",
}
_NAMED = re.compile(r"\b(?P<name>[A-Z]\w{1,30})[-–](?P<year>(?:19|20)\d\d)(?![\w-])")
_HEAD = re.compile(r"([^\n—–]{6,90}?)(?:\s+-{1,2}\s|\s*[—–])")
_PLACE = re.compile(r"\s*[A-Z][A-Z.'’-]{2,}[A-Za-z .,'’-]{0,40}")
_AGENCY = re.compile(r"[\s,.]*(?:[(/][^()/\n]{2,40}[)/])?[\s,.]*")
_WORD = re.compile(r"\w+")
_FULL_YEAR = re.compile(r"[12](?<!\d[12])\d{3}(?!\d)")
_SPOKEN_CENTURIES = frozenset({"17", "18", "19", "20"})
"""Numerals that begin a year in words: "nineteen ninety-seven"."""
_SPOKEN_SCALES = frozenset({"100", "1000"})
_THIS_YEAR = re.compile(r"\b[Tt]his year(?:['’]s)?\b")


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of evidence and its words."""

    kind: Kind
    article: int
    """Which draft of the page."""
    month: int | None = None
    day: int | None = None
    year: int | None = None
    weekday: int | None = None
    """ISO weekday named with a day."""
    this_year: bool = False
    """The sentence says "this year" beside the year."""
    quote: SourceQuote

    def on(self, year: int) -> date | None:
        """Place a day without a year in a year; None where it does not exist or its weekday says otherwise."""
        if self.month is None or self.day is None:
            return None
        found = day_or_none(year, self.month, self.day)
        if found and self.weekday and found.isoweekday() != self.weekday:
            return None
        return found

    @property
    def not_before(self) -> date | None:
        """The first day that a dated thing of the past allows."""
        if self.year is None:
            return None
        if self.month is None:
            return date(self.year, 1, 1)
        if self.day is None:
            days = days_of(f"{self.year:04d}-{self.month:02d}")
            return days[0] if days else None
        return day_or_none(self.year, self.month, self.day)


def cite(block: DraftBlock, start: int, end: int) -> SourceQuote:
    """Cite words of a block from the decoded source; the whole block where its words were cleaned on the way."""
    if len(block.text) == block.source_end - block.source_start:
        return SourceQuote(block.text[start:end], block.source_start + start, block.source_start + end)
    return SourceQuote(block.text, block.source_start, block.source_end)


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    return {name: time_signs().compile(pattern) for name, pattern in _PATTERNS.items()}


@cache
def _telling_words() -> frozenset[str]:
    """Give the words, as they may be spelled, of which days, months and years in words have at least one."""
    forms = (
        form
        for form, classes in time_lexicon().items()
        if not {"month", "month_short", "year"}.isdisjoint(classes)
        or classes.get("numeral") in _SPOKEN_CENTURIES
        or classes.get("scale") in _SPOKEN_SCALES
    )
    return frozenset(spelling for form in forms for spelling in (form, form.upper(), form.capitalize()))


def _may_date(text: str) -> bool:
    """Say whether a day, month or year may stand in an English text, before it is split into words."""
    return bool(_FULL_YEAR.search(text)) or not _telling_words().isdisjoint(_WORD.findall(text))


class Passage(NamedTuple):
    """A block of an article with its words."""

    block: DraftBlock
    article: int
    words: Sequence[Word]


def _number(match: Match, *names: str) -> int | None:
    found = next((value for name in names if (value := match.value(name))), None)
    return int(found) if found and found.isdecimal() else None


def _sentence(passage: Passage, place: int) -> str:
    """Give the words of the sentence around a word."""
    words = passage.words
    start = next(
        (i + 1 for i in range(place - 1, max(place - REACH, -1), -1) if ends_sentence(words, i)), place
    )
    start = start if start < place else max(place - REACH, 0)
    stop = min(place + REACH, len(words) - 1)
    end = next((i for i in range(place, stop) if ends_sentence(words, i)), stop)
    return passage.block.text[words[start].start : words[end].end]


def _day_evidence(match: Match, passage: Passage, kind: Kind | None = None) -> Evidence | None:
    """Take a day as past or ahead by the tense around it, or as the kind given."""
    month = _number(match, "month", "month_short")
    place = next((w for w in match.inside if "day" in w.classes or "ordinal" in w.classes), None)
    day = int(place.classes.get("day") or place.classes["ordinal"]) if place else 0
    if month is None or not 1 <= day <= 31:
        return None
    year = _number(match, "year")
    if kind is None:
        direction = direction_of(match.words, match.first, match.last)
        if year is None and direction is None:
            return None
        kind = "ahead" if direction == "future" else "peg" if year is None else "dated"
    return Evidence(
        kind=kind,
        article=passage.article,
        month=month,
        day=day,
        year=year,
        weekday=_number(match, "weekday", "weekday_short"),
        quote=cite(passage.block, match.start, match.end),
    )


def _month_evidence(match: Match, passage: Passage) -> Evidence:
    future = direction_of(match.words, match.first, match.last) == "future"
    return Evidence(
        kind="ahead" if future else "dated",
        article=passage.article,
        month=_number(match, "month", "month_short"),
        year=_number(match, "year"),
        quote=cite(passage.block, match.start, match.end),
    )


_LEADS_TO_YEAR = {"w_in", "w_since", "w_from", "w_of", "w_during", "w_by"}


def _year_evidence(match: Match, passage: Passage) -> Evidence | None:
    before = match.before()
    if before is None or not set(before.classes) & _LEADS_TO_YEAR:
        return None
    direction = direction_of(match.words, match.first, match.last)
    if direction is None:
        return None
    return Evidence(
        kind="ahead" if direction == "future" else "bare",
        article=passage.article,
        year=_number(match, "year"),
        quote=cite(passage.block, match.start, match.end),
    )


_READERS: tuple[tuple[str, Callable[[Match, Passage], Evidence | None]], ...] = (
    ("day", _day_evidence),
    ("month", _month_evidence),
    ("year", _year_evidence),
)


def _in_words(passage: Passage) -> Iterator[Evidence]:
    """Find days, months and years in an English block; the longer reading of the same words counts."""
    signs = time_signs().spell(passage.words)
    taken: set[int] = set()
    for name, read in _READERS:
        for match in find_matches(signs, passage.words, _compiled()[name]):
            places = range(match.first, match.last)
            if not taken.isdisjoint(places):
                continue
            taken.update(places)
            found = read(match, passage)
            if found and (found.year is None or found.year in YEARS):
                yield found


def _names(passage: Passage) -> Iterator[Evidence]:
    """Find years glued to a name."""
    for match in _NAMED.finditer(passage.block.text):
        place = bisect_left(passage.words, match.start("year"), key=lambda word: word.start)
        if "month" in time_lexicon().get(match["name"], {}) or int(match["year"]) not in YEARS:
            continue
        if direction_of(passage.words, place, place + 1) == "future":
            continue
        yield Evidence(
            kind="named",
            article=passage.article,
            year=int(match["year"]),
            this_year=bool(_THIS_YEAR.search(_sentence(passage, place))),
            quote=cite(passage.block, match.start(), match.end()),
        )


def _dateline(block: DraftBlock, article: int) -> Evidence | None:
    """Read "ASTANA, May 12 —" and "BISHKEK, 12 May 2024 (Agency) -" at the head of an article."""
    head = _HEAD.match(block.text)
    if not head:
        return None
    words = find_time_words(head[1])
    match = next(find_matches(time_signs().spell(words), words, _compiled()["day"]), None)
    if (
        match is None
        or not _PLACE.fullmatch(head[1][: match.start])
        or not _AGENCY.fullmatch(head[1][match.end :])
    ):
        return None
    return _day_evidence(match, Passage(block, article, words), "dateline")


def _full_dates(block: DraftBlock, article: int) -> Iterator[Evidence]:
    """Find days with their year in any language."""
    for found in find_dates(block.text):
        if found.day.year in YEARS:
            day = found.day
            yield Evidence(
                kind="dated",
                article=article,
                month=day.month,
                day=day.day,
                year=day.year,
                quote=cite(block, found.start, found.end),
            )


def find_evidence(draft: Draft, article: int) -> tuple[Evidence, ...]:
    """Find what an article's words say of when it was published, in order of their place."""
    body = [block for block in draft.blocks if block.kind != "caption"]
    if not any(any(map(str.isdigit, block.text)) for block in body):
        return ()
    found = list(islice(_all_evidence(draft, body, article), MOST + 1))
    if len(found) > MOST:
        return ()
    return tuple(sorted(found, key=lambda e: (e.quote.source_start, e.quote.source_end, e.kind)))


def _all_evidence(draft: Draft, body: Sequence[DraftBlock], article: int) -> Iterator[Evidence]:
    english = draft.language == "en"
    lead = next((block for block in body if block.kind == "paragraph"), None)
    for block in body:
        dateline = _dateline(block, article) if block is lead else None
        if dateline:
            yield dateline
        if english and not _may_date(block.text):
            continue
        if english:
            passage = Passage(block, article, find_time_words(block.text))
            yield from _in_words(passage)
            yield from _names(passage)
        else:
            yield from _full_dates(block, article)
