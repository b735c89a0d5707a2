"""Lists and registers in, and the register out, in the real window: the keys alone, a trial, who is who, a way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.training.joining import ADD, LEAVE
from mediateur.training.register import Person
from mediateur.ui import jobs
from mediateur.ui.exchanging import RegisterExchange
from mediateur.ui.kit.dialog import Dialog, open_dialog_of
from mediateur.ui.kit.toast import Toast
from mediateur.ui.pages.training.export_register import RegisterExportDialog
from mediateur.ui.pages.training.follow_panel import FollowPart
from mediateur.ui.pages.training.hand_over import HandOverDialog
from mediateur.ui.pages.training.import_register import RegisterImportDialog
from mediateur.ui.pages.training.page import TrainingPage
from mediateur.ui.pages.training.sheet_dialog import SheetDialog
from mediateur.ui.pages.training.take_over import TakeOverDialog
from mediateur.ui.pages.training.work_dialog import STOP, WorkDialog
from mediateur.usecases.register_exports import Contents
from mediateur.usecases.register_handover import Handover
from mediateur.usecases.register_people import Details
from mediateur.usecases.register_sessions import Plan
from tests.journal.test_spreadsheet_files import HOSTILE
from tests.ui.audit import clipped, nameless, overflowing, small_targets
from tests.ui.driving import CTRL, KEY, Driver, calm, said, settle, words
from tests.ui.pages.conftest import check_french

NBSP = "\N{NO-BREAK SPACE}"
PASSPHRASE = "quatre mots sans lien"
HEADER = ("NOM", "Prénom", "Courriel", "Structure", "Fonction", "Date de formation")
ROWS = (
    ("FLIGNET", "Cladro", "c@exemple.org", "Mairie", "Conseiller numérique", "02/03/2026"),
    ("BRUNAL", "Rivel", "", "Médiathèque", "Bénévole", ""),
    ("KORMEV", "Tünvèz", "", "", "Astronaute", ""),
    ("DROPYX", "Lêvnàl", "", "", "Bénévole", "hier"),
)


@pytest.fixture
def exchange(hands: Driver) -> Iterator[RegisterExchange]:
    """Return the acts of the window, on a register that knows a mediator."""
    hands.app.register.people.enrol(Details("Rivel Brunal", structure="Mairie"))
    made = RegisterExchange(hands.window)
    yield made
    read()


@pytest.fixture
def troubles(exchange: RegisterExchange) -> list[MediateurError]:
    found: list[MediateurError] = []
    exchange.failed.connect(found.append)
    return found


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that is named, whatever was proposed."""
    named = tmp_path / "sortie"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(named), ""))
    return named


def read() -> None:
    """Let the window do what it asked for."""
    for _ in range(4):
        jobs.wait()
        settle()


def go(hands: Driver) -> None:
    hands.key(KEY.Key_Return, CTRL)
    read()


def spaced(widget: Dialog) -> str:
    return words(widget).replace(NBSP, " ")


def written(folder: Path) -> Path:
    source = folder / "liste.csv"
    source.write_bytes("\r\n".join(";".join(row) for row in (HEADER, *ROWS)).encode("cp1252"))
    return source


def opened(hands: Driver, exchange: RegisterExchange, source: Path) -> RegisterImportDialog:
    exchange.bring_in()
    chooser = hands.window.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(source))
    chooser.reject()
    settle()
    hands.window.activateWindow()
    read()
    dialog = hands.dialog
    assert isinstance(dialog, RegisterImportDialog)
    return dialog


def people(hands: Driver) -> tuple[Person, ...]:
    with hands.app.register.desk.begin() as work:
        return work.people.all()


