"""Checks: what holds, what fails, and what they keep silent about, beyond the examples each carries."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest

from newsledger.annotate.amounts import find_amounts
from newsledger.annotate.annotated import Annotated
from newsledger.annotate.parse import load_model, parse
from newsledger.annotate.times import find_times
from newsledger.checks.figures import last_place, say, sentence_around
from newsledger.checks.items import count_items
from newsledger.checks.run import find_findings
from newsledger.config import load_settings
from newsledger.model import Amount, Article, Block, DocumentRef, Finding, Published, article_id

VILLAGE = "The village received $8.2 million. Of this sum, 5 million dollars is for pipes, 2.2 million dollars is for pumps"


def annotated(text: str, *, title: str | None = None, published: str | None = None) -> Annotated:
    whole = f"{title}\n\n{text}" if title else text
    starts = [0, len(title) + 2] if title else [0]
    ends = [len(title), len(whole)] if title else [len(whole)]
    kinds = ["title", "paragraph"] if title else ["paragraph"]
    day = date.fromisoformat(published) if published else None
    article = Article(
        id=article_id(whole),
        document=DocumentRef(id="d", uri="-", media_type="text/plain"),
        language="en",
        title=title,
        text=whole,
        published=Published(earliest=day, latest=day, basis="metadata") if day else None,
        blocks=tuple(Block(s, e, kind=k) for s, e, k in zip(starts, ends, kinds, strict=True)),  # type: ignore[arg-type]
    )
    doc = parse(article, load_model(load_settings().model))
    return Annotated(
        article=article, doc=doc, times=find_times(article, doc), amounts=find_amounts(article, doc)
    )


def findings(text: str, **said: str) -> tuple[Finding, ...]:
    return find_findings(annotated(text, **said), ())


def codes(text: str, **said: str) -> list[str]:
    return [f"{f.code} {f.verdict}" for f in findings(text, **said)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{VILLAGE}, and the remaining 1 million dollars is for training.", ["sum-of-parts holds"]),
        (f"{VILLAGE}, and the remaining 0.1 million dollars is for training.", ["sum-of-parts fails"]),
        ("The delegation had 12 people: seven women and five men.", ["sum-of-parts holds"]),
        ("The choir has 40 singers, including 44 children.", ["part-of-whole fails"]),
        ("The choir has 40 singers, of whom 14 are children.", ["part-of-whole holds"]),
        ("The fair drew 90 buyers from 12 countries, including 20 women.", ["part-of-whole holds"]),
        ("They laid 450 km of pipe, including 500 valves.", []),
        ("The firm let 103 people go, or 30 percent of its 412 workers.", ["part-of-whole fails"]),
        (
            "Trade reached $4.2 billion, with exports of $3 billion and imports of $1.9 billion.",
            ["sum-of-parts fails"],
        ),
        (
            "The bank gave $30 million to Osh and $12 million to Talas, for a total of $42 million.",
            ["sum-of-parts holds"],
        ),
        (
            "The grant is €15 million: €9 million for schools, €4 million for clinics and €3 million for roads.",
            ["sum-of-parts suspicious"],
        ),
        ("The choir has around 40 singers, including 44 children.", []),
        ("The choir has 40 singers, compared with 44 children.", []),
        ("They agreed on three points: trade, visas and water.", ["list-count holds"]),
        ("They agreed on four points: trade, visas and water.", ["list-count fails"]),
        ("They visited five cities: Osh, Talas, Naryn and Karakol.", ["list-count fails"]),
        ("They visited five cities, such as Osh, Talas and Naryn.", []),
        (
            "They signed four papers: a pact on trade and transit, a pact on visas, and a plan.",
            ["list-count fails"],
        ),
        (
            "They made five requests: longer hours, a covered market, a canteen, and clean halls.",
            ["list-count fails"],
        ),
        ("Three mayors — in addition to guests, aides and cooks — came.", []),
        ("They visited two cities: Osh, the old one, and Bishkek.", []),
        ("They visited three cities: Osh, the old one, and Bishkek.", ["list-count holds"]),
        ("He gave two reasons: “It is cold, dark and late.”", []),
        ("It is the chain's third hotel abroad, joining those in Baku and Tbilisi.", ["ordinal-count holds"]),
        ("It is the chain's fifth hotel abroad, joining those in Baku and Tbilisi.", ["ordinal-count fails"]),
        ("It was his third term, joining a small club of long rulers.", []),
        ("The loan runs for 20 years, including a grace period of five years.", ["loan-terms holds"]),
        ("It is a 15-year loan with a grace period of 18 years.", ["loan-terms fails"]),
        ("The loan is for 6 years with a grace period of 18 months.", ["loan-terms holds"]),
        ("The loan is for 10 years, the first since the war of 50 years ago.", []),
        ("They share the profit: 60 percent for one, 50 percent for the other.", []),
    ],
)
def test_findings(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("He took 40 million tenge ($88,000).", "2022-05-01", ["conversion holds"]),
        ("He took $88,000 (40 million tenge).", "2022-05-01", ["conversion holds"]),
        ("He took 40 million tenge (about $880,000).", "2022-05-01", ["conversion fails"]),
        ("He took 40 billion tenge ($88,000).", "2022-05-01", ["conversion fails"]),
        ("In 2015, he took 40 million tenge ($180,000).", "2024-05-01", ["conversion holds"]),
        ("It costs 95 million soms ($7,500) in Tashkent, Uzbekistan.", "2024-05-01", ["conversion holds"]),
        ("It costs 5 million sums ($1,000) in Tashkent, Uzbekistan.", "2017-05-01", []),
        ("It costs 5 million sums ($100,000) in Tashkent, Uzbekistan.", "2017-05-01", ["conversion fails"]),
        ("It costs 35 Turkmen manats ($10).", "2021-05-01", ["conversion suspicious"]),
        ("It costs 200 Turkmen manats ($10).", "2021-05-01", []),
        ("It costs 3,500 Turkmen manats ($10).", "2021-05-01", ["conversion fails"]),
        ("It costs 5,300 tenge ($10).", "2025-05-01", ["conversion holds"]),
        ("It costs 5,300 tenge ($10).", "2031-05-01", []),
    ],
)
def test_conversions(text: str, published: str, expected: list[str]) -> None:
    assert codes(text, published=published) == expected


def test_a_scale_slip_is_named() -> None:
    (found,) = findings("He took 40 million tenge ($88 million).", published="2022-05-01")
    assert "1,000 times too many" in found.message


def test_a_headline_against_its_article() -> None:
    title = "Fire Kills 41 People"
    assert codes("A fire killed 14 people in Osh.", title=title) == ["figures-disagree suspicious"]
    assert codes("A fire killed 41 people in Osh.", title=title) == []
    assert codes("A fire killed 14 people; another killed 41 people.", title=title) == []


def test_messages_show_the_working_and_evidence_points_at_it() -> None:
    text = "Sales came to $30 million, of which $18 million was wool and $12 million was silk."
    (found,) = findings(text)
    assert found.message == "18 + 12 = 30 million dollars: holds"
    assert [text[s.start : s.end] for s in found.evidence] == ["$30 million", "$18 million", "$12 million"]


@pytest.mark.parametrize(
    ("text", "natural", "least", "most"),
    [
        ("trade, water and tourism.", 3, 3, 3),
        ("trade, water, and tourism", 3, 3, 3),
        ("trade and transit, water, and science and research", 3, 3, 5),
        ("Osh and Naryn", 2, 2, 2),
        ("roads (old and new); bridges, large and small; and tunnels", 3, 3, 4),
    ],
)
def test_items(text: str, natural: int, least: int, most: int) -> None:
    items = count_items(text, 0, len(text))
    assert items is not None
    assert (items.natural, items.least, items.most) == (natural, least, most)


def test_how_exactly_a_figure_is_written() -> None:
    def amount(text: str, value: str) -> Amount:
        return Amount(0, len(text), text, value=value, currency="USD")

    assert last_place(amount("$52.4 million", "52400000")) == Decimal(100_000)
    assert last_place(amount("45 million dollars", "45000000")) == Decimal(1_000_000)
    assert last_place(amount("$50,000", "50000")) == 0
    assert say(Decimal(1403), "participants") == "1,403 participants"


def test_a_sentence_ends_at_its_point() -> None:
    text = "One came. Two left at 5.30 today. Three stayed."
    span = sentence_around(text, text.index("left"))
    assert text[span.start : span.end] == "Two left at 5.30 today."


@pytest.mark.parametrize(
    "piece", ["of this amount $5 million ", "third office, joining a, b ", "four fields: a, b, c "]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * 1500
    base = annotated(text[:40])
    amount = Amount(0, 4, text[:4], value="5", currency="USD")
    made = Annotated(
        article=Article(
            id="a", document=base.article.document, language="en", title=None, text=text, blocks=()
        ),
        doc=base.doc,
        amounts=(amount,) * 1500,
    )
    started = time.process_time()
    find_findings(made, ())
    assert time.process_time() - started < 8
