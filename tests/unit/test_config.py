from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from newsledger import Settings, SettingsError, load_settings
from newsledger.config import explain_settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text('ledger = "file.ledger"\nmax_article_chars = 10\n', "utf-8")
    return path


def test_defaults_fill_every_setting() -> None:
    assert isinstance(load_settings(environ={}), Settings)


def test_each_layer_wins_over_the_one_before(file: Path) -> None:
    environ = {"NEWSLEDGER_MAX_ARTICLE_CHARS": "20", "HOME": "/"}
    settings = load_settings(file, environ=environ, flags={"model": "mine", "ledger": None})
    assert (settings.ledger, settings.max_article_chars, settings.model) == ("file.ledger", 20, "mine")


def test_origins_are_told(file: Path) -> None:
    told = {o.name: o.origin for o in explain_settings(file, environ={"NEWSLEDGER_MODEL": "x"})}
    assert told == {
        "model": "environment",
        "max_article_chars": f"file {file}",
        "ledger": f"file {file}",
        "names": "defaults",
    }


def test_a_variable_names_several_lists() -> None:
    settings = load_settings(environ={"NEWSLEDGER_NAMES": os.pathsep.join(["a.csv", "b.csv"])})
    assert settings.names == ("a.csv", "b.csv")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ('leger = "x"', "did you mean 'ledger'"),
        ("zzz = 1", "known are"),
        ("max_article_chars = 'many'", "cannot have: Expected `int`"),
        ("max_article_chars = -5", "cannot have: Expected `int` >= 1"),
        ("max_article_chars = ", "not valid TOML"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, body: str, says: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(body, "utf-8")
    with pytest.raises(SettingsError, match=says):
        load_settings(path, environ={})


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot read"):
        load_settings(tmp_path / "none.toml", environ={})


def test_an_unknown_variable_is_told() -> None:
    with pytest.raises(SettingsError, match="did you mean 'model'"):
        load_settings(environ={"NEWSLEDGER_MODLE": "x"})
