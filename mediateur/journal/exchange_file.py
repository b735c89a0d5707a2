"""The exchange file: one JSON object a line, in a canonical order, with its own count and digest.

Plain lines rather than a compressed archive: what leaves on a stick can be read by whoever carries it, is read back
line by line in bounded memory, and cannot swell. The same journal always gives the same bytes. The last line holds the
SHA-256 of all before it: a truncated or altered file is refused, and it is what a signature will sign.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from mediateur.errors import MediateurError
from mediateur.journal.exchange import Closed, Gone, Id, Sealed, Seen, Spot, Telling, canonical
from mediateur.journal.exchange_checks import Cited, checked

FORMAT = 1
MOST_BYTES_OF_LINE = 128 * 1024
MOST_LINES = 3_000_000


class Header(msgspec.Struct, frozen=True, kw_only=True, tag_field="what", tag="mediateur-journal"):
    """The first line: which format, which machine."""

    format: int
    origin: Id


class Footer(msgspec.Struct, frozen=True, kw_only=True, tag_field="what", tag="end"):
    """The last line: how many tellings, and the digest of every byte before it."""

    lines: int
    sha256: str


_decoder: msgspec.json.Decoder[Telling | Footer] = msgspec.json.Decoder(Spot | Closed | Sealed | Gone | Seen | Footer)
_header = msgspec.json.Decoder(Header)


def write(origin: str, tellings: Iterable[Telling]) -> Iterator[bytes]:
    """Yield the lines of the file of a machine; the tellings come in their order, which `store` gives."""
    digest, count = hashlib.sha256(), 0
    first = canonical_line(Header(format=FORMAT, origin=origin))
    digest.update(first)
    yield first
    for telling in tellings:
        line = canonical(telling) + b"\n"
        digest.update(line)
        count += 1
        yield line
    yield canonical_line(Footer(lines=count, sha256=digest.hexdigest()))


def canonical_line(value: Header | Footer) -> bytes:
    """Return the first or the last line as it is written."""
    return msgspec.json.encode(value, order="deterministic") + b"\n"


def read(file: BinaryIO) -> Iterator[Telling]:
    """Yield what a file tells, checked; nothing of it may be believed before the end, where its digest is.

    Raises MediateurError, in one French sentence, for anything that is not a whole exchange file.
    """
    first = _line(file, 1)
    _check_header(first)
    digest, count, cited = hashlib.sha256(first), 0, Cited()
    while count < MOST_LINES:
        line = _line(file, count + 2)
        told = _decoded(line, count + 2)
        if isinstance(told, Footer):
            if told != Footer(lines=count, sha256=digest.hexdigest()) or file.read(1):
                raise _unread("il est incomplet ou a été modifié")
            return
        digest.update(line)
        count += 1
        yield _checked(told, cited, count + 1)
    raise _unread(f"il dépasse {MOST_LINES} lignes")


def _check_header(line: bytes) -> None:
    try:
        header = _header.decode(line)
    except (ValueError, RecursionError) as error:
        raise _unread("ce n’est pas un fichier d’échange de Médiateur", type(error).__name__) from error
    if header.format > FORMAT:
        raise MediateurError(
            "Ce fichier vient d’une version plus récente de Médiateur.",
            "Rien n’a été changé.",
            "Installez la dernière version de Médiateur, puis réessayez.",
        )


def _line(file: BinaryIO, number: int) -> bytes:
    line = file.readline(MOST_BYTES_OF_LINE)
    if line.endswith(b"\n"):
        return line
    if len(line) >= MOST_BYTES_OF_LINE:
        raise _unread(f"la ligne {number} est trop longue")
    raise _unread("il est incomplet ou a été modifié" if number > 1 else "il est vide ou incomplet")


def _decoded(line: bytes, number: int) -> Telling | Footer:
    try:
        return _decoder.decode(line)
    except (ValueError, RecursionError) as error:
        raise _unread(f"la ligne {number} est abîmée", type(error).__name__) from error


def _checked(told: Telling, cited: Cited, number: int) -> Telling:
    try:
        cited.follow(told)
        return checked(told)
    except ValueError as error:
        raise _unread(f"ligne {number}, {error}") from error


def _unread(why: str, detail: str = "") -> MediateurError:
    return MediateurError(
        f"Ce fichier ne se lit pas\N{NO-BREAK SPACE}: {why}.",
        "Rien n’a été changé.",
        "Refaites le fichier sur l’autre poste, puis réessayez.",
        detail,
    )
