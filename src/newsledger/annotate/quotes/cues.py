"""Where does a sentence say that somebody said something, and who?

A cue is a verb or phrase of saying outside of quotes, with the phrase before or behind it that names the speaker.
Invariant: cue and speaker lie within their sentence.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newsledger.annotate.quotes.nodes import QUOTE, Node
from newsledger.annotate.quotes.phrases import Phrase, phrase_left, phrase_right
from newsledger.annotate.quotes.words import Saying, is_a, verbs

NSUBJ = "nsubj"
"""A subject's relation, whatever is said more of it: "nsubj:pass"."""
SKIPPED = frozenset({"AUX", "ADV", "PART"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where"})
DASHES = frozenset({"—", "–", "-", "--"})
TO_BE = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "’s", "'s", "’re", "'re", "gets", "got"}
)
HAVE = frozenset({"has", "have", "had", "’ve", "'ve", "’d", "'d"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself"})
TO_A_SUBJECT = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})
"""Relations over which a verb shares its subject with the one it hangs on."""
TO_ITS_SUBJECT = TO_A_SUBJECT | {"acl", "nmod", "obl", "obj"}
"""The same for an infinitive: "used the platform to criticise"."""
SURE = frozenset({"said", "says", "told", "tells", "added", "adds", "wrote", "writes", "saying"})
"""Forms that are verbs of saying whatever a tagger makes of them."""
BEGINNING = frozenset({"begin", "start", "continue"})
QUOTED_AS = Saying("quote", "say", frozenset({"quote", "that"}))
"""What "quotes him as saying" says."""
PUT_IT = Saying("put", "say", frozenset({"quote"}))
"""What "as the minister put it" says."""
ACCORDING = Saying("according", "say", frozenset({"quote", "that"}))
ACCORDINGLY = (("according", "to"), ("in", "the", "words", "of"), ("in", "the", "view", "of"))
LONGEST_ASIDE = 40
"""Nodes between two commas that may stand between a speaker and his verb."""
LONGEST_NAME = 4
"""Nodes of a person's name."""
MOST_SKIPPED = 6
MOST_CUES = 20
"""Cues of a sentence; what has more is no prose."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of saying: first node, node behind the last, the verb, and who speaks."""

    first: int
    after: int
    saying: Saying
    speaker: Phrase | None
    inverted: bool = False
    """The speaker stands behind the verb: "said the minister"."""
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A reporter's sentence: nodes from `first` up to `after`."""

    nodes: Sequence[Node]
    subjects: Mapping[int, int]
    """Verb → its subject, by the parse."""
    first: int
    after: int
    paragraph: int


def subjects_of(nodes: Sequence[Node]) -> dict[int, int]:
    """Give each verb's nearest subject on its left, as the parse has it."""
    return {node.head: i for i, node in enumerate(nodes) if node.dep[:5] == NSUBJ and node.head != i}


def _is_attributive(s: Sentence, i: int) -> bool:
    """Say whether a participle only describes the noun behind it: "the expected fall", "in pledged votes"."""
    lower = s.nodes[i].lower
    if s.nodes[i].finite or not lower.endswith(("ed", "ing")) or i == s.first or i + 1 >= s.after:
        return False
    if s.nodes[i].dep == "amod" and s.nodes[i].head == i + 1 and s.nodes[i - 1].pos not in {QUOTE, "PUNCT"}:
        return True
    leads = {"DET", "ADP", "ADJ", "NUM"} if lower.endswith("ed") else {"DET"}
    return s.nodes[i + 1].pos == "NOUN" and s.nodes[i - 1].pos in leads


def _is_begun(s: Sentence, i: int, saying: Saying) -> bool:
    """Say whether a verb only begins another: “…,” and donations began to grow."""
    return saying.lemma in BEGINNING and i + 1 < s.after and s.nodes[i + 1].lower == "to"


