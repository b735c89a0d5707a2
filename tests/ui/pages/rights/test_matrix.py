"""« Qui peut voir quoi ? »: the matrix, its sentence, its notes and its keys, by keys and by eye."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from mediateur.content.text import NBSP
from mediateur.rights.verdicts import LABELS, Verdict
from mediateur.rights.visibility import matrix, plain_sentence
from mediateur.ui.pages.rights.matrix_cells import cell_look
from mediateur.ui.pages.rights.notes import CLOSED, SAME, lowered, notes, with_need
from mediateur.ui.pages.rights.page import RightsPage
from mediateur.ui.pages.rights.visibility import HINT, Visibility
from tests.ui.audit import clipped, interfaces, overflowing
from tests.ui.driving import KEY, Driver, calm, said, settle, words
from tests.ui.pages.conftest import check_french
from tests.ui.test_accessibility import shape


def choose(view: Visibility, reader: str, kind: str) -> None:
    """Click a cell."""
    row = [one.id for one in view.model.readers].index(reader)
    column = [one.id for one in view.model.kinds].index(kind)
    view.table.scrollTo(view.model.index(row, column))
    settle()
    place = view.table.visualRect(view.model.index(row, column)).center()
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    settle()


@pytest.mark.parametrize("choice", ["masquer-un", "refuser-bris", "fermer"])
def test_trying_a_choice_opens_the_matrix_with_it_alone(page: RightsPage, choice: str) -> None:
    page.tabs.setCurrentIndex(1)
    assert page.visibility is not None
    page.visibility.choices.make({"bloquer", "bloquer-auteur"})
    page.show_entry(next(right.id for right in page._catalogue if right.choice == choice))
    page.detail.try_button.click()
    settle()
    assert page.tabs.currentIndex() == 1
    assert page.visibility.made == {choice}
    assert page.visibility.choices.toggles[choice].hasFocus()


def test_a_choice_changes_matrix_sentence_and_says_it_once(hands: Driver, matrix_page: Visibility) -> None:
    rules, toggle = matrix_page.rules, matrix_page.choices.toggles["refuser-samu"]
    toggle.setFocus()
    before = len(said())
    hands.key(KEY.Key_Space)
    assert toggle.isChecked()
    assert matrix_page.model.rows == matrix(rules, {"refuser-samu"})
    sentence = plain_sentence(rules, {"refuser-samu"})
    assert matrix_page.plain.text() == f"En clair{NBSP}: {sentence[:1].lower()}{sentence[1:]}"
    assert said()[before:] == [matrix_page.plain.text()]
    hands.key(KEY.Key_Space)
    assert matrix_page.model.rows == matrix(rules, ())


def test_every_choice_alone_is_framed_where_it_changes_something(matrix_page: Visibility) -> None:
    for name in matrix_page.choices.toggles:
        matrix_page.choices.make(with_need(matrix_page.rules, name))
        cells = [cell for row in matrix_page.model.rows for cell in row.cells]
        assert any(cell.changed for cell in cells), name
        for cell in cells:
            look = cell_look(cell)
            assert (look.frame == "primary") is cell.changed
            assert (look.fill == "bg_subtle") is (cell.verdict is Verdict.SEES_NOT)


def test_no_widget_is_made_again_when_a_choice_changes(matrix_page: Visibility) -> None:
    before = set(map(id, matrix_page.findChildren(object)))
    resets: list[int] = []
    matrix_page.model.modelReset.connect(lambda: resets.append(1))
    for name in matrix_page.choices.toggles:
        matrix_page.choices.toggles[name].click()
        settle()
    assert set(map(id, matrix_page.findChildren(object))) == before
    assert resets == []


def test_start_again_makes_no_choice(hands: Driver, matrix_page: Visibility) -> None:
    matrix_page.choices.make({"masquer-tout", "fermer"})
    matrix_page.choices.again.click()
    assert matrix_page.made == frozenset()
    assert matrix_page.plain.text() == said()[-1]
    assert not any(cell.changed for row in matrix_page.model.rows for cell in row.cells)


def test_a_choice_without_effect_says_why(matrix_page: Visibility) -> None:
    toggles = matrix_page.choices.toggles
    matrix_page.choices.make({"bloquer-auteur"})
    assert "Bloquer un soignant" in toggles["bloquer-auteur"].accessibleDescription()
    assert toggles["bloquer-auteur"].accessibleDescription().rstrip(".") in said()[-1]
    matrix_page.choices.make({"bloquer-auteur", "bloquer"})
    assert toggles["bloquer-auteur"].accessibleDescription() == toggles["bloquer-auteur"].choice.caption
    matrix_page.choices.make({"fermer", "masquer-un", "refuser-samu", "bloquer", "bloquer-auteur"})
    assert toggles["bloquer-auteur"].accessibleDescription() == CLOSED
    for name in ("masquer-un", "refuser-samu"):
        told = toggles[name]
        assert told.accessibleDescription() == told.choice.caption, "closing does not undo what was refused"
    assert toggles["fermer"].accessibleDescription() == toggles["fermer"].choice.caption
    matrix_page.choices.make(())
    assert toggles["masquer-un"].accessibleDescription() == toggles["masquer-un"].choice.caption


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1366, 1.25), (1000, 2.0), (800, 1.5), (640, 1.5)])
def test_what_choices_say_has_its_height_at_once(
    hands: Driver, matrix_page: Visibility, width: int, scale: float
) -> None:
    """One turn of the loop is enough: the page does not grow under the eye."""
    hands.theme.set(scale=scale)
    hands.window.resize(width, 690)
    calm(hands.window)
    toggles = matrix_page.choices.toggles
    growing = [set(list(toggles)[:count]) for count in range(len(toggles) + 1)]
    for made in [*({name} for name in toggles), *growing, {"refuser-samu", "refuser-bris"}]:
        matrix_page.choices.make(made)
        QApplication.processEvents()
        following = (matrix_page.plain, matrix_page.why, *toggles.values())
        assert [words for words in following if words.height() < words.heightForWidth(words.width())] == [], made
        assert (clipped(matrix_page), overflowing(matrix_page)) == ([], [])


def test_a_reason_is_announced_once_with_the_choices_that_it_is_about(matrix_page: Visibility) -> None:
    toggles = matrix_page.choices.toggles
    matrix_page.choices.make(toggles)
    idle = [name for name, toggle in toggles.items() if toggle.accessibleDescription() == CLOSED]
    assert idle == ["bloquer-auteur"]
    titles = ", ".join(lowered(toggles[name].choice.title) for name in idle)
    assert f"Sans effet, l’espace est fermé{NBSP}: {titles}." in said()[-1]
    assert said()[-1].count("Sans effet, l’espace est fermé") == 1


def test_notes_are_told_only_of_choices_that_change_nothing(matrix_page: Visibility) -> None:
    rules = matrix_page.rules
    assert notes(rules, {"masquer-un", "masquer-tout"}) == {"masquer-un": SAME}
    assert notes(rules, {"masquer-un", "masquer-tout", "fermer"}) == {"masquer-un": SAME}, "closed or not"
    assert notes(rules, {"refuser-samu", "refuser-bris"}) == {}
    assert "non-active" not in notes(rules, {"fermer", "non-active"}), "it changes what the person sees"


def test_a_cell_chosen_by_click_tells_why_and_from_where(hands: Driver, matrix_page: Visibility) -> None:
    assert matrix_page.why.text() == HINT
    assert not matrix_page.sources.isVisible()
    matrix_page.choices.make({"masquer-un"})
    choose(matrix_page, "equipe-de-soins", "compte-rendu")
    assert matrix_page.table.index is not None
    cell = matrix_page.model.cell(matrix_page.table.index)
    assert cell.verdict is Verdict.SEES_NOT
    assert matrix_page.why.text().startswith(f"Équipe de soins, compte rendu{NBSP}: ne voit pas, changé par les choix.")
    assert cell.sentence in matrix_page.why.text()
    matrix_page.sources.click()
    settle()
    told = words(hands.dialog)
    for fact, sources in hands.app.rights.cited(cell.facts):
        assert fact.text in told
        assert all(source.title in told for source in sources)
    hands.key(KEY.Key_Escape)
    matrix_page.choices.make(())
    assert "changé" not in matrix_page.why.text()
    assert matrix_page.model.cell(matrix_page.table.index).sentence in matrix_page.why.text()


def test_keys_go_through_cells_and_leave_the_table(hands: Driver, matrix_page: Visibility) -> None:
    matrix_page.table.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(KEY.Key_Down)
    hands.key(KEY.Key_Right)
    assert matrix_page.table.index is not None
    assert (matrix_page.table.index.row(), matrix_page.table.index.column()) == (1, 1)
    assert matrix_page.why.text().startswith("Auteur du document, résultat récent")
    last = len(matrix_page.model.readers)
    for _ in range(last):
        hands.key(KEY.Key_Down)
    assert matrix_page.why.text().startswith(matrix_page.model.readers[-1].title)
    place = matrix_page.table.visualRect(matrix_page.table.index)
    assert matrix_page.table.viewport().rect().contains(place.center())
    hands.key(KEY.Key_Escape)
    assert matrix_page.why.text() == HINT
    hands.key(KEY.Key_Tab)
    assert hands.focus() is not matrix_page.table


def test_a_screen_reader_hears_who_what_and_the_change(matrix_page: Visibility) -> None:
    matrix_page.choices.make({"masquer-un"})
    row = [one.id for one in matrix_page.model.readers].index("autre-avec-accord")
    index = matrix_page.model.index(row, 2)
    phrase = f"Autre soignant, avec accord, compte rendu{NBSP}: ne voit pas, changé"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == phrase
    heard = [part.text(QAccessible.Text.Name) for part in interfaces(matrix_page.table)]
    assert phrase in heard
    assert {"Médecin traitant, Ou qui a reçu ce rôle", "Ordonnance, Déposée par un soignant"} <= set(heard)
    delayed = matrix_page.model.index(0, 1).data()
    assert delayed == f"{LABELS[Verdict.SEES]}, délai possible"


def test_the_model_keeps_the_rules_of_qt(page: RightsPage, matrix_page: Visibility) -> None:
    for model in (matrix_page.model, page.list.rows):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    matrix_page.choices.make({"fermer"})
    page.list.show_rights(page._catalogue[:3])


def test_definitions_tell_every_verdict_reader_and_fact(hands: Driver, matrix_page: Visibility) -> None:
    matrix_page.definitions.click()
    settle()
    told = words(hands.dialog)
    assert all(f"{label}{NBSP}: " in told for label in LABELS.values())
    assert all(reader.title in told for reader in matrix_page.rules.readers)
    facts = {fact for row in matrix_page.model.rows for cell in row.cells for fact in cell.facts}
    assert all(fact.text in told for fact, _ in hands.app.rights.cited(facts))
    check_french(hands.dialog)


def test_rows_do_not_jump_when_choices_change(matrix_page: Visibility) -> None:
    rows = range(len(matrix_page.model.readers))
    heights = [matrix_page.table.rowHeight(row) for row in rows]
    for name in matrix_page.choices.toggles:
        matrix_page.choices.make(with_need(matrix_page.rules, name))
        assert [matrix_page.table.rowHeight(row) for row in rows] == heights


@pytest.mark.parametrize("name", ["étroit", "panneau", "panneau à 125 %", "petit écran à 200 %"])
def test_no_word_of_the_matrix_is_cut_nor_out_of_reach(hands: Driver, matrix_page: Visibility, name: str) -> None:
    shape(hands, name)
    calm(hands.window)
    table, kinds = matrix_page.table, range(len(matrix_page.model.kinds))
    for kind in kinds:
        if not table.columns_fit:
            matrix_page.kind.set_value(kind)
            matrix_page.kind.chosen.emit(kind)
            settle()
        assert not table.isColumnHidden(kind)
        shown = [other for other in kinds if not table.isColumnHidden(other)]
        assert sum(map(table.columnWidth, shown)) <= table.viewport().width()
        assert table.columnWidth(kind) >= max(map(table._letters.cell_least, LABELS.values()))
    assert table.verticalScrollBar().maximum() == 0, "the page scrolls, the table does not"
    assert matrix_page._kind_row.isVisible() is not table.columns_fit


def test_the_page_brings_the_cell_in_use_into_view(hands: Driver, page: RightsPage, matrix_page: Visibility) -> None:
    shape(hands, "panneau")
    calm(hands.window)
    matrix_page.table.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in matrix_page.model.readers:
        hands.key(KEY.Key_Down)
    calm(hands.window)
    assert matrix_page.table.index is not None
    centre = matrix_page.table.place_of(matrix_page.table.index).center()
    top = matrix_page.table.mapTo(page.scroller.viewport(), QPoint(0, centre.y())).y()
    assert 0 <= top <= page.scroller.viewport().height()
