"""Which names does the user bring along?

A list is a CSV file (comma, semicolon or tab) with a header: a name, and, where there are such columns, its type, aliases,
id, country, Wikidata item and coordinates. Invariant: a list that cannot be understood is an error that names the file
and the row, never a list half read; what a list says wins over what we know.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from newsledger.errors import SettingsError
from newsledger.knowledge.countries import countries, country_named
from newsledger.knowledge.forms import fold_form, slug
from newsledger.knowledge.spelling import fold_name
from newsledger.model import NameType

_COLUMNS = {
    "name": ("name", "title", "label", "full name", "official name"),
    "type": ("type", "kind", "category", "entity type"),
    "aliases": ("aliases", "alias", "other names", "also known as", "aka", "synonyms", "variants"),
    "id": ("id", "identifier", "key", "code", "ref"),
    "country": ("country", "country code", "iso", "nationality"),
    "wikidata": ("wikidata", "wikidata id", "wikidata item", "qid", "item"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "lng", "long"),
}
_TYPES: Mapping[str, NameType] = {
    **dict.fromkeys(("person", "people", "per", "individual", "human"), "PERSON"),
    **dict.fromkeys(
        ("org", "organisation", "organization", "company", "bank", "fund", "institution", "body", "party"), "ORG"
    ),
    **dict.fromkeys(("place", "location", "loc", "gpe", "city", "town", "region", "district", "geo"), "PLACE"),
    **dict.fromkeys(("facility", "fac", "project", "mine", "plant"), "FACILITY"),
    "event": "EVENT", "law": "LAW", "work": "WORK", "norp": "NORP",
}  # fmt: skip
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d*)")
_SHORT = 4  # shorter names are looked for as they are written: "IT", "Ola"


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a user's list."""

    id: str
    name: str
    type: NameType | None
    """None where the list does not say: the name is linked, but not looked for."""
    other_names: tuple[str, ...] = ()
    country: str | None = None
    wikidata: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then the others."""
        return (self.name, *self.other_names)


class NameLists:
    """All lists of a user, found by name."""

    def __init__(self, rows: Sequence[Listed] = ()) -> None:
        self.rows = tuple(rows)
        by_form: dict[str, dict[str, Listed]] = {}
        by_sound: dict[str, dict[str, Listed]] = {}
        for row in rows:
            for name in row.names:
                by_form.setdefault(fold_form(name), {})[row.id] = row
                by_form.setdefault(_bare(name), {})[row.id] = row
                if len(name) > _SHORT:
                    by_sound.setdefault(fold_name(name), {})[row.id] = row
        self._by_form, self._by_sound = by_form, by_sound
        looked_for = {_bare(n): row.type for row in reversed(self.rows) if row.type for n in row.names}
        self.forms: Mapping[str, NameType] = MappingProxyType(
            {form: label for form, label in looked_for.items() if form}
        )
        """The forms to be found in texts, with their types."""

    def named(self, words: str, kind: NameType | None = None) -> tuple[Listed, ...]:
        """Give the rows that bear a name, of a type or without one; other spellings count where none is written so."""
        if not self.rows:
            return ()
        found = self._by_form.get(fold_form(words)) or self._by_sound.get(fold_name(words), {})
        return tuple(row for row in found.values() if kind is None or row.type in (None, kind))


def _bare(name: str) -> str:
    """Fold a name without what stands around its words: marks are no part of a name in a text."""
    return re.sub(r"^[^\w]+|[^\w]+$", "", fold_form(name))


NO_NAMES = NameLists()


def read_lists(paths: Iterable[str]) -> NameLists:
    """Read a user's lists. Raises SettingsError, with file and row, where one cannot be understood."""
    stamps = tuple((path, _stamp(Path(path))) for path in paths)
    return _read(stamps) if stamps else NO_NAMES


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError as error:
        raise SettingsError(
            f"cannot read the list of names {path}: {error.strerror}; see the setting names"
        ) from error
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=8)
def _read(stamps: tuple[tuple[str, tuple[int, int]], ...]) -> NameLists:
    rows: dict[str, tuple[str, Listed]] = {}
    for path, _ in stamps:
        for number, row in _rows_of(Path(path)):
            where = f"{path}, row {number}"
            if row.id in rows:
                raise SettingsError(
                    f"{where}: the id {row.id!r} is that of {rows[row.id][0]} too; ids must differ"
                )
            rows[row.id] = (where, row)
    return NameLists([row for _, row in rows.values()])


