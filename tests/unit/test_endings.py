from __future__ import annotations

import pytest

from newsledger.lang.en.endings import stem
from newsledger.lang.lexicon import lexicon


@pytest.mark.parametrize(
    "forms",
    [
        "loan loans",
        "country countries",
        "sign signs signed signing",
        "plan plans planned planning",
        "finance finances financed financing",
        "mine mines mined mining",
        "control controls controlled controlling",
        "add adds added adding",
        "agree agrees agreed agreeing",
        "proceed proceeds proceeded proceeding",
        "deny denies denied denying",
        "die dies died dying",
        "sue sues sued suing",
        "pay pays paying",
        "tax taxes",
        "gas gases",
        "loss losses",
        "embargo embargoes",
        "woman women",
        "create creates created creating",
        "sell sells sold selling",
        "withdraw withdraws withdrew withdrawn withdrawing",
        "spokesman spokesmen",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "police policy",
        "general generation",
        "new news",
        "unit united",
        "plan plane",
        "rat rate",
        "even evening",
        "custom customs",
        "good goods",
        "organ organisation",
        "univers university universal",
        "thing th",
        "find founded",
        "leave left",
    ],
)
def test_other_words_have_stems_of_their_own(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == len(words.split())


@pytest.mark.parametrize("word", ["", "s", "us", "was", "7bn", "2000s", "займы", "ózen", "ing", "ed", "zzs"])
def test_what_has_no_english_ending_stays(word: str) -> None:
    assert stem(word) in {word, word.removesuffix("s")}


def test_the_exceptions_have_the_stems_of_their_words() -> None:
    for word, (found,) in lexicon("en", "search_forms").items():
        assert stem(word) == stem(found)
        assert found != word or stem(word) == word
