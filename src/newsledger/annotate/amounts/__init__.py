"""Which sums of money, measured quantities and counted things does an article state?

Invariant: `text[start:end]` are the amount's own words, from its currency sign or number to its unit, without the
words that loosen it; amounts come in order and do not overlap; the value is in single units, the least it can be where
the words name no figure ("dozens of ships", "a few euros"). A range that shares its
currency or unit is one amount, from `value` ("at_least") up to `high`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from newsledger.annotate.amounts.counts import Count, opens_range, read_count
from newsledger.annotate.amounts.measures import Measure, read_measure
from newsledger.annotate.amounts.modifiers import modifier_after, modifier_before
from newsledger.annotate.amounts.money import NO_NOUN, OF, Money, currency_before, read_money
from newsledger.annotate.amounts.money_roles import money_role
from newsledger.annotate.amounts.numbers import (
    DASHES,
    SPACES,
    Number,
    find_few,
    find_numbers,
    is_several,
    plain,
)
from newsledger.annotate.amounts.places import Places
from newsledger.annotate.amounts.rates import is_goods, rate_after
from newsledger.annotate.amounts.shares import SHARES, share_of
from newsledger.model import Amount, Article, Modifier
from newsledger.registry import Example, component

if TYPE_CHECKING:
    from spacy.tokens import Doc

Read = Money | Measure | Count

_JOIN = re.compile(rf"[{SPACES}]?(?:[{DASHES}]|(?<=[{SPACES}])(?:to|and|or)(?=[{SPACES}]))[{SPACES}]?")
_BETWEEN = re.compile(r"(?<!\w)between\s(?:about\s|an estimated\s)?(?:[^\w\s]{1,3})?$", re.IGNORECASE)
_LIKE_BEFORE = re.compile(
    r"[^.;\n]{0,60}?(?<!\w)(?:and|to|from|or|than|versus|another)\s"
    r"(?:another\s|about\s|some\s|only\s|just\s|nearly\s|over\s|around\s|almost\s)?"
)
_ALIKE_REACH = 80
"""Characters within which "and another 20 billion" still is money after a sum."""
_MINUS = re.compile(r"(?:(?<!\w)minus\s|(?<![\w)])[-−–])$")
_PLURAL = re.compile(r"[a-z]{3}s$")
"""The end of a currency's name in the plural, which no sign and no code has."""
_CRORES = re.compile(r"(?:crore|lakh|lac)s?$", re.IGNORECASE)
_RUPEES = ("INR", "PKR", "NPR", "LKR", "BDT")
_MORE_THAN_A_WAGE = 10**6
_PER_UNIT = re.compile(
    r"\s(?:per|to\s(?:the|a|one|1)|(?:for|against)\s(?:one|1))\s((?:(US|U\.\s?S\.)\s)?(dollar|euro|rouble|ruble|yuan))(?!\w)"
)
_UNIT_CODES = {"dollar": "USD", "euro": "EUR", "rouble": "RUB", "ruble": "RUB", "yuan": "CNY"}
_OPENED_BY = re.compile(r"\s?[(\[]\s?(?:[^\W\d_]{1,12}\s){0,3}$")


