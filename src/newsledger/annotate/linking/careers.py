"""Which offices does a clause say that somebody takes, holds or leaves?

"who heads …", "was appointed …", "served as …", "stepped down as …", "left office as …". Invariant: a negated or future
clause says nothing; "was" alone leaves open whether it is over.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from newsledger.annotate.linking.scene import Named, Scene
from newsledger.annotate.linking.tenure import Tenure, moment_at, tenure_at
from newsledger.annotate.linking.titles import Title, title_from
from newsledger.annotate.naming.page import Page
from newsledger.model.annotation import RoleStatus

LEADING = {
    "heads": "head", "headed": "head",
    "leads": "leader", "led": "leader",
    "chairs": "chair", "chaired": "chair",
    "founded": "founder", "co-founded": "co-founder", "owns": "owner", "owned": "owner",
    "manages": "manager", "managed": "manager", "directs": "director", "directed": "director",
    "edits": "editor", "edited": "editor", "coaches": "coach", "coached": "coach",
}  # fmt: skip
"""Verbs that say an office, and its noun."""
CHOSEN = frozenset(
    [
        "appointed",
        "elected",
        "named",
        "re-elected",
        "reelected",
        "reappointed",
        "nominated",
        "confirmed",
        "promoted",
    ]
)
_PRESENT = frozenset(
    ["heads", "leads", "chairs", "owns", "manages", "directs", "edits", "coaches", "founded", "co-founded"]
)
_COPULAS = frozenset(["is", "was", "became", "becomes", "remains", "remained"])
_AUXILIARIES = frozenset(
    ["has", "had", "have", "been", "was", "is", "were", "also", "now", "previously", "formerly", "currently", "once",
     "later", "long", "recently", "then", "first", "still", "unanimously"]
)  # fmt: skip
_TAKING = frozenset(["took over", "takes over", "sworn in"])
_SERVING = frozenset(["served", "serves", "serving", "worked", "works", "acts", "acted"])
_LEAVING = frozenset(
    ["resigned", "resigns", "retired", "quit", "stepped down", "stood down", "left office", "dismissed", "removed",
     "sacked", "fired", "ousted", "replaced", "left", "suspended"]
)  # fmt: skip
_MOST_AUXILIARIES = 4


class Office(msgspec.Struct, frozen=True, gc=False):
    """A title with whether it is still held, and since or until when."""

    title: Title
    status: RoleStatus | None = "current"
    since: str | None = None
    until: str | None = None


def with_tenure(title: Title, tenure: Tenure, status: RoleStatus | None = "current") -> Office:
    """Put a title and its bounds together: an office that had an end is a former one."""
    ended: RoleStatus | None = "former" if tenure.until else "current" if tenure.since else status
    return Office(title, ended, tenure.since, tenure.until)


def clause_at(scene: Scene, i: int, *, relative: bool) -> Office | None:
    """Read the clause whose verb phrase starts at word `i`; `relative` after "who"."""
    page, at = scene.page, i
    for _ in range(_MOST_AUXILIARIES):
        if page.lower(at) not in _AUXILIARIES or page.lower(at + 1) == "not":
            break
        if page.lower(at) in ("is", "was") and _title_starts(scene, at + 1):
            break
        at += 1
    helped = frozenset(page.lower(k) for k in range(i, at))
    verb, after = _verb(page, at)
    if verb in LEADING:
        return _leading(scene, at, helped, relative=relative)
    if verb in _COPULAS:
        return _being(scene, verb, after)
    if verb in CHOSEN and (helped & {"was", "been", "is", "were"}):
        return chosen_at(scene, verb, after)
    if verb in _LEAVING | _TAKING | _SERVING:
        return _as(scene, verb, after, helped)
    return None


def _title_starts(scene: Scene, i: int) -> bool:
    """Say whether a title stands right after "is" or "was", so that it is the verb itself."""
    return scene.page.follows(i) and title_from(scene, i) is not None and not _is_participle(scene.page, i)


def _is_participle(page: Page, i: int) -> bool:
    return page.lower(i) in CHOSEN or page.lower(i) in _LEAVING or page.lower(i) in LEADING


def _verb(page: Page, i: int) -> tuple[str, int]:
    """Give the verb at a word, with its particle, and the word after it."""
    pair = f"{page.lower(i)} {page.lower(i + 1)}"
    if page.follows(i + 1) and (pair in _LEAVING or pair in _TAKING):
        return pair, i + 2
    return page.lower(i), i + 1


def _object(scene: Scene, i: int) -> Named | None:
    page = scene.page
    found = scene.starts.get(i) or (scene.starts.get(i + 1) if page.lower(i) in ("the", "its") else None)
    return found if found and page.follows(found.first) else None


def _leading(scene: Scene, at: int, helped: frozenset[str], *, relative: bool) -> Office | None:
    page, named = scene.page, _object(scene, at + 1)
    types = ("ORG", "PLACE", "") if relative else ("ORG", "")
    if named is None or named.type not in types or page.words[named.last - 1].possessive:
        return None
    if page.follows(named.last) and page.nameish(named.last):
        return None  # more of a name than we know
    word = page.lower(at)
    title = Title(at, at + 1, at, LEADING[word], "official", named.entity, named.last, bare=False)
    holds = word in _PRESENT or bool(helped & {"has", "have"})
    over: RoleStatus | None = "former" if helped & {"once", "previously", "formerly"} else None
    return with_tenure(title, tenure_at(page, named.last), "current" if holds else over)


def _being(scene: Scene, verb: str, after: int) -> Office | None:
    page = scene.page
    title = _stated(title_from(scene, after)) if page.follows(after) else None
    if title is None:
        return None
    began, _ = moment_at(page, title.next) if verb.startswith("became") else (None, 0)
    tenure = tenure_at(page, title.next)
    status: RoleStatus | None = None if verb in ("was", "remained") else "current"
    return with_tenure(title, replace(tenure, since=began or tenure.since), status)


def chosen_at(scene: Scene, verb: str, after: int) -> Office | None:
    """Read what somebody is appointed, from the word after the verb or after his name."""
    page = scene.page
    began, at = moment_at(page, after)
    while page.lower(at) in ("as", "to", "be"):
        at += 1
    title = _stated(title_from(scene, at)) if page.follows(at) else None
    if title is None:
        return None
    when, _ = moment_at(page, title.next)
    tenure = tenure_at(page, title.next)
    found = with_tenure(title, replace(tenure, since=began or when or tenure.since))
    return replace(found, status=None) if verb == "nominated" else found


def _as(scene: Scene, verb: str, after: int, helped: frozenset[str]) -> Office | None:
    page = scene.page
    when, at = moment_at(page, after)
    if page.lower(at) != "as" or not page.follows(at):
        return None
    title = title_from(scene, at + 1)
    if title is None or not page.follows(at + 1):
        return None
    if verb == "left" and page.lower(at + 1) == "the":
        return None  # "left as the judge arrived"
    then, _ = moment_at(page, title.next)
    tenure = tenure_at(page, title.next)
    if verb in _LEAVING:
        return with_tenure(title, replace(tenure, until=when or then or tenure.until), "former")
    if verb in _TAKING:
        return with_tenure(title, replace(tenure, since=when or then or tenure.since))
    holds = verb in ("serves", "works", "acts", "serving") or "has" in helped
    return with_tenure(title, tenure, "current" if holds else None)


def _stated(title: Title | None) -> Title | None:
    """Keep what a verb states: an office of something, or one whose words say what it is for."""
    if title is None or (title.kind == "work" and title.of is None):
        return None
    said = (
        title.of is not None
        or title.last > title.head + 1
        or title.kind in ("state", "minister", "legislature")
    )
    return title if said else None
