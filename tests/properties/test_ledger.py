"""Whatever a reading holds, the ledger gives it back; whatever is asked, NOT is the complement."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import newsledger as nl
from newsledger.export.csv import csv_lines
from newsledger.export.tables import TABLES
from newsledger.ledger.words import find_words, fold, folded_words
from newsledger.model import Credit, SourceQuote
from tests.stores.dump import dump
from tests.stores.readings import article

SETTINGS = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.text(min_size=1, max_size=12) | st.sampled_from(
    ["loan", "Şahin", "=1+1", "\x00", "\u2028", "'", '"', "%"]
)
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))
MAYBE = st.none() | WORDS


@st.composite
def readings(draw: st.DrawFn) -> nl.Reading:
    paragraphs = draw(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), max_size=3))
    first, last = sorted((draw(DAYS), draw(DAYS)))
    evidence = (SourceQuote(draw(WORDS), 0, 1),)
    published = nl.Published(earliest=first, latest=last, basis="inferred", evidence=evidence)
    made = article(draw(WORDS), *paragraphs, published=draw(st.none() | st.just(published)))
    text = made.text

    def span() -> tuple[int, int]:
        start = draw(st.integers(0, len(text) - 1))
        return start, draw(st.integers(start + 1, len(text)))

    def cited() -> tuple[int, int, str]:
        start, end = span()
        return start, end, text[start:end]

    amount = nl.Amount(
        *cited(),
        draw(MAYBE),
        draw(st.sampled_from([None, "USD", "EUR"])),
        draw(MAYBE),
        "about",
        high=draw(MAYBE),
        share_of=draw(st.none() | st.just(nl.Cited(*cited()))),
        currencies=tuple(draw(st.lists(WORDS, max_size=2))),
    )
    candidate = nl.Candidate(
        id=draw(WORDS),
        name=draw(WORDS),
        kind="city",
        score=draw(st.floats(0, 1)),
        latitude=draw(st.none() | st.floats(-90, 90)),
    )
    when = nl.Time(*cited(), "date", draw(MAYBE), first, draw(st.none() | st.just(last)))
    return nl.Reading(
        article=nl.Article(
            **{name: getattr(made, name) for name in made.__struct_fields__}
            | {"byline": tuple(draw(st.lists(WORDS, max_size=2))), "credit": Credit(draw(WORDS), draw(WORDS))}
        ),
        mentions=(nl.Mention(*cited(), type="PERSON", entity="e1"), nl.Mention(*cited(), type="ORG")),
        entities=(
            nl.Entity(
                id="e1",
                type="PERSON",
                name=draw(WORDS),
                country=draw(MAYBE),
                roles=(nl.Role(*span(), draw(WORDS), draw(MAYBE), None, draw(MAYBE)),),
                names=tuple(draw(st.lists(WORDS, max_size=3))),
                link=draw(st.none() | st.just(candidate.id)),
                candidates=(candidate,) * draw(st.integers(0, 2)),
            ),
        ),
        times=(when,),
        amounts=(amount,) * draw(st.integers(0, 2)),
        quotes=(
            nl.Quote(*cited(), kind="direct", speaker=draw(st.none() | st.just(nl.Speaker(*cited(), "e1")))),
        ),
        events=(
            nl.Event(
                *span(),
                type="AID",
                mode=draw(MAYBE),
                status="alleged",
                actors=("e1",) * draw(st.integers(0, 2)),
                recipients=("e9",),
                when=draw(st.none() | st.just(when)),
                amounts=(amount,),
                contexts=tuple(draw(st.lists(WORDS, max_size=2))),
                trigger=nl.Cited(*cited()),
                confidence=draw(st.floats(0, 1)),
            ),
        ),
        findings=(nl.Finding("code", "holds", draw(WORDS), (nl.Span(*span()), nl.Span(*span()))),),
        rejected=(nl.Rejected("annotate", nl.Reason.CRASHED, draw(WORDS)),) * draw(st.integers(0, 2)),
    )


@SETTINGS
@given(readings())
def test_a_reading_comes_back_as_it_was(reading: nl.Reading) -> None:
    with nl.Ledger(":memory:") as ledger:
        ledger.add([reading, reading])
        assert ledger.get(reading.article.id) == reading
        assert list(ledger.readings()) == [reading]
        assert nl.Reading.from_json(reading.to_json()) == reading


@settings(SETTINGS, max_examples=12)
@given(st.lists(readings(), max_size=4), st.randoms(use_true_random=False))
def test_order_and_shards_make_no_difference(items: list[nl.Reading], chance: random.Random) -> None:
    shuffled = [*items, *items]
    chance.shuffle(shuffled)
    with nl.Ledger(":memory:") as one, nl.Ledger(":memory:") as other:
        one.add(items)
        other.add(shuffled)
        assert dump(one) == dump(other)
        assert one.damage() == ()


@pytest.fixture(scope="module")
def filled() -> nl.Ledger:
    from tests.stores.readings import bridge, menu, school_loan

    ledger = nl.Ledger(":memory:")
    ledger.add([school_loan(), bridge(), menu()])
    return ledger


PIECES = st.sampled_from(
    ["loan", "bridge", "NOT", "OR", "AND", "(", ")", '"', "who:", "org:steppe", "event:aid", "date:2024", "sahin*", "link:kgz", "place:Ош",
     "loans", "check:fails", "ccy:usd", "lang:en", "NEAR(", "title:", "^", "*", "-", "{title}", "; DROP TABLE", "🙂", "\x00"],
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES | st.text(max_size=5), max_size=8).map(" ".join))
@example('"a" NOT "')
def test_any_query_is_answered_or_refused(filled: nl.Ledger, query: str) -> None:
    try:
        found = filled.count(query)
    except nl.QueryError:
        return
    assert found + filled.count(f"NOT ({query})") == filled.count()
    assert len(filled.search(query, None)) == found


@given(st.text(alphabet=st.characters(), max_size=60))
def test_words_stand_where_they_say_and_fold_once(text: str) -> None:
    at = 0
    for word in find_words(text):
        assert at <= word.start < word.end <= len(text)
        assert word.folded == fold(text[word.start : word.end])
        assert folded_words(word.folded) == (word.folded,)
        at = word.end


def things_of(reading: nl.Reading, table: str) -> Sequence[object]:
    """Give what has a row in a table."""
    if table == "articles":
        return (reading.article,)
    if table in {"roles", "candidates"}:
        return [each for entity in reading.entities for each in getattr(entity, table)]
    things: Sequence[object] = getattr(reading, table)
    return things


@SETTINGS
@given(readings())
def test_every_table_has_a_row_a_thing(reading: nl.Reading) -> None:
    for name, table in TABLES.items():
        rows = list(table.rows(reading))
        assert len(rows) == len(things_of(reading, name))
        assert len(list(csv_lines(table.columns, rows))) == len(rows) + 1
