"""Which words mean the present, the past or the future without naming a time?

Invariant: such words are times only where the day of publication is known: then the present has a day, the past ends
and the future begins there. Without it they say nothing that could be looked up.
"""

from __future__ import annotations

from newsledger.annotate.times.durations import is_some_day
from newsledger.annotate.times.rule import Rule
from newsledger.annotate.times.scene import Read, Scene
from newsledger.lang.patterns import Match

Reads = tuple[Read, ...]


def _reference(value: str | None, scene: Scene) -> Reads:
    today = scene.today
    if today is None or value is None:
        return ()
    return (Read("date", value, days=(today, today) if value == "PRESENT_REF" else None),)


def read_reference(match: Match, scene: Scene) -> Reads:
    """Read "now", "recently", "currently"."""
    return _reference(match.value("reference"), scene)


def read_soon(match: Match, scene: Scene) -> Reads:
    """Read "soon", but not "as soon as" and "soon after"."""
    before, after = match.before(), match.after()
    if after is not None and set(after.classes) & {"w_as", "later"}:
        return ()
    if before is not None and "w_as" in before.classes:
        return ()
    # "It soon became a flood" tells of what is over.
    if scene.direction(match) == "past":
        return ()
    return _reference("FUTURE_REF", scene)


def read_future(_match: Match, scene: Scene) -> Reads:
    """Read "the future", "the near future"."""
    return _reference("FUTURE_REF", scene)


def read_past(match: Match, scene: Scene) -> Reads:
    """Read "the past" where it is no adjective."""
    before = match.before()
    if before is None or not set(before.classes) & {"w_in", "w_of", "w_from", "w_than"} or _goes_on(match):
        return ()
    return _reference("PAST_REF", scene)


def _goes_on(match: Match) -> bool:
    """Say whether a word follows at once, which the match may only qualify: "the past glory", "the long term view"."""
    after = match.after()
    return (
        after is not None
        and bool(after.classes or after.text[0].isalnum())
        and not {"comma", "dot", "break"} & set(after.classes)
    )


def read_term(match: Match, scene: Scene) -> Reads:
    """Read "in the near term", but not "the short term of office"."""
    return () if _goes_on(match) else _reference("FUTURE_REF", scene)


def read_these_days(match: Match, scene: Scene) -> Reads:
    """Read "these days"."""
    return _reference("PRESENT_REF", scene) if match.value("unit") == "D" else ()


def read_some_day(match: Match, scene: Scene) -> Reads:
    """Read "may one day sing"."""
    return _reference("FUTURE_REF", scene) if is_some_day(match) else ()


RULES = (
    Rule("reference", "(right | more)? reference", read_reference),
    Rule("soon", "soon", read_soon),
    Rule("future", "w_the near? future", read_future),
    Rule("term", "w_the near short_noun", read_term),
    Rule("past", "w_the past", read_past),
    Rule("these-days", "these many", read_these_days),
    Rule("some-day", "number one", read_some_day),
)
