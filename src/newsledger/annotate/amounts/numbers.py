"""Where does a number stand, and how much is it?

Digits in every grouping news uses, words ("two and a half million"), scales ("bn", "crore"), and compounds ("3 million
500 thousand"). Invariant: a number of more than MAX_DIGITS digits is none; reading takes time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple, cast

from newsledger.lang.lexicon import lexicon
from newsledger.model import Modifier

MAX_DIGITS = 24
"""A septillion: no figure in the news is longer, and serial numbers are."""

SPACES = " \u00a0\u2009\u202f"
DASHES = "‐‑–—−-"
"""The hyphen comes last, so that the string can stand in a character class."""
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_GROUPED_BY_SPACE = re.compile(rf"\d{{1,3}}(?:[{SPACES}]\d{{3}}){{1,6}}(?:[.,]\d{{1,2}})?(?![\d])")
_DIGITS = re.compile(r"\d+(?:[.,'’]\d+)*")
_GLUE = re.compile(rf"[{SPACES}]?(?:[{DASHES}][{SPACES}]?)?")
_WORD = re.compile(r"[^\W\d_]+")
_PLUS_BEFORE_SCALE = re.compile(rf"[{SPACES}]?(?:\+|[{DASHES}][{SPACES}]?(plus|odd))", re.IGNORECASE)
_LAST_WORD = re.compile(r"\w+\.?$")
_LONGEST_WORD = 16
"""Characters of a word before a number that are looked at: none that matters is longer."""
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_HALF = re.compile(
    rf"(?:one[{SPACES}-])?half[{SPACES}{DASHES}]{{1,3}}(?:an?[{SPACES}-]{{1,3}})?", re.IGNORECASE
)
_PART_OF = re.compile(
    rf"(?P<part>(?:an?|one|three)[{SPACES}-]{{1,2}}(?:quarters?|third)|two[{SPACES}-]thirds|three[{SPACES}-]fourths)"
    rf"[{SPACES}]of[{SPACES}](?:an?|one)[{SPACES}]",
    re.IGNORECASE,
)
_PARTS = {"quarter": Decimal("0.25"), "quarters": Decimal("0.75"), "fourths": Decimal("0.75")}
"""Thirds have no decimal value, and stay unread."""
_COUPLE_OF = re.compile(rf"(?:an?[{SPACES}])?couple(?:[{SPACES}]of)?[{SPACES}]", re.IGNORECASE)
_AND_A_HALF = re.compile(rf"[{SPACES}-]and[{SPACES}-]an?[{SPACES}-](half|quarter)(?!\w)", re.IGNORECASE)
_VAGUE_LEFT = re.compile(
    rf"(?<!\w)(?:several|few|many|multiple|numerous|multi|untold|countless)[{SPACES}{DASHES}]{{0,3}}$",
    re.IGNORECASE,
)
_FEW = re.compile(
    rf"(?<!\w)(?:an?[{SPACES}](?:extra[{SPACES}]|further[{SPACES}])?few|several|an?[{SPACES}]handful[{SPACES}]of"
    rf"|(?P<couple>an?[{SPACES}]couple[{SPACES}]of))(?:[{SPACES}](?:more|extra))?(?=[{SPACES}])",
    re.IGNORECASE,
)
_NOTHING_BUT_A_FLOOR = re.compile(
    r"(?:\w+s[ -]of|an?[ ](?:(?:extra|further)[ ])?(?:few|handful)|several|multi)(?!\w)|multi[a-z]",
    re.IGNORECASE,
)
_OF_SCALE = re.compile(rf"[{SPACES}]of[{SPACES}]", re.IGNORECASE)
_MONTH_LEFT = re.compile(
    r"(?<!\w)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s$|(?<!\w)no\.?\s$",
    re.IGNORECASE,
)

_SHORTEST_SCALE = 5
"""Letters of a scale word that stands without a number before it: "million", but not "mln"."""
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_THOUSANDS_COMMA_CENTS = re.compile(r"(\d{1,3}(?:,\d{3})+),(\d{2})")
_POINT = re.compile(r"\d+(?:\.\d+)?")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+")
_LOOSE_GROUPS = re.compile(r"\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d{1,2})?")


@dataclass(frozen=True)
class Number:
    """A number where it stands."""

    start: int
    end: int
    value: Decimal
    raw: str
    """The digits as written; empty for words."""
    scale: Decimal = Decimal(1)
    """What scale words made of it: 1,000,000 for "1.7 million"."""
    money_scale: tuple[Decimal, int] | None = None
    """A scale that holds only beside a currency ("5m"), and where it ends."""
    vague: bool = False
    """"millions", "several hundred": the value is the least it can be."""
    modifier: Modifier | None = None

    @property
    def scaled(self) -> bool:
        """Whether a scale word stands with it."""
        return self.scale != 1

    def as_money(self) -> Number:
        """Apply the scale that holds only beside a currency."""
        if self.money_scale is None:
            return self
        factor, end = self.money_scale
        return replace(self, value=self.value * factor, scale=factor, end=end, money_scale=None)


class Scale(NamedTuple):
    """A scale word where it stands."""

    factor: Decimal
    end: int
    always: bool
    plural: bool


def last_word(left: str) -> str:
    """Give the last word of what stands before a number, in small letters, or its last character where that is a sign."""
    word = _LAST_WORD.search(left[-_LONGEST_WORD:])
    return word[0].lower() if word else left[-1:]


@cache
def _numerals() -> dict[str, int]:
    return {form: int(values[0]) for form, values in lexicon("en", "amounts_numbers").items()}


@cache
def _scales() -> dict[str, tuple[Decimal, bool]]:
    return {form: (Decimal(v[0]), v[1] == "any") for form, v in lexicon("en", "amounts_scales").items()}


def plain(value: Decimal) -> str:
    """Write a value as a decimal string without exponent or trailing zeros: "52400000", "0.5"."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def digits_value(raw: str) -> Decimal | None:
    """Read digits with their separators; None where they are no one number ("27.05.2024", "1,2,3")."""
    if sum(c.isdigit() for c in raw) > MAX_DIGITS:
        return None
    raw = re.sub(rf"[{SPACES}]", " ", raw)
    if _THOUSANDS.fullmatch(raw) or _INDIAN.fullmatch(raw):
        return Decimal(raw.replace(",", ""))
    if _POINT.fullmatch(raw):
        return Decimal(raw)
    if _COMMA_DECIMAL.fullmatch(raw):
        return Decimal(raw.replace(",", "."))
    if cents := _THOUSANDS_COMMA_CENTS.fullmatch(raw):
        return Decimal(cents[1].replace(",", "") + "." + cents[2])
    if _CONTINENTAL.fullmatch(raw):
        return Decimal(raw.replace(".", "").replace(",", "."))
    if _LOOSE_GROUPS.fullmatch(raw):
        return Decimal(re.sub(r"[ '’]", "", raw).replace(",", "."))
    return None


