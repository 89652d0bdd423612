"""Where does a paragraph's dateline end?

"ASTANA, March 12 (Reuters) - ", "DUSHANBE (AP) — ", "TASHKENT. March 11. INTERFAX - ": a place with its agency and day
before a dash, or before a colon where there is a day. Nobody says it. Invariant: what is found begins the paragraph and ends behind the dash and its blank.
"""

from __future__ import annotations

import re

LONGEST = 90
"""Code points of a dateline, dash included."""
_PLACE = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}"
_AGENCY = r"\([^()]{2,30}\)"
_SHOUTED = r"[^\W\d_a-z]{3,}(?:[ .'’-]{1,2}[^\W\d_a-z]+){0,3}"
_DAY = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?)(?:,? \d{4})?"
)
_DASH = r"[ \u00a0](?:-{1,2}|–|—)[ \u00a0]"
_BEGINS = r"(?=[^\W_a-z]|[\"'“‘«])"
DATELINE = re.compile(
    rf"(?:(?:{_SHOUTED}(?:, {_PLACE})?(?:[,.]? {_DAY})?(?:[.,]? {_AGENCY}|[.,] {_SHOUTED})?"
    rf"|{_PLACE}(?:, {_PLACE})?,? (?:{_DAY}|(?:{_DAY} )?{_AGENCY})){_DASH}"
    rf"|{_PLACE}(?:, {_PLACE})?,? {_DAY}(?: {_AGENCY})?:[ \u00a0]){_BEGINS}"
)
"""In capitals, or with a day or an agency, and a sentence behind it: other names and dashes may begin one ("NATO – which …")."""


def dateline_end(text: str, start: int, end: int) -> int:
    """Give where the dateline of the paragraph `text[start:end]` ends; `start` where it has none."""
    found = DATELINE.match(text, start, min(end, start + LONGEST))
    return found.end() if found else start
