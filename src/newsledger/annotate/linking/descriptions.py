"""What do descriptions mean: "the bank", "the country", "the Kazakh president", "the two leaders"?

Invariant: silent unless one antecedent fits: by the noun in its name, by what the article calls it, by its office, or by
being the only one of its kind near by.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from newsledger.annotate.linking.discourse import Discourse
from newsledger.annotate.linking.scene import Scene
from newsledger.annotate.linking.titles import head_at
from newsledger.annotate.naming.page import Page
from newsledger.annotate.naming.words import word_at
from newsledger.knowledge.forms import fold_form
from newsledger.knowledge.organisations import organisation_named
from newsledger.knowledge.places import place_named
from newsledger.lang.lexicon import lexicon
from newsledger.model import Entity, Reference

_ARTICLES = frozenset(["the", "this", "that"])
_MODIFIERS = frozenset(
    ["new", "national", "private", "local", "joint", "same", "said", "central", "state", "two", "both"]
)
_FAR = 100  # sentences: a noun that is in the name reaches further back than any article goes on
_NEAR = 3
_GENERIC = frozenset(
    [
        "company",
        "firm",
        "organization",
        "organisation",
        "agency",
        "institution",
        "group",
        "lender",
        "operator",
        "bank",
    ]
)
_CITY_KINDS = frozenset(["city", "capital"])
_REGION_KINDS = frozenset(["region", "state", "province"])
_STATE_NOUNS = frozenset(["leader", "head of state", "statesman"])


@dataclass(frozen=True)
class Described:
    """A description: words `first` to `last` (exclusive), its noun and class, and whose it is said to be."""

    first: int
    last: int
    noun: str
    kind: str
    owner: str | None = None


def things(scene: Scene, discourse: Discourse) -> Iterator[Reference]:
    """Find descriptions of organisations and places."""
    kinds = kinds_of(scene, discourse)
    for described in _descriptions(scene):
        start = scene.page.words[described.first].start
        for entity in _thing(discourse, described, start, kinds):
            yield Reference(start, scene.page.words[described.last - 1].end, entity)


def _descriptions(scene: Scene) -> Iterator[Described]:
    page, nouns = scene.page, lexicon("en", "names_descriptions")
    for i in range(len(page.words)):
        if page.lower(i) not in _ARTICLES and (page.lower(i) not in ("both", "two") or _led(page, i)):
            continue
        at = i + 1
        while page.follows(at) and page.lower(at) in _MODIFIERS:
            at += 1
        if not page.follows(at):
            continue
        width, noun = _noun_at(page, at, nouns)
        if (
            width
            and not _goes_on(scene, at + width)
            and not any(scene.starts.get(k) for k in range(i, at + width))
        ):
            yield Described(i, at + width, noun, nouns[noun][0])


def _led(page: Page, i: int) -> bool:
    return page.follows(i) and page.lower(i - 1) in _ARTICLES


def _noun_at(page: Page, i: int, nouns: Mapping[str, tuple[str, ...]]) -> tuple[int, str]:
    for width in (3, 2, 1):
        if all(page.follows(i + k) for k in range(1, width)):
            form = " ".join(page.lower(i + k) for k in range(width))
            if form in nouns and (width > 1 or not page.words[i : i + 1] or not page.words[i].capital):
                return width, form
    return 0, ""


def _goes_on(scene: Scene, i: int) -> bool:
    """Say whether the noun phrase goes on: "the bank account", "the service sector", "the head of the fund"."""
    page = scene.page
    if not page.follows(i):
        return False
    if page.lower(i) == "of" or (i in scene.starts and scene.starts[i].type in ("ORG", "PERSON")):
        return True
    return page.tag(i) in ("NN", "NNS", "NNP") and not page.words[i - 1].possessive


def kinds_of(scene: Scene, discourse: Discourse) -> Mapping[str, frozenset[str]]:
    """Give the nouns by which each organisation may be called: from its names, and from what stands after a comma."""
    found: dict[str, set[str]] = {}
    for entity in discourse.entities.values():
        if entity.type == "ORG":
            known = [o.names for o in map(organisation_named, entity.names) if o]
            forms = [*entity.names, *(name for names in known for name in names)]
            found[entity.id] = {
                _singular(w) for form in forms for w in re.split(r"[\s-]+", fold_form(form).lower())
            }
    for named in scene.starts.values():
        if named.type == "ORG" and scene.comma(named.last):
            found.setdefault(named.entity, set()).update(_apposed(scene, named.last))
    return {entity: frozenset(nouns) for entity, nouns in found.items()}


def _apposed(scene: Scene, i: int) -> Iterator[str]:
    """Give the nouns of "…, a Singapore-based transport company" or "…, Kazakhstan's postal operator"."""
    page, nouns = scene.page, lexicon("en", "names_descriptions")
    owned = i in scene.starts and page.words[scene.starts[i].last - 1].possessive
    if page.lower(i) not in ("a", "an", "the") and not owned:
        return
    for k in range(i, min(i + 8, len(page.words))):
        if k > i and scene.gap(k).strip() not in ("", "’s", "'s", "-"):
            return
        if page.lower(k) in ("of", "that", "which", "for"):
            return
        if page.lower(k) in nouns:
            yield page.lower(k)


def _singular(word: str) -> str:
    return {"centre": "center", "organisation": "organization"}.get(word, word)


def _thing(
    discourse: Discourse, described: Described, at: int, kinds: Mapping[str, frozenset[str]]
) -> tuple[str, ...]:
    kind, noun = described.kind, described.noun
    if kind == "organisation":
        return _maybe(_organisation(discourse, noun, at, kinds))
    if kind in ("pair of countries", "pair of sides"):
        return discourse.two(at, _NEAR, _is_country) or ()
    fits = {"country": _is_country, "city": _of_kind(_CITY_KINDS), "region": _of_kind(_REGION_KINDS)}.get(
        kind
    )
    return _maybe(discourse.one(at, _NEAR, fits)) if fits else ()


def _maybe(entity: str | None) -> tuple[str, ...]:
    return (entity,) if entity else ()


def _organisation(
    discourse: Discourse, noun: str, at: int, kinds: Mapping[str, frozenset[str]]
) -> str | None:
    last = _singular(noun.rsplit(maxsplit=1)[-1])
    for seen in discourse.back(at, _FAR, lambda e: last in kinds.get(e.id, ())):
        return seen[-1].entity
    if noun not in _GENERIC:
        return None
    return discourse.one(
        at, 2, lambda e: e.type == "ORG" and not _of_other_kind(kinds.get(e.id, frozenset()))
    )


def _of_other_kind(nouns: frozenset[str]) -> bool:
    """Say whether an organisation's own words say what it is, so that "the company" hardly means it."""
    return bool(
        nouns & {w for w, (kind,) in lexicon("en", "names_descriptions").items() if kind == "organisation"}
    )


