"""The small dialogs of a session: where the information comes from, how the screen differs, the address."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.facts import CONFIDENCE_LABELS, Confidence, Fact
from mediateur.content.vocabulary import SCREEN_DIFFERENCES
from mediateur.pathways.model import Pathway
from mediateur.pathways.walk import Walk
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.choices import RadioRow
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.layouts import FlowLayout
from mediateur.ui.kit.messages import Badge
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.kit.svg_view import SvgView
from mediateur.ui.kit.text import Line, Text

BADGES = {
    Confidence.STRONG: "success",
    Confidence.SOURCED: "success",
    Confidence.LANDMARK: "warning",
    Confidence.WEAK: "warning",
    Confidence.CONFLICT: "warning",
    Confidence.UNKNOWN: "neutral",
    Confidence.CONDUCT: "info",
}
OFFICIAL_ADDRESS = "www.monespacesante.fr"


def cited_facts(walk: Walk) -> tuple[str, ...]:
    """Return the ids of the facts on which what is in view rests."""
    if walk.obstacle is not None:
        return tuple(dict.fromkeys(fact for attempt in walk.obstacle.tries for fact in attempt.facts))
    if walk.state.end:
        return walk.pathway.end(walk.state.end).facts
    return walk.step.facts if walk.step else walk.pathway.triage.facts


def open_sources(window: QWidget, walk: Walk) -> Dialog:
    """Open « D'où vient cette information ? »: each fact, its sources, its date, how sure it is."""
    dialog = Dialog(window, "D’où vient cette information\N{NO-BREAK SPACE}?", _checked(walk.pathway), width=820)
    for index, name in enumerate(cited_facts(walk)):
        if index:
            dialog.body.addWidget(Separator())
        _add_fact(dialog, walk.pathway, walk.pathway.fact(name))
    close = SecondaryButton("Revenir à l’étape")
    close.clicked.connect(dialog.close_dialog)
    dialog.footer_right.hold(close)
    dialog.open_dialog(close)
    return dialog


def _add_fact(dialog: Dialog, pathway: Pathway, fact: Fact) -> None:
    dialog.body.addWidget(Text(fact.text, "consigne", max_chars=0))
    row = FlowLayout(10)
    row.addWidget(Badge(BADGES[fact.confidence], CONFIDENCE_LABELS[fact.confidence]))
    row.addWidget(Line(f"Date de la source\N{NO-BREAK SPACE}: {fact.date}", "note", "text_muted"))
    dialog.body.addLayout(row)
    for source_id in fact.sources:
        source = pathway.source(source_id)
        words = f"{source.title} {breakable(source.url)}".strip()
        dialog.body.addWidget(Text(words, "note", "text_muted", max_chars=0))


def breakable(url: str) -> str:
    """Return an address that may go on to the next line after a sign that no one reads as part of a word."""
    return re.sub("([/_?&=%-])", "\\1\N{ZERO WIDTH SPACE}", url)


def _checked(pathway: Pathway) -> str:
    return f"Les dates sont celles des sources. La plus récente du parcours\N{NO-BREAK SPACE}: {pathway.verified}."


class DiffersDialog(Dialog):
    """« L'écran diffère »: a choice from a list, no text. `chosen` carries its code."""

    chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(
            window,
            "Qu’est-ce qui diffère\N{NO-BREAK SPACE}?",
            "Gardé\N{NO-BREAK SPACE}: l’étape, le mois et ce choix. Rien d’autre.",
            560,
        )
        self.rows = tuple(RadioRow(label) for label in SCREEN_DIFFERENCES.values())
        for row in self.rows:
            self.body.addWidget(row)
        back = SecondaryButton("Revenir à l’étape")
        back.clicked.connect(self.close_dialog)
        keep = PrimaryButton("Noter la différence", keycap="Ctrl Entrée")
        keep.clicked.connect(self._keep)
        self.footer_right.hold(back)
        self.footer_right.hold(keep)
        self.set_action(keep)

    @Slot()
    def _keep(self) -> None:
        for code, row in zip(SCREEN_DIFFERENCES, self.rows, strict=True):
            if row.isChecked():
                self.chosen.emit(code)
                self.close_dialog()
                return
        self.rows[0].setFocus()


def open_address(window: QWidget, qr: str, site_asked: SignalInstance) -> Dialog:
    """Open the official address, large, with its QR for the person's own phone."""
    dialog = Dialog(
        window, "L’adresse officielle", "À taper soi-même, ou à photographier avec son téléphone.", width=520
    )
    dialog.body.addWidget(SvgView(qr, f"Code QR de l’adresse {OFFICIAL_ADDRESS}"))
    dialog.body.addWidget(Text(OFFICIAL_ADDRESS, "titre_2", "text_strong"))
    site = PrimaryButton("Ouvrir le site", icon="external-link")
    site.clicked.connect(site_asked)
    site.clicked.connect(dialog.close_dialog)
    close = SecondaryButton("Revenir à l’étape")
    close.clicked.connect(dialog.close_dialog)
    dialog.footer_right.hold(close)
    dialog.footer_right.hold(site)
    dialog.open_dialog(site)
    return dialog
