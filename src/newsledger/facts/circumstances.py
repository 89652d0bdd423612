"""Where and when did it happen, and for how much?

Invariant: place, time and figures stand in the trigger's own sentence; a date may open it where the parse cut it off.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from newsledger.annotate.annotated import Annotated
from newsledger.annotate.quotes.dateline import dateline_end
from newsledger.facts.named import Named, Names, preposition, words_before
from newsledger.facts.sentence import Sentence
from newsledger.facts.triggers import Trigger
from newsledger.facts.vocabulary import function_words
from newsledger.model import Amount, Quote, Time

AMOUNT_REACH = 8
"""How many heads lie between a figure and the verb of its clause."""
CLAUSE_REACH = 12
"""How many heads lie between words and the verb of the clause that tells more of a thing."""
TIME_REACH = 4
"""How many heads lie between a length of time and the verb that it dates: "days", "later", "freed"."""


def _is_destination(sentence: Sentence, named: Named) -> bool:
    """Say whether a name is where a visit or trip goes: "a visit to Almaty"."""
    before = words_before(sentence, named, 2)
    return len(before) == 2 and before[1] == "to" and before[0] in {"visit", "trip", "journey"}


def find_place(names: Names, sentence: Sentence, trigger: Trigger, *, visit: bool = False) -> str | None:
    """Find where it happened: a place after "in" or "at", the nearest after the trigger; else where a visit goes."""
    anchor = sentence.words[trigger.last].token.idx
    ranked: list[tuple[int, int, int, str]] = []
    for named in names.between(sentence.start, sentence.end):
        if named.entity.type != "PLACE" or named.adjective or names.is_possessor(named):
            continue
        if _tells_more(sentence, trigger, named.start):
            continue
        distance = (int(named.start < anchor), abs(named.start - anchor), named.entity.id)
        if preposition(sentence, named) in function_words("place"):
            ranked.append((0, *distance))
        elif visit and _is_destination(sentence, named):
            ranked.append((1, *distance))
    return min(ranked)[3] if ranked else None


def find_when(annotated: Annotated, sentence: Sentence, trigger: Trigger) -> Time | None:
    """Find when it happened: the date or time of the sentence that stands nearest to the trigger.

    "Three days later" is a date too where its day is known and the trigger is what it tells of; the day that "two days
    before 9 May" counts from is none, nor is a dateline's, nor the day on which somebody said what happened.
    """
    anchor = sentence.words[trigger.last].token.idx
    start, end = _telling(annotated, sentence, trigger)
    inside = [
        t
        for t in annotated.times
        if start <= t.start and t.end <= end and not _tells_more(sentence, trigger, t.start)
    ]
    counted = [t for t in inside if t.type == "duration" and t.earliest and t.earliest == t.latest]
    dated = [
        t
        for t in inside
        if t.type in {"date", "time"} and not any(_counts_from(annotated, one, t) for one in counted)
    ]
    own = [_as_date(t) for t in counted if _tells_of(sentence, trigger, t)]
    return min([*dated, *own], key=lambda t: (abs(t.start - anchor), t.start), default=None)


def _tells_more(sentence: Sentence, trigger: Trigger, offset: int) -> bool:
    """Say whether words stand in a clause that tells more of a thing, and the trigger not: "the pact, which they sign in Oslo"."""
    at = bisect_right(sentence.starts, offset) - 1
    if not sentence.parsed or at < 0:
        return False
    own = sentence.words[trigger.first].token
    above = {own.i, *(token.i for token in own.ancestors)}
    token = sentence.words[at].token
    for _ in range(CLAUSE_REACH):
        if token.i in above or token.head.i == token.i:
            return False
        if token.dep_ == "acl:relcl":
            return True
        token = token.head
    return False


def _telling(annotated: Annotated, sentence: Sentence, trigger: Trigger) -> tuple[int, int]:
    """Give the stretch of a sentence whose dates are a trigger's: its clause where somebody says that it is so."""
    told = quotes_around(annotated, sentence, trigger)
    start = dateline_end(annotated.article.text, sentence.start, sentence.end)
    start = max((_with_opening(annotated, start), *(quote.start for quote in told)))
    return start, min((sentence.end, *(quote.end for quote in told)))


def quotes_around(annotated: Annotated, sentence: Sentence, trigger: Trigger) -> list[Quote]:
    """Give the indirect quotes that a trigger stands in: somebody says that it is so."""
    first, last = sentence.words[trigger.first].token, sentence.words[trigger.last].token
    start, end = first.idx, last.idx + len(last)
    return [q for q in annotated.quotes if q.kind == "indirect" and q.start <= start and end <= q.end]


def _with_opening(annotated: Annotated, start: int) -> int:
    """Begin with the date that opens a sentence where the parse cut it off: "On 3 May 2024 | Malta sent"."""
    text = annotated.article.text
    opening = (t.start for t in annotated.times if t.end <= start and text[t.end : start].strip(" ,") == "")
    return min((start, *opening))


def _counts_from(annotated: Annotated, counted: Time, named: Time) -> bool:
    """Say whether a time stands right after "two days before" or "two days after"."""
    between = annotated.article.text[counted.end : named.start].lower().split()
    return between[:1] in (["before"], ["after"]) and between[1:] in ([], ["the"])


def _as_date(counted: Time) -> Time:
    """Give the words of a length that is tied to one day the day as their value."""
    return replace(counted, type="date", value=counted.earliest.isoformat() if counted.earliest else None)


def _tells_of(sentence: Sentence, trigger: Trigger, time: Time) -> bool:
    """Say whether the parse hangs a time on the trigger, with no verb between."""
    at = bisect_right(sentence.starts, time.end - 1) - 1
    if not sentence.parsed or at < 0:
        return False
    said = {word.token.i for word in sentence.words[trigger.first : trigger.last + 1]}
    token = sentence.words[at].token
    for _ in range(TIME_REACH):
        if token.i in said:
            return True
        if token.pos_ in {"VERB", "AUX"} or token.head.i == token.i:
            return False
        token = token.head
    return False


def find_amounts_of(
    annotated: Annotated, sentence: Sentence, trigger: Trigger, *, money: bool
) -> tuple[Amount, ...]:
    """Give the sentence's money, or all its figures, but for those of a clause whose subject is another."""
    inside = (a for a in annotated.amounts if sentence.start <= a.start and a.end <= sentence.end)
    return tuple(
        a for a in inside if (a.currency is not None or not money) and not _is_anothers(sentence, trigger, a)
    )


def _is_anothers(sentence: Sentence, trigger: Trigger, amount: Amount) -> bool:
    """Say whether a figure stands in a clause joined to the trigger's, with a subject of its own: "A lent $5, and B sent aid"."""
    own = sentence.words[trigger.first].token
    at = bisect_right(sentence.starts, amount.start) - 1
    if not sentence.parsed or at < 0:
        return False
    verb = sentence.words[at].token
    for _ in range(AMOUNT_REACH):
        if verb.pos_ == "VERB" or verb.head.i == verb.i:
            break
        verb = verb.head
    first, second = sorted((own, verb), key=lambda token: token.i)
    joined = verb.pos_ == "VERB" and second.dep_ == "conj" and second.head.i == first.i
    return joined and any(child.dep_.startswith("nsubj") for child in second.children)
