"""The table of widths is that of the fonts, and no line is wider than asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication

from mediateur.pictures import metrics
from tests.pictures.samples import RESOURCES

FILES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
LABELS = st.text(alphabet=metrics.CHARACTERS, min_size=1, max_size=60)


@pytest.mark.parametrize("weight", FILES)
def test_widths_are_those_of_the_fonts(weight: int) -> None:
    path = RESOURCES / "fonts" / f"AtkinsonHyperlegibleNext-{FILES[weight]}.ttf"
    font = ImageFont.truetype(str(path), 1000, layout_engine=ImageFont.Layout.BASIC)
    read = {character: round(font.getlength(character)) for character in metrics.CHARACTERS}
    assert read == metrics.ADVANCES[weight]
    assert len(read) > 190


@pytest.mark.parametrize("weight", FILES)
def test_qt_draws_no_wider_than_measured(qapp: QApplication, weight: int) -> None:
    for path in (RESOURCES / "fonts").glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(path))
    font = QFont(metrics.FAMILY)
    font.setPixelSize(100)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    drawn = QFontMetricsF(font)
    for words in (
        "Générer un nouveau code provisoire",
        "Numéro de sécurité sociale",
        "Je m’oppose à la création de Mon espace santé",
        "www.monespacesante.fr",
        "VAT To Ty Yo AV",
    ):
        measured = metrics.width(words, 100, weight)
        assert 0.93 * measured < drawn.horizontalAdvance(words) <= 1.01 * measured


@given(LABELS, st.floats(30, 400), st.sampled_from(tuple(FILES)))
def test_lines_fit_and_lose_nothing(words: str, available: float, weight: int) -> None:
    for cut in (metrics.wrap, metrics.balanced):
        lines = cut(words, available, 14, weight)
        assert all(metrics.width(line, 14, weight) <= available for line in lines)
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert len(metrics.balanced(words, available, 14, weight)) == len(metrics.wrap(words, available, 14, weight))


def test_a_place_narrower_than_a_letter_still_gives_an_answer() -> None:
    assert metrics.balanced("mm m", 1, 14) == ("m", "m", "m")


def test_a_non_breaking_space_holds_and_a_title_is_cut_in_even_lines() -> None:
    title = "Avec photo\N{NO-BREAK SPACE}: à droite"
    assert metrics.wrap(title, 115, 15, metrics.BOLD) == ("Avec photo\N{NO-BREAK SPACE}: à", "droite")
    assert metrics.balanced(title, 115, 15, metrics.BOLD) == ("Avec photo\N{NO-BREAK SPACE}:", "à droite")


@given(LABELS, st.floats(30, 400))
def test_an_address_is_cut_only_when_it_must_be(words: str, available: float) -> None:
    shown = metrics.fit(words, available, 14)
    assert metrics.width(shown, 14) <= available
    assert shown == words or (words.startswith(shown[:-1]) and metrics.width(words, 14) > available)


def test_an_unknown_character_is_counted_wide() -> None:
    assert metrics.width("漢", 14) == 14
