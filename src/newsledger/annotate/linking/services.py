"""Whose press service speaks: "Rahmon's press service", "his press service", "the ministry's spokesman"?

Invariant: what speaks for somebody counts as him only where it speaks; "the company's office in Osh" is a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from newsledger.annotate.linking.scene import Scene
from newsledger.annotate.naming.page import Page
from newsledger.annotate.naming.words import word_at
from newsledger.lang.lexicon import lexicon
from newsledger.model import Reference

_PLACES_TOO = frozenset(["office", "administration", "representative", "representatives"])
_NO_VERBS = ("IN", "TO", "NN", "VBG", "WRB")


def owned_services(scene: Scene, meant: Mapping[int, str]) -> Iterator[Reference]:
    """Find the services that speak for somebody.

    `meant` gives the entity that the pronoun or description ending right before a word means.
    """
    page = scene.page
    first_words = _first_words()
    for i, word in enumerate(page.words):
        width = service_at(page, i) if i and word.lower in first_words else 0
        if not width or not scene.near(i):
            continue
        named = scene.ends.get(i)
        if named and (page.words[i - 1].possessive or named.type == "NORP"):
            yield Reference(page.words[named.first].start, page.words[i + width - 1].end, named.entity)
        elif i in meant:
            first = word_at(page.words, page.words[i - 1].start)
            yield Reference(page.words[first].start, page.words[i + width - 1].end, meant[i])


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split(" ", 1)[0] for form in lexicon("en", "names_services"))


def service_at(page: Page, i: int) -> int:
    """Give how many words name a service that starts at word `i`; 0 where none does, or where it is a place."""
    services = lexicon("en", "names_services")
    for width in (2, 1):
        words = " ".join(page.lower(i + k) for k in range(width))
        if words in services and (width == 1 or page.follows(i + 1)):
            return 0 if words in _PLACES_TOO and _is_place(page, i + width) else width
    return 0


def _is_place(page: Page, i: int) -> bool:
    """Say whether the words after "office" tell that it is a place, or go on without saying anything."""
    return page.follows(i) and page.tag(i).startswith(_NO_VERBS)
