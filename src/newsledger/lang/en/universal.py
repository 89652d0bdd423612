"""How does another pipeline's parse read in Universal Dependencies, which all our rules are written in?

Pipelines trained on OntoNotes use ClearNLP's labels: prepositions head their nouns, copulas their predicates. Invariant:
every sentence stays one tree over the same words, and a document in Universal Dependencies is left as it is.
Sources: de Marneffe and others, Universal Dependencies (2021); Choi and Palmer, Guidelines for the CLEAR Style (2012).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.language import Language
from spacy.tokens import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RENAMED = {
    "acomp": "xcomp",
    "agent": "obl",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "parataxis",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "advmod",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
_FOREIGN = frozenset({"dobj", "pobj", "nsubjpass", "prep", "auxpass"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_CLAUSAL = frozenset({"VERB", "AUX", "ADJ", "ADV"})
_PREDICATES = frozenset({"attr", "acomp"})
_NAMES = {"GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "PER": "PERSON"}


@Language.component("newsledger_universal", assigns=["token.dep", "token.head", "doc.ents"])
def make_universal(doc: Doc) -> Doc:
    """Rewrite a parse with ClearNLP's labels in Universal Dependencies, and OntoNotes' names in our types."""
    labels = {token.dep_ for token in doc}
    if labels & _FOREIGN:
        _rewrite(doc)
    if any(ent.label_ in _NAMES for ent in doc.ents):
        doc.ents = tuple(
            Span(doc, ent.start, ent.end, label=_NAMES.get(ent.label_, ent.label_)) for ent in doc.ents
        )
    return doc


def _rewrite(doc: Doc) -> None:
    heads = [token.head.i for token in doc]
    labels = [token.dep_ for token in doc]
    _turn_prepositions(doc, heads, labels)
    _turn_copulas(doc, heads, labels)
    _flatten_conjuncts(heads, labels)
    table: Any = np.zeros((len(doc), 2), dtype=np.uint64)
    table[:, 0] = (np.array(heads) - np.arange(len(doc))).astype(np.uint64)
    strings = doc.vocab.strings
    table[:, 1] = [strings.add(_RENAMED.get(label, label)) for label in labels]
    doc.from_array([HEAD, DEP], table)


def _children(heads: list[int]) -> list[list[int]]:
    out: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            out[head].append(i)
    return out


def _turn_prepositions(doc: Doc, heads: list[int], labels: list[str]) -> None:
    """Hang every preposition's object on what the preposition hung on, and the preposition on it; inner ones first."""
    children = _children(heads)
    for i in sorted(range(len(heads)), key=lambda i: -_depth(heads, i)):
        objects = [child for child in children[i] if labels[child] in {"pobj", "pcomp"}]
        if labels[i] not in _PREPOSITIONS or not objects or heads[i] == i:
            continue
        first, above = objects[0], heads[i]
        clause = labels[first] == "pcomp"
        labels[first] = "advcl" if clause else "obl" if doc[above].pos_ in _CLAUSAL else "nmod"
        if labels[i] == "agent" and not clause:
            labels[first] = "obl:agent"
        elif labels[above] in _PREPOSITIONS and not clause:
            labels[first] = "pobj"  # "out of Osh": its own turn comes with the outer preposition
        labels[i] = "mark" if clause else "case"
        _replace(heads, children, i, first)


def _turn_copulas(doc: Doc, heads: list[int], labels: list[str]) -> None:
    """Let a predicate take the place of the form of "be" that it hangs on."""
    children = _children(heads)
    for i in range(len(heads)):
        if doc[i].lemma_.lower() not in {"be", "is", "are", "was", "were", "been", "being", "am"}:
            continue
        predicate = next((child for child in children[i] if labels[child] in _PREDICATES), None)
        if predicate is not None:
            labels[predicate], labels[i] = labels[i], "cop"
            _replace(heads, children, i, predicate)


def _replace(heads: list[int], children: list[list[int]], old: int, new: int) -> None:
    """Put `new`, a child of `old`, in its place, with its other children and itself below."""
    above = heads[old]
    for child in children[old]:
        heads[child] = new
    children[new] += [child for child in children[old] if child != new] + [old]
    children[old] = []
    heads[new], heads[old] = (new if above == old else above), new
    if above != old:
        children[above] = [new if child == old else child for child in children[above]]


def _flatten_conjuncts(heads: list[int], labels: list[str]) -> None:
    """Hang all conjuncts on the first, and every "and" on the conjunct after it."""
    for i in range(len(heads)):
        seen = 0
        while labels[i] == "conj" and labels[heads[i]] == "conj" and seen < len(heads):
            heads[i], seen = heads[heads[i]], seen + 1
    for i, label in enumerate(labels):
        if label == "cc":
            after = (
                j
                for j in range(i + 1, len(heads))
                if labels[j] == "conj" and heads[j] == _first(heads, labels, i)
            )
            heads[i] = next(after, heads[i])


def _first(heads: list[int], labels: list[str], i: int) -> int:
    """Give the first conjunct of the coordination that a conjunction hangs in."""
    head = heads[i]
    return heads[head] if labels[head] == "conj" else head


def _depth(heads: list[int], i: int) -> int:
    depth = 0
    while heads[i] != i and depth <= len(heads):
        i, depth = heads[i], depth + 1
    return depth
