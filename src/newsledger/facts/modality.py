"""Has what a trigger names happened, or is it only planned, asked for, alleged, denied or imagined?

Invariant: a status is read from words of the same sentence to the left of the trigger, never from what would be
likely; where several hold, the most doubtful wins, so that nothing said in doubt is kept as a fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

import msgspec

from newsledger.facts.sentence import Sentence, clause_start
from newsledger.facts.triggers import Trigger
from newsledger.facts.vocabulary import Word, function_words
from newsledger.lang.lexicon import lexicon
from newsledger.model import Status

STEPS = 12
"""How many words to the left of a trigger its auxiliaries and operators may stand."""


class Operator(msgspec.Struct, frozen=True, gc=False):
    """A row of `events_operators.tsv` where it stands."""

    first: int
    last: int
    kind: str
    words: tuple[str, ...]


class Modality(msgspec.Struct, frozen=True, gc=False):
    """What holds of a trigger."""

    operators: tuple[Operator, ...]
    """From the trigger outwards."""
    embedded: bool
    """The trigger stands under another verb: "to discuss" after "met"."""
    left: int
    """The leftmost word of the chain of auxiliaries and operators."""

    def has(self, kind: str) -> bool:
        """Say whether an operator of a kind governs the trigger."""
        return any(operator.kind == kind for operator in self.operators)


@cache
def _operators() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Give the operators by their last word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for form, (kind,) in lexicon("en", "events_operators").items():
        words = tuple(form.split(" "))
        table[words[-1]].append((words, kind))
    return MappingProxyType(
        {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in table.items()}
    )


@cache
def _last_words() -> frozenset[str]:
    """Give the words that operators end with: most words are none."""
    return frozenset(_operators())


def _preceding(words: Sequence[Word], at: int, wanted: Sequence[str]) -> int | None:
    """Match lemmas backwards from a position, passing over adverbs; give the first position."""
    first = at
    for lemma in reversed(wanted):
        skipped = 0
        while at >= 0 and lemma not in words[at].forms and words[at].pos in {"ADV", "DET"} and skipped < 2:
            at -= 1
            skipped += 1
        if at < 0 or lemma not in words[at].forms:
            return None
        first, at = at, at - 1
    return first


def operator_ending(words: Sequence[Word], at: int) -> Operator | None:
    """Find the longest operator whose last word stands at a position."""
    best: Operator | None = None
    word = words[at]
    if word.forms.isdisjoint(_last_words()):
        return None
    if at > 0 and word.is_capitalised and word.pos in {"PROPN", "NOUN"}:
        return None  # Theresa May, a Will
    for form in dict.fromkeys((*word.verb_forms, *word.noun_forms)):
        for wanted, kind in _operators().get(form, ()):
            first = _preceding(words, at, wanted)
            if first is not None and (best is None or len(wanted) > len(best.words)):
                best = Operator(first, at, kind, wanted)
    return best


def _is_link(word: Word) -> bool:
    """Say whether a word belongs between a subject and its verb, or joins two verbs."""
    return word.pos in {"AUX", "PART", "ADV"} or word.lower in {"to", "have", "be", "been"}


def chain(words: Sequence[Word], at: int) -> Iterator[Operator | int]:
    """Walk left from a position over auxiliaries, adverbs and operators; give operators, then where it ends."""
    steps = 0
    at -= 1
    while at >= 0 and steps < STEPS:
        operator = operator_ending(words, at)
        if (operator is not None and not (operator.words == ("be",) or words[at].lower == "to")) or (
            operator is not None and len(operator.words) > 1
        ):
            yield operator
            steps += at - operator.first + 1
            at = operator.first - 1
        elif _is_link(words[at]):
            steps += 1
            at -= 1
        else:
            break
    yield at


def _governor(words: Sequence[Word], at: int) -> int | None:
    """Find the verb to the left that "to", "of" or "from" at a position hangs on, over its object."""
    for back in range(at - 1, max(-1, at - 10), -1):
        word = words[back]
        if word.lower in function_words("boundary") or word.lower in {";", ":", ","}:
            return None
        if word.pos == "VERB" and word.token.dep_ != "amod":
            return back
    return None


def _governing(words: Sequence[Word], left: int) -> tuple[list[Operator], bool]:
    """Find the operator that governs an infinitive or gerund across an object: "urged Oslo to release"."""
    if left + 1 >= len(words) or left < 0:
        return [], False
    link = words[left + 1].lower
    if link != "to" and words[left].lower not in {"of", "from", "for", "with"}:
        return [], False
    verb = _governor(words, left + 1)
    if verb is None:
        return [], link == "to"
    found = []
    for last in (verb + 1, verb):
        operator = operator_ending(words, last) if last < len(words) else None
        if operator is not None and operator.first <= verb:
            found.append(operator)
            break
    return found, True


DOUBTFUL = frozenset({"alleged", "hypothetical", "denied", "called_for"})
"""Operators that reach over the subject of a clause they govern: "denied that it had sent troops"."""


def _reported(sentence: Sentence, at: int) -> list[Operator]:
    """Find the operator that governs a whole clause: "claimed that rebels had fled"."""
    token, steps = sentence.words[at].token, 0
    while token.head != token and steps < 6:
        step, token = token.dep_, token.head
        steps += 1
        if step not in {"ccomp", "conj", "xcomp", "obj", "nsubj:pass"}:
            return []
        verb = sentence.position(token)
        if step == "ccomp" and verb is not None and verb < at:
            found = (operator_ending(sentence.words, last) for last in (verb + 1, verb))
            return [o for o in found if o is not None and o.first <= verb and o.kind in DOUBTFUL][:1]
    return []


def _condition(words: Sequence[Word], left: int) -> list[Operator]:
    """Find "if", "unless" or "whether" at the head of the trigger's clause."""
    low = clause_start(words, max(0, left))
    at = low - 1
    if at >= 0 and words[at].lower in {"if", "unless", "whether"}:
        return [Operator(at, at, "hypothetical", (words[at].lower,))]
    return []


