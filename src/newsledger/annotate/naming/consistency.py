"""What does the rest of the article say about a name?

A surname later on is the person introduced before; brackets after a long form hold its acronym; a name has one type in an
article; what was a name once is one wherever it stands. Invariant: only forms already found, or derived from those, are
looked for.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise, product

import msgspec
from spacy.lang.en.stop_words import STOP_WORDS

from newsledger.annotate.naming import context
from newsledger.annotate.naming.candidates import NOT_A_NAME, Candidate, Label
from newsledger.annotate.naming.context import Said, Surroundings
from newsledger.annotate.naming.gazetteer import is_ambiguous, known_names
from newsledger.annotate.naming.page import PARTICLES, Page, is_title
from newsledger.annotate.naming.words import word_at
from newsledger.knowledge.currencies import currencies
from newsledger.knowledge.forms import fold_form
from newsledger.knowledge.gazetteer import spots_named
from newsledger.lang.lexicon import lexicon

_ACRONYM = re.compile(r"[^\W\d_a-z][\w&.-]{1,11}")
_PART = re.compile(r"[^\W_]+")
_GUESS = 2  # trust of what only the model, or a pattern without a title, says
_UNIT = context.UNIT
_SURE_TYPES: tuple[Label, ...] = ("PERSON", "PLACE")
"""Types in the order of their F1 on newswire and UNER-PUD (2026-11-24); the others follow."""
_CLOSING = (")", ",", ";", "”", '"', "’", "'")
_SMALL_WORDS = frozenset(["of", "the", "and", "for", "in", "on", "to", "&", "a"])


def acronyms(page: Page, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Find acronyms and short names in brackets after a long form, and the long form's type."""
    for name in found:
        rest = page.text[name.end : name.end + 20]
        opening = re.match(r"[\s]?\((?:the )?[“\"‘']?", rest)
        if not opening or name.type in ("PERSON", "NORP"):
            continue
        start = name.end + opening.end()
        short = _ACRONYM.match(page.text, start)
        if not short or page.text[short.end() : short.end() + 1] not in _CLOSING:
            continue
        if abbreviates(short.group(), page.text[name.start : name.end]) or _acronym_of_any(
            short.group(), name
        ):
            yield Candidate(start, short.end(), name.type, trust=4)


def _acronym_of_any(short: str, name: Candidate) -> bool:
    """Say whether capitals in brackets after an organisation or a law may be its acronym in another language."""
    return (
        name.type != "PLACE"
        and len(short) > 2
        and short.isalpha()
        and short.isupper()
        and short not in currencies()
    )


def long_forms(page: Page, seen: Iterable[Candidate]) -> Iterator[Candidate]:
    """Find the capitalised words before a bracketed acronym whose initials they give.

    Only where a head word or the model says that an organisation stands there. Both are said to be no name where the
    acronym is known as a word for no institution: "Foreign Direct Investment (FDI)".
    """
    organisations = [(c.start, c.end) for c in seen if c.type == "ORG"]
    for found in re.finditer(r"\((?:the )?([A-Z][A-Za-z&]{1,10})\)", page.text):
        short = found.group(1)
        if sum(c.isupper() for c in short) < 2:
            continue
        i = word_at(page.words, found.start())
        start = _long_start(page, i, short)
        if start is not None:
            begin, end = page.words[start].start, page.words[i - 1].end
            if short in lexicon("en", "names_not"):
                yield Candidate(begin, end, NOT_A_NAME, trust=4)
                yield Candidate(found.start(1), found.end(1), NOT_A_NAME, trust=4)
                continue
            known = known_names().get(short) == "ORG"
            heads = any(
                page.words[j].text in lexicon("en", "names_organisation_heads") for j in range(start, i)
            )
            model = any(s < end and begin < e for s, e in organisations)
            if page.text[end : found.start()].strip() or not (known or heads or model):
                continue
            yield Candidate(begin, end, "ORG", trust=4)
            yield Candidate(found.start(1), found.end(1), "ORG", trust=4)


def _long_start(page: Page, i: int, short: str) -> int | None:
    """Walk left from a bracket while the words may be a long form; give the start at which the initials fit."""
    best, j = None, i
    while j > 0 and i - j < 14:
        j -= 1
        word = page.words[j]
        if not (word.capital or word.text in _SMALL_WORDS):
            break
        if word.headline or (word.possessive and j < i - 1):
            break
        if word.capital and i - j >= 2 and abbreviates(short, page.text[word.start : page.words[i - 1].end]):
            best = j
            break
        if word.opens:
            break
    return best


def abbreviates(short: str, long: str) -> bool:
    """Say whether `short` can be made of a name's words: initials in order, or letters of a contraction.

    >>> abbreviates("KWPF", "Korea-World Bank Partnership Fund")
    True
    >>> abbreviates("SingPost", "Singapore Post")
    True
    """
    words = [w for w in re.split(r"[\s\-–/&,.]+", long) if w]
    letters = [c.lower() for c in short if c.isalnum()]
    if len(words) < 2 or len(letters) < 2 or short.lower() == long.lower():
        return False
    initials = [w[0].lower() for w in words]
    capital_initials = [w[0].lower() for w in words if w not in _SMALL_WORDS]
    if letters in (initials, capital_initials):
        return True
    if short.isupper():
        return _in_order(letters, words)
    return _contracted([c for c in short if c.isalnum()], words)


