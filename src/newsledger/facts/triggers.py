"""Where in a sentence is it said that something was done?

Invariant: no two triggers share a word; of those that contend for one the larger stays.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from spacy.tokens import Token

from newsledger.facts.sentence import NounAt, Sentence, clause_end, clause_start, follow
from newsledger.facts.vocabulary import Pattern, Word, function_words
from newsledger.model import EventType


class Trigger(msgspec.Struct, frozen=True, gc=False):
    """Words that say what was done: positions in the sentence's words."""

    first: int
    last: int
    """The last word of verb and particle, or of the noun."""
    reach: int
    """The last word that the pattern accounts for, its complement included."""
    type: EventType
    mode: str | None
    strength: int
    size: int
    nominal: bool = False
    """A noun without a verb that carries it."""
    backward: bool = False
    """The complement was found to the left, as a passive's subject."""


def _complement(sentence: Sentence, pattern: Pattern, low: int, high: int) -> int | None:
    reach = low
    for name in pattern.classes:
        at = sentence.class_between(name, low, high)
        if at is None:
            return None
        reach = max(reach, at)
    for lemma in pattern.others:
        at = sentence.word_between(lemma, low, high)
        if at is None:
            return None
        reach = max(reach, at)
    return reach


NOMINAL = ("sion", "tion", "usal", "awal", "ment", "ance", "ure")
"""Endings of nouns that say what was done: "suspension of aid"."""


def _acts_as_verb(token: Token) -> bool:
    """Say whether the parse uses a word as a verb, whatever its tag."""
    below = [child.dep_ for child in token.children]
    if any(dep in {"cop", "det", "nmod:poss", "amod"} for dep in below):
        return False
    if token.dep_ == "ROOT" and any(dep == "obj" or dep.startswith("obl") for dep in below):
        return True
    return any(dep.startswith(("nsubj", "aux")) for dep in below)


def _fits(sentence: Sentence, word: Word, pattern: Pattern) -> bool:
    """Say whether the tags allow a pattern; in a headline, where taggers fail, the phrase is believed."""
    if word.token.dep_ == "amod" and len(pattern.words) == 1 and not sentence.verbless:
        return False  # "the detained men", "an arresting view"
    if word.may_be_verb:
        return True
    if word.pos in {"ADP", "ADV", "DET", "PRON", "NUM", "CCONJ", "SCONJ"}:
        return len(pattern.words) > 1 and pattern.strength > 1
    if _acts_as_verb(word.token) or (pattern.size > 1 and sentence.headline):
        return True
    if sentence.verbless and pattern.strength > 2 and word.lower not in pattern.words:
        return True  # the tagger found no verb in the whole sentence, so it has missed one
    if word.pos == "ADJ":
        return len(pattern.words) > 1
    return pattern.size > 1 and word.noun_forms[-1].endswith(NOMINAL)


def _is_infinitive(words: Sequence[Word], at: int) -> bool:
    """Say whether "to" at a position is followed by a verb: "agreed to meet", not "agreed to a treaty"."""
    return at + 1 < len(words) and words[at + 1].tag == "VB"


def _match(sentence: Sentence, at: int, pattern: Pattern) -> Trigger | None:
    words = sentence.words
    last = follow(words, at, pattern.words)
    if last is None or not _fits(sentence, words[at], pattern):
        return None
    left = clause_start(words, at)
    if pattern.classes and pattern.words[-1] == "to" and _is_infinitive(words, last):
        return None
    if not all(sentence.names_class_between(name, left, at) for name in pattern.subjects):
        return None
    made = {"type": pattern.type, "mode": pattern.mode, "strength": pattern.strength, "size": pattern.size}
    if not pattern.classes and not pattern.others:
        return Trigger(at, last, last, **made)  # type: ignore[arg-type]  # the four fields have these very types
    reach = _complement(sentence, pattern, last + 1, clause_end(words, last + 1))
    if reach is not None:
        return Trigger(at, last, reach, **made)  # type: ignore[arg-type]  # likewise
    if words[at].is_participle and (sentence.is_passive(at) or words[at].token.dep_ == "acl"):
        reach = _complement(sentence, pattern, left, at)
        if reach is not None:
            return Trigger(at, last, last, **made, backward=True)  # type: ignore[arg-type]  # likewise
    return None


