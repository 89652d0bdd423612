"""What could not be read, and why?

Invariant: nothing disappears silently. A stage gives a value or a `Rejected` with a reason of a closed list.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from newsledger.model.document import DocumentRef


class Reason(StrEnum):
    """Why something was not read. The value is what the record and `newsledger doctor` show."""

    BROKEN_BYTES = "broken-bytes"
    """Bytes that are no text in the encoding found; each was replaced by U+FFFD and counted."""
    UNSUPPORTED_MEDIA = "unsupported-media"
    """A kind of file newsledger does not read."""
    UNREADABLE = "unreadable"
    """A file or folder within a folder that cannot be opened: the system's reason is in the detail."""
    EMPTY = "empty"
    """Nothing but white space."""
    NO_ARTICLE = "no-article"
    """Text, but no article in it: navigation, an index of headlines, a notice."""
    FURNITURE = "furniture"
    """Lines of the page, not of an article, that were left out: share lines, site names, counters."""
    LANGUAGE_UNKNOWN = "language-unknown"
    """The language could not be told, so nothing was annotated."""
    LANGUAGE_NOT_READ = "language-not-read"
    """A language whose articles are recovered but not yet annotated."""
    TOO_LONG = "too-long"
    """Longer than the setting `max_article_chars`: kept as an article, not annotated."""
    CRASHED = "crashed"
    """A defect of ours: the component and the traceback's last line are in the detail. Please report it."""


class Rejected(msgspec.Struct, frozen=True):
    """One thing that was not read."""

    stage: str
    """source | recover | annotate | facts | checks"""
    reason: Reason
    detail: str
    """In words, for a person: what, where, how many."""


class Unread(msgspec.Struct, frozen=True):
    """A document, or a stretch of one, that gave no article."""

    document: DocumentRef
    rejected: Rejected
