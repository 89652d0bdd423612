"""Linking is as good as it was on each half: so many percent are right, and so many percent of links."""

from __future__ import annotations

import pytest

from newsledger.knowledge.countries import countries
from newsledger.knowledge.gazetteer import spot
from newsledger.knowledge.officials import officials
from newsledger.knowledge.organisations import organisations

from .linking import HALVES, score, texts

HELD = {
    "tuning": (300, 98, 99),
    "held-out": (150, 98, 99),
    "second": (200, 98, 99),
    "third": (80, 98, 99),
    "fourth": (330, 97, 99),
    "fifth": (280, 94.5, 98.5),
    "sixth": (200, 95.5, 99),
    "seventh": (100, 97, 98.5),
    "eighth": (550, 97.5, 99),
    "ninth": (550, 95.5, 99),
    "tenth": (600, 93.5, 97.5),
}
"""How many mentions each half has, and what must be right, at least; in "fifth" three that nobody can tell are linked."""


def test_there_are_texts_of_all_halves() -> None:
    asked = {half: sum(len(t.mentions) for t in texts() if t.half == half) for half in HALVES}
    assert [half for half, (least, _, _) in HELD.items() if asked[half] < least] == []


def test_the_ids_exist() -> None:
    known = {*countries(), *(o.id for o in organisations()), *(o.id for o in officials())}
    wanted = {identity for text in texts() for _, identity in text.mentions if identity}
    assert not [identity for identity in wanted if identity not in known and spot(identity) is None]


@pytest.mark.parametrize("half", HALVES)
def test_links(half: str) -> None:
    total = score(half)
    _, accuracy, precision = HELD[half]
    assert total.accuracy >= accuracy, total.wrong
    assert total.precision >= precision, total.wrong
