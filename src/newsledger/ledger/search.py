"""Which articles answer a query, and with which words?

Invariant: NOT is an exact complement: an article either matches or does not, and what is unknown does not match. A
citation's words stand in the article: `text[start:end]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, Table, and_, desc, false, func, not_, null, or_, select

from newsledger.ledger import fulltext, tables
from newsledger.ledger.known import NAME_TYPES
from newsledger.ledger.query import (
    And,
    CheckIs,
    Currency,
    EventIs,
    Language,
    Linked,
    Named,
    Not,
    Or,
    Published,
    Query,
    Term,
    Words,
    terms,
)
from newsledger.ledger.words import Word, find_words, folded_words, has_endings, sounded_words, stem
from newsledger.model import Cited, Entity, Event, Reading, Span

CONTEXT = 70
"""Characters of text shown on either side of cited words, at most."""
CITATIONS = 5
"""How many places a hit cites for each term, at most."""

_ARTICLES = tables.articles.c
_Found = tuple[Span, str | None]


class Citation(Cited, frozen=True):
    """Words of an article that answer a term of the query, and the text around them."""

    context: Cited
    meaning: str | None = None
    """What was read from the words, where a fact was asked for: a check's working, an event with those in it."""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An article that answers a query."""

    id: str
    title: str | None
    language: str | None
    earliest: date | None
    latest: date | None
    uri: str
    citations: tuple[Citation, ...]

    @property
    def passages(self) -> tuple[Cited, ...]:
        """The text around the citations, in order; stretches that overlap are one."""
        joined: list[Cited] = []
        for stretch in sorted((c.context for c in self.citations), key=lambda c: (c.start, c.end)):
            last = joined[-1] if joined else None
            if last is None or stretch.start > last.end:
                joined.append(stretch)
            elif stretch.end > last.end:
                joined[-1] = Cited(
                    last.start, stretch.end, last.text + stretch.text[last.end - stretch.start :]
                )
        return tuple(joined)

    def to_dict(self) -> dict[str, object]:
        """Give the hit in plain JSON types."""
        fields: dict[str, object] = msgspec.to_builtins(self)
        return fields


def _has(table: Table, *wanted: ColumnElement[bool]) -> ColumnElement[bool]:
    """Match articles with such a row; as a list of ids, so that the table is gone through once, not once an article."""
    return _ARTICLES.id.in_(select(table.c.article_id).where(*wanted))


def _event(term: EventIs) -> ColumnElement[bool]:
    events = tables.events
    mode = [func.lower(events.c.mode) == term.mode] if term.mode else []
    return _has(events, events.c.type == term.type, *mode)


def _check(term: CheckIs) -> ColumnElement[bool]:
    findings = tables.findings
    code = [findings.c.code == term.code] if term.code else []
    verdict = [findings.c.verdict == term.verdict] if term.verdict else []
    return _has(findings, *code, *verdict)


def _published(term: Published) -> ColumnElement[bool]:
    wanted: list[ColumnElement[bool]] = [_ARTICLES.published_earliest.is_not(None)]
    if term.latest:
        wanted.append(_ARTICLES.published_earliest <= term.latest)
    if term.earliest:
        wanted.append(func.coalesce(_ARTICLES.published_latest >= term.earliest, false()))
    return and_(*wanted)


def _language(term: Language) -> ColumnElement[bool]:
    known = func.coalesce(func.lower(_ARTICLES.language), "")
    return or_(known == term.code, known.startswith(f"{term.code}-", autoescape=True))


def _amount(term: Currency) -> ColumnElement[bool]:
    return _has(tables.amounts, tables.amounts.c.currency == term.code)


def _linked(term: Linked) -> ColumnElement[bool]:
    entities = tables.entities
    return _has(entities, or_(entities.c.link.in_(term.ids), entities.c.wikidata.in_(term.ids)))


def _named(term: Named) -> ColumnElement[bool]:
    by_name = _ARTICLES.number.in_(fulltext.numbers_of(term))
    if not term.links:
        return by_name
    entities = tables.entities
    known = _has(entities, entities.c.type == NAME_TYPES[term.field], entities.c.link.in_(term.links))
    return or_(by_name, known)


def _condition(query: Query) -> ColumnElement[bool]:
    match query:
        case And(queries):
            return and_(*(_condition(part) for part in queries))
        case Or(queries):
            return or_(*(_condition(part) for part in queries))
        case Not(part):
            return not_(_condition(part))
        case _:
            return _answers(query)


def _answers(term: Term) -> ColumnElement[bool]:
    match term:
        case Named():
            return _named(term)
        case Linked():
            return _linked(term)
        case Words():
            return _ARTICLES.number.in_(fulltext.numbers_of(term))
        case EventIs():
            return _event(term)
        case Currency():
            return _amount(term)
        case CheckIs():
            return _check(term)
        case Language():
            return _language(term)
        case Published():
            return _published(term)


def select_ids(query: Query) -> Select[str]:
    """Select the ids of the articles that match, best first: by words, then the newest, then by id."""
    statement = select(_ARTICLES.id).where(_condition(query))
    words = [term for term in terms(query) if isinstance(term, Words)]
    rank: ColumnElement[Any] = null()
    if words:
        ranks = fulltext.ranks_of(words).subquery()
        statement = statement.outerjoin(ranks, ranks.c.number == _ARTICLES.number)
        rank = ranks.c.rank
    # Databases differ on where NULL goes, so that is said.
    newest = (_ARTICLES.published_latest.is_(None), desc(_ARTICLES.published_latest))
    return statement.order_by(rank.is_(None), rank, *newest, _ARTICLES.id)


