"""Does a number count things, and which?

"140 Singaporean firms" → 140 firms. The unit is the noun with what says its kind ("foreign companies"), without what
grades it or says where it is from. Invariant: silent about durations, dates, scores, names with numbers in them, and
references back to things already counted ("the two countries").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from newsledger.annotate.amounts.numbers import DASHES, SPACES, Number, last_word
from newsledger.annotate.parse import token_at
from newsledger.lang.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PHRASE = 8
"""Tokens after a number within which its noun must come."""
_PART_OF_A_NAME = re.compile(rf"[#§№$£€][{SPACES}]?$|[@&/_:.,+*=~]$|\w[{DASHES}]$|[^\W_]$")
_QUOTES = "“\"‘'"
_POSSESSIVE = re.compile(r"['’]s?\s$", re.IGNORECASE)
_REFERENCE_LIMIT = 12
"""Up to a dozen, "the six areas" points back at six things; "the 27 members" tells their number."""
_YEARS = range(1900, 2100)
_MODIFIERS = frozenset(
    (
        "JJ",
        "JJR",
        "JJS",
        "VBN",
        "VBG",
        "NN",
        "NNP",
        "HYPH",
        "``",
        "''",
        '"',
        "RB",
        "RBR",
        "RBS",
        "CC",
        ",",
        "AFX",
        "NNPS",
        "NNS",
        "-LRB-",
    )
)
_PREPOSITIONS = frozenset(("in", "of", "at", "on", "by", "for", "to", "with", "from", "as", "per"))
_SMALL_WORDS = frozenset(("IN", "DT", "TO", "CC", "RB", "PRP", "VBD", "VBZ", "VBP"))
_PLURALS = frozenset(("NNS", "NNPS"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_NOT_PLURAL = ("ss", "us", "is", "'s", "’s")
_HARM = re.compile(
    r"(?<!\w)(?:kill|di(?:e[ds]?|ing)|dead|death|injur|wound|hurt|arrest|detain|missing|drown|shot|behead|execut|abduct|kidnap|captur)",
    re.IGNORECASE,
)
_REACH = 30
_OF_WHOM = re.compile(
    r"(?<!\w)(?:of|among) (?:whom|which|them|these) (?:about |some |only |over |at least |around )?$",
    re.IGNORECASE,
)
_CHANGED_FROM = frozenset(("from", "by"))
_POPULATION = re.compile(
    r"(?<!\w)population of (?:about |some |only |over |nearly |almost |around |more than |at least )?$",
    re.IGNORECASE,
)
_COPULAS = frozenset(("are", "were"))


@dataclass(frozen=True)
class Count:
    """Counted things where they stand."""

    start: int
    end: int
    value: Decimal
    unit: str
    number: Number
    high: Decimal | None = None
    """The upper end of a range, `value` being its lower one."""


def _is_bare_year(number: Number) -> bool:
    return len(number.raw) == 4 and number.raw.isdigit() and int(number.raw) in _YEARS and not number.scaled


def _points_back(number: Number, left: str) -> bool:
    """Whether a small number stands for things already counted: "the two", "the bank's three"."""
    if number.value > _REFERENCE_LIMIT:
        return False
    word = last_word(left.rstrip().rstrip(_QUOTES).rstrip())
    return word in lexicon("en", "amounts_known_before") or bool(_POSSESSIVE.search(left[-3:]))


def _is_numbered(left: str) -> bool:
    """Whether a number is part of a name by what stands before it: "Article 5", "No. 7", "F-16", "10:30"."""
    if _PART_OF_A_NAME.search(left[-2:]):
        return True
    words = left.rstrip(f"{SPACES}#")
    numbered = lexicon("en", "amounts_numbered")
    return last_word(words) in numbered or words[-9:].lower() in numbered


def _in_a_name(doc: Doc, number: Number) -> bool:
    """Whether a name stands directly before: "Boeing 747"; "in Osh 747 people" is none."""
    token = token_at(doc, number.start)
    if token is None or token.i == 0 or token.is_sent_start:
        return False
    before = doc[token.i - 1]
    if before.ent_type_ == "PLACE" or before.tag_ in _SMALL_WORDS:
        return False
    return before.text[0].isupper() and not before.is_sent_start


def _may_count(text: str, number: Number, *, loosened: bool) -> bool:
    """Look at the number and what stands before it and directly after it."""
    if number.vague or number.value != number.value.to_integral_value() or number.value < 1:
        return False
    left = text[max(0, number.start - _REACH) : number.start]
    left = left[left.rfind("\n") + 1 :]
    if _is_numbered(left):
        return False
    if _is_bare_year(number) and not loosened:
        return False
    after = text[number.end : number.end + 1]
    return after in SPACES and after != "" and (loosened or not _points_back(number, left))


def _is_people(token: Token) -> bool:
    """Whether a noun is a people's name, which keeps its capital: "four Americans"."""
    return token.text.endswith("s") and token.text[:-1] in lexicon("en", "amounts_nationalities")


def _looks_plural(token: Token) -> bool:
    form = token.lower_
    if _is_people(token) or form in lexicon("en", "amounts_plurals"):
        return True
    if token.tag_:
        return token.tag_ in _PLURALS
    return len(form) > 3 and form.endswith("s") and not form.endswith(_NOT_PLURAL) and form.isalpha()


def _may_modify(token: Token) -> bool:
    if token.lower_ in _PREPOSITIONS:
        return False
    if token.tag_:
        return token.tag_ in _MODIFIERS
    return token.text.isalpha() or token.text in "-–“”\"'‘’,"


