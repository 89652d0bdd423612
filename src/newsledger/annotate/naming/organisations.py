"""Which names are organisations by their own words?

"… Bank", "Ministry of …", "… Centre for …": the head word decides, whatever the model thinks. Invariant: at least one
name word stands beside the head word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsledger.annotate.naming.candidates import NOT_A_NAME, Candidate
from newsledger.annotate.naming.gazetteer import known_names
from newsledger.annotate.naming.page import Page, is_title
from newsledger.knowledge.forms import fold_form
from newsledger.lang.lexicon import lexicon

_AFTER = frozenset({"of", "for", "on"})
_ACROSS = frozenset({"Church", "City", "District", "House", "Isle", "Port", "Republic", "State", "Town"})
_LISTING = frozenset({"ministry", "agency", "body", "university", "centre", "association", "bank"})
_LEADERS = frozenset({"minister", "ministers", "secretary", "undersecretary"})
_MOST_PARTS = 6


def organisation_heads() -> Mapping[str, tuple[str, ...]]:
    """Give the head words with (where the rest stands, kind)."""
    return lexicon("en", "names_organisation_heads")


def organisation_names(page: Page) -> Iterator[Candidate]:
    """Find names built around a head word of organisations."""
    for i in page.words.capitals:
        if page.words[i].headline:
            continue
        width, entry = _head_at(page, i)
        if entry:
            found = _around(page, i, i + width, entry)
            if found:
                yield found


def _head_at(page: Page, i: int) -> tuple[int, tuple[str, ...] | None]:
    heads = organisation_heads()
    if page.follows(i + 1):
        two = heads.get(f"{page.words[i].text} {page.words[i + 1].text}")
        if two:
            return 2, two
    return 1, heads.get(page.words[i].text)


def _around(page: Page, i: int, end: int, entry: tuple[str, ...]) -> Candidate | None:
    where, kind = entry
    start = left_edge(page, i, sure=where == "both") if where in ("both", "last") else i
    right = complement_end(page, end, kind) if where in ("both", "of") else end
    if (start == i and right == end) or is_place(page, start, right):
        return None
    weak = where == "last" and page.words[end - 1].text in lexicon("en", "names_weak_heads")
    if start == i - 1 and right == end and page.lower(start) in ("the", "this", "that", "our", "its", "his"):
        return None
    return Candidate(
        page.words[start].start,
        page.words[right - 1].end,
        "ORG",
        trust=1 if weak else 3 if where == "last" else 4,
    )


def left_edge(page: Page, i: int, *, sure: bool = False) -> int:
    """Give the start of the name whose head is word `i`, without offices and origins before it."""
    start = page.run_left(i)
    if (
        sure
        and start < i
        and page.follows(start)
        and page.lower(start - 1) == "of"
        and page.follows(start - 1)
    ):
        start = _across_of(page, start)
    while start < i and (
        _is_origin(page.words[start].text)
        or is_title(page.words[start].text)
        or page.lower(start) in ("former", "deputy")
    ):
        start += 1
    return start


def _is_origin(word: str) -> bool:
    """Say whether a word only tells where from or whose: "Singapore-based", "state-owned"."""
    return word.rpartition("-")[2].strip() in (
        "based",
        "led",
        "backed",
        "owned",
        "run",
        "born",
        "funded",
        "listed",
    )


def _across_of(page: Page, start: int) -> int:
    """Take in what stands before "of" in "Port of Singapore Authority"."""
    before = page.words[start - 2].text
    joins = page.nameish(start - 2) and before in _ACROSS
    return page.run_left(start - 2) if joins else start


def complement_end(page: Page, i: int, kind: str) -> int:
    """Give the end of what "of", "for" or "on" adds from word `i` on; `i` itself where nothing is added."""
    end, parts = i, 0
    while parts < _MOST_PARTS and page.follows(end) and page.lower(end) in _AFTER:
        start = end + 1
        if page.lower(start) == "the" and page.follows(start):
            start += 1
        if not (page.follows(start) and page.nameish(start)) or page.lower(start) in lexicon(
            "en", "names_days"
        ):
            break
        stop = listed_end(page, _run_end(page, start), kind)
        if end > i and kind == "ministry" and is_place(page, start, stop):
            break  # "Ministry of Finance of Kazakhstan": the country is a name of its own
        end, parts = stop, parts + 1
        if is_title(page.words[start].text):
            break
    return end


def _run_end(page: Page, start: int) -> int:
    """Give the end of a run of name words; a country that is no part of a longer name ends it ("Bank of Georgia Nino Kvari")."""
    end = page.run_right(start)
    for stop in range(end - 1, start, -1):
        rest = (page.words[k].text for k in range(stop, end))
        if is_place(page, start, stop) and not any(word in organisation_heads() for word in rest):
            return stop
    return end


def is_place(page: Page, start: int, stop: int) -> bool:
    """Say whether some words are a known place."""
    return (
        known_names().get(fold_form(page.text[page.words[start].start : page.words[stop - 1].end])) == "PLACE"
    )


def listed_end(page: Page, end: int, kind: str) -> int:
    """Take in further members of a list: "… of Labour, Migration and Social Protection"."""
    if kind not in _LISTING:
        return end
    best, at = end, end
    for _ in range(_MOST_PARTS):
        comma = _is_comma(page, at)
        conjunction = at if page.follows(at) and page.lower(at) in ("and", "&") else -1
        if conjunction >= 0 and _continues(page, at + 1):
            return page.run_right(at + 1)
        if page.text[page.words[at - 1].end :][:3] == " & " and _continues(page, at, joined=False):
            return page.run_right(at)
        if not comma or not _continues(page, at, joined=False):
            return best
        at = page.run_right(at)
    return best


def _is_comma(page: Page, i: int) -> bool:
    return 0 < i < len(page.words) and page.text[page.words[i - 1].end : page.words[i].start] == ", "


def _continues(page: Page, i: int, *, joined: bool = True) -> bool:
    """Say whether the words from `i` on may go on a ministry's list: no name of their own stands there."""
    if not page.nameish(i) or (joined and not page.follows(i)):
        return False
    run = range(i, page.run_right(i))
    if any(organisation_heads().get(page.words[k].text, ("last",))[0] != "last" for k in run):
        return False
    known = known_names().get(fold_form(page.words[i].text))
    return known is None and not is_title(page.words[i].text) and not page.words[i].text.isupper()


