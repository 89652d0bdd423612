"""What does a page's markup say beside its text?

Whether it holds several articles or only announces others, which section it stands in, what stands under its
pictures, and which of its sentences an article has not got. Invariant: the page is looked at and never changed;
whatever the markup, there is an answer.
"""

from __future__ import annotations

import re
from json import loads
from typing import TYPE_CHECKING, Any, TypeAlias

from newsledger.recovery.lines import BREAK, tidy
from newsledger.recovery.wording import key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

SECTION = re.compile(
    r'"articleSection"\s*:\s*(?:\[\s*)?("(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9A-Fa-f]{4}){1,120}")'
)
HEADS = ("h1", "h2", "h3", "h4", "h5")
OUTSIDE = frozenset({"header", "nav", "footer", "aside"})
"""What stands in these is the page's."""
BESIDE = frozenset({"nav", "footer", "aside"})
"""What stands in these is about other articles."""
CHANGED = re.compile(r"modif|updat|changed", re.IGNORECASE)
NAMED_BEFORE = 24
"""Code points before a day in which JSON-LD names it: '"dateModified": "'."""
DATED = re.compile(r"(?:^|[\s_-])(?:date|time|published|posted|byline|dateline|meta|author)", re.IGNORECASE)
SENTENCE = 40
"""Code points of words, links aside, from which a paragraph says something."""
ARTICLE_PARAGRAPHS = 2
ARTICLE_LENGTH = 200
"""Paragraphs and code points from which an <article> among others is one of its own and no teaser."""
TEASERS = 3
TEASED = 0.9
"""Share of the paragraphs that stand under linked headlines on a page that only announces …"""
PER_TEASER = 1.5
"""… and how many there are to a headline (820 pages of single articles and lists, none of which is taken for one,
2026-11-28)."""
LINKED = 0.8
"""Share of a headline that is a link, where it leads elsewhere."""


def parse(source: str) -> Element | None:
    """Parse a page; None where there is nothing to parse."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    try:
        return document_fromstring(source.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError):
        return None


def words(element: Element) -> str:
    """Give an element's words in one line."""
    return tidy(BREAK.sub(" ", "".join(element.itertext())))


def _unlinked(element: Element) -> int:
    return len(words(element)) - sum(len(words(link)) for link in element.iter("a"))


def _is_under(element: Element, tags: Collection[str]) -> bool:
    return any(parent.tag in tags for parent in element.iterancestors())


def _is_dated(article: Element) -> bool:
    return any(e.tag == "time" or DATED.search(e.get("class") or "") for e in article.iter("*"))


def _head(article: Element) -> Element | None:
    return next((head for head in article.iter(*HEADS) if words(head)), None)


def _is_whole(article: Element) -> bool:
    """Tell an article from a teaser, a comment or a section: it has a headline, a date or byline, and paragraphs."""
    if _is_under(article, {"article", *OUTSIDE}) or _head(article) is None or not _is_dated(article):
        return False
    lengths = [n for n in map(_unlinked, article.iter("p")) if n >= SENTENCE]
    return len(lengths) >= ARTICLE_PARAGRAPHS and sum(lengths) >= ARTICLE_LENGTH


def _posts(page: Element) -> list[Element]:
    """Give the articles of a page whose parts say by their class alone that they are alike."""
    alike: dict[tuple[Element, str, str], list[Element]] = {}
    for part in page.iter("div", "section"):
        if part.get("class") and part.getparent() is not None:
            alike.setdefault((part.getparent(), part.tag, part.get("class")), []).append(part)
    for parts in alike.values():
        whole = [part for part in parts if len(parts) > 1 and _is_whole(part)]
        if len({key(words(head)) for head in map(_head, whole) if head is not None}) > 1:
            return whole
    return []


def _named(page: Element, name: str) -> str:
    """Give what a page's head says under a name."""
    metas = (m for m in page.iter("meta") if (m.get("property") or m.get("name") or "").lower() == name)
    return next((tidy(BREAK.sub(" ", meta.get("content") or "")) for meta in metas), "")


def several_articles(page: Element) -> list[tuple[str, str]]:
    """Give headline and markup of each article of a page that holds several of one rank; nothing for other pages.

    A page that says that it is one article is one, whatever others are appended to it.
    """
    from lxml.html import tostring

    if _named(page, "og:type").lower() == "article":
        return []
    found = [article for article in page.iter("article") if _is_whole(article)] or _posts(page)
    heads = [head for head in map(_head, found) if head is not None]
    above = [
        h
        for h in page.iter("h1")
        if words(h) and not _is_under(h, OUTSIDE) and not any(h is e for e in heads)
    ]
    if len(found) < ARTICLE_PARAGRAPHS or above or len({head.tag for head in heads}) > 1:
        return []
    return [
        (words(head), tostring(article, encoding="unicode", with_tail=False))
        for head, article in zip(heads, found, strict=True)
    ]


