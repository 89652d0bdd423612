"""Roles in texts of our own, read without a language model: words alone must do."""

from __future__ import annotations

import pytest

from tests.unit.reading_names import read

ROLES = [
    (
        "Kyrgyz President Sadyr Japarov received Swiss ambassador Olivier Meyer in Bishkek.",
        ["Sadyr Japarov|President|Kyrgyzstan", "Olivier Meyer|ambassador|Switzerland"],
    ),
    (
        "Uzbekistan’s president, Shavkat Mirziyoyev, opened a dam near Termez.",
        ["Shavkat Mirziyoyev|president|Uzbekistan"],
    ),
    (
        "The Turkmen minister of foreign affairs Rashid Meredov flew to Baku.",
        ["Rashid Meredov|minister of foreign affairs|Turkmenistan"],
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
        "President Emomali Rahmon of Tajikistan met Prime Minister Narendra Modi of India.",
        ["Emomali Rahmon|President|Tajikistan", "Narendra Modi|Prime Minister|India"],
    ),
    (
        "Former Kazakh Prime Minister Karim Massimov stood trial. Massimov denied everything.",
        ["Karim Massimov|Former Prime Minister|Kazakhstan"],
    ),
    (
        "Acting Mayor of Osh Bekzat Toktogulov promised new buses.",
        ["Bekzat Toktogulov|Acting Mayor|Osh"],
    ),
    (
        (
            "UN Secretary-General António Guterres arrived. President Kassym-Jomart Tokayev of Kazakhstan greeted him. "
            "President Tokayev thanked the guests."
        ),
        ["António Guterres|Secretary-General|UN", "Kassym-Jomart Tokayev|President|Kazakhstan"],
    ),
    (
        "Kremlin spokesman Dmitry Peskov said nothing.",
        ["Dmitry Peskov|spokesman|Kremlin"],
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
        "Kazakhstan’s Deputy Foreign Minister Roman Vassilenko and Japan’s Ambassador Jun Yamada signed a note.",
        ["Roman Vassilenko|Deputy Foreign Minister|Kazakhstan", "Jun Yamada|Ambassador|Japan"],
    ),
    (
        (
            "President of Kazakhstan Kassym-Jomart Tokayev and Secretary General of the Organization of Turkic States "
            "Kubanychbek Omuraliev met."
        ),
        [
            "Kassym-Jomart Tokayev|President|Kazakhstan",
            "Kubanychbek Omuraliev|Secretary General|Organization of Turkic States",
        ],
    ),
    (
        "Bermet Alieva was appointed head of the National Statistical Committee.",
        ["Bermet Alieva|head|National Statistical Committee"],
    ),
    (
        "Rustam Emomali is the mayor of Dushanbe.",
        ["Rustam Emomali|mayor|Dushanbe"],
    ),
    ("Dr. Anna Bauer and Mr. Karimov spoke to the minister.", []),
    ("The president met the prime minister and the governor.", []),
    ("Rahmon, the minister said, was not in town.", []),
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
