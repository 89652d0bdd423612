"""What does a reporter say that somebody said, thinks or wants, in the reporter's own words?

Invariant: a content lies within its sentence, beside its cue; at most one a cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsledger.annotate.quotes.cues import ACCORDING, DASHES, Cue, Sentence, subject_before
from newsledger.annotate.quotes.extents import CLOSING, WH, end_of, starts_clause
from newsledger.annotate.quotes.nodes import QUOTE
from newsledger.annotate.quotes.phrases import Phrase, phrase_right
from newsledger.annotate.quotes.words import is_a

FINITE = frozenset({"AUX", "VERB"})
ASIDES = frozenset(
    {"in", "on", "at", "during", "to", "by", "from", "after", "via", "through", "with", "of", "last", "this"}
)
RELATIVE_ONLY = frozenset({"who", "whom", "whose", "which", "where"})
"""Words that, behind whom something is told, tell more of him."""
PLAIN = frozenset({"say", "add", "tell", "write", "announce", "note"})
"""Verbs that seldom say when something is; what follows says when it was said."""
MOST_STEPS = 5
"""Phrases that may stand between a verb of saying and what is said: whom it is told, when, in what."""
FARTHEST_THAT = 14
"""Nodes behind a verb among which its "that" stands."""
WHICH = frozenset({"last", "this", "next", "earlier"})
SPANS = frozenset({"week", "month", "year", "weekend", "morning", "afternoon", "evening", "night"})
LONGEST_OFFICE = 14
"""Nodes of what may tell who a source is."""
LONGEST_LABEL = 4
"""Nodes of a name before a colon."""
LONGEST_SOURCE = 7
"""Nodes of a headline before the colon behind its source."""
LEAST = 2
"""Nodes of a content; one word says nothing, unless it names something."""
NAMING = frozenset({"PROPN", "NOUN", "PRON"})


@dataclass(frozen=True, slots=True)
class Content:
    """What is said: first node, node behind the last, and its cue."""

    first: int
    after: int
    cue: Cue


def _content_starts(s: Sentence, at: int, cue: Cue) -> bool:
    lower = s.nodes[at].lower
    if lower == "that" or lower in WH:
        return True
    saying = cue.saying
    # What shows something shows "that" it is so; without the word an object is likelier, but nothing is "found" so.
    finds = saying.kind == "show" and "np" not in saying.frames and s.nodes[cue.first].finite
    return "that" in saying.frames and (saying.kind in {"say", "think"} or finds) and starts_clause(s, at)


def _is_aside(s: Sentence, at: int, cue: Cue) -> bool:
    """Say whether a clause tells of the circumstances: "said when asked", "told the hall, where a crowd waited"."""
    lower = s.nodes[at].lower
    if lower in RELATIVE_ONLY and at > cue.after and s.nodes[at - 1].pos != "ADV":
        return True
    return lower in {"when", "while", "as"} and s.nodes[cue.first].finite and cue.saying.lemma in PLAIN


def _step(s: Sentence, at: int, cue: Cue) -> int | None:
    """Pass one phrase that is not what is said: a time, "in a statement", whom it is told."""
    node = s.nodes[at]
    if is_a(node.lower, "time") or node.pos == "ADV" or node.lower in {",", "out"}:
        return at + 1
    if node.pos == "NUM" and is_a(s.nodes[at - 1].lower, "time"):
        return at + 1  # "said on 3 May 2024", "on May 3"
    if node.lower in ASIDES and at + 1 < s.after and is_a(s.nodes[at + 1].lower, "time"):
        return at + 2
    addressed = "addressee" in cue.saying.frames
    if node.lower in ASIDES or addressed:
        phrase = phrase_right(s.nodes, at + (node.lower in ASIDES), s.after)
        return phrase.after if phrase else None
    return None


def _is_infinitive(s: Sentence, at: int) -> bool:
    """Say whether "to" brings a verb here: "to wait", "not to wait", "to quietly wait"."""
    if s.nodes[at].lower == "not" and at + 1 < s.after:
        at += 1
    if s.nodes[at].lower != "to":
        return False
    verb = at + 2 if at + 2 < s.after and s.nodes[at + 1].pos == "ADV" else at + 1
    return verb < s.after and s.nodes[verb].pos in FINITE


def _parsed_that(s: Sentence, cue: Cue) -> int | None:
    """Find the "that" whose clause the parse hangs on a verb, whatever stands between: "said for the fifth year running that"."""
    if "that" not in cue.saying.frames or cue.saying.kind == "hold":
        return None
    for k in range(cue.after + 1, min(cue.after + FARTHEST_THAT, s.after)):
        node = s.nodes[k]
        verb = s.nodes[node.head]
        if node.lower == "that" and node.pos == "SCONJ" and (verb.dep, verb.head) == ("ccomp", cue.first):
            return k
    return None


def _clause_after(s: Sentence, cue: Cue) -> int | None:
    """Find where a clause or infinitive that a cue takes begins."""
    frames, at = cue.saying.frames, cue.after
    that = _parsed_that(s, cue)
    if that is not None:
        return that
    for step in range(MOST_STEPS):
        if at >= s.after:
            return None
        node = s.nodes[at]
        if _is_aside(s, at, cue):
            return None
        if frames & {"that", "wh"} and _content_starts(s, at, cue) and node.lower not in {",", ":"}:
            addressed = "addressee" in frames and step == 0 and node.lower != "that" and node.lower not in WH
            phrase = phrase_right(s.nodes, at, s.after) if addressed else None
            follows = phrase is not None and phrase.after < s.after and _content_starts(s, phrase.after, cue)
            if not follows:
                return at
        if "to" in frames and _is_infinitive(s, at):
            return at
        following = _step(s, at, cue)
        if following is None:
            return None
        at = following
    return None


def _is_time(s: Sentence, at: int) -> bool:
    return is_a(s.nodes[at].lower, "time")


def _brings_time(s: Sentence, at: int) -> bool:
    """Say whether a preposition brings a time: "called on Monday for rain"."""
    return s.nodes[at].lower == "on" and at + 1 < s.after and _is_time(s, at + 1)


def _behind_particle(s: Sentence, at: int) -> int:
    """Pass what may stand between a verb and its preposition: "spoke out on Monday against"."""
    while at + 1 < s.after and (
        s.nodes[at].pos == "ADV" or s.nodes[at].lower == "out" or _is_time(s, at) or _brings_time(s, at)
    ):
        at += 1
    return at


def _prepositional(s: Sentence, cue: Cue) -> int | None:
    """Find where the phrase behind a preposition that a cue takes begins: "refer to the dam", "hope for rain"."""
    frames = cue.saying.frames
    at = cue.after
    if s.nodes[at].lower not in frames or s.nodes[at].pos == "PART" or _brings_time(s, at):
        at = _behind_particle(s, at)
    node = s.nodes[at]
    if at + 1 >= s.after:
        return None
    if node.lower == "to":
        brings = "to-np" in frames or (cue.saying.kind == "hold" and "to" in frames)
        return at + 1 if brings and s.nodes[at + 1].pos not in {"VERB", "AUX"} else None
    if node.lower in frames - {"that", "as"} and node.pos in {"ADP", "SCONJ", "ADV"}:
        return at + 1
    return at + 1 if node.lower == "as" in frames and at == cue.after else None


def _behind_addressee(s: Sentence, cue: Cue) -> int | None:
    """Find what somebody is asked for or told of: "asked the court for time", "warned drivers about snow"."""
    addressed = phrase_right(s.nodes, cue.after, s.after, links=0)
    if addressed is None or addressed.after + 1 >= s.after:
        return None
    node = s.nodes[addressed.after]
    whose = node.lower == "of" and cue.saying.lemma == "tell"  # "told a crowd of drivers"
    brings = node.pos == "ADP" and node.lower in cue.saying.frames - {"to"} and not whose
    return addressed.after + 1 if brings else None


def _is_seen_as(s: Sentence, at: int) -> bool:
    """Say whether "as" follows a thing: "sees the road as a gift"."""
    phrase = phrase_right(s.nodes, at, s.after)
    return phrase is not None and phrase.after < s.after and s.nodes[phrase.after].lower == "as"


def _names_only(s: Sentence, at: int) -> bool:
    """Say whether "called" brings a thing and says nothing of it: "a firm called Snowline", "called a meeting"."""
    phrase = phrase_right(s.nodes, at, s.after)
    if phrase is None or any(node.pos == QUOTE for node in s.nodes[at : phrase.after]):
        return False
    return phrase.after >= s.after or s.nodes[phrase.after].lower in CLOSING


def _object_after(s: Sentence, cue: Cue) -> int | None:
    """Find where the object or prepositional phrase that a cue takes begins."""
    at, frames = cue.after, cue.saying.frames
    if at >= s.after:
        return None
    node = s.nodes[at]
    prepositional = _prepositional(s, cue)
    if prepositional is None and "addressee" in frames:
        prepositional = _behind_addressee(s, cue)
    if prepositional is not None:
        return prepositional
    gerund = node.pos == "VERB" and node.lower.endswith("ing")
    if cue.speaker is None:
        return None
    measured = node.pos == "ADV" and at + 1 < s.after and s.nodes[at + 1].pos in {"ADJ", "NUM"}
    if not gerund and not measured and node.pos not in {"DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM"}:
        return None
    if "np-quote" in frames and _names_only(s, at):
        return None
    if node.lower in WHICH and at + 1 < s.after and s.nodes[at + 1].lower in SPANS:
        return None  # "reported last week"
    if is_a(node.lower, "time") or not frames & {"np", "np-quote", "np-as", "as"}:
        return None
    return at if frames & {"np", "np-quote", "as"} or _is_seen_as(s, at) else None


def _has_verb(s: Sentence, first: int, after: int) -> bool:
    return any(s.nodes[k].pos in FINITE for k in range(first, after))


def _is_circumstance(s: Sentence, after: int) -> bool:
    """Say whether all that stands before a node tells when or why: "After the vote, the mayor told the council"."""
    inside = range(s.first, after)
    tops = [s.nodes[k] for k in inside if s.nodes[k].head == k or s.nodes[k].head not in inside]
    held = [node for node in tops if node.pos not in {"PUNCT", "CCONJ", "ADV"}]
    return bool(held) and all(node.dep in {"advcl", "obl"} for node in held)


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
    if cue.saying is not ACCORDING:
        told = cue.inverted and any(s.nodes[k].finite for k in range(s.first, lead))
        if goes_on and parted and not told:
            return s.first, s.after  # "The road, the ministry said, is open."
        if _is_circumstance(s, lead):
            return None
    end = lead if parted else lead + 1
    return (s.first, end) if _has_verb(s, s.first, end) else None


def _is_parenthesis(s: Sentence, cue: Cue) -> bool:
    """Say whether a speaker and his verb stand between the commas of what he says: "In May, she said, it was open"."""
    if cue.speaker is None or cue.inverted or not s.nodes[cue.first].finite:
        return False
    if not cue.saying.frames >= {"quote", "that"} or cue.after >= s.after:
        return False
    lead = cue.speaker.first - 1
    parted = s.first < lead < cue.first and s.nodes[lead].lower == s.nodes[cue.after].lower == ","
    before = s.nodes[s.first : lead]
    told = any(node.pos in NAMING or node.finite for node in before)
    return parted and told and all(node.pos != QUOTE for node in before) and _has_verb(s, cue.after, s.after)


def _behind_office(s: Sentence, comma: int) -> int:
    """Pass an office behind a name: "According to Aliya Bekova, the head of the town, | the road is open"."""
    after = next((k for k in range(comma + 1, s.after) if s.nodes[k].lower == ","), s.after)
    office = s.nodes[comma + 1 : after]
    held = bool(office) and office[0].pos in NAMING | {"DET"} and not any(node.finite for node in office)
    return after if held and len(office) <= LONGEST_OFFICE and _has_verb(s, after, s.after) else comma


def _according(s: Sentence, cue: Cue, cues: Sequence[Cue]) -> tuple[int, int] | None:
    if cue.first > s.first + 1:
        return _clause_before(s, cue)
    at = cue.speaker.after if cue.speaker else cue.after
    while at < s.after and s.nodes[at].lower != ",":
        at += 1
    at = _behind_office(s, at)
    return (at + 1, end_of(s, at + 1, cue, cues)) if at + 1 < s.after else None


def _passive(s: Sentence, cue: Cue, cues: Sequence[Cue]) -> tuple[int, int] | None:
    """Find what is said of a subject: "It is said that …", "the plan was rejected by …", "she is expected to …"."""
    frames = cue.saying.frames
    start = _clause_after(s, cue) if "that" in frames else None
    if start is not None and s.nodes[start].lower in {"that", *WH}:
        return start, end_of(s, start, cue, cues)
    if "addressee" in frames:
        # "He was asked about the dam": who is asked says nothing.
        brings = start if start is not None else _clause_after(s, cue)
        brings = _prepositional(s, cue) if brings is None and cue.after < s.after else brings
        return (brings, end_of(s, brings, cue, cues)) if brings is not None else None
    subject = subject_before(s, cue.first)
    behind = s.nodes[cue.after].lower if cue.after < s.after else ""
    if subject is None or s.nodes[subject.head].lower in {"it", "there"}:
        return (start, end_of(s, start, cue, cues)) if start is not None else None
    if behind == "by":
        return (subject.first, subject.after) if frames & {"np", "np-quote"} else None
    if (
        cue.saying.lemma == "reportedly"
        or behind in frames
        or (behind in {"to", "as"} and frames & {"that", "np"})
    ):
        return subject.first, end_of(s, cue.after, cue, cues)
    return None


def _opens_as(s: Sentence, cue: Cue) -> bool:
    """Say whether a sentence opens with who told it: "As the agency reported, the road is open"."""
    if s.nodes[s.first].lower != "as" or cue.speaker is None or cue.after + 1 >= s.after:
        return False
    opens = cue.speaker.first == s.first + 1 and "that" in cue.saying.frames
    return opens and s.nodes[cue.after].lower == "," and s.nodes[cue.after + 1].pos != QUOTE


def _may_follow(s: Sentence, cue: Cue) -> bool:
    """Say whether a cue may stand behind what it reports: "…, he said", "…, documents show."."""
    frames = cue.saying.frames
    ends = cue.after >= s.after or s.nodes[cue.after].lower in CLOSING
    shows = cue.saying.kind == "show" and "that" in frames and s.nodes[cue.first].finite
    return frames >= {"quote", "that"} or (shows and ends)


def _bounds(s: Sentence, cue: Cue, cues: Sequence[Cue]) -> tuple[int, int] | None:
    if cue.saying is ACCORDING:
        return _according(s, cue, cues)
    if cue.passive:
        return _passive(s, cue, cues)
    if cue is cues[0] and _is_parenthesis(s, cue):
        return s.first, s.after
    start = None if cue.inverted and cue.first > s.first else _clause_after(s, cue)
    if start is None and not cue.inverted:
        start = _object_after(s, cue)
    if start is not None:
        return start, end_of(s, start, cue, cues)
    if _opens_as(s, cue):
        return cue.after + 1, end_of(s, cue.after + 1, cue, cues)
    quoted = any(s.nodes[k].pos == QUOTE for k in range(cue.after, min(cue.after + 2, s.after)))
    return None if quoted or not _may_follow(s, cue) else _clause_before(s, cue)


def _stands_by_itself(s: Sentence, content: Content) -> bool:
    """Say whether what is said within what is said is worth telling: "he said the mayor claims that …"."""
    kind = content.cue.saying.kind
    known = kind == "say" or (kind == "hold" and content.cue.speaker is not None)
    return known and s.nodes[content.first].lower == "that"


def find_contents(s: Sentence, cues: Sequence[Cue]) -> Iterator[Content]:
    """Find what the cues of a sentence report in the reporter's words, outermost."""
    reach = s.first
    for content in sorted(_contents(s, cues), key=lambda c: (c.first, -c.after)):
        if content.after > reach or _stands_by_itself(s, content):
            yield content
        reach = max(reach, content.after)


