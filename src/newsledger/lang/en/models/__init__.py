"""Which English readers come with the package, and where do they lie?

Invariant: naming one loads nothing.
"""

from __future__ import annotations

from pathlib import Path

ACCURATE, FAST = "accurate", "fast"
SHIPPED = (ACCURATE, FAST)
DEFAULT = FAST
"""What reads unless a setting says otherwise: within a point of the accurate one, at more than twice its speed."""


def shipped(name: str) -> Path:
    """Give the folder of a reader that comes with the package."""
    return Path(__file__).parent / name


def reader_named(setting: str) -> str:
    """Give the reader that the setting `model` names: the default one where it names none."""
    return setting or DEFAULT
