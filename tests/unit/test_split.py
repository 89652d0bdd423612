"""Where does one article end and the next begin on a pasted page?"""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.recovery.draft import Draft
from newsledger.recovery.run import split_text
from tests.unit import pages

TITLES = [article[0] for article in pages.ARTICLES]


def paragraphs(draft: Draft) -> list[str]:
    return [b.text for b in draft.blocks if b.kind == "paragraph"]


def body_of(draft: Draft) -> list[tuple[str, str]]:
    return [(b.kind, b.text) for b in draft.blocks[1:]]


@pytest.mark.parametrize(
    "text",
    [
        pages.listing(),
        pages.blog(),
        pages.ruled("-----"),
        pages.ruled("* * *"),
        pages.ruled("=" * 40),
        pages.ruled("__________"),
        pages.listing().replace("\n", "\r\n"),
        pages.listing().replace(" ", "\u00a0"),
        "\ufeff" + pages.listing(),
    ],
)
def test_every_layout_gives_its_articles_and_nothing_else(text: str) -> None:
    drafts = split_text(text).drafts
    assert [d.title for d in drafts] == TITLES
    assert [paragraphs(d) for d in drafts] == [list(a[1:]) for a in pages.ARTICLES]


def test_a_listing_gives_credits_and_the_name_that_recurs_as_byline() -> None:
    split = split_text(pages.listing())
    holders = [d.credit.holder if d.credit else None for d in split.drafts]
    assert holders == ["shutterstock", "Ministry of Water, Ann Example", None]
    assert {d.byline for d in split.drafts} == {("The Valley Post",)}
    assert set(split.left) <= {"Avatar", "The Valley Post"}


def test_a_blog_gives_bylines_and_dates_with_their_words() -> None:
    text = pages.blog()
    drafts = split_text(text).drafts
    assert [d.byline for d in drafts] == [
        ("Ann Example",),
        ("Joe Sample", "Eva Muster"),
        ("The Valley Post",),
    ]
    for draft, day in zip(drafts, (3, 5, 6), strict=True):
        assert draft.published is not None
        assert draft.published.earliest == draft.published.latest == date(2024, 5, day)
        (quote,) = draft.published.evidence
        assert text[quote.source_start : quote.source_end] == quote.quote == f"May {day}, 2024"


def test_one_article_is_one_article() -> None:
    headings = ("Who pays for it", "What comes next?")
    text = "\n\n".join(
        [pages.DAM[0], *pages.DAM[1:3], headings[0], pages.BRIDGE[1], headings[1], pages.BRIDGE[2]]
    )
    (draft,) = split_text(text).drafts
    assert [(b.kind, b.text) for b in draft.blocks if b.kind in {"title", "heading"}] == [
        ("title", pages.DAM[0]), ("heading", headings[0]), ("heading", headings[1]),
    ]  # fmt: skip


def test_a_rule_inside_an_article_does_not_end_it() -> None:
    text = "\n\n".join([*pages.DAM[:3], "* * *", pages.DAM[3], pages.BRIDGE[1]])
    (draft,) = split_text(text).drafts
    assert draft.title == pages.DAM[0]
    assert len(paragraphs(draft)) == 4


def test_advertisements_and_other_articles_named_inside_are_left_out() -> None:
    text = "\n\n".join(
        [
            *pages.DAM[:2],
            "ADVERTISEMENT",
            pages.DAM[2],
            "READ ALSO: Canals run dry in the north",
            pages.DAM[3],
        ]
    )
    split = split_text(text)
    assert [paragraphs(d) for d in split.drafts] == [list(pages.DAM[1:])]
    assert split.left == ("ADVERTISEMENT", "READ ALSO: Canals run dry in the north")


def test_a_deck_is_a_paragraph_and_a_label_above_the_headline_a_section() -> None:
    text = f"WATER\n\n{pages.DAM[0]}\n\nCheap loans from two banks, but the canals come first\n\nBy Ann Example\n\n{pages.DAM[1]}"
    (draft,) = split_text(text).drafts
    assert draft.title == pages.DAM[0]
    assert draft.section == "WATER"
    assert body_of(draft)[0] == ("paragraph", "Cheap loans from two banks, but the canals come first")