def _is_country(entity: Entity) -> bool:
    return entity.type == "PLACE" and entity.wikidata is not None and entity.country is not None


def _of_kind(kinds: frozenset[str]) -> Callable[[Entity], bool]:
    def fits(entity: Entity) -> bool:
        place = place_named(entity.name) if entity.type == "PLACE" else None
        return place is not None and place.kind in kinds

    return fits


def persons(scene: Scene, discourse: Discourse) -> Iterator[Reference]:
    """Find descriptions of persons by their office: "the minister", "the Kazakh president", "the two leaders"."""
    page = scene.page
    fitting: dict[tuple[str, str, str | None], frozenset[str]] = {}
    for i in range(len(page.words)):
        described = _office(scene, i)
        if described is None:
            continue
        key = (described.noun, described.kind, described.owner)
        if key not in fitting:
            fits = _holds(described)
            fitting[key] = frozenset(e.id for e in discourse.entities.values() if fits(e))
        start, end = page.words[described.first].start, page.words[described.last - 1].end
        for entity in _holders(discourse, described, start, fitting[key]) if fitting[key] else ():
            yield Reference(start, end, entity)


def _office(scene: Scene, i: int) -> Described | None:
    page, at, owner = scene.page, i, None
    if page.lower(i) in _ARTICLES or (page.lower(i) in ("both", "two") and not _led(page, i)):
        at = i + 1
        while page.follows(at) and page.lower(at) in ("two", "three"):
            at += 1
    named = scene.starts.get(at)
    if (
        named
        and named.type in ("NORP", "PLACE")
        and (named.type == "NORP" or page.words[named.last - 1].possessive)
    ):
        if at == i and _led(page, i):
            return None
        owner, at = named.entity, named.last
    elif at == i:
        return None
    if at >= len(page.words) or not scene.near(at) or (at > i and not page.follows(at) and owner is None):
        return None
    pair = _pair_noun(page, at)
    head = head_at(page, at)
    last = at + pair[0] if pair else head[0] if head else at
    if last == at or _continues_as_title(scene, last) or any(k in scene.starts for k in range(at, last)):
        return None
    noun, kind = (pair[1], "pair of persons") if pair else (head[1], head[2]) if head else ("", "")
    return Described(i, last, noun, kind, owner)