def _noun_left(words: Sequence[Word], first: int) -> int:
    """Step over what stands before a noun in its phrase, to what governs it."""
    at = first
    while at > 0 and (
        words[at - 1].pos in {"ADJ", "DET", "NUM", "NOUN"} or words[at - 1].lower in function_words("skip")
    ):
        at -= 1
    return at


def _read_at(words: Sequence[Word], first: int) -> Modality:
    operators: list[Operator] = []
    left = first - 1
    for step in chain(words, first):
        if isinstance(step, int):
            left = step
        else:
            operators.append(step)
    governing, embedded = _governing(words, left)
    return Modality((*operators, *governing, *_condition(words, left)), embedded, left)


def _first_infinitive(words: Sequence[Word], at: int) -> int | None:
    """Find the infinitive to the left that a bare one continues: "asked Riga to patrol and share intelligence"."""
    if at and (words[at - 1].lower == "to" or words[at - 1].pos == "AUX"):
        return None
    low = max(0, at - 2 * STEPS)
    return next((back for back in range(at - 1, low, -1) if words[back].tag == "VB"), None)


def _first_conjunct(sentence: Sentence, at: int) -> int | None:
    """Find the verb whose auxiliaries a later one shares: "build" of "will build and develop"."""
    token = sentence.words[at].token
    if token.tag_ == "VB":
        return _first_infinitive(sentence.words, at)
    if token.dep_ != "conj" or any(child.dep_.startswith("nsubj") for child in token.children):
        return None
    steps = 0
    while token.dep_ == "conj" and token.head != token and steps < 5:
        token, steps = token.head, steps + 1
    position = sentence.position(token)
    return position if position is not None and position < at else None


def read_modality(sentence: Sentence, trigger: Trigger) -> Modality:
    """Read the auxiliaries, negations and operators that govern a trigger."""
    words = sentence.words
    own = _read_at(words, _noun_left(words, trigger.first) if trigger.nominal else trigger.first)
    first = _first_conjunct(sentence, trigger.first)
    operators, embedded = own.operators, own.embedded
    if not operators and first is not None:
        shared = _read_at(words, first)
        operators, embedded = shared.operators, embedded or shared.embedded
    return Modality((*operators, *_reported(sentence, trigger.first)), embedded, own.left)


def status_of(sentence: Sentence, trigger: Trigger, modality: Modality) -> Status:
    """Decide the status of what a trigger names."""
    if modality.has("denied"):
        return "denied"
    if modality.has("alleged"):
        return "alleged"
    if modality.has("hypothetical"):
        return "hypothetical"
    if modality.has("called_for"):
        return "called_for"
    if any(modality.has(kind) for kind in ("planned", "decided", "promised")):
        return "planned"
    if sentence.verbless and not trigger.nominal and sentence.words[max(0, trigger.first - 1)].lower == "to":
        return "planned"  # a headline's "Leader to visit Oslo"
    return "ongoing" if _is_ongoing(sentence, trigger) else "happened"


def _is_ongoing(sentence: Sentence, trigger: Trigger) -> bool:
    """Say whether the verb is a present progressive: "is conducting"."""
    words = sentence.words
    if not words[trigger.first].lower.endswith("ing"):
        return False
    before = words[max(0, trigger.first - 3) : trigger.first]
    return any(word.lower in {"is", "are", "'s", "'re", "am"} for word in before)
