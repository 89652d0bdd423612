"""In which language is a text?

py3langid scores the text once for all its languages; ours are preferred, since the region's languages are easily
taken for their neighbours, and another one is named only on strong evidence. Invariant: the answer depends on the
text alone; None where there is nothing to tell by.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from newsledger.lang.profile import Profile
from newsledger.registry import discover

if TYPE_CHECKING:
    from collections.abc import Mapping

    from py3langid.langid import LanguageIdentifier

LOOK_AT = 4000
"""Code points looked at: more changes nothing (1,800 sentences of ten languages, 2026-11-24)."""
GLANCE = 200
"""Code points of each of the two stretches that are looked at first …"""
NO_DOUBT = 0.98
"""… and the confidence in one of our languages at which they decide (1,500 texts of six languages, none of which the
whole sample judges otherwise, 2026-11-24)."""
LATIN = re.compile("[A-Za-z]")
WORD = re.compile(r"[^\W\d_](?:[’'ʻʼ-]?[^\W\d_])*")
ENOUGH_WORDS = 6
"""Code points of small words, in Latin letters, that tell a short sample's language better than its names do (18 headlines
of five languages, 2026-11-28)."""
MIN_LETTERS = 3
OTHER_MIN_LETTERS = 60
"""Shorter texts are never given to a language that is not ours: Kyrgyz then passes for Tatar, Russian for Bulgarian."""
OTHER_CONFIDENCE = 0.8
"""py3langid's length-tempered confidence; the same sentences, where 0.55 still took Russian for Bulgarian."""
NEAR_OURS = frozenset({"tt", "ba", "crh", "az", "wuu", "yue", "zxx"})
"""Labels that py3langid gives to texts in our languages (Tatar to Kyrgyz, Wu to Chinese)."""
WITHOUT_OWN_LETTERS = 0.3
"""How much less likely a language is for a text with none of its own letters: Kyrgyz against Uzbek in Cyrillic
(381 sentences of both, error count, 2026-11-24)."""


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def profiles() -> Mapping[str, Profile]:
    """Give the profiles of our languages by code."""
    return {name: c.function() for name, c in discover("newsledger.lang").items()}


def _weight(profile: Profile, letters: frozenset[str]) -> float:
    lacks = bool(profile.own_letters) and profile.own_letters.isdisjoint(letters)
    return WITHOUT_OWN_LETTERS if lacks else 1.0


def _with_script(profile: Profile, letters: str) -> str:
    if not profile.scripts:
        return profile.code
    counts = Counter(unicodedata.name(c, "").partition(" ")[0] for c in letters)
    script = max(profile.scripts, key=lambda s: counts[s[1]])
    return f"{profile.code}-{script[0]}"


def _glance(sample: str) -> str:
    """Give a stretch of a longer sample's beginning and one of its middle."""
    middle = len(sample) // 2
    return f"{sample[:GLANCE]}\n{sample[middle : middle + GLANCE]}"


def _without_names(sample: str) -> str:
    """Leave out of a short sample what may be names, which say where its news is from: "Mirziyoyev arrived in Baku"."""
    if len(sample) > GLANCE or not LATIN.search(sample):
        return sample
    words = " ".join(word for word in WORD.findall(sample) if not word[0].isupper())
    return words if len(words) >= ENOUGH_WORDS else sample


def _ranked(sample: str) -> list[tuple[str, float]]:
    """Rank all languages, by a glance where that leaves no doubt that the text is in one of ours."""
    if len(sample) > 3 * GLANCE:
        glanced: list[tuple[str, float]] = _identifier().rank(_glance(sample))
        best, confidence = glanced[0]
        if best in profiles() and confidence >= NO_DOUBT:
            return glanced
    ranked: list[tuple[str, float]] = _identifier().rank(_without_names(sample))
    return ranked


def identify_language(text: str) -> str | None:
    """Name a text's language as BCP 47, with its script where the language has several; None if there is no telling.

    Languages of ours are the components of `newsledger.lang`; any other comes as its ISO 639 code.
    """
    sample = text[:LOOK_AT]
    letters = "".join(filter(str.isalpha, sample)).lower()
    if len(letters) < MIN_LETTERS:
        return None
    ranked = _ranked(sample)
    best, confidence = ranked[0]
    ours = profiles()
    if (
        best not in ours
        and best not in NEAR_OURS
        and len(letters) >= OTHER_MIN_LETTERS
        and confidence >= OTHER_CONFIDENCE
    ):
        return str(best)
    used = frozenset(letters)
    weighed = [(p * _weight(ours[label], used), ours[label]) for label, p in ranked if label in ours]
    return _with_script(max(weighed, key=lambda w: w[0])[1], letters)
