"""Are time expressions found, with the right words and the right TIMEX3 value?"""

from datetime import date

import pytest
import spacy

from newsledger.annotate.times import find_times
from newsledger.model import Article, Block, Document, Published, Time

NLP = spacy.blank("en")
MONDAY = "2024-05-27"


def article(text: str, published: str | None, until: str | None = None) -> Article:
    window = None
    if published:
        first = date.fromisoformat(published)
        window = Published(
            earliest=first, latest=date.fromisoformat(until) if until else first, basis="metadata"
        )
    return Article(
        id="a",
        document=Document.of(
            text.encode("utf-8", "surrogatepass"), uri="test", media_type="text/plain"
        ).ref(),
        language="en",
        title=None,
        published=window,
        text=text,
        blocks=(Block(0, max(1, len(text)), kind="paragraph"),),
    )


def times_of(text: str, published: str | None = MONDAY, until: str | None = None) -> tuple[Time, ...]:
    return find_times(article(text, published, until), NLP(text))


def rendered(text: str, published: str | None = MONDAY, until: str | None = None) -> list[str]:
    return [f"{t.text} = {t.value}" for t in times_of(text, published, until)]


DATES = [
    ("Delegates met on May 23.", ["May 23 = 2024-05-23"]),
    ("Delegates met on 23 May.", ["23 May = 2024-05-23"]),
    ("The bridge opened on 3 June 2019.", ["3 June 2019 = 2019-06-03"]),
    ("The bridge opened on June 3, 2019, after a delay.", ["June 3, 2019 = 2019-06-03"]),
    ("The bridge opened on Sept. 5.", ["Sept. 5 = 2023-09-05"]),
    ("The bridge will open on Sept. 5.", ["Sept. 5 = 2024-09-05"]),
    ("It was signed on the 5th of March 2020.", ["the 5th of March 2020 = 2020-03-05"]),
    ("The talks of Friday, May 24, ended early.", ["Friday, May 24 = 2024-05-24"]),
    ("A January 2023 report named them.", ["January 2023 = 2023-01"]),
    ("The January 2023 report named them.", ["January 2023 = 2023-01"]),
    ("The law of 2024-05-20 stands.", ["2024-05-20 = 2024-05-20"]),
    ("It expired on 12/31/99.", ["12/31/99 = 1999-12-31"]),
    ("The order is dated 17.05.2024.", ["17.05.2024 = 2024-05-17"]),
    ("The fair ran from 5-7 May.", ["5 = 2024-05-05", "7 May = 2024-05-07"]),
    ("The fair ran from May 5-7.", ["May 5 = 2024-05-05", "7 = 2024-05-07"]),
    ("On 31 February 2024 nothing can happen.", []),
    ("They signed in early April 2022.", ["early April 2022 = 2022-04"]),
    ("It was founded in 1997.", ["1997 = 1997"]),
    ("It was founded in the year 2000.", ["the year 2000 = 2000"]),
    ("It was founded in nineteen ninety-seven.", ["nineteen ninety-seven = 1997"]),
    ("Work should end by mid-2025.", ["mid-2025 = 2025"]),
    ("Output doubled between 2019 and 2021.", ["2019 = 2019", "2021 = 2021"]),
    ("The 2019-2021 plan was met.", ["2019 = 2019", "2021 = 2021"]),
    ("The 2023-24 season was dry.", ["2023-24 = 2023/2024"]),
    ("Prices fell in the 1990s.", ["1990s = 199"]),
    ("Prices fell in the late 1990s.", ["the late 1990s = 199"]),
    ("Prices fell in the '80s.", ["the '80s = 198"]),
    ("A 19th century fort stands there.", ["19th century = 18"]),
    ("In fiscal 2023 it earned more.", ["fiscal 2023 = 2023"]),
    ("The post-1991 order is gone.", ["1991 = 1991"]),
]

