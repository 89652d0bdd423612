"""Which names does each source mark, and what does it leave unsaid?

A `Named` is one sentence, tokenized as the pipeline will tokenize it. Invariant: `ents` and `missing` are token
spans that do not overlap; a span that no run of tokens covers exactly becomes `missing`, never "no name".
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsledger.lang.en.known import ALSO_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from spacy.language import Language

LABELS = {"PERSON": "PERSON", "ORG": "ORG", "LOC": "PLACE", "PLACE": "PLACE", "NORP": "NORP"}
_GLUED = re.compile(r" (?=(?:'s|'S|’s|n't|N'T|'re|'ve|'ll|'d|'m)\b)")
_POSSESSIVE = re.compile(r"(?<=s) (?=' )")
_INLINE = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\]")
# In GMB, titles are taken into organisations ("U.N. Secretary-General"): they are cut off.
_OFFICE = re.compile(
    r"^(.+?)((?: (?:deputy|vice|acting|prime|foreign|defense|interior|finance|assistant|under))*"
    r" (?:secretary[- ]general|president|minister|chief|director|spokesm[ae]n|spokeswom[ae]n|envoy|ambassador"
    r"|chairman|leader|leaders|official|officials|commissioner|secretary))$",
    re.IGNORECASE,
)


@dataclass
class Named:
    """One tokenized sentence and its names."""

    source: str
    words: list[str]
    spaces: list[bool]
    ents: list[tuple[int, int, str]]
    missing: list[tuple[int, int]]
    headline: bool = False


def read_jsonl(path: Path, nlp: Language, kinds: Mapping[str, str] | None = None) -> Iterator[Named]:
    """Sentences of the open corpora: `{text, ents: [[start, end, label]], unk: [[start, end]]}`.

    `kinds` is the gazetteer by lower-case name; GMB's labels, made by machine, are mended by it.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            yield _named(record, nlp, kinds or {})


def read_inline(path: Path, nlp: Language) -> Iterator[Named]:
    """Sentences of our own: names inline as `[text|LABEL]`, `# ` comments, headlines after `= `."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        headline = line.startswith("= ")
        record = from_inline(line.removeprefix("= ").strip())
        named = _named(record | {"src": "own"}, nlp, {})
        named.headline = headline
        yield named


def from_inline(line: str) -> dict[str, Any]:
    """Plain text and character spans of an inline-annotated line.

    >>> from_inline("[Osh|PLACE] voted.")
    {'text': 'Osh voted.', 'ents': [[0, 3, 'PLACE']], 'unk': []}
    """
    text, ents, at = "", [], 0
    for match in _INLINE.finditer(line):
        text += line[at : match.start()]
        ents.append([len(text), len(text) + len(match[1]), match[2]])
        text += match[1]
        at = match.end()
    return {"text": text + line[at:], "ents": ents, "unk": []}


def _glue(record: dict[str, Any]) -> dict[str, Any]:
    """Undo the spaces that some corpora put before clitics ("She 's")."""
    text = record["text"]
    cuts = sorted({m.start() for pattern in (_GLUED, _POSSESSIVE) for m in pattern.finditer(text)})
    if not cuts:
        return record

    def moved(offset: int) -> int:
        return offset - sum(cut < offset for cut in cuts)

    kept = "".join(c for i, c in enumerate(text) if i not in set(cuts))
    return record | {
        "text": kept,
        "ents": [[moved(s), moved(e), t] for s, e, t in record["ents"]],
        "unk": [[moved(s), moved(e)] for s, e in record["unk"]],
    }


def _mended(label: str, text: str, kinds: Mapping[str, str]) -> str:
    """GMB's label, put right where the gazetteer knows better ("U.N." as a place, "Turkey" as an organisation)."""
    kind = kinds.get(text.lower())
    if kind in {"country", "region", "capital", "city", "state"} and (
        label != "PERSON" or text not in ALSO_PEOPLE
    ):
        return "LOC"
    return {"demonym": "NORP", "org": "ORG"}.get(kind or "", label)


def _named(record: dict[str, Any], nlp: Language, kinds: Mapping[str, str]) -> Named:
    record = _glue(record)
    source = record["src"].split("_")[0]
    doc = nlp.make_doc(record["text"])
    ents: list[tuple[int, int, str]] = []
    missing: list[tuple[int, int]] = []
    taken = [False] * len(doc)
    for start, end, given in sorted(record["ents"]):
        label = _mended(given, record["text"][start:end], kinds) if source == "gmb" else given
        if label not in LABELS:
            continue
        office = _OFFICE.match(doc.text[start:end]) if source == "gmb" and label == "ORG" else None
        span = doc.char_span(start, start + len(office[1]) if office else end)
        if span is None:
            wide = doc.char_span(start, end, alignment_mode="expand")
            missing += [(wide.start, wide.end)] if wide is not None else []
        elif not any(taken[span.start : span.end]):
            ents.append((span.start, span.end, LABELS[label]))
            taken[span.start : span.end] = [True] * len(span)
    for start, end in record["unk"]:
        # GMB's unknowns are figures and lower-case words: no names. Elsewhere they are other kinds of name.
        if source == "gmb" or not any(c.isupper() for c in doc.text[start:end]):
            continue
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and not any(taken[span.start : span.end]):
            missing.append((span.start, span.end))
            taken[span.start : span.end] = [True] * len(span)
    missing = [(s, e) for s, e in missing if not any(s < b and a < e for a, b, _ in ents)]
    return Named(source, [t.text for t in doc], [bool(t.whitespace_) for t in doc], ents, _disjoint(missing))


def _disjoint(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for span in sorted(spans):
        if not out or span[0] >= out[-1][1]:
            out.append(span)
    return out
