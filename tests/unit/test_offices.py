"""Which office do the words before a name give?"""

from __future__ import annotations

import pytest

from newsledger.annotate.linking.offices import office_before, office_shared
from newsledger.model import Mention


def at(text: str, name: str) -> Mention:
    return Mention(text.index(name), text.index(name) + len(name), name, "PERSON", "e1")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("President Japarov spoke.", "president"),
        ("Russia’s foreign minister, Japarov, spoke.", "foreign minister"),
        ("Cabinet chairman Japarov spoke.", "prime minister"),
        ("Deputy Prime Minister Japarov spoke.", None),
        ("The president met Japarov.", None),
        ("Japarov spoke.", None),
    ],
)
def test_office_before(text: str, office: str | None) -> None:
    assert office_before(text, at(text, "Japarov")) == office


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Presidents Tokayev and Japarov met.", ("president", False)),
        ("Prime ministers Li, Modi and Japarov met.", ("prime minister", False)),
        ("Former presidents Karzai and Japarov met.", ("president", True)),
        ("Deputy foreign ministers Li and Japarov met.", None),
        ("Drivers Tokayev and Japarov met.", None),
        ("Presidents met Japarov.", None),
    ],
)
def test_office_shared(text: str, office: tuple[str, bool] | None) -> None:
    assert office_shared(text, at(text, "Japarov")) == office
