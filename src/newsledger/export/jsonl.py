"""How do readings and rows look as JSON lines?

Invariant: one line a thing, UTF-8, nothing altered: `Reading.from_json` gives the same reading back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from newsledger.export.tables import Row
from newsledger.model import Reading


def record_lines(readings: Iterable[Reading]) -> Iterator[str]:
    """Give each reading as a line, the public record."""
    return (f"{reading.to_json()}\n" for reading in readings)


def row_lines(columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[str]:
    """Give each row as a line, an object with a key a column."""
    for row in rows:
        yield json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n"
