"""What does a line of an article's head say: whose picture, by whom, when?"""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.recovery.byline import find_byline
from newsledger.recovery.credit import find_credit, is_caption
from newsledger.recovery.dates import decides_order, find_dates
from newsledger.recovery.furniture import furniture_kind
from newsledger.recovery.shape import ends_sentence, is_headline, is_name, is_text, weigh
from newsledger.recovery.stamp import find_stamp


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("@shutterstock", "shutterstock"),
        ("@http://www.dam.example", "dam.example"),
        ("Image: TNB, Ann Example", "TNB, Ann Example"),
        ("photo: Ministry of Dams, Canals & Locks", "Ministry of Dams, Canals & Locks"),
        ("Photo by Ann Example", "Ann Example"),
        ("Foto: Erika Beispiel/NP", "Erika Beispiel/NP"),
        ("Crédit photo : Jean Exemple", "Jean Exemple"),
        ("Фото: пресс-служба министерства", "пресс-служба министерства"),
        ("(c) 2024 Ann Example", "Ann Example"),
        ("© Picture House", "Picture House"),
    ],
)
def test_credits(line: str, holder: str) -> None:
    credit = find_credit(line)
    assert credit is not None
    assert (credit.raw, credit.holder) == (line, holder)


@pytest.mark.parametrize(
    "line",
    [
        "Photo shows how the dam broke",
        "Images of the flood shocked the country.",
        "The bridge at dusk",
        "Photo: The minister said on Monday that the dam would be rebuilt before the winter and paid for by the state.",
        "Bild der Lage",
    ],
)
def test_no_credits(line: str) -> None:
    assert find_credit(line) is None


def test_captions_end_with_their_credit() -> None:
    assert is_caption("The bridge at dusk. (Photo: Ann Example)")
    assert not is_caption("The bridge was closed at dusk, and nobody photographed it.")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Example", ("Ann Example",)),
        ("By ANN EXAMPLE and JOE SAMPLE", ("ANN EXAMPLE", "JOE SAMPLE")),
        ("By Ann Example, Joe Sample, TNB", ("Ann Example", "Joe Sample", "TNB")),
        ("By Ann Example, Senior Correspondent", ("Ann Example",)),
        ("By Ann Example in Astana and Joe Sample", ("Ann Example", "Joe Sample")),
        ("Von Erika Beispiel und Max Muster", ("Erika Beispiel", "Max Muster")),
        ("Par Jean Exemple", ("Jean Exemple",)),
        ("Por María Ejemplo", ("María Ejemplo",)),
        ("Автор: Айгуль Примерова", ("Айгуль Примерова",)),
        ("Author: Ludwig van Sample", ("Ludwig van Sample",)),
        ("By Staff Writer", ("Staff Writer",)),
        ("Von dpa", ("dpa",)),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    assert find_byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By the numbers",
        "Von Anfang an klar",
        "Por qué el agua falta",
        "By Monday the river had fallen.",
        "Author of the plan",
        "Di nuovo",
    ],
)
def test_no_bylines(line: str) -> None:
    assert find_byline(line) == ()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("May 3, 2024", date(2024, 5, 3)),
        ("Published: 3 May 2024 at 10:15 GMT", date(2024, 5, 3)),
        ("3rd May 2024", date(2024, 5, 3)),
        ("Friday, May 3, 2024 | 4 min read", date(2024, 5, 3)),
        ("Aktualisiert am 3. Mai 2024, 20:22 Uhr", date(2024, 5, 3)),
        ("03.05.2024 14:30", date(2024, 5, 3)),
        ("Le 3 mai 2024 à 12h30", date(2024, 5, 3)),
        ("3 de mayo de 2024", date(2024, 5, 3)),
        ("3 мая 2024 г.", date(2024, 5, 3)),
        ("3 Mayıs 2024", date(2024, 5, 3)),
        ("2024-05-03", date(2024, 5, 3)),
        ("2024年5月3日 20:00", date(2024, 5, 3)),
        ("By Ann Example | 3 May 2024", date(2024, 5, 3)),
        ("May 23/5/2024", date(2024, 5, 23)),
    ],
)
def test_stamps(line: str, day: date) -> None:
    stamp = find_stamp(line)
    assert stamp is not None
    assert [found.day for found in stamp.dates] == [day]


@pytest.mark.parametrize(
    "line", ["12:43", "4 min read", "2 hours ago", "Lesedauer: 4 Minuten", "Monday 14:47"]
)
def test_stamps_without_a_day(line: str) -> None:
    stamp = find_stamp(line)
    assert stamp is not None
    assert stamp.dates == ()


@pytest.mark.parametrize(
    "line",
    [
        "In May 2024 the river rose",
        "The plan of 3 May 2024",
        "May wins",
        "2,024 people came",
        "The dam opened on 3 May 2024.",
    ],
)
def test_no_stamps(line: str) -> None:
    assert find_stamp(line) is None


def test_an_ambiguous_date_is_none_unless_the_page_decides() -> None:
    assert find_dates("03/04/2024") == []
    assert find_dates("03/04/2024", day_first=True)[0].day == date(2024, 4, 3)
    assert find_dates("03/04/2024", day_first=False)[0].day == date(2024, 3, 4)
    assert decides_order("on 23/04/2024 and on 03/04/2024") is True
    assert decides_order("on 04/23/2024 and on 03/04/2024") is False
    assert decides_order("on 03/04/2024") is None
    assert decides_order("on 04/23/2024 and on 23/04/2024") is None


def test_impossible_dates_and_two_digit_years_are_no_dates() -> None:
    assert find_dates("31 February 2024; 45.01.2024; 03.05.24; 2024-13-01") == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share this:", "share"),
        ("Read more »", "more"),
        ("Read more: https://dam.example/1", "more"),
        ("Avatar", "avatar"),
        ("12 Kommentare", "comments"),
        ("ALSO READ: Dam planned above the town", "related"),
        ("Home » News » Water", "nav"),
        ("Tags: water, dams", "tags"),
        ("https://dam.example/1", "share"),
        ("© 2024 The Dam Post. All rights reserved.", "legal"),
        ("Читайте также: Плотина построена", "related"),
    ],
)
def test_furniture(line: str, kind: str) -> None:
    assert furniture_kind(line) == kind


@pytest.mark.parametrize(
    "line", ["Dam planned above the town", "Follow the money, says the minister", "Home is where the dam is"]
)
def test_no_furniture(line: str) -> None:
    assert furniture_kind(line) is None


@pytest.mark.parametrize(
    ("line", "text", "headline"),
    [
        ("The ministry plans a dam above the town.", True, False),
        ("Ministry plans dam above the town", False, True),
        ("Who pays for the dam above the town?", False, True),
        ("Dam planned.", False, False),
        ("and so on,", False, False),
        ("中央アジアの二つの国は水の配分について合意した。", True, False),
        ("水の配分で合意", False, True),
        ("The plan of the U.S.", False, True),
    ],
)
def test_shape(line: str, text: bool, headline: bool) -> None:
    assert is_text(line) is text
    assert is_headline(line) is headline


def test_words_are_counted_in_scripts_without_spaces() -> None:
    assert weigh("two words") == 2
    assert weigh("水の配分で合意") == 4


def test_sentence_ends_stand_before_closing_quotes() -> None:
    assert ends_sentence("He said: “We will build it.”")
    assert not ends_sentence("He said that it")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ann Example", True),
        ("Ludwig van Sample", True),
        ("ann example", False),
        ("Dam 2", False),
        ("What now?", False),
    ],
)
def test_names(words: str, name: bool) -> None:
    assert is_name(words) is name
