"""Lists and registers to exchange, and the keys that bring them in."""

from __future__ import annotations

from mediateur.training.register import Person
from mediateur.ui.kit.dialog import Dialog
from tests.ui.driving import CTRL, KEY, Driver, rest, words

NBSP = "\N{NO-BREAK SPACE}"


def go(hands: Driver) -> None:
    hands.key(KEY.Key_Return, CTRL)
    rest()


def spaced(widget: Dialog) -> str:
    return words(widget).replace(NBSP, " ")


def people(hands: Driver) -> tuple[Person, ...]:
    with hands.app.register.desk.begin() as work:
        return work.people.all()
