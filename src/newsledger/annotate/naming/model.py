"""What names does the language model see, once they are cut to the words of the name?

Invariant: no determiner, title, honorific, possessive ending or line break is inside; at least one word has a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc, Span

from newsledger.annotate.naming.candidates import Candidate
from newsledger.annotate.naming.gazetteer import known_names
from newsledger.annotate.naming.organisations import organisation_heads
from newsledger.annotate.naming.page import PARTICLES, SUFFIXES, Page, is_office, is_title
from newsledger.annotate.naming.words import word_at
from newsledger.knowledge.forms import fold_form
from newsledger.lang.lexicon import lexicon
from newsledger.model import NameType

_LABELS: dict[str, NameType] = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "PLACE": "PLACE",
    "NORP": "NORP",
    "LOC": "PLACE",
}
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "all",
        "every",
        "each",
        "some",
        "any",
    ]
)
_LEADING_ON = frozenset(
    ["on", "in", "near", "at", "from", "by", "with", "against", "to", "as", "that", "who", "said"]
)
_QUOTES = ("“", "”", '"', "‘", "’")
_BREAKS = re.compile(r"[\n–—;:/()\[\]]| - ")
_SMALL = frozenset(["of", "and", "the", "for", "&"])
_MOST_IN_HEADLINE = 3


def model_names(page: Page, doc: Doc, persons: Iterable[Candidate]) -> Iterator[Candidate]:
    """Give the model's names, trimmed; those of `persons` that stand after a title begin names of their own."""
    titled = frozenset(word_at(page.words, person.start) for person in persons if person.trust > 1)
    for ent in doc.ents:
        label = _LABELS.get(ent.label_)
        if label is None:
            continue
        first, last = word_at(page.words, ent.start_char), word_at(page.words, ent.end_char)
        if first > 0 and page.words[first - 1].end > ent.start_char:
            first -= 1  # the model's name starts inside a hyphenated word
        for start, end in _stretches(page, first, last, label, titled):
            for name in _trimmed(page, start, end, label):
                yield _clipped(name, ent)


def _clipped(name: Candidate, ent: Span) -> Candidate:
    """Cut "Singapore-based" and "anti-Russian" to what the model saw; persons' names stay whole at their hyphens."""
    if name.type == "PERSON":
        return name
    start, end = max(name.start, ent.start_char), min(name.end, ent.end_char)
    return Candidate(start, end, name.type, name.trust) if start < end else name