def _scale_at(text: str, pos: int) -> Scale | None:
    glue = _GLUE.match(text, pos)
    word = _WORD.match(text, glue.end() if glue else pos)
    if word is None:
        return None
    form = word[0].lower()
    known = _scales().get(form)
    if known is None or (len(form) == 1 and word.start() > pos + 1):
        return None
    factor, always = known
    # A capital "M" or a bare "t" a space away is a scale only next to money; the caller asks for that.
    return Scale(factor, word.end(), always, form.endswith("s") and len(form) > 3)


def _scaled(text: str, number: Number) -> Number:
    """Take in the scale words that follow: "3 hundred million", "2 lakh crore", "600-plus billion"."""
    plus = _PLUS_BEFORE_SCALE.match(text, number.end)
    if plus and (scale := _scale_at(text, plus.end())) and scale.always:
        looser = "about" if (plus[1] or "").lower() == "odd" else "more_than"
        number = replace(number, end=plus.end(), modifier=cast("Modifier", looser))
    for _ in range(3):
        scale = _scale_at(text, number.end)
        if scale is None:
            break
        if not scale.always:
            if not number.scaled:
                number = replace(number, money_scale=(scale.factor, scale.end))
            break
        factor = scale.factor
        number = replace(number, value=number.value * factor, scale=number.scale * factor, end=scale.end)
    return number


