"""What names does the language model see, once they are cut to the words of the name?

Invariant: no determiner, title, honorific, possessive ending or line break is inside; at least one word has a capital.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from newsledger.annotate.naming.candidates import Candidate
from newsledger.annotate.naming.organisations import organisation_heads
from newsledger.annotate.naming.page import Page, is_title
from newsledger.annotate.naming.words import word_at
from newsledger.lang.lexicon import lexicon
from newsledger.model import NameType

_LABELS: dict[str, NameType] = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "PLACE": "PLACE",
    "NORP": "NORP",
    "LOC": "PLACE",
}
_DETERMINERS = frozenset("the a an this that these those his her its their our".split())


def model_names(page: Page, doc: Doc) -> Iterator[Candidate]:
    """Give the model's names, trimmed."""
    for ent in doc.ents:
        label = _LABELS.get(ent.label_)
        if label is None:
            continue
        first, last = word_at(page.words, ent.start_char), word_at(page.words, ent.end_char)
        for start, end in _lines(page, first, last):
            yield from _trimmed(page, start, end, label)


def _lines(page: Page, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for i in range(first + 1, last):
        if "\n" in page.text[page.words[i - 1].end : page.words[i].start]:
            yield start, i
            start = i
    yield start, last


def _trimmed(page: Page, start: int, end: int, label: NameType) -> Iterator[Candidate]:
    while start < end and _leads(page, start, end, label):
        start += 1
    while end > start and not page.words[end - 1].capital and not page.words[end - 1].text[0].isdigit():
        end -= 1
    if start >= end or not any(w.capital for w in page.words[start:end]):
        return
    if page.words[start].headline and not _holds_in_headline(page, start, end, label):
        return
    if end - start == 1 and (page.is_plain(start) or is_title(page.words[start].text)):
        return
    yield Candidate(page.words[start].start, page.words[end - 1].end, label, trust=2)


def _leads(page: Page, i: int, end: int, label: NameType) -> bool:
    """Say whether a word stands before the name rather than in it."""
    word = page.words[i]
    if word.text.lower() in _DETERMINERS or word.text in lexicon("en", "names_honorifics"):
        return True
    if label == "PERSON" and i + 1 < end:
        return is_title(word.text) or is_title(f"{word.text} {page.words[i + 1].text}")
    return label != "PLACE" and not word.capital and not word.text[0].isdigit() and i + 1 < end


def _holds_in_headline(page: Page, start: int, end: int, label: NameType) -> bool:
    """In headline case capitals tell nothing, so only what looks like a name in itself is taken."""
    if any(page.words[i].text.lower() in page.small or page.is_plain(i) for i in range(start, end)):
        return label == "ORG" and page.words[end - 1].text in organisation_heads()
    return end - start <= 3
