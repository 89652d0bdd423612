"""Which articles does a document hold, and what was left out and why?"""

from __future__ import annotations

import pytest

from newsledger.model import Document, Reason
from newsledger.recovery.run import Recovered, recover_articles
from tests.unit import pages


def recover(text: str | bytes) -> Recovered:
    body = text if isinstance(text, bytes) else text.encode()
    return recover_articles(Document.of(body, uri="page.txt", media_type="text/plain"))


def test_articles_are_frozen_with_their_places() -> None:
    text = pages.listing()
    recovered = recover(text)
    assert [a.text for a in recovered.articles] == ["\n\n".join(article) for article in pages.ARTICLES]
    for article in recovered.articles:
        assert article.language == "en"
        assert article.document.span is not None
        assert article.text.startswith(text[article.document.span.start :][:20])


def test_what_was_left_out_is_reported_once_with_samples() -> None:
    (rejected,) = recover(pages.listing()).rejected
    assert rejected.stage == "recover"
    assert rejected.reason is Reason.FURNITURE
    assert "'Avatar'" in rejected.detail


@pytest.mark.parametrize("text", ["\x00", "\u200b\u200b", "\ufeff", "\u2028"])
def test_invisible_text_is_empty(text: str) -> None:
    recovered = recover(text)
    assert recovered.articles == ()
    assert [r.reason for r in recovered.rejected] == [Reason.EMPTY]


@pytest.mark.parametrize("text", ["---\n\n***", "Share this\n\nTweet", "1\n2\n3"])
def test_nothing_but_furniture_is_no_article(text: str) -> None:
    recovered = recover(text)
    assert recovered.articles == ()
    assert Reason.NO_ARTICLE in {r.reason for r in recovered.rejected}


def test_broken_bytes_are_replaced_and_reported() -> None:
    recovered = recover(pages.listing().encode().replace(b"above", b"ab\xffove"))
    assert len(recovered.articles) == 3
    assert "ab\ufffdove" in recovered.articles[0].text
    assert Reason.BROKEN_BYTES in {r.reason for r in recovered.rejected}


def test_the_same_bytes_give_the_same_articles() -> None:
    assert recover(pages.blog()) == recover(pages.blog())
