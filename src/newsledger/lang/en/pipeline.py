"""How is the English model loaded, and what does it promise whoever reads its documents?

Whatever the pipeline, ours or another in its place: tokenization is non-destructive, blank lines cut sentences, and
names do not cross line breaks. Invariant: loading reads nothing outside the folder or package that it is given.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.tokens import Span

from newsledger.errors import ModelError
from newsledger.lang.en import blocks, known, lemmas, reader, universal  # noqa: F401 -- they register components and layers
from newsledger.lang.en.shipped import READER

if TYPE_CHECKING:
    from spacy.tokens import Doc


@Language.component("newsledger_lines", assigns=["doc.ents"])
def cut_names(doc: Doc) -> Doc:
    """Cut names at line breaks, keeping the part before."""
    if any(_broken(ent) for ent in doc.ents):
        kept = [_before_break(ent) if _broken(ent) else ent for ent in doc.ents]
        doc.ents = tuple(ent for ent in kept if len(ent))
    return doc


def _broken(ent: Span) -> bool:
    return "\n" in ent.text


def _before_break(ent: Span) -> Span:
    size = next(i for i, token in enumerate(ent) if "\n" in token.text)
    return Span(ent.doc, ent.start, ent.start + size, label=ent.label)


def load(model: str | Path = READER) -> Language:
    """Give the shipped reader, or another spaCy pipeline by its folder or installed name.

    A pipeline that lacks our block cuts, line cuts and Universal Dependencies gets them.
    """
    try:
        nlp = spacy.load(model)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"no spaCy pipeline could be loaded from {str(model)!r}: {error}; "
            "give a pipeline's folder, or the name of one that is installed"
        ) from error
    if "newsledger_blocks" not in nlp.pipe_names:
        nlp.add_pipe("newsledger_blocks", first=True)
    namer = next((name for name in ("ner", "newsledger_reader") if name in nlp.pipe_names), None)
    if namer and "newsledger_lines" not in nlp.pipe_names:
        nlp.add_pipe("newsledger_lines", after=namer)
    if not {"newsledger_reader", "newsledger_universal"} & set(nlp.pipe_names):
        nlp.add_pipe("newsledger_universal", last=True)
    return nlp