@pytest.mark.parametrize("marks", ["#", "##"])
def test_markdown_headings_of_the_top_level_head_articles(marks: str) -> None:
    text = "\n\n".join(f"{marks} {a[0]}\n\n{a[1]}\n\n{marks}# Background\n\n{a[2]}" for a in pages.ARTICLES)
    drafts = split_text(text).drafts
    assert [d.title for d in drafts] == TITLES
    assert all([b.text for b in d.blocks if b.kind == "heading"] == ["Background"] for d in drafts)


def test_headlines_set_apart_by_many_blank_lines_head_articles() -> None:
    text = "\n\n\n\n\n".join("\n\n".join(article) for article in pages.ARTICLES)
    assert [d.title for d in split_text(text).drafts] == TITLES


def test_credits_alone_tell_articles_apart_where_the_page_begins_with_one() -> None:
    text = "\n\n".join("\n\n".join(["@picturehouse", *article]) for article in pages.ARTICLES)
    assert [d.title for d in split_text(text).drafts] == TITLES


def test_an_index_gives_its_teasers() -> None:
    drafts = split_text(pages.index()).drafts
    assert [d.title for d in drafts] == TITLES
    assert all(len(d.blocks) == 2 for d in drafts)


def test_an_index_of_headlines_alone_is_no_article() -> None:
    split = split_text("\n\n".join(TITLES * 2))
    assert split.drafts == ()
    assert set(split.left) == set(TITLES)


def test_labels_before_the_first_headline_are_no_article() -> None:
    text = f"The Valley Post\n\nLatest from the valley\n\n---\n\n{pages.ruled('---')}"
    assert [d.title for d in split_text(text).drafts] == TITLES


def test_a_text_without_a_headline_is_an_article_without_a_title() -> None:
    (draft,) = split_text("\n\n".join(pages.DAM[1:])).drafts
    assert draft.title is None
    assert paragraphs(draft) == list(pages.DAM[1:])


def test_section_labels_that_recur_are_no_furniture() -> None:
    text = "\n\n".join(
        "\n\n".join([a[0], "By Ann Example\n3 May 2024", a[1], "Background", a[2], "Share this:\nTweet"])
        for a in pages.ARTICLES
    )
    drafts = split_text(text).drafts
    assert [[b.text for b in d.blocks if b.kind == "heading"] for d in drafts] == [["Background"]] * 3


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("KARASU, 5 May 2024 (TNB) — The ministry plans a dam above the town.", date(2024, 5, 5)),
        ("KARASU (May 5, 2024) - The ministry plans a dam above the town.", date(2024, 5, 5)),
        ("The dam of 5 May 2024 — the day it opened — is high.", None),
    ],
)
def test_a_dateline_dates_its_article(opening: str, day: date | None) -> None:
    (draft,) = split_text(f"{pages.DAM[0]}\n\n{opening}\n\n{pages.DAM[2]}").drafts
    assert (draft.published.earliest if draft.published else None) == day
    assert draft.blocks[1].text == opening


PARTS = {
    "a date before each headline": "0{n}.05.2024 14:30\n\n{title}\n\n{text}",
    "a date and a name under each": "{title}\n\nAnn Example • {n} May 2024 • 4 min read\n\n{text}\n\nSHARE",
    "a weblog's footer": "{title}\n\nPosted on May {n}, 2024 by Ann Example\n\n{text}\n\nTags: water, roads\n\nLeave a comment",
    "a section's label": "WATER\n\n{title}\n\nBy Ann Example\nPublished May {n}, 2024\n\n{text}\n\n0 Comments",
    "bold headlines": "**{title}**\n\nBy Ann Example, May {n}, 2024\n\n{text}",
    "a channel's name at each end": "{title}\n\n{text}\n\n@valleynews",
    "single line breaks": "{title}\nBy Ann Example\nMay {n}, 2024\n{text}\nShare\nTweet",
    "another signature each": "Image: Ann Example\n\n{title}\n\n{text}\n\nAvatar\n\nJoe Sample {n:c}",
}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS.keys())
def test_other_layouts(part: str) -> None:
    sign = "\n" if "By Ann Example\nMay" in part else "\n\n"
    text = sign.join(
        part.replace("{n:c}", "ABC"[n - 1]).format(n=n, title=a[0], text=sign.join(a[1:]))
        for n, a in enumerate(pages.ARTICLES, 1)
    )
    drafts = split_text(text).drafts
    assert [d.title for d in drafts] == TITLES
    assert [paragraphs(d) for d in drafts] == [list(a[1:]) for a in pages.ARTICLES]
    if "2024" in part:
        assert [d.published.earliest.day for d in drafts if d.published] == [1, 2, 3]
    if "Ann Example\n" in part and "Image" not in part:
        assert {d.byline for d in drafts} == {("Ann Example",)}


