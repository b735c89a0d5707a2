from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from mediateur.ui.kit.announce import recent
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.dialog import Dialog, open_dialog_of
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import add_row
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, add_all
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import Theme
from mediateur.ui.kit.toast import DONE, FAILED, UNDER_WAY, dismiss_done, keep_clear, toast
from tests.ui.audit import clipped, nameless
from tests.ui.conftest import flush, press, show
from tests.ui.driving import calm


def page() -> tuple[QWidget, SecondaryButton]:
    window, opener = QWidget(), SecondaryButton("Finir")
    add_all(Column(12, (20, 20, 20, 20), window), [opener, SecondaryButton("Autre")])
    show(window, 900, 600)
    opener.setFocus()
    return window, opener


def question(window: QWidget) -> tuple[Dialog, LineEdit, PrimaryButton]:
    dialog, field, save = Dialog(window, "Fin de la séance"), LineEdit(), PrimaryButton("Enregistrer")
    add_row(dialog.body, "Nom du lieu", field)
    dialog.footer_right.addWidget(save)
    dialog.set_action(save)
    return dialog, field, save


def test_the_focus_starts_on_the_first_question_and_returns_to_the_opener() -> None:
    window, opener = page()
    dialog, field, _ = question(window)
    spy = QSignalSpy(dialog.closed)
    dialog.open_dialog(field)
    assert field.hasFocus()
    assert open_dialog_of(window) is dialog
    press(Qt.Key.Key_Escape)
    assert opener.hasFocus()
    assert spy.count() == 1
    assert open_dialog_of(window) is None
    flush()
    assert window.findChildren(Dialog) == []


def test_tab_stays_in_the_dialog_both_ways() -> None:
    window, _ = page()
    dialog, field, _ = question(window)
    dialog.open_dialog(field)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        met = []
        for _ in range(7):
            press(key)
            met.append(QApplication.focusWidget())
        assert all(widget is not None and dialog.isAncestorOf(widget) for widget in met)
        assert len(set(met)) == 3


def test_ctrl_entree_presses_the_action_from_a_field() -> None:
    window, _ = page()
    dialog, field, save = question(window)
    spy = QSignalSpy(save.clicked)
    dialog.open_dialog(field)
    press(Qt.Key.Key_Return)
    assert spy.count() == 0
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert spy.count() == 1


def test_keys_and_clicks_do_not_reach_the_page() -> None:
    heard: list[QEvent.Type] = []

    class Page(QWidget):
        def event(self, event: QEvent) -> bool:
            if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
                heard.append(event.type())
            return super().event(event)

    window = Page()
    show(window, 900, 600)
    dialog, field, save = question(window)
    dialog.open_dialog(field)
    QTest.keyClick(save, Qt.Key.Key_B)
    QTest.mouseClick(dialog, Qt.MouseButton.LeftButton)
    assert heard == []


def test_a_dialog_is_known_as_one_and_fits_a_small_window_at_200_per_cent(theme: Theme) -> None:
    window, _ = page()
    theme.set(scale=2.0)
    dialog, field, _ = question(window)
    for _ in range(20):
        dialog.body.addWidget(Text("Une ligne de plus, qui doit pouvoir se lire en entier."))
    dialog.open_dialog(field)
    flush()
    interface = QAccessible.queryAccessibleInterface(dialog)
    assert (interface.role(), interface.text(QAccessible.Text.Name)) == (QAccessible.Role.Dialog, "Fin de la séance")
    assert window.rect().contains(dialog.childrenRect())
    assert nameless(dialog) == []
    assert clipped(dialog) == []


def test_a_dialog_follows_its_window() -> None:
    window, _ = page()
    dialog, field, _ = question(window)
    dialog.open_dialog(field)
    window.resize(1200, 800)
    assert dialog.size() == window.size()


def test_what_python_takes_apart_leaves_its_window_alone() -> None:
    """The collector empties a widget before Qt deletes it, and events of the window still reach it meanwhile."""
    window, _ = page()
    dialog, _, _ = question(window)
    notice = toast(window, "Supprimé.", undo="Annuler")
    for gone in (dialog, notice):
        kept = dict(vars(gone))
        vars(gone).clear()
        try:
            assert gone.eventFilter(window, QEvent(QEvent.Type.Resize)) is False
            window.findChildren(SecondaryButton)[1].setFocus()
        finally:
            vars(gone).update(kept)


def test_a_confirmation_tells_one_answer() -> None:
    window, opener = page()
    asked = confirm(window, "Effacer cette séance ?", "Rien ne sera compté.", "Effacer", "Garder", danger=True)
    yes, no = QSignalSpy(asked.accepted), QSignalSpy(asked.refused)
    assert asked.no.hasFocus()
    asked.yes.click()
    assert (yes.count(), no.count()) == (1, 0)
    assert opener.hasFocus()


def test_leaving_a_confirmation_refuses() -> None:
    window, _ = page()
    asked = confirm(window, "Effacer cette séance ?", "Rien ne sera compté.", "Effacer", "Garder")
    yes, no = QSignalSpy(asked.accepted), QSignalSpy(asked.refused)
    press(Qt.Key.Key_Escape)
    assert (yes.count(), no.count()) == (0, 1)