def _ends_phrase(token: Token) -> bool:
    """Whether the noun phrase stops before this token."""
    return not (token.tag_ in _NOUNS if token.tag_ else False) or token.is_sent_start is True


def _after_number(number: Number, doc: Doc) -> int:
    first = token_at(doc, number.end)
    if first is None:
        return len(doc)
    return first.i + 1 if first.idx + len(first) <= number.end else first.i


def _heads_of(at: int, doc: Doc) -> list[Token] | None:
    """Read "5,000 head of cattle" as 5,000 cattle."""
    words = list(doc[at : at + 3])
    return [words[2]] if len(words) == 3 and (words[0].lower_, words[1].lower_) == ("head", "of") else None


def _noun_phrase(at: int, doc: Doc) -> list[Token] | None:
    """Give the words from a token to the counted noun."""
    words: list[Token] = []
    for token in doc[at : at + _PHRASE]:
        if token.is_space or (words and token.is_sent_start):
            return None
        words.append(token)
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if _looks_plural(token) and (following is None or _ends_phrase(following)):
            return words
        if not _may_modify(token):
            return None
    return None


def _is_kind(token: Token) -> bool:
    """Whether a word says which kind of thing is counted, rather than grading or placing it."""
    form = token.lower_
    if not token.text[0].isalpha() or token.tag_ in (
        "VBN",
        "VBG",
        "RB",
        "RBR",
        "RBS",
        "NNP",
        "CC",
        "JJR",
        "JJS",
    ):
        return False
    if token.text in lexicon("en", "amounts_nationalities") or form in lexicon(
        "en", "amounts_loose_adjectives"
    ):
        return False
    return not token.text.isupper() and (token.tag_ != "" or token.text.islower())


def _unit(words: list[Token]) -> str:
    *before, head = words
    last_break = max((i for i, w in enumerate(before) if w.tag_ in ("CC", ",") or w.text == ","), default=-1)
    hyphens = {w.i for w in before if w.text in DASHES}
    kinds = [
        w.lower_
        for w in before[last_break + 1 :]
        if _is_kind(w)
        and not {w.i - 1, w.i + 1} & hyphens
        and w.lower_ not in lexicon("en", "amounts_uncounted")
    ]
    return " ".join([*kinds, head.text if _is_people(head) else head.lower_])


def _is_uncounted(words: list[Token]) -> bool:
    uncounted = lexicon("en", "amounts_uncounted")
    return words[-1].lower_ in uncounted or words[0].lower_ in uncounted or words[0].text in DASHES


def _population(text: str, number: Number) -> Count | None:
    """Read "a population of 600 million" as people; the span is the number's own."""
    if not number.vague and number.value > _REFERENCE_LIMIT:
        left = text[max(0, number.start - _REACH) : number.start]
        if _POPULATION.search(left):
            return Count(number.start, number.end, number.value, "people", number)
    return None


def _predicate(text: str, number: Number, doc: Doc) -> Count | None:
    """Read "of whom 57 are engineers" as 57 engineers; the span is the number's own."""
    if not _OF_WHOM.search(text[max(0, number.start - _REACH) : number.start]):
        return None
    at = _after_number(number, doc)
    if at >= len(doc) or doc[at].lower_ not in _COPULAS:
        return None
    words = _noun_phrase(at + 1, doc)
    if words is None or _is_uncounted(words):
        return None
    return Count(number.start, number.end, number.value, _unit(words), number)


def _one_person(text: str, number: Number, doc: Doc) -> Count | None:
    """Count a single person only where something befalls him: "one soldier was killed"."""
    at = _after_number(number, doc)
    words = doc[at : at + 2]
    noun = next((w for w in words if w.lower_ in lexicon("en", "amounts_persons")), None)
    if noun is None or (noun.i > at and words[0].text not in lexicon("en", "amounts_nationalities")):
        return None
    near = text[max(0, number.start - _REACH) : noun.idx + len(noun) + _REACH]
    if not _HARM.search(near):
        return None
    return Count(number.start, noun.idx + len(noun), number.value, noun.lower_, number)


def opens_range(text: str, number: Number, doc: Doc) -> bool:
    """Whether a number may be the lower end of a range of counted things: "from 5 to 7" tells of a change."""
    left = text[max(0, number.start - _REACH) : number.start]
    left = left[left.rfind("\n") + 1 :]
    whole = number.value >= 1 and number.value == number.value.to_integral_value()
    changed = last_word(left.rstrip()) in _CHANGED_FROM
    return whole and not changed and not _is_numbered(left) and not (number.raw and _in_a_name(doc, number))


def read_count(text: str, number: Number, doc: Doc, *, loosened: bool, titled: bool) -> Count | None:
    """Read a number as counted things, or give None.

    `loosened` says that "about" or the like stands before it, `titled` that it stands among Capitalised Words.
    """
    if not _may_count(text, number, loosened=loosened):
        return _population(text, number)
    if number.raw and not loosened and not titled and _in_a_name(doc, number):
        return None
    if number.value == 1:
        return _one_person(text, number, doc)
    at = _after_number(number, doc)
    if at < len(doc) and doc[at].lower_ == "others":
        return Count(number.start, doc[at].idx + len(doc[at]), number.value, "others", number)
    words = _heads_of(at, doc) or _noun_phrase(at, doc)
    if words is None:
        return _predicate(text, number, doc) or _population(text, number)
    if _is_uncounted(words):
        return None
    head = words[-1]
    if number.value == 2 and not loosened and head.lower_ in lexicon("en", "amounts_pairs"):
        return None
    return Count(number.start, head.idx + len(head), number.value, _unit(words), number)
