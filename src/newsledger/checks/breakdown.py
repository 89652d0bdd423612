"""Where does an article break a whole down into parts?

"Of this amount, 40 million … and another 6 million"; "412 people, including 57 engineers". Invariant:
whole and parts are of one currency, or counts of things that can be one another's part; conversions in brackets are no
parts; a whole that the words do not tie to its parts is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from newsledger.checks.figures import inside, sentence_around, value_of, without_conversions
from newsledger.lang.lexicon import lexicon
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
_OPENERS = (
    "including",
    "which",
    "whom",
    "of th",
    "among th",
    "compris",
    "consist",
    "made up",
    "into",
    "between",
    ":",
)
"""One of them stands in all words that tie parts to the figure before them: a cheap look before the patterns."""
_CLOSES = re.compile(
    r"(?<!\w)(?:and|plus|as well as|while|with) (?:[^\W\d]+ ){0,3}$|(?<!\w)(?:another|the (?:remaining|other|rest))",
    re.IGNORECASE,
)
_THE_REST = re.compile(r"(?<!\w)the (?:remaining|other|rest)(?!\w)", re.IGNORECASE)
_GOES_ON = re.compile(r"[”\"]?\s+(?:Another|The remaining|The rest|The other|A further|An additional)\s\S")
_SENTENCES = 3
_OTHER_THINGS = re.compile(
    r"(?<!\w)(?:up from|compared (?:to|with)|than|down from|last year|a year earlier|versus|worth|at a cost|costing)(?!\w)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\d|[.!?]\s|(?<!\w)(?:one|two|three|four|five|six|seven|eight|nine|ten|hundreds|thousands)(?!\w)"
)
"""Another figure, or a sentence's end, between a whole and the words that open its parts."""
_OPENS_WITH = re.compile(r"(?:^|[.!?”\"\n]\s*|[“\"])(?P<words>(?:Out )?[Oo]f (?:the|that|this) (?:total )?)$")
_CLOSES_WITH = re.compile(r"(?:\s[^\W\d_]+){0,3},\s")
_TURNOVER = re.compile(r"(?<!\w)(?:trade|turnover)(?!\w)[^.;\n]*$", re.IGNORECASE)
_TURNOVER_REACH = 120
_FLOW = re.compile(r"(?<!\w)(export|import)(?:s|ed)?(?!\w)", re.IGNORECASE)
_FLOW_AFTER = re.compile(r"\s(?:in|of|worth of|were|was)\s(export|import)s?(?!\w)", re.IGNORECASE)
_TOTAL = re.compile(
    r",?\s(?:(?P<sure>for a total of|totall?ing|making a total of|bringing the total to|or a total of)|for a combined|altogether)"
    r"\s(?:about |around |some |nearly )?$",
    re.IGNORECASE,
)
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


def breakdowns(annotated: Annotated) -> tuple[Breakdown, ...]:
    """Find the breakdowns of an article, in order."""
    return _breakdowns(annotated.article.text, annotated.figures)


@lru_cache(maxsize=1)
def _breakdowns(text: str, amounts: tuple[Amount, ...]) -> tuple[Breakdown, ...]:
    """Find the breakdowns among the amounts of a text; three checks ask for the same ones in turn."""
    kept = without_conversions(text, amounts)
    return (
        *_of_this(text, kept),
        *_following(text, kept),
        *_of_the_sum(text, kept),
        *_trade(text, kept),
        *_totalling(text, kept),
    )


def _of_this(text: str, amounts: list[Amount]) -> Iterator[Breakdown]:
    """Tie "Of this amount" to the last figure before it that can be its whole."""
    if sum(a.currency is not None for a in amounts) < 2 or "of th" not in text.lower():
        return
    for cue in _OF_THIS.finditer(text):
        parts = inside(amounts, cue.end(), _end_of_account(text, cue.start()))
        kind = parts[0].currency if parts else None
        parts = [p for p in parts if p.currency == kind]
        if not parts or not kind:
            continue
        earlier = inside(amounts, max(0, cue.start() - _BACK), cue.start())
        whole = _last_whole(earlier, parts, cue.start(), text)
        if whole:
            yield Breakdown(whole, tuple(parts), Span(cue.start(), cue.end()), _is_complete(text, parts))


def _of_the_sum(text: str, amounts: list[Amount]) -> Iterator[Breakdown]:
    """Tie "Of the $52 million," to the sums that follow it."""
    for whole in amounts:
        closing = _CLOSES_WITH.match(text, whole.end) if whole.currency else None
        opening = _OPENS_WITH.search(text[max(0, whole.start - 16) : whole.start]) if closing else None
        if not opening or not closing:
            continue
        found = inside(amounts, closing.end(), _end_of_account(text, whole.start))
        parts = [a for a in found if _can_be_part(a, whole)]
        if parts and len(parts) == len(found) and max(map(value_of, parts)) <= value_of(whole):
            span = Span(whole.start - len(opening["words"]), whole.start)
            yield Breakdown(whole, tuple(parts), span, _is_complete(text, parts))


def _end_of_account(text: str, at: int) -> int:
    """Where a sentence that opens an account of parts ends, with the sentences that plainly go on with it."""
    end = sentence_around(text, at).end
    for _ in range(_SENTENCES):
        more = _GOES_ON.match(text, end)
        if more is None:
            break
        end = sentence_around(text, more.end() - 1).end
    return end


