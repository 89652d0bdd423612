"""Which words does a language have for what?

A lexicon is a file `lang/<code>/lexicon/<name>.tsv`: UTF-8, lines starting with `#` are comments, the first column is
the form, the others its values. Invariant: sorted by form, no form twice, NFC (`tests/unit/test_lexicons.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def read_table(package: str, path: str) -> tuple[tuple[str, ...], ...]:
    """Read a TSV that ships inside `package`: its rows without comments and blank lines."""
    text = files(package).joinpath(path).read_text("utf-8")
    return tuple(
        tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#")
    )


@cache
def lexicon(language: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """Give a language's lexicon: form → its values (an empty tuple where the file has one column)."""
    rows = read_table("newsledger.lang", f"{language}/lexicon/{name}.tsv")
    return MappingProxyType({row[0]: row[1:] for row in rows})
