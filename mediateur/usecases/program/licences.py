"""What the program is made of, under which licences: as the installer wrote it, else read from what is installed.

An installed program holds a folder `licences` beside its code: `index.json`, the texts it names, and the bill of
materials. In a checkout there is none; the same is then read from the libraries' own metadata.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path

from mediateur import paths
from mediateur.content.text import french

PROGRAM = "mediateur"
INDEX, MATERIALS = "index.json", "mediateur.cdx.json"
# Where a library only names its licence in words: the SPDX name of the text that it ships.
SPDX = {
    "cssselect2": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "python-stdnum": "LGPL-2.1-or-later",
    "qrcode": "BSD-3-Clause AND MIT",
    "reportlab": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
    "tinycss2": "BSD-3-Clause",
    "webencodings": "BSD-3-Clause",
}
# What is inside libraries whose packages do not say it, from the declarations of their authors.
EMBEDDED = "embedded.json"
LGPL = french(
    "Qt et PySide6 sont utilisés sous LGPL version 3. Leurs bibliothèques sont des fichiers à part : "
    "vous pouvez les remplacer par une autre version compatible. Leurs sources sont sur https://code.qt.io. "
    "Un fichier de PySide6, qui ne sert qu'à ses auteurs, est vidé ici. "
    "Ce que Qt contient d'autres auteurs est nommé dans cette liste, « dans Qt », d'après ses propres déclarations ; "
    "toutes celles de Qt : https://doc.qt.io/qt-6/licenses-used-in-qt.html"
)
NO_TEXT = french("Le paquet {package} ne livre pas ce texte. « {licence} » le désigne sur https://spdx.org/licenses.")
OWN_NAME = french("Le paquet {package} ne livre pas ce texte. Ses auteurs nomment cette licence « {licence} ».")
SAME_TEXT = french(
    "Le paquet {package} ne livre pas ce texte : voici celui de la même licence, tel que {other} le livre."
)
_TEXT = re.compile(r"licen[cs]e|copying|notice|authors|copyright", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """One thing the program is made of; `texts` are the files of its licence, in the order to read them.

    `notice` is what is to be read before them, or in their place where nobody here ships them.
    """

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[Path, ...]
    notice: str = ""


def parts() -> tuple[Part, ...]:
    """Return what this program is made of: the installer's list where there is one. OSError where it is damaged."""
    folder = paths.licences()
    return read(folder) if (folder / INDEX).is_file() else from_distributions(_needed(PROGRAM))


def materials() -> Path | None:
    """Return the bill of materials (CycloneDX) that the installer wrote; none in a checkout."""
    found = paths.licences() / MATERIALS
    return found if found.is_file() else None


def read(folder: Path) -> tuple[Part, ...]:
    """Read what `write` of the installer wrote in a folder. Raises OSError or ValueError."""
    entries = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    return tuple(Part(**{**one, "texts": tuple(folder / text for text in one["texts"])}) for one in entries)


def from_distributions(found: Iterable[Distribution]) -> tuple[Part, ...]:
    """Return each installed library, what is inside them, and each work of the resources, in alphabetical order."""
    libraries = {library.name: library for library in found}
    every = [*map(_part, libraries.values()), *_embedded(libraries), *_works()]
    return tuple(sorted(every, key=lambda part: part.name.casefold()))


def _embedded(libraries: Mapping[str, Distribution]) -> Iterator[Part]:
    """Yield what is inside the libraries; a text comes from another library that ships that of the same work."""
    for one in json.loads((paths.resources() / "licences" / EMBEDDED).read_text(encoding="utf-8")):
        library = libraries.get(one["package"])
        if library is None or (one["file"] and not _holds(library, one["file"])):
            continue
        texts, other = _shipped(libraries, one["texts"])
        why = SAME_TEXT if texts else OWN_NAME if "LicenseRef" in one["licence"] else NO_TEXT
        told = why.format(package=one["package"], licence=one["licence"], other=other)
        notice = f"{one['copyright']}.\n\n{told}"
        yield Part(f"{one['name']} (dans {one['inside']})", "", one["licence"], one["home"], texts, notice)


