from __future__ import annotations

import pytest

from newsledger import identify_language


@pytest.mark.parametrize("text", ["", " ", "12 345,67 %", "😀 😀", "—"])
def test_where_there_is_nothing_to_tell_by(text: str) -> None:
    assert identify_language(text) is None


def test_another_language_is_named_rather_than_taken_for_ours() -> None:
    text = (
        "Der Landtag hat am Donnerstag beschlossen, den Bau der neuen Brücke über den Fluss zu verschieben. "
    )
    assert identify_language(text * 3) == "de"


def test_the_script_is_told_where_it_matters() -> None:
    assert identify_language("Бу китобда кўп расмлар бор.") == "uz-Cyrl"
    assert identify_language("Bu kitobda ko‘p rasmlar bor va u juda qiziqarli.") == "uz-Latn"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mirziyoyev in Baku\n\nUzbek President Shavkat Mirziyoyev arrived in Baku on Monday.", "en"),
        ("Berdimuhamedow visits Tashkent", "en"),
        ("Prezident Shavkat Mirziyoyev dushanba kuni Boku shahriga keldi.", "uz-Latn"),
        ("Türkmenistanyň Prezidenti Serdar Berdimuhamedow Daşkende geldi", "tk"),
    ],
)
def test_a_short_text_is_in_the_language_of_its_words_not_of_its_names(text: str, language: str) -> None:
    assert identify_language(text) == language
