"""How is a ledger laid out?

One row a thing, in tables named for it; every row says which run and which component made it. Invariant: nothing
here is SQLite's alone (the full text index is in `fulltext.py`); keys are derived from content, never from the order
of arrival or a clock; `migrations/` leads to exactly these tables, and a test compares the two.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def _made() -> tuple[Column[Any], ...]:
    return (
        Column("run_id", Text, ForeignKey("runs.id"), nullable=False),
        Column("made_by", Text, nullable=False),
    )


def _span(prefix: str = "", *, required: bool = True) -> tuple[Column[Any], ...]:
    """Give the columns of a stretch of the article's text: half-open, code points from 0."""
    return (
        Column(f"{prefix}start", Integer, nullable=not required),
        Column(f"{prefix}end", Integer, nullable=not required),
        Column(prefix.removesuffix("_") or "text", Text, nullable=not required),
    )


def _amount() -> tuple[Column[Any], ...]:
    return (
        Column("value", Text),
        Column("high", Text),
        Column("currency", Text, index=True),
        Column("currencies", Text),  # between which the words leave it open, joined by "; "
        Column("unit", Text),
        Column("modifier", Text),
        Column("role", Text),
        Column("per", Text),
        *_span("share_of_", required=False),
    )


def _position() -> tuple[Column[Any], ...]:
    """Give the columns that say where a place is: a country's has no coordinates."""
    return (
        Column("precision", Text),  # country, division, city or feature
        Column("latitude", Float),
        Column("longitude", Float),
    )


def _document() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["document_id", "document_uri"], ["documents.id", "documents.uri"])


def _part(name: str, *columns: Column[Any], of: str | None = None) -> Table:
    """Give a table with a row for the nth of something of an article, or of the nth `of` of an article."""
    whose = [Column(of, Integer, nullable=False)] if of else []
    return Table(
        name,
        METADATA,
        Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        *whose,
        Column("n", Integer, nullable=False),
        *columns,
        *_made(),
        PrimaryKeyConstraint("article_id", *(column.name for column in whose), "n"),
    )


runs = Table(
    "runs",
    METADATA,
    Column("id", Text, primary_key=True),  # derived from the versions and settings below
    Column("started", Text, nullable=False),  # when rows were first made so; the ledger's only clock reading
    Column("version", Text, nullable=False),
    Column("components", Text, nullable=False),  # JSON: {package: {component: version}}
    Column("settings_digest", Text, nullable=False),
)

documents = Table(
    "documents",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("uri", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("fetched_at", Text),
    *_made(),
)

articles = Table(
    "articles",
    METADATA,
    Column("id", Text, primary_key=True),
    # Made from the id: the full text index wants whole numbers.
    Column("number", BigInteger().with_variant(Integer, "sqlite"), nullable=False, unique=True),
    Column("document_id", Text, nullable=False),
    Column("document_uri", Text, nullable=False),
    Column("language", Text, index=True),
    Column("title", Text),
    Column("byline", Text),
    Column("credit", Text),
    Column("section", Text),
    Column("published_earliest", Date, index=True),
    Column("published_latest", Date),
    Column("published_basis", Text),
    Column("text", Text, nullable=False),
    Column("record", Text, nullable=False),  # the whole reading, as `read --jsonl` prints it
    *_made(),
    Column("credit_raw", Text),
    _document(),
)

article_documents = Table(
    "article_documents",
    METADATA,
    Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("document_id", Text, primary_key=True),
    Column("document_uri", Text, primary_key=True),
    # Where the article stands in the decoded document; -1 where that is not known.
    Column("document_start", Integer, primary_key=True, autoincrement=False),
    Column("document_end", Integer, primary_key=True, autoincrement=False),
    *_made(),
    _document(),
)

article_blocks = _part(
    "article_blocks",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", Text, nullable=False),
)
# Words of the decoded document, not of the article's text.
article_evidence = _part(
    "article_evidence",
    Column("quote", Text, nullable=False),
    Column("source_start", Integer, nullable=False),
    Column("source_end", Integer, nullable=False),
)
mentions = _part("mentions", *_span(), Column("type", Text, nullable=False), Column("entity", Text))
entities = _part(
    "entities",
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", Text, index=True),
    Column("wikidata", Text, index=True),
    # What it is in every article, where that is sure; the other columns are of the same candidate.
    Column("link", Text, index=True),
    Column("link_name", Text),
    Column("link_kind", Text),
    Column("link_score", Float),
    *_position(),
)
# Whom or what an entity may be, the likeliest first.
entity_candidates = _part(
    "entity_candidates",
    Column("id", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("country", Text),
    Column("wikidata", Text),
    *_position(),
    of="entity_n",
)
entity_names = _part("entity_names", Column("name", Text, nullable=False), of="entity_n")
entity_roles = _part(
    "entity_roles",
    *_span(),
    Column("title", Text, nullable=False),
    Column("of", Text),
    Column("status", Text),
    Column("since", Text),
    Column("until", Text),
    of="entity_n",
)
times = _part(
    "times",
    *_span(),
    Column("type", Text, nullable=False),
    Column("value", Text),
    Column("earliest", Date),
    Column("latest", Date),
)
amounts = _part(
    "amounts",
    *_span(),
    *_amount(),
)
quotes = _part(
    "quotes",
    *_span(),
    Column("kind", Text, nullable=False),
    *_span("speaker_", required=False),
    Column("speaker_entity", Text),
    *_span("cue_", required=False),
)
events = _part(
    "events",
    *_span(),
    Column("type", Text, nullable=False, index=True),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("place", Text),
    *_span("when_", required=False),
    Column("when_value", Text),
    Column("when_earliest", Date),
    Column("when_latest", Date),
    *_span("trigger_"),
    Column("when_type", Text),
    Column("confidence", Float, nullable=False),
)
event_actors = _part(
    "event_actors",
    Column("part", Text, nullable=False),  # actor or recipient
    Column("entity", Text, nullable=False),
    of="event_n",
)
event_amounts = _part(
    "event_amounts",
    *_span(),
    *_amount(),
    of="event_n",
)
event_contexts = _part("event_contexts", Column("context", Text, nullable=False), of="event_n")
findings = _part(
    "findings",
    Column("code", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False, index=True),
    Column("message", Text, nullable=False),
)
finding_evidence = _part("finding_evidence", *_span(), of="finding_n")

rejected = Table(
    "rejected",
    METADATA,
    Column("id", Text, primary_key=True),  # derived from all that follows
    Column("document_id", Text, nullable=False),
    Column("document_uri", Text, nullable=False),
    Column("document_start", Integer),
    Column("document_end", Integer),
    # None where it is a document, or a stretch of one, that gave no article.
    Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE"), index=True),
    Column("stage", Text, nullable=False),
    Column("reason", Text, nullable=False, index=True),
    Column("detail", Text, nullable=False),
    *_made(),
    _document(),
)

PARTS = tuple(
    table
    for table in METADATA.sorted_tables
    if "article_id" in table.columns and table is not article_documents
)
"""The tables whose rows follow from an article's record."""