NAMED_BESIDE = [
    ("He left the day before yesterday.", ["the day before yesterday = 2024-05-25"]),
    ("He leaves the day after tomorrow.", ["the day after tomorrow = 2024-05-29"]),
    ("He left the day after 9 May.", ["the day after 9 May = 2024-05-10"]),
    ("They meet on Friday next week.", ["Friday next week = 2024-06-07"]),
    ("They met on Tuesday of last week.", ["Tuesday of last week = 2024-05-21"]),
    ("The river rose over the weekend of May 11.", ["the weekend of May 11 = 2024-W19-WE"]),
    ("The river rose in the first week of May.", ["the first week of May = None"]),
    ("The river rose in the second half of April.", ["the second half of April = None"]),
    (
        "He sang on 3 May. The next morning he was hoarse.",
        ["3 May = 2024-05-03", "The next morning = 2024-05-04TMO"],
    ),
    ("Prices rose on Friday. For the week, they fell.", ["Friday = 2024-05-24", "the week = 2024-W21"]),
    ("Prices fell. It was the week's lowest.", ["the week = None"]),
    ("They stayed the week and paid for the week before.", []),
    (
        "Guests came on 3 May. In the morning they had left.",
        ["3 May = 2024-05-03", "the morning = 2024-05-03TMO"],
    ),
    ("By mid-afternoon the square was empty.", ["mid-afternoon = None"]),
    ("She runs in the morning.", []),
    ("Work goes on well into the summer.", ["the summer = 2023-SU"]),
    ("The law came in '98.", ["'98 = 1998"]),
    ("The war of 1941-45 is taught.", ["1941 = 1941", "45 = 1945"]),
    ("The fort is of the 2nd century BC.", []),
    ("In FY24 it lost money.", ["FY24 = 2024"]),
    ("In Q3 FY2024 it lost money.", ["Q3 FY2024 = 2024-Q3"]),
    ("In the 2023-24 fiscal year it lost money.", ["the 2023-24 fiscal year = 2023/2024"]),
    ("This Christmas they will be home.", ["This Christmas = 2024-12-25"]),
    ("It froze later in the year.", ["later in the year = 2024"]),
    ("They saw him a couple of days ago.", ["a couple of days ago = 2024-05-25"]),
]

BY_THE_CLOCK = [
    ("They met at 10:30 GMT on 3 May.", ["10:30 GMT = 2024-05-03T10:30Z", "3 May = 2024-05-03"]),
    ("They met at 0930 GMT on 3 May.", ["0930 GMT = 2024-05-03T09:30Z", "3 May = 2024-05-03"]),
    ("They met on 3 May, 15:00 Moscow time.", ["3 May = 2024-05-03", "15:00 Moscow time = 2024-05-03T15:00"]),
    ("They met at 5 p.m. EST.", ["5 p.m. EST = 2024-05-27T17:00-05:00"]),
    ("They met at 9:30 a.m. CET.", ["9:30 a.m. CET = 2024-05-27T09:30+01:00"]),
    ("They met at 5 p.m. CST.", ["5 p.m. CST = 2024-05-27T17:00"]),
    ("They met at 2 o'clock in the afternoon.", ["2 o'clock in the afternoon = 2024-05-27T14:00"]),
    ("It is open 9-10 p.m.", ["9 = 2024-05-27T21:00", "10 p.m. = 2024-05-27T22:00"]),
    ("It is open 11 to 1 p.m.", ["11 = 2024-05-27T11:00", "1 p.m. = 2024-05-27T13:00"]),
    ("The film High Noon was shown.", []),
]

OWNED = [
    ("They will appeal Friday's ruling.", ["Friday = 2024-05-24"]),
    ("They will vote in Friday's election.", ["Friday = 2024-05-31"]),
    ("The council meets on Friday.", ["Friday = 2024-05-31"]),
    ("The talks, set to resume Friday, matter.", ["Friday = 2024-05-31"]),
    ("Until Friday, they had not called him.", ["Friday = 2024-05-24"]),
    ("It had been due to end on Friday.", ["Friday = 2024-05-24"]),
    ("The shops, which had closed, are set to open on Friday.", ["Friday = 2024-05-31"]),
    ("The rules, to be published in July, are few.", ["July = 2024-07"]),
    ("The rules published in July are few.", ["July = 2023-07"]),
    ("She may one day sing.", ["one day = FUTURE_REF"]),
    ("She sang for one day.", ["one day = P1D"]),
    ("On Friday, when she spoke, it rained.", ["Friday = 2024-05-24"]),
    ("On Friday, when she will speak, it may rain.", ["Friday = 2024-05-31"]),
    ("It soon became a flood.", []),
    ("It will soon be a flood.", ["soon = FUTURE_REF"]),
    ("The daily Kambar wrote of it.", []),
    ("Dues are paid quarterly.", ["quarterly = P3M"]),
    ("The quarterly report came.", []),
    ("He trains three times per week.", ["per week = P1W"]),
    ("Migrants send $1 billion a year.", ["a year = P1Y"]),
]

