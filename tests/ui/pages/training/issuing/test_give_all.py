"""« Donner les attestations prêtes… » in the part of trainers: who, how far it is, stopping, all of them or none."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt

from mediateur.training.listing import Query
from mediateur.training.register import Status
from mediateur.ui import jobs
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.training.issuing.give_all_dialog import NOBODY, GiveAllDialog, ready_words
from mediateur.ui.pages.training.work_dialog import CLOSE, STOP
from mediateur.usecases.register.giving import Given, Giving, Ready
from tests.ui.audit import clipped, nameless, overflowing, small_targets
from tests.ui.conftest import press
from tests.ui.driving import calm, said, settle
from tests.ui.pages.training.conftest import TODAY, Page, World, at_rest
from tests.ui.pages.training.following.test_people import spaced


def asked(page: Page) -> GiveAllDialog:
    page.part.keeping.give.click()
    at_rest(page)
    dialog = open_dialog_of(page)
    assert isinstance(dialog, GiveAllDialog)
    return dialog


def make_ready(world: World, *names: str) -> None:
    for name in names:
        world.enter(name)
        world.train(name, TODAY)
        world.test(name)
        world.observe(name)


def certified(world: World) -> int:
    return len(world.register.people.ids(Query(statuses=(Status.VALID,))))


def test_all_that_are_ready_are_given_by_the_keyboard(opened: Callable[[], Page], world: World) -> None:
    world.enter("Médiateur 1")
    make_ready(world, "Médiateur 2", "Médiateur 3")
    page = opened()
    dialog = asked(page)
    assert spaced(dialog.found.text()) == "2 attestations : Médiateur 2 et Médiateur 3."
    assert spaced(dialog.go.label) == "Donner 2 attestations"
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at_rest(page)
    told = "2 attestations données. « Écrire les attestations… » en fait des PDF signés."
    assert spaced(dialog.words.text()) == told
    assert told in [spaced(text) for text in said()]
    assert not dialog.go.isVisible()
    assert certified(world) == 2
    press(Qt.Key.Key_Escape)
    assert open_dialog_of(page) is None
    assert spaced(page.part.people.count.text()) == "3 inscrits, 2 formés, 2 attestés"


def test_nobody_is_ready(opened: Callable[[], Page], world: World) -> None:
    world.enter("Médiateur 1")
    dialog = asked(opened())
    assert dialog.found.text() == NOBODY
    assert not dialog.go.isVisible()
    assert dialog.stop.hasFocus()


def test_stopped_on_its_way_it_gives_none(
    opened: Callable[[], Page], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_ready(world, "Médiateur 1", "Médiateur 2", "Médiateur 3")
    page, one_is_seen, may_go = opened(), Event(), Event()
    real = Giving.give_all

    def slow(giving: Giving, people: tuple[str, ...], goes_on: Callable[[int], bool]) -> Given:
        def wait(done: int) -> bool:
            on = goes_on(done)
            one_is_seen.set()
            may_go.wait()
            return on

        return real(giving, people, wait)

    monkeypatch.setattr(Giving, "give_all", slow)
    dialog = asked(page)
    dialog.go.click()
    one_is_seen.wait()
    settle()
    assert spaced(dialog.words.text()) == "Médiateurs vus : 1 sur 3"
    assert (dialog.stop.text(), dialog.go.isEnabled()) == (STOP, False)
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    may_go.set()
    at_rest(page)
    assert spaced(dialog.words.text()) == "Arrêté : aucune attestation n’est donnée."
    assert (dialog.stop.text(), dialog.go.isVisible()) == (CLOSE, True)
    assert certified(world) == 0


def test_it_is_said_for_whom() -> None:
    names = tuple(f"Médiateur {number}" for number in range(8))
    ready = Ready(tuple("abcdefghi"), ("j",), names)
    assert spaced(ready_words(ready)).startswith("9 attestations et 1 renouvellement : Médiateur 0, Médiateur 1, ")
    assert spaced(ready_words(ready)).endswith(", Médiateur 7 et 2 autres.")
    assert spaced(ready_words(Ready((), ("j",), names[:1]))) == "1 renouvellement : Médiateur 0."


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_dialog_holds(opened: Callable[[], Page], world: World, theme: Theme, scale: float) -> None:
    theme.set(scale=scale)
    make_ready(world, "Médiateur 1")
    page = opened()
    dialog = asked(page)
    for act in (settle, dialog.go.click):
        act()
        at_rest(page)
        calm(page)
        assert (*nameless(dialog), *small_targets(dialog), *clipped(dialog), *overflowing(dialog)) == ()
    jobs.wait()
