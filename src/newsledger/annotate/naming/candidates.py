"""Which of several readings of the same words is the name?

Invariant: what is chosen does not overlap, and the choice does not depend on the order in which readings are given.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from newsledger.model import NameType

Label = NameType | Literal["NONE"]
NOT_A_NAME: Final = "NONE"
"""What we call a capitalised thing that is none of our names ("Transport Corridor"); such mentions are not kept."""


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A stretch of words that may be a name."""

    start: int
    end: int
    type: Label
    trust: int
    """4 the text says so (a head word, brackets, a title), 3 a known name, 2 the model, 1 a repetition or a guess."""


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep the longest of those that overlap; of equally long ones the most trusted; give them in order."""
    ranked = sorted(candidates, key=lambda c: (c.start - c.end, -c.trust, c.start, c.type))
    taken = bytearray(max((c.end for c in ranked), default=0))  # a byte a code point, 1 where a name is
    chosen = []
    for candidate in ranked:
        start, end = candidate.start, candidate.end
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.start)
