"""The import of a table in the real window, with the keys alone: columns, words, a trial, one move, a way back."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from xlsxwriter import Workbook

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Count, Encounter
from mediateur.journal.spreadsheet import Plan
from mediateur.ui import jobs
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.theme import Theme
from mediateur.ui.kit.toast import Toast
from mediateur.ui.pages.importing.dialog import ImportDialog
from mediateur.ui.pages.journal.page import JournalPage
from mediateur.usecases.corrections import Entry
from mediateur.usecases.spreadsheets import Brought
from tests.journal.test_spreadsheet_files import HOSTILE
from tests.ui.audit import clipped, nameless, overflowing, small_targets
from tests.ui.driving import CTRL, KEY, Driver, calm, cut_in, driven, said, settle, words
from tests.ui.pages.conftest import check_french

WAIT_MS = 30_000
NBSP = "\N{NO-BREAK SPACE}"
ROWS = (
    ("Jour", "Moment", "Nb personnes", "Motif", "Résultat", "Durée (min)", "Usager", "Remarques"),
    ("03/02/2026", "Matin", "1", "Première connexion", "Espace activé", "45", "Mme Canari", "Revenir mardi."),
    ("03/02/2026", "Après-midi", "2", "Première connexion", "2 activés", "1 h 30", "M. Canari", ""),
    ("05/03/2026", "Matin", "1", "Retrouver ses accès", "Accès retrouvé", "20", "06 39 98 00 01", ""),
    ("hier", "Matin", "1", "Retrouver ses accès", "", "20", "", ""),
    ("06/03/2026", "Matin", "beaucoup", "Retrouver ses accès", "", "20", "", ""),
)


@pytest.fixture
def page(hands: Driver) -> Iterator[JournalPage]:
    """Return the page Journal, in view, of an empty journal."""
    hands.window.show_page("journal")
    read()
    found = hands.window.page("journal")
    assert isinstance(found, JournalPage)
    yield found
    jobs.wait()


def read() -> None:
    """Let the window do what it asked for."""
    for _ in range(4):
        jobs.wait()
        settle()


def csv(rows: tuple[tuple[str, ...], ...] = ROWS, encoding: str = "cp1252") -> bytes:
    return "\r\n".join(";".join(row) for row in rows).encode(encoding)


def xlsx(rows: tuple[tuple[str, ...], ...] = ROWS) -> bytes:
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Carnet")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return target.getvalue()


def opened(hands: Driver, source: Path, data: bytes = b"") -> ImportDialog:
    """Open a table: the button of the page by the keys, then what the chooser of the system tells."""
    if data:
        source.write_bytes(data)
    page = hands.window.page("journal")
    assert isinstance(page, JournalPage)
    page.bring_in.setFocus()
    hands.key(KEY.Key_Space)
    chooser = hands.window.findChild(QFileDialog)
    assert chooser is not None
    assert chooser.fileMode() is QFileDialog.FileMode.ExistingFile
    chooser.fileSelected.emit(str(source))
    chooser.reject()
    settle()
    hands.window.activateWindow()  # the offscreen platform, unlike others, does not give it the keyboard back
    read()
    dialog = hands.dialog
    assert isinstance(dialog, ImportDialog)
    return dialog


def kept(hands: Driver) -> tuple[Encounter, ...]:
    return hands.app.journal.rows()


def tab_to(hands: Driver, wanted: object) -> None:
    for _ in range(60):
        if hands.focus() is wanted:
            return
        hands.key(KEY.Key_Tab)
    raise AssertionError("Tab does not get there")


def choose(hands: Driver, label: str) -> None:
    """Choose in the list that has the focus, by its arrows."""
    box = hands.focus()
    for _ in range(80):
        if box.currentText() == label:  # type: ignore[attr-defined]
            return
        hands.key(KEY.Key_Down)
    raise AssertionError(f"{label} is not below in the list")


def go(hands: Driver) -> None:
    hands.key(KEY.Key_Return, CTRL)
    read()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("carnet.csv", csv()),
        ("CARNET.CSV", csv(encoding="utf-8-sig")),
        ("carnet.csv", csv(encoding="utf-8")),
        ("carnet.xlsx", xlsx()),
    ],
)
def test_the_whole_way_by_the_keyboard(
    hands: Driver, page: JournalPage, tmp_path: Path, name: str, data: bytes
) -> None:
    dialog = opened(hands, tmp_path / name, data)
    assert hands.focus() is dialog.columns.rows[0].choice
    shown = [row.choice.currentText() for row in dialog.columns.rows]
    assert shown == [
        *("Date", "Demi-journée", "Personnes", "Parcours", "Résultats", "Durée", "Ne pas reprendre", "Note"),
    ]
    assert "1 mot à traduire" in words(dialog).replace(NBSP, " ")
    tab_to(hands, dialog.columns.panels[3].rows["premiere connexion"].choice)
    choose(hands, "Activer Mon espace santé")
    assert kept(hands) == ()
    go(hands)
    told = words(dialog).replace(NBSP, " ")
    assert "3 séances seraient ajoutées" in told
    assert "2 lignes seraient refusées" in told
    assert "Rien n’est changé pour l’instant." in told
    assert kept(hands) == ()
    assert [(one.line, one.column) for one in dialog.trial.table.lines.wrong] == [(5, "Date"), (6, "Personnes")]
    assert hands.focus() is dialog.go
    assert dialog.go.label == f"Importer 3{NBSP}séances"
    hands.enter()
    read()
    assert open_dialog_of(hands.window) is None
    assert f"3{NBSP}séances ajoutées au journal." in said()
    brought = sorted(kept(hands), key=_moment)
    assert [one.pathway for one in brought] == ["activer-adulte", "activer-adulte", "retrouver-acces"]
    assert [one.duration for one in brought] == ["30_60", "60_120", "moins_30"]
    assert brought[1].outcomes == (Count(code="activee", n=2),)
    assert page.foot.figures.text().startswith(f"3{NBSP}séances")


def _moment(one: Encounter) -> tuple[object, int]:
    return one.when.key


def test_the_same_file_again_adds_nothing_and_its_columns_are_remembered(
    hands: Driver, page: JournalPage, tmp_path: Path
) -> None:
    source = tmp_path / "carnet.csv"
    dialog = opened(hands, source, csv())
    dialog.columns.rows[3].choice.set_value("")
    dialog.columns.rows[7].choice.set_value("")
    go(hands)
    assert "dans « Activer Mon espace santé »" in words(dialog).replace(NBSP, " ")
    go(hands)
    assert len(kept(hands)) == 3
    again = opened(hands, source)
    assert "la dernière fois" in words(again)
    assert again.columns.mapped == {0: "date", 1: "demi_journee", 2: "personnes", 4: "resultats", 5: "duree"}
    go(hands)
    assert "3 lignes sont déjà connues" in words(again).replace(NBSP, " ")
    assert "tout est déjà dans le journal" in words(again)
    assert not again.go.isVisible()
    go(hands)
    assert len(kept(hands)) == 3
    told = (hands.app.folder / "reglages.json").read_text(encoding="utf-8")
    assert "Canari" not in told
    assert "Usager" not in told
    assert page.foot.withdraw.isVisible()


def test_an_import_is_taken_back_as_one_and_may_come_again(hands: Driver, page: JournalPage, tmp_path: Path) -> None:
    hands.app.preferences.change(notes=True)
    source = tmp_path / "carnet.csv"
    for way in ("notice", "key", "button"):
        dialog = opened(hands, source, csv())
        dialog.columns.rows[3].choice.set_value("")
        go(hands)
        go(hands)
        assert len(kept(hands)) == 3
        if way == "notice":
            [notice] = [one for one in hands.window.findChildren(Toast) if one.isVisible()]
            assert notice.button is not None
            notice.button.click()
        elif way == "key":
            hands.key(KEY.Key_Z, CTRL)
        else:
            page.foot.withdraw.click()
        read()
        assert kept(hands) == ()
        assert f"3{NBSP}séances retirées du journal." in said()
        assert not page.foot.withdraw.isVisible()
    assert not page.undo()


def test_what_was_corrected_since_stays(hands: Driver, page: JournalPage, tmp_path: Path) -> None:
    dialog = opened(hands, tmp_path / "carnet.csv", csv())
    dialog.columns.rows[3].choice.set_value("")
    go(hands)
    go(hands)
    one = kept(hands)[0]
    corrections = hands.app.corrections
    closing = corrections.closing(one)
    corrections.correct(one, Entry(one.when, None, replace(closing, persons=2)), "saisie", notes=False)
    page.foot.withdraw.click()
    read()
    assert [each.id for each in kept(hands)] == [one.id]
    assert f"2{NBSP}séances retirées du journal." in said()


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


def test_a_word_understood_may_mean_something_else(hands: Driver, page: JournalPage, tmp_path: Path) -> None:
    dialog = opened(hands, tmp_path / "carnet.csv", csv((("Jour", "Résultat"), ("03/02/2026", "Bilan, activé"))))
    panel = dialog.columns.panels[1]
    panel.rows["bilan"].choice.set_value("")
    panel.more.click()
    settle()
    assert panel.more.label == "Cacher le mot compris"
    panel.rows["active"].choice.set_value("usage-appris")
    panel.more.click()
    assert not panel.rows["active"].isVisible()
    go(hands)
    go(hands)
    [one] = kept(hands)
    assert one.outcomes == (Count(code="usage-appris", n=1),)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_and_the_window_lives(
    hands: Driver, page: JournalPage, tmp_path: Path, name: str
) -> None:
    source = tmp_path / "x.xlsx"
    source.write_bytes(HOSTILE[name])
    hands.window.bring_in(source)
    read()
    assert open_dialog_of(hands.window) is None
    assert page.trouble.isVisible()
    assert cut_in()[-1].startswith("Ce tableau ne se lit pas")
    assert "Rien n’a été changé." in cut_in()[-1]
    assert kept(hands) == ()
    hands.window.importing.open(tmp_path / "absent.csv")
    read()
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


def test_the_journal_of_another_machine_is_joined_after_a_question(
    hands: Driver, page: JournalPage, tmp_path: Path
) -> None:
    other, source = App(tmp_path / "autre"), tmp_path / "autre.journal"
    other.spreadsheets.bring(_plan_of(other, tmp_path))
    other.exchange.write(source)
    other.close()
    for answer in ("no", "yes"):
        hands.window.importing.open(source)
        read()
        asked = hands.dialog
        assert isinstance(asked, ConfirmDialog)
        assert f"3{NBSP}séances nouvelles" in words(asked)
        assert "ne se défait pas" in words(asked)
        getattr(asked, answer).click()
        read()
        assert len(kept(hands)) == (3 if answer == "yes" else 0)
    hands.window.importing.open(source)
    read()
    assert open_dialog_of(hands.window) is None
    assert any(told.startswith("Rien de nouveau") for told in said())


def _plan_of(app: App, folder: Path) -> Plan:
    source = folder / "autre.csv"
    source.write_bytes(csv())
    table = app.spreadsheets.open(source)
    return app.spreadsheets.plan(table, {0: "date", 2: "personnes"})


def test_nothing_is_brought_into_practice(data_folder: Path, theme: Theme) -> None:
    with driven(data_folder, theme, practice=True) as driver:
        driver.show()
        driver.window.show_page("journal")
        read()
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
