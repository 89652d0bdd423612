"""Is a measure in brackets the one before it, in other units?

"970 kilometres (603 miles)". Invariant: only units whose ratio is fixed are compared; a pair that is near is left alone,
since the writer may have rounded before he converted.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsledger.checks.figures import rounding, say, value_of
from newsledger.model import Amount, Finding, Span
from newsledger.registry import Example, component

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsledger.annotate.annotated import Annotated
    from newsledger.model import Event

_UNITS = MappingProxyType({
    "length": {
        "m": "1", "cm": "0.01", "mm": "0.001", "km": "1000", "feet": "0.3048", "inches": "0.0254", "yards": "0.9144",
        "miles": "1609.344",
    },
    "area": {
        "m²": "1", "km²": "1000000", "hectares": "10000", "acres": "4046.856", "square feet": "0.092903",
        "square miles": "2589988",
    },
    "mass": {"kg": "1", "g": "0.001", "tonnes": "1000", "pounds": "0.453592"},
    "speed": {"km/h": "1", "mph": "1.609344"},
})  # fmt: skip
"""What a unit measures, and how many of the first it is. Gallons, ounces and short tons are several units of one name."""
_BRIDGE = re.compile(r"\s?\((?:about |around |roughly |approximately |some |nearly |or )?|,? or (?:about )?")
_EXACT = Decimal("0.005")
"""How exactly writers convert beside the roundness of their figures."""
_NEAR = Decimal("0.1")
"""Up to this share off, a pair is taken to be rounded rather than wrong."""


def _in(unit: str) -> tuple[str, Decimal] | None:
    return next(((kind, Decimal(units[unit])) for kind, units in _UNITS.items() if unit in units), None)


def _finding(first: Amount, second: Amount) -> Finding | None:
    one, other = _in(first.unit or ""), _in(second.unit or "")
    if one is None or other is None or one[0] != other[0] or one[1] == other[1] or first.high or second.high:
        return None
    due = value_of(first) * one[1] / other[1]
    if not due or not value_of(second):
        return None
    off = abs(value_of(second) / due - 1)
    said = f"{say(value_of(first), first.unit or '')} is {say(round(due, 1), second.unit or '')}"
    spans = (Span(first.start, first.end), Span(second.start, second.end))
    allowed = rounding(first) + rounding(second) + _EXACT
    if off <= allowed:
        return Finding("unit-conversion", "holds", f"{said}: holds", spans)
    if off <= allowed + _NEAR:
        return None
    return Finding("unit-conversion", "fails", f"{said}, yet given as {second.text}: fails", spans)


@component(
    "check",
    name="unit-conversion",
    examples=(
        Example("The border is 970 kilometres (603 miles) long.", ("unit-conversion holds",)),
        Example("The farm has 500 hectares (1,235 acres) of cotton.", ("unit-conversion holds",)),
        Example("The border is 970 kilometres (1,560 miles) long.", ("unit-conversion fails",)),
        Example("The wall is 12 feet (37 metres) high.", ("unit-conversion fails",)),
    ),
    silent=(
        "The wall is 12 feet (4 metres) high and the road 5 km (3 hours) long.",
        "They walked 100 metres, then 4 miles.",
    ),
)
def unit_conversion(annotated: Annotated, events: tuple[Event, ...]) -> Iterator[Finding]:
    """Convert a measure after."""
    del events
    text = annotated.article.text
    for first, second in pairwise(annotated.figures):
        if _BRIDGE.fullmatch(text[first.end : second.start]) and (found := _finding(first, second)):
            yield found
