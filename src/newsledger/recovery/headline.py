"""Which line above an article's text is its headline?

On a page copied whole many lines look like one. The headline shares words with its text, stands near it, is repeated
where the page says where one is ("Home › Politics › …"), and has the byline and the date about it. Invariant: the
headline is a line of the page, or the last part of one.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from newsledger.recovery.credit import is_caption
from newsledger.recovery.dates import find_dates
from newsledger.recovery.shape import UNSPACED, WORD, is_headline, is_name, is_shouted, weigh
from newsledger.recovery.sorting import Sorted
from newsledger.recovery.wording import key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsledger.recovery.lines import Line

LOOK_BACK = 90
"""Lines above the text among which the headline is looked for."""
STEP = re.compile(r"(\d{1,2})\.\s+(?=\S)")
TELLING = 5
"""Letters from which on a word tells something about a text, and of its stem …"""
ENDING = 2
"""… without so many letters of its ending."""
SMOOTHING = 2
WEIGHTS = {
    "shared": 6.0,
    "repeated": 6.0,
    "trail": 5.6,
    "adjacent": 0.5,
    "stamped": 3.0,
    "worded": 7.0,
    "lengthy": -1.5,
    "shouted": -1.5,
    "misplaced": -1.5,
    "below": -3.4,
    "distance": -0.13,
}
"""What speaks for a headline and against it (98 articles on whole pages, exact titles, 2026-11-24)."""
FULL_WORDS = 5
"""Words that a headline has, mostly; a label above it has fewer …"""
LENGTHY_WORDS = 18
"""… and the deck under it more."""
NEIGHBOURS = 5
TIGHT_COLON = re.compile(r"(?<=\S) (?=[:：](?:\s|$))")
SPACED_SIGN = re.compile(r"\w [:;?!](?:\s|$)")
CLOSE_SIGN = re.compile(r"\w[:;?!](?:\s|$)")
COLON = re.compile(r"\S: ")


class Headline(msgspec.Struct, frozen=True):
    """A headline and its place among the page's lines."""

    line: Sorted
    at: int
    score: float


def _telling(text: str) -> set[str]:
    """Give the words that tell what a text is about: the longer ones, by their stems; pairs of signs in Han and kana."""
    words = {w.casefold() for w in WORD.findall(UNSPACED.sub(" ", text))}
    stems = {
        w[: max(TELLING, len(w) - ENDING)] for w in words if len(w) >= TELLING or any(c.isdigit() for c in w)
    }
    pairs = {a + b for a, b in pairwise(text) if UNSPACED.match(a) and UNSPACED.match(b)}
    return stems | pairs


def _shared(candidate: str, body: frozenset[str]) -> float:
    """Say how much of a headline its text has too: many shared words are more than all of a few."""
    words = _telling(candidate)
    return len(words & body) / (len(words) + SMOOTHING)


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
    if line.kind not in {"short", "text"} and line.sort != "recurring":
        return False
    if line.line.mark[:1] in {"*", "+", "o"} or STEP.match(line.text) or line.text[0] in "->›»|/":
        return False
    return is_headline(line.text) and not is_caption(line.text) and not is_name(line.text, 3)


def _is_trail_of(text: str, lines: Sequence[Sorted]) -> bool:
    """Tell a headline that ends another line: the page's trail."""
    return any(s.text != text and s.text.endswith(text) and len(s.text) < len(text) + 120 for s in lines)


def _adjacent(between: Sequence[Sorted]) -> float:
    """Say how near a headline stands to its text: names, dates and the deck may stand between, other lines hardly."""
    strange = sum(s.kind == "short" and not is_name(s.text) for s in between)
    return max(0.0, 1.0 - strange / 2)


def _follows_text(lines: Sequence[Sorted], at: int) -> bool:
    """Tell a line with running text right before it: a caption or a section heading, hardly a headline."""
    before = next(
        (s for s in reversed(lines[max(0, at - 3) : at]) if s.kind in {"short", "text", "item"}), None
    )
    return before is not None and before.kind == "text"


