"""A territory is known by its identifier, however its name is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.journal.territories import IDENTIFIER, identifier


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ardèche nord", "ardeche-nord"),
        ("ardeche-nord", "ardeche-nord"),
        ("  ARDÈCHE – NORD ! ", "ardeche-nord"),
        ("Cœur d’Essonne", "coeur-d-essonne"),
        ("Vallée de l'Eure_et", "vallee-de-l-eure-et"),
        ("?!", ""),
        ("", ""),
    ],
)
def test_it_is_small_letters_and_figures(words: str, found: str) -> None:
    assert identifier(words) == found


@given(st.text())
def test_it_is_one_that_the_server_takes_and_its_own(words: str) -> None:
    found = identifier(words)
    assert not found or IDENTIFIER.fullmatch(found)
    assert identifier(found) == found
