"""Where does training's chance come from? From here alone, and always from a seed."""

from __future__ import annotations

import random


def seeded(seed: int) -> random.Random:
    """A generator that gives the same numbers for the same seed."""
    return random.Random(seed)  # noqa: S311 -- nothing secret is drawn
