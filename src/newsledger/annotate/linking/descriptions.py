"""Which words describe rather than name: "the bank", "the Indian company", "the two countries", "the Kazakh president"?

Invariant: a description starts with a determiner, a number or an owner, ends with its noun, and holds no name but its
owner's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from newsledger.annotate.linking.scene import Named, Scene
from newsledger.annotate.linking.titles import head_at
from newsledger.annotate.naming.page import Page
from newsledger.lang.lexicon import lexicon

_ARTICLES = frozenset(["the", "this", "that"])
LEADING = frozenset(["the", "this", "that", "both", "two"])
"""Words that a description may start with; otherwise it starts with its owner."""
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_MODIFIERS = frozenset(
    [
        "new",
        "national",
        "private",
        "local",
        "joint",
        "same",
        "said",
        "central",
        "state",
        "neighbouring",
        "young",
        *_NUMBERS,
    ]
)
_FORMER = frozenset(["former", "ousted", "deposed"])
_VERBAL = ("VB", "MD")
_AGED = ("-year-old", "-years-old")


class Described(msgspec.Struct, frozen=True, gc=False):
    """A description: words `first` to `last` (exclusive), its noun and class, and whose it is said to be."""

    first: int
    last: int
    noun: str
    kind: str
    owner: str | None = None
    number: int | None = None
    """How many it says they are: "the two banks"."""
    new: bool = False
    """It says "new": the one who came last."""
    former: bool = False
    """It says "former": one who holds the office no more."""


def things_described(scene: Scene) -> Iterator[Described]:
    """Find descriptions of organisations and places."""
    nouns = lexicon("en", "linking_nouns")
    for i, word in enumerate(scene.page.words):
        described = _thing(scene, i, nouns) if word.lower in LEADING and _goes_with(scene, i + 1) else None
        if described:
            yield described


@cache
def _second_words() -> frozenset[str]:
    """Give the words that may stand in a description right behind the one that leads it."""
    titles = (
        form.replace("'", mark).split(" ", 1)[0] for form in lexicon("en", "roles_titles") for mark in "'’"
    )
    return frozenset(
        [*_MODIFIERS, *_FORMER, "young", "old", *titles, *_widths(), *lexicon("en", "linking_persons")]
    )


def _goes_with(scene: Scene, i: int) -> bool:
    """Say whether a description may go on with a word: a cheap question, asked of every "the"."""
    lower = scene.page.lower(i)
    return lower in _second_words() or i in scene.starts or lower.endswith(("ologist", *_AGED))


def _thing(scene: Scene, i: int, nouns: Mapping[str, tuple[str, ...]]) -> Described | None:
    page = scene.page
    if i in scene.starts or not _leads(page, i):
        return None
    number, at = _numbered(page, i)
    owner = scene.starts.get(at)
    if owner:
        if owner.type != "NORP" or not page.follows(at):
            return None
        at = owner.last
    if not page.follows(at):
        return None
    width, noun = _noun_at(page, at, nouns)
    if not width or _goes_on(scene, at + width) or any(k in scene.starts for k in range(at, at + width)):
        return None
    if any(page.lower(k) == "new" for k in range(i, at)):
        return None  # "the new lender" is another than the old ones
    return Described(i, at + width, noun, nouns[noun][0], owner.entity if owner else None, number)


def _leads(page: Page, i: int) -> bool:
    """Say whether a description may start at a word: "the", "this", or a number that "the" does not stand before."""
    if page.lower(i) not in LEADING:
        return False
    if page.lower(i) in _ARTICLES:
        # "said that both countries": the number leads where "that" is no determiner.
        return not (page.lower(i) == "that" and page.follows(i + 1) and page.lower(i + 1) in _NUMBERS)
    led = page.follows(i) and page.lower(i - 1) in ("the", "this")
    return page.lower(i) in ("both", "two") and not led


def _numbered(page: Page, i: int) -> tuple[int | None, int]:
    """Give the number said, and the first word after determiner and modifiers."""
    number, at = _NUMBERS.get(page.lower(i)), i + 1
    while page.follows(at) and page.lower(at) in _MODIFIERS:
        number, at = number or _NUMBERS.get(page.lower(at)), at + 1
    return number, at


@cache
def _widths() -> Mapping[str, tuple[int, ...]]:
    """Give how many words the nouns that start with a word have, the most first."""
    found: dict[str, set[int]] = {}
    for form in lexicon("en", "linking_nouns"):
        words = form.split(" ")
        found.setdefault(words[0], set()).add(len(words))
    return MappingProxyType({first: tuple(sorted(widths, reverse=True)) for first, widths in found.items()})


def _noun_at(page: Page, i: int, nouns: Mapping[str, tuple[str, ...]]) -> tuple[int, str]:
    for width in _widths().get(page.lower(i), ()):
        if all(page.follows(i + k) for k in range(1, width)):
            form = " ".join(page.lower(i + k) for k in range(width))
            if form in nouns and (width > 1 or not page.words[i].capital):
                return width, form
    return 0, ""


def _goes_on(scene: Scene, i: int) -> bool:
    """Say whether the noun phrase goes on: "the bank account", "the service sector", "the head of the fund"."""
    page = scene.page
    if not page.follows(i):
        return False
    if page.follows(i + 1) and page.lower(i + 1) == "to" and page.lower(i).endswith("s"):
        return False  # "the carrier plans to …": the model takes such verbs for nouns
    if page.lower(i) == "of" or (i in scene.starts and scene.starts[i].type in ("ORG", "PERSON")):
        return True
    return page.tag(i) in ("NN", "NNS", "NNP") and not page.words[i - 1].possessive


def person_described(scene: Scene, i: int) -> Described | None:
    """Read a description of persons that starts at word `i`."""
    if i not in scene.starts and not _goes_with(scene, i + 1):
        return None
    described = _office(scene, i)
    return described or (_anybody(scene, i) or _two(scene, i) if scene.page.lower(i) == "the" else None)


def _office(scene: Scene, i: int) -> Described | None:
    """Read "the minister", "the Kazakh president", "the bank’s chairman", "the two leaders"."""
    page, number, at = scene.page, None, i
    if i not in scene.starts and _leads(page, i):
        number, at = _numbered(page, i)
    former = at > i and page.lower(at) in _FORMER and page.follows(at)
    at += former
    named = _owner(scene, at)
    if named:
        if at == i and page.follows(i) and page.lower(i - 1) in _ARTICLES:
            return None
        at = named.last
    elif at == i:
        return None
    if at >= len(page.words) or not scene.near(at) or (not page.follows(at) and named is None):
        return None
    noun = _plural_noun(page, at) or _office_noun(page, at)
    if noun is None:
        return None
    width, form, kind = noun
    if _continues_as_title(scene, at + width) or any(k in scene.starts for k in range(at, at + width)):
        return None
    new = any(page.lower(k) == "new" for k in range(i, at))
    return Described(i, at + width, form, kind, named.entity if named else None, number, new, former)


def _owner(scene: Scene, at: int) -> Named | None:
    """Give the country, or the owner with a possessive ending, that starts at a word."""
    named = scene.starts.get(at)
    if named is None or named.type == "NORP":
        return named
    owns = scene.page.words[named.last - 1].possessive and scene.ends.get(named.last) is named
    return named if owns and named.type in ("PLACE", "ORG", "") else None


def _plural_noun(page: Page, i: int) -> tuple[int, str, str] | None:
    nouns = lexicon("en", "linking_nouns")
    width, noun = _noun_at(page, i, nouns)
    return (width, noun, "pair of persons") if width and nouns[noun][0] == "pair of persons" else None


def _office_noun(page: Page, i: int) -> tuple[int, str, str] | None:
    head = head_at(page, i)
    return (head[0] - i, head[1], head[2]) if head else None


def _continues_as_title(scene: Scene, i: int) -> bool:
    """Say whether a person's name or more of the title follows."""
    page = scene.page
    if scene.comma(i) and scene.person_at(i):
        return True
    if not page.follows(i):
        return False
    if page.lower(i) in ("of", "for", "to") or i in scene.starts or page.nameish(i):
        return page.lower(i) != "to"
    return page.tag(i) in ("NN", "NNS") and not page.words[i - 1].possessive


def _anybody(scene: Scene, i: int) -> Described | None:
    """Read "the 54-year-old", "the man", "the teenager"."""
    page = scene.page
    if not page.follows(i + 1):
        return None
    at = i + 2 if page.lower(i + 1) in ("young", "old") and page.follows(i + 2) else i + 1
    word = page.lower(at)
    if at + 1 in scene.starts and scene.near(at + 1):
        return None
    if word.endswith(_AGED) and word.split("-")[0].isdigit():
        ends = not page.follows(at + 1) or page.tag(at + 1).startswith(
            (*_VERBAL, "IN", "TO", "RB", "CC", "WP")
        )
        return Described(i, at + 1, word.split("-")[0], "aged") if ends else None
    if word in lexicon("en", "linking_persons") and not _continues_as_title(scene, at + 1):
        return Described(i, at + 1, word, "anybody")
    return None


def _two(scene: Scene, i: int) -> Described | None:
    """Read "the two" where no noun follows."""
    page = scene.page
    if not page.follows(i + 1) or page.lower(i + 1) != "two":
        return None
    ends = not page.follows(i + 2) or page.tag(i + 2).startswith(_VERBAL)
    return Described(i, i + 2, "two", "pair of persons", number=2) if ends else None
