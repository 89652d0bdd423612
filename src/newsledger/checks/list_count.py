"""Does a list have as many items as its introduction says?

"six areas: …" counted and listed. Silent where the list may go on ("such as"), where it is not plainly a list, and where
"and" inside an item makes the number of items uncertain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsledger.annotate.amounts.numbers import Number, find_numbers
from newsledger.checks.figures import sentence_around
from newsledger.checks.items import Items, count_items
from newsledger.model import Finding, Span
from newsledger.registry import Example, component

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.annotate.annotated import Annotated
    from newsledger.model import Event

_MARKS = '“”"«»'
MOST = 20
"""Longer lists are tables, and are not written out in a sentence."""
_LEFT = 90
_OPENS = re.compile(
    r":\s+(?=\S)|\s[–—]\s|,\s(?:namely|that is|i\.e\.),?\s|(?<!\w)namely:?\s|\s\((?=[^\W\d_])"
)
_OPENING_MARKS = (":", "–", "—", "(", "namely", "that is", "i.e.")
"""One of them stands in all that opens a list: a cheap look before numbers are read."""
_LINE = re.compile(r"[^\n]+")
_NOUN_AFTER = re.compile(
    r"\s(?!(?:of|or|and|to|in|at|by|for|with|have|has|had|are|were|having|being|including|following)\s)(?:[^\W\d_]+[-\s]){0,4}?(?P<noun>[^\W\d_]{2,}(?:s|people|men|women|children|criteria|series))"
    r"(?:\s(?:of|for|to|in|on|from|between|with)(?:\s[^\W\d_]+){1,4})?(?:\s(?:are|were|include only))?",
)
_NOT_COUNTED = re.compile(
    r"(?:year|month|week|day|hour|minute|time|percent|dollar|euro|pound|rouble|ruble)s?",
    re.IGNORECASE,
)
_OPEN_ENDED = re.compile(
    r"(?<!\w)(?:such as|including|includes?|among them|for example|e\.g\.|etc|and (?:others|more|so on)|among others|inter alia|like)(?!\w)",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"(?<!\w)(?:one|two|three|some|any|most|part) of (?:the |its |their )?$", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:in|on|at|by|for|from|to|with|as|and|or|but|so|if|like|unlike|along|together|plus|not|both|all|most|some|each|none)(?!\w)",
    re.IGNORECASE,
)
"""What opens an aside between dashes or in brackets rather than a list."""
_ACRONYM = re.compile(r"[A-Z]{2,}s?\s*$")
"""Before a bracket that spells it out."""
_IN_A_NAME = re.compile(
    r"(?<![.!?:;] )(?<!\w)[^\W\d_a-z]{2,}\s$|(?<!\w)(?:[Nn]o|[Nn]umber|[Pp]age|[Pp]art)\.?\s$"
)
_VERB = re.compile(
    r"(?<!\w)(?:is|are|was|were|has|have|had|will|would|can|could|should|said|says|you|we|they|he|she|it)(?!\w)",
    re.IGNORECASE,
)


def _openings(text: str) -> Iterator[tuple[Number, re.Match[str], str]]:
    """Give each number whose counted noun stands right before the words that open a list."""
    for number in _numbers(text):
        if not 2 <= number.value <= MOST or number.value != number.value.to_integral_value() or number.scaled:
            continue
        noun = _NOUN_AFTER.match(text, number.end)
        opening = _OPENS.match(text, noun.end()) if noun else None
        if (
            noun
            and opening
            and "\n" not in text[number.start : opening.end()]
            and not _NOT_COUNTED.fullmatch(noun["noun"])
        ):
            yield (
                number,
                opening,
                re.sub(r"\s(?:are|were|include only)$", "", text[number.end : noun.end()].strip()),
            )


def _numbers(text: str) -> Iterator[Number]:
    """Find the numbers of those lines that may have words or marks that open a list."""
    for line in _LINE.finditer(text):
        if any(mark in line[0] for mark in _OPENING_MARKS):
            yield from find_numbers(text, line.start(), line.end())


def _list_end(text: str, opening: re.Match[str]) -> int:
    """Where the list ends: the closing bracket or dash, else the sentence's end."""
    end = sentence_around(text, opening.end()).end
    mark = opening[0].strip()
    closer = {"(": ")", "–": "–", "—": "—"}.get(mark)
    at = text.find(closer, opening.end(), end) if closer else -1
    return at if at >= 0 else end


def _judge(number: Number, items: Items, noun: str) -> Finding | None:
    stated = int(number.value)
    evidence = (Span(number.start, number.end), items.span)
    if stated == items.natural:
        return Finding(
            "list-count", "holds", f"{stated} {noun} are announced and {stated} are listed: holds", evidence
        )
    if items.least != items.most or any(mark in word for word in items.words for mark in _MARKS):
        return None
    return Finding(
        "list-count", "fails", f"{stated} {noun} are announced, {items.natural} are listed: fails", evidence
    )


def _is_plain(text: str, number: Number, opening: re.Match[str], end: int) -> bool:
    left = text[max(0, number.start - _LEFT) : number.start]
    body = text[opening.end() : end]
    if (
        _ONE_OF.search(left)
        or "=" in body
        or _IN_A_NAME.search(left)
        or _OPEN_ENDED.search(body)
        or body[:1] in "“\"‘'"
    ):
        return False
    if opening[0].strip() != ":" and (_ASIDE.match(body) or _ACRONYM.search(text[: opening.start()][-24:])):
        return False
    # An item with a verb of its own is a sentence; commas inside it separate clauses.
    return ";" in body or not _VERB.search(body)


@component(
    "check",
    name="list-count",
    examples=(
        Example(
            "The pact covers four fields: trade, water, rail transport, and tourism.", ("list-count holds",)
        ),
        Example(
            "The pact covers five fields: trade, water, rail transport, and tourism.", ("list-count fails",)
        ),
        Example("Three towns – Naryn, Talas and Kara-Balta – will get new clinics.", ("list-count holds",)),
        Example("Four towns (Naryn, Talas and Kara-Balta) will get new clinics.", ("list-count fails",)),
        Example(
            "The union made three demands: higher pay; shorter shifts; and safe buses.", ("list-count holds",)
        ),
    ),
    silent=(
        "The pact covers six fields, including trade, water and tourism.",
        "Two of the four towns: Naryn and Talas.",
        "He made two remarks: “It is late, cold and dark.”",
        "The pact covers four fields: trade and transit, water, and research and development.",
    ),
)
def list_count(annotated: Annotated, events: tuple[Event, ...]) -> Iterator[Finding]:
    """Count what a list announces and what it lists."""
    del events
    text = annotated.article.text
    for number, opening, noun in _openings(text):
        end = _list_end(text, opening)
        if end <= opening.end() or not _is_plain(text, number, opening, end):
            continue
        items = count_items(text, opening.end(), end)
        if items and items.most > 1 and (found := _judge(number, items, noun)):
            yield found
