from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import newsledger as nl
from newsledger.cli.terminal import Output, printable
from tests.stores.readings import article, bridge, school_loan

from .commands import Commands

TABLE = """\
Steppe Bank Lends $5 Million for Şahin’s School
a04befce · Dana Omarova · published 2024-05-03 … 2024-05-10 (inferred: “May 3”) · en · 2 events, 2
amounts, 1 quote, 2 findings
  event     CONSULT/visit           Aigul Şahin, Steppe Bank @ Osh,    “met with”
                                    2024-05-03
            AID planned             Steppe Bank → Lakeside School      “loan”
  amount    3 halls                                                    “three halls”
            5,000,000 USD           about, loan                        “about $5 million”
  quote     direct                  Aigul Şahin (she)                  “We will build three halls,”
  finding   ✗ sum-of-parts          3 + 1 = 4 million dollars, not 5: fails  “$5 million: 3
                                    million”, “1 million”
            ✓ list-count            three halls: holds  “three halls”
  not read (crashed): an example of a defect

Bridge Opens
ad1efbb0 · date unknown · en · 1 amount
  amount    90,000 EUR                                                 “90,000 euros”

2 articles; left out: 1 furniture
"""


def test_lines_on_a_pipe(newsledger: Commands) -> None:
    done = newsledger("read", "page.txt")
    assert done.code == 0
    assert [nl.Reading.from_json(line) for line in done.lines] == [school_loan(), bridge()]
    assert json.loads(done.lines[0]) == school_loan().to_dict()
    assert done.err == "newsledger: 2 articles; left out: 1 furniture\n"


def test_a_table_when_asked(newsledger: Commands) -> None:
    done = newsledger("read", "page.txt", "--table")
    assert (done.code, done.err) == (0, "")
    assert done.out == TABLE


def test_a_table_in_colour_on_a_terminal(newsledger: Commands) -> None:
    done = newsledger("read", "page.txt", terminal=True)
    assert "\x1b[1m" in done.out
    assert "CONSULT/visit" in done.out
    assert not done.out.startswith("{")


def test_no_colour_where_none_is_wanted(newsledger: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", newsledger("read", "page.txt", terminal=True).out)
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in newsledger("read", "page.txt", terminal=True).out


def test_lines_on_a_terminal_when_asked(newsledger: Commands) -> None:
    assert newsledger("read", "page.txt", "--jsonl", terminal=True).out.startswith('{"id":')


def test_a_ledger_keeps_and_reports(newsledger: Commands, tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    first = newsledger("read", "page.txt", "--ledger", path)
    assert (first.code, first.out) == (0, "2 articles, 2 new; left out: 1 furniture\n")
    again = newsledger("read", "page.txt", "-", "-l", path)
    assert again.out == "3 articles, 0 new; left out: 1 furniture\n"
    with nl.Ledger(path) as store:
        assert store.get(bridge().article.id) == bridge()
        assert len(list(store.rejected())) == 2


def test_a_ledger_and_lines(newsledger: Commands, tmp_path: Path) -> None:
    done = newsledger("read", "page.txt", "--jsonl", "-l", tmp_path / "x.ledger")
    assert len(done.lines) == 2
    assert done.err == "newsledger: 2 articles, 2 new; left out: 1 furniture\n"


def test_a_ledger_and_a_table(newsledger: Commands, tmp_path: Path) -> None:
    done = newsledger("read", "page.txt", "--table", "-l", tmp_path / "x.ledger")
    assert done.out == TABLE.replace("2 articles;", "2 articles, 2 new;")


def test_reading_anew_with_other_settings(newsledger: Commands, tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    fewer = nl.Reading(article=bridge().article)
    newsledger.reading({"page.txt": [fewer]})("read", "page.txt", "-l", path)
    newsledger.reading({"page.txt": [bridge()]})
    other = ("read", "page.txt", "-l", path, "--model", "another")
    assert newsledger(*other).out == "1 article, 0 new\n"
    with nl.Ledger(path) as store:
        assert store.get(bridge().article.id) == fewer
    assert newsledger(*other, "--again").out == "1 article, 0 new, 1 read anew\n"
    assert newsledger(*other, "--again").out == "1 article, 0 new\n"
    with nl.Ledger(path) as store:
        assert store.get(bridge().article.id) == bridge()
        assert store.count("ccy:eur bridge") == 1


def test_a_stopped_run_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    newsledger = Commands(monkeypatch)
    read: list[str] = []

    def read_article(article: nl.Article, _: nl.Settings) -> nl.Reading:
        if article.title == "Pump Broken":
            raise KeyboardInterrupt
        read.append(article.title)
        return nl.Reading(article=article)

    monkeypatch.setattr("newsledger.pipeline.read_article", read_article)
    pages, ledger = tmp_path / "pages", tmp_path / "x.ledger"
    pages.mkdir()
    for n, title in enumerate(("Bridge Opens", "Pump Broken", "School Built")):
        body = f"{title}\n\nThe council of Lakeside said so on Friday, after a long meeting of its {n + 3} members.\n"
        (pages / f"{n}.txt").write_text(body, encoding="utf-8")
    stopped = newsledger("read", pages, "-l", ledger)
    assert (stopped.code, read) == (130, ["Bridge Opens"])
    monkeypatch.setattr(
        "newsledger.pipeline.read_article",
        lambda article, _: read.append(article.title) or nl.Reading(article=article),
    )
    done = newsledger("read", pages, "-l", ledger)
    assert done.out == "3 articles, 2 new\n"
    assert read == ["Bridge Opens", "Pump Broken", "School Built"]


def test_one_broken_source_stops_no_other(newsledger: Commands) -> None:
    done = newsledger("read", "broken.txt", "page.txt")
    assert done.code == 2
    assert len(done.lines) == 2
    assert done.err.startswith("newsledger: cannot read broken.txt: it is a test\n")


def test_nothing_found(newsledger: Commands) -> None:
    done = newsledger("read", "menu.txt")
    assert (done.code, done.out, done.err) == (1, "", "newsledger: 0 articles; left out: 1 furniture\n")


def test_an_empty_folder_is_told(newsledger: Commands) -> None:
    done = newsledger("read", "empty")
    assert (done.code, done.out, done.err) == (1, "", "newsledger: 0 articles\n")


def test_why_a_file_gave_nothing_is_told_where_nothing_keeps_it(newsledger: Commands, tmp_path: Path) -> None:
    done = newsledger("read", "picture.png")
    assert done.code == 1
    told = done.err.splitlines()
    reason = "not read (unsupported-media): looks like a picture, which is not read yet"
    assert told[0] == f"newsledger: picture.png: {reason}"
    assert len(told) == 20 + 2
    assert told[-1] == "newsledger: 0 articles; left out: 30 unsupported-media"
    kept = newsledger("read", "picture.png", "-l", tmp_path / "x.ledger")
    assert (kept.out, kept.err) == ("0 articles, 0 new; left out: 30 unsupported-media\n", "")


def test_an_empty_name_is_no_source(newsledger: Commands) -> None:
    done = newsledger("read", "", "page.txt")
    assert done.code == 2
    assert len(done.lines) == 2
    assert done.err.startswith("newsledger: an empty name is no source")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["read"], "Missing argument"),
        (["read", "page.txt", "--legder", "x"], "No such option"),
        (["reed"], "No such command"),
        (
            ["read", "page.txt", "--ledger", "no/such/x.ledger"],
            "newsledger: no/such/x.ledger: cannot be opened",
        ),
        (["read", "page.txt", "--settings", "none.toml"], "newsledger: cannot read settings file none.toml"),
    ],
)
def test_mistakes_are_one_clear_line(newsledger: Commands, args: list[str], says: str) -> None:
    done = newsledger(*args)
    assert done.code == 2
    assert says in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("encoding", ["ascii", "cp1251", "utf-16"])