UNDERSTOOD_BY_TENSE = [
    ("The minister resigned on Friday.", ["Friday = 2024-05-24"]),
    ("The minister will resign on Friday.", ["Friday = 2024-05-31"]),
    ("The council meets next Tuesday.", ["next Tuesday = 2024-05-28"]),
    ("The council met last Monday.", ["last Monday = 2024-05-20"]),
    ("The strike was called off Monday.", ["Monday = 2024-05-27"]),
    ("The deadline was put off until Thursday.", ["Thursday = 2024-05-30"]),
    ("The price rose in March.", ["March = 2024-03"]),
    ("The price rose in September.", ["September = 2023-09"]),
    ("The plant will open in September.", ["September = 2024-09"]),
    ("The work must be done by September.", ["September = 2024-09"]),
    ("The plant closed last May.", ["last May = 2023-05"]),
    ("The plant will close next March.", ["next March = 2025-03"]),
    ("In June last year the pipe burst.", ["June last year = 2023-06"]),
    ("The river froze last winter.", ["last winter = 2023-WI"]),
    ("The river dried up in the summer of 2021.", ["the summer of 2021 = 2021-SU"]),
    ("Rangers found tracks on Monday night.", ["Monday night = 2024-05-27TNI"]),
]

RELATIVE = [
    ("Last week two banks merged.", ["Last week = 2024-W21"]),
    ("This week two banks merged.", ["This week = 2024-W22"]),
    ("Two banks will merge next month.", ["next month = 2024-06"]),
    ("Last year two banks merged.", ["Last year = 2023"]),
    ("In the last year two banks merged.", ["last year = 2023"]),
    ("Over the past year two banks merged.", ["the past year = 2023"]),
    ("Earlier this month two banks merged.", ["Earlier this month = 2024-05"]),
    ("The hub opened five years ago.", ["five years ago = 2019"]),
    ("The hub opened five months ago.", ["five months ago = 2023-12"]),
    ("The hub opened two weeks ago.", ["two weeks ago = 2024-W20"]),
    ("The hub opened ten days ago.", ["ten days ago = 2024-05-17"]),
    ("The hub opened a year ago.", ["a year ago = 2023"]),
    ("It opened in 2016 and closed the following year.", ["2016 = 2016", "the following year = 2017"]),
    ("Yesterday the lake rose.", ["Yesterday = 2024-05-26"]),
    ("Today the lake is calm.", ["Today = 2024-05-27"]),
    ("The lake will rise tomorrow morning.", ["tomorrow morning = 2024-05-28TMO"]),
    ("Rain fell last night.", ["last night = 2024-05-26TNI"]),
    ("Rain fell over the weekend.", ["the weekend = 2024-W21-WE"]),
    ("Bids close at the end of the month.", ["the end of the month = 2024-05"]),
    ("The lake is now calm.", ["now = PRESENT_REF"]),
    ("The lake was recently dredged.", ["recently = PAST_REF"]),
    ("Dredging is planned for the near future.", ["the near future = FUTURE_REF"]),
    ("It closed on Thanksgiving Day.", ["Thanksgiving Day = 2023-11-23"]),
    ("Crowds filled the square as Easter week began.", ["Easter week = 2024-W13"]),
    ("Sales should close by year-end.", ["year-end = 2024"]),
    ("Sales have risen since year-end.", ["year-end = 2023"]),
    ("They see no gain in the near term.", ["the near term = FUTURE_REF"]),
    ("The short term of office and the long term view matter.", []),
    ("They will sing in about a week.", ["a week = P1W"]),
    ("They sang about a week in hell.", []),
    ("The post-1991 politics of the region changed.", ["1991 = 1991"]),
]

