"""Which articles does a press database's export hold?

Exports name their parts: "3 of 20 DOCUMENTS", "LENGTH: 640 words", "BYLINE: …", "(c) 2024 …", "Document ABC000…".
Invariant: a field's value becomes metadata and never text; the publication date is the one that stands in the
document's head, never the date it was loaded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from newsledger.model import Published, SourceQuote
from newsledger.recovery.assemble import Left, assemble
from newsledger.recovery.byline import find_byline, split_names
from newsledger.recovery.draft import Draft, DraftBlock
from newsledger.recovery.shape import is_headline, is_text, weigh
from newsledger.recovery.sorting import Sorted, sort_line
from newsledger.recovery.split import Split
from newsledger.recovery.stamp import find_stamp
from newsledger.recovery.wording import key, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsledger.recovery.lines import Line

BEGINS = re.compile(
    r"(?:Document\s+)?\d{1,5}\s+(?:of|von|de|sur)\s+\d{1,5}(?:\s+(?:DOCUMENTS?|Dokumente|documents))?"
    r"|Page \d{1,5} of \d{1,5}|Document \d{1,5} of \d{1,5}"
)
ENDS = re.compile(r"Document [A-Z][A-Z0-9]{12,40}|End of Document|\*{3} End of Document \*{3}", re.IGNORECASE)
FIELD = re.compile(r"([A-Za-zÀ-ž][A-Za-zÀ-ž ./-]{1,40}?)\s?:(?:\s+(.*))?")
WORDS = re.compile(r"\d[\d.,]{0,8} (?:words|mots|Wörter|palabras|parole|woorden|слов)", re.IGNORECASE)
INVERTED = re.compile(r"[^\s,;]+(?: [^\s,;]+)?, [^\s,;]+(?: [A-Z]\.?)?")
RIGHTS = re.compile(r"(?:\(c\)|©|copyright\b|\ball rights reserved\b)", re.IGNORECASE)
TYPED_MARKS = re.compile(r"(?<![`'])(?:``|'{2,3})(?![`'])|''(?=`)|``(?=')")
"""Two backticks or apostrophes, as archives without quotation marks write them; a third apostrophe is one of its own."""
HEAD_LINES = 25
"""Lines of a document among which its fields stand before the text begins."""


class Field(msgspec.Struct, frozen=True):
    """A named field of an export."""

    holds: str
    value: str
    line: Line


class Head(msgspec.Struct):
    """What stands before a document's text."""

    fields: list[Field]
    loose: list[Line]
    """Lines without a name: source, headline."""
    dated_at: int | None = None
    """How many loose lines stand before the date."""
    named_at: int | None = None
    """How many loose lines stand before the first named field."""
    counted_at: int | None = None
    """How many loose lines stand before the number of words."""
    date: Line | None = None
    body: int = 0


def find_field(line: Line) -> Field | None:
    """Read "BYLINE: Maria Holt"; None where a line has no field's name."""
    match = FIELD.fullmatch(line.text)
    if match is None:
        return None
    holds = words_of("press_fields").get(key(match.group(1)))
    return Field(holds, (match.group(2) or "").strip(), line) if holds else None


def is_export(lines: Sequence[Line]) -> bool:
    """Tell a press database's export: documents are marked, and their fields are named."""
    marks = sum(bool(BEGINS.fullmatch(s.text) or ENDS.fullmatch(s.text)) for s in lines)
    if not marks:
        return False
    named = [find_field(s) for s in lines]
    holds = [f.holds for f in named if f]
    counted = sum(bool(WORDS.fullmatch(s.text)) for s in lines) + sum(
        bool(RIGHTS.match(s.text)) for s in lines
    )
    return len(holds) + counted >= 2 * marks or holds.count("body") >= marks or holds.count("length") >= marks


