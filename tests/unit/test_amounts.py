"""Amounts: value, currency or unit, and what loosens them, by a table of sentences of our own."""

from __future__ import annotations

import time
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from newsledger.annotate.amounts import find_amounts
from newsledger.annotate.amounts.numbers import digits_value, find_numbers, plain
from newsledger.annotate.annotated import Annotated
from newsledger.annotate.parse import load_model, parse
from newsledger.config import load_settings
from newsledger.model import Amount, Article, Block, DocumentRef, article_id

GOLDEN = Path(__file__).parent.parent / "golden"


def rows_of(name: str) -> list[tuple[str, ...]]:
    lines = (GOLDEN / name).read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#")]


ROWS, WORLD = rows_of("amounts.tsv"), rows_of("amounts_world.tsv")
NOT_YET = {
    "It saw exports of copper rise by 12 percent.",
    "Roughly three million Ugandan shillings was taken.",
    "A Lahore court in Pakistan granted bail against surety bonds of Rs0.2m.",
}
"""Sentences not read right yet: one for its parse, one whose "taken" says too little, one of other bonds than debt."""


def article(text: str, *, titled: bool = False) -> Article:
    document = DocumentRef(id="d", uri="-", media_type="text/plain")
    kind = "title" if titled else "paragraph"
    blocks = (Block(0, len(text), kind=kind),) if text else ()
    return Article(
        id=article_id(text), document=document, language="en", title=None, text=text, blocks=blocks
    )


@cache
def amounts(text: str, *, titled: bool = False) -> tuple[Amount, ...]:
    made = article(text, titled=titled)
    found = find_amounts(made, parse(made, load_model(load_settings().model)))
    assert all(text[a.start : a.end] == a.text for a in found)
    return found


def value_of(amount: Amount) -> str:
    return f"{amount.value}..{amount.high}" if amount.high else amount.value or ""


def line(amount: Amount) -> str:
    parts = (value_of(amount), amount.currency or amount.unit, amount.modifier)
    return " ".join(p for p in parts if p)


def whole_line(amount: Amount) -> str:
    parts = (
        value_of(amount),
        amount.currency or amount.unit,
        "?" if amount.currencies else None,
        amount.modifier,
        f"/{amount.per}" if amount.per else None,
        f"{{{amount.share_of.text}}}" if amount.share_of else None,
        f"={amount.role}" if amount.role else None,
    )
    return " ".join(p for p in parts if p)


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_golden_rows(text: str, expected: str) -> None:
    assert "; ".join(map(line, amounts(text))) == expected


@pytest.mark.parametrize(("text", "expected"), WORLD, ids=[row[0][:60] for row in WORLD])
def test_amounts_as_the_world_writes_them(text: str, expected: str) -> None:
    if text in NOT_YET:
        pytest.xfail("not read right yet")
    assert "; ".join(map(whole_line, amounts(text))) == expected


def test_the_world_is_read_right_but_for_one_in_a_hundred() -> None:
    assert len(WORLD) >= 200
    wrong = [text for text, expected in WORLD if "; ".join(map(whole_line, amounts(text))) != expected]
    assert len(wrong) <= len(WORLD) // 100, wrong


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It won a $52 million loan.", ["$52 million"]),
        ("It won around US $ 52 million.", ["US $ 52 million"]),
        ("It won 52 million U.S. dollars.", ["52 million U.S. dollars"]),
        ("It won 52 million New Zealand dollars.", ["52 million New Zealand dollars"]),
        ("It won hundreds of millions of dollars.", ["hundreds of millions of dollars"]),
        ("It won a 52 - million - dollar order.", ["52 - million - dollar"]),
        ("A $5 million order came.", ["$5 million"]),
        ("More than 450km were built.", ["450km"]),
    ],
)
def test_spans_take_in_sign_and_unit_and_nothing_else(text: str, words: list[str]) -> None:
    assert [a.text for a in amounts(text)] == words


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The bank approved a $52 million loan.", ["loan"]),
        ("Some 5 million dollars arrives in the form of a grant.", ["grant"]),
        ("He took bribes amounting to around 4 million tenge ($9,000).", ["bribe", "bribe"]),
        ("The court fined the firm $500.", ["fine"]),
        ("Foreign investment exceeded $1.7 billion.", ["investment"]),
        ("Trade between them reached $3 billion.", ["trade"]),
        ("The sign says $500.", [None]),
    ],
)
def test_roles(text: str, roles: list[str | None]) -> None:
    assert [a.role for a in amounts(text)] == roles