def _is_saying(s: Sentence, i: int) -> Saying | None:
    node = s.nodes[i]
    if node.lower in {"put", "puts"} and i + 1 < s.after and s.nodes[i + 1].lower == "it":
        return PUT_IT
    saying = verbs().get(node.lower)
    hyphened = i > s.first and s.nodes[i - 1].end == node.start and s.nodes[i - 1].lower in DASHES
    if saying is None or hyphened or _is_attributive(s, i) or _is_begun(s, i, saying):
        return None  # "so-called", "pledged delegates"
    if node.pos == "VERB" or node.lower in SURE:
        return saying
    before = s.nodes[i - 1] if i > s.first else None
    behind = s.nodes[i + 1] if i + 1 < s.after else None
    # A small tagger takes "announced:" for an adjective or noun; what stands around it is better evidence.
    marked = behind is not None and (behind.pos == QUOTE or behind.lower in {":", "that"})
    marked = marked or (i + 2 < s.after and s.nodes[i + 1].lower == "," and s.nodes[i + 2].pos == QUOTE)
    follows = before is not None and (
        before.pos in {"PROPN", "NOUN", "PRON", QUOTE} or before.lower in {",", ")"}
    )
    return saying if marked and follows and node.pos in {"ADJ", "NOUN", "AUX"} else None


def _opening_comma(s: Sentence, j: int) -> int | None:
    """Find the comma that opens the aside whose closing comma is `j`."""
    for k in range(j - 1, max(s.first, j - LONGEST_ASIDE) - 1, -1):
        if s.nodes[k].lower == ",":
            return k
        if s.nodes[k].pos == QUOTE:
            return None
    return None


def _before_aside(s: Sentence, j: int) -> int | None:
    """Give the node before an aside that ends at `j`: commas, brackets, dashes."""
    closing = s.nodes[j].lower
    if closing == ",":
        opening = _opening_comma(s, j)
        return None if opening is None else opening - 1
    for k in range(j - 1, max(s.first, j - LONGEST_ASIDE) - 1, -1):
        if (closing == ")" and s.nodes[k].lower == "(") or (closing in DASHES and s.nodes[k].lower in DASHES):
            return k - 1
    return None


def _is_office(s: Sentence, first: int, after: int) -> bool:
    """Say whether the nodes are an office without an article: "Executive Director of the centre"."""
    head = s.nodes[first : min(after, first + 7)]
    if not head or head[0].pos == "DET" or is_a(head[0].lower, "pronoun"):
        return False
    for node in head:
        if is_a(node.lower, "role"):
            return True
        if node.pos not in {"ADJ", "NOUN", "PROPN", "CCONJ"}:
            return False
    return False


def _comma_before(s: Sentence, at: int) -> int | None:
    """Find the comma before a node, if no verb stands between."""
    for k in range(at - 1, max(s.first, at - LONGEST_ASIDE), -1):
        if s.nodes[k].lower == ",":
            return k
        if s.nodes[k].pos in {"VERB", "AUX", QUOTE}:
            return None
    return None


def _names_its_holder(s: Sentence, phrase: Phrase) -> bool:
    """Say whether an office has its own name behind it, so that none stands before: "to Osh, Mayor Jan Novak said"."""
    head = s.nodes[phrase.head]
    return head.pos == "PROPN" and not is_a(head.lower, "role")


def _named_before(s: Sentence, phrase: Phrase) -> Phrase | None:
    """Find the name of which `phrase` is the office, or the end of the office: "A B, Director of X, Y announced"."""
    at: int | None = phrase.first
    for _ in range(3):
        at = _comma_before(s, at) if at is not None else None
        if at is None:
            return None
        if _is_office(s, at + 1, phrase.after):
            if at + 1 == phrase.first and _names_its_holder(s, phrase):
                return None
            named = phrase_left(s.nodes, at - 1, s.first)
            return named if named and s.nodes[named.head].pos == "PROPN" else None
    return None


def _named_behind(s: Sentence, phrase: Phrase) -> Phrase:
    """Take the name behind an office as the head of both: "his lawyer, Timur Alimov,"."""
    first = phrase.after + 1
    if s.nodes[phrase.head].pos == "PROPN" or first >= s.after or s.nodes[first - 1].lower != ",":
        return phrase
    after = first
    while after < min(s.after, first + LONGEST_NAME) and s.nodes[after].pos == "PROPN":
        after += 1
    closed = after >= s.after or s.nodes[after].lower in {",", ".", ":"}
    known = after - first > 1 or is_a(s.nodes[phrase.head].lower, "role")
    return Phrase(phrase.first, after, after - 1) if after > first and closed and known else phrase


