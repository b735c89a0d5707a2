"""« Suivre » on a real register: what it says, how it narrows and sorts, what is to be renewed, how it is closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mediateur.training.figures import Target
from mediateur.training.listing import PAGE
from mediateur.training.register import Person, Role, Status
from mediateur.training.rules import Position
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.paged_table import MOST_PAGES
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.training.following.filters import TO_RENEW
from mediateur.ui.pages.training.following.tools import FIGURES, KEEPING, SESSIONS
from mediateur.ui.pages.training.following.words import badge, footer, to_renew
from mediateur.ui.pages.training.keeping.password import PasswordDialog
from mediateur.ui.pages.training.keeping.rule import GoalDialog, RuleDialog
from mediateur.ui.pages.training.mediator.form import PersonDialog
from mediateur.usecases.register.register import LOST_PASSWORD
from tests.ui.audit import overflowing, tab_order
from tests.ui.conftest import press, type_text
from tests.ui.driving import calm, rest, said, words
from tests.ui.pages.conftest import check_accessible, check_french
from tests.ui.pages.training.conftest import TODAY, Page, World, at_rest, cells, names

NBSP = "\N{NO-BREAK SPACE}"
CTRL = Qt.KeyboardModifier.ControlModifier
PASSWORD = "quatre mots sans rapport"


def spaced(text: str) -> str:
    """Return a text whose no-break spaces are plain."""
    return text.replace(NBSP, " ")


def test_the_first_use_says_what_it_is_for_whom_and_where(opened: Callable[[], Page], world: World) -> None:
    page = opened()
    assert page.part.first_use.isVisible()
    assert not page.part.people.isVisible()
    told = words(page)
    assert "formateurs" in told
    assert str(world.file) in told
    page.part.first_use.begin.click()
    dialog = open_dialog_of(page)
    assert isinstance(dialog, PersonDialog)
    assert "N’écrivez rien sur les personnes accompagnées" in words(dialog)
    type_text(dialog.name, "Médiateur 12")
    press(Qt.Key.Key_Return, CTRL)
    assert names(page) == ["Médiateur 12"]
    assert not page.part.first_use.isVisible()


def test_a_name_is_needed_and_asked_for_in_place(opened: Callable[[], Page]) -> None:
    page = opened()
    page.part.acts.enrol()
    dialog = open_dialog_of(page)
    assert isinstance(dialog, PersonDialog)
    dialog.save.click()
    assert dialog.isVisible()
    assert "Écrivez un nom" in dialog.name_row.error
    dialog.name.setText("Médiateur 9")
    dialog.declared.line.setText("demain")
    dialog.save.click()
    assert dialog.declared_row.error


def test_the_table_says_where_each_mediator_stands(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    shown = [[spaced(cell) for cell in cells(page, row)] for row in range(6)]
    assert shown == [
        ["Médiateur 1", "Guichet", "12 mars 2026", "11 mars 2028", "Oui", "Valable"],
        ["Médiateur 2", "Guichet", "4 déc. 2024", "3 déc. 2026", "Non", "Expire dans 10 j."],
        ["Médiateur 3", "Guichet", "20 nov. 2026", "19 nov. 2028", "Non", "Valable"],
        ["Médiateur 4", "Guichet", "8 nov. 2024", "7 nov. 2026", "Non", "Expirée"],
        ["Médiateur 5", "Formateur", "20 nov. 2026", "Pas encore", "Non", "À observer"],
        ["Médiateur 6", "Guichet", "Pas encore", "Pas encore", "Non", "À former"],
    ]
    assert spaced(page.part.people.count.text()) == "6 inscrits, 5 formés, 3 attestés"
    assert page.part.people.order.text() == "Trié par numéro"


def test_what_is_to_be_renewed_begins_with_what_expired(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    panel = page.part.people.renewals
    assert [row.label for row in panel.rows] == ["Médiateur 4", "Médiateur 2"]
    assert "Expirée depuis 16 jours" in spaced(panel.rows[0].accessibleName())
    assert "D’ici au 22 janvier 2027" in spaced(words(panel))
    panel.rows[1].click()
    assert page.part.person.name.text() == "Médiateur 2"


def test_the_rest_of_what_is_to_be_renewed_is_one_press_away(opened: Callable[[], Page], world: World) -> None:
    for number in range(5):
        world.certify(f"Médiateur {number}", dt.date(2024, 12, 1) + dt.timedelta(number))
    world.certify("Médiateur 9", dt.date(2026, 11, 2))
    page = opened()
    panel = page.part.people.renewals
    assert spaced(panel.more.label) == "Voir les 5"
    panel.more.click()
    assert len(names(page)) == 5
    assert page.part.people.filters.chosen[2] == TO_RENEW


def test_the_goal_is_set_from_its_bar(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    bar = page.part.people.goal
    assert bar.trained.text() == "5"
    assert not bar.bar.isVisible()
    bar.change.click()
    dialog = open_dialog_of(page)
    assert isinstance(dialog, GoalDialog)
    dialog.people.setText("120")
    dialog.day.line.setText("30/06/2027")
    dialog.save.click()
    at_rest(page)
    assert world.register.desk.target == Target(120, dt.date(2027, 6, 30))
    assert spaced(bar.trained.text()) == "5 sur 120"
    assert spaced(bar.change.label) == "Échéance : 30 juin 2027"
    assert (bar.bar.value(), bar.bar.maximum()) == (5, 120)
    assert bar.certified.number.text() == "3"
    assert bar.active.number.text() == "1"


@pytest.mark.parametrize(
    ("state", "kept"),
    [
        (Status.VALID, ["Médiateur 1", "Médiateur 3"]),
        (Status.TO_OBSERVE, ["Médiateur 5"]),
        (TO_RENEW, ["Médiateur 2", "Médiateur 4"]),
    ],
)
def test_a_state_narrows_the_table(opened: Callable[[], Page], world: World, state: str, kept: list[str]) -> None:
    world.usual()
    page = opened()
    filters = page.part.people.filters
    filters.keep_state(state)
    assert names(page) == kept
    assert spaced(page.part.people.count.text()) == f"{len(kept)} sur 6 inscrits"
    filters.boxes.clear.click()
    assert len(names(page)) == 6


def test_a_role_and_a_territory_narrow_the_table(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    filters = page.part.people.filters
    filters.boxes.role.set_value(Role.TRAINER)
    filters.changed.emit()
    assert names(page) == ["Médiateur 5"]
    filters.reset()
    filters.boxes.territory.set_value("Ardèche")
    filters.changed.emit()
    assert names(page) == ["Médiateur 5"]
    filters.boxes.role.set_value(Role.HEALTH)
    filters.changed.emit()
    assert names(page) == []
    assert page.part.people.no_match.isVisible()


def test_a_name_is_found_by_the_keyboard_without_its_accents(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    page.part.people.table.setFocus()
    press(Qt.Key.Key_F, CTRL)
    search = page.part.people.filters.search
    assert QApplication.focusWidget() is search
    type_text(search, "mediateur 4")
    page.part.people.filters.changed.emit()
    assert names(page) == ["Médiateur 4"]


def test_the_order_turns_by_title_and_by_key(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    view = page.part.people
    view.table.order_asked.emit(0)
    view.table.order_asked.emit(0)
    assert names(page)[0] == "Médiateur 6"
    assert view.order.text().startswith("Trié par nom, du plus grand")
    view.table.setFocus()
    press(Qt.Key.Key_T, CTRL)
    at_rest(page)
    assert view.order.text() == "Trié par rôle"
    assert "Trié par rôle" in said()


def test_what_is_in_view_stays_when_the_register_is_read_again(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    page.part.people.table.choose(3)
    page.part.refresh()
    at_rest(page)
    assert page.part.people.table.chosen() == 3


def test_the_rule_is_kept_within_its_bounds(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    page.part.keeper.ask_rule()
    dialog = open_dialog_of(page)
    assert isinstance(dialog, RuleDialog)
    dialog.rows["training_percent"].field.setProperty("text", "101")
    dialog.save.click()
    assert dialog.trouble.isVisible()
    dialog.rows["training_percent"].field.setProperty("text", "90")
    dialog.save.click()
    assert world.register.rule.quiz_percent == 90


def test_losing_the_password_is_told_before_it_is_set(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    page.part.keeper.ask_password()
    dialog = open_dialog_of(page)
    assert isinstance(dialog, PasswordDialog)
    assert all(sentence in words(dialog) for sentence in LOST_PASSWORD.split(". ")[:1])
    dialog.new.setText(PASSWORD)
    dialog.again.setText(PASSWORD)
    dialog.go.click()
    assert dialog.not_noted.isVisible()
    dialog.noted.setChecked(True)
    dialog.go.click()
    at_rest(page)
    assert world.register.is_protected


def test_a_closed_register_asks_for_one_field(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    world.register.protect(PASSWORD, PASSWORD)
    world.register.lock()
    page = opened()
    assert page.part.locked.isVisible()
    assert "Médiateur 1" not in words(page)
    assert "personne ne peut ouvrir" in words(page)
    page.part.locked.password.setText("autre chose")
    page.part.locked.open.click()
    at_rest(page)
    assert "n’ouvre pas" in page.part.locked.row.error
    page.part.locked.password.setText(PASSWORD)
    page.part.locked.open.click()
    at_rest(page)
    assert not page.part.locked.isVisible()
    assert page.part.locked.password.text() == ""
    assert len(names(page)) == 6


def test_figures_and_how_it_is_kept_are_told(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    page.part.tools.choose(FIGURES)
    page.part.tools.changed.emit()
    figures = page.part.figures
    assert figures.isVisible()
    figures.tabular.setChecked(True)
    rest()
    assert figures.territory.table.figures.rows[0][:4] == ("Drôme", "4", "4", "3")
    assert ("Ardèche", "1", "0", "1", "0", "0") in figures.chain.table.figures.rows
    assert "pas de partage sur ce poste" in spaced(words(figures.chain))
    assert [row[0] for row in figures.expiring.table.figures.rows][:1] == ["décembre 2026"]
    page.part.tools.choose(KEEPING)
    page.part.tools.changed.emit()
    assert "quiz à 80 %" in spaced(words(page.part.keeping))


def test_every_view_is_accessible_and_in_french(opened: Callable[[], Page], world: World, theme: Theme) -> None:
    world.usual()
    page = opened()
    page.part.people.turn_filters()
    check_accessible(page, theme)
    for view in (SESSIONS, FIGURES, KEEPING):
        page.part.tools.choose(view)
        page.part.tools.changed.emit()
        at_rest(page)
        check_accessible(page, theme)
    page.part.acts.open(world.ids["Médiateur 2"])
    check_accessible(page, theme)
    check_french(page)
    calm(page)
    assert overflowing(page) == []


@pytest.mark.parametrize("name", ["sombre", "contraste"])
def test_other_themes_are_painted(opened: Callable[[], Page], world: World, theme: Theme, name: str) -> None:
    world.usual()
    page = opened()
    theme.set(name)
    at_rest(page)
    assert not page.grab().isNull()


def test_tab_goes_through_the_part_in_reading_order(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    order = tab_order(opened())
    wanted = ["Médiateurs", "Chercher un médiateur par son nom", "Filtrer", "Inscrire un médiateur"]
    assert [name for name in order if name in wanted] == wanted
    assert order.index("Registre des médiateurs") < order.index("Prévoir une session")


def test_ten_thousand_mediators_are_held_some_pages_at_a_time(opened: Callable[[], Page], world: World) -> None:
    people = [Person(id=f"p{n}", number=n, name=f"Médiateur {n}", entered=TODAY) for n in range(1, 10_001)]
    with world.register.desk.begin() as work:
        work.people.add(*people)
        work.commit()
    page = opened()
    model, table = page.part.people.model, page.part.people.table
    assert model.rowCount() == 10_000
    for row in (9_999, 5_000, *range(0, 10_000, 10 * PAGE)):
        table.choose(row)
        at_rest(page)
        assert cells(page, row)[0] == f"Médiateur {row + 1}"
        assert model.held <= MOST_PAGES * PAGE


def test_words_of_badges_and_counts() -> None:
    assert spaced(badge(Position(Status.EXPIRING, 1))) == "Expire demain"
    assert badge(Position(Status.EXPIRING, 0)) == "Expire aujourd’hui"
    assert spaced(to_renew(Position(Status.EXPIRED, 1))) == "Expirée depuis 1 jour"
    assert spaced(footer(10_000, 1, 0)) == "**10 000 inscrits**, 1 formé, 0 attesté"
