"""What each shape of the window leaves to the step: low bars, a drawing that is read, no scrolling at the desk."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from mediateur.pathways.events import Hindered, Opened
from mediateur.ui.kit.focus import RingFrame
from mediateur.ui.pages.session.see_block import DRAWN_TEXT, SIMPLIFIED
from mediateur.ui.pages.session.step_view import STUCK_TAB, TabbedStep, WideStep
from tests.ui.driving import ALT, KEY, Driver, calm, words

SEE_TAB, MOST_PINNED = 2, 0.30
PANELS = [(420, 728, 1.0), (420, 728, 1.25)]
NARROW = [*PANELS, (420, 1040, 1.0), (900, 690, 1.0), (1366, 690, 1.5), (1366, 690, 2.0), (1024, 768, 2.0)]


def take(hands: Driver, size: tuple[int, int, float]) -> None:
    width, height, scale = size
    hands.theme.set(scale=scale)
    hands.window.resize(width, height)
    calm(hands.window)


def tab(hands: Driver, index: int) -> TabbedStep:
    step = hands.stage.step
    assert isinstance(step, TabbedStep)
    step._tabs.setCurrentIndex(index)
    calm(hands.window)
    return step


def pinned(hands: Driver) -> float:
    """Return the share of the height of the window that its bars take."""
    stage = hands.stage
    bars = [bar for bar in (stage.bar, stage.answers, stage.ways, stage.ending) if bar.isVisible()]
    return sum(bar.height() for bar in bars) / hands.window.height()


def whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().size() == widget.size()


def test_every_step_holds_at_the_desk_without_scrolling(hands: Driver) -> None:
    hands.begin()
    pathway, over = hands.walk.pathway, {}
    view = hands.stage.step
    assert isinstance(view, WideStep)
    for step in (*pathway.trunk, *pathway.branches):
        hands.page.act(Opened(step.id))
        calm(hands.window)
        if lacking := view._scroll.verticalScrollBar().maximum():
            over[step.id] = lacking
        assert all(caution.replace("**", "") in words(view) for caution in step.cautions)
    assert over == {}


@pytest.mark.parametrize("size", NARROW)
def test_the_drawing_is_as_large_as_the_text_and_the_tab_scrolls(hands: Driver, size: tuple[int, int, float]) -> None:
    hands.begin()
    take(hands, size)
    pathway, small = hands.walk.pathway, {}
    for step in (*pathway.trunk, *pathway.branches):
        hands.page.act(Opened(step.id))
        see = tab(hands, SEE_TAB)._see
        svg, drawn = see.view._svg, see.view.pixmap().deviceIndependentSize()
        box = re.search(r'viewBox="0 0 ([\d.]+) ', svg)
        assert box is not None
        least = min(float(found) for found in re.findall(r'font-size="([\d.]+)"', svg))
        read = least * drawn.width() / float(box[1])
        if read < DRAWN_TEXT * size[2] * 0.99:
            small[step.id] = read
        assert SIMPLIFIED in words(see)
    assert small == {}


@pytest.mark.parametrize("size", PANELS)
def test_in_the_panel_the_bars_leave_the_room_to_the_view(hands: Driver, size: tuple[int, int, float]) -> None:
    hands.begin()
    hands.reach("trois-elements")
    take(hands, size)
    assert pinned(hands) <= MOST_PINNED
    hands.page.act(Hindered("code-perdu"))
    calm(hands.window)
    assert pinned(hands) <= MOST_PINNED
    hands.key(KEY.Key_Escape)
    hands.reach_end()
    calm(hands.window)
    assert pinned(hands) <= MOST_PINNED


def test_in_a_high_panel_the_answers_give_their_room_to_the_obstacles(hands: Driver) -> None:
    hands.begin()
    hands.reach("trois-elements")
    take(hands, (420, 1040, 1.0))
    bar = hands.stage.answers
    assert all(button.isVisible() and button.height() == 46 for button in bar.buttons)
    tab(hands, STUCK_TAB)
    assert not any(button.isVisible() for button in bar.buttons)
    assert pinned(hands) <= MOST_PINNED
    bar.unfold.click()
    assert bar.buttons[0].isVisible()
    tab(hands, 0)
    assert bar.buttons[0].isVisible()
    assert not bar.unfold.isVisible()
    tab(hands, STUCK_TAB)
    hands.type("2")
    assert bar.buttons[1].isVisible()
    assert bar.buttons[1].isChecked()
    hands.key(KEY.Key_Left, ALT)
    assert bar.buttons[0].isVisible()


@pytest.mark.parametrize("size", [(420, 728, 1.0), (900, 690, 1.0)])
def test_no_ring_is_clipped_in_a_tab(hands: Driver, size: tuple[int, int, float]) -> None:
    take(hands, size)
    hands.begin()
    hands.key(KEY.Key_B)
    hands.key(KEY.Key_Tab)
    calm(hands.window)
    [ring] = [ring for ring in hands.window.findChildren(RingFrame) if ring.isVisible()]
    assert ring.visibleRegion().boundingRect().width() == ring.width()


@pytest.mark.parametrize("size", [(420, 728, 1.0), (1366, 690, 1.0), (1366, 690, 2.0)])
def test_an_obstacle_arrives_with_its_title(hands: Driver, size: tuple[int, int, float]) -> None:
    take(hands, size)
    hands.begin()
    hands.reach("trois-elements")
    hands.type("b")
    hands.enter()
    calm(hands.window)
    view = hands.stage.obstacle
    assert view.nothing is not None
    assert whole(view.nothing)
    end = view.nothing.mapTo(view._scroll.content, QPoint(0, view.nothing.height() + 20)).y()
    if end <= view._scroll.viewport().height():
        assert whole(view._title), "there was no need to scroll"


@pytest.mark.parametrize("size", [(420, 728, 1.0), (420, 728, 1.25), (1366, 690, 1.0)])
def test_the_triage_arrives_with_its_title(hands: Driver, size: tuple[int, int, float]) -> None:
    take(hands, size)
    hands.type("1")
    calm(hands.window)
    assert whole(hands.stage.triage._title)
    assert hands.stage.triage._scroll.verticalScrollBar().value() == 0
