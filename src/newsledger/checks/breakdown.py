"""Where does an article break a whole down into parts?

"Of this amount, 45 million … and another 2.4 million"; "1,403 participants, including 388 foreign companies". Invariant:
whole and parts are of one currency, or counts of things that can be one another's part; conversions in brackets are no
parts; a whole that the words do not tie to its parts is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsledger.checks.figures import inside, sentence_around, value_of, without_conversions
from newsledger.model import Amount, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.annotate.annotated import Annotated

_OF_THIS = re.compile(
    r"(?<!\w)(?:out )?of (?:this|that|these|those|the(?: total)?) (?:amount|sum|total|money|number|figure|funds?|loan|grant)s?(?!\w)",
    re.IGNORECASE,
)
_INCLUDING = re.compile(
    r"(?<!each)(?<!all)(?<!both)(?<!some)(?<!most)(?<!many)(?<!none)(?<!half)(?<!any)(?<!one)"
    r"(?:,|\()?\s(?:including|of (?:which|whom|them|these|those)|among (?:which|whom|them))\s",
    re.IGNORECASE,
)
_MADE_OF = re.compile(
    r"(?:,\s?)?(?:comprising|consisting of|made up of|comprised of|which (?:consists|is made up) of|split (?:into|between)"
    r"|divided (?:into|between)|broken down into)\s|^(?:\s[^\W\d_A-Z]+){0,3}:\s",
)
_CLOSES = re.compile(
    r"(?<!\w)(?:and|plus|as well as|while|with) (?:[^\W\d]+ ){0,3}$|(?<!\w)(?:another|the (?:remaining|other|rest))",
    re.IGNORECASE,
)
_OTHER_THINGS = re.compile(
    r"(?<!\w)(?:up from|compared (?:to|with)|than|down from|last year|a year earlier|versus|worth|at a cost|costing)(?!\w)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\d|[.!?]\s|(?<!\w)(?:one|two|three|four|five|six|seven|eight|nine|ten|hundreds|thousands)(?!\w)"
)
"""Another figure, or a sentence's end, between a whole and the words that open its parts."""
_FIRST = 30
"""Characters between the words that open the parts and the first of them."""
_BACK = 2000
"""Characters before "Of this amount" in which its whole must stand."""
_NEAR = 60
"""Characters between a whole and the words that open its parts."""


@dataclass(frozen=True)
class Breakdown:
    """A whole and the parts an article names of it."""

    whole: Amount
    parts: tuple[Amount, ...]
    cue: Span
    """The words that tie them: "Of this amount"."""
    complete: bool
    """Whether the words say that these are all the parts."""


def breakdowns(annotated: Annotated) -> Iterator[Breakdown]:
    """Find the breakdowns of an article, in order."""
    text = annotated.article.text
    amounts = without_conversions(text, annotated.amounts)
    yield from _of_this(text, amounts)
    yield from _following(text, amounts)


def _of_this(text: str, amounts: list[Amount]) -> Iterator[Breakdown]:
    """Tie "Of this amount" to the last figure before it that can be its whole."""
    for cue in _OF_THIS.finditer(text):
        sentence = sentence_around(text, cue.start())
        parts = inside(amounts, cue.end(), sentence.end)
        kind = parts[0].currency if parts else None
        parts = [p for p in parts if p.currency == kind]
        if not parts or not kind:
            continue
        whole = _last_whole(
            inside(amounts, max(0, cue.start() - _BACK), cue.start()), parts, cue.start(), text
        )
        if whole:
            yield Breakdown(whole, tuple(parts), Span(cue.start(), cue.end()), _is_complete(text, parts))


def _last_whole(amounts: list[Amount], parts: list[Amount], before: int, text: str) -> Amount | None:
    largest = max(map(value_of, parts))
    candidates = [a for a in amounts if a.currency == parts[0].currency]
    whole = candidates[-1] if candidates else None
    if whole is None or text.count("\n\n", whole.end, before) > 2:
        return None
    return whole if value_of(whole) > largest else None


def _is_complete(text: str, parts: list[Amount]) -> bool:
    """Whether the parts read as a full account: three or more, the last one joined by "and"."""
    if len(parts) < 3:
        return False
    return bool(_CLOSES.search(text[parts[-2].end : parts[-1].start]))


def _following(text: str, amounts: list[Amount]) -> Iterator[Breakdown]:
    """Tie "including", "of which", "made up of" to the figure directly before."""
    for at, whole in enumerate(amounts[:-1]):
        sentence = sentence_around(text, whole.start)
        tail = text[whole.end : min(whole.end + _NEAR, amounts[at + 1].start)]
        made_of, including = _MADE_OF.search(tail), _INCLUDING.search(tail)
        cue = made_of or including
        if cue is None or _OTHER_THINGS.search(tail) or _ANOTHER.search(tail[: cue.start()]):
            continue
        parts = [a for a in inside(amounts, whole.end, sentence.end) if _can_be_part(a, whole)]
        parts = _run(text, parts, whole.end + cue.end())
        if parts:
            span = Span(whole.end + cue.start(), whole.end + cue.end())
            yield Breakdown(whole, tuple(parts), span, complete=bool(made_of) and len(parts) > 1)


def _run(text: str, parts: list[Amount], start: int) -> list[Amount]:
    """Keep the parts that follow one another without another clause between them."""
    kept: list[Amount] = []
    end = start
    for part in parts:
        between = text[end : part.start]
        if _in_brackets(text, start, part.start):
            continue
        if not kept and (len(between) > _FIRST or "," in between):
            break
        if len(between) > _NEAR * 2 or ";" in between or _OTHER_THINGS.search(between):
            break
        kept.append(part)
        end = part.end
    return kept


def _in_brackets(text: str, start: int, at: int) -> bool:
    """Whether a bracket opened after `start` is still open: what stands in it is a part of a part."""
    between = text[start:at]
    return between.count("(") > between.count(")")


def _can_be_part(part: Amount, whole: Amount) -> bool:
    if whole.currency or part.currency:
        return whole.currency == part.currency
    return whole.unit is not None and part.unit is not None
