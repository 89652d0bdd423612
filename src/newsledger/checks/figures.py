"""How do checks compare figures, and how do they write them down?

Invariant: two figures are held against each other only as exactly as they were written: "52.4 million" may be anything
from 52.35 to 52.45 million.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from newsledger.knowledge.currencies import currencies
from newsledger.model import Amount, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

Placed = TypeVar("Placed", bound=Span)

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_ENDS_SENTENCE = re.compile(r"[.!?\n](?:(?<=\n)|(?<!\n)[”\"’)]*\s+(?=[“\"‘(]?[^\W\d_a-z]))")
"""The mark that ends a sentence and what follows it up to the next one's capital, or the end of a line."""
_DIGITS = re.compile(r"\d[\d.,  ]*")
_CONVERTS = re.compile(
    r"\s?[(\[–—,]\s?(?:[^\W\d_]{1,14}\s){0,4}|\s(?:or|equivalent to|equal to)\s(?:[^\W\d_]{1,14}\s)?"
)
_LONGEST_SENTENCE = 1200
"""Characters; what is longer is no sentence, and looking further would cost time for nothing."""
ABOUT = Decimal("0.05")
"""How much "about" and the like add to a figure's own roundness."""


def value_of(amount: Amount) -> Decimal:
    """Give an amount's value as a number."""
    return Decimal(amount.value or 0)


def kind_of(amount: Amount) -> str:
    """Give what an amount is in: its currency, or its unit."""
    return amount.currency or amount.unit or ""


def last_place(amount: Amount) -> Decimal:
    """Give the last place an amount is written to: 0.1 million for "52.4 million"; 0 for a plain whole number."""
    value = value_of(amount)
    written = _DIGITS.search(amount.text)
    digits = re.sub(r"[^\d.]", "", written[0]).rstrip(".") if written else ""
    if not digits or not value or digits.count(".") > 1 or not Decimal(digits):
        return Decimal(0)
    scale, decimals = value / Decimal(digits), len(digits.partition(".")[2])
    return scale.scaleb(-decimals) if scale != 1 or decimals else Decimal(0)


def rounding(amount: Amount) -> Decimal:
    """Give by what share of itself a figure may have been rounded: half of its last place, at most two digits in."""
    value = value_of(amount)
    if not value:
        return Decimal(0)
    digits = value.normalize().as_tuple()
    exponent = int(digits.exponent) if isinstance(digits.exponent, int) else 0
    second = len(digits.digits) + exponent - 2
    place = last_place(amount) or Decimal(1).scaleb(min(exponent, second))
    return place / 2 / value


def slack(amounts: Collection[Amount]) -> Decimal:
    """Give by how much a sum of these amounts may be off, as they were written.

    Figures written together are taken to be as exact as the finest of them: 45 beside 52.4 is 45.0.
    """
    places = [place for a in amounts if (place := last_place(a))]
    total = min(places) / 2 * len(amounts) if places and len(places) == len(amounts) else Decimal(0)
    return total + sum((value_of(a) * ABOUT for a in amounts if a.modifier), Decimal(0))


def say(value: Decimal, kind: str = "", like: Decimal | None = None) -> str:
    """Write a value for people: "52.4 million dollars", "1,403 participants"; `like` sets the scale."""
    number = _scaled(value, like if like is not None else value)
    return f"{number} {name_of(kind)}".strip()


def bare(value: Decimal, like: Decimal) -> str:
    """Write a value in the scale of another, without naming it: "45" beside "52.4 million"."""
    scale = next((s for s, _ in _SCALES if abs(like) >= s), 1)
    return _plain(value / scale)


def name_of(kind: str) -> str:
    """Name a currency or unit: "dollars" for USD."""
    if kind == "USD":
        return "dollars"
    return currencies()[kind].name if kind in currencies() else kind


def _scaled(value: Decimal, like: Decimal) -> str:
    for scale, name in _SCALES:
        if abs(like) >= scale:
            return f"{_plain(value / scale)} {name}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    rounded = round(value, 4)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=1)
def _sentence_ends(text: str) -> tuple[list[int], list[int]]:
    """Give where the marks that end a text's sentences stand, and where what follows them begins.

    The text asked last is kept: all checks ask for the same one in turn.
    """
    found = list(_ENDS_SENTENCE.finditer(text))
    return [m.start() for m in found], [m.end() for m in found]


def sentence_around(text: str, at: int) -> Span:
    """Give the sentence in which an offset stands, by its punctuation."""
    marks, begins = _sentence_ends(text)
    passed = bisect_right(begins, at)
    start = max(begins[passed - 1] if passed else 0, at - _LONGEST_SENTENCE, 0)
    following = bisect_left(marks, max(at, start))
    last = min(len(text), at + _LONGEST_SENTENCE)
    mark = marks[following] if following < len(marks) else last
    end = last if mark >= last else mark if text[mark] == "\n" else mark + 1
    return Span(start, max(end, start + 1))


def inside(spans: Sequence[Placed], start: int, end: int) -> list[Placed]:
    """Give those of some spans, sorted by start, that lie between two offsets."""
    first = bisect_left(spans, start, key=lambda s: s.start)
    last = bisect_left(spans, end, lo=first, key=lambda s: s.start)
    return [s for s in spans[first:last] if s.end <= end]


def is_converted(text: str, amount: Amount, before: Amount | None) -> bool:
    """Whether an amount stands in brackets behind another, as its conversion."""
    if before is None or not amount.currency or not before.currency or amount.currency == before.currency:
        return False
    return bool(_CONVERTS.fullmatch(text[before.end : amount.start][:60]))


def without_conversions(text: str, amounts: Iterable[Amount]) -> list[Amount]:
    """Leave out the sums that only convert the sum before them."""
    kept: list[Amount] = []
    last: Amount | None = None
    for amount in amounts:
        if not is_converted(text, amount, last):
            kept.append(amount)
        last = amount
    return kept
