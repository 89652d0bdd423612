"""What does a CoNLL-U treebank say about each sentence, and where do its paragraphs begin?

Invariant: the words of a `Sentence`, joined by their spaces, are the text the annotators saw; a sentence whose
multi-word tokens cannot be cut so is left out.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class Sentence:
    """One annotated sentence: parallel lists, `heads` as positions in the sentence (the root heads itself)."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    new_document: bool = False
    new_paragraph: bool = False


def read(path: Path) -> Iterator[Sentence]:
    """Every usable sentence of a treebank file, in order.

    A break that stood before an unusable sentence is passed on to the next one.
    """
    document = paragraph = False
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as file
    ):
        block: list[str] = []
        for line in file:
            if line.strip():
                block.append(line.rstrip("\n"))
                continue
            document |= any(x.startswith("# newdoc") for x in block)
            paragraph |= any(x.startswith("# newpar") for x in block) or document
            sentence = _sentence(block)
            if sentence is not None:
                sentence.new_document, sentence.new_paragraph = document, paragraph
                document = paragraph = False
                yield sentence
            block = []


def _sentence(block: list[str]) -> Sentence | None:
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    out = Sentence()
    joined_until, surface, no_space = 0, "", False
    for row in rows:
        if "." in row[0]:  # an empty node of the enhanced graph
            continue
        if "-" in row[0]:
            joined_until = int(row[0].split("-")[1])
            surface, no_space = row[1], "SpaceAfter=No" in row[9]
            first = int(row[0].split("-")[0])
            words = [r[1] for r in rows if r[0].isdigit() and first <= int(r[0]) <= joined_until]
            if "".join(words) != surface:
                return None
            continue
        number = int(row[0])
        out.words.append(row[1])
        if number < joined_until:
            out.spaces.append(False)
        elif number == joined_until:
            out.spaces.append(not no_space)
        else:
            out.spaces.append("SpaceAfter=No" not in row[9])
        out.lemmas.append(row[2])
        out.pos.append(row[3])
        out.tags.append(row[4])
        out.morphs.append("" if row[5] == "_" else row[5])
        out.heads.append(number - 1 if row[6] == "0" else int(row[6]) - 1)
        out.deps.append("ROOT" if row[6] == "0" else row[7])
        out.misc.append(row[9])
    if not out.words or any(" " in word for word in out.words):
        return None
    return out
