"""Which quoted stretches are speech, and whose?

Invariant: a stretch is given at most once; what nobody is said to have said, and is short or a title, is no quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsledger.annotate.quotes.cues import Cue, Sentence, last_subject, main_subject, unknown_verb_after
from newsledger.annotate.quotes.marks import Stretch
from newsledger.annotate.quotes.nodes import FULL_STOPS, QUOTE
from newsledger.annotate.quotes.phrases import NOMINAL, Phrase, phrase_left
from newsledger.model import QuoteKind

LIGHT = 10
"""Nodes that may stand between a verb of saying and the quote it opens: "told reporters in Almaty that"."""
NEAR = 3
"""Nodes behind a quote within which the speaker of a verb that follows must begin."""
LEAST_PARTIAL = 3
"""Words of a quote inside a reporter's sentence, below which it is a name or a scare quote."""
SHORT_LEAD = 8
"""Nodes before a colon within which they are a name alone: "Maria Lopez, analyst:"."""
LONG_TITLE = 8
"""Words above which a capitalised quote is a headline somebody said, not a title."""
LEAST_ALONE = 5
"""Words of a quote without any word of saying, below which it is left alone."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quoted stretch, its kind, and the cue and speaker found for it."""

    stretch: int
    kind: QuoteKind
    cue: Cue | None
    speaker: Phrase | None


def _next_quote(s: Sentence, at: int, step: int) -> int:
    k = at + step
    while s.first <= k < s.after and s.nodes[k].pos != QUOTE:
        k += step
    return k


def _cue_after(s: Sentence, q: int, cues: Sequence[Cue]) -> Cue | None:
    """Find the cue that follows a quote: “…,” said X. “…,” X, who …, said."""
    end = _next_quote(s, q, 1)
    for cue in cues:
        if q < cue.first < end and "quote" in cue.saying.frames:
            if cue.inverted:
                return cue
            if cue.speaker and q < cue.speaker.first and _touches(s, q, cue.speaker.first):
                return cue
    return None


def _touches(s: Sentence, q: int, first: int) -> bool:
    """Say whether a speaker begins right behind a quote, or after what may be the start of a long name."""
    if first <= q + NEAR:
        return all(s.nodes[k].pos not in {"VERB", "AUX", "SCONJ"} for k in range(q + 1, first))
    return all(s.nodes[k].pos in NOMINAL | {"DET", "ADP", "CCONJ"} for k in range(q + 1, first))


def _cue_before(q: int, cues: Sequence[Cue]) -> Cue | None:
    """Find the cue that opens a quote: X said: “…”, X said that it was “…”."""
    before = [c for c in cues if c.after <= q and (c.speaker or not c.passive)]
    return before[-1] if before else None


def _opens(s: Sentence, q: int, cue: Cue | None) -> bool:
    """Say whether a cue opens a quote directly."""
    if cue is None:
        return False
    return cue.after == q or (s.nodes[q - 1].lower in {":", ",", "that"} and q - cue.after <= LIGHT)


def _choose(s: Sentence, q: int, cues: Sequence[Cue]) -> Cue | None:
    """Choose between the cue before a quote and the one behind it: the one that touches it, or else the one behind.

    A verb that takes no quote ("promote “access to seaports”, the ministry said") is heard only where no other is.
    """
    quoting = [c for c in cues if "quote" in c.saying.frames or "np-quote" in c.saying.frames]
    return _chosen(s, q, quoting) or _chosen(s, q, cues)


def _chosen(s: Sentence, q: int, cues: Sequence[Cue]) -> Cue | None:
    before, after = _cue_before(q, cues), _cue_after(s, q, cues)
    if before is not None and _opens(s, q, before):
        lead = s.nodes[q - 1].lower
        if lead == "that" or (q - before.after <= 1 and (lead in {":", ","} or after is None)):
            return before
    return after or before or _cue_behind(s, q, cues)


def _cue_behind(s: Sentence, q: int, cues: Sequence[Cue]) -> Cue | None:
    """Find the cue behind all of a sentence's quotes: to “…” and “…,” reported X."""
    last = _next_quote(s, s.after, -1)
    behind = [c for c in cues if c.first > last >= q and "quote" in c.saying.frames and c.speaker]
    return next((c for c in behind if (c.inverted and last > q) or _closes(s, c)), None)


def _closes(s: Sentence, cue: Cue) -> bool:
    """Say whether a speaker and his verb, behind a comma, end a sentence: “…,” a fine day, X said."""
    if cue.speaker is None or cue.inverted or s.nodes[cue.speaker.first - 1].lower != ",":
        return False
    return cue.after >= s.after or s.nodes[cue.after].lower in FULL_STOPS


def _speaker_before_colon(s: Sentence, q: int) -> Phrase | None:
    """Find who speaks where a quote follows a colon without a verb of saying: "Maria: “…”", "X was blunt: “…”"."""
    if q - 1 <= s.first or s.nodes[q - 1].lower != ":":
        return None
    named = phrase_left(s.nodes, q - 2, s.first) if q - s.first < SHORT_LEAD else None
    return named or last_subject(s, q)


def _person_before(s: Sentence, q: int) -> Phrase | None:
    """Find the subject before a quote that no word of saying goes with, if it is a person's name or pronoun."""
    subject = last_subject(s, q)
    if subject is None:
        return None
    head = s.nodes[subject.head]
    return subject if head.pos == "PROPN" or head.lower in {"he", "she", "they"} else None


def _is_title(words: Sequence[str]) -> bool:
    """Say whether words are capitalised like the title of a work."""
    long = [w for w in words if len(w) > 3]
    return bool(long) and len(words) > 1 and all(w[:1].isupper() or not w[:1].isalpha() for w in long)


