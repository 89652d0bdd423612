"""What else happened, in PLOVER's terms?

The types that have no file of their own: SUPPORT, CONCEDE, RETREAT, REQUEST, REJECT, THREATEN, PROTEST, SANCTION,
MOBILIZE and ASSAULT. Invariant: as for every kind, nothing that is only imagined, considered or urged is an event.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.annotate.annotated import Annotated
from newsledger.facts.coding import code_article
from newsledger.model import Event
from newsledger.registry import Example, component

ELSEWHERE = frozenset({"CONSULT", "AGREE", "AID", "ACCUSE", "COERCE", "COOPERATE"})
"""Types with a file of their own."""


@component(
    "fact",
    name="events",
    examples=(
        Example(
            "Protesters blocked a highway near Osh on Friday.",
            ("PROTEST/obstruct happened: @ Osh",),
        ),
        Example(
            "Moldova expelled two Russian diplomats.",
            ("SANCTION/expel happened: Moldova > Russia",),
        ),
        Example(
            "Tajikistan withdrew its troops from the valley.",
            ("RETREAT/withdraw happened: Tajikistan",),
        ),
        Example(
            "Georgia rejected a proposal by Armenia.",
            ("REJECT happened: Georgia > Armenia",),
        ),
        Example(
            "Turkey praised Uzbekistan for its reforms.",
            ("SUPPORT happened: Turkey > Uzbekistan",),
        ),
        Example(
            "Armenia said it will not release the pilots.",
            ("REJECT happened: Armenia",),
        ),
    ),
    silent=(
        "The troupe rehearsed for a week.",
        "Latvia expressed concern over the harvest.",
        "Azerbaijan did not attack Armenia.",
        "The ministry declined to comment.",
    ),
)
def find_other_events(annotated: Annotated) -> Iterator[Event]:
    """Find the events of all remaining types."""
    for coded in code_article(annotated):
        if coded.event.type not in ELSEWHERE and not coded.signed:
            yield coded.event
