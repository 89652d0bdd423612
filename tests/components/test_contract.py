"""Every component keeps the same rules: its examples, silence, offsets, determinism. New ones are found by themselves."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import newsledger as nl
from newsledger.lang.identify import identify_language
from newsledger.registry import Component, Example, discover

from .render import lines

PACKAGES = {
    "source": "newsledger.sources",
    "language": "newsledger.lang",
    "annotation": "newsledger.annotate",
    "fact": "newsledger.facts",
    "check": "newsledger.checks",
}
COMPONENTS = [c for package in PACKAGES.values() for c in discover(package).values()]
READERS = [c for c in COMPONENTS if c.kind in {"annotation", "fact", "check"}]
NOISE = "Отчёт 😀 — «шум» №5.\n\n"


def read(example: Example) -> nl.Reading:
    return nl.read_text(example.text, title=example.title, published=example.published, language="en")


def cases(components: list[Component]) -> list[object]:
    return [
        pytest.param(c, e, id=f"{c.kind}-{c.name}-{i}") for c in components for i, e in enumerate(c.examples)
    ]


def assert_offsets_hold(value: object, text: str) -> None:
    if isinstance(value, Mapping):
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int):
            assert 0 <= start < end <= len(text)
            assert value.get("text", text[start:end]) == text[start:end]
        for inner in value.values():
            assert_offsets_hold(inner, text)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            assert_offsets_hold(inner, text)


def assert_record_is_sound(reading: nl.Reading) -> None:
    record = reading.to_dict()
    facts = {k: v for k, v in record.items() if k not in {"document", "published"}}
    assert_offsets_hold(facts, reading.article.text)
    ids = {e.id for e in reading.entities}
    for event in reading.events:
        assert {*event.actors, *event.recipients} <= ids
        assert event.place is None or event.place in ids
    assert {m.entity for m in reading.mentions} <= ids | {None}


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda c: f"{c.kind}-{c.name}")
def test_a_component_has_examples(component: Component) -> None:
    assert component.examples, f"{component.name} shows nobody what it does"
    if component.kind in {"fact", "check"}:
        assert component.silent, f"{component.name} does not say when it keeps silent"


@pytest.mark.parametrize(("component", "example"), cases(READERS))
def test_examples_of_readers(component: Component, example: Example) -> None:
    reading = read(example)
    assert not reading.rejected
    assert lines(component.kind, component.name, reading) == list(example.expects)
    assert_record_is_sound(reading)


@pytest.mark.parametrize(
    ("component", "text"),
    [pytest.param(c, t, id=f"{c.kind}-{c.name}-{i}") for c in READERS for i, t in enumerate(c.silent)],
)
def test_silence_of_readers(component: Component, text: str) -> None:
    assert lines(component.kind, component.name, read(Example(text, ()))) == []


@pytest.mark.parametrize("component", READERS, ids=lambda c: f"{c.kind}-{c.name}")
def test_the_same_text_reads_the_same(component: Component) -> None:
    for example in component.examples[:2]:
        assert read(example).to_dict() == read(example).to_dict()


@pytest.mark.parametrize("component", READERS, ids=lambda c: f"{c.kind}-{c.name}")
def test_offsets_hold_behind_noise(component: Component) -> None:
    """What stands before a text may change what is read, never where it points."""
    for example in component.examples[:3]:
        assert_record_is_sound(nl.read_text(NOISE + example.text, published=example.published, language="en"))


@pytest.mark.parametrize(("component", "example"), cases([c for c in COMPONENTS if c.kind == "language"]))
def test_examples_of_languages(component: Component, example: Example) -> None:
    assert identify_language(example.text) == example.expects[0]
    assert example.expects[0].startswith(component.name)


@pytest.mark.parametrize(("component", "example"), cases([c for c in COMPONENTS if c.kind == "source"]))
def test_examples_of_sources(component: Component, example: Example) -> None:
    documents = component.function(example.text.encode(), "example")
    assert [d.media_type for d in documents] == list(example.expects)
