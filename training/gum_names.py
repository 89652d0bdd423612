"""Which of GUM's entities are names, and where exactly does each name stand?

GUM marks every mention of a person, organisation or place, named or not, as a whole noun phrase. The name is the run
of proper nouns around its head. Invariant: a proper noun that no such run covers is left as `missing`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from training.names import Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from training.treebank import Sentence

KINDS = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}
PROPER = frozenset({"NNP", "NNPS"})
INNER = frozenset({"of", "for", "and", "the", "&", "de", "al", "von", "van", "la"})
TITLES = frozenset(
    [
        "president",
        "minister",
        "prime",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "dr",
        "dr.",
        "professor",
        "prof.",
        "sir",
        "lord",
        "lady",
        "king",
        "queen",
        "senator",
        "governor",
        "mayor",
        "judge",
        "justice",
        "chief",
        "general",
        "colonel",
        "captain",
        "secretary",
        "chairman",
        "speaker",
        "pope",
        "sheriff",
        "attorney",
        "ambassador",
        "reporter",
        "director",
        "ceo",
        "actor",
        "actress",
        "wikinews",
        "interviewer",
    ],
)
_PART = re.compile(r"\(([^()]+)\)?|([^()]+)\)")


def _spans(sentence: Sentence) -> Iterator[tuple[int, int, str, list[int]]]:
    """Start, end, kind and head positions of each mention that opens and closes in the sentence."""
    stack: list[tuple[str, int, str, str]] = []
    for i, misc in enumerate(sentence.misc):
        value = next((x[7:] for x in misc.split("|") if x.startswith("Entity=")), "")
        for match in _PART.finditer(value):
            if match[1]:
                fields = match[1].split("-")
                if len(fields) < 6:
                    continue
                if match[0].endswith(")"):
                    yield i, i + 1, fields[1], [i]
                else:
                    stack.append((fields[0], i, fields[1], fields[5]))
            else:
                for at in range(len(stack) - 1, -1, -1):
                    if stack[at][0] == match[2]:
                        _, start, kind, heads = stack.pop(at)
                        yield (
                            start,
                            i + 1,
                            kind,
                            [start + int(x) - 1 for x in heads.split(",") if x.isdigit()],
                        )
                        break


def _name(sentence: Sentence, start: int, end: int, kind: str, heads: list[int]) -> tuple[int, int] | None:
    proper = [i for i in heads if start <= i < end and sentence.tags[i] in PROPER]
    if not proper or sentence.tags[heads[0]] not in PROPER:
        return None

    def holds(i: int) -> bool:
        return sentence.tags[i] in PROPER or (sentence.tags[i] == "HYPH" and start < i < end - 1)

    first = last = proper[0]
    while first > start and holds(first - 1):
        first -= 1
    while last + 1 < end:
        if holds(last + 1):
            last += 1
            continue
        ahead = last + 1
        while kind != "PERSON" and ahead < end and sentence.words[ahead].lower() in INNER:
            ahead += 1
        if ahead in (last + 1, end) or not holds(ahead):
            break
        last = ahead
    while last > first and sentence.tags[last] == "HYPH":
        last -= 1
    return _untitled(sentence, first, last + 1) if kind == "PERSON" else (first, last + 1)


def _untitled(sentence: Sentence, first: int, end: int) -> tuple[int, int] | None:
    """The name without the titles before it, or nothing where there are only titles."""
    while first < end and sentence.words[first].lower() in TITLES:
        first += 1
    return (first, end) if first < end else None


def read(sentences: Iterable[Sentence], demonyms: frozenset[str]) -> Iterator[Named]:
    """The sentences with their names; demonyms become NORP."""
    for sentence in sentences:
        found: list[tuple[int, int, str]] = []
        taken: set[int] = set()
        spans = [(s, e, KINDS[k], h) for s, e, k, h in _spans(sentence) if k in KINDS]
        for start, end, kind, heads in sorted(spans, key=lambda span: span[0] - span[1]):
            name = _name(sentence, start, end, kind, heads)
            if name and not taken & set(range(*name)):
                found.append((*name, kind))
                taken |= set(range(*name))
        for i, word in enumerate(sentence.words):
            if i not in taken and word.lower() in demonyms and word[0].isupper():
                found.append((i, i + 1, "NORP"))
                taken.add(i)
        missing = [(i, i + 1) for i, tag in enumerate(sentence.tags) if tag in PROPER and i not in taken]
        yield Named("gum", sentence.words, sentence.spaces, sorted(found), missing)
