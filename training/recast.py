"""How would the sentence read if it were about other people, places and institutions?

The open corpora are about the West and the wars of the 2000s; the news that we read is not. So names are replaced by
names from our lists and by institutions put together from parts. Invariant: one name in a sentence is replaced the
same way throughout, and labels stay what they were.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.lexicon import LISTS, listed, plain_list
from training.names import Named

if TYPE_CHECKING:
    import random

OFFICES = (
    "Ministry of {}", "State Agency for {}", "Committee on {}", "Department of {}", "{} Agency", "{} Ministry",
    "State Committee for {}", "Federal Service for {}", "National Institute of {}", "{} Fund", "Union of {}",
)  # fmt: skip
MATTERS = (
    "Energy", "Water Resources", "Finance", "Labour and Migration", "Health", "Education and Science", "Transport",
    "Digital Development", "Culture", "Geology", "Emergency Situations", "Foreign Affairs", "Justice", "Trade",
    "Agriculture", "Tourism", "Customs", "Investment", "Economy and Commerce", "Internal Affairs", "Statistics",
)  # fmt: skip
FIRM_STEMS = (
    "Altyn", "Zhibek", "Orda", "Shygys", "Tulpar", "Navruz", "Sirius", "Sever", "Anka", "Huaxin", "Zerde", "Khan",
    "Pamir", "Bars", "Alatoo", "Qadam", "Sogd", "Turan", "Aral", "Caspian", "Delta", "Vostok", "Grand", "Ipak",
)  # fmt: skip
FIRM_KINDS = (
    "Bank", "Holding", "Group", "Energy", "Telecom", "Gold", "LLC", "JSC", "Airlines", "Oil", "Media", "Capital",
    "Insurance", "Logistics", "Steel", "Cement", "Invest", "Mining", "Textiles", "Motors",
)  # fmt: skip


@dataclass(frozen=True)
class Pools:
    """What names are drawn from."""

    given: list[str]
    surnames: list[str]
    places: list[str]
    organisations: list[str]


def pools() -> Pools:
    """The pools of our own lists."""
    words = dict(listed("word_classes.txt", " "))
    places = [name for _, names in listed("places.txt", ";") for name in names]
    places += [line.split(":")[0] for line in (LISTS / "demonyms.txt").read_text("utf-8").splitlines()[1:]]
    places.remove("the world")
    return Pools(words["given"], words["surname"], places, plain_list("organisations.txt"))


def _organisation(pool: Pools, rng: random.Random) -> str:
    roll = rng.random()
    if roll < 0.35:
        return rng.choice(pool.organisations)
    if roll < 0.65:
        return rng.choice(OFFICES).format(rng.choice(MATTERS))
    if roll < 0.9:
        return f"{rng.choice(FIRM_STEMS)} {rng.choice(FIRM_KINDS)}"
    return "".join(rng.choice("ABCDEGKMNRSTUX") for _ in range(rng.randint(3, 5)))


def _person(old: list[str], known: dict[str, str], pool: Pools, rng: random.Random) -> str:
    surname = known.setdefault(old[-1], rng.choice(pool.surnames))
    if len(old) == 1:
        return surname
    return f"{known.setdefault(' '.join(old), rng.choice(pool.given))} {surname}"


def recast(item: Named, pool: Pools, rng: random.Random) -> Named:
    """The sentence with other names; places of more than one word are left alone."""
    known: dict[str, str] = {}
    words: list[str] = []
    spaces: list[bool] = []
    ents: list[tuple[int, int, str]] = []
    missing: list[tuple[int, int]] = []
    marks = sorted([(s, e, label) for s, e, label in item.ents] + [(s, e, "") for s, e in item.missing])
    at = 0
    for start, end, label in [*marks, (len(item.words), len(item.words), "")]:
        words += item.words[at:start]
        spaces += item.spaces[at:start]
        old = item.words[start:end]
        new = _replacement(old, label, known, pool, rng)
        here = len(words)
        if new is None:
            words += old
            spaces += item.spaces[start:end]
        else:
            parts = new.replace("-", " - ").split()
            words += parts
            spaces += [
                "-" not in (part, parts[i + 1]) if i + 1 < len(parts) else item.spaces[end - 1]
                for i, part in enumerate(parts)
            ]
        if label:
            ents.append((here, len(words), label))
        elif end > start:
            missing.append((here, len(words)))
        at = end
    return Named(item.source, words, spaces, ents, missing, item.headline)


def _replacement(
    old: list[str], label: str, known: dict[str, str], pool: Pools, rng: random.Random
) -> str | None:
    key = " ".join(old)
    if label == "PERSON":
        return _person(old, known, pool, rng)
    if label == "PLACE" and len(old) == 1:
        return known.setdefault(key, rng.choice(pool.places))
    if label == "ORG":
        return known.setdefault(key, _organisation(pool, rng))
    return None
