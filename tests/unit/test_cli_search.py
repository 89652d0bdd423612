from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import newsledger as nl
from newsledger.cli.export import TableName
from newsledger.cli.render import amount_value
from newsledger.export.tables import TABLES
from tests.stores.readings import bridge, gas_tariffs, school_loan

from .commands import Commands


def test_a_search_cites_words(newsledger: Commands, ledger: Path) -> None:
    done = newsledger("search", "who:sahin", "check:fails", "-l", ledger)
    assert done.code == 0
    (hit,) = map(json.loads, done.lines)
    assert hit["id"] == school_loan().article.id
    assert [c["text"] for c in hit["citations"]] == ["Aigul Şahin", "$5 million: 3 million", "1 million"]
    assert hit["citations"][1]["meaning"] == "3 + 1 = 4 million dollars, not 5: fails"


def test_a_search_on_paper(newsledger: Commands, ledger: Path) -> None:
    assert newsledger("search", "event:aid OR opened", "-l", ledger, "--table").out == (
        "ad1efbb0  Bridge Opens  date unknown\n"
        "          A bridge across the Naryn opened. It cost 90,000 euros.\n"
        "\n"
        "a04befce  Steppe Bank Lends $5 Million for Şahin’s School  2024-05-03 … 2024-05-10\n"
        "          AID planned: Steppe Bank → Lakeside School\n"
        "          “We will build three halls,” she said. The loan is about $5 million: 3 million for halls\n"
        "          and 1 million for a roof.\n"
        "\n"
        "2 articles\n"
    )
    assert "\x1b[1m" in newsledger("search", "bridge", "-l", ledger, terminal=True).out


def test_a_search_may_be_cut_short(newsledger: Commands, ledger: Path) -> None:
    done = newsledger("search", "lang:en", "-n", "1", "-l", ledger, "--table")
    assert done.lines[-1] == "1 of 2 articles; --limit 2 shows them all"


def test_a_search_from_standard_input(newsledger: Commands, ledger: Path) -> None:
    assert newsledger("search", "-", "-l", ledger, given="bridge\n").code == 0


def test_what_is_piped_but_no_text(newsledger: Commands, ledger: Path) -> None:
    for command in ("search", "show"):
        done = newsledger(command, "-", "-l", ledger, given=b"\xff\xfe")
        assert (done.code, done.out) == (2, "")
        assert "standard input is no utf-8 text" in done.err


def test_a_search_that_finds_nothing(newsledger: Commands, ledger: Path) -> None:
    done = newsledger("search", "zebra", "-l", ledger)
    assert (done.code, done.out, done.err) == (1, "", "")
    assert newsledger("search", "zebra", "-l", ledger, "--table").out == "0 articles\n"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["search", "whom:x"], "did you mean who:?"),
        (["search", '"open'], "at character 6: a quotation mark that is not closed"),
        (["search", "x", "-n", "0"], "--limit"),
        (["show", "3", "-l", "none.ledger"], "there is no such ledger"),
        (["export", "-s", "("], "at character 2"),
        (["export", "-t", "rejected", "-s", "bridge"], "--search chooses articles"),
        (["export", "-t", "people"], "people"),
        (["export", "-o", ""], "--output wants a file's name"),
        (["export", "-o", "no/such/file.csv"], "cannot write no/such/file.csv"),
    ],
)
def test_mistakes_are_one_clear_line(newsledger: Commands, ledger: Path, args: list[str], says: str) -> None:
    done = newsledger(*args, *([] if "-l" in args else ["-l", ledger]))
    assert done.code == 2
    assert says in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