def is_passive(s: Sentence, verb: int) -> bool:
    """Say whether a verb form is passive, so that its subject is not who speaks."""
    lower = s.nodes[verb].lower
    if lower.endswith("ing"):
        return False
    if verb == s.first and lower.endswith("ed") and "addressee" in verbs().get(lower, PUT_IT).frames:
        return True  # "Asked whether it was safe, he …"
    if verb + 1 < s.after and s.nodes[verb + 1].lower == "by" and not lower.endswith("s"):
        return True  # "as noted by the agency"
    for k in range(verb - 1, max(s.first, verb - 4) - 1, -1):
        if s.nodes[k].lower in TO_BE:
            return True
        if s.nodes[k].pos not in SKIPPED or s.nodes[k].lower in HAVE:
            return False
    return False


def _agent(s: Sentence, verb: int) -> Phrase | None:
    """Find who does what a passive verb says: "was described by the ministry as"."""
    for k in range(verb + 1, min(verb + 6, s.after - 1)):
        if s.nodes[k].lower == "by":
            return phrase_right(s.nodes, k + 1, s.after)
    return None


def subject_before(s: Sentence, verb: int) -> Phrase | None:
    """Find the noun phrase before a verb that is its subject, over auxiliaries, adverbs and asides."""
    j = verb - 1
    for _ in range(MOST_SKIPPED):
        if j < s.first:
            return None
        node = s.nodes[j]
        if node.lower in {",", ")"} or node.lower in DASHES:
            before = _before_aside(s, j)
            if before is None:
                return None
            j = before
            phrase = phrase_left(s.nodes, j, s.first)
            if phrase:
                return _named_before(s, phrase) or _named_behind(s, phrase)
        elif (
            node.pos in SKIPPED
            or is_a(node.lower, "auxiliary")
            or node.lower in RELATIVE
            or is_a(node.lower, "time")
        ):
            j -= 1
        else:
            phrase = phrase_left(s.nodes, j, s.first)
            return (_named_before(s, phrase) or phrase) if phrase else None
    return None


def _parsed_subject(s: Sentence, verb: int, through: frozenset[str] = TO_A_SUBJECT) -> Phrase | None:
    """Find a verb's subject in the parse, over coordination, participles and infinitives."""
    at = verb
    for _ in range(4):
        subject = s.subjects.get(at)
        if subject is not None and s.first <= subject < s.after:
            if s.nodes[subject].pos == QUOTE:
                return None
            if s.nodes[subject].lower in RELATIVE:
                return phrase_left(s.nodes, s.nodes[at].head, s.first) or phrase_left(
                    s.nodes, subject - 1, s.first
                )
            return _around(s, subject)
        node = s.nodes[at]
        if not s.first <= node.head < s.after:
            return None
        if node.dep.startswith("acl") and "acl" not in through:
            return _around(s, node.head)
        if node.dep not in through:
            return None
        at = node.head
    return None


def _around(s: Sentence, head: int) -> Phrase | None:
    """Find the noun phrase around a head the parse gives."""
    nodes, last = s.nodes, head
    while last + 1 < s.after and nodes[last + 1].head == head and nodes[last + 1].dep in {"flat", "compound"}:
        last += 1
    right = phrase_right(nodes, head, s.after)
    left = phrase_left(nodes, last, s.first)
    if left is None:
        return right
    return Phrase(left.first, max(left.after, right.after if right else 0), max(head, left.head))


def _inverted(s: Sentence, verb: int) -> Phrase | None:
    phrase = phrase_right(s.nodes, verb + 1, s.after)
    if phrase is None or s.nodes[phrase.head].lower in {"him", "them", "me", "us"}:
        return None
    return _named_behind(s, phrase)


