"""The large picture: always the same square, its words whole, its icons those of the screen."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from svglib.svglib import svg2rlg

from mediateur.pictures import metrics, symbol
from tests.pictures.samples import (
    ELEMENTS,
    FRAME_KINDS,
    ICONS,
    INKS,
    ITEM_KINDS,
    TOKENS,
    Frame,
    Item,
    Screen,
    texts,
)

LIGHT = TOKENS.theme("clair")
LABELS = st.text(alphabet=metrics.CHARACTERS, min_size=1, max_size=45).filter(str.strip)


@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("kind", FRAME_KINDS)
def test_qt_and_svglib_draw_it(qapp: QApplication, ink: dict[str, str], kind: str) -> None:
    picture = symbol.draw(Screen("Un objet", (Frame(kind, target=True),), ("mail", "eye")), ink, icons=ICONS)
    renderer = QSvgRenderer(QByteArray(picture.svg.encode()))
    assert renderer.isValid()
    assert (renderer.defaultSize().width(), renderer.defaultSize().height()) == (500, 500)
    assert svg2rlg(BytesIO(picture.svg.encode())) is not None
    assert (picture.width, picture.height, picture.alt) == (500, 500, "Un objet")


@given(st.sampled_from(ITEM_KINDS), LABELS, st.sampled_from(((), ("mail",), ("mail", "phone"))))
def test_the_whole_wording_stays_in_its_panel(kind: str, label: str, symbols: tuple[str, ...]) -> None:
    screen = Screen("", (Frame("navigateur", items=(Item("texte", "puis"), Item(kind, label, target=True))),), symbols)
    written = texts(symbol.draw(screen, LIGHT, icons=ICONS).svg)
    wording = written[: len(written) - len(symbols)]
    assert "".join(one.text for one in wording).replace(" ", "") == label.replace(" ", "")
    for one in written:
        assert one.left >= 90
        assert one.left + one.width <= 410
        assert one.top <= 444
    panel = symbol.PANEL_TOP if symbols else symbol.PANEL_TOP_ALONE
    for one in wording:
        assert panel + one.number("font-size") * metrics.CAP_HEIGHT < one.top < panel + symbol.PANEL_HEIGHT - 8


def test_a_long_wording_grows_smaller_rather_than_taller() -> None:
    words = "Je m’oppose à la création de Mon espace santé pour mes deux enfants mineurs et pour moi"
    page = Frame("navigateur", items=(Item("bouton", words, target=True),))
    written = texts(symbol.draw(Screen("", (page,)), LIGHT, icons=ICONS).svg)
    assert " ".join(one.text for one in written) == words
    assert written[-1].top < symbol.PANEL_TOP_ALONE + symbol.PANEL_HEIGHT - 20
    assert written[0].top > symbol.PANEL_TOP_ALONE + 30


def test_what_is_read_is_what_the_schematic_rings() -> None:
    assert [one.text for one in texts(symbol.draw(ELEMENTS, LIGHT, icons=ICONS).svg)] == [
        "Numéro de série",
        "e\N{NON-BREAKING HYPHEN}mail",
        "SMS",
    ]
    page = Frame("navigateur", address="www.monespacesante.fr", target=True)
    assert [one.text for one in texts(symbol.draw(Screen("", (page,)), LIGHT, icons=ICONS).svg)] == [page.address]
    card = Screen("", (Frame("navigateur"), Frame("carte-avec-photo", target=True)), ("id-card",))
    assert symbol.draw(card, LIGHT, icons=ICONS).svg.count(LIGHT["target"]) == 1


def test_the_disc_shows_where_its_colour_is_that_of_the_page() -> None:
    screen = Screen("", (Frame("telephone"),))
    outlined = {
        name: f'r="236" fill="{TOKENS.theme(name)["primary_soft"]}" stroke=' in _drawn(screen, name)
        for name in TOKENS.names
    }
    assert outlined == {"clair": False, "sombre": False, "contraste": True}


def test_a_code_has_cells_and_other_words_have_none() -> None:
    def circles(label: str) -> int:
        page = Frame("courrier", items=(Item("texte", label, target=True),))
        return symbol.draw(Screen("", (page,)), LIGHT, icons=ICONS).svg.count("<circle")

    assert (circles("Votre code provisoire"), circles("Bienvenue")) == (1 + symbol.CELLS, 1)


def _drawn(screen: Screen, theme: str) -> str:
    return symbol.draw(screen, TOKENS.theme(theme), icons=ICONS).svg


@pytest.mark.parametrize("ink", INKS)
def test_an_icon_alone_is_drawn_in_its_disc(qapp: QApplication, ink: dict[str, str]) -> None:
    picture = symbol.emblem("siren", ink, icons=ICONS)
    renderer = QSvgRenderer(QByteArray(picture.svg.encode()))
    assert renderer.isValid()
    assert (renderer.defaultSize().width(), renderer.defaultSize().height()) == (500, 500)
    assert svg2rlg(BytesIO(picture.svg.encode())) is not None
    assert picture.svg.count("<circle") == 1 + ICONS.group("siren", "#000", 0, 0, 1).count("<circle")
