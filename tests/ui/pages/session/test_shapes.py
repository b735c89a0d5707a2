"""What each shape of the window leaves to the step: low bars, a drawing that is read, no scrolling at the desk."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from mediateur.pathways.events import Hindered, Opened
from mediateur.ui.kit.focus import RingFrame
from mediateur.ui.pages.session.see_block import DRAWN_TEXT, SIMPLIFIED
from mediateur.ui.pages.session.step_view import AMPLE, LOW, STUCK_TAB, TIGHT, TabbedStep, WideStep
from tests.pathways.shipped import names
from tests.ui.driving import ALT, KEY, Driver, calm, settle, words

SEE_TAB, MOST_PINNED = 2, 0.30
PANELS = [(420, 728, 1.0), (420, 728, 1.25)]
DESKS = [(1366, 690, scale) for scale in (1.0, 1.5, 1.75, 2.0)]
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


@pytest.mark.parametrize("name", names())
def test_every_step_holds_at_the_desk_without_scrolling(hands: Driver, name: str) -> None:
    hands.window.desk.begin(name)
    pathway, over = hands.walk.pathway, {}
    for step in (*pathway.trunk, *pathway.branches):
        hands.page.act(Opened(step.id))
        settle()
        view = hands.stage.step
        assert isinstance(view, WideStep)
        if view._scroll.lacking:
            over[step.id] = view._scroll.lacking
        assert all(caution.replace("**", "") in words(view) for caution in step.cautions)
    assert over == {}


def test_a_step_comes_as_close_together_as_it_takes_and_no_closer(hands: Driver) -> None:
    hands.window.desk.begin("dire-non")
    view = hands.stage.step
    assert isinstance(view, WideStep)
    spaces = {}
    for step in ("fermer-telephone", "deux-chemins"):
        hands.page.act(Opened(step))
        settle()
        spaces[step] = view._grid.spacing()
    assert spaces == {"fermer-telephone": TIGHT.grid, "deux-chemins": LOW.grid}
    hands.window.resize(1366, 900)
    calm(hands.window)
    assert view._grid.spacing() == AMPLE.grid


class Watch(QObject):
    """What is moved or resized once the first of its things was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted, self.moved = False, list[str]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note an event, and let it through."""
        if event.type() is QEvent.Type.Paint:
            self.painted = True
        elif self.painted and event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.moved.append(type(watched).__name__)
        return False


def test_a_step_is_no_closer_after_large_text_than_before(hands: Driver) -> None:
    hands.begin()
    hands.reach("commencer")
    for size in ((1366, 690, 2.0), (1366, 690, 1.0)):
        take(hands, size)
    step = hands.stage.step
    assert isinstance(step, WideStep)
    assert step._grid.spacing() == LOW.grid


@pytest.mark.parametrize("size", [(1366, 690, 1.0), (1366, 690, 2.0), (420, 728, 1.0)])
def test_a_step_is_laid_out_before_it_is_painted(hands: Driver, size: tuple[int, int, float]) -> None:
    hands.begin()
    take(hands, size)
    moved = {}
    for step in hands.walk.pathway.trunk[1:]:
        watch = Watch()
        for widget in hands.stage.step.findChildren(QWidget):
            widget.installEventFilter(watch)
        hands.page.act(Opened(step.id))
        settle()
        settle()
        assert watch.painted
        if watch.moved:
            moved[step.id] = watch.moved
        for widget in hands.stage.step.findChildren(QWidget):
            widget.removeEventFilter(watch)
    assert moved == {}


@pytest.mark.parametrize("size", NARROW)
def test_the_drawing_is_as_large_as_the_text_and_the_tab_scrolls(hands: Driver, size: tuple[int, int, float]) -> None:
    hands.begin()
    take(hands, size)
    pathway, small = hands.walk.pathway, {}
    for step in (*pathway.trunk, *pathway.branches):
        hands.page.act(Opened(step.id))
        see = tab(hands, SEE_TAB)._see
        svg, drawn = see.view._svg, see.view.drawn_size()
        box = re.search(r'viewBox="0 0 ([\d.]+) ', svg)
        assert box is not None
        least = min(float(found) for found in re.findall(r'font-size="([\d.]+)"', svg))
        read = least * drawn.width() / float(box[1])
        if read < DRAWN_TEXT * size[2] * 0.99:
            small[step.id] = read
        assert SIMPLIFIED in words(see)
    assert small == {}


@pytest.mark.parametrize("size", [*PANELS, (420, 690, 1.25), *DESKS])
def test_the_bars_leave_the_room_to_the_view(hands: Driver, size: tuple[int, int, float]) -> None:
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