def _speaks(cue: Cue, cues: Sequence[Cue]) -> bool:
    """Say whether a noun only names the paper that speaks: "a statement on the project says"."""
    says = (other.speaker for other in cues if other.saying.kind == "say" and other.speaker)
    return is_a(cue.saying.lemma, "paper") and any(p.first <= cue.first < p.after for p in says)


def _contents(s: Sentence, cues: Sequence[Cue]) -> Iterator[Content]:
    for cue in cues:
        bounds = None if _speaks(cue, cues) else _bounds(s, cue, cues)
        if bounds is None:
            continue
        first, after = bounds
        while after > first and s.nodes[after - 1].lower in CLOSING:
            after -= 1
        if after - first >= LEAST or (after > first and s.nodes[first].pos in NAMING):
            yield Content(first, after, cue)


def find_label(s: Sentence) -> Phrase | None:
    """Find the name a paragraph opens with, as transcripts and headlines have it: "Bekova: The road is open"."""
    for k in range(s.first + 1, min(s.first + LONGEST_LABEL + 1, s.after - LEAST)):
        if s.nodes[k].lower == ":":
            return Phrase(s.first, k, k - 1) if s.nodes[k + 1].pos != QUOTE else None
        if s.nodes[k].pos not in {"PROPN", "PUNCT"}:
            return None
    return None


def find_headline_source(s: Sentence) -> Phrase | None:
    """Find whom a headline names before a colon as its source: "Ministry: The road is open", "Bekova at the dam: …"."""
    for k in range(s.first + 1, min(s.first + LONGEST_SOURCE + 1, s.after - LEAST)):
        node = s.nodes[k]
        if node.lower == ":":
            quoted = s.nodes[k + 1].pos == QUOTE and all(n.pos == "PUNCT" for n in s.nodes[k + 2 : s.after])
            phrase = None if quoted else phrase_right(s.nodes, s.first, k)
            return Phrase(phrase.first, k, phrase.head) if phrase else None
        if node.finite or node.pos == QUOTE:
            return None
    return None
