"""Which events, laws, works and facilities does a text name?

By a head word ("… Treaty", "Battle of …"), a number ("Resolution 2593"), a title in quotation marks beside a word that
says what it is, or a well-known name. What stands around other head words ("… Corridor", "… Strategy") is none of our
names, and a place inside of it is no place. Invariant: nothing generic is named: "a Loan Agreement" is any loan agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import cast

from newsledger.annotate.naming.candidates import NOT_A_NAME, Candidate, Label
from newsledger.annotate.naming.gazetteer import known_names
from newsledger.annotate.naming.organisations import is_place, left_edge, organisation_heads
from newsledger.annotate.naming.page import Page
from newsledger.annotate.naming.words import word_at
from newsledger.knowledge.forms import fold_form
from newsledger.lang.lexicon import lexicon

_ANY = frozenset(["a", "an", "any", "another", "each", "every", "new", "no", "some"])
_LED_BY = frozenset(["of", "on", "for", "against", "between"])
_INSIDE = frozenset(
    ["of", "the", "and", "for", "in", "on", "to", "a", "an", "with", "from", "by", "against", "&"]
)
_CALLED = frozenset(["called", "dubbed", "entitled", "named", "titled"])
_NUMBER = re.compile(r" (?:(?:No\.? ?|№ ?|N ?|# ?)?\d[\d/-]*(?:[A-Z]{1,3}\b)?|\(EU\) (?:No )?\d+/\d+)")
_YEAR = re.compile(r" (?:19|20)\d\d\b")
_DIGITS = re.compile(r"\d+")
_QUOTED = re.compile(r"“([^“”\"\n]{2,120})”|\"([^“”\"\n]{2,120})\"")
_NUMBERED = frozenset(["act", "decree", "directive", "law", "order", "regulation", "resolution"])
_MOST_COMPLEMENT = 10
_MOST_TITLE = 7
_MOST_BEFORE_CUE = 4  # "“The Well”, a prize-winning short story"
_LONG = 4  # in a title, shorter words (prepositions, articles) may be small


def things(page: Page) -> Iterator[Candidate]:
    """Find what is named but is neither person, organisation, place nor people."""
    yield from _headed(page)
    yield from _well_known(page)
    yield from _numbered(page)
    yield from _quoted(page)
    yield from _beside_cues(page)


def _span(page: Page, start: int, end: int, label: Label, trust: int = 4) -> Candidate:
    return Candidate(page.words[start].start, page.words[end - 1].end, label, trust)


def _headed(page: Page) -> Iterator[Candidate]:
    """Find names around their head words."""
    heads = lexicon("en", "names_other_heads")
    for i in page.words.capitals:
        word = page.words[i]
        kind = heads.get(word.text)
        if kind is None or word.headline:
            continue
        label, where = cast("Label", kind[0]), kind[1]
        if where == "first":
            if page.nameish(i + 1) and page.follows(i + 1):
                yield _span(page, i, page.run_right(i), label)
            continue
        start, end = left_edge(page, i), _complement(page, i + 1, where)
        if start == i and end == i + 1:
            continue
        bare = end == i + 1 and i - start == 1 and is_place(page, start, i)
        if bare and label not in {"LAW", "FACILITY"}:
            continue
        if where == "of" and end == i + 1:
            continue
        yield _named(page, start, i, end, label, trust=1 if where == "perhaps" else 4)


def _named(page: Page, start: int, head: int, end: int, label: Label, trust: int) -> Candidate:
    """Give the name, or say that the words name nothing: "a Framework Agreement"."""
    any_of_them = page.follows(start) and page.lower(start - 1) in _ANY
    generic = end == head + 1 and all(_is_generic(word.text) for word in page.words[start:head])
    if generic or (any_of_them and label != "EVENT"):
        label = NOT_A_NAME
    found = _span(page, start, end, label, trust)
    year = _YEAR.match(page.text, found.end) if label == "EVENT" else None
    return Candidate(found.start, year.end(), label, found.trust) if year else found


def _is_generic(word: str) -> bool:
    return lexicon("en", "names_generic").get(word) == ("generic",)


def _complement(page: Page, i: int, where: str) -> int:
    """Give the end of what "of", "on", "for" or "against" adds from word `i` on; `i` itself where nothing is added."""
    if where in ("last", "perhaps") or not page.follows(i) or page.lower(i) not in _LED_BY:
        return i
    if where in ("of", "place") and page.lower(i) != "of":
        return i
    start = i + 2 if page.lower(i + 1) == "the" else i + 1
    end = _title_end(page, start, _MOST_COMPLEMENT)
    if end == start or (where == "both" and is_place(page, start, end)):
        return i
    return end


def _title_end(page: Page, start: int, most: int) -> int:
    """Give the end of a run of capitalised words, small words between them included."""
    end = at = start
    while at < len(page.words) and at - start < most and page.follows(at):
        word = page.words[at]
        if word.capital and not word.opens:
            end = at + 1
        elif at == start or word.text not in _INSIDE:
            break
        at += 1
    return end


@cache
def _known_things() -> Mapping[str, Label]:
    return MappingProxyType(
        {form: cast("Label", kind[0]) for form, kind in lexicon("en", "names_things").items()}
    )


@cache
def _most_words() -> Mapping[str, int]:
    """Give how many words the longest known name has, by its first word."""
    most: dict[str, int] = {}
    for form in _known_things():
        words = form.split()
        most[words[0]] = max(most.get(words[0], 0), len(words))
    return MappingProxyType(most)


def _well_known(page: Page) -> Iterator[Candidate]:
    known, most = _known_things(), _most_words()
    for i in page.words.capitals:
        word = page.words[i]
        first = _form(word.text)
        if first not in most:
            continue
        for end in range(min(i + most[first], len(page.words)), i, -1):
            label = known.get(_form(page.text[word.start : page.words[end - 1].end]))
            if label is not None and all(page.follows(k) for k in range(i + 1, end)):
                yield from _if_sure(page, i, end, label)
                break


def _form(words: str) -> str:
    """Give the form of known things, in which "#" stands for any number."""
    form = fold_form(words)
    return form if form.isalpha() else _DIGITS.sub("#", form)


def _if_sure(page: Page, start: int, end: int, label: Label) -> Iterator[Candidate]:
    """Give a known name where it stands for itself; a single word that begins a line or another name may be anything."""
    if end - start == 1:
        inside = (page.follows(end) and page.nameish(end)) or (
            page.follows(start) and page.nameish(start - 1)
        )
        if inside or page.words[start].headline or (page.follows(start) and page.lower(start - 1) in _ANY):
            return
    name = _span(page, start, end, label, trust=3)
    year = _YEAR.match(page.text, name.end) if label == "EVENT" else None
    yield Candidate(name.start, year.end(), label, name.trust) if year else name


def _numbered(page: Page) -> Iterator[Candidate]:
    """Find acts by their numbers: "Resolution 2593", "Presidential Decree No. 67"."""
    for i in page.words.any_of(_NUMBERED):
        number = _NUMBER.match(page.text, page.words[i].end)
        if number is None:
            continue
        start = i
        while page.follows(start) and lexicon("en", "names_generic").get(page.words[start - 1].text) == (
            "issuer",
        ):
            start -= 1
        if page.words[start].capital or page.lower(i) == "resolution" or not number.group()[1].isdigit():
            yield Candidate(page.words[start].start, number.end(), "LAW", trust=4)


def _quoted(page: Page) -> Iterator[Candidate]:
    """Find titles in quotation marks beside a word that says what bears them."""
    for found in _QUOTED.finditer(page.text):
        inner = 1 if found.group(1) is not None else 2
        start, end = found.span(inner)
        while end > start and page.text[end - 1] in ",. ":
            end -= 1
        label = _cue_before(page, found.start()) or _cue_after(page, found.end())
        if label and _is_titled(page.text[start:end], label):
            yield Candidate(start, end, label, trust=4)


def _is_titled(words: str, label: Label) -> bool:
    if not words or words[0].isspace() or not (words[0].isupper() or words[0].isdigit()):
        return False
    if label == "LAW":
        return words.startswith(("On ", "About ")) or _title_case(words)
    return _title_case(words)


def _title_case(words: str) -> bool:
    long = [w for w in re.findall(r"[^\W\d_]+", words) if len(w) >= _LONG]
    return all(w[0].isupper() for w in long) and (bool(long) or words[0].isupper())


def _cue_before(page: Page, quote: int) -> Label | None:
    """Give what the words before a quotation mark say that it holds: "the film “…”", "a study entitled “…”"."""
    k = word_at(page.words, quote) - 1
    if k < 0 or page.text[page.words[k].end : quote] not in (" ", ", "):
        return None
    if page.lower(k) in _CALLED:
        k -= 1
        if k < 0 or page.text[page.words[k].end : page.words[k + 1].start] not in (" ", ", "):
            return None
    return _cue(page, k)


def _cue(page: Page, k: int) -> Label | None:
    """Give the type that the noun ending with word `k` tells."""
    cues = lexicon("en", "names_thing_cues")
    two = cues.get(f"{page.lower(k - 1)} {page.lower(k)}") if page.follows(k) else None
    cue = two or cues.get(page.lower(k))
    return cast("Label", cue[0]) if cue and cue[1] != "after" else None


def _cue_after(page: Page, quote: int) -> Label | None:
    """Give what an apposition says that stands before it in quotation marks: "“…”, a short story by"."""
    i = word_at(page.words, quote)
    if i >= len(page.words) or page.text[quote : page.words[i].start].strip() not in (",", ""):
        return None
    if page.text[quote - 2] != "," and page.text[quote : quote + 1] != ",":
        return None
    if page.lower(i) not in ("a", "an", "the", "his", "her", "their"):
        return None
    for k in range(i + 1, min(i + 1 + _MOST_BEFORE_CUE, len(page.words))):
        if not page.follows(k) or page.words[k].capital:
            return None
        if page.lower(k + 1) not in lexicon("en", "names_thing_cues") and (label := _cue(page, k)):
            return label
    return None


def _beside_cues(page: Page) -> Iterator[Candidate]:
    """Find names without quotation marks beside a noun: "the film …", "the … pipeline"."""
    cues = lexicon("en", "names_thing_cues")
    for i in page.words.any_of(cues.keys()):
        cue = cues.get(page.words[i].text)
        if cue is None or cue[1] == "quoted":
            continue
        found = _before_cue(page, i, cue[0]) if cue[1] == "after" else _after_cue(page, i, cue[0])
        if found:
            yield found


def _before_cue(page: Page, i: int, label: str) -> Candidate | None:
    """Give the name before "pipeline", unless it is that of a country, a place or an organisation."""
    if page.lower(i - 1) in ("gas", "oil") and page.follows(i):
        i -= 1
    start = page.run_left(i)
    if start == i or not page.follows(i) or page.lower(start - 1) != "the" or not page.follows(start):
        return None
    last = page.words[i - 1].text
    known = any(fold_form(page.words[k].text) in known_names() for k in range(start, i))
    if known or last in organisation_heads() or last in lexicon("en", "names_place_heads"):
        return None
    return _span(page, start, i, cast("Label", label))


def _after_cue(page: Page, i: int, label: str) -> Candidate | None:
    """Give the title after "the film", or after "his memoir," where a comma closes it again."""
    start = i + 1
    if start >= len(page.words) or not page.words[start].capital or page.words[start].headline:
        return None
    gap = page.text[page.words[i].end : page.words[start].start]
    if (
        gap not in (" ", ", ")
        or page.lower(i - 1) in _ANY
        or page.words[start].text in lexicon("en", "names_given")
    ):
        return None
    end = max(start + 1, _title_end(page, start + 1, _MOST_TITLE))
    words = page.text[page.words[start].start : page.words[end - 1].end]
    if fold_form(words) in known_names() or fold_form(page.words[start].text) in known_names():
        return None
    closed = page.text[page.words[end - 1].end :][:1] == ","
    if gap == ", " and not (closed and end - start > 1):
        return None
    return _span(page, start, end, cast("Label", label))
