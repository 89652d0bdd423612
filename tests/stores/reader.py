"""Runs in a process of its own that `test_kill.py` kills: the command line, reading articles made up on the spot."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import newsledger as nl
from newsledger.cli import main
from newsledger.ledger import store
from newsledger.ledger.runs import Run

from .readings import article, menu, school_loan

ARTICLES = 30


def items(*_: object) -> Iterator[nl.Reading | nl.Unread]:
    """Give articles of some length, so that a kill falls into the middle of writing one."""
    facts = school_loan()
    for n in range(ARTICLES):
        made = article(f"Article {n}", *[facts.article.text] * 40)
        yield nl.Reading(article=made, mentions=facts.mentions * 40, entities=facts.entities)
        yield menu()


if __name__ == "__main__":
    # Loading the reader, and finding out its versions, takes seconds that add nothing here.
    reader = ModuleType("newsledger.pipeline")
    reader.__dict__.update(read_source=items, read_article=None)
    sys.modules["newsledger.pipeline"] = reader
    store.current_run = lambda _: Run("0", "{}", "")
    main()
