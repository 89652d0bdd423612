"""Whatever the text, amounts point at their own words, come in order, and their values are decimal strings."""

from __future__ import annotations

import re
from decimal import Decimal

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.annotate.amounts import find_amounts
from newsledger.model import Article, DocumentRef

NLP = spacy.blank("en")
PIECES = st.sampled_from(
    [
        "$", "US$", "€", "Rs ", "5", "52.4", "1,403", "13 500", "½", " million", "bn", "m", " crore", " dollars", " tenge",
        " percent", "%", "km", " tonnes", " people", " companies", "about ", "more than ", " or more", "+", "-", "–", " to ",
        " and ", "(", ")", ".", ",", " ", "\n\n", "half a", "two ", "twenty", "the ", "\u00a0", "\u2028", "٣", "²", "’", " a tonne", "/", " per year", " of the vote", "between ", "a few ", "several ", "dozens of ", "minus ", "°C", "pesos", "Australia ", "quarter of a ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_offsets_order_and_values(text: str) -> None:
    article = Article(
        id="a",
        document=DocumentRef(id="d", uri="-", media_type="text/plain"),
        language="en",
        title=None,
        text=text,
        blocks=(),
    )
    found = find_amounts(article, NLP(text))
    end = 0
    for amount in found:
        assert text[amount.start : amount.end] == amount.text
        assert amount.start >= end
        end = amount.end
        assert amount.value is not None
        assert re.fullmatch(r"-?\d+(?:\.\d+)?", amount.value)
        assert (amount.currency is None) != (amount.unit is None)
        if amount.high is not None:
            assert Decimal(amount.value) < Decimal(amount.high)
            assert amount.modifier == "at_least"
        if amount.currencies:
            assert len(amount.currencies) > 1
            assert amount.currency is None or amount.currency in amount.currencies
        if amount.share_of is not None:
            share = amount.share_of
            assert text[share.start : share.end] == share.text
    assert find_amounts(article, NLP(text)) == found
