"""Where must a sentence begin, and where must none, whatever the parser thinks?

After a blank line, which divides the blocks of an article; names cannot cross such a cut either, as spaCy's recogniser
respects sentence starts that are set beforehand. And none begins with a quotation that a colon announces: "The report
says: “It will rain.”" is one sentence, as in 60 of 64 places of EWT and GUM (2026-11-28). Invariant: what the caller
has set already stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

_QUOTES = frozenset(['"', "“", "„", "«", "‘", "'", "''", "``"])


@Language.component("newsledger_blocks", assigns=["token.is_sent_start"])
def cut_blocks(doc: Doc) -> Doc:
    """Start a sentence after each blank line, never on the blank line itself, nor with a quotation after a colon."""
    _join_announced(doc)
    after_blank = False
    for token in doc:
        blank = token.is_space and token.text.count("\n") > 1
        if token.is_sent_start is None:
            if blank and token.i > 0:
                token.is_sent_start = False
            elif after_blank and not token.is_space:
                token.is_sent_start = True
        after_blank = blank or (after_blank and token.is_space)
    return doc


def _join_announced(doc: Doc) -> None:
    words = [token.text for token in doc]
    for i, word in enumerate(words[1:], start=1):
        if word in _QUOTES and words[i - 1] == ":":
            for token in doc[i : i + 2]:
                if token.is_sent_start is None and not token.is_space:
                    token.is_sent_start = False
