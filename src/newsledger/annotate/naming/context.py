"""What do the words around a name say of its type?

"in X", "X region": a place; "X said", "X, who": no place; a given name first: a person. Invariant: evidence is weighed per
form over the whole article, beside what the finders said.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from newsledger.annotate.naming.candidates import Candidate, Label
from newsledger.annotate.naming.page import Page
from newsledger.annotate.naming.words import word_at
from newsledger.knowledge.forms import fold_form
from newsledger.lang.lexicon import lexicon

UNIT = 4  # votes are whole numbers, in quarters of what one repetition counts
WEIGHT = (
    5 * UNIT
)  # one clear context outweighs one guess of the model (2 squared), not a known name (3 squared)
_SLIGHT = 3 * UNIT
Vote = tuple[Label, int]


class Said(msgspec.Struct, frozen=True, gc=False):
    """What the text says of one occurrence of a name."""

    form: str
    votes: tuple[Vote, ...]
    labels: frozenset[Label]
    """What it votes for."""


class Surroundings:
    """What stands around the names of an article; looked at once for each name."""

    def __init__(self, page: Page) -> None:
        """Look at no name yet."""
        self.page = page
        self._said: dict[Candidate, Said] = {}

    def of(self, name: Candidate) -> Said:
        """Give what the surroundings of one occurrence say."""
        said = self._said.get(name)
        if said is None:
            votes = tuple(_votes(self.page, name))
            form = fold_form(self.page.text[name.start : name.end])
            said = self._said[name] = Said(form, votes, frozenset(label for label, _ in votes))
        return said


def _votes(page: Page, name: Candidate) -> Iterator[Vote]:
    first, last = word_at(page.words, name.start), word_at(page.words, name.end)
    yield from _before(page, first, last, name)
    yield from _after(page, first, last, name)
    yield from _inside(page, first, last)


def _cue(word: str) -> tuple[str, ...]:
    return lexicon("en", "names_cues").get(word, ())


def _before(page: Page, first: int, last: int, name: Candidate) -> Iterator[Vote]:
    if not page.follows(first):
        return
    word = page.lower(first - 1)
    cue = _cue(word)
    if name.type == "NORP":
        return
    if (
        lexicon("en", "names_descriptions").get(word) == ("organisation",)
        and not page.words[first - 1].capital
    ):
        yield "ORG", WEIGHT
    elif not cue:
        return
    elif cue[0] == "in":
        yield from _inside_of(page, first, last, name)
    elif cue[0] == "direction":
        yield "PLACE", WEIGHT
    elif cue[0] == "firm":
        yield "ORG", WEIGHT
    elif word == "of":
        yield from _of(page, first, name)


def _inside_of(page: Page, first: int, last: int, name: Candidate) -> Iterator[Vote]:
    if page.words[last - 1].possessive:
        return  # "in Anna's shop"
    if name.type != "ORG":
        yield "PLACE", WEIGHT
    elif name.trust <= 2 and not page.words[first].text.isupper():
        yield "PLACE", _SLIGHT


def _of(page: Page, first: int, name: Candidate) -> Iterator[Vote]:
    before = _cue(page.lower(first - 2))
    if before and before[0] == "kind":
        yield "PLACE", WEIGHT
    elif before and before[0] in ("company", "staff") and name.trust <= 2:
        yield "ORG", WEIGHT


def _after(page: Page, first: int, last: int, name: Candidate) -> Iterator[Vote]:
    if last >= len(page.words):
        return
    gap = page.text[name.end : page.words[last].start].strip()
    if gap == "," and (page.lower(last) == "who" or _is_age(page, last)):
        yield "PERSON", WEIGHT
    cue = _cue(page.lower(last))
    if not cue or not page.follows(last) or name.type == "NORP":
        return
    if cue[0] == "kind" and name.type != "ORG":
        yield "PLACE", WEIGHT
    elif cue[0] == "rule" and name.trust <= 2 and last - first == 1:
        yield "PERSON", WEIGHT
    elif cue[0] == "speaks":
        yield from _speaker(page, last, name)
    elif cue[0] in ("company", "firm"):
        yield "ORG", WEIGHT


def _is_age(page: Page, i: int) -> bool:
    """Say whether a number between commas stands at word `i`: an age."""
    word = page.words[i]
    return word.text.isdigit() and len(word.text) == 2 and page.text[word.end : word.end + 1] == ","


def _speaker(page: Page, i: int, name: Candidate) -> Iterator[Vote]:
    """Weigh who speaks: no place, and "said it would" no person, "said she would" nobody else."""
    at = i + 2 if page.lower(i + 1) in ("that", "in") else i + 1
    pronoun = page.lower(at) if page.follows(i + 1) else ""
    if pronoun in ("he", "she", "his", "her") and name.trust <= 2:
        yield "PERSON", WEIGHT
    elif pronoun in ("it", "its") and name.trust <= 2:
        yield "ORG", WEIGHT
    elif name.type == "PLACE":
        yield "PERSON", WEIGHT


def _inside(page: Page, first: int, last: int) -> Iterator[Vote]:
    if last - first < 2:
        return
    head = page.words[last - 1].text in lexicon("en", "names_organisation_heads")
    if page.words[first].text in ("St.", "St", "Saint"):
        yield "PLACE", WEIGHT
    if head:
        yield "ORG", WEIGHT
    elif page.words[first].text in lexicon("en", "names_given"):
        yield "PERSON", WEIGHT
