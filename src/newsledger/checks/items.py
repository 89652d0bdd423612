"""How many items does a list in running text have?

Invariant: a lower and an upper count, since "research and development" may be one item or two and "Riyadh, Saudi Arabia"
is one place; a check may speak only of what both counts say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from newsledger.model import Span

_BRACKETS = re.compile(r"\([^()\n]{0,80}\)")
_AND = re.compile(r"(?<!\w)(?:and|or|as well as|plus|&)(?!\w)", re.IGNORECASE)
_ENDS = re.compile(
    r"(?<!\w)(?:who|whom|which|that are|where|whose|when|while|because|said|says|according)(?!\w)",
    re.IGNORECASE,
)
_OPENS_CLAUSE = re.compile(
    r"\s*(?:who|whom|which|whose|where|when|while|named|called|opened|said|says|according|all|among|with|as|but|so|the (?:latter|last|former)"
    r"|[^\W\d_]+(?:ing|ed))(?!\w)"
)
_WORD = re.compile(r"[^\W_]+")
_LEADING_AND = re.compile(r"^\s*(?:and|or|as well as|plus|finally)(?!\w)", re.IGNORECASE)
_DETERMINED = re.compile(r"\s*(?:and\s|or\s)?(?:the|an?|his|her|their|its|one of)\s", re.IGNORECASE)
_NAME = re.compile(r"\s*[^\W\d_a-z][^\W\d_]*(?!\w)")
_AND_DETERMINED = re.compile(
    r"(?<!\w)(?:and|or|as well as|plus|&)\s(?:the|an?|his|her|their|its|one)\s", re.IGNORECASE
)
"""Where every item has its article, an "and" inside one joins no item: "a pact on trade and transit, a …"."""
_LONGEST_ITEM = 16
"""Words; what is longer is a clause, not an item."""


@dataclass(frozen=True)
class Items:
    """How many items a list has as a reader would count, at least and at most, and where it stands."""

    natural: int
    least: int
    most: int
    span: Span
    words: tuple[str, ...]


def _blank(text: str) -> str:
    """Blank out brackets, keeping every offset."""
    return _BRACKETS.sub(lambda m: " " * len(m[0]), text)


def _segments(text: str, separator: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for at, char in enumerate(text):
        if char == separator:
            found.append((start, at))
            start = at + 1
    return [*found, (start, len(text))]


def _place_like(segment: str) -> bool:
    return bool(
        re.fullmatch(r"\s*(?:the )?[^\W\d_a-z][^\W\d_]*(?:[ -][^\W\d_a-z][^\W\d_]*){0,3}\s*", segment)
    )


def count_items(text: str, start: int, end: int, *, places: bool = False) -> Items | None:
    """Count the items of the list between two offsets; None where it is no plain list.

    `places` says that a capitalised segment may tell where the one before it is ("Riyadh, Saudi Arabia").
    """
    body = _blank(text[start:end].rstrip(" .;,:\n"))
    separator = ";" if ";" in body else ","
    segments = _segments(body, separator)
    kept = _until_closed([body[s:e] for s, e in segments], open_ended=separator == ";")
    if kept is None or any(not 0 < len(_WORD.findall(k)) <= _LONGEST_ITEM for k in kept):
        return None
    natural = _natural(kept, commas=separator == ",", places=places)
    if natural is None:
        return None
    joined = sum(len(_joins(kept).findall(_LEADING_AND.sub("", k))) for k in kept)
    least = 1 if _mixed(kept) else natural
    if places:
        least -= sum(_place_like(k) for k in kept[1:])
    most = natural + joined - (natural - len(kept))
    span = _span(start, body, segments, kept)
    return Items(natural, max(least, 1), most, span, tuple(k.strip() for k in kept))


def _natural(kept: list[str], *, commas: bool, places: bool) -> int | None:
    """Count as a reader would: "A, B and C" are three; "A, B" alone is no list."""
    last = kept[-1]
    if not commas or _LEADING_AND.match(last):
        return len(kept)
    if _joins(kept).search(last):
        return len(kept) + 1
    return None if len(kept) == 2 and not places else len(kept)


def _joins(kept: list[str]) -> re.Pattern[str]:
    """What joins two items inside a segment."""
    return _AND_DETERMINED if len(kept) > 1 and all(_DETERMINED.match(k) for k in kept) else _AND


def _mixed(kept: list[str]) -> bool:
    """Whether a segment may explain the name before it rather than be an item: "Tim Baker, the mayor"."""
    return any(
        _DETERMINED.match(after) and not _LEADING_AND.match(after) and _NAME.match(before)
        for before, after in pairwise(kept)
    )


def _until_closed(segments: list[str], *, open_ended: bool) -> list[str] | None:
    """Keep the segments up to the one that "and" brings in; what follows it is no item."""
    kept: list[str] = []
    for segment in segments:
        leads = bool(_LEADING_AND.match(segment))
        if kept and _OPENS_CLAUSE.match(segment) and not leads:
            break
        kept.append(segment)
        if leads and len(kept) > 1 and not open_ended:
            break
    if any(_ENDS.search(k) for k in kept):
        return None
    return kept


def _span(start: int, body: str, segments: list[tuple[int, int]], kept: list[str]) -> Span:
    first = start + len(body) - len(body.lstrip())
    last = start + len(body[: segments[len(kept) - 1][1]].rstrip())
    return Span(first, max(last, first + 1))
