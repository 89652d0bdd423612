"""How does one article's text, given as it is, become an article without a letter changed?

Invariant: the article's text is the text given, exactly; only blocks are found in it.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from newsledger.lang.identify import identify_language
from newsledger.model import Article, Block, Document, Published, article_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.model import BlockKind

LINE = re.compile(r"[^\n]+")
WRAPPED_MAX = 100
"""Lines of a hard-wrapped text are no longer than this (mail and press databases wrap at 65 to 80)."""
WRAPPED_MIN = 40
WRAPPED_SHARE = 0.6
"""Share of the inner lines that must look wrapped before line breaks are taken for wrapping."""


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    for match in LINE.finditer(text):
        words = match.group()
        stripped = words.strip()
        if stripped:
            start = match.start() + words.index(stripped)
            yield start, start + len(stripped)


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    inner = [(s, e) for (s, e), (t, _) in pairwise(lines) if text.count("\n", e, t) == 1]
    wrapped = [1 for s, e in inner if WRAPPED_MIN <= e - s <= WRAPPED_MAX and text[e - 1] not in ".!?”\"'»:"]
    return len(inner) > 1 and len(wrapped) >= WRAPPED_SHARE * len(inner)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    lines = list(_stretches(text))
    if not _is_wrapped(text, lines):
        return lines
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        if joined and not re.search(r"\n\s*\n", text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def article_of_text(
    text: str, *, title: str | None = None, published: str | date | None = None, language: str | None = None
) -> Article:
    """Make an article of a text as it stands.

    `published` is an ISO 8601 date (a time behind it is ignored); raises ValueError or TypeError where it is none.
    """
    day = date.fromisoformat(str(published)[:10]) if published is not None else None
    paragraphs = _paragraphs(text)

    def kind(at: int, start: int, end: int) -> BlockKind:
        return "title" if at == 0 and title is not None and text[start:end] == title.strip() else "paragraph"

    document = Document.of(text.encode("utf-8", "surrogatepass"), uri="text:", media_type="text/plain")
    return Article(
        id=article_id(text),
        document=document.ref(),
        language=language or identify_language(text),
        title=title,
        published=Published(earliest=day, latest=day, basis="metadata") if day else None,
        text=text,
        blocks=tuple(Block(s, e, kind=kind(i, s, e)) for i, (s, e) in enumerate(paragraphs)),
    )
