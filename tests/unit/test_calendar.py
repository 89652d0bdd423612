"""Which days does a TIMEX3 value cover?"""

from datetime import date

import pytest

from newsledger.knowledge.calendar import days_of, easter, holiday, shift_days, shift_months, week_value


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-05-27", "2024-05-27", "2024-05-27"),
        ("2024-05-27T10:30", "2024-05-27", "2024-05-27"),
        ("2024-05-27TMO", "2024-05-27", "2024-05-27"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2024-W21-WE", "2024-05-25", "2024-05-26"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("2024-SU", "2024-06-01", "2024-08-31"),
        ("2024-WI", "2023-12-01", "2025-02-28"),
        ("199", "1990-01-01", "1999-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
    ],
)
def test_days_of_a_value(value: str, first: str, last: str) -> None:
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    [None, "", "P1Y", "PXM", "PRESENT_REF", "XXXX-05-23", "XXXX-WXX-5", "2023-02-30", "2023-13", "2023-W53", "T10:30",
     "0000", "00", "2024-QX", "2023/2024"],
)  # fmt: skip
def test_values_that_name_no_days(value: str | None) -> None:
    assert days_of(value) is None


def test_weeks_belong_to_iso_years() -> None:
    assert week_value(date(2021, 1, 1)) == "2020-W53"


def test_months_carry_over_years() -> None:
    assert shift_months(2024, 1, -1) == (2023, 12)
    assert shift_months(2024, 11, 14) == (2026, 1)


def test_days_beyond_the_calendar_are_none() -> None:
    assert shift_days(date.min, -1) is None
    assert shift_days(date.max, 10**12) is None


def test_movable_holidays() -> None:
    assert easter(2024) == date(2024, 3, 31)
    assert holiday("thanksgiving", 2024) == date(2024, 11, 28)
    assert holiday("12-25", 2024) == date(2024, 12, 25)
    assert holiday("easter", 9999) is None