def test_a_currency_that_nothing_settles_is_not_guessed() -> None:
    (found,) = amounts("The ticket cost 500 pesos.")
    assert (found.value, found.currency, found.unit) == ("500", None, "pesos")
    assert found.currencies == ("ARS", "CLP", "COP", "CUP", "DOP", "MXN", "PHP", "UYU")


@pytest.mark.parametrize(
    ("text", "currency", "currencies"),
    [
        ("The road cost $4 million.", "USD", ()),
        ("The road near Sydney, Australia, cost $4 million.", "AUD", ("AUD", "USD")),
        ("The road near Sydney, Australia, cost A$4 million.", "AUD", ()),
        ("The road near Sydney, Australia, cost US$4 million.", "USD", ()),
        ("The road near Sydney, Australia, cost 4 million Australian dollars.", "AUD", ()),
        ("Washington paid Australia $4 million.", "USD", ("AUD", "USD")),
        ("India and Pakistan were promised Rs 4 million.", "INR", ("INR", "PKR")),
        ("Lahore in Pakistan was promised Rs 4 million.", "PKR", ()),
        ("They were promised £4 million.", "GBP", ()),
    ],
)
def test_what_a_currency_may_be_is_said(text: str, currency: str, currencies: tuple[str, ...]) -> None:
    (found,) = amounts(text)
    assert (found.currency, found.currencies) == (currency, currencies)


@pytest.mark.parametrize(
    ("text", "words", "figures"),
    [
        ("They paid a few euros and 40 dollars.", ["a few euros", "40 dollars"], ["40 dollars"]),
        ("Dozens of ships and 12 ferries waited.", ["Dozens of ships", "12 ferries"], ["12 ferries"]),
        ("It earned several million dollars.", ["million dollars"], []),
        ("It earned more than a million dollars.", ["million dollars"], ["million dollars"]),
        ("It won hundreds of millions of dollars.", ["hundreds of millions of dollars"], []),
        ("It took a multimillion-dollar loan.", ["multimillion-dollar"], []),
    ],
)
def test_checks_reckon_with_no_floor(text: str, words: list[str], figures: list[str]) -> None:
    made = article(text)
    found = Annotated(made, parse(made, load_model(load_settings().model)), amounts=amounts(text))
    assert [a.text for a in found.amounts] == words
    assert [a.text for a in found.figures] == figures


def test_a_range_is_one_amount() -> None:
    text = "The dam will cost $25-35 million."
    (found,) = amounts(text)
    assert (found.text, found.value, found.high, found.modifier) == (
        "$25-35 million",
        "25000000",
        "35000000",
        "at_least",
    )


def test_what_a_share_is_of_is_cited() -> None:
    text = "The party won 34 percent of the rural vote."
    (found,) = amounts(text)
    assert found.share_of is not None
    assert text[found.share_of.start : found.share_of.end] == found.share_of.text == "the rural vote"


def test_a_count_in_a_headline() -> None:
    assert [line(a) for a in amounts("Court Jails Three Kazakh Officials", titled=True)] == ["3 officials"]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("1,403", "1403"), ("1,50,000", "150000"), ("52.4", "52.4"), ("1,7", "1.7"), ("13 500", "13500"),
        ("1.500.000", "1500000"), ("1.500,25", "1500.25"), ("50,000,00", "50000"), ("1’000", "1000"),
        ("27.05.2024", None), ("1,2,3", None), ("9" * 40, None),
    ],
)  # fmt: skip
def test_digits(raw: str, value: str | None) -> None:
    found = digits_value(raw)
    assert (plain(found) if found is not None else None) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-two", 22), ("two hundred and fifty thousand", 250_000), ("one and a half million", 1_500_000),
        ("half a million", 500_000), ("two thousand five hundred", 2_500), ("three lakh crore", 3 * 10**12),
        ("a dozen", 12), ("6 billion 300 million", 6_300_000_000), ("2½ million", 2_500_000),
    ],
)  # fmt: skip
def test_numbers_in_words(text: str, value: int) -> None:
    assert [n.value for n in find_numbers(text)] == [Decimal(value)]


@pytest.mark.parametrize(
    "text",
    [
        "$" * 30_000,
        "1" * 50_000 + " million dollars",
        "1," * 30_000,
        "half a " * 8_000,
        "million " * 8_000,
        "5 pesos " * 8_000,
    ],
    ids=["signs", "digits", "commas", "halves", "scales", "pesos"],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.process_time()
    numbers = list(find_numbers(text))
    assert all(len(plain(n.value)) < 64 for n in numbers)
    assert time.process_time() - started < 4
