"""What does the reader say of a text: its sentences, tags, dependencies and names?

A small transformer, exported to ONNX and run by onnxruntime, scores every word; here the text is cut into windows and
the best names and trees are found among the scores. Invariant: names are whole words and do not overlap, every
sentence is one tree, a sentence start that is set beforehand stays, and what a document gets does not depend on the
documents read with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from spacy.attrs import DEP, HEAD, IS_SPACE, MORPH, POS, SENT_START, TAG  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.language import Language
from spacy.pipeline.dep_parser import parser_score  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.pipeline.morphologizer import morphologizer_score  # type: ignore[import-not-found]  # likewise
from spacy.pipeline.tagger import tagger_score  # type: ignore[import-not-found]  # likewise
from spacy.scorer import get_ner_prf
from spacy.strings import StringStore
from spacy.tokens import Span

from newsledger.lang.en.features import lexical_columns
from newsledger.lang.en.pieces import Pieces
from newsledger.lang.en.trees import best_tags, best_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from spacy.training import Example
    from spacy.vocab import Vocab

    Whole = NDArray[np.int64]
    Floats = NDArray[np.float32]
    Flags = NDArray[np.bool_]

NETWORK, LABELS, PIECES = "network.onnx", "labels.json", "pieces.txt"
# Pieces in a window: as in training, where documents had up to 150 words.
_WINDOW = 160
# Adding and normalizing in one takes onnxruntime 1.32 four times as long as one after the other: a tenth of all.
_SLOW_FUSIONS = ("SkipLayerNormFusion",)
_STOPS = frozenset({".", "!", "?", "…", "”", '"', "’", ")"})
_BREAK = "\n\n"
_ROOT = np.zeros(1, dtype=np.int64)


class Labels(msgspec.Struct, frozen=True):
    """What the network's heads can say, in order, and the lexical classes that it takes in."""

    names: tuple[str, ...]
    tags: tuple[str, ...]
    morphs: tuple[str, ...]
    relations: tuple[str, ...]
    classes: tuple[str, ...]
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """A document's pieces, and where each word's begin in the table; one place more than words, the end."""

    table: Whole
    starts: Whole


class Inputs:
    """Turns words into what the network takes in: pieces, shapes, and the lexicon's classes."""

    def __init__(self, vocabulary: Mapping[str, int], classes: Sequence[str], phrases: Sequence[str]) -> None:
        """Take the pieces' numbers, and the lexical classes that the network knows, in its order."""
        self._pieces = Pieces(vocabulary)
        key = StringStore().add
        self._classes = {key(kind): i + 1 for i, kind in enumerate(classes)}
        self._phrases = {key(kind): i + 1 for i, kind in enumerate(phrases)}

    def rows(self, doc: Doc) -> Rows:
        """Give the pieces of every word: number, shape, class, phrase."""
        numbers: list[int] = []
        shapes: list[int] = []
        sizes = np.empty(len(doc), dtype=np.int64)
        for i, (its_numbers, its_shapes) in enumerate(map(self._pieces.cut, [token.text for token in doc])):
            numbers += its_numbers
            shapes += its_shapes
            sizes[i] = len(its_numbers)
        columns = lexical_columns(doc)
        table = np.empty((len(numbers), 4), dtype=np.int64)
        table[:, 0] = numbers
        table[:, 1] = shapes
        for at, known in enumerate((self._classes, self._phrases)):
            table[:, 2 + at] = np.repeat([known.get(kind, 0) for kind in columns[:, at].tolist()], sizes)
        return Rows(table, np.concatenate([_ROOT, sizes.cumsum()]))

    def joined(self, rows: Rows, start: int, end: int) -> tuple[Whole, Whole]:
        """Give a window's rows between the opening and the closing mark, and each word's first row."""
        first, last = rows.starts[start], rows.starts[end]
        pieces = np.zeros((last - first + 2, 4), dtype=np.int64)
        pieces[1:-1] = rows.table[first:last]
        pieces[0, 0], pieces[-1, 0] = self._pieces.begin, self._pieces.end
        return pieces, rows.starts[start:end] - first + 1


def windows(doc: Doc, sizes: Sequence[int], most: int = _WINDOW) -> Iterator[tuple[int, int]]:
    """Cut a document into runs of words of at most `most` pieces, at paragraphs or else at likely sentence ends."""
    start, used = 0, 0
    for i, size in enumerate(sizes):
        while used + size > most and i > start:
            cut = _last_cut(doc, start, i)
            yield start, cut
            start, used = cut, sum(sizes[cut:i])
        used += size
    if start < len(doc):
        yield start, len(doc)


