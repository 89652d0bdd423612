"""What happened, and has it? Names are marked in the sentences, so that only the facts are under test.

[Osh:PLACE] is a mention; a line like "COERCE/arrest happened: Police > A @ Osh" is an event.
"""

from __future__ import annotations

import re

import pytest

import newsledger as nl
from newsledger.annotate.annotated import Annotated
from newsledger.annotate.parse import load_model, parse
from newsledger.annotate.times import find_times
from newsledger.config import load_settings
from newsledger.facts.code import find_events
from newsledger.model import Amount, Article, Block, DocumentRef, Entity, Event, Mention, Role, Time

MARK = re.compile(r"\[([^\[\]:]+):(PERSON|ORG|PLACE)\]")


def article_of(text: str, title: str | None) -> Article:
    whole = f"{title}\n\n{text}" if title else text
    blocks = [Block(start=0, end=len(title), kind="title")] if title else []
    blocks.append(Block(start=len(whole) - len(text), end=len(whole), kind="paragraph"))
    document = DocumentRef(id="d", uri="test", media_type="text/plain")
    return Article(id="a", document=document, language="en", title=title, text=whole, blocks=tuple(blocks))


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    plain, spans, last = "", [], 0
    for match in MARK.finditer(marked):
        plain += marked[last : match.start()]
        spans.append((len(plain), len(plain) + len(match[1]), match[2]))
        plain += match[1]
        last = match.end()
    return plain + marked[last:], spans


def annotate(marked: str, title: str | None = None, country: dict[str, str] | None = None) -> Annotated:
    """Parse a marked text; every distinct name is an entity, roles and countries as told."""
    body, spans = unmarked(marked)
    head, title_spans = unmarked(title) if title else (None, [])
    article = article_of(body, head)
    shift = len(article.text) - len(body)
    spans = [*title_spans, *((s + shift, e + shift, t) for s, e, t in spans)]
    entities: dict[str, Entity] = {}
    mentions = []
    for start, end, kind in spans:
        name = article.text[start:end]
        if name not in entities:
            entities[name] = Entity(
                id=f"e{len(entities) + 1}",
                type=kind,
                name=name,
                country=(country or {}).get(name),
                names=(name,),
            )
        mentions.append(Mention(start, end, name, type=kind, entity=entities[name].id))
    doc = parse(article, load_model(load_settings().model))
    return Annotated(article=article, doc=doc, mentions=tuple(mentions), entities=tuple(entities.values()))


def line(annotated: Annotated, event: Event) -> str:
    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(annotated.by_id[i].name for i in ids)

    written = event.type + (f"/{event.mode}" if event.mode else "") + f" {event.status}:"
    written += f" {names(event.actors)}" if event.actors else ""
    written += f" > {names(event.recipients)}" if event.recipients else ""
    return written + (f" @ {names((event.place,))}" if event.place else "")


