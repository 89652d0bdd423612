"""Do the invariants of times and of inferred publication windows hold whatever the text?"""

from datetime import date, timedelta

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.annotate.times import find_times
from newsledger.annotate.times.grammar import RULES, candidates
from newsledger.knowledge.calendar import days_of
from newsledger.lang.en.time_words import find_time_words, time_signs
from newsledger.lang.patterns import find_matches
from newsledger.model import Article, Block, Document, Published
from newsledger.recovery.draft import Draft, DraftBlock
from newsledger.recovery.published import WINDOW, infer_published

NLP = spacy.blank("en")
DOC = NLP("x")
WORDS = st.sampled_from(
    [
        "on",
        "in",
        "by",
        "the",
        "last",
        "next",
        "this",
        "past",
        "a",
        "few",
        "two",
        "10",
        "31",
        "1998",
        "2024",
        "May",
        "March",
        "Jan",
        "Sept",
        ".",
        ",",
        "-",
        "–",
        "'",
        "'s",
        "day",
        "days",
        "week",
        "month",
        "year",
        "years",
        "quarter",
        "second",
        "half",
        "ago",
        "earlier",
        "later",
        "Friday",
        "Sun",
        "morning",
        "weekend",
        "spring",
        "end",
        "of",
        "early",
        "mid",
        "every",
        "daily",
        "10:30",
        "p.m.",
        "noon",
        "GMT",
        "today",
        "now",
        "recently",
        "soon",
        "future",
        "1990s",
        "'80s",
        "Q3",
        "FY24",
        "GMT",
        "0930",
        "before",
        "after",
        "tomorrow",
        "same",
        "per",
        "'98",
        "24",
        "2024-05-27",
        "12/31/99",
        "will",
        "met",
        "said",
        "twenty-first",
        "hundred",
        "million",
        "\n\n",
        "\t\xa0",
        "\u2028",
        "😀",
        "(",
        ")",
        "$",
        "%",
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=200))
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def article(text: str, published: Published | None) -> Article:
    ref = Document.of(b"", uri="test", media_type="text/plain").ref()
    blocks = (Block(0, max(1, len(text)), kind="paragraph"),)
    return Article(
        id="a", document=ref, language="en", title=None, published=published, text=text, blocks=blocks
    )


@st.composite
def published(draw: st.DrawFn) -> Published | None:
    first = draw(DAYS)
    width = draw(st.integers(0, 10))
    last = min(first.toordinal() + width, date.max.toordinal())
    known = Published(earliest=first, latest=date.fromordinal(last), basis="metadata")
    return draw(st.sampled_from([None, known]))


@settings(deadline=None)
@given(TEXTS, published())
def test_times_cite_their_words_in_order_without_overlap(text: str, when: Published | None) -> None:
    found = find_times(article(text, when), DOC)
    end = 0
    for time in found:
        assert text[time.start : time.end] == time.text
        assert time.start >= end
        end = time.end
    assert found == find_times(article(text, when), DOC)


@settings(deadline=None)
@given(TEXTS, published())
def test_days_and_values_agree(text: str, when: Published | None) -> None:
    for time in find_times(article(text, when), DOC):
        assert (time.earliest is None) == (time.latest is None)
        if time.earliest and time.latest:
            assert time.earliest <= time.latest
            assert time.type != "set"
            given_days = days_of(time.value)
            assert given_days is None or given_days == (time.earliest, time.latest)
        if when is None:
            assert time.value not in {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}


@settings(deadline=None)
@given(TEXTS)
def test_no_rule_fits_where_the_grammar_does_not_look(text: str) -> None:
    words, signs = find_time_words(text), time_signs()
    spelled = signs.spell(words)
    everywhere = [
        (match.first, match.last, rule.name)
        for rule in RULES
        for match in find_matches(spelled, words, signs.compile(rule.pattern))
    ]
    assert sorted(everywhere) == sorted(
        (m.first, m.last, rule.name) for _, _, _, rule, m in candidates(words)
    )


