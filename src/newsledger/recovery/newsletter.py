"""What of a mail is its envelope, and what its text?

A newsletter saved as text begins with "From:", "Subject:", "Date:". Invariant: the envelope becomes metadata; the
text's lines are left as they are.
"""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_tz
from typing import TYPE_CHECKING

import msgspec

from newsledger.model import Published, SourceQuote
from newsledger.recovery.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsledger.recovery.draft import Draft
    from newsledger.recovery.lines import Line

FIELD = re.compile(
    r"(From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Sender|Return-Path|Received|Message-ID|MIME-Version|List-[A-Za-z-]+"
    r"|Content-[A-Za-z-]+|X-[A-Za-z-]+|Von|An|Betreff|Gesendet|Datum|De|À|Objet|Envoyé|От|Кому|Тема|Дата):\s?(.*)"
)
DATED = frozenset({"Date", "Sent", "Gesendet", "Datum", "Envoyé", "Дата"})
ENOUGH = 3
"""Fields that make an envelope: one "From:" alone may be anything."""
MOST = 40


class Envelope(msgspec.Struct, frozen=True):
    """What a mail says about itself, and how many lines say it."""

    lines: int
    sent: date | None = None
    line: Line | None = None
    """The line that dates the mail."""


def _sent(value: str) -> date | None:
    parsed = parsedate_tz(value)
    if parsed:
        try:
            return date(*parsed[:3])
        except ValueError:
            return None
    found = find_dates(value)
    return found[0].day if found else None


def find_envelope(lines: Sequence[Line]) -> Envelope:
    """Read a mail's envelope; one of no lines where there is none."""
    count, sent, dated = 0, None, None
    for at, line in enumerate(lines[:MOST]):
        field = FIELD.fullmatch(line.text)
        if field is None or (line.gap and at):
            break
        count = at + 1
        if field.group(1) in DATED and sent is None:
            sent, dated = _sent(field.group(2)), line
    return Envelope(count, sent, dated if sent else None) if count >= ENOUGH else Envelope(0)


def date_by_envelope(drafts: tuple[Draft, ...], envelope: Envelope, text: str) -> tuple[Draft, ...]:
    """Give the mail's date to its articles that have none: a newsletter publishes what it brings on the day it is sent."""
    if envelope.sent is None or envelope.line is None:
        return drafts
    start, end = envelope.line.start, envelope.line.end
    quote = SourceQuote(text[start:end], start, end)
    sent = Published(earliest=envelope.sent, latest=envelope.sent, basis="metadata", evidence=(quote,))
    return tuple(d if d.published else msgspec.structs.replace(d, published=sent) for d in drafts)
