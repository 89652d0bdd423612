"""How fast is newsledger, where does its time go, and what memory does it take?

    speed.py [--texts FILE] [--articles N] [--words N] [--model NAME] [--json]

Reads articles of about 400 words on one core, each once: paragraphs of the samples and of the training corpus, joined
until they are as long, so that it runs from a clean clone; its sentences are fuller of names than news is. FILE, JSON
lines with a "text" each, gives real ones. Tokens are the parse's, punctuation included. Figures are a report, never a
wall: what matters is the ratio of each stage to the parse, which every machine shares.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spacy.language import Language

    from newsledger.config import Settings
    from newsledger.model import Article, Document

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "examples"
CORPUS = HERE.parent / "training" / "corpus"
NAME = re.compile(r"\[([^\[\]|]+)\|[A-Z]+\]")
"""A name as the corpus marks it: "[Osh|PLACE]"."""
SHORT = 5
"""Words that a line of a text has at most which is no paragraph."""
SENTENCES = 3
"""Sentences of the corpus that make a paragraph."""
LANGUAGE = ("parse",)
ANNOTATION = (*LANGUAGE, "names", "entities", "knowledge", "times", "amounts", "quotes")
READING = (*ANNOTATION, "facts", "checks")
PART = "parse: "
"""What a component of the parse is counted as; they are timed on every `PARTED`-th article, once more."""
PARTED = 4
T = TypeVar("T")


class Clock:
    """Adds up the processor time of stages."""

    def __init__(self) -> None:
        """Start with nothing spent."""
        self.seconds: Counter[str] = Counter()

    def spend(self, stage: str, work: Callable[[], T]) -> T:
        """Do some work and count its time to a stage."""
        start = time.process_time()
        try:
            return work()
        finally:
            self.seconds[stage] += time.process_time() - start  # type: ignore[assignment]  # seconds are no counts

    def total(self, stages: Iterable[str]) -> float:
        """Give what some stages took together, in seconds."""
        return sum(self.seconds[stage] for stage in stages)


def start_up(code: list[str], times: int = 3) -> float:
    """Give the best of some wall-clock times, in seconds, that a fresh process takes."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(code, check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    return best


def _sample_paragraphs() -> Iterator[str]:
    """Give the paragraphs of the samples' articles."""
    from newsledger.model import Document
    from newsledger.recovery.run import recover_articles
    from newsledger.sources.opening import open_documents

    for path in sorted(SAMPLES.glob("*.[th]*")):
        for document in open_documents(path):
            if isinstance(document, Document):
                for article in recover_articles(document).articles:
                    yield from article.block_texts("paragraph")


