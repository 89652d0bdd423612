"""One suite over every engine: what goes in comes out, once, in any order."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select, text

import newsledger as nl
from newsledger.ledger import opening, store, tables
from newsledger.ledger.derived import derive_anew
from newsledger.ledger.runs import Run, settings_digest

from .dump import dump
from .readings import DOCUMENT, Writer, article, bridge, gas_tariffs, menu, school_loan

OpenLedger = Callable[[], nl.Ledger]
ITEMS = (school_loan(), bridge(), menu())


def test_a_reading_comes_back_as_it_was(ledger: nl.Ledger) -> None:
    added = ledger.add(ITEMS)
    assert (added.articles, added.new, added.rejected) == (2, 2, 1)
    for reading in (school_loan(), bridge()):
        assert ledger.get(reading.article.id) == reading
    assert sorted(ledger.readings(), key=lambda r: r.article.text) == [bridge(), school_loan()]
    assert ledger.get("0" * 20) is None
    assert ledger.count() == 2


def test_adding_twice_changes_nothing(ledger: nl.Ledger) -> None:
    ledger.add(ITEMS)
    before = dump(ledger)
    added = ledger.add([*ITEMS, *ITEMS])
    assert (added.articles, added.new, added.rejected) == (4, 0, 2)
    assert dump(ledger) == before


def same_text_elsewhere() -> list[nl.Reading]:
    """The same article on two more pages, with other metadata and fewer facts."""
    reading = school_loan()
    found = []
    for uri, title, byline in [("copy.html", b"another page", ()), ("a.html", b"a third", ("Somebody",))]:
        document = nl.Document.of(title, uri=uri, media_type="text/html").ref(nl.Span(3, 300))
        moved = msgspec.structs.replace(reading.article, document=document, byline=byline)
        found.append(nl.Reading(article=moved, amounts=reading.amounts))
    return found


def fetched_again() -> nl.Reading:
    document = msgspec.structs.replace(
        bridge().article.document, fetched_at=datetime(2024, 5, 30, tzinfo=UTC)
    )
    return msgspec.structs.replace(
        bridge(), article=msgspec.structs.replace(bridge().article, document=document)
    )


def test_what_is_held_needs_no_reading(open_ledger: OpenLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    held = open_ledger()
    held.add(ITEMS)
    read, elsewhere = school_loan(), same_text_elsewhere()[0].article
    copied = msgspec.structs.replace(read.article, document=elsewhere.document)
    assert held.held(read.article) == held.held(read.article, again=True) == read
    assert held.held(copied) == msgspec.structs.replace(read, article=copied)
    assert elsewhere.byline != copied.byline
    assert held.held(elsewhere) is None
    assert held.held(gas_tariffs().article) is None
    monkeypatch.setattr(held, "_run", Run("another", "{}", ""))
    assert held.held(read.article) == read
    assert held.held(read.article, again=True) is None


def test_the_order_makes_no_difference(open_ledger: OpenLedger) -> None:
    items = [*ITEMS, *same_text_elsewhere(), fetched_again()]
    orders = list(itertools.permutations(items))
    dumps = []
    for order in [orders[0], orders[-1], *random.Random(2).sample(orders, 6)]:
        store = open_ledger()
        store.add(order)
        dumps.append(dump(store))
        assert store.damage() == ()
    assert all(other == dumps[0] for other in dumps)
    assert len(dumps[0]["articles"]) == 2
    assert len(dumps[0]["article_documents"]) == 4
    assert len(dumps[0]["rejected"]) in {1, 2}  # the kept reading may be one that lacks nothing


def test_shards_make_no_difference(open_ledger: OpenLedger) -> None:
    items = [*ITEMS, *same_text_elsewhere()]
    whole, shards = open_ledger(), open_ledger()
    whole.add(items)
    for shard in (items[1::2], items[::2]):
        part = open_ledger()
        part.add(shard)
        shards.add(part.readings())
    shards.add([menu()])
    assert dump(shards)["articles"] == dump(whole)["articles"]
    assert dump(shards)["events"] == dump(whole)["events"]


def test_every_fact_has_its_row(ledger: nl.Ledger) -> None:
    ledger.add(ITEMS)
    rows = {name: len(found) for name, found in dump(ledger).items()}
    assert rows == {
        "runs": 1, "documents": 2, "articles": 2, "article_documents": 2, "article_blocks": 5, "article_evidence": 1,
        "mentions": 4, "entities": 4, "entity_candidates": 0, "entity_names": 5, "entity_roles": 1, "times": 1, "amounts": 3, "quotes": 1, "events": 2, "event_actors": 4,
        "event_amounts": 1, "event_contexts": 2, "findings": 2, "finding_evidence": 3, "rejected": 2,
        "articles_fts": 2,
    }  # fmt: skip


def test_rows_cite_their_words_and_say_what_made_them(ledger: nl.Ledger) -> None:
    ledger.add(ITEMS)
    with ledger._engine.connect() as connection:
        for table in tables.METADATA.sorted_tables:
            if {"article_id", "start", "end", "text"} <= set(table.columns.keys()):
                join = table.join(tables.articles, tables.articles.c.id == table.c.article_id)
                # SQL counts from 1.
                words = func.substr(tables.articles.c.text, table.c.start + 1, table.c.end - table.c.start)
                for cited, standing in connection.execute(select(table.c.text, words).select_from(join)):
                    assert cited == standing
            if "made_by" in table.columns:
                made = connection.execute(select(table.c.made_by, table.c.run_id)).all()
                assert all(by and run for by, run in made), table.name
        made_by = connection.execute(select(tables.events.c.made_by).order_by(tables.events.c.n)).scalars()
        assert list(made_by) == ["meetings", "finance"]


def test_a_run_names_the_versions_and_settings(ledger: nl.Ledger) -> None:
    ledger.add(ITEMS)
    with ledger._engine.connect() as connection:
        run = connection.execute(select(tables.runs)).mappings().one()
    components = msgspec.json.decode(run["components"])
    assert components["newsledger.annotate"]["times"] >= 1
    assert run["version"] in {nl.__version__, "not installed"}
    assert run["settings_digest"] == settings_digest(nl.load_settings())
    assert datetime.fromisoformat(run["started"]).tzinfo is not None


def test_where_a_ledger_lies_changes_no_row() -> None:
    defaults = nl.load_settings(environ={})
    elsewhere = msgspec.structs.replace(defaults, ledger="elsewhere.ledger")
    other = msgspec.structs.replace(defaults, max_article_chars=5)
    assert settings_digest(elsewhere) == settings_digest(defaults) != settings_digest(other)


def test_each_is_kept_before_the_next_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    held: list[int] = []

    def coming() -> Iterator[nl.Reading]:
        for reading in (school_loan(), bridge()):
            yield reading
            with nl.Ledger(path) as other:  # a reader beside the writer
                held.append(other.count())

    with nl.Ledger(path) as store:
        for n, kept in enumerate(store.add_each(coming())):
            assert kept.new
            assert store.count() == n + 1
    assert held == [1, 2]


def test_what_was_rejected_is_told_with_its_place(ledger: nl.Ledger) -> None:
    ledger.add(ITEMS)
    lacks, stretch = ledger.rejected()
    assert (lacks.article_id, lacks.rejected.reason) == (school_loan().article.id, nl.Reason.CRASHED)
    assert (stretch.article_id, stretch.rejected, stretch.document) == (
        None,
        menu().rejected,
        menu().document,
    )


def test_ids_are_found_by_their_beginning(ledger: nl.Ledger) -> None:
    ledger.add(ITEMS)
    whole = bridge().article.id
    assert ledger.find_ids(whole[:6]) == (whole,)
    assert len(ledger.find_ids("")) == 2
    assert ledger.find_ids("%") == ()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("bridge", ["Bridge Opens"]),
        ("BRIDGE opens", ["Bridge Opens"]),
        ("opens school", []),
        ("opens OR school", ["Bridge Opens", "Steppe Bank"]),
        ("million NOT bridge", ["Steppe Bank"]),
        ("NOT school", ["Bridge Opens"]),
        ("sahin", ["Steppe Bank"]),
        ("school", ["Steppe Bank"]),  # "School" and "Şahin’s School"
        ('"three halls"', ["Steppe Bank"]),
        ("loans", ["Steppe Bank"]),  # "loan"
        ("opening", ["Bridge Opens"]),
        ("hall", ["Steppe Bank"]),
        ('"hall"', []),
        ("Hall's", ["Steppe Bank"]),
        ("three-hall", []),
        ('"halls three"', []),
        ("hal*", ["Steppe Bank"]),
        ("hal", []),
        ("who:sahin", ["Steppe Bank"]),
        ("who:AIGUL", ["Steppe Bank"]),
        ('who:"aigul sahin"', ["Steppe Bank"]),
        ('who:"sahin aigul"', []),  # two names side by side are no name
        ("who:steppe", []),
        ("org:steppe", ["Steppe Bank"]),
        ("org:lake*", ["Steppe Bank"]),
        ("place:osh", ["Steppe Bank"]),
        ("place:Ош", ["Steppe Bank"]),
        ("who:Шахин", ["Steppe Bank"]),
        ("place:naryn", []),  # a word, but not read as a place
        ("event:consult", ["Steppe Bank"]),
        ("event:CONSULT/visit", ["Steppe Bank"]),
        ("event:consult/phone", []),
        ("ccy:usd", ["Steppe Bank"]),
        ("ccy:EUR", ["Bridge Opens"]),
        ("ccy:GBP", []),
        ("check:fails", ["Steppe Bank"]),
        ("check:list-count/holds", ["Steppe Bank"]),
        ("check:list-count/fails", []),
        ("check:suspicious", []),
        ("lang:en", ["Steppe Bank", "Bridge Opens"]),  # the newest first, the undated last
        ("lang:e", None),
        ("date:2024-05", ["Steppe Bank"]),
        ("date:2024-05-10", ["Steppe Bank"]),
        ("date:2024-05-11", []),
        ("date:2023-01-01..2024-05-03", ["Steppe Bank"]),
        ("date:..2024-05-02", []),
        ("NOT date:2024-05", ["Bridge Opens"]),
        ("after:2024-05-10", ["Steppe Bank"]),
        ("after:2024-05-11", []),
        ("before:2024-05-04", ["Steppe Bank"]),
        ("before:2024-05-03", []),
        ("(who:sahin OR ccy:eur) lang:en NOT check:fails", ["Bridge Opens"]),
    ],
)
def test_searching(filled: nl.Ledger, query: str, titles: list[str] | None) -> None:
    if titles is None:
        with pytest.raises(nl.QueryError):
            filled.search(query)
        return
    hits = filled.search(query)
    assert [(hit.title or "")[: len(title)] for hit, title in zip(hits, titles, strict=True)] == titles
    assert filled.count(query) == len(hits) == len(list(filled.matching(query)))
    assert filled.count(query) + filled.count(f"NOT ({query})") == filled.count()
    for hit in hits:
        reading = filled.get(hit.id)
        assert reading is not None
        for cited in (c for citation in hit.citations for c in (citation, citation.context)):
            assert reading.article.text[cited.start : cited.end] == cited.text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("sahin", ["Şahin", "Şahin"]),
        ("who:sahin", ["Aigul Şahin"]),
        ("hall million", ["Million", "halls", "million", "million", "halls", "million"]),
        ("building", ["build"]),
        ("ccy:usd", ["about $5 million"]),
        ("event:aid", ["loan"]),
        ("check:sum-of-parts", ["$5 million: 3 million", "1 million"]),
        ('"Steppe Bank" million', ["Steppe Bank", "Million", "Steppe Bank", "million", "million", "million"]),
        ("NOT bridge", []),
    ],
)
def test_a_hit_cites_the_words_that_answer(filled: nl.Ledger, query: str, words: list[str]) -> None:
    (hit,) = filled.search(query)
    assert [citation.text for citation in hit.citations] == words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("place:osh", ["Ош"]),
        ("place:Osh", ["Ош"]),
        ("place:os*", ["Ош"]),
        ("place:osh place:ош", ["Ош"]),
        ("org:teplovik", ["TEK"]),
        ('org:"teplovik energy"', ["TEK"]),
        ("org:energy", ["TEK"]),
        ("who:Alimov", ["Nurbek Alymov"]),
        ("who:Алымов", ["Nurbek Alymov"]),
        ("link:1527534", ["Ош"]),
        ("link:q203972", ["Ош"]),
        ("link:reg-17", ["TEK"]),
        ("link:REG-17", ["TEK"]),
        ("place:Bishkek", None),
        ("place:kyrgyzstan", None),  # a people is no place, and Osh is not all of Kyrgyzstan
        ("org:osh", None),
        ("link:KG.08", None),  # a candidate that it is not
        ("link:KGZ", None),
    ],
)
def test_names_are_found_by_what_they_are(linked: nl.Ledger, query: str, words: list[str] | None) -> None:
    hits = linked.search(query)
    found = [[citation.text for citation in hit.citations] for hit in hits]
    assert found == ([] if words is None else [words])
    assert linked.count(query) + linked.count(f"NOT ({query})") == linked.count() == 1
    assert linked.count(query) == len(hits)


def test_endings_count_in_english_alone(ledger: nl.Ledger) -> None:
    made = article("Banklar", "Loans loaned.")
    foreign = msgspec.structs.replace(made, language="uz")
    ledger.add([nl.Reading(article=foreign)])
    found = {
        q: [c.text for h in ledger.search(q) for c in h.citations]
        for q in ("loan", "loans", "loaning", "banklar")
    }
    assert found == {"loan": [], "loans": ["Loans"], "loaning": [], "banklar": ["Banklar"]}


def in_columns(thing: msgspec.Struct) -> dict[str, object]:
    """Give a thing's fields as its row should have them; names, roles and candidates have rows of their own."""
    fields = msgspec.structs.asdict(thing)
    if isinstance(thing, nl.Amount):
        share = thing.share_of
        where = (
            {"share_of_start": share.start, "share_of_end": share.end} if share else {"share_of_start": None}
        )
        words = {"share_of": share.text if share else None, "currencies": "; ".join(thing.currencies) or None}
        return {**fields, **words, **where}
    return {name: value for name, value in fields.items() if name not in {"names", "roles", "candidates"}}


