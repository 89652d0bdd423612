"""Which lines belong to the page and not to an article?

By the words that pages print everywhere, and by repetition: a short line that comes again and again where articles
end is the page's. Invariant: no site's name is known here.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from newsledger.recovery.lines import RULE
from newsledger.recovery.shape import ends_sentence, is_text, weigh
from newsledger.recovery.wording import key, prefix_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsledger.recovery.lines import Line

LINK = re.compile(r"<?\[?\(?(?:https?://|www\.)\S+\)?\]?>?")
INNER_LINK = re.compile(r"[<(\[]?(?:https?://|www\.)[^\s<>()\[\]]+[>)\]]?")
COUNTER = re.compile(r"[\d\s.,:/|×✕❤>‹›«»→←↑↓▲▼•·+#*-]+")
CLOSING = frozenset({"share", "avatar", "more", "comments"})
"""Kinds that stand after an article."""
LONGEST = 9
TAG_WORDS = 25
FURNITURE_CHARS = 240
RECURRING_WORDS = 8


def is_rule(text: str) -> bool:
    """Tell a line drawn across the page: "---", "* * *", "====="."""
    return bool(RULE.fullmatch(text))


def furniture_kind(text: str) -> str | None:
    """Say which kind of furniture a line is by its words; None where it may be an article's."""
    if COUNTER.fullmatch(text):
        return "nav"
    if LINK.fullmatch(text):
        return "share"
    if text.startswith("©") and weigh(text) < 40:
        return "legal"
    if len(text) > FURNITURE_CHARS:
        return None
    folded = key(INNER_LINK.sub(" ", text))
    if folded.count(" ") < LONGEST and folded in words_of("furniture"):
        return words_of("furniture")[folded]
    start = prefix_of(text, "furniture")
    if start is None:
        return None
    kind, rest = words_of("furniture")[start[0]], start[1].lstrip()
    # "Read also: …" names another article; "Home » News » …" says where one is.
    if kind == "related" and " " in start[0] and rest[:1] in {":", "：", "|", "–", "—", "-", "→"}:
        return kind
    if kind == "tags" and rest[:1] in {":", "："} and weigh(rest) < TAG_WORDS and not ends_sentence(rest):
        return kind
    if kind == "nav" and rest[:1] in {"»", "›", ">", "/"}:
        return kind
    return None


def is_recurring_form(text: str) -> bool:
    """Tell a line short enough to be a page's: a name, a label, a button."""
    if text[-1] in ":：":
        return False
    return weigh(text) <= RECURRING_WORDS and len(text) <= 80 and not (ends_sentence(text) or is_text(text))


def recurring(lines: Sequence[Line]) -> frozenset[str]:
    """Find the short lines that come at least twice with an article's text between them."""
    seen: Counter[str] = Counter()
    last: dict[str, int] = {}
    texts = 0
    for line in lines:
        if is_text(line.text):
            texts += 1
        elif line.text and is_recurring_form(line.text) and last.get(line.text) != texts:
            seen[line.text] += 1
            last[line.text] = texts
    return frozenset(text for text, count in seen.items() if count > 1)
