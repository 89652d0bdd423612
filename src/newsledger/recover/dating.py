"""Which words of an article bear on when it was published?

Days without a year that the text speaks of in the past ("on May 23") peg the news; days ahead of it bound it; months and
days with a year, and years glued to the name of an event ("TalksForum-2024"), vote for a year. Invariant: every
piece of evidence is cited from the decoded source; a bare year ("in 1998") is never evidence for, only against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Literal

import msgspec

from newsledger.knowledge.calendar import day_or_none, days_of
from newsledger.lang.en.tense import direction_of, ends_sentence
from newsledger.lang.en.time_words import find_time_words, time_signs
from newsledger.lang.identify import identify_language
from newsledger.lang.patterns import Match, Word, find_matches
from newsledger.model import SourceQuote
from newsledger.recover.dates import find_dates
from newsledger.recover.draft import Draft, DraftBlock

Kind = Literal["peg", "ahead", "dated", "named", "bare", "dateline"]

YEARS = range(1990, 2100)
"""Years in which news without metadata may be placed; older pages are press archives, which carry their dates."""

_MONTH = "(month | month_short dot?)"
_WEEKDAY = "(weekday | weekday_short dot?)"
_PATTERNS = {
    "day": f"({_WEEKDAY} comma? w_the?)? ({_MONTH} (day | ordinal) | w_the? (day | ordinal) w_of? {_MONTH}) (comma? year)?",
    "month": f"{_MONTH} (comma | w_of)? year",
    "year": "year",
}
_NAMED = re.compile(
    r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*[-–](?P<glued>(?:19|20)\d\d)(?![\w-])|\b[A-Z]\w+[-–](?P<name>20\d\d)(?![\w-])"
)
_HEAD = re.compile(r"([^\n—–]{6,90}?)(?:\s+-{1,2}\s|\s*[—–])")
_PLACE = re.compile(r"\s*[A-Z][A-Z.'’-]{2,}[A-Za-z .,'’-]{0,40}")
_AGENCY = re.compile(r"[\s,.]*(?:[(/][^()/\n]{2,40}[)/])?[\s,.]*")
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


def _is_english(draft: Draft) -> bool:
    language = draft.language or identify_language("\n".join(block.text for block in draft.blocks))
    return language == "en"


def _number(match: Match, *names: str) -> int | None:
    found = next((value for name in names if (value := match.value(name))), None)
    return int(found) if found and found.isdecimal() else None


def _sentence(words: Sequence[Word], first: int, last: int, text: str) -> str:
    """Give the words of the sentence around a match."""
    start = next((i + 1 for i in range(first - 1, -1, -1) if ends_sentence(words, i)), 0)
    end = next((i for i in range(last, len(words)) if ends_sentence(words, i)), len(words) - 1)
    return text[words[start].start : words[end].end]


def _day_evidence(match: Match, block: DraftBlock, article: int, kind: Kind | None = None) -> Evidence | None:
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
        article=article,
        month=month,
        day=day,
        year=year,
        weekday=_number(match, "weekday", "weekday_short"),
        quote=cite(block, match.start, match.end),
    )


def _month_evidence(match: Match, block: DraftBlock, article: int) -> Evidence:
    future = direction_of(match.words, match.first, match.last) == "future"
    return Evidence(
        kind="ahead" if future else "dated",
        article=article,
        month=_number(match, "month", "month_short"),
        year=_number(match, "year"),
        quote=cite(block, match.start, match.end),
    )


def _bare_evidence(match: Match, block: DraftBlock, article: int) -> Evidence | None:
    before = match.before()
    led = before is not None and bool(
        set(before.classes) & {"w_in", "w_since", "w_from", "w_of", "w_during", "w_by"}
    )
    if not led:
        return None
    direction = direction_of(match.words, match.first, match.last)
    if direction is None:
        return None
    return Evidence(
        kind="ahead" if direction == "future" else "bare",
        article=article,
        year=_number(match, "year"),
        quote=cite(block, match.start, match.end),
    )


def _in_words(block: DraftBlock, article: int) -> Iterator[Evidence]:
    """Find days, months and years in an English block; the longer reading of the same words counts."""
    words = find_time_words(block.text)
    signs = time_signs().spell(words)
    taken: set[int] = set()
    readers = {"day": _day_evidence, "month": _month_evidence, "year": _bare_evidence}
    for name, read in readers.items():
        for match in find_matches(signs, words, _compiled()[name]):
            if taken & set(range(match.first, match.last)):
                continue
            found = read(match, block, article)
            taken |= set(range(match.first, match.last))
            if found and (found.year is None or found.year in YEARS):
                yield found


def _names(block: DraftBlock, article: int) -> Iterator[Evidence]:
    for match in _NAMED.finditer(block.text):
        group = "glued" if match["glued"] else "name"
        words = find_time_words(block.text)
        at = next((i for i, w in enumerate(words) if w.start >= match.start(group)), len(words) - 1)
        this_year = bool(_THIS_YEAR.search(_sentence(words, at, at + 1, block.text)))
        if direction_of(words, at, at + 1) == "future" or int(match[group]) not in YEARS:
            continue
        yield Evidence(
            kind="named",
            article=article,
            year=int(match[group]),
            this_year=this_year,
            quote=cite(block, match.start(), match.end()),
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
    return _day_evidence(match, block, article, "dateline")


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
    if not any(character.isdigit() for block in body for character in block.text):
        return ()
    english = _is_english(draft)
    found: list[Evidence] = []
    lead = next((block for block in body if block.kind == "paragraph"), None)
    for block in body:
        dateline = _dateline(block, article) if block is lead else None
        if dateline:
            found.append(dateline)
        if english:
            found += [e for e in (*_in_words(block, article), *_names(block, article)) if e not in found]
        else:
            found += _full_dates(block, article)
    return tuple(sorted(found, key=lambda e: (e.quote.source_start, e.quote.source_end, e.kind)))
