"""`newsledger config`: which settings are in force, and who set each?"""

from __future__ import annotations

import json

from newsledger.cli.boundary import FOUND
from newsledger.cli.options import JsonlOption, SettingsOption, TableOption


def config(
    *,
    settings: SettingsOption = None,
    jsonl: JsonlOption = False,
    table: TableOption = False,
) -> int:
    """Print every setting, its value, and who set it.

    \b
    Examples:
      newsledger config
      NEWSLEDGER_LEDGER=region.ledger newsledger config
      newsledger config --settings my.toml

    Settings come from the defaults, then from a TOML file (--settings, or ./newsledger.toml), then from variables
    named NEWSLEDGER_<SETTING>, then from flags; the last one to say something is believed.
    """  # noqa: D301  \b is typer's mark for lines to leave as they are
    from newsledger.cli.terminal import Output
    from newsledger.config import explain_settings

    origins = explain_settings(settings)
    output = Output(jsonl=jsonl, table=table)
    if not output.tables:
        facts = ({"name": o.name, "value": o.value, "origin": o.origin} for o in origins)
        output.lines(f"{json.dumps(fact, ensure_ascii=False)}\n" for fact in facts)
        return FOUND
    from rich.table import Table
    from rich.text import Text

    from newsledger.cli.terminal import printable

    grid = Table.grid(padding=(0, 2))
    for origin in origins:
        value = printable(json.dumps(origin.value, ensure_ascii=False))
        grid.add_row(origin.name, Text(value, "bold"), Text(f"({origin.origin})", "dim"))
    output.show(grid)
    return FOUND
