"""A file is written in one move: whole, or not at all."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from mediateur.errors import MediateurError
from mediateur.ui.saving import TAKEN, Saving, ask_and_save, ask_where, with_ending, write
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


@pytest.mark.parametrize(
    ("chosen", "file"),
    [
        ("bilan.csv", "bilan.csv"),
        ("BILAN.CSV", "BILAN.CSV"),
        ("bilan novembre", "bilan novembre.csv"),
        ("bilan 12.11", "bilan 12.11.csv"),
        ("bilan.txt", "bilan.txt.csv"),
    ],
)
def test_a_file_keeps_its_ending_whatever_it_is_called(chosen: str, file: str) -> None:
    assert with_ending(Path("ici") / chosen, ".csv") == Path("ici") / file


class Asked:
    """Answers the system's dialog, and notes what it was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: Path) -> None:
        self.titles: list[str] = []
        self.proposed: list[str] = []
        self.filters: list[str] = []
        self._answers = [*map(str, answers), ""]
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self)

    def __call__(self, _window: object, title: str, proposed: str, filters: str) -> tuple[str, str]:
        self.titles.append(title)
        self.proposed.append(Path(proposed).name)
        self.filters.append(filters)
        return self._answers.pop(0), ""


def test_a_file_that_is_renamed_opens_by_a_double_click(
    hands: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(monkeypatch, tmp_path / "bilan novembre")
    assert ask_where(hands.window, "journal.csv") == tmp_path / "bilan novembre.csv"
    assert (asked.proposed, asked.filters) == (["journal.csv"], ["Fichiers .csv (*.csv)"])
    assert ask_where(hands.window, "journal.csv") is None


def test_what_the_ending_would_replace_is_asked_for_again(
    hands: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "bilan.csv"
    there.write_bytes(b"ancien")
    asked = Asked(monkeypatch, tmp_path / "bilan", there)
    assert ask_where(hands.window, "journal.csv") == there, "the dialog asked about this very name"
    assert asked.proposed == ["journal.csv", "bilan.csv"]
    assert asked.titles == ["Enregistrer", TAKEN]
    Asked(monkeypatch, tmp_path / "bilan")
    assert ask_where(hands.window, "journal.csv") is None


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
