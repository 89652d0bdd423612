"""Does our own corpus keep its conventions?

`python -m training.corpus_lint` prints what each file holds and every fault it finds; with a fault it exits 1.
Invariant: a line that yields no fault is read by `names.read_inline` without losing a name.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from newsledger.lang.lexicon import lexicon
from training.names import from_inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.language import Language

CORPUS = Path(__file__).parent / "corpus"
LABELS = frozenset({"PERSON", "ORG", "PLACE", "NORP"})
DETERMINERS = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "our"}
)
POSSESSIVES = ("'s", "’s", "'", "’")
_MARKED = re.compile(r"\[[^\[\]|]+\|[^\[\]|]*\]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[.!?…:][\"”’')\]]*$")
# What stands on a line of its own beside headlines: captions, datelines, bylines, items of lists.
_FURNITURE = re.compile(r"^(?:[-*•]|\d+\.|by\b|photo\b|sources?:|reporting\b|additional\b)", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong, and where: lines count from 1, 0 is the file as a whole."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


@dataclass(frozen=True)
class Line:
    """One annotated line with its plain text and the names in it."""

    number: int
    raw: str
    text: str
    names: tuple[tuple[int, int, str], ...]

    @property
    def headline(self) -> bool:
        """Whether the line is marked as a headline."""
        return self.raw.startswith("= ")


def annotated(text: str) -> tuple[Line, ...]:
    """The annotated lines of a file's text, without comments and blank lines."""
    lines = []
    for number, raw in enumerate(text.split("\n"), 1):
        if raw.strip() and not raw.startswith("#"):
            record = from_inline(raw.removeprefix("= "))
            lines.append(Line(number, raw, record["text"], tuple((s, e, t) for s, e, t in record["ents"])))
    return tuple(lines)