QUARTERS = [
    ("Profit fell in the third quarter of 2023.", ["the third quarter of 2023 = 2023-Q3"]),
    ("Third-quarter profit fell.", ["Third-quarter = 2023-Q3"]),
    ("Profit fell in the first quarter.", ["the first quarter = 2024-Q1"]),
    ("Profit fell in Q3 2023.", ["Q3 2023 = 2023-Q3"]),
    ("Profit fell in the first half of 2023.", ["the first half of 2023 = 2023-H1"]),
    ("Profit will rise in the second half of the year.", ["the second half of the year = 2024-H2"]),
    ("The second half of the week was dry.", []),
    ("Profit rose in this year's first quarter.", ["this year's first quarter = 2024-Q1"]),
    (
        "Net income was $3 million in the first quarter, against $2 million a year earlier.",
        ["the first quarter = 2024-Q1", "a year earlier = 2023-Q1"],
    ),
    (
        "Third-quarter profit fell. After a flat second quarter it was $3 million, against $2 million a year ago.",
        ["Third-quarter = 2023-Q3", "second quarter = 2024-Q2", "a year ago = 2022-Q3"],
    ),
    (
        "First-quarter profit fell. In the second quarter it may rise. Sales were lower than a year ago.",
        ["First-quarter = 2024-Q1", "the second quarter = 2024-Q2", "a year ago = 2023-Q1"],
    ),
    (
        "Third-quarter profit fell. In the first quarter it was $3 million, against $2 million a year ago.",
        ["Third-quarter = 2023-Q3", "the first quarter = 2024-Q1", "a year ago = 2023-Q1"],
    ),
    (
        "Most is sold in the second and fourth quarters of 2023.",
        ["the second = 2023-Q2", "fourth quarters of 2023 = 2023-Q4"],
    ),
    ("Most is sold in the second and third weeks.", []),
    ("In the first nine months sales rose.", ["the first nine months = P9M"]),
]

DURATIONS = [
    ("The loan runs for 10 years.", "duration", ["10 years = P10Y"]),
    ("The first visit in two decades ended.", "duration", ["two decades = P20Y"]),
    ("A nine-month strike ended.", "duration", ["nine-month = P9M"]),
    ("The strike lasted a few months.", "duration", ["a few months = PXM"]),
    ("The strike lasted nearly two weeks.", "duration", ["nearly two weeks = P2W"]),
    ("The flight takes 5 1/2 hours.", "duration", ["5 1/2 hours = PT5H30M"]),
    ("The flight takes two and a half hours.", "duration", ["two and a half hours = PT2H30M"]),
    ("Output doubled in the last decade.", "duration", ["the last decade = P10Y"]),
    ("They waited for half an hour.", "duration", ["half an hour = PT30M"]),
    ("They waited for twenty-four hours.", "duration", ["twenty-four hours = PT24H"]),
    ("Yields on the 10-year bond rose.", "duration", ["10-year = P10Y"]),
    ("The past three months were dry.", "duration", ["The past three months = P3M"]),
    ("They had waited for weeks.", "duration", ["weeks = PXW"]),
    ("They had waited for more than four hours.", "duration", ["more than four hours = PT4H"]),
    ("Held annually, the fair draws traders.", "set", ["annually = P1Y"]),
    ("The board meets every week.", "set", ["every week = P1W"]),
    ("The board meets every two years.", "set", ["every two years = P2Y"]),
    ("The board meets each Thursday.", "set", ["each Thursday = XXXX-WXX-4"]),
]

CLOCK = [
    ("It begins at 10:30 a.m. on Monday.", ["10:30 a.m. = 2024-05-27T10:30", "Monday = 2024-05-27"]),
    ("It runs from 9am to 10:30pm.", ["9am = 2024-05-27T09:00", "10:30pm = 2024-05-27T22:30"]),
    ("It began at 7 p.m. Friday.", ["7 p.m. Friday = 2024-05-24T19:00"]),
    ("It began at noon Thursday.", ["noon Thursday = 2024-05-23T12:00"]),
    ("It began at 12:05 a.m. in the rain.", ["12:05 a.m. = 2024-05-27T00:05"]),
]