def portfolios(page: Page) -> Iterator[Candidate]:
    """Find what ministers are ministers of ("Minister of Labour and Migration"): no organisation's name."""
    for i in page.words.any_of(_LEADERS):
        if page.words[i].headline or not (
            page.lower(i + 1) in ("of", "for") and page.follows(i + 1) and page.follows(i + 2)
        ):
            continue
        start = i + 3 if page.lower(i + 2) == "the" else i + 2
        if page.nameish(start) and not is_place(page, start, page.run_right(start)):
            end = listed_end(page, page.run_right(start), "ministry")
            yield Candidate(page.words[start].start, page.words[end - 1].end, NOT_A_NAME, trust=4)


def place_names(page: Page) -> Iterator[Candidate]:
    """Find names built around a head word of places: "Lake …", "… River"."""
    heads = lexicon("en", "names_place_heads")
    for i in page.words.capitals:
        word = page.words[i]
        entry = heads.get(word.text)
        if entry is None or word.headline:
            continue
        before, after = page.run_left(i), page.run_right(i)
        if before < i and page.words[i - 1].text in lexicon("en", "names_given"):
            continue  # "Laura Hill" is a person
        if before < i and entry[0] in ("part", "kind"):
            end = i + 1 if entry[0] == "part" else i
            yield Candidate(page.words[before].start, page.words[end - 1].end, "PLACE", trust=3)
        elif entry[0] == "first" and after > i + 1:
            yield Candidate(word.start, page.words[after - 1].end, "PLACE", trust=3)
        elif (
            entry[0] in ("part", "first")
            and page.lower(i + 1) == "of"
            and page.nameish(i + 2)
            and page.follows(i + 2)
        ):
            yield Candidate(word.start, page.words[page.run_right(i + 2) - 1].end, "PLACE", trust=3)
