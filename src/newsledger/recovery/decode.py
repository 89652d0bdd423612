"""Which text do these bytes spell?

Invariant: any bytes give a text; what no encoding explains becomes U+FFFD and is counted. The encoding found depends
on the bytes alone.
"""

from __future__ import annotations

import codecs
import re

import msgspec

REPLACEMENT = "\ufffd"
SAMPLE = 65_536
"""Bytes looked at where an encoding is guessed: more makes it slower, not better."""
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
HIGH = re.compile(rb"[\x80-\xff]")
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
MOSTLY = 0.5
"""Share of the high bytes that must stand in UTF-8 sequences for a text to pass for broken UTF-8."""
ACCENTED = re.compile(rb"(?=[A-Za-z]*[\x80-\xff])[A-Za-z\x80-\xff]{3,}")
FEW_HIGH = 0.6
"""Words with high bytes have fewer of them in Latin letters than this; other scripts have more, whatever markup and Latin
words stand around them (own texts in the encodings below, 2026-11-28)."""
REFUTED = frozenset({"utf-8", "utf_8_sig", "utf-8-sig", "ascii"})
"""Encodings that a declaration names in vain where the bytes are none of them."""
LATIN = ("cp1252", "cp1250", "cp1254", "cp1257")
OTHERS = (
    "cp1251",
    "koi8_r",
    "koi8_u",
    "cp866",
    "iso8859_5",
    "cp1253",
    "cp1256",
    "cp1255",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
)


class Decoded(msgspec.Struct, frozen=True):
    """A text, its encoding, and how many of its code points stand for bytes that are no text in it."""

    text: str
    encoding: str
    broken: int


def _with(body: bytes, encoding: str) -> Decoded:
    text = body.decode(encoding, "replace")
    given = body.count(REPLACEMENT.encode()) if encoding == "utf-8" else 0
    return Decoded(text, encoding, max(0, text.count(REPLACEMENT) - given))


def _marked(body: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if body.startswith(mark):
            return _with(body[len(mark) :], encoding)
    return None


def _unmarked_utf16(body: bytes) -> str | None:
    """Tell UTF-16 without a mark by its zero bytes: nearly every second one, on one side only."""
    sample = body[:SAMPLE]
    half = len(sample) // 2
    if half < 2 or 0 not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd >= 0.4 * half and even <= 0.05 * half:
        return "utf-16-le"
    if even >= 0.4 * half and odd <= 0.05 * half:
        return "utf-16-be"
    return None


def _guess(body: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = body[:SAMPLE]
    words = b"".join(ACCENTED.findall(sample))
    share = len(HIGH.findall(words)) / max(1, len(words))
    candidates = LATIN if share < FEW_HIGH else OTHERS
    best = from_bytes(sample, cp_isolation=list(candidates), enable_fallback=False).best()
    return best.encoding if best is not None else candidates[0]


def known_encoding(name: str | None) -> str | None:
    """Give Python's name of an encoding, or None where it knows no such text encoding."""
    try:
        found = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    return found.name if getattr(found, "_is_text_encoding", True) else None


def decode(body: bytes, declared: str | None = None) -> Decoded:
    """Decode bytes: by their mark, as UTF-8, as what they declare themselves to be, or by the evidence."""
    marked = _marked(body)
    if marked is not None:
        return marked
    utf16 = _unmarked_utf16(body)
    if utf16 is not None:
        return _with(body, utf16)
    try:
        return Decoded(body.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        pass
    high = len(HIGH.findall(body))
    in_sequences = sum(len(m) for m in MULTIBYTE.findall(body))
    if in_sequences >= MOSTLY * high:
        return _with(body, "utf-8")
    named = known_encoding(declared)
    return _with(body, named if named and named not in REFUTED else _guess(body))
