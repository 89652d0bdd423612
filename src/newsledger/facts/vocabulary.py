"""Which words of a sentence say that something was done, and what?

One vocabulary serves every kind of fact and `classify_relation`: `events_verbs.tsv` (verbs and phrases, by lemma) and
`events_nouns.tsv` (nouns that name an event or complete a phrase). A form there is a row of lemmas; `@class` asks for
a noun of that class in the complement, `^class` for one in the subject, `+word` for that very word. Invariant: what is found depends on the words
alone; the parse only rules out a verb where it sees a noun, so a text without a parse is read too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import cast

from spacy.tokens import Token

from newsledger.lang.lexicon import lexicon
from newsledger.model import EventType

REACH = 14
"""How many words a complement may stand from its verb."""
LEFT_REACH = 9
"""How far to the left of a passive its subject may stand."""


@dataclass(frozen=True)
class Word:
    """A token with every lemma it may have."""

    token: Token
    lower: str
    verb_forms: tuple[str, ...]
    noun_forms: tuple[str, ...]
    forms: frozenset[str]
    """Every lemma of either kind."""

    @property
    def may_be_verb(self) -> bool:
        """Say whether the tagger saw a verb here, or saw nothing."""
        return self.token.pos_ in {"VERB", "AUX", ""} or self.token.tag_.startswith("VB")

    @property
    def is_capitalised(self) -> bool:
        """Say whether the word starts with a capital letter."""
        return self.token.text[:1].isupper()

    @property
    def may_be_noun(self) -> bool:
        """Say whether the tagger saw a noun here, or saw nothing."""
        return self.token.pos_ in {"NOUN", "PROPN", ""}

    @property
    def is_participle(self) -> bool:
        """Say whether this may be a past participle."""
        tag = self.token.tag_
        return tag == "VBN" or (tag in {"", "VBD", "JJ"} and self.lower not in self.verb_forms[1:])


@dataclass(frozen=True)
class Pattern:
    """A row of `events_verbs.tsv`."""

    words: tuple[str, ...]
    classes: tuple[str, ...]
    others: tuple[str, ...]
    subjects: tuple[str, ...]
    type: EventType
    mode: str | None
    strength: int

    @property
    def size(self) -> int:
        """How much of the text it accounts for."""
        return len(self.words) + len(self.classes) + len(self.others) + len(self.subjects)


@dataclass(frozen=True)
class Noun:
    """A row of `events_nouns.tsv`."""

    words: tuple[str, ...]
    classes: frozenset[str]
    type: EventType | None
    mode: str | None
    strength: int


@dataclass(frozen=True)
class NounAt:
    """A noun of the vocabulary where it stands: `words[first:last + 1]`."""

    first: int
    last: int
    noun: Noun


@dataclass(frozen=True)
class Trigger:
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


def _none(value: str) -> str | None:
    return None if value == "-" else value


def _event_type(value: str) -> EventType:
    return cast("EventType", value)


def _tokens_of(form: str) -> list[str]:
    """Split a form as the tokenizer does: "cease-fire" is three tokens."""
    return form.replace("-", " - ").split(" ")


@cache
def patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """Give the verbs and phrases by their first word."""
    table: dict[str, list[Pattern]] = defaultdict(list)
    for form, (kind, mode, strength) in lexicon("en", "events_verbs").items():
        parts = _tokens_of(form)
        plain = tuple(part for part in parts if part[0] not in "@+^")
        classes = tuple(part[1:] for part in parts if part[0] == "@")
        others = tuple(part[1:] for part in parts if part[0] == "+")
        subjects = tuple(part[1:] for part in parts if part[0] == "^")
        table[plain[0]].append(
            Pattern(plain, classes, others, subjects, _event_type(kind), _none(mode), int(strength))
        )
    return MappingProxyType({first: tuple(rows) for first, rows in table.items()})


@cache
def nouns() -> Mapping[str, tuple[Noun, ...]]:
    """Give the nouns by their first word, the longest first."""
    table: dict[str, list[Noun]] = defaultdict(list)
    for form, (classes, kind, mode, strength) in lexicon("en", "events_nouns").items():
        words = tuple(_tokens_of(form))
        named = frozenset(() if classes == "-" else classes.split(","))
        typed = None if kind == "-" else _event_type(kind)
        table[words[0]].append(Noun(words, named, typed, _none(mode), int(strength)))
    return MappingProxyType(
        {first: tuple(sorted(rows, key=lambda row: -len(row.words))) for first, rows in table.items()}
    )


@cache
def function_words(kind: str) -> frozenset[str]:
    """Give the small words of one kind: "skip", "boundary", "light", …."""
    return frozenset(
        form for form, (kinds,) in lexicon("en", "events_function").items() if kind in kinds.split(",")
    )


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType(
        {form: tuple(lemmas.split(",")) for form, (lemmas,) in lexicon("en", "events_irregular").items()}
    )


def _undoubled(stem: str) -> Iterator[str]:
    yield stem
    yield stem + "e"
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]


def _plural_stems(lower: str) -> Iterator[str]:
    if len(lower) > 3 and lower.endswith("s") and not lower.endswith("ss"):
        yield lower[:-1]
        if lower.endswith("es"):
            yield lower[:-2]
        if lower.endswith("ies"):
            yield lower[:-3] + "y"


def _verb_stems(lower: str) -> Iterator[str]:
    yield from _plural_stems(lower)
    if lower.endswith("ied"):
        yield lower[:-3] + "y"
    if len(lower) > 4 and lower.endswith("ed"):
        yield from _undoubled(lower[:-2])
    if len(lower) > 5 and lower.endswith("ing"):
        yield from _undoubled(lower[:-3])


def word_of(token: Token) -> Word:
    """Work out which lemmas a token may have: its own form first."""
    lower = token.lower_.replace("’", "'")
    tagged = token.lemma_.lower()
    irregular = _irregular().get(lower, ())
    verb = dict.fromkeys((lower, *irregular, *((tagged,) if tagged else ()), *_verb_stems(lower)))
    noun = dict.fromkeys((lower, *(irregular if len(irregular) == 1 else ()), *_plural_stems(lower)))
    return Word(token, lower, tuple(verb), tuple(noun), frozenset((*verb, *noun)))


def words_of(tokens: Iterable[Token]) -> tuple[Word, ...]:
    """Work out the words of a sentence; white space is none."""
    return tuple(word_of(token) for token in tokens if not token.is_space)


def follow(words: Sequence[Word], start: int, wanted: Sequence[str]) -> int | None:
    """Match lemmas from a position on, passing over articles and the like; give the last position matched."""
    at, last = start, start - 1
    for lemma in wanted:
        while at < len(words) and lemma not in words[at].forms and words[at].lower in function_words("skip"):
            at += 1
        if at >= len(words) or at - last > 3 or lemma not in words[at].forms:
            return None
        last, at = at, at + 1
    return last


def find_nouns(words: Sequence[Word]) -> tuple[NounAt, ...]:
    """Find the nouns of the vocabulary, the longest at each place."""
    found: list[NounAt] = []
    at = 0
    while at < len(words):
        match = _noun_at(words, at)
        if match is not None:
            found.append(match)
            at = match.last
        at += 1
    return tuple(found)


def _noun_at(words: Sequence[Word], at: int) -> NounAt | None:
    for form in words[at].noun_forms:
        for noun in nouns().get(form, ()):
            last = at + len(noun.words) - 1
            if last >= len(words):
                continue
            rest = zip(noun.words[1:], words[at + 1 : last + 1], strict=True)
            if all(lemma in word.noun_forms for lemma, word in rest):
                return NounAt(at, last, noun)
    return None


def _is_boundary(word: Word) -> bool:
    if word.lower in {";", ":", "(", "—", "–"}:
        return True
    # "as" opens a clause or only says in what role.
    return word.lower in function_words("boundary") and not (word.lower == "as" and word.token.pos_ == "ADP")


def clause_end(words: Sequence[Word], start: int) -> int:
    """Give the position where the clause that goes on at `start` ends, at most REACH words on."""
    for at in range(start, min(len(words), start + REACH)):
        if _is_boundary(words[at]):
            return at
    return min(len(words), start + REACH)


def clause_start(words: Sequence[Word], start: int) -> int:
    """Give the position where the clause that reaches `start` begins, at most LEFT_REACH words back."""
    low = max(0, start - LEFT_REACH)
    for at in range(start - 1, low - 1, -1):
        if _is_boundary(words[at]) or words[at].lower == ")":
            return at + 1
    return low


OPENING = frozenset({'"', "“", "‘", "«", "-", "–", "—", "--", ":", "(", "...", "…"})
"""After these a capital is no sign of a name."""


def _is_headline(words: Sequence[Word]) -> bool:
    """Say whether most long words are capitalised, so that capitals say nothing."""
    long = [word for word in words if len(word.lower) > 3 and word.lower.isalpha()]
    share = sum(word.is_capitalised for word in long) / max(1, len(long))
    return len(long) > 2 and share > (0.99 if words[-1].lower == "." else 0.7)


NAMED_CLASSES = frozenset({"meeting", "agreement", "exercise", "facility"})
"""Classes of nouns that end names of such things."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that make a sentence."""
PEOPLE = frozenset({"person", "worker", "official", "organisation", "party", "media", "protester"})
"""Classes of nouns before which another noun only qualifies."""


