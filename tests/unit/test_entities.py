"""Who is who in texts of our own, read without a language model."""

from __future__ import annotations

import pytest

from newsledger.annotate.linking.gender import gender_of
from newsledger.annotate.linking.joining import country_in_name
from newsledger.annotate.naming.consistency import abbreviates
from tests.unit.reading_names import article_of, names, prepared, read

# (text, title): entity name ← the words that name or mean it, in order
COREFERENCE: list[tuple[str, str | None, dict[str, list[str]]]] = [
    (
        "President Askar Toktorov visited Naryn. Toktorov met herders. He promised them loans.",
        None,
        {"Askar Toktorov": ["Askar Toktorov", "Toktorov", "He"], "Naryn": ["Naryn"]},
    ),
    (
        (
            "The Asian Development Bank (ADB) approved a grant for Uzbekistan. The bank will pay it in May. "
            "ADB has helped the country before."
        ),
        None,
        {
            "Asian Development Bank": ["Asian Development Bank", "ADB", "The bank", "ADB"],
            "Uzbekistan": ["Uzbekistan", "the country"],
        },
    ),
    (
        "Tajik leader Daler Nazarov opened a school. His press service said that he was pleased.",
        None,
        {"Daler Nazarov": ["Daler Nazarov", "His", "His press service", "he"], "Tajikistan": ["Tajik"]},
    ),
    (
        "Kazakhstan’s Ministry of Energy fined the Karaton Oil Company. The company will appeal, the ministry said.",
        None,
        {
            "Kazakhstan": ["Kazakhstan"],
            "Ministry of Energy": ["Ministry of Energy", "the ministry"],
            "Karaton Oil Company": ["Karaton Oil Company", "The company"],
        },
    ),
    (
        (
            "Uzbek President Sherali Yuldashev received Turkish President Mehmet Emre Kaya in Khiva. "
            "The two leaders signed a treaty. The Turkish president left on Friday."
        ),
        None,
        {
            "Uzbekistan": ["Uzbek"],
            "Sherali Yuldashev": ["Sherali Yuldashev", "The two leaders"],
            "Turkey": ["Turkish", "Turkish"],
            "Mehmet Emre Kaya": ["Mehmet Emre Kaya", "The two leaders", "The Turkish president"],
            "Khiva": ["Khiva"],
        },
    ),
    (
        "The Ministry of Energy cut the quota. Its press service said that the grid was weak.",
        None,
        {"Ministry of Energy": ["Ministry of Energy", "Its", "Its press service"]},
    ),
    (
        "The National Bank of Kazakhstan raised the rate. The regulator blamed petrol prices.",
        None,
        {"National Bank of Kazakhstan": ["National Bank of Kazakhstan", "The regulator"]},
    ),
    (
        "The Harbour Safety Agency and the Food Safety Agency will share a house. The regulator said nothing.",
        None,
        {"Harbour Safety Agency": ["Harbour Safety Agency"], "Food Safety Agency": ["Food Safety Agency"]},
    ),
    (
        (
            "Former Finance Minister Bakyt Omurov is abroad. The former minister left long ago. "
            "Finance Minister Asel Jumaeva was silent. The minister will report on Monday."
        ),
        None,
        {
            "Bakyt Omurov": ["Bakyt Omurov", "The former minister"],
            "Asel Jumaeva": ["Asel Jumaeva", "The minister"],
        },
    ),
    (
        "Finance Minister Asel Jumaeva was silent. The former minister left long ago.",
        None,
        {"Asel Jumaeva": ["Asel Jumaeva"]},
    ),
    (
        "Ambassador Kenji Morita visited forty schools in Naryn. The diplomat speaks Kyrgyz.",
        None,
        {
            "Kenji Morita": ["Kenji Morita", "The diplomat"],
            "Naryn": ["Naryn"],
            "Kyrgyzstan": ["Kyrgyz"],
        },
    ),
    (
        "China and Kyrgyzstan will build a road. The two countries agreed on it last week.",
        None,
        {"China": ["China", "The two countries"], "Kyrgyzstan": ["Kyrgyzstan", "The two countries"]},
    ),
    (
        "Nurgul Asanova sued Bolat Nurlanov. She wants damages, while he denies any debt.",
        None,
        {"Nurgul Asanova": ["Nurgul Asanova", "She"], "Bolat Nurlanov": ["Bolat Nurlanov", "he"]},
    ),
    (
        "During his visit to Astana, Indonesian Foreign Minister Adi Santoso praised the city.",
        None,
        {
            "Adi Santoso": ["his", "Adi Santoso"],
            "Astana": ["Astana", "the city"],
            "Indonesia": ["Indonesian"],
        },
    ),
    (
        "Tolqin Textile Group opened a plant. Tolqin will hire weavers.",
        "Tolqin Opens Plant in Fergana",
        {"Tolqin Textile Group": ["Tolqin", "Tolqin Textile Group", "Tolqin"], "Fergana": ["Fergana"]},
    ),
    (
        "The United States and the UK protested. USA officials spoke of a British plan.",
        None,
        {"United States": ["United States", "USA"], "United Kingdom": ["UK", "British"]},
    ),
    (
        "Halyk Bank and Eurasian Development Bank signed a deal. The government welcomed it.",
        None,
        {"Halyk Bank": ["Halyk Bank"], "Eurasian Development Bank": ["Eurasian Development Bank"]},
    ),
    (
        "Norway’s Nordwind Airlines came to Osh. The Norwegian company will hire pilots. Nordwind said it was glad.",
        None,
        {
            "Norway": ["Norway", "Norwegian"],
            "Nordwind Airlines": ["Nordwind Airlines", "The Norwegian company", "Nordwind", "it"],
            "Osh": ["Osh"],
        },
    ),
    (
        "Altyn Motors, a carmaker, grew. Its director, Nurlan Esimov, is proud. The company will expand.",
        None,
        {
            "Altyn Motors": ["Altyn Motors", "Its", "The company"],
            "Nurlan Esimov": ["Nurlan Esimov"],
        },
    ),
    (
        "Nurgul Asanova sued Halyk Bank. “She will lose,” said Bolat Nurlanov.",
        None,
        {
            "Nurgul Asanova": ["Nurgul Asanova", "She"],
            "Halyk Bank": ["Halyk Bank"],
            "Bolat Nurlanov": ["Bolat Nurlanov"],
        },
    ),
    (
        "Rustam Aliev, 45, owns a mill. The 45-year-old, a miller, bought it in spring.",
        None,
        {"Rustam Aliev": ["Rustam Aliev", "The 45-year-old"]},
    ),
    (
        # Two hold the office, two are banks: nobody can tell.
        "Finance Minister Askar Toktorov met Energy Minister Bolat Nurlanov. The minister smiled.",
        None,
        {"Askar Toktorov": ["Askar Toktorov"], "Bolat Nurlanov": ["Bolat Nurlanov"]},
    ),
    (
        "Halyk Bank will close. The new bank opens in May. It snowed. It is late.",
        None,
        {"Halyk Bank": ["Halyk Bank"]},
    ),
    (
        "Tolqin Textile Group has an office in Osh. Tolqin Textile Group’s press service was proud.",
        None,
        {
            "Tolqin Textile Group": [
                "Tolqin Textile Group",
                "Tolqin Textile Group",
                "Tolqin Textile Group’s press service",
            ],
            "Osh": ["Osh"],
        },
    ),
    (
        "The president met the prime minister. He was brief.",
        None,
        {},
    ),
]