def lines(marked: str, title: str | None = None, country: dict[str, str] | None = None) -> list[str]:
    annotated = annotate(marked, title, country)
    return [line(annotated, event) for event in find_events(annotated)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # happened
        (
            "[Aida Toktosunova:PERSON] met [Ion Lupu:PERSON] in [Tiraspol:PLACE].",
            "CONSULT happened: Aida Toktosunova, Ion Lupu @ Tiraspol",
        ),
        (
            "[Estonia:PLACE]’s president [Mart Tamm:PERSON] met with the leader of [Laos:PLACE], [Kham Sisavath:PERSON].",
            "CONSULT happened: Mart Tamm, Kham Sisavath",
        ),
        ("[Malta:PLACE] and [Ghana:PLACE] signed three agreements.", "AGREE happened: Malta, Ghana"),
        (
            "[Bekzat Rail:ORG] signed a memorandum with the [Port of Aalborg:ORG].",
            "AGREE happened: Bekzat Rail, Port of Aalborg",
        ),
        (
            "[Tengri Post:ORG] announced a partnership agreement with [Helvetia Post:ORG].",
            "AGREE happened: Tengri Post, Helvetia Post",
        ),
        (
            "[Zamin Bank:ORG] granted [Malawi:PLACE] a loan of $4 million.",
            "AID happened: Zamin Bank > Malawi",
        ),
        ("[Japan:PLACE] donated ambulances to [Nepal:PLACE].", "AID happened: Japan > Nepal"),
        ("The [Sary Hub:ORG] has opened in [Vienna:PLACE].", "COOPERATE happened: Sary Hub @ Vienna"),
        ("[Kenya:PLACE] expelled two envoys of [Fiji:PLACE].", "SANCTION/expel happened: Kenya > Fiji"),
        ("Police arrested [Jan Novak:PERSON] in [Brno:PLACE].", "COERCE/arrest happened: > Jan Novak @ Brno"),
        ("[Jan Novak:PERSON] was detained in [Brno:PLACE].", "COERCE/arrest happened: > Jan Novak @ Brno"),
        ("[Togo:PLACE] condemned the attack.", "ACCUSE/disapprove happened: Togo"),
        ("[Peru:PLACE] rejected the proposal of [Chile:PLACE].", "REJECT happened: Peru > Chile"),
        ("[Oman:PLACE] threatened to attack [Yemen:PLACE].", "THREATEN happened: Oman > Yemen"),
        ("Miners went on strike in [Ekibastuz:PLACE].", "PROTEST/strike happened: @ Ekibastuz"),
        (
            "Delegations from nine countries convened in [Dunedin:PLACE] to discuss glaciers.",
            "CONSULT happened: @ Dunedin",
        ),
        (
            "[Ion Lupu:PERSON] arrived in [Baku:PLACE] for a state visit.",
            "CONSULT/visit happened: Ion Lupu @ Baku",
        ),
        (
            "[Orda Group:ORG] and [Nordwind:ORG] signed a contract to sell gas to [Laos:PLACE].",
            "AGREE happened: Orda Group, Nordwind",
        ),
        (
            "[Zamin Bank:ORG] has approved a loan to help [Malawi:PLACE] build a dam.",
            "AID happened: Zamin Bank > Malawi",
        ),
        # ongoing
        (
            "The [Audit Office:ORG] is conducting an investigation into the bridge.",
            "ACCUSE/investigate ongoing: Audit Office",
        ),
        # planned
        (
            "[Zamin Bank:ORG] will provide [Malawi:PLACE] with a loan.",
            "AID planned: Zamin Bank > Malawi",
        ),
        (
            "[Orda Group:ORG] plans to build a cement plant in [Taraz:PLACE].",
            "COOPERATE planned: Orda Group @ Taraz",
        ),
        (
            "[Orda Group:ORG] will build and run a warehouse in [Taraz:PLACE].",
            "COOPERATE planned: Orda Group @ Taraz",
        ),
        (
            "[Laos:PLACE] is expected to sign an agreement with [Cuba:PLACE].",
            "AGREE planned: Laos, Cuba",
        ),
        # alleged
        (
            "Two officials of the [Ministry of Roads:ORG] are suspected of taking bribes.",
            "ACCUSE/allege alleged: > Ministry of Roads",
        ),
        ("[Chad:PLACE] accused [Niger:PLACE] of arming the rebels.", "ACCUSE/allege alleged: Chad > Niger"),
        (
            "[Malta:PLACE] defended [Oman:PLACE] over the quarrel about nets.",
            "SUPPORT happened: Malta > Oman",
        ),
        ("[Malta:PLACE] turned back 40 migrants.", "COERCE/deport happened: Malta"),
        ("[Malta:PLACE] turned its back on the treaty.", "REJECT happened: Malta"),
        # who faces criticism is criticised
        (
            "[Malta:PLACE] faced the criticism of [Jan Novak:PERSON], the envoy.",
            "ACCUSE/disapprove happened: Jan Novak > Malta",
        ),
        # what somebody's people do, he does not, unless they act for him
        ("[Jan Novak:PERSON]'s government condemned the vote.", "ACCUSE/disapprove happened: Jan Novak"),
        ("Rebels of [Jan Novak:PERSON] freed 12 prisoners.", "RETREAT/release happened: Jan Novak"),
        ("A [Togo:PLACE] student donated to [Zamin Bank:ORG].", "AID happened: > Zamin Bank"),
        ("A [Togo:PLACE] minister donated to [Zamin Bank:ORG].", "AID happened: Togo > Zamin Bank"),
        # when is not to whom
        (
            "On the eve of [Jan Novak:PERSON]'s speech, [Togo:PLACE] condemned the vote.",
            "ACCUSE/disapprove happened: Togo",
        ),
        # refused
        ("[Chad:PLACE] said it will not release the pilots.", "REJECT happened: Chad"),
        ("[Iran:PLACE] refused to meet [Ion Lupu:PERSON].", "REJECT happened: Iran > Ion Lupu"),
    ],
)
def test_one_event(marked: str, expected: str) -> None:
    assert lines(marked) == [expected]


