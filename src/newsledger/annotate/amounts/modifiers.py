"""Is an amount exact, or about, more than, less than so much?

Invariant: only the words directly before or after an amount loosen it; the loosening word nearest to it wins.
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from newsledger.annotate.amounts.numbers import DASHES, SPACES, last_word
from newsledger.lang.lexicon import lexicon
from newsledger.model import Modifier

_REACH = 48
"""Characters looked at on the left: the longest loosening phrase with its filler words fits."""
_FILLER = (
    r"(?:a total of|an average of|a combined|a record|another|an additional|a further|additional|a whopping"
    r"|a staggering|the equivalent of|its|their|his|only|just|an? annual)"
)
_BARE = ("over", "under", "above", "below", "beyond", "near", "some", "about", "around", ">", "<", "~", "≈")
"""Words that mean something else before a filler: "a row over a further $5 million"."""
_SPATIAL = frozenset(("under", "below", "above", "near", "beyond", "past"))
_TOPIC = re.compile(
    r"(?<!\w)(?:talk|speak|spoke|worr|ask|hear|know|think|thought|disput|question|lie|brag|boast|complain|jok|debat|concern|care)[a-z]*\s$",
    re.IGNORECASE,
)
"""Verbs whose "about" brings in a topic: "talking about $10 million"."""
_OPENING = "(“\"‘'"
"""Marks that may stand between a loosening word and its amount."""
_ARTICLE = re.compile(rf"(?:(?<=[{SPACES}])|^)an?[{SPACES}]$", re.IGNORECASE)


def _alternatives(forms: list[str]) -> str:
    ordered = sorted(forms, key=lambda f: (-len(f), f))
    return "|".join(re.escape(f).replace(r"\ ", r"\s") for f in ordered)


@cache
def _before() -> re.Pattern[str]:
    forms = list(lexicon("en", "amounts_modifiers_before"))
    firm = _alternatives([f for f in forms if f not in _BARE])
    bare = _alternatives([f for f in forms if f in _BARE])
    return re.compile(
        rf"(?:(?<!\w)(?P<firm>{firm})\s?(?:\s{_FILLER})?|(?<![\w])(?P<bare>{bare}))\s?[(“\"‘']?\s?$",
        re.IGNORECASE,
    )


@cache
def _closers() -> frozenset[str]:
    """Give the last words of all that may stand between a loosening word and its amount, itself included."""
    filler = re.split(r"\||\s", _FILLER.strip("(?:)").replace("an?", "a"))
    forms = [*lexicon("en", "amounts_modifiers_before"), *filler, "an"]
    return frozenset(last_word(form) for form in forms)


@cache
def _after() -> re.Pattern[str]:
    forms = _alternatives(list(lexicon("en", "amounts_modifiers_after")))
    return re.compile(rf"[{SPACES}]?(?P<form>{forms})(?!\w)", re.IGNORECASE)


def modifier_before(text: str, start: int, *, count: bool = False) -> Modifier | None:
    """Read the words before `start` that loosen an amount; a bare place word does not loosen a small count."""
    left = text[max(0, start - _REACH) : start]
    left = left[left.rfind("\n") + 1 :]
    if last_word(left.rstrip().rstrip(_OPENING).rstrip()) not in _closers():
        return None
    article = _ARTICLE.search(left)
    found = _before().search(left) or (_before().search(left[: article.start()]) if article else None)
    if found is None:
        return None
    form = re.sub(r"\s", " ", (found["firm"] or found["bare"]).lower())
    if (article and found["bare"]) or (form == "about" and _TOPIC.search(left[: found.start()])):
        return None
    if count and form in _SPATIAL:
        return None
    return cast("Modifier", lexicon("en", "amounts_modifiers_before")[form][0])


def modifier_after(text: str, end: int) -> tuple[Modifier, int] | None:
    """Read the words after `end` that loosen an amount ("or more", "or so", "+"), with where they end."""
    found = _after().match(text, end)
    if found is None:
        return None
    form = re.sub(r"\s", " ", re.sub(rf"[{DASHES}]", "-", found["form"].lower()))
    return cast("Modifier", lexicon("en", "amounts_modifiers_after")[form][0]), found.end()