def test_every_field_of_a_record_has_its_column(linked: nl.Ledger) -> None:
    reading = gas_tariffs()
    with linked._engine.connect() as connection:
        found = {
            t.name: list(connection.execute(select(t).order_by(*t.primary_key)).mappings())
            for t in tables.PARTS
        }
    things: dict[str, list[msgspec.Struct]] = {
        "entity_roles": [role for e in reading.entities for role in e.roles],
        "entity_candidates": [c for e in reading.entities for c in e.candidates],
        "article_blocks": list(reading.article.blocks),
        "times": list(reading.times),
        "mentions": list(reading.mentions),
        "entities": list(reading.entities),
        "amounts": list(reading.amounts),
        "event_amounts": list(reading.events[0].amounts),
    }
    for name, each in things.items():
        rows = [
            {field: row[field] for field in in_columns(t)} for row, t in zip(found[name], each, strict=True)
        ]
        assert rows == [in_columns(thing) for thing in each]
    osh = found["entities"][0]
    assert (osh["link_name"], osh["link_kind"], osh["link_score"]) == ("Osh", "city", 0.75)
    assert (osh["precision"], osh["latitude"], osh["longitude"]) == ("city", 40.52, 72.8)
    assert found["entities"][3]["link"] is found["entities"][3]["precision"] is None
    assert [e["quote"] for e in found["article_evidence"]] == ["October", "Winter Forum 2024"]
    assert found["events"][0]["when_type"] == "date"