def test_the_ledger_of_the_settings(
    newsledger: Commands, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert newsledger("search", "bridge").code == 2
    monkeypatch.setenv("NEWSLEDGER_LEDGER", str(ledger))
    assert newsledger("search", "bridge").code == 0


def test_showing_by_the_beginning_of_an_id(newsledger: Commands, ledger: Path) -> None:
    whole = bridge().article.id
    for given in (whole, whole[:5], whole[:5].upper()):
        done = newsledger("show", given, "-l", ledger)
        assert nl.Reading.from_json(done.out) == bridge()
    assert nl.Reading.from_json(newsledger("show", "-", "-l", ledger, given=f"{whole}\n").out) == bridge()


def test_showing_on_paper(newsledger: Commands, ledger: Path) -> None:
    done = newsledger("show", school_loan().article.id, "-l", ledger, "--table")
    assert "picture: A. Omarov" in done.out
    assert "Aigul Şahin: director of Lakeside School (also Şahin)" in done.out
    beside = next(line for line in done.lines if line.startswith("Aigul Şahin, director of the"))
    assert "event: CONSULT/visit" in beside
    assert "\x1b[" in newsledger("show", school_loan().article.id, "-l", ledger, terminal=True).out


def test_showing_what_everybody_is(newsledger: Commands, tmp_path: Path) -> None:
    with nl.Ledger(tmp_path / "x.ledger") as store:
        store.add([gas_tariffs()])
    done = newsledger("show", gas_tariffs().article.id, "-l", tmp_path / "x.ledger", "--table")
    assert "Ош: capital of Osh Region · Osh, city, KGZ [1527534]" in done.lines
    assert "Nurbek Alymov: acting head of TEK (since 2021-03 until XXXX-05)" in done.lines
    assert "TEK: Teplovik Energy, company, KGZ [reg-17]" in done.lines
    assert "Kyrgyz: perhaps Kyrgyzstan, country (60%)" in done.lines
    assert [amount_value(amount) for amount in gas_tariffs().amounts] == [
        "40 … 50 USD per gigacalorie",
        "62 percent of the households",
        "30 USD or CAD",
    ]


@pytest.mark.parametrize("given", ["zzzz", "%", ""])
def test_showing_what_is_not_there(newsledger: Commands, ledger: Path, given: str) -> None:
    done = newsledger("show", given, "-l", ledger)
    assert (done.code, done.out) == (1, "")
    assert "no article" in done.err


def test_showing_one_of_several(newsledger: Commands, ledger: Path) -> None:
    done = newsledger("show", "a", "-l", ledger)
    assert done.code == 2
    assert done.err == (
        f"newsledger: 'a' is the beginning of several ids: {school_loan().article.id}, {bridge().article.id}\n"
    )


def test_exporting_records(newsledger: Commands, ledger: Path) -> None:
    done = newsledger("export", "-l", ledger)
    assert [nl.Reading.from_json(line) for line in done.lines] == [school_loan(), bridge()]
    assert [json.loads(line) for line in done.lines] == [school_loan().to_dict(), bridge().to_dict()]


@pytest.mark.parametrize("name", TABLES)
def test_an_export_has_as_many_rows_as_the_ledger(newsledger: Commands, ledger: Path, name: str) -> None:
    rows = [row for reading in (school_loan(), bridge()) for row in TABLES[name].rows(reading)]
    as_csv = newsledger("export", "-f", "csv", "-t", name, "-l", ledger)
    found = list(csv.reader(as_csv.raw.decode().splitlines(keepends=True)))
    assert tuple(found[0]) == TABLES[name].columns
    assert len(found) == len(rows) + 1
    assert len(newsledger("export", "-t", name, "-l", ledger).lines) == len(rows)


def test_every_table_can_be_asked_for() -> None:
    assert {str(name) for name in TableName} == {*TABLES, "rejected"}


def test_exporting_what_a_search_finds(newsledger: Commands, ledger: Path) -> None:
    for query in ("bridge", "lang:en", "zebra"):
        found = len(newsledger("search", query, "-l", ledger).lines)
        done = newsledger("export", "-s", query, "-l", ledger)
        assert len(done.lines) == found
        assert done.code == (0 if found else 1)


def test_exporting_what_was_rejected(newsledger: Commands, ledger: Path) -> None:
    done = newsledger("export", "-t", "rejected", "-l", ledger)
    assert [json.loads(line)["reason"] for line in done.lines] == ["crashed", "furniture"]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@pytest.mark.parametrize("name", [*TABLES, "rejected"])
def test_exporting_an_empty_ledger(newsledger: Commands, tmp_path: Path, form: str, name: str) -> None:
    nl.Ledger(tmp_path / "empty.ledger").close()
    done = newsledger("export", "-f", form, "-t", name, "-l", tmp_path / "empty.ledger")
    assert (done.code, done.err) == (1, "")
    assert len(done.lines) == (form == "csv")  # the header


def test_exporting_to_a_file(newsledger: Commands, ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    done = newsledger("export", "-f", "csv", "-t", "amounts", "--bom", "-o", file, "-l", ledger)
    assert (done.code, done.out, done.err) == (0, "", f"newsledger: 3 rows written to {file}\n")
    assert file.read_bytes().startswith(b"\xef\xbb\xbfarticle_id,")
    assert file.read_bytes().endswith(b"\r\n")
    assert [f.name for f in tmp_path.glob("*.part")] == []


def test_an_export_never_takes_the_place_of_its_ledger(newsledger: Commands, ledger: Path) -> None:
    before = ledger.read_bytes()
    for file in (ledger, ledger.parent / "." / ledger.name, ledger.with_name(f"{ledger.name}-wal")):
        done = newsledger("export", "-o", file, "-l", ledger)
        assert (done.code, done.out) == (2, "")
        assert "is the ledger that is being exported" in done.err
    assert ledger.read_bytes() == before
