"""Which articles does a press database's export hold?"""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.recovery.lines import read_lines
from newsledger.recovery.press import is_export, with_marks
from newsledger.recovery.run import split_text
from tests.unit import pages

TITLES = [article[0] for article in pages.ARTICLES]
EXPORTS = {
    "nexis": (pages.nexis(), (3, 5, 6), "WATER"),
    "nexis uni": (pages.nexis_uni(), (1, 2, 3), "WATER"),
    "factiva": (pages.factiva(), (3, 5, 6), None),
    "proquest": (pages.proquest(), (1, 2, 3), None),
}


@pytest.mark.parametrize(("text", "days", "section"), EXPORTS.values(), ids=EXPORTS.keys())
def test_exports(text: str, days: tuple[int, ...], section: str | None) -> None:
    drafts = split_text(text).drafts
    assert [d.title for d in drafts] == TITLES
    assert [[b.text for b in d.blocks if b.kind == "paragraph"] for d in drafts] == [
        list(a[1:]) for a in pages.ARTICLES
    ]
    assert [d.published.earliest for d in drafts if d.published] == [date(2024, 5, day) for day in days]
    assert {d.section for d in drafts} == {section}
    assert drafts[0].byline == ("Ann Example",)
    for draft in drafts:
        assert draft.published is not None
        assert draft.published.basis == "metadata"
        (quote,) = draft.published.evidence
        assert text[quote.source_start : quote.source_end] == quote.quote


def test_several_writers_of_a_field() -> None:
    assert split_text(pages.nexis()).drafts[1].byline == ("Joe Sample", "Eva Muster")


def test_the_date_of_loading_is_no_publication_date() -> None:
    text = pages.nexis().replace("May 3, 2024 Friday\n\n", "")
    assert split_text(text).drafts[0].published is None


def test_an_edition_is_no_headline_and_a_label_no_name() -> None:
    text = pages.nexis().replace("May 3, 2024 Friday\n\n", "May 3, 2024 Friday\nLate Edition - Final\n\n")
    text = text.replace("BYLINE: Ann Example", "BYLINE: By ANN EXAMPLE and JOE SAMPLE")
    draft = split_text(text).drafts[0]
    assert draft.title == TITLES[0]
    assert draft.byline == ("ANN EXAMPLE", "JOE SAMPLE")


def test_wrapped_exports_are_unwrapped() -> None:
    from textwrap import fill

    body = "\n\n".join(fill(p, 70) for p in pages.DAM[1:])
    text = (
        f"1 of 1 DOCUMENTS\n\nThe Valley Post\n\nMay 3, 2024\n\n{pages.DAM[0]}\n\nBYLINE: Ann Example\n\nLENGTH: 61 words\n\n"
        f"{body}\n\nLOAD-DATE: May 9, 2024\n"
    )
    (draft,) = split_text(text).drafts
    assert [b.text for b in draft.blocks] == list(pages.DAM)


def test_a_highlight_is_the_first_paragraph() -> None:
    text = pages.nexis().replace(
        "LENGTH: 61 words", "LENGTH: 61 words\n\nHIGHLIGHT: Cheap loans, old canals", 1
    )
    assert split_text(text).drafts[0].blocks[1].text == "Cheap loans, old canals"


@pytest.mark.parametrize(
    "text",
    [
        pages.listing(),
        pages.blog(),
        "Section: the third\n\nLength: no matter.",
        "Chapter 1 of 3\n\n" + pages.DAM[1],
        "",
    ],
)
def test_other_pages_are_no_exports(text: str) -> None:
    assert not is_export(read_lines(text))


def test_unnamed_lines_of_the_head_are_reported_not_lost() -> None:
    assert {"The Valley Post", "VALP", "English"} <= set(split_text(pages.factiva()).left)


