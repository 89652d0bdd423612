"""Is it an HTML page?"""

from __future__ import annotations

import re

from newsledger.model import Document
from newsledger.registry import Example, component

BEGINS = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
LOOK_AT = 4096
TAGS = re.compile(
    rb"</?(?:html|head|body|div|p|article|section|span|meta|script|h[1-6]|ul|li|a|br)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
ENOUGH_TAGS = 4
"""Tags that make a page of HTML of a file that begins with a tag but names itself nothing."""
UTF16 = (b"\xff\xfe", b"\xfe\xff")
XML = re.compile(rb"\s*<\?xml", re.IGNORECASE)


def _head(body: bytes) -> bytes:
    """Give a file's beginning with the mark and the zero bytes of its encoding taken away."""
    head = body[:LOOK_AT]
    if head.startswith(UTF16):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


@component(
    "source",
    name="html",
    examples=(
        Example(
            "<!DOCTYPE html><html><body><p>The bridge was opened on Monday.</p></body></html>", ("text/html",)
        ),
        Example("<div><h1>Bridge opened</h1><p>The bridge was opened on Monday.</p></div>", ("text/html",)),
    ),
    silent=("The bridge was opened on Monday.", "5 < 7, and 7 > 5."),
)
def documents(body: bytes, uri: str) -> tuple[Document, ...]:
    """Take bytes that are a page of HTML."""
    head = _head(body)
    bare = head.lstrip()[:1] == b"<" and not XML.match(head) and len(TAGS.findall(head)) >= ENOUGH_TAGS
    if BEGINS.match(head) or bare:
        return (Document.of(body, uri=uri, media_type="text/html"),)
    return ()
