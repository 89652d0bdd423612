"""How far do two people agree on where the names are and what they are?

`python -m training.agreement` compares `corpus/second/first.txt`, a sample of the corpus as it was first annotated,
with `second.txt`, the same sentences annotated again; `--now` compares the corpus as it stands today with the second.
Invariant: both annotations are of the same text, or nothing is counted.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import spacy

from training.corpus_lint import CORPUS, Line, annotated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from spacy.language import Language

SECOND = CORPUS / "second"
SAMPLE, SEED = 250, 20261124
HEADER = "# A sample of our own corpus, doubly annotated: {}. The names of its files stand before their sentences. CC0.\n"

Name = tuple[int, int, str]
Pair = tuple[Line, Line]


@dataclass(frozen=True)
class Disagreement:
    """A name that the two do not both have: what each has in its place, empty where it has nothing."""

    text: str
    first: tuple[str, ...]
    second: tuple[str, ...]

    @property
    def kind(self) -> str:
        """`border`, `type`, or who alone has it."""
        if not self.second:
            return "only first"
        if not self.first:
            return "only second"
        bare = [sorted(name.rpartition("|")[0] for name in side) for side in (self.first, self.second)]
        return "type" if bare[0] == bare[1] else "border"

    def __str__(self) -> str:
        sides = " / ".join(
            " ".join(f"[{name}]" for name in side) or "-" for side in (self.first, self.second)
        )
        return f"{self.kind}: {sides}: {self.text}"


@dataclass(frozen=True)
class Agreement:
    """F1 of names that agree in border and type, by label and over all, and kappa over tokens."""

    sentences: int
    f1: Mapping[str, float]
    untyped: float
    kappa: float
    disagreements: tuple[Disagreement, ...]


def agreement(pairs: Sequence[Pair], nlp: Language) -> Agreement:
    """Compare the two annotations of each sentence."""
    both = [(set(a.names), set(b.names)) for a, b in pairs]
    labels = sorted({label for sides in both for side in sides for _, _, label in side})
    by_label = {label: _f1([(_only(a, label), _only(b, label)) for a, b in both]) for label in labels}
    untyped = _f1([({n[:2] for n in a}, {n[:2] for n in b}) for a, b in both])
    tags = [(_tags(a, nlp), _tags(b, nlp)) for a, b in pairs]
    kappa = _kappa([t for a, _ in tags for t in a], [t for _, b in tags for t in b])
    different = tuple(d for a, b in pairs for d in _disagreements(a, b))
    return Agreement(len(pairs), {"all": _f1(both), **by_label}, untyped, kappa, different)


def paired(first: Iterable[Line], second: Iterable[Line]) -> list[Pair]:
    """The sentences of both, line by line; raises ValueError where the texts differ."""
    pairs = list(zip(first, second, strict=True))
    for a, b in pairs:
        if (a.text, a.headline) != (b.text, b.headline):
            raise ValueError(f"not the same sentence: {a.text!r} and {b.text!r}")
    return pairs


def draw(files: Mapping[str, str], count: int, seed: int) -> dict[str, list[Line]]:
    """A sample of sentences from all files, in the files' order; the same seed draws the same ones."""
    lines = [(file, line) for file in sorted(files) for line in annotated(files[file])]
    chosen = sorted(random.Random(seed).sample(range(len(lines)), min(count, len(lines))))  # noqa: S311  no secret
    drawn: dict[str, list[Line]] = {}
    for i in chosen:
        drawn.setdefault(lines[i][0], []).append(lines[i][1])
    return drawn


def grouped(text: str) -> dict[str, tuple[Line, ...]]:
    """The sentences of a drawn sample by the corpus file that they are from, which a comment names."""
    groups: dict[str, list[str]] = {}
    file = ""
    for raw in text.split("\n"):
        if raw.startswith("# ") and raw.endswith(".txt"):
            file = raw.removeprefix("# ")
        elif raw and not raw.startswith("#"):
            groups.setdefault(file, []).append(raw)
    return {file: annotated("\n".join(raws)) for file, raws in groups.items()}


def today(sample: Mapping[str, Sequence[Line]], files: Mapping[str, str]) -> dict[str, tuple[Line, ...]]:
    """The sample's sentences as the corpus has them now; a sentence that the corpus has no more is left out."""
    kept = {}
    for file, lines in sample.items():
        now = {(line.text, line.headline): line for line in annotated(files[file])}
        keys = [(line.text, line.headline) for line in lines]
        kept[file] = tuple(now[key] for key in keys if key in now)
    return kept


