"""Whatever the text: references and roles point into it and to entities of the same reading, and reading it again gives the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.reading_names import read

WORDS = st.sampled_from(
    [
        "Askar Toktorov", "Nurgul Asanova", "Toktorov", "Halyk Bank", "Kyrgyzstan", "Kazakh", "the bank", "The company",
        "the two leaders", "both countries", "the new minister", "the 45-year-old", "he", "She", "its", "They", "It",
        "said", "said that", "who heads", "was appointed", "served as", "director of", "president", "since 2019",
        "from 2001 to", "until", "(2011–2014)", "’s", ",", ".", "“", "”", "\n\n", "(", ")", "and", "of the", "as",
        "left office as", "\u2028", "\u00a0", "É", "45,", "former", "the country’s", "deputy",
    ]
)  # fmt: skip


def check(text: str) -> None:
    resolved = read(text)
    ids = {entity.id for entity in resolved.entities}
    words = read(text.strip()) and text
    for reference in resolved.references:
        assert 0 <= reference.start < reference.end <= len(words)
        assert reference.entity in ids
        assert words[reference.start : reference.end].strip() == words[reference.start : reference.end]
    for entity in resolved.entities:
        for role in entity.roles:
            assert 0 <= role.start < role.end <= len(words)
            assert role.title
    assert read(text) == resolved


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25).map(" ".join).filter(lambda t: "\n\n\n" not in t))
def test_any_sequence_of_words(text: str) -> None:
    check(" ".join(part for part in text.split("\n\n") if part.strip()))


@pytest.mark.parametrize(
    "text",
    [
        "director of the " * 400,
        "Halyk Bank and Turan Bank met. " + "The two banks agreed. The country slept. " * 300,
        "Aliya Bekova, director and director and director, " * 200,
        "since from 2001 to until " * 400,
        "“" * 500 + "he said she said it said",
    ],
)
def test_hostile_texts(text: str) -> None:
    check(text)
