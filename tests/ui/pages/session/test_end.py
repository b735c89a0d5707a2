"""Once an end is reached: what was done as a list that is read, and no step left under way."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from mediateur.pathways.course import course
from mediateur.pathways.events import Paused, Prepared
from mediateur.ui.kit.surfaces import ProgressBar
from mediateur.ui.pages.session.end_view import CONNECTED, NOTHING_DONE, _Signed
from mediateur.ui.pages.session.rail import rail_rows
from mediateur.ui.pages.session.rail_list import RailRow
from mediateur.ui.pages.user_screen.screen import LEAVE, shown_of
from tests.ui.driving import Driver, calm, said, words


@pytest.mark.parametrize(("size", "columns"), [((1366, 690), 3), ((420, 728), 1)])
def test_what_is_done_is_listed_with_a_sign_each(hands: Driver, size: tuple[int, int], columns: int) -> None:
    hands.window.resize(*size)
    hands.begin()
    hands.reach_end()
    calm(hands.window)
    lines = [line for line in hands.stage.end.findChildren(_Signed) if line.isVisible()]
    shown = [label.text() for line in lines for label in line.findChildren(QLabel)]
    assert shown == [hands.walk.pathway.step(step).rail for step in hands.walk.done]
    assert len({line.x() for line in lines}) == columns


def test_an_end_reached_twice_lists_each_step_once(hands: Driver) -> None:
    hands.begin()
    hands.reach_end()
    hands.page.go_back()
    hands.reach_end()
    calm(hands.window)
    assert len([line for line in hands.stage.end.findChildren(_Signed) if line.isVisible()]) == len(hands.walk.done)


def test_nothing_done_is_said(hands: Driver) -> None:
    hands.type("1")
    hands.page.act(Prepared())
    assert NOTHING_DONE in words(hands.stage.end)


def rows(hands: Driver) -> tuple[RailRow, ...]:
    return rail_rows(hands.walk, course(hands.walk))


def bar(hands: Driver) -> tuple[int, int]:
    """Return the value and the end of the bar in view that tells how far the session is."""
    shown = [each for each in hands.page.findChildren(ProgressBar) if each.isVisible()]
    assert len(shown) == 1
    return shown[0].value(), shown[0].maximum()


def test_no_step_is_under_way_once_ended(hands: Driver) -> None:
    hands.begin()
    hands.reach("choisir")
    assert "current" in {row.state for row in rows(hands)}
    hands.reach_end()
    assert [row.state for row in rows(hands)] == ["done"] * len(hands.walk.pathway.trunk)


def test_a_session_that_stops_midway_ticks_only_what_was_done(hands: Driver) -> None:
    hands.begin()
    hands.reach("choisir")
    hands.forward("4")
    assert hands.walk.state.end
    states = {row.step: row.state for row in rows(hands)}
    assert states["trois-elements"] == "done"
    assert states["identite"] == "todo"


@pytest.mark.parametrize("size", [(1366, 690), (900, 690), (420, 728)])
def test_who_objects_sees_her_own_steps_then_that_they_are_done(hands: Driver, size: tuple[int, int]) -> None:
    hands.window.resize(*size)
    hands.window.desk.begin("dire-non", "opposer-date")
    calm(hands.window)
    for number in range(1, 5):
        assert said()[-1].startswith(f"Étape {number} sur 4, ")
        assert f"Étape {number} sur 4" in words(hands.page)
        assert bar(hands) == (number, 4)
        assert [row.state for row in rows(hands)].index("current") == number - 1
        hands.forward()
    assert hands.walk.state.end == "opposition"
    assert "Fin du parcours" in words(hands.page)
    assert "Étape" not in words(hands.page)
    assert bar(hands) == (4, 4)
    assert {row.state for row in hands.stage.rail.view.model().rows if hands.stage.rail.isVisible()} <= {"done"}


def test_the_rows_of_the_rail_make_room_for_more_steps(hands: Driver) -> None:
    hands.window.desk.begin("dire-non", "opposer-date")
    calm(hands.window)
    rail = hands.stage.rail
    few = rail.view.visualRect(rail.view.model().index(0, 0)).height()
    hands.forward("2")
    calm(hands.window)
    last = rail.view.visualRect(rail.view.model().index(len(rows(hands)) - 1, 0))
    assert last.height() < few
    assert rail.view.viewport().rect().contains(last)


def test_who_stops_while_connected_is_told_to_leave_the_site(hands: Driver) -> None:
    hands.begin()
    hands.reach("se-connecter")
    hands.page.act(Paused())
    assert CONNECTED[0] not in words(hands.stage.end)
    hands.page.go_back()
    hands.forward()
    hands.page.act(Paused())
    assert CONNECTED[0] in words(hands.stage.end)
    assert said()[-1].endswith(CONNECTED[1])
    assert shown_of(hands.walk)[0].lines[0] == LEAVE
    hands.page.go_back()
    hands.reach_end()
    assert CONNECTED[0] not in words(hands.stage.end)
    assert LEAVE not in shown_of(hands.walk)[0].lines


@pytest.mark.parametrize("theme_name", ["clair", "sombre", "contraste"])
def test_the_list_of_steps_has_the_ground_of_its_column(hands: Driver, theme_name: str) -> None:
    hands.theme.set(name=theme_name)
    hands.begin()
    calm(hands.window)
    view = hands.stage.rail.view
    seen = hands.window.grab().toImage()
    corner = view.mapTo(hands.window, view.rect().bottomRight())
    assert seen.pixelColor(corner.x() - 2, corner.y() - 2) == hands.theme.colour("bg_nav")
