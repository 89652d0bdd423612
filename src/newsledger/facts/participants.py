"""Who did it, to or with whom, where, when and for how much?

Invariant: every id is an entity of the article, found at words of the trigger's own sentence; where the words name
nobody, nobody is made up. The parse is asked first; where it has no answer, the order of the words is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from newsledger.annotate.annotated import Annotated
from newsledger.facts.vocabulary import Sentence, Trigger, clause_end, clause_start, function_words
from newsledger.model import Amount, Entity, Time


@dataclass(frozen=True)
class Named:
    """An entity at some words of the sentence."""

    start: int
    end: int
    entity: Entity


def named_between(annotated: Annotated, start: int, end: int) -> tuple[Named, ...]:
    """Give the entities named or meant by words that reach into a stretch of the text, in order."""
    spots = [(m.start, m.end, m.entity) for m in annotated.mentions if m.entity]
    spots += [(r.start, r.end, r.entity) for r in annotated.references]
    return tuple(
        Named(s, t, annotated.by_id[e])
        for s, t, e in sorted(spots)
        if s < end and start < t and e in annotated.by_id
    )


def _has_parse(doc: Doc) -> bool:
    return doc.has_annotation("DEP")


def _conjuncts(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ == "conj":
            yield from _conjuncts(child)


_RANK = {"PERSON": 0, "ORG": 1, "NORP": 2, "PLACE": 3}


def _choose(found: Sequence[Named]) -> list[str]:
    """Choose whom an unnamed head belongs to: "officials from Ruritania's Ministry of Health" is the ministry."""
    ranked = sorted(found, key=lambda n: (_RANK.get(n.entity.type, 4), n.start))
    return [ranked[0].entity.id] if ranked else []


def _phrase_span(head: Token) -> tuple[int, int]:
    tokens = [t for t in head.subtree if not _is_outside_conjunct(t, head)]
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _is_outside_conjunct(token: Token, head: Token) -> bool:
    while token != head:
        if token.dep_ in {"conj", "acl:relcl", "advcl", "parataxis", "acl"} and token.head == head:
            return True
        if token.head == token:
            return True
        token = token.head
    return False


def _governed(annotated: Annotated, named: Named, start: int) -> bool:
    """Say whether a name only qualifies another word: "Latvia's", "of Latvia"."""
    if _is_possessor(annotated.article.text, named.end):
        return True
    span = (
        annotated.doc.char_span(start, named.start, alignment_mode="contract")
        if named.start > start
        else None
    )
    for token in reversed(list(span or ())):
        if token.pos_ == "ADP" and token.lower_ not in {"'s", "’s"}:
            return True
        if token.pos_ not in {"DET", "ADJ", "PROPN", "NOUN", "PART", "NUM"} or token.is_punct:
            return False
    return False


def _one_of(annotated: Annotated, part: Token, *, owners: bool = True) -> list[str]:
    """Give the entity that one noun phrase names."""
    start, end = _phrase_span(part)
    found = named_between(annotated, start, end)
    free = [n for n in found if not _governed(annotated, n, start)]
    at_head = [n for n in free if n.start <= part.idx < n.end]
    people = [n for n in free if n.entity.type == "PERSON"]
    for group in (people, at_head, [n for n in free if n.entity.type == "ORG"]):
        if group:
            return [group[0].entity.id]
    owning = [n for n in found if not _placed(annotated.doc, n)] if owners else []
    return _choose(free or owning)


def _entities_of(annotated: Annotated, head: Token) -> list[str]:
    """Give the entities that a noun phrase and its conjuncts name."""
    ids = _one_of(annotated, head)
    for part in _conjuncts(head):
        if part != head and (not ids or any(child.dep_ == "cc" for child in part.children)):
            ids += _one_of(annotated, part)
        elif part != head:
            # Without a conjunction it may be an apposition: only a name of its own counts.
            ids += _one_of(annotated, part, owners=False)
    return list(dict.fromkeys(ids))


def _subject_of(verb: Token) -> tuple[Token | None, bool]:
    """Find a verb's subject, its own or the one it shares; say whether it is a passive's."""
    seen = 0
    while seen < 6:
        subjects = [child for child in verb.children if child.dep_.startswith("nsubj")]
        if subjects:
            # A name of two words may have been given two subjects: the nearer one heads it.
            nearest = min(subjects, key=lambda child: abs(child.i - verb.i))
            return nearest, nearest.dep_ == "nsubj:pass"
        if verb.dep_ not in {"conj", "xcomp", "advcl", "acl", "ccomp"} or verb.head == verb:
            return None, False
        if verb.dep_ == "acl":
            return (verb.head, True) if verb.tag_ == "VBN" else (verb.head, False)
        verb, seen = verb.head, seen + 1
    return None, False


@dataclass(frozen=True)
class Parties:
    """Who is on which side of a trigger."""

    agents: tuple[str, ...]
    patients: tuple[str, ...]
    companions: tuple[str, ...]
    """Named after "with"."""


def _case_of(token: Token) -> str:
    """Give a noun's preposition, its own or that of the title before it: "with president Ahn"."""
    own = [c.lower_ for c in token.children if c.dep_ == "case"]
    if not own:
        titles = (c for c in token.children if c.dep_ in {"nmod:desc", "compound", "amod"} and c.i < token.i)
        own = [c.lower_ for title in titles for c in title.children if c.dep_ == "case"]
    return " ".join(own)


