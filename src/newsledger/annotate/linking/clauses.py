"""Which words are a clause's subject, and whose verb does a word hang on?

The parse is asked for little, as it may be wrong: subjects, and the verb above a word. Invariant: a parse without
dependencies has no subjects and no verbs, and nothing here fails.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_SAME = ("appos", "flat", "flat:name")
"""How a name hangs on the noun it stands beside: "The mayor, Ardak Zholdasov", "coach Otabek Shomurodov"."""
_PARTS = (*_SAME, "compound")
_CLIMB = 6
"""Words between a pronoun and its verb: "his deputy's wife"."""


@dataclass(frozen=True)
class Clauses:
    """Tokens by offset, with their heads, labels and subjects."""

    starts: tuple[int, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    subjects: tuple[int, ...]
    """Offsets of subjects, and of what stands beside them for the same."""
    with_parts: tuple[int, ...]
    """Those, and the names that a title before them governs."""
    subject_of: dict[int, int]
    """The subject of each verb, by token."""

    @classmethod
    def of(cls, doc: Doc) -> Clauses:
        """Look at a parse."""
        if not doc.has_annotation("DEP"):
            return cls((), (), (), (), (), {})
        names = doc.vocab.strings
        columns = doc.to_array(["IDX", "HEAD", "DEP"])
        starts: tuple[int, ...] = tuple(columns[:, 0].tolist())
        # HEAD is an offset from the token, written as an unsigned number.
        heads: tuple[int, ...] = tuple((columns[:, 1].astype("int64") + np.arange(len(doc))).tolist())
        labels: list[int] = columns[:, 2].tolist()
        named = {label: names[label] for label in set(labels)}
        deps = tuple(map(named.__getitem__, labels))
        subjects = _with_labels(labels, named, _SUBJECTS)
        subject_of = {heads[i]: i for i in reversed(subjects)}
        below = _below(heads, _with_labels(labels, named, _PARTS))
        same = _reached(subjects, below, deps, _SAME)
        parts = _reached(subjects, below, deps, _PARTS)
        return cls(
            starts,
            heads,
            deps,
            tuple(sorted(starts[i] for i in same)),
            tuple(sorted(starts[i] for i in parts)),
            subject_of,
        )

    def is_subject(self, start: int, end: int, *, with_parts: bool) -> bool:
        """Say whether a subject stands in a stretch of the text."""
        offsets = self.with_parts if with_parts else self.subjects
        i = bisect_left(offsets, start)
        return i < len(offsets) and offsets[i] < end

    def token(self, at: int) -> int | None:
        """Give the token that an offset lies in."""
        i = bisect_right(self.starts, at) - 1
        return i if i >= 0 else None

    def own_subject(self, at: int) -> int | None:
        """Give the offset of the subject of the clause that the word at an offset is no subject of."""
        i = self.token(at)
        for _ in range(_CLIMB):
            if i is None or self.deps[i] in _SUBJECTS:
                return None
            head = self.heads[i]
            if head == i:
                return None
            if head in self.subject_of:
                return self.starts[self.subject_of[head]]
            i = head
        return None

    def label(self, at: int) -> str:
        """Give what the word at an offset is to its head."""
        i = self.token(at)
        return self.deps[i] if i is not None else ""


def _with_labels(labels: list[int], named: Mapping[int, str], wanted: tuple[str, ...]) -> list[int]:
    """Give the tokens whose label is one of some."""
    ids = {label for label, name in named.items() if name in wanted}
    return [i for i, label in enumerate(labels) if label in ids]


def _below(heads: tuple[int, ...], parts: list[int]) -> dict[int, list[int]]:
    """Give the words that hang on each word for a part of its name."""
    below: dict[int, list[int]] = {}
    for i in parts:
        if heads[i] != i:
            below.setdefault(heads[i], []).append(i)
    return below


def _reached(
    start: Iterable[int], below: Mapping[int, list[int]], deps: tuple[str, ...], labels: tuple[str, ...]
) -> set[int]:
    """Add the tokens that hang on those of `start` by some labels, however far down."""
    found, waiting = set(start), list(start)
    while waiting:
        for child in below.get(waiting.pop(), ()):
            if deps[child] in labels and child not in found:
                found.add(child)
                waiting.append(child)
    return found
