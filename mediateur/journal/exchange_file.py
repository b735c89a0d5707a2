"""The exchange file: one JSON object a line, in a canonical order, with its own count and digest.

Plain lines rather than a compressed archive: what leaves on a stick can be read by whoever carries it, is read back
line by line in bounded memory, and cannot swell. The same journal always gives the same bytes. The last line holds the
SHA-256 of all before it: a truncated or altered file is refused, and it is what the machine that wrote the file signs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, BinaryIO, NamedTuple, TypeAlias

import msgspec

from mediateur.content.shaping import decoder_of
from mediateur.errors import MediateurError
from mediateur.journal.exchange import Closed, Gone, Id, Sealed, Seen, Spot, Telling, canonical
from mediateur.journal.exchange_checks import Cited, checked

FORMAT = 1
MOST_BYTES_OF_LINE = 128 * 1024
MOST_LINES = 3_000_000
ALTERED = "il est incomplet ou a été modifié"
_Sealed: TypeAlias = Annotated[bytes, msgspec.Meta(max_length=256)]


class Header(msgspec.Struct, frozen=True, kw_only=True, tag_field="what", tag="mediateur-journal"):
    """The first line: which format, which machine."""

    format: int
    origin: Id


class Footer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="what", tag="end"):
    """The last line: how many tellings, the digest of every byte before it, and who signed that digest, if anyone."""

    lines: int
    sha256: str
    key: _Sealed = b""
    seal: _Sealed = b""


class Signature(NamedTuple):
    """The public key of the machine that signed, and what it signed: nothing is checked of it yet."""

    key: bytes
    seal: bytes


UNSIGNED = Signature(b"", b"")

_decoder: msgspec.json.Decoder[Telling | Footer] = decoder_of(Spot | Closed | Sealed | Gone | Seen | Footer)
_header: msgspec.json.Decoder[Header] = decoder_of(Header)


def write(
    origin: str, tellings: Iterable[Telling], sign: Callable[[bytes], Signature] = lambda _digest: UNSIGNED
) -> Iterator[bytes]:
    """Yield the lines of the file of a machine; the tellings come in their order, which `store` gives.

    `sign` returns the signature of a digest of 32 bytes.
    """
    digest, count = hashlib.sha256(), 0
    first = canonical_line(Header(format=FORMAT, origin=origin))
    digest.update(first)
    yield first
    for telling in tellings:
        line = canonical(telling) + b"\n"
        digest.update(line)
        count += 1
        yield line
    key, seal = sign(digest.digest())
    yield canonical_line(Footer(lines=count, sha256=digest.hexdigest(), key=key, seal=seal))


def canonical_line(value: Header | Footer) -> bytes:
    """Return the first or the last line as it is written."""
    return msgspec.json.encode(value, order="deterministic") + b"\n"


class Incoming:
    """A file that is being read, telling by telling. Nothing of it may be believed before its end, where its digest is.

    `origin` is the machine that says it wrote it. `digest` and `signature` are known at the end. Raises MediateurError,
    in one French sentence, for anything that is not a whole exchange file.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._first = _line(file, 1)
        self.origin = _header_of(self._first).origin
        self.digest = b""
        self.signature = UNSIGNED

    def __iter__(self) -> Iterator[Telling]:
        digest, count, cited = hashlib.sha256(self._first), 0, Cited()
        while count < MOST_LINES:
            line = _line(self._file, count + 2)
            told = _decoded(line, count + 2)
            if isinstance(told, Footer):
                self._end(told, Footer(lines=count, sha256=digest.hexdigest(), key=told.key, seal=told.seal), line)
                self.digest = digest.digest()
                return
            digest.update(line)
            count += 1
            yield _checked(told, cited, count + 1)
        raise unread(f"il dépasse {MOST_LINES} lignes")

    def _end(self, told: Footer, expected: Footer, line: bytes) -> None:
        if told != expected or line != canonical_line(told) or self._file.read(1):
            raise unread(ALTERED)
        self.signature = Signature(told.key, told.seal)


def _header_of(line: bytes) -> Header:
    try:
        header = _header.decode(line)
    except (ValueError, RecursionError) as error:
        raise unread("ce n’est pas un fichier d’échange de Médiateur", type(error).__name__) from error
    if header.format > FORMAT:
        raise MediateurError(
            "Ce fichier vient d’une version plus récente de Médiateur.",
            "Rien n’a été changé.",
            "Installez la dernière version de Médiateur, puis réessayez.",
        )
    return header


def _line(file: BinaryIO, number: int) -> bytes:
    line = file.readline(MOST_BYTES_OF_LINE)
    if line.endswith(b"\n"):
        return line
    if len(line) >= MOST_BYTES_OF_LINE:
        raise unread(f"la ligne {number} est trop longue")
    raise unread(ALTERED if number > 1 else "il est vide ou incomplet")


def _decoded(line: bytes, number: int) -> Telling | Footer:
    try:
        return _decoder.decode(line)
    except (ValueError, RecursionError) as error:
        raise unread(f"la ligne {number} est abîmée", type(error).__name__) from error


def _checked(told: Telling, cited: Cited, number: int) -> Telling:
    try:
        cited.follow(told)
        return checked(told)
    except ValueError as error:
        raise unread(f"ligne {number}, {error}") from error


def unread(why: str, detail: str = "") -> MediateurError:
    """Return what is told of a file that cannot be read."""
    return MediateurError(
        f"Ce fichier ne se lit pas\N{NO-BREAK SPACE}: {why}.",
        "Rien n’a été changé.",
        "Refaites le fichier sur l’autre poste, puis réessayez.",
        detail,
    )
