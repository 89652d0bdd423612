"""Which cities, divisions and features bear a name, and where are they?

The tables are `gazetteer_places.tsv` and `gazetteer_names.tsv`, made by `training/gazetteer.py` from GeoNames (CC BY 4.0)
and our own `places.tsv`. Invariant: nothing is chosen here: a name gives all its places. The tables are sorted by bytes
and searched as they lie, so that loading them costs no more than reading two files.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from newsledger.knowledge.spelling import fold_name


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is no country."""

    id: str
    """GeoNames' number of a city, GeoNames' code of a division ("KG.08"), or ours ("place:aral-sea")."""
    kind: str
    """city | capital | division | area | region | state | continent | sea | lake | river | mountain"""
    name: str
    country: str | None
    """ISO 3166-1 alpha-3; None where it lies in several or is disputed."""
    division: str | None
    latitude: float | None
    longitude: float | None
    population: int
    known: bool
    """News names it without saying where it is."""
    wikidata: str | None


class _Sorted:
    """Lines sorted by what stands before their first tab."""

    def __init__(self, path: str) -> None:
        self._lines = files("newsledger.knowledge").joinpath(path).read_bytes()

    def find(self, key: str) -> list[str] | None:
        """Give the cells behind a key."""
        wanted = key.encode("utf-8", "replace")
        low, high = 0, len(self._lines)
        while low < high:
            start = self._lines.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self._lines.find(b"\n", start)
            here = self._lines[start : self._lines.find(b"\t", start)]
            if here == wanted:
                return self._lines[start:end].decode().split("\t")[1:]
            if here < wanted:
                low = end + 1
            else:
                high = start
        return None


@cache
def _places() -> _Sorted:
    return _Sorted("gazetteer_places.tsv")


@cache
def _names() -> _Sorted:
    return _Sorted("gazetteer_names.tsv")


@lru_cache(maxsize=20_000)
def spot(identity: str) -> Spot | None:
    """Look a place up by its id."""
    cells = _places().find(identity)
    if cells is None:
        return None
    kind, name, country, division, latitude, longitude, people, known, wikidata = cells
    return Spot(
        identity, kind, name, country or None, division or None,
        float(latitude) if latitude else None, float(longitude) if longitude else None,
        int(people or 0), bool(known), wikidata or None,
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def spots_named(words: str) -> tuple[tuple[Spot, bool], ...]:
    """Give the places of a name, each with whether it is their usual name (not a former one or another spelling)."""
    cells = _names().find(fold_name(words))
    found = (
        (spot(i.removeprefix("~")), not i.startswith("~")) for i in (cells[0].split("|") if cells else ())
    )
    return tuple((place, usual) for place, usual in found if place)
