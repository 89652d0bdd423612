"""Which noun phrase stands here, and whom does it name?

Shallow rules over parts of speech: a noun phrase is found leftwards from its end or rightwards from its start.
Invariant: a phrase lies within the bounds given, its head within the phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsledger.annotate.quotes.nodes import QUOTE, Node
from newsledger.annotate.quotes.words import is_a

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "SYM", "X"})
HEADS = frozenset({"NOUN", "PROPN", "NUM", "X", "PRON", QUOTE})
POSSESSIVE = frozenset({"’s", "'s", "’", "'", "‘s"})
JOINS = frozenset({"-", "–", "/", "&"})
LINKS = frozenset({"of", "for", "from", "in", "at", "with", "on", "to", "behind", "near", "inside"})
PERSONAL = frozenset({"he", "she", "they", "it", "we", "i", "you", "who"})
LONGEST = 14
"""Nodes of a noun phrase without what follows a preposition."""
MOST_LINKS = 4
"""Prepositions over which a phrase is followed: "the head of the press service of the ministry of …"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: first node, node behind the last, and the node that says what it is."""

    first: int
    after: int
    head: int


def _goes_on_left(nodes: Sequence[Node], k: int, low: int) -> bool:
    """Say whether the node before `k` belongs to the phrase that `k` is in."""
    before, node = nodes[k - 1], nodes[k]
    if before.pos in NOMINAL:
        return not is_a(before.lower, "time")
    if before.lower in POSSESSIVE and node.lower not in POSSESSIVE:
        return k - 2 >= low and nodes[k - 2].pos in HEADS
    if before.lower in JOINS:
        return k - 2 >= low and nodes[k - 2].pos in NOMINAL and before.end == node.start
    # The “moderate” senator: a quoted word between an article and its noun.
    return before.pos == QUOTE and not before.stops and k - 2 >= low and nodes[k - 2].pos in {"DET", "ADJ"}


def _is_participle(nodes: Sequence[Node], k: int, low: int) -> bool:
    """Say whether the node is a participle between a determiner and its noun: "a leaked report"."""
    if k <= low or not nodes[k].lower.endswith(("ed", "ing", "en")):
        return False
    return nodes[k - 1].pos == "DET" or (
        k - 1 > low and nodes[k - 1].pos == "ADV" and nodes[k - 2].pos == "DET"
    )


def base_phrase_left(nodes: Sequence[Node], end: int, low: int) -> Phrase | None:
    """Find the noun phrase whose last node is `end`, without prepositions."""
    node = nodes[end] if low <= end else None
    if (
        node is None
        or (node.pos not in HEADS and not is_a(node.lower, "pronoun"))
        or is_a(node.lower, "time")
    ):
        return None
    if node.lower in PERSONAL or (node.pos == "PRON" and not is_a(node.lower, "determiner")):
        return Phrase(end, end + 1, end)
    k = end
    while k > low and end - k < LONGEST:
        before = nodes[k - 1]
        if _goes_on_left(nodes, k, low) or _is_participle(nodes, k - 1, low):
            k -= 1
        elif before.pos == "DET" or (is_a(before.lower, "determiner") and before.pos != "SCONJ"):
            k -= 1
            break
        else:
            break
    while k < end and (nodes[k].lower in POSSESSIVE or nodes[k].lower in JOINS):
        k += 1
    return Phrase(k, end + 1, end)


def phrase_left(nodes: Sequence[Node], end: int, low: int) -> Phrase | None:
    """Find the noun phrase whose last node is `end`, with what hangs on it: "a spokesman for the ministry"."""
    phrase = base_phrase_left(nodes, end, low)
    for _ in range(MOST_LINKS):
        if not phrase or phrase.first - 1 <= low or nodes[phrase.first - 1].lower not in LINKS:
            break
        wider = base_phrase_left(nodes, phrase.first - 2, low)
        if wider is None or nodes[wider.head].pos == "PRON":
            break
        link = nodes[phrase.first - 1].lower
        before = nodes[wider.first - 1] if wider.first > low else None
        # "In a letter to Congress Smith said": the phrase before a link other than "of" must not itself be governed.
        governed = before is not None and before.lower != "of" and before.pos in {"ADP", "VERB", "SCONJ"}
        if link != "of" and governed:
            break
        phrase = Phrase(wider.first, end + 1, wider.head)
    return phrase


def _goes_on_right(nodes: Sequence[Node], k: int, start: int) -> bool:
    """Say whether node `k` belongs to a phrase that began at `start`."""
    node = nodes[k]
    after_article = k > start and nodes[k - 1].pos == "DET"
    if node.pos in NOMINAL:
        owns = k + 1 < len(nodes) and nodes[k + 1].lower in POSSESSIVE  # "Sunday's vote"
        return owns or not is_a(node.lower, "time") or node.pos == "ADJ"
    if node.pos in {"DET", "PRON"}:
        return k == start or after_article
    if node.pos in {"VERB", "ADV"}:
        return after_article
    return k > start and (node.pos == QUOTE or node.lower in POSSESSIVE or node.lower in JOINS)


def phrase_right(nodes: Sequence[Node], start: int, high: int, links: int = MOST_LINKS) -> Phrase | None:
    """Find the noun phrase whose first node is `start`, with what "of", "for", … hang on it."""
    if start < high and nodes[start].lower in PERSONAL:
        return Phrase(start, start + 1, start)
    head, k = -1, start
    while k < min(high, start + LONGEST) and _goes_on_right(nodes, k, start):
        head = k if nodes[k].pos in HEADS else head
        k += 1
    if head < 0:
        return None
    after = head + 1
    if links and after + 1 < high and nodes[after].lower in LINKS and nodes[after].lower != "on":
        inner = phrase_right(nodes, after + 1, high, links - 1)
        after = inner.after if inner and nodes[inner.head].lower not in PERSONAL else after
    return Phrase(start, after, head)
