"""Which documents does a source hold?

A source is a path to a file or a folder, bytes, "-" for standard input, or several of these. Invariant: a document's
bytes are kept as found; what is of no kind that we read comes as `Unread`; a `SourceError` is raised only where the
source itself cannot be reached.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from newsledger.errors import SourceError
from newsledger.model import Document, Reason, Rejected, Unread
from newsledger.registry import discover
from newsledger.sources.binary import looks_like

SourceLike: TypeAlias = "str | Path | bytes | Iterable[str | Path | bytes]"
"""Where documents come from."""
UNPACKED_MOST = 200_000_000
"""Bytes a gzip file may unpack to: more is taken for an attack."""
URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
GZIP = b"\x1f\x8b"


def _unread(body: bytes, uri: str, media_type: str, reason: Reason, detail: str) -> Unread:
    ref = Document.of(body, uri=uri, media_type=media_type).ref()
    return Unread(document=ref, rejected=Rejected("source", reason, detail))


def _unpacked(body: bytes) -> bytes | None:
    """Unpack gzip, within bounds; None where it cannot be."""
    try:
        with gzip.open(io.BytesIO(body)) as packed:
            content = packed.read(UNPACKED_MOST + 1)
    except (OSError, EOFError, zlib.error):
        return None
    return content if len(content) <= UNPACKED_MOST else None


def documents_of(body: bytes, uri: str) -> Iterator[Document | Unread]:
    """Find what the bytes are by asking every kind of source in turn."""
    if body.startswith(GZIP):
        content = _unpacked(body)
        if content is None:
            yield _unread(
                body, uri, "application/gzip", Reason.UNSUPPORTED_MEDIA, "gzip that cannot be unpacked"
            )
            return
        body = content
    if not body.strip():
        yield _unread(body, uri, "text/plain", Reason.EMPTY, "no bytes but white space")
        return
    for kind in discover("newsledger.sources").values():
        found = kind.function(body, uri)
        if found:
            yield from found
            return
    name, media_type = looks_like(body)
    yield _unread(
        body, uri, media_type, Reason.UNSUPPORTED_MEDIA, f"looks like {name}, which is not read yet"
    )


def _read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"cannot read {path}: {error.strerror or error}; check the path and its permissions"
        ) from error


def _files(folder: Path) -> tuple[list[Path], list[tuple[Path, str]]]:
    """List a folder's files in a fixed order, hidden ones left out; and what in it cannot be opened, with the reason."""
    found: list[Path] = []
    closed: list[tuple[Path, str]] = []

    def refused(error: OSError) -> None:
        closed.append((Path(error.filename), error.strerror or str(error)))

    for at, folders, names in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = (Path(at, name) for name in folders if Path(at, name).is_symlink())
        closed += ((link, "a link to a folder, which is not followed") for link in links)
        for path in (Path(at, name) for name in names if not name.startswith(".")):
            if path.is_file():
                found.append(path)
            else:
                closed.append((path, "a link to nothing" if path.is_symlink() else "no regular file"))
    return sorted(found, key=lambda p: p.relative_to(folder).parts), sorted(closed)


def _closed(path: Path, why: str) -> Unread:
    return _unread(b"", str(path), "application/octet-stream", Reason.UNREADABLE, why)


def _open_folder(folder: Path) -> Iterator[Document | Unread]:
    """Read a folder's files; what cannot be opened is told, and the others are read all the same."""
    files, closed = _files(folder)
    for file in files:
        try:
            body = file.read_bytes()
        except OSError as error:
            closed.append((file, error.strerror or str(error)))
            continue
        yield from documents_of(body, str(file))
    yield from (_closed(path, why) for path, why in sorted(closed))


def _open_path(path: Path) -> Iterator[Document | Unread]:
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        raise SourceError(f"{str(path)[:200]!r} is no path: {error}") from error
    if not exists:
        raise SourceError(f"there is no file or folder {path}; give a path, '-' for standard input, or bytes")
    yield from _open_folder(path) if is_folder else documents_of(_read_file(path), str(path))


def _open_name(name: str) -> Iterator[Document | Unread]:
    if name == "-":
        yield from documents_of(sys.stdin.buffer.read(), "stdin:")
    elif URL.match(name) and not Path(name).exists():
        raise SourceError(f"fetching is not built yet: save the page at {name} to a file and read that")
    else:
        yield from _open_path(Path(name))


def open_documents(source: SourceLike) -> Iterator[Document | Unread]:
    """Give a source's documents one by one. Raises SourceError where the source cannot be reached."""
    if isinstance(source, bytes | bytearray | memoryview):
        body = bytes(source)
        yield from documents_of(body, f"bytes:{sha256(body).hexdigest()[:12]}")
    elif isinstance(source, str):
        yield from _open_name(source)
    elif isinstance(source, Path):
        yield from _open_path(source)
    elif isinstance(source, Iterable):
        for one in source:
            yield from open_documents(one)
    else:
        raise SourceError(
            f"{type(source).__name__} is no source; give a path, bytes, '-', or a list of these"
        )
