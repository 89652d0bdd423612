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
_MANY = rf"(?P<many>1,000[{SPACES}]|100[{SPACES}]|thousand[{SPACES}])?"


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_bases(), key=lambda form: (-len(form), form))
    words = "|".join(re.escape(form).replace(r"\ ", rf"[{SPACES}]") for form in forms)
    alone = "|".join(sorted(lexicon("en", "amounts_rates_alone")))
    return re.compile(
        rf"(?:{_ARTICLE}){_MANY}(?P<base>{words})(?![\w'’])(?!-\w)|[{SPACES}](?P<alone>{alone})(?!\w)"
    )


@cache
def _bases() -> dict[str, str]:
    return {form: values[0] for form, values in lexicon("en", "amounts_rates").items()}


@cache
def goods() -> frozenset[str]:
    """Give what is sold by the piece or measure: a sum for it is a price."""
    return frozenset(values[0] for values in lexicon("en", "amounts_rates").values() if "goods" in values)


def rate_after(text: str, end: int) -> str | None:
    """Say what an amount that ends at `end` is for, or None: "tonne" for "$120 a tonne"."""
    found = _pattern().match(text, end)
    if found is None:
        return None
    if found["alone"]:
        return lexicon("en", "amounts_rates_alone")[found["alone"]][0]
    many = re.sub(rf"[{SPACES}]", " ", found["many"] or "")
    base = re.sub(rf"[{SPACES}]", " ", found["base"])
    return many + (base if many else _bases()[base])
