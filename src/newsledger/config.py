"""Which settings are in force, and who set each?

Invariant: one frozen `Settings`, passed explicitly; every default stands in `defaults.toml`; an unknown key is an
error that names the nearest known one. Nothing else reads the environment. Precedence: defaults, then a file, then
NEWSLEDGER_* variables, then flags.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import msgspec

from newsledger.errors import SettingsError

PREFIX = "NEWSLEDGER_"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every setting; `defaults.toml` says what each means."""

    model: str
    max_article_chars: Annotated[int, msgspec.Meta(ge=1)]
    ledger: str
    names: tuple[str, ...]


class Origin(msgspec.Struct, frozen=True):
    """A setting's value and who set it."""

    name: str
    value: object
    origin: str


def _check_known(given: Mapping[str, Any], where: str) -> None:
    known = Settings.__struct_fields__
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}"
            raise SettingsError(f"unknown setting {name!r} in {where}{hint}")


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot read settings file {path}: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"settings file {path} is not valid TOML: {error}") from error


@cache
def _defaults() -> Mapping[str, Any]:
    return tomllib.loads(files("newsledger").joinpath("defaults.toml").read_text("utf-8"))


def _layers(
    path: Path | None, environ: Mapping[str, str], flags: Mapping[str, Any]
) -> list[tuple[str, Mapping[str, Any]]]:
    here = Path("newsledger.toml")
    file = path or (here if here.is_file() else None)
    variables = {k.removeprefix(PREFIX).lower(): v for k, v in environ.items() if k.startswith(PREFIX)}
    return [
        ("defaults", _defaults()),
        (f"file {file}", _read_file(file) if file else {}),
        ("environment", variables),
        ("flag", {k: v for k, v in flags.items() if v is not None}),
    ]


def load_settings(
    path: Path | None = None,
    *,
    environ: Mapping[str, str] = os.environ,
    flags: Mapping[str, Any] | None = None,
) -> Settings:
    """Merge defaults, a TOML file (`path`, or ./newsledger.toml), NEWSLEDGER_* variables and flags."""
    merged: dict[str, Any] = {}
    for where, given in _layers(path, environ, flags or {}):
        _check_known(given, where)
        merged |= given
    if isinstance(merged.get("names"), str):  # a variable holds one text: paths, as in PATH
        merged["names"] = [path for path in merged["names"].split(os.pathsep) if path]
    try:
        return msgspec.convert(merged, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"a setting has a value that it cannot have: {error}") from error


def explain_settings(
    path: Path | None = None,
    *,
    environ: Mapping[str, str] = os.environ,
    flags: Mapping[str, Any] | None = None,
) -> tuple[Origin, ...]:
    """Say for each setting its value and which layer set it."""
    settings = load_settings(path, environ=environ, flags=flags)
    layers = _layers(path, environ, flags or {})
    return tuple(
        Origin(name, getattr(settings, name), next(w for w, given in reversed(layers) if name in given))
        for name in Settings.__struct_fields__
    )