def _last_cut(doc: Doc, start: int, end: int) -> int:
    """Give the last place after `start`, up to `end`, where one may cut: a paragraph, else a sentence, else the end."""
    places = range(end, start, -1)
    paragraphs = (i for i in places if doc[i].is_sent_start or doc[i - 1].text.startswith(_BREAK))
    found = next(paragraphs, None)
    return next((i for i in places if _may_begin(doc, i)), end) if found is None else found


def _may_begin(doc: Doc, i: int) -> bool:
    text = doc[i].text
    return doc[i - 1].text in _STOPS and (text[0].isupper() or text[0] in "“\"'‘(")


class Reader:
    """The spaCy component; its network is loaded when it first reads."""

    def __init__(self, vocab: Vocab, name: str = "newsledger_reader") -> None:
        """Make a reader that reads nothing until `from_disk` has given it its network."""
        self.vocab = vocab
        self.name = name
        self._folder: Path | None = None

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Reader:  # noqa: ARG002 -- spaCy's signature
        """Take the network of a folder."""
        self._folder = Path(path)
        self.__dict__.pop("_session", None)
        self._labels = msgspec.json.decode((self._folder / LABELS).read_bytes(), type=Labels)
        numbers = {
            p: i for i, p in enumerate((self._folder / PIECES).read_text(encoding="utf-8").split("\n"))
        }
        self._inputs = Inputs(numbers, self._labels.classes, self._labels.phrases)
        strings, morphology = self.vocab.strings, self.vocab.morphology
        pairs = [label.split("|", 1) for label in self._labels.morphs]
        self._tags = np.array([strings.add(tag) for tag in self._labels.tags], dtype=np.uint64)
        self._pos = np.array([strings.add(pos) for pos, _ in pairs], dtype=np.uint64)
        self._morphs = np.array([morphology.add(feats) for _, feats in pairs], dtype=np.uint64)
        self._deps = np.array([strings.add(dep) for dep in self._labels.relations], dtype=np.uint64)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 -- spaCy's signature
        """Copy the network to a folder."""
        if self._folder is None:
            return
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in (NETWORK, LABELS, PIECES):
            (Path(path) / name).write_bytes((self._folder / name).read_bytes())

    @cached_property
    def _session(self) -> Any:  # noqa: ANN401 -- onnxruntime is untyped
        import onnxruntime  # it takes 0.1 s, which only those who read should wait for

        if self._folder is None:
            raise ValueError("the reader has no network: load it from its folder")
        options = onnxruntime.SessionOptions()
        # One thread, so that many processes may read side by side.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(
            str(self._folder / NETWORK),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=_SLOW_FUSIONS,
        )

    def __call__(self, doc: Doc) -> Doc:
        """Give a document its tags, morphology, dependencies, sentences and names."""
        if not len(doc):
            return doc
        rows = self._inputs.rows(doc)
        spans = list(windows(doc, np.diff(rows.starts).tolist()))
        marks = _marks(doc)
        heads = np.arange(len(doc))
        chosen = np.zeros((len(doc), 3), dtype=np.int64)  # tag, morph, relation
        tags: list[str] = []
        for (start, end), scores in zip(spans, self._scores(rows, spans), strict=True):
            tags += self._name_tags(scores[0][: end - start], marks.space[start:end])
            self._structure(marks, start, end, scores, heads, chosen)
        self._write(doc, marks, heads, chosen)
        doc.set_ents(list(_entities(doc, tags)), default="outside")
        return doc

    def _scores(self, rows: Rows, spans: Sequence[tuple[int, int]]) -> Iterator[list[Floats]]:
        """Give every window's scores, in the order of the network's outputs.

        One window at a time: side by side they would have to be filled up to the longest, which takes more time than
        it saves, and the eight-bit scales of one would depend on the others.
        """
        for start, end in spans:
            pieces, firsts = self._inputs.joined(rows, start, end)
            yield self._session.run(None, {"pieces": pieces, "firsts": firsts})

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 0) -> Iterator[Doc]:  # noqa: ARG002 -- spaCy's signature
        """Read one document after the other."""
        return map(self, stream)

    def score(self, examples: Iterable[Example], **_: object) -> dict[str, Any]:
        """Score tags, dependencies, sentences and names as spaCy scores its own components."""
        examples = list(examples)
        scorers = (tagger_score, morphologizer_score, parser_score, get_ner_prf)
        return {key: value for scorer in scorers for key, value in scorer(examples).items()}

    def _name_tags(self, scores: Floats, space: Flags) -> list[str]:
        scores = scores.copy()
        scores[space, 1:] = -1e9
        return [self._labels.names[i] for i in best_tags(scores, self._labels.names)]

    def _structure(
        self, marks: _Marks, start: int, end: int, scores: Sequence[Floats], heads: Whole, chosen: Whole
    ) -> None:
        _, tags, morphs, starts, arcs, pairs, binding = scores
        size = end - start
        chosen[start:end, 0] = tags[:size].argmax(1)
        chosen[start:end, 1] = morphs[:size].argmax(1)
        governors = np.zeros(size, dtype=np.int64)
        for words in _sentences(marks, start, end, starts):
            places = np.array(words) - start
            columns = np.concatenate([_ROOT, places + 1])
            tree = np.array(best_tree(arcs[places[:, None], columns]))
            governors[places] = columns[tree]
            heads[words] = np.where(tree == 0, words, start + columns[tree] - 1)
        relations = pairs[:size].reshape(size, len(self._deps), -1) @ binding[governors, :, None]
        chosen[start:end, 2] = relations[:, :, 0].argmax(1)

    def _write(self, doc: Doc, marks: _Marks, heads: Whole, chosen: Whole) -> None:
        table: Any = np.zeros((len(doc), 5), dtype=np.uint64)
        table[:, 0] = self._tags[chosen[:, 0]]
        table[:, 1] = self._pos[chosen[:, 1]]
        table[:, 2] = self._morphs[chosen[:, 2]]
        root, blank = self.vocab.strings.add("ROOT"), self.vocab.strings.add("dep")
        table[:, 4] = np.where(heads == np.arange(len(doc)), root, self._deps[chosen[:, 2]])
        for i in marks.space.nonzero()[0].tolist():
            heads[i] = _neighbour(marks.space, i)
            table[i] = self.vocab.strings.add("_SP"), self.vocab.strings["SPACE"], 0, 0, blank
        table[:, 3] = (heads - np.arange(len(doc))).astype(np.uint64)
        doc.from_array([TAG, POS, MORPH, HEAD, DEP], table)


