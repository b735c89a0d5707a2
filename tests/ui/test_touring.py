"""« Premiers pas » in the real window: never over real work, practised apart, by the keyboard, at 200 %."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediateur.store.practice import PRACTICE
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.shell.tour_strip import TourStrip
from mediateur.ui.touring import FINISHED, PUT_OFF
from mediateur.ui.window import MainWindow
from mediateur.usecases.program.tour import DONE, STOPS
from tests.pathways.shipped import library
from tests.ui.audit import clipped, cut_off, nameless, overflowing, small_targets, tab_order
from tests.ui.driving import KEY, Driver, calm, driven, said, settle, words
from tests.ui.pages.conftest import check_french


@pytest.fixture
def tour(hands: Driver) -> Driver:
    """Give the window with the tour at its first stop."""
    hands.window.begin_tour()
    settle()
    return hands


def strip_of(window: MainWindow) -> TourStrip:
    assert window.strip is not None
    return window.strip


def in_view(window: MainWindow) -> bool:
    return window.strip is not None and window.strip.isVisible()


def practising(driver: Driver, qtbot: QtBot) -> MainWindow:
    """Go to the stop where one practises; return the window of practice once its session is in view."""
    driver.window.touring.go()
    practice = driver.window.practising.practice
    assert isinstance(practice, MainWindow)
    practice.app.content._kept = ({}, library())
    qtbot.waitUntil(lambda: practice.in_session)
    settle()
    return practice


def test_nothing_shows_until_it_is_offered_and_it_is_offered_once(hands: Driver) -> None:
    assert hands.window.strip is None
    hands.window.offer_tour()
    assert in_view(hands.window)
    assert "Dix minutes" in said()[-1]
    hands.window.touring.put_off()
    assert not in_view(hands.window)
    assert said()[-1] == PUT_OFF
    hands.window.offer_tour()
    hands.window.resume_tour()
    assert not in_view(hands.window)


def test_it_is_offered_at_the_end_of_the_first_opening_only_if_one_went_to_its_end(hands: Driver) -> None:
    for welcomed in (False, True):
        hands.app.preferences.change(welcomed=welcomed)
        hands.window.show_welcome()
        page = hands.window.page("bienvenue")
        page.finished.emit()
        settle()
        assert in_view(hands.window) is welcomed


def test_it_is_there_again_at_the_next_start(data_folder: Path, theme: Theme) -> None:
    for number in (1, 2):
        with driven(data_folder, theme) as driver:
            driver.show()
            driver.window.resume_tour()
            assert in_view(driver.window) is (number > 1)
            driver.window.touring.begin()
            driver.window.touring.go_on()
            assert driver.window.touring.tour.number == number + 1


def test_every_stop_goes_where_it_says_and_the_last_one_ends_it(tour: Driver, qtbot: QtBot) -> None:
    window = tour.window
    places = []
    for stop in STOPS:
        if stop.place.value in ("séance", "blocage"):
            practice = practising(tour, qtbot)
            assert (practice.isVisible(), window.isVisible(), in_view(practice)) == (True, False, True)
            places.append(stop.place.value)
        else:
            window.touring.go()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            settle()
            assert (window.isVisible(), in_view(window)) == (True, True)
            places.append(window.shell.current_name)
        assert stop.title in said()[-1] or any(stop.title in text for text in said())
        window.touring.go_on()
    assert places == ["accueil", "séance", "blocage", "droits", "imprimer", "journal", "reglages"]
    assert window.page("reglages").section == "lieu"
    assert (window.touring.tour.number, in_view(window), said()[-1]) == (DONE, False, FINISHED)


def test_obstacles_are_a_key_away_in_practice(tour: Driver, qtbot: QtBot) -> None:
    tour.window.touring.go_on()
    tour.window.touring.go_on()
    practice = practising(tour, qtbot)
    assert practice.desk.page.walk.step is not None
    focus = practice.focusWidget()
    assert practice.desk.page.stage.step.isAncestorOf(focus)
    strip_of(practice).forward.click()
    assert tour.window.touring.tour.number == 4
    strip_of(practice).go.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle()
    assert (tour.window.isVisible(), tour.window.shell.current_name) == (True, "droits")
    assert tour.window.practising.practice is None


def test_what_is_practised_reaches_no_journal(tour: Driver, qtbot: QtBot) -> None:
    def real() -> dict[str, bytes]:
        files = tour.app.folder.rglob("*")
        return {file.name: file.read_bytes() for file in files if file.is_file() and PRACTICE not in file.name}

    tour.window.touring.go_on()
    before = real()
    practice = practising(tour, qtbot)
    practice.desk.page.stage.press(practice.desk.page.walk, 1)
    practice.close()
    settle()
    assert real() == before
    assert (tour.app.journal.rows(), tour.app.sessions.parked()) == ((), ())


def test_real_work_hides_it_and_it_comes_back(tour: Driver) -> None:
    window = tour.window
    window.go_home()
    tour.begin()
    assert (window.in_session, in_view(window)) == (True, False)
    tour.key(KEY.Key_F1)
    assert (window.shell.current_name, in_view(window)) == ("aide", False)
    tour.key(KEY.Key_Escape)
    assert (window.in_session, in_view(window)) == (True, False)
    window.go_home()
    assert in_view(window)
    window.show_page("atelier")
    assert not in_view(window)
    window.go_home()
    assert in_view(window)


def test_the_keyboard_alone_goes_through_it(tour: Driver) -> None:
    window, strip = tour.window, strip_of(tour.window)
    window.go_home()
    for _ in range(2):
        tour.key(KEY.Key_F6)
    assert strip.isAncestorOf(QApplication.focusWidget())
    strip.forward.setFocus()
    tour.key(KEY.Key_Space)
    assert strip.forward.hasFocus()
    assert said()[-1].startswith(f"Premiers pas, 2 sur 7\N{NO-BREAK SPACE}: {STOPS[1].title}")
    window.show_page("journal")
    order = tab_order(window)
    assert order.index("Plus tard, premiers pas") > max(order.index(name) for name in order if "séance" in name)


def test_it_never_takes_the_keyboard(hands: Driver) -> None:
    hands.window.home.cards[2].setFocus()
    hands.window.offer_tour()
    settle()
    assert hands.window.home.cards[2].hasFocus()


@pytest.mark.parametrize("name", ["clair", "sombre", "contraste"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_is_low_and_whole_in_each_theme_at_each_size(tour: Driver, theme: Theme, name: str, scale: float) -> None:
    window = tour.window
    theme.set(name=name, scale=scale)
    for number in range(len(STOPS)):
        window.app.preferences.change(tour_stop=number)
        tour.show(1366, 690)
        window.touring.refresh()
        calm(window)
        strip = strip_of(window)
        assert strip.isVisible()
        assert strip.height() <= 0.15 * window.height()
        for check in (nameless, small_targets, clipped, overflowing, cut_off):
            assert check(strip) == []
    check_french(strip_of(window))


def test_where_there_is_little_room_what_to_try_is_behind_a_button(tour: Driver, theme: Theme) -> None:
    theme.set(scale=2.0)
    tour.show(1366, 690)
    strip = strip_of(tour.window)
    assert STOPS[0].text not in words(strip)
    strip.what.click()
    calm(tour.window)
    assert STOPS[0].text in words(strip)
    assert said()[-1] == STOPS[0].text
    assert strip.height() <= 0.3 * tour.window.height()
    assert clipped(strip) == []


@pytest.mark.parametrize("width", [1100, 900, 420])
def test_a_window_too_small_for_it_does_without(tour: Driver, width: int) -> None:
    tour.show(width, 690)
    calm(tour.window)
    if in_view(tour.window):
        assert strip_of(tour.window).height() <= 0.3 * 690
        assert overflowing(strip_of(tour.window)) == []
    tour.show(1366, 690)
    assert in_view(tour.window)


def test_aide_begins_it(hands: Driver) -> None:
    hands.window.show_page("aide")
    page = hands.window.page("aide")
    page.show_section("premiers-pas")
    settle()
    from mediateur.ui.pages.help.tour_panel import TourPanel

    [panel] = page.findChildren(TourPanel)
    panel.button.click()
    settle()
    assert in_view(hands.window)
    assert strip_of(hands.window).go.hasFocus()


def test_what_is_begun_in_practice_is_kept_too(hands: Driver) -> None:
    hands.window.practise()
    practice = hands.window.practising.practice
    assert isinstance(practice, MainWindow)
    practice.begin_tour()
    assert in_view(practice)
    assert hands.app.preferences.current.tour_stop == 1
    practice.close()
    settle()
    assert in_view(hands.window)


@pytest.fixture(autouse=True)
def no_window_left(qapp: QApplication) -> Iterator[None]:
    yield
    for window in qapp.topLevelWidgets():
        window.close()
