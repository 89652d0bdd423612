"""`newsledger read`: what is in these pages?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsledger.cli.boundary import ERROR, FOUND, NOTHING, complain
from newsledger.cli.options import (
    JsonlOption,
    ModelOption,
    NamesOption,
    SettingsOption,
    TableOption,
    chosen_settings,
)

if TYPE_CHECKING:
    from newsledger.cli.terminal import Output, Waiting
    from newsledger.config import Settings
    from newsledger.ledger import Kept
    from newsledger.model import Article, Reading, Unread
    from newsledger.pipeline import ArticleReader


_EXPLAINED = 20
"""Reasons told on standard error, at most."""


def read(  # noqa: PLR0913  each is an option
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Files or folders; - is standard input.", show_default=False),
    ],
    *,
    ledger: Annotated[
        Path | None,
        typer.Option(
            "--ledger", "-l", metavar="FILE", help="Keep what is read in this ledger.", show_default=False
        ),
    ] = None,
    jsonl: JsonlOption = False,
    table: TableOption = False,
    again: Annotated[
        bool,
        typer.Option("--again", help="Read anew what an older version or other settings read."),
    ] = False,
    settings: SettingsOption = None,
    model: ModelOption = None,
    names: NamesOption = None,
) -> int:
    """Read articles and their facts from pages.

    \b
    Examples:
      newsledger read page.txt                      a table an article, every fact beside its words
      newsledger read *.html > articles.jsonl       JSON lines, one record an article
      pbpaste | newsledger read -                   what you have just copied
      newsledger read exports/ --ledger my.ledger   keep everything, and say how much was new
      newsledger read a.txt b.txt -l my.ledger --table    keep it and see it

    With --ledger nothing is printed but how much was kept, unless --table or --jsonl asks for it. Each article is safe
    in the ledger before the next is read; an article it holds is not read again, so a run that was stopped goes on where it was, unless --again says otherwise. A source that cannot be read is reported; the others are read all the same.
    """  # noqa: D301  \b is typer's mark for lines to leave as they are
    from newsledger.cli.terminal import Output, Waiting
    from newsledger.pipeline import read_article

    chosen = chosen_settings(settings, model=model, names=names)
    output = Output(jsonl=jsonl, table=table or (ledger is not None and not jsonl))
    shown = ledger is None or table or jsonl
    waiting = Waiting(len(sources), quiet=shown and output.tables)
    work = _Work(output if shown else None, waiting, kept=ledger is not None)
    try:
        if ledger is None:
            work.print_each(work.items(sources, chosen, read_article))
        else:
            _keep(work, sources, ledger, chosen, again=again)
    finally:
        waiting.stop()
    work.report(output)
    return ERROR if work.broken else FOUND if work.articles else NOTHING


def _keep(work: _Work, sources: list[str], ledger: Path, chosen: Settings, *, again: bool) -> None:
    from newsledger.ledger import Ledger
    from newsledger.pipeline import read_article

    with Ledger(ledger, settings=chosen) as store:

        def read(article: Article, settings: Settings) -> Reading:
            return store.held(article, again=again) or read_article(article, settings)

        work.print_each(work.news(store.add_each(work.items(sources, chosen, read), again=again)))


class _Work:
    """What one call of `read` has met so far."""

    def __init__(self, output: Output | None, waiting: Waiting, *, kept: bool) -> None:
        self.output = output
        self.waiting = waiting
        self.kept = kept
        self.explained = 0
        self.articles = 0
        self.new = 0
        self.renewed = 0
        self.broken = 0
        self.left_out: Counter[str] = Counter()

    def items(self, sources: list[str], chosen: Settings, read: ArticleReader) -> Iterator[Reading | Unread]:
        """Read the sources one after another, going on where one is broken."""
        from newsledger.errors import SourceError

        for done, source in enumerate(sources):
            self.waiting.tell(done, source)
            try:
                for item in _items(source, chosen, read):
                    yield item
                    self.waiting.tell(done, f"{source}, {self.articles} articles so far")
            except SourceError as error:
                self.broken += 1
                complain(str(error))

    def news(self, kept: Iterable[Kept]) -> Iterator[Reading | Unread]:
        """Count what a ledger did not hold before."""
        from newsledger.model import Reading

        for each in kept:
            self.new += each.new and isinstance(each.item, Reading)
            self.renewed += each.renewed
            yield each.item

    def print_each(self, items: Iterable[Reading | Unread]) -> None:
        """Print articles as they come, and count what gave none."""
        from newsledger.model import Reading

        for item in items:
            if not isinstance(item, Reading):
                self._leave_out(item)
                continue
            self.articles += 1
            if self.output is not None:
                _print(item, self.output)

    def _leave_out(self, item: Unread) -> None:
        """Count what gave no article; without a ledger to keep the reason, say it, but for the page's furniture."""
        from newsledger.model import Reason

        rejected = item.rejected
        self.left_out[str(rejected.reason)] += 1
        if rejected.reason == Reason.UNREADABLE:
            self.broken += 1
            complain(f"cannot read {item.document.uri}: {rejected.detail}")
            return
        if self.kept or rejected.reason == Reason.FURNITURE:
            return
        self.explained += 1
        if self.explained <= _EXPLAINED:
            complain(f"{item.document.uri}: not read ({rejected.reason}): {rejected.detail}")
        elif self.explained == _EXPLAINED + 1:
            complain("there is more that was not read; with --ledger all reasons are kept")

    def report(self, output: Output) -> None:
        """Say how much there was: under tables, but never among JSON lines."""
        line = f"{self.articles} article{'' if self.articles == 1 else 's'}"
        if self.kept:
            line += f", {self.new} new" + (f", {self.renewed} read anew" if self.renewed else "")
        if self.left_out:
            line += f"; left out: {', '.join(f'{n} {reason}' for reason, n in sorted(self.left_out.items()))}"
        if output.tables:
            output.line(line)
        elif self.kept or self.left_out or not (self.articles or self.broken):
            complain(line)


def _items(source: str, chosen: Settings, read: ArticleReader) -> Iterator[Reading | Unread]:
    from newsledger.errors import SourceError
    from newsledger.pipeline import read_source

    if not source:  # a shell's variable that is not set: never the folder one stands in
        raise SourceError("an empty name is no source; give a path, or - for standard input")
    yield from read_source(source, chosen, read)


def _print(reading: Reading, output: Output) -> None:
    if not output.tables:
        output.line(reading.to_json())
        return
    from newsledger.cli.render import summary

    output.show(summary(reading))
