"""What is an article, once recovered?

Invariant: `text` is frozen: the title, then headings and paragraphs, joined by blank lines. `blocks` stand in
order and cover the text but for the blank lines between them. Everything read later points into `text`.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Literal

import msgspec

from newsledger.model.document import DocumentRef
from newsledger.model.plain import plain
from newsledger.model.span import Span

BlockKind = Literal["title", "heading", "paragraph", "list", "caption"]
Basis = Literal["metadata", "dateline", "inferred", "none"]


class Block(Span, frozen=True):
    """A title, heading, paragraph, list or caption of the text."""

    kind: BlockKind


class Credit(msgspec.Struct, frozen=True):
    """Whose picture stands with the article."""

    raw: str
    """The line as it stands: "Image: TCA, Aleksandr Potolitsyn"."""
    holder: str
    """The holder alone: "TCA, Aleksandr Potolitsyn"."""


class SourceQuote(msgspec.Struct, frozen=True):
    """Words of the decoded source (not of the article's text) that support a piece of metadata."""

    quote: str
    source_start: int
    """Code points in the decoded source."""
    source_end: int


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """The window in which the article was published, and how that is known."""

    earliest: date
    latest: date
    basis: Basis
    evidence: tuple[SourceQuote, ...] = ()


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A recovered article."""

    id: str
    document: DocumentRef
    language: str | None
    title: str | None
    byline: tuple[str, ...] = ()
    credit: Credit | None = None
    section: str | None = None
    published: Published | None = None
    text: str
    blocks: tuple[Block, ...]

    def block_texts(self, kind: BlockKind) -> tuple[str, ...]:
        """Give the words of every block of one kind, in order."""
        return tuple(self.text[b.start : b.end] for b in self.blocks if b.kind == kind)

    def to_dict(self) -> dict[str, object]:
        """Give the recovery part of the record (see DESIGN, "The record"), in plain JSON types."""
        fields: dict[str, object] = plain(self)
        return fields


def article_id(text: str) -> str:
    """Derive an article's id from its frozen text: the same article read twice has the same id."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]
