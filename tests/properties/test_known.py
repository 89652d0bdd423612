"""Whatever the text: a link is a candidate, candidates are in order, and the same text gives the same links."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.annotate.known import link
from newsledger.knowledge.gazetteer import spot
from newsledger.knowledge.linking import KEPT, SURE
from newsledger.model import Entity
from tests.unit.reading_names import article_of, read

PIECES = [
    "Georgia", "Osh", "region", "regions", "city of", "Almaty", ",", "and", "in", "Turkmenistan’s", "Mary", "President",
    "Tokayev", "Jeenbekov", "Kyrgyz", "Congolese", "Texas", "Paris", "(ADB)", "Asian Development Bank", "River", ".", "\n\n",
    "former", "Foreign Minister", "said", "\u00a0", "’s",
]  # fmt: skip


def links(text: str) -> tuple[Entity, ...]:
    resolved = read(text)
    return link(article_of(text), resolved.mentions, resolved.entities)


def check(text: str) -> None:
    found = links(text)
    assert [e.id for e in found] == [e.id for e in read(text).entities]
    for entity in found:
        scores = [candidate.score for candidate in entity.candidates]
        assert scores == sorted(scores, reverse=True)
        assert sum(scores) <= 1.001
        assert len(scores) <= KEPT
        assert (entity.link is not None) == (bool(scores) and scores[0] >= SURE)
        assert entity.link in (None, *(candidate.id for candidate in entity.candidates[:1]))
        for candidate in entity.candidates:
            assert candidate.precision != "country" or candidate.latitude is None
            assert candidate.precision != "city" or spot(candidate.id)
    assert links(text) == found


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_texts_of_names(text: str) -> None:
    check(text)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=150))
def test_any_text(text: str) -> None:
    check(text)
