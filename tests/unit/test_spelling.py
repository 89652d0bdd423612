"""Names in several scripts and spellings."""

from __future__ import annotations

import pytest

from newsledger.knowledge.spelling import fold_name, likeness, skeleton

SAME_SOUNDS = [
    "Tokayev Tokaev Токаев Toqaev Toqayev Тоқаев",
    "Mirziyoyev Mirziyoev Мирзиёев",
    "Berdimuhamedow Berdimuhamedov Berdymukhamedov Бердымухамедов",
    "Japarov Zhaparov Dzhaparov Жапаров",
    "Rahmon Rakhmon Рахмон Раҳмон",
    "Aliyev Aliev Алиев Əliyev",
    "Erdoğan Erdogan Эрдоган",
    "Kassym-Jomart Kasym-Zhomart Касым-Жомарт Qasym-Jomart",
    "Jeenbekov Zheenbekov Жээнбеков",
    "Zelensky Zelenskyy Zelenskiy Зеленский",
    "Yerlan Erlan Ерлан",
    "Ashgabat Ashghabat Ашгабат",
]
SAME_SKELETON = ["Mirziyoyev Mirziyaev", "Şimşek Simsek", "Oripov Aripov", "Kul Köl"]
DIFFERENT = [
    ("Tokayev", "Togayev"),
    ("Putin", "Patton"),
    ("Karimov", "Kerimbekov"),
    ("Xi", "Shi"),
    ("Osh", "Oslo"),
]


@pytest.mark.parametrize("spellings", SAME_SOUNDS)
def test_spellings_of_one_name(spellings: str) -> None:
    assert len({fold_name(word) for word in spellings.split()}) == 1
    assert len({skeleton(fold_name(word)) for word in spellings.split()}) == 1


@pytest.mark.parametrize("spellings", SAME_SKELETON)
def test_other_vowels_leave_the_skeleton(spellings: str) -> None:
    one, other = spellings.split()
    assert skeleton(fold_name(one)) == skeleton(fold_name(other))
    assert likeness(fold_name(one), fold_name(other)) < 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)
    assert likeness(fold_name(one), fold_name(other)) < 0.9


def test_nothing_is_nothing() -> None:
    assert fold_name("") == skeleton(fold_name("")) == fold_name(" - ") == ""
    assert fold_name("北京") == "北京"
