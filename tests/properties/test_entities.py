"""Whatever the text: spans hold, ids exist, and the same text gives the same entities."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.reading_names import article_of, read

PIECES = [
    "President", "Daler Nazarov", "Nazarov", "the", "of", "and", "Ministry", "Bank", "Kazakhstan", "’s", "Kazakh", "(", ")",
    "ADB", "Asian Development Bank", ",", ".", "he", "His press service", "the bank", "the two leaders", "“", "”", "said",
    "Osh", "\n\n", "Director", "for", "minister", "internal affairs", "Dr.", "al-", "U.S.", "\u00a0", "\u2028", "-", "a",
]  # fmt: skip


def check(text: str) -> None:
    article = article_of(text)
    resolved = read(text)
    ids = {entity.id for entity in resolved.entities}
    end = 0
    for mention in resolved.mentions:
        assert article.text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        assert mention.entity in ids
        end = mention.end
    for reference in resolved.references:
        assert reference.entity in ids
        assert reference.end <= len(article.text)
    for entity in resolved.entities:
        assert entity.names
        for role in entity.roles:
            assert role.end <= len(article.text)
            assert role.title
    assert [e.id for e in resolved.entities] == [f"e{n}" for n in range(1, len(ids) + 1)]
    assert read(text) == resolved


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_texts_of_names_and_titles(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)
