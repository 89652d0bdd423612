"""Where does a title begin and end, and of whom or what is it?

A title is a noun of office with the modifiers before it and the complements after it: "deputy prime minister", "minister of
internal affairs", "Regional Director for Central Asia", "Chairman of the Board". What it is *of* is not part of it: the
country or organisation named before it, after its last "of", or after a comma. Invariant: a phrase holds one noun of office
at least, and its title is one stretch of the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec
from msgspec.structs import replace
from spacy.lang.en.stop_words import STOP_WORDS

from newsledger.annotate.linking.scene import Named, Scene
from newsledger.annotate.linking.tenure import tenure_at
from newsledger.annotate.naming.organisations import listed_end
from newsledger.annotate.naming.page import Page
from newsledger.lang.lexicon import lexicon

_DETERMINERS = frozenset(["the", "a", "an", "its", "his", "her", "their", "our", "one", "another"])
_STATUS = frozenset(["former", "ex", "acting", "then", "outgoing", "ousted", "interim"])
_LOOSE = frozenset(
    ["current", "new", "newly", "appointed", "longtime", "long-time", "incumbent", "veteran", "top"]
)
_MOST_BEFORE = 26  # words from a title's noun to the name: ministries have long names
_WITHIN = " ,’'s&-()\u00a0"
_MOST_DEPUTY = 5  # words
_BOARD = frozenset(["board", "supervisory", "management", "executive", "governing", "advisory"])
_STATIONED = ("representative", "coordinator", "manager", "director", "ambassador", "chief", "officer")


class Title(msgspec.Struct, frozen=True, gc=False):
    """A title phrase in words `first` to `last` (exclusive), and what it is of."""

    first: int
    last: int
    head: int
    """The word at which the noun of office starts."""
    noun: str
    """The noun of office, singular, in small letters."""
    kind: str
    """Its class: minister, official, press, …"""
    of: str | None
    """An entity's id, or words."""
    next: int
    """The word after the whole phrase, what it is of included."""
    bare: bool
    """Nothing but the noun and perhaps "the"."""
    before: str = ""
    """What stands before the owner but belongs to the title: "former", "acting"."""


@cache
def _widths() -> Mapping[str, tuple[int, ...]]:
    """Give how many words the titles that start with a word have, the most first; apostrophes may be curly."""
    found: dict[str, set[int]] = {}
    for form in lexicon("en", "roles_titles"):
        words = form.split(" ")
        for first in {words[0], words[0].replace("'", "’")}:
            found.setdefault(first, set()).add(len(words))
    return MappingProxyType({first: tuple(sorted(widths, reverse=True)) for first, widths in found.items()})


def head_at(page: Page, i: int) -> tuple[int, str, str] | None:
    """Give the end, singular and class of the noun of office that starts at word `i`; the longest one."""
    first = page.lower(i)
    if first.endswith("ologist"):
        return i + 1, first, "work"
    widths = _widths().get(first)
    if widths is None:
        return None
    titles = lexicon("en", "roles_titles")
    for width in widths:
        if i + width > len(page.words) or any(not page.follows(i + k) for k in range(1, width)):
            continue
        form = " ".join([word.lower for word in page.words[i : i + width]]).replace("’", "'")
        if form in titles:
            noun, kind = titles[form]
            return i + width, noun, kind
    return None


def title_from(scene: Scene, i: int) -> Title | None:
    """Read a title phrase that starts at word `i`: determiner, owner, modifiers, noun, complements."""
    page, of, before = scene.page, None, ""
    if page.lower(i) in _DETERMINERS and i not in scene.starts:
        i += 1
    if page.lower(i) in _STATUS and i + 1 in scene.starts:
        before, i = page.words[i].text, i + 1
    while (owner := scene.starts.get(i)) and owner.type in ("NORP", "ORG", "PLACE", "PERSON", ""):
        if not scene.near(owner.last):
            return None
        whole = scene.ends.get(owner.last) is owner  # not "New York-based"
        of, i = owner.entity if whole else of, owner.last
    while page.lower(i) in _LOOSE and scene.near(i + 1):
        i += 1
    first = i
    head = head_at(page, i)
    while head is None and _modifies(scene, i) and page.follows(i + 1):
        i += 1
        head = head_at(page, i)
    if head is None:
        return None
    return replace(_completed(scene, first, _past_deputy(scene, i), of), before=before)