def _in_order(letters: list[str], words: list[str]) -> bool:
    """Match capitals along the words; each starts with a word's initial or goes on inside the current word."""
    if words[0][0].lower() != letters[0]:
        return False
    word, at, initials = 0, 1, 1
    for letter in letters[1:]:
        nxt = next((k for k in range(word + 1, len(words)) if words[k][0].lower() == letter), None)
        inside = words[word].lower().find(letter, at)
        if nxt is not None and (nxt == word + 1 or inside != at):
            word, at, initials = nxt, 1, initials + 1
        elif inside >= 0:
            at = inside + 1
        else:
            return False
    return initials >= 2 and 2 * initials >= len([w for w in words if w not in _SMALL_WORDS])


def _contracted(letters: list[str], words: list[str]) -> bool:
    """Match a contraction ("SingPost"): its capitals begin words in turn, its small letters go on inside them."""
    word, at = -1, 0
    for letter in letters:
        if letter.isupper():
            word = next(
                (k for k in range(word + 1, len(words)) if words[k][0].lower() == letter.lower()), len(words)
            )
            at = 1
        else:
            at = words[word].lower().find(letter, at) + 1 if word >= 0 else 0
        if word >= len(words) or at == 0:
            return False
    return word >= 1


def without_abbreviations(page: Page, found: list[Candidate]) -> list[Candidate]:
    """Leave out bracketed acronyms of what is no name ("intellectual property (IP)"), and those that stand elsewhere."""
    starts = _mere_abbreviations(page, found)
    forms = {page.text[name.start : name.end] for name in found if name.start in starts}
    return [
        name
        for name in found
        if name.start not in starts and (name.trust > _GUESS or page.text[name.start : name.end] not in forms)
    ]


def _mere_abbreviations(page: Page, found: Iterable[Candidate]) -> frozenset[int]:
    ends = {name.end for name in found if name.type in ("ORG", "PLACE")}
    return frozenset(
        bracket.start(1)
        for bracket in re.finditer(r"\((?:the )?([A-Z][A-Za-z&]{1,10})\)", page.text)
        if bracket.start() - 1 not in ends and _initials_before(page, bracket)
    )


def _initials_before(page: Page, bracket: re.Match[str]) -> bool:
    """Say whether the words before a bracket begin with its letters; one more may follow: "closed-circuit screens (CCS)"."""
    i, letters = word_at(page.words, bracket.start()), bracket.group(1).rstrip("s").lower()
    words = [part for w in page.words[max(0, i - len(letters) - 1) : i] for part in _PART.findall(w.lower)]
    initials = "".join(part[0] for part in words)
    return initials.endswith(letters) or initials[:-1].endswith(letters)


def settle_types(around: Surroundings, chosen: Iterable[Candidate]) -> list[Candidate]:
    """Give every form one type, the best founded in the article, but where the words around it say otherwise.

    The model's guesses at one form are no independent witnesses: their weight grows with the root of their number.
    """
    names = [(name, around.of(name)) for name in chosen]
    votes: dict[str, dict[Label, int]] = defaultdict(lambda: defaultdict(int))
    guesses: Counter[tuple[str, Label, int]] = Counter()
    for name, said in names:
        for label, weight in said.votes:
            votes[said.form][label] += weight
        if name.trust > _GUESS:
            votes[said.form][name.type] += _UNIT * name.trust**2
        else:
            guesses[said.form, name.type, name.trust] += 1
    for (form, label, trust), count in guesses.items():
        votes[form][label] += round(_UNIT * trust**2 * math.sqrt(count))
    for form in _mapped(guesses, votes):
        votes[form]["PLACE"] += context.WEIGHT
    for form in _in_brackets_after_persons(around.page, names):
        votes[form]["ORG"] += context.WEIGHT
    best = {form: _most_voted(count) for form, count in votes.items()}
    surnames = frozenset(form.split()[-1] for form in best if " " in form and best[form] == "PERSON")
    told = ((n, _told(n, said, best[said.form], surnames)) for n, said in names)
    return [n if label == n.type else msgspec.structs.replace(n, type=label) for n, label in told]


def _most_voted(count: Mapping[Label, int]) -> Label:
    return next(iter(count)) if len(count) == 1 else max(sorted(count, key=_rank), key=count.__getitem__)


def _rank(label: Label) -> tuple[int, str]:
    """Order types of equal weight: those that the model tells best come first."""
    return (_SURE_TYPES.index(label) if label in _SURE_TYPES else len(_SURE_TYPES)), label


