"""Which rows does a reading become?

Invariant: pure; the same reading gives the same rows, whenever and after whatever it is stored. Copies of text in
columns have what databases cannot hold (NUL, lone surrogates) replaced by U+FFFD, one for one, so offsets hold in
them too; the record column alone is exact.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Table

from newsledger.ledger import tables
from newsledger.model import (
    Amount,
    Article,
    Cited,
    DocumentRef,
    Entity,
    Event,
    Finding,
    Mention,
    Quote,
    Reading,
    Rejected,
    Span,
    Time,
)

SEPARATOR = "; "
"""Between several values in one column."""

Row = dict[str, Any]
Rows = Iterator[tuple[Table, Row]]
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def _storable(value: object) -> object:
    return _UNSTORABLE.sub("�", value) if isinstance(value, str) else value


def article_number(article_id: str) -> int:
    """Derive from an article's id the number it has in the full text index, of sixty bits."""
    return int.from_bytes(hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).digest()[:8]) >> 4


def document_row(document: DocumentRef) -> Row:
    """Give a document's row, but for what made it."""
    fetched_at = document.fetched_at
    return {
        "id": document.id,
        "uri": _storable(document.uri),
        "media_type": _storable(document.media_type),
        "fetched_at": fetched_at.isoformat() if fetched_at else None,
        "made_by": "sources",
    }


def _document_key(document: DocumentRef) -> Row:
    return {"document_id": document.id, "document_uri": _storable(document.uri)}


def _span(span: Span | None, prefix: str = "") -> Row:
    return {f"{prefix}start": span.start if span else None, f"{prefix}end": span.end if span else None}


def _cited(cited: Cited | None, prefix: str = "") -> Row:
    return {**_span(cited, prefix), prefix.removesuffix("_") or "text": cited.text if cited else None}


def article_row(reading: Reading, record: str) -> Row:
    """Give an article's row, but for the run."""
    article, published = reading.article, reading.article.published
    row = {
        "id": article.id,
        "number": article_number(article.id),
        **_document_key(article.document),
        "language": article.language,
        "title": article.title,
        "byline": SEPARATOR.join(article.byline) or None,
        "credit": article.credit.holder if article.credit else None,
        "credit_raw": article.credit.raw if article.credit else None,
        "section": article.section,
        "published_earliest": published.earliest if published else None,
        "published_latest": published.latest if published else None,
        "published_basis": published.basis if published else None,
        "text": article.text,
        "record": record,
        "made_by": "recover",
    }
    return {name: _storable(value) for name, value in row.items()}


def sighting_row(article: Article) -> Row:
    """Give the row that says in which document, and where in it, an article was found."""
    where = article.document.span
    return {
        "article_id": article.id,
        **_document_key(article.document),
        "document_start": where.start if where else -1,
        "document_end": where.end if where else -1,
        "made_by": "recover",
    }


def rejected_row(rejected: Rejected, document: DocumentRef, article_id: str | None = None) -> Row:
    """Give the row of something that was not read; the same thing gives the same row."""
    row = {
        **_document_key(document),
        **_span(document.span, "document_"),
        "article_id": article_id,
        "stage": _storable(rejected.stage),
        "reason": str(rejected.reason),
        "detail": _storable(rejected.detail),
    }
    digest = hashlib.sha256(msgspec.json.encode(list(row.values()))).hexdigest()[:20]
    return {"id": digest, **row, "made_by": rejected.stage}


def _about(article: Article) -> Rows:
    """Give the rows of an article's blocks, and of what its date was inferred from."""
    for n, block in enumerate(article.blocks):
        yield tables.article_blocks, {"n": n, **_span(block), "kind": block.kind, "made_by": "recover"}
    for n, words in enumerate(article.published.evidence if article.published else ()):
        yield tables.article_evidence, {"n": n, **msgspec.structs.asdict(words), "made_by": "recover"}


def _mentions(mentions: Iterable[Mention]) -> Rows:
    for n, mention in enumerate(mentions):
        row = {**_cited(mention), "type": mention.type, "entity": mention.entity}
        yield tables.mentions, {"n": n, **row, "made_by": "names"}


def _link(entity: Entity) -> Row:
    """Give what is known of the candidate that an entity is."""
    linked = entity.linked
    return {
        "link": entity.link,
        "link_name": linked.name if linked else None,
        "link_kind": linked.kind if linked else None,
        "link_score": linked.score if linked else None,
        "precision": linked.precision if linked else None,
        "latitude": linked.latitude if linked else None,
        "longitude": linked.longitude if linked else None,
    }