def _compound(text: str, number: Number) -> Number:
    """Take in lesser parts: "6 billion 300 million", "3 million 500 thousand"."""
    for _ in range(3):
        if number.scale < 10**6 or number.end >= len(text) or text[number.end] not in SPACES:
            break
        lesser = _DIGITS.match(text, number.end + 1)
        value = digits_value(lesser[0]) if lesser else None
        scale = _scale_at(text, lesser.end()) if lesser else None
        if value is None or scale is None or not scale.always or not 100 < scale.factor < number.scale:
            break
        number = replace(number, value=number.value + value * scale.factor, scale=scale.factor, end=scale.end)
    return number


def _read_digits(text: str, pos: int) -> Number | None:
    grouped = _GROUPED_BY_SPACE.match(text, pos)
    if grouped and not _MONTH_LEFT.search(text[max(0, pos - 12) : pos]):
        match = grouped
    else:
        found = _DIGITS.match(text, pos)
        if found is None:
            return None
        match = found
    value = digits_value(match[0])
    if value is None:
        return Number(pos, match.end(), Decimal(-1), match[0])
    end = match.end()
    if text[end : end + 1] in _FRACTIONS:
        value, end = value + _FRACTIONS[text[end]], end + 1
    elif half := _AND_A_HALF.match(text, end):
        value, end = value + (Decimal("0.5") if half[1].lower() == "half" else Decimal("0.25")), half.end()
    return _compound(text, _scaled(text, Number(pos, end, value, match[0])))


def _next_numeral(text: str, pos: int) -> tuple[str, int] | None:
    glue = _GLUE.match(text, pos)
    word = _WORD.match(text, glue.end() if glue else pos)
    if word is None:
        return None
    form = word[0].lower()
    if form == "and":
        after = _next_numeral(text, word.end())
        return after if after and after[0] in _numerals() else None
    return form, word.end()


def _hundreds(text: str, pos: int, value: int) -> tuple[int, int]:
    """Read on below a thousand: "two hundred and fifty-six" from after "two"."""
    end = pos
    for _ in range(4):
        following = _next_numeral(text, end)
        if following is None:
            break
        form, after = following
        more = _numerals().get(form)
        if form == "hundred" and 0 < value < 100:
            value *= 100
        elif more is not None and (
            (value >= 20 and value % 10 == 0 and value % 100 != 0 and 0 < more < 10)
            or (value >= 100 and value % 100 == 0 and more > 0)
        ):
            value += more
        else:
            break
        end = after
    return value, end


def _read_spelled(text: str, word: re.Match[str]) -> Number | None:
    value, end = _hundreds(text, word.end(), _numerals()[word[0].lower()])
    amount = Decimal(value)
    if half := _AND_A_HALF.match(text, end):
        amount, end = amount + (Decimal("0.5") if half[1].lower() == "half" else Decimal("0.25")), half.end()
    number = _scaled(text, Number(word.start(), end, amount, ""))
    if number.scale == 1000 and (rest := _next_numeral(text, number.end)) and rest[0] in _numerals():
        below, end = _hundreds(text, rest[1], _numerals()[rest[0]])
        number = replace(number, value=number.value + below, end=end)
    return replace(number, money_scale=None)


def _read_scale_word(text: str, word: re.Match[str]) -> Number | None:
    """Read a scale with no number before it: "a million", "several hundred", "tens of millions"."""
    factor, always = _scales()[word[0].lower()]
    plural = word[0].lower().endswith("s")
    if not always or len(word[0]) < _SHORTEST_SCALE:
        return None
    if plural:
        number = Number(word.start(), word.end(), factor, "", scale=factor, vague=True, modifier="more_than")
        return _of_scales(text, number)
    vague = bool(_VAGUE_LEFT.search(text[max(0, word.start() - 14) : word.start()]))
    looser: Modifier | None = "more_than" if vague else None
    first = Number(word.start(), word.end(), factor, "", scale=factor, vague=vague, modifier=looser)
    return _scaled(text, first)


def _of_scales(text: str, number: Number) -> Number:
    """Read on after "hundreds": " of millions"."""
    for _ in range(2):
        of = _OF_SCALE.match(text, number.end)
        scale = _scale_at(text, of.end()) if of else None
        if scale is None or not scale.always:
            break
        number = replace(number, value=number.value * scale.factor, scale=scale.factor, end=scale.end)
    return number


