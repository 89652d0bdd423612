from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from newsledger.registry import Example, component, discover

if TYPE_CHECKING:
    from pathlib import Path

FILE = """
from newsledger.registry import component
@component("check", name="{name}", order={order})
def check(): ...
"""


def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, files: dict[str, str]) -> str:
    folder = tmp_path / name
    folder.mkdir()
    for file, body in {"__init__.py": "", **files}.items():
        (folder / file).write_text(body)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return name


def test_the_decorator_leaves_the_function_alone() -> None:
    @component("check", name="x", examples=(Example("a", ("b",)),))
    def double(n: int) -> int:
        return 2 * n

    assert double(2) == 4
    assert double.__component__.name == "x"  # type: ignore[attr-defined]


def test_one_file_is_one_addition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = package(
        tmp_path, monkeypatch, "found_pkg",
        {"b.py": FILE.format(name="b", order=0), "a.py": FILE.format(name="a", order=0), "z.py": FILE.format(name="z", order=-1)},
    )  # fmt: skip
    assert list(discover(name)) == ["z", "a", "b"]


def test_two_of_one_name_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = package(
        tmp_path, monkeypatch, "twice_pkg",
        {"a.py": FILE.format(name="same", order=0), "b.py": FILE.format(name="same", order=0)},
    )  # fmt: skip
    with pytest.raises(ValueError, match="same"):
        discover(name)
