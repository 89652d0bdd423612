"""How is a text cut into words: as the English treebanks of Universal Dependencies cut it?

Invariant: spaCy's rules for English stand behind ours, and nothing of the text is lost. The rules of ours say what the
training parts of EWT and GUM do (2026-11-28: of their 320,513 words, 1,670 are cut otherwise, many of them misspellings
that the annotators mended; 2,563 were with spaCy's rules and those of ours for repeated signs and telephone numbers).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import spacy
from spacy.attrs import NORM, ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

if TYPE_CHECKING:
    from spacy.language import Language

_OPENING, _CLOSING = r"(\[{", r")\]}"
# Signs that are one word when they are repeated.
_RUNS = (r"[!?]{2,}", *(rf"{sign}{{2,}}" for sign in (r"\*", "=", "_", "~", "#", "<", ">", r"\$", "-")))
# What is one word though it holds signs at which words are cut.
_WHOLE = (
    *_RUNS,
    r"[.,:;!?]*[!?][.,:;!?]*",
    r"\d{1,2}-[A-Z][a-z]{2}-\d{2,4}",  # 04-Mar-19
    r"(?:\d{3}-)?\d{3}-\d{4}",  # telephone numbers
    r"['’]?\d*\d0['’]?s",  # decades: 1990's, '60s
    r"['’]\d\d",  # years: '98
    r"[Mm]id-\w+",
    r"[Ee]-?mail(?:s|ed|ing)?",
    # Prefixes that the treebanks hardly ever cut; others of theirs (co-, ex-, anti-, re-) are words of our lexicons.
    r"(?:[Nn]on|[Pp]ost|[Oo]ver|[Mm]ulti|[Ss]ub|[Ss]emi|[Mm]ini|[Ii]nter|[Ii]ntra|[Ss]ocio|[Cc]ross)-[a-z]+",
)
_PREFIXES = (*_RUNS, r"-(?=\w)", r"@(?=\d)")
_SUFFIXES = (
    r"(?<=[a-z]{3})[.,:][!?]+",
    *_RUNS,  # the longer first: "!!" is one word, not two
    r"(?<=\w)-",
    r"(?<=[A-Z])\++",  # a mark: A+
    r"(?<=\d)(?:[ap]m|[AP]M|bn|[kKbBM]|p|lbs?|mins?|hrs?|yrs?)",
)
# Where a suffix may begin, at a sign or behind a digit: to look for none elsewhere takes a quarter of the time.
_SUFFIX_BEGINS = r"(?=[\W\d_]|(?<=\d))"
_INFIXES = (
    r"(?<=[0-9])[–—](?=[0-9])",
    r"(?<=[A-Za-z])-(?=[0-9])(?![0-9]{4}(?![0-9]))",  # F-16, Su-25; but Expo-2017 is a name with its year
    r"(?<=[A-Za-z]\.)-(?=[A-Za-z])",  # U.S.-led
    rf"(?<=[A-Za-z.)])[{_OPENING}](?=\w)",
    rf"(?<=[A-Za-z.{_CLOSING}])[{_CLOSING}](?=[A-Za-z{_OPENING}.])",
    r"(?<=[A-Za-z.,!?])[\"“”](?=[\w<$-])",
    r"(?<=[\"A-Za-z])<(?=[A-Za-z])",
)
_SHORTENED = (
    *("Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "Sat."),
    *("Capt.", "Cmdr.", "Col.", "Lt.", "Maj.", "Sgt.", "Sr.", "Reps.", "Sens.", "Govs.", "Drs.", "Mlle."),
    *("INC.", "CORP.", "LTD.", "Pvt.", "PVT."),
    *("Attn.", "Ave.", "Blvd.", "Ft.", "al.", "approx.", "lb.", "lbs.", "oz.", "sq."),
)
# Forms of spaCy's that more often are other words: "Wed" is a day, not "we would".
_NOT_SHORTENED = frozenset({"and/or", "Wed", "wed", "Id", "id"})


def blank() -> Language:
    """A pipeline that cuts words, and nothing else."""
    nlp = spacy.blank("en")
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex([*_PREFIXES, *(nlp.Defaults.prefixes or [])]).search
    suffixes = compile_suffix_regex([*_SUFFIXES, *(nlp.Defaults.suffixes or [])]).pattern
    tokenizer.suffix_search = re.compile(rf"{_SUFFIX_BEGINS}(?:{suffixes})").search
    tokenizer.infix_finditer = compile_infix_regex([*_INFIXES, *(nlp.Defaults.infixes or [])]).finditer
    tokenizer.token_match = re.compile(rf"(?:{'|'.join(_WHOLE)})$").match
    rules = {form: cut for form, cut in tokenizer.rules.items() if form not in _NOT_SHORTENED}
    loud = {
        form.upper(): [_upper(part) for part in cut]
        for form, cut in rules.items()
        if "'" in form or "’" in form
    }
    short = {form: [{ORTH: form}] for form in _SHORTENED}
    wanting = {form: [{ORTH: form[:-2]}, {ORTH: "na", NORM: "to"}] for form in ("wanna", "Wanna")}
    tokenizer.rules = loud | rules | short | wanting
    return nlp


def _upper(part: dict[int, str]) -> dict[int, str]:
    return part | {ORTH: part[ORTH].upper()}
