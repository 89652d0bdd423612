from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

import newsledger as nl

from .commands import Commands


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    def load_model(name: str) -> SimpleNamespace:
        if name:
            raise nl.ModelError(f"cannot load {name}")
        return SimpleNamespace(meta={"lang": "en", "name": "news", "version": "1.2"})

    monkeypatch.setattr("newsledger.annotate.parse.load_model", load_model)
    monkeypatch.delenv("NEWSLEDGER_MODEL", raising=False)


@pytest.mark.usefixtures("model")
def test_all_is_well(newsledger: Commands, ledger: Path) -> None:
    done = newsledger("doctor", "-l", ledger, "--table")
    assert done.code == 0
    assert "model       en_news 1.2, shipped" in done.out
    assert "2 articles, 2 things not read; undamaged" in " ".join(done.out.split())
    assert "furniture" in done.out
    assert "page.txt:500-520" in done.out
    assert "2 share lines" in done.out


@pytest.mark.usefixtures("model")
def test_as_lines(newsledger: Commands, ledger: Path) -> None:
    found = [json.loads(line) for line in newsledger("doctor", "-l", ledger).lines]
    assert [f["tried"] for f in found if "tried" in f] == ["newsledger", "model", "ledger"]
    assert all(f["works"] for f in found if "tried" in f)
    assert [(f["reason"], f["start"]) for f in found if "reason" in f] == [("crashed", 0), ("furniture", 500)]


@pytest.mark.usefixtures("model")
def test_what_does_not_work_is_said(newsledger: Commands, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no ledger" * 99)
    for args, says in [
        (["--model", "no-such"], "✗  model       cannot load no-such"),
        (["-l", "none.ledger"], "there is no such ledger"),
        (["-l", "notes.txt"], "notes.txt: is not a ledger"),
    ]:
        done = newsledger("doctor", "--table", *args)
        assert done.code == 2
        assert says in done.out


@pytest.mark.usefixtures("model")
def test_before_the_first_ledger(newsledger: Commands) -> None:
    done = newsledger("doctor", "--table")
    assert done.code == 0
    assert "not made yet" in done.out


def test_settings_and_who_set_them(
    newsledger: Commands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "newsledger.toml").write_text("max_article_chars = 7\n")
    monkeypatch.setenv("NEWSLEDGER_LEDGER", "region.ledger")
    monkeypatch.delenv("NEWSLEDGER_MODEL", raising=False)
    found = {f["name"]: f for f in map(json.loads, newsledger("config").lines)}
    assert found["model"] == {"name": "model", "value": "", "origin": "defaults"}
    assert (found["max_article_chars"]["value"], found["max_article_chars"]["origin"]) == (
        7,
        "file newsledger.toml",
    )
    assert found["ledger"]["origin"] == "environment"
    assert 'ledger             "region.ledger"  (environment)' in newsledger("config", "--table").out


def test_unknown_settings_are_refused(newsledger: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLEDGER_LEGDER", "x")
    done = newsledger("config")
    assert done.code == 2
    assert "did you mean 'ledger'" in done.err
