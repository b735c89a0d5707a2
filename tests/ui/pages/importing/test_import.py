"""The import of a table in the real window, with the keys alone: columns, words, a trial, one move, a way back."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from mediateur.app import App
from mediateur.journal.encounter import Count, Encounter
from mediateur.journal.spreadsheet import Plan
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.toast import Toast
from mediateur.ui.pages.journal.page import JournalPage
from mediateur.usecases.recording.corrections import Entry
from tests.ui.driving import CTRL, KEY, Driver, rest, said, settle, words
from tests.ui.pages.importing.acts import NBSP, ROWS, csv, go, kept, opened, tab_to


def xlsx(rows: tuple[tuple[str, ...], ...] = ROWS) -> bytes:
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Carnet")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return target.getvalue()


def choose(hands: Driver, label: str) -> None:
    """Choose in the list that has the focus, by its arrows."""
    box = hands.focus()
    for _ in range(80):
        if box.currentText() == label:  # type: ignore[attr-defined]
            return
        hands.key(KEY.Key_Down)
    raise AssertionError(f"{label} is not below in the list")


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
    rest()
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
        rest()
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
    rest()
    assert [each.id for each in kept(hands)] == [one.id]
    assert f"2{NBSP}séances retirées du journal." in said()


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


def test_the_journal_of_another_machine_is_joined_after_a_question(
    hands: Driver, page: JournalPage, tmp_path: Path
) -> None:
    other, source = App(tmp_path / "autre"), tmp_path / "autre.journal"
    other.spreadsheets.bring(_plan_of(other, tmp_path))
    other.exchange.write(source)
    other.close()
    for answer in ("no", "yes"):
        hands.window.importing.open(source)
        rest()
        asked = hands.dialog
        assert isinstance(asked, ConfirmDialog)
        assert f"3{NBSP}séances nouvelles" in words(asked)
        assert "ne se défait pas" in words(asked)
        getattr(asked, answer).click()
        rest()
        assert len(kept(hands)) == (3 if answer == "yes" else 0)
    hands.window.importing.open(source)
    rest()
    assert open_dialog_of(hands.window) is None
    assert any(told.startswith("Rien de nouveau") for told in said())


def _plan_of(app: App, folder: Path) -> Plan:
    source = folder / "autre.csv"
    source.write_bytes(csv())
    table = app.spreadsheets.open(source)
    return app.spreadsheets.plan(table, {0: "date", 2: "personnes"})
