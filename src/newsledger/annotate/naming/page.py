"""What do the finders of names look at?

An article's words with what the parse says of them. Invariant: it also serves where the model says nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc

from newsledger.annotate.naming.gazetteer import known_names
from newsledger.annotate.naming.words import Words, words_of
from newsledger.lang.lexicon import lexicon

_SURNAME = re.compile(
    r"[^\W\d_]{3}(?:ov|ev|ova|eva|enko|yeva|yev|skiy|skaya|yan|shvili|zoda|zade|uulu|uly|kyzy)$"
)
_NO_NAME_TAGS = ("RB", "IN", "DT", "PRP", "CC", "VB", "WD", "WP", "WRB", "MD", "TO", "EX", "UH", "PD", "CD")
SUFFIXES = frozenset(["uulu", "kyzy", "uly", "oglu", "ogly", "oghlu", "qizi", "gizi", "zade"])
"""Words in small letters that may end a person's name."""
PARTICLES = frozenset(
    [
        "al",
        "bin",
        "ibn",
        "de",
        "da",
        "do",
        "dos",
        "del",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "el",
        "ben",
        "uulu",
        "kyzy",
        "uly",
        "oglu",
        "ogly",
        "zade",
        "ul",
    ]
)


@dataclass(frozen=True)
class Page:
    """A text, its words, and their tags."""

    text: str
    words: Words
    tags: Mapping[int, str]
    """Penn tags by the offset at which the token starts; empty where the model gives none."""
    persons: frozenset[int] = frozenset()
    """Offsets at which the model sees a person's name begin."""

    @classmethod
    def of(cls, doc: Doc, text: str | None = None) -> Page:
        """Look at a parsed article; its text, where it is at hand, need not be put together from the tokens."""
        return _page_of(doc, doc.text if text is None else text)

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that the article also writes small."""
        return frozenset(w.text for w in self.words if not w.capital)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Words, in small letters, that the article writes with a capital where nothing but a name calls for one."""
        words = (self.words[i] for i in self.words.capitals)
        return frozenset(w.lower for w in words if not (w.opens or w.headline))

    @cached_property
    def nameish_words(self) -> frozenset[int]:
        """Words that may be parts of names."""
        honorifics = lexicon("en", "names_honorifics")
        return frozenset(
            i for i in self.words.capitals if self.words[i].text not in honorifics and not self.is_plain(i)
        )

    def in_word(self, offset: int) -> bool:
        """Say whether a word stands at an offset, rather than a link, a handle or a gap."""
        i = bisect_right(self.words.starts, offset) - 1
        return i >= 0 and offset < self.words[i].end

    def tag(self, i: int) -> str:
        """Give the Penn tag of a word, or nothing."""
        return self.tags.get(self.words[i].start, "")

    def is_plain(self, i: int) -> bool:
        """Say whether a capitalised word is an ordinary word that merely opens a sentence or stands in a headline."""
        word = self.words[i]
        if word.headline:
            return self._is_plain_in_headline(i)
        if not word.opens:
            return word.lower in STOP_WORDS and len(word.text) > 2 and not word.text.isupper()
        small = word.lower
        if word.text in lexicon("en", "names_given") or word.text in known_names():
            return small in self.small
        return small in STOP_WORDS or small in self.small or self.tag(i).startswith(_NO_NAME_TAGS)

    def _is_plain_in_headline(self, i: int) -> bool:
        """Say whether the body writes a headline's word small, or, where it does not have it, whether it is ordinary."""
        word = self.words[i]
        small = word.lower
        if small in self.small:
            return small not in self.capitals
        if small in self.capitals or word.text in lexicon("en", "names_given") or word.text in known_names():
            return False
        ordinary = small in STOP_WORDS or small in lexicon("en", "names_ordinary")
        return ordinary or self.tag(i).startswith(_NO_NAME_TAGS)

    def nameish(self, i: int) -> bool:
        """Say whether a word may be part of a name."""
        return i in self.nameish_words

    def follows(self, i: int) -> bool:
        """Say whether word `i` stands directly after the word before it."""
        return 0 < i < len(self.words) and self.words[i].joined

    def lower(self, i: int) -> str:
        """Give word `i` in small letters, or nothing where there is none."""
        return self.words[i].lower if 0 <= i < len(self.words) else ""

    def run_right(self, i: int, most: int = 8) -> int:
        """Give the end (exclusive) of the run of name words that starts with word `i`; a person after it is not in it."""
        j = i + 1
        while j < len(self.words) and j - i < most and self.follows(j) and self.nameish(j):
            if self._person_starts(j):
                break
            j += 1
        return j

    def _person_starts(self, i: int) -> bool:
        """Say whether the model's person, a given name, or a word before a Slavic or Turkic surname stands at word `i`."""
        if self.words[i].start in self.persons:
            return True
        if not (self.follows(i + 1) and self.nameish(i + 1)):
            return False
        return self.words[i].text in lexicon("en", "names_given") or bool(
            _SURNAME.search(self.words[i + 1].text)
        )

    def run_left(self, i: int, most: int = 8) -> int:
        """Give the start of the run of name words that ends with word `i`."""
        j = i
        while j > 0 and i - j < most and self.follows(j) and self.nameish(j - 1):
            j -= 1
        return j


@lru_cache(maxsize=2)  # the article at hand, which several annotations look at
def _page_of(doc: Doc, text: str) -> Page:
    persons = frozenset(ent.start_char for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1)
    return Page(text, words_of(text), _tags(doc), persons)


def _tags(doc: Doc) -> dict[int, str]:
    names = doc.vocab.strings
    starts, tags = doc.to_array(["IDX", "TAG"]).T.tolist()
    told = {tag: names[tag] for tag in set(tags)}
    return dict(zip(starts, map(told.__getitem__, tags), strict=True)) if any(told) else {}


def is_title(words: str) -> bool:
    """Say whether a word or phrase is an office."""
    return words.lower() in lexicon("en", "roles_titles")


_OFFICES = frozenset(["state", "minister", "press", "diplomat", "business"])
_OFFICIALS = frozenset(
    [
        "director",
        "chairman",
        "chairwoman",
        "chairperson",
        "manager",
        "coordinator",
        "governor",
        "mayor",
        "akim",
        "envoy",
        "adviser",
        "advisor",
        "officer",
        "specialist",
        "representative",
        "economist",
        "analyst",
        "spokesman",
        "aide",
    ]
)


def is_office(word: str) -> bool:
    """Say whether a word names an office and hardly ever stands inside an organisation's name."""
    noun, kind = lexicon("en", "roles_titles").get(word.lower(), ("", ""))
    return kind in _OFFICES or noun in _OFFICIALS
