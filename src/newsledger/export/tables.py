"""Which columns and rows does a reading have in each table?

Invariant: pure, and one row a thing: an export has as many rows as the readings have things of that kind. Every row
begins with the article, then the words it was read from and where they stand, so that `text[start:end]` is `words`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType

import msgspec

from newsledger.model import DocumentRef, Entity, Reading, Rejected, Span

Cell = str | int | float | None | tuple[str, ...]
Row = tuple[Cell, ...]

ARTICLE = ("article_id", "title", "published_earliest", "published_latest")
WORDS = ("words", "start", "end")


class Table(msgspec.Struct, frozen=True):
    """A table's columns, and the rows a reading has in it."""

    columns: tuple[str, ...]
    rows: Callable[[Reading], Iterator[Row]]


def _article(reading: Reading) -> Row:
    article, published = reading.article, reading.article.published
    window = (published.earliest.isoformat(), published.latest.isoformat()) if published else (None, None)
    return (article.id, article.title, *window)


def _words(reading: Reading, span: Span | None) -> Row:
    return (reading.article.text[span.start : span.end], span.start, span.end) if span else (None, None, None)


def _names(reading: Reading, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(entity.name if (entity := reading.entity(e)) else e for e in ids)


def _name(reading: Reading, entity_id: str | None) -> str | None:
    return next(iter(_names(reading, [entity_id])), None) if entity_id else None


def _articles(reading: Reading) -> Iterator[Row]:
    article = reading.article
    basis = article.published.basis if article.published else None
    credit = article.credit.holder if article.credit else None
    document = article.document
    where = _words(reading, Span(0, len(article.text)) if article.text else None)
    yield (
        *_article(reading),
        *where,
        basis,
        article.language,
        article.byline,
        credit,
        article.section,
        document.uri,
    )


def _mentions(reading: Reading) -> Iterator[Row]:
    for mention in reading.mentions:
        name = _name(reading, mention.entity)
        yield *_article(reading), *_words(reading, mention), mention.type, name


def _first_mention(reading: Reading, entity: Entity) -> Span | None:
    return next((mention for mention in reading.mentions if mention.entity == entity.id), None)


def _roles(reading: Reading, entity: Entity) -> tuple[str, ...]:
    offices = ((role.title, _name(reading, role.of)) for role in entity.roles)
    return tuple(f"{title}, {of}" if of else title for title, of in offices)


def _entities(reading: Reading) -> Iterator[Row]:
    for entity in reading.entities:
        where = _words(reading, _first_mention(reading, entity))
        known = (entity.type, entity.name, entity.country, entity.wikidata, entity.link)
        yield *_article(reading), *where, *known, _roles(reading, entity), entity.names


def _times(reading: Reading) -> Iterator[Row]:
    for time in reading.times:
        window = (str(day) if day else None for day in (time.earliest, time.latest))
        yield *_article(reading), *_words(reading, time), time.type, time.value, *window


def _amounts(reading: Reading) -> Iterator[Row]:
    for amount in reading.amounts:
        values = (amount.value, amount.currency, amount.unit, amount.modifier, amount.role)
        yield *_article(reading), *_words(reading, amount), *values


def _quotes(reading: Reading) -> Iterator[Row]:
    for quote in reading.quotes:
        speaker = quote.speaker
        said_by = (speaker.text, _name(reading, speaker.entity)) if speaker else (None, None)
        cue = quote.cue.text if quote.cue else None
        yield *_article(reading), *_words(reading, quote), quote.kind, *said_by, cue


def _events(reading: Reading) -> Iterator[Row]:
    for event in reading.events:
        yield (
            *_article(reading),
            *_words(reading, event),
            event.type,
            event.mode,
            event.status,
            _names(reading, event.actors),
            _names(reading, event.recipients),
            _name(reading, event.place),
            event.when.value if event.when else None,
            tuple(amount.text for amount in event.amounts),
            event.contexts,
            event.trigger.text,
            event.confidence,
        )


def _findings(reading: Reading) -> Iterator[Row]:
    for finding in reading.findings:
        first = finding.evidence[0] if finding.evidence else None
        evidence = tuple(reading.article.text[span.start : span.end] for span in finding.evidence)
        said = (finding.code, finding.verdict, finding.message)
        yield *_article(reading), *_words(reading, first), *said, evidence


def _table(rows: Callable[[Reading], Iterator[Row]], *columns: str) -> Table:
    return Table((*ARTICLE, *WORDS, *columns), rows)


TABLES = MappingProxyType(
    {
        "articles": _table(_articles, "basis", "language", "byline", "credit", "section", "document"),
        "mentions": _table(_mentions, "type", "entity"),
        "entities": _table(_entities, "type", "name", "country", "wikidata", "link", "roles", "names"),
        "times": _table(_times, "type", "value", "earliest", "latest"),
        "amounts": _table(_amounts, "value", "currency", "unit", "modifier", "role"),
        "quotes": _table(_quotes, "kind", "speaker", "speaker_entity", "cue"),
        "events": _table(
            _events, "type", "mode", "status", "actors", "recipients", "place", "when", "amounts", "contexts",
            "trigger", "confidence",
        ),
        "findings": _table(_findings, "code", "verdict", "message", "evidence"),
    }
)  # fmt: skip

REJECTED = ("article_id", "document", "document_start", "document_end", "stage", "reason", "detail")


def rejected_row(document: DocumentRef, article_id: str | None, rejected: Rejected) -> Row:
    """Give the row of something that was not read; offsets are into the decoded document."""
    start, end = (document.span.start, document.span.end) if document.span else (None, None)
    return article_id, document.uri, start, end, rejected.stage, str(rejected.reason), rejected.detail
