"""Which offices does an article say a person holds, and of what?

Before the name ("Russian minister of internal affairs …"), after it ("…, Executive Director of …"), or in a clause ("…, who
heads …"). Invariant: a role's span is its title's words; the same role of the same person stands once, and a bare
"President" adds nothing to a fuller one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc

from newsledger.annotate.linking.scene import Named, Scene
from newsledger.annotate.linking.titles import Title, head_at, title_before, title_from
from newsledger.annotate.naming.page import Page
from newsledger.knowledge.forms import fold_form
from newsledger.model import Article, Mention, Reference, Role
from newsledger.registry import Example, component

_HEADS = {
    "heads": "head",
    "leads": "leader",
    "chairs": "chair",
    "headed": "head",
    "led": "leader",
    "chaired": "chair",
}
_COPULAS = frozenset(["is", "was", "became", "remains"])
_CHOSEN = frozenset(["appointed", "elected", "named", "re-elected", "reelected", "nominated"])

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
            for title in _titles_of(scene, person):
                found.setdefault(person.entity, []).append(_role(scene.page, title))
    return {entity: tuple(_distinct(roles)) for entity, roles in found.items()}


def _role(page: Page, title: Title) -> Role:
    start, end = page.words[title.first].start, page.words[title.last - 1].end
    words = _HEADS.get(page.lower(title.head), page.text[start:end])
    if not title.before:
        return Role(start, end, words, title.of)
    first = page.text.rindex(title.before, 0, start)
    return Role(first, end, f"{title.before} {words}", title.of)


def _titles_of(scene: Scene, person: Named) -> Iterator[Title]:
    before = title_before(scene, person.first)
    if before and not _is_plural(scene, before):
        yield _of_after(scene, person, before)
    after = _after(scene, person)
    if after:
        yield after


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


def _after(scene: Scene, person: Named) -> Title | None:
    page, at = scene.page, person.last
    if scene.comma(at):
        if page.words[at].text.isdigit() and scene.comma(at + 1):
            at += 1  # "Rustam Aliev, 45, director of …"
        if page.lower(at) == "who":
            return _who(scene, at + 1)
        return _apposition(scene, at)
    if page.follows(at) and page.lower(at) in _COPULAS:
        return _said_to_be(scene, at + 1)
    if page.follows(at) and page.lower(at) == "as":
        return _stated(title_from(scene, at + 1))
    return None


def _apposition(scene: Scene, at: int) -> Title | None:
    title = title_from(scene, at)
    if title is None or (
        title.next in scene.starts and scene.near(title.next) and scene.person_at(title.next)
    ):
        return None
    closed = title.next >= len(scene.page.words) or not scene.near(title.next)
    if title.of is None and not closed:
        return None
    if title.bare and scene.page.lower(at) == "the":
        return None
    return title


def _who(scene: Scene, at: int) -> Title | None:
    word = scene.page.lower(at)
    if word not in _HEADS:
        return None
    named = scene.starts.get(at + 1) or (
        scene.starts.get(at + 2) if scene.page.lower(at + 1) == "the" else None
    )
    if named is None or named.type not in ("ORG", "PLACE"):
        return None
    return Title(at, at + 1, at, _HEADS[word], "official", named.entity, named.last, bare=False)


def _said_to_be(scene: Scene, at: int) -> Title | None:
    page = scene.page
    if page.lower(at) in _CHOSEN:
        at += 2 if page.lower(at + 1) in ("as", "to") else 1
    return _stated(title_from(scene, at))


def _stated(title: Title | None) -> Title | None:
    return title if title and title.of is not None and title.kind != "work" else None


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
