"""Which words are one word with different endings, for somebody who searches?

"Loan" and "loans", "sign", "signed" and "signing": the inflections alone, by the first and the last steps of Porter's
English stemmer, never what makes another word ("police" and "policy", "general" and "generation" stay apart). Invariant:
a stem is a key to compare, not a word to show; whoever changes it adds a migration that fills the ledgers' index anew.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsledger.lang.lexicon import lexicon

_CONSONANT_Y = re.compile(r"^y|(?<=[aeiouy])y")
_VOWEL = re.compile("[aeiouy]")
_REGION = re.compile("[aeiouy][^aeiouy]")
_SHORT_END = re.compile("(?:^|[^aeiouy])[aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$")
_DOUBLED = re.compile(r"(?<=..)([bdfgmnprt])\1$|(?<=[^aeo])([bdfgmnprt])\2$")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Give what a folded word has in common with its other forms.

    >>> [stem(word) for word in ("loans", "signing", "countries", "policy", "news")]
    ['loan', 'sign', 'countri', 'polici', 'news']
    """
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return word
    known = lexicon("en", "search_forms")
    if word in known:
        (found,) = known[word]
        return word if found == word else stem(found)
    bare = _without_s(_CONSONANT_Y.sub("Y", word))
    return stem(bare) if bare in known else _without_e(_with_i(_without_ed(bare))).lower()


def _after(word: str, start: int = 0) -> int:
    """Say where the part begins that follows the first vowel and consonant."""
    found = _REGION.search(word, start)
    return found.end() if found else len(word)


def _without_s(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ies", "ied")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss", "is")) and _VOWEL.search(word[:-2]):
        return word[:-1]
    return word


def _without_ed(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _after(word) <= len(word) - 3 else word
    ending = next((each for each in ("ing", "ed") if word.endswith(each)), "")
    bare = word.removesuffix(ending)
    if not ending or not _VOWEL.search(bare):
        return word
    if bare.endswith(("at", "bl", "iz")) or (_after(bare) == len(bare) and _SHORT_END.search(bare)):
        return f"{bare}e"
    return bare[:-1] if _DOUBLED.search(bare) else bare


def _with_i(word: str) -> str:
    return f"{word[:-1]}i" if len(word) > 2 and word[-1] in "yY" and not _VOWEL.match(word[-2]) else word


def _without_e(word: str) -> str:
    first, last = _after(word), len(word) - 1
    second = _after(word, first)
    if word.endswith("e") and (second <= last or (first <= last and not _SHORT_END.search(word[:-1]))):
        return word[:-1]
    return word[:-1] if word.endswith("ll") and second <= last else word
