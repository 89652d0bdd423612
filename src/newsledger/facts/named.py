"""Who and what is named where in a sentence?

Invariant: every answer is an entity of the article at words of its text; nobody is made up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from newsledger.annotate.annotated import Annotated
from newsledger.facts.sentence import Sentence
from newsledger.facts.vocabulary import Word, function_words
from newsledger.model import Entity

LONGEST_NAME = 300
"""Characters of the longest name or description looked back for."""


class Named(msgspec.Struct, frozen=True, gc=False):
    """An entity at some words."""

    start: int
    end: int
    entity: Entity
    adjective: bool = False
    """An adjective of nation, "Russian", that means the country but is no place."""


class Names:
    """The names and descriptions of an article, in order, found by place."""

    def __init__(self, annotated: Annotated) -> None:
        self.text = annotated.article.text
        self.by_id = annotated.by_id
        spots = [(m.start, m.end, m.entity, m.type == "NORP") for m in annotated.mentions if m.entity]
        spots += [(r.start, r.end, r.entity, False) for r in annotated.references]
        self._spots = [Named(s, t, self.by_id[e], adj) for s, t, e, adj in sorted(spots) if e in self.by_id]
        self._starts = [named.start for named in self._spots]

    def between(self, start: int, end: int) -> tuple[Named, ...]:
        """Give the entities named or meant by words that reach into a stretch of the text."""
        low = bisect_left(self._starts, start - LONGEST_NAME)
        high = bisect_left(self._starts, end)
        return tuple(named for named in self._spots[low:high] if named.end > start)

    def is_possessor(self, named: Named) -> bool:
        """Say whether a name owns what follows: "Latvia's"."""
        after = self.text[named.end : named.end + 2]
        return after in {"'s", "’s", "' ", "’ "}

    def is_qualifier(self, sentence: Sentence, named: Named, start: int) -> bool:
        """Say whether a name, in a phrase from `start`, only qualifies another word: "Latvia's", "of Latvia"."""
        if self.is_possessor(named):
            return True
        for word in reversed(sentence.words[bisect_left(sentence.starts, start) : _first(sentence, named)]):
            token = word.token
            if word.pos == "ADP" and word.lower != "'s":
                return True
            if token.is_punct or word.pos not in {"DET", "ADJ", "PROPN", "NOUN", "PART", "NUM"}:
                return False
        return False

    def is_place(self, sentence: Sentence, named: Named) -> bool:
        """Say whether a place is named as where something is: "in Osh and Naryn", not "Osh said"."""
        governor = preposition(sentence, named, lists=True)
        return named.entity.type == "PLACE" and not named.adjective and governor in function_words("place")


def _first(sentence: Sentence, named: Named) -> int:
    return bisect_left(sentence.starts, named.start)


_LINKS = frozenset({"DET", "ADJ", "PROPN", "NOUN", "PART", "NUM", ""})
"""Parts of speech that may stand between a preposition and the name it governs."""


def preposition(sentence: Sentence, named: Named, *, lists: bool = False) -> str | None:
    """Give the preposition that governs a name, over articles, possessors and, if told, the names listed before."""
    first = _first(sentence, named)
    before = sentence.words[max(0, first - (12 if lists else 6)) : first]
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        if word.lower in function_words("place") or word.pos == "ADP":
            return word.lower
        if lists and word.lower in {",", "and", "or"} and at and _is_listed(before[at - 1]):
            continue
        if word.pos not in _LINKS and word.lower != "'s":
            return None
    return None


def _is_listed(word: Word) -> bool:
    return word.pos in {"PROPN", ""} or word.lower == ","


def words_before(sentence: Sentence, named: Named, count: int) -> Sequence[str]:
    """Give the words just before a name."""
    first = _first(sentence, named)
    return [word.lower for word in sentence.words[max(0, first - count) : first]]