def test_words_in_a_title_come_first(ledger: nl.Ledger) -> None:
    in_title = nl.Reading(article=article("Cotton prices rise", "Farmers near the lake were pleased."))
    in_body = nl.Reading(
        article=article("Prices rise", "Farmers near the lake were pleased, and sold cotton.")
    )
    ledger.add([in_body, in_title])
    assert [hit.title for hit in ledger.search("cotton")] == ["Cotton prices rise", "Prices rise"]
    assert len(ledger.search("cotton", 1)) == 1
    assert len(ledger.search("cotton", None)) == 2
    assert [hit.title for hit in ledger.search("sells")] == ["Prices rise"]


@pytest.mark.parametrize(
    "hostile", ["\0", "\ud83d", "‘; DROP TABLE articles; --", "\u2028", "a\r\nb", "%_\\", "'\""]
)
def test_hostile_text_comes_back_as_it_was(ledger: nl.Ledger, hostile: str) -> None:
    made = article(f"{hostile} Title", f"Words {hostile} here.")
    write = Writer(made.text)
    reading = nl.Reading(article=made, mentions=(nl.Mention(*write.cited(f"Words {hostile}"), type="ORG"),))
    document = msgspec.structs.replace(DOCUMENT.ref(), uri=f"page{hostile}.txt")
    ledger.add([reading, nl.Unread(document, nl.Rejected("recover", nl.Reason.NO_ARTICLE, hostile))])
    assert ledger.get(made.id) == reading
    assert ledger.count("title words") == 1
    assert ledger.damage() == ()
    assert len(list(ledger.rejected())) == 1


