"""Which line above an article's text is its headline?

On a page copied whole many lines look like one. The headline shares words with its text, stands near it, is repeated
where the page says where one is ("Home › Politics › …"), and has the byline and the date about it. Invariant: the
headline is a line of the page, or the last part of one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from newsledger.recover.shape import WORD, is_headline, is_name, is_shouted, weigh
from newsledger.recover.sorting import Sorted
from newsledger.recover.wording import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsledger.recover.lines import Line

LOOK_BACK = 90
"""Lines above the text among which the headline is looked for."""
STEP = re.compile(r"(\d{1,2})\.\s+(?=\S)")
TELLING = 4
"""Letters from which on a word tells something about a text."""
WEIGHTS = {
    "shared": 5.0,
    "repeated": 2.0,
    "trail": 3.0,
    "adjacent": 2.0,
    "stamped": 1.0,
    "long": 1.5,
    "distance": 0.06,
}
"""What speaks for a headline (12 whole pages, exact titles, 2026-11-24)."""


class Headline(msgspec.Struct, frozen=True):
    """A headline and its place among the page's lines."""

    line: Sorted
    at: int


def _telling(text: str) -> set[str]:
    return {w.casefold() for w in WORD.findall(text) if len(w) >= TELLING or any(c.isdigit() for c in w)}


def _shared(candidate: str, body: str) -> float:
    """Give the share of a headline's telling words that its text has too."""
    words = _telling(candidate)
    if not words:
        return sum(c in body for c in candidate) / max(1, len(candidate)) / 2
    folded = body.casefold()
    return sum(word in folded or word[: max(TELLING, len(word) - 3)] in folded for word in words) / len(words)


def _without_step(line: Sorted) -> Sorted:
    """Take the number off "3. Headline", the last step of a trail."""
    step = STEP.match(line.text)
    if not step:
        return line
    own: Line = line.line
    return Sorted(msgspec.structs.replace(own, text=own.text[step.end() :]), "short")


def _is_trail_end(lines: Sequence[Sorted], at: int) -> bool:
    """Tell the last step of "1. Home 2. Politics 3. Headline"."""
    step, before = STEP.match(lines[at].text), STEP.match(lines[at - 1].text) if at else None
    return bool(
        step and before and int(step.group(1)) == int(before.group(1)) + 1 and weigh(lines[at].text) > 4
    )


def _could_be(lines: Sequence[Sorted], at: int) -> bool:
    line = lines[at]
    if _is_trail_end(lines, at):
        return True
    if line.kind not in {"short", "text"} or line.line.mark[:1] in {"*", "+", "o"} or STEP.match(line.text):
        return False
    return is_headline(line.text) and not is_name(line.text, 3)


def _is_trail_of(text: str, lines: Sequence[Sorted]) -> bool:
    """Tell a headline that ends another line: the page's trail."""
    return any(s.text != text and s.text.endswith(text) and len(s.text) < len(text) + 120 for s in lines)


def _score(lines: Sequence[Sorted], window: Sequence[Sorted], at: int, start: int, body: str) -> float:
    text = _without_step(lines[at]).text
    between = lines[at + 1 : start]
    page_only = all(
        s.kind in {"stamp", "byline", "credit", "furniture", "item"} or is_name(s.text) for s in between
    )
    near = lines[at + 1 : at + 6]
    score = WEIGHTS["shared"] * _shared(text, body) - WEIGHTS["distance"] * (start - at)
    score += WEIGHTS["long"] * (weigh(text) > 4) - 1.5 * is_shouted(text)
    score += WEIGHTS["adjacent"] * page_only
    score += WEIGHTS["stamped"] * any(s.kind in {"stamp", "byline"} for s in near)
    score += WEIGHTS["repeated"] * any(key(s.text) == key(text) and s is not lines[at] for s in window)
    score += WEIGHTS["trail"] * (_is_trail_end(lines, at) or (weigh(text) > 1 and _is_trail_of(text, window)))
    return score


def _spelled(line: Sorted, lines: Sequence[Sorted]) -> Sorted:
    """Choose, of a headline's spellings on the page, the one without a space before its colon."""
    if " :" not in line.text:
        return line
    same = [s for s in lines if key(s.text) == key(line.text) and " :" not in s.text]
    return Sorted(same[0].line, "short") if same else line


def find_headline(lines: Sequence[Sorted], since: int, start: int, own: Sequence[Sorted]) -> Headline | None:
    """Find the headline of a text that begins at `start`, on the page since `since`."""
    first = max(since, start - LOOK_BACK)
    body = " ".join(s.text for s in own if s.kind == "text")
    window = lines[first : start + len(own) + LOOK_BACK]
    candidates = [at for at in range(first, start) if _could_be(lines, at)]
    if not candidates:
        return None
    best = max(candidates, key=lambda at: (_score(lines, window, at, start, body), at))
    line = _spelled(_without_step(lines[best]), window)
    return Headline(Sorted(line.line, "short"), best)