def _mapped(
    guesses: Iterable[tuple[str, Label, int]], votes: Mapping[str, Mapping[Label, int]]
) -> Iterator[str]:
    """Give forms that are guessed to be places as well as something else, and that a gazetteer knows as places."""
    surnames = frozenset(form.rpartition(" ")[2] for form in votes if " " in form)
    places = {form for form, label, _ in guesses if label == "PLACE"}
    for form in sorted({form for form, label, _ in guesses if label != "PLACE"} & places):
        if form not in surnames and spots_named(form):
            yield form


def _told(name: Candidate, said: Said, best: Label, surnames: AbstractSet[str]) -> Label:
    """Give the type of one occurrence: what its own words say where it may be both, else the article's."""
    labels, form = said.labels, said.form
    if labels == {name.type} or (form in surnames and labels == {"PERSON"}):
        return next(iter(labels))
    place = form in surnames and labels == {"PLACE"} and known_names().get(form) == "PLACE"
    return "PLACE" if place else best


def _in_brackets_after_persons(page: Page, names: list[tuple[Candidate, Said]]) -> Iterator[str]:
    """Give what is taken for a person and stands in brackets after one: his club, firm or party."""
    for (person, _), (other, said) in pairwise(names):
        both = person.type == "PERSON" == other.type
        if (
            both
            and page.text[person.end : other.start] == " ("
            and page.text[other.end : other.end + 1] == ")"
        ):
            yield said.form


def _form(page: Page, name: Candidate) -> str:
    return fold_form(page.text[name.start : name.end])


def short_forms(page: Page, chosen: Iterable[Candidate]) -> Mapping[str, tuple[Label, int]]:
    """Give the forms to look for again: the names themselves, surnames, and first words of organisations."""
    forms: dict[str, tuple[Label, int]] = {}
    derived: dict[str, tuple[Label, int]] = {}
    for name in chosen:
        form = _form(page, name)
        if len(form) < 2:
            continue
        forms[form] = (name.type, min(name.trust, 3))
        words = form.split()
        if name.type == "PERSON" and len(words) > 1:
            parts = (part for part in _person_parts(words) if name.trust > _GUESS or not _is_ordinary(part))
            derived |= dict.fromkeys(parts, ("PERSON", min(name.trust, 3)))
        elif name.type == "ORG" and len(words) > 1:
            derived |= dict.fromkeys(_organisation_part(page, words), ("ORG", min(name.trust, 3)))
    fitting = {f: t for f, t in derived.items() if known_names().get(f) in (None, t[0]) or is_ambiguous(f)}
    return forms | {f: t for f, t in fitting.items() if f not in forms or t[1] > forms[f][1]}


def _is_ordinary(word: str) -> bool:
    small = word.lower()
    ordinary = small in STOP_WORDS or small in lexicon("en", "names_ordinary")
    return ordinary and word not in lexicon("en", "names_given")


def _person_parts(words: list[str]) -> Iterator[str]:
    surname = words[-2] if words[-1] in ("Jr", "Jr.", "Sr", "Sr.") and len(words) > 2 else words[-1]
    if len(surname) > 2 and not is_title(surname):
        yield surname
    particle = len(words) - 2
    if particle >= 1 and words[particle].lower() in PARTICLES:
        yield f"{words[particle]} {surname}"
    if len(words[0]) > 1 and words[0][0].isupper():
        yield words[0]


def _organisation_part(page: Page, words: list[str]) -> Iterator[str]:
    """Give an organisation's first word where it is no ordinary word and no town: "Nomadiq" of "Nomadiq Innovation Hub"."""
    first = words[0]
    ordinary = first.lower() in page.small or first.lower() in lexicon("en", "roles_modifiers")
    otherwise = first in lexicon("en", "names_organisation_heads") or first in lexicon("en", "names_given")
    if len(first) > 3 and first.isalnum() and not (ordinary or otherwise or spots_named(first)):
        yield first


def repetitions(page: Page, forms: Mapping[str, tuple[Label, int]]) -> Iterator[Candidate]:
    """Find the forms wherever they stand as whole words; in headlines, whatever their capitals."""
    firsts: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        firsts[form.split()[0].casefold()].append(form)
    for lower, places in page.words.places.items():
        first = lower if lower.isascii() and "." not in lower else fold_form(lower).casefold()
        if first not in firsts:
            continue
        for form, i in product(firsts[first], places):
            last = i + form.count(" ")
            if _repeated(page, i, last, form):
                yield Candidate(page.words[i].start, page.words[last].end, *forms[form])


def _repeated(page: Page, i: int, last: int, form: str) -> bool:
    """Say whether the words from `i` to `last` are a repetition of `form`."""
    if last >= len(page.words):
        return False
    words = fold_form(page.text[page.words[i].start : page.words[last].end])
    if words != form and not (page.words[i].headline and words.casefold() == form.casefold()):
        return False
    return last > i or (_alone(page, i) and (words == form or words.casefold() not in page.small))


def _alone(page: Page, i: int) -> bool:
    """Say whether a single word stands for itself, not inside some other capitalised name."""
    word = page.words[i]
    if not word.capital:
        return False
    if word.headline:
        return True
    return not (page.follows(i + 1) and page.nameish(i + 1) and not page.words[i + 1].opens)