def _stretches(
    page: Page, first: int, last: int, label: NameType, titled: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """Cut at line breaks, offices, persons after titles, and prepositions that lead on to something else.

    An organisation of two words is not cut behind a title: "General Motors".
    """
    start = first
    for i in range(first, last):
        if i > start and _BREAKS.search(page.text[page.words[i - 1].end : page.words[i].start]):
            yield start, i
            start = i
        if is_office(page.words[i].text) and page.lower(i - 1) not in ("of", "the"):
            yield start, _before_modifiers(page, start, i)
            start = i + 1
        elif (
            i in titled
            and i > start
            and not (label == "ORG" and (start, i, last) == (first, first + 1, i + 1))
        ):
            yield start, _before_title(page, start, i)
            start = i
        elif page.lower(i) in _LEADING_ON and i > start:
            yield start, i
            start = i + 1
    yield start, last


def _before_title(page: Page, start: int, end: int) -> int:
    while end > start and (is_title(page.words[end - 1].text) or page.words[end - 1].text in _honorifics()):
        end -= 1
    return _before_modifiers(page, start, end)


def _honorifics() -> Mapping[str, tuple[str, ...]]:
    return lexicon("en", "names_honorifics")


def _before_modifiers(page: Page, start: int, end: int) -> int:
    while end > start and page.lower(end - 1) in lexicon("en", "roles_modifiers"):
        end -= 1
    return end


def _trimmed(page: Page, start: int, last: int, label: NameType) -> Iterator[Candidate]:
    start, end = _edges(page, start, last, label)
    if label == "ORG" and _is_portfolio(page, start, end):
        return
    if label == "PERSON" and _goes_on_small(page, end, last):
        return
    if label != "ORG" and end - start > 1 and _is_mere_kind(page.words[end - 1].text):
        end, label = end - 1, "PLACE"  # "Aral Sea Basin"
    if start >= end or not any(w.capital or _is_mixed(w.text) for w in page.words[start:end]):
        return
    if page.words[start].headline and not _holds_in_headline(page, start, end, label):
        return
    if end - start == 1 and (_no_name(page, start) or _in_scare_quotes(page, start)):
        return
    yield Candidate(page.words[start].start, page.words[end - 1].end, label, trust=2)


def _goes_on_small(page: Page, end: int, last: int) -> bool:
    """Say whether the model took several small words to what is left of a person's name: a foreign phrase is no person."""
    return sum(not word.capital and word.text not in PARTICLES for word in page.words[end:last]) > 1


def _edges(page: Page, start: int, end: int, label: NameType) -> tuple[int, int]:
    """Leave out what stands before or after the name, and take in a given name that the model overlooked."""
    if label == "ORG":
        start = _after_office(page, start, end)
    while start < end and _leads(page, start, end, label):
        start += 1
    while end > start + 1 and _trails(page, end - 1, label):
        end -= 1
    if label == "PERSON" and end - start == 1 and _given_before(page, start):
        start -= 1
    if label == "ORG" and is_title(page.lower(end)) and page.follows(end):
        end = _before_modifiers(page, start, end)  # "Kazakh Foreign" before "Minister"
    return start, end


def _is_mere_kind(word: str) -> bool:
    return lexicon("en", "names_place_heads").get(word) == ("kind",)


def _after_office(page: Page, start: int, end: int) -> int:
    """Give where an organisation's name begins behind an office: "Governor of the Bank of …"; `end` if none is there."""
    if end - start < 3 or not is_title(page.words[start].text) or page.lower(start + 1) not in ("of", "for"):
        return start
    headed = any(word.text in organisation_heads() for word in page.words[start + 2 : end])
    return start + 2 if headed else end


def _is_portfolio(page: Page, start: int, end: int) -> bool:
    """Say whether some words tell what a minister is minister of: "Foreign Trade" before "Minister" or "and Tourism Minister"."""
    at = end + 2 if page.lower(end) == "and" and page.follows(end + 1) else end
    if page.lower(at) not in ("minister", "ministers") or not page.follows(at):
        return False
    words = page.words[start:end]
    return all(w.lower in lexicon("en", "names_ordinary") or w.lower in _SMALL for w in words)


def _is_mixed(word: str) -> bool:
    """Say whether a word has capitals inside: "eBay"."""
    return word.isalnum() and not word.islower()


def _given_before(page: Page, i: int) -> bool:
    """Say whether the word before a lone surname is its given name, which the model overlooked."""
    if (
        not (page.follows(i) and page.words[i - 1].opens and page.nameish(i - 1))
        or page.words[i - 1].headline
    ):
        return False
    word = page.words[i - 1].text
    other = (
        is_title(word)
        or word in organisation_heads()
        or word.lower() in lexicon("en", "names_ordinary")
        or fold_form(word) in known_names()
    )
    return not (other or word.isupper() or page.lower(i - 1) in lexicon("en", "roles_modifiers"))


def _trails(page: Page, i: int, label: NameType) -> bool:
    """Say whether a word stands after the name rather than in it: "San Jose I", "Arba Minch This"."""
    word = page.words[i]
    if not word.capital and not word.text[0].isdigit():
        belongs = word.text in SUFFIXES if label == "PERSON" else word.text in organisation_heads()
        return not belongs
    if word.text == "I":
        return label != "PERSON"
    small = word.text.lower() in STOP_WORDS and not word.text.isupper()
    return small and (word.opens or label != "PERSON")


def _in_scare_quotes(page: Page, i: int) -> bool:
    """Say whether a single word stands alone in quotation marks: a rating, a nickname, a term."""
    word = page.words[i]
    return page.text[word.start - 1 : word.start] in _QUOTES and page.text[word.end : word.end + 1] in _QUOTES


def _no_name(page: Page, i: int) -> bool:
    text = page.words[i].text
    pair = [part.strip() for part in text.split("-")]
    if len(pair) > 1 and all(fold_form(part) in known_names() for part in pair):
        return True  # "UK-France" is two names
    return page.is_plain(i) or is_title(text) or text in lexicon("en", "names_not")


def _leads(page: Page, i: int, end: int, label: NameType) -> bool:
    """Say whether a word stands before the name rather than in it."""
    word = page.words[i]
    if label == "ORG" and word.text in ("All", "Our") and not word.opens and i + 1 < end:
        return False
    if word.text == "The" and page.lower(i + 1) == "hague":
        return False
    if word.text.lower() in _DETERMINERS or word.text in lexicon("en", "names_honorifics"):
        return True
    if word.opens and page.is_plain(i) and i + 1 < end and label != "ORG":
        return True  # "Near Palmyra"
    if (
        page.lower(i) in ("board", "of")
        and end - i > 1
        and (page.lower(i) == "of" or page.lower(i + 1) == "of")
    ):
        return True
    if label == "PERSON" and i + 1 < end:
        return is_title(word.text) or is_title(f"{word.text} {page.words[i + 1].text}")
    return not word.capital and not word.text[0].isdigit() and i + 1 < end


def _holds_in_headline(page: Page, start: int, end: int, label: NameType) -> bool:
    """In headline case capitals tell nothing, so only what looks like a name in itself is taken."""
    words = [word.text.lower() for word in page.words[start:end]]
    if all(word in page.small and word not in page.capitals for word in words):
        return False  # the body writes "central bank"
    if any(word in page.small or page.is_plain(i) for i, word in enumerate(words, start)):
        return label == "ORG" and page.words[end - 1].text in organisation_heads()
    return end - start <= _MOST_IN_HEADLINE
