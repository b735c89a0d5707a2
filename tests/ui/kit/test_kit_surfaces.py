from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QColor

from mediateur.pictures import tokens as design
from mediateur.ui.kit.announce import KEPT, announce, recent
from mediateur.ui.kit.messages import KINDS, Badge, EmptyState, Message
from mediateur.ui.kit.surfaces import FILLS, Panel, ProgressBar
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import Theme
from tests.ui.audit import clipped, nameless, small_targets
from tests.ui.conftest import show

MESSAGES = ("success", "warning", "danger", "info")


@pytest.mark.parametrize("name", design.THEMES)
@pytest.mark.parametrize("kind", MESSAGES)
def test_a_message_has_room_at_200_per_cent_in_a_narrow_column(theme: Theme, name: str, kind: str) -> None:
    theme.set(name, 2.0)
    message = Message(kind, "L’imprimante ne répond pas.", "Le guide est prêt. Vérifiez le câble.", "Réessayer")
    show(message, 600, message.heightForWidth(600))
    assert (clipped(message), nameless(message), small_targets(message)) == ([], [], [])


@pytest.mark.parametrize("name", design.THEMES)
def test_surfaces_and_inks_are_pairs_that_the_tokens_allow(theme: Theme, name: str) -> None:
    allowed = {(pair.foreground, pair.background) for pair in theme.tokens.pairs[name]}
    assert {(kind.ink, kind.fill) for kind in KINDS.values()} <= allowed
    assert {("text_strong", fill) for fill, _ in FILLS.values()} <= allowed


@pytest.mark.parametrize("kind", FILLS)
def test_high_contrast_frames_what_other_themes_tint(theme: Theme, kind: str) -> None:
    theme.set("contraste")
    panel = Panel(kind)
    show(panel, 100, 60)
    assert panel.grab().toImage().pixelColor(50, 0) != QColor(theme.hex("bg_app"))


def test_a_message_can_say_something_else() -> None:
    message = Message("info", "Un.")
    message.set_content("Deux.", "Et la suite.")
    said = [text.text() for text in message.findChildren(Text)]
    assert said == ["Deux.", "Et la suite."]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_small_pieces_have_room(theme: Theme, scale: float) -> None:
    theme.set(scale=scale)
    panel = Panel()
    panel.body.addWidget(Badge("warning", "Expire dans 10 jours", "hourglass"))
    panel.body.addWidget(EmptyState("Aucune séance ce mois-ci.", "Elles s’ajoutent ici.", "Ajouter une séance"))
    show(panel)
    assert clipped(panel) == []
    assert small_targets(panel) == []


def test_progress_has_a_name_and_a_value() -> None:
    bar = ProgressBar("Préparation du PDF", 1, 2)
    interface = QAccessible.queryAccessibleInterface(bar)
    assert interface.text(QAccessible.Text.Name) == "Préparation du PDF"
    assert interface.valueInterface().currentValue() == 1


def test_the_last_announcements_are_kept_in_order() -> None:
    panel = Panel()
    for number in range(KEPT + 5):
        announce(panel, f"Étape {number}")
    assert len(recent()) == KEPT
    assert recent()[-1].text == f"Étape {KEPT + 4}"
