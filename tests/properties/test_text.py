"""Whatever the text: nothing is changed, nothing crashes, everything points where it says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import newsledger as nl
from tests.components.test_contract import assert_record_is_sound

PIECES = st.sampled_from(
    [
        "President Aibek Sultanov met with the Minister in Osh on May 3.", "“We agree,” she said.", "$4.5 million",
        "45 million tenge ($90,000)", "\n\n", "\n", "\r\n", " ", "\u00a0", "“", "”", '"', "(", "😀", "last week",
        "Мост открыли", "three of five", "a loan of 10 years with a grace period of 12 years", "\u2028", "\x00", ".",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES | st.text(max_size=12), max_size=14))
def test_reading_any_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    reading = nl.read_text(text, published="2024-05-27", language="en")
    assert reading.article.text == text
    assert [r.reason for r in reading.rejected if r.reason == nl.Reason.CRASHED] == []
    assert_record_is_sound(reading)
    assert nl.Reading.from_dict(reading.to_dict()) == reading


@settings(max_examples=40, deadline=None)
@given(
    st.lists(PIECES | st.text(max_size=40), max_size=25).map("\n".join), st.sampled_from(["utf-8", "utf-16"])
)
def test_reading_any_page(page: str, encoding: str) -> None:
    content = page.encode(encoding, "surrogatepass")
    try:
        first = list(nl.read(content))
    except nl.NewsledgerError:
        return
    for reading in first:
        assert_record_is_sound(reading)
    assert [r.to_dict() for r in nl.read(content)] == [r.to_dict() for r in first]