def faults(file: str, text: str, nlp: Language, allowed: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """Every fault of one file; `allowed` gives the labels a name may have by its string."""
    yield from (Fault(file, 0, what) for what in _header(text))
    lines = annotated(text)
    for line in lines:
        checks = (_brackets, _spacing, _headline)
        found = [what for check in checks for what in check(line)]
        found += [
            what for start, end, label in line.names for what in _name(line, start, end, label, allowed, nlp)
        ]
        yield from (Fault(file, line.number, what) for what in found)
    yield from (Fault(file, 0, what) for what in _two_labels(lines, allowed))


def repeated(files: Mapping[str, str]) -> Iterator[Fault]:
    """Sentences that stand twice, in one file or in two, whatever their labels and capitals."""
    seen: dict[str, str] = {}
    for file, text in files.items():
        for line in annotated(text):
            key = " ".join(line.text.casefold().split())
            if key in seen:
                yield Fault(file, line.number, f"said before, at {seen[key]}: {line.text}")
            seen.setdefault(key, f"{file}:{line.number}")


def bare(files: Mapping[str, str], allowed: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """Names marked in one place and left unmarked in another; lone persons and organisations are often words too."""
    lines = [(file, line) for file, text in files.items() for line in annotated(text)]
    known = {
        line.text[start:end]
        for _, line in lines
        for start, end, label in line.names
        if label in {"PLACE", "NORP"} or " " in line.text[start:end]
    }
    known -= {name for name, labels in allowed.items() if "-" in labels}
    longest_first = sorted(known, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")
    for file, line in lines:
        masked = list(line.text)
        for start, end, _ in line.names:
            masked[start:end] = "\0" * (end - start)
        for match in pattern.finditer("".join(masked)):
            yield Fault(file, line.number, f"unmarked here, marked elsewhere: {match[0]} in {line.text}")


def read_allowed(path: Path) -> dict[str, frozenset[str]]:
    """Names that break a rule for a reason: `name<TAB>labels<TAB>reason`; the label "-" is for "no name"."""
    allowed = {}
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, labels, reason = line.split("\t")
            if not reason.strip():
                raise ValueError(f"{path.name}: {name} is allowed without a reason")
            allowed[name] = frozenset(labels.split())
    return allowed


def counts(text: str) -> Counter[str]:
    """Sentences, headlines, words, and names by label."""
    lines = annotated(text)
    total = Counter(label for line in lines for _, _, label in line.names)
    words = sum(len(line.text.split()) for line in lines)
    return total + Counter(lines=len(lines), headlines=sum(line.headline for line in lines), words=words)


def _header(text: str) -> Iterator[str]:
    comments = []
    for raw in text.split("\n"):
        if not raw.startswith("#"):
            break
        comments.append(raw)
    if not any("CC0" in comment for comment in comments):
        yield "the first lines are no comment that says CC0"


def _brackets(line: Line) -> Iterator[str]:
    if set("[]|") & set(_MARKED.sub("", line.raw)):
        yield f"brackets do not match: {line.raw}"
    for mark in _MARKED.findall(line.raw):
        label = mark[:-1].rpartition("|")[2]
        if label not in LABELS:
            yield f"no such label: {mark}"


def _spacing(line: Line) -> Iterator[str]:
    if line.raw != " ".join(line.raw.split()):
        yield f"doubled or trailing blanks: {line.raw!r}"
    if unicodedata.normalize("NFC", line.raw) != line.raw or not line.raw.isprintable():
        yield f"not in normal form: {line.raw!r}"


def _headline(line: Line) -> Iterator[str]:
    if line.headline and line.text.endswith(".") and not line.text.endswith(("...", "p.m.", "a.m.")):
        yield f"a headline with a full stop: {line.text}"
    if not line.headline and _looks_like_headline(line):
        yield f"an unmarked headline: {line.text}"


def _looks_like_headline(line: Line) -> bool:
    """Whether the words outside names are capitalised and no full stop ends the line."""
    if _END.search(line.text) or _FURNITURE.match(line.text):
        return False
    bare = _MARKED.sub(" ", line.raw)
    long = [word for word in _WORD.findall(bare) if len(word) > 3]
    return len(long) >= 3 and all(word[0].isupper() for word in long)


def _name(
    line: Line, start: int, end: int, label: str, allowed: Mapping[str, frozenset[str]], nlp: Language
) -> Iterator[str]:
    name = line.text[start:end]
    if name != name.strip():
        yield f"blanks inside: [{name}]"
        return
    span = nlp.make_doc(line.text).char_span(start, end)
    if span is None:
        yield f"no run of tokens: [{name}] in {line.text}"
        return
    if name in allowed:
        return
    words = [token.text for token in span]
    if words[0].lower() in DETERMINERS:
        yield f"a determiner inside: [{name}]"
    if label == "PERSON" and len(words) > 1 and _is_title(words[0]):
        yield f"a title inside: [{name}]"
    if words[-1] in POSSESSIVES or name.endswith(POSSESSIVES):
        yield f"a possessive inside: [{name}]"
    elif any(_is_mark(word) for word in (words[0], words[-1])):
        yield f"punctuation at the border: [{name}]"


def _is_mark(word: str) -> bool:
    return not any(char.isalnum() for char in word)


@cache
def _titles() -> frozenset[str]:
    areas = ("names_honorifics", "roles_titles")
    return frozenset(form.lower().rstrip(".") for area in areas for form in lexicon("en", area))


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in _titles()


def _two_labels(lines: Iterable[Line], allowed: Mapping[str, frozenset[str]]) -> Iterator[str]:
    labels: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        for start, end, label in line.names:
            labels[line.text[start:end]].add(label)
    for name, found in sorted(labels.items()):
        if len(found) > 1 and not found <= allowed.get(name, frozenset()):
            yield f"two labels for one name: [{name}] {' '.join(sorted(found))}"


def _print(files: Mapping[str, str]) -> None:
    columns = ("lines", "headlines", "words", *sorted(LABELS))
    print(f"{'file':32}" + "".join(f"{column:>10}" for column in columns))
    total: Counter[str] = Counter()
    for file, text in files.items():
        of_file = counts(text)
        total += of_file
        print(f"{file:32}" + "".join(f"{of_file[column]:10,}" for column in columns))
    print(f"{'all':32}" + "".join(f"{total[column]:10,}" for column in columns))


def lint(folder: Path) -> list[Fault]:
    """The faults of all files of a folder."""
    nlp = spacy.blank("en")
    allowed = read_allowed(folder / "allowed.tsv")
    files = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}
    found = [fault for file, text in files.items() for fault in faults(file, text, nlp, allowed)]
    _print(files)
    return sorted([*found, *repeated(files), *bare(files, allowed)])


def main() -> int:
    """Lint `training/corpus`."""
    found = lint(CORPUS)
    for fault in found:
        print(fault)
    print(f"{len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
