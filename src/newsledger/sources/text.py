"""Is it plain text, in whatever encoding?"""

from __future__ import annotations

import re

from newsledger.model import Document
from newsledger.registry import Example, component
from newsledger.sources.binary import is_binary

MARKUP = re.compile(rb"\s*<(?:\?xml|!doctype|rss|feed|rdf:rdf|urlset|sitemapindex|svg)\b", re.IGNORECASE)
"""Feeds and other XML are not text to be read line by line; nothing in them is expanded."""


@component(
    "source",
    name="text",
    examples=(
        Example("The bridge was opened on Monday.", ("text/plain",)),
        Example("Bridge opened\n\nBy Ann Example\n\nThe bridge was opened on Monday.", ("text/plain",)),
    ),
    silent=("%PDF-1.7 a printed page", "<?xml version='1.0'?><rss><channel/></rss>"),
    order=100,
)
def documents(body: bytes, uri: str) -> tuple[Document, ...]:
    """Take bytes that are text, broken or not: asked last, since anything could pass for it."""
    if is_binary(body) or MARKUP.match(body.removeprefix(b"\xef\xbb\xbf")[:200]):
        return ()
    return (Document.of(body, uri=uri, media_type="text/plain"),)
