"""The store: every article with its facts, where each was read from, and what made it; and the search over it."""

from newsledger.ledger.search import Citation, Hit
from newsledger.ledger.store import Added, Kept, Ledger, Refused

__all__ = ["Added", "Citation", "Hit", "Kept", "Ledger", "Refused"]
