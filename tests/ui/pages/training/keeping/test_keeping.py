"""How the register is kept, in its window: its password, a copy that takes its place, the bound of months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from mediateur.policy import Policy
from mediateur.training.figures import Target
from mediateur.ui.kit.dialog import Dialog, open_dialog_of
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.training.following.goal import CHANGE_GOAL, SET_GOAL
from mediateur.ui.pages.training.following.tools import KEEPING
from mediateur.ui.pages.training.keeping.password import PasswordDialog, RemovalDialog
from mediateur.ui.pages.training.keeping.restoring import ReturnDialog
from mediateur.ui.pages.training.work_dialog import STOP
from mediateur.usecases.preferences import Preferences
from tests.ui.audit import clipped, nameless, small_targets
from tests.ui.driving import calm, words
from tests.ui.pages.training.conftest import TODAY, Page, World, at_rest, names

PASSWORD, OTHER = "quatre mots sans rapport", "quatre autres mots choisis"
D = TypeVar("D", bound=Dialog)


def dialog_of(page: Page, kind: type[D]) -> D:
    at_rest(page)
    dialog = open_dialog_of(page)
    assert isinstance(dialog, kind)
    return dialog


def show_keeping(page: Page) -> None:
    page.part.tools.choose(KEEPING)
    page.part.tools.changed.emit()
    at_rest(page)


def copy_of(world: World, day: dt.date) -> Path:
    """Make the copy of a day."""
    world.clock.day = day
    made = world.register.copies.make()
    world.clock.day = TODAY
    return made


def test_a_password_is_taken_off_the_register_and_its_copies_in_a_thread(
    opened: Callable[[], Page], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.usual()
    for day in (dt.date(2026, 11, 20), dt.date(2026, 11, 21)):
        copy_of(world, day)
    world.register.protect(PASSWORD, PASSWORD)
    page = opened()
    show_keeping(page)
    page.part.keeping.remove.click()
    dialog = dialog_of(page, RemovalDialog)
    assert "lire le registre et ses copies" in words(dialog)
    far: list[tuple[int, int]] = []
    monkeypatch.setattr(dialog.progress, "set_progress", lambda done, wanted: far.append((done, wanted)))
    dialog.go.click()
    assert dialog.is_working, "the window does not wait for it"
    assert not dialog.stop.isEnabled()
    assert dialog.stop.text() != STOP
    dialog.close_dialog()
    assert open_dialog_of(page) is dialog, "it cannot be left halfway"
    at_rest(page)
    assert open_dialog_of(page) is None
    assert far == [(0, 1), (1, 2), (2, 2)]
    assert not world.register.is_protected
    assert not any(world.register.copies.is_protected(copy.path) for copy in world.register.copies.copies())
    assert not page.part.keeping.remove.isVisible()


def test_a_password_that_is_refused_leaves_the_dialog_as_it_was(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    page.part.keeper.ask_password()
    dialog = dialog_of(page, PasswordDialog)
    dialog.new.setText(PASSWORD)
    dialog.again.setText(OTHER)
    dialog.noted.setChecked(True)
    dialog.go.click()
    at_rest(page)
    assert "diffèrent" in words(dialog)
    assert dialog.new.hasFocus()
    assert dialog.go.isEnabled()
    dialog.again.setText(PASSWORD)
    dialog.go.click()
    at_rest(page)
    assert open_dialog_of(page) is None
    assert world.register.is_protected


def test_a_copy_takes_the_place_of_the_register_once_it_was_told_what_would_be_missing(
    opened: Callable[[], Page], world: World
) -> None:
    world.usual()
    copy_of(world, dt.date(2026, 11, 20))
    world.enter("Médiateur 7")
    world.enter("Médiateur 8")
    page = opened()
    show_keeping(page)
    page.part.keeping.back.click()
    dialog = dialog_of(page, ReturnDialog)
    assert "Il manquerait 2 médiateurs." in words(dialog)
    assert "gardé à part" in words(dialog)
    assert not dialog.password_row.isVisible()
    assert len(names(page)) == 8, "nothing has changed yet"
    dialog.go.click()
    at_rest(page)
    assert open_dialog_of(page) is None
    assert len(names(page)) == 6
    assert [*world.register.copies.folder.glob("*avant-restauration*")]


def test_a_copy_of_another_password_asks_for_it(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    world.register.protect(OTHER, OTHER)
    made = copy_of(world, dt.date(2026, 11, 20))
    kept = made.read_bytes()
    world.register.protect(PASSWORD, PASSWORD)
    made.write_bytes(kept)
    world.register.lock()
    world.register.unlock(PASSWORD)
    made.write_bytes(kept)
    page = opened()
    page.part.keeper.ask_return()
    dialog = dialog_of(page, ReturnDialog)
    dialog.choice.set_value(made)
    dialog.choice.chosen.emit(made)
    at_rest(page)
    assert dialog.password_row.isVisible()
    assert not dialog.go.isVisible()
    dialog.password.setText("autre chose")
    dialog.password.returnPressed.emit()
    at_rest(page)
    assert "n’ouvre pas" in words(dialog)
    assert not dialog.go.isVisible()
    dialog.password.setText(OTHER)
    dialog.password.returnPressed.emit()
    at_rest(page)
    assert "Il ne manquerait rien." in words(dialog)
    dialog.go.click()
    at_rest(page)
    assert open_dialog_of(page) is None
    assert len(names(page)) == 6


def test_a_register_that_was_lost_comes_back_from_the_first_page(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    copy_of(world, dt.date(2026, 11, 20))
    world.store.close()
    for file in world.file.parent.glob("registre.sqlite*"):
        file.unlink()
    page = opened()
    page.part.first_use.back.click()
    dialog_of(page, ReturnDialog).go.click()
    at_rest(page)
    assert not page.part.first_use.isVisible()
    assert len(names(page)) == 6


def test_where_there_is_no_copy_it_says_so_and_where(opened: Callable[[], Page], world: World) -> None:
    page = opened()
    page.part.first_use.back.click()
    dialog = dialog_of(page, ReturnDialog)
    assert "Aucune sauvegarde" in words(dialog)
    assert dialog.path.isVisible()
    assert not dialog.go.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_dialogs_have_names_targets_and_room(
    opened: Callable[[], Page], world: World, theme: Theme, scale: float
) -> None:
    world.usual()
    copy_of(world, dt.date(2026, 11, 20))
    world.register.protect(PASSWORD, PASSWORD)
    theme.set(scale=scale)
    page = opened()
    for open_it in (page.part.keeper.ask_return, page.part.keeper.ask_removal):
        open_it()
        dialog = dialog_of(page, Dialog)
        calm(page)
        assert [*nameless(dialog), *small_targets(dialog), *clipped(dialog)] == []
        dialog.close_dialog()


@pytest.mark.parametrize(("most", "offered"), [(0, [12, 24, 36, 60]), (24, [12, 24])])
def test_months_beyond_the_bound_of_the_administrator_are_not_offered(
    opened: Callable[[], Page], world: World, most: int, offered: list[int]
) -> None:
    world.register.desk.preferences = Preferences(world.file.parent, Policy(register_most=most))
    page = opened()
    show_keeping(page)
    box = page.part.keeping.retention
    assert [box.itemData(row) for row in range(box.count())] == offered
    assert ("Au plus 24 mois : fixé par votre administrateur." in words(page).replace("\xa0", " ")) is bool(most)


def test_a_goal_is_fixed_before_it_is_changed(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    show_keeping(page)
    assert page.part.keeping.goal.label == SET_GOAL
    world.register.set_target(Target(120, None))
    page.part.refresh()
    at_rest(page)
    assert page.part.keeping.goal.label == CHANGE_GOAL