def count_matches(query: Query) -> Select[int]:
    """Select how many articles match."""
    return select(func.count()).select_from(tables.articles).where(_condition(query))


def _stretches(words: Sequence[Word], wanted: Sequence[str], *, prefix: bool) -> Iterator[Span]:
    length = len(wanted)
    for at in range(len(words) - length + 1):
        found = [word.folded for word in words[at : at + length]]
        if prefix and found[-1].startswith(wanted[-1]):
            found[-1] = wanted[-1]
        if found == list(wanted):
            yield Span(words[at].start, words[at + length - 1].end)


def _inflected(words: Sequence[Word], wanted: Words, language: str | None) -> Iterator[Span]:
    """Find a word in any of its forms: the index says the same, see `fulltext.numbers_of`."""
    forms = {*wanted.words, wanted.stem}
    for word in words:
        if word.folded in forms or (has_endings(language) and stem(word.folded) == wanted.stem):
            yield Span(word.start, word.end)


def _bears(entity: Entity, term: Named) -> bool:
    """Say whether an entity has a name that is asked for, or is known by it."""
    if entity.type != NAME_TYPES[term.field]:
        return False
    if entity.link in term.links:
        return True
    asked = [wanted for wanted in (term.words, term.sounds) if wanted]
    written = (
        [Word(0, 1, word) for word in form]
        for name in fulltext.names_of(entity)
        for form in (folded_words(name), sounded_words(name))
    )
    return any(any(_stretches(form, wanted, prefix=term.prefix)) for form in written for wanted in asked)


def _mentions(reading: Reading, entities: Iterable[Entity]) -> Iterator[_Found]:
    found = {entity.id: _known_as(entity) for entity in entities}
    return ((m, found[m.entity]) for m in reading.mentions if m.entity in found)


def _known_as(entity: Entity) -> str:
    """Give an entity's name, and what it is where that has another one: "Ош (Osh)"."""
    linked = entity.linked
    other = linked.name if linked and linked.name.casefold() not in entity.name.casefold() else ""
    return f"{entity.name} ({other})" if other else entity.name


def _triggers(reading: Reading, term: EventIs) -> Iterator[_Found]:
    for event in reading.events:
        if event.type == term.type and term.mode in {None, (event.mode or "").casefold()}:
            yield event.trigger, _in_words(reading, event)


def _in_words(reading: Reading, event: Event) -> str:
    code = f"{event.type}/{event.mode}" if event.mode else event.type
    actors, recipients = (
        ", ".join(entity.name for e in ids if (entity := reading.entity(e)))
        for ids in (event.actors, event.recipients)
    )
    who = f"{actors} → {recipients}" if recipients else actors
    return f"{code} {event.status}: {who}" if who else f"{code} {event.status}"


def _evidence(reading: Reading, term: CheckIs) -> Iterator[_Found]:
    for finding in reading.findings:
        if term.code in {None, finding.code} and term.verdict in {None, finding.verdict}:
            yield from ((span, finding.message) for span in finding.evidence)


def _found(reading: Reading, words: Sequence[Word], term: Term) -> Iterable[_Found]:
    match term:
        case Words(stem=None):
            return ((span, None) for span in _stretches(words, term.words, prefix=term.prefix))
        case Words():
            return ((span, None) for span in _inflected(words, term, reading.article.language))
        case Named():
            return _mentions(reading, (e for e in reading.entities if _bears(e, term)))
        case Linked(ids):
            return _mentions(reading, (e for e in reading.entities if {e.link, e.wikidata} & {*ids}))
        case EventIs():
            return _triggers(reading, term)
        case Currency(code):
            return ((amount, None) for amount in reading.amounts if amount.currency == code)
        case CheckIs():
            return _evidence(reading, term)
        case Language() | Published():
            return ()


def _context(text: str, span: Span) -> Cited:
    """Widen a span by some of the words around it, within its paragraph."""
    paragraph = max(text.rfind("\n", 0, span.start) + 1, 0)
    paragraph_end = next((at for at in [text.find("\n", span.end)] if at >= 0), len(text))
    start, end = max(paragraph, span.start - CONTEXT), min(paragraph_end, span.end + CONTEXT)
    if start > paragraph:
        start = text.find(" ", start, span.start) + 1 or span.start
    if end < paragraph_end:
        end = max(text.rfind(" ", span.end, end), span.end)
    return Cited.of(text, start, end)


def cite(reading: Reading, query: Query) -> tuple[Citation, ...]:
    """Cite the words by which a reading answers a query, in the order of the text."""
    text = reading.article.text
    words = tuple(find_words(text))
    places: dict[tuple[int, int], str | None] = {}
    for term in terms(query):
        of_term: dict[tuple[int, int], str | None] = {}
        for span, meaning in _found(reading, words, term):
            of_term.setdefault((span.start, span.end), meaning)
        for place in sorted(of_term)[:CITATIONS]:
            places[place] = of_term[place] or places.get(place)
    return tuple(
        Citation(start, end, text[start:end], _context(text, Span(start, end)), meaning)
        for (start, end), meaning in sorted(places.items(), key=lambda each: each[0])
    )


def hit(reading: Reading, query: Query) -> Hit:
    """Say that a reading answers a query, and by which words."""
    article, published = reading.article, reading.article.published
    return Hit(
        id=article.id,
        title=article.title,
        language=article.language,
        earliest=published.earliest if published else None,
        latest=published.latest if published else None,
        uri=article.document.uri,
        citations=cite(reading, query),
    )
