"""How is what a component finds written down in one short line, so that an example can say what it expects?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsledger import Amount, Event, Reading


def _amount(amount: Amount) -> str:
    parts = [amount.value or "?", amount.currency or amount.unit or "?", amount.modifier]
    return f"{amount.text} = {' '.join(p for p in parts if p)}"


def _event(reading: Reading, event: Event) -> str:
    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(e.name for i in ids if (e := reading.entity(i)))

    line = event.type + (f"/{event.mode}" if event.mode else "") + f" {event.status}:"
    if event.actors:
        line += f" {names(event.actors)}"
    if event.recipients:
        line += f" > {names(event.recipients)}"
    if event.place:
        line += f" @ {names((event.place,))}"
    return line


def _roles(reading: Reading) -> Iterator[str]:
    for entity in reading.entities:
        for role in entity.roles:
            of = reading.entity(role.of)
            yield f"{entity.name}: {role.title}, {of.name if of else role.of}"


def _quotes(reading: Reading) -> Iterator[str]:
    for quote in reading.quotes:
        words = " ".join(quote.text.strip("“”\"'«»‘’ ").split()[:3])
        yield f"{quote.kind} {quote.speaker.text if quote.speaker else '?'}: {words}"


ANNOTATIONS: dict[str, Callable[[Reading], list[str]]] = {
    "names": lambda r: [f"{m.text} {m.type}" for m in r.mentions],
    "times": lambda r: [f"{t.text} = {t.value}" for t in r.times],
    "amounts": lambda r: [_amount(a) for a in r.amounts],
    "roles": lambda r: list(_roles(r)),
    "quotes": lambda r: list(_quotes(r)),
}


def lines(kind: str, name: str, reading: Reading) -> list[str]:
    """Write down what one component made of a reading."""
    if kind == "annotation":
        return ANNOTATIONS[name](reading)
    if kind == "fact":
        return [_event(reading, e) for e in reading.events if e.by == name]
    return [f"{f.code} {f.verdict}" for f in reading.findings if f.code == name]
