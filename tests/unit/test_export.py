from __future__ import annotations

import csv
import io
import json

import pytest

import newsledger as nl
from newsledger.export.csv import csv_lines
from newsledger.export.jsonl import record_lines, row_lines
from newsledger.export.tables import ARTICLE, REJECTED, TABLES, WORDS, rejected_row
from tests.stores.readings import article, bridge, gas_tariffs, menu, school_loan

COUNTS = {
    "articles": 1, "mentions": 4, "entities": 4, "roles": 1, "candidates": 0, "times": 1, "amounts": 2, "quotes": 1,
    "events": 2, "findings": 2,
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


def rows_of(name: str, reading: nl.Reading) -> list[dict[str, object]]:
    table = TABLES[name]
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows(reading)]


def test_columns_keep_their_order() -> None:
    """Scripts count columns: new ones come last."""
    begin = ",".join(ARTICLE + WORDS)
    assert begin == "article_id,title,published_earliest,published_latest,words,start,end"
    assert {name: ",".join(table.columns[len(ARTICLE + WORDS) :]) for name, table in TABLES.items()} == {
        "articles": "basis,language,byline,credit,section,document,evidence,credit_line,media_type,fetched_at,document_id,"
        "document_start,document_end",
        "mentions": "type,entity,link",
        "entities": "type,name,country,wikidata,link,roles,names,link_name,link_kind,link_score,precision,latitude,"
        "longitude,candidates",
        "roles": "entity,link,role,of,of_link,status,since,until",
        "candidates": "entity,type,id,name,kind,score,country,wikidata,precision,latitude,longitude,is_link",
        "times": "type,value,earliest,latest",
        "amounts": "value,currency,unit,modifier,role,high,per,share_of,currencies",
        "quotes": "kind,speaker,speaker_entity,cue,speaker_link",
        "events": "type,mode,status,actors,recipients,place,when,amounts,contexts,trigger,confidence,when_words,"
        "when_earliest,when_latest,actor_links,recipient_links,place_link,precision,latitude,longitude,made_by",
        "findings": "code,verdict,message,evidence,evidence_spans",
    }


def test_an_entity_says_what_it_is_and_what_it_may_be() -> None:
    osh, person, _, people = rows_of("entities", gas_tariffs())
    known = (
        "link",
        "link_name",
        "link_kind",
        "link_score",
        "precision",
        "latitude",
        "longitude",
        "candidates",
    )
    assert tuple(osh[k] for k in known) == (
        "1527534", "Osh", "city", 0.75, "city", 40.52, 72.8, ("1527534", "KG.08"),
    )  # fmt: skip
    assert {person[k] for k in known} == {None, ()}
    assert (people["link"], people["candidates"]) == (None, ("KGZ",))
    sure = {
        (row["id"], row["is_link"], row["kind"], row["latitude"])
        for row in rows_of("candidates", gas_tariffs())
    }
    assert sure == {
        ("1527534", "yes", "city", 40.52),
        ("KG.08", "no", "division", None),
        ("reg-17", "yes", "company", None),
        ("KGZ", "no", "country", None),
    }


def test_a_role_says_who_holds_it_where_and_since_when() -> None:
    capital, head = rows_of("roles", gas_tariffs())
    shown = ("words", "entity", "link", "role", "of", "of_link", "status", "since", "until")
    assert tuple(capital[k] for k in shown) == (
        "capital", "Ош", "1527534", "capital", "Osh Region", None, None, None, None,
    )  # fmt: skip
    assert tuple(head[k] for k in shown) == (
        "acting head", "Nurbek Alymov", None, "acting head", "TEK", "reg-17", "acting", "2021-03", "XXXX-05",
    )  # fmt: skip


def test_an_amount_says_its_range_and_what_it_is_for() -> None:
    price, share, plant = rows_of("amounts", gas_tariffs())
    assert (price["value"], price["high"], price["per"]) == ("40", "50", "gigacalorie")
    assert share["share_of"] == "the households"
    assert (plant["currency"], plant["currencies"]) == (None, ("USD", "CAD"))


def test_an_event_names_its_parties_by_what_they_are_and_its_place() -> None:
    (event,) = rows_of("events", gas_tariffs())
    assert (event["actors"], event["actor_links"]) == (("Ош", "TEK"), ("1527534", "reg-17"))
    assert (event["recipients"], event["recipient_links"]) == (("e9",), ("",))
    assert (event["place_link"], event["precision"], event["latitude"]) == ("1527534", "city", 40.52)
    assert (event["when_words"], event["when_earliest"], event["when_latest"]) == (
        "March 2021", "2021-03-01", "2021-03-31",
    )  # fmt: skip
    assert event["made_by"] == "finance"


def test_an_article_says_where_it_and_its_date_come_from() -> None:
    (told,) = rows_of("articles", gas_tariffs())
    assert told["evidence"] == ("October", "Winter Forum 2024")
    assert (told["media_type"], told["document_start"]) == ("text/plain", 0)
    (fetched,) = rows_of("articles", bridge())
    assert (fetched["fetched_at"], fetched["document_start"]) == ("2024-06-01T12:00:00+00:00", None)


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
