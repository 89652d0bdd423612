"""Readings made by hand, in our own words, so that the ledger and the command line are tested without the reader."""

from __future__ import annotations

from datetime import UTC, date, datetime

import newsledger as nl
from newsledger.model import Credit, DocumentRef, SourceQuote, article_id

DOCUMENT = nl.Document.of(b"a page", uri="page.txt", media_type="text/plain")


class Writer:
    """Points at words of a text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def at(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)

    def cited(self, words: str) -> tuple[int, int, str]:
        return *self.at(words), words


def article(
    title: str, *paragraphs: str, document: DocumentRef | None = None, published: nl.Published | None = None
) -> nl.Article:
    text = "\n\n".join([title, *paragraphs])
    blocks, start = [], 0
    for n, words in enumerate([title, *paragraphs]):
        blocks.append(nl.Block(start, start + len(words), "paragraph" if n else "title"))
        start += len(words) + 2
    return nl.Article(
        id=article_id(text),
        document=document or DOCUMENT.ref(nl.Span(0, len(text))),
        language="en",
        title=title,
        text=text,
        blocks=tuple(blocks),
        published=published,
    )


def school_loan() -> nl.Reading:
    """An article with a fact of every kind."""
    made = article(
        "Steppe Bank Lends $5 Million for Şahin’s School",
        "Aigul Şahin, director of the Lakeside School, met with the Steppe Bank in Osh on May 3.",
        "“We will build three halls,” she said. The loan is about $5 million: 3 million for halls and 1 million for a roof.",
        published=nl.Published(
            earliest=date(2024, 5, 3),
            latest=date(2024, 5, 10),
            basis="inferred",
            evidence=(SourceQuote("May 3", 10, 15),),
        ),
    )
    write = Writer(made.text)
    when = nl.Time(*write.cited("May 3"), "date", "2024-05-03", date(2024, 5, 3), date(2024, 5, 3))
    loan = nl.Amount(
        *write.cited("about $5 million"), "5000000", currency="USD", modifier="about", role="loan"
    )
    halls = nl.Amount(*write.cited("three halls"), "3", unit="halls")
    return nl.Reading(
        article=nl.Article(
            **{name: getattr(made, name) for name in made.__struct_fields__}
            | {
                "byline": ("Dana Omarova",),
                "credit": Credit("Photo: A. Omarov", "A. Omarov"),
                "section": "Economy",
            }
        ),
        mentions=(
            nl.Mention(*write.cited("Steppe Bank"), type="ORG", entity="e1"),
            nl.Mention(*write.cited("Aigul Şahin"), type="PERSON", entity="e2"),
            nl.Mention(*write.cited("Lakeside School"), type="ORG", entity="e3"),
            nl.Mention(*write.cited("Osh"), type="PLACE", entity="e4"),
        ),
        entities=(
            nl.Entity(id="e1", type="ORG", name="Steppe Bank", names=("Steppe Bank",)),
            nl.Entity(
                id="e2",
                type="PERSON",
                name="Aigul Şahin",
                roles=(nl.Role(*write.at("director"), "director", "e3"),),
                names=("Şahin", "Aigul Şahin"),
            ),
            nl.Entity(id="e3", type="ORG", name="Lakeside School", names=("Lakeside School",)),
            nl.Entity(id="e4", type="PLACE", name="Osh", country="KGZ", names=("Osh",)),
        ),
        times=(when,),
        amounts=(halls, loan),
        quotes=(
            nl.Quote(
                *write.cited("“We will build three halls,”"),
                kind="direct",
                speaker=nl.Speaker(*write.cited("she"), "e2"),
                cue=nl.Cited(*write.cited("said")),
            ),
        ),
        events=(
            nl.Event(
                *write.at(
                    "Aigul Şahin, director of the Lakeside School, met with the Steppe Bank in Osh on May 3."
                ),
                type="CONSULT",
                mode="visit",
                status="happened",
                actors=("e2", "e1"),
                place="e4",
                when=when,
                trigger=nl.Cited(*write.cited("met with")),
                confidence=0.75,
                by="meetings",
            ),
            nl.Event(
                *write.at("The loan is about $5 million"),
                type="AID",
                status="planned",
                actors=("e1",),
                recipients=("e3",),
                amounts=(loan,),
                contexts=("education", "economic"),
                trigger=nl.Cited(*write.cited("loan")),
                confidence=0.5,
                by="finance",
            ),
        ),
        findings=(
            nl.Finding(
                "sum-of-parts",
                "fails",
                "3 + 1 = 4 million dollars, not 5: fails",
                (nl.Span(*write.at("$5 million: 3 million")), nl.Span(*write.at("1 million"))),
            ),
            nl.Finding("list-count", "holds", "three halls: holds", (nl.Span(*write.at("three halls")),)),
        ),
        rejected=(nl.Rejected("annotate", nl.Reason.CRASHED, "an example of a defect"),),
    )


def bridge() -> nl.Reading:
    """An article with few facts and no date."""
    fetched = DocumentRef(
        id="f" * 64,
        uri="https://example.org/мост",
        media_type="text/html",
        fetched_at=datetime(2024, 6, 1, 12, tzinfo=UTC),
    )
    made = article(
        "Bridge Opens", "A bridge across the Naryn opened. It cost 90,000 euros.", document=fetched
    )
    write = Writer(made.text)
    return nl.Reading(
        article=made, amounts=(nl.Amount(*write.cited("90,000 euros"), "90000", currency="EUR"),)
    )


def menu() -> nl.Unread:
    """A stretch of a page that is no article."""
    return nl.Unread(
        DOCUMENT.ref(nl.Span(500, 520)), nl.Rejected("recover", nl.Reason.FURNITURE, "2 share lines")
    )


def gas_tariffs() -> nl.Reading:
    """An article with every field that a reading may fill."""
    made = article(
        "Ош Raises Heating Tariffs",
        "Ош, Osh Region’s capital, will charge from $40 to $50 a gigacalorie, said Nurbek Alymov, acting head of TEK "
        "since March 2021. Some 62 percent of the households pay on time.",
        "The plant cost 30 dollars. Kyrgyz officials spoke of the Winter Forum and the Heat Supply Act.",
        published=nl.Published(
            earliest=date(2024, 10, 1),
            latest=date(2024, 10, 31),
            basis="inferred",
            evidence=(SourceQuote("October", 4, 11), SourceQuote("Winter Forum 2024", 60, 77)),
        ),
    )
    write = Writer(made.text)
    city = nl.Candidate(
        id="1527534",
        name="Osh",
        kind="city",
        score=0.75,
        country="KGZ",
        wikidata="Q203972",
        precision="city",
        latitude=40.52,
        longitude=72.8,
    )
    region = nl.Candidate(
        id="KG.08", name="Osh", kind="division", score=0.2, country="KGZ", precision="division"
    )
    company = nl.Candidate(id="reg-17", name="Teplovik Energy", kind="company", score=0.9, country="KGZ")
    country = nl.Candidate(
        id="KGZ",
        name="Kyrgyzstan",
        kind="country",
        score=0.6,
        country="KGZ",
        wikidata="Q813",
        precision="country",
    )
    price = nl.Amount(
        *write.cited("from $40 to $50 a gigacalorie"),
        "40",
        currency="USD",
        modifier="at_least",
        role="price",
        high="50",
        per="gigacalorie",
    )
    share = nl.Amount(
        *write.cited("62 percent"), "62", unit="percent", share_of=nl.Cited(*write.cited("the households"))
    )
    plant = nl.Amount(*write.cited("30 dollars"), "30", currencies=("USD", "CAD"))
    month = nl.Time(*write.cited("March 2021"), "date", "2021-03", date(2021, 3, 1), date(2021, 3, 31))
    head = nl.Role(
        *write.at("acting head"), "acting head", "e3", status="acting", since="2021-03", until="XXXX-05"
    )
    was = nl.Role(*write.at("capital"), "capital", "Osh Region", status=None)
    return nl.Reading(
        article=made,
        mentions=(
            nl.Mention(*write.cited("Ош"), type="PLACE", entity="e1"),
            nl.Mention(*write.cited("Nurbek Alymov"), type="PERSON", entity="e2"),
            nl.Mention(*write.cited("TEK"), type="ORG", entity="e3"),
            nl.Mention(*write.cited("Kyrgyz"), type="NORP", entity="e4"),
            nl.Mention(*write.cited("Winter Forum"), type="EVENT"),
            nl.Mention(*write.cited("Heat Supply Act"), type="LAW"),
        ),
        entities=(
            nl.Entity(
                id="e1",
                type="PLACE",
                name="Ош",
                country="KGZ",
                wikidata="Q203972",
                link="1527534",
                candidates=(city, region),
                roles=(was,),
            ),
            nl.Entity(id="e2", type="PERSON", name="Nurbek Alymov", roles=(head,)),
            nl.Entity(id="e3", type="ORG", name="TEK", link="reg-17", candidates=(company,)),
            nl.Entity(id="e4", type="NORP", name="Kyrgyz", candidates=(country,)),
        ),
        times=(month,),
        amounts=(price, share, plant),
        quotes=(),
        events=(
            nl.Event(
                *write.at("Ош, Osh Region’s capital, will charge from $40 to $50 a gigacalorie"),
                type="COERCE",
                status="planned",
                actors=("e1", "e3"),
                recipients=("e9",),
                place="e1",
                when=month,
                amounts=(price, share),
                trigger=nl.Cited(*write.cited("charge")),
                confidence=0.5,
                by="finance",
            ),
        ),
    )
