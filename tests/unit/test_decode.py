"""Which text do these bytes spell?"""

from __future__ import annotations

import pytest

from newsledger.recovery.decode import decode, known_encoding

RUSSIAN = "Министр энергетики открыл новую подстанцию в Бишкеке. Работы шли два года. " * 3
GERMAN = "Die Brücke über die Mur wird für zwei Monate gesperrt, weil Pfeiler geprüft werden müssen. " * 3
JAPANESE = "中央アジアの二つの国は水の配分について合意した。協定は来月に署名される。" * 5


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32"),
        (GERMAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        ("Plain words, nothing else.", "ascii"),
        ("", "utf-8"),
    ],
)
def test_any_encoding_is_read(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.broken == 0


def test_broken_bytes_are_replaced_and_counted() -> None:
    found = decode("Die Brücke ist ".encode() + b"\xff\xfe\xf5" + " wieder für alle geöffnet.".encode())
    assert found.encoding == "utf-8"
    assert found.text.count("\ufffd") == found.broken == 3


def test_replacement_characters_that_were_there_before_are_not_counted() -> None:
    found = decode("A lost letter: \ufffd. ".encode() + "für".encode() + b"\xf5")
    assert found.broken == 1


def test_what_a_page_declares_decides_where_the_bytes_do_not() -> None:
    assert decode("Zdjęcie z mostu".encode("iso8859-2"), "iso-8859-2").text == "Zdjęcie z mostu"


@pytest.mark.parametrize(
    ("name", "known"), [("UTF8", "utf-8"), ("no such thing", None), (None, None), ("hex", None)]
)
def test_only_text_encodings_are_known(name: str | None, known: str | None) -> None:
    assert known_encoding(name) == known


def test_lone_surrogates_and_zero_bytes_do_no_harm() -> None:
    assert "lone" in decode(b"\xed\xa0\x80 lone").text
    assert decode(b"\x00").text == "\x00"
