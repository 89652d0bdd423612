"""Is a number money, of which currency, and where do its words begin and end?

Invariant: a currency is read from a sign, a code or a word beside the number. A word or sign that means several
("pesos", a bare "$") is settled by the places the article names; where they leave it open, the sum says between which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from newsledger.annotate.amounts.numbers import DASHES, SPACES, Number
from newsledger.knowledge.currencies import CAUTIOUS_CODES, currencies, signs
from newsledger.lang.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.annotate.amounts.places import Places

_PREFIX_REACH = 16
_US = r"U\.?\s?S\.?(?:\s?A\.?)?"
_WORD_AFTER = re.compile(
    rf"[{SPACES}]?(?:[{DASHES}][{SPACES}]?)?((?<![^\W\d_])U\.\s?S\.|[^\W\d_]+(?:['’‘ʻʼ][^\W\d_]+)?)"
)
OF = re.compile(rf"[{SPACES}]of(?=[{SPACES}])", re.IGNORECASE)
_WORDS_AFTER = 5
_CAREFUL = frozenset(
    [
        "won",
        "sum",
        "sums",
        "real",
        "reals",
        "crown",
        "crowns",
        "mark",
        "marks",
        "kip",
        "som",
        "soms",
        "lev",
        "sol",
        "sterling",
        "all",
        "pounds",
        "pound",
    ]
)
"""Currency words that are everyday words too: money only beside a scale, a large figure or the country's name."""
_SIGNED_ALIKE = frozenset(("peso", "pesos", "dollar", "dollars", "real", "reais"))
"""Currency words of the currencies that are written with a bare "$"."""
_USUAL = frozenset(("GBP", "KRW", "RUB"))
"""What the world's papers mean by "pounds", "won" and "roubles" where no other country with such a currency is named."""
_BUYS = 1000
"""From this figure on a careful word is taken for money: nobody counts a thousand everyday crowns."""
_WEIGHT = re.compile(
    rf"[{SPACES}](?:of[{SPACES}](?!debt|aid|revenue|damage|public|taxpayer|investment)|per capita|heavier|lighter|overweight)"
)
_ARTICLE_A = re.compile(r"A\s\$")
"""The article before a sum rather than the Australian dollar, unless it stands inside a sentence."""
_INSIDE = re.compile(r"[a-z,]\s$")
_PENCE = re.compile(r"p(?!\w)")
"""Pence, where the text writes pounds too."""
_LOST_SIGN = re.compile(r"(?<![^\W_])U\.?\s?S\.?\s$")
NO_NOUN = re.compile(
    r"\s*(?:[,.;:)(”\"]|(?:in|for|to|from|by|on|at|a|an|per|last|this|and|or|over|during|annually|yearly|each|as|after"
    r"|before|was|were|is|are|has|have|had|spent|this|next|until|through|with|compared)(?!\w)|$)"
)
"""What follows a number that counts nothing."""
_LETTERS = re.compile(r"[^\W\d_]")
_WORDS_BEFORE = ("US dollars", "US dollar", "dollars", "euros", "rupees", "tenge", "roubles", "rubles")
"""Currency words that some papers write before the number."""


@dataclass(frozen=True)
class Money:
    """A sum of money where it stands; `currency` is None where the word means several and nothing settles it."""

    start: int
    end: int
    value: Decimal
    currency: str | None
    unit: str | None
    number: Number
    currencies: tuple[str, ...] = ()
    """What the currency may be, where the text does not say which it is."""
    high: Decimal | None = None


@dataclass(frozen=True)
class Currency:
    """Words for a currency where they stand."""

    start: int
    end: int
    code: str | None
    word: str
    minor: bool = False
    others: tuple[str, ...] = ()
    """The currencies it may be, its own among them, where that is not sure."""