def test_any_encoding_will_do(newsledger: Commands, encoding: str) -> None:
    assert newsledger("read", "page.txt", "--table", encoding=encoding).code == 0
    lines = newsledger("read", "page.txt", "broken.txt", encoding=encoding)
    assert nl.Reading.from_json(lines.lines[0]) == school_loan()


@pytest.mark.parametrize("columns", ["1", "0", "-5", "many", "40", "999", "¹"])
def test_any_width_will_do(newsledger: Commands, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert "Bridge Opens" in newsledger("read", "page.txt", "--table").out
    assert newsledger("read", "page.txt", terminal=True).code == 0


def test_a_page_cannot_steer_the_terminal(newsledger: Commands) -> None:
    steering = "A \x1b]0;title\x07 \x1b[2J \u202e page [bold]x[/] \ud83d"
    made = nl.Reading(article=article(steering, "\x9b31m words"))
    newsledger.reading({"page.txt": [made]})
    for terminal in (True, False):
        out = newsledger("read", "page.txt", "--table", terminal=terminal).out
        assert "\x1b]" not in out
        assert "\x1b[2J" not in out
        assert "\u202e" not in out
        assert "[bold]x[/]" in out


def test_what_is_printable_keeps_its_length() -> None:
    text = "".join(map(chr, [*range(0x3000), 0xD800, 0x1F600]))
    assert len(printable(text)) == len(text)


def test_lines_are_chosen_by_where_they_go(newsledger: Commands) -> None:
    assert not Output(jsonl=False, table=False).tables
    assert Output(jsonl=False, table=True).tables
    assert newsledger("read", "page.txt", "--table", "--jsonl").out == TABLE


def test_what_cannot_be_opened_in_a_folder_is_an_error_and_the_rest_is_read(newsledger: Commands) -> None:
    closed = nl.Unread(
        nl.Document.of(b"", uri="pages/a.txt", media_type="text/plain").ref(),
        nl.Rejected("source", nl.Reason.UNREADABLE, "Permission denied"),
    )
    done = newsledger.reading({"pages": [closed, bridge()]})("read", "pages", "--table")
    assert done.code == 2
    assert "Bridge Opens" in done.out
    assert done.err == "newsledger: cannot read pages/a.txt: Permission denied\n"
