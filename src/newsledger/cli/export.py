"""`newsledger export`: everything, for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from newsledger.cli.boundary import FOUND, NOTHING, complain
from newsledger.cli.options import LedgerOption, SettingsOption, chosen_settings
from newsledger.errors import QueryError, SourceError
from newsledger.export.csv import BYTE_ORDER_MARK, csv_lines
from newsledger.export.jsonl import record_lines, row_lines
from newsledger.export.tables import REJECTED, TABLES, rejected_row

if TYPE_CHECKING:
    from newsledger.export.tables import Row
    from newsledger.ledger import Ledger
    from newsledger.model import Reading

T = TypeVar("T")


class Format(StrEnum):
    """A way to write readings down."""

    JSONL = "jsonl"
    CSV = "csv"


class TableName(StrEnum):
    """A table to export."""

    ARTICLES = "articles"
    EVENTS = "events"
    AMOUNTS = "amounts"
    QUOTES = "quotes"
    MENTIONS = "mentions"
    ENTITIES = "entities"
    ROLES = "roles"
    CANDIDATES = "candidates"
    TIMES = "times"
    FINDINGS = "findings"
    REJECTED = "rejected"


def export(  # noqa: PLR0913  each is an option
    *,
    form: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.JSONL,
    table: Annotated[
        TableName | None,
        typer.Option(
            "--table",
            "-t",
            help="Rows of one kind of thing; without it, CSV has articles and JSON lines whole records.",
            show_default=False,
        ),
    ] = None,
    search: Annotated[
        str | None,
        typer.Option(
            "--search", "-s", metavar="QUERY", help="Only the articles that answer this.", show_default=False
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is standard output.")
    ] = "-",
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin CSV with a byte order mark: Excel then reads UTF-8.")
    ] = False,
    ledger: LedgerOption = None,
    settings: SettingsOption = None,
) -> int:
    """Write a ledger as JSON lines or CSV.

    \b
    Examples:
      newsledger export > all.jsonl                         whole records, one an article
      newsledger export --format csv --table amounts        a row an amount, with its words and where they stand
      newsledger export -f csv -t events -s 'who:Sultanov' -o sultanov.csv
      newsledger export -f csv -t findings -s 'check:fails' --bom -o wrong.csv   for Excel
      newsledger export -t quotes | jq .speaker             JSON lines of one table

    Rows begin with the article's id, title and publication window, then the words cited and where they stand in the
    article's text (code points from 0, the end not included). In CSV a cell that a spreadsheet would run as a formula
    (it begins with = + - or @) gets an apostrophe before it; JSON lines have every cell as it is.
    """  # noqa: D301  \b is typer's mark for lines to leave as they are
    from newsledger.cli.terminal import Output
    from newsledger.ledger import Ledger

    chosen = chosen_settings(settings, ledger=ledger)
    with Ledger(chosen.ledger, settings=chosen, create=False) as store:
        counted = _Counted()
        lines = _lines(store, form, table, search, counted)
        if bom and form == Format.CSV:
            lines = chain([BYTE_ORDER_MARK], lines)
        if output == "-":
            Output(jsonl=True, table=False).lines(lines)
            return FOUND if counted.count else NOTHING
        _refuse_ledger(Path(output), Path(chosen.ledger))
        _write(Path(output), lines)
    complain(f"{counted.count} row{'' if counted.count == 1 else 's'} written to {output}")
    return FOUND if counted.count else NOTHING


class _Counted:
    """How many rows have been written."""

    def __init__(self) -> None:
        self.count = 0

    def each(self, rows: Iterable[T]) -> Iterator[T]:
        for row in rows:
            yield row
            self.count += 1


def _lines(
    store: Ledger, form: Format, name: TableName | None, query: str | None, counted: _Counted
) -> Iterator[str]:
    if name is None and form == Format.JSONL:
        return record_lines(counted.each(_readings(store, query)))
    columns, rows = _rows(store, name or TableName.ARTICLES, query)
    return (csv_lines if form == Format.CSV else row_lines)(columns, counted.each(rows))


def _readings(store: Ledger, query: str | None) -> Iterator[Reading]:
    return store.readings() if query is None else store.matching(query)


def _rows(store: Ledger, name: TableName, query: str | None) -> tuple[tuple[str, ...], Iterator[Row]]:
    if name == TableName.REJECTED:
        if query is not None:
            raise QueryError(
                "--search chooses articles, and what was rejected is none; leave one of the two out"
            )
        return REJECTED, (rejected_row(r.document, r.article_id, r.rejected) for r in store.rejected())
    table = TABLES[name]
    return table.columns, (row for reading in _readings(store, query) for row in table.rows(reading))


def _refuse_ledger(file: Path, ledger: Path) -> None:
    """Never write over the ledger itself, or over what SQLite keeps beside it."""
    own = {ledger.resolve().with_name(f"{ledger.resolve().name}{end}") for end in ("", "-wal", "-shm")}
    if file.resolve() in own or (file.exists() and file.samefile(ledger)):
        raise SourceError(f"{file} is the ledger that is being exported; choose another file for --output")


def _write(file: Path, lines: Iterable[str]) -> None:
    """Write a file whole or not at all."""
    if not file.name:
        raise SourceError("--output wants a file's name, or - for standard output")
    part = file.with_name(f"{file.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as opened:
            opened.writelines(lines)
        part.replace(file)
    except OSError as error:
        raise SourceError(f"cannot write {file}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