@dataclass(frozen=True)
class _Marks:
    """Which words of a document are white space, which of it are paragraph ends, and which starts are settled."""

    space: Flags
    breaks: Flags
    begins: Flags  # a sentence is to start here
    settled: Flags  # whether one starts here was said beforehand


def _marks(doc: Doc) -> _Marks:
    columns = doc.to_array([IS_SPACE, SENT_START])
    space, begins = columns[:, 0].astype(bool), columns[:, 1]
    breaks = space.copy()
    for i in space.nonzero()[0].tolist():
        breaks[i] = doc[i].text.count("\n") > 1
    return _Marks(space, breaks, begins == 1, begins != 0)


def _neighbour(space: Flags, i: int) -> int:
    """Give the word that white space hangs on: the one before it, or at the beginning the one after."""
    words = (~space).nonzero()[0]
    if not len(words):
        return 0
    return int(words[max(0, int(words.searchsorted(i)) - 1)])


def _sentences(marks: _Marks, start: int, end: int, starts: Floats) -> Iterator[list[int]]:
    """Give the words of every sentence of a window, without its white space."""
    opens = marks.begins[start:end] | ((starts[: end - start] > 0) & ~marks.settled[start:end])
    cuts = (marks.begins[start:end] | marks.breaks[start:end]) & marks.space[start:end]
    sentence: list[int] = []
    due = False
    rows = zip(range(start, end), marks.space[start:end].tolist(), opens.tolist(), cuts.tolist(), strict=True)
    for i, space, begins, cut in rows:
        if space:
            due = due or cut
            continue
        if sentence and (due or begins):
            yield sentence
            sentence = []
        due = False
        sentence.append(i)
    if sentence:
        yield sentence


def _entities(doc: Doc, tags: Sequence[str]) -> Iterator[Span]:
    start: int | None = None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and tag[0] != "I":
            yield Span(doc, start, i, label=tags[start][2:])
            start = None
        if tag[0] == "B":
            start = i


@Language.factory(
    "newsledger_reader", assigns=["token.tag", "token.pos", "token.dep", "doc.ents", "doc.sents"]
)
def make_reader(nlp: Language, name: str) -> Reader:
    """Make the component."""
    return Reader(nlp.vocab, name)
