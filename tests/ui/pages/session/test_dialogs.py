"""Where the information comes from, how the screen differs, the address, and what is done with them."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from mediateur.content.dates import source_date
from mediateur.content.official import OFFICIAL_ADDRESS, OFFICIAL_URL
from mediateur.content.vocabulary import SCREEN_DIFFERENCES
from mediateur.pathways.events import Differed
from mediateur.ui.kit.dialog import AIR
from mediateur.ui.kit.row_button import BaseButton
from mediateur.ui.kit.svg_view import SvgView
from mediateur.ui.pages.session import top_bar as actions
from mediateur.ui.pages.session.dialogs import (
    QR_MOST,
    AddressDialog,
    DiffersDialog,
    cited_facts,
)
from mediateur.ui.pages.shared.sources import breakable
from tests.ui.driving import CTRL, KEY, PANEL_WIDTH, Driver, calm, said, settle, words


def press_button(hands: Driver, label: str) -> None:
    """Press the visible button of that label."""
    button = next(b for b in hands.window.findChildren(BaseButton) if b.label == label and b.isVisible())
    button.click()
    settle()


def test_the_sources_of_a_step_are_its_facts_with_their_date_and_how_sure_they_are(hands: Driver) -> None:
    hands.begin()
    hands.reach("trois-elements")
    press_button(hands, "D’où vient cette information\N{NO-BREAK SPACE}?")
    shown = words(hands.dialog).replace("\N{ZERO WIDTH SPACE}", "")
    facts = [hands.walk.pathway.fact(name) for name in cited_facts(hands.walk)]
    assert facts
    for fact in facts:
        assert fact.text.replace("**", "") in shown
        assert f"Date de la source\N{NO-BREAK SPACE}: {source_date(fact.date)}" in shown
        for source in fact.sources:
            assert hands.walk.pathway.source(source).title in shown
    hands.key(KEY.Key_Escape)
    assert hands.walk.state.at == "trois-elements"


def test_no_address_is_too_long_for_the_panel(hands: Driver) -> None:
    hands.begin()
    pathway = hands.walk.pathway
    addresses = {pathway.source(name).url for fact in pathway.facts for name in fact.sources}
    assert max(map(len, addresses)) > 100, "some are long"
    for address in addresses:
        assert max(map(len, breakable(address).split("\N{ZERO WIDTH SPACE}"))) < 40


def test_a_difference_keeps_the_step_the_month_and_the_choice(hands: Driver) -> None:
    hands.begin()
    press_button(hands, "L’écran diffère")
    assert isinstance(hands.dialog, DiffersDialog)
    hands.key(KEY.Key_Return, CTRL)
    assert isinstance(hands.dialog, DiffersDialog), "a choice is needed"
    hands.key(KEY.Key_Down)
    hands.key(KEY.Key_Space)
    hands.key(KEY.Key_Return, CTRL)
    month = f"{dt.date.today():%Y-%m}"
    assert hands.walk.events[-1] == Differed("preparer", month, list(SCREEN_DIFFERENCES)[1])
    assert said()[-1] == "Différence notée, merci."
    assert hands.focus() is hands.page, "digits answer again"


def test_the_address_is_shown_with_its_code_and_opens_in_the_browser(
    hands: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    hands.begin()
    press_button(hands, "Adresse du site")
    assert OFFICIAL_ADDRESS in words(hands.dialog)
    [code] = [view for view in hands.dialog.findChildren(SvgView) if view.isVisible()]
    assert OFFICIAL_ADDRESS in code.accessibleName()
    press_button(hands, "Ouvrir le site")
    assert opened == [OFFICIAL_URL]
    assert "fenêtre privée" in said()[-1]


@pytest.mark.parametrize(
    "size", [(1366, 690, 1.0), (1366, 690, 1.5), (1366, 690, 2.0), (1024, 690, 2.0), (420, 728, 1.0), (420, 728, 1.25)]
)
def test_the_code_is_whole_under_the_address_whatever_the_text_size(
    hands: Driver, size: tuple[int, int, float]
) -> None:
    width, height, scale = size
    hands.theme.set(scale=scale)
    hands.window.resize(width, height)
    hands.begin()
    hands.page._ask(actions.ADDRESS)
    calm(hands.window)
    dialog = hands.dialog
    assert isinstance(dialog, AddressDialog)
    code = dialog.code
    assert code.visibleRegion().boundingRect().size() == code.size()
    assert dialog._scroller.verticalScrollBar().maximum() == 0
    assert code.width() == code.height()
    assert code.width() % code.sizeHint().width() == 0, "modules of a whole number of px"
    modules, room = code.sizeHint().width(), height - 2 * (AIR if width > PANEL_WIDTH else AIR // 3)
    assert code.width() + modules > QR_MOST or dialog._panel.height() + modules > room, "as large as can be"
    address = next(label for label in dialog.findChildren(QLabel) if label.text() == OFFICIAL_ADDRESS)
    assert address.y() + address.height() <= code.y()


def test_a_browser_that_can_opens_a_private_window(hands: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, list[str]]] = []
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}" if name == "chromium" else None)
    monkeypatch.setattr(QProcess, "startDetached", lambda program, words: started.append((program, words)) or (True, 1))
    hands.begin()
    press_button(hands, "Adresse du site")
    press_button(hands, "Ouvrir le site")
    [(program, options)] = started
    assert program == "/usr/bin/chromium"
    assert options[0] == "--incognito"
    assert "monespacesante.fr" in options[1]