def _past_deputy(scene: Scene, i: int) -> int:
    """Give the noun of office that another one, or "deputy", stands before: "justice minister", "deputy finance minister"."""
    page, at = scene.page, i + 1
    found = head_at(page, i)
    if found and found[2] == "law" and page.follows(found[0]) and head_at(page, found[0]):
        return found[0]
    if page.lower(i) != "deputy":
        return i
    while at < i + _MOST_DEPUTY and page.follows(at) and at not in scene.starts:
        if head_at(page, at):
            return at
        if not _modifies(scene, at):
            break
        at += 1
    return i


def _modifies(scene: Scene, i: int) -> bool:
    page = scene.page
    if not 0 <= i < len(page.words) or i in scene.starts:
        return False
    word = page.words[i]
    return (
        page.lower(i) in lexicon("en", "roles_modifiers")
        or page.lower(i) in ("and", "&")
        or (page.nameish(i) and not word.opens)
        or page.tag(i) in ("NN", "NNS", "JJ", "NNP")
    )


def title_before(scene: Scene, person: int) -> Title | None:
    """Read the title phrase that ends right before word `person`: the longest that does."""
    found, words, widths = None, scene.page.words, _widths()
    for i in range(person - 1, max(-1, person - _MOST_BEFORE), -1):
        if not words[i + 1].joined and ((gap := scene.gap(i + 1)).strip(_WITHIN) or "\n" in gap):
            break
        lower = words[i].lower
        if lower not in widths and not lower.endswith("ologist"):
            continue
        if head_at(scene.page, i) and not _inside_name(scene, i):
            read = _completed(scene, i, i, None)
            if _reaches(scene, read.next, person):
                found = read
    if found is None:
        return None
    read = _with_owner(scene, _widened(scene, found))
    # "After meeting the president, Vladimir Putin flew …" names two: after a comma, the title must say of what it is,
    # or another comma (or the end) close the name.
    told = read.of is not None or read.last > read.head + 1 or _closed(scene, person)
    return read if told or not scene.comma(person) else None


def _closed(scene: Scene, person: int) -> bool:
    named = scene.starts.get(person)
    return (
        named is not None
        and scene.gap(named.last).strip()[:1] in (",", ".", "", "\n")
        and (not scene.page.follows(named.last))
    )


def _inside_name(scene: Scene, i: int) -> bool:
    return any(
        i in range(n.first, n.last)
        for k in range(max(0, i - 8), i + 1)
        if (n := scene.starts.get(k)) and n.type
    )


def _reaches(scene: Scene, at: int, person: int) -> bool:
    page = scene.page
    tenure = tenure_at(page, at)
    at = tenure.next if tenure.since or tenure.until else at
    while at < person and page.words[at].text in lexicon("en", "names_honorifics") and scene.near(at):
        at += 1
    return at == person and (scene.near(person) or scene.comma(person))


def _widened(scene: Scene, read: Title) -> Title:
    """Take in modifiers before the noun: "deputy", "foreign", "Digital Development"."""
    page, first = scene.page, read.first
    while first > 0 and page.follows(first) and first not in scene.ends and _belongs(scene, first - 1, read):
        first -= 1
    while first < read.head and page.lower(first) in ("and", "&"):
        first += 1
    while first < read.head and page.lower(first) in _LOOSE:
        first += 1
    return replace(read, first=first, bare=read.bare and first == read.first)


