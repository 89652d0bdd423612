"""Who did it, and to or with whom?

Invariant: every id is an entity named or meant in the trigger's own sentence. The parse is asked first; where it has
no answer, the order of the words is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace
from spacy.tokens import Token

from newsledger.facts.named import Named, Names, preposition
from newsledger.facts.sentence import Sentence, clause_end, clause_start
from newsledger.facts.triggers import Trigger
from newsledger.facts.vocabulary import function_words
from newsledger.knowledge.plover import PLOVER

REACH = 60
"""How many tokens from its head a noun phrase is followed: more is a parse gone astray."""
MANY = 20
"""How many conjuncts of one phrase are read."""


class Parties(msgspec.Struct, frozen=True, gc=False):
    """Who is on which side of a trigger."""

    agents: tuple[str, ...]
    patients: tuple[str, ...]
    companions: tuple[str, ...]
    """Named after "with"."""


def _once(ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _conjuncts(head: Token) -> list[Token]:
    found = [head]
    for token in found:
        found += [child for child in token.children if child.dep_ == "conj"]
        if len(found) > MANY:
            break
    return found[:MANY]


_RANK = {"PERSON": 0, "ORG": 1, "NORP": 2, "PLACE": 3}
_CLAUSES = frozenset({"conj", "acl:relcl", "advcl", "parataxis", "acl"})


def _choose(found: Sequence[Named], *, every: bool) -> list[str]:
    """Choose whom an unnamed head belongs to: "officials from Ruritania's Ministry of Health" is the ministry.

    Of several alike a plural has them all: "the presidents of Mali and Niger".
    """
    ranked = sorted(found, key=lambda n: (_RANK.get(n.entity.type, 4), n.start))
    best = [n for n in ranked if n.entity.type == ranked[0].entity.type]
    return [n.entity.id for n in (best if every else best[:1])]


def _phrase_span(head: Token) -> tuple[int, int]:
    """Give the stretch of a phrase without its clauses and conjuncts."""
    inside, waiting = [head], [c for c in head.children if c.dep_ not in _CLAUSES]
    while waiting and len(inside) < REACH:
        token = waiting.pop()
        if abs(token.i - head.i) <= REACH:
            inside.append(token)
            waiting += token.children
    first, last = min(inside, key=lambda t: t.i), max(inside, key=lambda t: t.i)
    return first.idx, last.idx + len(last)


@dataclass(frozen=True)
class _Reader:
    """The names of an article, asked about one sentence."""

    names: Names
    sentence: Sentence

    def one_of(
        self, part: Token, *, owners: bool = True, listed: bool = False, acting: bool = False
    ) -> list[str]:
        """Give the entity that one noun phrase names; where it is listed, a place "in A, B and C" is none.

        What somebody's backers or a country's students do, neither does: as `acting`, a person stands behind his
        government alone, and nobody behind private people.
        """
        start, end = _phrase_span(part)
        found = [n for n in self.names.between(start, end) if not self._is_elsewhere(n, part, listed=listed)]
        free = [n for n in found if not self.names.is_qualifier(self.sentence, n, start)]
        at_head = [n for n in free if n.start <= part.idx < n.end]
        people = [n for n in free if n.entity.type == "PERSON"]
        for group in (people, at_head, [n for n in free if n.entity.type == "ORG"]):
            if group:
                return [group[0].entity.id]
        # "Central Asian delegations" are nobody in particular.
        owning = [n for n in (found if owners else free) if n.entity.type != "NORP"]
        if acting and not self._is_proxy(part):
            owning = [] if self._is_private(part) else [n for n in owning if n.entity.type != "PERSON"]
        return _choose(owning, every=part.tag_ in {"NNS", "NNPS"})

    def _is_proxy(self, part: Token) -> bool:
        """Say whether a noun acts for whoever it is somebody's: "Bekov's government"."""
        at = self.sentence.position(part)
        return at is not None and not function_words("proxy").isdisjoint(self.sentence.words[at].noun_forms)

    def _is_private(self, part: Token) -> bool:
        """Say whether a noun means people who act for themselves: "students"."""
        at = self.sentence.position(part)
        nouns = self.sentence.words[at].nouns if at is not None else ()
        return any("private" in noun.classes for noun in nouns if len(noun.words) == 1)

    def _is_elsewhere(self, named: Named, part: Token, *, listed: bool) -> bool:
        """Say whether a name is only where something is: not one that heads the phrase, unless it is listed."""
        heads = named.start <= part.idx < named.end and not listed
        return not heads and self.names.is_place(self.sentence, named)

    def of_phrase(self, head: Token, *, acting: bool = False) -> list[str]:
        """Give the entities that a noun phrase and its conjuncts name."""
        ids = self.one_of(head, acting=acting)
        start, end = _phrase_span(head)
        listed = any(
            preposition(self.sentence, n) in function_words("place") for n in self.names.between(start, end)
        )
        for part in _conjuncts(head)[1:]:
            joined = not ids or any(child.dep_ == "cc" for child in part.children)
            # Without a conjunction it may be an apposition: only a name of its own counts.
            ids += self.one_of(part, owners=joined, listed=listed, acting=acting)
        return ids

    def of_subject(self, verb: Token) -> tuple[list[str], bool]:
        """Give the entities of a verb's subject; say whether it is a passive's."""
        subject, passive = subject_of(verb)
        if subject is None:
            return [], False
        ids = self.of_phrase(subject, acting=not passive)
        if not ids and subject.pos_ == "PRON" and verb.dep_ == "ccomp" and verb.head != verb:
            # "Chad said it will …": whoever says it means himself, unless a reference told otherwise.
            speaker, _ = subject_of(verb.head)
            ids = self.of_phrase(speaker) if speaker is not None else []
        return ids, passive


