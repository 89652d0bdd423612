"""Who met, visited, or conferred with whom?

CONSULT: meetings, talks, visits, calls, conferences, mediation. Invariant: all who take part are actors; a
conference that nobody is named to have attended still has its place and its date.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.annotate.annotated import Annotated
from newsledger.facts.coding import code_article
from newsledger.model import Event
from newsledger.registry import Example, component


@component(
    "fact",
    name="meetings",
    examples=(
        Example(
            "Uzbekistan’s president Shavkat Mirziyoyev met with Tajik president Emomali Rahmon in Khujand.",
            ("CONSULT happened: Shavkat Mirziyoyev, Emomali Rahmon @ Khujand",),
        ),
        Example(
            "Kyrgyzstan and Turkmenistan will hold talks in Ashgabat.",
            ("CONSULT planned: Kyrgyzstan, Turkmenistan @ Ashgabat",),
        ),
        Example(
            "Delegates from six countries gathered in Tashkent for a conference on glaciers.",
            ("CONSULT happened: @ Tashkent",),
        ),
        Example(
            "Japan’s foreign minister paid a visit to Dushanbe on Sunday.",
            ("CONSULT/visit happened: Japan @ Dushanbe",),
        ),
    ),
    silent=(
        "The meeting room was painted green.",
        "Sales met expectations in the third quarter.",
        "If Armenia and Georgia meet, the border may open.",
    ),
)
def find_meetings(annotated: Annotated) -> Iterator[Event]:
    """Find meetings, talks, visits and conferences."""
    yield from (coded.event for coded in code_article(annotated) if coded.event.type == "CONSULT")
