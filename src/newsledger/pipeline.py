"""How do the stages follow one another?

Composition only: source → document → articles → annotations → facts → findings → reading. Invariant: whatever a page
does to us becomes a value; a defect of ours in one article is recorded as `Rejected(crashed)` and the rest goes on.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator

from newsledger.annotate.amounts import find_amounts
from newsledger.annotate.annotated import Annotated
from newsledger.annotate.entities import resolve_entities
from newsledger.annotate.known import link
from newsledger.annotate.names import find_mentions
from newsledger.annotate.parse import load_model, parse
from newsledger.annotate.quotes import find_quotes
from newsledger.annotate.times import find_times
from newsledger.checks.run import find_findings
from newsledger.config import Settings
from newsledger.errors import NewsledgerError
from newsledger.facts.code import find_events
from newsledger.knowledge.lists import read_lists
from newsledger.model import Article, Document, Reading, Reason, Rejected, Unread
from newsledger.recovery.run import recover_articles
from newsledger.sources.opening import SourceLike, open_documents

READ_LANGUAGES = ("en",)
"""Languages whose articles are annotated; the others' are recovered and kept."""

ArticleReader = Callable[[Article, Settings], Reading]
"""How one article is read: from its text, or from what was read from it before."""


def annotate(article: Article, settings: Settings) -> Annotated:
    """Find an article's names, times, amounts and quotes."""
    lists = read_lists(settings.names)
    doc = parse(article, load_model(settings.model))
    resolved = resolve_entities(article, doc, find_mentions(article, doc, lists), lists)
    return Annotated(
        article=article,
        doc=doc,
        mentions=resolved.mentions,
        entities=link(article, resolved.mentions, resolved.entities, lists),
        references=resolved.references,
        times=find_times(article, doc),
        amounts=find_amounts(article, doc),
        quotes=find_quotes(article, doc, resolved),
    )


def _why_not_annotated(article: Article, settings: Settings) -> Rejected | None:
    if len(article.text) > settings.max_article_chars:
        detail = (
            f"{len(article.text)} characters; the setting max_article_chars is {settings.max_article_chars}"
        )
        return Rejected("annotate", Reason.TOO_LONG, detail)
    if article.language is None:
        return Rejected("annotate", Reason.LANGUAGE_UNKNOWN, "the language could not be told")
    if article.language not in READ_LANGUAGES:
        detail = f"{article.language!r} is recovered but not yet annotated; {', '.join(READ_LANGUAGES)} is"
        return Rejected("annotate", Reason.LANGUAGE_NOT_READ, detail)
    return None


def read_article(article: Article, settings: Settings) -> Reading:
    """Read one article, whatever is in it."""
    refusal = _why_not_annotated(article, settings)
    if refusal:
        return Reading(article=article, rejected=(refusal,))
    try:
        annotated = annotate(article, settings)
        events = find_events(annotated)
        findings = find_findings(annotated, events)
    except NewsledgerError:
        # A broken environment is the caller's to hear of, not a defect met in one article.
        raise
    except Exception as error:  # noqa: BLE001  the one boundary: a defect in one article must not stop a run
        where = traceback.extract_tb(error.__traceback__)[-1]
        detail = f"{type(error).__name__}: {error} at {where.filename.rpartition('/')[2]}:{where.lineno}"
        return Reading(article=article, rejected=(Rejected("annotate", Reason.CRASHED, detail),))
    return Reading(
        article=article,
        mentions=annotated.mentions,
        entities=annotated.entities,
        times=annotated.times,
        amounts=annotated.amounts,
        quotes=annotated.quotes,
        events=events,
        findings=findings,
    )


def read_documents(
    documents: Iterable[Document], settings: Settings, read: ArticleReader = read_article
) -> Iterator[Reading | Unread]:
    """Read documents one by one; what gave no article comes as `Unread`."""
    for document in documents:
        recovered = recover_articles(document)
        yield from (Unread(document.ref(), rejected) for rejected in recovered.rejected)
        for article in recovered.articles:
            yield read(article, settings)


def read_source(
    source: SourceLike, settings: Settings, read: ArticleReader = read_article
) -> Iterator[Reading | Unread]:
    """Read whatever a source holds; raises SourceError where the source itself cannot be read."""
    for item in open_documents(source):
        if isinstance(item, Unread):
            yield item
        else:
            yield from read_documents([item], settings, read)
