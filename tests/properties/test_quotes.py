"""Whatever the text, quotes stand in it, in order, with their speakers and cues."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.annotate.quotes.marks import find_stretches, paragraphs
from tests.unit.test_quotes import line, quotes

PIECES = st.sampled_from([
    "“", "”", '"', "'", "’", "‘", "«", "»", "''", " ", " ", " ", "\n", "\u2028", ", ", ". ", ": ", "? ", "— ", "(", ")",
    "said", "the minister", "Aliya Bekova", "told", "according to", "that", "was", "open", "he", "as saying", "Friday",
    "😀", "ab", "put", "it", "Asked", "claim", "his", "As", "but", "while", "show", "quoted", "by", "and", "who", "of",
    "appears", "to", "convinced", "is", "support", "for", "reportedly", "statement",
])  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map("".join) | st.text(min_size=1, max_size=80)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS.filter(lambda t: t.strip()), min_size=1, max_size=3))
def test_offsets_hold_and_order_is_that_of_the_text(texts: list[str]) -> None:
    text = "\n\n".join(texts)
    found = quotes(*texts)
    for quote in found:
        for cited in (quote, quote.speaker, quote.cue):
            assert cited is None or text[cited.start : cited.end] == cited.text
    assert list(found) == sorted(found, key=lambda q: (q.start, -q.end))
    assert [line(q) for q in found] == [line(q) for q in quotes(*texts)]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_stretches_are_disjoint_and_in_order(text: str) -> None:
    found = find_stretches(text, paragraphs(text, [(0, len(text))]))
    assert all(a.end <= b.start for a, b in pairwise(found))
