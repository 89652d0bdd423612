"""What does somebody who searches ask for?

    words            all of them, in any order and, in English, with any ending: `loans` finds a loan; `agree*` is a beginning
    "a phrase"       these words in this order, with these endings; so does a hyphenated word
    AND OR NOT ( )   in capitals; AND may be left out, and binds closer than OR; `-word` is NOT word
    who: org: place: a person, organisation or place by any of its names, or some words of one, however they are spelled
    link:            what is known by an id, an ISO 3166 code or a Wikidata item: link:KGZ, link:Q813
    event:           a PLOVER type, with a mode where wanted: event:consult, event:consult/visit
    ccy:             a currency: ccy:USD
    check:           a verdict, a check, or both: check:fails, check:sum-of-parts, check:sum-of-parts/fails
    lang:            a language: lang:uz or lang:uz-Cyrl
    date:            published in a day, month, year, or A..B; `after:` from a day on, `before:` up to the day before

Invariant: a query becomes values (words, codes, dates), never a piece of SQL or of a search engine's language; what
cannot be understood is a QueryError that says at which character and what to write instead.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from typing import Literal, TypeVar, get_args

import msgspec

from newsledger.errors import QueryError
from newsledger.knowledge.currencies import currencies
from newsledger.knowledge.plover import PLOVER
from newsledger.ledger.known import NameField, ids_named
from newsledger.ledger.words import folded_words, sounded_words, stem
from newsledger.model import EventType, Verdict
from newsledger.registry import discover

MAX_TERMS = 200
"""More would meet SQLite's limit of 1,000 on the depth of an expression."""
MAX_DEPTH = 50
MAX_CHARS = 4_000


class Words(msgspec.Struct, frozen=True):
    """Words that stand one after another in the text."""

    words: tuple[str, ...]
    prefix: bool = False
    """The last one is only a beginning."""
    stem: str | None = None
    """Of a single word, where its other forms count as well."""


class Named(msgspec.Struct, frozen=True):
    """An entity with these words in one of its names, or one that is known by such a name."""

    field: NameField
    words: tuple[str, ...]
    prefix: bool = False
    sounds: tuple[str, ...] = ()
    """The words as they sound, where that is not how they are written."""
    links: tuple[str, ...] = ()
    """The ids of what we know by this name."""


class Linked(msgspec.Struct, frozen=True):
    """An entity that is, in every article, the one with one of these ids or Wikidata items."""

    ids: tuple[str, ...]


class EventIs(msgspec.Struct, frozen=True):
    """An event of a type, and of a mode where one is asked for."""

    type: str
    mode: str | None = None


class Currency(msgspec.Struct, frozen=True):
    """An amount in a currency."""

    code: str


class CheckIs(msgspec.Struct, frozen=True):
    """A finding of a check, with a verdict, or both."""

    code: str | None = None
    verdict: str | None = None


class Language(msgspec.Struct, frozen=True):
    """An article in a language; "uz" takes in "uz-Cyrl"."""

    code: str


class Published(msgspec.Struct, frozen=True):
    """A publication window that meets this one."""

    earliest: date | None
    latest: date | None


class Not(msgspec.Struct, frozen=True):
    """Whatever does not match."""

    query: Query


class And(msgspec.Struct, frozen=True):
    """Whatever matches all."""

    queries: tuple[Query, ...]


class Or(msgspec.Struct, frozen=True):
    """Whatever matches one."""

    queries: tuple[Query, ...]


Term = Words | Named | Linked | EventIs | Currency | CheckIs | Language | Published
Query = Term | Not | And | Or
_Known = TypeVar("_Known", bound=str)

_OPENING, _CLOSING = '"“„«', '"”“»'
_TOKEN = re.compile(
    rf"""\s+
    | (?P<open>\() | (?P<close>\)) | (?P<minus>-(?=[^\W\d_]|[{_OPENING}(]))
    | (?P<field>[A-Za-z]+:(?!//))?
      (?: [{_OPENING}](?P<phrase>[^{_CLOSING}]*)(?P<end>[{_CLOSING}])? | (?P<word>[^\s(){_OPENING}]+) | (?P<none>) )""",
    re.VERBOSE,
)
_OPERATORS = ("AND", "OR", "NOT")
_SIGNS = {"&": "AND", "&&": "AND", "+": "AND", "|": "OR", "||": "OR", "!": "NOT"}
"""How operators are written elsewhere."""


class _Token(msgspec.Struct, frozen=True):
    kind: Literal["open", "close", "operator", "word", "phrase", "end"]
    at: int
    value: str = ""
    field: str = ""


def _wrong(at: int, what: str) -> QueryError:
    return QueryError(f"cannot understand the search at character {at + 1}: {what}")


