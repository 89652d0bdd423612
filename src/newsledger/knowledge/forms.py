"""When are two spellings of a name the same form?

Invariant: folding changes typography alone (apostrophes, dashes, white space, the dots of acronyms), never letters or
case, so that "US" and "us" stay two things; what folds letters too is `spelling.py`.
"""

from __future__ import annotations

import re
import unicodedata

_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "‑": "-", "‐": "-", "–": "-"})
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")


def fold_form(words: str) -> str:
    """Give the form under which a name is looked up: plain apostrophes and hyphens, single spaces, "U.S." as "US"."""
    if words.isalnum() and words.isascii():
        return words  # as most are, and there is nothing to fold in it
    plain = words if words.isascii() and "`" not in words else words.translate(_TYPOGRAPHY)
    plain = " ".join(plain.split())
    return _DOTTED.sub(lambda found: found.group().replace(".", ""), plain) if "." in plain else plain


def split_values(cell: str) -> tuple[str, ...]:
    """Take apart a table's cell whose values are separated by "|"."""
    return tuple(value for value in cell.split("|") if value)


def slug(words: str) -> str:
    """Give a name as a part of an id: "Aral Sea" as "aral-sea"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", bare).strip("-")
