"""What happened, according to the article, and do its figures hold?

Invariant: what is said is not what is so: every event carries a status, and every event and finding cites its words.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from newsledger.model.annotation import Amount, Time
from newsledger.model.span import Cited, Span

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["happened", "ongoing", "planned", "called_for", "alleged", "denied", "hypothetical"]
Verdict = Literal["holds", "fails", "suspicious"]


class Event(Span, frozen=True, kw_only=True):
    """A PLOVER-coded who-did-what-to-whom; the span is the sentence or clause that says it."""

    type: EventType
    mode: str | None = None
    status: Status
    actors: tuple[str, ...] = ()
    """Ids of entities of the same reading."""
    recipients: tuple[str, ...] = ()
    place: str | None = None
    """The id of a PLACE entity."""
    when: Time | None = None
    amounts: tuple[Amount, ...] = ()
    contexts: tuple[str, ...] = ()
    trigger: Cited
    """The words that say what was done."""
    confidence: float
    """0 to 1; at 0.5 and above an event is counted."""
    by: str = ""
    """The fact component that made it; the pipeline fills it in."""


class Relation(msgspec.Struct, frozen=True):
    """The PLOVER relation between two marked actors of a sentence."""

    type: EventType
    mode: str | None
    quad: int
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    confidence: float


class Finding(msgspec.Struct, frozen=True):
    """What a check says, with its working in words."""

    code: str
    verdict: Verdict
    message: str
    """The working: "45 + 5 + 2.4 = 52.4 million dollars: holds"."""
    evidence: tuple[Span, ...]