@pytest.mark.parametrize(
    "marked",
    [
        # nothing but words
        "[Togo:PLACE] said the winter had been mild.",
        "[Ion Lupu:PERSON] expressed hope for a better harvest.",
        "[Ion Lupu:PERSON] declined to comment.",
        "The spokeswoman of [Zamin Bank:ORG] spoke of confidence and growth.",
        # appeals are no demands
        "[Togo:PLACE] urged [Benin:PLACE] to release the fishermen.",
        "[Ion Lupu:PERSON] called on [Togo:PLACE] to sign the treaty.",
        # imagined
        "If [Togo:PLACE] attacks [Benin:PLACE], ships will wait.",
        "[Togo:PLACE] is considering sending aid to [Benin:PLACE].",
        "[Togo:PLACE] might expel the ambassador of [Benin:PLACE].",
        # denied
        "[Togo:PLACE] did not attack [Benin:PLACE].",
        "[Togo:PLACE] denied that it had bombed the harbour.",
        "[Togo:PLACE] denied accusations of smuggling.",
        # nobody did it
        "An earthquake struck the town of [Osh:PLACE] on Monday.",
        "Two miners were killed in [Karaganda:PLACE].",
        # words that look like events
        "The aid workers of [Zamin Bank:ORG] like tea.",
        "The [Security Council:ORG] has fifteen members.",
        "In March the price of bread rose in [Osh:PLACE].",
        "Sales met expectations.",
        "We will help [Togo:PLACE], the song goes.",
        "The film was made in [Oman:PLACE].",
        "[Theresa May:PERSON] likes roses.",
        "[Ion Lupu:PERSON] released a video about [Jan Novak:PERSON].",
        "[Ion Lupu:PERSON] treats [Jan Novak:PERSON] as a friend.",
        "[Ion Lupu:PERSON] has locked up the nomination.",
        "The index of [Zamin Bank:ORG] closed down 24 points.",
        "[Ion Lupu:PERSON] seized on the gossip about [Jan Novak:PERSON].",
        "The film captures the difference between [Ion Lupu:PERSON] and [Jan Novak:PERSON].",
        "[Ion Lupu:PERSON] spent $3 million on leaflets.",
        "The parents of [Jan Novak:PERSON] condemned the vote.",
        "[Ion Lupu:PERSON] received the applause of [Jan Novak:PERSON].",
        # the same person on both sides
        "[Ion Lupu:PERSON] defended [Ion Lupu:PERSON].",
    ],
)
def test_silence(marked: str) -> None:
    assert lines(marked) == []


def test_what_somebody_is_accused_of_has_not_happened() -> None:
    found = lines("Prosecutors accused [Ion Lupu:PERSON] of bombing the depot in [Bender:PLACE].")
    assert [f.split(" ")[0] for f in found] == ["ACCUSE/allege"]
    assert "alleged" in found[0]


def test_headline_and_lead_are_one_event() -> None:
    found = lines(
        "[Estonia:PLACE]’s president [Mart Tamm:PERSON] met with [Laos:PLACE]’s prime minister "
        "[Kham Sisavath:PERSON] in [Tartu:PLACE] on Monday.",
        title="[Mart Tamm:PERSON] Meets [Kham Sisavath:PERSON]",
    )
    assert found == ["CONSULT happened: Mart Tamm, Kham Sisavath @ Tartu"]


@pytest.mark.parametrize(("second", "told"), [("9", 1), ("2", 2)])
def test_what_a_sum_is_made_up_of_is_told_with_the_sum(second: str, told: int) -> None:
    text = (
        "[Zamin Bank:ORG] granted [Malawi:PLACE] a loan of $12 million. "
        f"The [Nile Fund:ORG] granted [Malawi:PLACE] a loan of $3 million and another of ${second} million."
    )
    annotated = annotate(text)
    sums = [
        Amount(m.start(), m.end(), m[0], value=f"{m[1]}000000", currency="USD")
        for m in re.finditer(r"\$(\d+) million", annotated.article.text)
    ]
    known = Annotated(
        article=annotated.article,
        doc=annotated.doc,
        mentions=annotated.mentions,
        entities=annotated.entities,
        amounts=tuple(sums),
    )
    found = [line(known, event) for event in find_events(known)]
    assert found == ["AID happened: Zamin Bank > Malawi", "AID happened: Nile Fund > Malawi"][:told]


