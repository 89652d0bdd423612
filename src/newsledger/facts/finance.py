"""Who gives money or goods to whom, how much, and on what terms?

AID: loans, grants, disbursements, donations, relief. Invariant: the giver is the actor, whoever is given to the
recipient; every sum of the sentence comes with the event.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.annotate.annotated import Annotated
from newsledger.facts.coding import code_article
from newsledger.model import Event
from newsledger.registry import Example, component


@component(
    "fact",
    name="finance",
    examples=(
        Example(
            "The Asian Development Bank will provide Tajikistan with a $30 million loan.",
            ("AID planned: Asian Development Bank > Tajikistan",),
        ),
        Example(
            "Japan donated twelve ambulances to Kyrgyzstan.",
            ("AID happened: Japan > Kyrgyzstan",),
        ),
        Example(
            "The World Bank approved a grant of $5 million for Uzbekistan.",
            ("AID happened: World Bank > Uzbekistan",),
        ),
    ),
    silent=(
        "Help yourself to coffee, the sign says.",
        "The loan is for ten years.",
        "Norway is considering sending aid to Moldova.",
    ),
)
def find_finance(annotated: Annotated) -> Iterator[Event]:
    """Find aid given, promised or planned."""
    yield from (coded.event for coded in code_article(annotated) if coded.event.type == "AID")
