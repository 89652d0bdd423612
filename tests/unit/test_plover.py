"""PLOVER is an ontology of others: our table has it whole, and nothing else."""

from __future__ import annotations

from typing import get_args

import pytest

from newsledger.knowledge.plover import CONTEXTS, PLOVER, SECTORS, Quad, is_mode_of, quad_of, score_of
from newsledger.lang.lexicon import lexicon
from newsledger.model import EventType


def test_the_sixteen_types_are_the_models() -> None:
    assert set(PLOVER) == set(get_args(EventType))
    assert len(PLOVER) == 16
    assert all(name == kind.name for name, kind in PLOVER.items())


@pytest.mark.parametrize(
    ("kind", "quad"),
    [
        ("AGREE", 1), ("CONSULT", 1), ("SUPPORT", 1), ("CONCEDE", 1), ("COOPERATE", 2), ("AID", 2), ("RETREAT", 2),
        ("REQUEST", 3), ("ACCUSE", 3), ("REJECT", 3), ("THREATEN", 3), ("PROTEST", 4), ("SANCTION", 4),
        ("MOBILIZE", 4), ("COERCE", 4), ("ASSAULT", 4),
    ],
)  # fmt: skip
def test_quads(kind: EventType, quad: int) -> None:
    assert quad_of(kind) == quad


def test_friendly_quads_have_friendly_scores() -> None:
    for kind in PLOVER.values():
        if kind.quad in {Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION}:
            assert kind.score > 0
        else:
            assert kind.score <= 0


def test_scores_of_modes() -> None:
    assert score_of("CONSULT") == 2.5
    assert score_of("CONSULT", "visit") == 4
    assert score_of("PROTEST", "vandalize") == -5, "PLOVER prints none for it, so the type's own counts"
    assert score_of("ASSAULT", "no such mode") == -9


def test_modes() -> None:
    assert is_mode_of("COERCE", "arrest")
    assert is_mode_of("COERCE", "martial-law")
    assert is_mode_of("AGREE", None)
    assert not is_mode_of("AGREE", "arrest")


def test_everything_is_described() -> None:
    assert all(kind.description.endswith(".") for kind in PLOVER.values())
    assert all(CONTEXTS.values())
    assert all(SECTORS.values())
    assert len(CONTEXTS) == 37
    assert len(SECTORS) == 25


def test_the_vocabulary_speaks_plover() -> None:
    for name in ("events_verbs", "events_nouns"):
        for form, values in lexicon("en", name).items():
            kind, strength = values[-3], values[-1]
            assert kind == "-" or kind in PLOVER, form
            assert strength in {"0", "1", "2", "3", "4"}, form
    for form, (contexts,) in lexicon("en", "events_contexts").items():
        assert set(contexts.split(",")) <= set(CONTEXTS), form


def test_every_class_asked_for_has_nouns() -> None:
    asked = {
        part[1:] for form in lexicon("en", "events_verbs") for part in form.split(" ") if part[0] in "@^"
    }
    given = {name for classes, *_ in lexicon("en", "events_nouns").values() for name in classes.split(",")}
    assert asked <= given


def test_the_vocabulary_has_every_type() -> None:
    spoken = {kind for kind, *_ in lexicon("en", "events_verbs").values()}
    assert spoken == set(PLOVER)


def test_modes_of_the_vocabulary_belong_to_their_types() -> None:
    for form, (kind, mode, _) in lexicon("en", "events_verbs").items():
        assert mode in {"-", "sign"} or is_mode_of(kind, mode), form
