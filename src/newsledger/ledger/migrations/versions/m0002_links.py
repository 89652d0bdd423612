# noqa: INP001  Alembic runs this file by its path
"""Columns for links, careers, ranges and shares; word stems and sounds in the index. Frozen, as every migration is.

The new columns and tables are left empty here: `opening.py` fills them from the records, which hold all of it.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _add(table: str, kind: type[sa.types.TypeEngine[Any]], *names: str) -> None:
    for name in names:
        op.add_column(table, sa.Column(name, kind()))


def _index(table: str, column: str) -> None:
    op.create_index(f"ix_{table}_{column}", table, [column])


def _create_part(name: str, *columns: sa.Column[Any], of: str | None = None) -> None:
    key = ["article_id", *([of] if of else []), "n"]
    to_article, to_run = f"fk_{name}_article_id", f"fk_{name}_run_id"
    op.create_table(
        name,
        sa.Column("article_id", sa.Text(), nullable=False),
        *(sa.Column(each, sa.Integer(), nullable=False) for each in key[1:]),
        *columns,
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=to_article, ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=to_run),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
    )


def _required(kind: type[sa.types.TypeEngine[Any]], *names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind(), nullable=False) for name in names]


def _create_candidates() -> None:
    _create_part(
        "entity_candidates",
        *_required(sa.Text, "id", "name", "kind"),
        *_required(sa.Float, "score"),
        *(sa.Column(name, sa.Text()) for name in ("country", "wikidata", "precision")),
        *(sa.Column(name, sa.Float()) for name in ("latitude", "longitude")),
        of="entity_n",
    )
    _index("entity_candidates", "id")


def _add_links() -> None:
    _add("entities", sa.Text, "link", "link_name", "link_kind", "precision")
    _add("entities", sa.Float, "link_score", "latitude", "longitude")
    _index("entities", "link")
    _index("entities", "wikidata")
    _create_candidates()


def _add_amounts() -> None:
    for table in ("amounts", "event_amounts"):
        _add(table, sa.Text, "high", "currencies", "per", "share_of")
        _add(table, sa.Integer, "share_of_start", "share_of_end")
    _index("event_amounts", "currency")


def _create_about() -> None:
    _create_part("article_blocks", *_required(sa.Integer, "start", "end"), *_required(sa.Text, "kind"))
    source = _required(sa.Integer, "source_start", "source_end")
    _create_part("article_evidence", *_required(sa.Text, "quote"), *source)


def upgrade() -> None:
    """Add the columns, and make the full text index anew."""
    _add("articles", sa.Text, "credit_raw")
    _add("entity_roles", sa.Text, "status", "since", "until")
    _add("events", sa.Text, "when_type")
    _add_links()
    _add_amounts()
    _create_about()
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TABLE articles_fts")
        op.execute(
            "CREATE VIRTUAL TABLE articles_fts USING fts5("
            "title, body, title_stems, body_stems, who, org, place, "
            'tokenize = "unicode61 remove_diacritics 0")'
        )
