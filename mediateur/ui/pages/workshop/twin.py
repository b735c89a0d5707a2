"""« Un atelier est déjà enregistré »: both figures, and the two choices."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.journal.definitions import activated
from mediateur.journal.encounter import Encounter, Kind
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.kit.text import Text
from mediateur.usecases.recording.workshops import TwinError

ANOTHER = {Kind.WORKSHOP: "C’est un autre atelier", Kind.EVENT: "C’est un autre événement"}
DO_NOT, QUESTION = "Ne pas enregistrer", french("Est-ce le même ?")
TITLES = {Kind.WORKSHOP: "Un atelier est déjà enregistré", Kind.EVENT: "Un événement est déjà enregistré"}


def ask_about_twin(window: QWidget, error: TwinError) -> ConfirmDialog:
    """Open the question and return it; connect to its `accepted` (another one) and `refused`."""
    kind = error.counted.kind
    dialog = ConfirmDialog(window, TITLES[kind], error.happened, ANOTHER[kind], DO_NOT)
    dialog.body.addWidget(Text(f"**Déjà enregistré**{NBSP}: {figures(error.existing)}."))
    dialog.body.addWidget(Text(f"**Celui-ci**{NBSP}: {figures(error.counted)}."))
    dialog.body.addWidget(Text(QUESTION))
    dialog.open_dialog(dialog.no)
    return dialog


def figures(encounter: Encounter) -> str:
    """Return the figures of a workshop or of an event, in words."""
    if encounter.kind is Kind.EVENT:
        return f"estimation de {_many(encounter.persons, 'personne')}"
    told = (
        _many(encounter.persons, "personne"),
        _many(encounter.helped, "aidée"),
        f"{_many(activated(encounter), 'espace')} activé{'s' if activated(encounter) > 1 else ''}",
    )
    return ", ".join(told)


def _many(number: int, word: str) -> str:
    return f"{number}{NBSP}{word}{'s' if number > 1 else ''}"