def _may_invert(s: Sentence, verb: int) -> bool:
    """Say whether the words before a verb let its subject follow it: a quote or a clause just ended."""
    if verb == s.first:
        return True
    before = s.nodes[verb - 1]
    return (
        before.pos == QUOTE
        or before.lower in {",", *DASHES}
        or (is_a(before.lower, "adverb") and verb - 1 == s.first)
    )


def _is_enclosed(s: Sentence, verb: int, phrase: Phrase) -> bool:
    """Say whether a phrase behind a verb is all its clause has: ", said the minister,"."""
    if "addressee" in verbs().get(s.nodes[verb].lower, PUT_IT).frames:
        return False
    bare = all(s.nodes[k].pos != QUOTE for k in range(phrase.first, phrase.after))
    return bare and (phrase.after >= s.after or s.nodes[phrase.after].lower in {",", ".", ":"})


def _joined_speaker(s: Sentence, verb: int, cues: Sequence[Cue]) -> Phrase | None:
    """Find who goes on speaking: "said the road would bring trade, and called it a gift", "said … and said"."""
    if not cues or verb - 2 < s.first or s.nodes[verb - 1].lower not in {"and", "but"}:
        return None
    last, node = cues[-1], s.nodes[verb]
    parted = s.nodes[verb - 2].lower == "," and node.finite
    return last.speaker if parted or node.lower == s.nodes[last.first].lower else None


def _over_aside(s: Sentence, verb: int, found: Phrase | None) -> Phrase | None:
    """Take the subject the parse gives where it stands farther left: "a letter seen by the agency warns"."""
    subject = s.subjects.get(verb)
    if found is None or subject is None or not s.first <= subject < found.first:
        return found
    if s.nodes[found.first - 1].lower == ",":
        return found  # "…, Jan Novak, the ministry said": an aside would have ended with a comma
    return (_around(s, subject) or found) if s.nodes[subject].pos in {"NOUN", "PROPN"} else found


def find_speaker(s: Sentence, verb: int, cues: Sequence[Cue]) -> tuple[Phrase | None, bool]:
    """Find who says what the verb at `verb` reports, and whether he stands behind it."""
    if is_passive(s, verb):
        return _agent(s, verb), True
    if s.nodes[verb].lower.endswith("ing") and verb > s.first and s.nodes[verb - 1].lower == ",":
        earlier = next((c.speaker for c in reversed(cues) if c.speaker), None)
        if earlier and s.nodes[verb].dep[:3] == "acl":
            return earlier, False  # Whatever noun stands before the comma: "said at the time, adding".
        return _parsed_subject(s, verb) or main_subject(s, verb) or earlier, False
    if s.nodes[verb].lower.endswith("ing") and verb > s.first and s.nodes[verb - 1].pos == "ADP":
        # "made a point of saying": whoever does the rest does the saying.
        return last_subject(s, verb) or main_subject(s, verb), False
    can_invert = _may_invert(s, verb) and not s.nodes[verb].lower.endswith("ing")
    phrase = _inverted(s, verb) if can_invert else None
    quoted = any(s.nodes[k].pos == QUOTE for k in range(max(s.first, verb - 2), verb))
    if phrase and (quoted or verb == s.first or s.subjects.get(verb, -1) > verb):
        return phrase, True
    if verb - 1 >= s.first and s.nodes[verb - 1].lower == "to":
        return _parsed_subject(s, verb, through=TO_ITS_SUBJECT) or main_subject(s, verb), False
    found = subject_before(s, verb)
    found = _over_aside(s, verb, found)
    if found is not None and s.nodes[found.head].lower in REFLEXIVE:
        found = subject_before(s, found.first) or main_subject(s, verb)
    if found is None and phrase and _is_enclosed(s, verb, phrase):
        return phrase, True
    found = found or _joined_speaker(s, verb, cues) or _parsed_subject(s, verb)
    if found is None:
        # A verb without a subject of its own goes on with the last one: "praised them but said", ", adding".
        found = next((c.speaker for c in reversed(cues) if c.speaker), None) or main_subject(s, verb)
    return found, False