def test_two_agreements_with_different_parties_stay_two() -> None:
    found = lines(
        "[Malta:PLACE] signed an agreement with [Ghana:PLACE]. "
        "[Bekzat Rail:ORG] signed a memorandum with the [Port of Aalborg:ORG]."
    )
    assert found == ["AGREE happened: Malta, Ghana", "AGREE happened: Bekzat Rail, Port of Aalborg"]


def test_a_country_stands_for_its_minister_when_they_meet() -> None:
    annotated = annotate(
        "[Mart Tamm:PERSON] met [Kham Sisavath:PERSON] in [Tartu:PLACE].",
        title="[Estonia:PLACE] and [Laos:PLACE] Hold Talks",
        country={"Estonia": "EST", "Laos": "LAO"},
    )
    by_name = {e.name: e for e in annotated.entities}

    def with_role(entity: Entity) -> Entity:
        of = {"Mart Tamm": "Estonia", "Kham Sisavath": "Laos"}.get(entity.name)
        if of is None:
            return entity
        role = Role(start=0, end=1, title="minister", of=by_name[of].id)
        return Entity(id=entity.id, type=entity.type, name=entity.name, roles=(role,), names=entity.names)

    known = Annotated(
        article=annotated.article,
        doc=annotated.doc,
        mentions=annotated.mentions,
        entities=tuple(with_role(e) for e in annotated.entities),
    )
    found = find_events(known)
    assert [line(known, event) for event in found] == ["CONSULT happened: Mart Tamm, Kham Sisavath @ Tartu"]


def test_date_and_amounts_come_along() -> None:
    annotated = annotate("On 4 May [Zamin Bank:ORG] granted [Malawi:PLACE] a loan of $4 million.")
    text = annotated.article.text
    day, sum_ = text.index("4 May"), text.index("$4 million")
    known = Annotated(
        article=annotated.article,
        doc=annotated.doc,
        mentions=annotated.mentions,
        entities=annotated.entities,
        times=(Time(day, day + 5, "4 May", type="date", value="2024-05-04"),),
        amounts=(Amount(sum_, sum_ + 10, "$4 million", value="4000000", currency="USD", role="loan"),),
    )
    (event,) = find_events(known)
    assert event.when == known.times[0]
    assert event.amounts == known.amounts
    assert "economic" in event.contexts
    assert event.by == "finance"
    assert text[event.start : event.end].startswith("On 4 May")
    assert event.start <= event.trigger.start < event.trigger.end <= event.end
    assert text[event.trigger.start : event.trigger.end] == event.trigger.text


@pytest.mark.parametrize(
    ("marked", "when"),
    [
        (
            "Jurors met on 3 May 2024. Three days later police arrested [Jan Novak:PERSON] in [Brno:PLACE].",
            "Three days = 2024-05-06",
        ),
        ("Police arrested [Jan Novak:PERSON] two days before 9 May 2024.", "two days = 2024-05-07"),
        ("Two days before 9 May 2024 police arrested [Jan Novak:PERSON].", "Two days = 2024-05-07"),
        (
            "Jurors met on 3 May 2024. Police arrested [Jan Novak:PERSON], who left town three days later.",
            None,
        ),
        ("Police arrested [Jan Novak:PERSON] after three days.", None),
    ],
)
def test_a_length_that_is_tied_to_a_day_dates_what_it_tells_of(marked: str, when: str | None) -> None:
    plain = annotate(marked)
    known = Annotated(
        article=plain.article,
        doc=plain.doc,
        mentions=plain.mentions,
        entities=plain.entities,
        times=find_times(plain.article, plain.doc),
    )
    (event,) = find_events(known)
    assert (f"{event.when.text} = {event.when.value}" if event.when else None) == when


def test_the_same_article_gives_the_same_events() -> None:
    marked = "[Malta:PLACE] expelled an envoy. Police arrested [Jan Novak:PERSON] in [Brno:PLACE]."
    assert lines(marked) == lines(marked)


