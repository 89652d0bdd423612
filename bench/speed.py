"""How fast is newsledger, where does its time go, and what memory does it take?

    speed.py [--articles N] [--json]

Reads the samples over and over on one core until N articles are read. Figures are a report, never a wall: what
matters is the ratio of each stage to the parse, which every machine shares.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "examples"
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


def start_up(code: list[str], times: int = 3) -> float:
    """Give the best of some wall-clock times, in seconds, that a fresh process takes."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(code, check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    return best


def read_samples(articles: int, clock: Clock) -> dict[str, int]:
    """Read samples stage by stage, as the pipeline does, until enough articles are read."""
    from newsledger.annotate.amounts import find_amounts
    from newsledger.annotate.annotated import Annotated
    from newsledger.annotate.entities import resolve_entities
    from newsledger.annotate.names import find_mentions
    from newsledger.annotate.parse import load_model, parse
    from newsledger.annotate.quotes import find_quotes
    from newsledger.annotate.times import find_times
    from newsledger.checks.run import find_findings
    from newsledger.config import load_settings
    from newsledger.facts.code import find_events
    from newsledger.model import Article, Document
    from newsledger.recovery.run import recover_articles
    from newsledger.sources.opening import open_documents

    nlp = clock.spend("load the model", lambda: load_model(load_settings().model))
    documents = [
        d for path in sorted(SAMPLES.glob("*.[th]*")) for d in open_documents(path) if isinstance(d, Document)
    ]

    def annotate(article: Article) -> None:
        doc = clock.spend("parse", lambda: parse(article, nlp))
        mentions = clock.spend("names", lambda: find_mentions(article, doc))
        resolved = clock.spend("entities", lambda: resolve_entities(article, doc, mentions))
        annotated = Annotated(
            article=article,
            doc=doc,
            mentions=resolved.mentions,
            entities=resolved.entities,
            references=resolved.references,
            times=clock.spend("times", lambda: find_times(article, doc)),
            amounts=clock.spend("amounts", lambda: find_amounts(article, doc)),
            quotes=clock.spend("quotes", lambda: find_quotes(article, doc, resolved)),
        )
        events = clock.spend("facts", lambda: find_events(annotated))
        clock.spend("checks", lambda: find_findings(annotated, events))

    def recovered() -> Iterator[Article]:
        for document in cycle(documents):
            yield from clock.spend("recover", lambda d=document: recover_articles(d)).articles  # type: ignore[misc]

    def parse_in_parts(article: Article) -> None:
        doc = nlp.make_doc(article.text)
        for name, component in nlp.pipeline:
            clock.spend(PART + name, lambda part=component: part(doc))  # type: ignore[misc]

    annotate(next(recovered()))  # lexicons are read once, and not counted
    loading = clock.seconds["load the model"]
    clock.seconds = Counter({"load the model": loading})
    words = 0
    for n, article in enumerate(islice(recovered(), articles)):
        annotate(article)
        words += len(article.text.split())
        if n % PARTED == 0:
            parse_in_parts(article)
    return {"articles": articles, "words": words}


def report(articles: int) -> dict[str, object]:
    """Measure everything."""
    clock = Clock()
    command = Path(sys.executable).parent / "newsledger"
    started = {
        "import newsledger": start_up([sys.executable, "-c", "import newsledger"]),
        "newsledger --help": start_up([str(command), "--help"]) if command.is_file() else None,
    }
    counted = read_samples(articles, clock)
    loading = clock.seconds.pop("load the model")
    parts = {name: clock.seconds.pop(name) for name in list(clock.seconds) if name.startswith(PART)}
    total = sum(clock.seconds.values())
    return {
        "articles_a_second": round(counted["articles"] / total, 1),
        "words_a_second": round(counted["words"] / total),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "load_model_seconds": round(loading, 2),
        "start_up_seconds": {k: v and round(v, 2) for k, v in started.items()},
        "stages": {
            stage: {
                "ms_an_article": round(1000 * seconds / counted["articles"], 2),
                "share": round(100 * seconds / total, 1),
                "to_parse": round(seconds / clock.seconds["parse"], 3),
            }
            for stage, seconds in clock.seconds.items()
        },
        "components": {
            name.removeprefix(PART): {"share_of_parse": round(100 * seconds / sum(parts.values()), 1)}
            for name, seconds in parts.items()
        },
    }


def main() -> None:
    """Print the report as a table, or as JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    found = report(asked.articles)
    if asked.json:
        print(json.dumps(found))
        return
    stages, components = found.pop("stages"), found.pop("components")
    assert isinstance(stages, dict)
    assert isinstance(components, dict)
    for name, value in found.items():
        print(f"{name.replace('_', ' '):<22} {value}")
    print(f"\n{'stage':<12} {'ms an article':>14} {'share %':>9} {'to the parse':>13}")
    for stage, row in stages.items():
        print(f"{stage:<12} {row['ms_an_article']:>14} {row['share']:>9} {row['to_parse']:>13}")
    print(f"\n{'component of the parse':<27} {'share %':>9}")
    for name, row in components.items():
        print(f"{name:<27} {row['share_of_parse']:>9}")


if __name__ == "__main__":
    main()
