"""What one actor does to the other: one sentence a case, the source in [square], the target in {curly} brackets."""

from __future__ import annotations

import pytest

from newsledger.facts.relation import classify_relation
from newsledger.knowledge.plover import is_mode_of, quad_of

CASES = [
    # said and done, friendly
    ("[The prime minister] met {the Latvian ambassador} at the lakeside residence.", "CONSULT"),
    ("[President Oralbek Sadykov] held talks with {his Mongolian counterpart} on Tuesday.", "CONSULT"),
    ("[The foreign minister] telephoned {Ankara} to go over the border question.", "CONSULT"),
    ("[Hungary] has offered to mediate between the miners and {the ministry}.", "AGREE"),
    ("[The president] flew to {Tallinn} and visited the old harbour.", "CONSULT"),
    ("[Parliament] praised {the rescue service} for its work in the valley.", "SUPPORT"),
    ("[The senator] congratulated {the new mayor} on her victory.", "SUPPORT"),
    ("[Norway] defended {the regulator} after a week of complaints.", "SUPPORT"),
    ("[Georgia] and {Oman} signed an agreement on air traffic.", "SUPPORT"),
    ("[The union] agreed to lend {the theatre} its old stage.", "AGREE"),
    ("[Iceland] will send {Malta} two fishing inspectors.", "AGREE"),
    ("[The company] is ready to build a cannery in {Batumi}.", "AGREE"),
    ("[Slovenia] pledged to train {Kenyan nurses} next year.", "AGREE"),
    ("[The navy] held a joint exercise with {the Danish fleet}.", "COOPERATE"),
    ("[The prosecutors] shared evidence with {their colleagues in Riga}.", "COOPERATE"),
    ("[Samal Energy] opened a plant in {Karaganda}.", "COOPERATE"),
    ("[The bank] provided a loan of $3 million to {the waterworks}.", "AID"),
    ("[Japan] donated forty ambulances to {the hospital}.", "AID"),
    ("[Paraguay] granted asylum to {the exiled editor}.", "AID"),
    ("[The agency] delivered food and tents to {the flooded villages}.", "AID"),
    ("[The court] lifted the ban on {the newspaper}.", "CONCEDE"),
    ("[The council] bowed to the demands of {the bus drivers}.", "CONCEDE"),
    ("[The authorities] released {two hikers} after a night in custody.", "RETREAT"),
    ("[The museum] returned the bronze mirror to {Tunisia}.", "RETREAT"),
    ("[The army] withdrew its troops from {the northern valley}.", "RETREAT"),
    ("[The rebels] laid down their arms before {the governor}.", "RETREAT"),
    # said, hostile
    ("[The opposition] demanded that {the speaker} resign.", "REQUEST"),
    ("[Ireland] said {the airline} must repay every passenger.", "REQUEST"),
    ("[Four families] sought refuge in {Chad}.", "REQUEST"),
    ("[The auditor] accused {the railway} of hiding its losses.", "ACCUSE"),
    ("[The bishop] condemned {the decision} to close the school.", "ACCUSE"),
    ("[Prosecutors] opened an investigation into {the shipyard}.", "ACCUSE"),
    ("[The fishermen] sued {the port authority} over the dredging.", "ACCUSE"),
    ("[A judge in Porto] found {the former coach} guilty of fraud.", "ACCUSE"),
    ("[Chile] rejected {a proposal by Peru} to move the talks.", "REJECT"),
    ("[The ministry] refused to meet {the striking teachers}.", "REJECT"),
    ("[The king] cancelled a visit to {Brussels}.", "REJECT"),
    ("[The rebels] said they will not release {the engineers}.", "REJECT"),
    ("[The council] denied permission for {the march}.", "REJECT"),
    ("[Eritrea] threatened to attack {the island}.", "THREATEN"),
    ("[The minister] gave {the owners} an ultimatum: pay or leave.", "THREATEN"),
    ("[The general] warned {the militia} of consequences.", "THREATEN"),
    # done, hostile
    ("[Farmers] protested against {the new water law}.", "PROTEST"),
    ("[Nurses at the clinic] went on strike over pay owed by {the province}.", "PROTEST"),
    ("[A jailed poet] began a hunger strike against {the prison service}.", "PROTEST"),
    ("[Portugal] suspended aid to {the islands}.", "SANCTION"),
    ("[Kenya] expelled {two diplomats} on Friday.", "SANCTION"),
    ("[Fiji] broke off relations with {Tonga}.", "SANCTION"),
    ("[The government] mobilized troops along {the river}.", "MOBILIZE"),
    ("[The garrison] remained on alert in {the capital}.", "MOBILIZE"),
    ("[Police] arrested {a customs officer} in Osh.", "COERCE"),
    ("[The regulator] banned {three websites} for a month.", "COERCE"),
    ("[The province] imposed a curfew in {the harbour district}.", "COERCE"),
    ("[Customs] confiscated {the dealer's} paintings.", "COERCE"),
    ("[The union of states] imposed sanctions on {the junta}.", "COERCE"),
    ("[Gunmen] attacked {a police post} near the pass.", "ASSAULT"),
    ("[The air force] bombed {the depot} at dawn.", "ASSAULT"),
    ("[Bandits] kidnapped {four geologists}.", "ASSAULT"),
    ("[The column] violated the ceasefire with {the coastal brigades}.", "ASSAULT"),
    # the other way round
    ("{A customs officer} was arrested by [police] in Osh.", "COERCE"),
    ("{The village} was shelled by [government forces].", "ASSAULT"),
    ("{The mayor} has been accused by [residents] of lying.", "ACCUSE"),
]


def marked(sentence: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """Take the brackets away and say where they were."""
    plain, where = [], {}
    for character in sentence:
        if character in "[]{}":
            where[character] = len(plain)
        else:
            plain.append(character)
    return "".join(plain), (where["["], where["]"]), (where["{"], where["}"])


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_type(sentence: str, expected: str) -> None:
    text, source, target = marked(sentence)
    relation = classify_relation(text, source, target)
    assert relation.type == expected
    assert relation.quad == quad_of(relation.type)
    assert is_mode_of(relation.type, relation.mode)
    assert 0 <= relation.confidence <= 1


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("[Farmers] blocked a road against {the water law}.", "obstruct"),
        ("[A jailed poet] began a hunger strike against {the prison service}.", "hunger"),
        ("[Police] arrested {a customs officer}.", "arrest"),
        ("[Prosecutors] opened an investigation into {the shipyard}.", "investigate"),
        ("[The authorities] freed {two hikers}.", "release"),
    ],
)
def test_mode(sentence: str, mode: str) -> None:
    assert classify_relation(*marked(sentence)).mode == mode


@pytest.mark.parametrize("text", ["", " ", "x", "…", "No verbs here at all, only nouns.", "((((((((" * 50])
def test_there_is_always_an_answer(text: str) -> None:
    relation = classify_relation(text, (0, 1), (1, 2))
    assert relation.quad == quad_of(relation.type)
    assert relation.confidence <= 0.5 or len(text) > 10


def test_spans_that_point_nowhere_are_borne() -> None:
    relation = classify_relation("Police arrested a man.", (500, 510), (600, 610))
    assert relation.type == "COERCE"
