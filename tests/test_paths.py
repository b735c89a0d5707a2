"""Where data goes: what was asked for first, then what stands beside a portable program, then the usual place."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from mediateur import paths
from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.settings import FILE


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a program, with the mark of a portable one."""
    stick = tmp_path / "clé"
    stick.mkdir()
    (stick / paths.PORTABLE_MARK).touch()
    monkeypatch.setenv(paths.PROGRAM_VARIABLE, str(stick))
    return stick


def test_data_goes_with_a_portable_program_unless_another_folder_was_asked_for(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "variable"))
    assert paths.data_folder() == tmp_path / "variable"
    assert paths.data_folder(tmp_path / "choisi") == tmp_path / "choisi"
    monkeypatch.delenv(paths.DATA_VARIABLE)
    assert paths.data_folder() == stick / "donnees"
    assert paths.data_folder(tmp_path / "choisi") == tmp_path / "choisi"


def test_without_the_mark_data_stays_on_the_machine(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.DATA_VARIABLE)
    (stick / paths.PORTABLE_MARK).unlink()
    assert paths.portable_folder() is None
    assert paths.data_folder().name == "mediateur"
    (stick / paths.PORTABLE_MARK).mkdir()
    assert paths.portable_folder() is None


@pytest.mark.parametrize(
    ("executable", "image", "folder"),
    [
        ("/opt/Mediateur/mediateur", "", "/opt/Mediateur"),
        ("/run/mount_x/usr/bin/python3", "/media/cle/Mediateur.AppImage", "/media/cle"),
        ("/media/cle/Mediateur.app/Contents/MacOS/mediateur", "", "/media/cle"),
    ],
)
def test_the_program_stands_where_a_person_starts_it(
    executable: str, image: str, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.PROGRAM_VARIABLE, raising=False)
    monkeypatch.setenv("APPIMAGE", image)
    monkeypatch.setattr(sys, "executable", executable)
    assert paths.program_folder() == Path(folder)


def test_settings_journal_and_copies_live_on_the_stick(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.DATA_VARIABLE)
    app = App()
    app.preferences.change(scale=150)
    app.open_store()
    app.backups.make()
    app.close()
    assert app.stick is not None
    made = {path.relative_to(stick).parts[:2] for path in stick.rglob("*") if path.is_file()}
    assert {("donnees", FILE), ("donnees", "mediateur.sqlite"), ("donnees", "sauvegardes")} <= made
    assert App(stick / "ailleurs").stick is None


def test_the_changelog_is_found() -> None:
    assert paths.changelog().is_file()


def test_a_disk_that_does_not_tell_is_not_taken_for_an_absent_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not paths.is_file(tmp_path / "absent")
    monkeypatch.setattr(Path, "is_file", _no_answer)
    with pytest.raises(MediateurError) as caught:
        paths.is_file(tmp_path / "organisme.txt")
    assert str(tmp_path) in caught.value.remedy


def _no_answer(_: Path) -> bool:
    raise OSError(errno.EIO, "Input/output error")


def test_a_folder_whose_disk_does_not_tell_is_not_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.is_folder(tmp_path)
    assert not paths.is_folder(tmp_path / "absent")

    def refuse(*_asked: object, **_how: object) -> os.stat_result:
        raise PermissionError(errno.EACCES, "refusé")

    monkeypatch.setattr(Path, "stat", refuse)
    assert not paths.is_folder(tmp_path)
