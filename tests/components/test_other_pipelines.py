"""Any spaCy pipeline may take the reader's place: what comes out is sound, whatever it says."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed

import newsledger as nl

from .test_contract import READERS, assert_record_is_sound

SENTENCE = {
    "words": ["Osh", "was", "visited", "by", "the", "minister", "of", "Japan", "in", "May", "."],
    "tags": ["NNP", "VBD", "VBN", "IN", "DT", "NN", "IN", "NNP", "IN", "NNP", "."],
    "heads": [2, 2, 2, 2, 5, 3, 5, 6, 2, 8, 2],
    "deps": ["nsubjpass", "auxpass", "ROOT", "agent", "det", "pobj", "prep", "pobj", "prep", "pobj", "punct"],
    "entities": ["U-GPE", "O", "O", "O", "O", "O", "O", "U-GPE", "O", "U-DATE", "O"],
}


def bare(_: Path) -> Language:
    """A pipeline that cuts sentences and says nothing else."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def foreign(_: Path) -> Language:
    """A pipeline with other people's labels, trained on one sentence: it says much, and nearly all of it wrong."""
    fix_random_seed(3)
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    nlp.add_pipe("ner")
    example = Example.from_dict(Doc(nlp.vocab, words=SENTENCE["words"]), SENTENCE)
    optimizer = nlp.initialize(lambda: [example])
    for _step in range(8):
        nlp.update([example], sgd=optimizer)
    return nlp


@pytest.fixture(scope="module", params=["bare", "foreign"])
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the setting says: a pipeline's folder."""
    path = tmp_path_factory.mktemp("pipeline")
    {"bare": bare, "foreign": foreign}[request.param](path).to_disk(path / "other")
    return str(path / "other")


@pytest.mark.parametrize("component", READERS, ids=lambda c: f"{c.kind}-{c.name}")
def test_readings_by_another_pipeline_are_sound(
    component: object, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSLEDGER_MODEL", model)
    for example in component.examples[:4]:
        first, second = (
            nl.read_text(example.text, title=example.title, published=example.published, language="en")
            for _ in range(2)
        )
        assert not first.rejected
        assert_record_is_sound(first)
        assert first.to_dict() == second.to_dict()


def test_another_parse_reaches_the_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    foreign(tmp_path).to_disk(tmp_path / "other")
    monkeypatch.setenv("NEWSLEDGER_MODEL", str(tmp_path / "other"))
    reading = nl.read_text("Osh was visited by the minister of Japan in May.", language="en")
    assert {(m.text, m.type) for m in reading.mentions} >= {("Osh", "PLACE"), ("Japan", "PLACE")}