def _token(match: re.Match[str]) -> _Token | None:
    at = match.start()
    if match["open"] or match["close"]:
        return _Token("open" if match["open"] else "close", at)
    if match["minus"]:
        return _Token("operator", at, "NOT")
    field = (match["field"] or "")[:-1]
    if match["phrase"] is not None:
        if match["end"] is None:
            raise _wrong(match.end(), "a quotation mark that is not closed")
        return _Token("phrase", at, match["phrase"], field)
    if match["word"] is not None:
        is_operator = not field and match["word"] in _OPERATORS
        return _Token("operator" if is_operator else "word", at, match["word"], field)
    if field:
        raise _wrong(match.end(), f"nothing follows {field}:")
    return None


def _tokens(text: str) -> list[_Token]:
    found = [token for match in _TOKEN.finditer(text) if (token := _token(match))]
    if sum(token.kind in {"word", "phrase"} for token in found) > MAX_TERMS:
        raise _wrong(0, f"more than {MAX_TERMS} terms")
    return [*found, _Token("end", len(text))]


def _words_of(token: _Token) -> tuple[tuple[str, ...], bool]:
    words = folded_words(token.value)
    if not words:
        hint = f"; write {_SIGNS[token.value]}" if token.value in _SIGNS else ""
        raise _wrong(token.at, f"{token.value!r} holds no letter or digit to search for{hint}")
    return words, token.value.endswith("*")


def _words(token: _Token) -> Words:
    words, prefix = _words_of(token)
    is_one = token.kind == "word" and len(words) == 1 and not prefix
    return Words(words, prefix, stem(words[0]) if is_one else None)


def _named(field: NameField) -> Callable[[_Token], Named]:
    def named(token: _Token) -> Named:
        words, prefix = _words_of(token)
        sounds = sounded_words(token.value)
        links = () if prefix else ids_named(field, token.value)
        return Named(field, words, prefix, sounds if sounds != words else (), links)

    return named


def _link(token: _Token) -> Linked:
    value = token.value.strip()
    if not value:
        raise _wrong(token.at, "a link is asked for as link:KGZ, link:1527534 or link:Q813")
    return Linked(tuple(dict.fromkeys((value, value.upper(), value.lower()))))


def _one_of(token: _Token, value: str, known: tuple[_Known, ...]) -> _Known:
    found = next((each for each in known if each == value), None)
    if found is not None:
        return found
    near = get_close_matches(value, known, n=1, cutoff=0.7)
    hint = f"; known are {', '.join(known)}" if known else "; it has no modes"
    hint = f"; did you mean {near[0]}?" if near else hint
    raise _wrong(token.at, f"{token.field}:{token.value} is not known{hint}")


def _event(token: _Token) -> EventIs:
    name, _, mode = token.value.casefold().partition("/")
    types = [each for each, known in PLOVER.items() if name in known.modes]
    if types and not mode:
        hint = " or ".join(f"event:{each.lower()}/{name}" for each in types)
        raise _wrong(token.at, f"{name} is a mode of an event; write {hint}")
    kind = _one_of(token, name.upper(), get_args(EventType))
    return EventIs(kind, _one_of(token, mode, tuple(PLOVER[kind].modes)) if mode else None)


def _currency(token: _Token) -> Currency:
    code = token.value.upper()
    if code not in currencies():
        near = get_close_matches(code, currencies(), n=3, cutoff=0.6)
        hint = f", or perhaps {', '.join(near)}" if near else ""
        raise _wrong(token.at, f"{token.value!r} is no currency's code of three letters, as in ccy:USD{hint}")
    return Currency(code)


def _check(token: _Token) -> CheckIs:
    name, _, verdict = token.value.casefold().partition("/")
    if not re.fullmatch(r"[\w-]+", name):
        raise _wrong(token.at, "a check is asked for as check:fails or check:sum-of-parts")
    if name in get_args(Verdict) and not verdict:
        return CheckIs(verdict=name)
    code = _one_of(token, name, tuple(discover("newsledger.checks")))
    return CheckIs(code, _one_of(token, verdict, get_args(Verdict)) if verdict else None)


def _language(token: _Token) -> Language:
    if not re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", token.value):
        raise _wrong(token.at, "a language is asked for by its code, as in lang:en or lang:uz-Cyrl")
    return Language(token.value.casefold())