SILENT = [
    "Some 1,403 participants and 2024 people came.",
    "The prize was $1999.",
    "Theresa May and Mr. March marched in step.",
    "They may march on the capital, and prices may fall.",
    "The Sun ran a second story in a second edition.",
    "The score was 2-1 and the ratio 3:2.",
    "A 45-year-old man and a woman, 52 years old, were hurt.",
    "Call 555-1234 or visit room 1204.",
    "Three-quarters of the crop was lost.",
    "The strategy Kazakhstan-2050 was read out.",
    "They left as soon as they could.",
    "USA Today and This Week covered it.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*DATES, *NAMED_BESIDE, *BY_THE_CLOCK, *OWNED, *UNDERSTOOD_BY_TENSE, *RELATIVE, *QUARTERS, *CLOCK],
)
def test_words_and_values(text: str, expected: list[str]) -> None:
    assert rendered(text) == expected


@pytest.mark.parametrize(("text", "kind", "expected"), DURATIONS)
def test_durations_and_sets(text: str, kind: str, expected: list[str]) -> None:
    assert rendered(text) == expected
    assert {t.type for t in times_of(text)} == {kind}


@pytest.mark.parametrize("text", SILENT)
def test_is_silent(text: str) -> None:
    assert rendered(text) == []


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Last week it rained.", "2024-05-20", "2024-05-26"),
        ("It rained in 1997.", "1997-01-01", "1997-12-31"),
        ("It rained on May 23.", "2024-05-23", "2024-05-23"),
        ("It rained in February 2024.", "2024-02-01", "2024-02-29"),
        ("It rained in the third quarter of 2023.", "2023-07-01", "2023-09-30"),
        ("It rained in the 1990s.", "1990-01-01", "1999-12-31"),
        ("It rained in a 20th century way.", "1900-01-01", "1999-12-31"),
        ("It rained over the weekend.", "2024-05-25", "2024-05-26"),
        ("It rained at 7 p.m. Friday.", "2024-05-24", "2024-05-24"),
        ("It is now raining.", "2024-05-27", "2024-05-27"),
        ("It rained in the first week of May.", "2024-05-01", "2024-05-07"),
        ("It rained in the last week of February 2024.", "2024-02-23", "2024-02-29"),
        ("It rained in the second half of April.", "2024-04-16", "2024-04-30"),
    ],
)
def test_days_covered(text: str, earliest: str, latest: str) -> None:
    (found,) = times_of(text)
    assert (found.earliest, found.latest) == (date.fromisoformat(earliest), date.fromisoformat(latest))


WINDOWS = [
    ("The past three months were dry.", "2024-02-27", "2024-05-27"),
    ("Over the last decade the lake shrank.", "2014-05-27", "2024-05-27"),
    ("It will be built over the next six weeks.", "2024-05-27", "2024-07-08"),
    ("They plan to finish it within 18 months.", "2024-05-27", "2025-11-27"),
    ("The plant will open in five years.", "2024-05-27", "2029-05-27"),
    ("They will meet three weeks from now.", "2024-06-17", "2024-06-23"),
    ("They will meet in two days' time.", "2024-05-29", "2024-05-29"),
    ("He was held on 3 May. Three days later he was free.", "2024-05-06", "2024-05-06"),
    ("He left in 1998. Five years later he was back.", "2003-01-01", "2003-12-31"),
    ("He left on 3 May. Two weeks earlier he had sung.", "2024-04-15", "2024-04-21"),
    ("They left two days before 9 May.", "2024-05-07", "2024-05-07"),
    ("They left three days after May 9, 2023.", "2023-05-12", "2023-05-12"),
    ("They left two days before Friday.", "2024-05-22", "2024-05-22"),
    ("Sales rose in the nine months ended Sept. 30, 2023.", "2023-01-01", "2023-09-30"),
    ("Sales rose in the year to 31 March 2024.", "2023-04-01", "2024-03-31"),
]
UNTIED = [
    "The loan runs for 10 years.",
    "The last three weeks of May were dry.",
    "The first visit in two decades will be short.",
    "The lowest price in five years will not last.",
    "Over the next six months he sang and was paid.",
    "They killed him within a week of his arrest.",
    "They left three days after the vote.",
    "They will be back two days later than planned.",
    "They will build it within the five years they have.",
    "They will build it in a year or two.",
    "The work will take the next 12 to 18 months.",
    "It came two days later.",
    "The past few months were dry.",
]


