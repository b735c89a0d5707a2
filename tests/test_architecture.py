"""Who may import whom, and the habits of the house: read in every file, told with the rule and the remedy."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FUNCTION = 60
FLOOR_FILES = 60
FLOOR_IMPORTS = 300

EVERYWHERE = frozenset({"mediateur", "typing_extensions"})
GROUND = frozenset({"paths", "settings", "policy", "policy_file", "log", "errors"})


@dataclass(frozen=True)
class Allowed:
    """What one room may import besides the ground, the standard library and itself."""

    rooms: frozenset[str] = frozenset()
    libraries: frozenset[str] = frozenset()


def _allow(rooms: str = "", libraries: str = "") -> Allowed:
    return Allowed(frozenset(rooms.split()), frozenset(libraries.split()))


KNOWLEDGE = "content pictures trust pathways rights journal training"
TYPES = f"{KNOWLEDGE} forms"
QT = "PySide6 shiboken6"
SKIN = (
    "ui ui.kit ui.jobs ui.collector ui.pages ui.artist ui.browser ui.crash ui.saving ui.printing ui.drawing "
    "ui.pdf_pages "
    "ui.actions"
)
WINDOW = tuple(
    f"ui.{name}"
    for name in (
        "frame",
        "docking",
        "large_screen",
        "session_desk",
        "imagined_site",
        "taking_out",
        "appearance",
        "session_errands",
        "errands",
        "helping",
        "upkeep",
        "idle",
        "sharing_watch",
        "content_watch",
        "importing",
        "exchanging",
        "attesting",
        "inviting",
        "result_sheets",
        "following",
        "practising",
        "touring",
        "rooms",
        "shortcuts",
        "window",
        "start",
        "demo",
        "diagnosis",
    )
)

TABLE: Mapping[str, Allowed] = {
    "ground": _allow(),
    "content": _allow(libraries="msgspec yaml"),
    "pictures": _allow(),
    "trust": _allow("content", "cryptography cwt cbor2 base45 keyring zxingcpp PIL pypdfium2"),
    "pathways": _allow("content", "msgspec rapidfuzz"),
    "rights": _allow("content", "msgspec"),
    "journal": _allow("content", "msgspec stdnum phonenumbers rapidfuzz xlsxwriter python_calamine"),
    "training": _allow("content pathways rights", "msgspec rapidfuzz"),
    "forms": _allow(KNOWLEDGE, "msgspec reportlab svglib qrcode pikepdf zxingcpp"),
    "store": _allow(KNOWLEDGE, "sqlalchemy alembic sqlcipher3"),
    "online": _allow(KNOWLEDGE, "requests urllib3"),
    "printers": _allow(),
    "usecases": _allow(TYPES),
    "app": _allow(f"{TYPES} store online printers usecases", "sqlalchemy"),
    "cli": _allow(f"{TYPES} printers app usecases ui.demo ui.start ui.drawing ui.diagnosis"),
    "ui": _allow(libraries=QT),
    "ui.kit": _allow("pictures", QT),
    "ui.jobs": _allow("pictures ui.collector", QT),
    "ui.collector": _allow(libraries=QT),
    "ui.pdf_pages": _allow(TYPES, f"{QT} pypdfium2"),
    "ui.artist": _allow(f"{TYPES} ui.kit", QT),
    "ui.browser": _allow(libraries=QT),
    "ui.crash": _allow("ui.kit ui.jobs", QT),
    "ui.saving": _allow("ui.kit ui.jobs", QT),
    "ui.drawing": _allow("printers ui.pdf_pages", QT),
    "ui.printing": _allow(f"{TYPES} printers usecases ui.kit ui.jobs ui.pdf_pages ui.drawing", QT),
    "ui.actions": _allow(f"{TYPES} usecases ui.kit ui.jobs", QT),
    "ui.pages": _allow(f"{TYPES} usecases ui.kit ui.jobs ui.saving ui.printing ui.pdf_pages", QT),
    **{
        room: _allow(f"{TYPES} usecases app {SKIN} {' '.join(WINDOW[:floor])}", QT) for floor, room in enumerate(WINDOW)
    },
    "__main__": _allow("app cli trust ui.start"),
}

LIBRARY_REMEDIES: Mapping[str, str] = {
    "PySide6": "move what draws to mediateur/ui and hand it plain values",
    "sqlalchemy": "move the query to mediateur/store, behind a repository Protocol declared by the use case",
    "alembic": "move migrations to mediateur/store",
    "reportlab": "move what is printed to mediateur/forms, which takes values and returns PDF bytes",
    "requests": "move network access to mediateur/online",
    "msgspec": "call an encode or decode function of the room that owns the value",
}
OTHER_LIBRARY = "move the code to a room that may use it, or write the decision in docs/adr and add it to TABLE"
OTHER_ROOM = "take the value as an argument, or move the code to a room that may import both"


@dataclass(frozen=True)
class Import:
    """One import as written: where it stands and the dotted name it reaches."""

    file: str
    line: int
    room: str
    target: str


def room_of(module: str) -> str:
    """Return the room of a dotted module name of the project, or "unplaced: …" when the table has none for it."""
    parts = module.split(".")[1:]
    if not parts or (parts[0].startswith("__") and parts[0] != "__main__"):
        return "ground"
    if parts[0] in GROUND:
        return "ground"
    in_skin = parts[0] == "ui" and len(parts) > 1 and not parts[1].startswith("__")
    room = f"ui.{parts[1]}" if in_skin else parts[0]
    return room if room in TABLE else f"unplaced: {room}"


def module_of(file: str) -> str:
    """Return the dotted name of a source file given by its path from the root."""
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imports(file: str, source: str) -> Iterator[Import]:
    """Yield every import of one file, those inside functions and under TYPE_CHECKING included."""
    module = module_of(file)
    package = module if file.endswith("__init__.py") else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source, file)):
        for target in _targets(node, package):
            yield Import(file, getattr(node, "lineno", 0), room_of(module), target)


def _targets(node: ast.AST, package: str) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=module, names=names, level=level):
            base = ".".join(package.split(".")[: len(package.split(".")) - level + 1]) if level else ""
            origin = ".".join(part for part in (base, module) if part)
            return [f"{origin}.{alias.name}" for alias in names]
        case ast.Call(func=ast.Name("__import__") | ast.Attribute(attr="import_module") | ast.Name("import_module")):
            return [arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    return []


def import_faults(found: Import) -> Iterator[str]:
    """Yield the sentence that tells a forbidden import, if it is one."""
    where = f"{found.file}:{found.line}"
    if found.room.startswith("unplaced"):
        yield f"{where}: {found.room} is not a room of the house. Remedy: put the file in a room of TABLE."
        return
    allowed = TABLE[found.room]
    top = found.target.partition(".")[0]
    if top == "mediateur":
        reached = room_of(found.target)
        if reached not in {"ground", found.room, *allowed.rooms}:
            yield f"{where}: room {found.room} may not import {found.target} (room {reached}). Remedy: {OTHER_ROOM}."
    elif top not in sys.stdlib_module_names | EVERYWHERE | allowed.libraries:
        remedy = LIBRARY_REMEDIES.get(top, OTHER_LIBRARY)
        yield f"{where}: room {found.room} may not import the library {top}. Remedy: {remedy}."


# What learns a type the first time that it is called.
LEARNING = frozenset(("msgspec.convert", "msgspec.json.decode", "msgspec.json.Decoder"))


def habit_faults(file: str, source: str) -> Iterator[str]:
    """Yield a sentence for each habit of the house that one file breaks."""
    for number, line in enumerate(source.splitlines(), 1):
        if re.search(r"#\s*type:\s*ignore(?!\[)", line):
            yield f"{file}:{number}: type: ignore without its code. Remedy: mend the type, or name the code."
    for node in ast.walk(ast.parse(source, file)):
        yield from (f"{file}:{getattr(node, 'lineno', 0)}: {fault}" for fault in _node_faults(file, node))


def _node_faults(file: str, node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > LONGEST_FUNCTION:
            yield f"function {node.name} has {length} lines, at most {LONGEST_FUNCTION}. Remedy: name its parts."
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield from _call_faults(file, node.func.attr, node.args)
        if ast.unparse(node.func) in LEARNING and file != "mediateur/content/shaping.py":
            yield f"{ast.unparse(node.func)} falls where two threads call it. Remedy: content.shaping, in turns."
    if isinstance(node, ast.Attribute) and node.attr == "processEvents" and file != "mediateur/ui/demo.py":
        yield "processEvents lets events in at an unforeseen place. Remedy: return to the event loop, or use ui.jobs."


def _call_faults(file: str, called: str, arguments: list[ast.expr]) -> Iterator[str]:
    if called == "connect" and any(isinstance(part, ast.Lambda) for part in arguments):
        yield "connect(lambda …) keeps its object alive and may run in a worker. Remedy: a bound method with @Slot."
    if called == "setStyleSheet" and not file.startswith("mediateur/ui/kit/"):
        yield "setStyleSheet outside ui/kit. Remedy: paint it, or dress it in ui/kit (kit.qss)."


def faults(sources: Mapping[str, str]) -> list[str]:
    """Return every fault of a source tree, given as {path from the root: text}."""
    told: list[str] = []
    for file, source in sorted(sources.items()):
        if room_of(module_of(file)).startswith("unplaced"):
            told.append(f"{file}: not in a room of the house. Remedy: put it in a room of TABLE.")
            continue
        told += [fault for found in imports(file, source) for fault in import_faults(found)]
        told += habit_faults(file, source)
    return told


@pytest.fixture(scope="module")
def house() -> dict[str, str]:
    """Return the sources of the program."""
    files = sorted((ROOT / "mediateur").rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


def test_the_house_keeps_its_rules(house: dict[str, str]) -> None:
    told = faults(house)
    assert not told, "\n" + "\n".join(told)


def test_the_scan_looked(house: dict[str, str]) -> None:
    seen = [found for file, source in house.items() for found in imports(file, source)]
    rooms = {found.room for found in seen}
    assert len(house) >= FLOOR_FILES
    assert len(seen) >= FLOOR_IMPORTS
    assert rooms >= {"content", "pictures", "pathways", "journal", "forms", "store", "usecases", "ui.kit", "ui.pages"}


PLANTED = [
    ("mediateur/content/a.py", "import PySide6.QtCore", "library PySide6"),
    ("mediateur/content/a.py", "def f():\n    from sqlalchemy import select", "library sqlalchemy"),
    ("mediateur/content/a.py", "from mediateur.pathways import walk", "room pathways"),
    ("mediateur/content/a.py", "from ..store import models", "room store"),
    ("mediateur/content/__init__.py", "from ..journal import encounter", "room journal"),
    ("mediateur/errors.py", "import msgspec", "library msgspec"),
    ("mediateur/paths.py", "from mediateur import content", "room content"),
    ("mediateur/pictures/a.py", "from mediateur.content.screens import Screen", "room content"),
    ("mediateur/pathways/a.py", "import stdnum", "library stdnum"),
    ("mediateur/rights/a.py", "from mediateur.journal import x", "room journal"),
    ("mediateur/journal/a.py", "from mediateur.pathways.model import Pathway", "room pathways"),
    ("mediateur/training/a.py", "from mediateur.journal import x", "room journal"),
    ("mediateur/forms/a.py", "from mediateur.store import x", "room store"),
    ("mediateur/forms/a.py", "import PySide6", "library PySide6"),
    ("mediateur/store/a.py", "from mediateur.forms import guide", "room forms"),
    ("mediateur/online/a.py", "from mediateur.store import x", "room store"),
    ("mediateur/printers/a.py", "from mediateur.forms import guide", "room forms"),
    ("mediateur/printers/a.py", "import PySide6.QtPrintSupport", "library PySide6"),
    ("mediateur/usecases/a.py", "from mediateur.printers import cups", "room printers"),
    ("mediateur/ui/drawing.py", "from mediateur.ui import jobs", "room ui.jobs"),
    ("mediateur/usecases/a.py", "from mediateur.store.drafts import Drafts", "room store"),
    ("mediateur/usecases/a.py", "import sqlalchemy.orm", "library sqlalchemy"),
    ("mediateur/usecases/a.py", "from reportlab import platypus", "library reportlab"),
    ("mediateur/app.py", "from PySide6 import QtCore", "library PySide6"),
    ("mediateur/app.py", "from mediateur.ui import window", "room ui.window"),
    ("mediateur/cli.py", "from mediateur.store import x", "room store"),
    ("mediateur/cli.py", "from mediateur.ui.pages import welcome", "room ui.pages"),
    ("mediateur/ui/kit/a.py", "from mediateur.usecases import sessions", "room usecases"),
    ("mediateur/ui/jobs.py", "from mediateur.content import facts", "room content"),
    ("mediateur/ui/pages/a.py", "from mediateur.store import x", "room store"),
    ("mediateur/ui/pages/a.py", "from mediateur.online import x", "room online"),
    ("mediateur/ui/pages/a.py", "from mediateur import app", "room app"),
    ("mediateur/ui/pages/a/b.py", "import importlib\nimportlib.import_module('sqlalchemy')", "library sqlalchemy"),
    ("mediateur/ui/pages/a.py", "from mediateur.ui.window import Window", "room ui.window"),
    ("mediateur/ui/window.py", "from mediateur.store import x", "room store"),
    ("mediateur/ui/rooms.py", "from mediateur.ui.window import MainWindow", "room ui.window"),
    ("mediateur/ui/session_desk.py", "def f():\n    from mediateur.ui import errands", "room ui.errands"),
    ("mediateur/ui/window.py", "import reportlab", "library reportlab"),
    ("mediateur/attic/a.py", "", "not in a room"),
    ("mediateur/ui/loft.py", "", "not in a room"),
    ("mediateur/ui/pages/a.py", "b.clicked.connect(lambda: None)", "connect(lambda"),
    ("mediateur/ui/pages/a.py", "w.setStyleSheet('')", "setStyleSheet"),
    ("mediateur/journal/a.py", "import msgspec\nx = msgspec.convert(raw, int)", "msgspec.convert"),
    ("mediateur/ui/window.py", "app.processEvents()", "processEvents"),
    ("mediateur/ui/kit/a.py", "x = 1  # type: " + "ignore", "without its code"),
    ("mediateur/content/a.py", "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION, "function f has 61 lines"),
]


@pytest.mark.parametrize(("file", "source", "told"), PLANTED)
def test_a_planted_fault_is_seen_once(file: str, source: str, told: str) -> None:
    seen = faults({file: source})
    assert len(seen) == 1
    assert told in seen[0]
    assert seen[0].startswith(file)
    assert "Remedy: " in seen[0]


INNOCENT = [
    ("mediateur/content/a.py", "import json\nimport msgspec\nimport yaml\nfrom mediateur.errors import MediateurError"),
    ("mediateur/content/a.py", "from . import facts\nfrom .facts import Fact\nfrom .. import paths, __version__"),
    ("mediateur/ui/kit/a.py", "w.setStyleSheet('')\nb.clicked.connect(self.go)\nimport PySide6"),
    ("mediateur/ui/demo.py", "app.processEvents()\nfrom mediateur import app"),
    ("mediateur/cli.py", "from mediateur.ui import demo"),
    ("mediateur/content/a.py", "x = 1  # type: " + "ignore[misc]"),
    ("mediateur/content/a.py", "def f():\n" + "    x = 1\n" * (LONGEST_FUNCTION - 1)),
]


@pytest.mark.parametrize(("file", "source"), INNOCENT)
def test_what_is_allowed_passes(file: str, source: str) -> None:
    assert faults({file: source}) == []
