"""Where does one article end and the next begin on a pasted page?

By what stands between them: rules, share lines, names and labels that come again at each end, credits before
headlines, bylines and dates after them, Markdown headings. Invariant: articles come in the page's order and share no
line; what is in none is named as left out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from newsledger.recovery.assemble import Left, assemble
from newsledger.recovery.draft import Draft
from newsledger.recovery.furniture import CLOSING
from newsledger.recovery.shape import is_headline, is_shouted, is_statement, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsledger.recovery.sorting import Sorted

BODY = frozenset({"text", "item"})
LOOK_AHEAD = 8
"""Lines after a headline among which its text must begin: byline, date, credit, section, deck, share buttons."""
MANY_GAPS = 3
"""Blank lines that set articles apart where one sets paragraphs apart."""
TEASER_WORDS = 70
SOME_WORDS = 8
LABEL_WORDS = 3
FEW_LINES = 5
"""More short lines than these, and nothing else, are an index of headlines and no article."""


class Split(msgspec.Struct, frozen=True):
    """A page's articles, and the lines that are in none."""

    drafts: tuple[Draft, ...]
    left: tuple[str, ...] = ()


class Start(msgspec.Struct, frozen=True):
    """Where an article begins: its first line (a credit, a section, a date) and its headline."""

    lead: int
    head: int


def _has_text_soon(lines: Sequence[Sorted], head: int) -> bool:
    for line in lines[head + 1 : head + 1 + LOOK_AHEAD]:
        if line.kind in BODY:
            return True
        if line.kind in {"rule", "signature"} or line.sort in {"recurring", "avatar", "comments", "more"}:
            return False
    return False


def _can_head(lines: Sequence[Sorted], at: int) -> bool:
    here = lines[at]
    return here.kind == "short" and is_headline(here.text) and _has_text_soon(lines, at)


def _can_head_after_break(lines: Sequence[Sorted], at: int) -> bool:
    """Ask less of a headline where the page itself says that something begins: any line of some length after it."""
    if not is_headline(lines[at].text):
        return False
    for line in lines[at + 1 : at + 1 + LOOK_AHEAD]:
        if line.kind in {"rule", "signature"} or line.sort in CLOSING:
            return False
        if line.kind in BODY or weigh(line.text) >= SOME_WORDS:
            return True
    return False


def _run_before(lines: Sequence[Sorted], at: int) -> int:
    """Give the first line of the run of page lines that stands right before a line."""
    while at and lines[at - 1].kind in {"rule", "furniture", "credit", "byline", "stamp", "signature"}:
        at -= 1
    return at


def _is_closing(line: Sorted) -> bool:
    return line.kind in {"rule", "signature"} or line.sort in CLOSING or line.sort == "recurring"


def _lead(lines: Sequence[Sorted], run: int, head: int) -> int:
    """Give where an article's own lines begin: behind the last line that closes the one before."""
    closers = [i for i in range(run, head) if _is_closing(lines[i])]
    return closers[-1] + 1 if closers else run


def _has_header(lines: Sequence[Sorted], head: int) -> bool:
    """Tell a byline or a date under a headline (and its deck), before the text begins."""
    decks, closed = 0, False
    for line in lines[head + 1 : head + 1 + LOOK_AHEAD]:
        if line.kind == "byline" or (line.kind == "stamp" and (line.dates or line.names)):
            return True
        closed = closed or line.sort in CLOSING
        decks += line.kind == "short"
        # What is short behind share buttons is the next headline, and the byline its own.
        if line.kind in {"rule", "signature"} or line.kind in BODY or decks > (not closed):
            return False
    return False


def _closes(run: Sequence[Sorted]) -> bool:
    """Tell a run of lines that ends an article rather than interrupts it."""
    if any(line.kind in {"rule", "signature"} or line.sort in {"recurring", "avatar"} for line in run):
        return True
    return len([line for line in run if line.sort in CLOSING]) > 1


def _marked_level(lines: Sequence[Sorted]) -> str:
    """Give the Markdown level that heads articles; "" where the page has none."""
    levels = [line.line.mark for line in lines if line.line.mark.startswith("#") and line.kind == "short"]
    first = next((line for line in lines if line.kind in {"short", "text", "item"}), None)
    if not levels or first is None or first.line.mark != min(levels):
        return ""
    top = min(levels)
    if levels.count(top) > 1 or len(set(levels)) == 1:
        return top
    below = min(level for level in levels if level != top)
    firsts = [i for i, line in enumerate(lines) if line.line.mark == below and line.kind == "short"]
    alone = not any(line.kind in BODY for line in lines[: firsts[0]])
    return below if alone and all(_has_header(lines, i) for i in firsts) and len(firsts) > 1 else top


def _marked_starts(lines: Sequence[Sorted], level: str) -> list[Start]:
    heads = [i for i, line in enumerate(lines) if line.line.mark == level and line.kind == "short"]
    return [Start(_lead(lines, _run_before(lines, i), i), i) for i in heads]


def _credits_place(lines: Sequence[Sorted]) -> str:
    """Say where a page puts its credits: before each headline ("first"), at each end ("last"), or in no such place."""
    own = [i for i, line in enumerate(lines) if line.kind in {"short", "text", "item"}]
    if not own:
        return ""
    if any(line.kind == "credit" for line in lines[: own[0]]):
        return "first"
    return "last" if any(line.kind == "credit" for line in lines[own[-1] + 1 :]) else ""


