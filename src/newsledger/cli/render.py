"""How does a reading look on paper?

Invariant: pure; every fact stands beside the words it was read from. Colour only helps: without it all is still said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsledger.cli.terminal import printable
from newsledger.model import (
    Amount,
    Article,
    Block,
    Candidate,
    Cited,
    Entity,
    Event,
    Finding,
    Quote,
    Reading,
    Role,
    Span,
    Time,
)

_WHAT_WIDTH = 22
"""Room for most codes and sums, so that the columns of all articles stand one under the other."""
WORDS_SHOWN = 60
"""Characters of a quotation shown where only its gist is wanted."""
_MAY_BE = 2
"""Candidates shown where none is sure."""

_VERDICTS = {"holds": ("✓", "green"), "fails": ("✗", "bold red"), "suspicious": ("?", "bold yellow")}
_MODIFIERS = {
    "about": "about", "more_than": "more than", "less_than": "less than", "up_to": "up to", "at_least": "at least",
}  # fmt: skip
_COLOURS = {
    "event": "cyan",
    "amount": "magenta",
    "quote": "blue",
    "time": "yellow",
    "finding": "",
    "name": "bold",
}

Kind = Literal["event", "amount", "quote", "time", "finding"]


def shorten(words: str, length: int = WORDS_SHOWN) -> str:
    """Give the words on one line, cut at a space where they are long."""
    line = " ".join(printable(words).split())
    if len(line) <= length:
        return line
    return f"{line[:length].rpartition(' ')[0] or line[:length]} …"


def quoted(words: str, length: int = WORDS_SHOWN) -> str:
    """Give the words in quotation marks, unless they have some."""
    line = shorten(words, length)
    return line if line[:1] in '“"«„' else f"“{line}”"


def window(article: Article) -> str:
    """Say when an article was published, as far as is known."""
    published = article.published
    if published is None:
        return "date unknown"
    first, last = published.earliest.isoformat(), published.latest.isoformat()
    return first if first == last else f"{first} … {last}"


def dated(article: Article) -> str:
    """Say when an article was published, and how that is known."""
    published = article.published
    if published is None:
        return window(article)
    evidence = ", ".join(dict.fromkeys(quoted(e.quote, 40) for e in published.evidence))
    return f"published {window(article)} ({published.basis}{f': {evidence}' if evidence else ''})"


def _name(reading: Reading, entity_id: str | None) -> str:
    entity = reading.entity(entity_id)
    return printable(entity.name) if entity else entity_id or ""


def _names(reading: Reading, ids: Iterable[str]) -> str:
    return ", ".join(_name(reading, e) for e in ids)


def _grouped(value: str | None) -> str:
    """Give a decimal with its thousands apart: "52,400,000"."""
    whole, point, rest = (value or "?").partition(".")
    return f"{int(whole):,}{point}{rest}" if re.fullmatch("-?[0-9]{1,300}", whole) else value or "?"


def amount_value(amount: Amount) -> str:
    """Give an amount's normal form: "52,400,000 USD", "40 … 50 USD per tonne", "62 percent of the vote"."""
    value = _grouped(amount.value) + (f" … {_grouped(amount.high)}" if amount.high else "")
    currency = amount.currency or " or ".join(amount.currencies)
    per = f"per {printable(amount.per)}" if amount.per else ""
    share = f"of {shorten(amount.share_of.text, 40)}" if amount.share_of else ""
    return " ".join(filter(None, [value, currency, printable(amount.unit or ""), per, share]))


def who_did_what(reading: Reading, event: Event) -> str:
    """Give an event's actors, recipients, place and time in a line."""
    line = _names(reading, event.actors)
    if event.recipients:
        line += f" → {_names(reading, event.recipients)}"
    if event.place:
        line += f" @ {_name(reading, event.place)}"
    if event.when and event.when.value:
        line += f", {event.when.value}"
    return line.strip(" ,") or "not said by whom"


def _event(reading: Reading, event: Event) -> tuple[Text, Text, Text]:
    code = f"{event.type}/{event.mode}" if event.mode else event.type
    status = "" if event.status == "happened" else event.status.replace("_", " ")
    who = who_did_what(reading, event)
    return Text(f"{code} {status}".strip()), Text(who), Text(quoted(event.trigger.text))


