"""What is a sum of money: a loan, a grant, a bribe, a price?

Invariant: the role is a word of the same sentence; the nearest one wins, a word that names an instrument before a word
that only says that money moves; without such a word there is no role.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newsledger.lang.lexicon import lexicon

_REACH = 110
"""Characters of the sentence read on each side."""
_WEAK = frozenset(("allocation", "price", "valuation", "contract", "revenue", "trade", "damage"))
"""Roles whose words stand near money of any kind."""
_WEAK_COST = 7
_WEAKEST_COST = 10
"""What something is worth says less of the sum than what the thing is: "deals worth $5 million"."""
_PAUSE_COST = 4
_AND_COST = 3
_RIVAL_COST = 6
"""A word beyond another sum is likelier that sum's."""
_FAR = 26
_PAUSES = ",;:()–—"
_FREE = frozenset(("a", "an", "as", "form", "in", "of", "the", "total", "amount"))
"""Words that bind a sum to what it is: "in the form of a grant"."""
_PAID_REACH = 3
"""Words before a sum among which "paid" makes it a price, where "for the …" follows."""
_DETERMINERS = frozenset(
    ("the", "a", "an", "its", "his", "her", "their", "each", "every", "one", "two", "both")
)
_WORD = re.compile(r"[$£€¥]?[^\W_]+|[,;:()–—]")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s+(?=[“\"‘(]?[^\W\d_a-z])|\n")
_RIVAL = re.compile(r"[$£€¥].*|(?:million|billion|trillion)")


@cache
def _forms() -> dict[tuple[str, ...], str]:
    return {tuple(form.split()): values[0] for form, values in lexicon("en", "amounts_roles").items()}


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """Give by first word how many words the forms have that begin with it, the longest first."""
    sizes: dict[str, set[int]] = {}
    for form in _forms():
        sizes.setdefault(form[0], set()).add(len(form))
    return {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}


def _left(text: str, start: int) -> str:
    piece = text[max(0, start - _REACH) : start]
    ends = list(_SENTENCE_END.finditer(piece))
    return piece[ends[-1].end() :] if ends else piece


def _right(text: str, end: int) -> str:
    piece = text[end : end + _REACH]
    stop = _SENTENCE_END.search(piece)
    return piece[: stop.start()] if stop else piece


def _role_at(words: list[str], at: int) -> str | None:
    if words[at] == "gdp" and at and words[at - 1] == "of":
        # What a share is of: "2 percent of GDP, or 4 billion lari".
        return None
    for size in _sizes().get(words[at], ()):
        role = _forms().get(tuple(words[at : at + size]))
        if role is not None:
            return role
    return None


def _step(word: str) -> int:
    if word in _FREE:
        return 0
    if word in ("and", "or", "while"):
        return _AND_COST
    return _PAUSE_COST if word in _PAUSES else _RIVAL_COST if _RIVAL.fullmatch(word) else 1


def _extra_cost(role: str) -> int:
    if role == "valuation":
        return _WEAKEST_COST
    return _WEAK_COST if role in _WEAK else 0


def _is_named(words: list[str], at: int) -> bool:
    return at == 1 and words[0] == "in"


def _cheapest(words: list[str], outwards: Iterable[int]) -> tuple[int, str] | None:
    """Give the role that is nearest to the sum, walking outwards from it, with its cost."""
    best: tuple[int, str] | None = None
    cost = 0
    for at in outwards:
        cost += _step(words[at])
        if cost > _FAR:
            break
        role = _role_at(words, at)
        if role is not None:
            # "In revenue" right after the sum names it, however weak the word is elsewhere.
            found = (cost + (0 if _is_named(words, at) else _extra_cost(role)), role)
            best = found if best is None else min(best, found)
    return best


def money_role(text: str, start: int, end: int) -> str | None:
    """Say what the sum between two offsets is, from the words of its sentence around it."""
    left = [m[0].lower() for m in _WORD.finditer(_left(text, start))]
    right = [m[0].lower() for m in _WORD.finditer(_right(text, end))]
    sides = (_cheapest(left, range(len(left) - 1, -1, -1)), _cheapest(right, range(len(right))))
    found = [side for side in sides if side]
    if found:
        return min(found)[1]
    bought = "paid" in left[-_PAID_REACH:] and right[:1] == ["for"] and bool(_DETERMINERS & set(right[1:2]))
    return "price" if bought else None
