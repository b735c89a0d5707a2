"""What a correction asks of a record beside its closing: its form, who led it, its title, the guides given."""

from __future__ import annotations

from collections.abc import Iterable

from mediateur.content.text import french
from mediateur.journal.definitions import MOST_TOGETHER
from mediateur.journal.encounter import Encounter, Kind
from mediateur.ui.kit.counter import Counter
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.pages.workshop.title import TitleRow
from mediateur.usecases.recording.corrections import Corrections, Held

KINDS = ((Kind.INDIVIDUAL, "Séance"), (Kind.WORKSHOP, "Atelier"), (Kind.EVENT, "Événement"))
HEADINGS = {
    Kind.INDIVIDUAL: french("Corriger la séance"),
    Kind.WORKSHOP: french("Corriger l'atelier"),
    Kind.EVENT: french("Corriger l'événement"),
}
GUIDES = "Guides imprimés"


class AboutRecord:
    """The fields, and the `rows` that show them. Only what is counted together has a title."""

    def __init__(self, encounter: Encounter, mediators: Iterable[str], corrections: Corrections) -> None:
        labels = dict.fromkeys((encounter.mediator, *mediators))
        self.kind, self.mediator = ComboBox(KINDS), ComboBox([(label, label) for label in labels])
        self.guides = Counter(GUIDES, encounter.guides_printed, 0, max(MOST_TOGETHER, encounter.guides_printed))
        self.title = TitleRow(corrections.check_title)
        self.kind.set_value(encounter.kind)
        self.mediator.set_value(encounter.mediator)
        self.title.show_title(encounter.title)
        self.rows = (
            FormRow("Forme", self.kind),
            FormRow("Médiateur", self.mediator),
            FormRow(GUIDES, self.guides),
            self.title,
        )

    def held(self) -> Held:
        """Return what the fields say."""
        kind = Kind(str(self.kind.value()))
        title = "" if kind is Kind.INDIVIDUAL else self.title.edit.text().strip()
        return Held(kind, str(self.mediator.value()), title, self.guides.value())

    def show_kind(self, kind: Kind) -> None:
        """Show what a record of this form has."""
        self.title.setVisible(kind is not Kind.INDIVIDUAL)
