"""How do the words name a speaker?

Invariant: a speaker's span lies within the noun phrase it was made of: a person's or organisation's name alone where
the phrase has one, else the phrase with its article.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from newsledger.annotate.quotes.nodes import Node
from newsledger.annotate.quotes.phrases import POSSESSIVE, Phrase
from newsledger.annotate.quotes.words import is_a
from newsledger.model import Mention, Speaker


class Resolved(Protocol):
    """What quotes need to know of names: where they stand and whom they mean."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, with their entities."""

    def entity_at(self, start: int, end: int) -> str | None:
        """Give the entity that the words from `start` to `end` name or mean."""


class Speakers:
    """Makes speakers of noun phrases, with the names an article is known to hold."""

    def __init__(self, text: str, nodes: Sequence[Node], resolved: Resolved) -> None:
        self.text, self.nodes, self.resolved = text, nodes, resolved
        self.names = sorted((m.start, m.end) for m in resolved.mentions if m.type in {"PERSON", "ORG"})
        self.entities: dict[int, str | None] = {}
        """By the start of a head that was asked for."""
        self.persons = sorted((m.start, m.end) for m in resolved.mentions if m.type == "PERSON")

    def is_label(self, phrase: Phrase) -> bool:
        """Say whether a phrase before a colon is a person, or one of a transcript's marks: Q, A, BEKOVA."""
        words = self.text[self.nodes[phrase.first].start : self.nodes[phrase.after - 1].end]
        return (
            words in {"Q", "A"}
            or (words.isupper() and len(words) > 3 and not self._is_kicker(phrase))
            or self._name_at(phrase, self.persons) is not None
        )

    def is_source(self, phrase: Phrase) -> bool:
        """Say whether a phrase is somebody, an organisation, or what reports: "Poll", "Officials"."""
        if self._is_kicker(phrase):
            return False
        word = self.nodes[phrase.head].lower
        known = any(is_a(form, name) for form in (word, word.removesuffix("s")) for name in ("paper", "role"))
        return known or self._name_at(phrase, self.names) is not None

    def _is_kicker(self, phrase: Phrase) -> bool:
        """Say whether a word only says what kind of text follows: "OPINION: Why it rains", "Update: Road open"."""
        return phrase.after - phrase.first == 1 and is_a(self.nodes[phrase.first].lower, "kicker")

    def of(self, phrase: Phrase) -> Speaker:
        """Make a speaker of a noun phrase."""
        start, end = self._name_at(phrase, self.names) or self._trimmed(phrase)
        # Asked of the head alone: "his lawyer" is not whom "his" means.
        head = self.nodes[phrase.head]
        if head.start not in self.entities:
            self.entities[head.start] = self.resolved.entity_at(head.start, head.end)
        return Speaker(start, end, self.text[start:end], self.entities[head.start])

    def _name_at(self, phrase: Phrase, names: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        """Find the mention that the phrase's head stands in."""
        head = self.nodes[phrase.head]
        at = bisect_right(names, (head.start, len(self.text))) - 1
        if at >= 0 and head.start < names[at][1]:
            return names[at]
        return None

    def _trimmed(self, phrase: Phrase) -> tuple[int, int]:
        """Leave out titles before a name: "the party's chairman Ivan Petrov" is Ivan Petrov."""
        nodes, first, after = self.nodes, phrase.first, phrase.after
        if nodes[phrase.head].pos == "PROPN":
            after = phrase.head + 1
            first = phrase.head
            while first > phrase.first and nodes[first - 1].pos == "PROPN":
                first -= 1
            while first < phrase.head and is_a(nodes[first].lower, "title"):
                first += 1
        while first < phrase.head and nodes[first].lower in POSSESSIVE:
            first += 1
        return nodes[first].start, nodes[after - 1].end
