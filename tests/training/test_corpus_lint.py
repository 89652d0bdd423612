"""The lint of our own corpus passes on the corpus and catches each fault it is there for."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from training import corpus_lint

NLP = spacy.blank("en")
HEADER = "# Invented. CC0.\n"
ALLOWED = {"The Hague": frozenset({"PLACE"}), "Amazon": frozenset({"ORG", "PLACE"})}


def told(text: str) -> list[str]:
    return [str(fault) for fault in corpus_lint.faults("a.txt", HEADER + text, NLP, ALLOWED)]


def test_corpus_keeps_its_conventions(capsys: pytest.CaptureFixture[str]) -> None:
    assert [str(fault) for fault in corpus_lint.lint(corpus_lint.CORPUS)] == []
    assert "headlines" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Rain fell on [Osh|PLACE all night.", "brackets do not match"),
        ("Rain fell on Osh|PLACE] all night.", "brackets do not match"),
        ("Rain fell on [Osh] all night.", "brackets do not match"),
        ("Rain fell on [Osh|CITY] all night.", "no such label: [Osh|CITY]"),
        ("Rain fell on [Osh|] all night.", "no such label: [Osh|]"),
        ("Rain fell on [Osh |PLACE] all night.", "blanks inside"),
        ("Rain  fell on [Osh|PLACE].", "doubled or trailing blanks"),
        ("Rain fell on [Osh|PLACE]. ", "doubled or trailing blanks"),
        ("Rain fell on [Cafe\u0301|ORG] walls.", "not in normal form"),
        ("Rain fell on [the Pamirs|PLACE].", "a determiner inside"),
        ("Its rector, [Dr. Aida Sultanova|PERSON], left.", "a title inside"),
        ("So did [Minister Aida Sultanova|PERSON].", "a title inside"),
        ("It was [Osh's|PLACE] first snow.", "a possessive inside"),
        ("It was the [Workers'|ORG] hall.", "a possessive inside"),
        ("Rain fell on [Osh,|PLACE] too.", "punctuation at the border"),
        ("He wrote to [“Vesti|ORG].", "punctuation at the border"),
        ("A pro-[Bei|PLACE]jing rally ended.", "no run of tokens"),
        ("[Osh|PLACE] Market Burns Again As Firemen Wait", "an unmarked headline"),
        ("[OSH|PLACE] MARKET BURNS AGAIN", "an unmarked headline"),
        ("= [Osh|PLACE] Market Burns.", "a headline with a full stop"),
        ("[Osh|PLACE] beat [Osh|ORG].", "two labels for one name: [Osh] ORG PLACE"),
    ],
)
def test_each_fault_is_caught(line: str, fault: str) -> None:
    assert any(fault in what for what in told(line)), told(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "= [Osh|PLACE] Market Burns Again",
        "= Mayor Leaves At 6 p.m.",
        "Rain fell on [The Hague|PLACE] and on the [U.S.|PLACE] too.",
        "[Amazon|ORG] ships nothing up the [Amazon|PLACE].",
        "[Sons & Co.|ORG] hired Dr. [Aida Sultanova|PERSON].",
        "By [Aida Sultanova|PERSON] and Staff Writers",
        "- [Osh|PLACE] Market Hearing Resumes",
        "[Osh|PLACE]'s mayor paid the [Workers' Party|ORG].",
        "[Kazakh|NORP]-[Chinese|NORP] talks ended.",
    ],
)
def test_what_is_right_is_passed(line: str) -> None:
    assert told(line) == []


def test_a_file_says_that_it_is_free() -> None:
    assert [fault.what for fault in corpus_lint.faults("a.txt", "# Ours.\nRain.\n# CC0\n", NLP, {})] == [
        "the first lines are no comment that says CC0"
    ]


def test_no_sentence_stands_twice() -> None:
    files = {
        "a.txt": HEADER + "Rain fell on [Osh|PLACE].",
        "b.txt": HEADER + "Snow fell.\n= Rain fell on OSH.",
    }
    assert [(fault.file, fault.line) for fault in corpus_lint.repeated(files)] == [("b.txt", 3)]


def test_a_name_is_marked_everywhere_or_nowhere() -> None:
    files = {
        "a.txt": "In [Osh|PLACE] the [Gap|ORG] shut. [Dana Orozova|PERSON] of [East|PLACE] left.",
        "b.txt": "Osh mourns. Mind the Gap. Ask Dana Orozova. Go East.",
    }
    found = [
        fault.what.split(" in ")[0] for fault in corpus_lint.bare(files, {"East": frozenset({"PLACE", "-"})})
    ]
    assert found == ["unmarked here, marked elsewhere: Osh", "unmarked here, marked elsewhere: Dana Orozova"]
    assert list(corpus_lint.bare({"a.txt": "Rain."}, {})) == []


def test_an_exception_has_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "allowed.tsv"
    path.write_text("# comment\nAmazon\tORG PLACE\tcompany and river\n", "utf-8")
    assert corpus_lint.read_allowed(path) == {"Amazon": frozenset({"ORG", "PLACE"})}
    path.write_text("Amazon\tORG PLACE\t \n", "utf-8")
    with pytest.raises(ValueError, match="without a reason"):
        corpus_lint.read_allowed(path)
