"""When was an article published, where no metadata say so?

A window is inferred from what the page's own articles say (`dating`), and from neighbours of the same listing whose
dates are known: a listing is published within a short time. Invariant: every window cites its evidence; what would
have to be guessed stays None; no clock is asked, so today's date is never used; drafts with a date are left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from newsledger.knowledge.calendar import days_of
from newsledger.model import Published, SourceQuote
from newsledger.recover.dating import Evidence, find_evidence
from newsledger.recover.draft import Draft

WINDOW = timedelta(days=7)
"""News is printed within a week of its latest dated event."""

LISTING = timedelta(days=31)
"""Known dates further apart are not those of one listing, and say nothing of their neighbours."""

NEAR = timedelta(days=14)
"""How far from a neighbour's window an article's own day may lie."""

ENOUGH = 2
"""Votes that settle a year: one article's word is not enough, unless it says "this year" beside it."""


class _Year(msgspec.Struct, frozen=True):
    """A year that the page agrees on."""

    year: int
    quotes: tuple[SourceQuote, ...]


def _votes(evidence: Iterable[Evidence]) -> dict[int, dict[object, tuple[int, Evidence]]]:
    """Count votes for years: at most one an article from dated things and names, two from a name beside "this year"."""
    votes: dict[int, dict[object, tuple[int, Evidence]]] = defaultdict(dict)
    for item in evidence:
        if item.kind not in {"dated", "named", "dateline"} or item.year is None:
            continue
        weight = 2 if item.this_year or item.kind == "dateline" else 1
        known = votes[item.year].get(item.article)
        if known is None or known[0] < weight:
            votes[item.year][item.article] = (weight, item)
    return votes


def _weekday_agrees(year: int, evidence: Sequence[Evidence]) -> Evidence | None:
    """Find a day without a year whose weekday fits a year: one year in seven or so."""
    return next((e for e in evidence if e.kind == "peg" and e.weekday and e.on(year)), None)


def _contradicts(year: int, evidence: Sequence[Evidence]) -> bool:
    """Say whether something past is dated later, or a day's weekday belongs to another year."""
    later = any(e.kind in {"dated", "named", "bare"} and e.year is not None and e.year > year for e in evidence)
    wrong = any(e.kind == "peg" and e.weekday and not e.on(year) for e in evidence)
    return later or wrong


def _settled_year(evidence: Sequence[Evidence]) -> _Year | None:
    """Find the latest year that enough votes agree on and nothing contradicts."""
    votes = _votes(evidence)
    for year in sorted(votes, reverse=True):
        counted = list(votes[year].values())
        agreeing = _weekday_agrees(year, evidence)
        total = sum(weight for weight, _ in counted) + (agreeing is not None)
        if total >= ENOUGH:
            if _contradicts(year, evidence):
                return None
            found = [item.quote for _, item in counted] + ([agreeing.quote] if agreeing else [])
            return _Year(year, tuple(found))
    return None


def _is_anchored_elsewhere(peg: Evidence, year: int, evidence: Sequence[Evidence]) -> bool:
    """Say whether a day without a year goes on from an older year named just before it: "in June 1998 … on July 3"."""
    before = [
        e for e in evidence
        if e.article == peg.article and e.year is not None and e.kind in {"dated", "bare"}
        and 0 <= peg.quote.source_start - e.quote.source_start <= 400
    ]
    return bool(before) and before[-1].year != year


def _bounds(evidence: Sequence[Evidence], year: int) -> tuple[date | None, date | None]:
    """Give the last day that must be past and the first that must be ahead, by things dated in full."""
    past = [day for e in evidence if e.kind in {"dated", "named"} and (day := e.not_before)]
    ahead = [day for e in evidence if e.kind == "ahead" and (day := _end_of(e, year))]
    return max(past, default=None), min(ahead, default=None)


def _end_of(item: Evidence, year: int) -> date | None:
    """Give the last day of something ahead."""
    if item.month is None:
        return None
    if item.day is None:
        days = days_of(f"{item.year:04d}-{item.month:02d}") if item.year else None
        return days[1] if days else None
    return item.not_before if item.year else item.on(year)


def _window(evidence: Sequence[Evidence], settled: _Year) -> Published | None:
    """Put the window from the latest event of the past to a week later, before anything still ahead."""
    pegs = [
        (day, e) for e in evidence
        if e.kind == "peg" and (day := e.on(settled.year)) and not _is_anchored_elsewhere(e, settled.year, evidence)
    ]
    if not pegs:
        return None
    latest, peg = max(pegs, key=lambda pair: (pair[0], -pair[1].quote.source_start))
    past, ahead = _bounds(evidence, settled.year)
    if past is not None and past > latest:
        return None
    end = latest + WINDOW
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
    """Take the window of neighbours that were published together, if the article's own days agree."""
    if not known:
        return None
    earliest, latest = min(p.earliest for p in known), max(p.latest for p in known)
    if latest - earliest > LISTING:
        return None
    if any(e.kind in {"dated", "named", "bare"} and (day := e.not_before) and day > latest for e in evidence):
        return None
    quotes = tuple(dict.fromkeys(quote for p in known for quote in p.evidence))
    own = _near(evidence, earliest, latest)
    if own:
        day, quote = own
        end = max(day, min(day + WINDOW, latest + WINDOW))
        return Published(earliest=day, latest=end, basis="inferred", evidence=(quote, *quotes))
    pegged = any(e.kind == "peg" for e in evidence)
    if pegged or len(known) < ENOUGH or latest - earliest > NEAR:
        return None
    return Published(earliest=earliest, latest=latest, basis="inferred", evidence=quotes)


def _near(evidence: Sequence[Evidence], earliest: date, latest: date) -> tuple[date, SourceQuote] | None:
    """Find the latest past day of an article that lies near its neighbours' dates."""
    days = [
        (day, e.quote)
        for e in evidence
        if e.kind in {"peg", "dated"} and e.day
        for year in ((e.year,) if e.year else (earliest.year, latest.year))
        if (day := e.on(year)) and earliest - NEAR <= day <= latest + NEAR
    ]
    return max(days, key=lambda pair: (pair[0], -pair[1].source_start)) if days else None


def infer_published(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Give drafts without a date the window that their page's own words allow; the others stay as they are."""
    if all(draft.published is not None for draft in drafts):
        return drafts
    evidence = [() if d.published else find_evidence(d, n) for n, d in enumerate(drafts)]
    pooled = [item for items in evidence for item in items]
    settled = _settled_year(pooled)
    datelines = [_by_dateline(items, settled) for items in evidence]
    known = [p for d, line in zip(drafts, datelines, strict=True) if (p := d.published or line)]
    shared = _window(pooled, settled) if settled and not known else None
    return tuple(
        msgspec.structs.replace(
            draft, published=draft.published or line or _by_neighbours(items, known) or shared
        )
        for draft, line, items in zip(drafts, datelines, evidence, strict=True)
    )
