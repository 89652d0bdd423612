"""What is so much for: a tonne, a year, a person?

Invariant: only the words directly after an amount make it a rate, and only words of the lexicon or a unit of measure.
"""

from __future__ import annotations

import re
from functools import cache

from newsledger.annotate.amounts.numbers import SPACES
from newsledger.lang.lexicon import lexicon

_ARTICLE = (
    rf"[{SPACES}](?:an?|per|every|for[{SPACES}](?:each|every|an?|one))[{SPACES}]|[{SPACES}]?/[{SPACES}]?"
)
_MANY = rf"(?P<many>(?:1,000|\d{{2,3}}|thousand)[{SPACES}])?"
_SIZE = rf"(?:\d{{1,3}}[{SPACES}-](?:kg|kilo|kilogram|kilogramme|gram|lb|pound|litre|liter|metre|meter)[{SPACES}-])?"
"""How large a bag or sack is: "$20 a 50-kg bag"."""


_TIMES = ("hour", "day", "week", "month", "year")
"""What a sum may be for behind a comma, where the sentence goes no further: "or about $4, a day."."""
_GOOD = re.compile(
    rf"[{SPACES}]of(?:[{SPACES}][a-z]{{2,20}}){{1,2}}?(?=[{SPACES}](?:an?|per|every)[{SPACES}])"
)


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_bases(), key=lambda form: (-len(form), form))
    words = "|".join(re.escape(form).replace(r"\ ", rf"[{SPACES}]") for form in forms)
    alone = "|".join(sorted(lexicon("en", "amounts_rates_alone")))
    times = "|".join(_TIMES)
    return re.compile(
        rf",[{SPACES}](?:an?|per)[{SPACES}](?P<time>{times})(?=[.,;:)\n]|$)|(?:{_ARTICLE}){_MANY}{_SIZE}(?P<base>{words})(?![\w'’])(?!-\w)|[{SPACES}](?P<alone>{alone})(?!\w)"
    )


@cache
def _bases() -> dict[str, str]:
    return {form: values[0] for form, values in lexicon("en", "amounts_rates").items()}


def is_goods(per: str | None) -> bool:
    """Whether it is sold by the piece or measure, so that a sum for it is a price: "tonne", "10 grams"."""
    return per is not None and (per in _goods() or per.partition(" ")[2] in _goods())


@cache
def _goods() -> frozenset[str]:
    return frozenset(values[0] for values in lexicon("en", "amounts_rates").values() if "goods" in values)


def rate_after(text: str, end: int, *, of_what: bool = False) -> str | None:
    """Say what an amount that ends at `end` is for, or None: "tonne" for "$120 a tonne".

    `of_what` lets a good stand between, as after measures: "5 tonnes of wheat a year".
    """
    good = _GOOD.match(text, end) if of_what else None
    found = _pattern().match(text, end) or (_pattern().match(text, good.end()) if good else None)
    if found is None:
        return None
    if found["time"]:
        return found["time"]
    if found["alone"]:
        return lexicon("en", "amounts_rates_alone")[found["alone"]][0]
    many = re.sub(rf"[{SPACES}]", " ", found["many"] or "")
    base = re.sub(rf"[{SPACES}]", " ", found["base"])
    return many + (base if many else _bases()[base])
