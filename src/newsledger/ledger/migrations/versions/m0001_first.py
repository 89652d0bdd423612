# noqa: INP001  Alembic runs this file by its path
"""The first layout. Frozen: a change of layout is a further migration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _text(*names: str, required: bool = True) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=not required) for name in names]


def _numbers(*names: str, required: bool = True) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=not required) for name in names]


def _dates(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Date()) for name in names]


def _create(
    name: str, key: Sequence[str], *columns: sa.Column[Any], to: Sequence[sa.Constraint] = ()
) -> None:
    """Create a table whose rows say which run and component made them."""
    op.create_table(
        name,
        *columns,
        *_text("run_id", "made_by"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=f"fk_{name}_run_id"),
        *to,
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
    )


def _to_article(name: str) -> sa.Constraint:
    foreign_key = f"fk_{name}_article_id"
    return sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=foreign_key, ondelete="CASCADE")


def _to_document(name: str) -> sa.Constraint:
    columns, referred = ["document_id", "document_uri"], ["documents.id", "documents.uri"]
    return sa.ForeignKeyConstraint(columns, referred, name=f"fk_{name}_document_id")


def _create_part(name: str, *columns: sa.Column[Any], of: str | None = None) -> None:
    key = ["article_id", *([of] if of else []), "n"]
    whose = _numbers(*key[1:])
    _create(name, key, *_text("article_id"), *whose, *columns, to=[_to_article(name)])


def _index(table: str, column: str) -> None:
    op.create_index(f"ix_{table}_{column}", table, [column])


def _create_documents() -> None:
    op.create_table(
        "runs",
        *_text("id", "started", "version", "components", "settings_digest"),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    fetched = _text("fetched_at", required=False)
    _create("documents", ["id", "uri"], *_text("id", "uri", "media_type"), *fetched)


def _create_articles() -> None:
    _create(
        "articles",
        ["id"],
        *_text("id"),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        *_text("document_id", "document_uri"),
        *_text("language", "title", "byline", "credit", "section", required=False),
        *_dates("published_earliest", "published_latest"),
        *_text("published_basis", required=False),
        *_text("text", "record"),
        to=[_to_document("articles"), sa.UniqueConstraint("number", name="uq_articles_number")],
    )
    _index("articles", "language")
    _index("articles", "published_earliest")
    key = ["article_id", "document_id", "document_uri", "document_start", "document_end"]
    columns = [*_text(*key[:3]), *_numbers(*key[3:])]
    foreign_keys = [_to_article("article_documents"), _to_document("article_documents")]
    _create("article_documents", key, *columns, to=foreign_keys)


def _create_names() -> None:
    span = [*_numbers("start", "end"), *_text("text")]
    _create_part("mentions", *span, *_text("type"), *_text("entity", required=False))
    known = _text("country", "wikidata", required=False)
    _create_part("entities", *_text("id", "type", "name"), *known)
    _index("entities", "country")
    _create_part("entity_names", *_text("name"), of="entity_n")
    _create_part("entity_roles", *span, *_text("title"), *_text("of", required=False), of="entity_n")


def _create_times_and_amounts() -> None:
    span = [*_numbers("start", "end"), *_text("text")]
    value = _text("value", required=False)
    _create_part("times", *span, *_text("type"), *value, *_dates("earliest", "latest"))
    amount = _text("value", "currency", "unit", "modifier", "role", required=False)
    _create_part("amounts", *span, *amount)
    _index("amounts", "currency")
    _create_part("event_amounts", *span, *amount, of="event_n")


def _create_quotes() -> None:
    _create_part(
        "quotes",
        *_numbers("start", "end"),
        *_text("text", "kind"),
        *_numbers("speaker_start", "speaker_end", required=False),
        *_text("speaker", "speaker_entity", required=False),
        *_numbers("cue_start", "cue_end", required=False),
        *_text("cue", required=False),
    )


def _create_events() -> None:
    _create_part(
        "events",
        *_numbers("start", "end"),
        *_text("text", "type"),
        *_text("mode", required=False),
        *_text("status"),
        *_text("place", required=False),
        *_numbers("when_start", "when_end", required=False),
        *_text("when", "when_value", required=False),
        *_dates("when_earliest", "when_latest"),
        *_numbers("trigger_start", "trigger_end"),
        *_text("trigger"),
        sa.Column("confidence", sa.Float(), nullable=False),
    )
    _index("events", "type")
    _create_part("event_actors", *_text("part", "entity"), of="event_n")
    _create_part("event_contexts", *_text("context"), of="event_n")


def _create_findings() -> None:
    _create_part("findings", *_text("code", "verdict", "message"))
    _index("findings", "code")
    _index("findings", "verdict")
    _create_part("finding_evidence", *_numbers("start", "end"), *_text("text"), of="finding_n")


def _create_rejected() -> None:
    where = _numbers("document_start", "document_end", required=False)
    article = _text("article_id", required=False)
    columns = [
        *_text("id", "document_id", "document_uri"),
        *where,
        *article,
        *_text("stage", "reason", "detail"),
    ]
    _create("rejected", ["id"], *columns, to=[_to_article("rejected"), _to_document("rejected")])
    _index("rejected", "article_id")
    _index("rejected", "reason")


def upgrade() -> None:
    """Make every table, and the full text index."""
    _create_documents()
    _create_articles()
    _create_names()
    _create_times_and_amounts()
    _create_quotes()
    _create_events()
    _create_findings()
    _create_rejected()
    if op.get_context().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE articles_fts USING fts5("
            'title, body, who, org, place, tokenize = "unicode61 remove_diacritics 0")'
        )
