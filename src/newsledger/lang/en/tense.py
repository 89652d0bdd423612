"""Do the words around a place in an English text speak of the past or of the future?

Words alone decide ("will", "said", "is expected to"): the nearest one in the sentence. Invariant: None where none says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal

from newsledger.lang.lexicon import lexicon
from newsledger.lang.patterns import Word

Direction = Literal["past", "future"]

REACH = 16
"""Words to each side that are asked."""


def cue_of(word: str) -> Direction | None:
    """Say what a single word speaks of: "will" of the future, "met" and "signed" of the past."""
    cues = lexicon("en", "times_tense")
    found = cues.get(word) or cues.get(word.lower())
    if found:
        return "future" if found[0] == "future" else "past"
    return "past" if len(word) > 4 and word.endswith("ed") else None


def direction_of(words: Sequence[Word], first: int, last: int) -> Direction | None:
    """Say whether the words from `first` up to `last` stand in talk of the past or of the future."""
    sides = [_outward(words, first - 1, -1), _outward(words, last, 1)]
    for pair in zip_longest(*sides):
        for word in pair:
            cue = cue_of(word.text) if word else None
            if cue:
                return cue
    return None


def _outward(words: Sequence[Word], place: int, step: int) -> Iterator[Word]:
    """Go through words up to the end of the sentence, at most `REACH`."""
    for at in range(place, place + REACH * step, step):
        if not 0 <= at < len(words):
            return
        word = words[at]
        # "Will be held" is told by "will", not by "held".
        if at and words[at - 1].text == "be":
            continue
        if "break" in word.classes or word.text in {"?", "!"} or ends_sentence(words, at):
            return
        yield word


def ends_sentence(words: Sequence[Word], at: int) -> bool:
    """Say whether a dot ends a sentence rather than an abbreviation."""
    if "dot" not in words[at].classes or not 0 < at < len(words) - 1:
        return False
    before, after = words[at - 1], words[at + 1]
    abbreviated = len(before.text) == 1 or "month_short" in before.classes or before.end != words[at].start
    return not abbreviated and (
        after.text[0].isupper() or after.text[0] in "\"“'‘(" or "break" in after.classes
    )
