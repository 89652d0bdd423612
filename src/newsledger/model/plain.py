"""How does a value look in plain JSON types?

Invariant: dicts, lists, strings, numbers, booleans and None only; no text is altered, whatever is in it.
"""

from __future__ import annotations

from typing import Any

import msgspec


def plain(value: object) -> Any:  # noqa: ANN401  whatever JSON can hold
    """Give a struct in plain JSON types."""
    try:
        return msgspec.json.decode(msgspec.json.encode(value))
    except UnicodeEncodeError:  # lone surrogates, which are no UTF-8
        return _listed(msgspec.to_builtins(value))


def _listed(value: object) -> object:
    if isinstance(value, dict):
        return {key: _listed(each) for key, each in value.items()}
    return [_listed(each) for each in value] if isinstance(value, list | tuple) else value
