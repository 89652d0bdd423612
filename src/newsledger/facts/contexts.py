"""What is a sentence about, in PLOVER's contexts?

Invariant: a context is given only where one of its words stands in the sentence; they come in PLOVER's order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from newsledger.facts.sentence import Sentence
from newsledger.facts.vocabulary import Word
from newsledger.knowledge.plover import CONTEXTS
from newsledger.lang.lexicon import lexicon


@cache
def _words() -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for form, (names,) in lexicon("en", "events_contexts").items():
        words = tuple(form.split(" "))
        table[words[0]].append((words, tuple(names.split(","))))
    return MappingProxyType({first: tuple(rows) for first, rows in table.items()})


def _at(words: tuple[Word, ...], at: int) -> set[str]:
    found: set[str] = set()
    for form in words[at].noun_forms:
        for wanted, names in _words().get(form, ()):
            following = words[at : at + len(wanted)]
            if len(following) == len(wanted) and all(
                lemma in word.noun_forms for lemma, word in zip(wanted, following, strict=True)
            ):
                found.update(names)
    return found


def contexts_of(sentence: Sentence) -> tuple[str, ...]:
    """Give the contexts of a sentence."""
    found = {name for at in range(len(sentence.words)) for name in _at(sentence.words, at)}
    return tuple(name for name in CONTEXTS if name in found)
