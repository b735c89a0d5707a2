"""A file is written in one move: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from mediateur.errors import MediateurError
from mediateur.ui.saving import ask_and_write, write
from tests.ui.driving import Driver, said


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "guide.pdf"
    target.write_bytes(b"ancien")
    write(target, b"nouveau")
    assert target.read_bytes() == b"nouveau"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_cannot_be_replaced_stays_and_the_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "guide.pdf"
    target.write_bytes(b"ancien")

    def refuse(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(MediateurError) as caught:
        write(target, b"nouveau")
    assert caught.value.happened == "Le fichier guide.pdf ne s’enregistre pas."
    assert caught.value.safe
    assert caught.value.remedy
    assert target.read_bytes() == b"ancien"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MediateurError):
        write(tmp_path / "nulle-part" / "guide.pdf", b"nouveau")


def test_the_place_is_asked_and_giving_up_writes_nothing(
    hands: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "journal.csv"
    answers = iter([("", ""), (str(target), "")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(answers))
    assert ask_and_write(hands.window, "journal.csv", b"a;b") is None
    assert not target.exists()
    assert ask_and_write(hands.window, "journal.csv", b"a;b") == target
    assert target.read_bytes() == b"a;b"
    assert target.name in said()[-1]
