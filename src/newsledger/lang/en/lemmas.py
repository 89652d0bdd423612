"""What is a word's dictionary form, given its tag?

Rules of inflection do the work; `lexicon/reader_lemmas.tsv` holds every word that they get wrong ("went/VBD" → "go").
Invariant: the lemma of a whitespace token is its text, that of a proper noun keeps its case, and no lemma is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.scorer import Scorer

from newsledger.lang.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc
    from spacy.training import Example

_VOWELS = frozenset("aeiou")
_SIBILANTS = ("ches", "shes", "sses", "xes", "zzes")
# Written with a capital whatever stands before them in the sentence.
_CASED_TAGS = frozenset({"NNP", "FW", "ADD"})
_COMPARED = frozenset({"JJR", "RBR"})
_MOST = frozenset({"JJS", "RBS"})
_PAST = frozenset({"VBD", "VBN"})


def regular_lemma(form: str, tag: str) -> str:
    """Give the dictionary form of a lower-case word by the rules alone.

    >>> [regular_lemma(*pair) for pair in (("cities", "NNS"), ("planned", "VBD"), ("making", "VBG"), ("goes", "VBZ"))]
    ['city', 'plan', 'make', 'go']
    """
    if tag in {"NNS", "VBZ"}:
        return _without_s(form, verb=tag == "VBZ")
    if tag in _PAST and form.endswith("ed") and len(form) > 3:
        if form.endswith("ied") and len(form) > 4:
            return form[:-3] + "y"
        return _stem(form[:-2])
    if tag == "VBG" and form.endswith("ing") and len(form) > 4:
        return _stem(form[:-3])
    if tag in _COMPARED and form.endswith("er"):
        return form[:-3] + "y" if form.endswith("ier") else _stem(form[:-2])
    if tag in _MOST and form.endswith("est"):
        return form[:-4] + "y" if form.endswith("iest") else _stem(form[:-3])
    return form


def _without_s(form: str, *, verb: bool) -> str:
    if len(form) < 3 or not form.endswith("s") or form.endswith(("ss", "us", "is")):
        return form
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(_SIBILANTS) or (verb and form.endswith("oes")):
        return form[:-2]
    if not verb and form.endswith("men") and len(form) > 4:
        return form[:-3] + "man"
    return form[:-1]


def _stem(stem: str) -> str:
    """Undo what an ending does to a stem: a doubled consonant, a dropped "e"."""
    if len(stem) < 3 or not _VOWELS & set(stem[:-1] + ("y" if stem[-1] != "y" else "")):
        return stem if len(stem) < 2 or stem[-1] in _VOWELS or len(stem) > 2 else stem + "e"
    last, before = stem[-1], stem[-2]
    if last == before and last not in "lsfzoe":
        return stem[:-1]
    if (
        last in "uv"
        or (last == "c" and before not in "aio")
        or (last in "gs" and before in "nrl" and last == "s")
    ):
        return stem + "e"
    if last in "sz" and before in "aeiou" and before != "s":
        return stem + "e"
    if before in _VOWELS and (len(stem) < 3 or stem[-3] not in _VOWELS) and last in "tkmdplrgbnc":
        return (
            stem + "e"
            if len(stem) <= 4 or last in "kc" or stem.endswith(("at", "ut", "ad", "id", "od", "ir", "ur"))
            else stem
        )
    if last == "l" and before in "bcdfgkptz":
        return stem + "e"
    if last == "g" and before == "d":
        return stem + "e"
    return stem


def lemma(form: str, tag: str) -> str:
    """Give the dictionary form of a word as it stands in a text."""
    exceptions = lexicon("en", "reader_lemmas")
    if tag in _CASED_TAGS:
        return form
    if tag == "NNPS":
        singular = _without_s(form.lower(), verb=False)
        return form[: len(singular)] if form.lower().startswith(singular) else form
    lower = form.lower().replace("’", "'")
    found = exceptions.get(f"{lower}/{tag}")
    if found is not None:
        return found[0]
    return regular_lemma(lower, tag) or form


class Lemmatizer:
    """A pipeline component that sets the lemma of every token that has none."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas."""
        known = self._known
        if len(known) > 200_000:  # a stream of odd tokens must not eat the memory
            known.clear()
        for token in doc:
            key = (token.orth, token.tag)
            found = known.get(key)
            if found is None:
                found = token.text if token.is_space else lemma(token.text, token.tag_)
                known[key] = found
            token.lemma_ = found
        return doc

    def score(self, examples: Iterable[Example], **_: object) -> dict[str, float]:
        """Give the share of right lemmas, as spaCy's scorer asks each component."""
        return dict(Scorer.score_token_attr(examples, "lemma"))


@Language.factory("newsledger_lemmas", assigns=["token.lemma"], requires=["token.tag"])
def make_lemmatizer(nlp: Language, name: str) -> Lemmatizer:  # noqa: ARG001 -- the signature is spaCy's
    """Give the component."""
    return Lemmatizer()
