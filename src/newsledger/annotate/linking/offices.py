"""Which office that the table of officials knows do words name?

Invariant: no office of somebody who serves a holder ("deputy prime minister").
"""

from __future__ import annotations

import re
from functools import cache

from newsledger.lang.lexicon import lexicon
from newsledger.model import Mention

_TITLE = re.compile(r"((?:[\w’'-]+\s+){0,3}[\w’'-]+),?\s+$")
_SHARED_TITLE = re.compile(
    r"\b((?:[A-Za-z]+\s+){0,2}[A-Za-z]+)s\s+(?:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}(?:,|,?\s+and)\s+)*$"
)
_MEMBERS = frozenset(["state", "council", "treasury", "home", "defense", "defence", "foreign", "executive"])
_LESSER = frozenset(
    ["deputy", "vice", "assistant", "adviser", "advisor", "spokesman", "spokeswoman", "spokesperson", "aide"]
)


def office_named(words: frozenset[str]) -> str | None:
    """Give the office whose words all stand in a title: the one with the most words."""
    fitting = [(len(form), office) for form, office in _offices() if words >= form]
    return max(fitting)[1] if fitting and not _lesser(words) else None


def office_before(text: str, mention: Mention) -> str | None:
    """Give the office that stands right before a name: "President Japarov"."""
    found = _TITLE.search(text, max(0, mention.start - 60), mention.start)
    return _ending_in_office(found[1].lower().split() if found else [])


def office_shared(text: str, mention: Mention) -> tuple[str, bool] | None:
    """Give the office that a name shares with its neighbours, and whether it is over: "former presidents Bush and Clinton"."""
    found = _SHARED_TITLE.search(text, max(0, mention.start - 120), mention.start)
    words = found[1].lower().split() if found else []
    office = _ending_in_office(words)
    return (office, "former" in words) if office else None


def _ending_in_office(words: list[str]) -> str | None:
    if not words or not any(words[-1] in form for form, _ in _offices()):
        return None
    return office_named(frozenset(words))


def _lesser(words: frozenset[str]) -> bool:
    """Say whether a title is of somebody who serves a holder of office: "deputy", "press secretary"."""
    return bool(words & _LESSER) or ("secretary" in words and not words & _MEMBERS)


@cache
def _offices() -> tuple[tuple[frozenset[str], str], ...]:
    """Give the words of each office's title with the office."""
    return tuple(
        (frozenset(form.split()), office) for form, (office,) in lexicon("en", "linking_offices").items()
    )