def _is_work(s: Sentence, q: int) -> bool:
    """Say whether an author or a year follows, as they do a work: “Snow,” by Aliya Bekova; “Snow” (2015)."""
    k = q + 1
    if k < s.after and s.nodes[k].lower == ",":
        k += 1
    if k + 1 >= s.after:
        return False
    node, following = s.nodes[k], s.nodes[k + 1]
    year = len(following.lower) == 4 and following.lower.isdecimal()
    return (node.lower == "by" and following.pos in {"PROPN", "DET"}) or (node.lower == "(" and year)


def _is_partial(s: Sentence, q: int, cue: Cue, words: Sequence[str]) -> bool:
    """Say whether words inside a reporter's sentence are somebody's, not a scare quote or a title."""
    lead = s.nodes[q - 1].lower if q > s.first else ""
    if len(words) < LONG_TITLE and _is_title(words) and lead not in {":", ","}:
        return False
    if len(words) >= LEAST_PARTIAL:
        return True
    named = "np-quote" in cue.saying.frames and 1 < q - cue.after <= LIGHT  # "called the fine “an honour”"
    opened = cue.after <= q and (named or _opens(s, q, cue))
    return len(words) > 1 and cue.speaker is not None and opened


def _stands_alone(s: Sentence) -> bool:
    """Say whether a sentence holds quotes and little else."""
    return all(n.pos in {QUOTE, "PUNCT", "CCONJ", "SYM"} for n in s.nodes[s.first : s.after])


class Attribution:
    """Walks the sentences of an article and says of each quoted stretch whose speech it is."""

    def __init__(self, text: str, stretches: Sequence[Stretch]) -> None:
        self.text, self.stretches = text, stretches
        self.paragraph = -1
        self.here: Phrase | None = None
        """Who spoke last in this paragraph."""
        self.before: Phrase | None = None
        """Whom the paragraph before leaves as the speaker."""
        self.last: Phrase | Sentence | None = None
        """Who spoke last in this paragraph, or the sentence behind that whose subject may speak next."""
        self.found: list[Spoken] = []
        self.waiting: list[int] = []

    def read(self, s: Sentence, cues: Sequence[Cue]) -> None:
        """Take in the next sentence."""
        if s.paragraph != self.paragraph:
            self._end_paragraph()
            last = main_subject(self.last) if isinstance(self.last, Sentence) else self.last
            self.paragraph, self.before = s.paragraph, last or self.before
            self.last = self.here = None
        quotes = [i for i, node in enumerate(s.nodes[s.first : s.after], s.first) if node.pos == QUOTE]
        alone = bool(quotes) and _stands_alone(s)
        for q in quotes:
            self._attribute(s, q, cues, alone=alone)
        speakers = [c.speaker for c in cues if c.speaker]
        if speakers:
            self.last = speakers[-1]
        elif not quotes:
            self.last = s

    def finish(self) -> list[Spoken]:
        """Give what was found, in order."""
        self._end_paragraph()
        return self.found

    def _end_paragraph(self) -> None:
        """Give quotes at the head of a paragraph the speaker who comes after them."""
        for at in self.waiting:
            spoken = self.found[at]
            self.found[at] = Spoken(spoken.stretch, spoken.kind, None, self.here or spoken.speaker)
        self.waiting = []

    def _attribute(self, s: Sentence, q: int, cues: Sequence[Cue], *, alone: bool) -> None:
        stretch = s.nodes[q].stretch
        words = self.stretches[stretch].inner(self.text).split()
        cue = _choose(s, q, cues)
        if cue is None and self.stretches[stretch].inner(self.text).endswith((",", "?", "!")):
            cue = unknown_verb_after(s, q)
        kind: QuoteKind = "direct" if self._is_whole(s, q, alone=alone) else "partial"
        if cue is None:
            self._attribute_without_cue(s, q, kind, words, alone=alone)
        elif kind == "direct" or _is_partial(s, q, cue, words):
            self._add(Spoken(stretch, kind, cue, cue.speaker or self.here))

    def _attribute_without_cue(
        self, s: Sentence, q: int, kind: QuoteKind, words: Sequence[str], *, alone: bool
    ) -> None:
        stretch = s.nodes[q].stretch
        named = _speaker_before_colon(s, q)
        if _is_work(s, q):
            return
        if named:
            self._add(Spoken(stretch, "direct", None, named))
        elif alone and len(words) >= LEAST_PARTIAL:
            if self.here is None:
                self.waiting.append(len(self.found))
            self.found.append(Spoken(stretch, kind, None, self.here or self.before))
        elif len(words) >= LEAST_ALONE and not _is_title(words):
            goes_on = self.here if q == s.first else None
            self.found.append(Spoken(stretch, kind, None, goes_on or _person_before(s, q)))

    def _add(self, spoken: Spoken) -> None:
        self.found.append(spoken)
        if spoken.speaker:
            self.here = self.last = spoken.speaker

    def _is_whole(self, s: Sentence, q: int, *, alone: bool) -> bool:
        """Say whether a quote is a whole utterance, not words inside a sentence of the reporter's."""
        stretch = self.stretches[s.nodes[q].stretch]
        inner = stretch.inner(self.text)
        starts = inner.lstrip("….[( ")[:1].isupper() or inner[:1] in "…."
        first = q == s.first or s.nodes[q - 1].lower in {":", ",", "—", "–", "but", "and"}
        behind = s.nodes[q + 1].lower if q + 1 < s.after else ""
        ends = inner.endswith((",", ".", "!", "?", "…", "—")) or not stretch.closed or behind == ","
        return alone or (first and (starts or s.nodes[max(s.first, q - 1)].lower == ",") and ends)