def _sign_pattern(sign: str) -> str:
    """Let a space stand between the letters and the sign of "US$", as some wires write it."""
    letters = re.match(r"[^\W\d_.]+(?=[$£¥₵¢₡])", sign)
    if letters is None:
        pattern = re.escape(sign)
    else:
        head = _US if letters[0] == "US" else re.escape(letters[0])
        pattern = head + r"\s?" + re.escape(sign[letters.end() :])
    starts_with_letter = bool(_LETTERS.match(sign))
    return (r"(?<![^\W_])" if starts_with_letter else "") + pattern


@cache
def _prefix() -> re.Pattern[str]:
    ordered = sorted(signs(), key=lambda s: (-len(s), s))
    patterns = "|".join(_sign_pattern(s) for s in ordered if s != "U.S.$")
    codes = "|".join(sorted(currencies()))
    words = rf"(?i:{'|'.join(_WORDS_BEFORE)})"
    return re.compile(
        rf"(?:(?<![^\W_])(?P<code>{codes})\s?(?=[$£¥€₵]))?(?P<sign>{patterns}|(?<!\w){words})[{SPACES}]{{0,2}}$"
    )


@cache
def _endings() -> tuple[frozenset[str], frozenset[str]]:
    """Give the last character of every sign that is no letter or stands alone, and the last two of all the others."""
    forms = [*signs(), *_WORDS_BEFORE]
    ones = frozenset(form[-1] for form in forms if len(form) == 1 or not form[-1].isalnum())
    twos = frozenset(form[-2:] for form in forms if len(form) > 1)
    return ones, twos


def _may_end_in_currency(left: str) -> bool:
    """Whether the words before a number may end in a sign, code or currency word: a cheap look before the whole one."""
    tail = left.rstrip(SPACES)[-2:]
    ones, twos = _endings()
    return tail[-1:] in ones or tail in twos or tail.lower() in twos


def _known_sign(found: re.Match[str]) -> str:
    sign = re.sub(r"\s", "", found["sign"])
    if re.match(rf"{_US}\$", sign):
        return "US$"
    return found["code"] or sign


def currency_before(text: str, number: Number, places: Places) -> Currency | None:
    """Read the sign, code or word before a number."""
    base = max(0, number.start - _PREFIX_REACH)
    left = text[base : number.start]
    if not left or not (
        left[-1] in SPACES or left[-1] == "." or not left[-1].isalnum() or left[-1].isalpha()
    ):
        return None
    found = _prefix().search(left) if _may_end_in_currency(left) else None
    if found is None:
        return _lost_sign(text, number, base, left)
    sign = _known_sign(found)
    start = base + found.start()
    if _ARTICLE_A.fullmatch(found["sign"]) and not (
        places.names("AUD") and _INSIDE.search(left[: found.start()])
    ):
        start, sign = base + found.end("sign") - 1, "$"
    if sign in signs():
        return _settled(sign, (start, number.start), number, places)
    word = _word_form(found["sign"].split()[-1].lower())
    return Currency(start, number.start, word[1], word[2]) if word and word[0] == "major" else None


OWN_DOLLARS = ("AUD", "CAD", "HKD", "NZD", "SGD")
"""Dollars whose countries' papers write a bare "$" for their own."""


def _dollar(places: Places, at: int) -> tuple[str, tuple[str, ...]]:
    """Say which dollar a bare one is: the US dollar, or the country's own where the text speaks of no other.

    Either is open where a country with a dollar of its own is named.
    """
    named = tuple(code for code in OWN_DOLLARS if places.names(code))
    if not named:
        return "USD", ()
    own = None if places.names("USD") else places.choose(named, at)
    return own or "USD", tuple(sorted({*named, "USD"}))


def _settled(sign: str, span: tuple[int, int], number: Number, places: Places) -> Currency | None:
    """Give the currency that a sign means beside a number, with what else it may be."""
    if sign == "$":
        code, others = _dollar(places, number.start)
        return Currency(*span, code, sign, others=others)
    settled = _settle(sign, number, places)
    if settled is None:
        return None
    meanings = tuple(sorted({code for code, _ in signs()[sign]}))
    return Currency(*span, settled, sign, others=_open(meanings, places))


