"""The small dialogs of a session: where the information comes from, how the screen differs, the address."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import source_date
from mediateur.content.official import OFFICIAL_ADDRESS
from mediateur.content.vocabulary import SCREEN_DIFFERENCES
from mediateur.pathways.model import Pathway
from mediateur.pathways.walk import Walk
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.choices import RadioRow
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.svg_view import SvgView
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.shared.sources import open_facts

ADDRESS_TITLE = "L’adresse officielle"
QR_MOST, QR_LEAST_MODULE = 260, 3


def cited_facts(walk: Walk) -> tuple[str, ...]:
    """Return the ids of the facts on which what is in view rests."""
    if walk.obstacle is not None:
        return tuple(dict.fromkeys(fact for attempt in walk.obstacle.tries for fact in attempt.facts))
    if walk.state.end:
        return walk.pathway.end(walk.state.end).facts
    return walk.step.facts if walk.step else walk.pathway.triage.facts


def open_sources(window: QWidget, walk: Walk) -> Dialog:
    """Open « D'où vient cette information ? » on what is in view."""
    facts = [walk.pathway.fact(name) for name in cited_facts(walk)]
    cited = [(fact, tuple(walk.pathway.source(page) for page in fact.sources)) for fact in facts]
    return open_facts(window, cited, "Revenir à l’étape", _checked(walk.pathway))


def _checked(pathway: Pathway) -> str:
    newest = f"La plus récente du parcours\N{NO-BREAK SPACE}: {source_date(pathway.verified)}."
    return f"Les dates sont celles des sources. {newest}"


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


class AddressDialog(Dialog):
    """The official address, large, and under it its QR for the person's own phone.

    The code is shown whole, in modules of a whole number of px, whatever the text size.
    """

    def __init__(self, window: QWidget, qr: str) -> None:
        super().__init__(window, ADDRESS_TITLE, "À taper soi-même, ou à photographier avec son téléphone.", width=520)
        self.code = SvgView(qr, f"Code QR de l’adresse {OFFICIAL_ADDRESS}")
        self._modules = max(1, self.code.sizeHint().width())
        self._size_code(QR_MOST)
        self.body.addWidget(Text(OFFICIAL_ADDRESS, "titre_2", "text_strong"))
        self.body.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)

    def adapt(self, wanted: int, most: int) -> None:
        """Give the code the height that the words leave, its design's at most."""
        self._size_code(min(QR_MOST, most - wanted + self.code.height()))

    def _size_code(self, most: int) -> None:
        side = self._modules * max(QR_LEAST_MODULE, most // self._modules)
        if self.code.size() != QSize(side, side):
            self.code.setFixedSize(side, side)


def open_address(window: QWidget, qr: str, site_asked: SignalInstance) -> Dialog:
    """Open the official address."""
    dialog = AddressDialog(window, qr)
    site = PrimaryButton("Ouvrir le site", icon="external-link")
    site.clicked.connect(site_asked)
    site.clicked.connect(dialog.close_dialog)
    close = SecondaryButton("Revenir à l’étape")
    close.clicked.connect(dialog.close_dialog)
    dialog.footer_right.hold(close)
    dialog.footer_right.hold(site)
    dialog.open_dialog(site)
    return dialog
