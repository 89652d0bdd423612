"""Against what is a time expression read: the publication day, the tense around it, the times named before?

Invariant: without a publication window nothing is anchored; a window of several days anchors weeks, months and years
by its first day, but never a single day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from newsledger.annotate.times.tense import Tenses
from newsledger.knowledge.calendar import days_of
from newsledger.lang.en.tense import cue_of
from newsledger.lang.patterns import Match, Word
from newsledger.model import Published, TimeType

Direction = Literal["past", "future"]

QUARTER_FOCUS_WORDS = 300
"""How far back a quarter counts as what "a year earlier" is compared with; TimeBank, value F1, 2026-11-24."""

FOCUS_WORDS = 40
"""How far back the date may stand that "three days later" counts from; a paragraph is seldom longer."""

CLAUSE_WORDS = 7
"""How many words before and after a time are asked for the clause that it stands in."""

_READY = frozenset(("set", "due", "slated", "poised", "ready", "scheduled", "bound"))

_LONGER_THAN_A_QUARTER = {"P6M", "P9M", "P12M"}


@dataclass(frozen=True, slots=True)
class Read:
    """What an expression means. `first` and `last` narrow the match to fewer words."""

    type: TimeType
    value: str | None
    first: int | None = None
    last: int | None = None
    days: tuple[date, date] | None = None
    """Days that the value itself does not give."""
    fixed: bool = True
    """False where the value names no days although it looks as if it did: a fiscal year."""
    leads: bool = True
    """False for a time of comparison ("a year earlier"), which what follows is not about."""


@dataclass
class Scene:
    """The state of reading one article, from its first word to its last."""

    words: Sequence[Word]
    published: Published | None
    text: str
    tenses: Tenses
    last_value: str | None = None
    """The last date named."""
    last_at: int = -10_000
    """At which word it was named."""
    last_quarter: str | None = None
    last_quarter_at: int = -10_000

    @property
    def anchor(self) -> date | None:
        """The day that weeks, months and years are counted from."""
        return self.published.earliest if self.published else None

    @property
    def today(self) -> date | None:
        """The day of publication, where it is one day."""
        if self.published and self.published.earliest == self.published.latest:
            return self.published.earliest
        return None

    def direction(self, match: Match, *, far: bool = False) -> Direction | None:
        """Say whether the words around speak of the past or of the future."""
        before = [match.before(distance) for distance in (1, 2, 3, 4)]
        led = [set(word.classes) for word in before[:3] if word is not None]
        if led and "w_since" in led[0]:
            return "past"
        clause = _of_own_clause(match)
        if clause:
            return clause
        if any("w_until" in classes or "w_till" in classes for classes in led) or _as_soon_as(before):
            return "future"
        ready = _set_to(match)
        if ready:
            return ready
        if _leads_from_past(before):
            return "past"
        return self.tenses.direction(match.first, match.last, far=far)

    def day_in_focus(self, match: Match, precise: int) -> date | None:
        """Give the first day of the last date, where it was named near by and in as many characters at least."""
        if match.first - self.last_at > FOCUS_WORDS or len(self.last_value or "") < precise:
            return None
        days = days_of(self.last_value)
        return days[0] if days else None

    def quarter_in_focus(self, match: Match) -> str | None:
        """Give the quarter that figures just before were about."""
        return self.last_quarter if match.first - self.last_quarter_at <= QUARTER_FOCUS_WORDS else None

    def is_unfinished(self, quarter: str) -> bool:
        """Say whether a quarter ends after publication."""
        days = days_of(quarter)
        return bool(days and self.anchor and days[1] > self.anchor)

    def _is_ahead(self, quarter: str) -> bool:
        days = days_of(quarter)
        return bool(days and self.anchor and days[0] > self.anchor)

    def remember(self, read: Read, at: int) -> None:
        """Note a date as the one that "the following year" or "that quarter" refer to."""
        value = read.value
        if not read.leads:
            return
        if read.type == "duration" and value in _LONGER_THAN_A_QUARTER:
            self.last_quarter = None
        if read.type not in {"date", "time"} or value is None or not value[:1].isdigit():
            return
        self.last_value, self.last_at = value, at
        if "-Q" in value and not self._is_ahead(value):
            self.last_quarter, self.last_quarter_at = value, at
        elif not read.fixed:
            self.last_quarter = None


def _leads_from_past(words: Sequence[Word | None]) -> bool:
    """Say whether a verb of the past stands right before, as in "met Monday" and "announced on Friday".

    "To be announced on Friday" is none.
    """
    near = [word for word in words if word is not None and not set(word.classes) & {"w_on", "w_in", "w_the"}]
    if not near or len(words) - len(near) > 1:
        return False
    verb, helpers = near[0].text, [word.text.lower() for word in near[1:]]
    return (
        cue_of(verb) == "past"
        and verb.lower() not in {"was", "were", "has", "have"}
        and helpers not in (["be", "to"], ["be", "will"])
    )


def _of_own_clause(match: Match) -> Direction | None:
    """Read the clause that a comma joins to a time: "Friday, when she will sing", "until Friday, they had sung"."""
    after = [match.after(distance) for distance in range(1, CLAUSE_WORDS)]
    words = [word.text.lower() if word else "" for word in after]
    if words[0] != ",":
        return None
    if words[1] == "when":
        return next((cue for word in words[2:] if (cue := cue_of(word))), None)
    before = match.before()
    until = before is not None and bool({"w_until", "w_till"} & set(before.classes))
    return "past" if until and {"had", "was", "were", "did"} & set(words) else None


def _set_to(match: Match) -> Direction | None:
    """Look ahead where "set to", "due to" or the like leads, with the verb between: "set to resume on Friday".

    "Had been set to" looks back.
    """
    before = [match.before(distance) for distance in range(1, CLAUSE_WORDS)]
    words = [word.text.lower() if word else "" for word in before]
    for at in range(1, len(words)):
        if words[at] in _READY and words[at - 1] in {"to", "for"}:
            return "past" if words[at + 1 : at + 2] == ["been"] and "had" in words[at + 2 :] else "future"
    return None


def _as_soon_as(before: Sequence[Word | None]) -> bool:
    """Say whether "as soon as" or "as early as" leads."""
    words = [word.text.lower() if word else "" for word in before]
    return words[0] == "as" and words[1] in {"soon", "early"} and words[2] == "as"
