"""A parse in ClearNLP's labels comes out as Universal Dependencies; one that is universal stays as it is."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from newsledger.lang.en.universal import make_universal

VOCAB = spacy.blank("en").vocab


def parsed(rows: str) -> Doc:
    """One word a row: word, part of speech, lemma, head (counted from 1, 0 the root), label."""
    table = [line.split() for line in rows.strip().splitlines()]
    return Doc(
        VOCAB,
        words=[row[0] for row in table],
        pos=[row[1] for row in table],
        lemmas=[row[2] for row in table],
        heads=[int(row[3]) - 1 if row[3] != "0" else i for i, row in enumerate(table)],
        deps=[row[4] for row in table],
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            """
            The DET the 2 det
            loan NOUN loan 4 nsubjpass
            was AUX be 4 auxpass
            signed VERB sign 0 ROOT
            by ADP by 4 agent
            Osh PROPN Osh 5 pobj
            in ADP in 4 prep
            May PROPN May 7 pobj
            """,
            "loan<2:det signed<nsubj:pass signed<aux:pass ROOT Osh<case signed<obl:agent May<case signed<obl",
        ),
        (
            """
            He PRON he 2 nsubj
            is AUX be 0 ROOT
            head NOUN head 2 attr
            of ADP of 3 prep
            state NOUN state 4 pobj
            """,
            "head<nsubj head<cop ROOT state<case head<nmod",
        ),
        (
            """
            out ADP out 4 prep
            of ADP of 1 prep
            Osh PROPN Osh 2 pobj
            flew VERB fly 0 ROOT
            planes NOUN plane 4 dobj
            """,
            "Osh<case Osh<case flew<obl ROOT flew<obj",
        ),
        (
            """
            tea NOUN tea 6 dobj
            , PUNCT , 1 punct
            salt NOUN salt 1 conj
            and CCONJ and 3 cc
            rice NOUN rice 3 conj
            sold VERB sell 0 ROOT
            """,
            "sold<obj tea<punct tea<conj rice<cc tea<conj ROOT",
        ),
    ],
)
def test_labels_and_structure_are_rewritten(rows: str, expected: str) -> None:
    doc = make_universal(parsed(rows))
    shown = [
        t.dep_
        if t.dep_ == "ROOT"
        else f"{t.head.text}<{'2:' if t.i == 0 and t.dep_ == 'det' else ''}{t.dep_}"
        for t in doc
    ]
    assert " ".join(shown) == expected


def test_universal_dependencies_stay() -> None:
    doc = parsed(
        """
        He PRON he 2 nsubj
        flew VERB fly 0 ROOT
        to ADP to 4 case
        Osh PROPN Osh 2 obl
        """
    )
    before = [(t.head.i, t.dep_) for t in doc]
    assert [(t.head.i, t.dep_) for t in make_universal(doc)] == before


def test_names_get_our_types() -> None:
    doc = Doc(VOCAB, words=["Osh", "paid", "Monday"])
    doc.ents = (Span(doc, 0, 1, label="GPE"), Span(doc, 2, 3, label="DATE"))
    assert [ent.label_ for ent in make_universal(doc).ents] == ["PLACE", "DATE"]


LABELS = ("prep", "pobj", "pcomp", "attr", "conj", "cc", "dobj", "nsubjpass", "agent", "acomp")


@given(st.data())
@settings(deadline=None)
def test_any_tree_stays_a_tree(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 12))
    order = data.draw(st.permutations(range(size)))
    heads = list(range(size))
    for place, word in enumerate(order):
        heads[word] = order[data.draw(st.integers(0, place - 1))] if place else word
    words = data.draw(st.lists(st.sampled_from(["be", "of", "Osh"]), min_size=size, max_size=size))
    labels = ["ROOT" if heads[i] == i else data.draw(st.sampled_from(LABELS)) for i in range(size)]
    doc = Doc(VOCAB, words=words, lemmas=words, pos=["NOUN"] * size, heads=heads, deps=labels)
    out = make_universal(doc)
    roots = [token for token in out if token.head.i == token.i]
    assert len(roots) == 1
    for token in out:
        steps = 0
        while token.head.i != token.i:
            token, steps = token.head, steps + 1  # noqa: PLW2901 -- climbing
            assert steps <= size
