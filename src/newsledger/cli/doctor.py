"""`newsledger doctor`: does everything work here, and what was not read, and why?"""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newsledger.cli.boundary import ERROR, FOUND
from newsledger.cli.options import (
    JsonlOption,
    LedgerOption,
    ModelOption,
    SettingsOption,
    TableOption,
    chosen_settings,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

    from newsledger.config import Settings
    from newsledger.ledger import Refused


def doctor(
    *,
    ledger: LedgerOption = None,
    jsonl: JsonlOption = False,
    table: TableOption = False,
    settings: SettingsOption = None,
    model: ModelOption = None,
) -> int:
    """Say what works here, and what was not read.

    \b
    Examples:
      newsledger doctor --ledger my.ledger
      newsledger doctor --ledger my.ledger | jq 'select(.reason == "no-article")'

    The model and the ledger are tried; it leaves with 2 where something does not work. What a page held that is no article (share lines, menus) is listed
    as well: nothing disappears silently.
    """  # noqa: D301  \b is typer's mark for lines to leave as they are
    from newsledger.cli.terminal import Output

    chosen = chosen_settings(settings, model=model, ledger=ledger)
    visit = _Visit(chosen, must_have_ledger=ledger is not None)
    output = Output(jsonl=jsonl, table=table)
    if output.tables:
        output.show(*visit.drawn())
    else:
        output.lines(f"{json.dumps(fact, ensure_ascii=False)}\n" for fact in visit.facts())
    return ERROR if visit.broken else FOUND


class _Visit:
    """What is found when everything is tried once."""

    def __init__(self, chosen: Settings, *, must_have_ledger: bool) -> None:
        self.chosen = chosen
        self.refused: tuple[Refused, ...] = ()
        self.tried = [_versions(), *_try_model(chosen), self._try_ledger(must_have_ledger)]

    @property
    def broken(self) -> bool:
        """Whether something does not work."""
        return not all(works for _, works, _ in self.tried)

    def _try_ledger(self, must_exist: bool) -> tuple[str, bool, str]:
        from newsledger.errors import LedgerError
        from newsledger.ledger import Ledger

        path = self.chosen.ledger
        if not must_exist and not Path(path).exists():
            return "ledger", True, f"{path}: not made yet; `newsledger read … --ledger {path}` makes it"
        try:
            with Ledger(path, settings=self.chosen, create=False) as store:
                self.refused = tuple(store.rejected())
                damage = store.damage()
                articles, things = store.count(), len(self.refused)
                held = f"{path}: {articles} article{'' if articles == 1 else 's'}, "
                held += f"{things} thing{'' if things == 1 else 's'} not read"
        except LedgerError as error:
            return "ledger", False, str(error)
        return "ledger", not damage, f"{held}; {'; '.join(damage) or 'undamaged'}"

    def facts(self) -> Iterator[dict[str, object]]:
        """Give what was tried, then what was not read, each as an object."""
        for name, works, detail in self.tried:
            yield {"tried": name, "works": works, "detail": detail}
        for refused in self.refused:
            yield {
                "reason": str(refused.rejected.reason),
                "stage": refused.rejected.stage,
                "detail": refused.rejected.detail,
                "document": refused.document.uri,
                "start": refused.document.span.start if refused.document.span else None,
                "end": refused.document.span.end if refused.document.span else None,
                "article": refused.article_id,
            }

    def drawn(self) -> Iterator[RenderableType]:
        """Give the same as tables."""
        from rich.table import Table
        from rich.text import Text

        from newsledger.cli.terminal import printable

        grid = Table.grid(padding=(0, 2))
        for name, works, detail in self.tried:
            sign = Text("✓", "green") if works else Text("✗", "bold red")
            grid.add_row(sign, name, Text(printable(detail)))
        yield grid
        if self.refused:
            yield Text("\nnot read", style="bold")
            yield _list(self.refused)


def _list(refused: tuple[Refused, ...]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    from newsledger.cli.terminal import printable

    grid = Table.grid(padding=(0, 2))
    counts = Counter(str(each.rejected.reason) for each in refused)
    for reason, count in counts.most_common():
        grid.add_row(Text(f"{count}", "bold"), Text(reason, "bold"))
        for each in refused:
            if each.rejected.reason == reason:
                span = each.document.span
                place = f":{span.start}-{span.end}" if span else ""
                where = f"article {each.article_id[:8]}" if each.article_id else f"{each.document.uri}{place}"
                grid.add_row("", Text(printable(where), "dim"), Text(printable(each.rejected.detail)))
    return grid


def _versions() -> tuple[str, bool, str]:
    from newsledger import __version__

    return "newsledger", True, f"{__version__} on Python {platform.python_version()}"


def _try_model(chosen: Settings) -> Iterator[tuple[str, bool, str]]:
    from newsledger.annotate.parse import load_model
    from newsledger.errors import ModelError

    try:
        meta = load_model(chosen.model).meta
    except ModelError as error:
        yield "model", False, str(error)
    else:
        shipped = "" if chosen.model else ", shipped"
        yield "model", True, f"{meta['lang']}_{meta['name']} {meta['version']}{shipped}"
