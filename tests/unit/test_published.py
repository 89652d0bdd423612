"""Is a publication window inferred where the words allow it, and nowhere else?"""

from datetime import date

import msgspec
import pytest

from newsledger.model import Published
from newsledger.recovery.draft import Draft, DraftBlock
from newsledger.recovery.published import infer_published

Page = tuple[tuple[Draft, ...], str]

CONFERENCE = (
    "Bishkek Hosts Forum on Glaciers",
    "On 14 May, scientists from six countries gathered in Bishkek to compare measurements.",
    "This year’s forum, GLACIER-2024, drew more than 300 people.",
)
VISIT = (
    "Two Presidents Talk Water",
    "The presidents met in Khujand on May 11. A February 2024 survey had found the canal leaking.",
)
UNDATED = (
    "Officials Held",
    "Three officials have been accused of taking bribes. The court has not said more.",
)


def page(*articles: tuple[str, ...], language: str | None = "en") -> Page:
    source, drafts = "", []
    for title, *paragraphs in articles:
        blocks = []
        for kind, text in [("title", title), *(("paragraph", p) for p in paragraphs)]:
            blocks.append(DraftBlock(kind, text, len(source), len(source) + len(text)))
            source += text + "\n\n"
        drafts.append(Draft(blocks=tuple(blocks), language=language))
    return tuple(drafts), source


def windows(*articles: tuple[str, ...]) -> list[str | None]:
    drafts, _ = page(*articles)
    return [written(d.published) for d in infer_published(drafts)]


def written(published: Published | None) -> str | None:
    if published is None:
        return None
    return f"{published.earliest}..{published.latest} {published.basis}"


def dated(draft: Draft, day: str) -> Draft:
    on = date.fromisoformat(day)
    return msgspec.structs.replace(draft, published=Published(earliest=on, latest=on, basis="metadata"))


def test_a_listing_is_dated_by_its_latest_event() -> None:
    expected = "2024-05-14..2024-05-21 inferred"
    assert windows(UNDATED, VISIT, CONFERENCE) == [expected] * 3


def test_order_of_articles_does_not_matter() -> None:
    assert windows(CONFERENCE, UNDATED, VISIT) == windows(VISIT, CONFERENCE, UNDATED)


def test_every_article_cites_the_words_its_window_rests_on() -> None:
    drafts, source = page(UNDATED, VISIT, CONFERENCE)
    for draft in infer_published(drafts):
        assert draft.published is not None
        quotes = [q.quote for q in draft.published.evidence]
        assert quotes == ["14 May", "GLACIER-2024", "February 2024"]
        assert all(source[q.source_start : q.source_end] == q.quote for q in draft.published.evidence)


def test_a_block_cleaned_on_the_way_is_cited_whole() -> None:
    drafts, _ = page(CONFERENCE)
    blocks = tuple(msgspec.structs.replace(b, source_end=b.source_end + 5) for b in drafts[0].blocks)
    (draft,) = infer_published((msgspec.structs.replace(drafts[0], blocks=blocks),))
    assert draft.published is not None
    assert [q.quote for q in draft.published.evidence] == [blocks[1].text, blocks[2].text]


@pytest.mark.parametrize(
    ("paragraph", "why"),
    [
        ("He was born in 1998 and moved away in 2003.", "years of a life date no article"),
        (
            "The treaty was signed on 4 June 1998 and ratified on 2 July 1998.",
            "a day of long ago dates no article",
        ),
        (
            "An October 2019 report was cited. On 3 March, deputies met.",
            "years are written where they are not this one",
        ),
        ("Delegates met on May 23 in Naryn.", "a day without a year"),
        ("The plan Strategy-2050 was read out on May 23.", "a plan's year is ahead"),
        ("This year’s fair drew thousands.", "this year, but which?"),
        ("GLACIER-2024 was held. Since 1998 it was held in Osh.", "a name alone, and no day"),
        ("No dates at all, only 14 people and 2024 sheep.", "counts are no dates"),
        ("On Monday the minister met the deputies.", "a weekday alone"),
        ("The law takes effect on 1 January 2030.", "a day ahead dates no article"),
        ("Copyright 2024. All rights reserved. Posted 05/06/07.", "furniture"),
    ],
)
def test_nothing_is_guessed(paragraph: str, why: str) -> None:
    assert windows(("Title", paragraph)) == [None], why


def test_a_weekday_confirms_a_year_that_is_named() -> None:
    # 14 May was a Tuesday in 2024.
    article = ("T", "A February 2024 survey was read. They met on Tuesday, May 14, in Osh.")
    assert windows(article) == ["2024-05-14..2024-05-21 inferred"]


