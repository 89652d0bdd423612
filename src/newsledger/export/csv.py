"""How do rows look as CSV that is safe to open in a spreadsheet?

Invariant: RFC 4180 with a header; several values in one cell are joined by "; ". A cell that a spreadsheet would run
as a formula (one that begins with = + - @, a tab or a line break, and is no number) gets an apostrophe before it, as
OWASP advises; the JSON lines of the same table have every cell as it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from newsledger.export.tables import Cell, Row

BYTE_ORDER_MARK = "\ufeff"
"""Before the header it tells Excel that the file is UTF-8."""

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    text = "; ".join(value) if isinstance(value, tuple) else value
    # What stands before a formula and is not shown would hide it from this test.
    begins = text.lstrip("\0 \ufeff\u200b")
    return f"'{text}" if _FORMULA.match(begins) and not _NUMBER.fullmatch(text) else text


def csv_lines(columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[str]:
    """Give the header, then each row, as text ready to be written."""
    yield _line(columns)
    yield from (_line(row) for row in rows)


def _line(row: Row) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow([_cell(value) for value in row])
    return line.getvalue()