def test_a_toast_can_be_undone_and_is_said_politely() -> None:
    window, _ = page()
    notice = toast(window, "Séance enregistrée.", "Annuler")
    spy = QSignalSpy(notice.undone)
    assert [(said.text, said.assertive) for said in recent()] == [("Séance enregistrée.", False)]
    assert window.rect().contains(notice.geometry())
    assert notice.button is not None
    notice.button.click()
    assert spy.count() == 1
    assert not notice.isVisible()


def test_a_toast_waits_while_the_mouse_or_the_keyboard_is_on_it() -> None:
    window, opener = page()
    notice = toast(window, "Séance enregistrée.", "Annuler")
    assert notice.waiting
    middle = notice.rect().center().toPointF()
    QCoreApplication.sendEvent(notice, QEnterEvent(middle, middle, middle))
    assert not notice.waiting
    QCoreApplication.sendEvent(notice, QEvent(QEvent.Type.Leave))
    assert notice.waiting
    assert notice.button is not None
    notice.button.setFocus()
    assert not notice.waiting
    opener.setFocus()
    assert notice.waiting


def test_what_was_not_done_has_not_the_mark_of_success() -> None:
    window, _ = page()
    marks = [toast(window, "Rien n’a été écrit.", mark=mark).findChild(Icon) for mark in (DONE, UNDER_WAY, FAILED)]
    assert [mark._name for mark in marks if mark is not None] == ["circle-check", "clock", "triangle-alert"]


def test_a_new_toast_takes_the_place_of_the_old() -> None:
    window, _ = page()
    first = toast(window, "Une.")
    second = toast(window, "Deux.")
    assert not first.isVisible()
    assert second.isVisible()


def filled(window: QWidget, lines: int) -> tuple[Dialog, Message]:
    """Return a dialog with many lines, and what it says above its buttons."""
    dialog, told = Dialog(window, "Fin de la séance"), Message("danger", "Le disque est plein.", "Libérez de la place.")
    add_all(dialog.body, [Text(f"Ligne {number}") for number in range(lines)])
    dialog.notice.addWidget(told)
    dialog.footer_right.hold(PrimaryButton("Enregistrer"))
    dialog.open_dialog()
    calm(window)
    return dialog, told


def test_a_notice_stays_whole_above_the_buttons_wherever_the_body_is_scrolled_to() -> None:
    window, _ = page()
    dialog, told = filled(window, 60)
    bar = dialog._scroller.verticalScrollBar()
    assert bar.maximum() > 0
    for value in (0, bar.maximum()):
        bar.setValue(value)
        calm(window)
        assert told.visibleRegion().boundingRect().size() == told.size()
        assert clipped(told) == []


def test_a_notice_keeps_its_height_in_a_low_window(theme: Theme) -> None:
    window, _ = page()
    theme.set(scale=1.5)
    window.resize(900, 460)
    dialog, told = filled(window, 60)
    assert clipped(told) == []
    assert dialog._scroller.height() >= 40


def test_a_dialog_follows_what_its_body_holds() -> None:
    window, _ = page()
    dialog, told = filled(window, 2)
    low = dialog._panel.height()
    dialog.body.addWidget(Text("Une de plus"))
    calm(window)
    assert dialog._panel.height() == low + 24 + 12
    told.hide()
    calm(window)
    assert dialog._panel.height() < low


def test_a_notice_goes_above_what_must_not_be_covered() -> None:
    window, _ = page()
    strip = QWidget(window)
    keep_clear(strip)
    strip.setGeometry(200, 500, 600, 80)
    strip.show()
    notice = toast(window, "Séance enregistrée.", undo="Annuler")
    assert notice.x() == 200
    assert not notice.geometry().intersects(strip.geometry())
    strip.move(200, 400)
    assert not notice.geometry().intersects(strip.geometry())
    strip.hide()
    assert notice.x() < 200


def test_a_notice_stands_beside_what_must_not_be_covered_there() -> None:
    window, _ = page()
    side = QWidget(window)
    side.setGeometry(0, 100, 180, 500)
    side.show()
    notice = toast(window, "Séance enregistrée.", undo="Annuler")
    assert notice.geometry().intersects(side.geometry())
    keep_clear(side, beside=True)
    side.resize(200, 500)
    assert notice.x() > 200, "what is named after the notice came is kept clear too"
    side.hide()
    assert notice.x() < 200


def test_where_nothing_is_above_a_notice_covers_the_beginning_and_not_the_end() -> None:
    window, _ = page()
    strip = QWidget(window)
    keep_clear(strip)
    strip.setGeometry(20, 30, 600, 500)
    strip.show()
    notice = toast(window, "Séance enregistrée.", undo="Annuler")
    assert notice.y() == 30
    strip.move(20, 200)
    assert notice.geometry().bottom() < 200


def test_what_was_done_is_taken_away_and_what_failed_stays() -> None:
    window, _ = page()
    done = toast(window, "Séance enregistrée.", undo="Annuler")
    dismiss_done(window)
    assert not done.isVisible()
    for mark in (FAILED, UNDER_WAY):
        notice = toast(window, "Le disque est plein.", mark=mark)
        dismiss_done(window)
        assert notice.isVisible()
