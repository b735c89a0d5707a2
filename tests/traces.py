"""What was typed for a person, looked for wherever the program might have left it.

`traces` reads every file under given folders as bytes, in clear and inside what is compressed, and looks for words in
each way that a file may write them.
"""

from __future__ import annotations

import json
import re
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2
import pytest

STREAM = re.compile(rb"stream\r?\n")


def ways(words: str) -> frozenset[bytes]:
    """Return words as a text file, a Windows file, a PDF (escaped, in octal or hexadecimal) or a JSON may hold them."""
    utf8, wide, narrow = words.encode(), words.encode("utf-16-be"), words.encode("latin-1", "ignore")
    return frozenset(
        {
            utf8,
            wide,
            words.encode("utf-16-le"),
            narrow,
            words.encode("ascii", "backslashreplace"),
            json.dumps(words)[1:-1].encode(),
            *(_escaped(each) for each in (utf8, wide, narrow)),
            *(each.hex().encode() for each in (utf8, wide, narrow)),
            *(each.hex().upper().encode() for each in (utf8, wide, narrow)),
        }
    )


def traces(words: Iterable[str], *folders: Path) -> list[str]:
    """Return « file: words » for each of the words found in a file, or in its name, under these folders."""
    sought = {each: ways(each) for each in words}
    assert all(sought), "nothing to look for"
    return [f"{file}: {each}" for file in _files(folders) for each, forms in sought.items() if _holds(file, forms)]


def own_machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    """Give the test a home, folders of settings and caches, and a temporary folder of its own; return them."""
    rooms = {
        variable: folder / "poste" / variable.lower()
        for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "TMPDIR")
    }
    for variable, room in rooms.items():
        room.mkdir(parents=True)
        monkeypatch.setenv(variable, str(room))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tuple(rooms.values())


def _files(folders: Iterable[Path]) -> list[Path]:
    return sorted(file for folder in folders for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def _holds(file: Path, forms: frozenset[bytes]) -> bool:
    data = file.read_bytes()
    layers = (str(file).encode(errors="replace"), data, *_inflated(data), *_read(data))
    return any(form in layer for layer in layers for form in forms)


def _inflated(data: bytes) -> Iterator[bytes]:
    """Yield what the compressed parts of a file hold: a gzip, the streams of a PDF."""
    for start in (0, *(found.end() for found in STREAM.finditer(data))):
        try:
            yield zlib.decompressobj(wbits=47).decompress(data[start:])
        except zlib.error:
            continue


def _read(data: bytes) -> Iterator[bytes]:
    """Yield what the pages of a PDF say: its own fonts hide the letters from any search of bytes."""
    if data[:5] != b"%PDF-":
        return
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return
    for page in document:
        yield page.get_textpage().get_text_bounded().encode(errors="replace")
    document.close()


def _escaped(data: bytes) -> bytes:
    """Return bytes as a literal string of a PDF: in octal what ASCII cannot show, a backslash before brackets."""
    return b"".join(
        b"\\" + bytes([byte]) if byte in b"()\\" else bytes([byte]) if 32 <= byte < 127 else b"\\%03o" % byte
        for byte in data
    )
