"""Does "the third office, joining A and B" name as many others as the ordinal needs?

Silent where the others need not all be named ("after", "following"), or where their number is uncertain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsledger.checks.figures import sentence_around
from newsledger.checks.items import count_items
from newsledger.model import Finding, Span
from newsledger.registry import Example, component

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.annotate.annotated import Annotated
    from newsledger.model import Event

_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_JOINING = ("joining", "alongside", "in addition to", "besides")
_ORDINAL = re.compile(
    rf"(?<!\w)(?P<ordinal>{'|'.join(_ORDINALS)})\s(?!in\s|of\s|to\s|and\s|on\s)(?P<noun>(?:[^\W\d_]+[\s-]){{0,6}}?[^\W\d_]+?)"
    r"(?:\s(?:in|of|at|on|for)\s[^,;:.\n]{1,40})?,?\s(?:" + "|".join(_JOINING) + r")\s"
)
_NOT_THINGS = re.compile(
    r"(?<!\w)(?:year|month|week|day|time|quarter|half|place|round|term|consecutive|straight)(?!\w)"
)


@component(
    "check",
    name="ordinal-count",
    examples=(
        Example(
            "It is the firm's third office abroad, joining the one in Baku and that in Tbilisi.",
            ("ordinal-count holds",),
        ),
        Example("The bakery is the family's second shop, joining the one in Osh.", ("ordinal-count holds",)),
        Example(
            "It is the firm's fourth office abroad, joining those in Baku and Tbilisi.",
            ("ordinal-count fails",),
        ),
    ),
    silent=(
        "It is the firm's third office abroad, after a busy year in Baku.",
        "She came second in the race, joining the leaders.",
        "It was the third day of talks, joining ministers and experts.",
    ),
)
def ordinal_count(annotated: Annotated, events: tuple[Event, ...]) -> Iterator[Finding]:
    """Count the others named beside an ordinal."""
    del events
    text = annotated.article.text
    if not any(words in text for words in _JOINING):
        return
    for found in _ORDINAL.finditer(text):
        if _NOT_THINGS.search(found["noun"]):
            continue
        end = sentence_around(text, found.start()).end
        items = count_items(text, found.end(), end, places=True) if found.end() < end else None
        if items is None:
            continue
        others = _ORDINALS.index(found["ordinal"]) + 1
        evidence = (Span(found.start("ordinal"), found.end("noun")), items.span)
        said = f"{found['ordinal']} {found['noun']}"
        if items.least <= others <= items.most:
            message = f"{said}: {others} {'other is' if others == 1 else 'others are'} named: holds"
            yield Finding("ordinal-count", "holds", message, evidence)
        elif items.least == items.most and items.least > 1:
            message = f"{said}, yet {items.least} others are named where {others} would be: fails"
            yield Finding("ordinal-count", "fails", message, evidence)
