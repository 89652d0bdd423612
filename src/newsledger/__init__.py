"""newsledger: the news as people find it, made into clean articles and a ledger of cited, checked facts.

This is the whole public API. Importing it loads nothing heavy, opens nothing and starts nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from newsledger.config import Settings, load_settings
from newsledger.errors import (
    LedgerError,
    ModelError,
    NewsledgerError,
    QueryError,
    SettingsError,
    SourceError,
)
from newsledger.model import (
    Amount,
    Article,
    Block,
    Candidate,
    Cited,
    Credit,
    Document,
    DocumentRef,
    Entity,
    Event,
    Finding,
    Mention,
    Published,
    Quote,
    Reading,
    Reason,
    Rejected,
    Relation,
    Role,
    Span,
    Speaker,
    Time,
    Unread,
)

if TYPE_CHECKING:
    from newsledger.api import read, read_text, recover
    from newsledger.facts.relation import classify_relation
    from newsledger.lang.identify import identify_language
    from newsledger.ledger import Ledger

__version__ = "0.1.0"

_LOADED_WHEN_USED = {
    "Ledger": "newsledger.ledger",
    "classify_relation": "newsledger.facts.relation",
    "identify_language": "newsledger.lang.identify",
    "read": "newsledger.api",
    "read_text": "newsledger.api",
    "recover": "newsledger.api",
}

__all__ = [
    "Amount",
    "Article",
    "Block",
    "Candidate",
    "Cited",
    "Credit",
    "Document",
    "DocumentRef",
    "Entity",
    "Event",
    "Finding",
    "Ledger",
    "LedgerError",
    "Mention",
    "ModelError",
    "NewsledgerError",
    "Published",
    "QueryError",
    "Quote",
    "Reading",
    "Reason",
    "Rejected",
    "Relation",
    "Role",
    "Settings",
    "SettingsError",
    "SourceError",
    "Span",
    "Speaker",
    "Time",
    "Unread",
    "classify_relation",
    "identify_language",
    "load_settings",
    "read",
    "read_text",
    "recover",
]


def __getattr__(name: str) -> object:
    """Load the heavy part of the API when any of it is first used."""
    if name not in _LOADED_WHEN_USED:
        raise AttributeError(f"module 'newsledger' has no attribute {name!r}")
    value: object = getattr(import_module(_LOADED_WHEN_USED[name]), name)
    globals()[name] = value
    return value
