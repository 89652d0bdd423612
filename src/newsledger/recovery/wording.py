"""Which words do news pages print around articles?

The words are data: `lexicon/*.tsv` beside this file. Invariant: words are compared casefolded, without figures and
signs, so that "4 min read" and "Min. read" are one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsledger.lang.lexicon import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_LETTERS = re.compile(r"[\W\d_]+")
FIRST = re.compile(r"[\W\d_]*([^\W\d_]+)")
WORD_END = re.compile(r"(?<=\w)(?!\w)")
HEAD = 80
"""Code points of a line in which the words of a lexicon are looked for."""


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
def _first_words(name: str) -> frozenset[str]:
    """Give the words that a lexicon's forms begin with."""
    return frozenset(form.partition(" ")[0] for form in words_of(name))


def may_begin(text: str, name: str) -> bool:
    """Say whether a form of a lexicon may begin a line, by the line's first word: most lines are no furniture."""
    first = FIRST.match(text)
    if first is None:
        return False
    # A combining mark behind a word is folded into it only with what follows.
    apart = not unicodedata.is_normalized("NFC", text[:HEAD])
    return apart or key(first[1]).partition(" ")[0] in _first_words(name)


@cache
def longest(name: str) -> int:
    """Give the number of words of a lexicon's longest form."""
    return max(form.count(" ") + 1 for form in words_of(name))


def prefix_of(text: str, name: str) -> tuple[str, str] | None:
    """Split a line into the longest form of a lexicon that begins it and the rest; None where none does."""
    head = text[:HEAD]
    if not may_begin(head, name):
        return None
    ends = [m.start() for m in islice(WORD_END.finditer(head), longest(name))]
    for end in reversed(ends):
        if key(head[:end]) in words_of(name) and not any(c.isdigit() for c in head[:end]):
            return key(head[:end]), text[end:]
    return None
