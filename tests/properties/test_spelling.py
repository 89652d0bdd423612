"""Each folding of names is coarser than the one before it."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from newsledger.knowledge.forms import fold_form
from newsledger.knowledge.gazetteer import spots_named
from newsledger.knowledge.officials import officials_named
from newsledger.knowledge.spelling import fold_name, likeness, skeleton

NAMES = st.text(
    st.sampled_from(string.ascii_letters + "абвгдеёжзийклмнопрстуфхцчшщъыьэюяқғңөүұһіӣӯҳҷўəşçğıöü '’ʻ-–."),
    max_size=40,
)


@given(NAMES | st.text(max_size=60))
def test_foldings_are_ever_coarser(name: str) -> None:
    assert fold_name(fold_form(name)) == fold_name(name)
    assert skeleton(fold_name(fold_form(name))) == skeleton(fold_name(name))
    assert fold_name(name.upper().lower()) == fold_name(name.lower())
    assert likeness(fold_name(name), fold_name(fold_form(name))) == 1


@given(NAMES, NAMES)
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    assert likeness(fold_name(one), fold_name(other)) == likeness(fold_name(other), fold_name(one))
    assert 0 <= likeness(fold_name(one), fold_name(other)) <= 1


@given(NAMES | st.text(max_size=60))
def test_any_text_may_be_looked_up(name: str) -> None:
    assert spots_named(name) == spots_named(name)
    for official, _, like in officials_named(name):
        assert official.name
        assert 0 < like <= 1
