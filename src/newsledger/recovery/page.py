"""Which articles stand on a web page copied whole, with its menus, boxes and footers?

Running text is dense where an article is; what interrupts it for long ends it; what stands at another indent than its
paragraphs, or says whose picture it describes, is not its text. Invariant: an article's lines come from one stretch of
the page, in order.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import msgspec

from newsledger.recovery.assemble import Left, assemble
from newsledger.recovery.credit import is_caption
from newsledger.recovery.headline import Headline, find_headline
from newsledger.recovery.shape import is_headline, is_statement, weigh
from newsledger.recovery.sorting import Sorted
from newsledger.recovery.split import Split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsledger.recovery.draft import Draft

# Tuned on whole pages (12 pasted ones and 71 made of news pages' HTML) and on 110 pages of pasted articles: articles with
# exact titles and a body of 0.9 word F1, 2026-11-24. They belong together: do not tune one alone.
FEW_WORDS = 4
MENU_LINES = 5
"""Labels in a row that make a menu; share buttons after an article are fewer, or the same after each."""
MANY_LABELS = 10
"""Different labels in menus: whole pages have 11 and more (one of 83 has 6), pasted articles none."""
MENU_SHARE = 0.3
"""Share of a page's lines that are its menus': whole pages have at least 0.32."""
LINE_COST = 10
"""Words that a text line must have before it speaks for an article: notices and teasers are short."""
LONGEST_GAIN = 80
DROP = 160
"""How far the balance may fall below its best before an article is over: about 18 lines of menu in a row."""
CUES = {"related": 12, "comments": 40, "more": 6, "legal": 40, "subscribe": 6}
"""What a line that announces other articles, comments or the page's end costs beside its place in the run."""
ARTICLE_WORDS = 60
ARTICLE_SHARE = 0.12
"""A stretch with fewer words than this share of the page's largest is a notice."""
SAME_INDENT = 2
POINT_WORDS = 6
"""Words that an announced list's points have on average; names of products, tags and menus have fewer."""
LIST_INTRO = re.compile(r".*[:：]\W*$", re.DOTALL)
HEAD_LINES = 4
CAPTION_WORDS = 40
TEASERS_MOST = 0.6
"""Share of a stretch's text that may stand behind a line such as "Related" and still be teasers."""
TEASER_SHARE = 0.9
HEADLINE_SCORE = 8.5
"""What the headline of a lesser stretch must reach: notices have none."""


class Zone(msgspec.Struct, frozen=True):
    """A stretch of the page, half-open, that is dense with text."""

    start: int
    end: int
    words: int


def _is_menu(line: Sorted) -> bool:
    if line.kind in {"text", "credit", "byline", "stamp"}:
        return False
    return line.kind in {"item", "furniture"} or weigh(line.text) <= FEW_WORDS


def _menus(lines: Sequence[Sorted]) -> list[list[Sorted]]:
    """Find the runs of labels that stand line under line."""
    menus: list[list[Sorted]] = [[]]
    for line in lines:
        if not _is_menu(line) or line.line.gap:
            menus.append([])
        if _is_menu(line):
            menus[-1].append(line)
    return [menu for menu in menus if len(menu) >= MENU_LINES]


def is_whole_page(lines: Sequence[Sorted]) -> bool:
    """Tell a page copied with its menus from pasted articles: menus are long runs of labels that differ."""
    labels = {line.text for menu in _menus(lines) for line in menu if line.text}
    return len(labels) >= MANY_LABELS and sum(map(_is_menu, lines)) >= MENU_SHARE * len(lines)


def _gain(line: Sorted) -> int:
    if line.kind == "text" or (line.kind == "item" and weigh(line.text) > 2 * LINE_COST):
        return min(weigh(line.text), LONGEST_GAIN) - LINE_COST
    return 0


def _balance(lines: Sequence[Sorted]) -> list[int]:
    """Say what each line speaks for: text for an article, others against, the more the longer their run."""
    balance, run = [], 0
    for line in lines:
        gain = _gain(line)
        if gain > 0 or is_statement(line.text):
            run = 0
            balance.append(gain)
        else:
            run += 1
            balance.append(-run - CUES.get(line.sort, 0))
    return balance