def _only(names: set[Name], label: str) -> set[Name]:
    return {name for name in names if name[2] == label}


def _f1(
    pairs: Iterable[tuple[set[Name], set[Name]] | tuple[set[tuple[int, int]], set[tuple[int, int]]]],
) -> float:
    shared = total = 0
    for a, b in pairs:
        shared += len(a & b)
        total += len(a) + len(b)
    return 2 * shared / total if total else 1.0


def _tags(line: Line, nlp: Language) -> list[str]:
    """One label a token, "O" where there is no name."""
    doc = nlp.make_doc(line.text)
    tags = ["O"] * len(doc)
    for start, end, label in line.names:
        span = doc.char_span(start, end, alignment_mode="expand")
        assert span is not None
        for i in range(span.start, span.end):
            tags[i] = label
    return tags


def _kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Cohen's kappa: agreement beyond what the two would reach by chance."""
    size = len(first)
    if not size:
        return 1.0
    seen = sum(a == b for a, b in zip(first, second, strict=True)) / size
    a, b = Counter(first), Counter(second)
    chance = sum(a[label] * b[label] for label in a) / size**2
    return (seen - chance) / (1 - chance) if chance < 1 else 1.0


def _disagreements(a: Line, b: Line) -> Iterator[Disagreement]:
    left = sorted(set(a.names) - set(b.names))
    right = sorted(set(b.names) - set(a.names))
    met: set[Name] = set()
    for name in left:
        if name not in met:
            others = [other for other in right if _overlap(name, other)]
            mine = [n for n in left if n == name or any(_overlap(n, other) for other in others)]
            met |= {*mine, *others}
            yield Disagreement(a.text, _shown(mine, a.text), _shown(others, a.text))
    for other in right:
        if other not in met:
            yield Disagreement(a.text, (), _shown([other], a.text))


def _overlap(a: Name, b: Name) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _shown(names: Iterable[Name], text: str) -> tuple[str, ...]:
    return tuple(f"{text[start:end]}|{label}" for start, end, label in names)


def _write(path: Path, drawn: Mapping[str, Sequence[Line]], what: str, *, plain: bool) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER.format(what))
        for name, lines in drawn.items():
            file.write(f"# {name}\n")
            file.writelines(
                (("= " * line.headline + line.text) if plain else line.raw) + "\n" for line in lines
            )


def _print(name: str, found: Agreement) -> None:
    f1 = "  ".join(f"{label} {100 * value:.1f}" for label, value in found.f1.items())
    print(
        f"{name:32}{found.sentences:5}  F1 {f1}  untyped {100 * found.untyped:.1f}  kappa {found.kappa:.3f}"
    )


def _files() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt"))}


def load(*, now: bool = False) -> dict[str, list[Pair]]:
    """The doubly annotated sentences by file; with `now`, the corpus of today stands for the first annotation."""
    first, second = (grouped((SECOND / f"{name}.txt").read_text("utf-8")) for name in ("first", "second"))
    if now:
        first = today(second, _files())
        second = {
            file: tuple(x for x in lines if x.text in {y.text for y in first[file]})
            for file, lines in second.items()
        }
    return {file: paired(first[file], second[file]) for file in second}


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw a sample, or compare the two annotations of the one that was drawn."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--draw", action="store_true", help="write first.txt and, without names, plain.txt")
    parser.add_argument(
        "--now", action="store_true", help="compare the corpus as it stands with the second annotation"
    )
    options = parser.parse_args(arguments)
    if options.draw:
        drawn = draw(_files(), SAMPLE, SEED)
        _write(SECOND / "first.txt", drawn, "the first annotation, as it was when drawn", plain=False)
        _write(SECOND / "plain.txt", drawn, "not yet annotated", plain=True)
        return 0
    nlp = spacy.blank("en")
    pairs = load(now=options.now)
    for file, of_file in pairs.items():
        _print(file, agreement(of_file, nlp))
    found = agreement([pair for of_file in pairs.values() for pair in of_file], nlp)
    _print("all", found)
    for disagreement in found.disagreements:
        print(disagreement)
    return 0


if __name__ == "__main__":
    sys.exit(main())
