from __future__ import annotations

from datetime import date

import msgspec
import pytest

import newsledger as nl
from newsledger.recovery.draft import Draft, DraftBlock, freeze

DOCUMENT = nl.Document.of(b"Bridge opens\n\nIt opened.", uri="page.txt", media_type="text/plain")


def reading() -> nl.Reading:
    draft = Draft(
        blocks=(DraftBlock("title", "Bridge opens", 0, 12), DraftBlock("paragraph", "It opened.", 14, 24)),
        published=nl.Published(earliest=date(2024, 5, 1), latest=date(2024, 5, 2), basis="inferred"),
        language="en",
    )
    return nl.Reading(
        article=freeze(draft, DOCUMENT),
        mentions=(nl.Mention(0, 6, "Bridge", type="ORG", entity="e1"),),
        entities=(nl.Entity(id="e1", type="ORG", name="Bridge", names=("Bridge",)),),
        rejected=(nl.Rejected("recover", nl.Reason.FURNITURE, "1 line"),),
    )


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_a_span_points_at_something(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        nl.Span(start, end)


def test_freezing_joins_blocks_by_blank_lines() -> None:
    article = reading().article
    assert article.text == "Bridge opens\n\nIt opened."
    assert [article.text[b.start : b.end] for b in article.blocks] == ["Bridge opens", "It opened."]
    assert article.title == "Bridge opens"
    assert article.document.span == nl.Span(0, 24)


def test_the_record_is_plain_and_reads_back() -> None:
    record = reading().to_dict()
    assert record["published"] == {
        "earliest": "2024-05-01", "latest": "2024-05-02", "basis": "inferred", "evidence": [],
    }  # fmt: skip
    assert nl.Reading.from_dict(msgspec.json.decode(msgspec.json.encode(record))) == reading()


def test_the_record_has_the_contracts_keys() -> None:
    assert set(reading().to_dict()) == {
        "id", "document", "language", "title", "byline", "credit", "section", "published", "text", "blocks",
        "mentions", "entities", "times", "amounts", "quotes", "events", "findings", "rejected",
    }  # fmt: skip


def test_the_same_text_has_the_same_id() -> None:
    assert reading().article.id == reading().article.id
    assert len(reading().article.id) == 20


def test_values_are_frozen() -> None:
    with pytest.raises(AttributeError):
        reading().article.text = "other"  # type: ignore[misc]
