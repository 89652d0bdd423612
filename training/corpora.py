r"""Which documents is the pipeline trained on, and in what shape?

Whole articles are what it will read: a title, a blank line, paragraphs. So sentences are joined as they stood in
their source, some of them by "\n\n" tokens, some turned into headlines. Invariant: the same seed gives the same
bytes.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Doc, DocBin, Span

from training.augment import curled, shouted, titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.vocab import Vocab

    from training.names import Named
    from training.treebank import Sentence

BREAK = "\n\n"
Row = tuple[str, str, str, str, int, str]  # lemma, pos, tag, morph, head, dep


@dataclass(frozen=True)
class Mix:
    """How often sentences are changed and how they are joined; zeros give the plain corpus."""

    most_sentences: int = 6
    most_words: int = 140
    title: float = 0.07
    capitals: float = 0.03
    curl: float = 0.4
    extra_break: float = 0.15
    wrapped: float = 0.05


PLAIN = Mix(most_sentences=1, title=0.0, capitals=0.0, curl=0.0, extra_break=0.0, wrapped=0.0)


def parsed_docs(sentences: Iterable[Sentence], vocab: Vocab, mix: Mix, rng: random.Random) -> Iterator[Doc]:
    """Documents with tags, morphology, lemmas and dependencies."""
    for group in _grouped(list(sentences), mix, rng):
        yield _parsed_doc(group, vocab, mix, rng)


def _grouped(sentences: list[Sentence], mix: Mix, rng: random.Random) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    want, words = rng.randint(1, mix.most_sentences), 0
    for sentence in sentences:
        full = len(group) >= want or words + len(sentence.words) > mix.most_words
        if group and (full or sentence.new_document):
            yield group
            group, words, want = [], 0, rng.randint(1, mix.most_sentences)
        group.append(sentence)
        words += len(sentence.words)
    if group:
        yield group


def _headline(sentence: Sentence, mix: Mix, rng: random.Random) -> tuple[list[str], bool]:
    """The sentence's words, perhaps as a headline, and whether they became one."""
    roll = rng.random()
    if roll < mix.title and len(sentence.words) <= 20:
        return titled(sentence.words, every=rng.random() < 0.2), True
    if roll < mix.title + mix.capitals and len(sentence.words) <= 30:
        return shouted(sentence.words), True
    return list(sentence.words), False


def _droppable_stop(sentence: Sentence) -> bool:
    last = len(sentence.words) - 1
    return (
        last > 0
        and sentence.words[last] == "."
        and sentence.heads[last] != last
        and last not in sentence.heads
    )


def _parsed_doc(group: list[Sentence], vocab: Vocab, mix: Mix, rng: random.Random) -> Doc:
    curl = rng.random() < mix.curl
    words: list[str] = []
    spaces: list[bool] = []
    rows: list[Row] = []
    was_headline = False
    for sentence in group:
        text, headline = _headline(sentence, mix, rng)
        cut = was_headline or headline or rng.random() < mix.extra_break
        if rows and (sentence.new_paragraph or cut):
            spaces[-1] = False
            words.append(BREAK)
            spaces.append(False)
            rows.append((BREAK, "SPACE", "_SP", "", len(rows) - 1, "dep"))
        elif rows:
            spaces[-1] = True
        size = len(text) - (1 if headline and _droppable_stop(sentence) else 0)
        base = len(rows)
        words += curled(text, sentence.spaces)[:size] if curl else text[:size]
        spaces += sentence.spaces[:size]
        rows += [
            (sentence.lemmas[i], sentence.pos[i], sentence.tags[i], sentence.morphs[i], base + sentence.heads[i],
             sentence.deps[i])
            for i in range(size)
        ]  # fmt: skip
        was_headline = headline
    spaces[-1] = False
    if rng.random() < mix.wrapped:
        words, spaces, rows = _wrapped(words, spaces, rows, rng)
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        lemmas=[r[0] for r in rows],
        pos=[r[1] for r in rows],
        tags=[r[2] for r in rows],
        morphs=[r[3] for r in rows],
        heads=[r[4] for r in rows],
        deps=[r[5] for r in rows],
    )