def _belongs(scene: Scene, i: int, read: Title) -> bool:
    page, lower = scene.page, scene.page.lower(i)
    if lower in lexicon("en", "roles_modifiers") or lower.startswith(("then-", "ex-")):
        return True
    if lower in ("and", "&"):
        return page.follows(i) and (i not in scene.ends) and _belongs(scene, i - 1, read)
    if head_at(page, i):
        return read.kind not in ("military", "law")  # "CIA director Gen. …" holds two titles
    if page.words[i].capital and page.words[read.head].capital:
        return page.nameish(i)
    opens = page.words[i].opens and not page.words[read.head].capital  # "Fire chief …"
    nouns = ("NN", "NNS") if read.kind == "minister" else ("NN",)
    return page.tag(i) in nouns and (opens or not page.words[i].capital)


def _with_owner(scene: Scene, read: Title) -> Title:
    """Find what stands before the title: "Kazakhstan’s", "Russian", "World Bank"."""
    at = read.first
    while at > 0 and scene.page.lower(at - 1) in _LOOSE and scene.near(at):
        at -= 1
    owner = scene.ends.get(at)
    owns = scene.page.words[at - 1].possessive or scene.page.lower(at - 1) == "its"
    if owner and scene.near(at) and (owner.type != "" or owns):
        return replace(read, of=read.of or owner.entity, bare=False, before=_status(scene, owner.first))
    return replace(read, of=read.of or _owner_in_words(scene, at))


def _owner_in_words(scene: Scene, at: int) -> str | None:
    """Give an owner that names nothing we know: "department" of "The department's head"."""
    page, first = scene.page, at - 1
    if at < 2 or not page.words[first].possessive or page.words[first].capital or not scene.near(at):
        return None
    while (
        page.follows(first)
        and first > at - 4
        and page.lower(first - 1) not in ("the", "a", "an", "this", "that")
    ):
        first -= 1
    kind = lexicon("en", "names_descriptions").get(page.lower(at - 1), ("",))[0]
    led = page.follows(first) and page.lower(first - 1) in ("the", "a", "an", "this", "that")
    return (
        page.text[page.words[first].start : page.words[at - 1].end]
        if led and kind == "organisation"
        else None
    )


def _status(scene: Scene, first: int) -> str:
    """Give the "former" before an owner: "former Kazakh prime minister"."""
    joined = scene.page.follows(first) and scene.page.lower(first - 1) in _STATUS
    return scene.page.words[first - 1].text if joined else ""


def _completed(scene: Scene, first: int, head: int, of: str | None) -> Title:
    """Read on from the noun of office through its complements."""
    found = head_at(scene.page, head)
    assert found is not None
    last, noun, kind = found
    last, noun, kind = _second_head(scene, last, noun, kind)
    read = Title(first, last, head, noun, kind, of, last, bare=of is None and first == head)
    for _ in range(4):
        longer = _complement(scene, read)
        if longer is None:
            break
        read = longer
    return _after_comma(scene, read)


def _second_head(scene: Scene, last: int, noun: str, kind: str) -> tuple[int, str, str]:
    """Go on over "and" to a second noun of office: "founder and executive director"."""
    page = scene.page
    at = last + 1
    if not (page.follows(last) and page.lower(last) in ("and", "&") and page.follows(at)):
        return last, noun, kind
    while (
        page.lower(at) in lexicon("en", "roles_modifiers")
        and head_at(page, at) is None
        and page.follows(at + 1)
    ):
        at += 1
    second = head_at(page, at)
    return (second[0], noun, kind) if second else (last, noun, kind)


def _complement(scene: Scene, read: Title) -> Title | None:
    page, at = scene.page, read.next
    if not page.follows(at) or read.next != read.last:
        return None
    word = page.lower(at)
    if word == "of":
        return _of(scene, read, at + 1)
    if word in ("for", "to", "in", "at", "with", "from", "on", "under"):
        return _other(scene, read, at + 1, word)
    return None


def _skip_determiner(page: Page, i: int) -> int:
    return i + 1 if page.lower(i) in ("the", "a", "an") and page.follows(i + 1) else i


def _owner_from(scene: Scene, i: int) -> tuple[str, int] | None:
    """Give the entity that the words from `i` on name, and the word after it; the last of a chain of owners."""
    found: Named | None = scene.starts.get(i) or scene.starts.get(_skip_determiner(scene.page, i))
    if found is None:
        return None
    while scene.page.words[found.last - 1].possessive or found.type == "NORP":
        following = scene.starts.get(found.last)
        if following is None or not scene.near(found.last):
            break
        found = following
    return found.entity, found.last


