from __future__ import annotations

import csv
import io
import json

import pytest

import newsledger as nl
from newsledger.export.csv import csv_lines
from newsledger.export.jsonl import record_lines, row_lines
from newsledger.export.tables import ARTICLE, REJECTED, TABLES, WORDS, rejected_row
from tests.stores.readings import article, bridge, menu, school_loan

COUNTS = {
    "articles": 1, "mentions": 4, "entities": 4, "times": 1, "amounts": 2, "quotes": 1, "events": 2, "findings": 2,
}  # fmt: skip


def test_every_table_is_counted_here() -> None:
    assert set(COUNTS) == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_a_row_a_thing_that_begins_with_the_article_and_its_words(name: str) -> None:
    reading = school_loan()
    table = TABLES[name]
    rows = list(table.rows(reading))
    assert len(rows) == COUNTS[name]
    assert table.columns[: len(ARTICLE + WORDS)] == ARTICLE + WORDS
    assert len(set(table.columns)) == len(table.columns)
    for row in rows:
        assert len(row) == len(table.columns)
        found = dict(zip(table.columns, row, strict=True))
        assert found["article_id"] == reading.article.id
        assert found["published_earliest"] == "2024-05-03"
        assert isinstance(found["start"], int)
        assert isinstance(found["end"], int)
        assert found["words"] == reading.article.text[found["start"] : found["end"]]


def test_rows_name_entities() -> None:
    row = dict(zip(TABLES["events"].columns, list(TABLES["events"].rows(school_loan()))[1], strict=True))
    assert (row["actors"], row["recipients"]) == (("Steppe Bank",), ("Lakeside School",))
    assert (row["amounts"], row["contexts"]) == (("about $5 million",), ("education", "economic"))
    quote = dict(zip(TABLES["quotes"].columns, next(TABLES["quotes"].rows(school_loan())), strict=True))
    assert (quote["speaker"], quote["speaker_entity"], quote["cue"]) == ("she", "Aigul Şahin", "said")


def test_nothing_known_is_nothing_said() -> None:
    row = dict(zip(TABLES["articles"].columns, next(TABLES["articles"].rows(bridge())), strict=True))
    assert row["published_earliest"] is None
    assert row["credit"] is None


def test_csv_reads_back() -> None:
    table = TABLES["events"]
    text = "".join(csv_lines(table.columns, table.rows(school_loan())))
    header, first, second = csv.reader(io.StringIO(text, newline=""))
    assert tuple(header) == table.columns
    assert first[first.index("Osh") + 1] == "2024-05-03"
    assert "education; economic" in second


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|'/c calc'!A0", "'+cmd|'/c calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-two", "'-two"),
        ("\tx", "'\tx"),
        ("\r=1", "'\r=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("-5", "-5"),
        ("-5.25", "-5.25"),
        ("5000000", "5000000"),
        ("a=b", "a=b"),
        ('two\nlines, “and” "more"', 'two\nlines, “and” "more"'),
        (None, ""),
        ("", ""),
        (("a", "b"), "a; b"),
        (("=a", "b"), "'=a; b"),
        (0.5, "0.5"),
    ],
)
def test_cells_are_safe_in_a_spreadsheet(value: str | float | tuple[str, ...] | None, cell: str) -> None:
    text = "".join(csv_lines(("a", "b"), [(value, 1)]))
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["a", "b"], [cell, "1"]]


def test_records_read_back() -> None:
    lines = list(record_lines([school_loan(), bridge()]))
    assert [nl.Reading.from_json(line) for line in lines] == [school_loan(), bridge()]
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)


def test_a_record_with_half_a_character_reads_back() -> None:
    reading = nl.Reading(article=article("Broken \ud83d", "Words."))
    (line,) = record_lines([reading])
    assert nl.Reading.from_json(line.encode("ascii")) == reading


def test_rows_as_json_are_not_altered() -> None:
    (line,) = row_lines(("a", "b", "c"), [("=1+1", None, ("x", "y"))])
    assert json.loads(line) == {"a": "=1+1", "b": None, "c": ["x", "y"]}


def test_what_was_rejected_has_its_place() -> None:
    unread = menu()
    row = dict(zip(REJECTED, rejected_row(unread.document, None, unread.rejected), strict=True))
    assert (row["document"], row["document_start"], row["document_end"]) == ("page.txt", 500, 520)
    assert row["reason"] == "furniture"
