"""A register handed over and taken over, exports and sheets, in the real window: stopped, written, undone."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.ui.exchanging import RegisterExchange
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.pages.training.exchange.exporting import RegisterExportDialog
from mediateur.ui.pages.training.exchange.hand_over import HandOverDialog
from mediateur.ui.pages.training.exchange.take_over import TakeOverDialog
from mediateur.ui.pages.training.sessions.sheet_dialog import SheetDialog
from mediateur.ui.pages.training.work_dialog import STOP, WorkDialog
from mediateur.usecases.register.exports import Contents
from mediateur.usecases.register.handover import Handover
from mediateur.usecases.register.people import Details
from mediateur.usecases.register.sessions import Plan
from tests.ui.driving import KEY, Driver, rest, said, settle
from tests.ui.pages.training.exchange.acts import go, people, spaced
from tests.ui.saved import only, save_into

PASSPHRASE = "quatre mots sans lien"


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder where everything is saved."""
    return save_into(tmp_path / "sorties", monkeypatch)


def handed_over(hands: Driver, exchange: RegisterExchange) -> None:
    """Hand the register over, in the window."""
    exchange.hand_over()
    dialog = hands.dialog
    assert isinstance(dialog, HandOverDialog)
    dialog.phrase.setText(PASSPHRASE)
    dialog.again.setText(PASSPHRASE)
    go(hands)
    hands.key(KEY.Key_Escape)
    assert open_dialog_of(hands.window) is None


def of_a_colleague(register: Path, folder: Path) -> None:
    """Have a colleague take a register over, who knows one more of the same name, and hand it back in the same file."""
    other = App(folder)
    handover = Handover(other.register.desk)
    other.register.people.enrol(Details("RIVEL Brunal"))
    handover.take_over(handover.open(register, PASSPHRASE))
    handover.hand_over(register, PASSPHRASE, PASSPHRASE)
    other.close()


def taking(hands: Driver, exchange: RegisterExchange, register: Path) -> TakeOverDialog:
    """Return the dialog that takes a register over."""
    exchange.open(register)
    rest()
    dialog = hands.dialog
    assert isinstance(dialog, TakeOverDialog)
    return dialog


def opened(hands: Driver, exchange: RegisterExchange, register: Path) -> TakeOverDialog:
    """Return that dialog once its passphrase has opened the file."""
    dialog = taking(hands, exchange, register)
    dialog.phrase.setText(PASSPHRASE)
    go(hands)
    return dialog


@pytest.fixture
def register(hands: Driver, exchange: RegisterExchange, target: Path, tmp_path: Path) -> Path:
    """Return the register as a colleague hands it back, where ours has changed since."""
    handed_over(hands, exchange)
    file = only(target).rename(tmp_path / "autre.registre")
    of_a_colleague(file, tmp_path / "autre")
    hands.app.register.people.correct(people(hands)[0].id, Details("Rivel Brunal", structure="CCAS"))
    return file


def test_a_register_is_handed_over(hands: Driver, exchange: RegisterExchange, target: Path) -> None:
    exchange.hand_over()
    dialog = hands.dialog
    assert isinstance(dialog, HandOverDialog)
    assert hands.focus() is dialog.phrase
    hands.type("court")
    go(hands)
    assert dialog.trouble.isVisible()
    assert not list(target.iterdir())
    dialog.phrase.setText(PASSPHRASE)
    dialog.again.setText(PASSPHRASE)
    go(hands)
    assert any(told.startswith("Registre dans sortie.") for told in said())
    assert not dialog.go.isVisible()


def test_a_register_that_comes_back_is_asked_about_line_by_line(
    hands: Driver, exchange: RegisterExchange, register: Path
) -> None:
    dialog = taking(hands, exchange, register)
    hands.type("une autre phrase")
    go(hands)
    assert dialog.trouble.isVisible()
    assert "Rien n’a changé dans le registre." in said()[-1]
    dialog.phrase.setText(PASSPHRASE)
    go(hands)
    told = spaced(dialog)
    assert "Ce fichier apporterait : 1 médiateur." in told
    assert "Ici : structure CCAS. Dans le fichier : structure Mairie." in told
    assert "RIVEL Brunal et Rivel Brunal : même nom" in told
    [row] = dialog.rows.values()
    assert hands.focus() is row.choice
    go(hands)
    assert open_dialog_of(hands.window) is None
    assert [(one.name, one.structure) for one in people(hands)] == [("Rivel Brunal", "CCAS"), ("RIVEL Brunal", "")]


