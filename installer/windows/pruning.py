"""What of the libraries goes to a user’s machine: of Qt, what the window uses; of the others, no tool, no source."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport")
# The offscreen plugin draws the demonstration and the smoke tests; it is small.
PLUGINS = (
    "platforms/qwindows.dll",
    "platforms/qoffscreen.dll",
    "styles/qmodernwindowsstyle.dll",
    "imageformats/qsvg.dll",
    "imageformats/qjpeg.dll",
    "imageformats/qico.dll",
    "iconengines/qsvgicon.dll",
)
RUNTIME = ("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcruntime140.dll", "vcruntime140_1.dll")
QT = frozenset(
    {
        "__init__.py",
        "_config.py",
        "_git_pyside_version.py",
        "pyside6.abi3.dll",
        "translations/qtbase_fr.qm",
        *RUNTIME,
        *(f"{module}.pyd" for module in MODULES),
        *(f"{module.replace('Qt', 'Qt6', 1)}.dll" for module in MODULES),
        *(f"plugins/{plugin}" for plugin in PLUGINS),
    }
)
SHIBOKEN = frozenset(
    {
        "__init__.py",
        "_config.py",
        "_git_shiboken_module_version.py",
        "Shiboken.pyd",
        "shiboken6.abi3.dll",
        *RUNTIME,
    }
)
PYTHON = re.compile(r"(pythonw?\.exe|python\.cat|winsound\.pyd|_msi\.pyd)")
# Sources of compiled parts, tests, tools, tables of places and operators that the program never asks for.
NEVER = re.compile(
    r"""
    .*\.(pyi|pyx|pxd|pxi|h|hpp|hxx|c|cpp|lib|rst)
    | bin/.*
    | .*/(tests|testing)/.*
    | .*/py\.typed
    | pypdfium2_cli/.*
    | phonenumbers/(geodata|carrierdata|tzdata)/.*
    | PIL/(_avif|_webp|_imagingtk|_imagingcms)\..*
    | lxml/(includes|isoschematron|objectify\.[^/]*\.pyd|html/diff).*
    """,
    re.VERBOSE,
)


def is_kept(name: PurePosixPath) -> bool:
    """Tell whether a file of the libraries, named from their folder, is of use to the program."""
    inside = PurePosixPath(*name.parts[1:]).as_posix()
    if name.parts[0] == "PySide6":
        return inside in QT
    if name.parts[0] == "shiboken6":
        return inside in SHIBOKEN
    return name.parts[0].endswith(".dist-info") or NEVER.fullmatch(name.as_posix()) is None


def is_kept_python(name: str) -> bool:
    """Tell whether a file of the embeddable Python is of use to the program."""
    return PYTHON.fullmatch(name) is None


def prune(folder: Path) -> None:
    """Delete from a folder of libraries what is not kept, and the folders that this leaves empty."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not is_kept(PurePosixPath(path.relative_to(folder).as_posix())):
            path.unlink()