def test_the_whole_way_by_the_keyboard(hands: Driver, exchange: RegisterExchange, tmp_path: Path) -> None:
    dialog = opened(hands, exchange, written(tmp_path))
    assert hands.focus() is dialog.columns.rows[0].choice
    assert [row.choice.currentText() for row in dialog.columns.rows] == [
        *("Nom de famille", "Prénom", "Contact", "Structure", "Rôle", "Formation déclarée le"),
    ]
    assert "1 mot à traduire" in spaced(dialog)
    go(hands)
    told = spaced(dialog)
    assert "1 médiateur serait ajouté" in told
    assert "1 ligne à décider" in told
    assert "2 lignes seraient refusées" in told
    assert "gardées comme déclarées" in told
    assert "Dans la liste : Médiathèque. Ressemble à Rivel Brunal, n° 1, Mairie (même nom)." in told
    assert len(people(hands)) == 1
    [row] = dialog.trial.decisions.rows.values()
    assert [row.choice.itemText(n) for n in range(row.choice.count())] == [
        "À décider",
        f"C’est Rivel Brunal, n°{NBSP}1, Mairie",
        "Une autre personne, à ajouter",
        "Laisser cette ligne",
    ]
    assert dialog.go.label == f"Importer 1{NBSP}médiateur"
    row.choice.setFocus()
    hands.key(KEY.Key_Down)
    hands.key(KEY.Key_Down)
    assert dialog.go.label == f"Importer 2{NBSP}médiateurs"
    go(hands)
    assert open_dialog_of(hands.window) is None
    assert f"2{NBSP}médiateurs ajoutés au registre." in said()
    assert [one.name for one in people(hands)] == ["Rivel Brunal", "Cladro FLIGNET", "Rivel BRUNAL"]


def test_the_same_answer_for_all_that_are_left_and_a_way_back(
    hands: Driver, exchange: RegisterExchange, tmp_path: Path
) -> None:
    source = written(tmp_path)
    for way in ("notice", "undo"):
        dialog = opened(hands, exchange, source)
        go(hands)
        dialog.trial.decisions.leave_rest.click()
        assert list(dialog.trial.decisions.decisions.values()) == [LEAVE]
        dialog.trial.decisions.add_rest.click()
        assert list(dialog.trial.decisions.decisions.values()) == [LEAVE]
        go(hands)
        assert len(people(hands)) == 2
        if way == "notice":
            [notice] = [one for one in hands.window.findChildren(Toast) if one.isVisible()]
            assert notice.button is not None
            notice.button.click()
        else:
            assert exchange.undo()
        read()
        assert len(people(hands)) == 1
        assert f"1{NBSP}médiateur retiré du registre." in said()
    assert not exchange.undo()


def test_going_back_to_the_columns_forgets_what_was_decided(
    hands: Driver, exchange: RegisterExchange, tmp_path: Path
) -> None:
    dialog = opened(hands, exchange, written(tmp_path))
    go(hands)
    dialog.trial.decisions.add_rest.click()
    assert list(dialog.trial.decisions.decisions.values()) == [ADD]
    dialog.back.click()
    dialog.columns.panels[4].rows["astronaute"].choice.set_value("sante")
    go(hands)
    assert "1 ligne serait refusée" in spaced(dialog)
    assert dialog.trial.decisions.decisions == {}
    dialog.back.click()
    dialog.columns.rows[0].choice.set_value("")
    go(hands)
    assert "Aucune colonne ne dit le nom" in dialog.columns.rows[0].error
    hands.key(KEY.Key_Escape)
    assert len(people(hands)) == 1


@pytest.mark.parametrize("name", list(HOSTILE)[:4])
def test_a_hostile_file_is_refused(
    hands: Driver, exchange: RegisterExchange, troubles: list[MediateurError], tmp_path: Path, name: str
) -> None:
    source = tmp_path / "x.xlsx"
    source.write_bytes(HOSTILE[name])
    exchange.open(source)
    read()
    assert open_dialog_of(hands.window) is None
    assert [error.happened[:24] for error in troubles] == ["Ce tableau ne se lit pas"]


