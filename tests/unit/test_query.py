from __future__ import annotations

from datetime import date

import pytest

import newsledger as nl
from newsledger.ledger.query import (
    FIELDS,
    And,
    CheckIs,
    Currency,
    EventIs,
    Language,
    Linked,
    Named,
    Not,
    Or,
    Published,
    Query,
    Words,
    parse_query,
    terms,
)
from newsledger.ledger.words import find_words, folded_words, sounded_words, stem


def word(*words: str) -> Words:
    return Words(words, stem=stem(words[0]) if len(words) == 1 else None)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("loan", word("loan")),
        ("railway loan", And((word("railway"), word("loan")))),
        ("railway AND loan", And((word("railway"), word("loan")))),
        ("railway and loan", And((word("railway"), word("and"), word("loan")))),
        ("loans", Words(("loans",), stem="loan")),
        ('"loans"', Words(("loans",))),
        ('"railway loan"', word("railway", "loan")),
        ("“railway loan”", word("railway", "loan")),
        ("«railway loan»", word("railway", "loan")),
        ("cross-border", word("cross", "border")),
        ("12:30", word("12", "30")),
        ("https://a.kz/x", word("https", "a", "kz", "x")),
        ("invest*", Words(("invest",), prefix=True)),
        ('"green invest*"', Words(("green", "invest"), prefix=True)),
        ("a OR b c", Or((word("a"), And((word("b"), word("c")))))),
        ("(a OR b) c", And((Or((word("a"), word("b"))), word("c")))),
        ("a NOT b", And((word("a"), Not(word("b"))))),
        ("NOT NOT a", word("a")),
        ("a -b", And((word("a"), Not(word("b"))))),
        ('a -"b c" -(d OR e)', And((word("a"), Not(word("b", "c")), Not(Or((word("d"), word("e"))))))),
        ("a -who:anna", And((word("a"), Not(Named("who", ("anna",), sounds=("ana",)))))),
        ("minus -5", And((word("minus"), word("5")))),
        ("NOT (a b)", Not(And((word("a"), word("b"))))),
        ("who:Şahin", Named("who", ("sahin",), sounds=("shahin",))),
        (
            'org:"World Bank"',
            Named("org", ("world", "bank"), sounds=("vorld", "bank"), links=("org:world-bank",)),
        ),
        (
            "org:ebrd",
            Named("org", ("ebrd",), links=("org:european-bank-for-reconstruction-and-development",)),
        ),
        ("place:Osh", Named("place", ("osh",), links=("1527534", "KG.08"))),
        ("place:Ош", Named("place", ("ош",), sounds=("osh",), links=("1527534", "KG.08"))),
        ("place:kyrgyzstan", Named("place", ("kyrgyzstan",), sounds=("kirgizstan",), links=("KGZ",))),
        ("place:Frunze", Named("place", ("frunze",), links=("1528675",))),
        ("place:osh*", Named("place", ("osh",), prefix=True)),
        ("place:Novo-Rudnikovo", Named("place", ("novo", "rudnikovo"))),
        ("link:kgz", Linked(("kgz", "KGZ"))),
        ("link:org:world-bank", Linked(("org:world-bank", "ORG:WORLD-BANK"))),
        ('link:"our 17"', Linked(("our 17", "OUR 17"))),
        ("who:sul*", Named("who", ("sul",), prefix=True)),
        ("WHO:anna", Named("who", ("anna",), sounds=("ana",))),
        ("event:consult", EventIs("CONSULT")),
        ("event:CONSULT/Visit", EventIs("CONSULT", "visit")),
        ("ccy:usd", Currency("USD")),
        ("check:fails", CheckIs(verdict="fails")),
        ("check:sum-of-parts", CheckIs("sum-of-parts")),
        ("check:sum-of-parts/holds", CheckIs("sum-of-parts", "holds")),
        ("lang:uz-Cyrl", Language("uz-cyrl")),
        ("date:2024", Published(date(2024, 1, 1), date(2024, 12, 31))),
        ("date:2024-02", Published(date(2024, 2, 1), date(2024, 2, 29))),
        ("date:2024-05-23", Published(date(2024, 5, 23), date(2024, 5, 23))),
        ("date:2024-05..2024-06-15", Published(date(2024, 5, 1), date(2024, 6, 15))),
        ("date:2024-05..", Published(date(2024, 5, 1), None)),
        ("date:..2024-05", Published(None, date(2024, 5, 31))),
        ("after:2024-05", Published(date(2024, 5, 1), None)),
        ("before:2024-05", Published(None, date(2024, 4, 30))),
    ],
)
def test_understood(text: str, query: Query) -> None:
    assert parse_query(text) == query


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "nothing to search for"),
        (" \n", "nothing to search for"),
        ("a AND", "character 6: it ends"),
        ("OR a", "character 1: OR joins"),
        ("a OR OR b", "character 6"),
        ("(a", "character 1: a bracket that is not closed"),
        ("a)", "character 2: a closing bracket"),
        ("()", "character 2"),
        ("NOT", "character 4"),
        ('say "a', "character 7: a quotation mark"),
        ("who:", "character 5: nothing follows who:"),
        ("who:()", "character 5: nothing follows who:"),
        ('link:" "', "as link:KGZ"),
        ("whom:a", "did you mean who:"),
        ("xyzzy:a", "known are who:, org:"),
        ("a &&& b", "character 3: '&&&' holds no letter"),
        ("event:consul", "did you mean CONSULT"),
        ("event:tea", "known are AGREE"),
        ("event:visit", "write event:consult/visit"),
        ("event:consult/visits", "did you mean visit?"),
        ("event:aid/visit", "event:aid/visit is not known; it has no modes"),
        ("loan | grant", "write OR"),
        ("loan && grant", "write AND"),
        ("qid:Q813", "did you mean link:?"),
        ("organisation:x", "did you mean org:?"),
        ("a -", "'-' holds no letter"),
        ("ccy:dollars", "three letters"),
        ("ccy:soms", "three letters"),
        ("ccy:KZS", "KZT"),
        ("ccy:€€€", "three letters"),
        ("check:sum-of-parts/maybe", "known are holds"),
        ("check:sum-of-part", "did you mean sum-of-parts?"),
        ("check:totals", "known are calendar, conversion"),
        ("check:';--", "check:fails"),
        ("lang:english", "by its code"),
        ("date:yesterday", "'yesterday' is no date"),
        ("date:2024-13", "is no date"),
        ("date:2024-02-30", "is no date"),
        ("date:٢٠٢٤", "is no date"),
        ("date:0000", "is no date"),
        ("date:2024-06..2024-05", "no stretch of time"),
        ("date:..", "no stretch of time"),
        ("before:0001", "nothing before"),
        ("(" * 5000, "at most 4000 characters"),
        ("(" * 3000, "deep"),
        ("a " * 1999, "more than 200 terms"),
    ],
)
def test_not_understood(text: str, says: str) -> None:
    with pytest.raises(nl.QueryError) as raised:
        parse_query(text)
    assert says in str(raised.value)