class Sentence:
    """The words of a sentence with its nouns found once."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self.words = words_of(tokens)
        self.starts = [word.token.idx for word in self.words]
        self.parsed = any(word.token.dep_ for word in self.words)
        self.headline = _is_headline(self.words)
        self.verbless = not any(word.token.tag_ in FINITE or not word.token.tag_ for word in self.words)
        every = find_nouns(self.words)
        self.nouns = tuple(n for n in every if self._is_noun(n))
        self._named: dict[str, list[int]] = defaultdict(list)
        for found in every:
            for name in found.noun.classes:
                self._named[name].append(found.last)
        self._classes: dict[str, list[int]] = defaultdict(list)
        for found in every:
            if self._completes(found) and not self._qualifies(found.last):
                for name in found.noun.classes:
                    self._classes[name].append(found.last)

    def _is_noun(self, found: NounAt) -> bool:
        word = self.words[found.last]
        return not self.in_name(found.last) and (
            word.may_be_noun or self.headline or found.first < found.last
        )

    def _completes(self, found: NounAt) -> bool:
        """Say whether a noun may complete a phrase: common, or the last word of such a name as "the Tashkent Forum"."""
        if self._is_noun(found):
            return True
        after = self.words[found.last + 1] if found.last + 1 < len(self.words) else None
        ends = after is None or not after.is_capitalised
        return ends and not found.noun.classes.isdisjoint(NAMED_CLASSES)

    def _following_noun(self, at: int) -> Word | None:
        if at + 1 >= len(self.words):
            return None
        following = self.words[at + 1]
        is_noun = following.token.pos_ == "NOUN" and not following.token.tag_.startswith("VB")
        return following if is_noun else None

    def _qualifies(self, at: int) -> bool:
        """Say whether a noun only says which people or bodies are meant: the "aid" of "aid workers"."""
        following = self._following_noun(at)
        if following is None:
            return False
        heads = (
            noun for form in following.noun_forms for noun in nouns().get(form, ()) if len(noun.words) == 1
        )
        return any(not noun.classes.isdisjoint(PEOPLE) for noun in heads)

    def is_head(self, at: int) -> bool:
        """Say whether a noun heads its phrase or stands before one that adds nothing: "aid", "aid package"."""
        following = self._following_noun(at)
        return following is None or not function_words("carrier").isdisjoint(following.noun_forms)

    def position(self, token: Token) -> int | None:
        """Give the position of a token among the words."""
        at = bisect_left(self.starts, token.idx)
        return at if at < len(self.words) and self.starts[at] == token.idx else None

    @property
    def start(self) -> int:
        """Where its first word starts in the article."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Where its last word ends in the article."""
        return self.starts[-1] + len(self.words[-1].token)

    def in_name(self, at: int) -> bool:
        """Say whether a capital makes a word part of a name: "Council" in "the Council", not in a headline."""
        return (
            at > 0
            and not self.headline
            and self.words[at].is_capitalised
            and self.words[at - 1].lower not in OPENING
        )

    def class_between(self, name: str, low: int, high: int) -> int | None:
        """Give the first noun of a class between two positions."""
        return next((at for at in self._classes.get(name, ()) if low <= at < high), None)

    def has_class(self, name: str) -> bool:
        """Say whether a noun of a class stands anywhere in the sentence."""
        return bool(self._classes.get(name))

    def names_class_between(self, name: str, low: int, high: int) -> bool:
        """Say whether a noun of a class stands between two positions, be it part of a name: "the Osh Hub"."""
        return any(low <= at < high for at in self._named.get(name, ()))

    def word_between(self, lemma: str, low: int, high: int) -> int | None:
        """Give the first place of a lemma between two positions."""
        return next((at for at in range(low, high) if lemma in self.words[at].forms), None)

    def is_passive(self, at: int) -> bool:
        """Say whether the verb at a position is a passive: a participle after a form of "be"."""
        if not self.words[at].is_participle:
            return False
        for word in reversed(self.words[max(0, at - 4) : at]):
            if "be" in word.verb_forms:
                return True
            if word.token.pos_ not in {"ADV", "PART", "AUX", ""} and "be" not in word.verb_forms:
                return False
        return False


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
    if word.token.pos_ in {"ADP", "ADV", "DET", "PRON", "NUM", "CCONJ", "SCONJ"}:
        return len(pattern.words) > 1 and pattern.strength > 1
    if _acts_as_verb(word.token) or (pattern.size > 1 and sentence.headline):
        return True
    if sentence.verbless and pattern.strength > 2 and word.lower not in pattern.words:
        return True  # the tagger found no verb in the whole sentence, so it has missed one
    if word.token.pos_ == "ADJ":
        return len(pattern.words) > 1
    return pattern.size > 1 and word.noun_forms[-1].endswith(NOMINAL)


def _is_infinitive(words: Sequence[Word], at: int) -> bool:
    """Say whether "to" at a position is followed by a verb: "agreed to meet", not "agreed to a treaty"."""
    return at + 1 < len(words) and words[at + 1].token.tag_ == "VB"


def _match(sentence: Sentence, at: int, pattern: Pattern) -> Trigger | None:
    words = sentence.words
    if not _fits(sentence, words[at], pattern):
        return None
    last = follow(words, at, pattern.words)
    if last is None:
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
    for form in sentence.words[at].verb_forms:
        for pattern in patterns().get(form, ()):
            found = _match(sentence, at, pattern)
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
    found = [t for t in (_verb_trigger(sentence, at) for at in range(len(sentence.words))) if t]
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