def test_halves_of_a_character_are_refused_whole(ledger: nl.Ledger) -> None:
    with pytest.raises(nl.LedgerError, match="halves of characters"):
        ledger.add([nl.Reading(article=article("Title", "\ud83d\ude00"))])
    assert ledger.count() == 0


def test_a_ledger_that_grew_is_gone_through_whole(ledger: nl.Ledger) -> None:
    readings = [nl.Reading(article=article(f"Title {n}", "Words.")) for n in range(130)]
    ledger.add(readings)
    ids = [reading.article.id for reading in ledger.readings()]
    assert ids == sorted(reading.article.id for reading in readings)
    assert len(list(ledger.matching("words"))) == 130


def test_migrations_lead_to_the_tables(ledger: nl.Ledger) -> None:
    with ledger._engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), tables.METADATA)
    assert [d for d in differences if "articles_fts" not in str(d)] == []


def test_the_layout_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(opening.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [opening.LAYOUT]


def first_layout(path: Path) -> None:
    """Make a ledger of the first layout, as its version left it."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(Path(__file__).with_name("layout_0001.sql").read_text("utf-8"))


FORMER_RUN = Run("0.1.0", '{"newsledger.annotate":{"names":1}}', "the defaults")


def test_a_ledger_of_a_former_layout_becomes_what_a_new_one_would_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "current_run", lambda _: FORMER_RUN)
    path = tmp_path / "x.ledger"
    first_layout(path)
    items: list[nl.Reading | nl.Unread] = [school_loan(), bridge(), gas_tariffs(), menu()]
    with nl.Ledger(path, create=False) as old, nl.Ledger(":memory:") as new:
        new.add(items)
        assert dump(old) == dump(new)
        assert old.damage() == ()
        assert old.count("place:osh") == 2
        assert old.count("loans") == 1
        assert old.add(items).new == 0
    with nl.Ledger(path, create=False) as again:
        assert sorted(r.to_json() for r in again.readings()) == sorted(
            r.to_json() for r in items if isinstance(r, nl.Reading)
        )


def test_an_upgrade_that_is_cut_short_leaves_the_former_layout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.ledger"
    first_layout(path)

    def cut(connection: Connection) -> None:
        derive_anew(connection)
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(opening, "derive_anew", cut)
        with pytest.raises(nl.LedgerError, match="No space"):
            nl.Ledger(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        assert connection.execute("SELECT count(*) FROM articles_fts WHERE who MATCH 'sahin'").fetchone() == (
            1,
        )
        assert "link" not in [row[1] for row in connection.execute("PRAGMA table_info(entities)")]
    with nl.Ledger(path) as whole:
        assert whole.count("link:reg-17") == 1


def test_a_damaged_record_stops_no_upgrade_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    first_layout(path)
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE articles SET record = '{' || record WHERE title = 'Bridge Opens'")
    with nl.Ledger(path) as upgraded:
        (named,) = upgraded.damage()
        assert bridge().article.id in named
        assert upgraded.count("ccy:EUR") == 1  # its rows are what they were
        assert upgraded.count("bridge") == 0
        assert upgraded.count("place:osh") == 2


def test_a_ledger_of_a_former_layout_that_may_only_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.ledger"
    first_layout(path)
    before = path.read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(nl.LedgerError, match="older layout"):
        nl.Ledger(path)
    assert path.read_bytes() == before


def test_a_ledger_opens_again_and_knows_its_date(tmp_path: Path) -> None:
    with nl.Ledger(tmp_path / "x.ledger") as store:
        store.add(ITEMS)
    with nl.Ledger(tmp_path / "x.ledger", create=False) as store:
        assert store.get(school_loan().article.id) == school_loan()
        (hit,) = store.search("who:sahin")
        assert (hit.earliest, hit.latest) == (date(2024, 5, 3), date(2024, 5, 10))
        store.close()


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE things (id)")
        connection.execute("CREATE TABLE alembic_version (version_num)")
    connection.close()


def newer_ledger(path: Path) -> None:
    with nl.Ledger(path) as store, store._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))


def truncated_ledger(path: Path) -> None:
    with nl.Ledger(path) as store:
        store.add(ITEMS)
    path.write_bytes(path.read_bytes()[:6000])


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_text("just some notes, much longer than a header " * 50), "is not a ledger"),
        (other_database, "not a ledger"),
        (newer_ledger, "newer newsledger"),
        (truncated_ledger, "damaged"),
        (Path.mkdir, "folder"),
    ],
)
def test_what_is_no_ledger_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], object], says: str
) -> None:
    path = tmp_path / "x.ledger"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(nl.LedgerError, match=says), nl.Ledger(path) as store:
        list(store.readings())
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize("path", ["no/such/folder/x.ledger", "postgresql://localhost/news"])
def test_what_cannot_be_made_is_refused(path: str) -> None:
    with pytest.raises(nl.LedgerError, match="ledger"):
        nl.Ledger(path)


def test_a_missing_ledger_is_not_made_by_reading_it(tmp_path: Path) -> None:
    with pytest.raises(nl.LedgerError, match="no such ledger"):
        nl.Ledger(tmp_path / "x.ledger", create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    path.touch()
    with nl.Ledger(path) as store:
        assert store.add(ITEMS).new == 2


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    with nl.Ledger(tmp_path / "x.ledger") as one, nl.Ledger(tmp_path / "x.ledger") as other:
        one.add([school_loan()])
        other.add([bridge()])
        one.add([menu()])
        assert one.count() == other.count() == 2


def test_a_ledger_without_its_log_is_one_still(tmp_path: Path) -> None:
    with nl.Ledger(tmp_path / "x.ledger") as store:
        store.add(ITEMS)
        shutil.copy(tmp_path / "x.ledger", tmp_path / "copy.ledger")
    with nl.Ledger(tmp_path / "copy.ledger", create=False) as copy:
        assert copy.damage() == ()


def test_a_ledger_that_may_only_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.ledger"
    with nl.Ledger(path) as store:
        store.add([school_loan()])
    monkeypatch.setattr(os, "access", lambda *_: False)
    with nl.Ledger(path) as store:
        assert store.get(school_loan().article.id) == school_loan()
        assert store.count("who:sahin") == 1
        assert [file.name for file in tmp_path.iterdir()] == ["x.ledger"]
        with pytest.raises(nl.LedgerError, match="may not be written to"):
            store.add([bridge()])
