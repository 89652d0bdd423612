"""Who wrote it, says a line of an article's head?

"By Maria Holt and J. Adler, Reuters", "Von Erika Beispiel", "Author: Ann Lee". Invariant: a name given is a stretch
of the line, without offices ("Senior Correspondent") and addresses.
"""

from __future__ import annotations

import re
from functools import cache

from newsledger.recover.shape import is_name, is_shouted
from newsledger.recover.wording import key, prefix_of, words_of

ADDRESS = re.compile(r"\S+@\S+|https?://\S+|@\w+")
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
LONGEST = 160


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


def split_names(text: str) -> tuple[str, ...]:
    """Split a list of writers into their names; what is no name is left out."""
    bare = ADDRESS.sub(" ", BRACKETS.sub(" ", text))
    parts = [_whereabouts().sub("", part.strip(" .,;:|–—-*_")) for part in _joiner().split(bare)]
    names: list[str] = []
    offices: list[str] = []
    for part in parts:
        by = prefix_of(part, "bylines")
        name = by[1].strip(" :") if by and by[1].strip(" :") and part[:1].islower() else part
        if is_name(name) and name not in names:
            (offices if words_of("names").get(key(name)) == "office" else names).append(name)
    return tuple(names or offices)


def _is_plausible(label: str, names: tuple[str, ...], rest: str) -> bool:
    """Ask more of a short word such as "von" or "par", which also begins sentences and headlines."""
    if not names or sum(map(len, names)) < 0.4 * len(rest):
        return False
    return " " in label or all(
        " " in name or "." in name or len(name) <= 5 or is_shouted(name) for name in names[:1]
    )


def find_byline(text: str) -> tuple[str, ...]:
    """Read a byline that takes the whole line; () where the line is something else."""
    core = text.strip("*_ ")
    if len(core) > LONGEST or core[-1:] in "?!":
        return ()
    found = prefix_of(core, "bylines")
    if found is None:
        return ()
    label, rest = found
    needs_colon = words_of("bylines")[label] == "colon"
    has_colon = rest.lstrip()[:1] in {":", "："}
    if (needs_colon and not has_colon) or not (
        core[0].isupper() or not core[0].islower() or has_colon or label == "by"
    ):
        return ()
    rest = rest.lstrip(" :：")
    names = split_names(rest)
    return names if has_colon or _is_plausible(label, names, BRACKETS.sub(" ", rest)) else ()
