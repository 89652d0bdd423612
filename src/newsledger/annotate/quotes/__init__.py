"""Who is quoted, with which words, and what are they said to have said?

Direct quotes are whole utterances between quotation marks, partial ones quoted words inside a reporter's sentence,
indirect ones what a clause reports. Invariant: spans of direct and partial quotes take in their marks and lie within
the article's text; scare quotes and titles of works are no quotes; a speaker who cannot be told is None.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from newsledger.annotate.quotes.attitudes import find_attitudes
from newsledger.annotate.quotes.cues import Cue, Sentence, find_cues, subjects_of
from newsledger.annotate.quotes.direct import Attribution, Spoken
from newsledger.annotate.quotes.indirect import Content, find_contents, find_headline_source, find_label
from newsledger.annotate.quotes.marks import FLAT, LINE_BREAK, Stretch, find_stretches, paragraphs
from newsledger.annotate.quotes.nodes import Node, cut_sentences, make_nodes
from newsledger.annotate.quotes.speakers import Resolved, Speakers
from newsledger.model import Article, Cited, Quote
from newsledger.registry import Example, component


def _cited(text: str, nodes: Sequence[Node], cue: Cue | None) -> Cited | None:
    if cue is None:
        return None
    return Cited.of(text, nodes[cue.first].start, nodes[cue.after - 1].end)


def _quote(text: str, nodes: Sequence[Node], stretch: Stretch, spoken: Spoken, speakers: Speakers) -> Quote:
    # Archives write '' for a mark they lost; direct and partial promise true marks around the words.
    kind = "indirect" if stretch.mark == FLAT else spoken.kind
    speaker = speakers.of(spoken.speaker) if spoken.speaker else None
    words = text[stretch.start : stretch.end]
    return Quote(stretch.start, stretch.end, words, kind, speaker, _cited(text, nodes, spoken.cue))


def _indirect(text: str, nodes: Sequence[Node], content: Content, speakers: Speakers) -> Quote:
    start, end = nodes[content.first].start, nodes[content.after - 1].end
    speaker = speakers.of(content.cue.speaker) if content.cue.speaker else None
    return Quote(start, end, text[start:end], "indirect", speaker, _cited(text, nodes, content.cue))


def _every(cues: Sequence[Cue], held: Iterable[Cue]) -> list[Cue]:
    """Put verbs, nouns and adjectives in order; "is convinced" is no passive, and a claim made is no verb."""
    found = {c.first: c for c in cues}
    for cue in held:
        if cue.first not in found or found[cue.first].passive:
            found[cue.first] = cue
    return [found[first] for first in sorted(found)]


def _labelled(
    text: str, nodes: Sequence[Node], sentences: Sequence[Sentence], speakers: Speakers
) -> Iterator[Quote]:
    """Find the paragraphs that a name and a colon make somebody's words, without quotation marks."""
    paragraph = -1
    ends = {s.paragraph: s.after for s in sentences}
    for s in sentences:
        label = find_label(s) if s.paragraph != paragraph else None
        label = label if label and speakers.is_label(label) else None
        if label is None and s is sentences[0] and s.after == ends[s.paragraph]:
            source = find_headline_source(s)
            label = source if source and speakers.is_source(source) else None
        paragraph = s.paragraph
        if label:
            start, end = nodes[label.after + 1].start, nodes[ends[paragraph] - 1].end
            colon = Cited.of(text, nodes[label.after].start, nodes[label.after].end)
            yield Quote(start, end, text[start:end], "indirect", speakers.of(label), colon)


def _outside(contents: Sequence[Quote], labelled: Sequence[Quote]) -> list[Quote]:
    """Leave out what is said within a paragraph that is somebody's from end to end."""
    starts = [q.start for q in labelled]
    behind = ((bisect_right(starts, content.start), content) for content in contents)
    return [content for at, content in behind if not at or labelled[at - 1].end <= content.start]


def _apart(quoted: Sequence[Quote], told: Sequence[Quote]) -> Iterator[Quote]:
    """Leave out words in archives' marks that stand within what is told anyway."""
    starts = [q.start for q in told]
    for quote in quoted:
        at = bisect_right(starts, quote.start) - 1
        if quote.kind != "indirect" or at < 0 or not told[at].covers(quote):
            yield quote


def _joined(text: str, quoted: Iterable[Quote]) -> Iterator[Quote]:
    """Join what archives' marks part: ''A,'' she said. ''B'' is one thing she said."""
    last: Quote | None = None
    for quote in quoted:
        if (
            last is not None
            and last.kind == quote.kind == "indirect"
            and quote.cue in {None, last.cue}
            and last.speaker == quote.speaker
            and quote.start - last.end < quote.end - last.start - (quote.start - last.end)
            and not LINE_BREAK.search(text, last.end, quote.start)
        ):
            last = Quote(
                last.start, quote.end, text[last.start : quote.end], "indirect", last.speaker, last.cue
            )
            continue
        if last is not None:
            yield last
        last = quote
    if last is not None:
        yield last


def _beside(contents: Sequence[Quote], quoted: Sequence[Quote]) -> Iterator[Quote]:
    """Leave out contents that say little more than a quote within them does."""
    starts = [q.start for q in quoted]
    for content in contents:
        within = quoted[bisect_left(starts, content.start) : bisect_left(starts, content.end)]
        longest = max((q.end - q.start for q in within if content.covers(q)), default=0)
        if 2 * longest < content.end - content.start:
            yield content


@component(
    "annotation",
    name="quotes",
    examples=(
        Example(
            "“The road will open in spring,” said Aliya Bekova, head of the district.",
            expects=("direct Aliya Bekova: The road will",),
        ),
        Example(
            "Aliya Bekova, Deputy Director of the Institute of Mountain Roads (IMR) announced: “Snow has gone.”",
            expects=("direct Aliya Bekova: Snow has gone.",),
        ),
        Example(
            "The pass would “cut the way to the sea by half,” reported the Uzbek Transport Ministry.",
            expects=("partial Uzbek Transport Ministry: cut the way",),
        ),
        Example(
            "The minister said that the tunnel was safe.",
            expects=("indirect The minister: that the tunnel",),
        ),
    ),
    silent=("The so-called “water towers” feed two rivers.", "The bank keeps its “BBB” rating."),
)
def find_quotes(article: Article, doc: Doc, resolved: Resolved) -> tuple[Quote, ...]:
    """Find the direct, partial and indirect speech of an article, in order."""
    text = article.text
    cuts = tuple(paragraphs(text, ((b.start, b.end) for b in article.blocks)))
    stretches = find_stretches(text, cuts)
    nodes = make_nodes(text, doc, stretches)
    subjects = subjects_of(nodes)
    speakers = Speakers(text, nodes, resolved)
    attribution = Attribution(text, stretches)
    contents: list[Quote] = []
    sentences = [Sentence(nodes, subjects, *cut) for cut in cut_sentences(text, nodes, stretches, cuts)]
    for sentence in sentences:
        cues = find_cues(sentence)
        if stretches:
            attribution.read(sentence, cues)
        every = _every(cues, find_attitudes(sentence))
        contents += (_indirect(text, nodes, c, speakers) for c in find_contents(sentence, every))
    quoted = [_quote(text, nodes, stretches[s.stretch], s, speakers) for s in attribution.finish()]
    labelled = tuple(_labelled(text, nodes, sentences, speakers))
    told = _outside(contents, labelled)
    beside = tuple(_beside(told, quoted))
    found = [*beside, *_joined(text, _apart(quoted, beside)), *labelled]
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))
