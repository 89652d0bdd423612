"""Lists of names that users bring along."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsledger import SettingsError, load_settings, read_text
from newsledger.annotate.naming.gazetteer import listed_in
from newsledger.knowledge.lists import NO_NAMES, read_lists
from newsledger.ledger.runs import settings_digest

LIST = """Name;Also known as;Type;Country Code;ID;QID
Zarya Mining;ZM|Заря Майнинг;company;KG;reg-17;
Aibek Narynbaev;A. Narynbaev;person;Kyrgyzstan;p-4;https://www.wikidata.org/wiki/Q42
Kara-Keche;;place;KGZ;;
"""


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "own.csv"
    path.write_text("\ufeff" + LIST, "utf-8")
    return str(path)


def test_rows_are_read_whatever_the_header_calls_them(own: str) -> None:
    mining, aibek, mine = read_lists([own]).rows
    assert (mining.id, mining.type, mining.country) == ("reg-17", "ORG", "KGZ")
    assert mining.other_names == ("ZM", "Заря Майнинг")
    assert (aibek.type, aibek.country, aibek.wikidata) == ("PERSON", "KGZ", "Q42")
    assert (mine.id, mine.type) == ("list:kara-keche", "PLACE")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Zarya Mining", ["reg-17"]), ("ZM", ["reg-17"]), ("zm", []), ("Заря Майнинг", ["reg-17"]),
        ("Zaria Maining", ["reg-17"]), ("Kara Keche", ["list:kara-keche"]), ("Kara-Balta", []), ("", []),
    ],
)  # fmt: skip
def test_names_are_found_in_other_spellings(own: str, words: str, found: list[str]) -> None:
    assert [row.id for row in read_lists([own]).named(words)] == found


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            "title of work,type\nA,org",
            "row 1: there is no column called name; the header has title of work, type",
        ),
        ("", "row 1: there is no column called name; the header has nothing"),
        ("name,type\nZarya,org\nHalina,wizard", "row 3: unknown type 'wizard'"),
        ("name,country\nZarya,Atlantis", "row 2: unknown country 'Atlantis'"),
        ("name,wikidata\nZarya,42", "row 2: '42' is no Wikidata item"),
        ("name,lat\nZarya,north", "row 2: latitude 'north' is no number from -90 to 90"),
        ("name,id\nZarya,1\nHalina,1", "row 3: the id '1' is that of"),
        ("name,id\n,1", "row 2: the name is empty"),
        ("name,type\nZarya, Ltd,org", "row 2: 3 cells under 2 headings"),
        ('name,type\n"Zarya,org', "unexpected end of data"),
    ],
)
def test_a_bad_list_says_where(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(SettingsError) as raised:
        read_lists([str(path)])
    assert str(path) in str(raised.value)
    assert says in str(raised.value)


def test_a_list_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="No such file"):
        read_lists([str(tmp_path / "none.csv")])
    (tmp_path / "latin.csv").write_bytes("name\nCafé".encode("latin-1"))
    with pytest.raises(SettingsError, match="is not UTF-8"):
        read_lists([str(tmp_path / "latin.csv")])
    with pytest.raises(SettingsError):
        read_lists([str(tmp_path)])


def test_listed_names_are_found_where_they_stand(own: str) -> None:
    text = "ZM bought the pit at Kara-Keche, and a zm file."
    found = listed_in(text, read_lists([own]))
    assert [(text[c.start : c.end], c.type) for c in found] == [("ZM", "ORG"), ("Kara-Keche", "PLACE")]
    assert listed_in(text, NO_NAMES) == []


def test_lists_win_and_join(own: str) -> None:
    settings = load_settings(flags={"names": [own]})
    text = (
        "Zarya Mining will dig at Kara-Keche from May. ZM has hired 40 drivers, its director Aibek Narynbaev said "
        "in Bishkek."
    )
    reading = read_text(text, language="en", settings=settings)
    links = {entity.name: (entity.link, entity.names) for entity in reading.entities}
    assert links["Zarya Mining"] == ("reg-17", ("Zarya Mining", "ZM"))
    assert links["Kara-Keche"][0] == "list:kara-keche"
    assert links["Aibek Narynbaev"][0] == "p-4"
    assert next(e for e in reading.entities if e.link == "p-4").wikidata == "Q42"


def test_what_a_list_holds_is_part_of_how_a_row_was_made(own: str) -> None:
    settings = load_settings(flags={"names": [own]})
    before = settings_digest(settings)
    Path(own).write_text(LIST + "Halina Bakery;;org;;;\n", "utf-8")
    assert settings_digest(settings) != before
