"""When are two spellings, perhaps in two scripts, the same name?

Three foldings, each coarser than the one before it: `fold_form` (forms.py) levels typography; `fold_name` levels case,
accents, the script and the ways of writing one sound ("Токаев", "Tokayev", "Toqaev"); `skeleton` keeps the consonants
and where vowels stand ("Mirziyoyev", "Mirziyaev"). Invariant: names that are the same under one are the same under every
coarser one. A skeleton only finds what may be the same; `likeness` says how alike two names are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from newsledger.knowledge.forms import fold_form

_LETTERS = str.maketrans(
    {
        # Cyrillic: Russian, Ukrainian and the region's own letters.
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
        "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
        "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ү": "u",
        "ұ": "u", "һ": "h", "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u", "ў": "o", "җ": "j",
        # Latin letters that accents alone do not explain.
        "ı": "i", "ş": "sh", "š": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ž": "zh", "ə": "a", "ø": "o", "ł": "l", "đ": "d",
        "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŋ": "n",
        "'": "", "-": " ", ".": " ", "/": " ",
    }
)  # fmt: skip
_DOUBLED = re.compile(r"([^\W\d])\1+")
_SOUNDS: tuple[tuple[str | re.Pattern[str], str], ...] = (
    (re.compile(r"\bst\b"), "saint"),
    (re.compile("sh?ch"), "sh"),
    (re.compile("d(?:zh|j)"), "j"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    (re.compile("ck?(?!h)"), "k"),
    ("q", "k"),
    ("w", "v"),
    ("x", "ks"),
    ("y", "i"),
    (_DOUBLED, r"\1"),
    # A glide between vowels or before the first one is written or left out: "Aliyev", "Aliev"; "Yerlan", "Erlan".
    (re.compile(r"(?:(?<=[aeou])|\b)i(?=[aeou])"), ""),
    (re.compile(r"([aeiou])\1+"), r"\1"),
)
_VOWELS = re.compile("[aeiou]+")


@lru_cache(maxsize=50_000)
def fold_name(words: str) -> str:
    """Give a name as its sounds are written: one script, one case, one way of writing a sound."""
    form = fold_form(words)
    bare = form.lower().translate(_LETTERS) if form.isascii() else _bare(form)
    for sound, written in _SOUNDS:
        bare = bare.replace(sound, written) if isinstance(sound, str) else sound.sub(written, bare)
    return " ".join(bare.split())


def _bare(form: str) -> str:
    """Give a form's letters in one script and case, without accents."""
    composed = unicodedata.normalize("NFKC", form).casefold()
    plain = unicodedata.normalize("NFC", composed).translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return bare.translate(_LETTERS)


def skeleton(folded: str) -> str:
    """Give a folded name's consonants, with "_" where vowels stand."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("_", folded.replace("sh", "s").replace("ts", "s")))


def likeness(one: str, other: str) -> float:
    """Say how alike two folded names are, from 0 to 1."""
    return fuzz.ratio(one, other) / 100
