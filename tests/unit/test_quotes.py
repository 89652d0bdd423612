"""Quotes are read from shallow rules: the table below holds with a bare tokenizer, without any trained model."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import spacy

from newsledger.annotate.parse import load_model
from newsledger.annotate.quotes import find_quotes
from newsledger.annotate.quotes.marks import find_stretches
from newsledger.model import Article, Block, Document, Mention, Quote, article_id

NLP = spacy.blank("en")


@dataclass(frozen=True)
class Nobody:
    """Knows no names."""

    mentions: tuple[Mention, ...] = ()

    def entity_at(self, start: int, end: int) -> str | None:
        return next((m.entity for m in self.mentions if m.start < end and start < m.end), None)


def article(*paragraphs: str) -> Article:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for words in paragraphs:
        blocks.append(Block(at, at + len(words), "paragraph"))
        at += len(words) + 2
    document = Document.of(text.encode(), uri="-", media_type="text/plain").ref()
    return Article(
        id=article_id(text), document=document, language="en", title=None, text=text, blocks=tuple(blocks)
    )


def quotes(*paragraphs: str, resolved: Nobody | None = None) -> tuple[Quote, ...]:
    made = article(*paragraphs)
    return find_quotes(made, NLP(made.text), resolved or Nobody())


def line(quote: Quote) -> str:
    who = quote.speaker.text if quote.speaker else "?"
    return f"{quote.kind} {who} [{quote.cue.text if quote.cue else '-'}] {quote.text}"


ROAD = "“The road will open in spring.”"
ROAD_ = "“The road will open in spring,”"

DIRECT = [
    (f"{ROAD_} Aliya Bekova said.", f"direct Aliya Bekova [said] {ROAD_}"),
    (f"{ROAD_} said Aliya Bekova, head of the district.", f"direct Aliya Bekova [said] {ROAD_}"),
    (f"{ROAD_} she said.", f"direct she [said] {ROAD_}"),
    (f"{ROAD_} the minister has repeatedly said.", f"direct the minister [said] {ROAD_}"),
    (f"{ROAD_} Bekova, who runs the district, told reporters.", f"direct Bekova [told] {ROAD_}"),
    (f"{ROAD_} according to Aliya Bekova.", f"direct Aliya Bekova [according to] {ROAD_}"),
    (f"Aliya Bekova said: {ROAD}", f"direct Aliya Bekova [said] {ROAD}"),
    (
        f"Aliya Bekova, director of the Alatau park, announced: {ROAD}",
        f"direct Aliya Bekova [announced] {ROAD}",
    ),
    (
        f"Aliya Bekova, Deputy Director of the Institute of Mountain Roads (IMR) announced: {ROAD}",
        f"direct Aliya Bekova [announced] {ROAD}",
    ),
    (
        f"On a brighter note, Dr. Aliya Bekova, Programme Officer for the Snow Project, ABC added: {ROAD}",
        f"direct Aliya Bekova [added] {ROAD}",
    ),
    (
        f"Opening the session, Aliya Bekova, Norwegian Regional Envoy for Water, stated, {ROAD}",
        f"direct Aliya Bekova [stated] {ROAD}",
    ),
    (
        f"His press service quoted him as saying: {ROAD}",
        f"direct His press service [quoted him as saying] {ROAD}",
    ),
    (f"The ministry commented: {ROAD}", f"direct The ministry [commented] {ROAD}"),
    (f"A survey of the dam says: {ROAD}", f"direct A survey of the dam [says] {ROAD}"),
    (f"Added Bekova: {ROAD}", f"direct Bekova [Added] {ROAD}"),
    (f"Bekova: {ROAD}", f"direct Bekova [-] {ROAD}"),
    (f"President Aidar Umarov noted: {ROAD}", f"direct Aidar Umarov [noted] {ROAD}"),
    (f"Mr. Umarov replied: {ROAD}", f"direct Umarov [replied] {ROAD}"),
    ("«The road will open,» the minister said.", "direct the minister [said] «The road will open,»"),
    ("« The road will open », the minister said.", "direct the minister [said] « The road will open »"),
    ('"The road will open," the minister said.', 'direct the minister [said] "The road will open,"'),
    ("‘The road isn’t open,’ the minister said.", "direct the minister [said] ‘The road isn’t open,’"),
    ("„The road will open,“ the minister said.", "direct the minister [said] „The road will open,“"),
    (f"As Bekova put it, {ROAD}", f"direct Bekova [put it] {ROAD}"),
    (f"As noted by the ministry, {ROAD}", f"direct the ministry [noted] {ROAD}"),
    (f"In the words of the governor, {ROAD}", f"direct the governor [In the words of] {ROAD}"),
    (f"{ROAD_} said his lawyer, Timur Alimov.", f"direct Timur Alimov [said] {ROAD_}"),
    (f"{ROAD_} his lawyer, Timur Alimov, said.", f"direct Timur Alimov [said] {ROAD_}"),
    (f"{ROAD_} – said the minister.", f"direct the minister [said] {ROAD_}"),
    ("“The road will open”, the message says.", "direct the message [says] “The road will open”"),
    (
        f"{ROAD_} the governor was quoted by the agency as saying.",
        f"direct the governor [quoted by the agency as saying] {ROAD_}",
    ),
    (f"{ROAD_} the department vouchsafed.", f"direct the department [vouchsafed] {ROAD_}"),
    (f"{ROAD_} she harrumphed.", f"direct she [harrumphed] {ROAD_}"),
    ("“Is the road open?” Bekova asked.", "direct Bekova [asked] “Is the road open?”"),
    ("“Go home!” Bekova cried.", "direct Bekova [cried] “Go home!”"),
    ("“Go home!” cried one of the drivers.", "direct one of the drivers [cried] “Go home!”"),
    (
        "“We, the drivers, are tired of it.” The crowd left.",
        "direct ? [-] “We, the drivers, are tired of it.”",
    ),
    ("The guide said, “This pass was never closed", "direct The guide [said] “This pass was never closed"),
]

PARTIAL = [
    (
        "The deal would “cut the way by half” and “open a new route,” reported the Uzbek Transport Ministry.",
        "indirect Uzbek Transport Ministry [reported] The deal would “cut the way by half” and “open a new route,”",
        "partial Uzbek Transport Ministry [reported] “cut the way by half”",
        "partial Uzbek Transport Ministry [reported] “open a new route,”",
    ),
    (
        "He told reporters that the plan was “a gift to the whole valley.”",
        "partial He [told] “a gift to the whole valley.”",
    ),
    (
        "The minister said the tunnel was “as safe as any other.”",
        "partial The minister [said] “as safe as any other.”",
    ),
    (
        "The guide called it “the best road ever built.”",
        "partial The guide [called] “the best road ever built.”",
    ),
    ("“so be it,” the guide said.", "partial the guide [said] “so be it,”"),
    ("Bekova said “no comment” when asked.", "partial Bekova [said] “no comment”"),
]

INDIRECT = [
    ("The minister said that the road was open.", "indirect The minister [said] that the road was open"),
    ("The minister said the road was open.", "indirect The minister [said] the road was open"),
    ("According to the ministry, the road is open.", "indirect the ministry [According to] the road is open"),
    ("The road is open, according to the ministry.", "indirect the ministry [according to] The road is open"),
    ("The road is open, the ministry said.", "indirect the ministry [said] The road is open"),
    ("Bekova told lawmakers the road was open.", "indirect Bekova [told] the road was open"),
    (
        "Bekova told lawmakers in Osh on Friday that the road was open.",
        "indirect Bekova [told] that the road was open",
    ),
    (
        "The minister asked whether the road was open.",
        "indirect The minister [asked] whether the road was open",
    ),
    (
        f"{ROAD_} the minister said, adding that the tunnel was safe.",
        f"direct the minister [said] {ROAD_}",
        "indirect the minister [adding] that the tunnel was safe",
    ),
    (
        "The minister rejected Bekova’s claim that the road was unsafe.",
        "indirect The minister [rejected] Bekova’s claim that the road was unsafe",
        "indirect Bekova [claim] that the road was unsafe",
    ),
    ("The road, she said, was open.", "indirect she [said] The road, she said, was open"),
    (
        "The minister said the road was open, but he did not name a day.",
        "indirect The minister [said] the road was open",
    ),
    (
        "While the minister said that the road was open, it was not.",
        "indirect the minister [said] that the road was open",
    ),
    ("It was announced that the road would close.", "indirect ? [announced] that the road would close"),
    (
        "The minister said the road was open and that the tunnel was not.",
        "indirect The minister [said] the road was open and that the tunnel was not",
    ),
    (
        "The minister said the dam and the tunnel were safe.",
        "indirect The minister [said] the dam and the tunnel were safe",
    ),
    (
        "The head of the town said “a great many” of the high roads in the east were closed.",
        "indirect The head of the town [said] “a great many” of the high roads in the east were closed",
        "partial The head of the town [said] “a great many”",
    ),
    ("Lt. Bekova said that the road was open.", "indirect Bekova [said] that the road was open"),
    (
        "Aidar Umarov (Dem.) said that the road was open.",
        "indirect Aidar Umarov [said] that the road was open",
    ),
]

HELD = [
    ("There is wide opposition to the dam.", "indirect ? [opposition] the dam"),
    ("Bekov supports Umarov.", "indirect Bekov [supports] Umarov"),
    ("Bekov told the drivers not to use the tunnel.", "indirect Bekov [told] not to use the tunnel"),
    ("Bekov will discuss the dam.", "indirect Bekov [discuss] the dam"),
    ("Noting that the dam leaked, Bekov left.", "indirect Bekov [Noting] that the dam leaked"),
    ("Bekov praised the engineers and left the hall.", "indirect Bekov [praised] the engineers"),
    ("Bekov cited the report when he spoke.", "indirect Bekov [cited] the report"),
    ("Bekova is convinced that the road is safe.", "indirect Bekova [convinced] that the road is safe"),
    ("The drivers are reluctant to wait.", "indirect The drivers [reluctant] to wait"),
    ("The tunnel appears to leak.", "indirect ? [appears] The tunnel appears to leak"),
    ("Bekova spoke out against the dam.", "indirect Bekova [spoke] the dam"),
    ("Bekova referred to the dam.", "indirect Bekova [referred] the dam"),
    ("Bekova sees the road as a gift.", "indirect Bekova [sees] the road as a gift"),
    ("The plan was rejected by the council.", "indirect the council [rejected] The plan"),
    ("Calls for rain were heard in every village.", "indirect ? [Calls] rain"),
    ("Opposition to the dam has united both towns.", "indirect ? [Opposition] the dam"),
    ("The villagers gathered to oppose the dam.", "indirect The villagers [oppose] the dam"),
    ("The mayor won by praising the engineers.", "indirect The mayor [praising] the engineers"),
    (
        "The mayor said the tunnel leaked, which nobody had known.",
        "indirect The mayor [said] the tunnel leaked",
    ),
    (
        "The mayor said the tunnel, which she built, was safe.",
        "indirect The mayor [said] the tunnel, which she built, was safe",
    ),
    (
        "The road is open, said Timur Alimov, the head of the centre, which counts cars.",
        "indirect Timur Alimov [said] The road is open",
    ),
    ("Because snow had fallen, the mayor asked drivers to wait.", "indirect the mayor [asked] to wait"),
    ("Bekova was asked about the dam.", "indirect ? [asked] the dam"),
    ("Asked about the dam, Bekova left.", "indirect ? [Asked] the dam"),
    ("Bekova called on Monday for a new road.", "indirect Bekova [called] a new road"),
    (
        "As the agency reported, the road is open again.",
        "indirect the agency [reported] the road is open again",
    ),
    (
        "The road is closed in winter, the records show.",
        "indirect the records [show] The road is closed in winter",
    ),
    (
        "Bekova said for the fifth year running that the tunnel was safe.",
        "indirect Bekova [said] that the tunnel was safe",
    ),
    ("Poll: Drivers want the road open", "indirect Poll [:] Drivers want the road open"),
    (
        "A letter seen by the agency warns that the road is closed.",
        "indirect A letter [warns] that the road is closed",
    ),
    ("The mayor asked the court for more time.", "indirect The mayor [asked] more time"),
    ("Bekova warned drivers about deep snow.", "indirect Bekova [warned] deep snow"),
    ("Bekova told a crowd of drivers to wait.", "indirect Bekova [told] to wait"),
    ("If he says the road is open, drivers may use it.", "indirect he [says] the road is open"),
    (
        "In May, Bekova said, the road was open.",
        "indirect Bekova [said] In May, Bekova said, the road was open",
    ),
    (
        "According to Aliya Bekova, the head of the town, the road is open.",
        "indirect Aliya Bekova [According to] the road is open",
    ),
    ("Bekova made it clear that the road was open.", "indirect Bekova [clear] that the road was open"),
    ("The mayor called on the council to act.", "indirect The mayor [called] to act"),
    ("The bank offered a loan.", "indirect The bank [offered] a loan"),
    ("The report listed the closed roads.", "indirect The report [listed] the closed roads"),
    ("The study found the road was open.", "indirect The study [found] the road was open"),
    ("Prices fell by half, the bank reported last week.", "indirect the bank [reported] Prices fell by half"),
]
"""What nouns, adjectives, hedges, prepositions and passives attribute; the shipped model tells the parts of speech."""

SILENT = [
    "The so-called “water towers” feed two rivers.",
    "Small states, also known as “swing voters”, decide much.",
    "The project, known as “Five Hundred Villages for a Green Future,” began in 2020.",
    "The film “Road to Mother” was shown, and the “Silk Way” train left.",
    "“Why the pass was closed to every driver,” by Aliya Bekova: a fine book.",
    "Posters read: no dam. “Our water is not for sale, ever” (1998) hung in the hall.",
    "The bank keeps its “BBB” rating.",
    "She wrote “The Long Winter of Osh” in 1998.",
    "The ministers’ plan and the workers’ answer were printed.",
    "It’s the drivers’ road, isn’t it?",
    'The pipe is 12" wide.',
    "In the ’90s the road was closed.",
    "The town counts nine schools.",
    "A firm called Snowline won. The mayor called a meeting.",
    "A cheering crowd greeted the team.",
]


@pytest.mark.parametrize("case", [*DIRECT, *PARTIAL, *INDIRECT], ids=lambda c: c[0][:40])
def test_what_is_said_and_by_whom(case: tuple[str, ...]) -> None:
    text, *expected = case
    assert [line(q) for q in quotes(text)] == expected


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_what_is_held_rather_than_said(text: str, expected: str) -> None:
    made = article(text)
    found = find_quotes(made, load_model("")(text), Nobody())
    assert expected in [line(q) for q in found]


@pytest.mark.parametrize(
    "text",
    [
        "Bekova made sure that the road was open.",
        "The firm made dolls of wool, clear of dyes.",
        "The steppe: A land of grass",
    ],
)
def test_nothing_is_held(text: str) -> None:
    assert find_quotes(article(text), load_model("")(text), Nobody()) == ()


@pytest.mark.parametrize("text", SILENT)
def test_silence(text: str) -> None:
    assert [line(q) for q in quotes(text)] == []


def test_an_interrupted_quote_is_two_of_one_speaker() -> None:
    found = quotes("“The road,” said the minister, “will open in spring.” “We are glad.”")
    assert [(q.text, q.speaker and q.speaker.text) for q in found] == [
        ("“The road,”", "the minister"),
        ("“will open in spring.”", "the minister"),
        ("“We are glad.”", "the minister"),
    ]


def test_a_quote_over_paragraphs_is_one() -> None:
    found = quotes("The minister said: “The road is open.", "“The tunnel is not.”", "Snow fell.")
    assert [(q.text, q.speaker and q.speaker.text) for q in found] == [
        ("“The road is open.\n\n“The tunnel is not.”", "The minister")
    ]


def test_a_paragraph_of_nothing_but_a_quote_goes_on_with_the_speaker_before() -> None:
    found = quotes("Aliya Bekova spoke at length:", "“The tunnel will stay closed this year.”")
    assert [(q.kind, q.speaker and q.speaker.text) for q in found if q.kind != "indirect"] == [
        ("direct", "Aliya Bekova")
    ]


def test_a_statement_speaks_for_whoever_put_it_out() -> None:
    made = article(f"The railway issued a statement saying: {ROAD}")
    found = find_quotes(made, load_model("")(made.text), Nobody())
    assert [q.speaker and q.speaker.text for q in found if q.kind == "direct"] == ["The railway"]


def test_a_paper_that_speaks_holds_nothing_by_itself() -> None:
    text = "A statement on the dam says: “The road will open in spring.”"
    found = find_quotes(article(text), load_model("")(text), Nobody())
    assert [q.kind for q in found] == ["direct"]


def test_what_only_begins_another_verb_is_no_speech() -> None:
    text = "“The road is calm,” and buses began to return last week, Bekova said."
    found = find_quotes(article(text), load_model("")(text), Nobody())
    assert [line(q) for q in found if q.kind == "direct"] == ["direct Bekova [said] “The road is calm,”"]


def test_a_headline_names_its_source_only_at_the_head_of_an_article() -> None:
    assert [line(q) for q in quotes("Poll: Most drivers want the road open", "Survey: Some do not.")] == [
        "indirect Poll [:] Most drivers want the road open"
    ]


def test_a_quote_at_the_head_of_a_sentence_goes_on() -> None:
    found = quotes(f"{ROAD_} Bekova said. “The tunnel will follow in the summer” and the bridge, too.")
    assert [q.speaker and q.speaker.text for q in found if q.kind != "indirect"] == ["Bekova", "Bekova"]


def test_a_verb_that_takes_no_quote_yields() -> None:
    found = quotes("The firm will promote “a wide net of harbours” and roads, the ministry said.")
    assert [q.speaker and q.speaker.text for q in found if q.kind == "partial"] == ["the ministry"]


def test_an_unclosed_quote_ends_with_its_paragraph() -> None:
    found = quotes("Bekova said: “The road is open at last", "Nobody came.")
    assert [q.text for q in found] == ["“The road is open at last"]


def test_a_known_name_is_the_speaker_without_its_title_and_has_its_entity() -> None:
    text = f"The ministry’s spokesman Bek said: {ROAD}"
    at = text.index("Bek")
    resolved = Nobody((Mention(at, at + 3, "Bek", "PERSON", "e7"),))
    (found,) = quotes(text, resolved=resolved)
    assert found.speaker is not None
    assert (found.speaker.text, found.speaker.entity) == ("Bek", "e7")


def test_a_transcript_is_speech_without_marks() -> None:
    found = quotes("BEKOVA: The road is open at last. We are glad.", "Editor’s note: The road is long.")
    assert [line(q) for q in found] == ["indirect BEKOVA [:] The road is open at last. We are glad."]


def test_marks_of_archives_are_given_as_indirect() -> None:
    assert [line(q) for q in quotes("''The road will open,'' she said.")] == [
        "indirect she [said] ''The road will open,''"
    ]


def test_archives_marks_parted_by_the_speaker_are_one_thing_said() -> None:
    found = quotes("''The road will open,'' she said. ''Snow will be cleared by hand.''")
    assert [line(q) for q in found] == [
        "indirect she [said] ''The road will open,'' she said. ''Snow will be cleared by hand.''"
    ]


def test_archives_marks_in_one_sentence_are_one_thing_said() -> None:
    found = quotes("''The road,'' Bekova said, ''will open in spring, and the tunnel too.''")
    assert [line(q) for q in found] == [
        "indirect Bekova [said] ''The road,'' Bekova said, ''will open in spring, and the tunnel too.''"
    ]


def test_a_transcript_swallows_what_is_said_within_it() -> None:
    found = quotes("BEKOVA: I think the road is open. The mayor says that it is not.")
    assert [line(q) for q in found] == [
        "indirect BEKOVA [:] I think the road is open. The mayor says that it is not."
    ]


def test_who_goes_on_speaking_behind_and_is_who_spoke() -> None:
    found = quotes("Bekova said the road was open, and called it “the best road ever built.”")
    assert {q.speaker and q.speaker.text for q in found} == {"Bekova"}


@pytest.mark.parametrize(
    "text", ["“" * 5000, '"' * 5000, "'a " * 3000, "«“'\"" * 1000, "said that " * 3000, "claim of " * 9000]
)
def test_hostile_marks_cost_little_and_break_nothing(text: str) -> None:
    for quote in quotes(text):
        assert text[quote.start : quote.end] == quote.text


def test_single_marks_that_cross_double_ones_are_apostrophes() -> None:
    text = "In ‘98 the road was closed. “The ‘old’ road was better,” Bekova said."
    found = find_stretches(text, [(0, len(text))])
    assert [text[s.start : s.end] for s in found] == ["“The ‘old’ road was better,”"]


def test_stretches_do_not_overlap() -> None:
    text = '“a b” ‘c d’ «e f» “g ‘h’ i” "j" „k“'
    found = find_stretches(text, [(0, len(text))])
    assert [text[s.start : s.end] for s in found] == ["“a b”", "‘c d’", "«e f»", "“g ‘h’ i”", '"j"', "„k“"]


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        ("OSH – The road will open in June, the ministry said.", "The road will open in June"),
        ("NARYN, March 12 (Agency) - The road is open, the ministry said.", "The road is open"),
        ("TALAS. 12 March. SNOWPRESS - The road is open, the ministry said.", "The road is open"),
        ("Osh (Snow 24) — “The road” is open, the ministry said.", "“The road” is open"),
        ("Osh, 12 March: The road is open, the ministry said.", "The road is open"),
        ("SNOW – the fund – is open, the ministry said.", "SNOW – the fund – is open"),
        (
            "The fund (SNOW) - so it hopes - is open, the ministry said.",
            "The fund (SNOW) - so it hopes - is open",
        ),
    ],
)
def test_a_dateline_is_nobodys_words(paragraph: str, told: str) -> None:
    made = article(paragraph)
    found = find_quotes(made, load_model("")(made.text), Nobody())
    assert [quote.text for quote in found if quote.kind == "indirect"] == [told]


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        (
            "The bank will lend money to Osh, Mayor Jan Novak said on Tuesday.",
            "Jan Novak: The bank will lend",
        ),
        ("Jan Novak, head of Snowline, said that the road is open.", "Jan Novak: that the road is"),
        ("Jan Novak said on 3 May 2024 that the road is open.", "Jan Novak: that the road is"),
        ("Jan Novak said on May 3 the road is open.", "Jan Novak: the road is open"),
        ("Jan Novak said three roads are open.", "Jan Novak: three roads are open"),
    ],
)
def test_an_office_with_its_own_name_and_a_date_behind_the_verb(paragraph: str, told: str) -> None:
    made = article(paragraph)
    (quote,) = find_quotes(made, load_model("")(made.text), Nobody())
    assert quote.speaker is not None
    assert f"{quote.speaker.text}: {quote.text}".startswith(told)


@pytest.mark.parametrize("kicker", ["OPINION", "EXCLUSIVE", "Update", "WATCH", "Note"])
def test_a_word_that_says_what_kind_of_text_follows_says_nothing(kicker: str) -> None:
    made = article(f"{kicker}: Why the road to Osh is closed", "The road is closed.")
    assert find_quotes(made, load_model("")(made.text), Nobody()) == ()


def test_a_name_in_capitals_before_a_colon_speaks() -> None:
    made = article("BEKOVA: The road to Osh is closed.", "It snows.")
    (quote,) = find_quotes(made, load_model("")(made.text), Nobody())
    assert quote.text == "The road to Osh is closed."


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        (
            "Ann Berg said the four, including the fund's head, Jan Novak, had left the town.",
            "Ann Berg: the four, including the fund's head, Jan Novak, had left the town",
        ),
        (
            "The mayor will meet his counterpart, Jan Novak, the ministry in Osh announced on Friday.",
            "the ministry in Osh: The mayor will meet his counterpart, Jan Novak",
        ),
        (
            "The road is open, Jan Novak, the head of the ministry, announced on Friday.",
            "Jan Novak: The road is open",
        ),
    ],
)
def test_names_set_off_by_commas(paragraph: str, told: str) -> None:
    made = article(paragraph)
    (quote,) = find_quotes(made, load_model("")(made.text), Nobody())
    assert quote.speaker is not None
    assert f"{quote.speaker.text}: {quote.text}".startswith(told)
