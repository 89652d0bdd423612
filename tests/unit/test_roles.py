"""Roles in texts of our own, read without a language model: words alone must do."""

from __future__ import annotations

import pytest

from tests.unit.reading_names import read

ROLES = [
    (
        "Kyrgyz President Askar Toktorov received Swiss ambassador Olivier Meyer in Bishkek.",
        ["Askar Toktorov|President|Kyrgyzstan", "Olivier Meyer|ambassador|Switzerland"],
    ),
    (
        "Uzbekistan’s president, Sherali Yuldashev, opened a dam near Termez.",
        ["Sherali Yuldashev|president|Uzbekistan"],
    ),
    (
        "The Turkmen minister of foreign affairs Rashid Atayev flew to Baku.",
        ["Rashid Atayev|minister of foreign affairs|Turkmenistan"],
    ),
    (
        "Marta Lindqvist, Country Manager of the European Bank for Reconstruction and Development, signed the papers.",
        ["Marta Lindqvist|Country Manager|European Bank for Reconstruction and Development"],
    ),
    (
        "“We are late,” said Jonas Weber, World Bank Senior Adviser for Water.",
        ["Jonas Weber|Senior Adviser for Water|World Bank"],
    ),
    (
        "Minister of Energy, Water and Natural Resources of Tajikistan, Daler Juma, spoke first.",
        ["Daler Juma|Minister of Energy, Water and Natural Resources|Tajikistan"],
    ),
    (
        "Aigul Sadykova, Chairwoman of the Board of Altyn Bank, declined to comment.",
        ["Aigul Sadykova|Chairwoman of the Board|Altyn Bank"],
    ),
    (
        "President Daler Nazarov of Tajikistan met Prime Minister Rajiv Menon of India.",
        ["Daler Nazarov|President|Tajikistan", "Rajiv Menon|Prime Minister|India"],
    ),
    (
        "Former Kazakh Prime Minister Karim Beisenov stood trial. Beisenov denied everything.",
        ["Karim Beisenov|Former Prime Minister|Kazakhstan"],
    ),
    (
        "Acting Mayor of Osh Bekzat Toktogulov promised new buses.",
        ["Bekzat Toktogulov|Acting Mayor|Osh"],
    ),
    (
        (
            "UN Secretary-General António Ferreira arrived. President Arman-Bolat Seitkaliev of Kazakhstan greeted him. "
            "President Seitkaliev thanked the guests."
        ),
        ["António Ferreira|Secretary-General|UN", "Arman-Bolat Seitkaliev|President|Kazakhstan"],
    ),
    (
        "Kremlin spokesman Dmitry Orlov said nothing.",
        ["Dmitry Orlov|spokesman|Kremlin"],
    ),
    (
        "Elvira Nabieva, a spokeswoman for the Uzbek Health Ministry, gave the figures.",
        ["Elvira Nabieva|spokeswoman|Uzbek Health Ministry"],
    ),
    (
        "Murat Bekov, who heads the Silk Road Logistics Association, wants lower tariffs.",
        ["Murat Bekov|head|Silk Road Logistics Association"],
    ),
    (
        "Peter Novak, 52, chief executive of Orlan Mining, resigned.",
        ["Peter Novak|chief executive|Orlan Mining"],
    ),
    (
        "Hans Keller, Programme Officer for the Clean Rivers Initiative, GIZ, presented the plan.",
        ["Hans Keller|Programme Officer for the Clean Rivers Initiative|GIZ"],
    ),
    (
        "Kazakhstan’s Deputy Foreign Minister Roman Kovalenko and Japan’s Ambassador Jun Yamada signed a note.",
        ["Roman Kovalenko|Deputy Foreign Minister|Kazakhstan", "Jun Yamada|Ambassador|Japan"],
    ),
    (
        (
            "President of Kazakhstan Arman-Bolat Seitkaliev and Secretary General of the Organization of Turkic States "
            "Kubanychbek Isaev met."
        ),
        [
            "Arman-Bolat Seitkaliev|President|Kazakhstan",
            "Kubanychbek Isaev|Secretary General|Organization of Turkic States",
        ],
    ),
    (
        "Bermet Alieva was appointed head of the National Statistical Committee.",
        ["Bermet Alieva|head|National Statistical Committee"],
    ),
    (
        "Rustam Safarov is the mayor of Dushanbe.",
        ["Rustam Safarov|mayor|Dushanbe"],
    ),
    (
        "The head of Uzbekistan’s State Committee for Forests, Jamshid Karimov, spoke.",
        ["Jamshid Karimov|head|State Committee for Forests"],
    ),
    (
        "Deputy Chairman of the National Bank of Tajikistan Jamshed Yusufov confirmed it.",
        ["Jamshed Yusufov|Deputy Chairman|National Bank of Tajikistan"],
    ),
    (
        "EU Special Representative for Central Asia Terhi Laine flew to Bishkek.",
        ["Terhi Laine|Special Representative for Central Asia|EU"],
    ),
    (
        "Uzbekistan’s Ambassador to the United States Furqat Salimov spoke.",
        ["Furqat Salimov|Ambassador to the United States|Uzbekistan"],
    ),
    (
        "World Bank Vice President for Europe and Central Asia Antonella Ricci came to Almaty.",
        ["Antonella Ricci|Vice President for Europe and Central Asia|World Bank"],
    ),
    (
        "U.S. Secretary of State Laura Hill called.",
        ["Laura Hill|Secretary of State|United States"],
    ),
    (
        "The Asian Development Bank lent money. The bank’s president, Keiko Tanaka, was there.",
        ["Keiko Tanaka|president|Asian Development Bank"],
    ),
    (
        "Nargiza Umarova, a senior research fellow at the Institute for Desert Studies (IDS) in Nukus, doubts it.",
        ["Nargiza Umarova|senior research fellow|Institute for Desert Studies"],
    ),
    (
        "Bektur Isaev, co-founder of the Tolqin Media Group, was there.",
        ["Bektur Isaev|co-founder|Tolqin Media Group"],
    ),
    (
        "Police detained the head of the customs post in the Khatlon region, Daler Safarov, on Monday.",
        ["Daler Safarov|head|customs post"],
    ),
    ("The department’s head, Nurlan Esimov, blamed low water.", ["Nurlan Esimov|head|department"]),
    ("Bishkek-based economist Azamat Abdiev sees risks.", ["Azamat Abdiev|economist|None"]),
    ("Dr. Anna Bauer and Mr. Karimov spoke to the minister.", []),
    ("The president met the prime minister and the governor.", []),
    ("Nazarov, the minister said, was not in town.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: list[str]) -> None:
    resolved = read(text)
    names = {entity.id: entity.name for entity in resolved.entities}
    found = [
        f"{entity.name}|{role.title}|{names.get(role.of or '', role.of)}"
        for entity in resolved.entities
        for role in entity.roles
    ]
    assert found == expected
    for entity in resolved.entities:
        for role in entity.roles:
            assert role.title.split()[-1][:4] in text[role.start : role.end]
