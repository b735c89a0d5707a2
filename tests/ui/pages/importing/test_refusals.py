"""What an import of a table refuses, cannot finish, or does not show: in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mediateur.errors import MediateurError
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.journal.page import JournalPage
from mediateur.usecases.exchange.spreadsheets import Brought
from tests.journal.test_spreadsheet_files import HOSTILE
from tests.ui.audit import clipped, nameless, overflowing, small_targets
from tests.ui.driving import CTRL, KEY, Driver, calm, cut_in, driven, rest, said, settle, words
from tests.ui.pages.conftest import check_french
from tests.ui.pages.importing.acts import NBSP, ROWS, csv, go, kept, opened, tab_to

WAIT_MS = 30_000


def test_a_wrong_choice_of_columns_is_told_in_its_place(hands: Driver, page: JournalPage, tmp_path: Path) -> None:
    dialog = opened(hands, tmp_path / "carnet.csv", csv())
    rows = dialog.columns.rows
    rows[6].choice.set_value("personnes")
    go(hands)
    assert rows[6].error == f"Une autre colonne devient déjà «{NBSP}Personnes{NBSP}»."
    assert hands.focus() is rows[6].choice
    assert cut_in()[-1] == rows[6].error
    hands.key(KEY.Key_Home)
    assert rows[6].error == ""
    rows[0].choice.set_value("")
    go(hands)
    assert "Aucune colonne ne devient" in rows[0].error
    rows[0].choice.set_value("date")
    rows[2].choice.set_value("")
    rows[6].choice.set_value("personnes")
    go(hands)
    told = words(dialog) + "".join(map(str, dialog.trial.table.lines.wrong))
    assert "Revenez aux colonnes" in told
    assert "un nombre entier, de 0 à 9999, est attendu" in told
    assert "Canari" not in told
    assert "06 39" not in told
    tab_to(hands, dialog.back)
    hands.enter()
    assert dialog.columns.isVisible()
    hands.key(KEY.Key_Escape)
    assert open_dialog_of(hands.window) is None
    assert kept(hands) == ()


def test_names_are_not_shown_among_the_examples(hands: Driver, page: JournalPage, tmp_path: Path) -> None:
    rows = (("Jour", "Mme Canari"), ("03/02/2026", "M. Canari"), ("04/02/2026", "06 39 98 00 01"))
    dialog = opened(hands, tmp_path / "carnet.csv", csv(rows))
    dialog.columns.rows[1].choice.set_value("parcours")
    dialog.columns._on_chosen(dialog.columns.rows[1])
    settle()
    told = words(dialog)
    assert "Canari" not in told
    assert "06 39" not in told
    assert "qui peut désigner quelqu’un" in told


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_and_the_window_lives(
    hands: Driver, page: JournalPage, tmp_path: Path, name: str
) -> None:
    source = tmp_path / "x.xlsx"
    source.write_bytes(HOSTILE[name])
    hands.window.bring_in(source)
    rest()
    assert open_dialog_of(hands.window) is None
    assert page.trouble.isVisible()
    assert cut_in()[-1].startswith("Ce tableau ne se lit pas")
    assert "Rien n’a été changé." in cut_in()[-1]
    assert kept(hands) == ()
    hands.window.importing.open(tmp_path / "absent.csv")
    rest()
    assert cut_in()[-1].startswith("Le fichier absent.csv ne s’ouvre pas.")


def test_two_hundred_columns_are_shown(hands: Driver, page: JournalPage, tmp_path: Path) -> None:
    wide = ((*(f"Colonne {n}" for n in range(199)), "Date"), (*"x" * 199, "03/02/2026"))
    dialog = opened(hands, tmp_path / "large.csv", csv(wide))
    assert len(dialog.columns.rows) == 200
    go(hands)
    go(hands)
    assert len(kept(hands)) == 1


def test_an_import_is_stopped_on_its_way_and_nothing_is_kept(
    hands: Driver, page: JournalPage, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(hands, tmp_path / "carnet.csv", csv())
    dialog.columns.rows[3].choice.set_value("")
    go(hands)
    app = hands.app
    whole = app.spreadsheets.bring

    def stopped(*what: object, going_on: Callable[[int], bool]) -> Brought:
        dialog._stopped.wait(WAIT_MS / 1000)
        return whole(*what, going_on=going_on)  # type: ignore[arg-type]

    app.spreadsheets.bring = stopped  # type: ignore[assignment]
    hands.key(KEY.Key_Return, CTRL)
    assert dialog.progress.isVisible()
    assert dialog.words.text().startswith("Import")
    hands.key(KEY.Key_Return, CTRL)
    hands.key(KEY.Key_Escape)
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=WAIT_MS)
    assert dialog.isVisible()
    assert kept(hands) == ()
    assert cut_in()[-1] == "L’import est arrêté. Rien n’a été changé."
    app.spreadsheets.bring = whole  # type: ignore[method-assign]
    go(hands)
    assert len(kept(hands)) == 3


def test_a_full_disk_is_told_in_place(
    hands: Driver, page: JournalPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(hands, tmp_path / "carnet.csv", csv())
    dialog.columns.rows[3].choice.set_value("")
    go(hands)

    def full(*_what: object, **_how: object) -> Brought:
        raise MediateurError("Le disque est plein.", "Rien n’a été changé.", "Libérez de la place.")

    monkeypatch.setattr(hands.app.spreadsheets, "bring", full)
    go(hands)
    assert dialog.trouble.isVisible()
    assert dialog.go.isEnabled()


def test_nothing_is_brought_into_practice(data_folder: Path, theme: Theme) -> None:
    with driven(data_folder, theme, practice=True) as driver:
        driver.show()
        driver.window.show_page("journal")
        rest()
        driver.window.import_journal()
        assert any(told.startswith("Vous êtes en entraînement") for told in said())
        assert driver.window.findChild(QFileDialog) is None


@pytest.mark.parametrize("name", ["clair", "sombre", "contraste"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_each_step_holds_in_every_theme_and_size(
    hands: Driver, page: JournalPage, theme: Theme, tmp_path: Path, name: str, scale: float
) -> None:
    theme.set(name=name, scale=scale)
    plain = tuple((row[0], row[1].removeprefix("Après-"), *row[2:5], row[7], row[6]) for row in ROWS)
    dialog = opened(hands, tmp_path / "carnet.csv", csv(plain))
    dialog.columns.panels[3].more.click()
    dialog.columns.rows[6].choice.set_value("personnes")
    go(hands)
    faults = []
    for step in ("colonnes", "essai"):
        if step == "essai":
            dialog.columns.rows[6].choice.set_value("")
            go(hands)
            assert dialog.trial.isVisible()
        calm(hands.window)
        check_french(dialog)
        faults += [*nameless(dialog), *small_targets(dialog), *clipped(dialog), *overflowing(dialog)]
    assert faults == []
