"""Which articles does an HTML page hold?

Through trafilatura, with its guesses switched off: a publication date is taken from the page's metadata, or from a
line of the article's head, never from its text or the clock. A page of several articles gives each; one that only
announces others gives none. Invariant: whatever the markup, the answer is drafts or a reason, and sentences of the
page that are in no draft are told.
"""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from newsledger.model import BlockKind, Credit, Published, Reason, Rejected, SourceQuote
from newsledger.recovery.byline import split_names
from newsledger.recovery.credit import find_credit, is_caption
from newsledger.recovery.decode import decode
from newsledger.recovery.draft import Draft, DraftBlock
from newsledger.recovery.lines import BREAK, Line, tidy
from newsledger.recovery.markup import (
    captions,
    dates_itself,
    only_announces,
    parse,
    section,
    several_articles,
    unsaid,
)
from newsledger.recovery.shape import TEXT_WORDS, ends_sentence, is_text, weigh
from newsledger.recovery.sorting import Sorted, sort_line
from newsledger.recovery.split import Split
from newsledger.recovery.wording import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.recovery.markup import Element

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
PULLED = "quote"
"""What is set apart from the text: words said nowhere else, or a pull quote that repeats some."""
KINDS: dict[str, BlockKind] = {
    "head": "heading",
    "p": "paragraph",
    PULLED: "paragraph",
    "item": "list",
    "ab": "heading",
}
DATES = {"original_date": True, "extensive_search": False}
"""htmldate's own switches: the first publication, and no search through the page's text."""
NOTHING = "no article in the HTML: navigation, or an index"
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


def _lines(element: Any) -> list[str]:  # noqa: ANN401  an lxml element
    """Give an element's lines: each of its own where they are sentences, in one where a break only wraps."""
    for broken in element.iter("lb"):
        broken.text = "\n"
    lines = [line for part in BREAK.split("".join(element.itertext())) if (line := tidy(part))]
    said = [line for line in lines if weigh(line) >= TEXT_WORDS]
    if len(said) > 1 and all(map(ends_sentence, said)):
        return lines
    return [" ".join(lines)] if lines else []


def _elements(body: Any) -> Iterator[tuple[BlockKind, str]]:  # noqa: ANN401  an lxml element
    """Give the blocks in order, without pull quotes: they repeat what the text says."""
    found: list[tuple[str, str]] = []
    for element in body.iter(*KINDS):
        nested = any(parent.tag in KINDS for parent in element.iterancestors() if parent is not body)
        if not nested:
            found += ((element.tag, words) for words in _lines(element))
    text = "\n".join(key(words) for tag, words in found if tag != PULLED)
    for tag, words in found:
        if tag != PULLED or key(words) not in text:
            yield KINDS[tag], words


_HEAD: frozenset[str] = frozenset({"stamp", "byline", "credit"})


def _sorted(words: str, at: DraftBlock) -> Sorted:
    """Sort a block as a line of a pasted page is sorted."""
    return sort_line(Line(words, at.source_start, at.source_end))


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


class _Head:
    """What the lines before an article's text, and under its pictures, say: when, by whom, whose picture."""

    def __init__(self) -> None:
        self.lines: list[Sorted] = []

    def takes(self, line: Sorted, *, early: bool) -> bool:
        """Say whether a line is the head's, and keep what it says."""
        found = line.kind in _HEAD if early else line.kind == "credit"
        if found:
            self.lines.append(line)
        return found

    @property
    def byline(self) -> tuple[str, ...]:
        """The first line that names writers."""
        return next((line.names for line in self.lines if line.names), ())

    @property
    def credit(self) -> Credit | None:
        """The first picture's."""
        return next((line.credit for line in self.lines if line.credit), None)

    def published(self, source: str) -> Published | None:
        """The first line's date."""
        stamp = next((line for line in self.lines if line.kind == "stamp" and line.dates), None)
        if stamp is None:
            return None
        day = min(found.day for found in stamp.dates)
        start, end = stamp.line.start, stamp.line.end
        quote = SourceQuote(quote=source[start:end], source_start=start, source_end=end)
        return Published(earliest=day, latest=day, basis="dateline", evidence=(quote,))


