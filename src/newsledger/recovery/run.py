"""Which articles does a document hold?

Decoding, splitting, metadata, freezing, in that order. Invariant: whatever the bytes are, the answer is articles and
reasons, in the document's order; nothing is left out without a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from newsledger.lang.identify import identify_language
from newsledger.model import Article, Document, Reason, Rejected
from newsledger.recovery.dates import decides_order
from newsledger.recovery.decode import decode
from newsledger.recovery.draft import Draft, freeze
from newsledger.recovery.html import recover_html
from newsledger.recovery.lines import read_lines
from newsledger.recovery.newsletter import date_by_envelope, find_envelope
from newsledger.recovery.page import is_whole_page, split_whole_page
from newsledger.recovery.press import is_export, split_export
from newsledger.recovery.published import infer_published
from newsledger.recovery.sorting import sort_lines
from newsledger.recovery.split import Split, split_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsledger.recovery.lines import Line

SAMPLES = 3
"""Lines left out that a rejection shows."""
HTML = frozenset({"text/html", "application/xhtml+xml"})


class Recovered(msgspec.Struct, frozen=True):
    """A document's articles, and what was left out of them and why."""

    articles: tuple[Article, ...] = ()
    rejected: tuple[Rejected, ...] = ()


def _reject(reason: Reason, detail: str) -> Rejected:
    return Rejected("recover", reason, detail)


def split_text(text: str) -> Split:
    """Split decoded plain text into drafts."""
    return _split(read_lines(text), text)


def _split(lines: Sequence[Line], text: str) -> Split:
    """Split by the fields of an export, by a whole page's density, or by what stands between articles."""
    if is_export(lines):
        return split_export(lines, text)
    envelope = find_envelope(lines)
    split = _split_page(lines[envelope.lines :], text)
    left = tuple(line.text for line in lines[: envelope.lines])
    return Split(date_by_envelope(split.drafts, envelope, text), left + split.left)


def _split_page(lines: Sequence[Line], text: str) -> Split:
    ordered = sort_lines(lines, decides_order(text))
    if is_whole_page(ordered):
        return split_whole_page(ordered, text)
    return split_lines(ordered, text)


def _left_out(lines: Sequence[str]) -> Rejected:
    samples = ", ".join(repr(line[:60]) for line in list(dict.fromkeys(lines))[:SAMPLES])
    told = "1 line of the page was" if len(lines) == 1 else f"{len(lines)} lines of the page were"
    return _reject(Reason.FURNITURE, f"{told} left out, such as {samples}")


def _with_language(draft: Draft) -> Draft:
    text = "\n".join(block.text for block in draft.blocks)
    return msgspec.structs.replace(draft, language=identify_language(text))


def _freeze(drafts: Sequence[Draft], document: Document) -> tuple[Article, ...]:
    dated = infer_published(tuple(map(_with_language, drafts)))
    return tuple(freeze(draft, document) for draft in dated)


def recover_articles(document: Document) -> Recovered:
    """Recover a document's articles."""
    if document.media_type in HTML:
        split, rejected = recover_html(document.body)
    else:
        decoded = decode(document.body)
        rejected = []
        if decoded.broken:
            detail = (
                f"{decoded.broken} bytes or sequences are no text in {decoded.encoding}; replaced by U+FFFD"
            )
            rejected.append(_reject(Reason.BROKEN_BYTES, detail))
        lines = read_lines(decoded.text)
        if not lines:
            return Recovered((), (*rejected, _reject(Reason.EMPTY, "nothing but white space")))
        split = _split(lines, decoded.text)
    if split.left:
        rejected.append(_left_out(split.left))
    if not split.drafts and all(r.reason is not Reason.NO_ARTICLE for r in rejected):
        rejected.append(_reject(Reason.NO_ARTICLE, "no text that reads as an article"))
    return Recovered(_freeze(split.drafts, document), tuple(rejected))
