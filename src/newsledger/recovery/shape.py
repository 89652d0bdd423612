"""Does a line look like running text, like a headline, or like neither?

By form alone, in any script: length, how it ends, its capitals. Invariant: a line's answer depends on that line only.
"""

from __future__ import annotations

import re

from newsledger.recovery.wording import words_of

WORD = re.compile(r"\w+(?:['’\-\u00ad]\w+)*")
UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)
"""Scripts written without spaces: Thai, Lao, Burmese, Khmer, kana, Han. Two signs are about a word."""
CLOSERS = "\"'”’»«“›)]}*_ "
STOPS = ".!?…。！？．؟۔।॥։።"
UNFINISHED = ",;:،؛，：、–—-&+/("
INITIALS = re.compile(r"(?:\b\w\.){2,}$|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|No|Nr)\.$")
TAIL = 8
"""Code points in which INITIALS match, with the one before them."""
TEXT_WORDS = 6
UNSPACED_NAME = 4
LONG_WORDS = 24
QUESTION_WORDS = 16
"""A line that ends a sentence is running text from so many words on …"""
HEADLINE_WORDS = 45
"""… and any line is that is longer than a headline can be (the longest of 400 headlines has 28 words, 2026-11-24)."""
INNER_STOP = re.compile(r"\w{3}[.!?…][\"'”’»]? +[\"'“‘«„]?[^\W\d_a-z]|[。！？।።]")


def weigh(text: str) -> int:
    """Count words; in scripts without spaces, two signs to a word."""
    unspaced = 0 if text.isascii() else len(UNSPACED.findall(text))
    if not unspaced:
        return len(WORD.findall(text))
    return len(WORD.findall(UNSPACED.sub(" ", text))) + (unspaced + 1) // 2


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does, closing quotes and brackets aside."""
    core = text.rstrip(CLOSERS)
    if not core or core[-1] not in STOPS:
        return False
    return not INITIALS.search(core[-TAIL:])


def is_text(text: str) -> bool:
    """Tell running text: a sentence of some length, or more words than a headline has."""
    words = weigh(text)
    if words >= HEADLINE_WORDS or (words >= LONG_WORDS and INNER_STOP.search(text)):
        return True
    if words < TEXT_WORDS or not ends_sentence(text):
        return False
    asks = text.rstrip(CLOSERS)[-1] in "?!？！؟"
    return not asks or (words >= QUESTION_WORDS and bool(INNER_STOP.search(text)))


def is_statement(text: str) -> bool:
    """Tell a whole sentence, however short; a question may be a heading and is none."""
    return ends_sentence(text) and text.rstrip(CLOSERS)[-1] not in "?!？！؟"


def is_headline(text: str) -> bool:
    """Tell what could head something: a few words that are not running text and do not break off."""
    words = weigh(text)
    if not 1 <= words < HEADLINE_WORDS or len(text) > 350 or not any(c.isalpha() for c in text):
        return False
    core = text.rstrip(CLOSERS)
    if not core or core[-1] in UNFINISHED or text[0] in ",;:)]}.…":
        return False
    return not (ends_sentence(text) and core[-1] in ".。．۔।॥։።" and not core.endswith(("...", "..")))


def is_shouted(text: str) -> bool:
    """Tell words in capitals throughout."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and all(not c.islower() for c in letters) and any(c.isupper() for c in letters)


def name_tokens(text: str) -> list[str]:
    """Split a name into its words."""
    return [word for word in re.split(r"[\s.]+", text) if word]


def is_name(text: str, longest: int = 6) -> bool:
    """Tell what could be a person's or an organisation's name: capitals at its words, no figures, no sentence."""
    words, particles = name_tokens(text), words_of("names")
    if not 1 <= len(words) <= longest or any(c.isdigit() or c in '?!:;"“”„»«()[]{}@#=<>|/*_' for c in text):
        return False
    if UNSPACED.search(text) and (weigh(text) > UNSPACED_NAME or any(c in "、。・「」『』" for c in text)):
        return False
    carrying = [w for w in words if w.casefold() not in particles]
    return bool(carrying) and all(w[0].isupper() or (w[0].isalpha() and not w[0].islower()) for w in carrying)