def test_other_languages_are_split_by_the_same_rules() -> None:
    text = (
        "Bild: Wasseramt\n\nStadt plant neue Brücke über den Fluss\n\nVon Erika Beispiel\n3. Mai 2024\n\n"
        "Die Stadt will bis zum Herbst eine Brücke bauen, die beide Ufer verbindet.\n\nTeilen\nDrucken\n\n"
        "Фото: пресс-служба\n\nМинистр открыл новую подстанцию в горах\n\nАвтор: Айгуль Примерова\n5 мая 2024\n\n"
        "Подстанция будет снабжать девять сёл, в которых зимой не хватало света.\n\nПоделиться\nРаспечатать\n\n"
    )
    first, second = split_text(text).drafts
    assert (first.title, first.byline) == ("Stadt plant neue Brücke über den Fluss", ("Erika Beispiel",))
    assert (second.title, second.byline) == ("Министр открыл новую подстанцию в горах", ("Айгуль Примерова",))
    assert first.credit is not None
    assert second.credit is not None
    assert (first.credit.holder, second.credit.holder) == ("Wasseramt", "пресс-служба")


def test_a_mail_newsletter_is_unwrapped_and_dated_by_its_envelope() -> None:
    split = split_text(pages.newsletter())
    assert [d.title for d in split.drafts] == [title.upper() for title in TITLES]
    assert [paragraphs(d) for d in split.drafts] == [list(a[1:]) for a in pages.ARTICLES]
    assert {d.published.earliest for d in split.drafts if d.published} == {date(2024, 5, 6)}
    assert "Unsubscribe" in split.left


def test_blocks_say_where_they_were_taken_from() -> None:
    text = pages.listing()
    for draft in split_text(text).drafts:
        for block in draft.blocks:
            assert text[block.source_start : block.source_end] == block.text


def test_headlines_under_a_related_label_at_the_end_are_no_articles() -> None:
    box = "Related:\n\nTwo towns to build twelve bridges\n\nFlood takes a bridge in the south"
    text = "\n\n".join(pages.DAM)
    split = split_text(f"{text}\n\n{box}\n\nTags: water, dams")
    (draft,) = split.drafts
    assert [b.text for b in draft.blocks] == list(pages.DAM)
    assert {"Two towns to build twelve bridges", "Flood takes a bridge in the south"} <= set(split.left)
    inside = split_text(f"{pages.DAM[0]}\n\n{pages.DAM[1]}\n\nRelated:\n\nWho pays for it\n\n{pages.DAM[2]}")
    assert "Who pays for it" in [b.text for d in inside.drafts for b in d.blocks]


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("Sign up for our newsletter to get the news in the morning.", True),
        ("Already a subscriber? Log in.", True),
        ("You are receiving this email because you signed up at valley.example.", True),
        (
            "Follow us to the dam, the engineers said, and the farmers came with their sons and their dogs.",
            False,
        ),
        ("Subscribers to the paper fell by a tenth, the publisher said.", False),
    ],
)
def test_what_a_page_asks_for_is_furniture(line: str, *, page: bool) -> None:
    (draft,) = split_text("\n\n".join((*pages.DAM, line))).drafts
    assert (line not in [b.text for b in draft.blocks]) is page
