"""Which names of an article name the same person, organisation or place?

Invariant: the same form is the same entity, and a short form joins a longer one only where a single longer one fits (or,
for surnames, the nearest one before).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from newsledger.annotate.naming.consistency import abbreviates
from newsledger.knowledge.countries import Country, countries, country_named, country_of_demonym
from newsledger.knowledge.forms import fold_form
from newsledger.knowledge.organisations import organisation_named
from newsledger.knowledge.places import place_named, written_out
from newsledger.model import Mention, NameType

_BRACKET = re.compile(r"\s?\((?:the )?[“\"‘']?$")


class Key(msgspec.Struct, frozen=True, gc=False):
    """What tells entities apart."""

    type: NameType
    name: str


def country_of(mention: Mention) -> Country | None:
    """Give the country that a place name or demonym names."""
    return _country_of(mention.text, mention.type)


@lru_cache(maxsize=20_000)
def _country_of(text: str, label: NameType) -> Country | None:
    if label == "NORP":
        return country_of_demonym(text)
    return country_named(text) if label == "PLACE" else None


@lru_cache(maxsize=20_000)
def _plain_key(text: str, label: NameType) -> Key:
    """Give the key of a name as it stands, whatever else its article says."""
    country = _country_of(text, label)
    if country:
        return Key("PLACE", country.alpha3)
    if label == "PLACE":
        whole = written_out(text)
        place = place_named(whole) if whole == text else None
        return Key("PLACE", _simple(place.name if place else whole))
    if label == "ORG":
        known = organisation_named(text)
        return Key("ORG", _simple(known.name if known else text))
    name = _simple(text)
    return Key(label, name.removesuffix("s") if label == "NORP" else name)


def keys_of(text: str, mentions: Sequence[Mention]) -> list[Key]:
    """Give each mention the key of its entity."""
    keys = [_plain_key(mention.text, mention.type) for mention in mentions]
    same = _organisations(text, mentions, keys)
    keys = [same.get(key, key) for key in keys]
    return _persons(mentions, keys)


def _simple(name: str) -> str:
    """Fold case and accents: "Erdoğan" and "Erdogan" are one name."""
    plain = unicodedata.normalize("NFKD", fold_form(name)).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("ı", "i")


def _organisations(text: str, mentions: Sequence[Mention], keys: list[Key]) -> dict[Key, Key]:
    """Join acronyms and short names to long ones: those in brackets first, then those that a single longer name fits."""
    pairs = list(zip(mentions, keys, strict=True))
    same: dict[Key, Key] = {}
    for (long, long_key), (short, short_key) in pairwise(pairs):
        if long.type == short.type and long_key != short_key and _in_brackets(text, long, short):
            same[short_key] = same.get(long_key, long_key)
    forms = {key: fold_form(mention.text) for mention, key in reversed(pairs) if key.type == "ORG"}
    longer_of = _Longer(forms)
    for key, form in forms.items():
        if key not in same:
            longer = {same.get(k, k) for k in longer_of.of(form)} - {key}
            if len(longer) == 1:
                same[key] = longer.pop()
    return {key: same.get(target, target) for key, target in same.items()}


def _in_brackets(text: str, long: Mention, short: Mention) -> bool:
    if short.type == "PLACE" and (country_of(short) or written_out(short.text) != short.text):
        return False  # "Lyon (France)" says where a town is, not how else it is called
    closing = text[short.end : short.end + 2].lstrip("”\"’'")[:1]
    return closing in (")", ",", ";", "]") and bool(_BRACKET.fullmatch(text[long.end : short.start]))


class _Longer:
    """The long names of an article, found by what a short form may share with them."""

    def __init__(self, forms: Mapping[Key, str]) -> None:
        self._parts: dict[str, list[Key]] = {}
        self._initials: dict[str, list[Key]] = {}
        self._forms = forms
        for key, form in forms.items():
            words = form.split()
            for part in (*_beginnings(words), *_without_country(words)):
                self._parts.setdefault(part.casefold(), []).append(key)
            if len(words) > 1:
                self._initials.setdefault(form[0].casefold(), []).append(key)

    def of(self, short: str) -> list[Key]:
        """Give the names that a form shortens: by leaving out words, or as an acronym."""
        parts = self._parts.get(short.casefold(), [])
        if parts and not organisation_named(short):
            return parts
        if " " in short or sum(c.isupper() for c in short) < 2:
            return []
        return [k for k in self._initials.get(short[0].casefold(), ()) if abbreviates(short, self._forms[k])]


def _beginnings(words: list[str]) -> list[str]:
    return [" ".join(words[:count]) for count in range(1, len(words))]


def _without_country(words: list[str]) -> list[str]:
    """Give "Foreign Ministry" for "Kazakh Foreign Ministry"."""
    befores = [
        (" ".join(words[:count]), " ".join(words[count:])) for count in (1, 2) if len(words) > count + 1
    ]
    return [rest for before, rest in befores if country_of_demonym(before) or country_named(before)]


def _persons(mentions: Sequence[Mention], keys: list[Key]) -> list[Key]:
    """Join surnames and given names to the full names they stand for."""
    same = _variants(key.name for key in keys if key.type == "PERSON" and " " in key.name)
    renamed = [Key("PERSON", same.get(k.name, k.name)) if k.type == "PERSON" else k for k in keys]
    bearers: dict[str, list[tuple[int, Key]]] = {}
    for mention, key in zip(mentions, renamed, strict=True):
        for word in key.name.split() if key.type == "PERSON" and " " in key.name else ():
            bearers.setdefault(word, []).append((mention.start, key))
    return [
        _bearer(mention.start, key, bearers.get(key.name, [])) if key.type == "PERSON" else key
        for mention, key in zip(mentions, renamed, strict=True)
    ]


def _variants(names: Iterable[str]) -> dict[str, str]:
    """Map each full name to the longest one that holds all its words in their order."""
    by_word: dict[str, list[str]] = {}
    same: dict[str, str] = {}
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        words = name.split()
        longer = next((n for n in by_word.get(words[-1], ()) if _includes(n.split(), words)), None)
        if longer:
            same[name] = same.get(longer, longer)
        for word in words:
            by_word.setdefault(word, []).append(name)
    return same


def _includes(longer: list[str], shorter: list[str]) -> bool:
    rest = iter(longer)
    return len(shorter) < len(longer) and all(word in rest for word in shorter)


def _bearer(at: int, key: Key, full: list[tuple[int, Key]]) -> Key:
    """Give the person whom a surname (or else a given name) means: of several, the one named in full most often before it.

    Writers give a relative the full name and keep the bare surname for the person the article is about.
    """
    fitting = [(start, k) for start, k in full if k.name.split()[-1] == key.name] or full
    if not fitting:
        return key
    before = Counter(k for start, k in fitting if start < at)
    return max(before, key=lambda k: before[k]) if before else fitting[0][1]


def country_in_name(name: str) -> str | None:
    """Give the country that an organisation's name begins or ends with: "Kazakh Foreign Ministry", "Bank of Japan"."""
    words = fold_form(name).split()
    for count in (2, 1):
        if len(words) > count:
            first, last = " ".join(words[:count]), " ".join(words[-count:])
            found = country_of_demonym(first) or country_named(first)
            if found is None and words[-count - 1] in ("of", "the"):
                found = country_named(last)
            if found:
                return found.alpha3
    return None


def country_name(alpha3: str, forms: Iterable[str]) -> str:
    """Choose the name of a country among the forms a text uses: the usual one unless only another is used."""
    country = countries()[alpha3]
    used = [form for form in forms if country_named(form) and not fold_form(form).isupper()]
    return used[0] if used and country.name not in used else country.name
