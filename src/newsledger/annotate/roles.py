"""Which offices does an article say a person holds, and of what?

Before the name ("Russian minister of internal affairs …"), after it ("…, Executive Director of …"), or in a clause ("…, who
heads …"). Invariant: a role's span is its title's words; the same role of the same person stands once, and a bare
"President" adds nothing to a fuller one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace
from spacy.tokens import Doc

from newsledger.annotate.linking.careers import CHOSEN, LEADING, Office, chosen_at, clause_at, with_tenure
from newsledger.annotate.linking.scene import Named, Scene
from newsledger.annotate.linking.tenure import tenure_at
from newsledger.annotate.linking.titles import Title, head_at, title_before, title_from
from newsledger.annotate.naming.page import Page
from newsledger.knowledge.forms import fold_form
from newsledger.model import Article, Mention, Reference, Role
from newsledger.model.annotation import RoleStatus
from newsledger.registry import Example, component

_FORMER = re.compile(r"\b(?:former|ousted|late|deposed)\b|\b(?:ex|then)-", re.IGNORECASE)
_ACTING = re.compile(r"\b(?:acting|interim|caretaker)\b", re.IGNORECASE)
_ELECT = re.compile(r"-(?:elect|designate)\b", re.IGNORECASE)
_ONCE = frozenset(["once", "formerly", "previously"])
_FAR_VERB = 14  # words
_MOST_ROLES = 4  # of one apposition: "founder of …, chairman of … and …"

_EXAMPLES = (
    Example(
        "Uzbekistan’s Foreign Minister Bakhtiyor Qodirov spoke in Termez.",
        ("Bakhtiyor Qodirov: Foreign Minister, Uzbekistan",),
    ),
    Example(
        "Laura Brandt, Country Director of the Northern Aid Foundation, opened the school.",
        ("Laura Brandt: Country Director, Northern Aid Foundation",),
    ),
)


@component(
    "annotation", name="roles", examples=_EXAMPLES, silent=("The minister and the director met the press.",)
)
def find_roles(
    article: Article, doc: Doc, mentions: Iterable[Mention], references: Iterable[Reference] = ()
) -> Mapping[str, tuple[Role, ...]]:
    """Find the roles of the persons an article names, by entity id."""
    del article
    return roles_in(Scene.of(Page.of(doc), mentions, references))


def roles_in(scene: Scene) -> Mapping[str, tuple[Role, ...]]:
    """Find the roles of the persons a page names, by entity id."""
    found: dict[str, list[Role]] = {}
    for person in sorted(scene.starts.values(), key=lambda n: n.first):
        if person.type == "PERSON":
            for office in _offices_of(scene, person):
                found.setdefault(person.entity, []).append(_role(scene.page, office))
    return {entity: tuple(_distinct(roles)) for entity, roles in found.items()}


def _role(page: Page, office: Office) -> Role:
    title = office.title
    start, end = page.words[title.first].start, page.words[title.last - 1].end
    words = LEADING.get(page.lower(title.head), page.text[start:end])
    if title.before:
        start = page.text.rindex(title.before, 0, start)
        words = f"{title.before} {words}"
    status = _status(words) or office.status
    return Role(start, end, words, title.of, status, office.since, office.until)


def _status(words: str) -> RoleStatus | None:
    """Tell from a title's own words whether it is held: "former", "acting", "-elect"."""
    if _FORMER.search(words):
        return "former"
    if _ACTING.search(words):
        return "acting"
    return "elect" if _ELECT.search(words) else None


def _offices_of(scene: Scene, person: Named) -> Iterator[Office]:
    before = title_before(scene, person.first)
    if before and not _is_plural(scene, before):
        title = _of_after(scene, person, before)
        yield with_tenure(title, tenure_at(scene.page, before.next))
    yield from _after(scene, person)


def _is_plural(scene: Scene, title: Title) -> bool:
    head = head_at(scene.page, title.head)
    if head is None:
        return False
    words = " ".join(scene.page.lower(i) for i in range(title.head, head[0]))
    return words != head[1]


def _of_after(scene: Scene, person: Named, title: Title) -> Title:
    """Take "of …" after the name: "President Daler Nazarov of Tajikistan"."""
    at = person.last
    if title.of is not None or scene.page.lower(at) != "of" or not scene.page.follows(at):
        return title
    named = scene.starts.get(at + 1) or (
        scene.starts.get(at + 2) if scene.page.lower(at + 1) == "the" else None
    )
    return replace(title, of=named.entity) if named and named.type in ("PLACE", "ORG") else title


