"""The reader's search finds the best legal answer, and its windows cover every document."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.lang.en.pieces import Pieces, shape
from newsledger.lang.en.reader import windows
from newsledger.lang.en.trees import best_tags, best_tree

LABELS = ("O", "B-ORG", "I-ORG", "B-PLACE", "I-PLACE")
VOCABULARY = {
    piece: i
    for i, piece in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "osh", "##bank", "bank", "-", "e", "cafe"])
}


def scores(rows: int, columns: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(rows, columns)).astype(np.float32)


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    if list(heads).count(0) != 1:
        return False
    for i in range(len(heads)):
        at, steps = i, 0
        while heads[at] and steps <= len(heads):
            at, steps = heads[at] - 1, steps + 1
        if heads[at]:
            return False
    return True


@given(st.integers(1, 4), st.integers(0, 10_000))
@settings(deadline=None)
def test_the_best_tree_is_found(size: int, seed: int) -> None:
    table = scores(size, size + 1, seed)
    found = best_tree(table)
    assert is_tree(found)
    trees = [heads for heads in itertools.product(range(size + 1), repeat=size) if is_tree(heads)]
    weights = [sum(table[i, head] for i, head in enumerate(heads)) for heads in trees]
    assert sum(table[i, head] for i, head in enumerate(found)) == pytest.approx(max(weights), abs=1e-4)


@given(st.integers(5, 40), st.integers(0, 10_000))
@settings(deadline=None)
def test_large_scores_give_trees(size: int, seed: int) -> None:
    assert is_tree(best_tree(scores(size, size + 1, seed)))


@given(st.integers(0, 4), st.integers(0, 10_000))
@settings(deadline=None)
def test_the_best_legal_names_are_found(size: int, seed: int) -> None:
    table = scores(size, len(LABELS), seed)
    found = best_tags(table, LABELS)

    def legal(row: tuple[int, ...] | list[int]) -> bool:
        names = ["O", *(LABELS[i] for i in row)]
        return all(b[0] != "I" or a[1:] == b[1:] for a, b in itertools.pairwise(names))

    assert legal(found)
    rows = [row for row in itertools.product(range(len(LABELS)), repeat=size) if legal(row)]
    best = max(sum(table[i, label] for i, label in enumerate(row)) for row in rows)
    assert sum(table[i, label] for i, label in enumerate(found)) == pytest.approx(best, abs=1e-4)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Osh", ["osh"]),
        ("OSHBANK", ["osh", "##bank"]),
        ("Osh-Bank", ["osh", "-", "bank"]),
        ("Café", ["cafe"]),
        ("ʻ", ["[UNK]"]),
        ("xyz", ["[UNK]"]),
        ("\n\n", ["[SEP]"]),
        ("́", ["[UNK]"]),  # a lone accent leaves nothing
    ],
)
def test_words_are_cut_into_pieces(word: str, pieces: list[str]) -> None:
    numbers, shapes = Pieces(VOCABULARY).cut(word)
    assert numbers == tuple(VOCABULARY[piece] for piece in pieces)
    assert len(shapes) == len(numbers)


@given(st.text(min_size=1))
def test_every_word_has_pieces_and_shapes(word: str) -> None:
    numbers, shapes = Pieces(VOCABULARY).cut(word)
    assert 1 <= len(numbers) == len(shapes)
    assert 1 <= shape(word) <= 6


@given(st.text(alphabet="aB .\n”", max_size=300), st.integers(1, 40))
@settings(deadline=None)
def test_windows_cover_a_document_without_overlap(text: str, most: int) -> None:
    doc = spacy.blank("en").make_doc(text)
    sizes = [len(token.text) for token in doc]
    cut = list(windows(doc, sizes, most))
    assert [i for start, end in cut for i in range(start, end)] == list(range(len(doc)))
    assert all(sum(sizes[start:end]) <= most or end - start == 1 for start, end in cut)


def test_windows_prefer_paragraphs_then_sentences() -> None:
    doc = spacy.blank("en").make_doc("One two three.\n\nFour five. Six seven eight nine ten.")
    starts = [doc[start].text for start, _ in windows(doc, [1] * len(doc), 8)]
    assert starts == ["One", "Four", "Six"]
