"""Whatever the bytes, recovery gives articles whose blocks hold, or reasons, and the same ones again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.model import Document
from newsledger.recovery.decode import decode
from newsledger.recovery.draft import freeze
from newsledger.recovery.lines import read_lines, tidy
from newsledger.recovery.run import recover_articles, split_text
from tests.unit import pages

LINES = st.sampled_from(
    [
        *(line for article in pages.ARTICLES for line in article),
        "Avatar", "The Valley Post", "@shutterstock", "Image: Ann Example", "By Ann Example", "3 May 2024", "Share this:",
        "Read more »", "---", "* * *", "# Dam", "* Home", "    * Water", "1. Roads", "12:43", "Who pays for it?", "",
        "1 of 2 DOCUMENTS", "*", "Full text:", "Title:", "Body", "BYLINE: Ann Example", "LENGTH: 61 words", "LOAD-DATE: May 9, 2024", "Document VALP000020240501ek53",
        "From: a@b.example", "Subject: Water", "Date: Mon, 6 May 2024 08:00:00 +0500", "\u2028", "😀", "> quoted",
    ]
)  # fmt: skip
PAGES = st.lists(LINES, max_size=40).map("\n\n".join) | st.lists(LINES, max_size=40).map("\n".join)


def holds(text: str) -> None:
    document = Document.of(text.encode("utf-8", "surrogatepass"), uri="page", media_type="text/plain")
    recovered = recover_articles(document)
    assert recovered == recover_articles(document)
    assert recovered.articles or recovered.rejected
    for article in recovered.articles:
        blocks = [article.text[b.start : b.end] for b in article.blocks]
        assert "\n\n".join(blocks) == article.text
        assert all(block and block == block.strip() and "\n" not in block for block in blocks)
        assert [b.kind for b in article.blocks].count("title") == (article.title is not None)
        assert article.document.span is not None
        assert 0 <= article.document.span.start < article.document.span.end <= max(len(text), 1)


@given(PAGES)
@settings(max_examples=40, deadline=None)
def test_pages_of_known_lines(text: str) -> None:
    holds(text)


@given(st.text(max_size=400))
@settings(max_examples=40, deadline=None)
def test_any_text(text: str) -> None:
    holds(text)


@given(st.binary(max_size=300))
@settings(max_examples=40, deadline=None)
def test_any_bytes_are_decoded(body: bytes) -> None:
    found = decode(body)
    assert found.broken <= found.text.count("\ufffd")
    assert found == decode(body)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(alphabet=st.sampled_from("ab \n\t\r\u00a0\u2028.*#>-"), max_size=120))
@settings(deadline=None)
def test_lines_stand_where_they_say(text: str) -> None:
    for line in read_lines(text):
        assert 0 <= line.start < line.end <= len(text)


@given(
    st.permutations(pages.ARTICLES),
    st.sampled_from([pages.ruled("---"), pages.listing(), pages.blog(), pages.nexis()]),
)
@settings(max_examples=20, deadline=None)
def test_an_article_s_own_text_gives_the_article_again(articles: list[tuple[str, ...]], page: str) -> None:
    document = Document.of(page.encode(), uri="page", media_type="text/plain")
    texts = [freeze(draft, document).text for draft in split_text(page).drafts]
    assert sorted(texts) == sorted("\n\n".join(article) for article in articles)
    for text in texts:
        (again,) = split_text(text).drafts
        assert freeze(again, document).text == text
