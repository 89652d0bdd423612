"""What is an article before its text is frozen?

Invariant: a draft's blocks are clean words together with where they stand in the decoded source; `freeze` is the only
place where an article's text is made.
"""

from __future__ import annotations

import msgspec

from newsledger.model import Article, Block, BlockKind, Credit, Document, Published, Span, article_id


class DraftBlock(msgspec.Struct, frozen=True):
    """One block: its clean words, and the stretch of the decoded source they were taken from."""

    kind: BlockKind
    text: str
    source_start: int
    """Code points in the decoded source."""
    source_end: int


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An article in the making; `blocks` hold the title too, where there is one, as the first."""

    blocks: tuple[DraftBlock, ...]
    byline: tuple[str, ...] = ()
    credit: Credit | None = None
    section: str | None = None
    published: Published | None = None
    language: str | None = None

    @property
    def title(self) -> str | None:
        """The headline's words."""
        return next((b.text for b in self.blocks if b.kind == "title"), None)

    @property
    def source_span(self) -> Span | None:
        """From the first block's start to the last one's end in the decoded source; None for an empty draft."""
        if not self.blocks:
            return None
        start = min(b.source_start for b in self.blocks)
        end = max(b.source_end for b in self.blocks)
        return Span(start, end) if start < end else None


def freeze(draft: Draft, document: Document) -> Article:
    """Join a draft's blocks by blank lines into the article's one text. Blocks must be non-empty and stripped."""
    blocks: list[Block] = []
    at = 0
    for block in draft.blocks:
        blocks.append(Block(at, at + len(block.text), kind=block.kind))
        at += len(block.text) + 2
    text = "\n\n".join(block.text for block in draft.blocks)
    return Article(
        id=article_id(text),
        document=document.ref(draft.source_span),
        language=draft.language,
        title=draft.title,
        byline=draft.byline,
        credit=draft.credit,
        section=draft.section,
        published=draft.published,
        text=text,
        blocks=tuple(blocks),
    )
