"""Who builds, opens, trades or works together with whom?

COOPERATE: plants, hubs and offices opened or to be built, joint projects, trade, exercises, information shared.
Invariant: a thing that opened is the actor where nobody is named who opened it.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.annotate.annotated import Annotated
from newsledger.facts.coding import code_article
from newsledger.model import Event
from newsledger.registry import Example, component


@component(
    "fact",
    name="cooperation",
    examples=(
        Example(
            "Samruk Energy will build a solar plant in Turkistan.",
            ("COOPERATE planned: Samruk Energy @ Turkistan",),
        ),
        Example(
            "The World Bank has opened an office in Ashgabat.",
            ("COOPERATE happened: World Bank @ Ashgabat",),
        ),
        Example(
            "Kazakhstan and China held a joint exercise.",
            ("COOPERATE happened: Kazakhstan, China",),
        ),
    ),
    silent=(
        "He opened the window and looked at the yard.",
        "Business is good, the baker says.",
        "Work on the plant may begin in spring.",
    ),
)
def find_cooperation(annotated: Annotated) -> Iterator[Event]:
    """Find working together in deed."""
    yield from (coded.event for coded in code_article(annotated) if coded.event.type == "COOPERATE")
