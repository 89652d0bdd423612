"""What do the words around a name say of its type?

"in X", "X region": a place; "X said", "X, who": no place; a given name first: a person. Invariant: evidence is weighed per
form over the whole article, beside what the finders said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsledger.annotate.naming.candidates import Candidate, Label
from newsledger.annotate.naming.page import Page
from newsledger.annotate.naming.words import word_at
from newsledger.lang.lexicon import lexicon

_WEIGHT = 5  # one clear context outweighs one guess of the model (2 squared), not a known name (3 squared)
Vote = tuple[Label, int]


def votes(page: Page, name: Candidate) -> Counter[Label]:
    """Give what the surroundings of one occurrence say."""
    first, last = word_at(page.words, name.start), word_at(page.words, name.end)
    found: Counter[Label] = Counter()
    for label, weight in (
        *_before(page, first, name),
        *_after(page, first, last, name),
        *_inside(page, first, last),
    ):
        found[label] += weight
    return found


def _cue(word: str) -> tuple[str, ...]:
    return lexicon("en", "names_cues").get(word, ())


def _before(page: Page, first: int, name: Candidate) -> Iterator[Vote]:
    cue = _cue(page.lower(first - 1))
    if page.follows(first) and lexicon("en", "names_descriptions").get(page.lower(first - 1)) == (
        "organisation",
    ):
        yield "ORG", _WEIGHT
    if not page.follows(first) or not cue:
        return
    if cue[0] == "in" and name.type != "ORG":
        yield "PLACE", _WEIGHT
    elif cue[0] == "in" and not page.words[first].text.isupper() and name.trust <= 2:
        yield "PLACE", _WEIGHT - 2
    elif cue[0] == "direction":
        yield "PLACE", _WEIGHT
    elif cue[0] == "of" and page.lower(first - 1) == "of":
        before = _cue(page.lower(first - 2))
        if before and before[0] == "kind":
            yield "PLACE", _WEIGHT


def _after(page: Page, first: int, last: int, name: Candidate) -> Iterator[Vote]:
    cue = _cue(page.lower(last))
    gap = page.text[name.end : page.words[last].start] if last < len(page.words) else ""
    if gap.strip() == "," and page.lower(last) == "who":
        yield "PERSON", _WEIGHT
    if not cue or not page.follows(last):
        return
    if cue[0] == "kind" and name.type != "ORG":
        yield "PLACE", _WEIGHT
    elif (cue[0] == "rule" and name.trust <= 2 and last - first == 1) or (
        cue[0] == "speaks" and name.type == "PLACE"
    ):
        yield "PERSON", _WEIGHT
    elif cue[0] == "company":
        yield "ORG", _WEIGHT


def _inside(page: Page, first: int, last: int) -> Iterator[Vote]:
    if last - first < 2:
        return
    head = page.words[last - 1].text in lexicon("en", "names_organisation_heads")
    if page.words[first].text in ("St.", "St", "Saint"):
        yield "PLACE", _WEIGHT
    if head:
        yield "ORG", _WEIGHT
    elif page.words[first].text in lexicon("en", "names_given"):
        yield "PERSON", _WEIGHT