def _corpus_paragraphs() -> Iterator[str]:
    """Give the corpus's sentences without their marks, some to a paragraph."""
    for path in sorted(CORPUS.glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        sentences = iter([NAME.sub(r"\1", line) for line in lines if line and line[0] not in "=#"])
        while few := list(islice(sentences, SENTENCES)):
            yield " ".join(few)


def _paragraphs_of(texts: Path) -> Iterator[str]:
    """Give the paragraphs of the texts in a file of JSON lines, but for headings and the like."""
    with texts.open(encoding="utf-8") as lines:
        for line in lines:
            yield from (p for p in json.loads(line)["text"].splitlines() if len(p.split()) > SHORT)


def make_documents(words: int, texts: Path | None = None) -> list[Document]:
    """Join paragraphs to pages of one article each of about so many words."""
    from newsledger.model import Document

    pages: list[list[str]] = [[]]
    own = chain(_sample_paragraphs(), _corpus_paragraphs())
    for paragraph in _paragraphs_of(texts) if texts else own:
        if sum(len(p.split()) for p in pages[-1]) >= words:
            pages.append([])
        pages[-1].append(paragraph)
    whole = pages[:-1] or pages
    return [
        Document.of("\n\n".join(page).encode(), uri=f"speed:{n}", media_type="text/plain")
        for n, page in enumerate(whole)
    ]


def annotate(article: Article, nlp: Language, clock: Clock) -> int:
    """Read one article stage by stage, as the pipeline does; give the number of its tokens."""
    from newsledger.annotate.amounts import find_amounts
    from newsledger.annotate.annotated import Annotated
    from newsledger.annotate.entities import resolve_entities
    from newsledger.annotate.known import link
    from newsledger.annotate.names import find_mentions
    from newsledger.annotate.parse import parse
    from newsledger.annotate.quotes import find_quotes
    from newsledger.annotate.times import find_times
    from newsledger.checks.run import find_findings
    from newsledger.facts.code import find_events

    doc = clock.spend("parse", lambda: parse(article, nlp))
    mentions = clock.spend("names", lambda: find_mentions(article, doc))
    resolved = clock.spend("entities", lambda: resolve_entities(article, doc, mentions))
    annotated = Annotated(
        article=article,
        doc=doc,
        mentions=resolved.mentions,
        entities=clock.spend("knowledge", lambda: link(article, resolved.mentions, resolved.entities)),
        references=resolved.references,
        times=clock.spend("times", lambda: find_times(article, doc)),
        amounts=clock.spend("amounts", lambda: find_amounts(article, doc)),
        quotes=clock.spend("quotes", lambda: find_quotes(article, doc, resolved)),
    )
    events = clock.spend("facts", lambda: find_events(annotated))
    clock.spend("checks", lambda: find_findings(annotated, events))
    return len(doc)


def _parse_in_parts(article: Article, nlp: Language, clock: Clock) -> None:
    doc = clock.spend(f"{PART}words", lambda: nlp.make_doc(article.text))
    for name, component in nlp.pipeline:
        clock.spend(PART + name, lambda part=component: part(doc))  # type: ignore[misc]


def read_articles(pages: Sequence[Document], settings: Settings, clock: Clock) -> Counter[str]:
    """Recover and read the articles of pages; count what was read. The last page only fills the lexicons."""
    from newsledger.annotate.parse import load_model
    from newsledger.recovery.run import recover_articles

    nlp = clock.spend("load the model", lambda: load_model(settings.model))

    def read(page: Document) -> Iterator[tuple[Article, int]]:
        recovered = clock.spend("recover", lambda: recover_articles(page))
        return ((article, annotate(article, nlp, clock)) for article in recovered.articles)

    list(read(pages[-1]))  # lexicons are read once, and not counted
    clock.seconds = Counter({"load the model": clock.seconds["load the model"]})
    counted: Counter[str] = Counter()
    for article, tokens in chain.from_iterable(map(read, pages[:-1] or pages)):
        counted.update(articles=1, tokens=tokens, words=len(article.text.split()))
        if counted["articles"] % PARTED == 0:
            _parse_in_parts(article, nlp, clock)
    return counted


def _stage_rows(clock: Clock, counted: Counter[str], total: float) -> dict[str, dict[str, float]]:
    return {
        stage: {
            "ms_an_article": round(1000 * seconds / counted["articles"], 2),
            "share": round(100 * seconds / total, 1),
            "to_parse": round(seconds / clock.seconds["parse"], 3),
        }
        for stage, seconds in clock.seconds.items()
    }


def report(pages: Sequence[Document], model: str) -> dict[str, object]:
    """Measure everything."""
    from newsledger.config import load_settings

    clock = Clock()
    command = Path(sys.executable).parent / "newsledger"
    started = {
        "import newsledger": start_up([sys.executable, "-c", "import newsledger"]),
        "newsledger --help": start_up([str(command), "--help"]) if command.is_file() else None,
    }
    settings = load_settings(flags={"model": model} if model else None)
    counted = read_articles(pages, settings, clock)
    loading = clock.seconds.pop("load the model")
    parts = {name: clock.seconds.pop(name) for name in list(clock.seconds) if name.startswith(PART)}
    total, tokens = clock.total(clock.seconds), counted["tokens"]
    return {
        "articles_a_second": round(counted["articles"] / total, 1),
        "words_an_article": round(counted["words"] / counted["articles"]),
        "tokens_an_article": round(tokens / counted["articles"]),
        "tokens_a_second": {
            "parse": round(tokens / clock.total(LANGUAGE)),
            "annotation": round(tokens / clock.total(ANNOTATION)),
            "with facts and checks": round(tokens / clock.total(READING)),
            "with recovery": round(tokens / total),
        },
        "annotation_to_parse": round(clock.total(ANNOTATION) / clock.seconds["parse"], 2),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "load_model_seconds": round(loading, 2),
        "start_up_seconds": {k: v and round(v, 2) for k, v in started.items()},
        "stages": _stage_rows(clock, counted, total),
        "components": {
            name.removeprefix(PART): {"share_of_parse": round(100 * seconds / sum(parts.values()), 1)}
            for name, seconds in parts.items()
        },
    }


def show(found: dict[str, object]) -> None:
    """Print a report as a table."""
    stages, components = found.pop("stages"), found.pop("components")
    assert isinstance(stages, dict)
    assert isinstance(components, dict)
    for name, value in found.items():
        told = ", ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value
        print(f"{name.replace('_', ' '):<22} {told}")
    print(f"\n{'stage':<12} {'ms an article':>14} {'share %':>9} {'to the parse':>13}")
    for stage, row in stages.items():
        print(f"{stage:<12} {row['ms_an_article']:>14} {row['share']:>9} {row['to_parse']:>13}")
    print(f"\n{'component of the parse':<27} {'share %':>9}")
    for name, row in components.items():
        print(f"{name:<27} {row['share_of_parse']:>9}")


def main() -> None:
    """Print the report as a table, or as JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, help="JSON lines with a text each, to make the articles of")
    parser.add_argument("--articles", type=int, help="read so many at most")
    parser.add_argument("--words", type=int, default=400, help="words an article has, about")
    parser.add_argument("--model", default="", help="the language model, as in the settings")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    pages = make_documents(asked.words, asked.texts)
    if asked.articles is not None:
        pages = pages[: max(1, asked.articles) + 1]
    found = report(pages, asked.model)
    print(json.dumps(found)) if asked.json else show(found)


if __name__ == "__main__":
    main()
