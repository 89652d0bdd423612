"""`newsledger show`: one article, its facts beside the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from newsledger.cli.boundary import ERROR, FOUND, NOTHING, complain, given
from newsledger.cli.options import JsonlOption, LedgerOption, SettingsOption, TableOption, chosen_settings

if TYPE_CHECKING:
    from newsledger.ledger import Ledger

_LISTED = 10


def show(
    article_id: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE_ID",
            help="An id, or enough of its beginning; - reads it from standard input.",
            show_default=False,
        ),
    ],
    *,
    ledger: LedgerOption = None,
    jsonl: JsonlOption = False,
    table: TableOption = False,
    settings: SettingsOption = None,
) -> int:
    """Show an article, its facts beside the words.

    \b
    Examples:
      newsledger show 3f9a1c07 --ledger my.ledger
      newsledger show 3f9a1c07 | jq .events
    """  # noqa: D301  \b is typer's mark for lines to leave as they are
    from newsledger.cli.terminal import Output
    from newsledger.ledger import Ledger

    chosen = chosen_settings(settings, ledger=ledger)
    prefix = given().partition("\n")[0].strip() if article_id == "-" else article_id.strip()
    with Ledger(chosen.ledger, settings=chosen, create=False) as store:
        ids = _ids(store, prefix)
        if len(ids) > 1:
            listed = ", ".join(ids[:_LISTED]) + (" …" if len(ids) > _LISTED else "")
            complain(f"{prefix!r} is the beginning of several ids: {listed}")
            return ERROR
        reading = store.get(ids[0]) if ids else None
    if reading is None:
        complain(f"no article in {chosen.ledger} has an id that begins with {prefix!r}")
        return NOTHING
    output = Output(jsonl=jsonl, table=table)
    if output.tables:
        from newsledger.cli.render import page

        output.show(page(reading))
    else:
        output.line(reading.to_json())
    return FOUND


def _ids(store: Ledger, prefix: str) -> tuple[str, ...]:
    return store.find_ids(prefix.casefold(), limit=_LISTED + 1) if prefix else ()
