"""Does a line say whose picture it stands with?

"@shutterstock", "Image: Maria Holt", "Foto von J. Adler", "© Reuters". Invariant: the raw line is kept as it stands;
the holder is a part of it.
"""

from __future__ import annotations

import re
from functools import cache

from newsledger.model import Credit
from newsledger.recovery.shape import ends_sentence, is_name, weigh
from newsledger.recovery.wording import prefix_of, words_of

HANDLE = re.compile(r"@\s?(?:https?://)?(?:www\.)?([^\s@]{2,80})(?: [^\s@]{1,40}){0,4}")
SIGN = re.compile(r"(?:\((?:c|C)\)|©|℗)\s*(?:Copyright\s+)?(?:\d{4}\s+)?")
BY = re.compile(
    r"\s*(?:[:：/|–—-]+|by\b|via\b|par\b|von\b|por\b|di\b|door\b|af\b|av\b)[\s:：]*", re.IGNORECASE
)
LEADING = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
EDGES = " .,;:/|()[]*_"
CAPTION_WORDS = 70
CREDIT_TAIL = 110
"""Code points at a caption's end among which its credit stands."""
ENCLOSED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\*[^*]*\*")
LONGEST = 22
"""Words: a caption with its credit is no credit line."""
LONGEST_CHARS = 250


def _holder(words: str) -> str:
    return LEADING.sub("", words.strip(EDGES)).rstrip("/").strip(EDGES)


def _after_label(text: str) -> str | None:
    found = prefix_of(text, "credits")
    if found is None:
        return None
    rest = found[1]
    label = BY.match(rest)
    if label and label.end() < len(rest):
        return rest[label.end() :]
    # "Photo by Maria Holt": the label's own last word says it already.
    by = found[0].rpartition(" ")[2] in {
        "by",
        "of",
        "from",
        "via",
        "von",
        "par",
        "door",
        "di",
        "de",
        "av",
        "af",
        "из",
    }
    return rest if by and is_name(rest.strip(EDGES).partition("/")[0].strip()) else None


@cache
def _inside() -> re.Pattern[str]:
    labels = sorted(words_of("credits"), key=lambda w: (-len(w), w))
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, labels))})\s?[:：/]\s?\S|©\s?\w|\w/(?:dpa|afp|ap)\b",
        re.IGNORECASE,
    )


def is_caption(text: str) -> bool:
    """Tell words about a picture that end with whose it is: "The bridge at dusk. (Photo: Maria Holt)"."""
    return weigh(text) < CAPTION_WORDS and bool(_inside().search(text[-CREDIT_TAIL:]))


def find_credit(text: str) -> Credit | None:
    """Read a picture credit that takes the whole line; None where the line is something else."""
    core = text[1:-1].strip() if ENCLOSED.fullmatch(text) else text
    if len(core) > LONGEST_CHARS or weigh(core) > LONGEST:
        return None
    handle = HANDLE.fullmatch(core)
    if handle:
        return Credit(raw=text, holder=_holder(core[1:]))
    sign = SIGN.match(core)
    rest = core[sign.end() :] if sign else _after_label(core)
    if not rest or (ends_sentence(rest) and weigh(rest) > 8):
        return None
    holder = _holder(rest)
    return Credit(raw=text, holder=holder) if any(c.isalnum() for c in holder) else None
