from __future__ import annotations

import pickle
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

import newsledger as nl
from newsledger import errors


def test_all_is_sorted_and_complete() -> None:
    assert nl.__all__ == sorted(nl.__all__)
    for name in nl.__all__:
        assert getattr(nl, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="newsledgr"):
        nl.newsledgr  # noqa: B018


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, newsledger; print(sorted({'spacy', 'sqlalchemy', 'trafilatura', 'typer'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def error_classes() -> list[type[Exception]]:
    found = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, Exception)]
    assert len(found) > 3
    return found


@pytest.mark.parametrize("error", error_classes(), ids=lambda e: e.__name__)
def test_errors_are_one_tree_and_pickle(error: type[Exception]) -> None:
    assert issubclass(error, nl.NewsledgerError)
    assert error.__name__ in (errors.__doc__ or "")
    assert str(pickle.loads(pickle.dumps(error("what, where, what next")))) == "what, where, what next"


def test_recover_stays_a_function_whatever_is_imported() -> None:
    code = "import newsledger.pipeline, newsledger as nl; print(callable(nl.recover), callable(nl.read))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True True"


def test_a_date_that_is_none_is_an_error() -> None:
    with pytest.raises(nl.NewsledgerError, match="2024-05-27"):
        nl.read_text("A text.", published="yesterday")


@pytest.mark.parametrize("published", [2024, "2024", "yesterday", b"2024-05-27"])
def test_what_is_no_date_is_never_taken_for_one(published: object) -> None:
    with pytest.raises(nl.NewsledgerError, match="2024-05-27"):
        nl.read_text("A text.", published=published)  # type: ignore[arg-type]


def test_a_time_of_publication_is_its_day() -> None:
    given = nl.read_text("A text.", published=datetime(2024, 5, 27, 23, tzinfo=UTC)).article.published
    assert given == nl.read_text("A text.", published=date(2024, 5, 27)).article.published
    assert given is not None
    assert type(given.earliest) is date


@pytest.mark.parametrize("wrong", [{"text": b"A text."}, {"text": "A text.", "title": 5}, {"text": None}])
def test_what_is_no_text_is_an_error(wrong: dict[str, object]) -> None:
    with pytest.raises(nl.NewsledgerError, match="must be a str"):
        nl.read_text(**wrong)  # type: ignore[arg-type]
