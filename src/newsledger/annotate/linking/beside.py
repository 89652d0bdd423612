"""What do the words right beside a name say of what it names?

Invariant: a kind of place is given only where a place of that kind bears the name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from newsledger.knowledge.countries import countries_meant
from newsledger.knowledge.gazetteer import spots_named
from newsledger.knowledge.places import written_out
from newsledger.lang.lexicon import lexicon
from newsledger.model import Entity, Mention

_AFTER = re.compile(r"\s+([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+)\s+of\s+(?:the\s+)?$")
_WATER_BEFORE = re.compile(r"\b(?:[Rr]iver|[Ll]ake|(shores? of|waters of))\s+$")
_PROVINCES = re.compile(r"\b(?:governors|provinces|regions|oblasts|akims|hokims|khokims)\b", re.IGNORECASE)
_PLURAL_BEFORE = re.compile(
    r"\b([a-z]+s)\s+of\s+(?:(?:the\s+)?[^\W\d_][\w’'-]*(?:\s[A-Z][\w-]*)?(?:,|,?\s+and)\s+)+(?:the\s+)?$"
)
_LISTED = re.compile(
    r"(?:,\s+[^\W\d_][\w-]*(?:\s[A-Z][\w-]*)?){0,6},?\s+and\s+[^\W\d_][\w-]*(?:\s[A-Z][\w-]*)?\s+([a-z]+s)\b"
)
_INTRODUCED = re.compile(r",\s+(?:(who)\s|an?\s|\d{1,2}\b)")
_STATE = re.compile(
    r"\bthe state['’]s\b|\bstatewide\b|\bstate (?:troopers?|lawmakers?|legislat\w+|senators?|representatives?)\b",
    re.IGNORECASE,
)
_AREA_OF = re.compile(r"\b(?:towns|cities|villages|parts|counties)\s+of\s+(?:the\s+)?$")
_COUNTY = frozenset(["county", "counties"])
_STOP_AFTER = re.compile(r"\s+(?:subway|metro|tube|underground)\s+(?:station|stop)\b")
_CROSSING = re.compile(r"\s+(?:and\s+[A-Z][\w.-]*\s+)?(?:[Ss]treets|[Aa]venues|[Ss]ts\.|[Aa]ves\.)")
"""Behind the first of two streets: "the corner of Allen and Stanton Streets"."""
_OWNED_SPOT = re.compile(r"['’]s\s+(?:Point|Bay|Cove|Corner|Ferry|Landing|Neck)\b(?!\s+(?:of\s|[A-Z]))")
"""Behind the name of whoever a piece of land is called after: "Hawke’s Bay"."""
_SERVED_SHORT = re.compile(r"\s+(?:Gov|Sen|Rep|Lt\. Gov)\.\s")
_SERVED_STATE = re.compile(
    r"\s+(?:(?:Gov|Sen|Rep|Lt\. Gov)\.\s|(?:Governor|Senator|Congress(?:man|woman)|[Pp]rimary|[Cc]aucus(?:es)?)\b)"
)
_UPSTATE = re.compile(r"\bupstate\s+$", re.IGNORECASE)
_GOES_ON = re.compile(r",?\s+(?:and|or)\s|,\s+[A-Z]")
_THE = re.compile(r"\b[Tt]he\s+$")
_NO_NOUN = re.compile(
    r"\s*(?:[.;:!?]|,\s+[a-z]|\s(?:was|were|is|are|has|had|will|rose|fell|froze|burst|broke|flows|runs|[a-z]+ed|and|or|in|"
    r"near|at|from|to|on|by|into|for|after|before|between|which|where)\b)"
)


def _is_a(word: str, kind: Literal["land", "linker", "state"]) -> bool:
    return kind in lexicon("en", "linking_words").get(word, ("",))[0].split()


def only_links(words: str) -> bool:
    """Say whether words only say what and where a place is: "largest city of"."""
    kinds = lexicon("en", "linking_places")
    return all(_is_a(word.lower(), "linker") or word.lower() in kinds for word in words.split())


def land_behind(text: str, end: int) -> bool:
    """Say whether a word for a piece of land stands there: "lowlands", "coast", "province"."""
    found = _AFTER.match(text, end)
    word = found[1] if found else ""
    return _is_a(word, "land") or word in lexicon("en", "linking_places")


def with_article(text: str, mention: Mention) -> bool:
    """Say whether a name stands with "the" and no noun behind it: "the Naryn was dammed", not "the Atlanta chamber"."""
    return bool(
        _THE.search(text, max(0, mention.start - 6), mention.start) and _NO_NOUN.match(text, mention.end)
    )


def among_provinces(text: str, mention: Mention) -> bool:
    """Say whether the sentence of a name speaks of provinces or those who govern them: "governors of all regions"."""
    end = text.find(".", mention.end)
    return bool(
        _PROVINCES.search(text, text.rfind(".", 0, mention.start) + 1, end if end >= 0 else len(text))
    )


def of_state(text: str, mentions: Sequence[Mention]) -> bool:
    """Say whether a text speaks of a state of several: of "state troopers", or of "Georgia lawmakers"."""
    behind = (found[1] for m in mentions if (found := _AFTER.match(text, m.end)))
    return _of_some_state(text) or any(_is_a(word, "state") for word in behind)


@lru_cache(maxsize=2)  # the article at hand, asked of each of its places
def _of_some_state(text: str) -> bool:
    return bool(_STATE.search(text))


def kind_of(text: str, entity: Entity, mentions: Sequence[Mention]) -> str | None:
    """Say what a place is called: in its own name, else beside it wherever its name stands with such a word."""
    kinds = lexicon("en", "linking_places")
    for form in entity.names:
        head = form.rpartition(" ")[2].lower()
        if " " in form and head in kinds and not spots_named(form) and not countries_meant(form):
            return kinds[head][0]
    beside = Counter(kind for mention in mentions if (kind := kind_beside(text, mention)))
    return beside.most_common(1)[0][0] if beside else None


def kind_beside(text: str, mention: Mention) -> str | None:
    """Give the kind of place that the word behind a name, or the one before "of", says it is, if there is one such."""
    if written_out(mention.text) != mention.text or _state_beside(text, mention):
        return "division"
    if any(spot.match(text, mention.end) for spot in (_STOP_AFTER, _CROSSING, _OWNED_SPOT)):
        return "feature"
    kinds = lexicon("en", "linking_places")
    after = _AFTER.match(text, mention.end, mention.end + 30)
    before = _BEFORE.search(text, max(0, mention.start - 30), mention.start)
    listed = _LISTED.match(text, mention.end, mention.end + 150)  # "Osh, Naryn and Talas regions"
    plural = _PLURAL_BEFORE.search(text, max(0, mention.start - 120), mention.start)
    area = _AREA_OF.search(text, max(0, mention.start - 30), mention.start)
    water = _WATER_BEFORE.search(text, max(0, mention.start - 12), mention.start)
    if water and not (water[1] and countries_meant(mention.text)):  # countries have shores and waters too
        return "feature"  # "the river Naryn" is neither the town nor the region
    if area and not _GOES_ON.match(text, mention.end) and _exists(mention.text, "division"):
        return "division"  # "other towns of Washington"
    for found in (after, before, listed, plural):
        word = found[1].lower() if found else ""
        kind = kinds.get(word)
        if found and kind == ("feature",) and found is after and found[1][:1].isupper():
            return "feature"  # "Niger River" is named after a country that it is not
        if word in _COUNTY and not (found is before and _of_country(mention, "")):
            # "Hamilton and Lake counties" are no towns, even where we know no county.
            return "division" if _exists(mention.text, "division") else "county"
        if kind and _exists(mention.text, kind[0]) and not (found is before and _of_country(mention, word)):
            return kind[0]
    return None


def _state_beside(text: str, mention: Mention) -> bool:
    """Say whether a name is a state's by who governs it: "New York Gov. Ann Lee", "upstate New York"."""
    served = _SERVED_SHORT if countries_meant(mention.text) else _SERVED_STATE
    behind = served.match(text, mention.end)
    before = _UPSTATE.search(text, max(0, mention.start - 12), mention.start)
    return bool(behind or before) and _exists(mention.text, "division")


def _of_country(mention: Mention, word: str) -> bool:
    """Say whether a country is named after "of": "the second city of Lebanon" is not called Lebanon."""
    divided = word in ("state", "province", "region", "county", "governor", "mayor")
    return not divided and bool(countries_meant(mention.text))


def _exists(name: str, kind: str) -> bool:
    groups = {"city": {"city", "capital"}, "division": {"division", "region", "state"}}
    return any(place.kind in groups.get(kind, ()) for place, _ in spots_named(name))


def introduced(text: str, mentions: Sequence[Mention]) -> Literal["", "who", "a"]:
    """Say whether somebody is told of as one whom the reader may not know: by "who", or by age or "a"."""
    found = [told for m in mentions if (told := _INTRODUCED.match(text, m.end))]
    if not found:
        return ""
    return "who" if all(told[1] for told in found) else "a"
