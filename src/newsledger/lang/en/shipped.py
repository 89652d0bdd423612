"""Where does the English reader that comes with the package lie?

Invariant: asking loads nothing.
"""

from __future__ import annotations

from pathlib import Path

READER = Path(__file__).parent / "model"
"""A spaCy pipeline's folder; its CARD.md says what it was made from and how good it is."""
