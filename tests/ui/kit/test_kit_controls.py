from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from mediateur.ui.kit.buttons import DangerButton, IconButton, PrimaryButton, QuietButton, SecondaryButton
from mediateur.ui.kit.card import Card, spoken_name
from mediateur.ui.kit.choices import AnswerButton, CheckRow, Chip, ObstacleButton, RadioRow, Toggle
from mediateur.ui.kit.counter import Counter
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all
from mediateur.ui.kit.navigation import NavButton, Tabs
from mediateur.ui.kit.segmented import Segmented
from mediateur.ui.kit.svg_view import SvgView
from mediateur.ui.kit.theme import Theme
from tests.ui.audit import clipped, nameless, small_targets
from tests.ui.conftest import press, show, type_text

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="200" height="100"/></svg>'


def holding(*widgets: QWidget) -> QWidget:
    window = QWidget()
    add_all(Column(8, (12, 12, 12, 12), window), widgets)
    return window


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def controls() -> list[QWidget]:
    return [
        PrimaryButton("Enregistrer", keycap="Ctrl Entrée"),
        SecondaryButton("Écran usager", "monitor", "F11"),
        DangerButton("Supprimer", "trash-2"),
        QuietButton("Ouvrir le journal", trailing="arrow-right"),
        IconButton("x", "Fermer"),
        AnswerButton(3, "Elle préfère arrêter"),
        Chip("Pas de code provisoire"),
        ObstacleButton("Numéro de série illisible"),
        CheckRow("La personne est déconnectée"),
        Toggle("Fermer l’espace"),
        Card("accueil", "Activer son espace", "La première connexion, pas à pas.", "environ 20 minutes", 1),
        Segmented([(1, "1 h"), (2, "2 h")], "Durée"),
        Counter("Personnes", 1),
        NavButton("accueil", "Accueil"),
        tabs(),
    ]


def tabs() -> Tabs:
    made = Tabs("Blocs")
    made.add("À faire", "a_faire")
    made.add("À dire")
    return made


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_control_has_a_name_room_for_its_words_and_a_large_target(theme: Theme, scale: float) -> None:
    theme.set(scale=scale)
    window = holding(*controls())
    show(window)
    assert nameless(window) == []
    assert small_targets(window) == []
    assert clipped(window) == []


def test_the_audit_sees_a_nameless_control_and_a_small_target() -> None:
    button, small = IconButton("x", ""), PrimaryButton("Oui")
    window = holding(button, small)
    show(window)
    small.setFixedSize(20, 20)
    assert nameless(window) == ["IconButton"]
    assert small_targets(window) == ["Oui: 20 × 20"]
    assert len(clipped(window)) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_answers_the_keyboard(key: Qt.Key) -> None:
    button = PrimaryButton("Enregistrer")
    spy = QSignalSpy(button.clicked)
    show(button)
    QTest.keyClick(button, key)
    assert spy.count() == 1


def test_an_ampersand_is_said_and_shown() -> None:
    assert name(PrimaryButton("Toi & moi")) == "Toi & moi"


def test_entree_on_an_answer_goes_on_to_the_page() -> None:
    heard: list[int] = []

    class Page(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            heard.append(event.key())

    page = Page()
    answer = AnswerButton(1, "Oui")
    add_all(Column(parent=page), [answer])
    show(page)
    QTest.keyClick(answer, Qt.Key.Key_Return)
    assert heard == [Qt.Key.Key_Return]
    assert not answer.isChecked()


def test_answers_are_radios_with_their_digit_and_only_one_holds() -> None:
    first, second = AnswerButton(1, "Oui"), AnswerButton(2, "Pas encore")
    window = holding(first, second)
    show(window)
    assert (role(first), name(second)) == (QAccessible.Role.RadioButton, "2, Pas encore")
    first.click()
    second.click()
    assert [first.isChecked(), second.isChecked()] == [False, True]


def test_all_answers_weigh_the_same() -> None:
    looks = {AnswerButton(digit, label).look() for digit, label in enumerate(("Activer", "Refuser", "Attendre"), 1)}
    assert len(looks) == 1


def test_arrows_move_and_select_among_radios() -> None:
    first, second = RadioRow("Texte courant", checked=True), RadioRow("Gros caractères")
    window = holding(first, second)
    show(window)
    first.setFocus()
    press(Qt.Key.Key_Down)
    assert second.hasFocus()
    assert second.isChecked()


def test_a_row_answers_over_its_whole_width() -> None:
    row = CheckRow("Noir et blanc")
    window = holding(row)
    show(window, 600, 80)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 4, 4))
    assert row.isChecked()


def test_roles_of_boxes_and_switches() -> None:
    assert role(CheckRow("a")) == QAccessible.Role.CheckBox
    assert role(Toggle("a")) == QAccessible.Role.CheckBox
    assert role(Card("accueil", "a")) == QAccessible.Role.Button