def _after(scene: Scene, person: Named) -> Iterator[Office]:
    page, at = scene.page, person.last
    if scene.comma(at):
        if page.words[at].text.isdigit() and scene.comma(at + 1):
            at += 1  # "Rustam Aliev, 45, director of …"
        once = page.lower(at) in _ONCE and page.follows(at + 1)
        if once:
            yield from (replace(office, status="former") for office in _appositions(scene, at + 1))
        elif page.lower(at) == "who":
            yield from _maybe(clause_at(scene, at + 1, relative=True))
        elif page.lower(at) in CHOSEN and page.follows(at + 1):
            yield from _maybe(chosen_at(scene, page.lower(at), at + 1))
        else:
            yield from _appositions(scene, at)
    elif scene.gap(at) == " (":
        yield from _appositions(scene, at)
    elif page.follows(at):
        yield from _said(scene, person)


def _maybe(office: Office | None) -> Iterator[Office]:
    if office:
        yield office


def _said(scene: Scene, person: Named) -> Iterator[Office]:
    """Read what the rest of the clause says: "X heads …", "X was appointed …", "elected X president"."""
    page, at = scene.page, person.last
    if page.lower(at) == "as":
        title = title_from(scene, at + 1)
        if title and title.of is not None and title.kind != "work":
            yield with_tenure(title, tenure_at(page, title.next))
        return
    office = clause_at(scene, at, relative=False)
    chose = page.lower(person.first - 1) if page.follows(person.first) else ""
    if office is None and chose in CHOSEN and title_from(scene, at):
        office = chosen_at(scene, chose, at) or _bare_choice(scene, at)
    yield from _maybe(office or _leads_too(scene, at))


def _leads_too(scene: Scene, at: int) -> Office | None:
    """Read the second verb of "X runs a farm and heads the Beekeepers Union"."""
    page = scene.page
    for i in range(at + 1, at + _FAR_VERB):
        if not page.follows(i) or scene.person_at(i):
            return None
        if page.lower(i) in LEADING and page.lower(i).endswith("s") and page.lower(i - 1) == "and":
            return clause_at(scene, i, relative=False)
    return None


def _bare_choice(scene: Scene, at: int) -> Office | None:
    """Read "elected X speaker" where nothing follows."""
    title = title_from(scene, at)
    closed = title is not None and not scene.page.follows(title.next)
    return with_tenure(title, tenure_at(scene.page, title.next)) if title and closed else None


def _appositions(scene: Scene, at: int) -> Iterator[Office]:
    """Read "…, founder of A and chairman of B", "…, a former minister and now ambassador to Japan"."""
    for _ in range(_MOST_ROLES):
        title = _apposition(scene, at)
        if title is None:
            return
        tenure = tenure_at(scene.page, title.next)
        yield with_tenure(title, tenure)
        following = _another(scene, tenure.next if tenure.since or tenure.until else title.next)
        if following is None:
            return
        at = following


def _another(scene: Scene, i: int) -> int | None:
    """Give the word at which another title of the same apposition may start: after "and", "and now"."""
    page = scene.page
    if not (page.follows(i) and page.lower(i) == "and" and page.follows(i + 1)):
        return None
    i += 2 if page.lower(i + 1) in ("now", "currently", "later", "also") else 1
    return i if title_from(scene, i) else None


def _apposition(scene: Scene, at: int) -> Title | None:
    title = title_from(scene, at)
    if title is None or (
        title.next in scene.starts and scene.near(title.next) and scene.person_at(title.next)
    ):
        return None
    closed = title.next >= len(scene.page.words) or not scene.near(title.next)
    tenure = tenure_at(scene.page, title.next)
    if title.of is None and not (
        closed or tenure.since or tenure.until or _another(scene, title.next) is not None
    ):
        return None
    if title.bare and scene.page.lower(at) == "the":
        return None
    return title


def _distinct(roles: list[Role]) -> Iterator[Role]:
    """Keep each role once; drop bare ones beside fuller ones."""
    seen: set[tuple[str, str | None]] = set()
    full = [_words(r.title) for r in roles if r.of is not None]
    for role in roles:
        key = (fold_form(role.title).casefold(), role.of)
        if key in seen or (role.of is None and any(_words(role.title) <= words for words in full)):
            continue
        seen.add(key)
        yield role


def _words(title: str) -> frozenset[str]:
    return frozenset(fold_form(title).casefold().split())
