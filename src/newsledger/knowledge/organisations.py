"""Which well-known organisation does a name or an acronym mean?

The table is `organisations.tsv` beside this file; it holds what news everywhere names, not a register. Invariant: a
form that means several of them gives None, never one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from newsledger.knowledge.forms import fold_form, split_values
from newsledger.lang.lexicon import read_table


@dataclass(frozen=True)
class Organisation:
    """An organisation that needs no introduction."""

    name: str
    other_names: tuple[str, ...]
    """Long forms, acronyms and other spellings."""
    country: str | None
    """ISO 3166-1 alpha-3, where it belongs to one."""
    wikidata: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """The usual name, then the others."""
        return (self.name, *self.other_names)


@cache
def organisations() -> tuple[Organisation, ...]:
    """Give all organisations of the table."""
    rows = read_table("newsledger.knowledge", "organisations.tsv")
    return tuple(
        Organisation(name, split_values(others), country or None, wikidata or None)
        for name, others, country, wikidata in rows
    )


@cache
def _by_name() -> Mapping[str, Organisation]:
    found: dict[str, Organisation] = {}
    several: set[str] = set()
    for organisation in organisations():
        for form in map(fold_form, organisation.names):
            if found.setdefault(form, organisation) is not organisation:
                several.add(form)
    return MappingProxyType({form: one for form, one in found.items() if form not in several})


def organisation_named(words: str) -> Organisation | None:
    """Find the organisation that a name or acronym means: "IMF", "World Bank Group"."""
    return _by_name().get(fold_form(words).removeprefix("the "))
