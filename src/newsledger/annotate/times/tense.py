"""Do the words around a time expression speak of the past or of the future?

The parse answers where there is one; words alone ("will", "said", "is expected to") where there is none. Invariant:
None where neither says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from spacy.tokens import Doc, Token

from newsledger.lang.lexicon import lexicon
from newsledger.lang.patterns import Word

Direction = Literal["past", "future"]

REACH = 16
"""Words to each side that are asked where there is no parse."""

CLIMB = 12
"""How many heads are asked on the way up to a verb."""


class Tenses:
    """The tenses of one article."""

    def __init__(self, words: Sequence[Word], doc: Doc | None) -> None:
        self._words = words
        self._doc = doc if doc is not None and doc.has_annotation("DEP") and doc.has_annotation("TAG") else None
        self._cues = lexicon("en", "times_tense")

    def direction(self, first: int, last: int) -> Direction | None:
        """Say whether the words from `first` up to `last` stand in talk of the past or of the future."""
        if self._doc is not None:
            from newsledger.annotate.parse import token_at

            token = token_at(self._doc, self._words[first].start)
            found = self._of_token(token) if token is not None else None
            if found:
                return found
        return self._of_words(first, last)

    def _cue(self, text: str) -> Direction | None:
        found = self._cues.get(text) or self._cues.get(text.lower())
        if found:
            return "future" if found[0] == "future" else "past"
        return "past" if len(text) > 4 and text.endswith("ed") else None

    def _of_words(self, first: int, last: int) -> Direction | None:
        before = _outward(self._words, range(first - 1, max(first - 1 - REACH, -1), -1))
        after = _outward(self._words, range(last, min(last + REACH, len(self._words))))
        found = [
            (distance, cue)
            for side in (before, after)
            for distance, word in side
            if (cue := self._cue(word.text))
        ]
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def _of_token(self, token: Token) -> Direction | None:
        for _ in range(CLIMB):
            if token.pos_ in {"VERB", "AUX"}:
                found = self._of_verb(token)
                if found:
                    return found
            if token.head is token or token.head.i == token.i:
                return None
            token = token.head
        return None

    def _of_verb(self, verb: Token) -> Direction | None:
        helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop", "mark"}}
        if helpers & {"will", "'ll", "’ll", "shall", "wo"}:
            return "future"
        if helpers & {"had", "was", "were", "did", "has", "have", "'d", "’d", "'ve", "’ve"}:
            return self._cue(verb.lower_) if self._cue(verb.lower_) == "future" else "past"
        if verb.tag_ == "VB" and "to" in helpers:
            return "future"
        if verb.tag_ == "VBD":
            return "past"
        return "future" if self._cue(verb.lower_) == "future" else None


def _outward(words: Sequence[Word], positions: range) -> Iterator[tuple[int, Word]]:
    """Go through words up to the end of the sentence, with their distance."""
    for distance, at in enumerate(positions, 1):
        word = words[at]
        if "break" in word.classes or word.text in {"?", "!"} or _ends_sentence(words, at):
            return
        yield distance, word


def _ends_sentence(words: Sequence[Word], at: int) -> bool:
    """Say whether a dot ends a sentence rather than an abbreviation."""
    if "dot" not in words[at].classes or not 0 < at < len(words) - 1:
        return False
    before, after = words[at - 1], words[at + 1]
    abbreviated = len(before.text) == 1 or "month_short" in before.classes or before.end != words[at].start
    return not abbreviated and (after.text[0].isupper() or after.text[0] in "\"“'‘(")