def _zone_at(lines: Sequence[Sorted], balance: Sequence[int], start: int) -> Zone:
    total = best = 0
    end = start
    for at in range(start, len(lines)):
        total += balance[at]
        if total > best:
            best, end = total, at + 1
        if total < max(best - DROP, 0):
            break
    words = sum(weigh(line.text) for line in lines[start:end] if line.kind == "text")
    return Zone(start, max(end, start + 1), words)


def find_zones(lines: Sequence[Sorted]) -> list[Zone]:
    """Find the stretches that are dense with text, in order."""
    balance = _balance(lines)
    zones, at = [], 0
    while at < len(lines):
        if balance[at] <= 0:
            at += 1
            continue
        zone = _zone_at(lines, balance, at)
        zones.append(zone)
        at = zone.end
    largest = max((zone.words for zone in zones), default=0)
    return [zone for zone in zones if zone.words >= max(ARTICLE_WORDS, ARTICLE_SHARE * largest)]


def _text_indent(lines: Sequence[Sorted]) -> int:
    """Give the indent at which most of the text stands."""
    words: Counter[int] = Counter()
    for line in lines:
        if line.kind == "text":
            words[line.line.indent] += weigh(line.text)
    return max(words, key=lambda indent: (words[indent], -indent)) if words else 0


def _is_caption(lines: Sequence[Sorted], at: int) -> bool:
    """Tell words about a picture: its credit stands in them or right behind them."""
    line = lines[at]
    if is_caption(line.text):
        return True
    behind = lines[at + 1] if at + 1 < len(lines) else None
    return behind is not None and behind.kind == "credit" and weigh(line.text) < CAPTION_WORDS


def _keeps_short(lines: Sequence[Sorted], at: int, indent: int) -> bool:
    line = lines[at]
    if is_statement(line.text):
        return True
    behind = next((s for s in lines[at + 1 : at + 3] if s.kind in {"text", "item", "short"}), None)
    heads = is_headline(line.text) or line.text.endswith(":")
    return (
        heads
        and behind is not None
        and behind.kind == "text"
        and abs(behind.line.indent - indent) <= SAME_INDENT
    )


def _kept_items(lines: Sequence[Sorted]) -> frozenset[int]:
    """Find the lists that a text announces and whose points say something, or whose points are long; menus do neither."""
    kept: set[int] = set()
    for kind, group in groupby(range(len(lines)), key=lambda at: lines[at].kind == "item"):
        places = list(group)
        before = lines[places[0] - 1] if kind and places[0] else None
        announced = before is not None and before.kind in {"text", "short"} and LIST_INTRO.match(before.text)
        words = sum(weigh(lines[at].text) for at in places) / len(places)
        if kind and words >= (POINT_WORDS if announced else 2 * LINE_COST):
            kept.update(places)
    return frozenset(kept)


def _teasers(lines: Sequence[Sorted]) -> list[bool]:
    """Tell, of each text, whether it stands alone under a headline of its own, at that headline's indent."""
    own = [line for line in lines if line.kind in {"short", "text", "item"}]
    return [
        over is not None and over.kind != "text" and abs(over.line.indent - line.line.indent) <= SAME_INDENT
        for over, line in pairwise([None, *own])
        if line is not None and line.kind == "text"
    ]


def _before_teasers(lines: Sequence[Sorted]) -> Sequence[Sorted]:
    """Cut an article's stretch where other articles are announced and nothing but their teasers follows."""
    total = sum(weigh(line.text) for line in lines if line.kind == "text")
    behind = 0
    cut = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        behind += weigh(line.text) if line.kind == "text" else 0
        if behind > TEASERS_MOST * total:
            break
        if line.sort == "related" and _mostly_teasers(lines[at : cut + 1]):
            cut = at
    return lines[:cut]


def _mostly_teasers(lines: Sequence[Sorted]) -> bool:
    alone = _teasers(lines)
    return sum(alone) >= TEASER_SHARE * len(alone)


