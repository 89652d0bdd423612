"""Which of several readings of the same words is the name?

Invariant: what is chosen does not overlap, and the choice does not depend on the order in which readings are given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from newsledger.model import NameType

Label = NameType | Literal["NONE"]
NOT_A_NAME: Final = "NONE"
"""What we call a capitalised thing that is none of our names ("Transport Corridor"); such mentions are not kept."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of words that may be a name."""

    start: int
    end: int
    type: Label
    trust: int
    """4 the text says so (a head word, brackets, a title), 3 a known name, 2 the model, 1 a repetition or a guess."""


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep the longest of those that overlap; of equally long ones the most trusted; give them in order."""
    occupied = _Occupied()
    ranked = sorted(candidates, key=lambda c: (c.start - c.end, -c.trust, c.start, c.type))
    return sorted((c for c in ranked if occupied.claim(c.start, c.end)), key=lambda c: c.start)


class _Occupied:
    """Which code points are taken; linear in the length of what is claimed."""

    def __init__(self) -> None:
        self._points: set[int] = set()

    def claim(self, start: int, end: int) -> bool:
        if any(point in self._points for point in range(start, end)):
            return False
        self._points.update(range(start, end))
        return True