def test_what_a_register_says_otherwise_is_taken_once(
    hands: Driver, exchange: RegisterExchange, register: Path
) -> None:
    [row] = opened(hands, exchange, register).rows.values()
    row.choice.set_value(True)
    go(hands)
    assert people(hands)[0].structure == "Mairie"
    dialog = opened(hands, exchange, register)
    assert "Rien de nouveau" in spaced(dialog)
    assert not dialog.go.isVisible()


class Gate:
    """Lets a handover begin, then holds it at its first line until a test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, act: str) -> None:
        self.begun, self.may_go = Event(), Event()
        real = getattr(Handover, act)

        def slow(handover: Handover, *given: object) -> object:
            *before, going_on = given

            def wait(done: int, wanted: int) -> bool:
                told = going_on(done, wanted)  # type: ignore[operator]
                self.begun.set()
                self.may_go.wait()
                return bool(told and going_on(done, wanted))  # type: ignore[operator]

            return real(handover, *before, wait)

        monkeypatch.setattr(Handover, act, slow)

    def stop(self, dialog: WorkDialog) -> None:
        self.begun.wait()
        settle()
        assert dialog.progress.isVisible()
        assert (dialog.stop.label, dialog.go.isEnabled()) == (STOP, False)
        assert " sur " in spaced(dialog)
        dialog.stop.click()
        assert dialog.isVisible()
        self.may_go.set()
        rest()


def test_handing_over_is_stopped_before_anything_is_written(
    hands: Driver, exchange: RegisterExchange, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, "hand_over")
    exchange.hand_over()
    dialog = hands.dialog
    assert isinstance(dialog, HandOverDialog)
    for field in (dialog.phrase, dialog.again):
        field.setText(PASSPHRASE)
    dialog.go.click()
    gate.stop(dialog)
    assert "Arrêté : aucun fichier n’est écrit." in spaced(dialog)
    assert not list(target.iterdir())
    assert dialog.go.isEnabled()


@pytest.mark.parametrize("act", ["foresee", "take_over"])
def test_taking_over_is_stopped_and_nothing_has_changed(
    hands: Driver, exchange: RegisterExchange, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    other, register = App(tmp_path / "autre"), tmp_path / "autre.registre"
    other.register.people.enrol(Details("Cladro Flignet"))
    Handover(other.register.desk).hand_over(register, PASSPHRASE, PASSPHRASE)
    other.close()
    before, gate = people(hands), Gate(monkeypatch, act)
    dialog = taking(hands, exchange, register)
    dialog.phrase.setText(PASSPHRASE)
    if act == "take_over":
        go(hands)
    dialog.go.click()
    gate.stop(dialog)
    assert "Arrêté : rien n’est changé dans votre registre." in spaced(dialog)
    assert people(hands) == before
    monkeypatch.undo()
    for _ in range(1 if act == "take_over" else 2):
        go(hands)
    assert open_dialog_of(hands.window) is None
    assert [one.name for one in people(hands)] == ["Rivel Brunal", "Cladro Flignet"]


def test_exports_are_chosen_then_written(
    hands: Driver, exchange: RegisterExchange, troubles: list[MediateurError], target: Path
) -> None:
    exchange.export()
    dialog = hands.dialog
    assert isinstance(dialog, RegisterExportDialog)
    assert hands.focus() is dialog.contents.rows[Contents.FIGURES]
    go(hands)
    assert "trop peu de médiateurs" in troubles[0].happened
    assert not list(target.iterdir())
    exchange.export()
    again = hands.dialog
    assert isinstance(again, RegisterExportDialog)
    again.contents.rows[Contents.PEOPLE].click()
    go(hands)
    assert "Rivel Brunal" in only(target).read_text("utf-8-sig")


def test_the_sheet_of_a_session_is_kept_as_a_pdf(hands: Driver, exchange: RegisterExchange, target: Path) -> None:
    app = hands.app
    session = app.register.sessions.create(Plan("Accompagner", app.register.desk.today))
    app.register.sessions.enrol(session.id, [people(hands)[0].id])
    exchange.print_sheet(session.id)
    dialog = hands.dialog
    assert isinstance(dialog, SheetDialog)
    assert hands.focus() is dialog.go
    dialog.keep.click()
    rest()
    assert only(target).read_bytes().startswith(b"%PDF")
