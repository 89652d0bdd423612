"""Which options do several commands share?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from newsledger.config import Settings

LedgerOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        "-l",
        metavar="FILE",
        help="The ledger to look in, if not the setting's.",
        show_default=False,
    ),
]
JsonlOption = Annotated[bool, typer.Option("--jsonl", help="Print JSON lines, on a terminal too.")]
TableOption = Annotated[bool, typer.Option("--table", help="Print tables, on a pipe too.")]
SettingsOption = Annotated[
    Path | None,
    typer.Option("--settings", metavar="FILE", help="A TOML file of settings.", show_default=False),
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="A spaCy pipeline's folder or name, not the one shipped.",
        show_default=False,
    ),
]
NamesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--names",
        metavar="FILE",
        help="Your own list of names, a CSV file; may be given again.",
        show_default=False,
    ),
]


def chosen_settings(
    settings: Path | None,
    *,
    model: str | None = None,
    ledger: Path | None = None,
    names: list[Path] | None = None,
) -> Settings:
    """Merge the settings with what the command's flags say."""
    from newsledger.config import load_settings

    lists = [str(path) for path in names] if names else None
    return load_settings(
        settings, flags={"model": model, "ledger": str(ledger) if ledger else None, "names": lists}
    )
