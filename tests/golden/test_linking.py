"""Linking is as good as it was: at least 98 percent right and 99 percent of links right on each half."""

from __future__ import annotations

import pytest

from newsledger.knowledge.countries import countries
from newsledger.knowledge.gazetteer import spot
from newsledger.knowledge.officials import officials
from newsledger.knowledge.organisations import organisations

from .linking import score, texts


def test_there_are_texts_of_both_halves() -> None:
    asked = {
        half: sum(len(t.mentions) for t in texts() if t.half == half)
        for half in ("tuning", "held-out", "second", "third")
    }
    assert asked["tuning"] >= 300
    assert asked["held-out"] >= 150
    assert asked["second"] >= 200
    assert asked["third"] >= 80


def test_the_ids_exist() -> None:
    known = {*countries(), *(o.id for o in organisations()), *(o.id for o in officials())}
    wanted = {identity for text in texts() for _, identity in text.mentions if identity}
    assert not [identity for identity in wanted if identity not in known and spot(identity) is None]


@pytest.mark.parametrize("half", ["tuning", "held-out", "second", "third"])
def test_links(half: str) -> None:
    total = score(half)
    assert total.accuracy >= 98, total.wrong
    assert total.precision >= 99, total.wrong
