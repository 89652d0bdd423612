"""Are words and numbers split and joined so that a grammar can count on them?"""

import pytest

from newsledger.lang.en.tense import direction_of
from newsledger.lang.en.time_words import find_time_words, time_signs
from newsledger.lang.patterns import GAP, Match, find_matches, needs


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("1,403", "1403"),
        ("2.5", "2.5"),
        ("2 1/2", "2.5"),
        ("2½", "2.5"),
        ("twelve", "12"),
        ("twenty four", "24"),
        ("twenty-four", "24"),
        ("two hundred and five", "205"),
        ("a hundred thirty", "130"),
        ("three thousand", "3000"),
        ("nineteen ninety-seven", "1997"),
        ("3 million", "3000000"),
    ],
)
def test_numbers_are_joined(text: str, number: str) -> None:
    (word,) = find_time_words(text)
    assert (word.text, word.classes["number"]) == (text, number)


def test_ordinals_are_joined() -> None:
    assert find_time_words("the twenty-first")[1].classes == {"ordinal": "21"}


@pytest.mark.parametrize("text", ["9" * 12, "million million million million", "²", "٣"])
def test_numbers_no_calendar_knows(text: str) -> None:
    assert all("number" not in word.classes for word in find_time_words(text))


def test_words_keep_their_places() -> None:
    text = "On Friday, 27 May 2024 (10:30 a.m.) — “two and a half” years’ talk…"
    for word in find_time_words(text):
        assert text[word.start : word.end] == word.text


def test_patterns_name_their_classes() -> None:
    signs = time_signs()
    words = find_time_words("It met on 27 May 2024 and in June.")
    (match,) = find_matches(signs.spell(words), words, signs.compile("day month year?"))
    assert isinstance(match, Match)
    assert (match.value("day"), match.value("month"), match.value("year")) == ("27", "5", "2024")
    assert (match.before().text, match.after().text) == ("on", "and")
    assert match.value("season") is None


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("w_the month day", {"month"}),
        ("month? (year | w_of? season)", {"year", "season"}),
        ("(month | day year) w_of?", {"month", "year"}),
        ("(month | w_the?) day", {"day"}),
        ("month? (day | any)", set()),
        ("month{0,2} w_the", {"w_the"}),
    ],
)
def test_what_every_match_has(pattern: str, needed: set[str]) -> None:
    assert needs(pattern, lambda name: 2 if name.startswith("w_") else int(name == "day")) == needed


def test_words_far_from_what_is_wanted_are_left_out() -> None:
    signs = time_signs()
    words = find_time_words("Nobody knew at the time. She sang, then in the hall on 3 May in Osh, and left.")
    spelled = signs.spell(words)
    near = signs.near(spelled, signs.compile("month"))
    kept = [words[place].text if place >= 0 else GAP for place in near.places]
    assert kept == [GAP, "on", "3", "May", "in", "Osh", ",", "and"]
    assert list(near.signs) == [spelled[p] if p >= 0 else GAP for p in near.places]
    assert signs.near(spelled, signs.compile("tomorrow")).signs == ""


def test_words_are_made_once_and_sliced_like_a_list() -> None:
    words = find_time_words("On Friday two hundred and five came.")
    assert [word.text for word in words] == ["On", "Friday", "two hundred and five", "came", "."]
    assert words[1] is words[1]
    assert words[-1].text == "."
    assert [word.text for word in words[1:3]] == ["Friday", "two hundred and five"]


def test_an_unknown_class_is_an_error() -> None:
    with pytest.raises(ValueError, match="fortnightly"):
        time_signs().compile("fortnightly month")


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("They met on May 5.", "past"),
        ("They will meet on May 5.", "future"),
        ("They are expected to meet on May 5.", "future"),
        ("The loan was approved. On May 5 the minister", None),
        ("He said that on May 5 they will meet.", "future"),
    ],
)
def test_direction_by_the_nearest_word(text: str, direction: str | None) -> None:
    words = find_time_words(text)
    at = next(i for i, word in enumerate(words) if word.text == "May")
    assert direction_of(words, at, at + 2) == direction
