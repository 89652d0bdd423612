"""Which words are a clause's subject, and whose verb does a word hang on?

The parse is asked for little, as it may be wrong: subjects, and the verb above a word. Invariant: a parse without
dependencies has no subjects and no verbs, and nothing here fails.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

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
        rows = doc.to_array(["IDX", "HEAD", "DEP"]).tolist()
        starts = tuple(int(idx) for idx, _, _ in rows)
        # HEAD is an offset from the token, written as an unsigned number.
        heads = tuple(i + (head - 2**64 if head >= 2**63 else head) for i, (_, head, _) in enumerate(rows))
        deps = tuple(names[dep] for _, _, dep in rows)
        subject_of = {heads[i]: i for i in reversed(range(len(rows))) if deps[i] in _SUBJECTS}
        subjects = {i for i, dep in enumerate(deps) if dep in _SUBJECTS}
        same = _reached(subjects, heads, deps, _SAME)
        parts = _reached(subjects, heads, deps, _PARTS)
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


def _reached(
    start: set[int], heads: tuple[int, ...], deps: tuple[str, ...], labels: tuple[str, ...]
) -> set[int]:
    """Add the tokens that hang on those of `start` by some labels, however far down."""
    children: dict[int, list[int]] = {}
    for i, dep in enumerate(deps):
        if dep in labels and heads[i] != i:
            children.setdefault(heads[i], []).append(i)
    found, waiting = set(start), list(start)
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found
