"""Is a person a man or a woman, as far as the words tell?

From honorifics and titles, given names, and the endings of Slavic and Turkic surnames. Invariant: None unless something
says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from newsledger.lang.lexicon import lexicon

Gender = Literal["m", "f"]

_WOMAN = re.compile(r"(?:ova|eva|skaya|tskaya|ovna|evna)$|^(?:kyzy|qizi|gyzy)$", re.IGNORECASE)
_MAN = re.compile(r"(?:ovich|evich|skiy|sky|ov|ev)$|^(?:uulu|uly|oglu|ogli)$", re.IGNORECASE)
_MALE_TITLE = re.compile(r"\b(?:\w*man|king|prince|emperor|emir|sultan|pope|imam)$", re.IGNORECASE)
_FEMALE_TITLE = re.compile(r"\b(?:\w*woman|queen|princess|first lady|actress)$", re.IGNORECASE)


def gender_of(names: Iterable[str], titles: Iterable[str], honorifics: Iterable[str]) -> Gender | None:
    """Tell a person's gender from the name's forms, titles and honorifics."""
    for honorific in honorifics:
        told = lexicon("en", "names_honorifics").get(honorific, ("",))[0]
        if told in ("m", "f"):
            return "m" if told == "m" else "f"
    for title in titles:
        if _FEMALE_TITLE.search(title):
            return "f"
        if _MALE_TITLE.search(title):
            return "m"
    return _by_name([name.split() for name in names])


def _by_name(forms: list[list[str]]) -> Gender | None:
    given = next(
        (told for words in forms if len(words) > 1 and (told := _of_given(words[0])) in ("m", "f")), ""
    )
    ending = _by_ending(forms)
    if given and ending and given != ending:
        return None  # "Ardak" is a woman's name more often than not, but Ardak Zholdasov hardly is a woman
    return ending if not given else "m" if given == "m" else "f"


def _by_ending(forms: list[list[str]]) -> Gender | None:
    for words in forms:
        if any(_WOMAN.search(word) for word in words[-2:]):
            return "f"
        if any(_MAN.search(word) for word in words[-2:]):
            return "m"
    return None


def _of_given(name: str) -> str:
    for table in ("names_given", "names_genders"):
        if name in lexicon("en", table):
            return lexicon("en", table)[name][0]
    return ""
