"""What is a share or a change in per cent of: the vote, exports, the rate?

The words after it say it ("34 percent of the vote", "a 12 percent rise in exports"), else it is what grew or fell: the
subject or object of the verb. Invariant: the words stand in the sentence of the share and outside of it; None where
neither says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsledger.annotate.parse import token_at
from newsledger.lang.lexicon import lexicon
from newsledger.model import Cited

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHARES = frozenset(("percent", "percentage points", "basis points"))

_LONGEST = 8
"""Tokens of what a share is of; a longer phrase is likelier a parse gone wrong."""
_PHRASE_TAGS = frozenset(
    (
        "DT",
        "PRP$",
        "PDT",
        "JJ",
        "JJR",
        "JJS",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "CD",
        "POS",
        "HYPH",
        "VBN",
        "VBG",
        "AFX",
    )
)
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_LEADS = frozenset(("of", "in"))
_TIMES = frozenset(
    ("year", "years", "month", "months", "quarter", "week", "decade", "january", "february", "march", "april", "may",
     "june", "july", "august", "september", "october", "november", "december", "period", "half", "total")
)  # fmt: skip
"""Nouns after "in" that say when, not of what."""
_CLIMB = 4
_OBJECTS = frozenset(("obj", "dobj"))
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass"))


def share_of(text: str, doc: Doc, start: int, end: int) -> Cited | None:
    """Find what the share between two offsets of a text is of."""
    words = _share_of(doc, start, end)
    return Cited.of(text, words[0].idx, words[-1].idx + len(words[-1])) if words else None


def _share_of(doc: Doc, start: int, end: int) -> list[Token]:
    last = token_at(doc, end - 1)
    if last is None or last.i + 1 >= len(doc):
        return []
    after = doc[last.i + 1]
    if after.lower_ == "of":
        return _phrase_from(doc, after.i + 1)
    named = _named_after(doc, after.i)
    return named or _changed(start, last)


def _phrase_from(doc: Doc, at: int) -> list[Token]:
    """Give the noun phrase that starts at a token, up to its last noun, with an "of" phrase inside it."""
    tokens: list[Token] = []
    for token in doc[at : at + _LONGEST]:
        joins = token.lower_ == "of" and bool(tokens)
        if (token.tag_ not in _PHRASE_TAGS and not joins) or (tokens and token.is_sent_start):
            break
        tokens.append(token)
    while tokens and tokens[-1].tag_ not in _NOUNS:
        tokens.pop()
    return tokens


def _named_after(doc: Doc, at: int) -> list[Token]:
    """Read "a 12 percent rise in exports", "a 49-percent stake in the mine" and "a 25 percent tariff"."""
    at += doc[at].text in {"-", "–"}
    words: list[Token] = []
    for token in doc[at : at + 4]:
        if token.tag_ not in {"JJ", "NN", "NNS", "VBG"} or (words and token.is_sent_start):
            break
        words.append(token)
    if not words or words[-1].tag_ not in _NOUNS or words[0].lower_ in _TIMES:
        return []
    following = words[-1].i + 1
    if following < len(doc) and doc[following].lower_ in _LEADS:
        phrase = _phrase_from(doc, following + 1)
        if phrase and phrase[-1].lower_ not in _TIMES:
            return phrase
    changes = lexicon("en", "amounts_changes")
    return [] if words[-1].lower_ in changes else words


def _changed(start: int, last: Token) -> list[Token]:
    """Read what grew or fell: "exports rose by 12 percent", "cut its rate to 14 percent"."""
    token = last
    for _ in range(_CLIMB):
        if token.pos_ in {"VERB", "AUX"} or token.head.i == token.i:
            break
        token = token.head
    if token.pos_ != "VERB" or token.lemma_.lower() not in lexicon("en", "amounts_changes"):
        return []
    children = list(token.children)
    for wanted in (_OBJECTS, _SUBJECTS):
        for child in children:
            if (
                child.dep_ in wanted
                and child.tag_ in _NOUNS
                and not any(left.tag_ == "CD" for left in child.lefts)
                and not child.left_edge.idx <= start < child.idx + len(child)
            ):
                return _whole(child, start)
    return []


def _whole(noun: Token, before: int) -> list[Token]:
    """Give a noun with what stands before it and an "of" phrase after it."""
    first, last = noun.left_edge, noun
    for child in noun.rights:
        if (
            child.dep_ == "nmod"
            and any(c.lower_ == "of" for c in child.lefts)
            and child.right_edge.idx < before
        ):
            last = child
    tokens = list(noun.doc[first.i : last.i + 1])
    crosses = last.idx + len(last) > before and first.idx <= before
    fits = 0 < len(tokens) <= _LONGEST and all(t.tag_ in _PHRASE_TAGS or t.lower_ == "of" for t in tokens)
    return tokens if fits and not crosses else []