def subject_of(verb: Token) -> tuple[Token | None, bool]:
    """Find a verb's subject, its own or the one it shares; say whether it is a passive's."""
    for _ in range(6):
        subjects = [child for child in verb.children if child.dep_.startswith("nsubj")]
        if subjects:
            # A name of two words may have been given two subjects: the nearer one heads it.
            nearest = min(subjects, key=lambda child: abs(child.i - verb.i))
            return nearest, nearest.dep_ == "nsubj:pass"
        if verb.dep_ == "acl" and verb.head.pos_ != "VERB":
            return verb.head, verb.tag_ == "VBN"
        if verb.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "acl"} or verb.head == verb:
            return None, False
        verb = verb.head
    return None, False


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


def _objects(verb: Token) -> Iterator[Token]:
    """Give a verb's objects, or those of the infinitive it governs: "threatened to attack the port"."""
    own = [child for child in verb.children if child.dep_ in {"obj", "iobj"}]
    yield from own
    if not own:
        for child in verb.children:
            if child.dep_ == "xcomp":
                yield from (c for c in child.children if c.dep_ in {"obj", "iobj"})


def _by_parse(reader: _Reader, verb: Token) -> Parties:
    subject, passive = reader.of_subject(verb)
    agents, patients = ([], subject) if passive else (subject, [])
    companions: list[str] = []
    patients = [*patients, *(e for noun in _objects(verb) for e in reader.of_phrase(noun))]
    for case, noun in _obliques(verb):
        if case == "by" and passive:
            agents += reader.of_phrase(noun)
        elif case in function_words("with"):
            companions += reader.of_phrase(noun)
        elif case in function_words("towards") and noun.pos_ in {"NOUN", "PROPN", "PRON"} and noun.i > verb.i:
            # Before the verb it would say when: "On the eve of the queen's visit".
            patients += reader.of_phrase(noun)
    return Parties(_once(agents), _once(patients), _once(companions))


def _by_order(reader: _Reader, trigger: Trigger) -> Parties:
    """Read the parties off the order of names around the verb."""
    names, sentence = reader.names, reader.sentence
    words = sentence.words
    first, last = words[trigger.first].token, words[trigger.last].token
    low = words[clause_start(words, trigger.first)].token.idx
    high = words[clause_end(words, trigger.last + 1) - 1].token
    before = names.between(low, first.idx)
    after = names.between(last.idx + len(last), high.idx + len(high))
    left = [n.entity.id for n in before if not names.is_place(sentence, n)]
    right = [n.entity.id for n in after if not names.is_place(sentence, n)]
    if sentence.is_passive(trigger.first):
        return Parties(_once(right[:1]), _once(left[-1:]), ())
    return Parties(_once(left[-2:]), _once(right[:2]), ())


