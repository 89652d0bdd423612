"""The documented columns are those that are exported, in their order."""

from __future__ import annotations

import re

from newsledger.export.tables import ARTICLE, REJECTED, TABLES, WORDS

from .documents import ROOT

PAGE = (ROOT / "docs" / "columns.md").read_text("utf-8")


def documented(section: str) -> tuple[str, ...]:
    cells = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    return tuple(name for cell in cells for name in re.findall("`([a-z_]+)`", cell))


def test_every_column_is_documented_in_its_order() -> None:
    first, *sections = re.split("^## ", PAGE, flags=re.MULTILINE)
    assert documented(first) == ARTICLE + WORDS
    found = {section.partition("\n")[0]: documented(section) for section in sections}
    assert found.pop("rejected") == REJECTED
    assert found.pop("The ledger itself") == ()
    assert found == {name: table.columns[len(ARTICLE + WORDS) :] for name, table in TABLES.items()}
