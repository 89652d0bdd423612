"""What else might the same words look like in the news?

Headlines come in title case or capitals and without a full stop; quotes, apostrophes and dashes come straight or
curled. Invariant: every function returns as many words as it was given, so that annotation still fits.
"""

from __future__ import annotations

LOWER_IN_TITLES = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "off",
        "on",
        "or",
        "over",
        "per",
        "than",
        "the",
        "to",
        "up",
        "via",
        "vs",
        "with",
    ],
)
_FIXED = {
    "``": "“", "''": "”", "n't": "n’t", "N'T": "N’T", "--": "—", "---": "—", "'s": "’s", "'S": "’S", "'m": "’m",
    "'re": "’re", "'ve": "’ve", "'ll": "’ll", "'d": "’d",
}  # fmt: skip
_KEPT_LOWER = frozenset(
    ["n't", "'s", "'m", "'re", "'ve", "'ll", "'d", "n’t", "’s", "’m", "’re", "’ve", "’ll", "’d"]
)


def titled(words: list[str], *, every: bool = False) -> list[str]:
    """The words as an English headline has them; with `every`, short words too ("The Bank Of Osh")."""
    out = []
    for i, word in enumerate(words):
        small = i > 0 and word.lower() in LOWER_IN_TITLES and not every
        glued = i > 0 and word.lower() in _KEPT_LOWER
        out.append(word if small or glued or not word[:1].islower() else word[:1].upper() + word[1:])
    return out


def shouted(words: list[str]) -> list[str]:
    """The words in capitals, unless upper-casing would change a word's length."""
    return [word.upper() if len(word.upper()) == len(word) else word for word in words]


def curled(words: list[str], spaces: list[bool]) -> list[str]:
    """The words with typographic quotes, apostrophes and dashes."""
    out = []
    for i, word in enumerate(words):
        opening = i == 0 or spaces[i - 1] or words[i - 1] in "([{—-“‘"
        if word == '"':
            out.append("“" if opening else "”")
        elif word == "'":
            out.append("‘" if opening else "’")
        elif word in _FIXED:
            out.append(_FIXED[word])
        else:
            out.append(word.replace("'", "’") if len(word) > 1 else word)
    return out
