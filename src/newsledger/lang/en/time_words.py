"""Which words and numbers of an English text can be part of a time expression?

Invariant: words stand in order, do not overlap, and `text[word.start:word.end] == word.text`. Number words are joined
("twenty four", "nineteen ninety-seven", "2 1/2") so that a grammar sees one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from newsledger.lang.lexicon import lexicon
from newsledger.lang.patterns import NO_CLASSES, Classes, Signs, Word, Words

LEXICONS = ("times_calendar", "times_numbers", "times_units", "times_words", "times_references")

_TOKEN = re.compile(
    r"""
      (?!\ )(?:
      # Plain words come first, being most of a text: those that are surely nothing else, and have no name.
      [B-EGI-OR-Zb-nq-z]\w*
    | (?!Q[1-4]|H[12]|FY|[AaPp](?:\.|[Mm])|o['’])[^\W\d_]\w*
    | (?P<iso>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?)?(?![\w-]))
    | (?P<numeric>[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})(?![\w/-])|[0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2}(?![\w/-]))
    | (?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![\w:])|[0-9]{1,2}:[0-9]{2}(?=[ap]m(?!\w))|[0-9]{1,2}\.[0-9]{2}(?=\ ?[ap]\.?m\b))
    | (?P<decade>[0-9]{3}0['’]?s(?!\w)|['’][0-9]0s(?!\w))
    | (?P<short_year>['’][0-9]{2}(?!\w))
    | (?P<nth>[0-9]{1,3}(?:st|nd|rd|th)(?!\w))
    | (?P<mixed>[0-9]{1,3}(?:\ 1/2|\ ?½)(?!\w))
    | (?P<number>[0-9]{1,2}(?=[ap]m(?!\w))|[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]+)?(?![\w,])|[0-9]+\.[0-9]+(?!\w)|[0-9]+(?!\w))
    | (?P<quarter_code>(?:Q[1-4]|[1-4]Q|H[12])(?!\w))
    | (?P<fiscal_code>FY(?:[0-9]{4}|[0-9]{2})?(?!\w))
    | (?P<ampm>[AaPp](?:\.\ ?[Mm]\.?|[Mm])(?!\w))
    | (?P<oclock>o['’]clock(?!\w))
    | (?P<possessive>(?<=\w)['’]s?(?!\w))
    | (?P<word>\w+)
    | (?P<break>\n\s*\n)
    | (?P<mark>[^\w\s])
    )
    """,
    re.VERBOSE,
)

_MARKS: Mapping[str, Classes] = MappingProxyType(
    {
        ",": {"comma": ","},
        ".": {"dot": "."},
        "-": {"hyphen": "-"},
        "‐": {"hyphen": "-"},
        "‑": {"hyphen": "-"},
        "–": {"hyphen": "–", "dash": "–"},
        "—": {"dash": "—"},
        "(": {"bracket": "("},
        "/": {"slash": "/"},
    }
)

_LONGEST_NUMBER = 9
"""Digits; longer ones count nothing that a calendar knows."""


@cache
def time_lexicon() -> Mapping[str, Classes]:
    """Give every form of the time lexicons with its classes."""
    forms: dict[str, dict[str, str]] = {}
    for name in LEXICONS:
        for form, columns in lexicon("en", name).items():
            given = forms.setdefault(form, {})
            for pair in columns[0].split(" "):
                key, _, value = pair.partition(":")
                given[key] = value
    return MappingProxyType(forms)


@cache
def _by_case() -> dict[str, Classes]:
    """Every spelling that is looked up: as it stands in the lexicon, at a sentence's start, in capitals."""
    forms = time_lexicon()
    spellings: dict[str, Classes] = {}
    for form, classes in forms.items():
        if form[0].islower():
            spellings.setdefault(form.upper(), classes)
            spellings.setdefault(form.capitalize(), classes)
        elif len(form) > 3 or "month" in classes:
            spellings.setdefault(form.upper(), classes)
    spellings.update(forms)
    return spellings


def _number_classes(digits: str) -> Classes:
    plain = digits.replace(",", "")
    if len(plain) > _LONGEST_NUMBER:
        return NO_CLASSES
    classes = {"number": plain}
    if not plain.isdecimal() or plain != digits:
        return classes
    count = int(plain)
    if 1 <= count <= 31 and len(plain) <= 2:
        classes["day"] = str(count)
    if 0 <= count <= 24 and len(plain) <= 2:
        classes["hour"] = str(count)
    if len(plain) == 4 and 1000 <= count <= 2199:
        classes["year"] = plain
    return classes


def _made(key: str, text: str) -> Classes:
    """Classes of what is recognised by its shape rather than looked up."""
    match key:
        case "word":
            return NO_CLASSES
        case "number":
            return _number_classes(text)
        case "mixed":
            return {"number": re.split(r"[^0-9]", text, maxsplit=1)[0] + ".5"}
        case "nth":
            return {"ordinal": text[:-2]}
        case "possessive":
            return {"possessive": "s"}
        case "break":
            return {"break": ""}
        case "mark":
            return _MARKS.get(text, NO_CLASSES)
        case _:
            return {key: text}


def _tokens(text: str) -> Words:
    known = _by_case().get
    hits = list(_TOKEN.finditer(text))
    return Words(
        [*hits],
        [known(hit[0]) or (_made(hit.lastgroup, hit[0]) if hit.lastgroup else NO_CLASSES) for hit in hits],
    )


_COUNTING = ("numeral", "scale")


def _run_end(words: Sequence[Word], first: int) -> int:
    """Find where a run of number words ends: numerals and scales, with hyphens and "and" between them."""
    last = first + 1
    while last < len(words):
        here = words[last].classes
        if "numeral" in here or "scale" in here:
            last += 1
        elif last + 1 < len(words) and (
            ("hyphen" in here and "numeral" in words[last + 1].classes)
            or (
                "w_and" in here
                and "scale" in words[last - 1].classes
                and "numeral" in words[last + 1].classes
            )
        ):
            last += 2
        else:
            break
    return last


def _evaluate(values: Sequence[tuple[str, int]]) -> Classes:
    """Count a run of number words: two two-digit ones are a year, as in "nineteen ninety-seven"."""
    plain = [value for kind, value in values if kind == "numeral"]
    if len(plain) == len(values) and len(plain) >= 2 and plain[0] in {17, 18, 19, 20} and plain[1] >= 10:
        year = plain[0] * 100 + sum(plain[1:3])
        return {"year": str(year), "number": str(year), "spoken": "year"}
    total = current = 0
    for kind, value in values:
        if kind == "scale" and value == 100:
            current = max(current, 1) * value
        elif kind == "scale":
            total += max(current, 1) * value
            current = 0
        else:
            current += value
    count = total + current
    if len(str(count)) > _LONGEST_NUMBER:
        return NO_CLASSES
    classes = {"number": str(count)}
    if 1 <= count <= 12:
        classes["hour"] = str(count)
    if 2000 <= count <= 2100:
        classes["year"] = str(count)
        classes["spoken"] = "year"
    return classes


def _count_of(word: Word) -> tuple[str, int] | None:
    for kind in _COUNTING:
        if kind in word.classes:
            return kind, int(word.classes[kind])
    return None


def _opens_scale(word: Word) -> bool:
    return "article" in word.classes or _is_whole(word)


def _is_whole(word: Word) -> bool:
    return word.classes.get("number", "") == word.text


def _joined(words: Sequence[Word], first: int, last: int, text: str) -> Word:
    head = words[first]
    values = [count for word in words[first:last] if (count := _count_of(word))]
    if _is_whole(head) and head.text.isdecimal():
        values.insert(0, ("numeral", int(head.text)))
    ordinal = words[last] if last < len(words) else None
    # "twenty-first": the ordinal closes the number.
    if (
        ordinal
        and "ordinal" in ordinal.classes
        and values[-1][1] in {20, 30}
        and "hyphen" in words[last - 1].classes
    ):
        day = values[-1][1] + int(ordinal.classes["ordinal"])
        return Word(head.start, ordinal.end, text[head.start : ordinal.end], {"ordinal": str(day)})
    end = words[last - 1].end
    return Word(head.start, end, text[head.start : end], _evaluate(values))


def _ends_in_ordinal(words: Sequence[Word], first: int, last: int) -> bool:
    """Say whether "twenty" is followed by "-first"."""
    return (
        last + 1 < len(words)
        and "hyphen" in words[last].classes
        and "ordinal" in words[last + 1].classes
        and words[last - 1].classes.get("numeral") in {"20", "30"}
        and last - first == 1
    )


def _number_starts(words: Words) -> Iterator[int]:
    """Give the places where a number in words begins: at a numeral, or before a scale ("3 million")."""
    for at, classes in enumerate(words.classes):
        if not classes:
            continue
        if "numeral" in classes:
            yield at
        elif "scale" in classes and at and _opens_scale(words[at - 1]):
            yield at - 1


def _numbers(words: Words, text: str) -> Iterator[tuple[int, int, Word]]:
    """Find the numbers that several words make: the first word, the one after the last, and the number."""
    done = 0
    for at in _number_starts(words):
        if at < done:
            continue
        last = _run_end(words, at)
        opened = last + 1 if _ends_in_ordinal(words, at, last) else last
        done = opened + 1 if opened > last else last
        yield at, done, _joined(words, at, opened, text)


def find_time_words(text: str) -> Words:
    """Split a text into words, numbers and marks with what each can be in a time expression."""
    words = _tokens(text)
    found: list[re.Match[str] | Word] = []
    classes: list[Classes] = []
    done = 0
    for first, last, number in _numbers(words, text):
        found += words.found[done:first]
        classes += words.classes[done:first]
        found.append(number)
        classes.append(number.classes)
        done = last
    return Words([*found, *words.found[done:]], [*classes, *words.classes[done:]]) if found else words


_SHAPES = (
    "iso", "numeric", "clock", "decade", "short_year", "quarter_code", "fiscal_code", "ampm", "oclock",
    "possessive", "break", "ordinal",
)  # fmt: skip


@cache
def time_signs() -> Signs:
    """Give the alphabet of all combinations of classes that `find_time_words` can give."""
    combinations = {frozenset(classes) for classes in time_lexicon().values()}
    combinations |= {frozenset([shape]) for shape in _SHAPES}
    combinations |= {frozenset(classes) for classes in _MARKS.values()}
    combinations |= {
        frozenset(["number", *extra])
        for extra in ([], ["day"], ["hour"], ["day", "hour"], ["year"], ["year", "spoken"])
    }
    return Signs(combinations)
