"""Another content in the window that is open: pages say it, a session under way stays on its own."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediateur.app import App
from mediateur.app.contents import PROGRAM
from mediateur.content import in_force
from mediateur.content.in_force import InForce
from mediateur.content.pack import gather
from mediateur.paths import resources
from mediateur.settings import SCALES
from mediateur.store.pack_shelf import PackShelf
from mediateur.ui.pages.session.past_note import PAST
from mediateur.usecases.content.fetching import Newest
from tests.one_day import on
from tests.ui.audit import clipped
from tests.ui.driving import PATHWAY, Driver, calm, settle, words
from tests.usecases.content.test_fetching import Source

VERSION, TITLE, BEFORE = "2026.12.1", "Activer, en mieux", "Activer Mon espace santé"


def put(folder: Path, **files: bytes) -> None:
    """Have another content in force, as if it had been weighed and installed."""
    shelf, whole = PackShelf(folder), gather(resources()) | files
    shelf.put(VERSION, b"", whole)
    shelf.use(InForce(VERSION, "", PROGRAM))


def renamed() -> dict[str, bytes]:
    name = f"pathways/{PATHWAY}.yaml"
    text = (resources() / name).read_text(encoding="utf-8")
    assert f'title: "{BEFORE}"' in text
    cards = json.loads((resources() / "cards.json").read_text(encoding="utf-8"))
    cards[0]["title"] = TITLE
    return {
        name: text.replace(f'title: "{BEFORE}"', f'title: "{TITLE}"', 1).encode(),
        "cards.json": json.dumps(cards).encode(),
    }


def test_pages_say_the_new_content_and_a_session_stays_on_its_own(hands: Driver) -> None:
    hands.window.show_page("parcours")
    before = hands.window.page("parcours")
    hands.window.go_home()
    hands.begin()
    draft = hands.session.draft.id
    put(hands.app.folder, **renamed())
    hands.window.take_content()
    assert hands.walk.pathway.title == BEFORE
    hands.forward()
    assert hands.walk.pathway.title == BEFORE
    hands.window.go_home()
    settle()
    assert hands.window.home.cards[0].accessibleName().startswith(f"1, {TITLE}.")
    hands.window.show_page("parcours")
    assert hands.window.page("parcours") is not before
    assert hands.app.content.pathway(PATHWAY).title == TITLE
    hands.window.resume(draft)
    settle()
    assert hands.walk.pathway.title == BEFORE
    hands.window.go_home()
    hands.begin()
    assert hands.walk.pathway.title == TITLE


def test_the_keyboard_goes_through_the_new_cards_in_order(hands: Driver) -> None:
    put(hands.app.folder, **renamed())
    hands.window.take_content()
    settle()
    cards = hands.window.home.cards
    cards[0].setFocus()
    for card in cards[1:]:
        assert hands.window.focusNextChild()
        assert card.hasFocus()


def test_what_the_person_of_this_machine_replaced_stays(hands: Driver) -> None:
    hands.app.preferences.change(data={"horaires-3422": "de 9 h à 16 h"})
    put(hands.app.folder, **renamed())
    hands.window.take_content()
    said = repr(hands.app.content.pathways()).replace(r"\xa0", " ")
    assert hands.app.content.root != resources()
    assert "de 9 h à 16 h" in said


@pytest.mark.parametrize("harm", ["cards.json", "pathways", "facts/sources.yaml", "folder"])
def test_an_installed_content_that_was_damaged_never_stops_the_program(data_folder: Path, harm: str) -> None:
    put(data_folder, **renamed())
    root = in_force.folder_of(data_folder, VERSION)
    if harm == "pathways":
        for file in (root / harm).glob("*.yaml"):
            file.unlink()
    elif harm == "folder":
        root.rename(root.with_name("ailleurs"))
    else:
        (root / harm).write_text("{")
    app = App(data_folder)
    assert app.content.cards()
    assert app.content.pathway(PATHWAY).title == BEFORE
    app.close()


def test_practice_is_held_on_the_content_in_force(data_folder: Path) -> None:
    put(data_folder, **renamed())
    assert App(data_folder, practice=True).content.pathway(PATHWAY).title == TITLE


@pytest.fixture
def past_review() -> Iterator[None]:
    with on(dt.date(2027, 3, 1)):
        yield


@pytest.fixture
def last_day_before() -> Iterator[None]:
    with on(dt.date(2027, 2, 28)):
        yield


@pytest.mark.usefixtures("past_review")
def test_content_past_its_review_is_marked_wherever_it_is_read(hands: Driver) -> None:
    hands.window.go_home()
    assert "contenus à relire" in hands.window.shell.status._newest.text()
    hands.begin()
    note = hands.page.review
    assert note.isVisible()
    assert note.words.text() == PAST.format(month="février\N{NO-BREAK SPACE}2027")
    hands.window.show_page("droits")
    settle()
    assert "À relire depuis fin février\N{NO-BREAK SPACE}2027" in words(hands.window.page("droits").detail)
    assert [one.kind for one in hands.app.look_at_content()] == ["warning"]


@pytest.mark.usefixtures("past_review")
@pytest.mark.parametrize("percent", SCALES)
def test_that_content_is_past_is_cut_in_no_window(hands: Driver, percent: int) -> None:
    hands.theme.set(scale=percent / 100)
    hands.window.resize(1, 690)
    for page in ("accueil", "droits", "parcours", "imprimer"):
        hands.window.show_page(page)
        calm(hands.window)
        assert clipped(hands.window) == [], page
    hands.window.go_home()
    hands.begin()
    calm(hands.window)
    assert hands.page.review.isVisible()
    assert clipped(hands.window) == []


@pytest.mark.usefixtures("last_day_before")
def test_nothing_is_marked_before(hands: Driver) -> None:
    assert not hands.app.reviewed().is_past
    hands.begin()
    assert not hands.page.review.isVisible()
    assert hands.app.look_at_content() == ()


def test_newer_content_is_looked_for_when_nobody_is_there_and_told(
    hands: Driver, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    source = Source(b"", Newest(VERSION))
    monkeypatch.setattr(hands.app, "pack_source", lambda: source)
    watch = hands.window.content_watch
    watch.idle.idle.emit()
    assert source.asked == 0
    hands.app.preferences.change(content_fetch=True)
    with qtbot.waitSignal(watch.ended, timeout=20_000):
        watch.idle.idle.emit()
    with qtbot.waitSignal(hands.window.upkeep.ended, timeout=60_000):
        pass
    assert any(VERSION in message._title.text() for message in hands.window.home._reminders.messages)
    watch.idle.idle.emit()
    assert source.asked == 1
