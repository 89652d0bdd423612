"""Which articles hold these words, and how well do they match?

SQLite's FTS5; another database's full text index takes this module's place. Invariant: the index holds folded words,
and is asked with folded words only, each between quotation marks and bound as a parameter.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Select, bindparam, column, func, select, table, text

from newsledger.ledger.query import Named, Words
from newsledger.ledger.words import folded_words
from newsledger.model import Reading

_INDEX = table("articles_fts", column("rowid"), column("articles_fts"))
_BETWEEN_NAMES = "\ue000"
"""A token no query holds, so that words of two names are never one name."""
_NAME_TYPES = {"who": "PERSON", "org": "ORG", "place": "PLACE"}
_WEIGHTS = (4.0, 1.0, 0.0, 0.0, 0.0)
"""A word in the title says more of what an article is about."""


def _names(reading: Reading, name_type: str) -> str:
    entities = (e for e in reading.entities if e.type == name_type)
    names = {name for e in entities for name in (e.name, *e.names)}
    return f" {_BETWEEN_NAMES} ".join(sorted(" ".join(folded_words(name)) for name in names))


def index(connection: Connection, number: int, reading: Reading) -> None:
    """Add an article's words and names."""
    article = reading.article
    title = next((b for b in article.blocks if b.kind == "title"), None)
    body = article.text[title.end :] if title else article.text
    row = {
        "number": number,
        "title": " ".join(folded_words(article.title or "")),
        "body": " ".join(folded_words(body)),
        **{name: _names(reading, name_type) for name, name_type in _NAME_TYPES.items()},
    }
    connection.execute(
        text(
            "INSERT INTO articles_fts (rowid, title, body, who, org, place) "
            "VALUES (:number, :title, :body, :who, :org, :place)"
        ),
        row,
    )


def unindex(connection: Connection, number: int) -> None:
    """Take an article out."""
    connection.execute(text("DELETE FROM articles_fts WHERE rowid = :number"), {"number": number})


def _expression(term: Words | Named) -> str:
    columns = term.field if isinstance(term, Named) else "{title body}"
    return f'{columns} : "{" ".join(term.words)}"{" *" if term.prefix else ""}'


def _matches(expression: str) -> ColumnElement[bool]:
    return column("articles_fts").op("MATCH")(bindparam(None, expression))


def numbers_of(term: Words | Named) -> Select[int]:
    """Select the numbers of the articles in which a term matches."""
    return select(_INDEX.c.rowid).where(_matches(_expression(term)))


def ranks_of(terms: Iterable[Words]) -> Select[int, float]:
    """Select article numbers with how well they match some of the terms: lower is better."""
    expression = " OR ".join(f"({_expression(term)})" for term in terms)
    rank = func.bm25(column("articles_fts"), *_WEIGHTS).label("rank")
    return select(_INDEX.c.rowid.label("number"), rank).where(_matches(expression))