@dataclass(frozen=True)
class Reader:
    """An article with what reading its numbers needs."""

    article: Article
    doc: Doc

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def places(self) -> Places:
        """The money evidence of the article."""
        return Places(self.text)

    @cached_property
    def title_end(self) -> int:
        """Where the title ends: before it, a capital is no sign of a name."""
        return max((b.end for b in self.article.blocks if b.kind == "title"), default=0)

    def loosen(self, number: Number) -> tuple[Number, Modifier | None]:
        """Find what loosens a number; words directly after it ("-odd", "or more") become part of it."""
        count = number.value <= 12 and not number.scaled and not number.raw
        before = modifier_before(self.text, number.start, count=count)
        after = modifier_after(self.text, number.end)
        if after:
            number = replace(number, end=after[1])
        return number, number.modifier or before or (after[0] if after else None)

    def read(self, number: Number) -> tuple[Read, Modifier | None] | None:
        """Read a number as money, a measure or a count, in that order."""
        money = read_money(self.text, number, self.places)
        if money and (number.scaled or not number.vague or self._is_few(money)):
            return money, self._money_modifier(money, number)
        if number.vague:
            floor = self._floor(number)
            return (floor, number.modifier) if floor else None
        loose, modifier = self.loosen(number)
        longer = loose if loose.end > number.end else None
        found: Read | None = read_money(self.text, longer, self.places) if longer else None
        found = found or self._measure(number) or (self._measure(longer) if longer else None)
        found = found or self._count(loose, modifier)
        return (found, modifier) if found else None

    def _is_few(self, money: Money) -> bool:
        """Whether "several" counts money: several euros, but not several euro notes or several €5 notes."""
        plural = _PLURAL.search(self.text, money.start, money.end)
        return bool(plural or NO_NOUN.match(self.text, money.end)) and self.text[money.end - 1].isalpha()

    def _floor(self, number: Number) -> Measure | Count | None:
        """Read "dozens of ships", "hundreds of tonnes" and "several thousand people" by the least they can be."""
        of = OF.match(self.text, number.end)
        if not number.scaled or not (of or is_several(self.text, number)):
            return None
        sure = replace(number, end=of.end() if of else number.end, vague=False)
        found = self._measure(sure) or self._count(sure, number.modifier)
        return found if found and found.end > sure.end else None

    def _measure(self, number: Number) -> Measure | None:
        """Read a measure; below zero where it is a temperature, "2.3m tonnes" by its scale."""
        scaled = read_measure(self.text, number.as_money()) if number.money_scale else None
        measure = scaled or read_measure(self.text, number)
        minus = _MINUS.search(self.text, max(0, number.start - 6), number.start)
        if measure and minus and measure.dimension == "temperature":
            return replace(measure, start=minus.start(), value=-measure.value)
        return measure

    def _count(self, number: Number, modifier: Modifier | None) -> Count | None:
        titled = number.start < self.title_end
        return read_count(self.text, number, self.doc, loosened=modifier is not None, titled=titled)

    def _money_modifier(self, money: Money, number: Number) -> Modifier | None:
        before = modifier_before(self.text, money.start)
        after = modifier_after(self.text, money.end)
        return number.modifier or before or (after[0] if after else None)


_SIGN_REACH = 16


def _joined(reader: Reader, first: Number, second: Number, *, reach: int = 6) -> str | None:
    """Give the word or dash that makes a range of two numbers, or None."""
    if second.start - first.end > reach:
        return None
    start, end = first.start, second.start
    if reach > 6:
        # A sign, or the first sum's own words, stand between the numbers.
        low = read_money(reader.text, first, reader.places)
        prefix = currency_before(reader.text, second, reader.places)
        start, end = low.start if low else start, prefix.start if prefix else end
        first = replace(first, end=max(first.end, low.end) if low else first.end)
    join = _JOIN.fullmatch(reader.text, first.end, end)
    if join is None:
        return None
    word = join[0].strip()
    if word == "and" and not _BETWEEN.search(reader.text[max(0, start - 30) : start]):
        return None
    return word


def _scaled_like(first: Number, second: Number) -> Number:
    """Give the first number of "25-35 million" the scale of the second."""
    if second.scaled and not first.scaled and first.value < second.value / second.scale:
        return replace(first, value=first.value * second.scale, scale=second.scale)
    return first


def _ascend(first: Number, second: Number) -> bool:
    """Whether two numbers can be the ends of one range: "2019 to 147 trillion" cannot."""
    return first.value < second.value and (first.scaled or not second.scaled)


def _is_year(number: Number) -> bool:
    return len(number.raw) == 4 and number.raw.isdigit() and 1900 <= int(number.raw) < 2100


