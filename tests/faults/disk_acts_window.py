"""What is done in the real window while a disk fails: a refusal is what the person is told there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QApplication

from mediateur.errors import MediateurError
from mediateur.journal.workshop import decode
from mediateur.paths import resources
from mediateur.pathways.events import Answered, decode_events
from mediateur.ui.kit import announce
from mediateur.ui.kit.theme import Theme
from mediateur.ui.start import application
from tests.faults.disk_acts import Act, journal
from tests.faults.operations import DATA, with_journal
from tests.ui.driving import CTRL, KEY, Driver, cut_in, driven, said, settle

_themes: list[Theme] = []


class ToldError(MediateurError):
    """What the window told, in one text: its three sentences cannot be told apart any more, only counted."""

    def __init__(self, text: str) -> None:
        first, *rest = text.replace("«\N{NO-BREAK SPACE}", "«").split(". ")
        super().__init__(f"{first}.", rest[0] if rest else "", " ".join(rest[1:]))


@contextmanager
def opened(root: Path) -> Iterator[Driver]:
    """Give hands on the window of the data folder; what nobody caught is raised when it closes."""
    uncaught: list[BaseException] = []
    before, sys.excepthook = sys.excepthook, lambda _kind, error, _trace: uncaught.append(error)
    try:
        with driven(root / DATA, _theme()) as hands:
            hands.show()
            yield hands
    finally:
        sys.excepthook = before
    if uncaught:
        raise uncaught[0]


@contextmanager
def _in_session(root: Path) -> Iterator[Driver]:
    with opened(root) as hands:
        hands.begin()
        hands.forward()
        yield hands


@contextmanager
def _at_the_end(root: Path) -> Iterator[Driver]:
    with opened(root) as hands:
        hands.begin()
        hands.reach_end()
        hands.key(KEY.Key_Return, CTRL)
        yield hands


@contextmanager
def _in_workshop(root: Path) -> Iterator[Driver]:
    with opened(root) as hands:
        hands.window.show_page("atelier")
        hands.type("1")
        yield hands


def _theme() -> Theme:
    if not _themes:
        program = application()
        assert isinstance(program, QApplication)
        _themes.append(Theme.load(resources(), reduced_motion=True))
        _themes[0].apply(program)
    return _themes[0]


def _told(hands: Driver, done: bool) -> None:
    """Raise what the window told where a thing was not done. AssertionError when it told nothing."""
    settle()
    if not done:
        assert said(), "rien n’est dit"
        raise ToldError((cut_in() or said())[-1])


def _answer(hands: Driver, _root: Path) -> None:
    before = hands.walk.state.at
    announce.forget()
    hands.forward()
    _told(hands, hands.walk.state.at != before)


def _undo(hands: Driver, _root: Path) -> None:
    before = hands.walk.events
    announce.forget()
    hands.key(KEY.Key_Z, CTRL)
    _told(hands, hands.walk.events != before)


def _finish(hands: Driver, _root: Path) -> None:
    announce.forget()
    next(b for b in hands.dialog.findChildren(QAbstractButton) if b.text() == "Enregistrer").click()
    settle()
    _told(hands, hands.page.session is None)


def _press(hands: Driver, _root: Path) -> None:
    page: Any = hands.window.page("atelier")
    before = page.workshop
    announce.forget()
    hands.type("1")
    _told(hands, page.workshop != before)


def _close(hands: Driver, _root: Path) -> None:
    hands.window.close()


def _answers(root: Path) -> int:
    """Return how many answers the draft holds."""
    return sum(isinstance(event, Answered) for event in decode_events(journal(root, "SELECT events FROM draft")))


def _presses(root: Path) -> int:
    return len(decode(journal(root, "SELECT data FROM workshop")).presses)


WINDOW = (
    Act("répondre à une étape", DATA, with_journal, _answer, lambda root: _answers(root) == 2, _in_session),
    Act("annuler une réponse", DATA, with_journal, _undo, lambda root: _answers(root) == 0, _in_session),
    Act(
        "enregistrer une séance",
        DATA,
        with_journal,
        _finish,
        lambda root: (
            journal(root, "SELECT count(*) FROM encounter") == 13 and journal(root, "SELECT count(*) FROM draft") == 0
        ),
        _at_the_end,
    ),
    Act("presser un compteur d’atelier", DATA, with_journal, _press, lambda root: _presses(root) == 2, _in_workshop),
    Act("fermer la fenêtre", DATA, with_journal, _close, lambda _root: True, _in_session, keeps=False),
)
