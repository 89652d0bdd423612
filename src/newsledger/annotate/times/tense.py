"""Do the words around a time expression speak of the past or of the future?

The parse answers where there is one: the tense of the verb that governs the expression. Words alone answer where there
is none. Invariant: None where neither says.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from newsledger.lang.en.tense import Direction, cue_of, direction_of
from newsledger.lang.patterns import Word

AHEAD = {"will", "'ll", "’ll", "shall", "wo", "should", "must", "may", "might", "would", "could", "can"}

CLIMB = 12
"""How many heads are asked on the way up to a verb."""

BESIDE = 2
"""Up to which of them a noun or adjective counts as a verb does; further up the time belongs to something else."""


class Tenses:
    """The tenses of one article."""

    def __init__(self, words: Sequence[Word], doc: Doc | None) -> None:
        self._words = words
        self._doc = (
            doc if doc is not None and doc.has_annotation("DEP") and doc.has_annotation("TAG") else None
        )

    def direction(self, first: int, last: int, *, far: bool = False) -> Direction | None:
        """Say whether the words from `first` up to `last` stand in talk of the past or of the future.

        `far`: for months rather than days, where "to open in May" looks ahead whatever governs it.
        """
        if self._doc is not None:
            from newsledger.annotate.parse import token_at

            token = token_at(self._doc, self._words[first].start)
            found = _of_token(token, far=far) if token is not None else None
            if found:
                return found
        return direction_of(self._words, first, last)


def _of_token(token: Token, *, far: bool) -> Direction | None:
    for step in range(CLIMB):
        if token.pos_ in {"VERB", "AUX"} or (step <= BESIDE and _is_predicate(token)):
            found = _of_verb(token, far=far)
            if found:
                return found
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _is_predicate(token: Token) -> bool:
    """Say whether a noun or adjective is what something is: "it will be ready on Friday"."""
    return any(child.dep_ == "cop" for child in token.children)


def _of_verb(verb: Token, *, far: bool) -> Direction | None:
    """Read a verb's tense off its helpers; an infinitive looks ahead only under a verb that does ("plans to")."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop", "mark"}}
    if helpers & AHEAD:
        return "future"
    if "had" in helpers:
        return "past"
    # "Began as planned on Friday" tells of the beginning.
    if verb.tag_ == "VBN" and "as" in helpers and cue_of(verb.lower_) == "future":
        return None
    if helpers & {"was", "were", "did", "has", "have", "'d", "’d", "'ve", "’ve"}:
        return "future" if cue_of(verb.lower_) == "future" else "past"
    if verb.tag_ == "VB" and "to" in helpers:
        return "future" if far or cue_of(verb.head.lower_) == "future" else None
    if verb.tag_ == "VBP":
        # The timetable's present, "they meet on Friday"; the lexicon has its third person.
        return cue_of(verb.lower_) or cue_of(f"{verb.lower_}s")
    if verb.tag_ == "VBD" and not (cue_of(verb.lower_) == "future" and not far):
        return "past"
    return "future" if cue_of(verb.lower_) == "future" else None