def _of(scene: Scene, read: Title, i: int) -> Title | None:
    page = scene.page
    if not page.follows(i):
        return None
    inner = _skip_determiner(page, i)
    if page.lower(inner) in _BOARD:
        return _board(scene, read, inner)
    owner = _owner_from(scene, _described(scene, inner))
    if owner:
        entity, end = owner
        tail = _noun_tail(scene, end)
        if tail > end and page.words[end - 1].possessive:
            return _words_of(scene, read, i, tail)
        if scene.starts.get(inner) and scene.starts[inner].type == "NORP" and tail > end:
            return _words_of(scene, read, i, tail)
        return replace(
            read,
            of=entity if read.of is None or read.last == read.head + 1 else read.of,
            next=tail,
            bare=False,
        )
    if (
        page.lower(inner) in ("city", "region", "town", "republic", "province")
        and page.lower(inner + 1) == "of"
    ):
        owner = _owner_from(scene, inner + 2)
        if owner:
            return replace(read, of=owner[0], next=owner[1], bare=False)
    end = _noun_phrase(scene, inner)
    if end == inner:
        return None
    if read.kind != "minister" and (inner > i or _is_name(page, inner, end)):
        return _words_of(scene, read, i, end)
    return replace(read, last=end, next=end, bare=False)


def _is_name(page: Page, first: int, last: int) -> bool:
    """Say whether capitalised words are a name that we do not know rather than what an office is for ("Human Resources")."""
    duties = lexicon("en", "roles_modifiers")
    return page.words[first].capital and not any(page.lower(k) in duties for k in range(first, last))


def _described(scene: Scene, i: int) -> int:
    """Skip what a name is called before it: "the news outlet" in "the news outlet Kloop"."""
    at = i
    while at - i < 3 and at not in scene.starts and scene.page.follows(at + 1) and _common_noun(scene, at):
        at += 1
    return at if at in scene.starts and scene.starts[at].type == "ORG" else i


def _words_of(scene: Scene, read: Title, i: int, end: int) -> Title:
    inner = _skip_determiner(scene.page, i)
    words = scene.page.text[scene.page.words[inner].start : scene.page.words[end - 1].end]
    return replace(read, of=read.of or words, next=_where(scene, end), bare=False)


def _where(scene: Scene, i: int) -> int:
    """Skip where something is: "the customs post in the Khatlon region"."""
    if not scene.page.follows(i) or scene.page.lower(i) not in ("in", "at", "for"):
        return i
    named = scene.starts.get(_skip_determiner(scene.page, i + 1))
    return _noun_tail(scene, named.last) if named and named.type == "PLACE" else i


def _board(scene: Scene, read: Title, i: int) -> Title:
    page, end = scene.page, i + 1
    while page.follows(end) and page.lower(end) in _BOARD:
        end += 1
    if (
        page.follows(end)
        and page.lower(end) == "of"
        and page.lower(end + 1) in ("directors", "trustees", "governors")
    ):
        end += 2
    return replace(read, last=end, next=end, bare=False)


def _noun_tail(scene: Scene, i: int) -> int:
    """Skip common nouns after a name: "governor of Osh region", "head of the Kyrgyz delegation"."""
    end = i
    while end - i < 3 and _goes_on(scene, end, i) and end not in scene.starts and _common_noun(scene, end):
        end += 1
    return end


def _goes_on(scene: Scene, at: int, first: int) -> bool:
    """Say whether a word follows, at the beginning after a possessive ending, too: "the Duma’s defence committee"."""
    return scene.page.follows(at) or (at == first and at < len(scene.page.words) and scene.near(at))


def _common_noun(scene: Scene, i: int) -> bool:
    page = scene.page
    if page.words[i].capital or head_at(page, i):
        return False
    return page.tag(i) in ("NN", "NNS") or page.lower(i) in (
        "region",
        "province",
        "city",
        "district",
        "oblast",
    )


