from __future__ import annotations

from newsledger.recovery.plain import article_of_text

LINES = "The council met on Monday.\n\nIt talked about the bridge.\nNothing was decided."
WRAPPED = (
    "The council of the town met on Monday in the old hall and talked\n"
    "about the bridge which has been closed to traffic since the flood\n"
    "of last spring and about the money that its repair would need\n"
    "this year.\n\nNothing was decided."
)


def blocks(text: str, title: str | None = None) -> list[tuple[str, str]]:
    article = article_of_text(text, title=title, language="en")
    assert article.text == text
    return [(b.kind, text[b.start : b.end]) for b in article.blocks]


def test_every_line_is_a_paragraph() -> None:
    assert [words for _, words in blocks(LINES)] == [line for line in LINES.split("\n") if line]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert len(blocks(WRAPPED)) == 2


def test_a_title_that_stands_in_the_text_is_a_title() -> None:
    assert blocks("Bridge closed\n\nIt was closed.", title="Bridge closed")[0] == ("title", "Bridge closed")


def test_an_empty_text_has_no_blocks() -> None:
    assert blocks(" \n\n ") == []


def test_published_is_a_day() -> None:
    published = article_of_text("A text.", published="2024-05-27T10:00:00", language="en").published
    assert published is not None
    assert published.earliest.isoformat() == published.latest.isoformat() == "2024-05-27"