def _is_below(lines: Sequence[Sorted], at: int, body: frozenset[str]) -> bool:
    """Tell a line with a better headline right above it: a deck or a caption."""
    for above in range(max(0, at - NEIGHBOURS), at):
        text = lines[above].text
        fits = FULL_WORDS <= weigh(text) <= LENGTHY_WORDS and _could_be(lines, above)
        if (
            fits
            and key(text) != key(lines[at].text)
            and _shared(text, body) >= 0.5 * _shared(lines[at].text, body)
        ):
            return True
    return False


class Page(msgspec.Struct, frozen=True):
    """What is known of a page when its lines are weighed as headlines of one text."""

    lines: Sequence[Sorted]
    start: int
    """Where the text begins."""
    body: frozenset[str]
    """The text's telling words."""
    places: Mapping[str, int]
    """How often a line stands there; in lists, only a long one counts, since labels are repeated there too."""


def see_page(lines: Sequence[Sorted], start: int, own: Sequence[Sorted]) -> Page:
    """Look at the page around a text that begins at `start`."""
    around = lines[max(0, start - LOOK_BACK) : start + len(own) + LOOK_BACK]
    places = Counter(key(s.text) for s in around if not s.line.mark or weigh(s.text) >= FULL_WORDS)
    return Page(lines, start, frozenset(_telling(" ".join(s.text for s in own if s.kind == "text"))), places)


def features(page: Page, at: int) -> dict[str, float]:
    """Say what speaks for a line as the headline of a page's text."""
    lines, line = page.lines, _without_step(page.lines[at])
    text, shared, words = line.text, _shared(line.text, page.body), weigh(line.text)
    trail = _is_trail_end(lines, at) or (words > 1 and _is_trail_of(text, lines[max(0, at - LOOK_BACK) : at]))
    return {
        "shared": shared,
        "repeated": shared * (page.places.get(key(text), 0) > 1),
        "trail": trail,
        "adjacent": _adjacent(lines[at + 1 : page.start]),
        "stamped": any(s.kind in {"stamp", "byline"} for s in lines[at + 1 : at + 1 + NEIGHBOURS]),
        "worded": min(words, FULL_WORDS) / FULL_WORDS,
        "lengthy": words > LENGTHY_WORDS,
        "shouted": is_shouted(text),
        "misplaced": _follows_text(lines, at) + bool(find_dates(text)),
        "below": not trail and _is_below(lines, at, page.body),
        "distance": page.start - at,
    }


def _score(found: dict[str, float]) -> float:
    return sum(WEIGHTS[name] * value for name, value in found.items())


def _colons(lines: Sequence[Sorted]) -> int:
    """Count colons and the like that stand close to their words, less those behind a space, as the French set them."""
    text = "\n".join(s.text for s in lines)
    return len(CLOSE_SIGN.findall(text)) - len(SPACED_SIGN.findall(text))


def _spelled(line: Sorted, lines: Sequence[Sorted], own: Sequence[Sorted]) -> Sorted:
    """Choose, of a headline's spellings on the page, the one with its colon, without a space before it."""
    same = [s for s in lines if key(s.text) == key(line.text) and COLON.search(s.text)]
    chosen = line if not same or COLON.search(line.text) else same[0]
    texts = [s for s in own if s.kind == "text"]
    if (_colons(texts) or _colons(lines)) > 0:
        tight = msgspec.structs.replace(chosen.line, text=TIGHT_COLON.sub("", chosen.text))
        return Sorted(tight, "short")
    return chosen


def _with_trail(lines: Sequence[Sorted], at: int) -> int:
    """Give the last step of the page's trail where it says more than the headline that it ends with."""
    text = lines[at].text
    for above in range(at - 1, max(0, at - LOOK_BACK) - 1, -1):
        if _is_trail_end(lines, above) and lines[above].text.endswith(text):
            return above
    return at


def find_headline(lines: Sequence[Sorted], since: int, start: int, own: Sequence[Sorted]) -> Headline | None:
    """Find the headline of a text that begins at `start`, on the page since `since`."""
    candidates = [at for at in range(max(since, start - LOOK_BACK), start) if _could_be(lines, at)]
    if not candidates:
        return None
    page = see_page(lines, start, own)
    score, best = max((_score(features(page, at)), at) for at in candidates)
    line = _spelled(_without_step(lines[_with_trail(lines, best)]), lines, own)
    return Headline(Sorted(line.line, "short"), best, score)
