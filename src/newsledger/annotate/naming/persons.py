"""Which names are persons by the words before them?

"President …", "Dr. …", "minister of internal affairs …", a given name before another name word. Invariant: titles and
honorifics are not part of the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsledger.annotate.naming.candidates import Candidate
from newsledger.annotate.naming.gazetteer import known_names
from newsledger.annotate.naming.organisations import organisation_heads
from newsledger.annotate.naming.page import PARTICLES, SUFFIXES, Page, is_title
from newsledger.annotate.naming.words import Word
from newsledger.knowledge.forms import fold_form
from newsledger.lang.lexicon import lexicon

_MOST_WORDS = 5
_MOST_SMALL = 5  # "minister of labour and social protection"
_MOST_KNOWN = 6
_MOST_BEFORE_COMMA = 14
_CONNECTORS = frozenset(["of", "for", "and", "the", "&"])
_MOST_BEFORE_OFFICE = 7  # "World Bank Senior Regional Director"


def person_names(page: Page) -> Iterator[Candidate]:
    """Find persons after a title or honorific, before a title, or by a given name."""
    honorifics, titles = lexicon("en", "names_honorifics"), lexicon("en", "roles_titles")
    for i in sorted({*page.words.capitals, *page.words.any_of(titles.keys())}):
        word = page.words[i]
        if word.headline:
            continue
        if word.text in honorifics:
            yield from _person(page, i + 1, trust=4, fewest=1)
        elif word.lower in titles and page.follows(i + 1):
            start = _after_complement(page, i + 1)
            if not is_title(page.words[start].text):
                yield from _person(page, start, trust=3, fewest=1 if start == i + 1 else 2)
        elif page.follows(i) and page.nameish(i - 1):
            continue
        elif word.text in lexicon("en", "names_given"):
            yield from _person(page, i, trust=1, fewest=2, opening=True)
        elif word.capital and not page.is_plain(i):
            yield from _introduced(page, i)
            yield from _announced(page, i)


def speakers(page: Page, seen: Iterable[Candidate]) -> Iterator[Candidate]:
    """Find persons by nothing but that they speak: "Chiabodo said", "explained Lubega"."""
    taken = bytearray(len(page.text))  # a byte a code point, 1 where a name is
    for name in seen:
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    after = 0  # the word after the last name looked at
    for i in page.words.capitals:
        if i < after or taken[page.words[i].start] or not _may_speak(page, i):
            continue
        end = name_end(page, i, opening=True)
        if end > i and (end - i > 1 or page.tag(i).startswith("NNP")) and _speaks(page, i, end):
            yield Candidate(page.words[i].start, page.words[end - 1].end, "PERSON", trust=1)
        after = end


def _may_speak(page: Page, i: int) -> bool:
    word = page.words[i]
    if word.headline or len(word.text) <= 2 or word.text.isupper() or not page.nameish(i):
        return False
    if page.follows(i) and page.nameish(i - 1):
        return False
    other = word.text in lexicon("en", "names_not") or page.lower(i) in lexicon("en", "names_days")
    return not (other or is_title(word.text) or fold_form(word.text) in known_names())


def _speaks(page: Page, i: int, end: int) -> bool:
    cues = lexicon("en", "names_cues")
    if page.follows(end):
        return cues.get(page.lower(end), ("",))[0] == "speaks"
    return page.follows(i) and cues.get(page.lower(i - 1), ("",))[0] == "speaks"


def _after_complement(page: Page, i: int) -> int:
    """Skip "of internal affairs", "of the Bank of Georgia" or "for Central Asia" after a title; give the word after it."""
    if page.lower(i) not in ("of", "for", "to", "in") or not page.follows(i + 1):
        return i
    at = i + 2 if page.lower(i + 1) == "the" else i + 1
    end = _known_end(page, at)
    if end > at:
        end = _second_place(page, end)
    elif page.lower(i) == "of":
        end = _capital_end(page, at) if page.nameish(at) else _small_end(page, at)
    return end if at < end < len(page.words) and page.follows(end) and page.nameish(end) else i


def _second_place(page: Page, i: int) -> int:
    after = _known_end(page, i + 1) if page.lower(i) == "and" and page.follows(i + 1) else i + 1
    return after if after > i + 1 else i


def _capital_end(page: Page, at: int) -> int:
    end = page.run_right(at)
    while page.follows(end) and page.lower(end) == "of" and page.nameish(end + 1) and page.follows(end + 1):
        end = _known_end(page, end + 1) if _known_end(page, end + 1) > end + 1 else page.run_right(end + 1)
    return end


def _small_end(page: Page, at: int) -> int:
    end = at
    while end - at < _MOST_SMALL and page.follows(end + 1) and not page.words[end].capital:
        end += 1
    return end


def _known_end(page: Page, i: int) -> int:
    """Give the end of the known name that starts at word `i`, or `i`."""
    for end in range(min(i + _MOST_KNOWN, len(page.words)), i, -1):
        if (
            all(page.follows(k) for k in range(i + 1, end))
            and fold_form(page.text[page.words[i].start : page.words[end - 1].end]) in known_names()
        ):
            return end
    return i


def _announced(page: Page, i: int) -> Iterator[Candidate]:
    """Find a person after a title and a comma: "Minister of Energy and Water of Tajikistan, Daler Juma, …"."""
    if i == 0 or page.text[page.words[i - 1].end : page.words[i].start] != ", ":
        return
    end = name_end(page, i, opening=True)
    if 2 <= end - i <= 4 and _title_leads_to(page, i - 1):
        yield from _person(page, i, trust=3, fewest=2, opening=True)


def _title_leads_to(page: Page, i: int) -> bool:
    for k in range(i, max(-1, i - _MOST_BEFORE_COMMA), -1):
        if is_title(page.words[k].text) and (
            page.lower(k + 1) in ("of", "for") or page.words[k - 1].possessive
        ):
            return True
        gap = page.text[page.words[k - 1].end : page.words[k].start] if k else "\n"
        if not (page.words[k].capital or page.lower(k) in _CONNECTORS) or gap.strip(" ,"):
            return False
    return False


def _introduced(page: Page, i: int) -> Iterator[Candidate]:
    """Find a person whose office follows after a comma: "Marta Lindqvist, Country Manager of …"."""
    if not page.follows(i + 1):
        return  # one word is no name to introduce
    end = name_end(page, i, opening=True)
    if not 2 <= end - i <= 4 or end >= len(page.words):
        return
    if page.text[page.words[end - 1].end : page.words[end].start].strip() == "," and _office_follows(
        page, end
    ):
        yield from _person(page, i, trust=3, fewest=2, opening=True)


def _office_follows(page: Page, i: int) -> bool:
    at = i + 1 if page.lower(i) in ("a", "an", "the") else i
    for k in range(at, min(at + _MOST_BEFORE_OFFICE, len(page.words))):
        if k > at and not (page.follows(k) or page.words[k - 1].possessive):
            return False
        if is_title(page.words[k].text) and not (page.follows(k + 1) and page.nameish(k + 1)):
            return True
        modifies = page.lower(k) in lexicon("en", "roles_modifiers")
        if not (modifies or page.words[k].capital):
            return False
    return False


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
        if not step or (end - i > 1 and _is_ordinary(page.words[end])):
            break
        end += step
    return end


def _is_ordinary(word: Word) -> bool:
    """Say whether a word behind a full name is none of it: "Maria Lind Defence"."""
    return (
        word.capital
        and word.lower in lexicon("en", "names_ordinary")
        and word.text not in lexicon("en", "names_given")
    )


def _step(page: Page, i: int, *, first: bool) -> int:
    text = page.words[i].text
    if not first and text in SUFFIXES:
        return 1
    if text.lower() in PARTICLES and not page.words[i].capital:
        return 2 if page.follows(i + 1) and page.nameish(i + 1) else 0
    if not page.words[i].capital or (not first and page.words[i].opens):
        return 0
    if first and text.lower() in lexicon("en", "roles_modifiers"):
        return 0
    if page.is_plain(i) or is_title(text):
        return 0
    given_before = not first and page.words[i - 1].text in lexicon("en", "names_given")
    if text in lexicon("en", "names_place_heads") and not given_before:  # but "Laura Hill"
        return 0
    honorific = text in lexicon("en", "names_honorifics") and (first or page.nameish(i + 1))
    if text in organisation_heads() or honorific:
        return 0
    return 0 if text.isupper() and len(text) > 3 and "." not in text else 1
