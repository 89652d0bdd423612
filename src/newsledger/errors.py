"""What can go wrong, as exceptions?

Exceptions are for a caller's mistake and a broken environment; what a page does to us is a value, `Rejected`.
Nothing else leaves the public API. Every message says what happened, where, and what to do next.

    NewsledgerError
    ├── SourceError        a path, a file or standard input that cannot be read
    ├── SettingsError      an unknown or ill-typed setting, with the nearest known name
    ├── ModelError         a language model that cannot be loaded
    ├── LedgerError        a ledger that cannot be opened, read or written
    └── QueryError         a search that cannot be understood, with the place where it goes wrong
"""


class NewsledgerError(Exception):
    """The root: catch this and you have caught all that newsledger raises on purpose."""


class SourceError(NewsledgerError):
    """A path, a file or standard input cannot be read."""


class SettingsError(NewsledgerError):
    """A setting is unknown or has a value that it cannot have."""


class ModelError(NewsledgerError):
    """A language model cannot be loaded."""


class LedgerError(NewsledgerError):
    """A ledger cannot be opened, read or written."""


class QueryError(NewsledgerError):
    """A search cannot be understood."""
