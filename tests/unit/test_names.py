"""Names in texts of our own, read without a language model: words alone must do."""

from __future__ import annotations

import itertools

import pytest

from newsledger.annotate.naming.words import words_of
from tests.unit.reading_names import names

NAMES: list[tuple[str, list[str]]] = [
    ("The bridge cost US $4 million.", []),
    ("The US spent $4 million.", ["US PLACE"]),
    ("A mill closed in Nashua, N.H., and a mine in Reno (Nev.).", ["N.H. PLACE", "Nev. PLACE"]),
    ("Ms. Orchard, R-N.H., and Mr. Birch (D-Mass.) voted.", ["Orchard PERSON", "Birch PERSON"]),
    ("A mill closed in Manassas, VA, and the court (SC) agreed.", ["VA PLACE"]),
    ("Goods are weighed, Mo. said, and sold.", []),
    (
        "Kazakhstan’s Minister of Labour Dina Omarova met Dr. Lee in Taraz.",
        ["Kazakhstan PLACE", "Dina Omarova PERSON", "Lee PERSON", "Taraz PLACE"],
    ),
    (
        "The Central Asian Water Partnership (CAWP) and the Uzbek Ministry of Water Resources signed a memorandum.",
        ["Central Asian Water Partnership ORG", "CAWP ORG", "Uzbek Ministry of Water Resources ORG"],
    ),
    (
        "Kyrgyzstan’s Ministry of Labour, Social Security and Migration warned workers bound for Russia.",
        ["Kyrgyzstan PLACE", "Ministry of Labour, Social Security and Migration ORG", "Russia PLACE"],
    ),
    (
        "The Institute for Desert Studies in Nukus will train Turkmen and Kazakh students.",
        ["Institute for Desert Studies ORG", "Nukus PLACE", "Turkmen NORP", "Kazakh NORP"],
    ),
    (
        "The Port of Baku Authority fined a Singapore-based shipper.",
        ["Port of Baku Authority ORG", "Singapore PLACE"],
    ),
    (
        "The Green Valleys Initiative and the Tashkent Water Conference were announced by the Eurasian Development Bank.",
        ["Tashkent Water Conference EVENT", "Eurasian Development Bank ORG"],
    ),
    (
        "Fishermen of the Aral Sea basin met at Lake Balkhash.",
        ["Aral Sea PLACE", "Lake Balkhash PLACE"],
    ),
    (
        "Nurlan Bekov sold apples. Bekov’s sister helped, and later Nurlan bought a lorry.",
        ["Nurlan Bekov PERSON", "Bekov PERSON", "Nurlan PERSON"],
    ),
    (
        "The report on foreign direct investment (FDI) was read on Monday. IT firms and the North gained.",
        [],
    ),
    (
        "The law covers Foreign Direct Investment (FDI), and Gross Domestic Product (GDP) grew.",
        [],
    ),
    (
        "The Bank of Georgia and Halyk Bank lent money to Samruk-Kazyna.",
        ["Bank of Georgia ORG", "Halyk Bank ORG", "Samruk-Kazyna ORG"],
    ),
    (
        "Members of Parliament asked the president about the budget.",
        [],
    ),
    (
        "President Lin Haoran spoke to Abdulla Nurmatov, the prime minister.",
        ["Lin Haoran PERSON", "Abdulla Nurmatov PERSON"],
    ),
    (
        "The Faculty of Law of the Samarkand State University reopened.",
        ["Faculty of Law of the Samarkand State University ORG"],
    ),
    (
        "Farmers from the United States, the U.K. and South Korea came to Jalal-Abad.",
        ["United States PLACE", "U.K. PLACE", "South Korea PLACE", "Jalal-Abad PLACE"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[str]) -> None:
    assert [f"{m.text} {m.type}" for m in names(text)] == expected


CONSISTENT: list[tuple[str, list[str]]] = [
    (
        "George Washington crossed the river. Washington said he would return. Crowds met in Washington.",
        ["George Washington PERSON", "Washington PERSON", "Washington PLACE"],
    ),
    (
        "Anna Jordan runs a mill. Jordan said she sells flour in Jordan and Syria.",
        ["Anna Jordan PERSON", "Jordan PERSON", "Jordan PLACE", "Syria PLACE"],
    ),
    (
        "Washington and Beijing traded threats. Officials in Washington said nothing.",
        ["Washington PLACE", "Beijing PLACE", "Washington PLACE"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CONSISTENT)
def test_a_name_has_one_type_unless_the_words_say_otherwise(text: str, expected: list[str]) -> None:
    assert [f"{m.text} {m.type}" for m in names(text)] == expected


def test_headlines_are_read_through_the_body() -> None:
    found = names(
        "Marat Esenov opened a mill in Naryn. Esenov thanked the Naryn Grain Company.",
        "Esenov Opens Mill In Naryn",
    )
    assert [m.text for m in found][:2] == ["Esenov", "Naryn"]
    assert [m.type for m in found][:2] == ["PERSON", "PLACE"]


def test_mentions_do_not_overlap() -> None:
    found = names(
        "The Kazakh Foreign Ministry, the National Bank of Kazakhstan and the Bank of Kazakhstan Fund met."
    )
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "’s ’s", "(((((", "“" * 50, "A.-A.-", "\u202e\x00"])
def test_nothing_breaks(text: str) -> None:
    assert names(text) == ()


def test_words_know_their_place() -> None:
    words = words_of("Dr. Omar’s U.S. visit ended. He left al-Bab.")
    assert [w.text for w in words] == ["Dr.", "Omar", "U.S.", "visit", "ended", "He", "left", "al-Bab"]
    assert [w.text for w in words if w.possessive] == ["Omar"]
    assert [w.text for w in words if w.opens] == ["Dr.", "He"]
    assert [w.text for w in words if not w.joined] == ["Dr.", "U.S.", "He"]
    assert words[-1].capital
