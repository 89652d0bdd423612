"""Which articles hold these words, and how well do they match?

SQLite's FTS5; another database's full text index takes this module's place. Invariant: the index holds folded words,
and is asked with folded words only, each between quotation marks and bound as a parameter. What matches here is what
`search.cite` finds in the text.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Select, bindparam, column, func, select, table, text

from newsledger.ledger.known import NAME_TYPES
from newsledger.ledger.query import Named, Words
from newsledger.ledger.words import folded_words, has_endings, sounded_words, stem
from newsledger.model import Entity, Reading

_INDEX = table("articles_fts", column("rowid"), column("articles_fts"))
_BETWEEN_NAMES = "\ue000"
"""A token no query holds, so that words of two names are never one name."""
_WEIGHTS = (4.0, 1.0, 4.0, 1.0, 0.0, 0.0, 0.0)
"""A word in the title says more of what an article is about; its ending says nothing."""


def names_of(entity: Entity) -> tuple[str, ...]:
    """Give the names by which an entity is found: those of the text, and that of what it is."""
    linked = entity.linked
    return tuple(dict.fromkeys((entity.name, *entity.names, *([linked.name] if linked else []))))


def _names(reading: Reading, name_type: str) -> str:
    names = {name for e in reading.entities if e.type == name_type for name in names_of(e)}
    forms = {" ".join(form) for name in names for form in (folded_words(name), sounded_words(name))}
    return f" {_BETWEEN_NAMES} ".join(sorted(forms))


def _stems(words: Iterable[str]) -> str:
    """Give the stems of those words that are no stems themselves: the others are in the index as they are."""
    return " ".join(found for word in words if (found := stem(word)) != word)


def index(connection: Connection, number: int, reading: Reading) -> None:
    """Add an article's words and names."""
    article = reading.article
    title_block = next((b for b in article.blocks if b.kind == "title"), None)
    title = folded_words(article.title or "")
    body = folded_words(article.text[title_block.end :] if title_block else article.text)
    inflected = has_endings(article.language)
    row: dict[str, str | int] = {
        "number": number,
        "title": " ".join(title),
        "body": " ".join(body),
        "title_stems": _stems(title) if inflected else "",
        "body_stems": _stems(body) if inflected else "",
        **{name: _names(reading, name_type) for name, name_type in NAME_TYPES.items()},
    }
    columns = [name for name in row if name != "number"]
    connection.execute(
        text(
            f"INSERT INTO articles_fts (rowid, {', '.join(columns)}) "  # noqa: S608  our own columns' names
            f"VALUES (:number, {', '.join(f':{name}' for name in columns)})"
        ),
        row,
    )


def unindex(connection: Connection, number: int) -> None:
    """Take an article out."""
    connection.execute(text("DELETE FROM articles_fts WHERE rowid = :number"), {"number": number})


def _phrase(words: tuple[str, ...], *, prefix: bool = False) -> str:
    return f'"{" ".join(words)}"{" *" if prefix else ""}'


def _expression(term: Words | Named) -> str:
    phrases = [_phrase(term.words, prefix=term.prefix)]
    if isinstance(term, Named):
        if term.sounds:
            phrases.append(_phrase(term.sounds, prefix=term.prefix))
        return f"{term.field} : ({' OR '.join(phrases)})"
    if not term.stem:
        return f"{{title body}} : {phrases[0]}"
    stemmed = _phrase((term.stem,))
    return f"({{title body}} : ({phrases[0]} OR {stemmed}) OR {{title_stems body_stems}} : {stemmed})"


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
