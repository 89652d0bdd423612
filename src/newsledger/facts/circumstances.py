"""Where and when did it happen, and for how much?

Invariant: place, time and figures stand in the trigger's own sentence.
"""

from __future__ import annotations

from newsledger.annotate.annotated import Annotated
from newsledger.facts.named import Named, Names, preposition, words_before
from newsledger.facts.sentence import Sentence
from newsledger.facts.triggers import Trigger
from newsledger.facts.vocabulary import function_words
from newsledger.model import Amount, Time


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
        distance = (int(named.start < anchor), abs(named.start - anchor), named.entity.id)
        if preposition(sentence, named) in function_words("place"):
            ranked.append((0, *distance))
        elif visit and _is_destination(sentence, named):
            ranked.append((1, *distance))
    return min(ranked)[3] if ranked else None


def find_when(annotated: Annotated, sentence: Sentence, trigger: Trigger) -> Time | None:
    """Find when it happened: the date or time of the sentence that stands nearest to the trigger."""
    anchor = sentence.words[trigger.last].token.idx
    inside = (t for t in annotated.times if sentence.start <= t.start and t.end <= sentence.end)
    dated = (t for t in inside if t.type in {"date", "time"})
    return min(dated, key=lambda t: (abs(t.start - anchor), t.start), default=None)


def find_amounts_of(annotated: Annotated, sentence: Sentence, *, money: bool) -> tuple[Amount, ...]:
    """Give the sentence's money, or all its figures."""
    inside = (a for a in annotated.amounts if sentence.start <= a.start and a.end <= sentence.end)
    return tuple(a for a in inside if a.currency is not None or not money)
