"""Which documents does a source hold?"""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from newsledger.errors import SourceError
from newsledger.model import Document, Reason, Unread
from newsledger.sources.opening import open_documents

TEXT = b"Ministry plans dam\n\nThe ministry plans a dam above the town."
HTML = b"<!DOCTYPE html><html><body><h1>Dam</h1><p>The ministry plans a dam.</p></body></html>"


def only(source: object) -> Document | Unread:
    (item,) = open_documents(source)  # type: ignore[arg-type]
    return item


def test_bytes_are_named_by_their_content() -> None:
    first, again, other = only(TEXT), only(bytearray(TEXT)), only(TEXT + b"!")
    assert isinstance(first, Document)
    assert isinstance(again, Document)
    assert isinstance(other, Document)
    assert first.uri.startswith("bytes:")
    assert first == again
    assert first.uri != other.uri
    assert first.body == TEXT


def test_files_folders_and_lists(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(TEXT)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "page.html").write_bytes(HTML)
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "c.txt").write_bytes(TEXT)
    (tmp_path / ".d.txt").write_bytes(TEXT)
    found = [d for d in open_documents(tmp_path) if isinstance(d, Document)]
    assert [(d.uri, d.media_type) for d in found] == [
        (str(tmp_path / "a" / "page.html"), "text/html"),
        (str(tmp_path / "b.txt"), "text/plain"),
    ]
    assert list(open_documents([str(tmp_path / "b.txt"), tmp_path / "a"])) == [found[1], found[0]]
    assert list(open_documents(str(tmp_path))) == found


def test_what_a_folder_holds_that_cannot_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.txt").write_bytes(TEXT)
    (tmp_path / "c.txt").symlink_to("nothing")
    (tmp_path / "d").symlink_to(tmp_path)
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    document, *unread = open_documents(tmp_path)
    assert isinstance(document, Document)
    assert document.uri == str(tmp_path / "b.txt")
    told = [
        (Path(u.document.uri).name, str(u.rejected.reason), u.rejected.detail)
        for u in unread
        if isinstance(u, Unread)
    ]
    assert told == [
        ("a.txt", "unreadable", "Permission denied"),
        ("c.txt", "unreadable", "a link to nothing"),
        ("d", "unreadable", "a link to a folder, which is not followed"),
    ]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT)))
    item = only("-")
    assert isinstance(item, Document)
    assert (item.uri, item.body) == ("stdin:", TEXT)


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (TEXT, "text/plain"),
        ("Die Brücke".encode("cp1252"), "text/plain"),
        ("Die Brücke ist zu.".encode("utf-16"), "text/plain"),
        (b"a zero \x00 byte", "text/plain"),
        ("Die Brücke ist zu.".encode("utf-16-le"), "text/plain"),
        ("Die Brücke ist zu.".encode("utf-32"), "text/plain"),
        (b"5 < 7 and <b> is no page", "text/plain"),
        (HTML, "text/html"),
        (b"\xef\xbb\xbf  <html><p>Dam</p></html>", "text/html"),
        (b"<?xml version='1.0'?><!DOCTYPE html><html><p>Dam</p></html>", "text/html"),
        (b"<!-- saved --> <html><p>Dam</p></html>", "text/html"),
        ("<html><p>Dam</p></html>".encode("utf-16"), "text/html"),
        (gzip.compress(HTML), "text/html"),
        (gzip.compress(TEXT), "text/plain"),
        (b'["We plan a dam,"] the ministry said.', "text/plain"),
        (
            b"From: a@b.example\nSubject: Dam\nContent-Type: text/plain\n\nThe ministry plans a dam.",
            "text/plain",
        ),
    ],
)
def test_kinds(body: bytes, media_type: str) -> None:
    item = only(body)
    assert isinstance(item, Document)
    assert item.media_type == media_type


@pytest.mark.parametrize(
    ("body", "reason", "words"),
    [
        (b"%PDF-1.7 a page", Reason.UNSUPPORTED_MEDIA, "a PDF"),
        (b"PK\x03\x04....", Reason.UNSUPPORTED_MEDIA, "ZIP"),
        (b"\x89PNG\r\n\x1a\n....", Reason.UNSUPPORTED_MEDIA, "PNG"),
        (b"\x1f\x8b broken", Reason.UNSUPPORTED_MEDIA, "gzip"),
        (b"\x00\x00\x00\x18ftypmp42", Reason.UNSUPPORTED_MEDIA, "MP4"),
        (bytes(range(1, 8)) * 100, Reason.UNSUPPORTED_MEDIA, "binary"),
        (b"records\x00\x00\x00\x01\x00\x00\x00\x2a and words" * 30, Reason.UNSUPPORTED_MEDIA, "binary"),
        (
            b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'ha'>]><rss>&a;</rss>",
            Reason.UNSUPPORTED_MEDIA,
            "XML",
        ),
        (b"<rss version='2.0'><channel></channel></rss>", Reason.UNSUPPORTED_MEDIA, "XML"),
        (b'{"title": "Dam", "text": "The ministry plans a dam."}', Reason.UNSUPPORTED_MEDIA, "JSON"),
        (b'[\n {"title": "Dam"}]', Reason.UNSUPPORTED_MEDIA, "JSON"),
        (
            b"From: a@b.example\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe dam=\r\n is planned.",
            Reason.UNSUPPORTED_MEDIA,
            "a mail",
        ),
        (b"", Reason.EMPTY, "white space"),
        (b" \r\n\t ", Reason.EMPTY, "white space"),
        (gzip.compress(b""), Reason.EMPTY, "white space"),
    ],
)
def test_what_is_not_read_comes_with_its_reason(body: bytes, reason: Reason, words: str) -> None:
    item = only(body)
    assert isinstance(item, Unread)
    assert item.rejected.stage == "source"
    assert item.rejected.reason is reason
    assert words in item.rejected.detail


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("no/such/file.txt", "no file or folder"),
        ("https://dam.example/page", "save the page"),
        ("with\x00zero", "no file or folder|no path"),
        (7, "no source"),
    ],
)
def test_what_cannot_be_reached_is_an_error(source: object, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        list(open_documents(source))  # type: ignore[arg-type]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_bytes(TEXT)
    path.chmod(0)
    with pytest.raises(SourceError, match="permission"):
        list(open_documents(path))


def test_a_packed_file_may_not_unpack_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsledger.sources.opening.UNPACKED_MOST", 1000)
    assert isinstance(only(gzip.compress(b"a" * 2000)), Unread)
