"""When was an article published, where no metadata say so?

A window is inferred from what the page's own articles say (`dating`), and from neighbours of the same listing whose
dates are known: a listing is published within a short time. Invariant: every window cites its evidence; what would
have to be guessed stays None; no clock is asked, so today's date is never used; drafts with a date are left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from newsledger.knowledge.calendar import days_of, shift_days
from newsledger.model import Published, SourceQuote
from newsledger.recovery.dating import Evidence, find_evidence
from newsledger.recovery.draft import Draft

WINDOW = 7
"""Days within which news is printed after its latest dated event."""

LISTING = timedelta(days=14)
"""Known dates further apart are not those of one listing, and say nothing of their neighbours."""

BRACKET = timedelta(days=366)
"""Things past and things ahead further apart than this do not fix the year between them."""

AROUND = 3
"""Days around its neighbours' dates within which an article of the same listing lies; 90 listings of dated articles within
five days of each other, half of the dates withheld, share of windows that hold the true date, 2026-11-24."""

CONTINUED = 400
"""Characters within which a day without a year goes on from a year named before it."""

ENOUGH = 2
"""Neighbours with a date that are needed to date an article that names no day itself."""


class _Year(msgspec.Struct, frozen=True):
    """A year that the page's words fix, and the words."""

    year: int
    quotes: tuple[SourceQuote, ...]


def _by_article(evidence: Iterable[Evidence]) -> dict[int, list[Evidence]]:
    """Sort evidence by the article it stands in."""
    sorted_out: dict[int, list[Evidence]] = {}
    for item in evidence:
        sorted_out.setdefault(item.article, []).append(item)
    return sorted_out


def _by_name(evidence: Sequence[Evidence]) -> set[int]:
    """Give the years of events that the text calls this year's."""
    return {e.year for e in evidence if e.this_year and e.year}


def _by_weekday(evidence: Sequence[Evidence]) -> set[int]:
    """Give the years that a dated thing names and the weekday of a day without a year agrees with."""
    days = [e for e in evidence if e.kind == "peg" and e.weekday]
    named = {e.year for e in evidence if e.kind in {"dated", "named"} and e.year}
    return {year for year in named if days and all(e.on(year) for e in days)}


def _by_bracket(evidence: Sequence[Evidence]) -> set[int]:
    """Give the years in which an article's days without a year fall between its dated past and its dated future."""
    brackets = [_bracket(items) for items in _by_article(evidence).values()]
    return {year for years in brackets for year in years}


def _bracket(evidence: Sequence[Evidence]) -> set[int]:
    past = max(
        (day for e in evidence if e.kind == "dated" and e.month and (day := e.not_before)), default=None
    )
    ahead = min((day for e in evidence if e.kind == "ahead" and e.year and (day := _end_of(e))), default=None)
    pegs = [e for e in evidence if e.kind == "peg"]
    if past is None or ahead is None or not past <= ahead or ahead - past > BRACKET:
        return set()
    fits = [{y for y in (past.year, ahead.year) if (day := e.on(y)) and past <= day <= ahead} for e in pegs]
    return set.intersection(*fits) if fits else set()


def _contradicts(year: int, evidence: Sequence[Evidence]) -> bool:
    """Say whether something past is dated later, or a day's weekday belongs to another year."""
    # A name with a later year is a plan's ("Strategy-2050"), not an event's.
    later = any(e.kind in {"dated", "bare"} and e.year is not None and e.year > year for e in evidence)
    passed = any(e.kind == "ahead" and e.year is not None and e.year < year for e in evidence)
    wrong = any(e.kind == "peg" and e.weekday and not e.on(year) for e in evidence)
    return later or passed or wrong


def _settled_year(evidence: Sequence[Evidence]) -> _Year | None:
    """Find the one year that the page's words fix and nothing contradicts.

    A year beside a month ("an October 1998 report") does not fix one: years are written where they are not this one.
    """
    found = _by_name(evidence) or _by_weekday(evidence) or _by_bracket(evidence)
    if len(found) != 1 or _contradicts(year := found.pop(), evidence):
        return None
    said = [e for e in evidence if e.kind in {"named", "dated", "ahead"} and e.year == year]
    said.sort(key=lambda e: not e.this_year)
    return _Year(year, tuple(items[0].quote for items in _by_article(said).values()))


def _free_pegs(evidence: Sequence[Evidence], year: int) -> list[tuple[date, Evidence]]:
    """Place days without a year in the year of the page.

    One that goes on from another year named just before it ("in June 1998 … on July 3") is left out.
    """
    free: list[tuple[date, Evidence]] = []
    for items in _by_article(evidence).values():
        named: Evidence | None = None
        for item in items:
            if item.year is not None and item.kind in {"dated", "bare"}:
                named = item
            elif item.kind == "peg" and (day := item.on(year)):
                near = named is not None and item.quote.source_start - named.quote.source_start <= CONTINUED
                if named is None or not near or named.year == year:
                    free.append((day, item))
    return free


