"""Écran usager: large letters, what does not fit is split, the mediator drives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mediateur.paths import resources
from mediateur.pathways.events import Hindered, Opened, Prepared
from mediateur.pathways.model import Pathway, Show
from mediateur.pathways.walk import Walk
from mediateur.ui.artist import Artist
from mediateur.ui.kit import announce
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.user_screen.parts import LINE_LEAST, TITLE_LEAST
from mediateur.ui.pages.user_screen.screen import (
    Placard,
    UserScreen,
    pages_of,
    screen_for,
    shown_of,
)
from tests.pathways.samples import load_pathway
from tests.pathways.shipped import shipped
from tests.ui.audit import clipped
from tests.ui.conftest import show
from tests.ui.driving import KEY, PATHWAY, said, settle, words

SIZES = [(1920, 1080), (1366, 768), (1280, 720), (1024, 768)]
LONG = Show(title="Un titre", lines=("Une première ligne assez longue.", "Une seconde ligne assez longue."))


@pytest.fixture(scope="module")
def pathway() -> Pathway:
    return load_pathway(resources(), PATHWAY)


@pytest.fixture
def screen(theme: Theme, pathway: Pathway) -> Iterator[UserScreen]:
    """Return the screen of the first step, as large as most projectors."""
    shown = UserScreen(Artist(theme, resources()).symbol, Artist(theme, resources()).emblem)
    show(shown, 1366, 768)
    shown.show_walk(begun(pathway))
    settle()
    yield shown
    shown.close()


def begun(pathway: Pathway) -> Walk:
    walk = Walk(pathway)
    for question, option in (("carte", "lisible"), ("reception", "telephone"), ("souhait", "activer")):
        walk = walk.choose(question, option)
    return walk.begin()


def title_px(screen: UserScreen, zoom: float) -> list[int]:
    title, lines = screen.words._paragraphs(LONG, zoom)
    return [title.font.pixelSize(), *(line.font.pixelSize() for line in lines)]


def test_letters_are_never_smaller_than_the_design_allows(screen: UserScreen) -> None:
    for _ in range(20):
        QTest.keyClick(screen, KEY.Key_Minus)
    assert title_px(screen, screen._zoom)[0] == TITLE_LEAST == 56
    assert min(title_px(screen, screen._zoom)) >= LINE_LEAST
    assert title_px(screen, 1.0) == [76, 40, 40]


def test_what_does_not_fit_is_split_with_its_title(screen: UserScreen) -> None:
    whole = pages_of(LONG, lambda _show: True)
    assert whole == (LONG,)
    split = pages_of(LONG, lambda show: len(show.lines) < 2)
    assert [page.lines for page in split] == [LONG.lines[:1], LONG.lines[1:]]
    assert {page.title for page in split} == {LONG.title}


@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
def test_every_screen_of_the_pathway_fits(screen: UserScreen, pathway: Pathway, size: tuple[int, int]) -> None:
    screen.resize(*size)
    settle()
    shows = [step.show for step in (*pathway.trunk, *pathway.branches)]
    shows += [obstacle.show for obstacle in pathway.obstacles] + [end.show for end in pathway.ends]
    assert len(shows) > 40
    too_large = [page for show in shows for page in pages_of(show, screen._fits) if not screen._fits(page)]
    assert too_large == []


@pytest.mark.parametrize("size", [(1366, 768), (800, 600), (683, 384)])
def test_no_word_is_cut_beside_the_picture_on_a_small_screen(screen: UserScreen, size: tuple[int, int]) -> None:
    screen.resize(*size)
    screen.show_placard(Placard("S’opposer à l’ouverture", ("Six semaines.",), "hand"))
    settle()
    [page] = screen._pages()
    assert screen.words.least_width(page, screen._zoom) <= screen.words.width()
    assert screen._picture.isVisible() == (size[0] > 800)
    assert clipped(screen) == []


def test_the_text_stops_growing_before_it_is_cut(screen: UserScreen) -> None:
    screen.resize(1000, 560)
    settle()
    for _ in range(20):
        QTest.keyClick(screen, KEY.Key_Plus)
    assert screen._zoom > 1
    assert all(screen._fits(page) for page in screen._pages())


def test_space_and_arrows_go_along_the_way_and_stop_at_its_ends(screen: UserScreen, pathway: Pathway) -> None:
    walk = begun(pathway)
    steps = [walk.pathway.step(step).show.title for step in walk.route]
    announce.forget()
    QTest.keyClick(screen, KEY.Key_Left)
    assert said()[-1].startswith(steps[0])
    for rank in range(1, len(steps)):
        QTest.keyClick(screen, KEY.Key_Space if rank % 2 else KEY.Key_Right)
        assert said()[-1].startswith(steps[rank])
    QTest.keyClick(screen, KEY.Key_Space)
    assert said()[-1].startswith(steps[-1])
    QTest.keyClick(screen, KEY.Key_Left)
    assert said()[-1].startswith(steps[-2])


def test_a_split_page_is_turned_before_the_step(screen: UserScreen, pathway: Pathway) -> None:
    screen.resize(900, 500)
    settle()
    pages = screen._pages()
    assert len(pages) == 2
    announce.forget()
    QTest.keyClick(screen, KEY.Key_Space)
    assert said() == [f"{pages[1].title} {pages[1].lines[0]}"]
    QTest.keyClick(screen, KEY.Key_Space)
    second = begun(pathway).route[1]
    assert said()[-1].startswith(pathway.step(second).show.title)
    QTest.keyClick(screen, KEY.Key_Left)
    assert said()[-1] == f"{pages[1].title} {pages[1].lines[0]}"
    screen.resize(1366, 768)
    settle()
    assert screen.words._shown == pages_of(shown_of(begun(pathway))[0], lambda _show: True)[0]


def test_it_shows_where_the_session_is(screen: UserScreen, pathway: Pathway) -> None:
    walk = begun(pathway)
    assert shown_of(walk) == (pathway.trunk[0].show, pathway.screen(pathway.trunk[0].screen))
    assert "Étape 1 sur 10" in words(screen)
    lost = walk.then(Hindered("code-perdu"))
    assert shown_of(lost) == (pathway.obstacle("code-perdu").show, None)
    ended = Walk(pathway).then(Prepared())
    assert shown_of(ended)[0] == pathway.end(pathway.triage.prepare).show
    screen.show_walk(ended)
    assert "Étape" not in words(screen)
    assert said()[-1].startswith(pathway.end(pathway.triage.prepare).show.title)


def test_an_end_is_told_to_the_person_as_one(screen: UserScreen) -> None:
    walk = Walk(shipped("dire-non")).then(Opened("opposer-telephone"))
    screen.show_walk(walk)
    assert "Étape 1 sur 1" in words(screen)
    screen.show_walk(walk.answer("faite"))
    assert "Fin du parcours" in words(screen)
    assert "Étape" not in words(screen)
    assert (screen._progress._number, screen._progress._total) == (1, 1)


def test_the_number_of_the_step_follows_what_is_shown(screen: UserScreen) -> None:
    QTest.keyClick(screen, KEY.Key_Space)
    assert "Étape 2 sur 10" in words(screen)


def test_keys_leave_and_ask_for_the_neutral_screen(screen: UserScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.neutral_asked):
        QTest.keyClick(screen, KEY.Key_F8)
    for key in (KEY.Key_Escape, KEY.Key_F11):
        screen.show()
        with qtbot.waitSignal(screen.closed):
            QTest.keyClick(screen, key)
        assert not screen.isVisible()


def test_the_second_screen_is_for_the_person() -> None:
    assert screen_for("mine", ["mine"]) == "mine"
    assert screen_for("mine", ["mine", "hers"]) == "hers"
    assert screen_for("mine", ["hers", "mine"]) == "hers"


def test_the_words_are_said_without_eyes(screen: UserScreen, pathway: Pathway) -> None:
    first = pathway.trunk[0].show
    assert screen.words.accessibleName() == " ".join((first.title, *first.lines))
    assert screen.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_words_without_a_session_give_way_to_a_session(screen: UserScreen, pathway: Pathway) -> None:
    lines = ("Une première ligne.", "Une deuxième.", "Une troisième.")
    screen.show_placard(Placard("Un titre", lines, "eye"))
    assert said()[-1] == f"Un titre {lines[0]}", "two lines at most: three are turned one by one"
    QTest.keyClick(screen, KEY.Key_Space)
    QTest.keyClick(screen, KEY.Key_Space)
    QTest.keyClick(screen, KEY.Key_Space)
    assert said()[-1] == f"Un titre {lines[2]}"
    assert "Étape" not in words(screen)
    assert screen._picture.isVisible()
    screen.redraw()
    assert screen.words._shown.lines == (lines[2],)
    screen.show_walk(begun(pathway))
    assert said()[-1].startswith(pathway.trunk[0].show.title)
