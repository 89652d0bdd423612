"""Lexicons are data of one shape: UTF-8, NFC, sorted, no form twice, a comment that says what they are."""

from __future__ import annotations

import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest

LEXICONS = sorted(Path(str(files("newsledger.lang"))).glob("*/lexicon/*.tsv"))


@pytest.mark.parametrize("path", LEXICONS, ids=lambda p: p.stem)
def test_lexicon(path: Path) -> None:
    text = path.read_text("utf-8")
    lines = text.splitlines()
    assert lines[0].startswith("# "), "the first line says what the lexicon is and its licence"
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    forms = [row[0] for row in rows]
    assert rows
    assert text == unicodedata.normalize("NFC", text)
    assert forms == sorted(forms)
    assert len(set(forms)) == len(forms)
    assert all(cell == cell.strip() for row in rows for cell in row)
    assert len({len(row) for row in rows}) == 1, "every row has the same columns"


def test_there_are_lexicons() -> None:
    assert LEXICONS