def _bounds(evidence: Sequence[Evidence], year: int) -> tuple[date | None, date | None]:
    """Give the last day that must be past and the first that must be ahead, by things dated in full."""
    past = [day for e in evidence if e.kind in {"dated", "named"} and (day := e.not_before)]
    ahead = [day for e in evidence if e.kind == "ahead" and (day := _end_of(e, year))]
    return max(past, default=None), min(ahead, default=None)


def _end_of(item: Evidence, year: int | None = None) -> date | None:
    """Give the last day of something ahead; `year` is for days without one."""
    if item.day is not None:
        placed = item.year or year
        return item.on(placed) if placed else None
    month = f"-{item.month:02d}" if item.month else ""
    days = days_of(f"{item.year:04d}{month}") if item.year else None
    return days[1] if days else None


def _window(evidence: Sequence[Evidence], settled: _Year) -> Published | None:
    """Put the window from the latest event of the past to a week later, before anything still ahead."""
    pegs = _free_pegs(evidence, settled.year)
    if not pegs:
        return None
    latest, peg = max(pegs, key=lambda pair: (pair[0], -pair[1].quote.source_start))
    past, ahead = _bounds(evidence, settled.year)
    if past is not None and past > latest:
        return None
    end = shift_days(latest, WINDOW) or latest
    if ahead is not None and ahead < end:
        end = ahead
    if end < latest:
        return None
    quotes = dict.fromkeys([peg.quote, *settled.quotes])
    return Published(earliest=latest, latest=end, basis="inferred", evidence=tuple(quotes))


def _by_dateline(evidence: Sequence[Evidence], settled: _Year | None) -> Published | None:
    """Take the day of a dateline, with its own year or one the page agrees on."""
    item = next((e for e in evidence if e.kind == "dateline"), None)
    if item is None:
        return None
    year = item.year or (settled.year if settled else None)
    day = item.on(year) if year else None
    if day is None:
        return None
    quotes = (item.quote,) if item.year or settled is None else (item.quote, *settled.quotes)
    return Published(earliest=day, latest=day, basis="dateline", evidence=tuple(dict.fromkeys(quotes)))


def _by_neighbours(evidence: Sequence[Evidence], known: Sequence[Published]) -> Published | None:
    """Take the days around those of neighbours that were published together, if nothing of the article's own is later."""
    if not known:
        return None
    earliest, latest = min(p.earliest for p in known), max(p.latest for p in known)
    if latest - earliest > LISTING:
        return None
    own = _near(evidence, earliest, latest)
    if own is None and len(known) < ENOUGH:
        return None
    first, last = shift_days(earliest, -AROUND), shift_days(latest, AROUND)
    if first is None or last is None:
        return None
    if any(e.kind in {"dated", "bare"} and (day := e.not_before) and day > last for e in evidence):
        return None
    quotes = dict.fromkeys([*own] if own else [])
    quotes |= dict.fromkeys(quote for p in known for quote in p.evidence)
    return Published(earliest=first, latest=last, basis="inferred", evidence=tuple(quotes))


def _near(evidence: Sequence[Evidence], earliest: date, latest: date) -> tuple[SourceQuote, ...] | None:
    """Find the past days of an article that lie near its neighbours' dates."""
    near = tuple(
        e.quote
        for e in evidence
        for year in sorted({e.year or earliest.year, e.year or latest.year})
        if e.kind in {"peg", "dated"}
        and e.day
        and (day := e.on(year))
        and day <= latest
        and earliest - day <= LISTING
    )
    return near or None


def infer_published(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Give drafts without a date the window that their page's own words allow; the others stay as they are."""
    if all(draft.published is not None for draft in drafts):
        return drafts
    evidence = [() if d.published else find_evidence(d, n) for n, d in enumerate(drafts)]
    pooled = [item for items in evidence for item in items]
    settled = _settled_year(pooled)
    datelines = [_by_dateline(items, settled) for items in evidence]
    known = [p for d, line in zip(drafts, datelines, strict=True) if (p := d.published or line)]
    shared = _window(pooled, settled) if settled else None
    if shared and any(abs(p.earliest - shared.earliest) > LISTING for p in known):
        shared = None
    return tuple(
        msgspec.structs.replace(
            draft, published=draft.published or line or _by_neighbours(items, known) or shared
        )
        for draft, line, items in zip(drafts, datelines, evidence, strict=True)
    )
