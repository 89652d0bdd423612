"""What does the lexicon know of a token, which the reader takes in beside its pieces?

Two columns: the classes of the word ("title", "orghead", "given+surname") and the gazetteer phrase it stands in
("country", "city+" inside one). Invariant: a column depends on the text of its document alone, and its values are
hashes of strings, so that they survive a new process and a new vocabulary. A shipped model was trained with the
lexicons it is shipped with: change one, and train anew.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from spacy.strings import StringStore

from newsledger.lang.lexicon import lexicon

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Columns = NDArray[np.uint64]

LEXICAL_COLUMNS = 2


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
