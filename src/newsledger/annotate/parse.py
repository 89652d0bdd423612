"""What are the sentences and words of an article, and how do they hang together?

Invariant: the parse's text is the article's text, character for character, so a token's `idx` is an offset into the
article; no sentence crosses a block.
"""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from newsledger.errors import ModelError
from newsledger.lang.en.pipeline import load
from newsledger.lang.en.shipped import READER
from newsledger.model import Article


@cache
def load_model(model: str) -> Language:
    """Load a language model once a process: "" is the shipped reader, else a folder or an installed pipeline."""
    try:
        return load(model or READER)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"cannot load the language model {model!r}: {error}") from error


def parse(article: Article, nlp: Language) -> Doc:
    """Parse an article's text; every block starts a sentence."""
    doc = nlp.make_doc(article.text)
    starts = iter(block.start for block in article.blocks)
    due = next(starts, None)
    for token in doc:
        if due is not None and token.idx >= due:
            token.is_sent_start = True
            while due is not None and token.idx >= due:
                due = next(starts, None)
    return nlp(doc)


def token_at(doc: Doc, start: int) -> Token | None:
    """Give the token in which the character at `start` stands, or None between tokens."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        token = doc[middle]
        if start < token.idx:
            high = middle
        elif start >= token.idx + len(token.text_with_ws):
            low = middle + 1
        else:
            return token
    return None