def test_who_says_what_happened_does_not_suffer_it() -> None:
    said = "[Malta:PLACE] will cut its imports of wheat by a fifth, Farm Minister [Jan Novak:PERSON] said on Tuesday."
    assert lines(said) == ["SANCTION/discontinue planned: Malta"]
    felt = "The police accused the merchant [Jan Novak:PERSON] of fraud, [Ann Berg:PERSON] said."
    assert all("> Jan Novak" in line for line in lines(felt))
    assert lines(felt)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Malta will send food to Chad, Minister Jan Novak said on 3 May 2024.", None),
        ("Jan Novak said on 3 May 2024 that Malta had sent food to Chad.", None),
        ("OSH, May 3, 2024 - Malta has sent food to Chad.", None),
        ("Malta sent food to Chad on 2 May 2024, Minister Jan Novak said on 3 May 2024.", "2024-05-02"),
        ("On 3 May 2024 Malta sent food to Chad.", "2024-05-03"),
    ],
)
def test_the_day_of_saying_is_not_the_day_of_what_is_said(text: str, when: str | None) -> None:
    events = [event for event in nl.read_text(text, language="en").events if event.type == "AID"]
    assert [event.when.value if event.when else None for event in events] == [when]


def test_a_warning_threatens_whom_it_is_spoken_to() -> None:
    assert lines("The [Gulf Bank:ORG] warned that the fund would run dry.") == []
    assert lines("[Malta:PLACE] warned [Chad:PLACE] that it would close the border.") == [
        "THREATEN happened: Malta > Chad"
    ]


def test_a_spokeswoman_whom_the_parse_takes_for_the_thing_named_is_not_helped() -> None:
    text = "The Asian Development Bank will lend 50 million euros to the solar plant, a spokeswoman, Marta Keller, announced."
    (event,) = nl.read_text(text, language="en").events
    assert (event.type, event.recipients) == ("AID", ())
    helped = "The Asian Development Bank will lend 50 million euros to Malta, a spokeswoman, Marta Keller, announced."
    reading = nl.read_text(helped, language="en")
    assert [reading.entity(r).name for r in reading.events[0].recipients] == ["Malta"]


def test_a_headlines_infinitive_is_planned() -> None:
    assert lines("[Malta:PLACE] to attack [Chad:PLACE]") == ["ASSAULT planned: Malta > Chad"]
    assert lines("[Malta:PLACE] attacked [Chad:PLACE] to win the war.") == ["ASSAULT happened: Malta > Chad"]


def test_who_visits_a_district_is_there_and_who_visits_a_country_meets_it() -> None:
    def visit(where: str) -> tuple[list[str], str | None]:
        reading = nl.read_text(
            f"President Emomali Rahmon of Tajikistan visited {where} on Saturday.", language="en"
        )
        (event,) = reading.events
        names = [entity.name for a in event.actors if (entity := reading.entity(a))]
        return names, event.place and (reading.entity(event.place) or reading.entities[0]).name

    assert visit("Khujand") == (["Emomali Rahmon"], "Khujand")
    assert visit("Uzbekistan") == (["Emomali Rahmon", "Uzbekistan"], None)


def test_a_figure_of_anothers_clause_is_not_the_events() -> None:
    def sums(text: str) -> list[str]:
        return [a.text for event in nl.read_text(text, language="en").events for a in event.amounts]

    assert sums("The United Nations set aside $1.5 million, and Malta sent food to Chad.") == []
    assert sums("Malta sent food worth $1.5 million to Chad and took in refugees.") == ["$1.5 million"]


def test_what_tells_more_of_a_thing_dates_and_places_nothing_else() -> None:
    def where_and_when(text: str) -> list[tuple[str | None, str | None]]:
        reading = nl.read_text(text, language="en")
        places = [
            e.place and next(x.name for x in reading.entities if x.id == e.place) for e in reading.events
        ]
        return list(zip(places, [e.when and e.when.value for e in reading.events], strict=True))

    later = (
        "Malta has signed the pact with Chad, which the two presidents will ratify in Oslo on 13 March 2025."
    )
    assert where_and_when(later) == [(None, None)]
    assert where_and_when("Malta signed a pact with Chad in Oslo on 13 March 2025.") == [
        ("Oslo", "2025-03-13")
    ]


def test_what_has_happened_is_not_dated_after_it_was_told() -> None:
    def when(text: str) -> list[str | None]:
        events = nl.read_text(text, language="en", published="2025-03-12").events
        return [event.when and event.when.value for event in events]

    assert when("Malta sent food to Chad until 20 March 2025.") == [None]
    assert when("Malta will send food to Chad on 20 March 2025.") == ["2025-03-20"]
    assert when("Malta sent food to Chad on 10 March 2025.") == ["2025-03-10"]