def _amount(amount: Amount) -> tuple[Text, Text, Text]:
    modifier = None if amount.high else amount.modifier  # a range's lower end is always "at least"
    said = [_MODIFIERS.get(modifier or ""), amount.role]
    return Text(amount_value(amount)), Text(", ".join(filter(None, said))), Text(quoted(amount.text))


def _quote(reading: Reading, quote: Quote) -> tuple[Text, Text, Text]:
    speaker = quote.speaker
    named = _name(reading, speaker.entity) if speaker and speaker.entity else ""
    words = printable(speaker.text) if speaker else "not said by whom"
    who = f"{named} ({words})" if named and words.casefold() not in named.casefold() else named or words
    return Text(quote.kind), Text(who), Text(quoted(quote.text))


def _finding(reading: Reading, finding: Finding) -> tuple[Text, Text, Text]:
    sign, style = _VERDICTS[finding.verdict]
    evidence = dict.fromkeys(quoted(reading.article.text[s.start : s.end], 30) for s in finding.evidence)
    message = Text(printable(finding.message), style=style if finding.verdict == "fails" else "")
    return Text.assemble((sign, style), f" {finding.code}"), message, Text(", ".join(evidence))


def _time(time: Time) -> tuple[Text, Text, Text]:
    return Text(time.value or "not fixed"), Text(time.type), Text(quoted(time.text))


def facts(reading: Reading, *, times: bool = False) -> Iterator[tuple[Kind, Span, tuple[Text, Text, Text]]]:
    """Give what there is to tell: its kind, where it stands, and what, who and by which words."""
    for event in reading.events:
        yield "event", event.trigger, _event(reading, event)
    for amount in reading.amounts:
        yield "amount", amount, _amount(amount)
    for time in reading.times if times else ():
        yield "time", time, _time(time)
    for quote in reading.quotes:
        yield "quote", quote, _quote(reading, quote)
    for finding in reading.findings:
        where = finding.evidence[0] if finding.evidence else Span(0, 1)
        yield "finding", where, _finding(reading, finding)


def counted(reading: Reading) -> str:
    """Say how many facts there are."""
    kinds = Counter(kind for kind, _, _ in facts(reading))
    if not kinds:
        return "no facts"
    return ", ".join(f"{n} {kind}{'s' if n > 1 else ''}" for kind, n in kinds.items())


def heading(reading: Reading, *, whole_id: bool = False) -> Text:
    """Give an article's title, and a line of what is known about it."""
    article = reading.article
    known = [
        article.id if whole_id else article.id[:8],
        ", ".join(article.byline),
        dated(article),
        article.language or "language unknown",
        counted(reading),
    ]
    line = " · ".join(printable(part) for part in known if part)
    return Text.assemble((shorten(article.title or "(no title)", 300), "bold"), "\n", (line, "dim"))


def _rows(reading: Reading) -> Iterator[Table]:
    """Give a grid of events, amounts and quotes, and one of findings, whose working wants more room."""
    told, found = Table.grid(padding=(0, 2), expand=True), Table.grid(padding=(0, 2), expand=True)
    for grid in (told, found):
        grid.add_column(width=8)
        grid.add_column(width=_WHAT_WIDTH)
        grid.add_column(ratio=6)
    told.add_column(ratio=5)
    before = ""
    for kind, _, (what, who, words) in facts(reading):
        label = Text(kind if kind != before else "", style="dim")
        what.stylize_before(_COLOURS[kind])
        words.stylize_before("italic")
        if kind == "finding":
            found.add_row(label, what, Text("  ").join(part for part in (who, words) if part.plain))
        else:
            told.add_row(label, what, who, words)
        before = kind
    yield from (grid for grid in (told, found) if grid.row_count)


def _lacks(reading: Reading) -> list[RenderableType]:
    return [Text(f"not read ({r.reason}): {printable(r.detail)}", style="yellow") for r in reading.rejected]


def summary(reading: Reading) -> RenderableType:
    """Give an article's facts, each with its words."""
    return Group(heading(reading), Padding(Group(*_rows(reading), *_lacks(reading)), (0, 0, 1, 2)))


