"""Which article does an HTML page hold?"""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.model import Document, Reason
from newsledger.recovery.html import recover_html
from newsledger.recovery.run import recover_articles
from tests.unit.pages import BRIDGE, DAM, HARVEST

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
    assert reasons == [Reason.BROKEN_BYTES, Reason.FURNITURE]


def _own(article: tuple[str, ...], day: str = "3 May 2024") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in article[1:])
    return f'<article><h2>{article[0]}</h2><p class="date">{day}</p>{body}</article>'


def test_each_article_of_a_page_of_several_is_given() -> None:
    digest = f"<html><head><title>The week</title></head><body>{_own(BRIDGE)}{_own(HARVEST, '6 May 2024')}</body></html>"
    split, rejected = recover_html(digest.encode())
    assert rejected == []
    assert [draft.title for draft in split.drafts] == [BRIDGE[0], HARVEST[0]]
    assert [len(draft.blocks) for draft in split.drafts] == [len(BRIDGE), len(HARVEST)]
    assert [draft.published and draft.published.earliest for draft in split.drafts] == [
        date(2024, 5, 3),
        date(2024, 5, 6),
    ]
    first, second = (draft.source_span for draft in split.drafts)
    assert first is not None
    assert second is not None
    assert first.end < second.start


def test_what_is_appended_to_an_article_is_told_and_not_read_as_its() -> None:
    page = PAGE.replace("</head>", '<meta property="og:type" content="article"></head>').replace(
        "<footer>", f"{_own(HARVEST)}<footer>"
    )
    split, _ = recover_html(page.encode())
    (draft,) = split.drafts
    assert draft.title == DAM[0]
    assert set(HARVEST[1:]) <= set(split.left)


def test_a_page_that_only_announces_articles_gives_none() -> None:
    def teasers(*, link: bool) -> str:
        heads = (f'<a href="/x">{a[0]}</a>' if link else a[0] for a in (DAM, BRIDGE, HARVEST))
        items = zip(heads, (DAM, BRIDGE, HARVEST), strict=True)
        return "".join(f"<div><h2>{head}</h2><p>{article[1]}</p></div>" for head, article in items)

    index = f"<html><head><title>News</title></head><body><div>{teasers(link=True)}</div></body></html>"
    split, (rejected,) = recover_html(index.encode())
    assert split.drafts == ()
    assert rejected.reason is Reason.NO_ARTICLE
    assert "index" in rejected.detail
    assert set(split.left) == {DAM[1], BRIDGE[1], HARVEST[1]}
    sections = f"<html><head><title>News</title></head><body><div>{teasers(link=False)}</div></body></html>"
    assert len(recover_html(sections.encode())[0].drafts) == 1


def test_credit_section_byline_and_date_of_the_page_are_metadata() -> None:
    bare = PAGE.replace('<meta name="author" content="Ann Example">', "").replace(
        '<meta property="article:published_time" content="2024-05-03T09:00:00+05:00">',
        '<script type="application/ld+json">{"articleSection": ["Water \\u0026 roads", "x"]}</script>',
    )
    page = bare.replace(
        f"<p>{DAM[1]}</p>",
        "<figure><img src='a.jpg'><figcaption>The valley at dusk. Photo: Maria Holt</figcaption></figure>"
        f"<p>By Ann Example</p><p>3 May 2024</p><p>{DAM[1]}</p>",
    )
    (draft,) = recover_html(page.encode())[0].drafts
    assert draft.blocks[1].text == DAM[1]
    assert draft.byline == ("Ann Example",)
    assert draft.credit is not None
    assert draft.credit.holder == "Maria Holt"
    assert draft.section == "Water & roads"
    assert draft.published is not None
    assert (draft.published.earliest, draft.published.basis) == (date(2024, 5, 3), "dateline")
    (plain,) = recover_html(PAGE.encode())[0].drafts
    assert (plain.credit, plain.section) == (None, None)