def _last_whole(amounts: list[Amount], parts: list[Amount], before: int, text: str) -> Amount | None:
    largest = max(map(value_of, parts))
    candidates = [a for a in amounts if a.currency == parts[0].currency]
    whole = candidates[-1] if candidates else None
    if whole is None or text.count("\n\n", whole.end, before) > 2:
        return None
    return whole if value_of(whole) > largest else None


def _is_complete(text: str, parts: list[Amount]) -> bool:
    """Whether the parts read as a full account: the rest is named, or loan and grant are, or "and" closes three."""
    if len(parts) < 2:
        return False
    between = text[parts[-2].end : parts[-1].start]
    instruments = {p.role for p in parts}
    if _THE_REST.search(between) or instruments == {"loan", "grant"}:
        return True
    return len(parts) > 2 and bool(_CLOSES.search(between))


def _following(text: str, amounts: list[Amount]) -> Iterator[Breakdown]:
    """Tie "including", "of which", "made up of" to the figure directly before."""
    for at, whole in enumerate(amounts[:-1]):
        tail = text[whole.end : min(whole.end + _NEAR, amounts[at + 1].start)]
        folded = tail.lower()
        if not any(word in folded for word in _OPENERS):
            continue
        made_of, including = _MADE_OF.search(tail), _INCLUDING.search(tail)
        cue = made_of or including
        if cue is None or _OTHER_THINGS.search(tail) or _ANOTHER.search(tail[: cue.start()]):
            continue
        sentence = sentence_around(text, whole.start)
        parts = [a for a in inside(amounts, whole.end, sentence.end) if _can_be_part(a, whole)]
        parts = _run(text, parts, whole.end + cue.end())
        meant = _meant(whole, inside(amounts, sentence.start, whole.start), parts) if parts else None
        if meant:
            span = Span(whole.end + cue.start(), whole.end + cue.end())
            yield Breakdown(meant, tuple(parts), span, complete=bool(made_of) and len(parts) > 1)


def _meant(nearest: Amount, earlier: list[Amount], parts: list[Amount]) -> Amount | None:
    """Give the whole that is meant: "500 delegates from 30 countries, including 90 students" is of delegates.

    Where two could be meant and none holds the parts, it is unclear, and there is none.
    """
    if nearest.currency:
        return nearest
    counted = [a for a in reversed(earlier) if not a.currency]
    candidates = [a for a in (nearest, *counted) if all(_same_kind(a, p) for p in parts)]
    largest = max(map(value_of, parts))
    fitting = next((a for a in candidates if value_of(a) >= largest), None)
    return fitting or (candidates[0] if len(candidates) == 1 else None)


def _same_kind(whole: Amount, part: Amount) -> bool:
    """Whether one count can be of the other: places of places, measures of the same measure."""
    measured = {values[0] for values in lexicon("en", "amounts_units").values()}
    if whole.unit in measured or part.unit in measured:
        return whole.unit == part.unit
    territories = lexicon("en", "amounts_territories")
    return ((whole.unit or "").rpartition(" ")[2] in territories) == (
        (part.unit or "").rpartition(" ")[2] in territories
    )


def _trade(text: str, amounts: list[Amount]) -> Iterator[Breakdown]:
    """Tie trade turnover to the exports and imports that the same or the next sentence gives."""
    for whole in amounts:
        before = text[max(0, whole.start - _TURNOVER_REACH) : whole.start] if whole.currency else ""
        if not before or not _TURNOVER.search(before):
            continue
        first = sentence_around(text, whole.start)
        following = sentence_around(text, min(first.end + 1, len(text) - 1))
        rest = inside(amounts, whole.end, following.end)
        flows = [a for a in rest if a.currency == whole.currency and not a.modifier]
        kinds = [_flow(text, a, flows[n - 1].end if n else whole.end) for n, a in enumerate(flows)]
        if (
            len(rest) == len(flows)
            and sorted(filter(None, kinds)) == ["export", "import"]
            and len(flows) == 2
        ):
            yield Breakdown(whole, tuple(flows), Span(flows[0].start, flows[-1].end), complete=True)


def _flow(text: str, amount: Amount, after: int) -> str | None:
    """Say whether a sum is exports or imports, by the one such word that stands between it and the sum before."""
    named = _FLOW.findall(text[after : amount.start])
    following = _FLOW_AFTER.match(text, amount.end)
    if following:
        return following[1].lower()
    return named[-1].lower() if len(named) == 1 else None


def _totalling(text: str, amounts: list[Amount]) -> Iterator[Breakdown]:
    """Tie "… and …, for a total of …" to the figures before it in the sentence."""
    for whole in amounts[2:]:
        cue = _TOTAL.search(text[max(0, whole.start - _NEAR) : whole.start])
        if cue is None:
            continue
        sentence = sentence_around(text, whole.start)
        before = inside(amounts, sentence.start, whole.start)
        parts = [a for a in before if _can_be_part(a, whole)]
        if 2 <= len(parts) == len(before) and not _OTHER_THINGS.search(text[parts[0].start : whole.start]):
            start = whole.start - len(cue[0])
            yield Breakdown(whole, tuple(parts), Span(start, whole.start), complete=cue["sure"] is not None)


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
