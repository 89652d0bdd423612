"""How do the rules together read a text?

Invariant: the longest match that means something wins, from left to right; times never overlap; every rule is bounded,
so the work grows with the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

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
from newsledger.annotate.times.windows import window_of
from newsledger.knowledge.calendar import days_of
from newsledger.lang.en.time_words import time_signs
from newsledger.lang.patterns import Match, Word, needs
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


COMMON = frozenset(
    ("article", "comma", "day", "dot", "hour", "hyphen", "last", "next", "number", "ordinal", "that", "this")
)
"""Classes of words and numbers that stand everywhere; those of small words (w_) do so even more."""


class _Ready(NamedTuple):
    """A rule ready to be matched."""

    rule: Rule
    pattern: re.Pattern[str]
    needed: frozenset[str]
    """Signs of which every match has one."""


def _commonness(name: str) -> int:
    return 2 if name.startswith("w_") else int(name in COMMON)


@cache
def _rules() -> tuple[_Ready, ...]:
    signs = time_signs()
    return tuple(
        _Ready(rule, signs.compile(rule.pattern), signs.having(needs(rule.pattern, _commonness)))
        for rule in RULES
    )


@cache
def _wanted() -> re.Pattern[str]:
    """Match the signs of words without which there is no time at all."""
    return re.compile("[" + "".join(sorted(frozenset().union(*(ready.needed for ready in _rules())))) + "]")


def candidates(words: Sequence[Word]) -> list[tuple[int, int, int, Rule, Match]]:
    """Find where rules fit, from left to right, the longest and then the first listed before the others."""
    near = time_signs().near(time_signs().spell(words), _wanted())
    there = frozenset(near.signs)
    found = []
    for order, (rule, pattern, needed) in enumerate(_rules()):
        if needed.isdisjoint(there):
            continue
        for hit in pattern.finditer(near.signs):
            first = near.places[hit.start()]
            match = Match(words, first, first + hit.end() - hit.start())
            found.append((first, -match.last, order, rule, match))
    found.sort(key=lambda candidate: candidate[:3])
    return found


def _as_time(read: Read, match: Match, scene: Scene) -> Time:
    first = match.first if read.first is None else read.first
    last = match.last if read.last is None else read.last
    start, end = scene.words[first].start, scene.words[last - 1].end
    dated = read.type in {"date", "time"} and read.fixed
    days = read.days or (days_of(read.value) if dated else window_of(read, match, scene))
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
    for first, _, _, rule, match in candidates(scene.words):
        if first < done:
            continue
        reads = rule.read(match, scene)
        for read in reads:
            scene.remember(read, match.first)
            yield _as_time(read, match, scene)
        if reads:
            done = max(match.last if read.last is None else read.last for read in reads)
