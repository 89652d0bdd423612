"""What is each line of a page: text, something short, a credit, a byline, a stamp, furniture, a rule?

Invariant: one kind a line; repetition on the page and the neighbours may decide, an article's meaning never does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from newsledger.model import Credit
from newsledger.recovery.byline import find_byline
from newsledger.recovery.credit import find_credit
from newsledger.recovery.dates import FoundDate
from newsledger.recovery.furniture import furniture_kind, is_rule, recurring
from newsledger.recovery.lines import Line
from newsledger.recovery.shape import is_name, is_statement, is_text
from newsledger.recovery.stamp import find_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal["text", "short", "item", "credit", "byline", "stamp", "signature", "furniture", "rule"]

LOOK_AHEAD = 10


class Sorted(msgspec.Struct, frozen=True):
    """A line and its kind."""

    line: Line
    kind: Kind
    sort: str = ""
    """Of furniture: which; "recurring" where only repetition tells."""
    credit: Credit | None = None
    names: tuple[str, ...] = ()
    dates: tuple[FoundDate, ...] = ()

    @property
    def text(self) -> str:
        """The line's words."""
        return self.line.text


def _sort_short(line: Line, day_first: bool | None) -> Sorted:
    text = line.text
    stamp = find_stamp(text, day_first=day_first)
    if stamp is not None:
        return Sorted(line, "stamp", names=stamp.names, dates=stamp.dates)
    names = find_byline(text)
    if names:
        return Sorted(line, "byline", names=names)
    credit = find_credit(text)
    if credit is not None:
        return Sorted(line, "credit", credit=credit)
    listed = line.mark and line.mark != "**" and not line.mark.startswith("#")
    return Sorted(line, "item" if listed else "short")


def sort_line(line: Line, day_first: bool | None = None) -> Sorted:
    """Sort one line by itself."""
    text = line.text
    if not text or is_rule(text):
        return Sorted(line, "rule" if len(line.mark + text) > 1 else "furniture", sort="nav")
    furniture = furniture_kind(text)
    if furniture == "nav" and (stamp := find_stamp(text, day_first=day_first)) is not None and stamp.dates:
        return Sorted(line, "stamp", dates=stamp.dates)
    if furniture is not None:
        return Sorted(line, "furniture", sort=furniture)
    if is_text(text):
        found = _sort_short(line, day_first)
        return found if found.kind in {"credit", "stamp"} else Sorted(line, "text")
    return _sort_short(line, day_first)


PAGE_KINDS = frozenset({"credit", "stamp", "byline", "furniture", "rule"})


def _ends_article(lines: Sequence[Sorted], at: int, again: frozenset[str]) -> bool:
    """Tell a place where an article could end: text before it, after it a headline with its text, or nothing."""
    before = next(
        (
            s
            for s in reversed(lines[max(0, at - LOOK_AHEAD) : at])
            if s.text not in again and s.kind not in PAGE_KINDS
        ),
        None,
    )
    if before is not None and before.kind == "short" and not is_statement(before.text):
        return False
    behind = [
        s for s in lines[at + 1 : at + 1 + LOOK_AHEAD] if s.text not in again and s.kind not in PAGE_KINDS
    ]
    if not behind:
        return True
    return behind[0].kind == "short" and any(s.kind == "text" for s in behind[1:])


def _with_recurring(lines: list[Sorted]) -> list[Sorted]:
    again = recurring((s.text, s.kind == "text") for s in lines if s.kind in {"short", "text"})
    if not again:
        return lines
    places: dict[str, list[bool]] = {text: [] for text in again}
    for at, line in enumerate(lines):
        if line.text in again and line.kind in {"short", "text"}:
            places[line.text].append(_ends_article(lines, at, again))
    page = {text for text, ends in places.items() if 2 * sum(ends) > len(ends)}
    return [Sorted(s.line, "furniture", sort="recurring") if s.text in page else s for s in lines]


def _with_signatures(lines: list[Sorted]) -> list[Sorted]:
    """Take the name that follows an avatar for the writer's."""
    signed = list(lines)
    for at in range(1, len(lines)):
        here, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
        named = here.kind == "short" or here.sort == "recurring"
        if lines[at - 1].sort == "avatar" and named and is_name(here.text, 8):
            if after is not None and after.kind == "text" and here.kind == "short":
                continue
            signed[at] = Sorted(here.line, "signature", names=(here.text,))
    return signed


def _underlined(lines: Sequence[Line]) -> list[Line]:
    """Read a rule directly under a short line as that line's heading mark."""
    kept: list[Line] = []
    for line in lines:
        over = kept[-1] if kept else None
        if over and line.gap == 0 and is_rule(line.text) and line.text[0] in "=-~" and not is_rule(over.text):
            level = "#" if line.text[0] == "=" else "##"
            kept[-1] = Line(over.text, over.start, line.end, over.indent, over.gap, level)
        else:
            kept.append(line)
    return kept


def sort_lines(lines: Sequence[Line], day_first: bool | None = None) -> tuple[Sorted, ...]:
    """Sort a page's lines, each in the light of all."""
    return tuple(
        _with_signatures(_with_recurring([sort_line(line, day_first) for line in _underlined(lines)]))
    )
