"""« Les licences »: what the program is made of, one part at a time, with the text of its licence."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import ComboBox, PlainText
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.shared.sources import breakable
from mediateur.usecases.program.licences import Part

TITLE = "Les licences"
WHY = french("Chaque composant de Médiateur et le texte de sa licence, ou son nom si ses auteurs ne le livrent pas.")
PART, TEXT, BACK = "Composant", "Texte de la licence", "Revenir à l’aide"
WITH_PROGRAM = french("La nomenclature (CycloneDX) accompagne le programme installé.")
LOST = french("Ce texte ne se lit pas : réinstallez Médiateur.")
WIDE, LINES = 860, 11


class LicencesDialog(Dialog):
    """A part is chosen in the list; its version, its licence and the whole text are shown under it."""

    def __init__(self, window: QWidget, parts: tuple[Part, ...], materials: Path | None) -> None:
        super().__init__(window, TITLE, WHY, width=WIDE)
        self._parts = parts
        self.part = ComboBox([(part, f"{part.name} {part.version}".strip()) for part in parts])
        self.told, self.text = Text(max_chars=0), PlainText(lines=LINES)
        self.text.setReadOnly(True)
        self.body.addWidget(FormRow(PART, self.part))
        self.body.addWidget(self.told)
        self.body.addWidget(FormRow(TEXT, self.text))
        self.body.addWidget(Text(_where(materials), "note", "text_muted", max_chars=0))
        close = SecondaryButton(BACK)
        close.clicked.connect(self.close_dialog)
        self.footer_right.hold(close)
        self.part.chosen.connect(self.show_part)
        self.show_part(parts[0])

    @Slot(object)
    def show_part(self, part: Part) -> None:
        """Show the licence of a part."""
        home = f"{NBSP}; {breakable(part.home)}" if part.home else ""
        self.told.set_text(f"Licence{NBSP}: **{part.licence}**{home}")
        self.text.set_text("\n\n".join(filter(None, (part.notice, *(_titled(text, part) for text in part.texts)))))


def _titled(text: Path, part: Part) -> str:
    """Return a text, under the name of its file where there are several."""
    try:
        words = text.read_text(encoding="utf-8", errors="replace").strip("\n")
    except OSError:
        words = LOST
    return words if len(part.texts) == 1 else f"{text.name}\n\n{words}"


def _where(materials: Path | None) -> str:
    return french(f"Nomenclature (CycloneDX) : {breakable(str(materials))}") if materials else WITH_PROGRAM
