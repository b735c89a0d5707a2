"""« Ça bloque »: one try at a time, always a way out, and what is to be done now in view."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from mediateur.pathways.events import Hindered
from mediateur.ui.kit.navigation import Disc
from mediateur.ui.kit.text import Heading
from mediateur.ui.pages.session.obstacle_view import WayButton
from tests.ui.driving import KEY, Driver, calm, said, words

LOST = "code-perdu"


@pytest.fixture
def hindered(hands: Driver) -> Driver:
    hands.begin()
    hands.reach("trois-elements")
    hands.page.act(Hindered(LOST))
    calm(hands.window)
    return hands


def test_one_try_is_live_at_a_time_until_the_ways_out(hindered: Driver) -> None:
    tries = hindered.walk.pathway.obstacle(LOST).tries
    for rank in range(len(tries)):
        live = hindered.walk.live_try
        assert live is not None
        assert live.id == tries[rank].id
        assert words(hindered.stage.obstacle).count("Essayé") == rank
        hindered.type("2")
    assert hindered.walk.live_try is None
    assert "Tout a été essayé" in words(hindered.stage.obstacle)
    hindered.type("1")
    assert hindered.walk.state.end == "preparer"


def test_settled_comes_back_to_the_step(hindered: Driver) -> None:
    hindered.type("1")
    assert hindered.walk.state.obstacle == ""
    assert hindered.walk.state.at == "trois-elements"


def test_a_way_out_can_be_taken_before_everything_was_tried(hindered: Driver) -> None:
    hindered.stage.ways.buttons[1].click()
    assert hindered.walk.state.end == "orientee"


def test_the_obstacle_is_announced_by_its_title(hindered: Driver) -> None:
    assert said()[-1] == f"Ça bloque. {hindered.walk.pathway.obstacle(LOST).title}"


@pytest.mark.parametrize("size", [(1366, 690, 2.0), (420, 728, 1.0)], ids=["200 %", "panneau"])
def test_what_is_to_be_done_now_comes_into_view(hindered: Driver, size: tuple[int, int, float]) -> None:
    width, height, scale = size
    hindered.theme.set(scale=scale)
    hindered.window.resize(width, height)
    calm(hindered.window)
    while hindered.walk.live_try is not None:
        seen(hindered.stage.obstacle.nothing)
        hindered.type("2")
        calm(hindered.window)
    seen(hindered.stage.obstacle._out[0])


def test_many_obstacles_leave_no_button_of_the_one_before(hindered: Driver) -> None:
    for obstacle in ("message-erreur", LOST, "fraude"):
        hindered.key(KEY.Key_Escape)
        hindered.page.act(Hindered(obstacle))
        calm(hindered.window)
        exits = [way.label for way in hindered.walk.pathway.obstacle(obstacle).exits]
        ways = hindered.stage.ways
        assert [button.label for button in ways.buttons] == exits
        assert [button.label for button in ways.findChildren(WayButton)] == exits


def test_the_ways_out_are_never_there_twice(hindered: Driver) -> None:
    view, bar = hindered.stage.obstacle, hindered.stage.ways
    exits = [way.label for way in hindered.walk.pathway.obstacle(LOST).exits]
    assert [button.label for button in bar.buttons] == exits
    hindered.type("2222")
    calm(hindered.window)
    assert [button.label for button in view._out] == exits
    assert bar.buttons == []


def test_in_the_panel_the_view_lists_the_ways_out_and_the_bar_leads_to_them(hindered: Driver) -> None:
    hindered.window.resize(420, 728)
    calm(hindered.window)
    view, bar = hindered.stage.obstacle, hindered.stage.ways
    assert bar.buttons == []
    assert bar.stop.isVisible()
    bar.stop.click()
    calm(hindered.window)
    assert [way.label for way in view._ways] == [w.label for w in hindered.walk.pathway.obstacle(LOST).exits]
    for way in view._ways:
        seen(way)
    assert view._ways[0].hasFocus()
    hindered.type("2222")
    calm(hindered.window)
    assert not bar.stop.isVisible()
    assert view._ways == ()
    view._out[1].click()
    assert hindered.walk.state.end == "orientee"


def test_a_disc_stands_beside_the_title_of_its_try(hindered: Driver) -> None:
    for disc in hindered.stage.obstacle._tries.findChildren(Disc):
        row = disc.parentWidget()
        assert row is not None
        titles = [title for title in row.findChildren(Heading) if title.isVisible()]
        assert len(titles) == 1
        assert abs(disc.geometry().center().y() - titles[0].geometry().center().y()) <= 4


def seen(widget: QWidget | None) -> None:
    assert widget is not None
    assert widget.visibleRegion().boundingRect().height() > widget.height() / 2
