"""What we know of places and officials, and which clues decide."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from newsledger import read_text
from newsledger.annotate.known import link
from newsledger.knowledge.countries import countries
from newsledger.knowledge.gazetteer import spot, spots_named
from newsledger.knowledge.linking import SURE, Clues, Office, candidates_for, chosen
from newsledger.knowledge.officials import officials, officials_named
from newsledger.knowledge.places import places
from newsledger.lang.lexicon import read_table
from newsledger.model import Entity, Mention
from newsledger.recovery.plain import article_of_text


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Frunze", "Bishkek", "KGZ"), ("Leninabad", "Khujand", "TJK"), ("Nur-Sultan", "Astana", "KAZ"),
        ("Krasnovodsk", "Turkmenbashi", "TKM"), ("Qaraghandy", "Karaganda", "KAZ"), ("Ошская", "Osh", "KGZ"),
        ("Бишкек", "Bishkek", "KGZ"), ("北京", "Beijing", "CHN"), ("Zürich", "Zurich", "CHE"),
    ],
)  # fmt: skip
def test_other_and_former_names(words: str, name: str, country: str) -> None:
    assert (name, country) in [(place.name, place.country) for place, _ in spots_named(words)]


def test_a_name_gives_all_its_places() -> None:
    assert {place.kind for place, _ in spots_named("Osh")} == {"city", "division"}
    assert len([place for place, _ in spots_named("Cambridge") if place.kind == "city"]) == 3
    assert spots_named("Nowhere in Particular") == ()
    assert spot("0") is None


@pytest.mark.parametrize("table", ["gazetteer_places.tsv", "gazetteer_names.tsv"])
def test_tables_are_sorted_by_bytes(table: str) -> None:
    keys = [row[0].encode() for row in read_table("newsledger.knowledge", table)]
    assert keys == sorted(set(keys))


def test_the_names_are_folded_as_we_fold() -> None:
    rows = read_table("newsledger.knowledge", "gazetteer_places.tsv")
    lost = [row[2] for row in rows[::50] if row[0] not in {place.id for place, _ in spots_named(row[2])}]
    assert lost == []
    assert {row[3] for row in rows if row[3]} <= set(countries())


def test_one_concept_is_one_place() -> None:
    for place in places():
        if place.kind in ("city", "capital") and place.country:
            known = [s for s, _ in spots_named(place.name) if s.known and s.country == place.country]
            assert len([s for s in known if s.kind != "division"]) == 1, place


def test_terms_are_in_order() -> None:
    rows = read_table("newsledger.knowledge", "officials.tsv")
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    for row in rows:
        name, _, country, office, start, end, item, source = row
        assert office
        assert not country or country in countries()
        assert not end or start[: len(end)] <= end[: len(start)], name
        assert source.startswith(
            ("checked: ", "beginning checked: ", "end checked: ", "seen in office", "unchecked; see ")
        )
        for day in (start, end):
            assert not day or date.fromisoformat(f"{day}-01-01"[:10] if len(day) < 10 else day)
        assert not item or item[1:].isdigit()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("К. Токаев", {"Kassym-Jomart Tokayev"}), ("Kasym Tokaev", {"Kassym-Jomart Tokayev"}),
        ("Jeenbekov", {"Asylbek Jeenbekov", "Sooronbay Jeenbekov"}), ("Bolat Tokayev", set()), ("Paton", set()),
        ("Xi", {"Xi Jinping"}), ("Emomali", {"Rustam Emomali"}), ("Nikol Pashinian", {"Nikol Pashinyan"}), ("", set()),
        ("George W. Bush", {"George W. Bush"}), ("George H.W. Bush", {"George H. W. Bush"}),
        ("George H. Bush", {"George H. W. Bush"}), ("George Bush", {"George H. W. Bush", "George W. Bush"}),
        ("Barack H. Obama", {"Barack Obama"}),
    ],
)  # fmt: skip
def test_officials_named(words: str, names: set[str]) -> None:
    assert {official.name for official, _, _ in officials_named(words)} == names


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("The Royal Canadian Mounted Police searched a barn.", "org:royal-canadian-mounted-police"),
        ("The U.S. Treasury Department froze accounts.", "org:united-states-department-of-the-treasury"),
        ("In Nicaragua, farmers of Managua fear Congress. The United States objected.", None),
        (
            "Congress met in Washington. The United States and Ohio wait for Mexico.",
            "org:united-states-congress",
        ),
        ("In Kenya, Nairobi’s Environmental Protection Agency closed a mine, Kenya said.", None),
    ],
)
def test_organisations_of_the_table(text: str, link: str | None) -> None:
    found = read_text(text, language="en").entities
    assert [e.link for e in found if e.type == "ORG"] == [link]


def test_no_two_places_share_an_item() -> None:
    items = [row[9] for row in read_table("newsledger.knowledge", "gazetteer_places.tsv") if row[9]]
    assert len(items) == len(set(items)) > 30


def test_officials_are_one_by_name() -> None:
    assert len({official.id for official in officials()}) == len(officials()) > 300


PLACE = Clues("PLACE", ("Georgia",))
DAY = (date(2022, 5, 1), date(2022, 5, 1))
BERDI = ("Berdimuhamedow",)
PRESIDENT = (Office("president", "TKM"),)


@pytest.mark.parametrize(
    ("clues", "link"),
    [
        (PLACE, None),
        (Clues("PLACE", ("Georgia",), demonym=True), "GEO"),
        (Clues("PLACE", ("Georgia",), shares={"USA": 1.0}), "GEO"),
        (Clues("PLACE", ("Georgia",), shares={"USA": 1.0}, local={"USA": 1.0}, divisions=frozenset(["US.GA"])), "US.GA"),
        (Clues("PLACE", ("Osh",)), "1527534"),
        (Clues("PLACE", ("Osh",), kind="division"), "KG.08"),
        (Clues("PLACE", ("Georgia",), peers=frozenset([("USA", "division")])), "US.GA"),
        (Clues("PLACE", ("Georgia",), holds=frozenset(["USA", "US.GA"]), maybe=frozenset(["US.GA"])), "US.GA"),
        (Clues("PLACE", ("Georgia",), shares={"RUS": 1.0}, state=True), None),
        (Clues("PLACE", ("Kazakhstan",), state=True), "KAZ"),
        (Clues("PLACE", ("Alexandria",)), None),
        (Clues("PLACE", ("Alexandria",), shares={"EGY": 1.0}), "361058"),
        (Clues("PLACE", ("London",)), "2643743"),
        (Clues("PLACE", ("Santiago",)), None),
        (Clues("PLACE", ("Santiago",), shares={"CHL": 1.0}), "3871336"),
        (Clues("PLACE", ("Kars",), shares={"ARM": 1.0}), "743952"),
        (Clues("PLACE", ("Naryn",), article=True), None),
        (Clues("PLACE", ("Niger",), article=True, shares={"NER": 1.0}), None),
        (Clues("PLACE", ("Gambia",), article=True), "GMB"),
        (Clues("PLACE", ("Washington",)), "4140963"),
        (Clues("PLACE", ("Washington",), peers=frozenset([("USA", "division")]), shares={"USA": 1.0}, divisions=frozenset(["US.WA"])), "US.WA"),
        (Clues("PLACE", ("Washington",), inside=frozenset(["US.PA"]), beside=frozenset(["US.PA"])), None),
        (Clues("PLACE", ("Trinidad",)), "TTO"),
        (Clues("PLACE", ("Trinidad",), inside=frozenset(["BOL"]), beside=frozenset(["BOL"])), "3902377"),
        (Clues("PLACE", ("Springfield",)), None),
        (Clues("PLACE", ("Portland",)), None),
        (Clues("PLACE", ("Portland",), beside=frozenset(["US.OR"])), "5746545"),
        (Clues("PLACE", ("Congo",)), None),
        (Clues("PLACE", ("Congo",), shares={"COD": 1.0}), "COD"),
        (Clues("PERSON", BERDI, offices=PRESIDENT, published=(date(2021, 5, 1), date(2021, 5, 1))), "gurbanguly-berdimuhamedow"),
        (Clues("PERSON", BERDI, offices=PRESIDENT, published=(date(2023, 5, 1), date(2023, 5, 2))), "serdar-berdimuhamedow"),
        (Clues("PERSON", BERDI), None),
        (Clues("PERSON", ("Bolat Tokayev",)), None),
        (Clues("PERSON", ("Wang Yi",), shares={"CHN": 1.0}), "wang-yi"),
        (Clues("PERSON", ("Wang Yi",), shares={"CHN": 1.0}, introduced="who"), None),
        (Clues("PERSON", ("Johnson",), published=DAY), None),
        (Clues("PERSON", ("Erdogan",), published=DAY), "recep-tayyip-erdogan"),
        (Clues("PERSON", ("Lavrov",), published=DAY), None),
        (Clues("PERSON", ("Lavrov",), published=DAY, company=True), "sergey-lavrov"),
        (Clues("PERSON", ("Lavrov",), published=DAY, company=True, introduced="a"), None),
        (Clues("ORG", ("ADB",)), "asian-development-bank"),
        (Clues("ORG", ("Anglers and Divers Brotherhood", "ADB")), None),
        (Clues("ORG", ("Supreme Court",)), None),
        (Clues("ORG", ("Congress",)), "united-states-congress"),
        (Clues("ORG", ("Congress",), shares={"USA": 0.5, "IRN": 0.5}), "united-states-congress"),
        (Clues("ORG", ("Congress",), shares={"IND": 1.0}), None),
        (Clues("ORG", ("Security Council",), shares={"RUS": 1.0}), None),
        (Clues("ORG", ("Security Council",), shares={"RUS": 0.5, "USA": 0.5}), "united-nations-security-council"),
        (Clues("ORG", ("UN Security Council",), shares={"RUS": 1.0}), "united-nations-security-council"),
        (Clues("PLACE", ("Osh",), beyond=True), None),
        (Clues("PLACE", ("Durban",), kind="feature"), None),
    ],
)  # fmt: skip
def test_clues_decide(clues: Clues, link: str | None) -> None:
    found = chosen(candidates_for(clues))
    assert (found.id.partition(":")[2] or found.id if found else None) == link


def test_kinds_in_lists_and_former_names() -> None:
    text = "The road will cross the Osh, Issyk-Kul and Naryn regions and end in Akmola province."
    places = [("Osh", "KG.08"), ("Issyk-Kul", "KG.07"), ("Naryn", "KG.04"), ("Akmola", "KZ.03")]
    mentions = [
        Mention(text.index(name), text.index(name) + len(name), name, "PLACE", f"e{n}")
        for n, (name, _) in enumerate(places, start=1)
    ]
    entities = [Entity(id=m.entity or "", type="PLACE", name=m.text, names=(m.text,)) for m in mentions]
    found = link(article_of_text(text, title=None, published=None, language="en"), mentions, entities)
    assert [(entity.name, entity.link) for entity in found] == places


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Governors of the regions of Vladimir and Ryazan met.", {"Vladimir": "RU.83", "Ryazan": "RU.62"}),
        ("The governor of Balkh resigned.", {"Balkh": "AF.30"}),
        ("The mayor of Osh resigned.", {"Osh": "1527534"}),
        (
            "Growers in Yakima and other towns of Washington wait.",
            {"Washington": "US.WA", "Yakima": "5816605"},
        ),
        ("The river rose in Trinidad, in the Bolivian lowlands.", {"Trinidad": "3902377"}),
        ("Georgia voters chose a sheriff.", {"Georgia": "US.GA"}),
        ("Georgia rejected the offer.", {"Georgia": None}),
        ("The Naryn froze.", {"Naryn": None}),
        ("Smugglers crossed the Naryn on a raft.", {"Naryn": None}),
        ("A hotel on the shore of Issyk-Kul burned down.", {"Issyk-Kul": "place:lake-issyk-kul"}),
        ("Governors reported: in Osh and Talas the beans are sown.", {"Osh": "KG.08", "Talas": "KG.06"}),
        ("A dam on the river Naryn leaks.", {"Naryn": None}),
        ("Pupils in Boston, the Lincolnshire port, went home.", {"Boston": None}),
        ("The Naryn bazaar closed.", {"Naryn": "1527592"}),
        ("Frankfurt, Brandenburg, faces Poland.", {"Frankfurt": None}),
        ("Meta was fined in Dublin, Ireland.", {"Dublin": "2964574"}),
        ("A mill closed in Portsmouth, N.H., on Friday.", {"Portsmouth": "5091383", "N.H.": "US.NH"}),
        (
            "A mill closed in Jackson, Miss., and another in Jackson, Tenn.",
            {"Miss.": "US.MS", "Tenn.": "US.TN"},
        ),
        (
            "The lake at Buffalo, N.Y., froze; New York City had rain.",
            {"N.Y.": "US.NY", "New York City": "5128581"},
        ),
        ("Orchards in upstate New York froze.", {"New York": "US.NY"}),
        ("A theatre in downtown New York closed.", {"New York": "5128581"}),
        ("New York Gov. Dana Orchard signed the bill.", {"New York": "US.NY"}),
        ("New York Mayor Dana Orchard signed the bill.", {"New York": "5128581"}),
        ("Ohio’s Hamilton, Lake and Stark counties vote early.", {"Hamilton": None, "Ohio": "US.OH"}),
        ("She won the New York primary.", {"New York": "US.NY"}),
        ("A shop opened at the corner of Allen and Birch Streets.", {"Allen": None}),
        ("A shop opened in Allen, Texas.", {"Allen": "4670300"}),
        ("KUWAIT: A clinic opened on Monday.", {"Kuwait": "KWT"}),
        ("Soldiers patrol Jammu and Kashmir.", {"Jammu and Kashmir": "IN.12"}),
        ("Soldiers patrol Jammu and other cities of India.", {"Jammu": "1269321"}),
        ("A mill closed in Manassas, VA, on Friday.", {"Manassas": "4771401", "VA": "US.VA"}),
        ("Reefs lie off the northern shores of Honduras.", {"Honduras": "HND"}),
        ("A school opened in Lyon (France) and in Lille.", {"Lyon": "2996944", "France": "FRA"}),
        ("Ohio’s town of Hamilton votes early.", {"Hamilton": "4513575"}),
        ("Buyers left Michigan’s suburban counties of Macomb and Oakland.", {"Oakland": None}),
        ("A man sang in the Chekhov metro station in Moscow.", {"Chekhov": None, "Moscow": "524901"}),
        ("A train stopped at Tashkent railway station.", {"Tashkent": "1512569"}),
        ("A whale was seen off Walker’s Point, in Maine.", {"Walker": None}),
        ("Jordan’s Red Sea port was closed.", {"Red Sea": "place:red-sea"}),
        ("Jordan’s town of Aqaba was closed.", {"Aqaba": "250774"}),
        ("Ukrainians in Poland held a fair.", {"Ukraine": "UKR", "Poland": "POL"}),
    ],
)
def test_words_beside_a_place(text: str, links: dict[str, str | None]) -> None:
    found = read_text(text, language="en").entities
    assert {e.name: e.link for e in found if e.name in links} == links


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Voters heard Democratic nominee Hillary Clinton in Ohio.", "person:hillary-clinton"),
        ("Voters heard presidential contender Donald Trump in Ohio.", "person:donald-trump"),
        ("Saudi Arabia’s King Salman fired a minister in Riyadh.", "person:salman-bin-abdulaziz"),
        ("Pupils heard piano teacher Salman Birch in Riyadh.", None),
        ("Pupils heard piano teacher Mark Carney in Ohio.", None),
    ],
)
def test_candidates_and_kings(text: str, link: str | None) -> None:
    found = read_text(text, published="2016-02-01", language="en").entities
    assert [e.link for e in found if e.type == "PERSON"] == [link]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "Cabinet chairman Japarov met deputies. President Japarov had asked him to. Japarov signed the law.",
            ["person:akylbek-japarov", "person:sadyr-japarov", "person:sadyr-japarov"],
        ),
        (
            "Akylbek Japarov spoke first, President Japarov last, and Prime Minister Japarov listened.",
            ["person:akylbek-japarov", "person:sadyr-japarov", "person:akylbek-japarov"],
        ),
        ("President Japarov left. Japarov will return.", ["person:sadyr-japarov"] * 2),
        ("Presidents Tokayev and Japarov met.", ["person:kassym-jomart-tokayev", "person:sadyr-japarov"]),
    ],
)
def test_two_officials_of_one_surname(text: str, links: list[str]) -> None:
    reading = read_text(text, published="2023-05-01", language="en")
    by_id = {e.id: e.link for e in reading.entities}
    assert [by_id[m.entity or ""] for m in reading.mentions if m.type == "PERSON"] == links


@pytest.mark.parametrize(
    ("text", "count"),
    [("The Iowa caucuses ended. Iowa slept.", 1), ("The New York primary ended. New York City slept.", 2)],
)
def test_states_and_their_namesakes(text: str, count: int) -> None:
    assert len([e for e in read_text(text, language="en").entities if e.type == "PLACE"]) == count


def test_candidates_are_kept_with_scores() -> None:
    found = candidates_for(Clues("PLACE", ("Springfield",)))
    assert len(found) > 1
    assert all(candidate.score < SURE for candidate in found)
    assert sum(candidate.score for candidate in found) < 1
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)


def test_a_country_is_no_pin_on_its_capital() -> None:
    country = candidates_for(Clues("PLACE", ("Kyrgyzstan",)))[0]
    city = candidates_for(Clues("PLACE", ("Bishkek",)))[0]
    assert (country.precision, country.latitude) == ("country", None)
    assert (city.precision, round(city.latitude or 0)) == ("city", 43)


def test_importing_newsledger_loads_no_gazetteer() -> None:
    code = "import sys, newsledger; print([m for m in sys.modules if 'gazetteer' in m or 'rapidfuzz' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
