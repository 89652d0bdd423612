"""What does a reader's network see of a document, and what should it say?

A `Window` is a document of some sentences as the network takes it, with its answers; -1 stands where the source is
silent. Invariant: the inputs are made by `newsledger.lang.en.reader.Inputs`, as they will be when it reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from newsledger.lang.en.reader import Inputs, Labels

    Whole = NDArray[np.int64]

MOST_PIECES = 220
NONE = -1


@dataclass(frozen=True)
class Window:
    """A document's inputs and answers, one row a piece or a word."""

    pieces: Whole  # (pieces, 4): number, shape, class, phrase
    firsts: Whole  # (words,)
    answers: dict[str, Whole]  # (words,) each


def sizes(labels: Labels) -> dict[str, int]:
    """How many answers each head has."""
    return {kind: len(getattr(labels, kind)) for kind in ("names", "tags", "morphs", "relations")}


def within(docs: Iterable[Doc], labels: Labels) -> list[Doc]:
    """The parsed documents whose answers the heads can give: the others are left out where they are only watched."""
    tags, morphs, relations = set(labels.tags), set(labels.morphs), set(labels.relations)
    return [
        doc
        for doc in docs
        if all(
            token.is_space
            or (token.tag_ in tags and f"{token.pos_}|{token.morph}" in morphs and token.dep_ in relations)
            for token in doc
        )
    ]


def window(doc: Doc, inputs: Inputs, labels: Labels, *, parsed: bool) -> Window:
    """Make a document's window; what goes beyond MOST_PIECES is cut off."""
    pieces, firsts = inputs.joined(inputs.rows(doc), 0, len(doc))
    size = int(np.searchsorted(firsts, MOST_PIECES))
    pieces = pieces[: firsts[size]] if size < len(firsts) else pieces
    firsts = firsts[:size]
    silent = np.full(size, NONE)
    answers = dict.fromkeys(("names", "tags", "morphs", "starts", "heads", "relations"), silent)
    answers |= _structure(doc, size, labels) if parsed else {"names": _names(doc, size, labels)}
    return Window(pieces, firsts, answers)


def _structure(doc: Doc, size: int, labels: Labels) -> dict[str, Whole]:
    tags, morphs, relations = (_places(x) for x in (labels.tags, labels.morphs, labels.relations))
    rows = []
    for token in doc[:size]:
        if token.is_space:
            rows.append((NONE, NONE, NONE, NONE, NONE))
            continue
        head = 0 if token.head.i == token.i else token.head.i + 1
        known = head <= size
        rows.append(
            (
                tags[token.tag_],
                morphs[f"{token.pos_}|{token.morph}"],
                int(
                    bool(token.is_sent_start)
                    or (token.i > 0 and doc[token.i - 1].is_space and _opens(doc, token.i))
                ),
                head if known else NONE,
                relations[token.dep_] if known else NONE,
            )
        )
    table = np.array(rows).reshape(-1, 5)
    return dict(zip(("tags", "morphs", "starts", "heads", "relations"), table.T, strict=True))


def _opens(doc: Doc, i: int) -> bool:
    """Whether only white space stands between a word and its sentence's beginning."""
    return all(doc[j].is_space for j in range(doc[i].sent.start, i))


def _names(doc: Doc, size: int, labels: Labels) -> Whole:
    place = _places(labels.names)
    return np.array(
        [
            NONE
            if token.ent_iob_ == ""
            else place[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"]
            for token in doc[:size]
        ]
    )


def _places(values: Sequence[str]) -> Mapping[str, int]:
    return {value: i for i, value in enumerate(values)}


def batches(windows: Sequence[Window], size: int, rng: random.Random) -> Iterator[list[Window]]:
    """Deal the windows once, in batches of like length and at most `size` padded pieces."""
    order = list(range(len(windows)))
    rng.shuffle(order)
    dealt: list[list[Window]] = []
    for at in range(0, len(order), 600):
        chunk = sorted((windows[i] for i in order[at : at + 600]), key=lambda w: len(w.pieces))
        batch: list[Window] = []
        for item in chunk:
            if batch and len(item.pieces) * (len(batch) + 1) > size:
                dealt.append(batch)
                batch = []
            batch.append(item)
        dealt.append(batch)
    rng.shuffle(dealt)
    yield from dealt


def padded(rows: Iterable[Whole], fill: int) -> Whole:
    """Stack rows of different lengths."""
    rows = list(rows)
    out = np.full((len(rows), max(len(row) for row in rows), *rows[0].shape[1:]), fill)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out
