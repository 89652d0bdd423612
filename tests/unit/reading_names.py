"""Read names and entities of a text, without the rest of the pipeline and without a language model."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsledger.annotate.entities import Resolved, resolve_entities
from newsledger.annotate.names import find_mentions
from newsledger.model import Article, Block, BlockKind, DocumentRef, Mention, Span


@cache
def blank() -> Language:
    return spacy.blank("en")


def article_of(text: str, title: str | None = None) -> Article:
    kinds: list[tuple[BlockKind, str]] = [("title", title)] if title else []
    kinds += [("paragraph", paragraph) for paragraph in text.split("\n\n") if paragraph]
    blocks, whole = [], ""
    for kind, words in kinds:
        whole += "\n\n" if whole else ""
        blocks.append(Block(len(whole), len(whole) + len(words), kind))
        whole += words
    document = DocumentRef(id="d", uri="memory:", media_type="text/plain", span=Span(0, 1))
    return Article(id="a", document=document, language="en", title=title, text=whole, blocks=tuple(blocks))


def prepared(text: str, title: str | None = None) -> tuple[Article, Doc]:
    article = article_of(text, title)
    return article, blank()(article.text)


def names(text: str, title: str | None = None) -> tuple[Mention, ...]:
    return find_mentions(*prepared(text, title))


def read(text: str, title: str | None = None) -> Resolved:
    article, doc = prepared(text, title)
    return resolve_entities(article, doc, find_mentions(article, doc))