def _holds(library: Distribution, file: str) -> bool:
    return any(path.name == file for path in library.files or ())


def _shipped(libraries: Mapping[str, Distribution], wanted: Iterable[str]) -> tuple[tuple[Path, ...], str]:
    """Return the texts that « library:file » name, and the last library that ships one."""
    found, other = list[Path](), ""
    for package, _, inside in (text.partition(":") for text in wanted):
        for text in _texts(libraries[package]) if package in libraries else ():
            if text.as_posix().endswith(f"/{inside}"):
                found.append(text)
                other = package
    return tuple(found), other


def _works() -> Iterator[Part]:
    root = paths.resources()
    fonts, icons, words = root / "fonts" / "OFL.txt", root / "icons" / "LICENSE", root / "french"
    yield Part("Atkinson Hyperlegible Next", "", "OFL-1.1", "https://www.brailleinstitute.org/freefont/", (fonts,))
    yield Part("Lucide", "", "ISC", "https://lucide.dev/", (icons,))
    dictionary, towns = (words / "LICENSE",), (words / "LICENSE-towns",)
    yield Part("Dicollecte, dictionnaire français", "7.0", "MPL-2.0", "https://grammalecte.net", dictionary)
    yield Part("Découpage administratif (Etalab)", "6.0.0", "MIT", "https://github.com/etalab", towns)


def _part(distribution: Distribution) -> Part:
    licence = _licence(distribution)
    texts = tuple(sorted(_texts(distribution))) or tuple(_usual_texts(licence))
    notice = LGPL if licence.startswith("LGPL-3.0-only") else ""
    return Part(distribution.name, distribution.version, licence, _home(distribution), texts, notice)


def _licence(distribution: Distribution) -> str:
    if known := _said(distribution, "License-Expression") or SPDX.get(distribution.name.lower()):
        return known
    if named := _said(distribution, "License").strip():
        return named.splitlines()[0]
    classified = [line for line in _all_said(distribution, "Classifier") if line.startswith("License ::")]
    return ", ".join(line.rpartition(" :: ")[2] for line in classified)


def _home(distribution: Distribution) -> str:
    links = [line.partition(", ")[::2] for line in _all_said(distribution, "Project-URL")]
    named = {label.casefold(): address for label, address in links}
    known = [named[label] for label in ("homepage", "home", "source", "repository", "code") if label in named]
    return next(iter(known), _said(distribution, "Home-page"))


def _said(distribution: Distribution, field: str) -> str:
    return next(iter(_all_said(distribution, field)), "")


def _all_said(distribution: Distribution, field: str) -> list[str]:
    return distribution.metadata.get_all(field) or []


def _texts(distribution: Distribution) -> Iterator[Path]:
    for file in distribution.files or ():
        folder, *inside = file.parts
        in_licences = inside[:1] == ["licenses"] and "resources" not in inside
        if folder.endswith(".dist-info") and inside and (in_licences or _TEXT.match(inside[-1])):
            yield Path(str(distribution.locate_file(file)))


def _usual_texts(licence: str) -> Iterator[Path]:
    """Yield the texts that the program carries for a library that ships none, Qt for instance."""
    for text in sorted((paths.resources() / "licences").glob("*.txt"), reverse=True):
        if text.stem in licence:
            yield text


def _needed(name: str, seen: set[str] | None = None) -> Iterator[Distribution]:
    """Yield a library and, once each, all that it needs and that is installed; optional extras are left out."""
    seen = set() if seen is None else seen
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in seen:
        return
    seen.add(key)
    try:
        distribution = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return
    yield distribution
    for requirement in distribution.requires or ():
        wanted, _, marker = requirement.partition(";")
        if "extra" not in marker and (named := re.match(r"[\w.-]+", wanted)):
            yield from _needed(named[0], seen)
