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
from newsledger.registry import component


@component("annotation", name="times")
def find_times(article: Article, doc: Doc) -> tuple[Time, ...]:
    """Find the time expressions of an article, with their values."""
    words = find_time_words(article.text)
    scene = Scene(words=words, published=article.published, text=article.text, tenses=Tenses(words, doc))
    return tuple(read_times(scene))