def _rows_of(path: Path) -> Iterator[tuple[int, Listed]]:
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"cannot read the list of names {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8 (byte {error.start}); save it as CSV UTF-8") from error
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = next(lines, [])
        columns = _columns(path, header)
        for cells in lines:
            if any(cell.strip() for cell in cells):
                yield (
                    lines.line_num,
                    _listed(
                        f"{path}, row {lines.line_num}", _values(path, lines.line_num, columns, header, cells)
                    ),
                )
    except csv.Error as error:
        raise SettingsError(
            f"{path}, row {lines.line_num}: {error}; a quotation mark may be left open"
        ) from error


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _columns(path: Path, header: Sequence[str]) -> dict[str, int]:
    plain = [re.sub(r"[\W_]+", " ", cell).strip().casefold() for cell in header]
    found: dict[str, int] = {}
    for column, spellings in _COLUMNS.items():
        places = [plain.index(s) for s in spellings if s in plain]
        if places:
            found[column] = places[0]
    if "name" not in found:
        shown = ", ".join(cell for cell in header if cell.strip()) or "nothing"
        raise SettingsError(f"{path}, row 1: there is no column called name; the header has {shown}")
    return found


def _values(
    path: Path, number: int, columns: Mapping[str, int], header: Sequence[str], cells: Sequence[str]
) -> dict[str, str]:
    if len(cells) > len(header):
        raise SettingsError(
            f"{path}, row {number}: {len(cells)} cells under {len(header)} headings; quote values that hold the delimiter"
        )
    return {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()}


def _listed(where: str, values: Mapping[str, str]) -> Listed:
    name = values["name"]
    if not fold_name(name):
        raise SettingsError(f"{where}: the name is empty")
    return Listed(
        id=values.get("id") or f"list:{slug(name)}",
        name=name,
        type=_type(where, values.get("type", "")),
        other_names=tuple(
            dict.fromkeys(a.strip() for a in values.get("aliases", "").split("|") if a.strip())
        ),
        country=_country(where, values.get("country", "")),
        wikidata=_item(where, values.get("wikidata", "")),
        latitude=_degrees(where, "latitude", values.get("latitude", ""), 90),
        longitude=_degrees(where, "longitude", values.get("longitude", ""), 180),
    )


def _type(where: str, cell: str) -> NameType | None:
    if not cell:
        return None
    found = _TYPES.get(cell.casefold())
    if found is None:
        raise SettingsError(
            f"{where}: unknown type {cell!r}; use person, organisation, place, facility, event, law or work"
        )
    return found


def _country(where: str, cell: str) -> str | None:
    if not cell:
        return None
    if cell.upper() in countries():
        return cell.upper()
    short = next((c.alpha3 for c in countries().values() if c.alpha2 == cell.upper()), None)
    named = country_named(cell)
    found = short or (named.alpha3 if named else None)
    if found is None:
        raise SettingsError(f"{where}: unknown country {cell!r}; give its name or its ISO 3166 code")
    return found


def _item(where: str, cell: str) -> str | None:
    if not cell:
        return None
    found = _ITEM.fullmatch(cell)
    if found is None:
        raise SettingsError(f"{where}: {cell!r} is no Wikidata item; one looks like Q7164")
    return found.group(1)


def _degrees(where: str, name: str, cell: str, most: int) -> float | None:
    if not cell:
        return None
    try:
        degrees = float(cell)
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        raise SettingsError(f"{where}: {name} {cell!r} is no number from -{most} to {most}")
    return degrees
