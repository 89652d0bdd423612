"""Where does what is said end, and the reporter go on by himself?

Invariant: an end lies behind its start and within the sentence. Words decide first; the parse is asked only where it
and the words can be wrong independently, so that a better parse makes ends better and a worse one does little harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from newsledger.annotate.quotes.cues import ACCORDING, DASHES, LONGEST_ASIDE, SKIPPED, Cue, Sentence
from newsledger.annotate.quotes.nodes import FULL_STOPS, QUOTE
from newsledger.annotate.quotes.phrases import phrase_right
from newsledger.annotate.quotes.words import is_a

WH = frozenset({"whether", "if", "how", "why", "what", "who", "when", "where", "which"})
FINITE = frozenset({"AUX", "VERB"})
OPENERS = frozenset(
    {"while", "as", "if", "although", "though", "when", "because", "after", "before", "since"}
)
TURNS = frozenset({"and", "but", "although", "though", "while", "whereas", "even", "because"})
BREAKS = OPENERS - {"as", "if"} | {"until", "unless", "once", "despite", "during"}
"""Words that begin what no thing takes along: "praised the plan | after he read it"."""
LOOSE = frozenset({"in", "on", "at", "during", "after", "before", "since"})
"""Prepositions of time."""
WHENS = frozenset({"when", "while", "if", "because"})
"""Words that begin a clause which is nobody's thing: "cited the report | when he spoke"."""
CIRCUMSTANCES = OPENERS | {"until"}
EXPLAINING = frozenset({"which", "who", "whose", "where"})
MOST_CLAUSES = 6
"""Clauses that may stand one in another between a cue and its main clause."""
MOST_CLOSINGS = 3
"""Marks among which the one is sought that closes an aside."""
EXAMPLES = frozenset({"including", "such", "like", "especially", "particularly", "namely"})
RELATIVES = WH | {"that", "whose", "whom"}
CLOSING = frozenset({".", "!", "?", ",", ";", ":", "…", *DASHES})


def _behind_subject(s: Sentence, at: int) -> int:
    """Give the node behind the noun phrase that starts here, and behind one more that "and" joins to it."""
    if s.nodes[at].pos == QUOTE and at + 2 < s.after and not s.nodes[at].stops:
        at += 2 if s.nodes[at + 1].lower == "of" else 1  # “Thousands” of trucks, a “quick” answer
    phrase = phrase_right(s.nodes, at, s.after)
    if phrase is None:
        return s.after
    if phrase.after < s.after and s.nodes[phrase.after].lower in {"and", "or"}:
        second = phrase_right(s.nodes, phrase.after + 1, s.after)
        if second and second.after < s.after and s.nodes[second.after].pos in FINITE:
            return second.after
    return phrase.after


def starts_clause(s: Sentence, at: int) -> bool:
    """Say whether a subject and its finite verb start here."""
    if at >= s.after:
        return False
    node = s.nodes[at]
    if node.lower in {"there", "it"} or (
        node.pos == QUOTE and at + 1 < s.after and s.nodes[at + 1].pos in FINITE
    ):
        return True
    k = _behind_subject(s, at)
    if k < s.after and (s.nodes[k].lower == "," or (s.nodes[k].lower in DASHES and _parts(s, k))):
        return any(_is_verb_here(s, j + 1) for j in _closings(s, k))
    return _is_verb_here(s, k)


def _closings(s: Sentence, k: int) -> Iterator[int]:
    """Give the marks that may close the aside which a mark opens: "the four, including its head, Jan Novak, | left"."""
    last = min(k + LONGEST_ASIDE, s.after)
    marks = (j for j in range(k + 1, last) if s.nodes[j].lower == s.nodes[k].lower)
    for closing in islice(marks, MOST_CLOSINGS):
        yield closing
        if any(s.nodes[j].finite for j in range(k + 1, closing)):
            return


def _is_verb_here(s: Sentence, k: int) -> bool:
    while k < s.after and (s.nodes[k].pos == "ADV" or s.nodes[k].lower == "also"):
        k += 1
    return k < s.after and s.nodes[k].pos in FINITE and not s.nodes[k].lower.endswith("ing")


def end_of(s: Sentence, start: int, cue: Cue, cues: Sequence[Cue]) -> int:
    """Give the node behind the last one of what a cue reports from `start` on."""
    end = min((s.after, *_cuts(s, start, cue, cues)))
    while end > start and s.nodes[end - 1].lower in CLOSING:
        end -= 1
    return end


