"""How is a ledger's file opened, made, and brought up to date?

Invariant: what is opened is a ledger of this version's layout, or the caller gets a LedgerError that says why not. A
process killed at any moment leaves the old layout or the new one, whole: migrations run in one transaction. A migration
changes the layout alone; what it makes room for is then filled from the records, with today's code.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from newsledger.errors import LedgerError
from newsledger.ledger.derived import derive_anew

LAYOUT = "0003"
"""The newest migration; a test compares."""
APPLICATION_ID = 0x4E4C4447
""""NLDG" in the file's header marks a SQLite file as a ledger."""
BUSY_SECONDS = 30
"""How long a writer waits for another one."""

MEMORY = ":memory:"
MIGRATIONS = Path(__file__).parent / "migrations"


@contextmanager
def ledger_errors(name: str) -> Iterator[None]:
    """Turn a database's errors into a LedgerError that names the ledger."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        cause = getattr(error, "orig", None) or error
        raise LedgerError(f"{name}: {_in_words(str(cause))}") from error


def _in_words(cause: str) -> str:
    known = {
        "file is not a database": "is not a ledger",
        "database is locked": "another process has been writing to it for too long; try again",
        "unable to open database file": "cannot be opened; does its folder exist, and may you write there?",
        "attempt to write a readonly database": "may not be written to",
        "database or disk is full": "the disk is full",
        "database disk image is malformed": "is damaged; `newsledger export` may still save some of it",
    }
    return next((words for sign, words in known.items() if sign in cause), f"the database says: {cause}")


def _connect(path: str) -> sqlite3.Connection:
    read_only = path != MEMORY and _is_read_only(Path(path))
    name = _read_only_uri(Path(path)) if read_only else path
    connection = sqlite3.connect(
        name, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=read_only
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            # What was reported must outlast a power failure too, not only a killed process.
            connection.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _is_read_only(file: Path) -> bool:
    return file.exists() and not (os.access(file, os.W_OK) and os.access(file.resolve().parent, os.W_OK))


def _read_only_uri(file: Path) -> str:
    # Without a log beside it nobody is writing, and SQLite need not make files of its own to look.
    immutable = "" if file.with_name(f"{file.name}-wal").exists() else "&immutable=1"
    return f"{file.resolve().as_uri()}?mode=ro{immutable}"


def _engine(path: str) -> Engine:
    # One connection, so that a ledger in memory is one ledger; Python's own transactions are switched off, as they
    # do not take in statements that change the layout.
    engine = create_engine("sqlite://", creator=lambda: _connect(path), poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begins", "BEGIN"))

    return engine


def _refuse(path: str) -> None:
    """Refuse what cannot be a ledger before anything is written to it."""
    if "://" in path:
        raise LedgerError(f"{path}: a ledger is a file so far, not a server")
    file = Path(path)
    if file.is_dir():
        raise LedgerError(f"{path}: is a folder, not a ledger")
    if not file.exists() or file.stat().st_size == 0:
        return
    # Not read-only where that can be helped: a process killed while it made a ledger leaves work to take back.
    name = _read_only_uri(file) if _is_read_only(file) else f"{file.resolve().as_uri()}?mode=rw"
    with closing(sqlite3.connect(name, uri=True)) as connection:
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and mark != APPLICATION_ID:
        raise LedgerError(f"{path}: is a database, but not a ledger")


def _layout(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _known_layouts() -> frozenset[str]:
    return frozenset(file.name[1:5] for file in (MIGRATIONS / "versions").glob("m[0-9]*.py"))


def _bring_up_to_date(engine: Engine, path: str) -> None:
    with engine.connect() as connection:
        found = _layout(connection)
    if found == LAYOUT:
        return
    if found in _known_layouts() and _is_read_only(Path(path)):
        raise LedgerError(
            f"{path}: is of an older layout ({found}), and may not be written to; upgrade a copy of it, or let it be written to"
        )
    with engine.connect().execution_options(begins="BEGIN IMMEDIATE") as connection, connection.begin():
        found = _layout(connection)  # another process may have been quicker
        if found is not None and found not in _known_layouts():
            raise LedgerError(f"{path}: was made by a newer newsledger (layout {found}); upgrade newsledger")
        if found != LAYOUT:
            _migrate(connection)
            if found is not None:
                derive_anew(connection)
    with closing(engine.raw_connection()) as raw:  # so that the file says what it is without its log
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def open_engine(path: str, *, create: bool) -> Engine:
    """Open a ledger, making it where there is none and `create` says so. Raises LedgerError."""
    with ledger_errors(path):
        if path != MEMORY:
            if not create and not Path(path).is_file():
                raise LedgerError(
                    f"{path}: there is no such ledger; `newsledger read … --ledger {path}` makes one"
                )
            _refuse(path)
        engine = _engine(path)
        try:
            _bring_up_to_date(engine, path)
        except BaseException:
            engine.dispose()
            raise
        return engine


def check_integrity(connection: Connection) -> tuple[str, ...]:
    """Say what is damaged in a ledger's file; nothing where all is well."""
    rows: list[Any] = list(connection.exec_driver_sql("PRAGMA integrity_check").scalars())
    broken = list(connection.exec_driver_sql("PRAGMA foreign_key_check"))
    return (
        *(str(row) for row in rows if row != "ok"),
        *(f"a row of {row[0]} points nowhere" for row in broken),
    )