def test_a_weekday_refutes_a_year_that_is_named() -> None:
    article = ("T", "A February 2024 survey was read. They met on Friday, May 14, in Osh.")
    assert windows(article) == [None]
    assert windows(article, CONFERENCE) == [None, None]


def test_things_past_and_things_ahead_fix_the_year_between_them() -> None:
    article = (
        "T",
        "The mill was sold in March 2023. Its owners met on 9 June and agreed. It will reopen in November 2023.",
    )
    assert windows(article) == ["2023-06-09..2023-06-16 inferred"]


def test_a_day_ahead_ends_the_window() -> None:
    ahead = ("Vote Called", "Voters will choose a council on May 17.")
    assert windows(CONFERENCE, ahead) == ["2024-05-14..2024-05-17 inferred"] * 2


def test_a_day_ahead_that_is_past_already_refutes_the_window() -> None:
    ahead = ("Vote Called", "Voters will choose a council on May 2.")
    assert windows(CONFERENCE, ahead) == [None, None]


def test_something_past_that_is_dated_later_refutes_the_year() -> None:
    later = ("Looking Back", "The dam was finished in March 2025 and inspected.")
    assert windows(CONFERENCE, later) == [None, None]


def test_a_day_that_goes_on_from_an_older_year_is_no_peg() -> None:
    old = ("History", "In June 1998 they marched to Osh. On July 30 they turned back.")
    assert windows(CONFERENCE, old) == ["2024-05-14..2024-05-21 inferred"] * 2


def test_a_dateline_with_a_year_is_the_day_itself() -> None:
    article = ("T", "ASTANA, May 12, 2024 (Agency) — The council met and adjourned.")
    assert windows(article) == ["2024-05-12..2024-05-12 dateline"]


def test_a_dateline_takes_its_year_from_the_page() -> None:
    article = ("T", "TASHKENT, 13 May — The council met and adjourned.")
    assert windows(article) == [None]
    assert windows(article, CONFERENCE)[0] == "2024-05-13..2024-05-13 dateline"


def test_neighbours_with_dates_lend_them() -> None:
    (first, second, third), _ = page(UNDATED, VISIT, CONFERENCE)
    found = infer_published((first, dated(second, "2021-03-02"), dated(third, "2021-03-04")))
    assert written(found[0].published) == "2021-02-27..2021-03-07 inferred"
    assert [written(d.published) for d in found[1:]] == [
        "2021-03-02..2021-03-02 metadata",
        "2021-03-04..2021-03-04 metadata",
    ]


def test_one_neighbour_lends_its_date_only_to_a_day_near_it() -> None:
    (near, far), _ = page(("T", "They met on May 11 in Osh."), UNDATED)
    (neighbour,), _ = page(UNDATED)
    assert written(infer_published((near, dated(neighbour, "2024-05-13")))[0].published) == (
        "2024-05-10..2024-05-16 inferred"
    )
    assert infer_published((far, dated(neighbour, "2024-05-13")))[0].published is None


def test_a_dated_neighbour_does_not_silence_the_page() -> None:
    dateline = ("T", "ASTANA, May 13, 2024 (Agency) — The council met and adjourned.")
    assert windows(dateline, CONFERENCE, UNDATED) == [
        "2024-05-13..2024-05-13 dateline",
        "2024-05-14..2024-05-21 inferred",
        "2024-05-14..2024-05-21 inferred",
    ]
    far = ("T", "ASTANA, May 13, 2019 (Agency) — The council met and adjourned.")
    assert windows(far, CONFERENCE, UNDATED) == ["2019-05-13..2019-05-13 dateline", None, None]


def test_neighbours_far_apart_are_no_listing() -> None:
    (first, second, third), _ = page(UNDATED, UNDATED, UNDATED)
    found = infer_published((first, dated(second, "2021-03-02"), dated(third, "2023-08-04")))
    assert found[0].published is None


def test_dates_from_metadata_are_left_alone() -> None:
    drafts, _ = page(CONFERENCE, VISIT)
    given = tuple(dated(d, "2019-01-01") for d in drafts)
    assert infer_published(given) == given


def test_other_languages_are_silent() -> None:
    drafts, _ = page(CONFERENCE, language="de")
    assert infer_published(drafts)[0].published is None


def test_a_day_is_never_in_the_future_of_what_is_said() -> None:
    """A slip such as 20.02.26, or a year in a path, dates nothing."""
    assert windows(("T", "See https://example.org/2026/12/story-20.02.26 for more. They met on May 3.")) == [
        None
    ]


def test_no_drafts() -> None:
    assert infer_published(()) == ()
