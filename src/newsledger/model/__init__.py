"""Which types do all the layers share?

Types only; imports nothing of ours. Everything is frozen.
"""

from newsledger.model.annotation import (
    Amount,
    Candidate,
    Entity,
    Mention,
    Modifier,
    NameType,
    Precision,
    Quote,
    QuoteKind,
    Reference,
    Role,
    Speaker,
    Time,
    TimeType,
)
from newsledger.model.article import (
    Article,
    Basis,
    Block,
    BlockKind,
    Credit,
    Published,
    SourceQuote,
    article_id,
)
from newsledger.model.document import Document, DocumentRef
from newsledger.model.fact import Event, EventType, Finding, Relation, Status, Verdict
from newsledger.model.outcome import Reason, Rejected, Unread
from newsledger.model.reading import Reading
from newsledger.model.span import Cited, Span

__all__ = [
    "Amount",
    "Article",
    "Basis",
    "Block",
    "BlockKind",
    "Candidate",
    "Cited",
    "Credit",
    "Document",
    "DocumentRef",
    "Entity",
    "Event",
    "EventType",
    "Finding",
    "Mention",
    "Modifier",
    "NameType",
    "Precision",
    "Published",
    "Quote",
    "QuoteKind",
    "Reading",
    "Reason",
    "Reference",
    "Rejected",
    "Relation",
    "Role",
    "SourceQuote",
    "Span",
    "Speaker",
    "Status",
    "Time",
    "TimeType",
    "Unread",
    "Verdict",
    "article_id",
]
