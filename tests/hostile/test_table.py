"""Nothing of the program decodes what comes from outside without standing in the table of parsers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.parsers import PARSERS

ROOT = Path(__file__).resolve().parents[2]
# The calls by which bytes or text become values, by the last two names of what is called.
DECODERS = frozenset(
    (
        *(
            "json.loads",
            "json.load",
            "json.decode",
            "msgspec.convert",
            "json.Decoder",
            "json_values.value_of",
            "value_of",
        ),
        *("yaml.parse", "yaml.load", "yaml.safe_load", "csv.reader", "csv.DictReader", "zipfile.ZipFile", "ZipFile"),
        *("expat.ParserCreate", "CalamineWorkbook.from_filelike", "pypdfium2.PdfDocument", "PdfDocument", "Image.open"),
        *("zxingcpp.read_barcodes", "read_barcodes", "loads", "cbor2.loads", "base45.b45decode", "base64.b32decode"),
        *("base64.b64decode", "zlib.decompress", "zlib.decompressobj", "gzip.decompress", "bytes.fromhex"),
        *("sqlite3.connect", "dbapi2.connect", "pikepdf.open", "svg2rlg", "pickle.loads", "tomllib.loads"),
        *("ElementTree.parse", "ElementTree.fromstring", "configparser.ConfigParser", "marshal.loads", "eval", "exec"),
        *("read_values", "read_tree", "reader.convert", "plain_cbor.read", "sealed.read", "tree"),
        *("converted", "decoded", "decoder_of"),
    )
)
# What decodes only what the program ships or has just made, or hands on what a parser of the table has read.
OWN: dict[str, str] = {
    "mediateur.forms.accessible": "the PDF that ReportLab has just made",
    "mediateur.forms.drawing": "the drawings of the program",
    "mediateur.journal.privacy.dictionary": "the dictionary of the program, which no content pack replaces",
    "mediateur.pictures.tokens": "the colours of the program, which no content pack replaces",
    "mediateur.ui.pdf_pages": "the PDF that the program has just made",
    "mediateur.ui.pages.training.verifying.trusting": "the name of a button of this page",
    "mediateur.ui.pages.settings.content_signers": "the name of a button of this page",
    "mediateur.usecases.program.licences": "the list that the installer wrote beside the program",
    "mediateur.store.machine": "a key that this program drew, in its own database",
    "mediateur.trust.safe": "a key of the keyring, in hexadecimal or nothing",
    "mediateur.store.register.cipher": "an empty database in memory, and the register behind its use cases",
}
# Reached by the parsers of a content folder as it is proved, one file after the other.
PROVED = (
    *(
        "mediateur.content.lexicon",
        "mediateur.content.review",
        "mediateur.pathways.library",
        "mediateur.pathways.sharing",
    ),
    *("mediateur.pathways.synonyms", "mediateur.rights.catalogue", "mediateur.rights.rules", "mediateur.forms.written"),
    *("mediateur.training.cases", "mediateur.training.modules", "mediateur.training.questions"),
    *("mediateur.training.checklist", "mediateur.journal.recopy_forms"),
)
# Reached behind another module that the table names.
BEHIND = (
    *("mediateur.trust.sealed", "mediateur.trust.trust_list"),
    *("mediateur.content.json_values", "mediateur.content.shaping"),
)


def decoding(source: str) -> Iterator[str]:
    """Yield the decoders that a source calls."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (name := _name(node.func)) in DECODERS:
            yield name


def _name(called: ast.expr) -> str:
    """Return the last two names of what is called: « json.loads » for « msgspec.json.loads »."""
    match called:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr=name, value=ast.Name(id=of)) | ast.Attribute(attr=name, value=ast.Attribute(attr=of)):
            return f"{of}.{name}"
        case ast.Subscript(value=value):
            return _name(value)
    return ""


def found() -> dict[str, set[str]]:
    """Return the modules of the program that decode something, and by what."""
    files = sorted((ROOT / "mediateur").rglob("*.py"))
    told = {module(file): set(decoding(file.read_text(encoding="utf-8"))) for file in files}
    return {name: calls for name, calls in told.items() if calls}


def module(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMED = frozenset(name for parser in PARSERS for name in parser.modules)


def test_each_module_that_decodes_something_is_attacked_or_reads_only_what_is_ours() -> None:
    known = NAMED | OWN.keys() | set(PROVED) | set(BEHIND)
    assert {name: calls for name, calls in found().items() if name not in known} == {}


def test_the_table_names_only_modules_that_decode() -> None:
    decode = found()
    assert sorted(name for name in (*NAMED, *OWN, *PROVED, *BEHIND) if name not in decode) == []


@pytest.mark.parametrize(
    "source",
    [
        "import json\njson.loads(x)",
        "import msgspec\nmsgspec.json.decode(x, type=int)",
        "import yaml\ndef f():\n    return yaml.safe_load(x)",
        "d: msgspec.json.Decoder[int] = msgspec.json.Decoder(int)",
        "from pickle import loads\nloads(x)",
        "eval(x)",
    ],
)
def test_a_planted_decoder_is_seen(source: str) -> None:
    assert list(decoding(source))


def test_what_decodes_nothing_passes() -> None:
    assert not list(decoding("import json\njson.dumps(x)\ntext.encode()\nwork.decoded(x)"))