def _read_range(reader: Reader, first: Number, second: Number) -> Read | None:
    """Read two numbers as the ends of one range that share a currency or unit."""
    word = _joined(reader, first, second)
    if word is None or (_is_year(first) and _is_year(second)) or first.vague or second.vague:
        return None
    text, places = reader.text, reader.places
    prefix = currency_before(text, first, places)
    if prefix is None:
        return _range_by_unit(reader, first, second)
    if currency_before(text, second, places):
        return None
    after = read_money(text, second, places)
    second = after.number if after else second.as_money()
    if after is None and not (second.scaled or word in DASHES):
        return None
    first = _scaled_like(first, second)
    if not _ascend(first, second):
        return None
    end = after.end if after else second.end
    return Money(prefix.start, end, first.value, prefix.code, None, second, prefix.others, high=second.value)


def _ends_of_range(reader: Reader, first: Number, second: Number) -> tuple[Money, Money] | None:
    """Read "$5m-$7m" and "between $5m and $7m", whose ends are sums of their own."""
    word = _joined(reader, first, second, reach=_SIGN_REACH)
    if word is None or not (word in DASHES or word == "and"):
        return None
    low, high = (read_money(reader.text, number, reader.places) for number in (first, second))
    if (
        low is None
        or high is None
        or low.currency != high.currency
        or low.end > high.start
        or low.value >= high.value
    ):
        return None
    return low, high


def _range_by_unit(reader: Reader, first: Number, second: Number) -> Read | None:
    start = reader.text[max(0, first.start - 1) : first.start]
    if (
        start.isalnum()
        or start in (".", ",", "/", *DASHES)
        or currency_before(reader.text, second, reader.places)
    ):
        return None
    found = reader.read(second)
    if found is None or reader.read(first) is not None or (first.scaled and not second.scaled):
        return None
    high = found[0]
    first = _scaled_like(first, high.number)
    factor = high.value / high.number.value if high.number.value else Decimal(1)
    if not _ascend(first, high.number):
        return None
    if isinstance(high, Count) and not opens_range(reader.text, first, reader.doc):
        return None
    return replace(high, start=first.start, value=first.value * factor, high=high.value)


def _like_before(reader: Reader, number: Number, last: Amount | None) -> Money | None:
    """Read "1.7 million" after "$300 million and" as money too; "600 crores" with nothing counted are rupees."""
    text = reader.text
    if not number.scaled or not NO_NOUN.match(text, number.end):
        return None
    if number.vague:
        return _crores(reader, number)
    near = last and last.currency and last.end <= number.start <= last.end + _ALIKE_REACH
    if last and near and _LIKE_BEFORE.fullmatch(text, last.end, number.start):
        return Money(number.start, number.end, number.value, last.currency, None, number)
    return _crores(reader, number)


def _crores(reader: Reader, number: Number) -> Money | None:
    """Read "600 crores" and "thousands of crores" with nothing counted as rupees."""
    if not _CRORES.search(reader.text[number.start : number.end]):
        return None
    code = reader.places.choose(_RUPEES, number.start) or _RUPEES[0]
    return Money(number.start, number.end, number.value, code, None, number)


def _amount(reader: Reader, read: Read, modifier: Modifier | None, last: Amount | None) -> Amount:
    text = reader.text
    words, value = text[read.start : read.end], plain(read.value)
    if isinstance(read, Money):
        per = rate_after(text, read.end)
        return Amount(
            read.start,
            read.end,
            words,
            value=value,
            currency=read.currency,
            unit=read.unit,
            modifier=modifier,
            role=_money_role(text, read, last, per) or ("price" if is_goods(per) else None),
            high=plain(read.high) if read.high is not None else None,
            per=per,
            currencies=read.currencies,
        )
    measured = isinstance(read, Measure)
    return Amount(
        read.start,
        read.end,
        words,
        value=value,
        unit=read.unit,
        modifier=modifier,
        high=plain(read.high) if read.high is not None else None,
        per=rate_after(text, read.end, of_what=True) if measured and read.unit not in SHARES else None,
        share_of=share_of(text, reader.doc, read.start, read.end) if read.unit in SHARES else None,
    )


