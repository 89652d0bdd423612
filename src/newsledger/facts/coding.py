"""Which happenings does each sentence of an article report, before they are sorted into kinds?

The general PLOVER coder behind every kind of fact: triggers of the vocabulary, the status read from what governs
them, and the entities, place, date and figures around them. Invariant: an event's span is its sentence, its trigger
lies inside, and whatever is refused is coded as a refusal or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import msgspec
from msgspec.structs import replace
from spacy.tokens import Doc, Span, Token

from newsledger.annotate.annotated import Annotated
from newsledger.facts.circumstances import find_amounts_of, find_place, find_when, quotes_around
from newsledger.facts.contexts import contexts_of
from newsledger.facts.modality import Modality, read_modality, status_of
from newsledger.facts.named import Names
from newsledger.facts.participants import Parties, find_parties
from newsledger.facts.sentence import FINITE, Sentence
from newsledger.facts.triggers import Trigger, find_triggers
from newsledger.knowledge.places import place_named
from newsledger.knowledge.plover import PLOVER, Quad, is_mode_of, quad_of
from newsledger.model import Cited, Event, EventType, Status, Time

COUNTED = 0.5
"""An event below this confidence is not made: the record says that at 0.5 and above an event counts."""


NAMELESS = frozenset({"COERCE", "ASSAULT", "PROTEST"})
"""Types that are worth keeping though the text names nobody: an arrest, a bombing, a strike."""


class Clause(msgspec.Struct, frozen=True, gc=False):
    """A trigger in its sentence, with what governs it."""

    sentence: Sentence
    trigger: Trigger
    modality: Modality
    status: Status
    level: int
    """0 in a main clause, 1 and more below a relative or adverbial one."""
    covered: bool
    """Another trigger governs this one: it says what was agreed, demanded, refused."""


ABOUT_MONEY = frozenset({"AID", "AGREE", "COOPERATE", "SUPPORT", "CONCEDE", "REQUEST", "REJECT", "THREATEN"})
"""Types whose figures are sums; with the others, counts of people belong too."""
BELOW = frozenset({"acl:relcl", "advcl", "acl", "csubj", "nmod", "nmod:poss", "obl", "compound", "amod"})
"""Relations that put a verb or noun below the main clause."""


def _level(token: Token) -> int:
    """Count the relative and adverbial clauses above a word."""
    level, steps = 0, 0
    while token.head != token and steps < 40:
        # A finite verb qualifies no noun, nor does any verb qualify a verb, whatever the parse says.
        astray = token.dep_ == "acl" and (token.tag_ in FINITE or token.head.pos_ == "VERB")
        level += token.dep_ in BELOW and not astray
        token, steps = token.head, steps + 1
    return level


def _depth(sentence: Sentence, token: Token, modality: Modality) -> int:
    if not sentence.parsed:
        return int(modality.embedded)
    if sentence.verbless:
        return 0  # without a finite verb the parse took the main one for a participle
    level = _level(token)
    if token.tag_ == "VBG" and not any(child.dep_.startswith("aux") for child in token.children):
        return max(level, 1)  # "strengthening ties" tells no happening of its own, whatever it hangs on
    return level


def _is_above(upper: Token, lower: Token) -> bool:
    """Say whether one word governs another without a conjunction between."""
    steps = 0
    while lower.head != lower and steps < 40:
        if lower.dep_ == "conj":
            return False
        lower, steps = lower.head, steps + 1
        if lower == upper:
            return True
    return False


def _covered(sentence: Sentence, trigger: Trigger, others: tuple[Trigger, ...]) -> bool:
    own = sentence.words[trigger.first].token
    for other in others:
        if other is trigger or other.first >= trigger.first or other.nominal:
            continue
        if sentence.parsed:
            if any(_is_above(word.token, own) for word in sentence.words[other.first : other.last + 1]):
                return True
        elif trigger.first - other.last < 4:
            return True
    return False


def _silent(annotated: Annotated) -> tuple[tuple[int, int], ...]:
    """Give the stretches that report nothing: section headings and captions."""
    return tuple((b.start, b.end) for b in annotated.article.blocks if b.kind in {"heading", "caption"})


LONGEST = 250
"""Words of a sentence read at once; what is longer is no sentence and is read in pieces, in linear time."""


def _sentences(doc: Doc) -> Iterator[Span]:
    whole = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
    for span in whole:
        for start in range(span.start, span.end, LONGEST):
            yield doc[start : min(span.end, start + LONGEST)]


def _clauses_of(span: Span) -> Iterator[Clause]:
    sentence = Sentence(span)
    triggers = find_triggers(sentence)
    for trigger in triggers:
        modality = read_modality(sentence, trigger)
        token = sentence.words[trigger.first].token
        yield Clause(
            sentence,
            trigger,
            modality,
            status_of(sentence, trigger, modality),
            _depth(sentence, token, modality),
            _covered(sentence, trigger, triggers),
        )


_FRIENDLY = {Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION}


def _refused(clause: Clause) -> Clause | None:
    """Code "will not release" as a refusal; a plain negation is no event."""
    planned = any(clause.modality.has(kind) for kind in ("planned", "promised", "hypothetical"))
    friendly = Quad(quad_of(clause.trigger.type)) in _FRIENDLY
    if planned and friendly:
        trigger = replace(clause.trigger, type="REJECT", mode=None, strength=3)
        return replace(clause, trigger=trigger, status="happened")
    return None


def _worth_nameless(trigger: Trigger, place: str | None) -> bool:
    """Say whether an event is worth keeping though it names nobody: a phrase is, and a conference somewhere."""
    if trigger.type == "CONSULT":
        return place is not None
    return trigger.type in NAMELESS or (trigger.type == "ACCUSE" and trigger.size > 1)


def _weigh(clause: Clause) -> float:
    """Weigh a clause by itself. Tuned on the visible part of detection (CAMEO pentaclass) and the seed page, 2026-11-24."""
    trigger = clause.trigger
    score = {4: 0.62, 3: 0.62, 2: 0.44, 1: 0.3}.get(trigger.strength, 0.2)
    score += 0.06 * min(trigger.size - 1, 2)
    if trigger.nominal:
        score -= 0.22
    score -= 0.25 * min(clause.level, 2)
    if clause.covered:
        score -= 0.4
    if clause.status == "hypothetical":
        score -= 0.3
    if clause.status == "called_for":
        score -= 0.3
    if clause.status == "alleged":
        score -= 0.2
    if clause.status == "planned" and trigger.strength < 3:
        score -= 0.06
    return score


BOTH_NAMED = 0.1
"""What it adds to a clause's weight that both sides are named."""