def test_a_register_is_handed_over_and_taken_over(
    hands: Driver, exchange: RegisterExchange, target: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    exchange.hand_over()
    dialog = hands.dialog
    assert isinstance(dialog, HandOverDialog)
    assert hands.focus() is dialog.phrase
    hands.type("court")
    go(hands)
    assert dialog.trouble.isVisible()
    assert not target.exists()
    dialog.phrase.setText(PASSPHRASE)
    dialog.again.setText(PASSPHRASE)
    go(hands)
    assert any(told.startswith("Registre dans sortie.") for told in said())
    assert not dialog.go.isVisible()
    hands.key(KEY.Key_Escape)
    assert open_dialog_of(hands.window) is None
    register = target.rename(tmp_path / "autre.registre")
    other = App(tmp_path / "autre")
    other.register.people.enrol(Details("RIVEL Brunal"))
    Handover(other.register.desk).take_over(Handover(other.register.desk).open(register, PASSPHRASE))
    mine = people(hands)[0]
    hands.app.register.people.correct(mine.id, Details("Rivel Brunal", structure="CCAS"))
    Handover(other.register.desk).hand_over(register, PASSPHRASE, PASSPHRASE)
    other.close()

    exchange.open(register)
    read()
    taking = hands.dialog
    assert isinstance(taking, TakeOverDialog)
    hands.type("une autre phrase")
    go(hands)
    assert taking.trouble.isVisible()
    assert "Rien n’a changé dans le registre." in said()[-1]
    taking.phrase.setText(PASSPHRASE)
    go(hands)
    told = spaced(taking)
    assert "Ce fichier apporterait : 1 médiateur." in told
    assert "Ici : structure CCAS. Dans le fichier : structure Mairie." in told
    assert "RIVEL Brunal et Rivel Brunal : même nom" in told
    [row] = taking.rows.values()
    assert hands.focus() is row.choice
    go(hands)
    assert open_dialog_of(hands.window) is None
    assert [(one.name, one.structure) for one in people(hands)] == [("Rivel Brunal", "CCAS"), ("RIVEL Brunal", "")]
    exchange.open(register)
    read()
    taking = hands.dialog
    assert isinstance(taking, TakeOverDialog)
    taking.phrase.setText(PASSPHRASE)
    go(hands)
    [row] = taking.rows.values()
    row.choice.set_value(True)
    go(hands)
    assert people(hands)[0].structure == "Mairie"
    exchange.open(register)
    read()
    taking = hands.dialog
    assert isinstance(taking, TakeOverDialog)
    taking.phrase.setText(PASSPHRASE)
    go(hands)
    assert "Rien de nouveau" in spaced(taking)
    assert not taking.go.isVisible()


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
        read()


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
    assert not target.exists()
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
    exchange.open(register)
    read()
    dialog = hands.dialog
    assert isinstance(dialog, TakeOverDialog)
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
    assert not target.exists()
    exchange.export()
    again = hands.dialog
    assert isinstance(again, RegisterExportDialog)
    again.contents.rows[Contents.PEOPLE].click()
    go(hands)
    assert "Rivel Brunal" in target.read_text("utf-8-sig")


def test_the_sheet_of_a_session_is_kept_as_a_pdf(hands: Driver, exchange: RegisterExchange, target: Path) -> None:
    app = hands.app
    session = app.register.sessions.create(Plan("Accompagner", app.register.desk.today))
    app.register.sessions.enrol(session.id, [people(hands)[0].id])
    exchange.print_sheet(session.id)
    dialog = hands.dialog
    assert isinstance(dialog, SheetDialog)
    assert hands.focus() is dialog.go
    dialog.keep.click()
    read()
    assert target.read_bytes().startswith(b"%PDF")


def _shown(hands: Driver, exchange: RegisterExchange, tmp_path: Path, which: str) -> Dialog:
    if which in ("columns", "trial"):
        dialog = opened(hands, exchange, written(tmp_path))
        if which == "trial":
            go(hands)
        return dialog
    {"export": exchange.export, "hand": exchange.hand_over}.get(which, lambda: exchange.print_sheet("x"))()
    return hands.dialog


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("which", ["columns", "trial", "export", "hand", "sheet"])
def test_dialogs_are_accessible(
    hands: Driver, exchange: RegisterExchange, tmp_path: Path, which: str, scale: float
) -> None:
    hands.theme.set(name="contraste" if scale > 1 else "clair", scale=scale)
    calm(hands.window)
    dialog = _shown(hands, exchange, tmp_path, which)
    calm(dialog)
    assert nameless(dialog) == []
    assert small_targets(dialog) == []
    assert clipped(dialog) == []
    assert overflowing(dialog) == []
    check_french(dialog)


def test_the_page_formation_asks_for_it_and_undoes_it(hands: Driver, tmp_path: Path) -> None:
    hands.window.show_page("formation")
    page = hands.window.page("formation")
    assert isinstance(page, TrainingPage)
    page.home.tabs.setCurrentIndex(1)
    read()
    part = page.home.follow
    assert isinstance(part, FollowPart)
    assert not page.undo()
    part.import_asked.emit()
    chooser = hands.window.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(written(tmp_path)))
    chooser.reject()
    settle()
    hands.window.activateWindow()
    read()
    go(hands)
    go(hands)
    assert len(people(hands)) == 2
    read()
    assert part.people.isVisible()
    hands.key(KEY.Key_Z, CTRL)
    read()
    assert people(hands) == ()
