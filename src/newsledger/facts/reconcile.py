"""Are two events the same happening told twice?

Invariant: only events of one article and one type are ever joined; what remains are events that were given, in the
order of their spans; the more specific telling wins; a headline, which shortens, loses to the text, and so does a
sentence that only says what the sum named elsewhere is made up of.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from newsledger.annotate.annotated import Annotated
from newsledger.model import Event


def _countries(annotated: Annotated, ids: Iterable[str]) -> frozenset[str]:
    """Give the countries behind some entities: their own, and those of the offices they hold."""
    found: set[str] = set()
    for name in ids:
        entity = annotated.by_id.get(name)
        if entity is None or entity.type not in {"PERSON", "PLACE"}:
            continue
        offices = [role.of for role in entity.roles if role.of]
        found.update(
            e.country
            for e in [entity, *(annotated.by_id[o] for o in offices if o in annotated.by_id)]
            if e.country
        )
    return frozenset(found)


def _parties(event: Event) -> frozenset[str]:
    return frozenset((*event.actors, *event.recipients))


def _in_title(annotated: Annotated, event: Event) -> bool:
    return any(b.kind == "title" and b.start <= event.start < b.end for b in annotated.article.blocks)


def _slots(annotated: Annotated, event: Event) -> tuple[int, int, float, int]:
    """Order tellings: first the text before the headline, then by slots filled, confidence, and place."""
    people = sum(annotated.by_id[e].type == "PERSON" for e in _parties(event) if e in annotated.by_id)
    filled = 2 * len(event.actors) + 2 * len(event.recipients) + people
    filled += 2 * (event.place is not None) + (event.when is not None) + min(len(event.amounts), 1)
    return (not _in_title(annotated, event), filled, event.confidence, -event.start)


def _same_parties(annotated: Annotated, one: Event, other: Event) -> bool:
    mine, yours = _parties(one), _parties(other)
    if not mine or not yours:
        return True
    if mine <= yours or yours <= mine or len(mine & yours) > 1:
        return True
    if one.type != "CONSULT" and not _in_title(annotated, one) and not _in_title(annotated, other):
        return False
    # Ministers meet for their countries, and a headline names the countries.
    here, there = _countries(annotated, mine), _countries(annotated, yours)
    return bool(here) and bool(there) and (here <= there or there <= here)


def _same_place(one: Event, other: Event) -> bool:
    return one.place is None or other.place is None or one.place == other.place


def _same_time(one: Event, other: Event) -> bool:
    if one.when is None or other.when is None or not one.when.value or not other.when.value:
        return True
    return one.when.value.startswith(other.when.value) or other.when.value.startswith(one.when.value)


def same_happening(annotated: Annotated, one: Event, other: Event) -> bool:
    """Say whether two events tell of one happening."""
    if one.type != other.type or (one.mode and other.mode and one.mode != other.mode):
        return False
    if one.start == other.start and one.trigger.start != other.trigger.start:
        return False
    return _same_parties(annotated, one, other) and _same_place(one, other) and _same_time(one, other)


def _repeated(annotated: Annotated, events: Iterable[Event]) -> list[Event]:
    """Drop the headline's events where the lead has its own: a headline shortens what the lead says in full."""
    kept = list(events)
    title = next((b for b in annotated.article.blocks if b.kind == "title"), None)
    lead = next((b for b in annotated.article.blocks if b.kind == "paragraph"), None)
    if title is None or lead is None or not any(lead.start <= e.start < lead.end for e in kept):
        return kept
    return [e for e in kept if not title.start <= e.start < title.end]


def _sums(event: Event) -> list[tuple[Decimal, str]]:
    return [(Decimal(a.value), a.currency) for a in event.amounts if a.value and a.currency]


def _breaks_down(parts: Event, whole: Event) -> bool:
    """Say whether an event's sums of money are what another's is made up of: "$40 million … and $5 million"."""
    sums = _sums(parts)
    if parts is whole or parts.type != whole.type or len(sums) < 2:
        return False
    total = sum(value for value, _ in sums)
    return any({currency for _, currency in sums} == {own} and value == total for value, own in _sums(whole))


def reconcile(annotated: Annotated, events: Iterable[Event]) -> tuple[Event, ...]:
    """Keep one event a happening."""
    kept: dict[str, list[Event]] = {}
    told = _repeated(annotated, events)
    wholes = [e for e in told if not any(_breaks_down(e, whole) for whole in told)]
    for event in sorted(wholes, key=lambda e: (_slots(annotated, e), e.type), reverse=True):
        alike = kept.setdefault(event.type, [])
        if not any(same_happening(annotated, event, known) for known in alike):
            alike.append(event)
    found = (event for alike in kept.values() for event in alike)
    return tuple(sorted(found, key=lambda e: (e.start, e.trigger.start, e.type, e.by)))