def _is_index(lines: Sequence[Sorted]) -> bool:
    """Tell a stretch of teasers: every text but the first alone under a headline of its own."""
    alone = _teasers(lines)[1:]
    return bool(alone) and sum(alone) >= TEASER_SHARE * len(alone)


def _first_text(lines: Sequence[Sorted]) -> int:
    """Give the first text that stands where most of it does: before it are notices and the deck."""
    indent = _text_indent(lines)
    return next((i for i, s in enumerate(lines) if s.kind == "text" and s.line.indent == indent), 0)


def _is_own_text(line: Sorted, indent: int, *, opens: bool) -> bool:
    """Tell text at the article's indent, or, before it begins, the deck."""
    own = line.line.indent
    return line.kind == "text" and (own == indent or (opens and own <= indent + SAME_INDENT))


def _body(lines: Sequence[Sorted]) -> list[Sorted]:
    """Choose an article's own lines of its stretch."""
    indent, begins = _text_indent(lines), _first_text(lines)
    again, items = Counter(line.text for line in lines), _kept_items(lines)
    kept: dict[str, Sorted] = {}
    for at, line in enumerate(lines):
        level = abs(line.line.indent - indent) <= SAME_INDENT and again[line.text] < 2
        text = _is_own_text(line, indent, opens=at < begins) and not _is_caption(lines, at)
        short = line.kind == "short" and level and _keeps_short(lines, at, indent)
        if text or short or at in items:
            kept.setdefault(line.text, line)
    return list(kept.values())


def _head(lines: Sequence[Sorted], start: int, end: int) -> list[Sorted]:
    """Give the bylines, dates and credits around a headline."""
    return [line for line in lines[start:end] if line.kind in {"byline", "stamp", "credit"}]


def _teaser_drafts(lines: Sequence[Sorted], text: str, left: Left) -> list[Draft]:
    """Make an article of every teaser: a headline and the one text under it."""
    drafts, over = [], None
    for line in lines:
        if line.kind == "text" and over is not None and is_headline(over.text):
            draft = assemble([over, line], 0, text, left)
            drafts += [draft] if draft else []
        over = line if line.kind == "short" else None if line.kind == "text" else over
    return drafts


def _own_text(lines: Sequence[Sorted], zone: Zone) -> Sequence[Sorted]:
    """Give a stretch from its first real text on, without the teasers at its end."""
    stretch = _before_teasers(lines[zone.start : zone.end])
    return stretch[_first_text(stretch) :]


def _article(lines: Sequence[Sorted], zone: Zone, since: int) -> tuple[Headline | None, list[Sorted]]:
    """Choose the lines of a stretch's article: its headline, what stands beside it, its text."""
    stretch = _before_teasers(lines[zone.start : zone.end])
    end = zone.start + len(stretch)
    begins = zone.start + _first_text(stretch)
    head = find_headline(lines, since, begins, lines[begins:end])
    top = head.at + 1 if head else zone.start
    above = _head(lines, max(since, top - HEAD_LINES), begins) if head else []
    body = [line for line in _body(lines[top:end]) if not head or line.text != head.line.text]
    return head, [*([head.line] if head else []), *above, *body]


def split_whole_page(lines: Sequence[Sorted], text: str) -> Split:
    """Find a whole page's articles; of an index, its teasers."""
    left = Left()
    drafts: list[Draft] = []
    zones = find_zones(lines)
    indexes = [zone for zone in zones if _is_index(_own_text(lines, zone))]
    largest = max((zone.words for zone in zones if zone not in indexes), default=0)
    used = 0
    for zone in zones:
        if zone in indexes:
            continue
        head, own = _article(lines, zone, used)
        if zone.words < largest and (head is None or head.score < HEADLINE_SCORE):
            continue
        draft = assemble(own, 0 if head else None, text, left)
        drafts += [draft] if draft else []
        left.all(lines[used : zone.end], own)
        used = zone.end
    if not drafts:
        for zone in indexes:
            drafts += _teaser_drafts(lines[max(0, zone.start - HEAD_LINES) : zone.end], text, left)
    left.all(lines[used:], [])
    return Split(tuple(drafts), tuple(left.lines))