@pytest.mark.parametrize(("text", "title", "expected"), COREFERENCE)
def test_coreference(text: str, title: str | None, expected: dict[str, list[str]]) -> None:
    article = article_of(text, title)
    resolved = read(text, title)
    by_id = {entity.id: entity.name for entity in resolved.entities}
    spans = sorted([*resolved.mentions, *resolved.references], key=lambda s: (s.start, s.end))
    found: dict[str, list[str]] = {}
    for span in spans:
        assert span.entity is not None
        found.setdefault(by_id[span.entity], []).append(article.text[span.start : span.end])
    assert found == expected


def test_entities_are_numbered_in_order_of_first_mention() -> None:
    resolved = read("Osh is far from Almaty, and Almaty is far from Dushanbe.")
    assert [(e.id, e.name, e.country) for e in resolved.entities] == [
        ("e1", "Osh", "KGZ"),
        ("e2", "Almaty", "KAZ"),
        ("e3", "Dushanbe", "TJK"),
    ]


def test_a_country_is_known_by_its_demonym() -> None:
    (entity, *_) = read("Georgian wine sold well.").entities
    assert (entity.type, entity.name, entity.country, entity.wikidata) == ("PLACE", "Georgia", "GEO", "Q230")
    assert entity.names == ("Georgian",)


def test_entity_at_prefers_the_longest_overlap() -> None:
    article, _ = prepared("Daler Nazarov spoke. His press service reported it. Dushanbe was quiet.")
    resolved = read(article.text)
    nazarov, dushanbe = resolved.entities
    start = article.text.index("His press service")
    assert resolved.entity_at(start, start + len("His press service")) == nazarov.id
    assert resolved.entity_at(article.text.index("Dushanbe"), len(article.text)) == dushanbe.id
    assert resolved.entity_at(0, 1) == nazarov.id
    assert resolved.entity_at(len("Daler Nazarov "), len("Daler Nazarov spoke")) is None


def test_pronouns_in_quotations_are_left_alone() -> None:
    text = "Bolat Nurlanov came late. “He told her nothing,” a guard said."
    assert read(text).references == ()


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("ADB", "Asian Development Bank", True),
        ("SingPost", "Singapore Post", True),
        ("KazAgri", "Kazakh Agricultural Company", True),
        ("IT", "International Trade", True),
        ("USD", "Asian Development Bank", False),
        ("Bank", "Bank", False),
    ],
)
def test_abbreviates(short: str, long: str, expected: bool) -> None:
    assert abbreviates(short, long) is expected


@pytest.mark.parametrize(
    ("forms", "titles", "honorifics", "expected"),
    [
        (["Aigul Sadykova"], [], [], "f"),
        (["Sadykova"], [], ["Ms."], "f"),
        (["Kim Novak"], ["spokesman"], [], "m"),
        (["Aibek uulu"], [], [], "m"),
        (["Wong"], ["minister"], [], None),
        (["Ardak Zholdasov"], [], [], None),
    ],
)
def test_gender(forms: list[str], titles: list[str], honorifics: list[str], expected: str | None) -> None:
    assert gender_of(forms, titles, honorifics) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kazakh Foreign Ministry", "KAZ"),
        ("Bank of Japan", "JPN"),
        ("South Korean Embassy", "KOR"),
        ("World Bank", None),
        ("Central Asian University", None),
    ],
)
def test_country_in_name(name: str, expected: str | None) -> None:
    assert country_in_name(name) == expected


def test_no_names_no_entities() -> None:
    assert names("nothing here but small words") == ()
    assert read("nothing here but small words").entities == ()