def _wrapped(
    words: list[str], spaces: list[bool], rows: list[Row], rng: random.Random
) -> tuple[list[str], list[bool], list[Row]]:
    """The document with some of its spaces doubled or turned into line ends, each hanging on the word before."""
    double = rng.random() < 0.4
    line = rng.randint(6, 14)
    cuts = [
        i
        for i, space in enumerate(spaces)
        if space and (rng.random() < 0.1 if double else i % line == line - 1)
    ]
    place = [i + sum(cut < i for cut in cuts) for i in range(len(words))]
    new_words: list[str] = []
    new_spaces: list[bool] = []
    new_rows: list[Row] = []
    for i, (lemma, pos, tag, morph, head, dep) in enumerate(rows):
        cut = i in cuts
        new_words.append(words[i])
        new_spaces.append(spaces[i] and (double or not cut))
        new_rows.append((lemma, pos, tag, morph, place[head], dep))
        if cut:
            blank = " " if double else "\n"
            new_words.append(blank)
            new_spaces.append(False)
            new_rows.append((blank, "SPACE", "_SP", "", len(new_rows) - 1, "dep"))
    return new_words, new_spaces, new_rows


def named_docs(items: Iterable[Named], vocab: Vocab, mix: Mix, rng: random.Random) -> Iterator[Doc]:
    """Documents with names; where the source is silent about a span, it is marked as missing."""
    group: list[Named] = []
    want = rng.randint(1, mix.most_sentences)
    for item in items:
        if group and (len(group) >= want or item.source != group[-1].source):
            yield _named_doc(group, vocab, mix, rng)
            group, want = [], rng.randint(1, mix.most_sentences)
        group.append(item)
    if group:
        yield _named_doc(group, vocab, mix, rng)


def _named_doc(group: list[Named], vocab: Vocab, mix: Mix, rng: random.Random) -> Doc:
    curl = rng.random() < mix.curl
    words: list[str] = []
    spaces: list[bool] = []
    ents: list[tuple[int, int, str]] = []
    missing: list[tuple[int, int]] = []
    was_headline = False
    for item in group:
        roll = rng.random()
        headline = item.headline or (roll < mix.title + mix.capitals and len(item.words) <= 20)
        text = list(item.words)
        if roll < mix.title and headline:
            text = titled(text, every=rng.random() < 0.2)
        elif roll < mix.title + mix.capitals and headline:
            text = shouted(text)
        if words:
            if headline or was_headline or rng.random() < mix.extra_break:
                spaces[-1] = False
                words.append(BREAK)
                spaces.append(False)
            else:
                spaces[-1] = True
        size = len(text)
        if headline and text[-1] == "." and not any(end == size for _, end, _ in item.ents):
            size -= 1
        base = len(words)
        words += curled(text, item.spaces)[:size] if curl else text[:size]
        spaces += item.spaces[:size]
        ents += [(base + s, base + e, label) for s, e, label in item.ents]
        missing += [(base + s, base + e) for s, e in item.missing if e <= size]
        was_headline = headline
    spaces[-1] = False
    doc = Doc(vocab, words=words, spaces=spaces)
    doc.set_ents(
        [Span(doc, s, e, label=label) for s, e, label in ents],
        missing=[Span(doc, s, e) for s, e in missing],
        default="outside",
    )
    return doc


def write(docs: Iterable[Doc], path: Path) -> int:
    """Store the documents; the number of their tokens."""
    store = DocBin(store_user_data=False)
    tokens = 0
    for doc in docs:
        store.add(doc)
        tokens += len(doc)
    path.parent.mkdir(parents=True, exist_ok=True)
    store.to_disk(path)
    return tokens
