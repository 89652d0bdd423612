"""What do the words right beside a sum call it: a loan or a grant?

Invariant: only a name that plainly belongs to the sum counts ("a $5 million loan", "a grant of $5 million").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsledger.model import Amount

INSTRUMENTS = ("loan", "grant")
"""What a donor's money can be called that the other is not: one is paid back, the other is not."""
_NAMED = (
    r"(?:\s(?:[^\W\d_]+[\s-]){{0,2}}|\s?[-‐‑]\s?){0}s?(?!\w)|\s(?:in|as an?)\s(?:[^\W\d_]+\s)?{0}s?(?!\w)"
)
_BEFORE = r"(?<!\w){0}s?\s(?:of|worth|totall?ing|amounting to)\s(?:(?:about|around|over|up to|more than|nearly)\s)?$"
_PATTERNS = tuple(
    (
        name,
        re.compile(_NAMED.format(name), re.IGNORECASE),
        re.compile(_BEFORE.format(name), re.IGNORECASE),
    )
    for name in INSTRUMENTS
)


def named_instrument(text: str, amount: Amount) -> str | None:
    """Give the instrument that the words right beside a sum call it: "a $5 million loan", "a grant of $5 million"."""
    after, before = text[amount.end : amount.end + 40], text[max(0, amount.start - 40) : amount.start]
    words = f"{before} {after}".lower()
    for name, named, opened in _PATTERNS:
        if name in words and (named.match(after) or opened.search(before)):
            return name
    return None
