"""Who accuses, investigates, charges or arrests whom?

ACCUSE and the arrests, seizures and bans of COERCE. Invariant: what somebody is accused of is never an event of its
own, and an accusation stays alleged until a court has found.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.annotate.annotated import Annotated
from newsledger.facts.coding import code_article
from newsledger.model import Event
from newsledger.registry import Example, component


@component(
    "fact",
    name="cases",
    examples=(
        Example(
            "Police in Osh detained a customs officer on Monday.",
            ("COERCE/arrest happened: @ Osh",),
        ),
        Example(
            "Armenia accused Azerbaijan of shelling the village.",
            ("ACCUSE/allege alleged: Armenia > Azerbaijan",),
        ),
        Example(
            "The customs officer is suspected of taking bribes from drivers in Almaty.",
            ("ACCUSE/allege alleged: @ Almaty",),
        ),
        Example(
            "Turkmenistan banned the sale of foreign newspapers.",
            ("COERCE/restrict happened: Turkmenistan",),
        ),
    ),
    silent=(
        "The hotel charges extra for breakfast.",
        "Kazakhstan denied accusations of smuggling.",
        "The case was made of glass.",
    ),
)
def find_cases(annotated: Annotated) -> Iterator[Event]:
    """Find accusations, investigations, charges, arrests and other coercion."""
    yield from (coded.event for coded in code_article(annotated) if coded.event.type in {"ACCUSE", "COERCE"})
