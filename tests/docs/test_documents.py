"""What the documentation shows is what happens."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from .documents import ROOT, blocks, rerun

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("**/*.md"))]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_examples_print_what_is_shown(path: Path, tmp_path: Path) -> None:
    shown = path.read_text("utf-8")
    now = rerun(shown, tmp_path)
    if os.environ.get("GOLDEN") == "rewrite":
        path.write_text(now, "utf-8")
    else:
        assert now == shown


def test_no_example_fails_but_where_a_mistake_is_shown() -> None:
    failing = [
        path.name
        for path in DOCUMENTS
        for block in blocks(path.read_text("utf-8"))
        if re.search("^newsledger: ", block.body, re.MULTILINE)
    ]
    assert failing == ["bring-your-own-names.md"]
