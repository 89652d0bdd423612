"""What can be asked of newsledger from Python?

The functions of the public API; `newsledger/__init__.py` offers them without loading what they need until they are
called. Invariant: what they raise on purpose is a `NewsledgerError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsledger.config import Settings, load_settings
from newsledger.errors import NewsledgerError, SourceError
from newsledger.model import Article, Document, Reading, Unread
from newsledger.pipeline import read_article, read_source
from newsledger.recovery.plain import article_of_text
from newsledger.recovery.run import recover_articles
from newsledger.sources.opening import SourceLike, open_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date


def read(
    source: SourceLike, *, settings: Settings | None = None, unread: Callable[[Unread], object] | None = None
) -> Iterator[Reading]:
    """Read every article of a source: a path, a folder, bytes, "-" for standard input, or a list of them.

    What gives no article is handed to `unread`, with the reason. Raises SourceError where a source cannot be opened.
    """
    for item in read_source(source, settings or load_settings()):
        if isinstance(item, Reading):
            yield item
        elif unread is not None:
            unread(item)


def read_text(
    text: str,
    title: str | None = None,
    published: str | date | None = None,
    language: str | None = None,
    *,
    settings: Settings | None = None,
) -> Reading:
    """Read one article's text, kept exactly as given; no splitting, no cleaning.

    `published` is an ISO 8601 date that relative times are read against; `language` is BCP 47, told by the text where
    it is None. Raises NewsledgerError where `published` is no date or `text` no Unicode text.
    """
    for name, given in (("text", text), ("title", title or ""), ("language", language or "")):
        if not isinstance(given, str):
            raise NewsledgerError(f"{name} must be a str, not {type(given).__name__}; decode bytes first")
    lone = next((i for i, c in enumerate(text) if "\ud800" <= c <= "\udfff"), None)
    if lone is not None:
        raise NewsledgerError(
            f"the text is no Unicode: a lone surrogate stands at offset {lone}; decode it first"
        )
    try:
        article = article_of_text(text, title=title, published=published, language=language)
    except (ValueError, TypeError) as error:
        raise NewsledgerError(f"published must be an ISO 8601 date such as 2024-05-27: {error}") from error
    return read_article(article, settings or load_settings())


def recover(content: bytes, url: str | None = None, media_type: str | None = None) -> list[Article]:
    """Recover the articles of some bytes, without reading them further.

    `media_type` overrides what the bytes look like. Raises SourceError where they are of a kind that is not read.
    """
    if media_type is not None:
        documents: list[Document | Unread] = [
            Document.of(content, uri=url or "bytes:", media_type=media_type)
        ]
    else:
        documents = list(open_documents(content))
    articles: list[Article] = []
    for item in documents:
        if isinstance(item, Unread):
            raise SourceError(f"{url or item.document.uri}: {item.rejected.detail}")
        document = Document.of(item.body, uri=url or item.uri, media_type=item.media_type)
        articles += recover_articles(document).articles
    return articles