def _open(codes: tuple[str, ...], places: Places) -> tuple[str, ...]:
    """Give the currencies between which a word or sign is open: all of those named, or all where none is."""
    named = tuple(code for code in codes if places.names(code))
    left = named or codes
    return left if len(left) > 1 else ()


def _lost_sign(text: str, number: Number, base: int, left: str) -> Currency | None:
    """Read "U.S. 93 million" with nothing counted after it: the sign was lost on the way."""
    lost = _LOST_SIGN.search(left) if number.raw and number.scaled else None
    if lost is None or not NO_NOUN.match(text, number.end):
        return None
    return Currency(base + lost.start(), number.start, "USD", "US$")


def _settle(sign: str, number: Number, places: Places) -> str | None:
    meanings = signs()[sign]
    sure = tuple(code for code, cautious in meanings if not cautious)
    if len(sure) == 1 and len(meanings) == 1:
        return sure[0]
    named = tuple(code for code, _ in meanings if places.names(code))
    if sure:
        return places.choose(tuple(c for c, _ in meanings), number.start) or sure[0]
    if sign in currencies() and not (number.scaled or number.value >= _BUYS or number.money_scale):
        return None
    if len(sign) == 1 and not named and number.scaled and sign in "RN":
        return meanings[0][0]
    return places.choose(named, number.start) if named else None


def _word_form(form: str) -> tuple[str, str | None, str, tuple[str, ...]] | None:
    row = lexicon("en", "amounts_currency_words").get(form)
    if row is None:
        return None
    kind, default, codes = row
    return kind, None if default == "-" else default, form, tuple(codes.split())


def _following(text: str, pos: int) -> Iterator[tuple[str, int, int]]:
    for _ in range(_WORDS_AFTER):
        word = _WORD_AFTER.match(text, pos)
        if word is None:
            return
        yield word[1], word.start(1), word.end()
        pos = word.end()


def currency_after(text: str, number: Number, places: Places) -> Currency | None:
    """Read the words, code or sign after a number: "dollars", "U. S. dollars", "Hong Kong dollars", "KZT", "₸"."""
    sign = _sign_after(text, number, places)
    if sign:
        return sign
    of = OF.match(text, number.end) if number.scaled else None
    at = of.end() if of else number.end
    first = _WORD_AFTER.match(text, at)
    if first is None:
        return None
    named = _may_open_currency(first[1])
    words = list(_following(text, at)) if named else []
    found = _named(words, number, places, text) if named else None
    return found or (None if of else _code_after((first[1], first.start(1), first.end()), places))


@cache
def _openings() -> tuple[frozenset[str], frozenset[str]]:
    """Give the first word of every currency's name, and of every place that may stand before one."""
    names = {form.split()[0] for form in lexicon("en", "amounts_currency_words")}
    return frozenset(names), frozenset(form.split()[0] for form in lexicon("en", "amounts_currency_places"))


def _may_open_currency(word: str) -> bool:
    """Whether a word may open a currency's name, or a place before it."""
    names, places = _openings()
    return (
        word.lower().replace("’", "'") in names or word.lower() in names or word in places or word[0] == "U"
    )


def _sign_after(text: str, number: Number, places: Places) -> Currency | None:
    at = number.end + (text[number.end : number.end + 1] in SPACES and number.end < len(text))
    sign = text[at : at + 1]
    if sign == "$" and text[at + 1 : at + 2].isdigit():
        return None
    if sign and not sign.isalnum() and sign in signs() and (at == number.end or sign != "$"):
        return _settled(sign, (at, at + 1), number, places)
    for form in ("Rs", "zł", "Kč", "Ft"):
        if text.startswith(form, at) and not text[at + len(form) : at + len(form) + 1].isalnum():
            return _settled(form, (at, at + len(form)), number, places)
    pence = _PENCE.match(text, number.end) if number.raw else None
    return Currency(number.end, pence.end(), "GBP", "p", minor=True) if pence and "£" in text else None


