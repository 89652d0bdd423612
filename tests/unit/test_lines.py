"""Which lines does a page have, and where does each stand?"""

from __future__ import annotations

import pytest

from newsledger.recovery.lines import read_lines, tidy

WRAPPED = """\
The ministry said on Monday that the reservoir above the town would be
filled to two thirds by June, and that farmers downstream should plan
for a dry summer.

A second dam is planned.
"""


@pytest.mark.parametrize(
    ("words", "clean"),
    [
        ("  two   words ", "two words"),
        ("non\u00a0breaking\u2009spaces", "non breaking spaces"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\u202eturned\u202c", "turned"),
        ("bell\x07", "bell"),
        ("می\u200cشود", "می\u200cشود"),
        ("\u3000全角", "全角"),
    ],
)
def test_tidy(words: str, clean: str) -> None:
    assert tidy(words) == clean


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_line_break_is_one(sign: str) -> None:
    assert [line.text for line in read_lines(f"One{sign}Two")] == ["One", "Two"]


def test_lines_say_where_they_were_taken_from() -> None:
    text = "  First line \n\n\n\tSecond\u00a0line\n"
    first, second = read_lines(text)
    assert text[first.start : first.end] == "First line"
    assert text[second.start : second.end] == "Second\u00a0line"
    assert (first.indent, second.indent, second.gap) == (2, 8, 2)


def test_wrapped_lines_are_joined() -> None:
    lines = read_lines(WRAPPED)
    assert len(lines) == 2
    assert "would be filled to two thirds" in lines[0].text
    assert WRAPPED[lines[0].start : lines[0].end].endswith("dry summer.")


def test_short_lines_of_a_wrapped_text_stay_apart() -> None:
    text = "Dam planned\nBy Ann Example\n\n" + WRAPPED
    assert [line.text for line in read_lines(text)][:2] == ["Dam planned", "By Ann Example"]


def test_lines_that_are_paragraphs_are_not_joined() -> None:
    text = (
        "The first paragraph stands on one line, as browsers copy it, and it is long enough to show it.\n" * 3
    )
    assert len(read_lines(text)) == 3


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("* Politics", "*", "Politics"),
        ("    o Europe", "o", "Europe"),
        ("o homem voltou", "", "o homem voltou"),
        ("## Dam planned ##", "##", "Dam planned"),
        ("**Dam planned**", "**", "Dam planned"),
        ("* * *", "", "* * *"),
        ("-----", "", "-----"),
        ("– Vi er fornøyde, sier hun.", "", "– Vi er fornøyde, sier hun."),
        ("*", "*", ""),
    ],
)
def test_marks(text: str, mark: str, words: str) -> None:
    (line,) = read_lines(text)
    assert (line.mark, line.text) == (mark, words)


def test_quoted_mail_is_unquoted() -> None:
    lines = read_lines("> Dam planned\n>\n> The ministry plans a dam.\n> > It will be high.")
    assert [line.text for line in lines] == ["Dam planned", "The ministry plans a dam.", "It will be high."]


def test_joiners_stay_where_they_are_spelling_and_go_within_latin_and_cyrillic_words() -> None:
    assert tidy("Uzbe\u200dkistan, Каза\u200cхстан") == "Uzbekistan, Казахстан"
    assert tidy("می\u200cشود \U0001f468\u200d\U0001f469") == "می\u200cشود \U0001f468\u200d\U0001f469"