def _obliques(verb: Token) -> Iterator[tuple[str, Token]]:
    for child in verb.children:
        if child.dep_.startswith(("obl", "nmod")):
            yield _case_of(child), child
        elif child.dep_ in {"obj", "xcomp"}:
            yield from ((_case_of(c), c) for c in child.children if c.dep_.startswith(("nmod", "obl")))


WITH = frozenset({"with", "alongside", "together with"})
TOWARDS = frozenset(
    {"to", "against", "on", "for", "from", "towards", "toward", "upon", "into", "at", "between", "of", "over"}
)


def _by_parse(annotated: Annotated, verb: Token) -> Parties:
    subject, passive = _subject_of(verb)
    agents: list[str] = []
    patients: list[str] = []
    companions: list[str] = []
    if subject is not None:
        (patients if passive else agents).extend(_entities_of(annotated, subject))
    for child in verb.children:
        if child.dep_ in {"obj", "iobj"}:
            patients += _entities_of(annotated, child)
    for case, noun in _obliques(verb):
        if case == "by" and passive:
            agents += _entities_of(annotated, noun)
        elif case in WITH:
            companions += _entities_of(annotated, noun)
        elif case in TOWARDS and noun.pos_ in {"NOUN", "PROPN", "PRON"}:
            patients += _entities_of(annotated, noun)
    return Parties(*(tuple(dict.fromkeys(ids)) for ids in (agents, patients, companions)))


def _by_order(annotated: Annotated, sentence: Sentence, trigger: Trigger) -> Parties:
    words = sentence.words
    low = words[clause_start(words, trigger.first)].token.idx
    first = words[trigger.first].token.idx
    last = words[trigger.last].token
    high_word = words[clause_end(words, trigger.last + 1) - 1].token
    before = named_between(annotated, low, first)
    after = named_between(annotated, last.idx + len(last), high_word.idx + len(high_word))
    left = [n.entity.id for n in before if not _placed(annotated.doc, n)]
    right = [n.entity.id for n in after if not _placed(annotated.doc, n)]
    if sentence.is_passive(trigger.first):
        left, right = right[:1], left[-1:]
    return Parties(tuple(dict.fromkeys(left[-2:])), tuple(dict.fromkeys(right[:2])), ())


