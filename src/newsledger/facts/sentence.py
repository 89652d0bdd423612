"""What are the words of a sentence, its nouns and its clauses?

Invariant: what is found depends on the words; tags and parse only rule things out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec
from spacy.tokens import Token

from newsledger.facts.vocabulary import Noun, Word, function_words, words_of

REACH = 14
"""How many words a complement may stand from its verb."""
LEFT_REACH = 9
"""How far to the left of a passive its subject may stand."""


class NounAt(msgspec.Struct, frozen=True, gc=False):
    """A noun of the vocabulary where it stands: `words[first:last + 1]`."""

    first: int
    last: int
    noun: Noun


def follow(words: Sequence[Word], start: int, wanted: Sequence[str]) -> int | None:
    """Match lemmas from a position on, passing over articles and the like; give the last position matched."""
    at, last, skipped = start, start - 1, function_words("skip")
    for lemma in wanted:
        while at < len(words) and lemma not in words[at].forms and words[at].lower in skipped:
            at += 1
        if at >= len(words) or at - last > 3 or lemma not in words[at].forms:
            return None
        last, at = at, at + 1
    return last


def find_nouns(words: Sequence[Word]) -> tuple[NounAt, ...]:
    """Find the nouns of the vocabulary, the longest at each place."""
    found: list[NounAt] = []
    free = 0
    for at, word in enumerate(words):
        if not word.nouns or at < free:
            continue
        match = _noun_at(words, at)
        if match is not None:
            found.append(match)
            free = match.last + 1
    return tuple(found)


def _noun_at(words: Sequence[Word], at: int) -> NounAt | None:
    for noun in words[at].nouns:
        last = at + len(noun.words) - 1
        if last >= len(words):
            continue
        rest = zip(noun.words[1:], words[at + 1 : last + 1], strict=True)
        if last == at or all(lemma in word.noun_forms for lemma, word in rest):
            return NounAt(at, last, noun)
    return None


@cache
def _boundaries() -> frozenset[str]:
    return function_words("boundary") | {";", ":", "(", "—", "–"}


def is_boundary(word: Word) -> bool:
    """Say whether a word or mark opens another clause."""
    # "as" opens a clause or only says in what role.
    return word.lower in _boundaries() and not (word.lower == "as" and word.pos == "ADP")


def clause_end(words: Sequence[Word], start: int) -> int:
    """Give the position where the clause that goes on at `start` ends, at most REACH words on."""
    for at in range(start, min(len(words), start + REACH)):
        if is_boundary(words[at]):
            return at
    return min(len(words), start + REACH)


def clause_start(words: Sequence[Word], start: int) -> int:
    """Give the position where the clause that reaches `start` begins, at most LEFT_REACH words back."""
    low = max(0, start - LEFT_REACH)
    for at in range(start - 1, low - 1, -1):
        if is_boundary(words[at]) or words[at].lower == ")":
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
        self.lemmas: frozenset[str] = frozenset().union(*(word.forms for word in self.words))
        self.parsed = any(word.token.dep_ for word in self.words)
        self.headline = _is_headline(self.words)
        self.verbless = not any(word.tag in FINITE or not word.tag for word in self.words)
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
        self.classes = frozenset(self._classes)

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
        is_noun = following.pos == "NOUN" and not following.tag.startswith("VB")
        return following if is_noun else None

    def _qualifies(self, at: int) -> bool:
        """Say whether a noun only says which people or bodies are meant: the "aid" of "aid workers"."""
        following = self._following_noun(at)
        if following is None:
            return False
        return any(len(noun.words) == 1 and not noun.classes.isdisjoint(PEOPLE) for noun in following.nouns)

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
            if word.pos not in {"ADV", "PART", "AUX", ""} and "be" not in word.verb_forms:
                return False
        return False
