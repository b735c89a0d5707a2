"""« Écrire les attestations… » in the whole window: the key, the folder, how far it is, stopping, what it refuses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QFileDialog

from mediateur.trust.judging import Valid
from mediateur.ui import jobs
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.pages.training.issuing.write_all_dialog import WriteAllDialog, told
from mediateur.ui.pages.training.work_dialog import CLOSE, STOP
from mediateur.usecases.register.people import Details
from tests.ui.audit import clipped, nameless, overflowing, small_targets
from tests.ui.driving import KEY, Driver, calm, said, settle, words
from tests.ui.pages.training.following.test_people import spaced
from tests.ui.pages.training.following.test_window import PASSPHRASE, dialog_of, follow, make_key, ready, rest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that is chosen."""
    chosen = tmp_path / "Attestations"
    chosen.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(chosen))
    return chosen


def give(hands: Driver) -> str:
    """Give an attestation; return its number."""
    return hands.app.register.giving.give(ready(hands)).number


def opened(hands: Driver) -> WriteAllDialog:
    """Open the dialog from the register, with a key."""
    if hands.app.organisations.own() is None:
        hands.app.organisations.make("Organisme d’essai", PASSPHRASE, dt.date.today())
    follow(hands).keeping.write.click()
    dialog = dialog_of(hands, WriteAllDialog)
    assert isinstance(dialog, WriteAllDialog)
    dialog.phrase.setText(PASSPHRASE)
    return dialog


def test_a_key_is_made_first_then_what_stands_is_written_and_verified(hands: Driver, folder: Path) -> None:
    number = give(hands)
    hands.app.register.people.enrol(Details("Médiateur 2"))
    follow(hands).keeping.write.click()
    make_key(hands)
    dialog = dialog_of(hands, WriteAllDialog)
    assert isinstance(dialog, WriteAllDialog)
    dialog.go.click()
    assert dialog.row.error
    dialog.phrase.setText(PASSPHRASE)
    dialog.go.click()
    rest()
    assert [file.name for file in folder.iterdir()] == [f"attestation-{number}.pdf"]
    verdict = hands.app.verification.file(folder / f"attestation-{number}.pdf", dt.date.today())
    assert isinstance(verdict, Valid)
    assert spaced(dialog.words.text()) == "1 attestation écrite dans « Attestations »."
    assert dialog.words.text() in said()
    assert dialog.stop.text() == CLOSE
    hands.key(KEY.Key_Escape)
    assert open_dialog_of(hands.window) is None


def test_a_wrong_passphrase_is_told_in_place_and_may_be_typed_again(hands: Driver, folder: Path) -> None:
    give(hands)
    dialog = opened(hands)
    dialog.phrase.setText("une autre phrase")
    dialog.go.click()
    rest()
    assert dialog.trouble.isVisible()
    assert not dialog.words.isVisible()
    assert [*folder.iterdir()] == []
    dialog.phrase.setText(PASSPHRASE)
    dialog.go.click()
    rest()
    assert not dialog.trouble.isVisible()
    assert len([*folder.iterdir()]) == 1


def test_a_folder_that_is_gone_is_told_in_place(hands: Driver, folder: Path) -> None:
    number = give(hands)
    dialog = opened(hands)
    folder.rmdir()
    dialog.go.click()
    rest()
    assert f"attestation-{number}.pdf ne s’écrit pas." in spaced(words(dialog.trouble))
    assert "Attestations déjà écrites : 0." in spaced(words(dialog.trouble))


def test_giving_up_the_folder_writes_nothing(hands: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    give(hands)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    dialog = opened(hands)
    dialog.go.click()
    rest()
    assert not dialog.words.isVisible()
    assert dialog.go.isEnabled()


def test_stopping_keeps_what_is_written(hands: Driver, folder: Path) -> None:
    one_is_done, go = Event(), Event()

    def write(where: Path, _phrase: str, going_on: Callable[[int, int], bool]) -> Iterator[Path]:
        for done in range(3):
            if not going_on(done, 3):
                return
            (where / f"{done}.pdf").write_bytes(b"%PDF")
            yield where / f"{done}.pdf"
            one_is_done.set()
            go.wait()

    dialog = WriteAllDialog(hands.window, write, asks=False)
    dialog.open_dialog(dialog.go)
    dialog.go.click()
    one_is_done.wait()
    settle()
    assert dialog.progress.isVisible()
    assert spaced(dialog.words.text()) == "Attestations écrites : 0 sur 3"
    assert (dialog.stop.text(), dialog.go.isEnabled()) == (STOP, False)
    dialog.stop.click()
    assert dialog.isVisible()
    go.set()
    rest()
    assert [file.name for file in folder.iterdir()] == ["0.pdf"]
    assert spaced(dialog.words.text()) == "Arrêté : 1 attestation écrite dans « Attestations »."
    assert (dialog.stop.text(), dialog.progress.isVisible()) == (CLOSE, False)
    dialog.stop.click()
    assert not dialog.isVisible()


def test_what_is_told_says_how_many_and_where() -> None:
    folder = Path("Attestations")
    assert spaced(told(12, folder, stopped=False)) == "12 attestations écrites dans « Attestations »."
    assert spaced(told(0, folder, stopped=False)) == "Aucune attestation n’est en cours : rien n’est écrit."
    assert spaced(told(0, folder, stopped=True)) == "Arrêté : rien n’est écrit."


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_dialog_holds(hands: Driver, folder: Path, scale: float) -> None:
    hands.theme.set(scale=scale)
    give(hands)
    dialog = opened(hands)
    for act in (settle, dialog.go.click):
        act()
        rest()
        calm(hands.window)
        assert (*nameless(dialog), *small_targets(dialog), *clipped(dialog), *overflowing(dialog)) == ()
    jobs.wait()
