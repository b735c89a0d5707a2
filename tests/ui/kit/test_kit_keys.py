from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSpinBox

from mediateur.ui.kit.keys import digit_of, in_text_field

NONE, KEYPAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
FRENCH_ROW = dict(zip("&é\"'(-è_ç", range(1, 10), strict=True))


def key(text: str, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, 0, modifiers, text)


@pytest.mark.parametrize(("text", "digit"), [*FRENCH_ROW.items(), ("É", 2), ("À", 0), ("à", 0)])
def test_a_french_row_without_maj_gives_digits(text: str, digit: int) -> None:
    assert digit_of(key(text)) == digit


@pytest.mark.parametrize("modifiers", [NONE, KEYPAD])
@pytest.mark.parametrize("digit", range(10))
def test_digits_of_the_top_row_and_of_the_pad(digit: int, modifiers: Qt.KeyboardModifier) -> None:
    assert digit_of(key(str(digit), modifiers)) == digit


@pytest.mark.parametrize("text", ["-", "("])
def test_signs_of_the_pad_are_no_digits(text: str) -> None:
    assert digit_of(key(text, KEYPAD)) is None


@pytest.mark.parametrize(
    "modifier",
    [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier],
)
@pytest.mark.parametrize("text", ["1", "&", "é"])
def test_never_with_a_modifier(text: str, modifier: Qt.KeyboardModifier) -> None:
    assert digit_of(key(text, modifier)) is None


@given(st.text(max_size=3).filter(lambda text: text.lower() not in {*FRENCH_ROW, "à"} and text not in "0123456789"))
def test_any_other_text_is_no_digit(text: str) -> None:
    assert digit_of(key(text)) is None


def test_text_fields_keep_their_characters() -> None:
    assert in_text_field(QLineEdit())
    assert in_text_field(QSpinBox())
    assert not in_text_field(QComboBox())
    assert not in_text_field(QPushButton())
    assert not in_text_field(None)