def _marked(reading: Reading, block: Block) -> Text:
    """Give a block's words with what was read from them in colour."""
    text = Text(printable(reading.article.text[block.start : block.end]))
    found: list[tuple[Span, str]] = [(m, _COLOURS["name"]) for m in reading.mentions]
    found += [
        (span, f"{_COLOURS[kind]} underline")
        for kind, span, _ in facts(reading, times=True)
        if _COLOURS[kind]
    ]
    for span, style in found:
        if block.overlaps(span):
            text.stylize(style, max(span.start - block.start, 0), span.end - block.start)
    if block.kind in {"title", "heading"}:
        text.stylize_before("bold")
    return text


def _beside(reading: Reading, block: Block) -> Text:
    """Give the facts that begin in a block, a line each."""
    here = [fact for fact in facts(reading, times=True) if block.start <= fact[1].start < block.end]
    lines = []
    for kind, _, (what, who, words) in sorted(here, key=lambda fact: fact[1].start):
        what.stylize_before(_COLOURS[kind])
        shown = Text(quoted(words.plain, 40), style="italic")
        lines.append(
            Text(" ").join(part for part in (Text(f"{kind}:", "dim"), what, who, shown) if part.plain)
        )
    return Text("\n").join(lines)


def _cast(reading: Reading) -> Iterator[Text]:
    """Give the people and organisations of an article with their roles, and the places that we know."""
    for entity in reading.entities:
        if entity.type not in {"PERSON", "ORG"} and not (entity.candidates or entity.roles):
            continue
        others = [printable(n) for n in entity.names if n != entity.name]
        said = ", ".join(dict.fromkeys(_role(reading, role) for role in entity.roles))
        also = f" (also {', '.join(others)})" if others else ""
        about = Text(f"{said}{also}".strip())
        if known := _known(entity):
            about = Text(" · ").join(part for part in (about, Text(known, "dim")) if part.plain)
        yield Text.assemble((printable(entity.name), "bold"), ": " if about.plain else "", about)


def _role(reading: Reading, role: Role) -> str:
    """Give an office with what it is of and when it was held: "director of Lakeside School (since 2019)"."""
    of = f" of {_name(reading, role.of)}" if role.of else ""
    told = role.status in {None, "current"} or (role.status or "") in role.title.casefold()
    term = [f"since {role.since}" if role.since else "", f"until {role.until}" if role.until else ""]
    held = ", ".join(filter(None, ["" if told else role.status, " ".join(filter(None, term))]))
    return printable(f"{role.title}{of}{f' ({held})' if held else ''}")


def _known(entity: Entity) -> str:
    """Say what an entity is, or what it may be: "Osh, city, KGZ [1527534]"."""
    if entity.linked:
        return f"{_candidate(entity, entity.linked)} [{printable(entity.linked.id)}]"
    may_be = " or ".join(f"{_candidate(entity, c)} ({c.score:.0%})" for c in entity.candidates[:_MAY_BE])
    return f"perhaps {may_be}" if may_be else ""


def _candidate(entity: Entity, candidate: Candidate) -> str:
    name = candidate.name if candidate.name != entity.name else None
    country = candidate.country if candidate.kind != "country" else None
    return printable(", ".join(filter(None, [name, candidate.kind, country])))


def page(reading: Reading) -> RenderableType:
    """Give a whole article with its facts beside the words."""
    grid = Table.grid(padding=(0, 3), expand=True)
    grid.add_column(ratio=3)
    grid.add_column(ratio=2)
    for block in reading.article.blocks:
        grid.add_row(_marked(reading, block), _beside(reading, block))
        grid.add_row()
    about: list[RenderableType] = [heading(reading, whole_id=True)]
    if reading.article.credit:
        about.append(Text(f"picture: {printable(reading.article.credit.holder)}", style="dim"))
    cast = list(_cast(reading))
    who = [Padding(Group(*cast), (1, 0, 0, 0))] if cast else []
    return Group(*about, *_lacks(reading), *who, Text(), grid)


def in_context(cited: Cited, others: Iterable[Span]) -> Text:
    """Give words with those inside that answer a search in bold."""
    text = Text(printable(cited.text).replace("\n", " "))
    for span in others:
        if cited.covers(span):
            text.stylize("bold", span.start - cited.start, span.end - cited.start)
    return text