def _opening(reader: _Reader, trigger: Trigger, others: tuple[str, ...]) -> tuple[str, ...]:
    """Give the name that opens the sentence, where the parse found no subject at all."""
    names, sentence = reader.names, reader.sentence
    for named in names.between(sentence.start, sentence.words[trigger.first].token.idx):
        opens = named.start <= sentence.start + 4 and named.entity.id not in others
        if opens and not names.is_qualifier(sentence, named, sentence.start):
            return (named.entity.id,)
    return ()


def _does_something_else(sentence: Sentence, trigger: Trigger, named: Named) -> bool:
    """Say whether a name is the subject of a verb other than the trigger: ", Minister Bekova said"."""
    own = {word.token.i for word in sentence.words[trigger.first : trigger.last + 1]}
    inside = (word.token for word in sentence.words if named.start <= word.token.idx < named.end)
    return any(token.dep_.startswith("nsubj") and token.head.i not in own for token in inside)


def _following(reader: _Reader, trigger: Trigger, others: tuple[str, ...]) -> tuple[str, ...]:
    """Give the one named after the verb, where the parse found no object: an apposition gone astray."""
    kinds = {"PERSON", "ORG", "PLACE"} if trigger.type == "AID" else {"PERSON", "ORG"}
    names, sentence = reader.names, reader.sentence
    last = sentence.words[trigger.last].token
    high = sentence.words[clause_end(sentence.words, trigger.last + 1) - 1].token
    start = last.idx + len(last)
    for named in names.between(start, high.idx + len(high)):
        fits = named.entity.type in kinds and named.entity.id not in others
        if _does_something_else(sentence, trigger, named):
            break
        if fits and not names.is_place(sentence, named) and not names.is_qualifier(sentence, named, start):
            return (named.entity.id,)
    return ()


def _alongside(reader: _Reader, trigger: Trigger, others: tuple[str, ...]) -> tuple[str, ...]:
    """Give the one named after "with", where the parse hung him elsewhere."""
    names, sentence = reader.names, reader.sentence
    words = sentence.words
    high = clause_end(words, trigger.last + 1)
    for at in range(trigger.first, high):
        if words[at].lower not in function_words("with"):
            continue
        start, end = words[at].token.idx, words[high - 1].token.idx + len(words[high - 1].token)
        for named in names.between(start + len(words[at].token), end):
            owns = names.is_possessor(named) or names.is_place(sentence, named)
            if not owns and named.entity.id not in others and preposition(sentence, named) == words[at].lower:
                return (named.entity.id,)
    return ()


DIRECTED = frozenset({"COERCE", "ASSAULT", "ACCUSE", "SANCTION", "AID"})
"""Types that somebody suffers or receives."""


def _completed(reader: _Reader, trigger: Trigger, parties: Parties) -> Parties:
    """Fill in the side that the parse left open."""
    verb = reader.sentence.words[trigger.first].token
    passive = reader.sentence.is_passive(trigger.first)
    if not parties.agents and not passive and subject_of(verb)[0] is None:
        parties = replace(parties, agents=_opening(reader, trigger, parties.patients))
    if not parties.companions and PLOVER[trigger.type].symmetric:
        parties = replace(
            parties, companions=_alongside(reader, trigger, (*parties.agents, *parties.patients))
        )
    if not parties.patients and not passive and trigger.type in DIRECTED:
        subject, _ = subject_of(verb)
        behind = reader.of_phrase(subject) if subject is not None else ()  # "his party condemned": not him
        parties = replace(parties, patients=_following(reader, trigger, (*parties.agents, *behind)))
    return parties


def find_parties(names: Names, sentence: Sentence, trigger: Trigger) -> Parties:
    """Find who is on which side of a trigger."""
    reader = _Reader(names, sentence)
    if not sentence.parsed:
        return _by_order(reader, trigger)
    verb = sentence.words[trigger.first]
    parsed = _by_parse(reader, verb.token)
    carries = trigger.reach > trigger.last
    if carries and not function_words("suffer").isdisjoint(verb.verb_forms):
        return replace(parsed, agents=parsed.patients, patients=parsed.agents)  # "faces the critics' charges"
    return parsed if trigger.nominal else _completed(reader, trigger, parsed)
