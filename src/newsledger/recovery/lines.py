"""Which lines does a page have, and where does each stand?

The one place where text is normalised: odd spaces become a space, runs of them one, zero-width and control characters
go, a line wrapped by its writer is joined again. Invariant: a line holds words or
a mark, and `start`, `end` say where in the decoded source they were taken from.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from newsledger.recovery.shape import ends_sentence

BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029](?:(?<=\r)\n)?")
ODD_SPACE = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
"""Control and zero-width characters; the soft hyphen and the joiners are spelling and stay …"""
STRAY_JOINER = re.compile(
    r"(?<=[A-Za-z\u00c0-\u024f\u0400-\u04ff])[\u200c\u200d]+(?=[A-Za-z\u00c0-\u024f\u0400-\u04ff])"
)
"""… but for joiners between Latin or Cyrillic letters, which join nothing: web pages hide them in names."""
SPACES = re.compile(r" {2,}")
BULLET = re.compile(r"(?:[*•·‣▪◦●○■□►▶➤+]|o(?=  ?\S))\s+")
HEADING = re.compile(r"(#{1,6})\s+")
QUOTED = re.compile(r"(?:>[ ]?)+")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+)(?<=\S)\1")
RULE = re.compile(r"(?:[-=_*~#·•.+—–─━═☆★✦◆◇]\s?){3,}")
"""A line drawn across the page: "---", "* * *", "====="."""
BARE_MARK = re.compile(r"[*•·‣▪◦●○■□►▶➤+o]|#+|>+")
TAB = 8
WRAP_WIDEST = 100
"""Hard-wrapped text is no wider: mail and press databases wrap at 65 to 80."""
WRAP_NARROWEST = 40
WRAP_SHARE = 0.7
"""Share of the inner line breaks that the width must explain before lines are joined (own pages, 2026-11-24)."""
WRAP_SLACK = 4


class Line(msgspec.Struct, frozen=True):
    """A line's clean words, and how it stands on the page."""

    text: str
    start: int
    """Code points in the decoded source."""
    end: int
    indent: int = 0
    gap: int = 0
    """Blank lines before it."""
    mark: str = ""
    """What marks it: a bullet, "#" signs of a Markdown heading, "**" around it."""


def tidy(words: str) -> str:
    """Normalise a stretch of text that holds no line break: the one normalisation there is."""
    if not words.isprintable():  # odd spaces and invisible characters are not
        words = STRAY_JOINER.sub("", INVISIBLE.sub("", ODD_SPACE.sub(" ", words)))
    return (SPACES.sub(" ", words) if "  " in words else words).strip(" ")


def _indent(raw: str) -> int:
    width = 0
    for char in raw:
        if char == "\t":
            width += TAB - width % TAB
        elif char.isspace():
            width += 1
        else:
            break
    return width


def _marked(text: str, indent: int) -> tuple[str, str]:
    """Split a line's mark off: (mark, rest)."""
    if (text[0].isalnum() and text[0] != "o") or RULE.fullmatch(text):
        return "", text
    if BARE_MARK.fullmatch(text):
        return text, ""
    heading = HEADING.match(text)
    if heading:
        return heading.group(1), text[heading.end() :].rstrip("# ")
    bullet = BULLET.match(text)
    if bullet and (text[0] != "o" or indent):
        return text[0], text[bullet.end() :]
    emphasised = EMPHASIS.fullmatch(text)
    if emphasised and emphasised.group(1) not in emphasised.group(2):
        return "**", emphasised.group(2)
    return "", text


def _line(raw: str, start: int, gap: int) -> Line | None:
    text = tidy(raw)
    if not text:
        return None
    end = start + len(raw.rstrip())
    indent = _indent(raw)
    mark, rest = _marked(text, indent)
    lead = len(raw) - len(raw.lstrip())
    return Line(rest, start + lead, max(end, start + lead + 1), indent, gap, mark)


def _raw_lines(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for match in BREAK.finditer(text):
        found.append((at, text[at : match.start()]))
        at = match.end()
    found.append((at, text[at:]))
    return found


def _unquoted(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Take the ">" of a quoted mail away where most lines have one."""
    filled = [raw for _, raw in lines if raw.strip()]
    if 2 * sum(raw.lstrip().startswith(">") for raw in filled) < len(filled):
        return lines
    bare = []
    for start, raw in lines:
        match = QUOTED.match(raw)
        skip = match.end() if match else 0
        bare.append((start + skip, raw[skip:]))
    return bare


def _wrap_width(lines: list[Line]) -> int:
    """Give the width at which a text was wrapped, 0 where it was not."""
    lengths = [len(line.text) + line.indent for line in lines if " " in line.text]
    fitting = [length for length in lengths if length <= WRAP_WIDEST]
    if not fitting or len(fitting) < 0.97 * len(lengths) or max(fitting) < WRAP_NARROWEST:
        return 0
    width = max(fitting)
    inner = [pair for pair in pairwise(lines) if pair[1].gap == 0 and not pair[1].mark]
    wide = [pair for pair in inner if len(pair[0].text) >= WRAP_NARROWEST]
    explained = sum(_breaks_at(width, *pair) and not ends_sentence(pair[0].text) for pair in wide)
    return width if len(wide) > 1 and explained >= WRAP_SHARE * len(wide) else 0


def _breaks_at(width: int, line: Line, following: Line) -> bool:
    first = following.text.split(" ", 1)[0]
    return line.indent + len(line.text) + 1 + len(first) > width - WRAP_SLACK


def _unwrapped(lines: list[Line]) -> list[Line]:
    width = _wrap_width(lines)
    if not width:
        return lines
    joined: list[Line] = []
    last = Line("", 0, 1)
    for line in lines:
        if joined and line.gap == 0 and not line.mark and line.text and _breaks_at(width, last, line):
            before = joined[-1]
            text = f"{before.text} {line.text}"
            joined[-1] = Line(text, before.start, line.end, before.indent, before.gap, before.mark)
        else:
            joined.append(line)
        last = line
    return joined


def read_lines(text: str) -> tuple[Line, ...]:
    """Give a decoded page's lines that hold words or a mark, with wrapped ones joined."""
    lines: list[Line] = []
    gap = 0
    for start, raw in _unquoted(_raw_lines(text)):
        line = _line(raw, start, gap)
        if line is None:
            gap += 1
            continue
        lines.append(line)
        gap = 0
    return tuple(_unwrapped(lines))