def _rounded(score: float) -> float:
    return round(max(0.0, min(0.95, score)), 2)


def _confidence(clause: Clause, parties: Parties, place: str | None) -> float:
    """Weigh a clause with those it names."""
    others = {*parties.patients, *parties.companions} - {*parties.agents}  # "defends her record" names one
    named = bool(parties.agents) + bool(others)
    nameless = -0.06 if _worth_nameless(clause.trigger, place) else -0.2
    return _rounded(_weigh(clause) + (nameless, 0.04, BOTH_NAMED)[named])


def _sides(kind: EventType, parties: Parties) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sort the parties into actors and recipients: who does the same thing together are all actors."""
    if PLOVER[kind].symmetric:
        together = (*parties.agents, *parties.companions)
        if not parties.companions and kind == "CONSULT":
            together = (*parties.agents, *parties.patients)
        actors = tuple(dict.fromkeys(together))
        return actors, tuple(p for p in parties.patients if p not in actors)
    actors = parties.agents
    others = dict.fromkeys((*parties.patients, *parties.companions))
    return actors, tuple(p for p in others if p not in actors)


def _alleged(clause: Clause) -> Status:
    """Give an accusation's status: what it says of others stays alleged until a court has found."""
    if (
        clause.trigger.type == "ACCUSE"
        and clause.trigger.mode == "allege"
        and clause.status in {"happened", "ongoing"}
    ):
        return "alleged"
    return clause.status


def _cite(annotated: Annotated, sentence: Sentence, trigger: Trigger) -> Cited:
    first, last = sentence.words[trigger.first].token, sentence.words[trigger.last].token
    if trigger.last < trigger.reach and trigger.reach - trigger.last <= 3:
        last = sentence.words[trigger.reach].token
    return Cited.of(annotated.article.text, first.idx, last.idx + len(last))


def _host(names: Names, clause: Clause, parties: Parties) -> str | None:
    """Give the place that hosts a meeting: "Aktobe hosts a forum" is in Aktobe."""
    if (
        clause.trigger.type != "CONSULT"
        or "host" not in clause.sentence.words[clause.trigger.first].verb_forms
    ):
        return None
    hosts = (e for e in parties.agents[:1] if names.by_id[e].type == "PLACE")
    return next(hosts, None)


def _is_within_a_country(names: Names, entity: str) -> bool:
    named = names.by_id[entity]
    sure = next((c for c in named.candidates if c.id == named.link), None)
    return named.type == "PLACE" and sure is not None and sure.precision not in {None, "country"}


def _visited(names: Names, trigger: Trigger, parties: Parties) -> str | None:
    """Give the town or district that somebody visits: it is where he goes, while a country is whom he visits."""
    if (trigger.type, trigger.mode) != ("CONSULT", "visit"):
        return None
    places = (p for p in parties.patients if _is_within_a_country(names, p))
    return next(places, None)


def _can_act(names: Names, entity: str) -> bool:
    """Say whether an entity can be a party: a river or a mountain range is only where something is."""
    named = names.by_id[entity]
    if named.type != "PLACE":
        return True
    place = place_named(named.name) or place_named(
        named.name.rpartition(" ")[0]
    )  # "Vakhsh River" is the Vakhsh
    return place is None or place.kind not in NATURAL