def find_parties(annotated: Annotated, sentence: Sentence, trigger: Trigger) -> Parties:
    """Find who is on which side of a trigger."""
    verb = sentence.words[trigger.first].token
    if not _has_parse(annotated.doc):
        return _by_order(annotated, sentence, trigger)
    parsed = _by_parse(annotated, verb)
    if (
        parsed.agents
        or trigger.nominal
        or sentence.is_passive(trigger.first)
        or _subject_of(verb)[0] is not None
    ):
        return parsed
    return replace(parsed, agents=_opening(annotated, sentence, trigger, parsed.patients))


def _opening(
    annotated: Annotated, sentence: Sentence, trigger: Trigger, others: tuple[str, ...]
) -> tuple[str, ...]:
    """Give the name that opens the sentence, where the parse found no subject at all."""
    start, end = sentence.words[0].token.idx, sentence.words[trigger.first].token.idx
    for named in named_between(annotated, start, end):
        if (
            named.start <= start + 4
            and not _governed(annotated, named, start)
            and named.entity.id not in others
        ):
            return (named.entity.id,)
    return ()


def _preposition(sentence: Sequence[Token], start: int) -> str | None:
    """Give the preposition that governs a name, over articles, adjectives and possessors."""
    before = [t for t in sentence if t.idx + len(t) <= start]
    for token in reversed(before[-6:]):
        if token.lower_ in function_words("place") or token.pos_ == "ADP":
            return token.lower_
        if token.pos_ not in {"DET", "ADJ", "PROPN", "NOUN", "PART", "NUM", ""} and token.lower_ != "'s":
            return None
    return None


def _placed(doc: Doc, named: Named) -> bool:
    """Say whether a place is named as a place: "in Bishkek", not "Bishkek said"."""
    if named.entity.type != "PLACE":
        return False
    span = doc.char_span(named.start, named.end, alignment_mode="expand")
    return span is not None and _preposition(list(span.sent), named.start) in function_words("place")


def _is_possessor(text: str, end: int) -> bool:
    return text[end : end + 2] in {"'s", "’s"} or text[end : end + 2] in {"' ", "’ "}


def _visited(tokens: Sequence[Token], start: int) -> bool:
    """Say whether a name is where a visit or trip goes: "a visit to Almaty"."""
    before = [t.lower_ for t in tokens if t.idx + len(t) <= start][-3:]
    return len(before) > 1 and before[-1] == "to" and before[-2] in {"visit", "trip", "journey"}


def find_place(
    annotated: Annotated, sentence: Sentence, trigger: Trigger, *, visit: bool = False
) -> str | None:
    """Find where it happened: a place after "in" or "at", the nearest after the trigger; else where a visit goes."""
    tokens = [word.token for word in sentence.words]
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    anchor = sentence.words[trigger.last].token.idx
    ranked: list[tuple[int, int, int, str]] = []
    for named in named_between(annotated, start, end):
        if named.entity.type != "PLACE" or _is_possessor(annotated.article.text, named.end):
            continue
        behind = int(named.start < anchor)
        if _preposition(tokens, named.start) in function_words("place"):
            ranked.append((0, behind, abs(named.start - anchor), named.entity.id))
        elif visit and _visited(tokens, named.start):
            ranked.append((1, behind, abs(named.start - anchor), named.entity.id))
    return min(ranked)[3] if ranked else None


def find_when(annotated: Annotated, sentence: Sentence, trigger: Trigger) -> Time | None:
    """Find when it happened: the date or time of the sentence that stands nearest to the trigger."""
    tokens = [word.token for word in sentence.words]
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    anchor = tokens[trigger.last].idx
    inside = [t for t in annotated.times if start <= t.start and t.end <= end and t.type in {"date", "time"}]
    return min(inside, key=lambda t: (abs(t.start - anchor), t.start), default=None)


def find_amounts_of(annotated: Annotated, sentence: Sentence, *, money: bool) -> tuple[Amount, ...]:
    """Give the sentence's money, or all its figures."""
    tokens = [word.token for word in sentence.words]
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    inside = (a for a in annotated.amounts if start <= a.start and a.end <= end)
    return tuple(a for a in inside if a.currency is not None or not money)
