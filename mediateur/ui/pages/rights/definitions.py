"""« Définitions et sources des cases »: what each verdict, reader and kind means, and the facts of all the cells."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.rights.verdicts import ICONS, LABELS, Verdict
from mediateur.rights.visibility import Kind, Reader, Rules
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.sources import DATES, add_facts
from mediateur.usecases.rights import Cited

TITLE, BACK = "Définitions et sources des cases", "Revenir aux choix"
VERDICTS, READERS, KINDS, SOURCES = "Ce que disent les cases", "Qui", "Les documents", "Sources"
MEANINGS: dict[Verdict, str] = {
    Verdict.SEES: french("lit le document."),
    Verdict.SEES_UNLESS_REFUSED: french("l'accès est permis si la personne est informée et n'a pas dit non."),
    Verdict.WITH_CONSENT: french("ne lit rien tant que la personne n'a pas donné son accord."),
    Verdict.BY_PROFESSION: french("un arrêté de 2023 dit ce que chaque profession peut lire."),
    Verdict.IN_EMERGENCY: french("seulement en urgence, sauf si la personne l'a refusé à l'avance."),
    Verdict.SEES_NOT: french("ne lit pas le document."),
    Verdict.UNKNOWN: french("aucune source lue ne le dit. À demander au 34 22."),
}


def open_definitions(window: QWidget, rules: Rules, cited: Iterable[Cited]) -> Dialog:
    """Open the dialog; `cited` are the facts of the cells as they now are."""
    dialog = Dialog(window, TITLE, DATES, width=820)
    dialog.body.addWidget(heading(VERDICTS, 3))
    for verdict, meaning in MEANINGS.items():
        dialog.body.addLayout(_line(ICONS[verdict], f"**{LABELS[verdict]}**{NBSP}: {meaning}"))
    for title, heads in ((READERS, rules.readers), (KINDS, rules.kinds)):
        dialog.body.addWidget(Separator())
        dialog.body.addWidget(heading(title, 3))
        dialog.body.addLayout(_captions(heads))
    dialog.body.addWidget(Separator())
    dialog.body.addWidget(heading(SOURCES, 3))
    add_facts(dialog.body, cited)
    close = SecondaryButton(BACK)
    close.clicked.connect(dialog.close_dialog)
    dialog.footer_right.hold(close)
    dialog.open_dialog(close)
    return dialog


def _captions(heads: Iterable[Reader] | Iterable[Kind]) -> Column:
    column = Column(8)
    for head in heads:
        caption = f"{head.caption[:1].lower()}{head.caption[1:]}"
        column.addLayout(_line(head.icon, f"**{head.title}**{NBSP}: {caption}."))
    return column


def _line(sign: str, words: str) -> Row:
    row = Row(10)
    row.addWidget(Icon(sign, "text_body", 20, "courant"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(words, bold=600), 1)
    return row
