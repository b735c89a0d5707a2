"""A file is written in one move: whole, or not at all."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from mediateur.errors import MediateurError
from mediateur.ui.saving import Saving, ask_and_save, write
from tests.ui.driving import Driver, rest, said, settle


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
    assert ask_and_save(hands.window, "journal.csv", lambda: b"a;b") is None
    assert not target.exists()
    assert ask_and_save(hands.window, "journal.csv", lambda: b"a;b") is not None
    rest()
    assert target.read_bytes() == b"a;b"
    assert target.name in said()[-1]


def test_the_window_goes_on_while_a_slow_stick_is_written(hands: Driver, tmp_path: Path) -> None:
    begun, released, ended = threading.Event(), threading.Event(), list[str]()

    def make() -> bytes:
        begun.set()
        released.wait(10)
        return b"a;b"

    saving = Saving(hands.window, tmp_path / "journal.csv", make)
    saving.saved.connect(lambda: ended.append("saved"))
    saving.ended.connect(lambda: ended.append("ended"))
    begun.wait(10)
    hands.begin()
    assert ended == []
    released.set()
    rest()
    assert ended == ["saved", "ended"]


def test_a_key_is_answered_while_a_disk_takes_its_time(
    hands: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that writes may keep Python to itself meanwhile."""
    turns, done, real = list[int](), list[bool](), os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (time.sleep(0.5), real(file)))
    Saving(hands.window, tmp_path / "guide.pdf", lambda: b"papier").ended.connect(lambda: done.append(True))
    while not done:
        settle()
        turns.append(1)
    assert len(turns) > 5, "the window went on"
    assert (tmp_path / "guide.pdf").read_bytes() == b"papier"


def test_what_cannot_be_saved_is_told_once(hands: Driver, tmp_path: Path) -> None:
    told, ended = list[MediateurError](), list[bool]()
    saving = Saving(hands.window, tmp_path / "nulle-part" / "journal.csv", lambda: b"a;b")
    saving.failed.connect(told.append)
    saving.ended.connect(lambda: ended.append(True))
    rest()
    assert [error.happened for error in told] == ["Le fichier journal.csv ne s’enregistre pas."]
    assert ended == [True]
