"""The golden sentences with roles are sound, and the reader reaches what it promises on both halves."""

from __future__ import annotations

import pytest

from newsledger.annotate.linking.tenure import Tenure, moment_at, tenure_at
from newsledger.annotate.naming.page import Page
from tests.unit.reading_names import blank, read
from tests.unit.test_bench import load

roles = load("roles")


def test_the_sentences_are_sound() -> None:
    sentences = roles.sentences()
    assert sum(s.part == "heldout" for s in sentences) == 60
    assert sum(s.part == "tuning" for s in sentences) >= 60
    assert len({s.text for s in sentences}) == len(sentences)
    for sentence in sentences:
        for role in sentence.roles:
            name, title, *rest = role.split("|")
            assert len(rest) == roles.FIELDS - 2
            assert name in sentence.text
            assert title.split()[-1][:4].lower() in sentence.text.lower() or title == "leader"


@pytest.mark.parametrize("part", roles.PARTS)
def test_most_roles_are_read(part: str) -> None:
    figures, faults = roles.score(part)
    assert figures["f1"] >= 90, faults


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("head since 2019,", Tenure("2019", None)),
        ("head from 2015 to March 2020.", Tenure("2015", "2020-03")),
        ("head between 2001 and 2004", Tenure("2001", "2004")),
        ("head until 5 May 2021", Tenure(None, "2021-05-05")),
        ("head until March", Tenure(None, "XXXX-03")),
        ("head (2011–2014) of", Tenure("2011", "2014")),
        ("head since his youth", Tenure()),
        ("head from Osh", Tenure()),
        ("head since", Tenure()),
        ("head", Tenure()),
    ],
)
def test_tenure(words: str, expected: Tenure) -> None:
    found = tenure_at(Page.of(blank()(words)), 1)
    assert (found.since, found.until) == (expected.since, expected.until)


def test_a_moment_needs_a_date() -> None:
    assert moment_at(Page.of(blank()("left in 2021.")), 1)[0] == "2021"
    assert moment_at(Page.of(blank()("left in tears.")), 1)[0] is None
    assert moment_at(Page.of(blank()("left")), 1)[0] is None


@pytest.mark.parametrize(
    "text",
    [
        "Daler Nazarov was not appointed head of the Osh Trade Bank.",
        "Daler Nazarov will head the Osh Trade Bank.",
        "Daler Nazarov left as the judge of the match arrived.",
        "Daler Nazarov has been since.",
        "Daler Nazarov (2011–2014",
    ],
)
def test_silent(text: str) -> None:
    assert [e.roles for e in read(text).entities if e.roles] == []
