"""Amounts: value, currency or unit, and what loosens them, by a table of sentences of our own."""

from __future__ import annotations

import time
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from newsledger.annotate.amounts import find_amounts
from newsledger.annotate.amounts.numbers import digits_value, find_numbers, plain
from newsledger.annotate.parse import load_model, parse
from newsledger.config import load_settings
from newsledger.model import Amount, Article, Block, DocumentRef, article_id

GOLDEN = Path(__file__).parent.parent / "golden" / "amounts.tsv"
ROWS = [
    tuple(line.split("\t"))
    for line in GOLDEN.read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


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


def line(amount: Amount) -> str:
    parts = (amount.value, amount.currency or amount.unit, amount.modifier)
    return " ".join(p for p in parts if p)


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_golden_rows(text: str, expected: str) -> None:
    assert "; ".join(map(line, amounts(text))) == expected


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
    started = time.perf_counter()
    numbers = list(find_numbers(text))
    assert all(len(plain(n.value)) < 64 for n in numbers)
    assert time.perf_counter() - started < 4
