"""Which well-known organisation does a name or an acronym mean?

The table is `organisations.tsv` beside this file; it holds what news everywhere names, not a register. Invariant: a
form that means several of them gives None, never one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from newsledger.knowledge.forms import fold_form, slug, split_values
from newsledger.knowledge.spelling import fold_name
from newsledger.lang.lexicon import read_table

_SHORT = 5  # acronyms, in which every letter and its case counts: "WHO" is not "who"


@dataclass(frozen=True)
class Organisation:
    """An organisation that needs no introduction."""

    name: str
    other_names: tuple[str, ...]
    """Long forms, acronyms and other spellings."""
    country: str | None
    """ISO 3166-1 alpha-3, where it belongs to one."""
    wikidata: str | None
    generic: bool = False
    """Many bear the name: "Supreme Court"."""
    shared: tuple[str, ...] = ()
    """Those of its names that other countries' bodies bear too: "Congress"."""

    @property
    def id(self) -> str:
        """The name, as an id."""
        return f"org:{slug(self.name)}"

    @property
    def names(self) -> tuple[str, ...]:
        """The usual name, then the others."""
        return (self.name, *self.other_names)


@cache
def organisations() -> tuple[Organisation, ...]:
    """Give all organisations of the table."""
    rows = read_table("newsledger.knowledge", "organisations.tsv")
    return tuple(
        _organisation(
            name, split_values(others), country or None, wikidata or None, generic=kind == "generic"
        )
        for name, others, country, wikidata, kind in rows
    )


def _organisation(
    name: str, others: tuple[str, ...], country: str | None, wikidata: str | None, *, generic: bool
) -> Organisation:
    shared = tuple(other[1:] for other in others if other.startswith("~"))
    return Organisation(
        name, tuple(other.removeprefix("~") for other in others), country, wikidata, generic, shared
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


@cache
def _by_sound() -> Mapping[str, tuple[Organisation, ...]]:
    found: dict[str, dict[Organisation, None]] = {}
    for organisation in organisations():
        for name in organisation.names:
            key = fold_form(name) if len(name) <= _SHORT else fold_name(name)
            found.setdefault(key, {})[organisation] = None
    return MappingProxyType({key: tuple(several) for key, several in found.items()})


@lru_cache(maxsize=20_000)
def organisations_named(words: str) -> tuple[Organisation, ...]:
    """Give every organisation that a name or acronym may mean, however it is spelled; acronyms as they are written."""
    form = fold_form(words).removeprefix("the ")
    return _by_sound().get(form if len(form) <= _SHORT else fold_name(form), ())


@lru_cache(maxsize=20_000)
def organisation_named(words: str) -> Organisation | None:
    """Find the organisation that a name or acronym means: "IMF", "World Bank Group"."""
    return _by_name().get(fold_form(words).removeprefix("the "))