def _documents(lines: Sequence[Line]) -> tuple[list[list[Line]], list[Line]]:
    """Cut an export at its marks: its documents, and the cover before the first mark or behind the last."""
    documents: list[list[Line]] = [[]]
    begun = any(BEGINS.fullmatch(line.text) for line in lines)
    for line in lines:
        if BEGINS.fullmatch(line.text) or ENDS.fullmatch(line.text):
            documents.append([])
        else:
            documents[-1].append(line)
    if begun:
        return documents[1:], documents[0]
    # A last document may have lost its mark, but it still says how long it is.
    counted = any(WORDS.fullmatch(line.text) for line in documents[-1])
    return (documents, []) if counted else (documents[:-1], documents[-1])


def _read_loose(head: Head, line: Line) -> None:
    stamp = find_stamp(line.text, day_first=None)
    names = find_byline(line.text)
    if WORDS.fullmatch(line.text):
        head.counted_at = len(head.loose)
    elif stamp is not None:
        if stamp.dates and head.date is None:
            head.date, head.dated_at = line, len(head.loose)
    elif names:
        head.fields.append(Field("byline", ", ".join(names), line))
    elif not RIGHTS.match(line.text):
        head.loose.append(line)


def _begins_body(line: Line, field: Field | None, head: Head) -> bool:
    """Tell the last line before the text."""
    if field is not None:
        return field.holds == "body"
    return bool(RIGHTS.search(line.text)) and head.counted_at is not None


def _read_head(lines: Sequence[Line]) -> Head:
    head = Head([], [])
    after_fields = 0
    for at, line in enumerate(lines[:HEAD_LINES]):
        field = find_field(line)
        bare_body = key(line.text) in {"body", "full text"} and len(line.text) < 12
        if bare_body or _begins_body(line, field, head):
            head.body = at + (not (field and field.value))
            return head
        if field is not None:
            head.fields.append(field)
            head.named_at = len(head.loose) if head.named_at is None else head.named_at
            after_fields = at + 1
        elif (
            head.counted_at is None and after_fields and is_text(line.text) and not is_headline(line.text)
        ) or weigh(line.text) > 40:
            break
        else:
            _read_loose(head, line)
            if WORDS.fullmatch(line.text) or line is head.date:
                after_fields = at + 1
    head.body = after_fields
    return head


def _title_line(head: Head) -> Line | None:
    """Find the headline among the lines without a name.

    Before the number of words or the date where the headline leads; right before the fields, behind the date and
    perhaps the edition, where the source leads.
    """
    if not head.loose:
        return None
    if head.counted_at:
        before = head.loose[: head.counted_at]
        return before[1] if len(before) > 1 and weigh(before[0].text) < 3 else before[0]
    behind = head.loose[head.dated_at : head.named_at] if head.dated_at is not None else []
    in_head = [line for line in behind if not is_text(line.text) or weigh(line.text) < 30]
    return in_head[-1] if in_head and (head.dated_at or 0) < 2 else head.loose[0]


def _tail(lines: Sequence[Line]) -> int:
    """Give where the fields after a text begin."""
    end = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        field = find_field(line)
        if field and field.holds == "body":
            break
        closes = field or (RIGHTS.search(line.text) and weigh(line.text) < 20)
        rule = sort_line(line).kind in {"rule", "furniture"}
        if not closes and not rule:
            break
        end = at
    return end


def _field_block(kind: str, field: Field) -> DraftBlock:
    start = max(field.line.start, field.line.end - len(field.value))
    return DraftBlock("title" if kind == "title" else "paragraph", field.value, start, field.line.end)


def _published(head: Head, fields: Sequence[Field], text: str) -> Published | None:
    named = next((f.line for f in fields if f.holds == "date"), None)
    for line in (head.date, named):
        stamp = (
            find_stamp(line.text.partition(":")[2].strip() if line is named else line.text) if line else None
        )
        if line and stamp and stamp.dates:
            day = stamp.dates[0].day
            quote = SourceQuote(text[line.start : line.end], line.start, line.end)
            return Published(earliest=day, latest=day, basis="metadata", evidence=(quote,))
    return None


