"""Who agreed with whom, and on what paper?

AGREE: signed memoranda, agreements and contracts, and announced ones. PLOVER's crosswalk files a formally signed
agreement (CAMEO 057) under SUPPORT; a ledger's reader looks for it among the agreements, so the event is AGREE, while
`classify_relation`, which follows the codebook, says SUPPORT. Invariant: both sides are actors.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from newsledger.annotate.annotated import Annotated
from newsledger.facts.coding import Coded, code_article
from newsledger.model import Event
from newsledger.registry import Example, component


def _signed(coded: Coded) -> Event:
    event = coded.event
    # Where two have signed, whoever else is named is what it is about: "a contract to sell gas to …".
    others = () if len(event.actors) > 1 else event.recipients
    together = tuple(dict.fromkeys((*event.actors, *others)))
    return msgspec.structs.replace(event, type="AGREE", mode=None, actors=together, recipients=())


@component(
    "fact",
    name="agreements",
    examples=(
        Example(
            "Kazakhstan and Mongolia signed a memorandum on the transit of grain.",
            ("AGREE happened: Kazakhstan, Mongolia",),
        ),
        Example(
            "Kyrgyzstan reached an agreement with Germany on seasonal workers.",
            ("AGREE happened: Kyrgyzstan, Germany",),
        ),
        Example(
            "Latvia is expected to sign a contract with Turkmenistan.",
            ("AGREE planned: Latvia, Turkmenistan",),
        ),
        Example(
            "Uzbekistan agreed to sell electricity to Afghanistan.",
            ("AGREE happened: Uzbekistan > Afghanistan",),
        ),
    ),
    silent=(
        "She agreed that the soup was cold.",
        "The agreement runs to forty pages.",
        "Turkey urged Armenia to sign the treaty.",
    ),
)
def find_agreements(annotated: Annotated) -> Iterator[Event]:
    """Find agreements that were signed, reached or announced."""
    for coded in code_article(annotated):
        if coded.signed:
            yield _signed(coded)
        elif coded.event.type == "AGREE":
            yield coded.event