@pytest.mark.parametrize(
    "text",
    [
        "1 of 2 DOCUMENTS\n\nLENGTH: 61 words\n\nFull text:",
        "1 of 2 DOCUMENTS\n\n*\n\nBYLINE: Ann Example\n\nLENGTH: 61 words\n\n* * *",
        "Document 1 of 1\n\nTitle:\n\nFull text:\n\nLOAD-DATE: May 9, 2024",
        "Document VALP000020240501ek53\n\nBody\n\n(c) 2024 The Valley Post",
    ],
)
def test_documents_that_say_nothing_give_no_empty_blocks(text: str) -> None:
    assert all(block.text for draft in split_text(text).drafts for block in draft.blocks)


MARKED = [
    ("''The gate is shut,'' she said.", '"The gate is shut," she said.'),
    ("``The gate is shut,'' she said.", '"The gate is shut," she said.'),
    ("The gate (``shut'') held.", 'The gate ("shut") held.'),
    ("''He told us, 'Go home,''' she said.", "\"He told us, 'Go home,'\" she said."),
    ("'''Go home' is what he told us,'' she said.", "\"'Go home' is what he told us,\" she said."),
    ("''It opened in 1998,'' and ''shut in 2012''.", '"It opened in 1998," and "shut in 2012".'),
    ("The camp lies at 42°52'30'' north.", "The camp lies at 42°52'30'' north."),
    ("The drivers' plan isn't ready.", "The drivers' plan isn't ready."),
    ("````````", "````````"),
    ("'" * 50, "'" * 50),
]


@pytest.mark.parametrize(("typed", "meant"), MARKED)
def test_marks_typed_as_two_characters(typed: str, meant: str) -> None:
    assert with_marks(typed) == meant


def test_an_export_is_frozen_with_quotation_marks() -> None:
    title, opening = pages.ARTICLES[0][:2]
    text = pages.nexis().replace(title, f"``Shut'': {title}")
    text = text.replace(opening, f"''Nobody was told,'' a guard said. {opening}")
    draft = split_text(text).drafts[0]
    assert draft.title == f'"Shut": {title}'
    assert draft.blocks[1].text.startswith('"Nobody was told," a guard said.')
    assert text[draft.blocks[1].source_start :].startswith("''Nobody was told,''")


def test_a_text_of_one_paragraph_is_text_and_no_closing_field() -> None:
    page = (
        "Document 1 of 2\n\nDam opened\n\nFull text: The ministry opened a dam above the town on Monday.\n\n"
        "Publication date: Jun 9, 2024\n\nLanguage: English\n\n"
        "Document 2 of 2\n\nBridge opened\n\nFull text: A bridge was opened above the town on Monday.\n\n"
        "Publication date: Jun 9, 2024\n\nLanguage: English\n"
    )
    first, second = split_text(page).drafts
    assert [b.text for b in first.blocks] == [
        "Dam opened",
        "The ministry opened a dam above the town on Monday.",
    ]
    assert [b.text for b in second.blocks] == [
        "Bridge opened",
        "A bridge was opened above the town on Monday.",
    ]


def test_what_stands_behind_the_last_document_is_the_exports() -> None:
    page = (
        "Dam opened\n\n48 words\n14 June 2024\nValley News\nEnglish\n(c) 2024 Valley News\n\n"
        "The ministry opened a dam above the town on Monday, and the villages came to see it.\n\n"
        "Document VALN000020240614ek6e000m1\n\nSearch Summary\nText: dam\nResults Found: 1\nTimestamp: 16 June 2024 10:11\n"
    )
    split = split_text(page)
    (draft,) = split.drafts
    assert draft.title == "Dam opened"
    assert {"Search Summary", "Results Found: 1"} <= set(split.left)
    cut = split_text(
        page.partition("Document VALN")[0]
        + "Document VALN000020240614ek6e000m1\n\n"
        + page.partition("Document VALN")[0]
    )
    assert [draft.title for draft in cut.drafts] == ["Dam opened", "Dam opened"]
