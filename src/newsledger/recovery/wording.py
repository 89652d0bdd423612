"""Which words do news pages print around articles?

The words are data: `lexicon/*.tsv` beside this file. Invariant: words are compared casefolded, without figures and
signs, so that "4 min read" and "Min. read" are one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsledger.lang.lexicon import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_LETTERS = re.compile(r"[\W\d_]+")


def fold(text: str) -> str:
    """Take a text's capitals away, composed as lexicons are."""
    return unicodedata.normalize("NFC", text.casefold())


def key(text: str) -> str:
    """Fold a line for comparison."""
    return NOT_LETTERS.sub(" ", fold(text)).strip()


@cache
def words_of(name: str) -> Mapping[str, str]:
    """Give a lexicon of page words: form → kind ("" where there are no kinds)."""
    rows = read_table("newsledger.recovery", f"lexicon/{name}.tsv")
    return MappingProxyType({row[0]: row[1] if len(row) > 1 else "" for row in rows})


@cache
def longest(name: str) -> int:
    """Give the number of words of a lexicon's longest form."""
    return max(form.count(" ") + 1 for form in words_of(name))


def prefix_of(text: str, name: str) -> tuple[str, str] | None:
    """Split a line into the longest form of a lexicon that begins it and the rest; None where none does."""
    head = text[:80]
    ends = [m.start() for m in re.finditer(r"(?<=\w)(?!\w)", head)][: longest(name)]
    for end in reversed(ends):
        if key(head[:end]) in words_of(name) and not any(c.isdigit() for c in head[:end]):
            return key(head[:end]), text[end:]
    return None