def _draft(found: Any, places: _Places, first: DraftBlock | None, left: list[str]) -> Draft | None:  # noqa: ANN401  trafilatura's Document
    """Make a draft of what trafilatura found; lines of the page's furniture among it are `left`."""
    head, blocks = _Head(), list[DraftBlock]()
    title = first.text if first else ""
    for kind, words in _elements(found.body):
        if title and not blocks and key(words) == key(title):
            continue
        block = places.block(kind, words)
        line = _sorted(words, block)
        if line.kind in {"furniture", "rule"}:
            left += [words] if any(map(str.isalnum, words)) else []
        elif not head.takes(line, early=not any(is_text(b.text) for b in blocks)):
            blocks.append(block)
    if not blocks:
        return None
    named = tuple(n for part in (found.author or "").split(";") for n in split_names(part))
    return Draft(
        blocks=(*((first,) if first else ()), *blocks),
        byline=named or head.byline,
        credit=head.credit,
        published=_published(found.date, places.source) or head.published(places.source),
    )


def _of_one(source: str, page: Element | None, left: list[str]) -> Draft | None:
    """Recover the one article of a page."""
    found = _extract(source)
    if found is None or found.body is None:
        return None
    title = tidy(BREAK.sub(" ", found.title or ""))
    first = DraftBlock("title", title, 0, len(source)) if title else None
    if page is not None and found.date and not dates_itself(page, found.date[:10]):
        found.date = None
    draft = _draft(found, _Places(source), first, left)
    if draft is None or page is None:
        return draft
    paragraphs = [block.text for block in draft.blocks if block.kind == "paragraph"]
    if only_announces(page, paragraphs):
        left += paragraphs
        return None
    credit = draft.credit or next(filter(None, map(_credit_of, captions(page))), None)
    return msgspec.structs.replace(draft, credit=credit, section=section(page))


def _credit_of(caption: str) -> Credit | None:
    """Read the credit that a caption is, or ends with: "The bridge at dusk. Photo: Maria Holt"."""
    ends = (caption[at:] for at in range(len(caption)) if at == 0 or caption[at - 1] in " (")
    return next(filter(None, map(find_credit, ends)), None) if is_caption(caption) else find_credit(caption)


def _of_several(source: str, parts: list[tuple[str, str]], left: list[str]) -> list[Draft]:
    """Recover each article of a page of several, by its own markup alone."""
    places, drafts = _Places(source), list[Draft | None]()
    for title, markup in parts:
        found = _extract(f"<html><body>{markup}</body></html>")
        if found is not None and found.body is not None:
            drafts.append(_draft(found, places, places.block("title", title), left))
    return [draft for draft in drafts if draft is not None]


def recover_html(body: bytes) -> tuple[Split, list[Rejected]]:
    """Recover the articles of an HTML page."""
    declared = CHARSET.search(body[:4096])
    decoded = decode(body, declared.group(1).decode("ascii") if declared else None)
    rejected, left = list[Rejected](), list[str]()
    if decoded.broken:
        detail = f"{decoded.broken} bytes or sequences are no text in {decoded.encoding}; replaced by U+FFFD"
        rejected.append(Rejected("recover", Reason.BROKEN_BYTES, detail))
    page = parse(decoded.text)
    try:
        parts = several_articles(page) if page is not None else []
        one = None if parts else _of_one(decoded.text, page, left)
        drafts = _of_several(decoded.text, parts, left) if parts else [one] if one else []
    except Exception as error:  # noqa: BLE001  the library's boundary: markup made to break parsers must not break us
        rejected.append(
            Rejected("recover", Reason.NO_ARTICLE, f"trafilatura gave up: {type(error).__name__}: {error}")
        )
        return Split(()), rejected
    if not drafts:
        why = "an index: its paragraphs stand under headlines that lead elsewhere" if left else NOTHING
        rejected.append(Rejected("recover", Reason.NO_ARTICLE, why))
        return Split((), tuple(left)), rejected
    if page is not None:
        left += unsaid(page, [block.text for draft in drafts for block in draft.blocks])
    return Split(tuple(drafts), tuple(left)), rejected
