"""What does a reporter's sentence look like when every quoted stretch is one word of it?

Invariant: nodes are in order of the text and cover all its words; a quoted stretch is one node. Parts of speech and
heads are the parse's where there is one, else guessed, so that rules can ask for them always.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsledger.annotate.quotes.marks import Stretch
from newsledger.annotate.quotes.words import classes, is_a, verbs

QUOTE = "QUOTE"
GUESSES = (
    ("pronoun", "PRON"),
    ("determiner", "DET"),
    ("auxiliary", "AUX"),
    ("preposition", "ADP"),
    ("conjunction", "CCONJ"),
    ("adverb", "ADV"),
)


@dataclass(frozen=True, slots=True)
class Node:
    """A word, or a quoted stretch."""

    start: int
    end: int
    lower: str
    pos: str
    """A universal part of speech, or QUOTE."""
    dep: str
    head: int
    """Index of another node, or its own."""
    finite: bool = False
    """A verb form that has a subject of its own, as far as the tags tell."""
    stretch: int = -1
    """Index of the stretch, for a QUOTE."""


QUOTED_END = (".", "!", "?", "…")
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
FULL_STOPS = frozenset({".", "!", "?", "?!", "!?", "!!", "..", "。"})
SHORT = 12
"""Nodes within which a verb of saying must follow a quote that ends like a sentence, to belong to it."""


def _guess(lower: str, text: str, before: str) -> str:
    """Guess a part of speech where no tagger ran; `before` is the word before it."""
    if not any(c.isalnum() for c in lower):
        return "PUNCT"
    for name, pos in GUESSES:
        if is_a(lower, name):
            return pos
    if text[:1].isupper():
        return "PROPN"
    saying = verbs().get(lower)
    if saying and not is_a(before, "determiner") and before not in {"’s", "'s"}:
        bare = lower == saying.lemma and not (
            is_a(before, "pronoun") or is_a(before, "auxiliary") or before == "to"
        )
        return "NOUN" if bare else "VERB"
    return "ADV" if lower.endswith("ly") else "NOUN"


NOT_NAMES = frozenset({"PROPN", "NOUN", "PRON", "DET", "ADP", "NUM", "AUX", "CCONJ", "SCONJ", "PUNCT"})
"""Parts of speech of capitalised words that are left as the tagger has them."""


def _corrected(token: Token, lower: str, before: str) -> str:
    """Give a token's part of speech; a capitalised word within a sentence is a name, whatever a small tagger says."""
    pos = token.pos_
    if pos == "AUX" and before in verbs() and token.text.istitle() and token.i + 1 < len(token.doc):
        return "PROPN" if token.nbor().text.istitle() else pos  # "said Will Doyle"
    if pos in NOT_NAMES or not token.text[:1].isupper() or lower in verbs() or classes().get(lower):
        return pos
    if pos == "ADJ":
        follows = token.nbor().pos_ if token.i + 1 < len(token.doc) else ""
        return pos if follows in {"NOUN", "PROPN", "ADJ", "NUM"} else "PROPN"
    starts = token.i == 0 or token.nbor(-1).is_space or before in FULL_STOPS or before == ":"
    speaks = token.i + 1 < len(token.doc) and token.nbor().lower_ in verbs()
    return pos if starts and not speaks else "PROPN"


def _is_finite(token: Token, lower: str, pos: str) -> bool:
    if pos not in {"VERB", "AUX"}:
        return False
    return token.tag_ in FINITE_TAGS if token.tag else not lower.endswith("ing")


def make_nodes(doc: Doc, stretches: Sequence[Stretch]) -> tuple[Node, ...]:
    """Turn a parse into nodes, one for each word outside of quotes and one for each quote."""
    starts = [s.start for s in stretches]
    parsed, tagged = doc.has_annotation("DEP"), doc.has_annotation("POS")
    place: list[int] = []
    rows: list[tuple[int, int, str, str, str, int, bool, int]] = []
    last = -1
    for token in doc:
        text, at = token.text, token.idx
        inside = bisect_right(starts, at + len(text) - 1) - 1
        if inside >= 0 and at < stretches[inside].end:
            if inside != last:
                s = stretches[inside]
                rows.append(
                    (s.start, s.end, "", QUOTE, "", token.head.i if parsed else token.i, False, inside)
                )
                last = inside
        elif not text.isspace():
            lower = text.lower()
            before = rows[-1][2] if rows else ""
            pos = _corrected(token, lower, before) if tagged else _guess(lower, text, before)
            dep, head = (token.dep_, token.head.i) if parsed else ("", token.i)
            rows.append((at, at + len(text), lower, pos, dep, head, _is_finite(token, lower, pos), -1))
        place.append(max(0, len(rows) - 1))
    return tuple(
        Node(s, e, low, pos, dep, place[head], finite, q) for s, e, low, pos, dep, head, finite, q in rows
    )


def _is_followed_by_saying(nodes: Sequence[Node], at: int) -> bool:
    """Say whether a verb of saying follows before the next quote, comma or full stop: “Go!” Maria cried."""
    for node in nodes[at : at + SHORT]:
        if node.pos == QUOTE or node.lower in FULL_STOPS or node.lower == ",":
            return False
        saying = verbs().get(node.lower)
        if saying and "quote" in saying.frames and node.pos in {"VERB", "AUX"}:
            return True
    return False


def _ends_sentence(text: str, nodes: Sequence[Node], stretches: Sequence[Stretch], i: int) -> bool:
    node, following = nodes[i], nodes[i + 1]
    if node.pos != QUOTE:
        return node.lower in FULL_STOPS and not text[following.start].islower()
    inner = stretches[node.stretch].inner(text)
    if (
        not inner.endswith(QUOTED_END)
        or text[following.start].islower()
        or following.lower in {",", ".", ";", ":"}
    ):
        return False
    return inner[-1] in ".…" or following.pos == QUOTE or not _is_followed_by_saying(nodes, i + 1)


def cut_sentences(
    text: str, nodes: Sequence[Node], stretches: Sequence[Stretch], cuts: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Cut nodes into the reporter's sentences: first node, node behind the last, number of the paragraph."""
    starts = [start for start, _ in cuts]
    first = 0
    for i, node in enumerate(nodes):
        at = bisect_right(starts, node.end - 1)
        last = i + 1 == len(nodes)
        if (
            last
            or bisect_right(starts, nodes[i + 1].start) != at
            or _ends_sentence(text, nodes, stretches, i)
        ):
            yield first, i + 1, at
            first = i + 1
