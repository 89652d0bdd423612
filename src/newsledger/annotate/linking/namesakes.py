"""Which bare surnames of an article mean two officials, not one?

Invariant: names are parted only where offices or full names tell two officials of our table.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from newsledger.annotate.linking.joining import Key
from newsledger.annotate.linking.offices import office_before
from newsledger.knowledge.officials import officials_named
from newsledger.model import Mention

Window = tuple[date, date]


def namesakes_parted(
    text: str, published: Window | None, mentions: Sequence[Mention], keys: Sequence[Key]
) -> list[Key]:
    """Part two officials of one surname, each told by office or full name; a bare surname means the one named before it."""
    places: dict[Key, list[int]] = {}
    for at, key in enumerate(keys):
        if key.type == "PERSON":
            places.setdefault(key, []).append(at)
    shared = [ats for key, ats in places.items() if len(officials_named(key.name.split()[-1])) > 1]
    told = {at: _only_official(text, published, mentions[at]) for ats in shared for at in ats}
    in_full = {one: keys[at] for at, one in told.items() if one and " " in mentions[at].text}
    parted = list(keys)
    for ats in shared:
        meant = list(accumulate((told[at] for at in ats), _latest))
        if len({one for one in meant if one}) > 1:
            for at, one in zip(ats, meant, strict=True):
                if one:
                    parted[at] = in_full.get(one, Key("PERSON", f"{keys[at].name} {one}"))
    return parted


def _latest(before: str | None, told: str | None) -> str | None:
    return told or before


def _only_official(text: str, published: Window | None, mention: Mention) -> str | None:
    """Give the only official whom a name, with the office right before it, can mean."""
    held = office_before(text, mention)
    if held is None and " " not in mention.text:
        return None
    fitting = {
        official.id
        for official, _, _ in officials_named(mention.text)
        if held is None
        or any(
            term.office == held and (published is None or term.covers(*published)) for term in official.terms
        )
    }
    return fitting.pop() if len(fitting) == 1 else None
