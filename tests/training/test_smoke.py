"""The training code runs end to end on our own sentences, and what it makes can be loaded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.chance import seeded
from training.names import Named

from newsledger.lang.en.pipeline import load
from training import augment, names, recast

CORPUS = sorted((Path(__file__).parents[2] / "training" / "corpus").glob("*.txt"))


def test_smoke_training_makes_a_model(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="training needs the group `training`: make smoke")
    from training.build import main

    folder = tmp_path / "model"
    assert main(["--smoke", "--work", str(tmp_path / "work"), "--out", str(folder)]) == 0
    nlp = load(folder)
    doc = nlp("Bank Opens In Osh\n\nThe minister said so.")
    assert doc.text == "Bank Opens In Osh\n\nThe minister said so."
    assert len(list(doc.sents)) >= 2
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    assert str(tmp_path) not in json.dumps(meta), (
        "a shipped model names no folder of the machine that made it"
    )
    assert str(tmp_path) not in (folder / "config.cfg").read_text("utf-8")


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_corpus_is_well_formed(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("#")
    assert any("CC0" in line for line in lines[:3])
    for line in lines:
        if line.startswith("#"):
            continue
        record = names.from_inline(line)
        assert not set("[]|") & set(record["text"]), line
        for start, end, label in record["ents"]:
            assert label in {"PERSON", "ORG", "PLACE", "NORP"}, line
            assert record["text"][start:end].strip() == record["text"][start:end] != "", line


def test_corpus_is_large_and_says_nothing_twice() -> None:
    lines = [
        line for path in CORPUS for line in path.read_text("utf-8").splitlines() if not line.startswith("#")
    ]
    assert len(lines) >= 400
    assert len(set(lines)) == len(lines)


def test_augmentation_keeps_the_number_of_words() -> None:
    words = ["He", "said", ",", '"', "do", "n't", "go", "to", "Osh", '"', "."]
    spaces = [True, False, True, False, True, True, True, True, False, False, False]
    assert len(augment.titled(words)) == len(augment.shouted(words)) == len(words)
    curled = augment.curled(words, spaces)
    assert len(curled) == len(words)
    assert "“" in curled
    assert "”" in curled
    assert "n’t" in curled


def test_recasting_keeps_labels_and_is_the_same_throughout() -> None:
    item = Named(
        "own",
        ["Smith", "met", "Smith", "in", "Paris"],
        [True] * 4 + [False],
        [(0, 1, "PERSON"), (2, 3, "PERSON"), (4, 5, "PLACE")],
        [],
    )
    for seed in range(20):
        new = recast.recast(item, recast.pools(), seeded(seed))
        assert [label for _, _, label in new.ents] == ["PERSON", "PERSON", "PLACE"]
        first, second = (new.words[s:e] for s, e, label in new.ents if label == "PERSON")
        assert first == second
        assert len(new.words) == len(new.spaces)


def test_a_stopped_training_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch", reason="training needs the group `training`: make smoke")
    from training import build, learn

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    work = tmp_path / "work"
    arguments = ["--smoke", "--work", str(work), "--out", str(tmp_path / "model")]
    with monkeypatch.context() as patch:
        patch.setattr(build, "export", stop)
        with pytest.raises(KeyboardInterrupt):
            build.main(arguments)
    assert {path.name for path in work.iterdir()} == {"teacher.pt", "refined.pt", "pupil.pt", "repeated.pt"}
    monkeypatch.setattr(learn, "train", stop)
    assert build.main(arguments) == 0
    assert not list(work.glob("*.pt"))