def _pair_noun(page: Page, i: int) -> tuple[int, str] | None:
    nouns = lexicon("en", "names_descriptions")
    width, noun = _noun_at(page, i, nouns)
    return (width, noun) if width and nouns[noun][0] == "pair of persons" else None


def _continues_as_title(scene: Scene, i: int) -> bool:
    """Say whether a person's name or more of the title follows."""
    page = scene.page
    if scene.comma(i) and scene.person_at(i):
        return True
    if not page.follows(i):
        return False
    if page.lower(i) in ("of", "for", "to") or i in scene.starts or page.nameish(i):
        return page.lower(i) != "to"
    return page.tag(i) in ("NN", "NNS") and not page.words[i - 1].possessive


def _holders(discourse: Discourse, described: Described, at: int, fitting: frozenset[str]) -> tuple[str, ...]:
    def fits(entity: Entity) -> bool:
        return entity.id in fitting

    if described.kind == "pair of persons":
        near = discourse.two(at, _NEAR, fits)
        if near:
            return near
        so_far = dict.fromkeys(s.entity for seen in discourse.back(at, _FAR, fits) for s in seen)
        return tuple(sorted(so_far)) if len(so_far) == 2 else ()
    recent = {s.entity for seen in discourse.back(at, 2, fits) for s in seen}
    if recent:
        return tuple(recent) if len(recent) == 1 else ()
    return _maybe(next((seen[-1].entity for seen in discourse.back(at, _FAR, fits)), None))


def _leads(entity: Entity, noun: str) -> bool:
    if entity.type != "PERSON":
        return False
    nouns = [_office_of(role.title) for role in entity.roles]
    wanted = {
        "presidents": "president",
        "ministers": "minister",
        "foreign ministers": "foreign minister",
    }.get(noun)
    if wanted:
        return any(wanted in title for title, _ in nouns)
    if noun in ("leaders", "heads of state"):
        return any(kind == "state" for _, kind in nouns)
    return bool(nouns)


def _office_of(title: str) -> tuple[str, str]:
    """Give a title in small letters and the class of its noun of office."""
    words = title.lower().split()
    for start in range(len(words)):
        for end in range(min(len(words), start + 4), start, -1):
            entry = lexicon("en", "roles_titles").get(" ".join(words[start:end]))
            if entry:
                return title.lower(), entry[1]
    return title.lower(), ""


def _holds(described: Described) -> Callable[[Entity], bool]:
    def fits(entity: Entity) -> bool:
        if entity.type != "PERSON":
            return False
        if described.kind == "pair of persons":
            return _leads(entity, described.noun)
        return any(
            _same_office(role.title, described) and (described.owner is None or role.of == described.owner)
            for role in entity.roles
        )

    return fits


def _same_office(title: str, described: Described) -> bool:
    words, kind = _office_of(title)
    noun = described.noun
    if noun in _STATE_NOUNS:
        return kind == "state"
    if noun in ("official", "politician"):
        return kind in ("minister", "official", "legislature", "state")
    if noun == "minister" and "prime minister" in words:
        return False
    return re.search(rf"\b{re.escape(noun)}\b", words) is not None


def owned_services(scene: Scene, meant: Mapping[int, str]) -> Iterator[Reference]:
    """Find whose press service speaks: "Rahmon's press service", "his press service", "the ministry's spokesman".

    `meant` gives the entity that the pronoun or description ending right before a word means.
    """
    page = scene.page
    for i in range(1, len(page.words)):
        width = _service_at(page, i)
        if not width or not scene.near(i):
            continue
        named = scene.ends.get(i)
        if named and (page.words[i - 1].possessive or named.type == "NORP"):
            yield Reference(page.words[named.first].start, page.words[i + width - 1].end, named.entity)
        elif i in meant:
            first = word_at(page.words, page.words[i - 1].start)
            yield Reference(page.words[first].start, page.words[i + width - 1].end, meant[i])


def _service_at(page: Page, i: int) -> int:
    services = lexicon("en", "names_services")
    for width in (2, 1):
        words = " ".join(page.lower(i + k) for k in range(width))
        if words in services and (width == 1 or page.follows(i + 1)):
            return width
    return 0
