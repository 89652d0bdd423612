"""What do bytes look like that are no text to be read as it stands?

By the signatures that file formats begin with, and by notations that wrap words. Invariant: the answer is for a person to read; nothing is parsed.
"""

from __future__ import annotations

import re

SIGNATURES = (
    (b"%PDF-", "a PDF", "application/pdf"),
    (b"PK\x03\x04", "a ZIP archive or an Office document", "application/zip"),
    (b"PK\x05\x06", "an empty ZIP archive", "application/zip"),
    (b"\x1f\x8b", "gzip", "application/gzip"),
    (b"BZh", "bzip2", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "xz", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "a RAR archive", "application/vnd.rar"),
    (b"\x28\xb5\x2f\xfd", "Zstandard", "application/zstd"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "image/png"),
    (b"\xff\xd8\xff", "a JPEG image", "image/jpeg"),
    (b"GIF87a", "a GIF image", "image/gif"),
    (b"GIF89a", "a GIF image", "image/gif"),
    (b"II*\x00", "a TIFF image", "image/tiff"),
    (b"MM\x00*", "a TIFF image", "image/tiff"),
    (b"OggS", "Ogg audio or video", "application/ogg"),
    (b"ID3", "MP3 audio", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "Matroska or WebM video", "video/webm"),
    (b"\x7fELF", "a program", "application/x-executable"),
    (b"SQLite format 3\x00", "an SQLite database", "application/vnd.sqlite3"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", "application/x-ole-storage"),
    (b"{\\rtf", "RTF", "application/rtf"),
    (b"WARC/", "a web archive", "application/warc"),
)
HEAD = 4096
"""Bytes in which a notation shows itself."""
JSON = re.compile(rb"\s*[\[{][\s\[{]*\"(?:[^\"\\]|\\.){0,200}\"\s*:")
MAIL_HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+(?=\s)")
ENCODED = re.compile(
    rb"^Content-(?:Transfer-Encoding:[ \t]*(?:quoted-printable|base64)|Type:[ \t]*(?:multipart/|text/html))",
    re.IGNORECASE | re.MULTILINE,
)
"""What says in a mail's head that its words do not stand below as they read."""
CONTROL = frozenset(range(32)) - {0, 8, 9, 10, 11, 12, 13, 26, 27, 28, 29, 30, 31}
UNKNOWN = ("a binary file", "application/octet-stream")
SAMPLE = 65_536
MANY_CONTROLS = 0.1
"""Share of bytes that are control characters no text has; UTF-16 and stray zero bytes stay far below."""
MANY_ZEROS = 0.05
"""Share of zero bytes, at even and at odd places both: UTF-16 has them at one of the two, other text nowhere."""
WIDE_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
"""What UTF-32 begins with, the one encoding of text that is full of zero bytes."""


def looks_like(body: bytes) -> tuple[str, str]:
    """Say what bytes look like, in words and as a media type."""
    for signature, name, media_type in SIGNATURES:
        if body.startswith(signature):
            return name, media_type
    if body[4:8] == b"ftyp":
        return "MP4 video", "video/mp4"
    if body.startswith(b"RIFF"):
        return "RIFF audio, video or image", "application/x-riff"
    if JSON.match(body[:HEAD]):
        return "JSON", "application/json"
    mail = MAIL_HEAD.match(body[:HEAD])
    if mail and ENCODED.search(mail.group()):
        return "a mail with encoded parts", "message/rfc822"
    if body.lstrip()[:1] == b"<":
        return "a feed or another XML file", "application/xml"
    return UNKNOWN


def is_binary(body: bytes) -> bool:
    """Tell bytes that are no text in any encoding."""
    if looks_like(body) not in (UNKNOWN, ("a feed or another XML file", "application/xml")):
        return True
    sample = body[:SAMPLE]
    if sum(byte in CONTROL for byte in sample) > MANY_CONTROLS * len(sample):
        return True
    zeros = min(half.count(0) / max(1, len(half)) for half in (sample[0::2], sample[1::2]))
    return zeros > MANY_ZEROS and not sample.startswith(WIDE_MARKS)