def test_a_chip_has_a_check_when_ticked_so_that_colour_is_not_alone() -> None:
    chip = Chip("Confiance")
    before = chip.sizeHint().width()
    chip.setChecked(True)
    assert chip.leading()
    assert chip.sizeHint().width() > before
    assert chip.look().stroke > Chip("Confiance").look().stroke


def test_the_spoken_name_of_a_card() -> None:
    said = spoken_name("Activer son espace", "La première connexion, pas à pas.", "20 minutes", 1)
    assert said == "1, Activer son espace. La première connexion, pas à pas. 20 minutes"
    assert spoken_name("Dire non", "", "", 0) == "Dire non"


def test_a_card_grows_for_its_words(theme: Theme) -> None:
    card = Card("accueil", "Comprendre d’abord", "À quoi ça sert, ce qui est obligatoire. " * 4, "environ 5 minutes", 6)
    assert card.heightForWidth(280) > card.heightForWidth(600) >= theme.px(156)


def test_a_segment_tells_the_value_chosen_by_the_reader_only() -> None:
    segmented = Segmented([(1, "1 h"), (2, "2 h"), (3, "3 h")], "Durée", 2)
    spy = QSignalSpy(segmented.changed)
    show(segmented)
    segmented.set_value(3)
    assert (segmented.value(), spy.count()) == (3, 0)
    segmented.segments[0].click()
    assert (segmented.value(), spy.at(0)) == (1, [1])


@pytest.mark.parametrize(
    ("key", "value"), [(Qt.Key.Key_Up, 3), (Qt.Key.Key_Plus, 3), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Minus, 1)]
)
def test_a_counter_answers_arrows_and_signs(key: Qt.Key, value: int) -> None:
    counter = Counter("Personnes", 2)
    show(counter)
    QTest.keyClick(counter, key)
    assert counter.value() == value


def test_a_counter_takes_clicks_digits_and_stops_at_its_bounds() -> None:
    counter = Counter("Personnes", 0, maximum=20)
    show(counter)
    left, right = QPoint(10, 20), QPoint(counter.width() - 10, 20)
    QTest.mouseClick(counter, Qt.MouseButton.LeftButton, pos=left)
    assert counter.value() == 0
    QTest.mouseClick(counter, Qt.MouseButton.LeftButton, pos=right)
    assert counter.value() == 1
    counter.selectAll()
    type_text(counter, "14")
    assert counter.value() == 14


def test_a_counter_is_a_spin_box_that_says_name_and_value() -> None:
    counter = Counter("Espaces activés", 4)
    interface = QAccessible.queryAccessibleInterface(counter)
    assert interface.role() == QAccessible.Role.SpinBox
    assert interface.text(QAccessible.Text.Name) == "Espaces activés"
    assert interface.valueInterface().currentValue() == 4


def test_widgets_flow_to_the_next_line() -> None:
    window = QWidget()
    flow = FlowLayout(8, window)
    chips: list[QAbstractButton] = [Chip(f"Obstacle numéro {number}") for number in range(6)]
    add_all(flow, chips)
    show(window, 400, flow.heightForWidth(400))
    assert len({chip.y() for chip in chips}) == 3
    assert all(chip.geometry().right() < 400 for chip in chips)
    assert flow.heightForWidth(2000) == 44
    assert clipped(window) == []


def test_a_drawing_keeps_its_proportions_and_is_a_described_graphic() -> None:
    view = SvgView(SQUARE, "Schéma du site")
    show(view, 300, 150)
    assert view.heightForWidth(300) == 150
    assert (role(view), name(view)) == (QAccessible.Role.Graphic, "Schéma du site")
    view.resize(300, 300)
    assert (view.drawn_size().width(), view.drawn_size().height()) == (300, 150)


def test_tabs_leave_their_icons_out_where_there_is_no_room(theme: Theme) -> None:
    made = Tabs("Vues")
    made.add("Une vue", "eye")
    made.add("Une autre", "list")
    whole = [made.drawn_width(index) for index in range(2)]
    made.fit(sum(whole) - 1)
    bare = [made.drawn_width(index) for index in range(2)]
    assert all(without < drawn for without, drawn in zip(bare, whole, strict=True))
    show(made)
    made.grab()
    made.fit(10 * sum(whole))
    assert [made.drawn_width(index) for index in range(2)] == whole
    assert all(made.tabRect(index).width() >= whole[index] for index in range(2)), "they are placed again"


def test_an_element_of_a_drawing_is_found_where_it_is_painted() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50">'
        '<g transform="translate(10 20)"><rect id="suite" x="0" y="0" width="30" height="10" fill="none"/></g></svg>'
    )
    view = SvgView(drawing, "Une page")
    show(view, 200, 100)
    assert view.place_of("suite") == QRect(20, 40, 60, 20)
    assert view.place_of("ailleurs").isNull()
    view.resize(300, 100)
    assert view.place_of("suite") == QRect(70, 40, 60, 20)
