"""Which nouns and adjectives say what somebody claims, believes, feels or wants?

"The governor’s claim that", "support for", "is convinced that", "reluctant to". Invariant: such a cue has the word
behind it that brings what is said, and is no verb; direct speech never hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from newsledger.annotate.quotes.cues import MOST_CUES, TO_BE, Cue, Sentence, standing, subject_before
from newsledger.annotate.quotes.phrases import POSSESSIVE, Phrase, phrase_left
from newsledger.annotate.quotes.words import Saying, adjectives, classes, is_a, nouns

OWN = frozenset({"his", "her", "their", "its", "my", "our", "your"})
COPULAS = TO_BE | {
    "am", "become", "becomes", "became", "feel", "feels", "felt", "grow", "grows", "grew", "grown", "growing", "look",
    "looks", "looked", "remain", "remains", "remained", "seem", "seems", "seemed", "sound", "sounds", "sounded",
}  # fmt: skip
MAKES = frozenset({"make", "makes", "made", "making"})
MADE = frozenset({"clear", "plain"})
"""What somebody makes that he says plainly: "made it clear that"; who makes sure says nothing."""
SEEMING = Saying("seem", "hold", frozenset({"to", "that", "like", "as"}))
REPORTEDLY = Saying("reportedly", "hold", frozenset())
FARTHEST = 5
"""Nodes before an adjective among which its copula stands."""


def _brings(s: Sentence, i: int, saying: Saying) -> bool:
    """Say whether the word behind a node is one that brings what is said."""
    if i + 1 >= s.after:
        return False
    lower = s.nodes[i + 1].lower
    if lower == "to" and i + 2 < s.after:
        return "to" in saying.frames
    return lower in saying.frames


def _possessor(s: Sentence, noun: int) -> Phrase | None:
    """Find whose claim it is: "his claim", "the governor’s repeated claim"."""
    for k in range(noun - 1, max(s.first, noun - 4) - 1, -1):
        node = s.nodes[k]
        if node.lower in POSSESSIVE:
            return phrase_left(s.nodes, k - 1, s.first)
        if node.lower in OWN:
            return Phrase(k, k + 1, k)
        if node.pos not in {"ADJ", "NOUN", "ADV"}:
            return None
    return None


def _noun(s: Sentence, i: int) -> Cue | None:
    """Find a noun of saying with what it brings, also behind "is": "her fear is that …"."""
    saying, node = nouns().get(s.nodes[i].lower), s.nodes[i]
    if saying is None or node.pos not in {"NOUN", "PROPN"}:
        return None
    if _brings(s, i, saying):
        return Cue(i, i + 1, saying, _possessor(s, i))
    joined = i + 2 < s.after and s.nodes[i + 1].lower in {"is", "was"} and s.nodes[i + 2].lower == "that"
    possessor = _possessor(s, i) if joined else None
    return Cue(i, i + 2, saying, possessor) if possessor else None


def _copula(s: Sentence, i: int) -> int | None:
    copulas = COPULAS | MAKES if s.nodes[i].lower in MADE else COPULAS
    for k in range(i - 1, max(s.first, i - FARTHEST) - 1, -1):
        if s.nodes[k].lower in copulas:
            return k
        if s.nodes[k].pos not in {"ADV", "PART", "ADJ", "CCONJ"} and s.nodes[k].lower != "it":
            return None
    return None


def _adjective(s: Sentence, i: int) -> Cue | None:
    """Find an adjective of belief or feeling behind a form of to be."""
    saying = adjectives().get(s.nodes[i].lower)
    copula = _copula(s, i) if saying and _brings(s, i, saying) else None
    if saying is None or copula is None:
        return None
    return Cue(i, i + 1, saying, subject_before(s, copula))


def _hedge(s: Sentence, i: int) -> Cue | None:
    """Find what says that something only seems so, or is said by nobody in particular: "appears to", "reportedly"."""
    lower = s.nodes[i].lower
    if is_a(lower, "hedge"):
        return Cue(i, i + 1, REPORTEDLY, None, passive=True)
    seems = is_a(lower, "seeming") and i + 1 < s.after and s.nodes[i + 1].lower in SEEMING.frames
    return Cue(i, i + 1, SEEMING, None, passive=True) if seems else None


@cache
def _bringing() -> frozenset[str]:
    """Give the words that may bring what somebody holds; only where one stands are rules asked."""
    hedges = (form for form in classes() if is_a(form, "hedge") or is_a(form, "seeming"))
    return frozenset({*nouns(), *adjectives(), *hedges})


def find_attitudes(s: Sentence) -> Iterator[Cue]:
    """Find the nouns, adjectives and hedges of a sentence that bring what somebody holds."""
    every = (_noun(s, i) or _adjective(s, i) or _hedge(s, i) for i in standing(s, _bringing()))
    yield from islice((cue for cue in every if cue), MOST_CUES)
