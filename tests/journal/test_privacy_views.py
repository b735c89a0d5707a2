"""How a text is made easy to search without losing where its parts stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.journal.privacy.view import BLANK, digital, fold


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("zéro six trente-neuf", "06 39"),
        ("quatre-vingt-dix-huit", "98"),
        ("quatre vingt seize", "96"),
        ("soixante et onze", "71"),
        ("vingt et un", "21"),
        ("mille neuf cent cinquante et un", "1951"),
        ("deux mille dix", "2010"),
        ("cent vingt-trois", "123"),
        ("quatre cent quatre-vingt-deux mille neuf cent treize", "482913"),
        ("un code neuf", "un code neuf"),
        ("septante-deux", "72"),
        ("O6 39", "06 39"),
        ("l 5l O3", "1 51 03"),
        ("0I et 1l", "01 et 11"),
        ("l'an 12", "l'an 12"),
        ("１２ ٣٤", "12 34"),
    ],
)
def test_number_words_and_look_alike_letters_become_digits(typed: str, read: str) -> None:
    assert digital(fold(typed)).text == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Éléonore à l’œuvre", "Eleonore a l'oeuvre"),
        ("a\N{NO-BREAK SPACE}b\N{NARROW NO-BREAK SPACE}c", "a b c"),
        ("a\N{NON-BREAKING HYPHEN}b\N{EN DASH}c\N{MINUS SIGN}d", "a-b-c-d"),
        ("0\N{ZERO WIDTH SPACE}6\N{SOFT HYPHEN}3", "063"),
        ("e\N{COMBINING ACUTE ACCENT}t", "et"),
    ],
)
def test_folding(typed: str, read: str) -> None:
    assert fold(typed).text == read


@given(st.text())
def test_every_character_of_a_view_comes_from_the_original(text: str) -> None:
    for view in (fold(text), digital(fold(text))):
        assert len(view.text) == len(view.low) == len(view.starts) == len(view.ends)
        assert all(0 <= start < end <= len(text) for start, end in zip(view.starts, view.ends, strict=True))
        assert list(view.starts) == sorted(view.starts)


@given(st.text("abc", min_size=6), st.lists(st.tuples(st.integers(0, 5), st.integers(0, 6)).map(sorted).map(tuple)))
def test_blanking_keeps_every_place(text: str, spans: list[tuple[int, int]]) -> None:
    covered = {index for start, end in spans for index in range(start, end)}
    blanked = fold(text).blanked(spans).text
    assert blanked == "".join(BLANK if index in covered else char for index, char in enumerate(text))
