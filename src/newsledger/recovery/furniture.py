"""Which lines belong to the page and not to an article?

By the words that pages print everywhere, and by repetition: a short line that comes again and again where articles
end is the page's. Invariant: no site's name is known here.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from newsledger.recovery.lines import RULE
from newsledger.recovery.shape import ends_sentence, weigh
from newsledger.recovery.wording import key, may_begin, prefix_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

LINK = re.compile(r"<?\[?\(?(?:https?://|www\.)\S+\)?\]?>?")
INNER_LINK = re.compile(r"[<(\[]?(?:https?://|www\.)[^\s<>()\[\]]+[>)\]]?")
COUNTER = re.compile(r"[\d\s.,:/|×✕❤>‹›«»→←↑↓▲▼•·+#*-]+")
CLOSING = frozenset({"share", "avatar", "more", "comments"})
"""Kinds that stand after an article."""
LONGEST = 9
TAG_WORDS = 25
ASKS = 2
"""Blanks in what a page asks for: "follow us on", "subscribe to our"; shorter words may begin a sentence of the news."""
LONGEST_REQUEST = 20
"""Words of such a line."""
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
    linked = "http" in text or "www." in text
    if not linked and not may_begin(text, "furniture"):
        return None
    folded = key(INNER_LINK.sub(" ", text) if linked else text)
    if folded.count(" ") < LONGEST and folded in words_of("furniture"):
        return words_of("furniture")[folded]
    return _announces(text)


def _announces(text: str) -> str | None:
    """Say which kind of furniture a line is by how it begins, where it names something behind that."""
    start = prefix_of(text, "furniture")
    if start is None:
        return None
    kind, rest = words_of("furniture")[start[0]], start[1].lstrip()
    # "Sign up for our newsletter to get the news in the morning"
    if kind in {"share", "subscribe"} and start[0].count(" ") >= ASKS and weigh(text) <= LONGEST_REQUEST:
        return kind
    # "Read also: …" names another article; "Home » News » …" says where one is.
    if kind == "related" and " " in start[0] and rest[:1] in {":", "：", "|", "–", "—", "-", "→"}:
        return kind
    if kind == "tags" and rest[:1] in {":", "："} and weigh(rest) < TAG_WORDS and not ends_sentence(rest):
        return kind
    if kind == "nav" and rest[:1] in {"»", "›", ">", "/"}:
        return kind
    return None


def is_recurring_form(text: str) -> bool:
    """Tell a line, no running text, that is short enough to be a page's: a name, a label, a button."""
    if text[-1] in ":：":
        return False
    return len(text) <= 80 and weigh(text) <= RECURRING_WORDS and not ends_sentence(text)


def recurring(lines: Iterable[tuple[str, bool]]) -> frozenset[str]:
    """Find the short lines that come at least twice with text between them; each line with whether it is text."""
    seen: Counter[str] = Counter()
    last: dict[str, int] = {}
    texts = 0
    for line, running in lines:
        if running:
            texts += 1
        elif line and is_recurring_form(line) and last.get(line) != texts:
            seen[line] += 1
            last[line] = texts
    return frozenset(text for text, count in seen.items() if count > 1)
