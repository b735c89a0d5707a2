"""What the bundle of Linux holds, among what PyInstaller finds: nothing unused, nothing that Debian keeps up to date.

An entry is PyInstaller's: (place in the bundle, file it comes from, kind).
"""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from PyInstaller.depend.bindepend import get_imports

Entry = tuple[str, str, str]

# Declared by the program, and loaded only when a network is asked for.
LATE_MODULES = ("certifi", "requests")
# Python that no code of the program reaches, though a library offers to.
UNUSED_MODULES = [
    *("tkinter", "unittest", "doctest", "pdb", "lib2to3", "distutils", "setuptools", "pip", "ensurepip"),
    *(
        "test",
        "pytest",
        "IPython",
        "numpy",
        "matplotlib",
        "pandas",
        "attr",
        "attrs",
        "defusedxml",
        "readline",
        "curses",
    ),
    *("PIL.ImageTk", "PIL.ImageQt", "PIL._avif", "PIL._webp", "PIL._imagingtk", "lxml.isoschematron", "lxml.objectify"),
    *("phonenumbers.geocoder", "phonenumbers.carrier", "phonenumbers.timezone", "phonenumbers.geodata"),
    *("phonenumbers.carrierdata", "phonenumbers.tzdata", "sqlalchemy.testing", "alembic.testing"),
    *(f"sqlalchemy.dialects.{name}" for name in ("mysql", "oracle", "mssql")),
    *(f"PySide6.Qt{name}" for name in ("Network", "Qml", "Quick", "OpenGL", "Test", "Sql", "DBus", "Xml")),
]
_UNUSED_FILES = re.compile(
    r"/plugins/(?:platformthemes/libqgtk3|platforms/(?!libqoffscreen|libqxcb|libqwayland)"
    r"|imageformats/(?!libqsvg|libqjpeg)|egldeviceintegrations|networkinformation|tls|sqldrivers|generic"
    r"|qmltooling|qmllint|designer|platforminputcontexts/libqtvirtualkeyboard|wayland-graphics-integration-server)"
    r"|/Qt/(?:qml|libexec|metatypes)/|/Qt/translations/(?!qtbase_(?:fr|ar)\.qm)"
    r"|^alembic/templates|/tests?/|^stdnum/(?!iban\.dat).*\.dat$|\.dist-info/|\.py[ix]$|/py\.typed$"
)
_SHARED = re.compile(r"\.so(?:\.|$)")


def kept(entries: Iterable[Entry], libraries: Path) -> list[Entry]:
    """Return the entries to bundle: used, not of the system, and for a shared library, needed by one that stays."""
    used = [entry for entry in entries if not _UNUSED_FILES.search(entry[0]) and not _lent(entry[1])]
    while orphans := _orphans(used, libraries):
        used = [entry for entry in used if entry not in orphans]
    return used


def refuse_strangers(entries: Iterable[Entry]) -> None:
    """Stop the build where something comes from the environment of its tools, which the program is not tested with."""
    strange = sorted({name for name, origin, _ in entries if _of_the_tools(origin) and not name.startswith("_pyi_rth")})
    if strange:
        raise SystemExit(f"These would come from {sys.prefix}, leave them out: {', '.join(strange)}")


def _of_the_tools(origin: str) -> bool:
    return bool(origin) and Path(origin).is_relative_to(sys.prefix)


def _lent(origin: str) -> bool:
    """Whether a file is the system's: its packages are named as dependencies, and get their repairs from there."""
    file = Path(origin).resolve()
    own = file.is_relative_to(sysconfig.get_path("stdlib")) or file.name.startswith("libpython")
    return file.is_relative_to("/usr") and not own


def _orphans(entries: list[Entry], libraries: Path) -> list[Entry]:
    """Return the libraries of Qt that nothing needs: neither an extension of Python nor a plug-in needs them."""
    shared = [entry for entry in entries if _SHARED.search(entry[0])]
    needed = {Path(name).name for _, origin, _ in shared for name, _ in get_imports(origin)}
    plain = libraries / "PySide6" / "Qt" / "lib"
    return [entry for entry in shared if Path(entry[1]).parent == plain and Path(entry[1]).name not in needed]
