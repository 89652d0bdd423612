"""Which events does an article report, each once?

Asks every component of kind "fact" and reconciles what they found: one happening told in the headline, the lead and
a later sentence is one event, that of the telling with the most slots. Invariant: the same article gives the same
events in the same order; no event is made here, only kept or dropped.
"""

from __future__ import annotations

from newsledger.annotate.annotated import Annotated
from newsledger.facts.reconcile import reconcile
from newsledger.model import Event
from newsledger.registry import Component, discover


def _stamped(component: Component, annotated: Annotated) -> list[Event]:
    found: list[Event] = list(component.function(annotated))
    return [event if event.by == component.name else _by(event, component.name) for event in found]


def _by(event: Event, name: str) -> Event:
    return Event(**{f: getattr(event, f) for f in event.__struct_fields__ if f != "by"}, by=name)


def find_events(annotated: Annotated) -> tuple[Event, ...]:
    """Find the events of an article, in the order in which they are told."""
    components = [c for c in discover("newsledger.facts").values() if c.kind == "fact"]
    found = [event for component in components for event in _stamped(component, annotated)]
    return reconcile(annotated, found)