def _whose_paper(s: Sentence, verb: int, speaker: Phrase | None) -> Phrase | None:
    """Give who put out the statement that says something: "the firm issued a statement saying", not "a statement says"."""
    if speaker is None or not s.nodes[verb].lower.endswith("ing") or speaker.after != verb:
        return speaker
    if not is_a(s.nodes[speaker.head].lower, "paper"):
        return speaker
    for k in range(speaker.first - 1, max(s.first, speaker.first - 6), -1):
        if s.nodes[k].pos == "VERB":
            return subject_before(s, k) or speaker
    return speaker


def _verb_cue(s: Sentence, i: int, saying: Saying, cues: Sequence[Cue]) -> Cue:
    speaker, inverted = find_speaker(s, i, cues)
    speaker = _whose_paper(s, i, speaker)
    if saying.lemma == "quote":
        # "quotes him as saying", "was quoted by the agency as saying"
        for k in range(i + 1, min(i + 10, s.after - 1)):
            if s.nodes[k].lower == "as" and s.nodes[k + 1].lower in {"saying", "telling"}:
                speaker = subject_before(s, i) or speaker
                return Cue(i, k + 2, QUOTED_AS, speaker, inverted=False)
    return Cue(i, i + 1 + (saying is PUT_IT), saying, speaker, inverted, is_passive(s, i))


def _according_to(s: Sentence, i: int) -> Cue | None:
    """Find "according to X", "in the words of X"."""
    for words in ACCORDINGLY:
        after = i + len(words)
        if (
            s.nodes[i].lower == words[0]
            and after < s.after
            and words == tuple(n.lower for n in s.nodes[i:after])
        ):
            speaker = phrase_right(s.nodes, after, s.after)
            return Cue(i, after, ACCORDING, _named_behind(s, speaker) if speaker else None, inverted=True)
    return None


@cache
def _first_words() -> frozenset[str]:
    """Give the words that a cue may begin with; only where one stands are rules asked."""
    return frozenset({*verbs(), "put", "puts", *(words[0] for words in ACCORDINGLY)})


def standing(s: Sentence, words: Container[str]) -> list[int]:
    """Give the nodes of a sentence that are one of some words."""
    return [i for i, node in enumerate(s.nodes[s.first : s.after], s.first) if node.lower in words]


def find_cues(s: Sentence) -> list[Cue]:
    """Find the words of saying of a sentence, in order, each with its speaker."""
    cues: list[Cue] = []
    for i in standing(s, _first_words()):
        if cues and i < cues[-1].after:
            continue
        if len(cues) == MOST_CUES:
            break
        saying, according = _is_saying(s, i), _according_to(s, i)
        if according:
            cues.append(according)
        elif saying:
            cues.append(_verb_cue(s, i, saying, cues))
    return cues


def unknown_verb_after(s: Sentence, q: int) -> Cue | None:
    """Take the verb of “…,” X detailed. for one of saying, though no lexicon has it."""
    speaker = phrase_right(s.nodes, q + 1, s.after)
    if speaker is None or speaker.after >= s.after:
        return None
    verb, behind = s.nodes[speaker.after], speaker.after + 1
    ends = behind >= s.after or s.nodes[behind].lower in {".", ","}
    if not ends or not (verb.pos == "VERB" or verb.lower.endswith("ed")):
        return None
    return Cue(speaker.after, behind, Saying(verb.lower, "say", frozenset({"quote"})), speaker)


def main_subject(s: Sentence, before: int | None = None) -> Phrase | None:
    """Find the first subject of a sentence, or of what stands before a node, whatever its verb."""
    end = s.after if before is None else before
    for i in range(s.first, end):
        if s.nodes[i].dep[:5] == NSUBJ and (i == s.first or s.nodes[i - 1].pos != "ADP"):
            return _around(s, i)
    return phrase_right(s.nodes, s.first, end)


def last_subject(s: Sentence, before: int) -> Phrase | None:
    """Find the last subject before a node, whatever its verb."""
    for i in range(before - 1, s.first - 1, -1):
        if s.nodes[i].dep[:5] == NSUBJ:
            return _around(s, i)
    return phrase_right(s.nodes, s.first, before)