def _is_clause(s: Sentence, start: int) -> bool:
    return s.nodes[start].lower in {"that", *WH} or starts_clause(s, start)


def _cuts(s: Sentence, start: int, cue: Cue, cues: Sequence[Cue]) -> Iterator[int]:
    """Find where what is said may end; the first place is where it does."""
    clause = _is_clause(s, start)
    yield _before_next_cue(s, start, cue, cues)
    yield _at_stop(s, start)
    yield _before_circumstance(s, start)
    yield _before_main_clause(s, start, cue)
    if not cue.passive:
        yield _before_main_verb(s, start, cue)
    if clause:
        yield _before_relative(s, start)
    yield _at_comma(s, start, cue, cues, clause=clause)
    if not clause and s.nodes[start].lower != "to":
        yield _behind_thing(s, start, cue)


def _at_stop(s: Sentence, start: int) -> int:
    for k in range(start, s.after):
        if s.nodes[k].lower == ";" or (s.nodes[k].lower in FULL_STOPS and k + 1 == s.after):
            return k
    return s.after


def _before_main_verb(s: Sentence, start: int, cue: Cue) -> int:
    """Find the verb whose subject the cue stands in: "Those who back the dam | left", "Calls for rain | were heard"."""
    for k in range(start + 1, s.after):
        if s.nodes[k].pos in FINITE and s.first <= s.subjects.get(k, s.after) <= cue.first:
            first = k
            while first - 1 > start and s.nodes[first - 1].head == k and s.nodes[first - 1].pos in SKIPPED:
                first -= 1
            return first
    return s.after


def _before_main_clause(s: Sentence, start: int, cue: Cue) -> int:
    """Find the comma before the clause that the parse hangs a cue on: "If he says it is safe, | we go"."""
    at = cue.first
    for _ in range(MOST_CLAUSES):
        head = s.nodes[at].head
        if head == at or not s.first <= head < s.after:
            return s.after
        at, subject = head, s.subjects.get(head, -1)
        if start < subject < at and s.nodes[at].pos in FINITE:
            return next((k for k in range(subject, start, -1) if s.nodes[k].lower == ","), s.after)
    return s.after


def _before_circumstance(s: Sentence, start: int) -> int:
    """Find a clause of time or cause that tells of the saying, by the parse: "said it was open | after a tour"."""
    for k in range(start + 1, s.after - 1):
        verb = s.nodes[k].head
        if s.nodes[k].lower not in CIRCUMSTANCES or verb < k or s.nodes[verb].dep != "advcl":
            continue
        if s.nodes[verb].pos in FINITE and s.nodes[verb].head < start:
            return k - (s.nodes[k - 1].lower == "even")
    return s.after


def _before_relative(s: Sentence, start: int) -> int:
    """Find the comma behind which a reporter explains a thing: "said the tunnel leaked, | which it did not"."""
    told = False
    for k in range(start, s.after - 1):
        told = told or s.nodes[k].finite
        if told and s.nodes[k].lower == "," and s.nodes[k + 1].lower in EXPLAINING:
            return k
    return s.after


def _is_coordinate(s: Sentence, start: int, cue: Cue, other: Cue) -> bool:
    """Say whether a cue behind "and" or "but" goes on with the reporter's sentence, not with what is said."""
    node = s.nodes[other.first]
    if node.pos not in FINITE:
        return False
    # "has time to step up and show": a bare form goes on with an infinitive, not with a finite cue.
    if node.lower == other.saying.lemma != s.nodes[cue.first].lower:
        return False
    if node.lower == s.nodes[cue.first].lower and other.saying.kind == "say":
        return True  # "said it was open and said that …"
    return not (node.dep == "conj" and start <= node.head < other.first)


def _before_next_cue(s: Sentence, start: int, cue: Cue, cues: Sequence[Cue]) -> int:
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
        if before in {"and", "but"} and _is_coordinate(s, start, cue, other):
            return at
        if other.speaker and start < other.speaker.first < other.first:
            lead = other.speaker.first - 1
            if (
                s.nodes[lead].lower in {"but", "while", "and", "though", "although"}
                and s.nodes[lead - 1].lower == ","
            ):
                return lead - 1
    return s.after


def _is_framed(s: Sentence, cue: Cue) -> bool:
    """Say whether a cue stands in what opens its sentence, before the main clause: "While X says …, Y …"."""
    if s.nodes[s.first].pos not in {"SCONJ", "ADP", "VERB", "ADV"} and s.nodes[s.first].lower not in OPENERS:
        return False
    return all(s.nodes[k].lower != "," for k in range(s.first, cue.first))


