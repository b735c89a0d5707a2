"""What is signed or claims to be: attestations in each of their forms, trust lists, invitations, keys typed back."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO

import base45

from mediateur.forms.qr import credential_matrix
from mediateur.trust import credential, invitation, plain_cbor, recovery, scanning, sealed, trust_list
from mediateur.trust.apart import CostlyError, Reading, texts_of
from mediateur.trust.sealed import Purpose
from mediateur.trust.shelf import Shelf, Standing
from mediateur.usecases.attestations.verdict_words import told
from mediateur.usecases.attestations.verification import Verification, is_text
from tests.hostile.parsers_content import CBOR_WORDS
from tests.hostile.table import Ground, Parser
from tests.trust import samples
from tests.trust.samples import CODE, KEY, LIST, TODAY
from tests.trust.test_invitation import TEXT

TEXT_WORDS = (
    *(b"MED1:", b"MEDR1:", b"HC1:", b" ", b"\t", b"%", b"/:", b"::::", b"A" * 900, "é".encode(), "ß".encode()),
    *("\u202e".encode(), "\u200b".encode(), "０".encode(), b"\x00", b"\r\n"),
)


def _verification(ground: Ground) -> Verification:
    """Return the verifying on a machine that trusts an organisation."""
    shelf = Shelf(ground.root / "confiance")
    if not shelf.lists():
        shelf.keep(shelf.weigh(trust_list.write(LIST, KEY), TODAY))
    return Verification(shelf)


def _told(answer: object) -> None:
    """Say an answer as the page and the command line do."""
    "\n".join(told(answer, TODAY).lines()).encode()  # type: ignore[arg-type]


def _text(data: bytes, ground: Ground) -> None:
    """Verify a text that was pasted."""
    text = data.decode("utf-8", "surrogateescape")
    is_text(text)
    _told(_verification(ground).text(text, TODAY))


def _bytes(data: bytes, ground: Ground) -> None:
    """Verify a code whose bytes are hostile, in the Base45 that they have."""
    _text(credential.PREFIX.encode() + base45.b45encode(data), ground)


def _claims(payload: bytes, ground: Ground) -> None:
    """Verify facts that somebody who is trusted has signed."""
    _bytes(sealed.seal(payload, KEY, Purpose.CERTIFICATE), ground)


class Here(Reading):
    """A reading by this process: thousands a second, under the eyes of whoever looks for what falls."""

    def read(self, data: bytes) -> tuple[str, ...]:
        """Do what the other process does, without its bounds."""
        return scanning.read_bytes(data)


def _file(data: bytes, ground: Ground) -> None:
    """Verify a picture or a PDF, read here."""
    _told(_verification(ground).file(ground.file(data), TODAY, Here()))


def _file_apart(data: bytes, ground: Ground) -> None:
    """Verify a picture or a PDF as the program does."""
    _told(_verification(ground).file(ground.file(data), TODAY))


def _answer(data: bytes, _ground: Ground) -> None:
    """Take what the process that read a file says, were it no longer ours."""
    texts_of(data)


def _drawn(data: bytes, ground: Ground) -> None:
    """Verify a QR code that holds hostile bytes."""
    _file(qr(data[:900]), ground)


def qr(data: bytes) -> bytes:
    """Return bytes as a QR code in a PNG."""
    import zxingcpp

    code = zxingcpp.create_barcode(data or b" ", zxingcpp.BarcodeFormat.QRCode, ec_level="L")
    return saved(zxingcpp.write_barcode_to_image(code, scale=3))


def saved(pixels: object, kind: str = "PNG") -> bytes:
    """Return pixels as a picture."""
    from PIL import Image

    out = BytesIO()
    Image.fromarray(pixels).save(out, kind)  # type: ignore[arg-type]
    return out.getvalue()


@cache
def pictures() -> tuple[bytes, ...]:
    """Return the code of the sample as a picture of each kind, and in a PDF."""
    from PIL import Image

    modules = credential_matrix(CODE)
    side = len(modules) + 8
    drawn = Image.new("L", (side, side), 255)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            drawn.putpixel((x + 4, y + 4), 0 if dark else 255)
    large = drawn.resize((side * 3, side * 3), Image.Resampling.NEAREST)
    outs = []
    for kind in ("PNG", "JPEG", "WEBP", "BMP", "PDF"):
        out = BytesIO()
        large.save(out, kind)
        outs.append(out.getvalue())
    return tuple(outs)


@cache
def certificate() -> bytes:
    """Return an attestation as the program makes it, in PDF."""
    from mediateur import paths
    from mediateur.usecases.attestations.certificates import Certificates
    from tests.usecases.attestations.test_certificates import attested

    return Certificates("Organisme A", KEY, paths.resources()).pdf(attested())


def _list(data: bytes, ground: Ground) -> None:
    """Weigh a trust list, and keep it once a person has compared its fingerprint."""
    shelf = Shelf(ground.folder)
    weighed = shelf.weigh(data, TODAY)
    if weighed.standing in {Standing.FIRST, Standing.NEWER}:
        shelf.keep(weighed)
    shelf.lists()


def _list_payload(payload: bytes, ground: Ground) -> None:
    """Do so of a payload that its own publisher has signed."""
    _list(sealed.seal(payload, KEY, Purpose.TRUST_LIST), ground)


def _payload_of_list() -> tuple[bytes, ...]:
    lists = (LIST, samples.rolled(), samples.listed(trust_list.Ended("2026-0087", LIST.day)))
    return tuple(
        plain_cbor.write(
            [
                trust_list.number_of(one.day),
                one.edition,
                [trust_list._organisation_value(org) for org in one.organisations],
            ]
        )
        for one in lists
    )


def _invitation(data: bytes, ground: Ground) -> None:
    """Open an invitation: a text, a file, a picture."""
    from mediateur.usecases.network.invitation_reading import from_file, from_text

    from_file(ground.file(data), TODAY, Here())
    from_text(data.decode("utf-8", "surrogateescape"), TODAY)


def _invitation_text(data: bytes, _ground: Ground) -> None:
    from mediateur.usecases.network.invitation_reading import from_text

    from_text(data.decode("utf-8", "surrogateescape"), TODAY)


def _invitation_payload(payload: bytes, _ground: Ground) -> None:
    """Open an invitation whose check is right."""
    invitation.read(invitation.PREFIX + invitation._letters(payload + invitation._check(payload)), TODAY)


def _recovery(data: bytes, _ground: Ground) -> None:
    """Type a recovery sheet back."""
    recovery.key_of(data.decode("utf-8", "surrogateescape").splitlines())


def _cbor(data: bytes, _ground: Ground) -> None:
    plain_cbor.write(plain_cbor.read(data, 4096))


TRUST: tuple[Parser, ...] = (
    Parser(
        "attestation, texte collé", ("mediateur.trust.credential",), lambda: (CODE.encode(),), _text, words=TEXT_WORDS
    ),
    Parser(
        "attestation, octets du code",
        ("mediateur.trust.credential", "mediateur.trust.plain_cbor"),
        lambda: (base45.b45decode(CODE.removeprefix(credential.PREFIX)),),
        _bytes,
        words=CBOR_WORDS,
    ),
    Parser(
        "attestation, faits signés",
        ("mediateur.trust.credential",),
        lambda: (plain_cbor.write(credential._claims(samples.FACTS)),),
        _claims,
        words=CBOR_WORDS,
    ),
    Parser(
        "attestation, image",
        ("mediateur.trust.scanning",),
        lambda: pictures()[:4],
        _file,
        words=(b"IHDR", b"IDAT", b"\xff\xd8", b"\xff\xc4", b"RIFF", b"VP8L", b"VP8X", b"BM", b"\xff" * 4),
    ),
    Parser(
        "attestation, PDF",
        ("mediateur.trust.scanning",),
        lambda: (pictures()[4], certificate()),
        _file,
        words=(
            b"obj",
            b"stream",
            b"/Length 999999999",
            b"/Kids [1 0 R]",
            b"/Count -1",
            b"/MediaBox [0 0 0 0]",
            b"xref",
        ),
    ),
    Parser("attestation, fichier lu à part", (), lambda: (pictures()[0], certificate()), _file_apart),
    Parser(
        "codes lus à part, réponse",
        ("mediateur.trust.apart",),
        lambda: (json.dumps([CODE, "é"]).encode(), b"[]"),
        _answer,
        (CostlyError,),
    ),
    Parser("attestation, contenu d’un code QR", ("mediateur.trust.scanning",), lambda: (CODE.encode(),), _drawn),
    Parser(
        "liste de confiance, telle quelle",
        ("mediateur.trust.plain_cbor",),
        lambda: (trust_list.write(LIST, KEY),),
        _list,
        keeps=True,
        words=CBOR_WORDS,
    ),
    Parser(
        "liste de confiance, signée",
        ("mediateur.trust.plain_cbor",),
        _payload_of_list,
        _list_payload,
        keeps=True,
        words=CBOR_WORDS,
    ),
    Parser(
        "invitation, fichier",
        ("mediateur.trust.invitation", "mediateur.trust.scanning"),
        lambda: (TEXT.encode(), qr(TEXT.encode())),
        _invitation,
        words=TEXT_WORDS,
    ),
    Parser(
        "invitation, texte",
        ("mediateur.trust.invitation",),
        lambda: (TEXT.encode(),),
        _invitation_text,
        words=TEXT_WORDS,
    ),
    Parser(
        "invitation, contenu",
        ("mediateur.trust.invitation",),
        lambda: (invitation._payload(TEXT.removeprefix(invitation.PREFIX)),),
        _invitation_payload,
        words=(*CBOR_WORDS, b"https://", b"http://127.0.0.1", b"https://[", b"@"),
    ),
    Parser(
        "feuille de secours retapée",
        (),
        lambda: ("\n".join(recovery.lines(KEY)).encode(),),
        _recovery,
        (recovery.MistypedError,),
        words=TEXT_WORDS,
    ),
    Parser(
        "CBOR",
        ("mediateur.trust.plain_cbor",),
        lambda: (plain_cbor.write({1: ["a", b"b", -3], 2: {"x": 1}}),),
        _cbor,
        (plain_cbor.UnreadableError,),
        words=CBOR_WORDS,
    ),
)
