"""Which columns and rows does a reading have in each table?

Invariant: pure, and one row a thing: an export has as many rows as the readings have things of that kind. Every row
begins with the article, then the words it was read from and where they stand, so that `text[start:end]` is `words`.
Columns keep their names and their order; new ones come last. `docs/columns.md` says what each holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType

import msgspec

from newsledger.model import Candidate, DocumentRef, Entity, Event, Reading, Rejected, Span

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


def _link(reading: Reading, entity_id: str | None) -> str | None:
    entity = reading.entity(entity_id)
    return entity.link if entity else None


def _links(reading: Reading, ids: Iterable[str]) -> tuple[str, ...]:
    """Give links in the order of the names beside them, empty where there is none."""
    return tuple(_link(reading, e) or "" for e in ids)


def _where(candidate: Candidate | None) -> Row:
    if candidate is None:
        return (None, None, None)
    return candidate.precision, candidate.latitude, candidate.longitude


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
        tuple(words.quote for words in article.published.evidence) if article.published else (),
        article.credit.raw if article.credit else None,
        document.media_type,
        document.fetched_at.isoformat() if document.fetched_at else None,
        document.id,
        *((document.span.start, document.span.end) if document.span else (None, None)),
    )


def _mentions(reading: Reading) -> Iterator[Row]:
    for mention in reading.mentions:
        name = _name(reading, mention.entity)
        link = _link(reading, mention.entity)
        yield *_article(reading), *_words(reading, mention), mention.type, name, link


def _first_mention(reading: Reading, entity: Entity) -> Span | None:
    return next((mention for mention in reading.mentions if mention.entity == entity.id), None)


def _roles(reading: Reading, entity: Entity) -> tuple[str, ...]:
    offices = ((role.title, _name(reading, role.of)) for role in entity.roles)
    return tuple(f"{title}, {of}" if of else title for title, of in offices)


def _entities(reading: Reading) -> Iterator[Row]:
    for entity in reading.entities:
        where = _words(reading, _first_mention(reading, entity))
        known = (entity.type, entity.name, entity.country, entity.wikidata, entity.link)
        best = entity.linked
        link = (best.name, best.kind, best.score) if best else (None, None, None)
        ids = tuple(candidate.id for candidate in entity.candidates)
        said = (_roles(reading, entity), entity.names)
        yield *_article(reading), *where, *known, *said, *link, *_where(best), ids


def _offices(reading: Reading) -> Iterator[Row]:
    for entity in reading.entities:
        for role in entity.roles:
            who = (entity.name, entity.link, role.title, _name(reading, role.of), _link(reading, role.of))
            held = (role.status, role.since, role.until)
            yield *_article(reading), *_words(reading, role), *who, *held


def _candidates(reading: Reading) -> Iterator[Row]:
    for entity in reading.entities:
        where = _words(reading, _first_mention(reading, entity))
        for each in entity.candidates:
            known = (each.id, each.name, each.kind, each.score, each.country, each.wikidata)
            sure = "yes" if each.id == entity.link else "no"
            yield *_article(reading), *where, entity.name, entity.type, *known, *_where(each), sure


def _times(reading: Reading) -> Iterator[Row]:
    for time in reading.times:
        window = (str(day) if day else None for day in (time.earliest, time.latest))
        yield *_article(reading), *_words(reading, time), time.type, time.value, *window


def _amounts(reading: Reading) -> Iterator[Row]:
    for amount in reading.amounts:
        values = (amount.value, amount.currency, amount.unit, amount.modifier, amount.role)
        share = amount.share_of.text if amount.share_of else None
        further = (amount.high, amount.per, share, amount.currencies)
        yield *_article(reading), *_words(reading, amount), *values, *further


def _quotes(reading: Reading) -> Iterator[Row]:
    for quote in reading.quotes:
        speaker = quote.speaker
        said_by = (speaker.text, _name(reading, speaker.entity)) if speaker else (None, None)
        cue = quote.cue.text if quote.cue else None
        link = _link(reading, speaker.entity) if speaker else None
        yield *_article(reading), *_words(reading, quote), quote.kind, *said_by, cue, link


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
            *_when(event),
            _links(reading, event.actors),
            _links(reading, event.recipients),
            _link(reading, event.place),
            *_where(place.linked if (place := reading.entity(event.place)) else None),
            event.by or None,
        )


def _when(event: Event) -> Row:
    when = event.when
    if when is None:
        return (None, None, None)
    return when.text, str(when.earliest) if when.earliest else None, str(when.latest) if when.latest else None


def _findings(reading: Reading) -> Iterator[Row]:
    for finding in reading.findings:
        first = finding.evidence[0] if finding.evidence else None
        evidence = tuple(reading.article.text[span.start : span.end] for span in finding.evidence)
        said = (finding.code, finding.verdict, finding.message)
        spans = tuple(f"{span.start}-{span.end}" for span in finding.evidence)
        yield *_article(reading), *_words(reading, first), *said, evidence, spans


def _table(rows: Callable[[Reading], Iterator[Row]], *columns: str) -> Table:
    return Table((*ARTICLE, *WORDS, *columns), rows)


TABLES = MappingProxyType(
    {
        "articles": _table(
            _articles, "basis", "language", "byline", "credit", "section", "document", "evidence", "credit_line",
            "media_type", "fetched_at", "document_id", "document_start", "document_end",
        ),
        "mentions": _table(_mentions, "type", "entity", "link"),
        "entities": _table(
            _entities, "type", "name", "country", "wikidata", "link", "roles", "names", "link_name", "link_kind",
            "link_score", "precision", "latitude", "longitude", "candidates",
        ),
        "roles": _table(_offices, "entity", "link", "role", "of", "of_link", "status", "since", "until"),
        "candidates": _table(
            _candidates, "entity", "type", "id", "name", "kind", "score", "country", "wikidata", "precision",
            "latitude", "longitude", "is_link",
        ),
        "times": _table(_times, "type", "value", "earliest", "latest"),
        "amounts": _table(
            _amounts, "value", "currency", "unit", "modifier", "role", "high", "per", "share_of", "currencies",
        ),
        "quotes": _table(_quotes, "kind", "speaker", "speaker_entity", "cue", "speaker_link"),
        "events": _table(
            _events, "type", "mode", "status", "actors", "recipients", "place", "when", "amounts", "contexts",
            "trigger", "confidence", "when_words", "when_earliest", "when_latest", "actor_links", "recipient_links",
            "place_link", "precision", "latitude", "longitude", "made_by",
        ),
        "findings": _table(_findings, "code", "verdict", "message", "evidence", "evidence_spans"),
    }
)  # fmt: skip

REJECTED = ("article_id", "document", "document_start", "document_end", "stage", "reason", "detail")


def rejected_row(document: DocumentRef, article_id: str | None, rejected: Rejected) -> Row:
    """Give the row of something that was not read; offsets are into the decoded document."""
    start, end = (document.span.start, document.span.end) if document.span else (None, None)
    return article_id, document.uri, start, end, rejected.stage, str(rejected.reason), rejected.detail