def test_a_pull_quote_is_not_read_twice() -> None:
    quote = "<blockquote><p>Nobody will have to move</p></blockquote>"
    (draft,) = recover_html(PAGE.replace("<h2>", f"{quote}<h2>").encode())[0].drafts
    assert [b.text for b in draft.blocks] == [b.text for b in recover_html(PAGE.encode())[0].drafts[0].blocks]
    other = "<blockquote><p>The valley has waited for nine years</p></blockquote>"
    (draft,) = recover_html(PAGE.replace("<h2>", f"{other}<h2>").encode())[0].drafts
    assert "The valley has waited for nine years" in [b.text for b in draft.blocks]


def test_a_declaration_that_the_bytes_refute_is_not_believed() -> None:
    page = PAGE.replace(
        DAM[1], "Министр открыл плотину в горах над городом в понедельник утром, сообщила служба."
    )
    split, rejected = recover_html(page.replace(DAM[3], "").encode("cp1251", "ignore"))
    assert rejected == []
    assert "Министр открыл плотину" in split.drafts[0].blocks[1].text


@pytest.mark.parametrize(
    ("head", "beside", "day"),
    [
        ('<meta property="article:modified_time" content="2024-05-09">', "", None),
        ('<script type="application/ld+json">{"dateModified": "2024-05-09"}</script>', "", None),
        ("", '<aside><time datetime="2021-05-05">5 May 2021</time> Old news of the valley</aside>', None),
        (
            '<script type="application/ld+json">{"datePublished": "2024-05-03", "dateModified": "2024-05-09"}</script>',
            "",
            3,
        ),
        ('<meta name="date" content="2024-05-03">', '<aside><time datetime="2024-05-03"></time></aside>', 3),
    ],
)
def test_a_later_change_and_a_box_beside_date_no_publication(head: str, beside: str, day: int | None) -> None:
    bare = PAGE.replace('<meta property="article:published_time" content="2024-05-03T09:00:00+05:00">', head)
    (draft,) = recover_html(bare.replace("<footer>", f"{beside}<footer>").encode())[0].drafts
    assert (draft.published.earliest if draft.published else None) == (date(2024, 5, day) if day else None)


def test_a_tables_figures_are_told_where_they_are_not_read() -> None:
    table = "<table><tr><th>Town</th><th>2024</th></tr><tr><td>Karasu</td><td>310 t</td></tr></table>"
    split, _ = recover_html(PAGE.replace("<h2>", f"{table}<h2>").encode())
    assert {"Town | 2024", "Karasu | 310 t"} <= set(split.left)
    assert len(split.drafts) == 1
    layout = "<table><tr><td><p>3</p></td><td><a href='/'>Home</a></td></tr></table>"
    split, _ = recover_html(PAGE.replace("<h2>", f"{layout}<h2>").encode())
    assert not any("|" in line for line in split.left)


def test_broken_lines_that_are_sentences_are_paragraphs_and_no_words_are_glued() -> None:
    broken = f"<p>{DAM[1]}<br><br>{DAM[2]}</p><p>The Valley Post,<br>12 Water Street</p>"
    (draft,) = recover_html(PAGE.replace(f"<p>{DAM[1]}</p><p>{DAM[2]}</p>", broken).encode())[0].drafts
    assert [b.text for b in draft.blocks][1:4] == [DAM[1], DAM[2], "The Valley Post, 12 Water Street"]


def test_posts_of_one_class_are_articles() -> None:
    posts = "".join(
        f'<div class="post">{_own(a)}</div>'.replace("article>", "span>") for a in (BRIDGE, HARVEST)
    )
    page = f"<html><head><title>Valley blog</title></head><body>{posts}</body></html>"
    assert [draft.title for draft in recover_html(page.encode())[0].drafts] == [BRIDGE[0], HARVEST[0]]
    (one,) = recover_html(page.replace('class="post"', "").encode())[0].drafts
    assert one.title != BRIDGE[0]


def test_a_date_of_figures_in_the_head_is_no_counter() -> None:
    bare = PAGE.replace('<meta property="article:published_time" content="2024-05-03T09:00:00+05:00">', "")
    (draft,) = recover_html(bare.replace(f"<p>{DAM[1]}</p>", f"<p>03.05.2024</p><p>{DAM[1]}</p>").encode())[
        0
    ].drafts
    assert draft.published is not None
    assert (draft.published.earliest, draft.published.basis) == (date(2024, 5, 3), "dateline")
    assert draft.blocks[1].text == DAM[1]
