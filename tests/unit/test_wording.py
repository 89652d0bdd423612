"""The words that pages print around articles are data of one shape."""

from __future__ import annotations

import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest

from newsledger.recovery.dates import months
from newsledger.recovery.wording import key, prefix_of, words_of

LEXICONS = sorted(Path(str(files("newsledger.recovery"))).glob("lexicon/*.tsv"))


@pytest.mark.parametrize("path", LEXICONS, ids=lambda p: p.stem)
def test_lexicon(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("# ")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    forms = [row[0] for row in rows]
    assert text == unicodedata.normalize("NFC", text)
    assert forms == sorted(set(forms))
    assert all(cell == cell.strip() and cell for row in rows for cell in row)
    if path.stem != "months":
        assert forms == [key(form) for form in forms], "compared as `key` folds them"


def test_months_are_numbers_of_months() -> None:
    assert {months()[name] for name in ("may", "mai", "мая", "mayıs", "maj")} == {5}
    assert set(months().values()) == set(range(1, 13))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Photo by Ann Example", ("photo by", " Ann Example")),
        ("Photo: Ann", ("photo", ": Ann")),
        ("Photographs rot", None),
        ("", None),
    ],
)
def test_the_longest_form_that_begins_a_line_is_found(line: str, found: tuple[str, str] | None) -> None:
    assert prefix_of(line, "credits") == found


def test_lines_are_compared_without_figures_and_signs() -> None:
    assert key("12 Comments »") == "comments"
    assert key("Share this:") in words_of("furniture")