def test_fifty_brackets_are_enough() -> None:
    assert parse_query("(" * 50 + "a" + ")" * 50) == word("a")


def test_terms_are_those_that_a_match_is_found_by() -> None:
    assert terms(parse_query("a (b OR who:d) NOT e")) == (word("a"), word("b"), Named("who", ("d",)))


def test_the_documentation_names_every_field() -> None:
    import newsledger.ledger.query as module

    assert [field for field in FIELDS if f"{field}:" not in (module.__doc__ or "")] == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Şahin’s ŞAHIN", ["sahin", "sahin"]),
        ("the villages' wells", ["the", "villages", "wells"]),
        ("Oʻzbekiston O'zbekiston O‘zbekiston", ["ozbekiston"] * 3),
        ("don't d’Arc", ["dont", "darc"]),
        ("Ёлка Йод", ["елка", "иод"]),
        ("cafe\u0301 café", ["cafe", "cafe"]),
        ("co\u00adoperation", ["cooperation"]),
        ("Straße ŁÓDŹ ındı", ["strasse", "lodz", "indi"]),
        ("$1.7bn, 40%", ["1", "7bn", "40"]),
        ("ﬁne Ⅳ", ["fine", "iv"]),
        ("_snake_ – ' ’s", ["snake", "s"]),
        ("哈萨克斯坦", ["哈萨克斯坦"]),
        ("", []),
    ],
)
def test_words_are_compared_without_case_marks_and_possessives(text: str, folded: list[str]) -> None:
    assert list(folded_words(text)) == folded


@pytest.mark.parametrize(
    ("names", "sounded"),
    [
        ("Токаев Tokayev Tokaev Toqaev", ["tokaev"] * 4),
        ("Көкшетау Kökşetau Kokshetau", ["kokshetau"] * 3),
        ("哈萨克斯坦", ["哈萨克斯坦"]),
        ("– ’", []),
    ],
)
def test_names_are_compared_by_their_sound(names: str, sounded: list[str]) -> None:
    assert list(sounded_words(names)) == sounded


def test_a_word_stands_where_it_says() -> None:
    text = "“Şahin’s” cafe\u0301"
    assert [text[w.start : w.end] for w in find_words(text)] == ["Şahin", "cafe\u0301"]
