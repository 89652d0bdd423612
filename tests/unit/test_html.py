"""Which article does an HTML page hold?"""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.model import Document, Reason
from newsledger.recovery.html import recover_html
from newsledger.recovery.run import recover_articles
from tests.unit.pages import BRIDGE, DAM

PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{DAM[0]} | The Valley Post</title>
<meta property="og:title" content="{DAM[0]}"><meta name="author" content="Ann Example">
<meta property="article:published_time" content="2024-05-03T09:00:00+05:00"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">Water</a></li></ul></nav>
<article><h1>{DAM[0]}</h1><p>{DAM[1]}</p><p>{DAM[2]}</p><h2>Who pays for it</h2><p>{BRIDGE[1]}</p><p>{DAM[3]}</p>
<p>Share this</p></article>
<footer><p>All rights reserved.</p></footer></body></html>"""


def recovered(page: str | bytes) -> tuple[list[object], list[Reason]]:
    body = page.encode() if isinstance(page, str) else page
    result = recover_articles(Document.of(body, uri="page.html", media_type="text/html"))
    return list(result.articles), [r.reason for r in result.rejected]


def test_title_text_headings_and_metadata() -> None:
    split, rejected = recover_html(PAGE.encode())
    (draft,) = split.drafts
    assert rejected == []
    assert [(b.kind, b.text) for b in draft.blocks] == [
        ("title", DAM[0]),
        ("paragraph", DAM[1]),
        ("paragraph", DAM[2]),
        ("heading", "Who pays for it"),
        ("paragraph", BRIDGE[1]),
        ("paragraph", DAM[3]),
    ]
    assert draft.byline == ("Ann Example",)
    assert draft.published is not None
    assert (draft.published.earliest, draft.published.basis) == (date(2024, 5, 3), "metadata")
    (quote,) = draft.published.evidence
    assert PAGE[quote.source_start : quote.source_end] == "2024-05-03"
    for block in draft.blocks[1:]:
        assert block.text.startswith(PAGE[block.source_start : block.source_end][:10])


def test_a_date_in_the_text_is_no_publication_date() -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2024-05-03T09:00:00+05:00">', "")
    page = page.replace(
        DAM[2], "The first dam was opened on 12 June 1999, and nobody has touched it since then."
    )
    split, _ = recover_html(page.encode())
    assert split.drafts[0].published is None


def test_the_declared_encoding_is_used() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="windows-1251"').replace(
        DAM[1], "Министр открыл плотину в горах над городом в понедельник утром."
    )
    split, rejected = recover_html(page.encode("cp1251", "replace"))
    assert rejected == []
    assert "Министр открыл плотину" in split.drafts[0].blocks[1].text


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 20_000,
        "<html><body><p></p></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html>" + "<b>" * 5_000 + "x",
        "<!doctype html>",
    ],
)
def test_a_page_without_an_article_is_rejected_with_a_reason(page: str) -> None:
    articles, reasons = recovered(page)
    assert articles == []
    assert reasons == [Reason.NO_ARTICLE]


def test_broken_bytes_are_reported() -> None:
    articles, reasons = recovered(PAGE.encode().replace(b"the villages", b"the vill\xffages"))
    assert len(articles) == 1
    assert reasons == [Reason.BROKEN_BYTES]
