"""Which article does an HTML page hold?

Through trafilatura, with its guesses switched off: a publication date is taken from the page's metadata only, never
from its text or the clock. Invariant: whatever the markup, the answer is a draft or a reason.
"""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from newsledger.model import BlockKind, Published, Reason, Rejected, SourceQuote
from newsledger.recovery.byline import split_names
from newsledger.recovery.decode import decode
from newsledger.recovery.draft import Draft, DraftBlock
from newsledger.recovery.furniture import furniture_kind
from newsledger.recovery.lines import BREAK, tidy
from newsledger.recovery.split import Split
from newsledger.recovery.wording import key

if TYPE_CHECKING:
    from collections.abc import Iterator

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
KINDS: dict[str, BlockKind] = {
    "head": "heading",
    "p": "paragraph",
    "quote": "paragraph",
    "item": "list",
    "ab": "heading",
}
DATES = {"original_date": True, "extensive_search": False}
"""htmldate's own switches: the first publication, and no search through the page's text."""
ANCHOR = 24
"""Code points of a block that are looked for in the source to say where it stands."""


def _extract(source: str) -> Any:  # noqa: ANN401  trafilatura's Document has no public type
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return bare_extraction(
        source,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=dict(DATES),
    )


def _words(element: Any) -> str:  # noqa: ANN401  an lxml element
    return tidy(BREAK.sub(" ", "".join(element.itertext())))


def _elements(body: Any) -> Iterator[tuple[BlockKind, str]]:  # noqa: ANN401  an lxml element
    for element in body.iter(*KINDS):
        nested = any(parent.tag in KINDS for parent in element.iterancestors() if parent is not body)
        if not nested and (words := _words(element)):
            yield KINDS[element.tag], words


class _Places:
    """Finds blocks in the source, each behind the one before; the whole source where a block is not found."""

    def __init__(self, source: str) -> None:
        self.source, self.at = source, 0

    def block(self, kind: BlockKind, words: str) -> DraftBlock:
        found = self.source.find(words[:ANCHOR], self.at)
        if found < 0:
            return DraftBlock(kind, words, 0, len(self.source))
        self.at = found + len(words[:ANCHOR])
        whole = self.source.startswith(words, found)
        return DraftBlock(kind, words, found, found + len(words) if whole else self.at)


def _published(given: str | None, source: str) -> Published | None:
    try:
        day = date.fromisoformat((given or "")[:10])
    except ValueError:
        return None
    at = source.find(day.isoformat())
    quote = (SourceQuote(day.isoformat(), at, at + 10),) if at >= 0 else ()
    return Published(earliest=day, latest=day, basis="metadata", evidence=quote)


def _draft(found: Any, source: str) -> Draft | None:  # noqa: ANN401  trafilatura's Document
    title = tidy(BREAK.sub(" ", found.title or ""))
    places = _Places(source)
    head = DraftBlock("title", title, 0, len(source)) if title else None
    blocks: list[DraftBlock] = []
    for kind, words in _elements(found.body):
        repeats_title = title and not blocks and key(words) == key(title)
        if not repeats_title and furniture_kind(words) is None:
            blocks.append(places.block(kind, words))
    if not blocks:
        return None
    return Draft(
        blocks=(*((head,) if head else ()), *blocks),
        byline=tuple(n for part in (found.author or "").split(";") for n in split_names(part)),
        published=_published(found.date, source),
    )


def recover_html(body: bytes) -> tuple[Split, list[Rejected]]:
    """Recover the article of an HTML page."""
    declared = CHARSET.search(body[:4096])
    decoded = decode(body, declared.group(1).decode("ascii") if declared else None)
    rejected = []
    if decoded.broken:
        detail = f"{decoded.broken} bytes or sequences are no text in {decoded.encoding}; replaced by U+FFFD"
        rejected.append(Rejected("recover", Reason.BROKEN_BYTES, detail))
    try:
        found = _extract(decoded.text)
    except Exception as error:  # noqa: BLE001  the library's boundary: markup made to break parsers must not break us
        rejected.append(
            Rejected("recover", Reason.NO_ARTICLE, f"trafilatura gave up: {type(error).__name__}: {error}")
        )
        return Split(()), rejected
    draft = _draft(found, decoded.text) if found is not None and found.body is not None else None
    if draft is None:
        rejected.append(
            Rejected("recover", Reason.NO_ARTICLE, "no article in the HTML: navigation, or an index")
        )
        return Split(()), rejected
    return Split((draft,)), rejected
