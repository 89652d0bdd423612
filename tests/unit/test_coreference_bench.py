"""Chains are read from brackets and compared rightly, on cases small enough to reckon by hand."""

from __future__ import annotations

import pytest

from newsledger.annotate.annotated import Annotated
from newsledger.config import load_settings
from newsledger.pipeline import annotate
from tests.unit.test_bench import load

coreference = load("coreference")


def chains(*words: str) -> list[frozenset[tuple[int, int]]]:
    """Make chains of letters: "abc" is a chain of three places."""
    return [frozenset((ord(c), ord(c) + 1) for c in word) for word in words]


@pytest.mark.parametrize(
    ("measure", "gold", "found", "precision", "recall"),
    [
        ("muc", ["abc"], ["abc"], 1.0, 1.0),
        # One of two links found, and it is right.
        ("muc", ["abc"], ["ab"], 1.0, 1 / 2),
        # The examples of Vilain et al. and of Bagga and Baldwin: one wrong link, costlier between large chains.
        ("muc", ["abcde", "fg", "hijkl"], ["abcde", "fghijkl"], 9 / 10, 1.0),
        ("b3", ["abcde", "fg", "hijkl"], ["abcde", "fghijkl"], (5 + 2 * 2 / 7 + 5 * 5 / 7) / 12, 1.0),
        ("b3", ["abcde", "fg", "hijkl"], ["abcdehijkl", "fg"], (10 / 2 + 2) / 12, 1.0),
        # A place that the gold does not have is wrong once, and never joined.
        ("b3", ["ab"], ["abx"], (2 / 3 + 2 / 3) / 3, 1.0),
        # Luo's: one chain of four is paired with one of two halves.
        ("ceafe", ["abcd"], ["ab", "cd"], 2 / 3 / 2, 2 / 3),
        ("ceafe", ["ab", "cd"], ["ab", "cd"], 1.0, 1.0),
        ("muc", ["ab"], [], 0.0, 0.0),
        ("ceafe", [], ["ab"], 0.0, 0.0),
    ],
)
def test_measures(measure: str, gold: list[str], found: list[str], precision: float, recall: float) -> None:
    tally = coreference.MEASURES[measure](chains(*gold), chains(*found))
    assert tally.precision == pytest.approx(precision)
    assert tally.recall == pytest.approx(recall)


@pytest.mark.parametrize(
    ("weights", "pairs"),
    [
        ([], []),
        ([[1.0]], [(0, 0)]),
        ([[0.9, 0.8], [0.9, 0.1]], [(0, 1), (1, 0)]),  # the greedy choice of (0, 0) sums up to less
        ([[0.5, 0.9, 0.1]], [(0, 1)]),
        ([[0.5], [0.9], [0.1]], [(1, 0)]),
        ([[4, 1, 3], [2, 0, 5], [3, 2, 2]], [(0, 0), (1, 2), (2, 1)]),
    ],
)
def test_the_best_pairs_sum_up_to_the_most(weights: list[list[float]], pairs: list[tuple[int, int]]) -> None:
    assert coreference.best_pairs(weights) == pairs


def test_brackets_are_read_and_left_out() -> None:
    (gold,) = coreference.read_gold(
        "=== rain\n[[Ada](1)’s aunt](2) met [her](1) and [them](1,2). [It](-) rained.\n"
    )
    assert gold.text == "Ada’s aunt met her and them. It rained."
    assert [(gold.text[start:end], sorted(meant)) for (start, end), meant in gold.marks] == [
        ("Ada", ["1"]),
        ("Ada’s aunt", ["2"]),
        ("her", ["1"]),
        ("them", ["1", "2"]),
        ("It", []),
    ]
    assert gold.chains() == [frozenset({(0, 3), (15, 18)})]
    with pytest.raises(ValueError, match="rain: a bracket stays open"):
        coreference.read_gold("=== rain\n[Ada met her](1) and [them.\n")


@pytest.mark.parametrize("part", coreference.PARTS)
def test_the_marked_articles_are_sound(part: str) -> None:
    articles = coreference.articles(part)
    assert len(articles) == 50
    assert len({gold.subject for gold in articles}) == 50
    for gold in articles:
        assert 60 <= len(gold.text.split()) <= 150
        assert all(
            gold.text[start:end].strip() == gold.text[start:end] != "" for (start, end), _ in gold.marks
        )
        assert len(gold.chains()) >= 2


def test_an_article_is_scored() -> None:
    body = (
        "[Askar Toktorov](1) met [Nurgul Asanova](2) in Naryn. [The two](1,2) agreed. "
        "[Toktorov](1) said [he](1) was glad. [It](-) snowed."
    )
    (gold,) = coreference.read_gold(f"=== a meeting\n{body}\n")
    annotated: Annotated = annotate(coreference.article_of(gold.text), load_settings())
    scored = coreference.score_article(gold, annotated)
    shown = coreference.figures([scored])
    assert shown["conll"] == {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert shown["false_ties"] == 0
    assert shown["speakers"]["f1"] == 100.0