def _noun_phrase(scene: Scene, i: int) -> int:
    """Give the end of the noun phrase without names that starts at word `i`."""
    page, end = scene.page, i
    if i >= len(page.words):
        return i
    if page.nameish(i) and i not in scene.starts:
        return listed_end(page, _run(scene, i), "ministry")
    while end - i < 8 and end < len(page.words) and _runs_on(scene, end, i) and end not in scene.starts:
        tag = page.tag(end)
        noun = tag.startswith(("NN", "JJ", "VBG")) or (not tag and page.lower(end) not in STOP_WORDS)
        joins = page.lower(end) in ("and", "&") and end > i
        if page.words[end].capital or not (noun or joins):
            break
        end += 1
    while end > i and page.lower(end - 1) in ("and", "&"):
        end -= 1
    return end


def _runs_on(scene: Scene, at: int, first: int) -> bool:
    """Say whether a word stands in the phrase from `first` on, over possessive endings: "parliament’s budget committee"."""
    return at == first or scene.page.follows(at) or (scene.page.words[at - 1].possessive and scene.near(at))


def _run(scene: Scene, i: int) -> int:
    end = i + 1
    while end < scene.page.run_right(i) and not scene.person_at(end):
        end += 1
    return end


def _other(scene: Scene, read: Title, i: int, word: str) -> Title | None:
    """Read a complement with another preposition: of an organisation it tells whose, of others what for."""
    page = scene.page
    inner = _skip_determiner(page, i)
    if page.lower(inner) in lexicon("en", "names_days"):
        return None
    if not page.follows(i) or (inner == i and head_at(page, i)):
        return None  # "a spokesman for Sen. …" is not the senator's title
    named = scene.starts.get(inner)
    if (
        named
        and named.type in ("ORG", "")
        and word in ("for", "at", "with", "in", "from")
        and read.of is None
    ):
        return replace(read, of=named.entity, next=named.last, bare=False)
    if named and word == "at" and named.type in ("PLACE", "FACILITY"):  # a hospital, an airport
        of = named.entity or page.text[page.words[named.first].start : page.words[named.last - 1].end]
        return replace(read, of=read.of or of, next=named.last, bare=False)
    if named and named.type == "PLACE":
        stays = word in ("for", "to") or (word == "in" and read.noun.endswith(_STATIONED))
        if word == "for" and read.kind == "press":
            return replace(read, of=read.of or named.entity, next=named.last, bare=False)
        last = _and_places(scene, named.last)
        return replace(read, last=last, next=last, bare=False) if stays else None
    if named and named.type == "ORG" and word in ("to", "for"):
        return replace(read, last=named.last, next=named.last, bare=False)
    if named or word not in ("for", "to", "on"):
        return None
    end = _named_thing(scene, inner)
    return replace(read, last=end, next=end, bare=False) if end > inner else None


def _and_places(scene: Scene, i: int) -> int:
    """Go on over "and" to a second place: "for Europe and Central Asia"."""
    named = scene.starts.get(i + 1)
    joins = (
        scene.page.follows(i) and scene.page.lower(i) == "and" and named is not None and named.type == "PLACE"
    )
    return named.last if named and joins else i


def _named_thing(scene: Scene, i: int) -> int:
    """Give the end of a capitalised thing or a noun phrase: "the Green Initiative", "human rights"."""
    page = scene.page
    end = page.run_right(i) if page.nameish(i) else _noun_phrase(scene, i)
    return listed_end(page, end, "ministry") if page.nameish(i) else end


def _after_comma(scene: Scene, read: Title) -> Title:
    """Take the organisation after a comma: "Programme Manager for Water, GIZ"."""
    named = scene.starts.get(read.next)
    if (
        read.of is None
        and (read.last > read.head + 1 or scene.gap(read.first) == " (")
        and named
        and named.type == "ORG"
        and scene.comma(read.next)
    ):
        return replace(read, of=named.entity, next=named.last, bare=False)
    return read
