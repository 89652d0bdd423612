"""What does a ledger hold, whatever the order it came in?"""

from __future__ import annotations

from sqlalchemy import select, text

import newsledger as nl
from newsledger.ledger.tables import METADATA


def dump(ledger: nl.Ledger) -> dict[str, list[str]]:
    """Give every table's rows, sorted, without the only reading of a clock."""
    found = {}
    with ledger._engine.connect() as connection:
        for table in METADATA.sorted_tables:
            columns = [column for column in table.columns if column.name != "started"]
            found[table.name] = sorted(repr(tuple(row)) for row in connection.execute(select(*columns)))
        indexed = connection.execute(text("SELECT rowid, * FROM articles_fts"))
        found["articles_fts"] = sorted(repr(tuple(row)) for row in indexed)
    return found
