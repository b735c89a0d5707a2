"""Text as it may be printed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.errors import MediateurError
from mediateur.forms.text import clean, require_drawable, sentence_lines, shorten


@given(st.text())
def test_clean_text_hides_nothing_and_is_clean_for_good(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not [character for character in once if unicodedata.category(character).startswith("C")]
    assert "\u202f" not in once
    assert "  " not in once


def test_clean_removes_directions_and_controls_and_keeps_words() -> None:
    assert clean("Rue\x00 du\u202e Bac\n3\u200f") == "Rue du Bac 3"
    assert clean("8\u202fh") == "8\u00a0h"
    assert clean("e\u0301te\u0301") == "été"


@given(st.text(), st.integers(2, 60))
def test_short_text_is_short(text: str, most: int) -> None:
    assert len(shorten(text, most)) <= most
    assert shorten(text, len(text) + 1) == clean(text)


def test_shortened_text_says_so() -> None:
    assert shorten("Maison des associations", 10) == "Maison de…"


def test_what_cannot_be_drawn_is_named() -> None:
    require_drawable("été", frozenset(map(ord, "été")))
    with pytest.raises(MediateurError, match="م") as caught:
        require_drawable("été مرحبا", frozenset(map(ord, "été ")))
    assert "U+0645" in caught.value.detail


def test_sentences_keep_their_bold() -> None:
    assert sentence_lines("Le **code**. Puis rien\u00a0! Fin.") == ("Le **code**.", "Puis rien\u00a0!", "Fin.")
    assert sentence_lines("**Un. Deux.** Trois.") == ("**Un. Deux.** Trois.",)
    assert sentence_lines("Dites\u00a0: «\u00a0Non.\u00a0» Merci.") == ("Dites\u00a0: «\u00a0Non.\u00a0» Merci.",)
