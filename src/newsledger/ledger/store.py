"""Where do readings stay, and how does one get them back?

Invariant: an article is committed, and on the disk, before the next one is asked for and before it is reported; the
reading that comes out is the one that went in; adding the same thing twice changes nothing; and what a ledger holds
does not depend on the order in which it was added.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Self

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Table, delete, func, insert, select, update

from newsledger.config import Settings, load_settings
from newsledger.errors import LedgerError
from newsledger.ledger import fulltext, rows, search, tables
from newsledger.ledger.derived import damaged_records, insert_parts
from newsledger.ledger.opening import check_integrity, ledger_errors, open_engine
from newsledger.ledger.query import parse_query
from newsledger.ledger.runs import Run, current_run
from newsledger.model import Article, DocumentRef, Reading, Reason, Rejected, Span, Unread

_BATCH = 100
"""Records fetched at a time while a whole ledger is gone through."""


class Added(msgspec.Struct, frozen=True):
    """How much was added."""

    articles: int = 0
    new: int = 0
    """Of these, how many the ledger did not hold before."""
    renewed: int = 0
    """Of these, how many were held as an older version, or other settings, had read them."""
    rejected: int = 0
    """Documents, or stretches of one, that gave no article."""


class Kept(msgspec.Struct, frozen=True):
    """One thing the ledger now holds, whatever happens next."""

    item: Reading | Unread
    new: bool
    renewed: bool = False
    """Whether it replaced what an older version, or other settings, had made of the same article."""


class Refused(msgspec.Struct, frozen=True):
    """One thing that was not read: a document, a stretch of one, or what an article lacks."""

    document: DocumentRef
    article_id: str | None
    rejected: Rejected


class Ledger:
    """A ledger in a file, or in memory where the path is ":memory:"; use it as a context manager."""

    def __init__(
        self, path: str | os.PathLike[str], *, settings: Settings | None = None, create: bool = True
    ) -> None:
        """Open a ledger, making it where there is none unless `create` is False. Raises LedgerError."""
        self.path = os.fspath(path)
        self._settings = settings or load_settings()
        self._engine = open_engine(self.path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._engine.dispose()

    def add(self, items: Iterable[Reading | Unread], *, again: bool = False) -> Added:
        """Store readings and what could not be read, each committed before the next is asked for.

        An article that is held stays as it is; `again` replaces what another version or other settings made of it.
        """
        articles = new = renewed = rejected = 0
        for kept in self.add_each(items, again=again):
            is_article = isinstance(kept.item, Reading)
            articles += is_article
            new += is_article and kept.new
            renewed += kept.renewed
            rejected += not is_article
        return Added(articles=articles, new=new, renewed=renewed, rejected=rejected)

    def add_each(self, items: Iterable[Reading | Unread], *, again: bool = False) -> Iterator[Kept]:
        """Store one by one, giving each back once it is safely kept."""
        for item in items:
            with self._writing() as connection:
                kept = self._add(connection, item, again)
            yield kept

    def get(self, article_id: str) -> Reading | None:
        """Give a reading by its article's id."""
        with self._reading() as connection:
            return self._read(connection, [article_id]).get(article_id)

    def held(self, article: Article, *, again: bool = False) -> Reading | None:
        """Give what the ledger holds of an article, as if read where this one stands; None where it must be read.

        That is: where the ledger lacks it; where it holds it with other metadata, by which it may be read otherwise;
        and, with `again`, where another version or other settings read it.
        """
        articles = tables.articles.c
        statement = select(articles.run_id).where(articles.id == article.id)
        with self._reading() as connection:
            run_id = connection.execute(statement).scalar_one_or_none()
            if run_id is None or (again and run_id != self._run.id):
                return None
            reading = self._read(connection, [article.id])[article.id]
        moved = replace(reading.article, document=article.document)
        return replace(reading, article=article) if moved == article else None

    def find_ids(self, prefix: str, *, limit: int = 10) -> tuple[str, ...]:
        """Give the ids that begin so, in order."""
        ids = tables.articles.c.id
        statement = select(ids).where(ids.startswith(prefix, autoescape=True)).order_by(ids).limit(limit)
        with self._reading() as connection:
            return tuple(connection.execute(statement).scalars())

    def readings(self) -> Iterator[Reading]:
        """Give every reading, by article id."""
        ids = tables.articles.c.id
        last = ""
        while True:
            with self._reading() as connection:
                following = select(ids).where(ids > last).order_by(ids).limit(_BATCH)
                batch = list(connection.execute(following).scalars())
                found = self._read(connection, batch)
            if not batch:
                return
            yield from (found[article_id] for article_id in batch if article_id in found)
            last = batch[-1]

    def search(self, query: str, limit: int | None = 20) -> tuple[search.Hit, ...]:
        """Give the articles that answer a query, best first, each with the words that do. Raises QueryError."""
        parsed = parse_query(query)
        return tuple(search.hit(reading, parsed) for reading in self.matching(query, limit))

    def matching(self, query: str, limit: int | None = None) -> Iterator[Reading]:
        """Give the readings that answer a query, best first. Raises QueryError."""
        statement = search.select_ids(parse_query(query)).limit(limit)
        with self._reading() as connection:
            ids = list(connection.execute(statement).scalars())
        for at in range(0, len(ids), _BATCH):
            batch = ids[at : at + _BATCH]
            with self._reading() as connection:
                found = self._read(connection, batch)
            yield from (found[article_id] for article_id in batch if article_id in found)

    def count(self, query: str | None = None) -> int:
        """Count the articles that answer a query, or all of them."""
        everything = select(func.count()).select_from(tables.articles)
        statement = search.count_matches(parse_query(query)) if query is not None else everything
        with self._reading() as connection:
            return int(connection.execute(statement).scalar_one())

    def rejected(self) -> Iterator[Refused]:
        """Give all that was not read, with its reason, by document and place."""
        refused, documents = tables.rejected.c, tables.documents.c
        statement = (
            select(tables.rejected, documents.media_type, documents.fetched_at)
            .join_from(tables.rejected, tables.documents)
            .order_by(refused.document_uri, refused.document_id, refused.document_start, refused.id)
        )
        with self._reading() as connection:
            found = list(connection.execute(statement).mappings())
        for row in found:
            yield Refused(_document(row), row["article_id"], _rejected(row))

    def damage(self) -> tuple[str, ...]:
        """Look the whole file over; nothing comes back where all is well."""
        with self._reading() as connection:
            return (*check_integrity(connection), *damaged_records(connection))

    @cached_property
    def _run(self) -> Run:
        return current_run(self._settings)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with ledger_errors(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with ledger_errors(self.path), self._engine.connect() as connection:
            writing = connection.execution_options(begins="BEGIN IMMEDIATE")
            with writing.begin():
                yield writing

    def _read(self, connection: Connection, ids: list[str]) -> dict[str, Reading]:
        articles = tables.articles.c
        statement = select(articles.id, articles.record).where(articles.id.in_(ids))
        try:
            return {found: Reading.from_json(record) for found, record in connection.execute(statement)}
        except (ValueError, msgspec.ValidationError) as error:
            raise LedgerError(f"{self.path}: a record in it is damaged: {error}") from error

    def _add(self, connection: Connection, item: Reading | Unread, again: bool) -> Kept:
        _keep_run(connection, self._run)
        if isinstance(item, Reading):
            return _add_reading(connection, item, self._run.id, again=again)
        _keep_document(connection, item.document, self._run.id)
        row = rows.rejected_row(item.rejected, item.document)
        return Kept(item, _keep(connection, tables.rejected, {**row, "run_id": self._run.id}))


def _document(row: Any) -> DocumentRef:  # noqa: ANN401  a row of unnamed shape
    where = None if row["document_start"] is None else Span(row["document_start"], row["document_end"])
    fetched_at = row["fetched_at"]
    return DocumentRef(
        id=row["document_id"],
        uri=row["document_uri"],
        media_type=row["media_type"],
        fetched_at=datetime.fromisoformat(fetched_at) if fetched_at else None,
        span=where,
    )


def _rejected(row: Any) -> Rejected:  # noqa: ANN401  a row of unnamed shape
    return Rejected(row["stage"], Reason(row["reason"]), row["detail"])


def _keep(connection: Connection, table: Table, row: rows.Row) -> bool:
    """Insert a row unless its key is there; say whether it was new."""
    key = [column == row[column.name] for column in table.primary_key]
    if connection.execute(select(1).where(*key)).first():
        return False
    connection.execute(insert(table), row)
    return True


def _keep_run(connection: Connection, run: Run) -> None:
    started = datetime.now(UTC).isoformat(timespec="seconds")
    _keep(connection, tables.runs, {"id": run.id, "started": started, **msgspec.structs.asdict(run)})


def _keep_document(connection: Connection, document: DocumentRef, run_id: str) -> None:
    """Keep a document; of several times of fetching the same bytes from the same place, the first."""
    row = rows.document_row(document)
    if _keep(connection, tables.documents, {**row, "run_id": run_id}) or row["fetched_at"] is None:
        return
    known = tables.documents.c
    is_later = (known.fetched_at.is_(None)) | (known.fetched_at > row["fetched_at"])
    same = (known.id == row["id"], known.uri == row["uri"])
    connection.execute(update(tables.documents).where(*same, is_later).values(fetched_at=row["fetched_at"]))


def _record(reading: Reading) -> str:
    record = reading.to_json()
    # Two lone surrogates side by side would come back as one character, and every offset after it would be wrong.
    if "\\ud" in record and Reading.from_json(record) != reading:
        raise LedgerError(f"article {reading.article.id} holds halves of characters; decode its text first")
    return record


def _precedence(reading: Reading, record: str) -> tuple[str, str, int, str]:
    document = reading.article.document
    return document.id, document.uri, document.span.start if document.span else -1, record


def _add_reading(connection: Connection, reading: Reading, run_id: str, *, again: bool) -> Kept:
    record = _record(reading)
    articles = tables.articles.c
    known = connection.execute(
        select(articles.record, articles.run_id).where(articles.id == reading.article.id)
    ).one_or_none()
    _keep_document(connection, reading.article.document, run_id)
    renewed = known is not None and again and known.run_id != run_id
    if known is None:
        _insert_reading(connection, reading, record, run_id)
    elif renewed or (known.run_id == run_id and _precedes(reading, record, known.record)):
        _replace_reading(connection, reading, record, run_id)
    sighting = {**rows.sighting_row(reading.article), "run_id": run_id}
    _keep(connection, tables.article_documents, sighting)
    return Kept(reading, known is None, renewed)


def _precedes(reading: Reading, record: str, known: str) -> bool:
    """Choose between two readings of the same text found in two places: the same one, whichever came first."""
    if record == known:
        return False
    return _precedence(reading, record) < _precedence(Reading.from_json(known), known)


def _replace_reading(connection: Connection, reading: Reading, record: str, run_id: str) -> None:
    """Put a reading in another one's place; where the article was seen stays known."""
    sightings = tables.article_documents
    mine = sightings.c.article_id == reading.article.id
    seen = [dict(row) for row in connection.execute(select(sightings).where(mine)).mappings()]
    fulltext.unindex(connection, rows.article_number(reading.article.id))
    connection.execute(delete(tables.articles).where(tables.articles.c.id == reading.article.id))
    _insert_reading(connection, reading, record, run_id)
    connection.execute(insert(sightings), seen)


def _insert_reading(connection: Connection, reading: Reading, record: str, run_id: str) -> None:
    row = rows.article_row(reading, record)
    connection.execute(insert(tables.articles), {**row, "run_id": run_id})
    insert_parts(connection, reading, run_id)