def _read_word(text: str, word: re.Match[str]) -> Number | None:
    form = word[0].lower()
    if form == "half":
        return _read_half(text, word.start())
    if form in _OPENERS and (part := _read_part(text, word.start())):
        return part
    if form == "tens" and (of := _OF_SCALE.match(text, word.end())):
        scale = _scale_at(text, of.end())
        ten = Number(word.start(), word.end(), Decimal(10), "", vague=True, modifier="more_than")
        return _of_scales(text, ten) if scale and scale.always and scale.plural else None
    if form.startswith("multi") and (scale_form := form.removeprefix("multi")) in _scales():
        factor = _scales()[scale_form][0]
        return Number(word.start(), word.end(), factor, "", scale=factor, vague=True, modifier="more_than")
    if form in _numerals():
        return _read_spelled(text, word)
    return _read_scale_word(text, word) if form in _scales() else None


def _scale_word(text: str, pos: int) -> tuple[Decimal, int] | None:
    """Read the scale word at a place, in the singular: "million"."""
    word = _WORD.match(text, pos)
    scale = _scales().get(word[0].lower()) if word else None
    if word is None or scale is None or not scale[1] or word[0].lower().endswith("s"):
        return None
    return scale[0], word.end()


def _read_part(text: str, start: int) -> Number | None:
    """Read "three-quarters of a million" and "a couple of million"."""
    couple, part = _COUPLE_OF.match(text, start), _PART_OF.match(text, start)
    if couple and (scale := _scale_word(text, couple.end())):
        return Number(start, scale[1], 2 * scale[0], "", scale=scale[0], modifier="about")
    share = _PARTS.get(re.split(rf"[{SPACES}-]", part["part"].lower())[-1]) if part else None
    scale = _scale_word(text, part.end()) if part else None
    if share is None or scale is None:
        return None
    return Number(start, scale[1], share * scale[0], "", scale=scale[0])


def _read_half(text: str, start: int) -> Number | None:
    half = _HALF.match(text, start)
    scale = _scale_word(text, half.end()) if half else None
    return Number(start, scale[1], scale[0] / 2, "", scale=scale[0]) if scale else None


_OPENERS = frozenset(("a", "an", "one", "two", "three", "couple"))
"""Words that open a part of a scale: "three-quarters of a million"."""


@cache
def _starters() -> frozenset[str]:
    """Give every word that may open a number."""
    scales = [form for form, (_, always) in _scales().items() if always and len(form) >= _SHORTEST_SCALE]
    multiples = [f"multi{form}" for form in _scales()]
    return frozenset((*_numerals(), *scales, *multiples, *_OPENERS, "half", "tens"))


def find_few(text: str) -> Iterator[Number]:
    """Find "a few", "several" and "a couple of", which are figures only where money follows: the least it can be."""
    for few in _FEW.finditer(text):
        value, modifier = (Decimal(2), "about") if few["couple"] else (Decimal(1), "more_than")
        yield Number(few.start(), few.end(), value, "", vague=True, modifier=cast("Modifier", modifier))


def is_several(text: str, number: Number) -> bool:
    """Whether "several" or the like stands before a scale: "several thousand", but not "multi-thousand"."""
    left = _VAGUE_LEFT.search(text[max(0, number.start - 14) : number.start])
    return left is not None and not left[0].lower().startswith("multi-") and left[0][-1] in SPACES


def is_floor(text: str, start: int, end: int) -> bool:
    """Whether an amount's words name no figure, so that its value only is the least it can be: "dozens of ships"."""
    plural = _NOTHING_BUT_A_FLOOR.match(text, start, end)
    return bool(plural or _VAGUE_LEFT.search(text[max(0, start - 14) : start]))


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Find the numbers that begin between two offsets, in order, none overlapping.

    Numbers that cannot be read are passed over.
    """
    starters = _starters()
    done = start
    for token in _TOKEN.finditer(text, start, len(text) if end is None else end):
        form = token[0]
        if form[0].isdigit():
            if token.start() < done:
                continue
            number = _read_digits(text, token.start()) if form.isascii() else None
        elif form.lower() in starters and token.start() >= done:
            number = _read_word(text, token)
        else:
            continue
        if number is None:
            continue
        done = number.end
        if number.value >= 0 and len(plain(number.value)) <= MAX_DIGITS + 8:
            yield number
