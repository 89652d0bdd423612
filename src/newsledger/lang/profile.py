"""What must be said of a language so that its texts can be told apart?

Invariant: a profile is data; one file a language, `lang/<code>.py` or `lang/<code>/__init__.py`.
"""

from __future__ import annotations

import msgspec


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A language of ours."""

    code: str
    """ISO 639-1."""
    name: str
    """In English."""
    own_letters: frozenset[str] = frozenset()
    """Letters one of which stands in nearly every sentence of the language: without any, it is less likely."""
    scripts: tuple[tuple[str, str], ...] = ()
    """(BCP 47 script, first letter of its Unicode names) where the language is written in more than one."""
