"""Which dictionary forms do the rules of inflection get wrong?

Every regular inflection of WordNet's words is made and undone by the rules; what does not come back is written to
`reader_lemmas.tsv`, with WordNet's irregular forms and what the treebanks say of words seen at least twice.
Invariant: the treebanks win over WordNet.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from newsledger.lang.en.lemmas import regular_lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from training.treebank import Sentence

NOTE = "# Words whose dictionary form the rules get wrong; from WordNet 3.0 and UD EWT (CC BY-SA 4.0) and GUM (CC BY 4.0)"
CASED = frozenset({"NNP", "NNPS", "FW", "ADD"})
VOWELS = frozenset("aeiou")
IRREGULAR = {
    "noun": ("NNS",),
    "verb": ("VBD", "VBN", "VBG", "VBZ"),
    "adj": ("JJR", "JJS"),
    "adv": ("RBR", "RBS"),
}


def _wordnet(name: str) -> dict[str, Any]:
    raw = files("spacy_lookups_data").joinpath(f"data/en_lemma_{name}.json.gz").read_bytes()
    table: dict[str, Any] = json.loads(gzip.decompress(raw))
    return table


def _plain(word: str) -> bool:
    return word.isascii() and word.isalpha() and len(word) > 2


def _s_form(word: str) -> str:
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _doubles(word: str) -> bool:
    short = sum(c in VOWELS for c in word) == 1
    return short and word[-1] not in "aeiouwxy" and word[-2] in VOWELS


def _verb_forms(verb: str) -> Iterator[tuple[str, str]]:
    yield _s_form(verb), "VBZ"
    if verb.endswith("e"):
        stem, past = (verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]), verb + "d"
    elif verb.endswith("y") and verb[-2] not in VOWELS:
        stem, past = verb, verb[:-1] + "ied"
    else:
        stem = verb + verb[-1] if _doubles(verb) else verb
        past = stem + "ed"
    yield stem + "ing", "VBG"
    yield past, "VBD"
    yield past, "VBN"


def _from_wordnet() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    index, irregular = _wordnet("index"), _wordnet("exc")
    for noun in filter(_plain, index["noun"]):
        form = _s_form(noun)
        if regular_lemma(form, "NNS") != noun:
            found.setdefault((form, "NNS"), noun)
    for verb in filter(_plain, index["verb"]):
        for form, tag in _verb_forms(verb):
            if regular_lemma(form, tag) != verb:
                found.setdefault((form, tag), verb)
    for kind, tags in IRREGULAR.items():
        for form, lemmas in irregular[kind].items():
            for tag in tags:
                fits = {"VBG": form.endswith("ing"), "VBZ": form.endswith("s")}.get(
                    tag, not form.endswith("ing")
                )
                if _plain(form) and fits:
                    found[form, tag] = lemmas[0]
    return found


def _from_treebank(sentences: Iterable[Sentence]) -> dict[tuple[str, str], str]:
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word, lemma, tag in zip(sentence.words, sentence.lemmas, sentence.tags, strict=True):
            if tag not in CASED and lemma != "_":
                seen[word.lower().replace("’", "'"), tag][lemma] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in seen.items() if counts.total() > 1}


def write_exceptions(sentences: Iterable[Sentence], path: Path) -> None:
    """Write the table."""
    found = _from_wordnet() | _from_treebank(sentences)
    wrong = {
        f"{form}/{tag}": lemma for (form, tag), lemma in found.items() if regular_lemma(form, tag) != lemma
    }
    rows = [f"{key}\t{lemma}" for key, lemma in sorted(wrong.items()) if key.strip() == key and lemma.strip()]
    path.write_text("\n".join([NOTE, *rows]) + "\n", encoding="utf-8")