COUNTED_IN_DAYS = st.sampled_from(
    [
        "It rained yesterday.",
        "It rained today.",
        "It rained three days ago.",
        "It rained on Friday.",
        "It rained last Tuesday.",
        "It will rain on Friday.",
        "It will rain next Sunday.",
        "It will rain on Monday next week.",
        "It will rain the day after tomorrow.",
        "It rained the day before yesterday.",
        "It rained last week.",
        "It rained two weeks ago.",
        "It rained last weekend.",
        "It rained on Thursday night.",
    ]
)
COUNTED_IN_YEARS = st.sampled_from(
    ["It rained last year.", "It will rain next year.", "It rained five years ago.", "It rained in June last year.",
     "It rained last May.", "It rained in the first quarter.", "It rained on May 3.", "It rained in March."]
)  # fmt: skip
NEAR_NOW = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def on(day: date) -> Published:
    return Published(earliest=day, latest=day, basis="metadata")


@settings(deadline=None)
@given(COUNTED_IN_DAYS, NEAR_NOW, st.integers(-400, 400))
def test_a_later_publication_moves_what_is_counted_from_it_by_as_much(
    text: str, day: date, weeks: int
) -> None:
    by = timedelta(weeks=weeks)
    (here,), (there,) = find_times(article(text, on(day)), DOC), find_times(article(text, on(day + by)), DOC)
    assert here.earliest is not None
    assert there.earliest is not None
    assert there.earliest - here.earliest == by
    assert (there.latest, there.text, there.type) == (here.latest and here.latest + by, here.text, here.type)


@settings(deadline=None)
@given(COUNTED_IN_YEARS, NEAR_NOW, st.integers(1, 9))
def test_years_later_the_same_words_mean_years_later(text: str, day: date, years: int) -> None:
    # The 28th is a day in every month of every year.
    day = day.replace(day=min(day.day, 28))
    (here,), (there,) = (
        find_times(article(text, on(day)), DOC),
        find_times(article(text, on(day.replace(year=day.year + years))), DOC),
    )
    assert here.earliest is not None
    assert there.earliest == here.earliest.replace(year=here.earliest.year + years)


@settings(deadline=None)
@given(st.one_of(COUNTED_IN_DAYS, COUNTED_IN_YEARS), NEAR_NOW, st.integers(0, 800))
def test_no_later_publication_means_an_earlier_time(text: str, day: date, days: int) -> None:
    (here,), (there,) = (
        find_times(article(text, on(day)), DOC),
        find_times(article(text, on(day + timedelta(days=days))), DOC),
    )
    assert here.earliest is not None
    assert there.earliest is not None
    assert here.earliest <= there.earliest


SENTENCES = st.sampled_from(
    [
        "They met on May 14 in Osh.",
        "They met on 3 June.",
        "They will meet on May 20.",
        "A January 2024 survey was read.",
        "It was sold on 4 March 2023.",
        "It will open in November 2024.",
        "This year’s fair, EXPOAGRO-2024, drew crowds.",
        "He was born in 1998.",
        "They met on Tuesday, May 14.",
        "OSH, May 13 — The council met.",
        "OSH, 13 May 2024 (Agency) — The council met.",
        "Nothing is dated here.",
    ]
)
ARTICLES = st.lists(st.lists(SENTENCES, min_size=1, max_size=4), min_size=1, max_size=5)


def drafts_of(articles: list[list[str]]) -> tuple[tuple[Draft, ...], str]:
    source, drafts = "", []
    for sentences in articles:
        text = " ".join(sentences)
        block = DraftBlock("paragraph", text, len(source), len(source) + len(text))
        source += text + "\n\n"
        drafts.append(Draft(blocks=(block,), language="en"))
    return tuple(drafts), source


@settings(deadline=None)
@given(ARTICLES)
def test_a_window_lies_where_its_evidence_does(articles: list[list[str]]) -> None:
    drafts, source = drafts_of(articles)
    for draft in infer_published(drafts):
        window = draft.published
        if window is None:
            continue
        assert window.evidence
        assert all(source[q.source_start : q.source_end] == q.quote for q in window.evidence)
        assert window.earliest <= window.latest
        assert window.latest - window.earliest <= timedelta(days=2 * WINDOW)
        words = " ".join(q.quote for q in window.evidence)
        assert str(window.earliest.year) in words


@settings(deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_inference_does_not_depend_on_the_order_of_articles(
    articles: list[list[str]], random: object
) -> None:
    drafts, _ = drafts_of(articles)
    shuffled = list(drafts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    def by_blocks(found: tuple[Draft, ...]) -> dict[object, object]:
        return {d.blocks: d.published and (d.published.earliest, d.published.latest) for d in found}

    assert by_blocks(infer_published(drafts)) == by_blocks(infer_published(tuple(shuffled)))
    assert infer_published(drafts) == infer_published(drafts)