def _verb_trigger(sentence: Sentence, at: int) -> Trigger | None:
    best: Trigger | None = None
    if sentence.in_name(at):
        return None
    lemmas, classes = sentence.lemmas, sentence.classes
    for pattern in sentence.words[at].patterns:
        possible = pattern.lemmas <= lemmas and pattern.wanted <= classes
        found = _match(sentence, at, pattern) if possible else None
        if found and (best is None or _closeness(found) < _closeness(best)):
            best = found
    return best


def _closeness(trigger: Trigger) -> tuple[int, bool, int, int]:
    """Order readings of one verb: the larger, then one of strength 4, then the nearest complement, then the surest."""
    return (-trigger.size, trigger.strength < 4, trigger.reach - trigger.first, -trigger.strength)


def _rank(trigger: Trigger) -> tuple[bool, int, int, int, int]:
    """Order triggers that contend for the same words: the larger first, then the surer, then the tighter."""
    return (trigger.nominal, -trigger.size, -trigger.strength, trigger.reach - trigger.first, trigger.first)


def _carrier(sentence: Sentence, noun: NounAt) -> int | None:
    """Find the light verb that carries a noun: "launched" of "launched an attack"; "held" of "talks were held"."""
    token = sentence.words[noun.last].token
    if sentence.parsed:
        return _parsed_carrier(sentence, token)
    return _near_carrier(sentence, noun)


def _parsed_carrier(sentence: Sentence, token: Token) -> int | None:
    """Climb from a noun to the verb it is object or passive subject of, over "a series of"."""
    for _ in range(4):
        step, token = token.dep_, token.head
        if step == "nmod" and token.pos_ == "NOUN":
            continue
        if step not in {"obj", "nsubj:pass", "nsubj", "conj", "compound"}:
            return None
        if token.pos_ != "VERB":
            continue
        at = sentence.position(token)
        if at is None or function_words("light").isdisjoint(sentence.words[at].verb_forms):
            return None
        return None if step == "nsubj" and not sentence.is_passive(at) else at
    return None


def _near_carrier(sentence: Sentence, noun: NounAt) -> int | None:
    words, light = sentence.words, function_words("light")
    for at in range(noun.first - 1, max(-1, noun.first - 8), -1):
        word = words[at]
        if word.may_be_verb and not light.isdisjoint(word.verb_forms):
            return at
        if word.token.is_punct or word.lower in function_words("boundary"):
            break
    for at in range(noun.last + 1, min(len(words), noun.last + 6)):
        if sentence.is_passive(at):
            return at if not light.isdisjoint(words[at].verb_forms) else None
    return None


def _noun_trigger(sentence: Sentence, noun: NounAt) -> Trigger | None:
    kind = noun.noun
    if kind.type is None or not sentence.words[noun.last].may_be_noun or not sentence.is_head(noun.last):
        return None
    carrier = _carrier(sentence, noun)
    first, last = (noun.first, noun.last) if carrier is None else (carrier, carrier)
    return Trigger(
        first,
        last,
        max(noun.last, last),
        kind.type,
        kind.mode,
        kind.strength if carrier is not None else kind.strength - 1,
        len(kind.words) + (carrier is not None),
        nominal=carrier is None,
        backward=carrier is not None and carrier > noun.last,
    )


def find_triggers(sentence: Sentence) -> tuple[Trigger, ...]:
    """Find all that says something was done, in order; where two share a word the larger stays."""
    verbs = (_verb_trigger(sentence, at) for at, word in enumerate(sentence.words) if word.patterns)
    found = [t for t in verbs if t]
    found += [t for t in (_noun_trigger(sentence, noun) for noun in sentence.nouns) if t]
    found.sort(key=_rank)
    taken: set[int] = set()
    kept: list[Trigger] = []
    for trigger in found:
        own = {*range(trigger.first, trigger.last + 1), trigger.reach}
        if taken.isdisjoint(own):
            kept.append(trigger)
            taken |= own
    return tuple(sorted(kept, key=lambda t: (t.first, t.last)))