def _turns(s: Sentence, comma: int) -> bool:
    """Say whether a comma begins a clause of its own: ", but he", ", even though the minister"."""
    at = comma + 1
    if s.nodes[at].lower == "even" and at + 1 < s.after:
        at += 1
    if s.nodes[at].lower not in TURNS or at + 1 >= s.after:
        return False
    following = s.nodes[at + 1]
    if following.lower == "that":
        return s.nodes[at].lower not in {"and", "but"}  # "…, and that it was safe" goes on with what is said.
    aside = s.nodes[at].lower == "while" and following.pos == "VERB" and following.lower.endswith("ing")
    return aside or starts_clause(s, at + 1)


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


def _is_within(s: Sentence, comma: int) -> bool:
    """Say whether a comma parts nothing: "May 3, 2024", "a quiet, steady hand", "fees, including the toll"."""
    before, behind = s.nodes[comma - 1], s.nodes[comma + 1]
    return (
        (before.lower.isdecimal() and behind.lower.isdecimal())
        or (before.pos == behind.pos == "ADJ")
        or behind.lower in EXAMPLES
    )


def _is_said_by_itself(quote: int, cues: Sequence[Cue]) -> bool:
    """Say whether a quote has a cue of its own behind it: that the road was open, “and safe,” he said."""
    return any(quote < c.first <= quote + 6 and "quote" in c.saying.frames for c in cues)


def _at_comma(s: Sentence, start: int, cue: Cue, cues: Sequence[Cue], *, clause: bool) -> int:
    """Find the first comma or dash behind which the reporter goes on by himself."""
    framed = _is_framed(s, cue)
    asked = cue.passive and cue.first == s.first
    relative = cue.first > s.first and s.nodes[cue.first - 1].lower in {"who", "which"}
    for k in range(start + 1, s.after - 1):
        mark, node = s.nodes[k].lower, s.nodes[k]
        if node.pos == QUOTE and (_turns(s, k) or asked):
            return k + 1
        if mark in {",", ":"} and s.nodes[k + 1].pos == QUOTE and _is_said_by_itself(k + 1, cues):
            return k
        if not _parts(s, k) or (not clause and _is_within(s, k)):
            continue
        if asked or relative or _turns(s, k):
            return k
        if not clause and not (mark == "," and _is_list(s, k, s.after)):
            return k
        if framed and mark == "," and starts_clause(s, k + 1):
            return k
    return s.after


def _is_out(s: Sentence, k: int, start: int) -> bool:
    """Say whether the parse hangs a node on something before what is said."""
    at = k
    for _ in range(LONGEST_ASIDE):
        head = s.nodes[at].head
        if head == at or not s.first <= head < s.after:
            return False
        if head < start:
            return True
        if head < k:
            return False
        at = head
    return False


def _behind_thing(s: Sentence, start: int, cue: Cue) -> int:
    """Find where a thing that is praised, wanted or denied ends: before a clause, a time, a verb not its own."""
    for k in range(start + 1, s.after):
        node = s.nodes[k]
        if node.lower in WHENS and _is_out(s, k, start):
            return k
        if node.lower in RELATIVES or (node.finite and not _is_within_relative(s, cue)):
            return s.after  # The thing has a clause of its own, or is one.
        if node.lower in BREAKS and _is_out(s, k, start):
            return k
        if node.lower in {"and", "but"} and k + 1 < s.after:
            verb = k + 2 if s.nodes[k + 1].pos == "ADV" and k + 2 < s.after else k + 1
            if _is_out(s, k + 1, start) and s.nodes[verb].finite:
                return k
            if s.nodes[start].pos not in FINITE and (s.nodes[verb].finite or starts_clause(s, k + 1)):
                return k
        if node.finite and _is_out(s, k, start):
            return k
        if node.lower in LOOSE and node.lower not in cue.saying.frames and _is_loose(s, k, start):
            return k
    return s.after


def _is_within_relative(s: Sentence, cue: Cue) -> bool:
    """Say whether a cue's own clause ends before its sentence's main verb: "investors who want change may wait"."""
    before = s.nodes[cue.first - 1].lower if cue.first > s.first else ""
    return before in {"who", "which", "that"} or s.nodes[cue.first].lower.endswith("ing")


def _is_loose(s: Sentence, k: int, start: int) -> bool:
    """Say whether a preposition brings a time that the parse, too, hangs on the verb of saying."""
    return k + 1 < s.after and is_a(s.nodes[k + 1].lower, "time") and _is_out(s, s.nodes[k].head, start)