def _habits(lines: Sequence[Sorted]) -> frozenset[str]:
    """Find what, on this page, stands before a headline more than once: a single "Read more", "3 hours ago"."""
    seen: Counter[str] = Counter()
    for at, line in enumerate(lines):
        if line.kind == "short" and _can_head(lines, at):
            run = lines[_run_before(lines, at) : at]
            seen.update({_habit(s) for s in run} - {""})
    return frozenset(habit for habit, count in seen.items() if count > 1)


def _habit(line: Sorted) -> str:
    if line.sort in CLOSING:
        return line.sort
    return "stamp" if line.kind == "stamp" else ""


def _separates(
    lines: Sequence[Sorted], run: int, at: int, *, credits_place: str, habits: frozenset[str]
) -> bool:
    between = lines[run:at]
    dated = any(line.kind == "stamp" and line.dates for line in between)
    credited = bool(credits_place) and any(line.kind == "credit" for line in between)
    usual = any(_habit(line) in habits for line in between)
    return run == 0 or _closes(between) or dated or credited or usual


def _separated_starts(lines: Sequence[Sorted]) -> list[Start]:
    closed = any(
        _closes(lines[_run_before(lines, i) : i]) for i, line in enumerate(lines) if line.kind == "short"
    )
    credits_place = "" if closed else _credits_place(lines)
    habits = _habits(lines)
    starts: list[Start] = []
    for at, line in enumerate(lines):
        if line.kind != "short":
            continue
        run = _run_before(lines, at)
        closes = _closes(lines[run:at])
        if not (_can_head(lines, at) or (closes and _can_head_after_break(lines, at))):
            continue
        apart = (run < at or at == 0) and _separates(
            lines, run, at, credits_place=credits_place, habits=habits
        )
        if closes or ((apart or _has_header(lines, at)) and not _in_head_of(lines, starts, at)):
            lead = _lead(lines, run, at)
            lead = _behind_credit(lines, lead, at) if credits_place == "last" else lead
            starts.append(Start(lead, _below_label(lines, at)))
    return starts


def _behind_credit(lines: Sequence[Sorted], lead: int, head: int) -> int:
    """Leave the credit to the article before, on a page that puts it at the end."""
    return max((i + 1 for i in range(lead, head) if lines[i].kind == "credit"), default=lead)


def _below_label(lines: Sequence[Sorted], at: int) -> int:
    """Give the headline under a section's label in capitals; the line itself where it is none."""
    if weigh(lines[at].text) > LABEL_WORDS or not is_shouted(lines[at].text):
        return at
    below = next((i for i in range(at + 1, min(len(lines), at + 3)) if lines[i].kind == "short"), at)
    return below if weigh(lines[below].text) > LABEL_WORDS and _can_head(lines, below) else at


def _in_head_of(lines: Sequence[Sorted], starts: Sequence[Start], at: int) -> bool:
    """Tell a deck or a section label: nothing but page lines and short ones since the headline before."""
    if not starts:
        return False
    between = lines[starts[-1].head + 1 : at]
    return not any(
        line.kind in BODY or (line.kind == "short" and is_statement(line.text)) for line in between
    )


def _gap_starts(lines: Sequence[Sorted]) -> list[Start]:
    """Find headlines set apart by many blank lines, where all that is set apart so is long enough for one."""
    apart = [i for i, s in enumerate(lines) if s.line.gap >= MANY_GAPS and i]
    if not apart or any(weigh(lines[i].text) < 5 or not _can_head(lines, i) for i in apart):
        return []
    first = [0] if lines and _can_head(lines, 0) else []
    return [Start(i, i) for i in first + apart]


def _teaser_starts(lines: Sequence[Sorted]) -> list[Start]:
    """Find the headlines of an index: each long enough for one, each with a single short text under it."""
    body = [line for line in lines if line.kind in {"short", "text"}]
    heads = [i for i, line in enumerate(lines) if line.kind == "short" and is_headline(line.text)]
    regular = all((line.kind == "short") == (at % 2 == 0) for at, line in enumerate(body))
    if not regular or len(heads) < 3 or 2 * len(heads) < len(body):
        return []
    brief = all(weigh(line.text) <= TEASER_WORDS for line in body)
    long_enough = sum(weigh(lines[i].text) >= 5 for i in heads) >= 0.8 * len(heads)
    return [Start(_lead(lines, _run_before(lines, i), i), i) for i in heads] if brief and long_enough else []


def find_starts(lines: Sequence[Sorted]) -> list[Start]:
    """Find where articles begin, in order."""
    level = _marked_level(lines)
    if level:
        return _marked_starts(lines, level)
    starts = _separated_starts(lines)
    if len(starts) < 2:
        starts = _gap_starts(lines) or _teaser_starts(lines) or starts
    return starts


def _preamble(lines: Sequence[Sorted], text: str, left: Left, *, alone: bool) -> Draft | None:
    """Make an untitled article of what stands before the first headline, if it is more than labels and headlines."""
    short = sum(line.kind == "short" for line in lines)
    says = any(line.kind == "text" or (line.kind == "short" and is_statement(line.text)) for line in lines)
    if says or (alone and short <= FEW_LINES):
        return assemble(lines, None, text, left)
    left.all(lines, [])
    return None


def split_lines(lines: Sequence[Sorted], text: str) -> Split:
    """Split a page's sorted lines into drafts; `text` is the decoded source."""
    starts = find_starts(lines)
    bounds = [start.lead for start in starts] + [len(lines)]
    left = Left()
    drafts = [_preamble(lines[: bounds[0]], text, left, alone=not starts)]
    for start, end in zip(starts, bounds[1:], strict=True):
        drafts.append(assemble(lines[start.lead : end], start.head - start.lead, text, left))
    return Split(tuple(draft for draft in drafts if draft is not None), tuple(left.lines))