def _code_after(word: tuple[str, int, int], places: Places) -> Currency | None:
    form, start, end = word
    if form not in currencies() or (form in CAUTIOUS_CODES and not places.names(form)):
        return None
    return Currency(start, end, form, form)


def _named(words: list[tuple[str, int, int]], number: Number, places: Places, text: str) -> Currency | None:
    """Read an optional place and a currency's name: "Kazakh tenge", "New Zealand dollars", "CFA francs"."""
    for skip in range(min(4, len(words))):
        place = " ".join(w[0] for w in words[:skip])
        codes = _codes_of_place(place) if skip else ()
        if skip and not codes:
            continue
        for size in (2, 1):
            group = words[skip : skip + size]
            if len(group) < size:
                continue
            form = " ".join(w[0] for w in group).lower()
            found = _word_form(form.replace("’", "'")) or _word_form(form)
            if found is None:
                continue
            return _choose(found, codes, (words[0][1], group[-1][2]), number, places, text)
    return None


def _codes_of_place(place: str) -> tuple[str, ...]:
    if re.fullmatch(_US, place):
        return ("USD",)
    row = lexicon("en", "amounts_currency_places").get(place)
    return tuple(row[0].split()) if row else ()


def _choose(
    found: tuple[str, str | None, str, tuple[str, ...]],
    of_place: tuple[str, ...],
    span: tuple[int, int],
    number: Number,
    places: Places,
    text: str,
) -> Currency | None:
    kind, default, form, codes = found
    start, end = span
    stated = tuple(c for c in codes if c in of_place)
    if of_place and not stated:
        return None
    minor = kind == "minor"
    if stated:
        return Currency(start, end, stated[0], form, minor)
    if default == "USD":
        dollar, others = _dollar(places, number.start)
        return Currency(start, end, dollar, form, minor, others)
    meant = default if default == "EUR" else places.choose(codes, number.start) or default
    if form in _CAREFUL and not _is_sum(form, number, codes, places, text, end):
        return None
    usual = meant in _USUAL and not any(places.names(code) for code in codes if code != meant)
    return Currency(start, end, meant, form, minor, () if usual else _open(codes, places))


def _is_sum(form: str, number: Number, codes: tuple[str, ...], places: Places, text: str, end: int) -> bool:
    if number.vague and not number.scaled:
        return False  # "several won": a verb, likelier than a currency
    if form in ("pound", "pounds"):
        return not _WEIGHT.match(text, end) and (
            number.scaled or "£" in text or any(map(places.names, codes))
        )
    return number.scaled or number.value >= _BUYS or any(map(places.names, codes))


def read_money(text: str, number: Number, places: Places) -> Money | None:
    """Read a number as money, or give None."""
    before = currency_before(text, number, places)
    if before:
        number = number.as_money()
        after = currency_after(text, number, places)
        if after and before.word == "$" and after.word in _SIGNED_ALIKE:
            # "$500 pesos": the word says which of the currencies that use the sign it is.
            return replace(_sum_of(number, after), start=before.start)
        end = after.end if after and after.code == before.code and not after.minor else number.end
        return Money(before.start, end, number.value, before.code, None, number, before.others)
    if number.start and text[number.start - 1].isalnum():
        return None
    after = currency_after(text, number.as_money(), places) if number.money_scale else None
    number = number.as_money() if after else number
    after = after or currency_after(text, number, places)
    if after is None:
        return None
    return _sum_of(number, after)


def _sum_of(number: Number, after: Currency) -> Money:
    value = number.value
    if after.minor:
        digits = currencies()[after.code].digits if after.code else 2
        value = value.scaleb(-digits)
    unit = after.word if after.code is None else None
    return Money(number.start, after.end, value, after.code, unit, number, after.others)