def _entities(reading: Reading) -> Rows:
    for n, entity in enumerate(reading.entities):
        row = {"id": entity.id, "type": entity.type, "name": entity.name}
        known = {"country": entity.country, "wikidata": entity.wikidata, **_link(entity)}
        yield tables.entities, {"n": n, **row, **known, "made_by": "names"}
        for m, name in enumerate(dict.fromkeys((entity.name, *entity.names))):
            yield tables.entity_names, {"entity_n": n, "n": m, "name": name, "made_by": "names"}
        for m, candidate in enumerate(entity.candidates):
            row = msgspec.structs.asdict(candidate)
            yield tables.entity_candidates, {"entity_n": n, "n": m, **row, "made_by": "names"}
        for m, role in enumerate(entity.roles):
            office = {"text": reading.article.text[role.start : role.end], **msgspec.structs.asdict(role)}
            yield tables.entity_roles, {"entity_n": n, "n": m, **office, "made_by": "roles"}


def _time(time: Time) -> Row:
    return {"type": time.type, "value": time.value, "earliest": time.earliest, "latest": time.latest}


def _times(times: Iterable[Time]) -> Rows:
    for n, time in enumerate(times):
        yield tables.times, {"n": n, **_cited(time), **_time(time), "made_by": "times"}


def _amount(amount: Amount) -> Row:
    return {
        **_cited(amount),
        "value": amount.value,
        "high": amount.high,
        "currency": amount.currency,
        "currencies": SEPARATOR.join(amount.currencies) or None,
        "unit": amount.unit,
        "modifier": amount.modifier,
        "role": amount.role,
        "per": amount.per,
        **_cited(amount.share_of, "share_of_"),
    }


def _amounts(amounts: Iterable[Amount]) -> Rows:
    for n, amount in enumerate(amounts):
        yield tables.amounts, {"n": n, **_amount(amount), "made_by": "amounts"}


def _quotes(quotes: Iterable[Quote]) -> Rows:
    for n, quote in enumerate(quotes):
        speaker = {
            **_cited(quote.speaker, "speaker_"),
            "speaker_entity": quote.speaker.entity if quote.speaker else None,
        }
        row = {**_cited(quote), "kind": quote.kind, **speaker, **_cited(quote.cue, "cue_")}
        yield tables.quotes, {"n": n, **row, "made_by": "quotes"}


def _event_row(event: Event, text: str) -> Row:
    when = event.when
    return {
        **_span(event),
        "text": text[event.start : event.end],
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "place": event.place,
        **_cited(when, "when_"),
        "when_type": when.type if when else None,
        "when_value": when.value if when else None,
        "when_earliest": when.earliest if when else None,
        "when_latest": when.latest if when else None,
        **_cited(event.trigger, "trigger_"),
        "confidence": event.confidence,
    }


def _events(events: Iterable[Event], text: str) -> Rows:
    for n, event in enumerate(events):
        made = {"made_by": event.by or "facts"}
        yield tables.events, {"n": n, **_event_row(event, text), **made}
        actors = [("actor", e) for e in event.actors] + [("recipient", e) for e in event.recipients]
        for m, (part, entity) in enumerate(actors):
            yield tables.event_actors, {"event_n": n, "n": m, "part": part, "entity": entity, **made}
        for m, amount in enumerate(event.amounts):
            yield tables.event_amounts, {"event_n": n, "n": m, **_amount(amount), **made}
        for m, context in enumerate(event.contexts):
            yield tables.event_contexts, {"event_n": n, "n": m, "context": context, **made}


def _findings(findings: Iterable[Finding], text: str) -> Rows:
    for n, finding in enumerate(findings):
        made = {"made_by": finding.code}
        row = {"code": finding.code, "verdict": finding.verdict, "message": finding.message}
        yield tables.findings, {"n": n, **row, **made}
        for m, span in enumerate(finding.evidence):
            words = {**_span(span), "text": text[span.start : span.end]}
            yield tables.finding_evidence, {"finding_n": n, "n": m, **words, **made}


def part_rows(reading: Reading) -> Mapping[Table, list[Row]]:
    """Give the rows of all that was read from an article, by table, but for the run."""
    text, article_id = reading.article.text, reading.article.id
    found: dict[Table, list[Row]] = {}
    sources: tuple[Rows, ...] = (
        _about(reading.article),
        _mentions(reading.mentions),
        _entities(reading),
        _times(reading.times),
        _amounts(reading.amounts),
        _quotes(reading.quotes),
        _events(reading.events, text),
        _findings(reading.findings, text),
    )
    for rows in sources:
        for table, row in rows:
            stored = {name: _storable(value) for name, value in row.items()}
            found.setdefault(table, []).append({"article_id": article_id, **stored})
    refused = {
        row["id"]: row
        for rejected in reading.rejected
        for row in [rejected_row(rejected, reading.article.document, article_id)]
    }
    return {**found, tables.rejected: list(refused.values())} if refused else found


def with_run(rows: Iterable[Row], run_id: str) -> list[Row]:
    """Say which run made the rows."""
    return [{**row, "run_id": run_id} for row in rows]
