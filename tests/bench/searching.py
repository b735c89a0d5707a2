"""How long a search takes in the real window: from each key of some queries to the painting of what it finds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt

from mediateur.ui.kit.search_field import SearchField
from tests.bench.painted import Painting, Window, opened, press, settle, tell

BOUND_MS, SETTLE_MS, REACH_MS = 20.0, 60, 150
FIELDS = {"parcours": "Recherche dans Parcours", "aide": "Recherche dans Aide", "imprimer": "Recherche dans Imprimer"}
QUERIES = ("j ai perdu mon code", "refuser", "mot de passe oublie", "medecin traitant", "ordonance", "sauvegarde")


def measure() -> bool:
    """Print the times of each field, and tell whether the bound is kept in all."""
    with opened() as window:
        good = [tell(title, list(_typed(window, name)), BOUND_MS) for name, title in FIELDS.items()]
    return all(good)


def _typed(window: Window, name: str) -> Iterator[Painting]:
    window.show_page(name)
    settle(400)
    field = next(field for field in window.page(name).findChildren(SearchField) if field.isVisible())
    field.setFocus()
    settle(REACH_MS)
    # The first keys count too: what is searched is made ready while one goes from reaching the field to typing.
    for letter in "ab":
        yield window.time(partial(press, field, _key(letter), letter), SETTLE_MS)
    settle(1000)
    for query in QUERIES:
        field.clear()
        settle(SETTLE_MS)
        for letter in query:
            yield window.time(partial(press, field, _key(letter), letter), SETTLE_MS)


def _key(letter: str) -> Qt.Key:
    return Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
