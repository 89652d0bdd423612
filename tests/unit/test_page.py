"""Which articles stand on a web page copied whole?"""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.model import Document, Reason
from newsledger.recovery.lines import read_lines
from newsledger.recovery.page import is_whole_page
from newsledger.recovery.run import recover_articles, split_text
from newsledger.recovery.sorting import sort_lines
from tests.unit import pages

BODY = 5


def test_menus_boxes_and_footers_are_left_out() -> None:
    split = split_text(pages.whole_page())
    (draft,) = split.drafts
    kinds = [b.kind for b in draft.blocks]
    assert draft.title == pages.DAM[0]
    assert kinds.count("paragraph") == BODY
    assert [b.text for b in draft.blocks if b.kind == "heading"] == ["Who pays for it"]
    assert draft.byline == ("Ann Example",)
    assert draft.published is not None
    assert draft.published.earliest == date(2024, 5, 3)
    assert {"Home", "Drought ends in the south after eleven weeks", "Privacy"} <= set(split.left)


def test_a_page_without_indents_is_read_too() -> None:
    text = "\n".join(line.strip() for line in pages.whole_page().splitlines())
    (draft,) = split_text(text).drafts
    assert draft.title == pages.DAM[0]
    assert draft.blocks[1].text == pages.DAM[1]


def test_two_pages_one_after_the_other_give_two_articles() -> None:
    second = pages.whole_page()
    for old, new in zip(
        pages.DAM, (*pages.HARVEST, "“It rained in time,” the union's speaker told the paper."), strict=True
    ):
        second = second.replace(old, new)
    drafts = split_text(pages.whole_page() + "\n\n" + second).drafts
    assert [d.title for d in drafts] == [pages.DAM[0], pages.HARVEST[0]]


def test_a_headline_s_colon_stands_as_its_text_s_colons_do() -> None:
    text = pages.whole_page().replace(
        f"    {pages.DAM[0]}\n", "    Karasu : Ministry Plans Dam Above the Town\n"
    )
    text = text.replace("the ministry said in its statement.", "the ministry said: enough for all.")
    (draft,) = split_text(text).drafts
    assert draft.title == "Karasu: Ministry Plans Dam Above the Town"


def test_the_last_step_of_the_trail_is_the_headline_where_it_says_more() -> None:
    trail = f"      1. Home\n      2. Water\n      3. Karasu: {pages.DAM[0]}\n"
    text = pages.whole_page().replace(f"    Home » Water » {pages.DAM[0]}\n", trail)
    (draft,) = split_text(text).drafts
    assert draft.title == f"Karasu: {pages.DAM[0]}"


@pytest.mark.parametrize("text", [pages.listing(), pages.blog(), pages.nexis(), pages.ruled("---")])
def test_pasted_articles_are_no_whole_page(text: str) -> None:
    assert not is_whole_page(sort_lines(read_lines(text)))


def test_a_page_of_menus_alone_is_rejected_with_a_reason() -> None:
    menu = "\n".join(f"* {label} {n}" for n in range(5) for label in ("Home", "Water", "Roads", "Farms"))
    recovered = recover_articles(Document.of(menu.encode(), uri="menu", media_type="text/plain"))
    assert recovered.articles == ()
    assert Reason.NO_ARTICLE in {r.reason for r in recovered.rejected}


def test_an_index_with_menus_gives_teasers_not_one_blob() -> None:
    menu = "\n".join(
        f"* {label}"
        for label in (
            "Home",
            "Water",
            "Roads",
            "Farms",
            "Sport",
            "Culture",
            "Weather",
            "Jobs",
            "Cars",
            "Radio",
        )
    )
    teasers = "\n\n".join(f"{a[0]} {n}\n\n{a[1]}" for n, a in enumerate(pages.ARTICLES))
    drafts = split_text(f"{menu}\n\n{teasers}\n\n{menu}").drafts
    assert [d.title for d in drafts] == [f"{a[0]} {n}" for n, a in enumerate(pages.ARTICLES)]
    assert all(len(d.blocks) == 2 for d in drafts)
