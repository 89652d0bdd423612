"""What does the lexicon know of a token, and how does the model's embedding take it in?

Two columns join spaCy's own attributes: the classes of the word ("title", "orghead", "given+surname") and the
gazetteer phrase it stands in ("country", "city+" inside one). Invariant: a column depends on the text of its document
alone, and its values are hashes of strings, so that they survive a new process and a new vocabulary. A shipped model
was trained with the lexicons it is shipped with: change one, and train anew.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.ml.staticvectors import StaticVectors
from spacy.strings import StringStore
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    NumpyOps,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

from newsledger.lang.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Columns = NDArray[np.uint64]
    Floats = NDArray[np.float32]

LEXICAL_COLUMNS = 2


@registry.ops("newsledger")
class MatmulOps(NumpyOps):  # type: ignore[misc]  # thinc's class is compiled and untyped
    """thinc's operations on the processor, with NumPy's matrix product.

    NumPy's OpenBLAS did 70 to 90 GFLOP/s on one core where thinc's BLIS did 30 (products of 2,000 x 288 x 288,
    2026-11-24), which makes the whole pipeline half as fast again.
    """

    name = "newsledger"

    def gemm(
        self,
        x: Floats,
        y: Floats,
        out: Floats | None = None,
        trans1: bool = False,  # noqa: FBT002 -- the signature is thinc's
        trans2: bool = False,  # noqa: FBT002 -- likewise
    ) -> Floats:
        """Multiply two matrices, each transposed on demand."""
        left, right = (x.T if trans1 else x), (y.T if trans2 else y)
        return np.matmul(left, right) if out is None else np.matmul(left, right, out=out)


@cache
def word_classes() -> dict[int, int]:
    """Give the hash of a lower-case word → the hash of its classes."""
    value = StringStore().add
    return {value(form): value(row[0]) for form, row in lexicon("en", "reader_words").items()}


@cache
def phrases() -> dict[int, list[tuple[tuple[int, ...], int, int]]]:
    """Give the hash of a phrase's first lower-case word → its continuations, the longest first.

    A continuation is the hashes of the other words, and the values of the first and of the further tokens.
    """
    value = StringStore().add
    found: dict[int, list[tuple[tuple[int, ...], int, int]]] = {}
    for form, (kind,) in lexicon("en", "reader_phrases").items():
        first, *rest = (value(word) for word in form.split(" "))
        found.setdefault(first, []).append((tuple(rest), value(kind), value(kind + "+")))
    for continuations in found.values():
        continuations.sort(key=lambda entry: -len(entry[0]))
    return found


def lexical_columns(doc: Doc) -> Columns:
    """Give the two lexical columns of a document, zero where the lexicon is silent.

    >>> import spacy
    >>> lexical_columns(spacy.blank("en")("the minister flew"))[:, 0].astype(bool).tolist()
    [False, True, False]
    """
    both = doc.to_array(["ORTH", "LOWER"])
    exact: list[int] = both[:, 0].tolist()
    lower: list[int] = both[:, 1].tolist()
    classes, starts = word_classes(), phrases()
    out = np.zeros((len(lower), LEXICAL_COLUMNS), dtype=np.uint64)
    out[:, 0] = [classes.get(word, 0) for word in lower]
    after = 0
    for i, word in enumerate(lower):
        if i < after or exact[i] == word or word not in starts:
            continue
        for rest, begin, inside in starts[word]:
            end = i + 1 + len(rest)
            if tuple(lower[i + 1 : end]) == rest:
                out[i, 1] = begin
                out[i + 1 : end, 1] = inside
                after = end
                break
    return out


def _extract(
    model: Model[Any, Any], docs: list[Doc], is_train: bool,  # noqa: ARG001 -- the signature is thinc's
) -> tuple[Any, Callable[[Any], list[Doc]]]:  # fmt: skip
    columns = model.attrs["columns"]
    found = [
        np.ascontiguousarray(np.hstack([doc.to_array(columns).reshape(len(doc), -1), lexical_columns(doc)]))
        for doc in docs
    ]
    return found, lambda _: []


@registry.architectures("newsledger.LexicalEmbed.v1")  # type: ignore[untyped-decorator]  # spaCy registries are
def lexical_embed(
    width: int, attrs: list[str], rows: list[int], lexical_rows: list[int], include_static_vectors: bool
) -> Model[Any, Any]:
    """Give spaCy's MultiHashEmbed with the lexical columns beside its attributes."""
    if len(rows) != len(attrs) or len(lexical_rows) != LEXICAL_COLUMNS:
        raise ValueError("one number of rows for each attribute, and one for each lexical column")
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, count, column=i, seed=8 + i, dropout=0.0)
        for i, count in enumerate([*rows, *lexical_rows])
    ]
    hashed: Model[Any, Any] = chain(
        Model("newsledger_features", _extract, attrs={"columns": attrs}),
        cast("Model[Any, Any]", list2ragged()),
        with_array(concatenate(*tables)),
    )
    parts = len(tables)
    if include_static_vectors:
        hashed = concatenate(hashed, StaticVectors(width, dropout=0.0))
        parts += 1
    mix: Model[Any, Any] = with_array(Maxout(width, width * parts, nP=3, dropout=0.0, normalize=True))
    return chain(hashed, mix, ragged2list())
