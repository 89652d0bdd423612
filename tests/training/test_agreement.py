"""The doubly annotated part of our own corpus can be compared, and the two annotations agree."""

from __future__ import annotations

import pytest
import spacy
from training.corpus_lint import annotated, faults, read_allowed

from training import agreement

NLP = spacy.blank("en")
SENTENCES = """\
= [Osh|PLACE] Bank Shuts
Dr. [Aida Sultanova|PERSON] of [Osh Water|ORG] met [Kazakh|NORP] farmers.
It rained."""


def compared(first: str, second: str) -> agreement.Agreement:
    return agreement.agreement(agreement.paired(annotated(first), annotated(second)), NLP)


def test_the_same_is_the_same() -> None:
    found = compared(SENTENCES, SENTENCES)
    assert found.f1 == {"all": 1.0, "NORP": 1.0, "ORG": 1.0, "PERSON": 1.0, "PLACE": 1.0}
    assert (found.sentences, found.untyped, found.kappa, found.disagreements) == (3, 1.0, 1.0, ())


@pytest.mark.parametrize(
    ("second", "kind", "first_has", "second_has"),
    [
        ("[Osh|PLACE] sold [Sai Gold|ORG] to Dana.", "only first", ("Dana|PERSON",), ()),
        ("[Osh|PLACE] sold [Sai Gold|ORG] [to|ORG] [Dana|PERSON].", "only second", (), ("to|ORG",)),
        ("[Osh|ORG] sold [Sai Gold|ORG] to [Dana|PERSON].", "type", ("Osh|PLACE",), ("Osh|ORG",)),
        ("[Osh|PLACE] sold [Sai|ORG] Gold to [Dana|PERSON].", "border", ("Sai Gold|ORG",), ("Sai|ORG",)),
        (
            "[Osh|PLACE] sold [Sai|ORG] [Gold|PLACE] to [Dana|PERSON].",
            "border",
            ("Sai Gold|ORG",),
            ("Sai|ORG", "Gold|PLACE"),
        ),
    ],
)
def test_a_disagreement_is_told(
    second: str, kind: str, first_has: tuple[str, ...], second_has: tuple[str, ...]
) -> None:
    found = compared("[Osh|PLACE] sold [Sai Gold|ORG] to [Dana|PERSON].", second)
    assert [(d.kind, d.first, d.second) for d in found.disagreements] == [(kind, first_has, second_has)]
    assert found.f1["all"] < 1
    assert found.kappa < 1


def test_figures_by_hand() -> None:
    found = compared("[Osh|PLACE] met [Dana|PERSON] .", "[Osh|ORG] met [Dana|PERSON] .")
    assert found.f1 == {"all": 0.5, "ORG": 0.0, "PERSON": 1.0, "PLACE": 0.0}
    assert found.untyped == 1.0
    # Three of four tokens agree; by chance two "O"s each and one PERSON each meet: 4/16 + 1/16.
    assert found.kappa == pytest.approx((3 / 4 - 5 / 16) / (1 - 5 / 16))


def test_nothing_to_compare_is_agreement() -> None:
    found = compared("", "")
    assert (found.f1, found.kappa) == ({"all": 1.0}, 1.0)
    assert compared("It rained.", "It rained.").kappa == 1.0


def test_other_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="not the same sentence"):
        compared("[Osh|PLACE] voted.", "[Osh|PLACE] slept.")
    with pytest.raises(ValueError, match="not the same sentence"):
        compared("= [Osh|PLACE] Votes", "[Osh|PLACE] Votes")


def test_a_sample_is_drawn_alike() -> None:
    files = {"b.txt": "# CC0\n" + SENTENCES, "a.txt": "# CC0\nSnow fell.\nSo did hail."}
    drawn = agreement.draw(files, 3, 7)
    assert drawn == agreement.draw(dict(reversed(files.items())), 3, 7)
    assert sum(map(len, drawn.values())) == 3
    assert sum(map(len, agreement.draw(files, 99, 7).values())) == 5


def test_sentences_go_by_file_and_leave_with_their_text() -> None:
    groups = agreement.grouped("# Sample. CC0.\n# a.txt\nSnow fell on [Osh|PLACE].\n# b.txt\n= Hail\nRain.\n")
    assert {file: [line.text for line in lines] for file, lines in groups.items()} == {
        "a.txt": ["Snow fell on Osh."],
        "b.txt": ["Hail", "Rain."],
    }
    now = agreement.today(groups, {"a.txt": "Snow fell on [Osh|ORG].", "b.txt": "Rain.\nHail"})
    assert [line.names for line in now["a.txt"]] == [((13, 16, "ORG"),)]
    assert [line.text for line in now["b.txt"]] == ["Rain."]


def test_the_doubly_annotated_part_is_well_formed() -> None:
    allowed = read_allowed(agreement.CORPUS / "allowed.tsv")
    for name in ("first.txt", "second.txt"):
        text = (agreement.SECOND / name).read_text("utf-8")
        # One name may be of two types across files: within a sample that is no fault.
        found = [str(f) for f in faults(name, text, NLP, allowed) if "two labels" not in f.what]
        assert found == []
        assert sum(map(len, agreement.grouped(text).values())) == agreement.SAMPLE


@pytest.mark.parametrize("now", [False, True])
def test_two_annotations_agree(now: bool) -> None:
    pairs = [pair for of_file in agreement.load(now=now).values() for pair in of_file]
    # A sentence may be reworded in the corpus, but a sample that has mostly gone measures nothing.
    assert len(pairs) >= (0.9 if now else 1) * agreement.SAMPLE
    found = agreement.agreement(pairs, NLP)
    # Reached: 0.997 and 0.997 (2026-11-24).
    assert found.f1["all"] >= 0.98
    assert all(value >= 0.97 for value in found.f1.values())
    assert found.kappa >= 0.98


def test_the_comparison_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert agreement.main([]) == 0
    out = capsys.readouterr().out
    assert "kappa" in out
    assert "world.txt" in out