def _money_role(text: str, money: Money, last: Amount | None, per: str | None) -> str | None:
    """Give a sum in brackets the role of the sum it converts; what is earned in millions at once is no wage."""
    if (
        last
        and last.currency
        and money.start - last.end < 48
        and _OPENED_BY.fullmatch(text, last.end, money.start)
    ):
        return last.role
    role = money_role(text, money.start, money.end)
    if role == "earning":
        return "revenue" if money.value >= _MORE_THAN_A_WAGE and not per else "wage"
    return role


def _per_unit(reader: Reader, last: Amount) -> Amount | None:
    """Read "dollar" in "450 tenge per dollar" as one dollar."""
    found = _PER_UNIT.match(reader.text, last.end) if last.currency else None
    if found is None:
        return None
    code = _UNIT_CODES[found[3]]
    return Amount(found.start(1), found.end(1), found[1], value="1", currency=code, role="rate")


def _numbers(text: str) -> list[Number]:
    """Give the numbers of a text and what stands for one, in order; "a couple of million" is one number."""
    numbers = list(find_numbers(text))
    taken = {number.start for number in numbers}
    few = (number for number in find_few(text) if number.start not in taken)
    return sorted((*numbers, *few), key=lambda number: number.start)


def _find(reader: Reader) -> Iterator[Amount]:
    numbers = _numbers(reader.text)
    last: Amount | None = None
    for at, number in enumerate(numbers):
        if last and number.start < last.end:
            continue
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        for read, modifier in _read_at(reader, number, following, last):
            # A currency word between two numbers belongs to the first.
            if last and read.start < last.end:
                continue
            last = _amount(reader, read, modifier, last)
            rate = _per_unit(reader, last)
            yield msgspec.structs.replace(last, role="rate") if rate else last
            if rate:
                yield rate
                last = rate


def _read_at(
    reader: Reader, number: Number, following: Number | None, last: Amount | None
) -> list[tuple[Read, Modifier | None]]:
    """Read a number, or it and the next one as a range."""
    both = _read_range(reader, number, following) if following else None
    if both:
        return [(both, "at_least")]
    ends = _ends_of_range(reader, number, following) if following else None
    if ends:
        return [(ends[0], "at_least"), (ends[1], "up_to")]
    read = reader.read(number)
    if read:
        return [read]
    money = _like_before(reader, number, last)
    return [(money, number.modifier or modifier_before(reader.text, money.start))] if money else []


@component(
    "annotation",
    name="amounts",
    examples=(
        Example(
            "The bank approved a $12.5 million loan for the town of Kara.", ("$12.5 million = 12500000 USD",)
        ),
        Example("Traders paid around 40,000 tenge.", ("40,000 tenge = 40000 KZT about",)),
        Example("The fee is at least 50 cents.", ("50 cents = 0.5 USD at_least",)),
        Example(
            "The dam will cost 25-35 million euros.",
            ("25-35 million euros = 25000000 EUR at_least",),
        ),
        Example("Crews laid over 310km of pipe.", ("310km = 310 km more_than",)),
        Example("Output grew by 4.5 per cent.", ("4.5 per cent = 4.5 percent",)),
        Example("Three senior officials resigned.", ("Three senior officials = 3 officials",)),
        Example("Dozens of ships waited.", ("Dozens of ships = 12 ships more_than",)),
        Example("It cost a few euros.", ("a few euros = 1 EUR more_than",)),
        Example("The park has 95 foreign companies.", ("95 foreign companies = 95 foreign companies",)),
    ),
    silent=(
        "The two countries met twice on May 4, 2023, for the third round of talks.",
        "These three leaders are between 50 and 60 years old.",
        "Several euro notes were found, dozens of times a year, and paid in dollars.",
        "The Boeing 747 landed on runway 5 at 10:30.",
    ),
)
def find_amounts(article: Article, doc: Doc) -> tuple[Amount, ...]:
    """Find the amounts of an article, in order."""
    return tuple(_find(Reader(article, doc)))
