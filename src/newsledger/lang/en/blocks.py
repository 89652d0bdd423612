"""Where must a sentence begin, whatever the parser thinks?

After a blank line, which divides the blocks of an article. Names cannot cross such a cut either, as spaCy's recogniser
respects sentence starts that are set beforehand. Invariant: what the caller has set already stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc


@Language.component("newsledger_blocks", assigns=["token.is_sent_start"])
def cut_blocks(doc: Doc) -> Doc:
    """Start a sentence after each blank line, and never on the blank line itself."""
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
