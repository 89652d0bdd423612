"""What in a ledger follows from the articles' records, and how is it made anew?

Invariant: an article's columns, the rows of its parts and its words in the index are what its record gives, so that an
upgraded ledger holds what a new one would. An article whose record cannot be read keeps the rows it had, and no word
finds it; `newsledger doctor` names it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from newsledger.ledger import fulltext, rows, tables
from newsledger.model import Reading

_BATCH = 100
"""Articles made anew at a time."""


def insert_parts(connection: Connection, reading: Reading, run_id: str) -> None:
    """Store all that was read from an article whose own row is there."""
    for table, found in rows.part_rows(reading).items():
        connection.execute(insert(table), rows.with_run(found, run_id))
    fulltext.index(connection, rows.article_number(reading.article.id), reading)


def records(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Give every article's id, record and run, by id."""
    articles = tables.articles.c
    last = ""
    while True:
        statement = select(articles.id, articles.record, articles.run_id).where(articles.id > last)
        batch = connection.execute(statement.order_by(articles.id).limit(_BATCH)).all()
        if not batch:
            return
        yield from ((article_id, record, run_id) for article_id, record, run_id in batch)
        last = batch[-1].id


def derive_anew(connection: Connection) -> None:
    """Make anew, after a change of layout, whatever follows from the records; the index is empty."""
    for article_id, record, run_id in records(connection):
        try:
            reading = Reading.from_json(record)
        except (ValueError, msgspec.ValidationError):
            continue
        for table in tables.PARTS:
            connection.execute(delete(table).where(table.c.article_id == article_id))
        row = {**rows.article_row(reading, record), "run_id": run_id}
        connection.execute(update(tables.articles).where(tables.articles.c.id == article_id), row)
        insert_parts(connection, reading, run_id)


def damaged_records(connection: Connection) -> Iterator[str]:
    """Say which records cannot be read back, and why."""
    for article_id, record, _ in records(connection):
        try:
            Reading.from_json(record)
        except (ValueError, msgspec.ValidationError) as error:
            yield f"the record of article {article_id} cannot be read: {error}"