def _leads_elsewhere(head: Element) -> bool:
    if _is_under(head, {"a"}):
        return True
    linked = sum(len(words(link)) for link in head.iter("a") if link.get("href"))
    return bool(linked) and linked >= LINKED * len(words(head))


def _headlines(page: Element) -> dict[str, tuple[int, bool]]:
    """Say under which headline each stretch of words stands, and whether that leads elsewhere."""
    found: dict[str, tuple[int, bool]] = {}
    at, elsewhere = 0, False
    for element in page.iter(*HEADS, "p", "div", "li", "blockquote"):
        if element.tag in HEADS:
            if words(element):
                at, elsewhere = at + 1, _leads_elsewhere(element)
        elif element.tag != "div" or not len(element):
            found.setdefault(key(words(element)), (at, elsewhere))
    return found


def only_announces(page: Element, paragraphs: Sequence[str]) -> bool:
    """Tell an index: its paragraphs stand, one each, under headlines that lead elsewhere."""
    if len(paragraphs) < TEASERS:
        return False
    headlines = _headlines(page)
    under = [headlines.get(key(paragraph), (0, False)) for paragraph in paragraphs]
    teasers = {at for at, elsewhere in under if elsewhere}
    teased = sum(elsewhere for _, elsewhere in under)
    enough = len(teasers) >= TEASERS and len(paragraphs) <= PER_TEASER * len(teasers)
    return enough and teased >= TEASED * len(paragraphs)


def captions(page: Element) -> list[str]:
    """Give what stands under the pictures."""
    return [text for text in map(words, page.iter("figcaption")) if text]


def section(page: Element) -> str | None:
    """Give the section a page says that it stands in: the one for readers of links, else the one for search engines."""
    named = _named(page, "article:section")
    if named:
        return named
    scripts = (s.text or "" for s in page.iter("script") if s.get("type") == "application/ld+json")
    given = next((found for script in scripts if (found := SECTION.search(script))), None)
    return tidy(BREAK.sub(" ", loads(given[1], strict=False))) or None if given else None


def _changed(element: Element, day: str) -> bool:
    """Say whether an element gives a day only as the one of a later change."""
    if element.tag == "meta":
        return bool(
            CHANGED.search(element.get("property") or element.get("name") or element.get("itemprop") or "")
        )
    if element.tag == "script":
        text = element.text or ""
        return all(
            CHANGED.search(text[max(0, at.start() - NAMED_BEFORE) : at.start()])
            for at in re.finditer(day, text)
        )
    return bool(CHANGED.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}"))


def dates_itself(page: Element, day: str) -> bool:
    """Say whether a page's day may be its publication's: not where it stands only as a change's or in a box beside."""
    found = (e for e in page.iter("*") if any(day in value for value in (e.text or "", *e.attrib.values())))
    elsewhere = False
    for element in found:
        if not (element.tag in BESIDE or _is_under(element, BESIDE) or _changed(element, day)):
            return True
        elsewhere = True
    return not elsewhere


def unsaid(page: Element, blocks: Sequence[str]) -> Iterator[str]:
    """Give the page's sentences and rows of figures, links and what frames the page aside, that none of the blocks has."""
    text = " ".join(blocks)
    kept = key(text)
    for element in page.iter("p", "figcaption", "td", "tr"):
        row = element.tag == "tr"
        told = _row(element) if row else _sentence(element)
        read = words(element) in text if row else key(told) in kept
        if told and not read and not _is_under(element, OUTSIDE):
            yield told


def _sentence(element: Element) -> str:
    text = words(element)
    return text if len(text) >= SENTENCE and _unlinked(element) >= SENTENCE else ""


def _row(row: Element) -> str:
    """Give a table's row of figures; "" for one that only lays out a page."""
    cells = [words(cell) for cell in row if cell.tag in {"td", "th"}]
    figures = sum(len(cell) < SENTENCE and any(map(str.isdecimal, cell)) for cell in cells)
    lays_out = any(True for _ in row.iter("table", "p", "div", "ul"))
    return " | ".join(cells) if len(cells) > 1 and figures and not lays_out else ""
