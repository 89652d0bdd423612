"""The shipped English pipeline loads, keeps every text as it is, and cuts where it must."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from newsledger.errors import ModelError
from newsledger.lang.en.features import lexical_columns, phrases, word_classes
from newsledger.lang.en.lemmas import lemma
from newsledger.lang.en.pipeline import load
from newsledger.lang.en.shipped import READER

HOSTILE = (
    "",
    " ",
    "\n\n",
    "\n\n\n Title \n\n\n\n",
    "\t\r\n\u00a0\u200b\ufeff",
    "a" * 5000,
    "?!" * 500,
    "Mr.\n\nX",
    "“‘’”…—–-",
    "don’t won't can’t it’s Osh’s ministers’",
    "\U0001f600 \U0001d4d0 e\u0301 \u202eright\u202c",
    "\x00\x07\x1b",
    "BISHKEK (Wire) -- 1,000.5%...",
    "مرحبا Ташкент 北京 ქუთაისი",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Enough!!!", "Enough !!!"),
        ("Really?! He", "Really ?! He"),
        ("Call 312-555-0134 on 04-Mar-19.", "Call 312-555-0134 on 04-Mar-19 ."),
        ("300-400 men and/or boys!", "300 - 400 men and / or boys !"),
        ("2019–2021", "2019 – 2021"),
        ("a U.S.-led patrol of Su-25s near Expo-2017", "a U.S. - led patrol of Su - 25s near Expo-2017"),
        ("$3.8bn, 10k by 7:30pm or 11AM", "$ 3.8 bn , 10 k by 7:30 pm or 11 AM"),
        ('the gate."We saw Lt. Osmonov', 'the gate . " We saw Lt. Osmonov'),
        ("on Wed. DON'T e-mail non-members", "on Wed. DO N'T e-mail non-members"),
        ("the tariff(old) and a note- --Asel", "the tariff ( old ) and a note - -- Asel"),
        ("mid-July to mid-2024, -37 in the U.S.?", "mid-July to mid-2024 , - 37 in the U.S. ?"),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(nlp: Language, text: str, words: str) -> None:
    assert [token.text for token in nlp.make_doc(text)] == words.split(" ")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_tokens_reproduce_the_text(nlp: Language, text: str) -> None:
    _check(nlp(text), text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("aB.’'“”\n \t-1,ş\u0301\u200b北"), max_size=80))
def test_tokens_reproduce_any_text(nlp: Language, text: str) -> None:
    _check(nlp(text), text)


def _check(doc: Doc, text: str) -> None:
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text
    if len(doc):
        sents = list(doc.sents)
        assert [token.i for sent in sents for token in sent] == list(range(len(doc)))
    for ent in doc.ents:
        assert "\n" not in ent.text


def test_an_announced_quotation_starts_no_sentence(nlp: Language) -> None:
    doc = nlp.make_doc("The sign said: “Closed.” Nobody came. He said: it rains.\n\nNote:\n\n“Open.”")
    told = [token.text for token in nlp.get_pipe("newsledger_blocks")(doc) if token.is_sent_start is False]
    assert told == ["“", "Closed", "\n\n", "\n\n"]


def test_blank_lines_cut_sentences(nlp: Language) -> None:
    doc = nlp("President Opens New Bank In Osh\n\nThe bank, which cost 3 million soms, opened on Friday.")
    starts = {sent.start_char for sent in doc.sents}
    assert doc.text.index("The bank") in starts


def test_preset_cuts_are_kept(nlp: Language) -> None:
    doc = nlp.make_doc("The minister arrived on Monday . He left.")
    for token in doc:
        token.is_sent_start = token.i == 0
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert len(list(doc.sents)) == 1


def test_names_do_not_cross_lines(nlp: Language) -> None:
    doc = nlp("He worked at the Central Bank\nof Turkey.\n\nKazakhstan\n\nUzbekistan")
    assert all("\n" not in ent.text for ent in doc.ents)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Osh’s", ["Osh", "’s"]),
        ("Osh's", ["Osh", "'s"]),
        ("don’t", ["do", "n’t"]),
        ("wasn’t", ["was", "n’t"]),
        ("ministers’ salaries", ["ministers", "’", "salaries"]),
        ("“Yes,” he", ["“", "Yes", ",", "”", "he"]),
        ("Nur-Sultan", ["Nur", "-", "Sultan"]),
        ("2020–2024", ["2020", "–", "2024"]),
        ("loans—and", ["loans", "—", "and"]),
    ],
)
def test_clitics_quotes_and_dashes_are_split(nlp: Language, text: str, words: list[str]) -> None:
    assert [token.text for token in nlp.make_doc(text)] == words


def test_it_tags_parses_and_names(nlp: Language) -> None:
    doc = nlp("The ministers met President Emma Johnson in London yesterday.")
    by_text = {token.text: token for token in doc}
    assert by_text["ministers"].lemma_ == "minister"
    assert by_text["met"].lemma_ == "meet"
    assert by_text["met"].tag_ == "VBD"
    assert by_text["met"].dep_ == "ROOT"
    assert by_text["ministers"].dep_ == "nsubj"
    assert ("London", "PLACE") in {(ent.text, ent.label_) for ent in doc.ents}


@pytest.mark.parametrize(
    ("form", "tag", "expected"),
    [
        ("said", "VBD", "say"),
        ("signed", "VBD", "sign"),
        ("agreed", "VBN", "agree"),
        ("planned", "VBD", "plan"),
        ("announcing", "VBG", "announce"),
        ("countries", "NNS", "country"),
        ("men", "NNS", "man"),
        ("losses", "NNS", "loss"),
        ("taxes", "NNS", "tax"),
        ("Tashkent", "NNP", "Tashkent"),
        ("’s", "POS", "'s"),
        ("n’t", "RB", "not"),
        ("was", "VBD", "be"),
    ],
)
def test_lemmas(form: str, tag: str, expected: str) -> None:
    assert lemma(form, tag) == expected


def test_lexical_columns_are_the_same_in_every_vocabulary() -> None:
    text = "The United Arab Emirates and the EBRD met Minister Alisher Karimov in nice weather."
    first, second = (lexical_columns(spacy.blank("en")(text)) for _ in range(2))
    assert first.tolist() == second.tolist()
    doc = spacy.blank("en")(text)
    kinds = dict(zip([token.text for token in doc], first[:, 1].tolist(), strict=True))
    assert kinds["United"] != 0
    assert kinds["Arab"] == kinds["Emirates"] != kinds["United"]
    assert kinds["nice"] == 0, "a word in lower case begins no name"


def test_the_lexicons_are_not_empty() -> None:
    assert len(word_classes()) > 1000
    assert len(phrases()) > 1000


def test_another_pipeline_can_take_its_place(tmp_path: Path) -> None:
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    other.to_disk(tmp_path / "other")
    doc = load(tmp_path / "other")("One. Two.\n\nThree")
    assert [sent.text.strip() for sent in doc.sents] == ["One.", "Two.", "Three"]


def test_a_missing_pipeline_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="nowhere"):
        load(tmp_path / "nowhere")


def test_the_reader_has_its_card() -> None:
    assert "# The English reader" in (READER / "CARD.md").read_text("utf-8")


def test_the_reader_is_light() -> None:
    assert sum(path.stat().st_size for path in READER.rglob("*") if path.is_file()) < 20_000_000
