"""What was read, and where did it come from?

Invariant: a document's id is the SHA-256 of its bytes, so the same bytes are the same document wherever found.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec

from newsledger.model.span import Span


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes and their provenance."""

    id: str
    uri: str
    media_type: str
    body: bytes
    fetched_at: datetime | None = None
    """When the bytes were fetched from elsewhere; None for a local file. Never used as a publication date."""

    @classmethod
    def of(cls, body: bytes, *, uri: str, media_type: str, fetched_at: datetime | None = None) -> Document:
        """Make a document whose id is derived from its bytes."""
        digest = hashlib.sha256(body).hexdigest()
        return cls(id=digest, uri=uri, media_type=media_type, body=body, fetched_at=fetched_at)

    def ref(self, span: Span | None = None) -> DocumentRef:
        """Point at this document, or at a stretch of its decoded text, without carrying its bytes."""
        return DocumentRef(
            id=self.id, uri=self.uri, media_type=self.media_type, fetched_at=self.fetched_at, span=span
        )


class DocumentRef(msgspec.Struct, frozen=True, kw_only=True):
    """A document named without its bytes."""

    id: str
    uri: str
    media_type: str
    fetched_at: datetime | None = None
    span: Span | None = None
    """Where in the decoded source (code points after decoding), not in an article's text."""
