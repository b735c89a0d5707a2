"""S'exercer, in a real window: every case played to its end, well by the keyboard alone, badly by the mouse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from mediateur.app import App
from mediateur.content.text import french
from mediateur.paths import resources
from mediateur.store.files import DATABASE
from mediateur.training.staging import Event, Kind
from mediateur.ui.artist import Artist
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.training.practice.case import IMAGINED
from mediateur.ui.pages.training.practice.debrief import SourceLink
from mediateur.ui.pages.training.practice.list import NEW
from mediateur.ui.pages.training.practice.page import PracticeView
from mediateur.ui.pages.training.practice.simulator import HotZone
from mediateur.usecases.learning.cases import HELD, TO_REVIEW
from tests.pathways.shipped import library
from tests.training.practised import MOST_STEPS, NAMES, next_event
from tests.ui.audit import clipped, nameless, overflowing, small_targets
from tests.ui.conftest import show
from tests.ui.driving import Driver, calm, driven, said, settle, words
from tests.ui.pages.training.practice.golden_debriefs import kept

WIDTH, HEIGHT = 1204, 646
LOWEST, HIGHEST, STEP = 580, 690, 3
THREE = ("Code provisoire", "Numéro de sécurité sociale", "Numéro de série")
KEY = Qt.Key
MOST_TABS = 40


@pytest.fixture
def app(data_folder: Path) -> Iterator[App]:
    app = App(data_folder)
    app.content._kept = ({}, library())
    yield app
    app.close()


@pytest.fixture
def view(app: App, theme: Theme) -> PracticeView:
    view = PracticeView(app.cases, app.rights, app.preferences, Artist(theme, resources()).schematic)
    show(view, WIDTH, HEIGHT)
    view.show_list()
    settle()
    return view


def press(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    QTest.keyClick(target, key)
    settle()


def tab_to(wanted: QWidget) -> None:
    for _ in range(MOST_TABS):
        if QApplication.focusWidget() is wanted:
            return
        press(KEY.Key_Tab)
    raise AssertionError(f"Tab does not reach {wanted.accessibleName()}")


def target_of(view: PracticeView, event: Event) -> QWidget:
    """Return the control by which an event happens."""
    case = view.case
    if event.kind in (Kind.SAY, Kind.DECIDE):
        return next(choice for choice in case.panel.choices if choice.event_made == event)
    if event.kind in (Kind.POINT, Kind.REACH):
        return zone_of(view, event.name)
    return case.panel.acts[event.kind]


def zone_of(view: PracticeView, label: str) -> HotZone:
    return next(zone for zone in view.case.site.zones if zone.spot.label == label)


def by_keyboard(view: PracticeView, event: Event) -> None:
    target = target_of(view, event)
    if event.kind in (Kind.SAY, Kind.DECIDE):
        press(Qt.Key(KEY.Key_0.value + view.case.panel.choices.index(target) + 1))
        return
    tab_to(target)
    press(KEY.Key_Return)


def by_mouse(view: PracticeView, event: Event) -> None:
    target = target_of(view, event)
    view.case.scroller.ensureWidgetVisible(target)
    settle()
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.rect().center())
    settle()


def play(view: PracticeView, *, well: bool) -> None:
    """Play the case in view to its end."""
    for _ in range(MOST_STEPS):
        on, state = view.case.stage, view.case.state
        assert on is not None
        assert state is not None
        if state.end:
            return
        (by_keyboard if well else by_mouse)(view, next_event(on, state, well=well))
    raise AssertionError("the case does not come to an end")


@pytest.mark.parametrize("well", [True, False], ids=["bien", "mal"])
@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_played_to_its_end_and_told(view: PracticeView, app: App, name: str, well: bool) -> None:
    view.open_case(name)
    settle()
    play(view, well=well)
    assert view.stack.currentWidget() is view.debrief
    told = words(view.debrief)
    assert told == kept(name, well=well).read_text(encoding="utf-8").rstrip("\n")
    (done,) = app.learners.practised(app.preferences.current.mediator)
    assert (done.case, done.outcome) == (name, HELD if well else TO_REVIEW)
    assert done.day == dt.datetime.now().date()


def test_nothing_of_practice_reaches_the_journal(view: PracticeView, app: App, data_folder: Path) -> None:
    view.open_case("premiere-activation")
    play(view, well=True)
    assert not (data_folder / DATABASE).exists()
    written = b"".join(path.read_bytes() for path in data_folder.rglob("*") if path.is_file())
    assert b"EXEMPLE-00" not in written
    assert b"0 00 00" not in written
    assert app.journal.rows() == ()


def test_the_list_tells_when_a_case_was_played(view: PracticeView) -> None:
    row = view.list.rows[0]
    assert NEW in row.accessibleName()
    row.click()
    settle()
    play(view, well=True)
    press(KEY.Key_Escape)
    settle()
    assert "conduite tenue" in view.list.rows[0].accessibleName()
    assert QApplication.focusWidget() is view.list.rows[0]


def test_every_pathway_is_listed_and_opens_with_its_guide(view: PracticeView) -> None:
    free = [row for row in view.list.rows if row.objectName().startswith("libre-")]
    assert len(free) == len(library().pathways)
    free[0].click()
    settle()
    assert "Le guide de cette étape" in words(view.case)


def test_a_click_in_a_secret_field_is_noted(view: PracticeView) -> None:
    view.open_case("mauvais-numero")
    settle()
    by_mouse(view, Event(Kind.SAY, "loupe"))
    by_mouse(view, Event(Kind.REACH, "Numéro de série"))
    state = view.case.state
    assert state is not None
    assert state.typed == ()
    assert "Le clavier reste à la personne" in words(view.case.panel)
    view.case.stop.click()
    settle()
    assert french("Vous avez touché à sa place : « Numéro de série ».") in words(view.debrief)


def test_the_sources_of_a_remark_open(view: PracticeView) -> None:
    view.open_case("mauvais-numero")
    by_mouse(view, Event(Kind.SAY, "je-tape"))
    view.case.stop.click()
    settle()
    links = view.debrief.findChildren(SourceLink)
    assert len({link.accessibleName() for link in links}) == len(links)
    links[0].click()
    settle()
    dialog = open_dialog_of(view)
    assert dialog is not None
    assert "La personne tape et clique elle-même" in words(dialog)


def test_stopping_is_always_at_hand(view: PracticeView) -> None:
    view.open_case("message-suspect")
    settle()
    view.case.stop.click()
    settle()
    assert view.stack.currentWidget() is view.debrief
    assert "On reprendra un autre jour" in words(view.debrief)


def test_leaving_keeps_nothing(view: PracticeView, app: App) -> None:
    view.open_case("message-suspect")
    settle()
    press(KEY.Key_Escape)
    assert view.stack.currentWidget() is view.list
    assert app.learners.practised(app.preferences.current.mediator) == ()


def test_replaying_begins_anew(view: PracticeView) -> None:
    view.open_case("mauvais-numero")
    settle()
    first = view.case.state
    play(view, well=False)
    view.debrief.replay.click()
    settle()
    assert view.case.state == first


def test_replaying_shows_the_choices_in_another_order_and_says_which(view: PracticeView) -> None:
    seen = []
    for order in (1, 2):
        (view.open_case("mauvais-numero") if order == 1 else view.debrief.replay.click())
        settle()
        seen.append([choice.label for choice in view.case.panel.choices])
        assert f"Choix dans l’ordre n° {order}" in words(view.case.panel).replace("\N{NO-BREAK SPACE}", " ")
        view.case.stop.click()
        settle()
    assert seen[0] != seen[1]
    assert sorted(seen[0]) == sorted(seen[1])


def test_a_digit_opens_its_case_as_its_row_says(view: PracticeView, app: App) -> None:
    for digit in (9, 1):
        row = view.list.rows[digit - 1]
        assert row.accessibleName().startswith(f"{digit}, {row.label}")
        press(Qt.Key(KEY.Key_0.value + digit))
        assert view.stack.currentWidget() is view.case
        assert view.case.stage is not None
        assert view.case.stage.case.id == row.objectName()
        press(KEY.Key_Escape)
    assert not view.list.rows[9].accessibleName().startswith("10")
    app.preferences.change(digits=False)
    view.show_list()
    press(KEY.Key_2)
    assert view.stack.currentWidget() is view.list


def test_what_happens_is_said_to_screen_readers(view: PracticeView) -> None:
    view.open_case("mauvais-numero")
    settle()
    assert any("Saisir les trois éléments" in text for text in said())
    by_mouse(view, Event(Kind.SAY, "loupe"))
    assert any("Comme ça, je vois mieux" in text for text in said())
    assert "Page imaginée" in view.case.site.view.accessibleName()


def test_the_site_says_that_it_is_imagined(view: PracticeView) -> None:
    for name in NAMES:
        view.open_case(name)
        settle()
        assert IMAGINED in words(view.case)


def test_zones_lie_over_what_is_drawn_and_not_over_one_another(view: PracticeView) -> None:
    view.open_case("mauvais-numero")
    by_mouse(view, Event(Kind.SAY, "loupe"))
    site = view.case.site
    assert [zone.spot.label for zone in site.zones][-1] == "Continuer"
    for zone in site.zones:
        place = site.view.place_of(zone.spot.name)
        assert zone.geometry().contains(place)
    tops = [zone.geometry().top() for zone in site.zones]
    assert tops == sorted(tops)


def test_a_page_comes_to_rest_at_any_height(view: PracticeView) -> None:
    """A scroll bar that comes narrows the page: it must not thereby go again, and come again without end."""
    events = [Event(Kind.SAY, "loupe"), *(Event(Kind.TYPE, label) for label in THREE), Event(Kind.POINT, "Continuer")]
    for height in range(LOWEST, HIGHEST, STEP):
        view.resize(WIDTH, height)
        view.open_case("mauvais-numero")
        for event in events:
            view.case.happen(event)
            settle()
        calm(view)


def test_a_moment_waits_before_anything_is_clicked(view: PracticeView) -> None:
    view.open_case("mauvais-numero")
    settle()
    assert view.case.site.zones == ()
    by_mouse(view, Event(Kind.SAY, "loupe"))
    assert view.case.site.zones


@pytest.mark.parametrize("name", ["clair", "sombre", "contraste"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_each_part_is_accessible_in_each_theme(view: PracticeView, theme: Theme, name: str, scale: float) -> None:
    theme.set(name=name, scale=scale)
    show(view, 1366 if scale > 1 else WIDTH, HEIGHT)
    for opened, events in (
        ("", ()),
        ("mauvais-numero", ()),
        ("mauvais-numero", (Event(Kind.SAY, "loupe"),)),
        ("proche-insistant", ()),
        ("libre-activer-adulte", ()),
    ):
        if opened:
            view.open_case(opened)
        for event in events:
            view.case.happen(event)
        check(view)
    view.case.stop.click()
    check(view)


def check(view: PracticeView) -> None:
    calm(view)
    assert nameless(view) == []
    assert small_targets(view) == []
    assert clipped(view) == []
    assert overflowing(view) == []
    shown = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    assert [text for text in shown if text != french(text) or "!" in text] == []


def test_practice_is_opened_from_formation_and_given_back(hands: Driver) -> None:
    hands.window.show_page("formation")
    settle()
    page: Any = hands.window.page("formation")
    hands.type("8")
    view = page.views["exercice"]
    assert view.isVisible()
    assert QApplication.focusWidget() is view.list.back
    hands.key(KEY.Key_Escape)
    assert page.home.isVisible()
    assert QApplication.focusWidget().objectName() == "exercice"  # type: ignore[union-attr]


def test_a_case_in_view_stays_unless_somebody_else_is_at_the_counter(hands: Driver) -> None:
    hands.app.preferences.change(mediators=("Médiateur 1", "Médiateur 2"))
    hands.window.show_page("formation")
    page: Any = hands.window.page("formation")
    page.open_view("exercice")
    page.views["exercice"].open_case("dire-non")
    settle()
    hands.window.show_page("accueil")
    hands.window.show_page("formation")
    assert page.views["exercice"].case.isVisible()
    hands.app.preferences.change(mediator="Médiateur 2")
    page.refresh()
    assert page.home.isVisible()


def test_f6_goes_through_the_regions_of_a_case(hands: Driver) -> None:
    hands.window.show_page("formation")
    page: Any = hands.window.page("formation")
    page.open_view("exercice")
    page.views["exercice"].open_case("mauvais-numero")
    settle()
    view = page.views["exercice"]
    assert page.regions() == view.case.regions()
    before = QApplication.focusWidget()
    hands.key(KEY.Key_F6)
    assert QApplication.focusWidget() is not before


def test_in_the_window_of_practice_nothing_real_is_touched(data_folder: Path, theme: Theme) -> None:
    with driven(data_folder, theme, practice=True) as driver:
        driver.show()
        driver.window.show_page("formation")
        page: Any = driver.window.page("formation")
        page.open_view("exercice")
        page.views["exercice"].open_case("dire-non")
        settle()
        page.views["exercice"].case.stop.click()
        settle()
        driver.app.close()
    names = {path.name for path in data_folder.rglob("*") if path.is_file()}
    assert "entrainement-apprentissage.sqlite" in names
    assert not names & {"apprentissage.sqlite", DATABASE}
