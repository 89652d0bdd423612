"""Which words does a text hold, as a search compares them?

Invariant: a word's span points into the text it was found in; its folded form is lower case, without diacritics and
possessive endings, and holds letters and digits only, so that what is indexed and what is asked for meet, and
nothing a user types can be syntax to a search engine. The index holds folded words, stems and sounds: whoever changes
one of these adds a migration that makes the index anew.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from newsledger.knowledge.spelling import fold_name
from newsledger.lang.en.endings import stem as english_stem

_APOSTROPHES = "'’‘ʻʼʹ`´"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060"
# A letter or digit, then letters, digits, combining marks and invisible joiners; an apostrophe only before a letter.
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f{_INVISIBLE}]|[{_APOSTROPHES}](?=[^\W_]))*")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
_DROPPED = dict.fromkeys(map(ord, _APOSTROPHES + _INVISIBLE))
# Letters that Unicode does not take apart into a letter and a mark, as people without their keys type them.
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})


class Word(msgspec.Struct, frozen=True):
    """A word where it stands, and as it is compared."""

    start: int
    end: int
    folded: str


def fold(word: str) -> str:
    """Give a word's comparable form: "Şahín" and "sahin" become one."""
    if word.isascii() and word.isalnum():
        return word.lower()
    taken_apart = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in taken_apart if not unicodedata.combining(c)).casefold()
    return "".join(c for c in plain.translate(_DROPPED).translate(_PLAIN) if c.isalnum())


def find_words(text: str) -> Iterator[Word]:
    """Find the words of a text, in order; a possessive ending is left outside its word."""
    for match in _WORD.finditer(text):
        form = _POSSESSIVE.sub("", match[0])
        folded = fold(form)
        if folded:
            yield Word(match.start(), match.start() + len(form), folded)


def folded_words(text: str) -> tuple[str, ...]:
    """Give a text's words in comparable form."""
    return tuple(word.folded for word in find_words(text))


def has_endings(language: str | None) -> bool:
    """Say whether a language's words are found by their stems; those of other languages are compared whole."""
    return (language or "").partition("-")[0] == "en"


def stem(word: str) -> str:
    """Give what a folded word has in common with its other forms: "loans" and "loan" become one."""
    return english_stem(word)


def sounded_words(name: str) -> tuple[str, ...]:
    """Give a name's words as they sound, whatever the script and the spelling: "Токаев" and "Tokayev" become one."""
    return tuple(word for each in fold_name(name).split() if (word := fold(each)))