@pytest.mark.parametrize(("text", "earliest", "latest"), WINDOWS)
def test_days_of_a_length_that_is_tied_to_a_day(text: str, earliest: str, latest: str) -> None:
    (found,) = (t for t in times_of(text) if t.type == "duration")
    assert (found.earliest, found.latest) == (date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize("text", UNTIED)
def test_a_length_that_nothing_ties_to_a_day_has_none(text: str) -> None:
    (found,) = (t for t in times_of(text) if t.type == "duration")
    assert (found.earliest, found.latest) == (None, None)


def test_a_length_counts_from_the_window_of_publication() -> None:
    (found,) = times_of("The past three days were dry.", MONDAY, "2024-06-03")
    assert (found.earliest, found.latest) == (date(2024, 5, 24), date(2024, 6, 3))
    (found,) = times_of("The past three days were dry.", None)
    assert found.earliest is None


def test_what_lies_over_is_not_ahead() -> None:
    text = "It was said on Friday. Three years later he was free."
    assert [t.earliest for t in times_of(text) if t.type == "duration"] == [None]


def test_a_date_that_may_be_read_two_ways_stays_open_between_both() -> None:
    (found,) = times_of("It expired on 3/4/2023.")
    assert found.value is None
    assert (found.earliest, found.latest) == (date(2023, 3, 4), date(2023, 4, 3))


def test_a_fiscal_year_names_no_days() -> None:
    (found,) = times_of("In fiscal 2023 it earned more.")
    assert found.value == "2023"
    assert found.earliest is None


UNDATED = [
    ("Last week it rained.", ["Last week = None"]),
    ("It rained yesterday.", ["yesterday = None"]),
    ("It rained on Friday.", ["Friday = XXXX-WXX-5"]),
    ("It rained on May 23.", ["May 23 = XXXX-05-23"]),
    ("It rained in September.", ["September = XXXX-09"]),
    ("It rained in the third quarter.", ["the third quarter = XXXX-Q3"]),
    ("It rained five years ago.", ["five years ago = None"]),
    ("It rained for five years, until 1997.", ["five years = P5Y", "1997 = 1997"]),
    ("It is now raining; it recently snowed.", []),
]


@pytest.mark.parametrize(("text", "expected"), UNDATED)
def test_without_a_publication_day_nothing_is_guessed(text: str, expected: list[str]) -> None:
    assert rendered(text, None) == expected
    if "1997" not in text:
        assert all(t.earliest is None and t.latest is None for t in times_of(text, None))


WINDOWED = [
    ("Last week it rained.", ["Last week = 2024-W21"]),
    ("Last year it rained.", ["Last year = 2023"]),
    ("It rained on Friday.", ["Friday = XXXX-WXX-5"]),
    ("It rained yesterday.", ["yesterday = None"]),
    ("It rained on May 23.", ["May 23 = 2024-05-23"]),
    ("It is now raining.", []),
]


@pytest.mark.parametrize(("text", "expected"), WINDOWED)
def test_a_window_of_days_anchors_weeks_but_no_day(text: str, expected: list[str]) -> None:
    assert rendered(text, MONDAY, "2024-06-03") == expected


def test_a_day_word_in_a_window_covers_the_window() -> None:
    (found,) = times_of("It rained yesterday.", MONDAY, "2024-06-03")
    assert (found.earliest, found.latest) == (date(2024, 5, 26), date(2024, 6, 2))


HOSTILE = [
    "",
    "1" * 5000 + " million years",
    "(" * 5000,
    "a" * 200_000,
    "May " * 20_000,
    "1,111" * 20_000,
    "the last " * 20_000,
    "twenty-" * 20_000,
    "’80s" * 5000,
    "\n \n" * 20_000,
    "² million years ago, ½ hour, ٣ days, 0000-00-00, 0 a.m., 99:99 p.m.",
    "\ud800 on Friday",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_is_read_quickly_and_without_a_crash(text: str) -> None:
    for found in find_times(article(text, MONDAY), NLP("x")):
        assert text[found.start : found.end] == found.text
