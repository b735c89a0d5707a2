"""Lists and registers in, and the register out, in the real window: the keys alone, a trial, who is who, a way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from mediateur.errors import MediateurError
from mediateur.training.joining import ADD, LEAVE
from mediateur.ui.exchanging import RegisterExchange
from mediateur.ui.kit.dialog import Dialog, open_dialog_of
from mediateur.ui.kit.toast import Toast
from mediateur.ui.pages.training.exchange.importing import RegisterImportDialog
from mediateur.ui.pages.training.following.panel import FollowPart
from mediateur.ui.pages.training.page import TrainingPage
from tests.journal.test_spreadsheet_files import HOSTILE
from tests.ui.audit import clipped, nameless, overflowing, small_targets
from tests.ui.driving import CTRL, KEY, Driver, calm, rest, said, settle
from tests.ui.pages.conftest import check_french
from tests.ui.pages.training.exchange.acts import NBSP, go, people, spaced

HEADER = ("NOM", "Prénom", "Courriel", "Structure", "Fonction", "Date de formation")


ROWS = (
    ("FLIGNET", "Cladro", "c@exemple.org", "Mairie", "Conseiller numérique", "02/03/2026"),
    ("BRUNAL", "Rivel", "", "Médiathèque", "Bénévole", ""),
    ("KORMEV", "Tünvèz", "", "", "Astronaute", ""),
    ("DROPYX", "Lêvnàl", "", "", "Bénévole", "hier"),
)


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
    rest()
    dialog = hands.dialog
    assert isinstance(dialog, RegisterImportDialog)
    return dialog


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
        rest()
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
    rest()
    assert open_dialog_of(hands.window) is None
    assert [error.happened[:24] for error in troubles] == ["Ce tableau ne se lit pas"]


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
    rest()
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
    rest()
    go(hands)
    go(hands)
    assert len(people(hands)) == 2
    rest()
    assert part.people.isVisible()
    hands.key(KEY.Key_Z, CTRL)
    rest()
    assert people(hands) == ()
