"""When was it published, says a line of an article's head?

"May 25, 2026", "Aktualisiert am 28. April 2023, 20:22 Uhr", "4 min read", "By Ann Lee | 3 May 2024". Invariant: a
stamp is a whole line in which nothing but dates, times, the words around them and perhaps a byline stands.
"""

from __future__ import annotations

import re

import msgspec

from newsledger.recovery.byline import find_byline, split_names
from newsledger.recovery.dates import NUMERIC, FoundDate, find_dates, months
from newsledger.recovery.shape import weigh
from newsledger.recovery.wording import key, prefix_of, words_of

CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?", re.IGNORECASE)
AGO = re.compile(
    r"\b\d{1,3}\s*(?:h|hrs?|hours?|mins?|minutes?|d|days?|weeks?|months?)\s+ago\b", re.IGNORECASE
)
LONGEST = 140
MOST_WORDS = 24
PART = re.compile(r"\s*[|•·–—/,;]\s*|\s+-\s+")


class Stamp(msgspec.Struct, frozen=True):
    """What a line of an article's head says."""

    dates: tuple[FoundDate, ...] = ()
    names: tuple[str, ...] = ()


def _is_said(words: str) -> bool:
    """Tell words that only stand around a date: "Updated", "Uhr", "Monday", "4 min read"."""
    folded = key(words)
    known = words_of("stamps")
    if not folded or folded in known:
        return True
    rest = folded.split(" ")
    while rest:
        size = next((n for n in range(min(5, len(rest)), 0, -1) if " ".join(rest[:n]) in known), 0)
        if not size and rest[0] not in months():
            return False
        rest = rest[size or 1 :]
    return True


def _without(text: str, dates: list[FoundDate]) -> str:
    for found in reversed(dates):
        text = f"{text[: found.start]} | {text[found.end :]}"
    return NUMERIC.sub(" | ", AGO.sub(" | ", CLOCK.sub(" | ", text)))


def _names_in(parts: list[str]) -> tuple[str, ...] | None:
    """Read what is left beside the date as a byline; None where it is anything else."""
    left = [part for part in parts if not _is_said(part)]
    names: list[str] = []
    for part in left:
        found = find_byline(part) or (split_names(part) if names or len(left) == 1 else ())
        if not found:
            return None
        names += [n for n in found if n not in names]
    return tuple(names)


def find_stamp(text: str, *, day_first: bool | None = None) -> Stamp | None:
    """Read a line that only says when (and perhaps by whom); None where it says anything else."""
    if len(text) > LONGEST or not any(map(str.isdigit, text)) or weigh(text) > MOST_WORDS:
        return None
    dates = find_dates(text, day_first=day_first)
    rest = _without(text, dates)
    if rest == text and not (_is_said(text) and key(text)):
        return None
    parts = [part for part in PART.split(rest) if part.strip(" .:()[]*_")]
    if all(_is_said(part) for part in parts):
        return Stamp(tuple(dates))
    names = _names_in(parts)
    labelled = any(prefix_of(part.strip(), "bylines") for part in parts)
    if names is None or not (dates and (labelled or len(parts) <= 3)):
        return None
    return Stamp(tuple(dates), names)