def _first_person(sentence: Sentence, trigger: Trigger) -> bool:
    before = sentence.words[max(0, trigger.first - 5) : trigger.first]
    return any(word.lower in {"we", "i", "you", "let"} for word in before)


NATURAL = frozenset({"sea", "lake", "river", "mountain"})
"""Kinds of place that nobody speaks for."""


@dataclass(frozen=True)
class Coded:
    """An event with the clause it was read from."""

    event: Event
    clause: Clause
    parties: Parties
    signed: bool = False
    """A formal agreement, which PLOVER's crosswalk files under SUPPORT."""


EXPRESS = 3
"""The strength from which words are a threat to whomever: "warned that prices would rise" threatens nobody."""


def _without_speakers(annotated: Annotated, clause: Clause, parties: Parties) -> Parties:
    """Leave out of whom it was done to who only says that it was: "…, a spokeswoman, Marta Keller, announced"."""
    told = quotes_around(annotated, clause.sentence, clause.trigger)
    speakers = {q.speaker.entity for q in told if q.speaker and q.speaker.entity and not q.covers(q.speaker)}
    named = {m.entity for q in told for m in annotated.mentions if q.covers(m)}
    only = speakers - named
    if not only:
        return parties
    return replace(
        parties,
        patients=tuple(p for p in parties.patients if p not in only),
        companions=tuple(c for c in parties.companions if c not in only),
    )


def _before_it_was_told(annotated: Annotated, clause: Clause, when: Time | None) -> Time | None:
    """Leave out a day after publication where something has happened: it is another thing's."""
    published = annotated.article.published
    if when is None or published is None or clause.status != "happened" or when.earliest is None:
        return when
    return None if when.earliest > published.latest else when


def _event_of(annotated: Annotated, names: Names, clause: Clause) -> Coded | None:
    if clause.trigger.type == "ASSAULT" and clause.sentence.has_class("accident"):
        return None  # an earthquake strikes, miners are killed: nobody did it
    if clause.status == "denied":
        refused = _refused(clause)
        if refused is None:
            return None
        clause = refused
    if _rounded(_weigh(clause) + BOTH_NAMED) < COUNTED or _first_person(clause.sentence, clause.trigger):
        return None  # whoever is named, it will not count
    parties = _without_speakers(annotated, clause, find_parties(names, clause.sentence, clause.trigger))
    if clause.trigger.type == "THREATEN" and clause.trigger.strength < EXPRESS and not parties.patients:
        return None
    kind, trigger = clause.trigger.type, clause.trigger
    host = _host(names, clause, parties)
    place = (
        host
        or _visited(names, trigger, parties)
        or find_place(names, clause.sentence, trigger, visit=kind == "CONSULT")
    )
    confidence = _confidence(clause, parties, place)
    if confidence < COUNTED:
        return None
    actors, recipients = _sides(kind, parties)
    money = kind in ABOUT_MONEY
    event = Event(
        start=clause.sentence.start,
        end=clause.sentence.end,
        type=kind,
        mode=trigger.mode if is_mode_of(kind, trigger.mode) else None,
        status=_alleged(clause),
        actors=tuple(
            a for a in actors if (a != place or (a in parties.agents and a != host)) and _can_act(names, a)
        ),
        recipients=tuple(r for r in recipients if r != place and _can_act(names, r)),
        place=place,
        when=_before_it_was_told(annotated, clause, find_when(annotated, clause.sentence, trigger)),
        amounts=find_amounts_of(annotated, clause.sentence, trigger, money=money),
        contexts=contexts_of(clause.sentence),
        trigger=_cite(annotated, clause.sentence, trigger),
        confidence=confidence,
    )
    return Coded(event, clause, parties, signed=kind == "SUPPORT" and trigger.mode == "sign")


def _best_of_sentence(coded: list[Coded]) -> Iterator[Coded]:
    """Keep what an analyst would: the main clauses' events, else the best of the others; one of a type."""
    lowest = min((c.clause.level for c in coded), default=0)
    kept: dict[EventType, Coded] = {}
    for candidate in coded:
        if candidate.clause.level > lowest:
            continue
        known = kept.get(candidate.event.type)
        if known is None or candidate.event.confidence > known.event.confidence:
            kept[candidate.event.type] = candidate
    yield from sorted(kept.values(), key=lambda c: c.event.trigger.start)


@lru_cache(maxsize=2)
def code_article(annotated: Annotated) -> tuple[Coded, ...]:
    """Code every sentence of an article, in order."""
    names, silent = Names(annotated), _silent(annotated)
    found: list[Coded] = []
    for span in _sentences(annotated.doc):
        if any(start <= span.start_char < end for start, end in silent):
            continue
        coded = [_event_of(annotated, names, clause) for clause in _clauses_of(span)]
        found += _best_of_sentence([c for c in coded if c is not None])
    return tuple(found)
