"""Which times does an article name, and which days do they mean?

TIMEX3 spans, types and values, read by a grammar over classes of words (`grammar`), against the publication window and
the tense around (`scene`, `tense`). Invariant: times stand in order and never overlap; a value is never guessed.
"""

from __future__ import annotations

from spacy.tokens import Doc

from newsledger.annotate.times.grammar import read_times
from newsledger.annotate.times.scene import Scene
from newsledger.annotate.times.tense import Tenses
from newsledger.lang.en.time_words import find_time_words
from newsledger.model import Article, Time
from newsledger.registry import Example, component


@component(
    "annotation",
    name="times",
    examples=(
        Example(
            "Farmers of Osh met on 14 May. Last week they asked for a loan for 12 years, as they had five years ago.",
            ("14 May = 2024-05-14", "Last week = 2024-W20", "12 years = P12Y", "five years ago = 2019"),
            published="2024-05-20",
        ),
        Example(
            "The ministers will meet next Tuesday at 10:30 a.m.; the council is held annually.",
            ("next Tuesday = 2024-05-21", "10:30 a.m. = 2024-05-21T10:30", "annually = P1Y"),
            published="2024-05-20",
        ),
        Example(
            "Profit fell in the first quarter against a year earlier, and the plant should close by September.",
            ("the first quarter = 2024-Q1", "a year earlier = 2023-Q1", "September = 2024-09"),
            published="2024-05-20",
        ),
        Example(
            "The mine closed on Friday, 9 May 1997; last month it was sold.",
            ("Friday, 9 May 1997 = 1997-05-09", "last month = None"),
        ),
    ),
    silent=(
        "Theresa May said the 45-year-old driver may march on, and 2024 people paid $1999 each.",
        "USA Today reported a score of 2-1 in room 1204.",
    ),
)
def find_times(article: Article, doc: Doc) -> tuple[Time, ...]:
    """Find the time expressions of an article, with their values."""
    words = find_time_words(article.text)
    scene = Scene(words=words, published=article.published, text=article.text, tenses=Tenses(words, doc))
    return tuple(read_times(scene))
