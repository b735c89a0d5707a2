"""Files made to cost as much as they can: what each parser is handed in a child whose memory and time are counted."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import partial

from mediateur.content.reader import MOST_BYTES as MOST_CONTENT
from mediateur.journal.spreadsheet_limits import MOST_BYTES as MOST_TABLE
from mediateur.online.channel import MOST_BYTES as MOST_ANSWER
from tests.hostile import samples
from tests.hostile.samples import SHEET_NS, workbook

Bomb = Callable[[], bytes]
MANY = 5_000


def _bytes(data: bytes, times: int) -> Bomb:
    """Return what makes the same bytes again and again."""
    return lambda: data * times


def _filled(start: bytes, part: bytes, most: int, end: bytes = b"") -> Bomb:
    """Return what fills a file of at most `most` bytes with the same part."""
    return lambda: start + part * ((most - len(start) - len(end)) // len(part)) + end


def _deep_json() -> dict[str, Bomb]:
    return {
        "listes imbriquées": _bytes(b"[", 100_000),
        "objets imbriqués": _bytes(b'{"a":', 100_000),
        "nombre sans fin": lambda: b'{"goal":' + b"9" * 200_000 + b"}",
        "même clé": _filled(b"{", b'"goal":1,', 900_000, b'"goal":1}'),
        "texte échappé": _filled(b'{"theme":"', b"\\u0041", 900_000, b'"}'),
    }


def _yaml() -> dict[str, Bomb]:
    laughs = b"a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + b"".join(
        b"a%d: &a%d [%s]\n" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 12)
    )
    return {
        "renvois de renvois": lambda: laughs,
        "listes imbriquées": _filled(b"a: ", b"[", MOST_CONTENT),
        "retraits imbriqués": lambda: b"".join(b" " * n + b"a:\n" for n in range(1_400)),
        "questions imbriquées": _filled(b"", b"? ", MOST_CONTENT),
        "une seule phrase": _filled(b"id: essai\ntitle: ", "« ".encode(), MOST_CONTENT),
        "blancs": _filled(b"id: essai\ntitle: a", b" ", MOST_CONTENT, b"!"),
        "ponctuation": _filled(b"id: essai\ntitle: '", b" :;?!", MOST_CONTENT, b"'"),
        "accolades": _filled(b"id: essai\ntitle: '", b"{a", MOST_CONTENT, b"'"),
        "clés par milliers": lambda: b"".join(b"k%d: v\n" % n for n in range(90_000)),
        "étapes par milliers": lambda: long_pathway(3_500, 4),
        "trop gros": _bytes(b"a", 40 << 20),
    }


def long_pathway(steps: int, answers: int) -> bytes:
    """Return a pathway whose steps follow one another, each by several answers: more ways than can be written."""
    head = (
        "id: essai\ntitle: Essai\nversion: 1\nverified: 2026-08\nsources: []\nminutes: 5\nsummary: Rien.\n"
        "group: comprendre\nends:\n  - {id: fin, title: Fin, text: Fin., outcomes: []}\ntrunk:\n"
    )
    told = []
    for n in range(steps):
        onward = f"step: e{n + 1}" if n + 1 < steps else "end: fin"
        given = "".join(f"\n      - {{id: r{k}, label: Oui, {onward}}}" for k in range(answers))
        told.append(
            f"  - id: e{n}\n    title: A\n    rail: A\n    do: [B]\n    say: C.\n    question: D ?\n    answers:{given}"
            "\n"
        )
    return (head + "".join(told)).encode()


def _zip(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return out.getvalue()


def _lzma() -> bytes:
    """Return a workbook packed by LZMA that asks for a dictionary of four gigabytes."""
    data = bytearray(_zip({"xl/workbook.xml": b"<workbook/>", "xl/styles.xml": b"a" * 5000}, zipfile.ZIP_LZMA))
    start = 0
    while (start := data.find(b"\x09\x04\x05\x00\x5d", start)) >= 0:
        data[start + 5 : start + 9] = b"\xff\xff\xff\xff"
        start += 9
    return bytes(data)


def _sheet(cells: str) -> bytes:
    return f"<worksheet {SHEET_NS}><sheetData>{cells}</sheetData></worksheet>".encode()


def _xlsx() -> dict[str, Bomb]:
    entities = '<!DOCTYPE a [<!ENTITY b0 "xxxxxxxxxx">' + "".join(
        f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10)
    )
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    shared = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_000))
    return {
        "feuille de zéros": lambda: workbook(sheet=bytes(200 << 20)),
        "feuille de blancs": lambda: workbook(sheet=_sheet(" " * (40 << 20))),
        "rires par milliards": lambda: workbook(sheet=f"{entities}]><worksheet>&b9;</worksheet>".encode()),
        "case au bout du monde": lambda: workbook(sheet=_sheet(far)),
        "un long texte cité partout": lambda: workbook(
            sheet=_sheet(shared), strings=f"<sst {SHEET_NS}><si><t>{'x' * 9_999}</t></si></sst>".encode()
        ),
        "quatre gigaoctets de dictionnaire": _lzma,
        "mille parties": lambda: _zip({f"xl/worksheets/sheet{n}.xml": b"<a/>" for n in range(3_000)}),
        "balises imbriquées": lambda: workbook(sheet=b"<a>" * 1_000_000),
        "attributs par milliers": lambda: workbook(
            sheet=b"<a " + b" ".join(b'k%d="v"' % n for n in range(400_000)) + b"/>"
        ),
    }


def _csv() -> dict[str, Bomb]:
    return {
        "guillemets": _filled(b'a;b\n"', b'""', MOST_TABLE),
        "une seule ligne": _filled(b"", b"a;", MOST_TABLE),
        "lignes vides": _filled(b"a;b\n", b"\n", MOST_TABLE),
        "une case": _filled(b"a;b\n", b"x", MOST_TABLE),
        "cases pleines": _filled(b"a;b;c\n", b"x" * 9_000 + b";y;z\n", MOST_TABLE),
        "trop gros": _bytes(b"a;b\n", MOST_TABLE),
    }


def _cbor() -> dict[str, Bomb]:
    return {
        "longueurs sans fin": lambda: b"\x9a\xff\xff\xff\xff" * 200_000,
        "listes de listes": _bytes(b"\x81", 1 << 20),
        "listes vides": lambda: b"\x9a" + (400_000).to_bytes(4, "big") + b"\x80" * 400_000,
        "octets promis": lambda: b"\x5a\xff\xff\xff\xff",
        "clés par milliers": lambda: (
            b"\xb9\xff\xff" + b"".join(b"\x19" + struct.pack(">H", n) + b"\x00" for n in range(65_535))
        ),
        "trop gros": _bytes(b"\xd2\x84", 20 << 20),
    }


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1 << 20))) + chunk(b"IEND", b"")


def _pdf(*objects: bytes) -> bytes:
    body = b"".join(b"%d 0 obj %s endobj\n" % (n, one) for n, one in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer <</Root 1 0 R>>\n%%EOF"


def _page(content: bytes, *others: bytes, box: bytes = b"[0 0 595 842]", resources: bytes = b"<<>>") -> bytes:
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox " + box + b"/Contents 4 0 R/Resources " + resources + b">>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        *others,
    )


def _flate(data: bytes, about: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<</Filter/FlateDecode/Length %d%s>>stream\n%s\nendstream" % (len(packed), about, packed)


def _vast_image() -> bytes:
    about = b"/Type/XObject/Subtype/Image/Width 30000/Height 30000/BitsPerComponent 1/ColorSpace/DeviceGray"
    return _page(
        b"595 0 0 842 0 0 cm /I Do", _flate(bytes(30_000 * 3_750), about), resources=b"<</XObject<</I 5 0 R>>>>"
    )


def _nested_forms() -> bytes:
    """Return a page that draws a form ten times, which draws another ten times, and so on."""
    forms = [
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>/Length 50>>"
        b"stream\n%s\nendstream" % (6 + n, b"/F Do " * 8 + b"  ")
        for n in range(8)
    ]
    return _page(b"/F Do " * 8, *forms, b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream",
                 resources=b"<</XObject<</F 5 0 R>>>>")  # fmt: skip


def _scans() -> dict[str, Bomb]:
    return {
        "image immense": partial(_png, 60_000, 60_000),
        "image au plus grand": partial(_png, 7_000, 7_000),
        "page immense": partial(_page, b"0 0 m 9 9 l S", box=b"[0 0 14400 14400]"),
        "page de rien": partial(_page, b"", box=b"[0 0 0 0]"),
        "page infinie": partial(_page, b"", box=b"[-1e30 -1e30 1e30 1e30]"),
        "image vaste dans un PDF": _vast_image,
        "trop gros": _bytes(b"\x89PNG", 10 << 20),
    }


def _lines() -> dict[str, Bomb]:
    spot = b'{"what":"place","id":"l%d","name":"Mairie"}\n'
    return {
        "ligne sans fin": lambda: b'{"what":"place","id":"' + b"a" * (1 << 20),
        "lieux par milliers": lambda: b"".join(spot % n for n in range(MANY)),
        "listes imbriquées": lambda: b'{"what":"place","x":' + b"[" * 100_000 + b"\n",
    }


def _register() -> dict[str, Bomb]:
    return {
        "partis par millions": lambda: b'{"departed":[' + b"{}," * 20_000_000 + b"{}]}",
        "annoncés par millions": lambda: b'{"announced":{' + b",".join(map(_announced, range(2_000_000))) + b"}}",
        "blancs": _bytes(b" ", 70 << 20),
        "listes imbriquées": lambda: b'{"x":' + b"[" * 1_000_000,
    }


def _announced(number: int) -> bytes:
    return b'"%x":"2020-01-01"' % number


def _answers() -> dict[str, Bomb]:
    return {
        "listes vides": lambda: b"200\n\n" + _filled(b'{"data":[', b"[],", MOST_ANSWER, b"[]]}")(),
        "objets vides": lambda: b"200\n\n" + _filled(b'{"data":[', b"{},", MOST_ANSWER, b"{}]}")(),
        "imbriquées": lambda: b"200\n\n" + b"[" * 1_000_000,
        "nombre sans fin": lambda: b'200\n\n{"data":[{"id":"a","last_modified":' + b"9" * 4_000 + b"}]}",
        "mille enregistrements": lambda: samples.answer(
            {"data": [{"id": f"{n:032x}", "last_modified": n, "what": "encounter"} for n in range(MANY)]}
        ),
    }


def _packs() -> dict[str, Bomb]:
    return {"fichiers gonflés": _bytes(b"\0", 60 << 20), **_cbor()}


def _text() -> dict[str, Bomb]:
    return {
        "texte sans fin": lambda: b"MED1:" + b"0" * (20 << 20),
        "blancs sans fin": _bytes(b" ", 20 << 20),
        "invitation sans fin": lambda: b"MEDR1:" + b"A" * (20 << 20),
    }


def _databases() -> dict[str, Bomb]:
    return {"zéros": _bytes(b"\0", 20 << 20), "début seul": _filled(b"SQLite format 3\0", b"\0", 1 << 20)}


def _swollen_page() -> bytes:
    """Return a page whose drawing, once inflated, is eighty megabytes of orders that each take more in memory."""
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        _flate(b"q " * (40 << 20)),
    )


# What the library that draws a PDF takes without end: only a process that is bounded may read these.
GREEDY: dict[str, Bomb] = {"PDF au dessin imbriqué": _nested_forms, "PDF au flux gonflé": _swollen_page}


def _read_apart() -> dict[str, Bomb]:
    return {**_scans(), **GREEDY}


# What is handed to which parsers, by the beginning of their names; JSON files of the machine share theirs.
BOMBS: tuple[tuple[tuple[str, ...], Callable[[], dict[str, Bomb]]], ...] = (
    (("contenu, parcours", "contenu, lexique", "contenu, traductions", "contenu, ce qu’un paquet"), _yaml),
    (("contenu, cartes", "contenu en service", "réglages", "règles", "clés de contenu"), _deep_json),
    (("fichier de version",), _deep_json),
    (("feuille de résultats", "ligne de", "base du poste"), _deep_json),
    (("tableur XLSX, tel quel",), _xlsx),
    (("tableur CSV", "liste de médiateurs"), _csv),
    (("attestation, octets", "attestation, faits", "liste de confiance", "CBOR", "invitation, contenu"), _cbor),
    (("paquet de contenu",), _packs),
    (("attestation, image", "attestation, PDF"), _scans),
    (("attestation, fichier",), _read_apart),
    (("codes lus à part",), _deep_json),
    (("attestation, texte", "invitation, texte", "invitation, fichier"), _text),
    (("échange",), _lines),
    (("registre remis, ouvert",), _register),
    (("réponses",), _answers),
    (("sauvegarde",), _databases),
)  # fmt: skip


def bombs_of(name: str) -> dict[str, Bomb]:
    """Return what is thrown at a parser, by name."""
    return {told: bomb for starts, make in BOMBS if name.startswith(starts) for told, bomb in make().items()}