_DATE = re.compile(r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?")


def _window(token: _Token, value: str) -> tuple[date, date]:
    """Give the first and the last day of a year, a month or a day."""
    wrong = _wrong(token.at, f"{value!r} is no date; write 2024, 2024-05 or 2024-05-23")
    match = _DATE.fullmatch(value)
    if not match:
        raise wrong
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except ValueError:
        raise wrong from None
    return first, last


def _date(token: _Token) -> Published:
    first, dots, last = token.value.partition("..")
    if not dots:
        return Published(*_window(token, first))
    earliest = _window(token, first)[0] if first else None
    latest = _window(token, last)[1] if last else None
    if (earliest is None and latest is None) or (earliest and latest and latest < earliest):
        raise _wrong(token.at, f"{token.value!r} is no stretch of time; write 2024-05-01..2024-06-30")
    return Published(earliest, latest)


def _after(token: _Token) -> Published:
    return Published(_window(token, token.value)[0], None)


def _before(token: _Token) -> Published:
    first = _window(token, token.value)[0]
    if first == date.min:
        raise _wrong(token.at, "there is nothing before the year 1")
    return Published(None, date.fromordinal(first.toordinal() - 1))


_FIELDS: dict[str, Callable[[_Token], Term]] = {
    "who": _named("who"),
    "org": _named("org"),
    "place": _named("place"),
    "link": _link,
    "event": _event,
    "ccy": _currency,
    "check": _check,
    "lang": _language,
    "date": _date,
    "after": _after,
    "before": _before,
}
FIELDS = tuple(_FIELDS)
_ELSEWHERE = {
    **dict.fromkeys(("person", "people", "name", "speaker", "actor"), "who"),
    **dict.fromkeys(("organisation", "organization", "company"), "org"),
    **dict.fromkeys(("location", "loc", "city", "country", "where"), "place"),
    **dict.fromkeys(("qid", "wikidata", "id", "iso", "geonames"), "link"),
    **dict.fromkeys(("currency", "money"), "ccy"),
    **dict.fromkeys(("finding", "verdict"), "check"),
    **dict.fromkeys(("published", "year", "month", "day", "when"), "date"),
    "type": "event", "plover": "event", "language": "lang", "since": "after", "from": "after", "until": "before",
    "to": "before",
}  # fmt: skip
"""What fields are called elsewhere."""


def _term(token: _Token) -> Term:
    if not token.field:
        return _words(token)
    field = token.field.casefold()
    if field in _FIELDS:
        return _FIELDS[field](token)
    near = [_ELSEWHERE[field]] if field in _ELSEWHERE else get_close_matches(field, FIELDS, n=1)
    hint = f"did you mean {near[0]}:?" if near else f"known are {', '.join(f'{f}:' for f in FIELDS)};"
    raise _wrong(token.at, f"{token.field}: is no field; {hint} words with a colon stand in quotation marks")


class _Parser:
    """Recursive descent over the tokens; `at` is the next one."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    @property
    def next(self) -> _Token:
        return self.tokens[self.at]

    def skips(self, operator: str) -> bool:
        found = self.next.kind == "operator" and self.next.value == operator
        self.at += found
        return found

    def alternatives(self, depth: int) -> Query:
        queries = [self.conjunction(depth)]
        while self.skips("OR"):
            queries.append(self.conjunction(depth))
        return queries[0] if len(queries) == 1 else Or(tuple(queries))

    def conjunction(self, depth: int) -> Query:
        queries = [self.negation(depth)]
        while self.skips("AND") or self.begins_a_term():
            queries.append(self.negation(depth))
        return queries[0] if len(queries) == 1 else And(tuple(queries))

    def begins_a_term(self) -> bool:
        token = self.next
        return token.kind in {"word", "phrase", "open"} or (token.kind == "operator" and token.value == "NOT")

    def negation(self, depth: int) -> Query:
        negated = False
        while self.skips("NOT"):
            negated = not negated
        query = self.one(depth)
        return Not(query) if negated else query

    def one(self, depth: int) -> Query:
        token = self.next
        if token.kind == "open":
            return self.bracketed(token, depth + 1)
        if token.kind == "operator":
            raise _wrong(
                token.at, f"{token.value} joins two terms; put it in quotation marks to search for the word"
            )
        if token.kind == "close":
            raise _wrong(token.at, "a closing bracket where a term should stand")
        if token.kind == "end":
            raise _wrong(token.at, "it ends where a term should stand")
        self.at += 1
        return _term(token)

    def bracketed(self, opening: _Token, depth: int) -> Query:
        if depth > MAX_DEPTH:
            raise _wrong(opening.at, f"brackets more than {MAX_DEPTH} deep")
        self.at += 1
        query = self.alternatives(depth)
        if self.next.kind != "close":
            raise _wrong(opening.at, "a bracket that is not closed")
        self.at += 1
        return query


def parse_query(text: str) -> Query:
    """Understand a search. Raises QueryError with the place where it cannot be understood."""
    if not text.strip():
        raise QueryError("there is nothing to search for: write a word, or who:, event:, date: …")
    if len(text) > MAX_CHARS:
        raise _wrong(MAX_CHARS, f"a search has at most {MAX_CHARS} characters")
    parser = _Parser(_tokens(text))
    query = parser.alternatives(0)
    if parser.next.kind != "end":
        raise _wrong(parser.next.at, "a closing bracket that was not opened")
    return query


def terms(query: Query) -> tuple[Term, ...]:
    """Give the terms that a match is found by, in order: those under NOT are left out."""
    if isinstance(query, Not):
        return ()
    if isinstance(query, And | Or):
        return tuple(term for part in query.queries for term in terms(part))
    return (query,)
