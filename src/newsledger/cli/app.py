"""Which commands are there?

Invariant: this imports nothing heavy, so that `newsledger --help` is quick; each command imports what it needs when
it is called.
"""

from __future__ import annotations

from typing import Annotated

import typer

from newsledger.cli.boundary import answers
from newsledger.cli.config import config
from newsledger.cli.doctor import doctor
from newsledger.cli.export import export
from newsledger.cli.read import read
from newsledger.cli.search import search
from newsledger.cli.show import show

COMMANDS = (read, show, search, export, doctor, config)

app = typer.Typer(
    name="newsledger",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from newsledger import __version__

        typer.echo(f"newsledger {__version__}")
        raise typer.Exit


@app.callback()
def newsledger(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and leave."
        ),
    ] = False,
) -> None:
    """Turn the news as people find it into clean articles and a ledger of cited, checked facts.

    \b
    Begin with:
      newsledger read page.txt                     see what is in a page
      newsledger read page.txt --ledger my.ledger  keep it
      newsledger search 'loan' --ledger my.ledger  find it again

    Commands print tables on a terminal and JSON lines on a pipe. They leave with 0 where something was found, 1 where
    nothing was, 2 after an error.
    """  # noqa: D301  \b is typer's mark for lines to leave as they are


for command in COMMANDS:
    app.command()(answers(command))


def main() -> None:
    """Run the command line."""
    app()
