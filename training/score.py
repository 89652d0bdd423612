"""How well and how fast does a pipeline read what it was not trained on?

Parsing is scored by spaCy's scorer (punctuation left out of UAS and LAS), one sentence a document, from raw text.
Names are scored strictly: exact span and type, PERSON, ORG and PLACE, over all mentions of a set. Invariant: nothing
scored here is ever trained on.
"""

from __future__ import annotations

import json
import resource
import time
from typing import TYPE_CHECKING, Any

from spacy.training import Example

from training import corpora, treebank
from training.chance import seeded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

PARSE_SETS = ("ud_ewt", "ud_gum_open", "ud_pud")
TYPES = {"PERSON": "PERSON", "ORG": "ORG", "LOC": "PLACE", "PLACE": "PLACE"}
PARSE_KEYS = ("dep_uas", "dep_las", "tag_acc", "pos_acc", "lemma_acc")


def parse_scores(nlp: Language, data: Path) -> dict[str, dict[str, float]]:
    """UAS, LAS, tags, parts of speech and lemmas on each test treebank, and sentence cuts where text runs on."""
    out = {}
    for name in PARSE_SETS:
        path = data / name / "test.conllu.gz"
        alone = _evaluate(nlp, corpora.parsed_docs(treebank.read(path), nlp.vocab, corpora.PLAIN, seeded(1)))
        out[name] = {key: 100 * float(alone[key]) for key in PARSE_KEYS}
        if name != "ud_pud":  # its sentences come from different texts
            running = corpora.Mix(title=0, capitals=0, curl=0, extra_break=0, wrapped=0)
            docs = corpora.parsed_docs(treebank.read(path), nlp.vocab, running, seeded(1))
            out[name]["sents_f"] = 100 * float(_evaluate(nlp, docs)["sents_f"])
    return out


def _evaluate(nlp: Language, docs: Iterable[Doc]) -> dict[str, Any]:
    return nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])


def name_scores(nlp: Language, path: Path) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each type and of all on one file of `{text, ents, unk}` records."""
    counts = {kind: [0, 0, 0] for kind in ("PERSON", "ORG", "PLACE")}
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for record, doc in zip(records, nlp.pipe(record["text"] for record in records), strict=True):
        gold = {(start, end, TYPES[label]) for start, end, label in record["ents"] if label in TYPES}
        got = {(ent.start_char, ent.end_char, TYPES[ent.label_]) for ent in doc.ents if ent.label_ in TYPES}
        got = {
            x for x in got if not any(x[0] < end and start < x[1] for start, end in record.get("unk") or [])
        }
        for kind, count in counts.items():
            right, found = {x for x in gold if x[2] == kind}, {x for x in got if x[2] == kind}
            for i, size in enumerate((len(right & found), len(found), len(right))):
                count[i] += size
    counts["all"] = [sum(count[i] for count in counts.values()) for i in range(3)]
    return {kind: _prf(*count) for kind, count in counts.items()}


def _prf(both: int, found: int, gold: int) -> tuple[float, float, float]:
    precision, recall = (both / found if found else 0.0), (both / gold if gold else 0.0)
    total = precision + recall
    return 100 * precision, 100 * recall, 200 * precision * recall / total if total else 0.0


def speed(nlp: Language, texts: list[str]) -> dict[str, float]:
    """Tokens a processor second, one text after the other, and the peak memory of this process in MB."""
    for text in texts[:5]:
        nlp(text)
    start = time.process_time()
    tokens = sum(len(nlp(text)) for text in texts)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"tokens_a_second": tokens / seconds, "peak_mb": peak}
