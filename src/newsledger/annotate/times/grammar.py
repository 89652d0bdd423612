"""How do the rules together read a text?

Invariant: the longest match that means something wins, from left to right; times never overlap; every rule is bounded,
so the work grows with the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsledger.annotate.times import (
    anchored,
    clock,
    dates,
    durations,
    quarters,
    ranges,
    references,
    relative,
)
from newsledger.annotate.times.rule import Rule
from newsledger.annotate.times.scene import Read, Scene
from newsledger.knowledge.calendar import days_of
from newsledger.lang.en.time_words import time_signs
from newsledger.lang.patterns import Match, Word, find_matches
from newsledger.model import Time

RULES: tuple[Rule, ...] = (
    *ranges.RULES,
    *dates.RULES,
    *quarters.RULES,
    *anchored.RULES,
    *relative.RULES,
    *durations.RULES,
    *clock.RULES,
    *references.RULES,
)


@cache
def _compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    signs = time_signs()
    return tuple((rule, signs.compile(rule.pattern)) for rule in RULES)


def _candidates(words: Sequence[Word]) -> list[tuple[int, int, int, Rule, Match]]:
    signs = time_signs().spell(words)
    found = [
        (match.first, -match.last, order, rule, match)
        for order, (rule, pattern) in enumerate(_compiled())
        for match in find_matches(signs, words, pattern)
    ]
    found.sort(key=lambda candidate: candidate[:3])
    return found


def _as_time(read: Read, match: Match, scene: Scene) -> Time:
    first = match.first if read.first is None else read.first
    last = match.last if read.last is None else read.last
    start, end = scene.words[first].start, scene.words[last - 1].end
    dated = read.type in {"date", "time"} and read.fixed
    days = read.days or (days_of(read.value) if dated else None)
    earliest, latest = days or (None, None)
    return Time(
        start=start,
        end=end,
        text=scene.text[start:end],
        type=read.type,
        value=read.value,
        earliest=earliest,
        latest=latest,
    )


def read_times(scene: Scene) -> Iterator[Time]:
    """Read every time of a text, in order."""
    done = 0
    for first, _, _, rule, match in _candidates(scene.words):
        if first < done:
            continue
        reads = rule.read(match, scene)
        for read in reads:
            scene.remember(read, match.first)
            yield _as_time(read, match, scene)
        if reads:
            done = max(match.last if read.last is None else read.last for read in reads)
