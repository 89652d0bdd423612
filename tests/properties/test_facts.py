"""Whatever the text: events point into it, name entities that exist, and come out the same twice."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.annotate.annotated import Annotated
from newsledger.facts.code import find_events
from newsledger.facts.relation import classify_sentence
from newsledger.facts.sentence import Sentence
from newsledger.knowledge.plover import is_mode_of, quad_of
from newsledger.model import Article, Block, DocumentRef, Entity, Mention

NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")
PIECES = st.sampled_from(
    ["Oslo", "police", "arrested", "signed", "a", "treaty", "with", "will", "not", "in", "attack", "met", "and", ".", "\n\n",
     "if", "accused", "of", "talks", "were", "held", "refused", "to", "(", "\u2028", "'s", "’s", "😀", "cease-fire", "by"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, min_size=1, max_size=30).map(" ".join), st.text(min_size=1, max_size=80))


def annotate(text: str) -> Annotated:
    document = DocumentRef(id="d", uri="test", media_type="text/plain")
    article = Article(
        id="a",
        document=document,
        language="en",
        title=None,
        text=text,
        blocks=(Block(start=0, end=len(text), kind="paragraph"),),
    )
    spots = [at for at in range(len(text)) if text.startswith("Oslo", at)]
    mentions = tuple(Mention(at, at + 4, "Oslo", type="PLACE", entity="e1") for at in spots)
    entities = (Entity(id="e1", type="PLACE", name="Oslo"),) if spots else ()
    return Annotated(article=article, doc=NLP(text), mentions=mentions, entities=entities)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_events_of_any_text_are_sound(text: str) -> None:
    annotated = annotate(text)
    events = find_events(annotated)
    for event in events:
        assert 0 <= event.start < event.end <= len(text)
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        assert event.start <= event.trigger.start
        assert event.trigger.end <= event.end
        assert {*event.actors, *event.recipients} <= set(annotated.by_id)
        assert event.place is None or annotated.by_id[event.place].type == "PLACE"
        assert 0.5 <= event.confidence <= 1
        assert is_mode_of(event.type, event.mode)
        assert event.by
    assert find_events(annotate(text)) == events
    assert list(events) == sorted(events, key=lambda e: (e.start, e.trigger.start))


@given(TEXTS, st.integers(0, 90), st.integers(0, 90))
@settings(max_examples=100, deadline=None)
def test_every_pair_of_spans_has_a_relation(text: str, source: int, target: int) -> None:
    relation = classify_sentence(Sentence(NLP(text)), (source, source + 3), (target, target + 2))
    assert relation.quad == quad_of(relation.type)
    assert 0 <= relation.confidence <= 1


def test_hostile_text_is_read_in_reasonable_time() -> None:
    for text in (
        "(" * 5000,
        "a" * 200_000,
        "not " * 3000,
        "hold talks " * 2000,
        "to of from " * 2000,
        "and " * 4000,
    ):
        find_events(annotate(text))
