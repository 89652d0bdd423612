"""What is a rule of the time grammar?

Invariant: a rule is a pattern over classes of words and a function that reads a match of it; the function gives
nothing where the words turn out to be no time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsledger.annotate.times.scene import Read, Scene
from newsledger.lang.patterns import Match

Reader = Callable[[Match, Scene], tuple[Read, ...]]

PHASE = "(w_the? edge w_of w_the? | w_the? (phase hyphen? w_of? | sooner w_in? w_the? | circa)? )"
"""Early, late, mid-; earlier and later; the end of. All take their value from what follows."""
MONTH = "(month | month_short dot?)"
WEEKDAY = "(weekday | weekday_short dot?)"
DAY = "(day | ordinal)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means. Of several rules that fit, the longest match counts, then the first listed."""

    name: str
    pattern: str
    read: Reader
