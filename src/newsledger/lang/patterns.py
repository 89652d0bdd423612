"""How is a small grammar over classes of words written down and matched?

A lexicon gives each word its classes ("may": month 5), a pattern is a line of class names ("month day comma? year"),
and a match gives the words of a class back. Each combination of classes becomes one character, so a pattern is an
ordinary regular expression over a string with one character a word: matching is linear in practice, because patterns
have no unbounded repetition. A grammar whose patterns each need some rare class (`needs`) is matched only near words
that have one (`Signs.near`). Invariant: words keep their offsets into the text and never overlap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

Classes = Mapping[str, str]
"""Class name → value: {"month": "5"}."""

NO_CLASSES: Classes = {}


class Word(NamedTuple):
    """A word, number or mark of the text, with what it can be."""

    start: int
    end: int
    text: str
    classes: Classes


class Words(Sequence[Word]):
    """The words of a text, each made when it is first asked for: a grammar looks at few of them."""

    def __init__(self, found: list[re.Match[str] | Word], classes: list[Classes]) -> None:
        """Take what was found, matches of the text or words already made, with their classes one by one."""
        self.found = found
        self.classes = classes

    def __len__(self) -> int:
        """Count the words."""
        return len(self.found)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> list[Word]: ...
    def __getitem__(self, at: int | slice) -> Word | list[Word]:
        """Give a word, or a list of them."""
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        found = self.found[at]
        if isinstance(found, re.Match):
            self.found[at] = found = Word(found.start(), found.end(), found[0], self.classes[at])
        return found


class Near(NamedTuple):
    """The words of a text that a grammar can match, one character each, and which words they are."""

    signs: str
    places: Sequence[int]


GAP = "\n"
"""What stands for words left out: not even `any` matches it."""


class Signs:
    """The alphabet: one character for each combination of classes that can occur."""

    def __init__(self, combinations: Iterable[frozenset[str]]) -> None:
        distinct = sorted(set(combinations) | {frozenset()}, key=sorted)
        self._sign = {combination: chr(0xE000 + n) for n, combination in enumerate(distinct)}
        self._known = frozenset(name for combination in distinct for name in combination)
        self._plain = self._sign[frozenset()]

    def spell(self, words: Sequence[Word]) -> str:
        """Write words as one character each."""
        sign, plain = self._sign, self._plain
        every = words.classes if isinstance(words, Words) else [word.classes for word in words]
        return "".join([sign[frozenset(classes)] if classes else plain for classes in every])

    def having(self, names: Iterable[str]) -> frozenset[str]:
        """Give the signs of the words that have at least one of some classes."""
        wanted = frozenset(names)
        return frozenset(sign for classes, sign in self._sign.items() if classes & wanted)

    def near(self, spelled: str, wanted: re.Pattern[str]) -> Near:
        """Keep of spelled words the stretches that hold a wanted sign.

        A stretch runs from one word without classes to the next but one, so that a pattern may hold one `any`.
        """
        signs: list[str] = []
        places: list[int] = []
        done = run = 0
        for found in wanted.finditer(spelled):
            at = found.start()
            if at < run:
                continue
            first = max(spelled.rfind(self._plain, done, at) + 1, done)
            run = _find(spelled, self._plain, at)
            last = _find(spelled, self._plain, run + 1)
            if first > done:
                signs.append(GAP)
                places.append(-1)
            signs.append(spelled[first:last])
            places.extend(range(first, last))
            done = last
        return Near("".join(signs), places)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Compile a line of class names; `?`, `|`, `(`, `)` and `{m,n}` mean what they mean in `re`.

        `any` is any word at all. Raises ValueError for an unknown class.
        """
        return re.compile(re.sub(r"[a-z_]+|\s+", self._translate, pattern))

    def _translate(self, match: re.Match[str]) -> str:
        name = match.group()
        if name.isspace():
            return ""
        if name == "any":
            return "."
        if name not in self._known:
            raise ValueError(f"no word has the class {name!r}")
        return "[" + "".join(sign for classes, sign in self._sign.items() if name in classes) + "]"


def _find(spelled: str, sign: str, start: int) -> int:
    """Find the next sign of a kind; the end where there is none."""
    found = spelled.find(sign, start)
    return found if found >= 0 else len(spelled)


_PARTS = re.compile(r"[a-z_]+|[()|?]|\{[^}]*\}")


def needs(pattern: str, rarer: Callable[[str], int]) -> frozenset[str]:
    """Give classes of which every match of a pattern has at least one; of several such sets the rarest.

    `rarer` orders classes: the rarer, the lower. Empty where a pattern could match without any.
    """
    found, _ = _needs_of_choice(_PARTS.findall(pattern), 0, rarer)
    return found


def _needs_of_choice(
    parts: Sequence[str], at: int, rarer: Callable[[str], int]
) -> tuple[frozenset[str], int]:
    """Read alternatives up to a closing bracket: a match has what any of them needs, nothing where one needs nothing."""
    choices: list[frozenset[str]] = []
    best: frozenset[str] = frozenset()
    while at < len(parts) and parts[at] != ")":
        if parts[at] == "|":
            choices.append(best)
            best, at = frozenset(), at + 1
            continue
        found, at = _needs_of_item(parts, at, rarer)
        if found and (not best or max(map(rarer, found)) < max(map(rarer, best))):
            best = found
    choices.append(best)
    return (frozenset().union(*choices) if all(choices) else frozenset()), at + 1


def _needs_of_item(parts: Sequence[str], at: int, rarer: Callable[[str], int]) -> tuple[frozenset[str], int]:
    """Read a class or a bracket with its quantifier: what may be left out needs nothing."""
    if parts[at] == "(":
        found, after = _needs_of_choice(parts, at + 1, rarer)
    else:
        found, after = frozenset((parts[at],)) - {"any"}, at + 1
    if after < len(parts) and parts[after][0] in "?{":
        return frozenset(), after + 1
    return found, after


@dataclass(frozen=True, slots=True)
class Match:
    """Words that fit a pattern, from `first` up to `last` (half-open) in `words`."""

    words: Sequence[Word]
    first: int
    last: int

    @property
    def inside(self) -> Sequence[Word]:
        """The words themselves."""
        return self.words[self.first : self.last]

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.words[self.first].start

    @property
    def end(self) -> int:
        """Offset after the last word."""
        return self.words[self.last - 1].end

    def value(self, name: str) -> str | None:
        """Give the value of the first word of a class; None where there is none."""
        return next((w.classes[name] for w in self.inside if name in w.classes), None)

    def values(self, name: str) -> list[str]:
        """Give the values of every word of a class, in order."""
        return [w.classes[name] for w in self.inside if name in w.classes]

    def before(self, distance: int = 1) -> Word | None:
        """Give the word that stands `distance` words before the match."""
        at = self.first - distance
        return self.words[at] if at >= 0 else None

    def after(self, distance: int = 1) -> Word | None:
        """Give the word that stands `distance` words after the match."""
        at = self.last - 1 + distance
        return self.words[at] if at < len(self.words) else None


def find_matches(signs: str, words: Sequence[Word], pattern: re.Pattern[str]) -> Iterator[Match]:
    """Find where a pattern fits, from left to right, without overlaps."""
    for found in pattern.finditer(signs):
        yield Match(words, found.start(), found.end())
