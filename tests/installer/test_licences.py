"""The licences of a bundle: every part has its text, and what was written is read back by the program."""

from __future__ import annotations

import json
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest

from installer.shared import licences as writer
from mediateur import paths
from mediateur.usecases.program import licences
from mediateur.usecases.program.licences import Part


def made(folder: Path, name: str, metadata: str, *texts: str) -> None:
    """Make the metadata of an installed library."""
    info = folder / f"{name}-1.0.dist-info"
    for text in texts:
        (info / text).parent.mkdir(parents=True, exist_ok=True)
        (info / text).write_text(f"text of {text}", encoding="utf-8")
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{metadata}", encoding="utf-8")
    record = [f"{file.relative_to(folder).as_posix()},,\n" for file in info.rglob("*") if file.is_file()]
    (info / "RECORD").write_text("".join(record), encoding="utf-8")


def found(folder: Path) -> dict[str, Part]:
    """Return the parts that a folder of libraries gives, by name."""
    seen: list[Distribution] = list(distributions(path=[str(folder)]))
    return {part.name: part for part in licences.from_distributions(seen)}


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        ("License-Expression: MIT\nLicense: other\n", "MIT"),
        ("License: Apache-2.0\n", "Apache-2.0"),
        ("Classifier: License :: OSI Approved :: BSD License\n", "BSD License"),
        ("", ""),
    ],
)
def test_a_licence_is_named_as_well_as_its_library_names_it(metadata: str, licence: str, tmp_path: Path) -> None:
    made(tmp_path, "outil", metadata, "licenses/LICENSE")
    assert found(tmp_path)["outil"].licence == licence


def test_texts_are_found_where_libraries_put_them(tmp_path: Path) -> None:
    made(tmp_path, "neuf", "License-Expression: MIT\n", "licenses/LICENSE", "licenses/tiers/zlib.txt")
    made(tmp_path, "ancien", "License: MIT\n", "LICENSE.txt", "top_level.txt")
    made(tmp_path, "sans", "License: LGPL-3.0-only OR GPL-2.0-only\n")
    parts = found(tmp_path)
    assert [text.name for text in parts["neuf"].texts] == ["LICENSE", "zlib.txt"]
    assert [text.name for text in parts["ancien"].texts] == ["LICENSE.txt"]
    # The LGPL adds permissions to the GPL: neither is read without the other.
    assert [text.name for text in parts["sans"].texts] == ["LGPL-3.0.txt", "GPL-3.0.txt"]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    libraries, out = tmp_path / "libraries", tmp_path / "out"
    made(libraries, "neuf", "License-Expression: MIT\n", "licenses/LICENSE", "licenses/tiers/LICENSE")
    (tmp_path / "python.txt").write_text("PSF", encoding="utf-8")
    beside = {"name": "Python", "version": "3.11", "licence": "Python-2.0", "home": "", "purl": "pkg:generic/python"}
    more = tmp_path / "more.json"
    more.write_text(json.dumps([{**beside, "texts": [str(tmp_path / "python.txt")]}]), encoding="utf-8")
    parts = writer.bundled(libraries, [more])
    writer.write(parts, out)
    back = licences.read(out)
    works = ["Atkinson Hyperlegible Next", "Dicollecte, dictionnaire français", "Découpage administratif (Etalab)"]
    assert [part.name for part in back] == [*works, "Lucide", "neuf", "Python"]
    before = [[text.read_bytes() for text in part.texts] for part in parts]
    assert [[text.read_bytes() for text in part.texts] for part in back] == before


def test_a_part_without_text_stops_the_build(tmp_path: Path) -> None:
    made(tmp_path, "muet", "License: Proprietary\n")
    with pytest.raises(SystemExit, match=r"muet .* has no licence text"):
        writer.write(writer.bundled(tmp_path), tmp_path / "out")


def test_every_library_of_this_program_has_its_text() -> None:
    parts = licences.parts()
    assert len(parts) >= 30
    assert [part.name for part in parts if not part.licence or not (part.texts or part.notice)] == []
    assert {"mediateur", "SQLAlchemy", "PySide6_Essentials", "Lucide"} <= {part.name for part in parts}
    assert not {"pytest", "hypothesis", "ruff"} & {part.name for part in parts}


def test_what_is_inside_qt_and_sqlcipher_is_named_with_what_is_known_of_its_licence(tmp_path: Path) -> None:
    told = json.loads((paths.resources() / "licences" / licences.EMBEDDED).read_text(encoding="utf-8"))
    parts = {part.name: part for part in licences.parts()}
    inside = {f"{one['name']} (dans {one['inside']})": one for one in told}
    assert len(inside) == len(told) >= 30
    if sys.platform == "linux":
        assert inside.keys() <= parts.keys(), "all is in the libraries of Linux"
    for name, one in inside.items():
        if name in parts:
            assert len(parts[name].texts) == len(one["texts"]), f"{name}: a library does not ship this text any more"
            assert one["copyright"] in parts[name].notice
            assert one["licence"] in parts[name].notice or parts[name].texts
    assert "LGPL version 3" in parts["PySide6_Essentials"].notice
    writer.write(parts.values(), tmp_path / "out")
    assert {part.name: part.notice for part in licences.read(tmp_path / "out")} == {
        name: part.notice for name, part in parts.items()
    }


def test_what_a_library_of_another_system_lacks_is_not_named(tmp_path: Path) -> None:
    made(tmp_path, "PySide6_Essentials", "License: LGPL-3.0-only\n")
    parts = found(tmp_path)
    assert "PCRE2 (dans Qt Core)" in parts
    assert "XCB-XInput (dans Qt, affichage X11)" not in parts
    assert parts["zlib (dans Qt Core)"].texts == ()
    assert "https://spdx.org/licenses" in parts["zlib (dans Qt Core)"].notice
