"""What does a reporter's sentence look like when every quoted stretch is one word of it?

Invariant: nodes are in order of the text and cover all its words; a quoted stretch is one node. Parts of speech and
heads are the parse's where there is one, else guessed, so that rules can ask for them always.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from spacy.strings import StringStore
from spacy.tokens import Doc

from newsledger.annotate.quotes.dateline import dateline_end
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


class Node(Struct, frozen=True, gc=False):
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
    stops: bool = False
    """A QUOTE that ends with a comma or a full stop, so that no noun of its own follows it."""


QUOTED_STOP = (",", ".", "!", "?", "…")
QUOTED_END = (".", "!", "?", "…")
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
BRACKETS = frozenset({")", "]"})
VERBS = frozenset({"VERB", "AUX"})
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


class _Tokens(NamedTuple):
    """A parse read column by column, which costs a fraction of asking its tokens one by one."""

    starts: list[int]
    words: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]


def _named(strings: StringStore, keys: list[int]) -> list[str]:
    names = {key: strings[key] for key in set(keys)}
    return [names[key] for key in keys]


def _tokens(text: str, doc: Doc) -> _Tokens:
    columns = doc.to_array(["IDX", "LENGTH", "POS", "TAG", "DEP", "HEAD"]).T
    starts, lengths, *keys, _ = columns.tolist()
    words = [text[start : start + length] for start, length in zip(starts, lengths, strict=True)]
    steps = columns[-1].astype("int64").tolist()  # They alone have a sign.
    pos, tags, deps = (_named(doc.vocab.strings, column) for column in keys)
    return _Tokens(starts, words, pos, tags, deps, [i + step for i, step in enumerate(steps)])


def _corrected(tokens: _Tokens, i: int, lower: str, before: str) -> str:
    """Give a capitalised word's part of speech: within a sentence it is a name, whatever a small tagger says."""
    pos = tokens.pos[i]
    if pos in NOT_NAMES:
        # "said Will Doyle"
        named = pos == "AUX" and before in verbs() and all(w.istitle() for w in tokens.words[i : i + 2])
        return "PROPN" if named and i + 1 < len(tokens.words) else pos
    if lower in verbs() or classes().get(lower):
        return pos
    behind = i + 1 < len(tokens.words)
    if pos == "ADJ":
        return pos if behind and tokens.pos[i + 1] in {"NOUN", "PROPN", "ADJ", "NUM"} else "PROPN"
    starts = i == 0 or tokens.words[i - 1].isspace() or before in FULL_STOPS or before == ":"
    speaks = behind and tokens.words[i + 1].lower() in verbs()
    return pos if starts and not speaks else "PROPN"


def _is_finite(tag: str, lower: str) -> bool:
    return tag in FINITE_TAGS if tag else not lower.endswith("ing")


def _made_of(tokens: _Tokens, stretches: Sequence[Stretch]) -> tuple[list[tuple[int, int]], list[int]]:
    """Give the token and stretch (or -1) that each node is made of, and the node that each token is in."""
    made_of: list[tuple[int, int]] = []
    place: list[int] = []
    coming = [*(s.start for s in stretches), sys.maxsize]
    begun, until, fresh = 0, -1, False
    for i, (start, word) in enumerate(zip(tokens.starts, tokens.words, strict=True)):
        while start + len(word) > coming[begun]:
            until, fresh = stretches[begun].end, True
            begun += 1
        if start >= until:
            if not word.isspace():
                made_of.append((i, -1))
        elif fresh:
            made_of.append((i, begun - 1))
            fresh = False
        place.append(len(made_of) - 1 if made_of else 0)
    return made_of, place


def make_nodes(text: str, doc: Doc, stretches: Sequence[Stretch]) -> tuple[Node, ...]:
    """Turn a parse into nodes, one for each word outside of quotes and one for each quote."""
    tokens = _tokens(text, doc)
    starts, words, parts, tags, deps, heads = tokens
    tagged = any(parts)
    made_of, place = _made_of(tokens, stretches)
    nodes: list[Node] = []
    before = ""
    for i, inside in made_of:
        head = place[heads[i]]
        if inside >= 0:
            s = stretches[inside]
            stops = s.inner(text).endswith(QUOTED_STOP)
            nodes.append(Node(s.start, s.end, "", QUOTE, "", head, stretch=inside, stops=stops))
            before = ""
            continue
        start, word, pos = starts[i], words[i], parts[i]
        lower = word.lower()
        if not tagged:
            pos = _guess(lower, word, before)
        elif word[0].isupper():
            pos = _corrected(tokens, i, lower, before)
        finite = pos in VERBS and _is_finite(tags[i], lower)
        nodes.append(Node(start, start + len(word), lower, pos, deps[i], head, finite))
        before = lower
    return tuple(nodes)


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
    """Say whether a full stop or a quote ends a sentence of the reporter's."""
    node, following = nodes[i], nodes[i + 1]
    if node.pos != QUOTE:
        if i and node.start == nodes[i - 1].end and is_a(nodes[i - 1].lower + ".", "title"):
            return False  # "Lt. Gov. Bekov"
        # "Bekov (d. 1998) came": a bracket that a full stop stands in closes first.
        return not text[following.start].islower() and following.lower not in BRACKETS
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
    """Cut nodes into the reporter's sentences without datelines: first node, node behind the last, number of the paragraph."""
    starts = [start for start, _ in cuts]
    first, last = 0, len(nodes) - 1
    paragraph, due = 0, 0  # `due`: where the next paragraph starts
    said = 0  # where its dateline, which nobody says, ends
    for i, node in enumerate(nodes):
        if node.end > due:
            paragraph = bisect_right(starts, node.end - 1)
            due = starts[paragraph] if paragraph < len(starts) else len(text) + 1
            said = dateline_end(text, node.start, due)
        if node.end <= said:
            first = i + 1
            continue
        stops = node.lower in FULL_STOPS or node.pos == QUOTE
        stops = stops or (node.lower in BRACKETS and i > first and nodes[i - 1].lower in FULL_STOPS)
        if i == last or nodes[i + 1].start >= due or (stops and _ends_sentence(text, nodes, stretches, i)):
            yield first, i + 1, paragraph
            first = i + 1
