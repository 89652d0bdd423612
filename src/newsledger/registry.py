"""Which sources, languages, annotations, facts and checks are there?

A component is a function with `@component` on it, in a file of its own; `discover` finds it. Invariant: there is no
list to edit and no global state: the decorator only attaches a `Component` to the function, and `discover` returns
an immutable mapping. Other packages add theirs through the entry point groups `newsledger.facts`,
`newsledger.checks`, …
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType, ModuleType
from typing import Any, Literal, TypeVar

Kind = Literal["source", "language", "annotation", "fact", "check"]
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Example:
    """An input and what a component must make of it; `tests/components` says how each kind is written down."""

    text: str
    expects: tuple[str, ...]
    """One short line for each thing found, in order: see `tests/components/render.py`."""
    title: str | None = None
    published: str | None = None
    """ISO 8601 date the text is read against."""


@dataclass(frozen=True)
class Component:
    """A function with its name, its version, and its examples."""

    kind: Kind
    name: str
    version: int
    """Raised when the component's answers change; stands on every row it makes."""
    function: Callable[..., Any] = field(compare=False)
    examples: tuple[Example, ...] = ()
    silent: tuple[str, ...] = ()
    """Texts of which the component must make nothing at all."""
    order: int = 0
    """Lower goes first where components are asked in turn; equal ones go by name."""


def component(
    kind: Kind,
    *,
    name: str,
    version: int = 1,
    examples: tuple[Example, ...] = (),
    silent: tuple[str, ...] = (),
    order: int = 0,
) -> Callable[[F], F]:
    """Mark a function as a component; the function itself is unchanged."""

    def attach(function: F) -> F:
        made = Component(kind, name, version, function, examples, silent, order)
        function.__component__ = made  # type: ignore[attr-defined]  # functions carry attributes
        return function

    return attach


def _components_of(module: ModuleType) -> list[Component]:
    found = [getattr(value, "__component__", None) for value in vars(module).values()]
    return [c for c in found if isinstance(c, Component) and c.function.__module__ == module.__name__]


@cache
def discover(package: str) -> Mapping[str, Component]:
    """Find the components of a package's modules and of its entry point group, by name.

    Raises ValueError where two components share a name: neither could be referred to.
    """
    root = importlib.import_module(package)
    modules = [importlib.import_module(f"{package}.{m.name}") for m in pkgutil.iter_modules(root.__path__)]
    found = [c for module in modules for c in _components_of(module)]
    for entry in entry_points(group=package):
        made = getattr(entry.load(), "__component__", None)
        if isinstance(made, Component):
            found.append(made)
    found.sort(key=lambda c: (c.order, c.name))
    by_name = {c.name: c for c in found}
    if len(by_name) < len(found):
        names = [c.name for c in found]
        raise ValueError(
            f"{package} has two components named {next(n for n in names if names.count(n) > 1)!r}"
        )
    return MappingProxyType(by_name)
