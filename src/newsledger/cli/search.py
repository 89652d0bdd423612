"""`newsledger search`: which articles say this, and in which words?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from newsledger.cli.boundary import FOUND, NOTHING, given
from newsledger.cli.options import JsonlOption, LedgerOption, SettingsOption, TableOption, chosen_settings

if TYPE_CHECKING:
    from rich.console import RenderableType

    from newsledger.ledger import Hit

_PASSAGES = 3
"""How many stretches of text a table shows for each article."""
_MEANINGS = 5
"""How many readings of them."""


def search(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY", help="What to look for; - reads it from standard input.", show_default=False
        ),
    ],
    *,
    ledger: LedgerOption = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many articles.")
    ] = 20,
    jsonl: JsonlOption = False,
    table: TableOption = False,
    settings: SettingsOption = None,
) -> int:
    """Find articles by their words, names, facts and dates.

    \b
    Examples (the quotation marks keep your shell from reading the query itself):
      newsledger search 'railway loan'                     both words
      newsledger search '"green bonds" OR sukuk NOT gold'  a phrase, or a word, and without another
      newsledger search 'invest* (mine OR mining)'         beginnings of words, and brackets
      newsledger search 'who:Sultanov place:Osh'           a person, a place: by any of their names
      newsledger search 'org:"World Bank" ccy:USD'         an organisation; sums in a currency
      newsledger search 'link:KGZ'                         an id, an ISO code or a Wikidata item
      newsledger search 'event:consult/visit date:2024-05' a PLOVER event; a month of publication
      newsledger search 'check:fails'                      figures that do not hold
      newsledger search 'check:sum-of-parts lang:en'       one check; a language
      newsledger search 'after:2024-05-20 before:2024-06'  from a day on; up to the day before

    In English a word is found with any ending: 'loans' finds a loan; "loans" in quotation marks finds that form alone.
    Letters, accents and scripts of names need not match, and what is known is found by its other names: 'who:sahin'
    finds Şahin, 'who:Токаев' Tokayev, 'org:EBRD' the European Bank for Reconstruction and Development. An article whose
    date is unknown answers no date.
    """  # noqa: D301  \b is typer's mark for lines to leave as they are
    from newsledger.cli.terminal import Output
    from newsledger.ledger import Ledger

    chosen = chosen_settings(settings, ledger=ledger)
    asked = given() if query == ["-"] else " ".join(query)
    with Ledger(chosen.ledger, settings=chosen, create=False) as store:
        hits = store.search(asked, limit)
        total = store.count(asked) if len(hits) == limit else len(hits)
    output = Output(jsonl=jsonl, table=table)
    if not output.tables:
        import msgspec

        output.lines(f"{msgspec.json.encode(hit).decode()}\n" for hit in hits)
    else:
        output.show(*(part for hit in hits for part in _drawn(hit)))
        output.line(_counted(len(hits), total))
    return FOUND if hits else NOTHING


def _counted(shown: int, total: int) -> str:
    if shown < total:
        return f"{shown} of {total} articles; --limit {total} shows them all"
    return f"{total} article{'' if total == 1 else 's'}"


def _drawn(hit: Hit) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    from newsledger.cli.render import in_context, shorten
    from newsledger.cli.terminal import printable

    dates = (str(hit.earliest or ""), str(hit.latest or ""))
    window = " … ".join(dict.fromkeys(day for day in dates if day)) or "date unknown"
    title = shorten(hit.title or "(no title)", 300)
    yield Text.assemble((hit.id[:8], "dim"), "  ", (title, "bold"), "  ", (window, "dim"))
    meanings = dict.fromkeys(c.meaning for c in hit.citations if c.meaning)
    for meaning in [*meanings][:_MEANINGS]:
        yield Padding(Text(printable(meaning), "italic"), (0, 0, 0, 10))
    in_title = len(hit.title or "")  # which is there already
    for passage in [passage for passage in hit.passages if passage.end > in_title][:_PASSAGES]:
        yield Padding(in_context(passage, hit.citations), (0, 0, 0, 10))
    yield Text()
