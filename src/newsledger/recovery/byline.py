"""Who wrote it, says a line of an article's head?

"By Maria Holt and J. Adler, Reuters", "Von Erika Beispiel", "Author: Ann Lee". Invariant: a name given is a stretch
of the line, without offices ("Senior Correspondent") and addresses.
"""

from __future__ import annotations

import re
from functools import cache

from newsledger.recovery.shape import is_name, is_shouted
from newsledger.recovery.wording import key, prefix_of, words_of

ADDRESS = re.compile(r"\S+@\S+|https?://\S+|@\w+")
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
LONGEST = 160
SHORT_NAME = 5
"""A single word after "von" is a writer only where it is an agency's or a byline's short sign."""


def _alternatives(kind: str) -> str:
    words = sorted((w for w, k in words_of("names").items() if k == kind), key=lambda w: (-len(w), w))
    return "|".join(map(re.escape, words))


@cache
def _joiner() -> re.Pattern[str]:
    joins = _alternatives("join")
    return re.compile(rf"\s*[,;|/•·&+、，]\s*(?:(?:{joins})\s+)?|\s+(?:{joins})\s+", re.IGNORECASE)


@cache
def _whereabouts() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_alternatives('place')})\s[^\s].*$")


def _parts(text: str) -> list[str]:
    """Split a list of writers at commas and "and"; addresses, brackets and whereabouts are left out."""
    bare = ADDRESS.sub(" ", BRACKETS.sub(" ", text))
    parts = [_whereabouts().sub("", part.strip(" .,;:|–—-*_")) for part in _joiner().split(bare)]
    return [_unlabelled(part) for part in parts if part]


def _unlabelled(part: str) -> str:
    """Take a second label off: "Maria Holt, photos by J. Adler"."""
    by = prefix_of(part, "bylines")
    name = by[1].strip(" :") if by else ""
    return name if name and part[:1].islower() else part


def _holds(part: str, kind: str) -> bool:
    return words_of("names").get(key(part)) == kind


def split_names(text: str, *, signed: bool = False) -> tuple[str, ...]:
    """Split a list of writers into their names; offices are given only where no name is.

    `signed` says that a label such as "By" stands before them: then "dpa" is one too.
    """
    parts = [part for part in _parts(text) if is_name(part) or (signed and _holds(part, "agency"))]
    names = [part for part in parts if not _holds(part, "office")]
    return tuple(dict.fromkeys(names or parts))


def _is_plausible(label: str, rest: str) -> bool:
    """Ask more of a short word such as "von" or "par", which also begins sentences and headlines."""
    parts = _parts(rest)
    if not parts or not all(
        is_name(part) or _holds(part, "office") or _holds(part, "agency") for part in parts
    ):
        return False
    first = parts[0]
    return " " in label or " " in first or "." in first or len(first) <= SHORT_NAME or is_shouted(first)


def find_byline(text: str) -> tuple[str, ...]:
    """Read a byline that takes the whole line; () where the line is something else."""
    core = text.strip("*_ ")
    found = prefix_of(core, "bylines") if len(core) <= LONGEST and core[-1:] not in {"?", "!"} else None
    if found is None:
        return ()
    label, rest = found
    has_colon = rest.lstrip()[:1] in {":", "："}
    if words_of("bylines")[label] == "colon" and not has_colon:
        return ()
    if core[0].islower() and not has_colon and label != "by":
        return ()
    rest = rest.lstrip(" :：")
    return split_names(rest, signed=True) if has_colon or _is_plausible(label, rest) else ()