def _value(fields: Sequence[Field], holds: str) -> str:
    return next((f.value for f in fields if f.holds == holds and f.value), "")


def _writers(value: str) -> tuple[str, ...]:
    """Read a byline field; "Holt, Maria; Adler, J." is how some exports write names."""
    persons = [part.strip() for part in value.split(";") if part.strip()]
    if persons and all(INVERTED.fullmatch(person) for person in persons):
        return tuple(" ".join(reversed([name.strip() for name in person.split(",")])) for person in persons)
    return find_byline(value) or split_names(value)


def _section(value: str) -> str | None:
    return value.partition(";")[0].strip() or None


def _body(lines: Sequence[Line], title: Line | None) -> list[Sorted]:
    """Sort the lines of a document's text; its first may still carry the name "Full text:"."""
    opening = find_field(lines[0]) if lines else None
    if opening and opening.holds == "body":
        start = opening.line.end - len(opening.value)
        value = msgspec.structs.replace(opening.line, text=opening.value, start=start)
        lines = [value, *lines[1:]] if opening.value else lines[1:]
    body = [sort_line(line) for line in lines if line is not title]
    return [Sorted(s.line, "text") if s.kind in {"byline", "credit"} and is_text(s.text) else s for s in body]


def with_marks(words: str) -> str:
    """Write `` and '' as quotation marks, as the newspaper had them; feet and minutes keep theirs."""
    opened = False

    def mark(match: re.Match[str]) -> str:
        nonlocal opened
        before, single = words[match.start() - 1 : match.start()] if match.start() else "", match[0][2:]
        if match[0] == "``" or not before or before.isspace() or before in "([—–-":
            opened = True
            return f'"{single}'
        if before.isdecimal() and not opened:
            return match[0]
        opened = False
        return f'{single}"'

    return TYPED_MARKS.sub(mark, words)


def _with_fields(draft: Draft, head: Head, fields: Sequence[Field], text: str) -> Draft:
    """Let the named fields speak before what the text's own lines say."""
    named = [_field_block("title", f) for f in fields if f.holds == "title" and f.value][:1]
    decks = [_field_block("deck", f) for f in fields if f.holds == "deck" and f.value]
    own = [b for b in draft.blocks if b.kind == "title"]
    rest = [b for b in draft.blocks if b.kind != "title"]
    return msgspec.structs.replace(
        draft,
        blocks=(*(named or own), *decks, *rest),
        byline=_writers(_value(fields, "byline")) or draft.byline,
        section=_section(_value(fields, "section")),
        published=_published(head, fields, text) or draft.published,
    )


def _draft(lines: Sequence[Line], text: str, left: Left) -> Draft | None:
    end = _tail(lines)
    head = _read_head(lines[:end])
    fields = head.fields + [field for line in lines[end:] if (field := find_field(line))]
    title = None if _value(fields, "title") else _title_line(head)
    body = _body(lines[head.body : end], title)
    draft = assemble([Sorted(title, "short"), *body] if title else body, 0 if title else None, text, left)
    before = lines[: head.body]
    left.all([Sorted(line, "short") for line in head.loose if line is not title and line in before], [])
    if draft is None:
        return None
    whole = _with_fields(draft, head, fields, text)
    blocks = tuple(msgspec.structs.replace(b, text=with_marks(b.text)) for b in whole.blocks)
    return msgspec.structs.replace(whole, blocks=blocks)


def split_export(lines: Sequence[Line], text: str) -> Split:
    """Split an export into its documents."""
    left = Left()
    worded = [line for line in lines if line.text]
    documents, cover = _documents(worded)
    left.all([Sorted(line, "short") for line in cover], [])
    drafts = [_draft(document, text, left) for document in documents if document]
    return Split(tuple(draft for draft in drafts if draft is not None), tuple(left.lines))
