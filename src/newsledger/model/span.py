"""Where in an article's text does something stand?

Invariant: spans are half-open, count code points, are never empty, and whatever also carries `text` satisfies
`article.text[start:end] == text`.
"""

from __future__ import annotations

from typing import Self

import msgspec


class Span(msgspec.Struct, frozen=True):
    """A half-open stretch of code points, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or backward span: such a thing points at nothing."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether a code point is shared."""
        return self.start < other.end and other.start < self.end


class Cited(Span, frozen=True):
    """A span together with its words."""

    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """Cite `text[start:end]`; only for subclasses without further required fields."""
        return cls(start, end, text[start:end])
