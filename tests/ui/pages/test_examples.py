"""What a field shows before anything is typed is told to be an example."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from tests.ui.driving import CTRL, KEY, Driver, settle

EXAMPLE = "Exemple\N{NO-BREAK SPACE}: "


def others(root: QWidget) -> list[str]:
    """Return the placeholders that do not say that they are examples."""
    lines = [field.placeholderText() for field in root.findChildren(QLineEdit)]
    shown = lines + [field.placeholderText() for field in root.findChildren(QPlainTextEdit)]
    assert any(shown), "there must be some"
    return [words for words in shown if words and not words.startswith(EXAMPLE)]


@pytest.mark.parametrize("page", ["reglages", "imprimer", "parcours"])
def test_the_fields_of_a_page_show_examples(hands: Driver, page: str) -> None:
    hands.window.show_page(page)
    settle()
    assert others(hands.window.page(page)) == []


def test_the_first_opening_shows_examples(hands: Driver) -> None:
    hands.window.show_welcome()
    assert others(hands.window.page("bienvenue")) == []


def test_the_note_shows_an_example(hands: Driver) -> None:
    hands.app.preferences.change(notes=True)
    hands.begin()
    hands.key(KEY.Key_Return, CTRL)
    assert others(hands.dialog) == []
