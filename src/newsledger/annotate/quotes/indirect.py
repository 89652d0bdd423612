"""What does a reporter say that somebody said, thinks or wants, in the reporter's own words?

Invariant: a content lies within its sentence, beside its cue; at most one a cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsledger.annotate.quotes.cues import ACCORDING, DASHES, LONGEST_ASIDE, Cue, Sentence
from newsledger.annotate.quotes.nodes import FULL_STOPS, QUOTE
from newsledger.annotate.quotes.phrases import Phrase, phrase_right
from newsledger.annotate.quotes.words import is_a

WH = frozenset({"whether", "if", "how", "why", "what", "who", "when", "where", "which"})
FINITE = frozenset({"AUX", "VERB"})
ASIDES = frozenset(
    {"in", "on", "at", "during", "to", "by", "from", "after", "via", "through", "with", "of", "last", "this"}
)
GOVERNING = frozenset(
    {"about", "against", "at", "by", "for", "from", "in", "of", "on", "to", "with", "without"}
)
OPENERS = frozenset(
    {"while", "as", "if", "although", "though", "when", "because", "after", "before", "since"}
)
TURNS = frozenset({"and", "but", "although", "though", "while", "whereas", "even", "because"})
MOST_STEPS = 5
"""Phrases that may stand between a verb of saying and what is said: whom it is told, when, in what."""
LONGEST_LABEL = 4
"""Nodes of a name before a colon."""
LEAST = 2
"""Nodes of a content; one word says nothing."""
CLOSING = frozenset({".", "!", "?", ",", ";", ":", "…", *DASHES})


@dataclass(frozen=True, slots=True)
class Content:
    """What is said: first node, node behind the last, and its cue."""

    first: int
    after: int
    cue: Cue


def _starts_clause(s: Sentence, at: int) -> bool:
    """Say whether a subject and its finite verb start here."""
    if at >= s.after:
        return False
    node = s.nodes[at]
    if node.lower in {"there", "it"} or (
        node.pos == QUOTE and at + 1 < s.after and s.nodes[at + 1].pos in FINITE
    ):
        return True
    phrase = phrase_right(s.nodes, at, s.after)
    k = phrase.after if phrase else s.after
    if k < s.after and s.nodes[k].lower == ",":
        closing = next(
            (j for j in range(k + 1, min(k + LONGEST_ASIDE, s.after)) if s.nodes[j].lower == ","), s.after
        )
        k = closing + 1
    while k < s.after and (s.nodes[k].pos == "ADV" or s.nodes[k].lower == "also"):
        k += 1
    return k < s.after and s.nodes[k].pos in FINITE and not s.nodes[k].lower.endswith("ing")


def _content_starts(s: Sentence, at: int, cue: Cue) -> bool:
    lower = s.nodes[at].lower
    if lower == "that" or lower in WH:
        return True
    # What shows something shows "that" it is so; without the word an object is likelier.
    return "that" in cue.saying.frames and cue.saying.kind != "show" and _starts_clause(s, at)


def _step(s: Sentence, at: int, cue: Cue) -> int | None:
    """Pass one phrase that is not what is said: a time, "in a statement", whom it is told."""
    node = s.nodes[at]
    if is_a(node.lower, "time") or node.pos == "ADV" or node.lower in {",", "out"}:
        return at + 1
    if node.lower in ASIDES and at + 1 < s.after and is_a(s.nodes[at + 1].lower, "time"):
        return at + 2
    addressed = "addressee" in cue.saying.frames
    if node.lower in ASIDES or addressed:
        phrase = phrase_right(s.nodes, at + (node.lower in ASIDES), s.after)
        return phrase.after if phrase else None
    return None


def _clause_after(s: Sentence, cue: Cue) -> int | None:
    """Find where a clause or infinitive that a cue takes begins."""
    frames, at = cue.saying.frames, cue.after
    for step in range(MOST_STEPS):
        if at >= s.after:
            return None
        node = s.nodes[at]
        if frames & {"that", "wh"} and _content_starts(s, at, cue) and node.lower not in {",", ":"}:
            addressed = "addressee" in frames and step == 0 and node.lower != "that" and node.lower not in WH
            phrase = phrase_right(s.nodes, at, s.after) if addressed else None
            follows = phrase is not None and phrase.after < s.after and _content_starts(s, phrase.after, cue)
            if not follows:
                return at
        if "to" in frames and node.lower == "to" and at + 1 < s.after and s.nodes[at + 1].pos in FINITE:
            return at
        following = _step(s, at, cue)
        if following is None:
            return None
        at = following
    return None


def _says_itself(s: Sentence, cue: Cue) -> bool:
    """Say whether a verb is finite or a participle with a known subject: not "to support", "of addressing"."""
    if cue.speaker is None or (cue.first > s.first and s.nodes[cue.first - 1].lower in GOVERNING):
        return False
    if s.nodes[cue.first].lower != cue.saying.lemma:
        return True
    return not any(
        s.nodes[k].lower == "to" or s.nodes[k].pos == "AUX"
        for k in range(max(s.first, cue.first - 2), cue.first)
    )


def _object_after(s: Sentence, cue: Cue) -> int | None:
    """Find where the object or prepositional phrase that a cue takes begins."""
    at, frames = cue.after, cue.saying.frames
    if at >= s.after:
        return None
    node = s.nodes[at]
    if node.lower in frames and node.lower not in {"to", "that"} and node.pos in {"ADP", "SCONJ", "ADV"}:
        return at + 1
    gerund = node.pos == "VERB" and node.lower.endswith("ing")
    if not _says_itself(s, cue):
        return None
    if frames & {"np", "np-quote", "as"} and (
        gerund or node.pos in {"DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM"}
    ):
        return None if is_a(node.lower, "time") else at
    return None


def _cuts_before(s: Sentence, start: int, cue: Cue, cues: Sequence[Cue]) -> int:
    """Find where the next cue of the same sentence takes over from what `cue` reports."""
    for other in cues:
        if other.first < start or other is cue:
            continue
        at = other.first - 1
        before = s.nodes[at].lower
        if s.nodes[other.first].lower.endswith("ing") and (before == "," or s.nodes[at].pos == QUOTE):
            return at + (before != ",")
        if other.saying is ACCORDING:
            return at if before == "," else other.first
        # "has time to step up and show": a bare form goes on with an infinitive, not with a finite cue.
        bare = s.nodes[other.first].lower == other.saying.lemma != s.nodes[cue.first].lower
        if before in {"and", "but"} and s.nodes[other.first].pos in FINITE and not bare:
            return at
        if other.speaker and start < other.speaker.first < other.first:
            lead = other.speaker.first - 1
            if (
                s.nodes[lead].lower in {"but", "while", "and", "though", "although"}
                and s.nodes[lead - 1].lower == ","
            ):
                return lead - 1
    return s.after


def _end(s: Sentence, start: int, cue: Cue, cues: Sequence[Cue]) -> int:
    end = _cut_at_comma(s, start, _cuts_before(s, start, cue, cues), cue)
    for k in range(start, end):
        if s.nodes[k].lower == ";" or (s.nodes[k].lower in FULL_STOPS and k + 1 == s.after):
            end = k
            break
    while end > start and s.nodes[end - 1].lower in CLOSING:
        end -= 1
    return end


def _is_framed(s: Sentence, cue: Cue) -> bool:
    """Say whether a cue stands in what opens its sentence, before the main clause: "While X says …, Y …"."""
    if s.nodes[s.first].pos not in {"SCONJ", "ADP", "VERB", "ADV"} and s.nodes[s.first].lower not in OPENERS:
        return False
    return all(s.nodes[k].lower != "," for k in range(s.first, cue.first))


def _turns(s: Sentence, comma: int) -> bool:
    """Say whether a comma begins a clause of its own: ", but he", ", although the minister"."""
    return s.nodes[comma + 1].lower in TURNS and _starts_clause(s, comma + 2)


def _is_list(s: Sentence, comma: int, end: int) -> bool:
    """Say whether a comma stands between the things of a list: "queues, fees and a timetable"."""
    at = comma + 1
    while at < end:
        item = phrase_right(s.nodes, at, end)
        if s.nodes[at].lower in {"and", "or"} or item is None or item.after >= end:
            return s.nodes[at].lower in {"and", "or", "as"}
        if s.nodes[item.after].lower in {"and", "or"}:
            return True
        if s.nodes[item.after].lower != ",":
            return False
        at = item.after + 1
    return False


def _parts(s: Sentence, k: int) -> bool:
    """Say whether a node is a comma or a dash, not a hyphen."""
    return s.nodes[k].lower == "," or (s.nodes[k].lower in DASHES and s.nodes[k - 1].end < s.nodes[k].start)


def _cut_at_comma(s: Sentence, start: int, end: int, cue: Cue) -> int:
    """Find the first comma or dash behind which the reporter goes on by himself."""
    # Measured on PolNeAR (visible part) on 2026-11-24: content F1 58.7 without these cuts, 59.9 with them.
    framed = _is_framed(s, cue)
    clause = s.nodes[start].lower in {"that", *WH} or _starts_clause(s, start)
    relative = cue.first > s.first and s.nodes[cue.first - 1].lower in {"who", "which"}
    for k in range(start + 1, end - 1):
        mark = s.nodes[k].lower
        if s.nodes[k].pos == QUOTE and _turns(s, k):
            return k + 1
        if mark in {",", ":"} and s.nodes[k + 1].pos == QUOTE:
            return k
        if not _parts(s, k):
            continue
        goes_on = clause or (mark == "," and _is_list(s, k, end))
        if relative or not goes_on or _turns(s, k) or (framed and mark == "," and _starts_clause(s, k + 1)):
            return k
    return end


def _has_verb(s: Sentence, first: int, after: int) -> bool:
    return any(s.nodes[k].pos in FINITE for k in range(first, after))


def _clause_before(s: Sentence, cue: Cue) -> tuple[int, int] | None:
    """Find the clause that a cue behind it, or in the midst of it, reports: "The road is open, the ministry said."."""
    lead = min(cue.first, cue.speaker.first if cue.speaker else cue.first) - 1
    if lead <= s.first:
        return None
    parted = s.nodes[lead].lower in {",", *DASHES}
    if not parted and s.nodes[lead].pos != QUOTE and cue.saying is not ACCORDING:
        return None
    behind = max(cue.after, cue.speaker.after if cue.speaker else cue.after)
    goes_on = behind < s.after and s.nodes[behind].lower == "," and _has_verb(s, behind, s.after)
    if goes_on and parted and cue.saying is not ACCORDING:
        return s.first, s.after  # "The road, the ministry said, is open."
    end = lead if parted else lead + 1
    return (s.first, end) if _has_verb(s, s.first, end) else None


def _according(s: Sentence, cue: Cue, cues: Sequence[Cue]) -> tuple[int, int] | None:
    if cue.first > s.first + 1:
        return _clause_before(s, cue)
    at = cue.speaker.after if cue.speaker else cue.after
    while at < s.after and s.nodes[at].lower != ",":
        at += 1
    return (at + 1, _end(s, at + 1, cue, cues)) if at + 1 < s.after else None


def _bounds(s: Sentence, cue: Cue, cues: Sequence[Cue]) -> tuple[int, int] | None:
    if cue.saying is ACCORDING:
        return _according(s, cue, cues)
    if cue.passive:
        start = _clause_after(s, cue) if "that" in cue.saying.frames else None
        return (start, _end(s, start, cue, cues)) if start is not None else None
    if cue.first == s.first and s.nodes[cue.first].lower.endswith("ing"):
        return None  # "Commenting on the harvest, the minister …"
    start = None if cue.inverted and cue.first > s.first else _clause_after(s, cue)
    if start is None and not cue.inverted:
        start = _object_after(s, cue)
    if start is not None:
        return start, _end(s, start, cue, cues)
    quoted = any(s.nodes[k].pos == QUOTE for k in range(cue.after, min(cue.after + 2, s.after)))
    return None if quoted or not cue.saying.frames >= {"quote", "that"} else _clause_before(s, cue)


def find_contents(s: Sentence, cues: Sequence[Cue]) -> Iterator[Content]:
    """Find what the cues of a sentence report in the reporter's words."""
    for cue in cues:
        bounds = _bounds(s, cue, cues)
        if bounds is None:
            continue
        first, after = bounds
        while after > first and s.nodes[after - 1].lower in CLOSING:
            after -= 1
        if after - first >= LEAST:
            yield Content(first, after, cue)


def find_label(s: Sentence) -> Phrase | None:
    """Find the name a paragraph opens with, as transcripts and headlines have it: "Bekova: The road is open"."""
    for k in range(s.first + 1, min(s.first + LONGEST_LABEL + 1, s.after - LEAST)):
        if s.nodes[k].lower == ":":
            return Phrase(s.first, k, k - 1) if s.nodes[k + 1].pos != QUOTE else None
        if s.nodes[k].pos not in {"PROPN", "PUNCT"}:
            return None
    return None
