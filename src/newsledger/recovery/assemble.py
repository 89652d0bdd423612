"""Which lines of an article's stretch of the page are its title, its text, its metadata?

Invariant: the blocks come in the page's order; no line is two things; lines that are no article's are handed to
`left`, with nothing lost silently.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsledger.model import BlockKind, Credit, Published, SourceQuote
from newsledger.recovery.dates import find_dates
from newsledger.recovery.draft import Draft, DraftBlock
from newsledger.recovery.shape import is_headline, is_name, is_shouted, is_statement, weigh
from newsledger.recovery.wording import prefix_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from newsledger.recovery.sorting import Sorted

BOXES = frozenset({"related", "box"})
"""Sorts of furniture under which other articles' headlines stand."""
METADATA = frozenset({"byline", "stamp", "signature"})
DECK_WORDS = 6
"""A short line under the headline with so many words is the article's first paragraph; with fewer, a heading."""
HEADING_WORDS = 26
LOOK_AHEAD = 12
"""Lines after a heading among which its text must stand."""
DATELINE = re.compile(r"[^.!?—–:]{0,60}?[,(] ?$")
DASH = re.compile(r"[^.!?]{0,40}?[—–-]")


class Left:
    """What was left out of every article, line by line."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def out(self, line: Sorted) -> None:
        """Note a line that is no article's."""
        if any(c.isalnum() for c in line.text):
            self.lines.append(line.text)

    def all(self, lines: Sequence[Sorted], kept: Sequence[Sorted]) -> None:
        """Note the lines that are no article's among some."""
        own = {id(line.line) for line in kept}
        for line in lines:
            if id(line.line) not in own:
                self.out(line)


def _block(kind: BlockKind, line: Sorted) -> DraftBlock:
    return DraftBlock(kind, line.text, line.line.start, line.line.end)


def _is_body(line: Sorted) -> bool:
    return line.kind in {"text", "item"} or (line.kind == "short" and is_statement(line.text))


def _heads(lines: Sequence[Sorted], at: int) -> bool:
    """Tell a short line that heads the text after it."""
    if not is_headline(lines[at].text) and not lines[at].text.endswith(":"):
        return False
    if weigh(lines[at].text) > HEADING_WORDS:
        return False
    after = next(
        (s for s in lines[at + 1 : at + 1 + LOOK_AHEAD] if s.kind in {"text", "item", "short"}), None
    )
    return after is not None and _is_body(after)


def _body_kind(lines: Sequence[Sorted], at: int, seen: int) -> BlockKind:
    """Say what a line of the body is; `seen` blocks stand before it, the title not counted."""
    line = lines[at]
    if line.kind == "item":
        return "list"
    if line.kind == "text" or is_statement(line.text):
        return "paragraph"
    if not seen and weigh(line.text) >= DECK_WORDS and line.line.mark[:1] not in {"#", "*"}:
        return "paragraph"
    return "heading" if _heads(lines, at) else "paragraph"


def _dateline(text: str, line: Sorted) -> Published | None:
    """Read the date of "ASTANA, 5 May 2024 (Agency) — …" at the beginning of an article's text."""
    head = line.text[:110]
    for found in find_dates(head):
        before, after = head[: found.start], head[found.end :]
        places = [w for w in before.strip(" ,(").split() if w[0].isalpha()]
        if (
            DATELINE.fullmatch(before)
            and DASH.match(after)
            and places
            and all(p[0].isupper() for p in places)
        ):
            return _published([found.day], text, line)
        break
    return None


def _published(days: Sequence[date], text: str, line: Sorted) -> Published:
    day = min(days)
    start, end = line.line.start, line.line.end
    quote = SourceQuote(quote=text[start:end], source_start=start, source_end=end)
    return Published(earliest=day, latest=day, basis="dateline", evidence=(quote,))


def _when(lines: Sequence[Sorted], text: str) -> Published | None:
    stamped = [line for line in lines if line.kind == "stamp" and line.dates]
    if stamped:
        return _published([found.day for found in stamped[0].dates], text, stamped[0])
    first = next((line for line in lines if line.kind == "text"), None)
    return _dateline(text, first) if first else None


def _signs(text: str) -> bool:
    """Tell a name from other lines that come again: "Posted in News" is none."""
    return is_name(text, 8) and prefix_of(text, "furniture") is None and prefix_of(text, "stamps") is None


def _who(lines: Sequence[Sorted]) -> tuple[str, ...]:
    """Give the writers: the byline's, else the signature's, else the name that comes again at each article's end."""
    for kinds in (("byline",), ("stamp",), ("signature",)):
        names = [name for line in lines if line.kind in kinds for name in line.names]
        if names:
            return tuple(dict.fromkeys(names))
    last = max((i for i, line in enumerate(lines) if _is_body(line)), default=-1)
    again = [line.text for line in lines[last + 1 :] if line.sort == "recurring" and _signs(line.text)]
    return tuple(again[-1:])


def _section(lines: Sequence[Sorted], head: int) -> str | None:
    labels = [line.text for line in lines[:head] if line.kind == "short" and is_shouted(line.text)]
    return labels[-1] if labels else None


def _before_related(lines: Sequence[Sorted]) -> int:
    """Give where other articles' headlines begin at an article's end: behind "Related:", with no text after it."""
    said = (i for i, line in enumerate(lines) if line.kind == "text" or _is_said(line))
    last = max(said, default=-1)
    return next((i for i in range(last + 1, len(lines)) if lines[i].sort in BOXES), len(lines))


def _is_said(line: Sorted) -> bool:
    return line.kind == "short" and is_statement(line.text)


def assemble(lines: Sequence[Sorted], head: int | None, text: str, left: Left) -> Draft | None:
    """Make a draft of an article's lines; `head` is its headline's place among them. None where nothing is text."""
    blocks: list[DraftBlock] = []
    credit: Credit | None = None
    related = _before_related(lines)
    for at, line in enumerate(lines):
        if at > related and line.kind in {"item", "short"}:
            left.out(line)
        elif at == head:
            blocks.append(_block("title", line))
        elif line.kind in {"text", "item", "short"} and (head is None or at > head):
            seen = len(blocks) - (head is not None)
            blocks.append(_block(_body_kind(lines, at, seen), line))
        elif line.kind == "credit":
            credit = credit or line.credit
        elif line.kind not in METADATA:
            left.out(line)
    if not blocks:
        return None
    return Draft(
        blocks=tuple(blocks),
        byline=_who(lines),
        credit=credit,
        section=_section(lines, head or 0),
        published=_when(lines, text),
    )
