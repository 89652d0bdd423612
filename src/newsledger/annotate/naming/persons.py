"""Which names are persons by the words before them?

"President …", "Dr. …", "minister of internal affairs …", a given name before another name word. Invariant: titles and
honorifics are not part of the name.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.annotate.naming.candidates import Candidate
from newsledger.annotate.naming.gazetteer import known_names
from newsledger.annotate.naming.organisations import organisation_heads
from newsledger.annotate.naming.page import PARTICLES, Page, is_title
from newsledger.knowledge.forms import fold_form
from newsledger.lang.lexicon import lexicon

_MOST_WORDS = 5


def person_names(page: Page) -> Iterator[Candidate]:
    """Find persons after a title, an honorific or by a given name."""
    for i, word in enumerate(page.words):
        if word.headline:
            continue
        if word.text in lexicon("en", "names_honorifics"):
            yield from _person(page, i + 1, trust=4, fewest=1)
        elif is_title(word.text) and page.follows(i + 1) and not is_title(page.words[i + 1].text):
            yield from _person(page, i + 1, trust=3, fewest=1)
        elif word.text in lexicon("en", "names_given") and not (page.follows(i) and page.nameish(i - 1)):
            yield from _person(page, i, trust=1, fewest=2, opening=True)


def _person(page: Page, i: int, trust: int, fewest: int, *, opening: bool = False) -> Iterator[Candidate]:
    end = name_end(page, i, opening=opening)
    if end - i < fewest:
        return
    start, stop = page.words[i].start, page.words[end - 1].end
    known = known_names().get(fold_form(page.text[start:stop]))
    if known is None and (end - i > 1 or fold_form(page.words[i].text) not in known_names()):
        yield Candidate(start, stop, "PERSON", trust)


def name_end(page: Page, i: int, *, opening: bool = False) -> int:
    """Give the end of a person's name that starts with word `i`, or `i` where none does."""
    end = i
    while end < len(page.words) and end - i < _MOST_WORDS:
        first = end == i
        if not (first and opening) and not page.follows(end):
            break
        step = _step(page, end, first=first)
        if not step:
            break
        end += step
    return end


def _step(page: Page, i: int, *, first: bool) -> int:
    text = page.words[i].text
    if text.lower() in PARTICLES and not page.words[i].capital:
        return 2 if page.follows(i + 1) and page.nameish(i + 1) else 0
    if not page.words[i].capital or (not first and page.words[i].opens):
        return 0
    if page.is_plain(i) or is_title(text) or text in lexicon("en", "names_place_heads"):
        return 0
    if text in organisation_heads() or text in lexicon("en", "names_honorifics"):
        return 0
    return 0 if text.isupper() and len(text) > 3 and "." not in text else 1
